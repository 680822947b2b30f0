"""Which roles there are and how they are treated when two elements turn out to be one.

WAI-ARIA words plus `window`, `text` (one line) and `icon`. Depends on nothing.
"""

INTERACTIVE = frozenset(
    'button link textbox searchbox checkbox radio switch slider spinbutton combobox tab menuitem'
    ' menuitemcheckbox menuitemradio option treeitem scrollbar'.split()
)

CONTAINERS = frozenset(
    'window dialog table grid list listbox toolbar group row menu menubar tablist tree cell'
    ' columnheader rowheader listitem tabpanel statusbar status alert tooltip'.split()
)

# Containers that give way when a smaller thing has the same box: a list item that is a link, a
# cell that is a button. The others (a menu, a dialog) stay beside what fills them.
YIELDING_CONTAINERS = frozenset(
    'cell listitem row group columnheader rowheader tooltip alert'.split()
)

# Controls whose box is a cell or row of a layout: their words are an alternative box.
ROW_LIKE = frozenset(
    'tab menuitem menuitemcheckbox menuitemradio option treeitem listitem cell columnheader'
    ' rowheader'.split()
)

# Drawn content, as opposed to controls and containers.
CONTENT = frozenset(('text', 'icon', 'image'))

MARKS = frozenset(('checkbox', 'radio', 'switch'))

_PRIORITY = {
    'progressbar': 4,
    'heading': 3,
    'image': 2.6,
    'icon': 2.5,
    'text': 2,
    'separator': 1,
}


def priority(role):
    """Which of two elements with one box keeps its role: the larger number."""
    return 5 if role in INTERACTIVE else _PRIORITY.get(role, 0.5)
