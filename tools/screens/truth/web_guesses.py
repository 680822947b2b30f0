"""What the accessibility tree does not tell: clickable things without a role, painted panels,
and what lies behind a modal.

Depends on boxes, element, ink, web_raw.
"""

from .boxes import area, grow, inside
from .element import Element
from .ink import drawn_sides, find_ink

# A clickable surface beyond this share of the picture is the page, not a control.
LARGEST_CONTROL_SHARE = 0.2
LARGEST_PANEL_SHARE = 0.75
NEVER_CLICKABLE = frozenset(('html', 'body', 'option'))
NEVER_PANELS = frozenset(
    'tr td th tbody thead table input select textarea label html body'.split()
)
_HOSTS = frozenset('button combobox textbox searchbox spinbutton columnheader'.split())
# Dimmed nodes beyond this number mean a backdrop, not a faded control.
FEWEST_DIMMED = 5


def find_clickables(screen, content, controls, marks, fields):
    """Elements with a hand cursor that no role explains: rows of menus, cards, list entries."""
    within = _Relations(screen, controls.interactive_nodes)
    found, taken = [], set()
    for number, node in sorted(screen.nodes.items()):
        if node['cursor'] != 'pointer' or not node.get('box') or node['tag'] in NEVER_CLICKABLE:
            continue
        parent = screen.nodes.get(node['parent'])
        if (parent and parent['cursor'] == 'pointer') or within.is_explained(number):
            continue
        above = set(screen.ancestors(number))
        # A label's hand is its input's.
        if taken & above or any(screen.nodes[a]['tag'] == 'label' for a in above):
            continue
        if within.is_related(number, fields.wrappers):
            continue
        if marks.inputs & set(screen.descendants(number)):
            continue
        element = _clickable(screen, content, number, node)
        if element:
            taken.add(number)
            found.append(element)
    return found


class _Relations:
    """Who is above or below an interactive node."""

    def __init__(self, screen, interactive):
        self.screen = screen
        self.interactive = interactive
        self.above = {a for n in interactive for a in screen.ancestors(n)}

    def is_explained(self, number):
        if number in self.above:
            return True
        return any(a in self.interactive for a in self.screen.ancestors(number))

    def is_related(self, number, others):
        ancestors = set(self.screen.ancestors(number))
        return bool(ancestors & others) or any(
            number in set(self.screen.ancestors(other)) for other in others
        )


def _clickable(screen, content, number, node):
    box = screen.box_of(number)
    width, height = box[2] - box[0], box[3] - box[1]
    if min(width, height) < 5 or area(box) > LARGEST_CONTROL_SHARE * screen.width * screen.height:
        return None
    if not find_ink(screen.pixels, box):
        return None
    held = [c for c in content if inside(c.box, box, 0.7)]
    if not held:
        return None
    # A tall card with several things in it is a group, whatever the cursor says.
    is_card = height > 90 * screen.scale and len(held) > 2
    role = 'group' if is_card else 'combobox' if node.get('isSelect') else 'button'
    return Element(
        role,
        box,
        name=next((c.name for c in held if c.name), ''),
        interactive=True,
        node=number,
        ignore=node['isDimmed'],
        guessed=True,
    )


def drop_nested(elements):
    """A guessed clickable that fills a known control is that control."""
    hosts = [e for e in elements if e.role in _HOSTS]

    def is_nested(element):
        return element.guessed and any(
            host is not element
            and inside(element.box, host.box, 0.95)
            and 0.45 * area(host.box) < area(element.box) < area(host.box)
            for host in hosts
        )

    return [e for e in elements if not is_nested(e)]


def find_panels(screen, content, elements):
    """Painted surfaces that hold at least two drawn things: cards, sidebars, bars."""
    known = {e.node for e in elements}
    largest = LARGEST_PANEL_SHARE * screen.width * screen.height
    found = []
    for number, node in screen.nodes.items():
        box = screen.box_of(number)
        if not box or number in known or node['tag'] in NEVER_PANELS or area(box) > largest:
            continue
        if box[2] - box[0] < 80 * screen.scale or box[3] - box[1] < 48 * screen.scale:
            continue
        if not (node['borders'] >= 3 or node['hasShadow'] or node['ground'] > 0.5):
            continue
        if sum(inside(c.box, box, 0.8) for c in content) < 2:
            continue
        if drawn_sides(screen.pixels, box) >= 3:
            found.append(Element('group', box, node=number, ignore=node['isDimmed']))
    return found


def ignore_behind_modal(screen, elements):
    """Marks what lies behind a dialog's backdrop: visible, but dimmed and out of reach."""
    dialogs = [grow(e.box, 2) for e in elements if e.role == 'dialog' and not e.ignore]
    dimmed = sum(bool(node['isDimmed']) for node in screen.nodes.values())
    if not dialogs or dimmed <= FEWEST_DIMMED:
        return
    for element in elements:
        is_shown = any(inside(element.box, dialog, 0.9) for dialog in dialogs)
        if element.role != 'scrollbar' and not is_shown:
            element.ignore = True
