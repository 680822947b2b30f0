"""Arithmetic on boxes.

A box is [x0, y0, x1, y1] in device pixels, floats allowed, x1 and y1 exclusive. Only files hold
[x, y, width, height]. Depends on nothing; pure functions, safe from any thread.
"""


def area(box):
    """Pixels inside the box; 0 for an empty or inverted one."""
    return max(0, box[2] - box[0]) * max(0, box[3] - box[1])


def intersection(a, b):
    """Pixels that two boxes share."""
    width = min(a[2], b[2]) - max(a[0], b[0])
    height = min(a[3], b[3]) - max(a[1], b[1])
    return max(0, width) * max(0, height)


def iou(a, b):
    """Intersection over union, 0 to 1."""
    shared = intersection(a, b)
    return shared / max(1e-9, area(a) + area(b) - shared)


def union(boxes):
    """The smallest box around all of them; at least one is needed."""
    boxes = list(boxes)
    return [
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    ]


def inside(a, b, share=0.85):
    """Whether at least `share` of the area of `a` lies in `b`."""
    return intersection(a, b) >= share * max(1e-9, area(a))


def grow(box, margin):
    """The box with `margin` pixels more on each side."""
    return [box[0] - margin, box[1] - margin, box[2] + margin, box[3] + margin]


def clamp(box, width, height):
    """The part of the box on a picture of that size."""
    return [
        max(0, min(width, box[0])),
        max(0, min(height, box[1])),
        max(0, min(width, box[2])),
        max(0, min(height, box[3])),
    ]


def to_xywh(box, width, height):
    """The box as files hold it: whole pixels [x, y, w, h], clamped, at least 1 x 1."""
    x0, y0, x1, y1 = (int(round(v)) for v in clamp(box, width, height))
    return [x0, y0, max(1, x1 - x0), max(1, y1 - y0)]
