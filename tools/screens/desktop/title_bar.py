"""The parts of a window manager's title bar, which no accessibility tree knows.

The bar is the strip above the client area.  Its ink falls into clusters: small ones at the right
are buttons, small ones at the far left the window menu, what lies between is the title.

Depends on: ink_runs, tools/screens/truth.  Pure functions.
"""

from ink_runs import ink_clusters, sharpen
from sight import Origin
from truth.boxes import union
from truth.element import Element

LEAST_BAR_PX = 12
BUTTON_NAMES = ("Close", "Maximize", "Minimize")
MENU_REACH_PX = 60
WORD_GAP_PX = 14  # wider empty stretches part title, menu and buttons
BUTTON_GAP_PX = 3  # buttons stand closer than words


def _groups(clusters, bar, unit):
    """Joins clusters into words and buttons; at the right end small ones stay single."""
    height = bar[3] - bar[1]
    right_part = bar[0] + 0.8 * (bar[2] - bar[0])
    groups = [[clusters[0]]]
    for cluster in clusters[1:]:
        gap = cluster[0] - groups[-1][-1][2]
        small = cluster[2] - cluster[0] <= height
        single = gap > BUTTON_GAP_PX * unit and small and cluster[0] > right_part
        if gap > WORD_GAP_PX * unit or single:
            groups.append([cluster])
        else:
            groups[-1].append(cluster)
    return [union(group) for group in groups]


def _part_touching_buttons(groups, bar, unit):
    """Buttons drawn without gaps look like one wide group at the right end: parts it evenly."""
    last, height = groups[-1], bar[3] - bar[1]
    width = last[2] - last[0]
    touching = bar[2] - last[2] < 16 * unit and height < width <= 4.2 * height
    if not touching:
        return groups
    count = max(2, round(width / (last[3] - last[1] + 2)))
    step = width / count
    return groups[:-1] + [
        [int(last[0] + k * step), last[1], int(last[0] + (k + 1) * step) - 1, last[3]]
        for k in range(count)]


def _sort_parts(groups, bar, unit):
    """(buttons from the right, menus at the left, what remains: the title)."""
    height = bar[3] - bar[1]
    small = [g for g in groups if g[2] - g[0] <= height]
    wide = [g for g in groups if g[2] - g[0] > height]
    title_end = max((g[2] for g in wide), default=(bar[0] + bar[2]) / 2)
    title_start = min((g[0] for g in wide), default=bar[2])
    buttons = sorted((g for g in small if g[0] >= title_end), reverse=True)
    menus = [g for g in small if g[2] < bar[0] + MENU_REACH_PX * unit and g[2] <= title_start]
    return buttons, menus, [g for g in groups if g not in buttons and g not in menus]


def title_bar_parts(sight, window):
    """Elements of the window's title bar (boxes not yet cut by other windows)."""
    bar = window.title_bar
    if not window.managed or bar[3] - bar[1] < LEAST_BAR_PX * sight.unit:
        return []
    inset = 3 * sight.unit
    clusters = ink_clusters(sight.pixels, bar, 3, inset)
    if not clusters:
        return []
    groups = _part_touching_buttons(_groups(clusters, bar, sight.unit), bar, sight.unit)
    buttons, menus, title = _sort_parts(groups, bar, sight.unit)
    origin = Origin(window.level, None)
    parts = [Element("button", [float(v) for v in box], interactive=True, fixed=True, node=origin,
                     name=BUTTON_NAMES[k] if k < len(BUTTON_NAMES) else "")
             for k, box in enumerate(buttons)]
    parts += [Element("icon", [float(v) for v in box], "Window menu", interactive=True,
                      node=origin) for box in menus]
    if title:
        ink = sharpen(sight.pixels, union(title), bar)
        parts.append(Element("text", [float(v) for v in ink], window.title, ink=ink, node=origin))
    return parts
