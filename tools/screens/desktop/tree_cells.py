"""Mends the cells of tree views, which GTK reports too far right by the expander's indent.

The words of such a cell are looked for near the told place by their width; where they stand
further left, the cell and its row mates in the same column move with them.

Depends on: accessible_tree, ink_runs, label_metrics.  Changes the tree's nodes in place.
"""

from ink_runs import ink_clusters, tolerance

TREE_ROLES = frozenset(("tree table", "tree"))
LARGEST_INDENT_PX = 64
LEAST_SHIFT_PX = 3
LETTER_GAP_PX = 1  # icons stand as near to words as words to each other


def mend_tree_cells(pixels, tree, metrics, unit):
    """Moves the wrongly placed cells of every tree view; a cell without words follows its mates."""
    for node in tree.nodes:
        if node.role != "table cell" or not node.lines or not tree.is_shown(node):
            continue
        table = next((a for a in tree.ancestors(node) if a.role in TREE_ROLES), None)
        if table is None:
            continue
        shift = _shift(pixels, node, table, metrics, unit)
        if shift < -LEAST_SHIFT_PX * unit:
            _move(tree, node, table, shift)


def _shift(pixels, node, table, metrics, unit):
    """How far right of the told place the words stand (negative: left); 0 if not found."""
    words, told = node.lines[0]
    reach = [max(table.box[0], told[0] - LARGEST_INDENT_PX * unit), told[1], told[2] + unit,
             told[3]]
    if not _ink_continues_left(pixels, told):
        return 0
    clusters = ink_clusters(pixels, reach, LETTER_GAP_PX * unit, 0)
    label = _words_at_end(clusters, [metrics.size(words, w)[0] for w in ("", "Bold")])
    return label[0] - told[0] if label else 0


def _words_at_end(clusters, widths):
    """The last clusters that together are as wide as the words (icons stand before them)."""
    fits = [(abs(clusters[-1][2] - cluster[0] - wide), cluster) for cluster in clusters
            for wide in widths]
    error, label = min(fits, key=lambda fit: fit[0], default=(0, None))
    return label if label and error < tolerance(min(widths)) else None


def _ink_continues_left(pixels, told):
    """Something is drawn right before the told place, as when it cuts a word."""
    strip = [told[0] - 7, told[1], told[0] - 1, told[3]]
    return bool(ink_clusters(pixels, strip, 0, 0))


def _move(tree, node, table, shift):
    """Moves the words, the cell's left side and its row mates; the right side ends the column."""
    parent = next(tree.ancestors(node), None)
    in_row = parent is not None and parent.role == "table cell"
    for mate in [parent, *tree.children(parent)] if in_row else [node]:
        if mate.box and mate.laid_out:
            left, right = mate.box[0] + shift, mate.box[2]
            right = _column_end(tree, table, left, right) if mate in (node, parent) \
                else right + shift
            mate.box = [left, mate.box[1], right, mate.box[3]]
        mate.lines = [(words, [b[0] + shift, b[1], b[2] + shift, b[3]]) for words, b in mate.lines]


def _column_end(tree, table, left, right):
    """Where the column that holds `left` ends by its header; `right` where no header is shown."""
    for header in tree.children(table):
        if header.role == "table column header" and header.laid_out:
            if header.box[0] <= left < header.box[2]:
                return min(right, header.box[2])
    return right
