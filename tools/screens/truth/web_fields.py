"""Text fields, and what the browser itself draws in them.

The input is often borderless inside a drawn wrapper: the box climbs to the smallest ancestor with
drawn edges, but never to one that holds two fields. Depends on boxes, element, ink, web_raw.
"""

from .boxes import inside
from .element import Element
from .ink import drawn_sides, find_ink

FIELD_ROLES = frozenset(('textbox', 'searchbox', 'combobox', 'spinbutton'))
DATE_TYPES = frozenset(('date', 'time', 'datetime-local', 'month', 'week'))
# Accessibility roles that make a wrapper more than one field's wrapper.
_COUNTED = FIELD_ROLES | {'checkbox'}
HIGHEST_WRAPPER = 6
VISIBLE_OPACITY = 0.15
NARROW_INPUT_PX = 60


class FieldFinder:
    """Finds the drawn boxes of one screen's fields; `wrappers` are the nodes it climbed to."""

    def __init__(self, screen):
        self.screen = screen
        self.counted = {n['node'] for n in screen.accessible if n['role'] in _COUNTED}
        self.wrappers = set()

    def find(self, number, role):
        """The element of a field, or None if nothing of it is drawn."""
        screen, node = self.screen, self.screen.nodes[number]
        layout = node.get('box') or self._transparent_box(node)
        if not layout:
            return None
        box = screen.pixels_of(layout)
        element = Element(role, box)
        if not self._has_own_shape(node, box):
            # A select's input can be a pixel wide: the wrapper may then be much wider.
            is_narrow = layout[2] - layout[0] < NARROW_INPUT_PX and node['tag'] == 'input'
            wrapper = self._wrapper(number, box, 600 if is_narrow else 90)
            if wrapper is not None:
                element.alternatives.append(box)
                element.box = screen.box_of(wrapper)
                self.wrappers.add(wrapper)
        is_thin = element.box[2] - element.box[0] < 8
        return None if is_thin or not find_ink(screen.pixels, element.box, pad=2) else element

    def _transparent_box(self, node):
        # Only transparent or clipped inputs are revived: an opaque one without a box is covered.
        box = node['layout']
        has_size = box[2] - box[0] >= 4 and box[3] - box[1] >= 4
        if node['opacity'] > VISIBLE_OPACITY and has_size:
            return None
        width, height = self.screen.viewport
        if box[2] <= 0 or box[3] <= 0 or box[0] >= width or box[1] >= height:
            return None
        return [box[0], box[1], max(box[2], box[0] + 4), max(box[3], box[1] + 14)]

    def _has_own_shape(self, node, box):
        sides = drawn_sides(self.screen.pixels, box)
        is_filled = node['ground'] > 0.1 and sides > 2
        return sides >= 2 and (node['borders'] >= 1 or node['hasShadow'] or is_filled)

    def _wrapper(self, number, box, wider_by):
        screen = self.screen
        width, height = box[2] - box[0], box[3] - box[1]
        for at in list(screen.ancestors(number))[1 : HIGHEST_WRAPPER + 1]:
            node, around = screen.nodes[at], screen.box_of(at)
            if not around:
                continue
            if around[3] - around[1] > 2.6 * height + 24 * screen.scale:
                return None
            if around[2] - around[0] > 2.2 * width + wider_by * screen.scale:
                return None
            if len(self.counted & set(screen.descendants(at, 5))) > 1:
                return None
            is_drawn = node['borders'] >= 1 or node['hasShadow']
            if is_drawn or drawn_sides(screen.pixels, around) >= 4:
                return at
        return None


def native_parts(screen, fields, content):
    """What the browser draws without any node: a select's arrow, a date field's words and glyph."""
    parts = []
    for field in fields:
        node = screen.nodes.get(field.node)
        is_select = bool(node) and node['tag'] == 'select'
        is_date = bool(node) and node['tag'] == 'input' and node.get('type') in DATE_TYPES
        is_list = is_select and field.box[3] - field.box[1] > 60 * screen.scale
        if (is_select or is_date) and not is_list and not _is_cut(node):
            box = screen.box_of(field.node) or field.box
            parts += _end_glyph(screen, field, box, content)
            parts += _date_words(screen, field, box, content) if is_date else []
    return parts


def _is_cut(node):
    """Whether something covers the field's end, where its glyph is."""
    return bool(node.get('box')) and node['box'][2] < node['layout'][2] - 1


def _end_glyph(screen, field, box, content):
    x1, y0, y1, scale = box[2], box[1], box[3], screen.scale
    margin = 4 * scale
    region = [x1 - 26 * scale, y0 + margin, x1 - margin, y1 - margin]
    ink = find_ink(screen.pixels, region)
    around = [x1 - 27 * scale, y0, x1, y1]
    if not ink or any(inside(c.box, around, 0.8) for c in content):
        return []
    if not 3 * scale <= ink.box[2] - ink.box[0] <= 20 * scale:
        return []
    return [Element('icon', ink.box, node=field.node, ink=ink.box, ignore=field.ignore)]


def _date_words(screen, field, box, content):
    x0, y0, x1, y1 = box
    margin = 4 * screen.scale
    region = [x0 + margin, y0 + margin, x1 - 30 * screen.scale, y1 - margin]
    ink = find_ink(screen.pixels, region)
    if not ink or any(c.role == 'text' and inside(c.box, box, 0.8) for c in content):
        return []
    left, top, right, bottom = ink.box
    line = [left, top - 3 * screen.scale, right, bottom + 3 * screen.scale]
    return [Element('text', line, node=field.node, ink=ink.box, ignore=field.ignore)]
