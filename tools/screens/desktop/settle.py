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
