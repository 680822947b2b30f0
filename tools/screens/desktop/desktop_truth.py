"""Makes the truth of one desktop picture from window stack, accessibility tree and pixels.

Steps: accessibles become elements (controls), frames and title bars are added (title_bar),
elements that only the whole picture can settle are mended (settle), equal boxes are merged
(tools/screens/truth), parents are looked up and the file is written.

Depends on: all modules beside this one that are not about processes; tools/screens/truth.
Thread safety: pure but for the written file.
"""

from accessible_tree import AccessibleTree
from controls import elements_of, role_of
from label_metrics import LabelMetrics
from office_offsets import mend_office
from settle import settle_elements
from sight import Origin, Sight, see
from title_bar import title_bar_parts
from tree_cells import mend_tree_cells
from truth.boxes import area, clamp
from truth.element import Element
from truth.finish import finish
from truth.ink import load_pixels
from truth.write import write_truth
from window_stack import WindowStack

WINDOW_LEAST_SHARE = 0.1
TITLE_PART_LEAST_SHARE = 0.6
DIALOG_ROLES = frozenset(("dialog", "alert", "file chooser", "color chooser", "font chooser"))


def look_at(scene, picture, windows, accessibles):
    """The Sight of a captured scene."""
    tree = AccessibleTree(accessibles)
    mend_office(tree)
    pixels, metrics = load_pixels(picture), LabelMetrics(scene.look.font, scene.scale)
    mend_tree_cells(pixels, tree, metrics, scene.scale)
    return Sight(pixels, tree, WindowStack(windows, picture.width, picture.height), metrics,
                 scene.scale)


def _window_finder(sight):
    matched = sight.stack.match_roots(sight.tree)

    def window_of(node, box):
        if sight.tree.in_popup(node):
            popup = sight.stack.popup_around(box)
            if popup:
                return popup
        return matched.get(sight.tree.root(node).index)

    return window_of, matched


def _frames(sight, matched):
    """Windows, their title bars, and menus as boxes."""
    roles = {window.level: sight.tree.nodes[index].role for index, window in matched.items()}
    found = []
    for window in sight.stack.windows:
        share, part = sight.stack.visible(window.outer, window)
        box = [float(v) for v in clamp(window.outer, *sight.size)]
        origin = Origin(window.level, None)
        if not window.managed:
            role = "tooltip" if roles.get(window.level) == "tool tip" else "menu"
            found.append(Element(role, box, node=origin))
            continue
        if share > WINDOW_LEAST_SHARE:
            also = ["dialog"] if roles.get(window.level) in DIALOG_ROLES else []
            found.append(Element("window", box, window.title, node=origin, also=also,
                                 alternatives=[part] if part != box else []))
        found += _title_parts(sight, window)
    return found


def _title_parts(sight, window):
    found = []
    for part in title_bar_parts(sight, window):
        share, box = sight.stack.visible(part.box, window)
        if share > TITLE_PART_LEAST_SHARE:
            part.box = box
            found.append(part)
    return found


def _painted(scene, sight, elements):
    """Opaque regions that the scene names, without the wrong elements inside them."""
    for x, y, width, height in scene.painted:
        box = [x, y, x + width, y + height]
        elements = [e for e in elements if not _centre_in(e, box) or area(e.box) > 1.2 * area(box)]
        top = sight.stack.top_level_at(x + width // 2, y + height // 2)
        elements.append(Element("group", [float(v) for v in box], "not exposed", opaque=True,
                                ignore=True, node=Origin(top, None)))
    return elements


def _centre_in(element, box):
    x, y = (element.box[0] + element.box[2]) / 2, (element.box[1] + element.box[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _parent_finder(tree, kept):
    by_node, by_window = {}, {}
    for element in kept:
        for origin in [element.node, *element.merged_nodes]:
            if origin.node is not None and element.role not in ("text", "icon"):
                by_node.setdefault(origin.node, element)
        if element.role in ("window", "menu"):
            by_window.setdefault(element.node.window, element)

    def parent_of(element):
        index = element.node.node
        if index is not None:
            node = tree.nodes[index]
            nodes = [node] if element.role in ("text", "icon") else []
            for candidate in [*nodes, *tree.ancestors(node)]:
                found = by_node.get(candidate.index)
                if found is not None and found is not element:
                    if found.node.window == element.node.window:
                        return found
                    break
        return by_window.get(element.node.window) if element.role != "window" else None

    return parent_of


def make_elements(scene, sight):
    """The finished elements of a picture."""
    window_of, matched = _window_finder(sight)
    elements = []
    for node in sight.tree.nodes:
        control = see(sight, node, role_of(node), window_of)
        if control:
            elements += elements_of(sight, control)
    elements += _frames(sight, matched)
    elements = settle_elements(sight, elements)
    return finish(_painted(scene, sight, elements), sight.pixels)


def make_truth(scene, capture, path):
    """Writes the truth of a capture (picture, windows, accessibles) to `path`; its records."""
    picture = capture[0]
    sight = look_at(scene, *capture)
    kept = make_elements(scene, sight)
    meta = {"width": picture.width, "height": picture.height, "scale": scene.scale,
            "theme": "dark" if scene.look.dark else "light", "source": scene.sources,
            "kind": "desktop"}
    return write_truth(path, meta, kept, _parent_finder(sight.tree, kept))
