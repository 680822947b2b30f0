"""From one accessible to the elements an eye sees in its place.

`elements_of` is the single entry: it looks at the role that the toolkit gives, at the box, and
at the picture.  Containers, canvases, marks, fields and buttons each have their rule.

Depends on: sight, control_content, ink_runs, tools/screens/truth.  Pure functions.
"""

from dataclasses import replace

from control_content import (
    MOSTLY_VISIBLE, WHOLE_SHARE, drawn_content, icons_of, is_word, placeholder, remnants,
    text_of, told_lines)
from ink_runs import ink_clusters, split_label, tolerance
from painted_values import painted_value
from sight import HARDLY_VISIBLE
from snap import snap_to_drawn
from truth.boxes import area, inside, union
from truth.ink import drawn_sides, find_ink, ground_of
from truth.roles import INTERACTIVE

ROLE = {
    "push button": "button", "toggle button": "button", "button": "button",
    "check box": "checkbox", "radio button": "radio", "switch": "switch", "entry": "textbox",
    "password text": "textbox", "text": "textbox", "spin button": "spinbutton",
    "combo box": "combobox", "slider": "slider", "scroll bar": "scrollbar",
    "progress bar": "progressbar", "level bar": "progressbar", "menu": "menuitem",
    "menu item": "menuitem", "check menu item": "menuitemcheckbox",
    "radio menu item": "menuitemradio", "page tab": "tab", "tool bar": "toolbar",
    "menu bar": "menubar", "table": "table", "tree table": "table", "tree": "tree",
    "table cell": "cell", "tree item": "treeitem", "list": "list", "list box": "list",
    "list item": "option", "icon": "option", "image": "icon", "link": "link",
    "table column header": "columnheader", "column header": "columnheader",
    "table row header": "rowheader", "row header": "rowheader", "status bar": "statusbar",
    "info bar": "group", "calendar": "group", "label": "text", "static": "text",
    "terminal": "textbox", "heading": "heading", "document text": "textbox",
}
# Things a program paints itself: their inside is in nobody's tree.
CANVAS_ROLES = frozenset((
    "panel", "unknown", "canvas", "drawing area", "filler", "layered pane", "calendar", "viewport",
    "document frame", "document web", "image", "icon", "color chooser", "scroll pane",
    "split pane"))
LEAST_CANVAS_AREA = 9000
LABELLED = frozenset((
    "button", "menuitem", "tab", "checkbox", "radio", "menuitemcheckbox", "menuitemradio",
    "combobox", "option", "treeitem", "columnheader", "rowheader", "link", "cell", "statusbar"))
NO_OWN_TEXT = frozenset(("scrollbar", "slider", "progressbar", "switch"))
FIELDS = frozenset(("text", "entry", "password text", "spin button"))
LARGEST_ICON_PX = 64
LEAST_MARK_PX, LARGEST_MARK_PX = 10, 24
SIDES_OF_A_FIELD = 3
MARKLESS_RIM_PX = 4
SWITCH_LEAST_ASPECT = 1.5


def role_of(node):
    """The truth's role for a node, or None for layout and paint."""
    if node.role == "toggle button" and not node.name and node.box:
        # A switch calls itself a toggle button; nameless toggles with an icon are square.
        width, height = node.box[2] - node.box[0], node.box[3] - node.box[1]
        if SWITCH_LEAST_ASPECT * height < width < 4 * height:
            return "switch"
    role = ROLE.get(node.role)
    is_field = "EDITABLE" in node.states or "FOCUSABLE" in node.states
    is_plain_text = node.role == "text" and not is_field and not node.lines
    return None if is_plain_text else role


def elements_of(sight, control):
    """All elements for one control: itself, its words, its icons.

    What lies under a window above the control's own is left out.
    """
    if control.role == "button" and control.share > WHOLE_SHARE:
        control = replace(control, box=snap_to_drawn(sight.pixels, control.box, sight.unit))
    if control.share > 0.99:
        return _elements_of(sight, control)
    free = replace(sight, pixels=sight.stack.without_covers(sight.pixels, control.box,
                                                            control.window))
    found = _elements_of(free, control)
    return [e for e in found
            if e.box == control.box or e.role == "group" or _stands_free(sight, control, e)]


def _stands_free(sight, control, element):
    """Whether content shows; what is cut is kept as far as it shows, but not judged."""
    share, part = sight.stack.visible(element.drawn, control.window)
    if share < HARDLY_VISIBLE:
        return False
    if share < MOSTLY_VISIBLE:
        element.ignore, element.box, element.ink = True, part, None
    return True


