"""The accessibility tree of one picture, as the truth maker reads it.

Boxes become [x0, y0, x1, y1] here.  The tree answers what contains what, what is really shown,
and which part of a node its scrolled or clipped ancestors leave.

Depends on: the standard library.  Thread safety: immutable after construction.
"""

from dataclasses import dataclass, field

CLIPPING_ROLES = frozenset((
    "scroll pane", "viewport", "table", "tree table", "tree", "frame", "window", "dialog", "text",
    "document text", "list", "list box", "layered pane", "panel"))
MENU_ROLES = frozenset(("menu item", "menu", "check menu item", "radio menu item", "separator"))
POPUP_ANCESTORS = frozenset(("menu", "popup menu", "window", "tool tip"))
FAR_AWAY = -5000  # toolkits give INT_MIN or -30000 for things never laid out


@dataclass
class Node:
    """One accessible; `lines` are (text, box) pairs of its own text."""

    index: int
    parent: int
    app: str
    role: str
    name: str
    description: str
    box: list | None
    states: frozenset
    lines: list = field(default_factory=list)

    @property
    def laid_out(self):
        b = self.box
        return bool(b) and b[2] - b[0] > 1 and b[3] - b[1] > 1 and b[0] > FAR_AWAY


def corners(x, y, width, height):
    """[x0, y0, x1, y1] of a box given by its size."""
    return [float(x), float(y), float(x + width), float(y + height)]


def _node(record):
    lines = [(text, corners(*box)) for text, *box in record.get("lines") or []]
    return Node(record["i"], record["parent"], record["app"], record["role"],
                record["name"].strip(), record.get("description", ""),
                corners(*record["box"]) if record["box"] else None,
                frozenset(record["states"]), lines)


class AccessibleTree:
    """All nodes by index, with their relations."""

    def __init__(self, records):
        self.nodes = [_node(record) for record in records]
        self._children = [[] for _ in self.nodes]
        for node in self.nodes:
            if node.parent >= 0:
                self._children[node.parent].append(node)

    def children(self, node):
        return self._children[node.index]

    def ancestors(self, node):
        """From the parent up to the window's node."""
        while node.parent >= 0:
            node = self.nodes[node.parent]
            yield node

    def root(self, node):
        for node in self.ancestors(node):
            pass
        return node

    def roots(self):
        return [node for node in self.nodes if node.parent < 0]

    def descendants(self, node):
        pending = list(self.children(node))
        while pending:
            found = pending.pop()
            yield found
            pending += self.children(found)

    def is_shown(self, node):
        """Showing itself, laid out, and below no invisible ancestor."""
        if "SHOWING" not in node.states or not node.laid_out:
            return False
        return all("VISIBLE" in a.states or a.role == "filler" for a in self.ancestors(node))

    def is_leaf(self, node):
        return not any("SHOWING" in c.states and c.laid_out for c in self.children(node))

    def in_popup(self, node):
        """Belongs to a menu or tooltip, so perhaps to a window of its own."""
        parent = next(self.ancestors(node), None)
        if parent is None:
            return node.role in POPUP_ANCESTORS
        if parent.role == "menu bar":
            return False
        return any(a.role in POPUP_ANCESTORS for a in self.ancestors(node))

    def clip(self, node, box):
        """The part of `box` inside every clipping ancestor of the node."""
        if node.role in MENU_ROLES:
            return list(box)
        box = list(box)
        for ancestor in self.ancestors(node):
            if ancestor.role not in CLIPPING_ROLES or not ancestor.laid_out:
                continue
            if ancestor.role == "panel" and is_office(ancestor):
                continue  # LibreOffice panels report boxes that do not hold their children
            c = ancestor.box
            box = [max(box[0], c[0]), max(box[1], c[1]), min(box[2], c[2]), min(box[3], c[3])]
        return box

    def is_office_tool(self, node):
        """A button on a toolbar of LibreOffice."""
        return is_office(node) and any(a.role == "tool bar" for a in self.ancestors(node))


def is_office(node):
    return "soffice" in node.app.lower()
