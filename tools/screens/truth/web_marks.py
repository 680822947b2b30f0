"""Where a checkbox, radio button or switch is drawn, and where a slider is.

The native input is often transparent, one pixel wide or clipped away, and a sibling or a
pseudo-element is what one sees. Depends on boxes, element, ink, web_raw.
"""

from .boxes import area, iou, union
from .element import Element
from .ink import find_ink
from .roles import MARKS

HIGHEST_WRAPPER = 4
# An input wider than this (in CSS pixels) is a cover over its whole row, not a mark.
WIDEST_MARK_PX = 60
VISIBLE_OPACITY = 0.15


class MarkFinder:
    """Finds drawn marks of one screen."""

    def __init__(self, screen, content):
        self.screen = screen
        self.icons = [c for c in content if c.role == 'icon']
        self.inputs = {n['node'] for n in screen.accessible if n['role'] in MARKS}
        self.pseudo = [
            (d['node'], screen.pixels_of(d['box']))
            for d in screen.drawings
            if d['kind'] == 'pseudo'
        ]

    def find(self, number, role):
        """The mark that stands for an input: in it, or in a wrapper that holds no other input.

        Marks that the page names come first; then an input may be its own mark; then boxes of
        pseudo-elements and icons are taken for one. None if the input's own box has to do.
        """
        wrappers = self._wrappers(number)
        named = next(filter(None, (self._named(w, role) for w in wrappers)), None)
        if named or self._is_own_mark(number):
            return named
        return next(filter(None, (self._likely(w) for w in wrappers)), None)

    def _wrappers(self, number):
        """What each wrapper holds, from the inside out, while it holds one input only."""
        held = []
        for wrapper in list(self.screen.ancestors(number))[:HIGHEST_WRAPPER]:
            inside = set(self.screen.descendants(wrapper))
            if len(inside & self.inputs) > 1:
                break
            held.append(inside)
        return held

    def _named(self, inside, role):
        marks = self._boxes(inside, 'isMark')
        if not marks:
            return None
        return union(marks + (self._boxes(inside, 'isThumb') if role == 'switch' else []))

    def _likely(self, inside):
        boxes = [box for node, box in self.pseudo if node in inside and _is_squarish(box)]
        if boxes:
            return max(boxes, key=area)
        icons = [icon.box for icon in self.icons if icon.node in inside]
        return icons[0] if 0 < len(icons) <= 2 else None

    def _boxes(self, numbers, flag):
        nodes = self.screen.nodes
        found = [n for n in sorted(numbers) if n in nodes and nodes[n].get(flag)]
        boxes = [self.screen.box_of(n) for n in found if nodes[n]['tag'] != 'input']
        return [box for box in boxes if box]

    def _is_own_mark(self, number):
        """Whether the node itself is drawn: a native input, or an element as small as a mark."""
        node = self.screen.nodes[number]
        box = node.get('box')
        if not box or node['opacity'] <= VISIBLE_OPACITY or box[2] - box[0] >= WIDEST_MARK_PX:
            return False
        return node['tag'] == 'input' or _is_squarish(box)


def _is_squarish(box):
    return 0.4 < (box[2] - box[0]) / max(1, box[3] - box[1]) < 3


def mark_element(screen, finder, number, role):
    """The element of a checkbox, radio button or switch; None if nothing of it is drawn."""
    layout = screen.box_of(number)
    box = finder.find(number, role) or layout
    ink = find_ink(screen.pixels, box, pad=2) if box else None
    if ink is None:
        return None
    element = Element(role, box)
    if iou(ink.box, box) > 0.5:
        element.alternatives.append(ink.box)
    if layout:
        element.alternatives.append(layout)
    return element


def slider_element(screen, number):
    """The element of a slider: from the thumb's top to its bottom along the whole track."""
    node, own = screen.nodes[number], screen.box_of(number)
    track = None
    if node['tag'] != 'input' or node['opacity'] <= VISIBLE_OPACITY:
        near = list(screen.ancestors(number))[:HIGHEST_WRAPPER]
        track = next((screen.box_of(n) for n in near if screen.nodes[n].get('isSlider')), None)
    if not (track or own):
        return None
    element = Element('slider', track or own, alternatives=[own] if own and track else [])
    x0, y0, x1, y1 = element.box
    scale = screen.scale
    ink = find_ink(screen.pixels, element.box) if track else None
    if ink and 10 * scale <= ink.box[3] - ink.box[1] < y1 - y0:
        # A named track may have room for fingers above and below.
        element.alternatives.append(element.box)
        element.box = [x0, ink.box[1], x1, ink.box[3]]
    elif y1 - y0 < 14 * scale and x1 - x0 > 40 * scale:
        middle = (y0 + y1) / 2
        ink = find_ink(screen.pixels, [x0, middle - 10 * scale, x1, middle + 10 * scale])
        element.alternatives.append(element.box)
        if ink and ink.box[3] - ink.box[1] < 21 * scale:
            element.box = [x0, ink.box[1], x1, ink.box[3]]
        else:
            element.box = [x0, middle - 9 * scale, x1, middle + 9 * scale]
    return element
