"""Numbers that sliders and progress bars paint beside their troughs, told by no toolkit.

Depends on: sight, ink_runs, tools/screens/truth.  Pure functions of Sight and Control.
"""

from ink_runs import ink_clusters, ink_rows
from truth.boxes import union

LEAST_WIDTH_PX = 60
DIGIT_WIDTH_PX, DIGIT_GAP_PX = 16, 7
LEAST_HEIGHT_PX, LARGEST_HEIGHT_PX = 6, 18
LARGEST_VALUE_PX = 90
FROM_END_PX = 16
MOST_DIGITS = 8


def painted_value(sight, control):
    """The value's text line: above the trough, else at the right or left end; or nothing."""
    ink = _above(sight, control)
    if not ink and control.width > LEAST_WIDTH_PX * sight.unit:
        clusters = ink_clusters(sight.pixels, control.box, sight.unit, sight.unit)
        ink = _at_end(clusters[::-1], control.box[2], sight.unit) \
            or _at_end(clusters, control.box[0], sight.unit)
    return [control.element("text", ink, ink=ink)] if ink else []


def _above(sight, control):
    rows = ink_rows(sight.pixels, control.box, 0, sight.unit)
    if len(rows) < 2:
        return None
    first, unit = rows[0], sight.unit
    high, wide = first[3] - first[1], first[2] - first[0]
    if not LEAST_HEIGHT_PX * unit <= high <= LARGEST_HEIGHT_PX * unit:
        return None
    return first if LEAST_HEIGHT_PX * unit <= wide <= LARGEST_VALUE_PX * unit else None


def _at_end(clusters, end, unit):
    """The digits nearest to one end of the control; `clusters` start at that end."""
    digits = []
    for cluster in clusters[:MOST_DIGITS]:
        if not _is_digit(cluster, digits, end, unit):
            break
        digits.append(cluster)
    if not digits or len(digits) == len(clusters):
        return None
    if max(d[3] - d[1] for d in digits) < LEAST_HEIGHT_PX * unit:
        return None
    return union(digits)


def _is_digit(cluster, digits, end, unit):
    wide, high = cluster[2] - cluster[0], cluster[3] - cluster[1]
    if wide > DIGIT_WIDTH_PX * unit or high > LARGEST_HEIGHT_PX * unit:
        return False
    if not digits:
        return min(abs(end - cluster[2]), abs(end - cluster[0])) < FROM_END_PX * unit
    last = digits[-1]
    gap = max(cluster[0] - last[2], last[0] - cluster[2])
    return gap <= DIGIT_GAP_PX * unit
