"""From one accessible to the elements an eye sees in its place.

`elements_of` is the single entry: it looks at the role that the toolkit gives, at the box, and
at the picture.  Containers, canvases, marks, fields and buttons each have their rule.

Depends on: sight, control_content, ink_runs, tools/screens/truth.  Pure functions.
"""

from control_content import drawn_content, icons_of, placeholder, text_of, told_lines
from ink_runs import ink_clusters
from truth.boxes import area, union
from truth.ink import find_ink
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
LARGEST_ICON_PX = 64
SWITCH_DESCRIPTION = "Switches between on and off states"


def role_of(node):
    """The truth's role for a node, or None for layout and paint."""
    if node.role == "toggle button" and node.description == SWITCH_DESCRIPTION:
        return "switch"
    role = ROLE.get(node.role)
    is_plain_text = node.role == "text" and "EDITABLE" not in node.states and not node.lines
    return None if is_plain_text else role


def elements_of(sight, control):
    """All elements for one control: itself, its words, its icons."""
    role = control.role
    lines = [] if role in NO_OWN_TEXT else told_lines(sight, control)
    if _is_canvas(sight, control):
        return lines + _canvas(sight, control)
    if role is None or role == "text":
        return lines
    if role == "icon":
        return lines + _picture(sight, control)
    if role in ("checkbox", "radio"):
        return lines + _mark_with_label(sight, control, bool(lines))
    if not find_ink(sight.pixels, control.box, 1):
        return lines
    return lines + _ordinary(sight, control, lines)


def _is_canvas(sight, control):
    painted = control.node.role in CANVAS_ROLES or control.role is None
    large = area(control.box) > LEAST_CANVAS_AREA * sight.unit ** 2
    return painted and large and sight.tree.is_leaf(control.node) and not control.node.lines


def _canvas(sight, control):
    b, inset = control.box, 3 * sight.unit
    ink = find_ink(sight.pixels, [b[0] + inset, b[1] + inset, b[2] - inset, b[3] - inset])
    if not ink or area(ink.box) <= 60:
        return []
    if control.node.role in ("image", "icon"):
        return [control.element("image", b, name=control.node.name, opaque=True)]
    return [control.element("group", b, name=control.node.name, opaque=True, ignore=True)]


def _picture(sight, control):
    ink = find_ink(sight.pixels, control.box)
    if not ink or area(ink.box) < 9:
        return []
    big = max(control.width, control.height) > LARGEST_ICON_PX * sight.unit
    return [control.element("image" if big else "icon", control.box if big else ink.box,
                            name=control.node.name, alternatives=[control.box],
                            ignore=control.too_cut)]


def _mark_box(control, clusters, unit):
    """The drawn square or circle at the left end of a check box; None if there is none."""
    for c in clusters[:1]:
        at_start = c[0] - control.box[0] < 12 * unit
        if at_start and all(9 * unit <= side <= 26 * unit for side in (c[2] - c[0], c[3] - c[1])):
            return c
    return None


def _mark_with_label(sight, control, has_lines):
    unit = sight.unit
    clusters = [c for c in ink_clusters(sight.pixels, control.box, 2 * unit, 0)
                if min(c[2] - c[0], c[3] - c[1]) >= 8 * unit]
    mark = _mark_box(control, clusters, unit)
    b = control.box
    if mark is None and control.width > 44 * unit and clusters:
        return _markless_toggle(sight, control)
    if mark is None:
        middle = (b[1] + b[3]) / 2
        mark = b if control.width <= 22 * unit else [
            b[0] + unit, middle - 8 * unit, b[0] + 17 * unit, middle + 8 * unit]
    found = [control.element(control.role, mark, name=control.node.name, interactive=True,
                             alternatives=[b], checked="CHECKED" in control.node.states,
                             disabled=is_disabled(control.node), ignore=control.too_cut)]
    if not has_lines and control.node.name and b[2] - mark[2] > 8 * unit:
        found += _mark_label(sight, control, mark)
    return found


def _markless_toggle(sight, control):
    """A switcher's button calls itself a radio button but is drawn as a plain button."""
    whole = control.element("button", control.box, name=control.node.name, interactive=True,
                            fixed=True, also=[control.role], ignore=control.too_cut)
    return [whole, *drawn_content(sight, control)]


def _mark_label(sight, control, mark):
    unit = sight.unit
    b, name = control.box, control.node.name
    wide = sight.metrics.width(name)
    reach = mark[2] + 14 * unit + 1.25 * wide
    clusters = [c for c in ink_clusters(sight.pixels, [mark[2] + unit, b[1], b[2], b[3]],
                                        9 * unit, unit) if c[2] <= reach]
    if not clusters or union(clusters)[2] - union(clusters)[0] <= 0.6 * wide:
        return []
    return [text_of(sight, control, union(clusters), name)]


def is_disabled(node):
    return "SENSITIVE" not in node.states and "ENABLED" not in node.states


def _ordinary(sight, control, lines):
    """Buttons, fields, cells, menu items, containers."""
    node, role = control.node, control.role
    if role == "cell" and area(control.box) < 30:
        return []
    leaf = sight.tree.is_leaf(node)
    content = []
    if role in LABELLED and not lines and leaf and control.share > 0.6:
        content = drawn_content(sight, control)
    if role in ("menuitem", "menuitemcheckbox", "menuitemradio") and not (node.name or content):
        return []
    if role == "spinbutton":
        content += _spin_arrows(sight, control, lines)
    elif role == "slider":
        content += _slider_value(sight, control)
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


def _slider_value(sight, control):
    """The number that a scale paints beside its trough: the short clusters at the right end."""
    unit, b = sight.unit, control.box
    if control.width <= 90 * unit:
        return []
    digits, clusters = [], ink_clusters(sight.pixels, b, unit, unit)
    while clusters and len(digits) < 8 and _is_digit(clusters[-1], digits, b[2], unit):
        digits.append(clusters.pop())
    if not digits or not clusters or max(d[3] - d[1] for d in digits) < 7 * unit:
        return []
    ink = union(digits)
    return [control.element("text", ink, ink=ink)]


def _is_digit(cluster, digits, right, unit):
    if cluster[2] - cluster[0] > 16 * unit or cluster[3] - cluster[1] > 18 * unit:
        return False
    if not digits:
        return right - cluster[2] < 16 * unit
    return digits[-1][0] - cluster[2] <= 7 * unit


def _line_numbers(control):
    """The margin left of an editor's text, where line numbers are painted."""
    starts = [box[0] for _, box in control.node.lines if box[2] - box[0] > 1]
    margin = min(starts, default=control.box[0]) - control.box[0]
    if not 18 < margin < 120:
        return []
    gutter = [control.box[0], control.box[1], control.box[0] + margin - 2, control.box[3]]
    return [control.element("group", gutter, name="line numbers", opaque=True, ignore=True)]
