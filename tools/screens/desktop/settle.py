"""Mends elements in the light of the others: what one accessible alone cannot tell.

Depends on: sight, tools/screens/truth.  Thread safety: changes the given elements in place.
"""

from truth.boxes import area, inside
from truth.roles import INTERACTIVE

MARKS = frozenset(("checkbox", "radio", "switch", "slider", "scrollbar"))
GROUP_OF = 3


def settle_elements(sight, elements):
    """The elements without doubles of marks, with combined controls as groups."""
    for element in elements:
        if element.role in ("button", "option", "combobox"):
            _open_combined_control(element, elements)
    _tell_check_columns(sight.tree, elements)
    elements = [e for e in elements if not _is_open_canvas(e, elements)]
    marks = [e.box for e in elements if e.role in MARKS]
    return [e for e in elements if not (e.role == "icon" and _centred_in_any(e, marks))]


def _open_combined_control(element, elements):
    """An expander or combined widget reported as one big button is a group to an eye."""
    held = [e for e in elements if e is not element and e.role in INTERACTIVE
            and e.role != "scrollbar" and inside(e.box, element.box, 0.9)
            and area(e.box) < 0.6 * area(element.box)]
    if len(held) >= GROUP_OF:
        element.role, element.interactive = "group", False


def _centred_in_any(element, boxes):
    x, y = (element.box[0] + element.box[2]) / 2, (element.box[1] + element.box[3]) / 2
    return any(b[0] - 2 <= x <= b[2] + 2 and b[1] - 2 <= y <= b[3] + 2 for b in boxes)


def _tell_check_columns(tree, elements):
    """Tables tell check marks as nameless cells; a column with a checked cell holds marks.

    The mark's icon becomes a checkbox; the cell stays.
    """
    cells = [e for e in elements if e.role == "cell" and not e.name]
    checked = {_column_key(tree, e) for e in cells
               if "CHECKED" in tree.nodes[e.node.node].states}
    for cell in cells:
        if _column_key(tree, cell) not in checked:
            continue
        for icon in elements:
            if icon.role == "icon" and icon.node == cell.node:
                icon.role, icon.interactive = "checkbox", True
                icon.checked = "CHECKED" in tree.nodes[cell.node.node].states


def _column_key(tree, cell):
    node = tree.nodes[cell.node.node]
    return node.parent, node.box[0], node.box[2]


def _is_open_canvas(element, elements):
    """A painted area in which the toolkit does tell elements: it is mere layout."""
    if not (element.opaque and element.role == "group"):
        return False
    held = [e for e in elements if e is not element and e.role != "group"
            and inside(e.box, element.box, 0.9)]
    return len(held) > 1
