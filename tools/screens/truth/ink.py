"""Pixel evidence: where ink is, and which sides of a box are drawn.

Pictures are int16 [height, width, 3] arrays (int16, so that differences do not wrap). Depends on
numpy and boxes.py; pure functions, safe from any thread.
"""

from typing import NamedTuple

import numpy as np

# Below this difference (0..255) from the ground a region counts as blank: gradients and JPEG-like
# dithering stay under it, the faintest disabled text seen (#ddd on white is 34) is above.
BLANK_BELOW = 12
# A side is drawn if 60 % of its length shows a step of 4 or more; hairlines of dark themes
# (#2a2a2a on #222) are steps of 8.
SIDE_STEP = 4
SIDE_SHARE = 0.6
# The side may lie this far from where the toolkit says (rounding, outlines).
SIDE_OFFSETS = (-3, -2, -1, 0, 1, 2)
SMALLEST_SIDED_PX = 6


class Ink(NamedTuple):
    """Tight box of the pixels that differ from the ground, and their share of the region."""

    box: list
    share: float


def load_pixels(image):
    """A PIL image as the int16 array that this module reads."""
    return np.asarray(image.convert('RGB')).astype(np.int16)


def ground_of(region):
    """The region's main colour: median of its most frequent 6-bit colour."""
    flat = region.reshape(-1, 3)
    quantised = (flat >> 2).astype(np.int32)
    key = quantised[:, 0] << 12 | quantised[:, 1] << 6 | quantised[:, 2]
    values, counts = np.unique(key, return_counts=True)
    return np.median(flat[key == values[counts.argmax()]], 0)


def find_ink(pixels, box, pad=0, trim_rims=False):
    """The ink in a box grown by `pad` pixels; None if the region is blank.

    trim_rims drops lines that run along the region's rim: they belong to a neighbour (a border),
    not to the glyph. Cost: O(area) and a sort of it.
    """
    height, width = pixels.shape[:2]
    x0 = max(0, int(np.floor(box[0] - pad + 0.01)))
    y0 = max(0, int(np.floor(box[1] - pad + 0.01)))
    x1 = min(width, int(np.ceil(box[2] + pad - 0.01)))
    y1 = min(height, int(np.ceil(box[3] + pad - 0.01)))
    if x1 - x0 < 2 or y1 - y0 < 2:
        return None
    region = pixels[y0:y1, x0:x1]
    distance = np.abs(region - ground_of(region)).max(2)
    peak = distance.max()
    if peak < BLANK_BELOW:
        return None
    mask = distance > max(8, min(40, 0.3 * peak))
    if trim_rims:
        mask = _without_rims(mask)
    rows, columns = np.where(mask.any(1))[0], np.where(mask.any(0))[0]
    tight = [x0 + columns[0], y0 + rows[0], x0 + columns[-1] + 1, y0 + rows[-1] + 1]
    return Ink([int(v) for v in tight], float(mask.mean()))


def _without_rims(mask):
    height, width = mask.shape
    if height <= 8 or width <= 8 or mask.mean() >= 0.85:
        return mask
    top, bottom, left, right = 0, height, 0, width
    for _ in range(4):
        if bottom - top > 6 and mask[top, left:right].mean() > 0.8:
            top += 1
        if bottom - top > 6 and mask[bottom - 1, left:right].mean() > 0.8:
            bottom -= 1
        if right - left > 6 and mask[top:bottom, left].mean() > 0.8:
            left += 1
        if right - left > 6 and mask[top:bottom, right - 1].mean() > 0.8:
            right -= 1
    inner = mask[top:bottom, left:right]
    if inner.shape == mask.shape or not inner.any():
        return mask
    trimmed = np.zeros_like(mask)
    trimmed[top:bottom, left:right] = inner
    return trimmed


def drawn_sides(pixels, box):
    """How many of the box's four sides show an edge in the picture, within 3 pixels.

    Boxes under 6 pixels have no measurable sides and count as drawn all round.
    """
    x0, y0, x1, y1 = (int(round(v)) for v in box)
    if min(x1 - x0, y1 - y0) < SMALLEST_SIDED_PX:
        return 4
    # Corners may be round: a sixth of the length is left out at each end.
    inset_x, inset_y = max(1, (x1 - x0) // 6), max(1, (y1 - y0) // 6)
    columns = slice(x0 + inset_x, x1 - inset_x)
    rows = slice(y0 + inset_y, y1 - inset_y)
    steps_x = [_step_share_at_column(pixels, rows, side) for side in (x0, x1)]
    steps_y = [_step_share_at_row(pixels, columns, side) for side in (y0, y1)]
    return sum(share > SIDE_SHARE for share in steps_x + steps_y)


def _step_share_at_column(pixels, rows, x):
    best = 0.0
    for at in (x + offset for offset in SIDE_OFFSETS):
        if 1 <= at < pixels.shape[1]:
            step = np.abs(pixels[rows, at] - pixels[rows, at - 1]).max(1)
            best = max(best, float((step >= SIDE_STEP).mean()) if len(step) else 0.0)
    return best


def _step_share_at_row(pixels, columns, y):
    best = 0.0
    for at in (y + offset for offset in SIDE_OFFSETS):
        if 1 <= at < pixels.shape[0]:
            step = np.abs(pixels[at, columns] - pixels[at - 1, columns]).max(1)
            best = max(best, float((step >= SIDE_STEP).mean()) if len(step) else 0.0)
    return best
