"""The parts of a window manager's title bar, which no accessibility tree knows.

The bar is the strip above the client area.  From its right end buttons follow each other at an
even pitch; the window's menu stands at its left end; the ink between them is the title.  Each
part is looked at alone, since a dark title would hide the faint rims of buttons.

Depends on: ink_runs, tools/screens/truth.  Pure functions.
"""

from ink_runs import ink_clusters, sharpen
from sight import Origin
from truth.boxes import union
from truth.element import Element

LEAST_BAR_PX = 12
SCALED_BAR_PX = 17
BUTTON_NAMES = ("Close", "Maximize", "Minimize")
# In bar heights: how far buttons and menu reach, and the pitch of buttons.
BUTTONS_REACH = 5.0
MENU_REACH = 1.8
LARGEST_PITCH = 1.4
LARGEST_BUTTON = 1.1
LEAST_BUTTON_PX = 4
RIM_SHARE = 0.12  # rims of buttons are drawn at a tenth of the glyph's contrast


def _part_touching(cluster, height):
    """Buttons drawn without gaps look like one wide cluster: parts it evenly."""
    width = cluster[2] - cluster[0]
    if not LARGEST_BUTTON * height < width <= 4.2 * height:
        return [cluster]
    count = max(2, round(width / (cluster[3] - cluster[1] + 2)))
    step = width / count
    return [[int(cluster[0] + k * step), cluster[1], int(cluster[0] + (k + 1) * step) - 1,
             cluster[3]] for k in range(count)]


def _buttons(pixels, bar, unit):
    """Boxes of the buttons, from the right."""
    height = bar[3] - bar[1]
    corner = [max(bar[0], bar[2] - BUTTONS_REACH * height), *bar[1:]]
    clusters = [part for cluster in ink_clusters(pixels, corner, unit, 3 * unit, share=RIM_SHARE)
                for part in _part_touching(cluster, height)]
    found, centre = [], bar[2]
    for cluster in reversed(clusters):
        width, own = cluster[2] - cluster[0], (cluster[0] + cluster[2]) / 2
        if width < LEAST_BUTTON_PX * unit:
            continue
        small = width <= LARGEST_BUTTON * height
        if not small or centre - own > LARGEST_PITCH * height or len(found) == len(BUTTON_NAMES):
            break
        found.append(cluster)
        centre = own
    return found


def _menu(pixels, bar, unit):
    """Box of the window menu's sign at the left end, or None."""
    height = bar[3] - bar[1]
    corner = [bar[0], bar[1], bar[0] + MENU_REACH * height, bar[3]]
    clusters = ink_clusters(pixels, corner, 2 * unit, 3 * unit, share=RIM_SHARE)
    if not clusters or clusters[0][2] - clusters[0][0] > LARGEST_BUTTON * height:
        return None
    return clusters[0] if clusters[0][0] - bar[0] < height else None


def title_bar_parts(sight, window):
    """Elements of the window's title bar (boxes not yet cut by other windows)."""
    bar = window.title_bar
    if not window.managed or bar[3] - bar[1] < LEAST_BAR_PX:
        return []
    # Some window managers do not scale their frames.
    unit = sight.unit if bar[3] - bar[1] >= SCALED_BAR_PX * sight.unit else 1
    origin = Origin(window.level, None)
    pixels = sight.stack.without_covers(sight.pixels, bar, window)
    buttons, menu = _buttons(pixels, bar, unit), _menu(pixels, bar, unit)
    parts = [Element("button", [float(v) for v in box], name, interactive=True, fixed=True,
                     node=origin) for box, name in zip(buttons, BUTTON_NAMES)]
    if menu:
        parts.append(Element("icon", [float(v) for v in menu], "Window menu", interactive=True,
                             node=origin))
    middle = [menu[2] + unit if menu else bar[0], bar[1],
              buttons[-1][0] - unit if buttons else bar[2], bar[3]]
    words = ink_clusters(pixels, middle, 14 * unit, 3 * unit)
    if words:
        ink = sharpen(pixels, union(words), middle)
        parts.append(Element("text", [float(v) for v in ink], window.title, ink=ink, node=origin))
    return parts