def _elements_of(sight, control):
    role = control.role
    lines = [] if role in NO_OWN_TEXT else told_lines(sight, control)
    if _is_canvas(sight, control):
        return lines + _canvas(sight, control)
    if role is None or role == "text":
        return lines
    if role == "icon" or _is_field_icon(sight, control):
        return lines + _picture(sight, control)
    if role in ("checkbox", "radio"):
        return lines + _mark_with_label(sight, control, bool(lines))
    if not find_ink(sight.pixels, control.box, 1):
        return lines
    return lines + _ordinary(sight, control, lines)


def _is_canvas(sight, control):
    painted = control.node.role in CANVAS_ROLES or control.role in (None, "table")
    large = area(control.box) > LEAST_CANVAS_AREA * sight.unit ** 2
    return painted and large and sight.tree.is_leaf(control.node) and not control.node.lines


def _canvas(sight, control):
    clusters = ink_clusters(sight.pixels, control.box, 4 * sight.unit, 3 * sight.unit)
    if not clusters or area(union(clusters)) <= 60:
        return []
    if control.node.role in ("image", "icon"):
        return [control.element("image", union(clusters), name=control.node.name, opaque=True,
                                alternatives=[control.box])]
    return [control.element("group", control.box, name=control.node.name, opaque=True,
                            ignore=True)]


def _is_field_icon(sight, control):
    """The clear or search sign inside a text field calls itself an icon, like a file's icon."""
    parent = next(sight.tree.ancestors(control.node), None)
    return control.node.role == "icon" and parent is not None and parent.role in FIELDS


def _picture(sight, control):
    ink = find_ink(sight.pixels, control.box)
    if not ink or area(ink.box) < 9:
        return []
    big = max(control.width, control.height) > LARGEST_ICON_PX * sight.unit
    return [control.element("image" if big else "icon", control.box if big else ink.box,
                            name=control.node.name, alternatives=[control.box],
                            interactive=_is_field_icon(sight, control),
                            ignore=control.too_cut)]


def _mark_with_label(sight, control, has_lines):
    """A check box or radio button: its drawn mark, and its words at the right of it."""
    unit, b, name = sight.unit, control.box, control.node.name
    label = None if has_lines or not name else _label_box(sight, control)
    reach = min(label[0] - unit if label else b[2], b[0] + LARGEST_MARK_PX * unit)
    if label and _is_markless(sight, b, label):
        return _markless_toggle(sight, control)
    if not label and not has_lines and b[3] - b[1] > LARGEST_MARK_PX * unit < b[2] - b[0]:
        return _markless_toggle(sight, control)
    mark = find_ink(sight.pixels, [b[0], b[1], reach, b[3]])
    mark = mark.box if mark else [b[0], b[1], b[0] + 16 * unit, b[3]]
    if mark[2] - mark[0] > mark[3] - mark[1] + 1:
        mark = [mark[0], mark[1], mark[0] + mark[3] - mark[1], mark[3]]  # marks are square
    found = [control.element(control.role, mark, name=name, interactive=True,
                             alternatives=[b], checked="CHECKED" in control.node.states,
                             disabled=is_disabled(control.node), ignore=control.too_cut)]
    if label:
        return [*found, text_of(sight, control, label, name)]
    if control.share < WHOLE_SHARE and not has_lines:
        rest = replace(control, box=[mark[2] + unit, b[1], b[2], b[3]])
        return found + remnants(sight, rest)
    return found


def _label_box(sight, control):
    """Where the words of a check box stand, as wide as the font says: at the end; or None."""
    x0, y0, x1, y1 = (int(v) for v in control.box)
    ground = ground_of(sight.pixels[y0:y1, x0:x1])
    words_from = x0 + LEAST_MARK_PX * sight.unit
    clusters = [c for c in ink_clusters(sight.pixels, control.box, 0, sight.unit, ground)
                if c[0] >= words_from]
    wide, high = sight.metrics.size(control.node.name)
    tails = [union(clusters[first:]) for first in range(len(clusters))]
    best = min(tails, key=lambda t: abs(t[2] - t[0] - wide), default=None)
    if best and abs(best[2] - best[0] - wide) < tolerance(wide):
        return best
    # Something else covers the end of the control: the words are the first run that fits.
    label = split_label(clusters, wide)[1]
    return label if is_word(label, high) else None


def _is_markless(sight, box, label):
    """Nothing is drawn left of the words but the rim of a button."""
    rim = MARKLESS_RIM_PX * sight.unit
    left = [box[0] + rim, label[1], label[0] - rim, label[3]]
    return left[2] - left[0] > rim and find_ink(sight.pixels, left) is None


def _markless_toggle(sight, control):
    """A switcher's button calls itself a radio button but is drawn as a plain button."""
    whole = control.element("button", control.box, name=control.node.name, interactive=True,
                            fixed=True, also=[control.role], ignore=control.too_cut)
    return [whole, *drawn_content(sight, control)]


def is_disabled(node):
    return "SENSITIVE" not in node.states and "ENABLED" not in node.states


