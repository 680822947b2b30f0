"""Mends the boxes that LibreOffice (GTK 3) reports too high.

Everything its own toolkit paints is reported too high by the height of the native menu bar; the
menu bar, the sidebar's tabs and the dialogs are right.  A native child is recognised because it
sits exactly that much below its own parent's (wrong) box.

Depends on: accessible_tree.  Thread safety: changes the tree's nodes in place.
"""

from accessible_tree import is_office

NATIVE_ROLES = frozenset(("menu bar", "menu", "menu item", "check menu item", "radio menu item"))
LEAST_MENU_BAR_PX = 5


def mend_office(tree):
    """Moves the wrongly placed nodes of every LibreOffice document window down."""
    for root in tree.roots():
        if is_office(root):
            bars = [n for n in tree.descendants(root) if n.role == "menu bar"
                    and n.laid_out and n.box[3] - n.box[1] > LEAST_MENU_BAR_PX]
            if bars:
                native = max(bars, key=lambda n: n.box[3] - n.box[1])
                _forget(tree, [bar for bar in bars if bar is not native])
                _mend_window(tree, root, native)


def _forget(tree, bars):
    """Its own menu bar, which the native one hides, is told of as shown: unplaces it."""
    for bar in bars:
        for node in [bar, *tree.descendants(bar)]:
            node.box, node.lines = None, []


def _mend_window(tree, root, bar):
    drop = bar.box[3] - bar.box[1]
    told = {node.index: node.box for node in [root, *tree.descendants(root)]}
    pending = [(child, False) for child in tree.children(root)]
    while pending:
        node, native = pending.pop()
        native = native or _is_native(node, told, bar, drop)
        if node.box and not native and node.role != "root pane":
            node.box = _lowered(node.box, drop)
            node.lines = [(words, _lowered(box, drop)) for words, box in node.lines]
        pending += [(child, native) for child in tree.children(node)]


def _is_native(node, told, bar, drop):
    if node.role in NATIVE_ROLES or "sidebar" in node.name.lower():
        return True
    box, above = node.box, told.get(node.parent)
    if not box:
        return False
    beside_bar = abs(box[1] - bar.box[1]) < 3 and box[3] - box[1] <= drop + 2
    if node.role == "panel" and beside_bar:
        return True
    if not above:
        return False
    same_size = (box[0] == above[0] and box[2] == above[2]
                 and box[3] - box[1] == above[3] - above[1])
    return same_size and box[1] - above[1] == drop and box[3] - box[1] > drop


def _lowered(box, drop):
    return [box[0], box[1] + drop, box[2], box[3] + drop]
