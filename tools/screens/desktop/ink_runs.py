"""Finds words and pictures that a toolkit draws inside a control without telling where.

The ink of the control is cut into clusters by empty columns; the run of neighbouring clusters
whose width equals the label's width in the scene's font is the label, the rest are icons,
arrows and shortcuts.

Depends on: numpy, tools/screens/truth.  Pure functions.
"""

import numpy as np
from truth.boxes import union
from truth.ink import find_ink, ground_of

BLANK_BELOW = 14
LEAST_STEP = 10
STEP_SHARE = 0.3
RIM_PX = 2
ALIKE_PX = 3
SAME_GROUND = 4  # steps of 255; dithered gradients stay within
FLAT_SHARE = 0.6


def ink_clusters(pixels, box, gap, inset=3, ground=None, share=STEP_SHARE):
    """Boxes of ink inside `box`, left to right, parted by more than `gap` empty columns.

    The ground is the main colour, of each row where rows differ (a vertical gradient counts as
    blank), unless one colour is given.  Ink differs by `share` of the strongest difference.
    """
    height, width = pixels.shape[:2]
    x0, y0 = max(0, int(box[0]) + inset), max(0, int(box[1]) + inset)
    x1, y1 = min(width, int(box[2]) - inset), min(height, int(box[3]) - inset)
    if x1 - x0 < 4 or y1 - y0 < 4:
        return []
    region = pixels[y0:y1, x0:x1]
    if ground is None:
        ground = _ground(region)
    distance = np.abs(region - ground).max(2)
    if distance.max() < BLANK_BELOW:
        return []
    mask = distance > max(LEAST_STEP, share * distance.max())
    clusters = []
    for first, last in _runs(np.where(mask.any(0))[0], gap):
        rows = np.where(mask[:, first:last].any(1))[0]
        clusters.append([x0 + first, y0 + int(rows[0]), x0 + last, y0 + int(rows[-1]) + 1])
    return clusters


def ink_rows(pixels, box, gap, inset=3):
    """Like ink_clusters, parted by empty rows: top to bottom."""
    turned = ink_clusters(pixels.transpose(1, 0, 2), [box[1], box[0], box[3], box[2]], gap, inset)
    return [[y0, x0, y1, x1] for x0, y0, x1, y1 in turned]


def _ground(region):
    """One colour if most rows agree on it, else one for each row."""
    rows = np.array([ground_of(row) for row in region])
    whole = ground_of(region)
    alike = (np.abs(rows - whole).max(1) <= SAME_GROUND).mean()
    return whole if alike >= FLAT_SHARE else rows[:, None]


def _runs(columns, gap):
    """Half-open runs of ink columns; empty stretches up to `gap` do not part them."""
    if not len(columns):
        return []
    breaks = np.where(np.diff(columns) > gap + 1)[0]
    starts = [columns[0], *columns[breaks + 1]]
    ends = [*columns[breaks], columns[-1]]
    return [(int(a), int(b) + 1) for a, b in zip(starts, ends)]


def tolerance(label_width):
    """How far the drawn width of a label may be from the measured one, in pixels."""
    return max(6, 0.15 * label_width)


def find_label(clusters, label_width):
    """(first, last) of the run of clusters as wide as the label; None if none is.

    Of runs that fit equally well (to ALIKE_PX) the leftmost: shortcuts stand right of words.
    """
    if not label_width:
        return None
    fits = []
    for first in range(len(clusters)):
        for last in range(first, len(clusters)):
            error = abs(clusters[last][2] - clusters[first][0] - label_width)
            if error < tolerance(label_width):
                fits.append((round(error / ALIKE_PX), first, last))
    return min(fits)[1:] if fits else None


def split_label(clusters, label_width):
    """(clusters before, label box or None, clusters after)."""
    found = find_label(clusters, label_width)
    if not found:
        return [], None, clusters
    first, last = found
    return clusters[:first], union(clusters[first:last + 1]), clusters[last + 1:]


def sharpen(pixels, box, host):
    """The ink box with its faint rims: clusters see only strong steps.

    Grows by at most RIM_PX on each side and stays inside `host`; the given box where the wider
    look finds something else (a border, a neighbour).
    """
    wide = [max(box[0] - RIM_PX, host[0]), max(box[1] - RIM_PX, host[1]),
            min(box[2] + RIM_PX, host[2]), min(box[3] + RIM_PX, host[3])]
    ink = find_ink(pixels, wide)
    if not ink or any(a == b for a, b in zip(ink.box, wide)):
        return list(box)
    return union([ink.box, box])
