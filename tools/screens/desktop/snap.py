"""Moves the sides of a told box inward to where they are drawn.

Buttons in header bars tell the bar's height, but are drawn smaller, with a margin.

Depends on: numpy.  Pure functions.
"""

import numpy as np

SIDE_STEP = 5  # of 255; the same faintness as truth.ink looks for, and one more
SIDE_SHARE = 0.7
TOLERANCE_PX = 1
LARGEST_MARGIN = 0.25  # of the box's side


def snap_to_drawn(pixels, box, unit):
    """The box with each side moved to the first drawn edge inside it, if the side is not drawn."""
    x0, y0, x1, y1 = (int(round(v)) for v in box)
    reach_y = int(min(9 * unit, LARGEST_MARGIN * (y1 - y0)))
    reach_x = int(min(9 * unit, LARGEST_MARGIN * (x1 - x0)))
    if reach_x < 2 or reach_y < 2:
        return list(box)
    columns = slice(x0 + (x1 - x0) // 6, x1 - (x1 - x0) // 6)
    rows = slice(y0 + (y1 - y0) // 6, y1 - (y1 - y0) // 6)
    across, down = pixels[:, columns], pixels[rows].transpose(1, 0, 2)
    top = _inward(across, y0, 1, reach_y)
    bottom = _inward(across, y1, -1, reach_y)
    left = _inward(down, x0, 1, reach_x)
    right = _inward(down, x1, -1, reach_x)
    if not min(top, bottom) or abs(top - bottom) > 2 * unit:
        return list(box)  # no even margin above and below: the told box is the drawn one
    return [box[0] + left, box[1] + top, box[2] - right, box[3] - bottom]


def _inward(lines, side, direction, reach):
    """How many pixels inside the side the first drawn edge lies; 0 if the side itself is drawn."""
    for offset in range(-TOLERANCE_PX, reach + 1):
        at = side + direction * offset
        if not 1 <= at < len(lines):
            continue
        step = np.abs(lines[at] - lines[at - 1]).max(1)
        if (step >= SIDE_STEP).mean() > SIDE_SHARE:
            return max(0, offset)
    return 0
