"""Words and icons inside controls: those the toolkit tells, and those only the picture shows.

Depends on: sight, ink_runs, tools/screens/truth.  Pure functions of Sight and Control; each
returns a list of elements.
"""

from ink_runs import find_label, ink_clusters, sharpen, split_label, tolerance
from sight import HARDLY_VISIBLE, TEXT_TOO_CUT_TO_JUDGE, is_sized
from truth.boxes import area, grow, union
from truth.ink import find_ink

LARGEST_ICON_PX = 64
LEAST_ICON_PX = 3
LEAST_DASH_PX, LONGEST_DASH_PX = 6, 40  # a minus sign is thin; separators are longer
WORD_GAP_PX = 7
# (more inset, gap of words) in the order tried: deeper insets look past a focus ring or the line
# that marks a selected tab, narrower gaps part a word from an icon close to it.
SEARCHES = ((0, WORD_GAP_PX), (0, 3), (2, WORD_GAP_PX), (2, 3), (4, WORD_GAP_PX), (4, 3))
WHOLE_SHARE = 0.93
MOSTLY_VISIBLE = 0.8
LEAST_BUTTON_PX = 20  # of a drawn shape in a status line; words are lower
WORD_ASPECT, LEAST_WORD_PX = 1.6, 14
NAMELESS = frozenset(("statusbar", "cell", "option"))
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
            if min(c[2] - c[0], c[3] - c[1]) >= LEAST_ICON_PX
            or LEAST_DASH_PX <= c[2] - c[0] <= LONGEST_DASH_PX]


def drawn_content(sight, control):
    """Words and icons in a control that exposes neither, by ink and the label's width."""
    name = control.node.name
    if control.role == "button" and sight.tree.is_office_tool(control.node):
        name = ""  # LibreOffice's tools have names, but show icons alone
    clusters, wide = _clusters_in(sight, control, name)
    if not clusters:
        return []
    if control.role == "button" and not name and len(clusters) == 2:
        return icons_of(control, clusters)
    if control.role in MENU_ITEMS:
        return _menu_item_content(sight, control, clusters, name, wide)
    if control.role in NAMELESS and not name:
        return _nameless_content(sight, control, clusters)
    if control.role == "combobox" and not find_label(clusters, wide):
        return _unnamed_combo_content(sight, control, clusters)
    return _button_content(sight, control, clusters, name, wide)


def _clusters_in(sight, control, name):
    """(ink clusters, the label's width), at the first inset and gap where the label is found.

    Tried in the font as it is and bold (column headers); without a find the first clusters.
    """
    unit, inset = sight.unit, 4 if control.role in BORDERED else 2
    first = ink_clusters(sight.pixels, control.box, WORD_GAP_PX * unit, inset * unit)
    if not name:
        return first, 0
    for more, gap in SEARCHES:
        clusters = first if (more, gap) == SEARCHES[0] else ink_clusters(
            sight.pixels, control.box, gap * unit, (inset + more) * unit)
        for weight in ("", "Bold"):
            wide, high = sight.metrics.size(name, weight)
            if is_word(split_label(clusters, wide)[1], high):
                return clusters, wide
    return first, sight.metrics.width(name)


def is_word(box, high):
    """The run found is about as high as the words (an underlined letter adds a little)."""
    return box is not None and 0.7 * high <= box[3] - box[1] <= 1.5 * high + 2


def remnants(sight, control):
    """What still shows of a mostly covered control's words: seen, but nothing to judge."""
    clusters = [c for c in ink_clusters(sight.pixels, control.box, WORD_GAP_PX * sight.unit,
                                        4 * sight.unit)
                if sight.stack.visible(c, control.window)[0] > MOSTLY_VISIBLE]
    return [text_of(sight, control, union(clusters), control.node.name, ignore=True)] \
        if clusters else []


def _nameless_content(sight, control, clusters):
    """Words and signs of a cell or status line that tells nothing: told apart by their shape."""
    found = []
    for cluster in clusters:
        wide, high = cluster[2] - cluster[0], cluster[3] - cluster[1]
        if control.role == "statusbar" and high > LEAST_BUTTON_PX * sight.unit:
            found += _drawn_buttons(sight, control, cluster)
        elif wide > WORD_ASPECT * high and wide > LEAST_WORD_PX * sight.unit:
            found += _words_and_arrow(sight, control, cluster)
        else:
            found += icons_of(control, [cluster])
    return found


def _drawn_buttons(sight, control, cluster):
    """Bordered drop-downs in a status line, each with its words and arrow."""
    found, unit = [], sight.unit
    for box in ink_clusters(sight.pixels, cluster, unit, 0):
        inner = union(ink_clusters(sight.pixels, box, 9 * unit, 3 * unit) or [box])
        found.append(control.element("button", box, interactive=True, fixed=True))
        found += _words_and_arrow(sight, control, inner)
    return found


def _words_and_arrow(sight, control, cluster):
    """A word, and the arrow of a drop-down right of it."""
    unit = sight.unit
    parts = ink_clusters(sight.pixels, cluster, 3 * unit, 0)
    last = parts[-1] if len(parts) > 1 else None
    if last and 6 * unit <= last[2] - last[0] <= 12 * unit and last[3] - last[1] <= 7 * unit:
        return [text_of(sight, control, union(parts[:-1]), ""), *icons_of(control, [last])]
    return [text_of(sight, control, cluster, "")]


def _unnamed_combo_content(sight, control, clusters):
    """A drop-down whose value the toolkit does not tell: words, then the arrow at the end."""
    arrow = clusters[-1]
    if arrow[2] - arrow[0] > 18 * sight.unit or control.box[2] - arrow[2] > 16 * sight.unit:
        return [text_of(sight, control, union(clusters), "")]
    words = [text_of(sight, control, union(clusters[:-1]), "")] if clusters[:-1] else []
    return [*words, *icons_of(control, [arrow])]


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
    if control.share < WHOLE_SHARE and name and wide > across + tolerance(wide):
        return [text_of(sight, control, whole, name, ignore=True)]
    if _is_icon_alone(clusters, across, high, name, wide, sight.unit):
        if max(across, high) <= LARGEST_ICON_PX * sight.unit:
            return [control.element("icon", whole, name=name)]
        if not name:
            return _unnamed_combo_content(sight, control, clusters)
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
        middle = (cluster[0] + cluster[2]) / 2
        if not is_caret and not any(box[0] <= middle <= box[2] for box in inner):
            found.append(cluster)
    return [text_of(sight, control, union(found), "")] if found else []
