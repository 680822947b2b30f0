"""Draws truth files over their pictures, for a person to look at.

    python -m truth.overlay OUT_DIR FILE.json ... [--roles text,icon] [--crop X,Y,W,H] [--ink]

Writes OUT_DIR/NAME.overlay.png. Ignored elements are grey, opaque areas hatched. Depends on
Pillow and on the truth format only, so it serves any program's truth files.
"""

import argparse
import json
import os
import sys

from PIL import Image, ImageDraw

COLORS = {
    'text': (0, 140, 255),
    'heading': (0, 80, 160),
    'icon': (255, 0, 200),
    'image': (160, 90, 0),
    'button': (230, 30, 30),
    'link': (0, 160, 60),
    'tab': (200, 60, 100),
    'slider': (90, 60, 220),
    'scrollbar': (90, 90, 90),
    'treeitem': (0, 120, 120),
}
COLORS.update(dict.fromkeys(('textbox', 'searchbox', 'spinbutton'), (255, 140, 0)))
COLORS.update(dict.fromkeys(('checkbox', 'radio', 'switch'), (120, 0, 255)))
COLORS.update(dict.fromkeys(('menuitem', 'option'), (200, 0, 120)))
COLORS['combobox'] = (190, 120, 0)
OTHER = (150, 150, 0)
IGNORED = (170, 170, 170)
UNLABELLED = frozenset(('text', 'icon', 'cell', 'row', 'link', 'listitem'))
HATCH_STEP_PX = 12


def draw_element(draw, element, use_ink=False):
    """One element's outline, with the first letters of its role for controls and containers."""
    x, y, w, h = element['box']
    if use_ink and element['role'] == 'text' and element.get('alt'):
        x, y, w, h = element['alt'][0]
    color = IGNORED if element.get('ignore') else COLORS.get(element['role'], OTHER)
    draw.rectangle((x, y, x + w - 1, y + h - 1), outline=color)
    if element.get('opaque'):
        for offset in range(0, w, HATCH_STEP_PX):
            draw.line((x + offset, y, x + offset, y + h - 1), fill=color)
    if element['role'] not in UNLABELLED:
        mark = element['role'][:4] + ('*' if element.get('guessed') else '')
        mark += '+' if element.get('checked') else ''
        mark += '-' if element.get('disabled') else ''
        draw.text((x + 1, y - 1), mark, fill=color)


def draw_truth(truth_path, roles=frozenset(), crop=None, use_ink=False):
    """The picture beside a truth file with its elements drawn over it."""
    with open(truth_path, encoding='utf-8') as file:
        truth = json.load(file)
    with Image.open(truth_path.removesuffix('.json') + '.png') as picture:
        image = picture.convert('RGB')
    draw = ImageDraw.Draw(image)
    for element in truth['elements']:
        if not roles or element['role'] in roles:
            draw_element(draw, element, use_ink)
    if crop:
        x, y, w, h = crop
        image = image.crop((x, y, x + w, y + h))
    return image


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('out')
    parser.add_argument('files', nargs='+')
    parser.add_argument('--roles', default='')
    parser.add_argument('--crop', default='')
    parser.add_argument('--ink', action='store_true', help='text lines by their ink')
    options = parser.parse_args()
    roles = frozenset(filter(None, options.roles.split(',')))
    crop = [int(v) for v in options.crop.split(',')] if options.crop else None
    os.makedirs(options.out, exist_ok=True)
    for path in options.files:
        name = os.path.basename(path).removesuffix('.json')
        image = draw_truth(path, roles, crop, options.ink)
        image.save(os.path.join(options.out, f'{name}.overlay.png'))


if __name__ == '__main__':
    sys.exit(main())
