"""Controls and containers of a web screen, from the accessibility tree.

Depends on boxes, element, ink, roles, web_fields, web_marks, web_raw.
"""

from .boxes import area, inside
from .element import Element
from .ink import find_ink
from .roles import CONTAINERS, INTERACTIVE, MARKS
from .web_content import LEAST_SHARE
from .web_fields import FIELD_ROLES
from .web_marks import mark_element, slider_element

# Chromium's role -> ours. Images come from the drawn content instead.
ROLE_OF = {
    **{role: role for role in INTERACTIVE | CONTAINERS - {'group', 'status', 'statusbar'}},
    'DisclosureTriangle': 'button',
    'DisclosureTriangleGrouped': 'button',
    'PopUpButton': 'combobox',
    'ComboBoxSelect': 'combobox',
    'TextField': 'textbox',
    'Date': 'textbox',
    'DateTime': 'textbox',
    'InputTime': 'textbox',
    'ColorWell': 'button',
    'gridcell': 'cell',
    'heading': 'heading',
    'alertdialog': 'dialog',
    'grid': 'table',
    'treegrid': 'table',
    'progressbar': 'progressbar',
    'meter': 'progressbar',
    'radiogroup': 'group',
}
ROLE_OF.pop('window')
ROLE_OF.pop('tabpanel')

# Containers that count only if they hold something: (roles, least number of drawn things).
_HOLDERS = frozenset(
    'list listbox menu table tree toolbar tablist group alert tooltip menubar'.split()
)
_CELLS = frozenset(('cell', 'columnheader', 'rowheader'))
LARGEST_ITEM_SHARE = 0.25


class ControlPass:
    """Turns accessible nodes into elements; `interactive_nodes` are the numbers that became
    interactive elements."""

    def __init__(self, screen, content, marks, fields):
        self.screen = screen
        self.content = content
        self.marks = marks
        self.fields = fields
        self.interactive_nodes = set()

    def run(self):
        """All elements that the accessibility tree tells of."""
        found = []
        for record in self.screen.accessible:
            role = ROLE_OF.get(record['role'])
            if role and record['node'] in self.screen.nodes:
                found += self._elements(record, role)
        return found

    def _elements(self, record, role):
        number = record['node']
        node = self.screen.nodes[number]
        if node.get('rects') and role in ('link', 'button'):
            self.interactive_nodes.add(number)
            return self._wrapped(record, role, node)
        element = self._located(number, role)
        if element is None or not self._counts(element):
            return []
        element.name, element.node = record['name'], number
        # Only a data grid's cells can be entered; those of a table are layout.
        is_entered = record['role'] == 'gridcell' and record['isFocusable']
        element.interactive = role in INTERACTIVE or is_entered
        # A drawn mark covers its own input, which says nothing about the mark.
        is_dimmed = node['isDimmed'] and role not in MARKS
        element.ignore = is_dimmed or self._is_cut(element, node)
        element.disabled = record['isDisabled']
        element.checked = record.get('checked') in ('true', True)
        if element.interactive:
            self.interactive_nodes.add(number)
        return [element]

    def _wrapped(self, record, role, node):
        """A link that wraps is one element a line."""
        out = []
        for rect in node['rects']:
            box = self.screen.pixels_of(rect)
            if area(box) >= 20 and find_ink(self.screen.pixels, box):
                out.append(
                    Element(
                        role,
                        box,
                        name=record['name'],
                        interactive=True,
                        node=record['node'],
                        ignore=node['isDimmed'],
                    )
                )
        return out

    def _located(self, number, role):
        if role in MARKS:
            return mark_element(self.screen, self.marks, number, role)
        if role == 'slider':
            return slider_element(self.screen, number)
        if role in FIELD_ROLES:
            return self.fields.find(number, role)
        box = self.screen.box_of(number)
        return Element(role, box) if box else None

    def _counts(self, element):
        role, box = element.role, element.box
        width, height = box[2] - box[0], box[3] - box[1]
        if role not in CONTAINERS:
            is_large = width >= 3 and height >= 3
            return is_large and find_ink(self.screen.pixels, box, pad=2) is not None
        if (role == 'row' and height < 8) or (role in _CELLS and min(width, height) < 6):
            return False
        if role in _HOLDERS:
            least = 1 if role in ('alert', 'tooltip') else 2
            return sum(inside(c.box, box, 0.8) for c in self.content) >= least
        if role in ('listitem', 'row'):
            is_page = area(box) > LARGEST_ITEM_SHARE * self.screen.width * self.screen.height
            if role == 'listitem' and is_page:
                return False
            return any(inside(c.box, box, 0.6) for c in self.content)
        return True

    def _is_cut(self, element, node):
        if element.role in MARKS or element.role in CONTAINERS:
            return False
        x0, y0, x1, y1 = (v * self.screen.scale for v in node['layout'])
        whole = area([x0, y0, x1, y1])
        return whole > 0 and area(element.box) < LEAST_SHARE * whole
