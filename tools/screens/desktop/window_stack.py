"""Which window shows at each pixel, and which window an accessible belongs to.

Depends on: numpy, tools/screens/truth/boxes, accessible_tree.  Thread safety: immutable after
construction.
"""

from dataclasses import dataclass

import numpy as np
from truth.boxes import clamp, inside, iou
from truth.ink import ground_of

MATCH_IOU = 0.55
SAME_TITLE_BONUS = 0.3


@dataclass(frozen=True)
class Window:
    """One top-level window: client area and frame, all [x0, y0, x1, y1] in device pixels."""

    level: int
    title: str
    managed: bool
    client: tuple
    outer: tuple

    @property
    def title_bar(self):
        """The strip above the client area; empty where the program draws its own."""
        return [self.outer[0], self.outer[1], self.outer[2], self.client[1]]


def read_window(level, record):
    """A Window from a record of x_windows.window_stack (bottom first)."""
    x, y, width, height = record["rect"]
    left, right, top, bottom = record["frame"] if record["managed"] else (0, 0, 0, 0)
    shadow = record["shadow"]
    client = (x, y, x + width, y + height)
    outer = (x - left + shadow[0], y - top + shadow[2],
             x + width + right - shadow[1], y + height + bottom - shadow[3])
    return Window(level, record["title"], record["managed"], client, outer)


class WindowStack:
    """The windows of one picture, bottom first, with the map of who is on top where."""

    def __init__(self, records, width, height):
        self.windows = [read_window(i, record) for i, record in enumerate(records)]
        self._size = width, height
        self._top = np.full((height, width), -1, np.int16)
        for window in self.windows:
            x0, y0, x1, y1 = (int(v) for v in clamp(window.outer, width, height))
            self._top[y0:y1, x0:x1] = window.level

    def visible(self, box, window):
        """(share of the box that shows, box around that part); (0, box) if nothing does."""
        x0, y0, x1, y1 = (int(round(v)) for v in clamp(box, *self._size))
        shown = self._top[y0:y1, x0:x1] == window.level
        if not shown.any():
            return 0.0, list(box)
        rows, columns = np.where(shown.any(1))[0], np.where(shown.any(0))[0]
        part = [float(x0 + columns[0]), float(y0 + rows[0]),
                float(x0 + columns[-1] + 1), float(y0 + rows[-1] + 1)]
        whole = max(1.0, (box[2] - box[0]) * (box[3] - box[1]))
        return float(shown.sum()) / whole, part

    def without_covers(self, pixels, box, window):
        """The picture with what covers the window inside `box` painted in the box's ground.

        The same array where nothing covers it; else a copy.
        """
        x0, y0, x1, y1 = (int(v) for v in clamp(box, *self._size))
        hidden = self._top[y0:y1, x0:x1] != window.level
        if not hidden.any() or hidden.all():
            return pixels
        painted = pixels.copy()
        region = painted[y0:y1, x0:x1]
        region[hidden] = ground_of(region[~hidden])
        return painted

    def top_level_at(self, x, y):
        """Level of the window that shows at a point, -1 for the desktop."""
        return int(self._top[int(y), int(x)])

    def match_roots(self, tree):
        """Root node index -> Window: by overlap of boxes, then by equal titles."""
        matched = {}
        for root in tree.roots():
            if not root.laid_out:
                continue
            scored = [(self._likeness(root, window), window.level) for window in self.windows]
            best, level = max(scored, default=(0, 0))
            if best > MATCH_IOU:
                matched[root.index] = self.windows[level]
        return matched

    @staticmethod
    def _likeness(root, window):
        same_title = SAME_TITLE_BONUS if root.name and root.name == window.title else 0
        return max(iou(root.box, window.outer), iou(root.box, window.client)) + same_title

    def popup_around(self, box):
        """The topmost unmanaged window that holds nearly all of the box, or None."""
        for window in reversed(self.windows):
            if not window.managed and inside(box, window.outer, 0.9):
                return window
        return None
