"""From the toolkit's elements to what an eye sees: borderless controls shrink to their content,
elements that share a box become one.

Works on element.Element lists in place and returns what is kept. Depends on boxes, ink, roles.
"""

from .boxes import area, grow, inside, iou, union
from .ink import drawn_sides
from .roles import CONTAINERS, CONTENT, ROW_LIKE, YIELDING_CONTAINERS, priority

SAME_BOX = 0.85
SAME_AS_ALTERNATIVE = 0.9
SMALLEST_AREA_PX = 9
# A control with fewer drawn sides than this has no visible shape of its own.
SIDES_OF_A_SHAPE = 2


def finish(elements, pixels):
    """Shrinks borderless controls, adds alternative boxes, merges what shares a box.

    elements  list of Element; changed in place
    pixels    int16 [height, width, 3]
    Returns the elements to keep. Cost: O(elements^2) comparisons of boxes.
    """
    content = [e for e in elements if e.role in CONTENT]
    kept = [e for e in elements if fit_to_picture(e, content, pixels)]
    return merge_same([e for e in kept if area(e.box) >= SMALLEST_AREA_PX])


def content_of(element, content):
    """The drawn content that lies in an element, with 2 pixels of tolerance."""
    host = grow(element.box, 2)
    return [c for c in content if c is not element and inside(c.drawn, host, 0.8)]


def fit_to_picture(element, content, pixels):
    """Settles box and alternatives of one element; False if nothing of it is drawn."""
    if element.role in ('button', 'link', 'heading') and not element.fixed:
        return _fit_control(element, content_of(element, content), pixels)
    if element.role in ROW_LIKE:
        held = content_of(element, content)
        if held:
            element.alternatives.append(union(c.drawn for c in held))
    if element.role == 'text' and element.ink:
        # First of all alternatives: the ink is what a detector gives.
        element.alternatives.insert(0, element.ink)
    return True


def _fit_control(element, held, pixels):
    if not held:
        return element.role != 'heading'
    ink = union(c.drawn for c in held)
    sides = drawn_sides(pixels, element.box)
    if element.role != 'heading' and sides >= SIDES_OF_A_SHAPE:
        if sides < 4:
            element.alternatives.append(ink)
        return True
    layout = element.box
    # Words keep the font's line box, icons their ink.
    element.box = union(c.box if c.role == 'text' else c.drawn for c in held)
    element.alternatives.append(ink)
    if element.role != 'heading':
        element.alternatives.append(layout)
    element.borderless = True
    return True


def merge_same(elements):
    """One element for each box: the role with the highest priority stays, others go to `also`."""
    kept = []
    for element in sorted(elements, key=lambda e: (-priority(e.role), area(e.box))):
        twin = next((k for k in kept if _is_same(k, element)), None)
        if twin is None:
            kept.append(element)
        else:
            _merge_into(twin, element)
    return kept


def _is_same(kept, element):
    if not _shares_box(kept, element):
        return False
    both_stay = (
        element.role in CONTAINERS
        and kept.role not in CONTAINERS
        and element.role not in YIELDING_CONTAINERS
    )
    return not both_stay


def _shares_box(kept, element):
    if iou(kept.box, element.box) >= SAME_BOX:
        return True
    if element.role not in ('text', 'icon'):
        return False
    if element.ink and iou(kept.box, element.ink) >= SAME_BOX:
        return True
    return kept.borderless and any(
        iou(box, element.box) >= SAME_AS_ALTERNATIVE for box in kept.alternatives
    )


def _merge_into(kept, element):
    if element.role != kept.role and element.role not in kept.also:
        kept.also.append(element.role)
    kept.name = kept.name or element.name
    kept.interactive = kept.interactive or element.interactive
    if element.role in ('text', 'icon'):
        kept.alternatives.append(element.box)
        if element.ink:
            kept.alternatives.append(element.ink)
    if element.node is not None:
        kept.merged_nodes.append(element.node)
