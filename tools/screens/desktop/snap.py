"""Moves the sides of a told box inward to where they are drawn.

Buttons in header bars tell the bar's height, but are drawn smaller, with a margin.

Depends on: numpy.  Pure functions.
"""

import numpy as np

SIDE_STEP = 5  # of 255; the same faintness as truth.ink looks for, and one more
SIDE_SHARE = 0.7
TOLERANCE_PX = 1
UNEVEN_PX = 2
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
    top, bottom = _even_margin(_steps(across, y0, 1, reach_y), _steps(across, y1, -1, reach_y))
    if not top:
        return list(box)
    left, right = _even_margin(_steps(down, x0, 1, reach_x), _steps(down, x1, -1, reach_x))
    return [box[0] + left, box[1] + top, box[2] - right, box[3] - bottom]


def _even_margin(near, far):
    """The smallest margin with a drawn edge at both ends; (0, 0) where the told sides are drawn.

    One told side may coincide with a neighbour's edge (the bar's own), hence not `or`.
    """
    if _is_drawn(near) and _is_drawn(far):
        return 0, 0
    pairs = [(a + b, a, b) for a in near for b in far
             if min(a, b) > TOLERANCE_PX and abs(a - b) <= UNEVEN_PX]
    return min(pairs)[1:] if pairs else (0, 0)


def _is_drawn(offsets):
    return any(abs(offset) <= TOLERANCE_PX for offset in offsets)


def _steps(lines, side, direction, reach):
    """Offsets inward from the side at which an edge runs along most of the control."""
    found = []
    for offset in range(-TOLERANCE_PX, reach + 1):
        at = side + direction * offset
        if 1 <= at < len(lines):
            step = np.abs(lines[at] - lines[at - 1]).max(1)
            if (step >= SIDE_STEP).mean() > SIDE_SHARE:
                found.append(offset)
    return found