def _ordinary(sight, control, lines):
    """Buttons, fields, cells, menu items, containers."""
    node, role = control.node, control.role
    if role == "cell" and area(control.box) < 30:
        return []
    if role == "textbox" and not lines and "EDITABLE" not in node.states \
            and drawn_sides(sight.pixels, control.box) < SIDES_OF_A_FIELD:
        return []  # an empty label that can be focused, not a field
    leaf = sight.tree.is_leaf(node) or not _tells_inside(sight, control)
    content = []
    if role in LABELLED and not lines and leaf:
        content = (drawn_content if control.share > 0.6 else remnants)(sight, control)
    if role in ("menuitem", "menuitemcheckbox", "menuitemradio") and not (node.name or content):
        return []
    if role == "spinbutton":
        content += _spin_arrows(sight, control, lines)
    elif role == "combobox" and not leaf:
        content += _combo_arrow(sight, control)
    elif role == "tab":
        content += _tab_signs(sight, control)
    elif role in ("slider", "progressbar"):
        content += painted_value(sight, control)
    elif role == "cell" and "EXPANDABLE" in node.states:
        content += _expander(sight, control)
    elif role == "textbox" and control.height > 60 * sight.unit:
        content += _line_numbers(control)
    elif role == "textbox" and not lines and control.share > 0.6:
        content += placeholder(sight, control, [c.box for c in sight.tree.children(node) if c.box])
    interactive = role in INTERACTIVE or (role == "cell" and "SELECTABLE" in node.states)
    whole = control.element(role, control.box, name=node.name, interactive=interactive,
                            disabled=role in INTERACTIVE and is_disabled(node),
                            checked=role in ("switch", "menuitemcheckbox", "menuitemradio")
                            and "CHECKED" in node.states, ignore=control.too_cut)
    return [whole, *content]


def _tells_inside(sight, control):
    """A child lies inside the control itself (an open menu or a tab's page lies beside it)."""
    return any("SHOWING" in child.states and child.laid_out and inside(child.box, control.whole)
               for child in sight.tree.children(control.node))


def _spin_arrows(sight, control, lines):
    """The plus and minus (or arrows) at the right end of a spin button."""
    b, unit = control.box, sight.unit
    starts = [line.box[0] for line in lines]
    clusters = [c for c in ink_clusters(sight.pixels, b, 5 * unit, 3 * unit)
                if c[0] > max(b[2] - 90 * unit, (b[0] + b[2]) / 2) and c[2] - c[0] <= 20 * unit
                and not any(abs(start - c[0]) < 6 * unit for start in starts)]
    icons = icons_of(control, clusters)
    for icon in icons:
        icon.interactive = True
    return icons


def _tab_signs(sight, control):
    """The icon before and the cross after a tab's words, which only the words' box is told of."""
    b, unit = control.box, sight.unit
    if control.share < WHOLE_SHARE:
        return []
    before = ink_clusters(sight.pixels, [b[0] - 30 * unit, b[1], b[0], b[3]], 2 * unit, 0)
    after = ink_clusters(sight.pixels, [b[2], b[1], b[2] + 36 * unit, b[3]], 2 * unit, 0)
    return icons_of(control, [c for c in before[-1:] + after[:1] if _is_sign(c, unit)])


def _is_sign(box, unit):
    wide, high = box[2] - box[0], box[3] - box[1]
    return all(7 * unit <= side <= 20 * unit for side in (wide, high))


def _combo_arrow(sight, control):
    """The arrow beside the text field of a combo box with an entry."""
    fields = [c.box[2] for c in sight.tree.children(control.node)
              if c.role in ("text", "entry") and c.laid_out]
    rest = [max(fields, default=control.box[2]), *control.box[1:]]
    if rest[2] - rest[0] < 8 * sight.unit:
        return []
    arrows = icons_of(control, ink_clusters(sight.pixels, rest, 5 * sight.unit, 3 * sight.unit))
    for arrow in arrows:
        arrow.interactive = True
    return arrows


def _expander(sight, control):
    """The triangle before a tree's row, drawn left of the cell."""
    b, unit = control.box, sight.unit
    clusters = ink_clusters(sight.pixels, [b[0] - 26 * unit, b[1], b[0], b[3]], 2 * unit, unit)
    fits = [c for c in clusters if 4 * unit <= c[2] - c[0] <= 16 * unit
            and 4 * unit <= c[3] - c[1] <= 16 * unit]
    return icons_of(control, fits[-1:])


def _line_numbers(control):
    """The margin left of an editor's text, where line numbers are painted."""
    starts = [box[0] for _, box in control.node.lines if box[2] - box[0] > 1]
    margin = min(starts, default=control.box[0]) - control.box[0]
    if not 18 < margin < 120:
        return []
    gutter = [control.box[0], control.box[1], control.box[0] + margin - 2, control.box[3]]
    return [control.element("group", gutter, name="line numbers", opaque=True, ignore=True)]
