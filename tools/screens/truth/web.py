"""Truth files of rendered web pages.

    python -m truth.web RAW_DIR SCREENS_DIR [--force] [--only NAME,NAME]

Reads RAW_DIR/NAME.raw.json and SCREENS_DIR/NAME.png, writes SCREENS_DIR/NAME.json. Skips truth
files newer than their raw file. Depends on the other modules of this package.
"""

import argparse
import os
import sys

from .boxes import area
from .finish import finish
from .roles import MARKS
from .web_content import find_content
from .web_controls import ControlPass
from .web_fields import FieldFinder, native_parts
from .web_guesses import drop_nested, find_clickables, find_panels, ignore_behind_modal
from .web_marks import MarkFinder
from .web_raw import WebScreen
from .write import write_truth


def collect(screen):
    """All elements of a screen, before they are fitted to the picture and merged."""
    content = find_content(screen)
    marks, fields = MarkFinder(screen, content), FieldFinder(screen)
    controls = ControlPass(screen, content, marks, fields)
    elements = content + controls.run()
    elements += find_clickables(screen, content, controls, marks, fields)
    elements = drop_nested(elements)
    is_field = [e for e in elements if e.role in ('combobox', 'textbox')]
    elements += native_parts(screen, is_field, content)
    elements += find_panels(screen, content, elements)
    ignore_behind_modal(screen, elements)
    return without_parts_of_marks(elements)


def without_parts_of_marks(elements):
    """The tick in a checkbox or the thumb of a slider is no icon of its own."""
    hosts = [e.box for e in elements if e.role in MARKS or e.role == 'slider']

    def is_part(icon):
        x, y = (icon.box[0] + icon.box[2]) / 2, (icon.box[1] + icon.box[3]) / 2
        return any(
            h[0] - 2 <= x <= h[2] + 2
            and h[1] - 2 <= y <= h[3] + 2
            and area(icon.box) < 1.3 * area(h)
            for h in hosts
        )

    return [e for e in elements if e.role != 'icon' or not is_part(e)]


def parent_finder(screen, kept):
    """A function that gives the kept element that holds an element."""
    by_node = {}
    for element in kept:
        if element.role not in ('text', 'icon'):
            for number in [element.node, *element.merged_nodes]:
                by_node.setdefault(number, element)

    def parent_of(element):
        if element.node is None:
            return None
        start = element.node
        if element.role not in ('text', 'icon'):
            start = screen.parent(start)
        holders = (by_node.get(number) for number in screen.ancestors(start))
        return next((h for h in holders if h is not None and h is not element), None)

    return parent_of


def make_truth(raw_path, picture_path, truth_path):
    """Writes one truth file and returns its records."""
    screen = WebScreen(raw_path, picture_path)
    kept = finish(collect(screen), screen.pixels)
    meta = {'width': screen.width, 'height': screen.height, **screen.meta, 'kind': 'web'}
    return write_truth(truth_path, meta, kept, parent_finder(screen, kept))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('raw')
    parser.add_argument('screens')
    parser.add_argument('--force', action='store_true')
    parser.add_argument('--only', default='', help='names, separated by commas')
    options = parser.parse_args()
    only = set(filter(None, options.only.split(',')))
    names = sorted(
        f.removesuffix('.raw.json') for f in os.listdir(options.raw) if f.endswith('.raw.json')
    )
    for name in names:
        raw = os.path.join(options.raw, f'{name}.raw.json')
        truth = os.path.join(options.screens, f'{name}.json')
        is_done = os.path.exists(truth) and os.path.getmtime(truth) > os.path.getmtime(raw)
        if (only and name not in only) or (is_done and not options.force):
            continue
        records = make_truth(raw, os.path.join(options.screens, f'{name}.png'), truth)
        ignored = sum('ignore' in r for r in records)
        print(f'{name}: {len(records)} elements, {ignored} ignored', flush=True)


if __name__ == '__main__':
    sys.exit(main())
