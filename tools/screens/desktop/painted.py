"""Small synthetic pictures and trees for the tests: no display is needed.

Depends on: numpy, the modules under test.
"""

import numpy as np
from accessible_tree import AccessibleTree
from sight import Sight
from window_stack import WindowStack

GROUND, INK, BORDER = 240, 20, 150
SHOWN = ["SHOWING", "VISIBLE", "SENSITIVE", "ENABLED"]


class FixedMetrics:
    """Words are 6 pixels a letter and 8 high: what the real measuring would say of `word`."""

    def size(self, words, weight=""):
        return (7 if weight else 6) * len(words), 8

    def width(self, words):
        return self.size(words)[0]

    def line_box(self, words, ink_box):
        return [ink_box[0], ink_box[1] - 3, ink_box[2], ink_box[3] + 3]


def canvas(width=400, height=300):
    return np.full((height, width, 3), GROUND, np.int16)


def fill(pixels, box, value=INK):
    x0, y0, x1, y1 = (int(v) for v in box)
    pixels[y0:y1, x0:x1] = value


def word(pixels, x, y, letters, value=INK):
    """A word of strokes 4 wide with gaps of 2: as wide as FixedMetrics says, but for one gap."""
    for k in range(letters):
        fill(pixels, [x + 6 * k, y, x + 6 * k + (6 if k == letters - 1 else 4), y + 8], value)
    return [x, y, x + 6 * letters, y + 8]


def frame(pixels, box, value=BORDER):
    x0, y0, x1, y1 = (int(v) for v in box)
    for side in ([x0, y0, x1, y0 + 1], [x0, y1 - 1, x1, y1], [x0, y0, x0 + 1, y1],
                 [x1 - 1, y0, x1, y1]):
        fill(pixels, side, value)


def record(index, parent, role, box, name="", states=(), lines=()):
    """One accessible as the dump gives it; `box` is [x, y, width, height]."""
    return {"i": index, "parent": parent, "app": "test", "window": "1:0", "role": role,
            "name": name, "description": "", "box": list(box), "states": SHOWN + list(states),
            "lines": [list(line) for line in lines]}


def window(rect, managed=True, top=0, title="test"):
    """One window as x_windows gives it; `top` is the height of its title bar."""
    return {"id": "0x1", "rect": list(rect), "frame": [0, 0, top, 0], "shadow": [0, 0, 0, 0],
            "title": title, "managed": managed, "viewable": True, "hidden": False, "pid": 1,
            "class": ""}


def sight_of(pixels, records, windows, unit=1):
    height, width = pixels.shape[:2]
    return Sight(pixels, AccessibleTree(records), WindowStack(windows, width, height),
                 FixedMetrics(), unit)
