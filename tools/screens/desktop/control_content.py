"""Words and icons inside controls: those the toolkit tells, and those only the picture shows.

Depends on: sight, ink_runs, tools/screens/truth.  Pure functions of Sight and Control; each
returns a list of elements.
"""

from ink_runs import ink_clusters, sharpen, split_label, tolerance
from sight import HARDLY_VISIBLE, TEXT_TOO_CUT_TO_JUDGE, is_sized
from truth.boxes import area, grow, intersection, union
from truth.ink import find_ink

LARGEST_ICON_PX = 64
LEAST_ICON_PX = 3
WORD_GAP_PX = 7
BORDERED = frozenset(("button", "combobox"))
MENU_ITEMS = frozenset(("menuitem", "menuitemcheckbox", "menuitemradio"))


def told_lines(sight, control):
    """The text lines that the toolkit gives with their extents."""
    found = []
    for words, box in control.node.lines:
        clipped = sight.tree.clip(control.node, box)
        frame = grow(control.box, 1)
        clipped = [max(clipped[0], frame[0]), max(clipped[1], frame[1]),
                   min(clipped[2], frame[2]), min(clipped[3], frame[3])]
        if not is_sized(clipped):
            continue
        share, part = sight.stack.visible(clipped, control.window)
        share *= min(1.0, area(clipped) / max(1.0, area(box)))
        ink = find_ink(sight.pixels, part) if share >= HARDLY_VISIBLE else None
        if ink:
            found.append(control.element("text", part, name=words, ink=ink.box,
                                         ignore=share < TEXT_TOO_CUT_TO_JUDGE))
    return found


def text_of(sight, control, box, words, ignore=False):
    """A text line whose ink was found at `box`."""
    ink = sharpen(sight.pixels, box, control.box)
    line = sight.metrics.line_box(words, ink) if words and not ignore else ink
    line = [max(line[0], control.box[0]), max(line[1], control.box[1]),
            min(line[2], control.box[2]), min(line[3], control.box[3])]
    return control.element("text", line, name=words, ink=ink, ignore=ignore)


def icons_of(control, clusters):
    """Icons for the clusters that are large enough to be seen as one."""
    return [control.element("icon", c) for c in clusters
            if c[2] - c[0] >= LEAST_ICON_PX and c[3] - c[1] >= LEAST_ICON_PX]


def drawn_content(sight, control):
    """Words and icons in a control that exposes neither, by ink and the label's width."""
    inset = 4 if control.role in BORDERED else 2
    clusters = ink_clusters(sight.pixels, control.box, WORD_GAP_PX * sight.unit,
                            inset * sight.unit)
    if not clusters:
        return []
    name = control.node.name
    wide = sight.metrics.width(name) if name else 0
    if control.role in MENU_ITEMS:
        return _menu_item_content(sight, control, clusters, name, wide)
    return _button_content(sight, control, clusters, name, wide)


def _menu_item_content(sight, control, clusters, name, wide):
    before, label, after = split_label(clusters, wide)
    if label is None:
        return [text_of(sight, control, union(clusters), name, ignore=True)] if name else []
    found = [text_of(sight, control, label, name), *icons_of(control, before)]
    if after:
        rest = union(after)
        is_arrow = rest[2] - rest[0] <= 9 * sight.unit
        found += icons_of(control, [rest]) if is_arrow else [text_of(sight, control, rest, "")]
    return found


def _button_content(sight, control, clusters, name, wide):
    whole = union(clusters)
    across, high = whole[2] - whole[0], whole[3] - whole[1]
    if _is_icon_alone(clusters, across, high, name, wide, sight.unit):
        if max(across, high) <= LARGEST_ICON_PX * sight.unit:
            return [control.element("icon", whole, name=name)]
        return [text_of(sight, control, whole, name, ignore=True)] if name else []
    if abs(across - wide) < tolerance(wide):
        return [text_of(sight, control, whole, name)]
    before, label, after = split_label(clusters, wide)
    if label is None:
        return [text_of(sight, control, whole, name, ignore=True)]
    return [text_of(sight, control, label, name), *icons_of(control, before + after)]


def _is_icon_alone(clusters, across, high, name, wide, unit):
    if not name or wide > 1.25 * across + 6 * unit:
        return True
    small = across <= 34 * unit and high >= 10 * unit
    return small and len(clusters) == 1 and abs(across - wide) > 6 * unit


def placeholder(sight, control, inner):
    """The grey words in an empty field; `inner` are boxes of its icons, which are left out."""
    found = []
    for cluster in ink_clusters(sight.pixels, control.box, 9 * sight.unit, 4 * sight.unit):
        is_caret = cluster[2] - cluster[0] <= 2 * sight.unit
        if not is_caret and not any(intersection(cluster, box) for box in inner):
            found.append(cluster)
    return [text_of(sight, control, union(found), "")] if found else []
