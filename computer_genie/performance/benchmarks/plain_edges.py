"""The chain gray, blur, edges as it is written in numpy and Pillow alone: the rival of our chain.

Written to be quick: whole-array steps, and hysteresis that touches only the pixels at its front.
"""
from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from computer_genie.pixels import Pixels

_Ints = npt.NDArray[np.int16]


def gray_of(image: Pixels) -> Pixels:
    """Pillow's conversion to luma."""
    from PIL import Image

    return np.asarray(Image.fromarray(image).convert("L"))


def blurred(gray: Pixels) -> Pixels:
    """Pillow's box blur of 3 x 3."""
    from PIL import Image, ImageFilter

    return np.asarray(Image.fromarray(gray).filter(ImageFilter.BoxBlur(1)))


def canny(gray: Pixels, low: int = 50, high: int = 150) -> Pixels:
    """Canny's edges, 255 on 0: the rule of our operation, in numpy."""
    dx, dy = _derivatives(gray)
    size = np.abs(dx) + np.abs(dy)
    is_edge = (size > low) & _is_ridge(size, dx, dy)
    return _connected(is_edge, is_edge & (size > high))


def _derivatives(gray: Pixels) -> tuple[_Ints, _Ints]:
    p = np.pad(gray, 1, mode="edge").astype(np.int16)
    down = p[:-2] + 2 * p[1:-1] + p[2:]
    across = p[:, :-2] + 2 * p[:, 1:-1] + p[:, 2:]
    return down[:, 2:] - down[:, :-2], across[2:] - across[:-2]


def _is_ridge(size: _Ints, dx: _Ints, dy: _Ints) -> npt.NDArray[np.bool_]:
    """Larger than both neighbours along the gradient (ties go to the first)."""
    p = np.pad(size, 1)
    x, y = np.abs(dx).astype(np.int32), np.abs(dy).astype(np.int32) << 15
    flat, steep = y < x * 13573, y > x * (13573 + (2 << 15))
    falls = (dx ^ dy) < 0
    left_right = (size > p[1:-1, :-2]) & (size >= p[1:-1, 2:])
    up_down = (size > p[:-2, 1:-1]) & (size >= p[2:, 1:-1])
    rising = (size > p[:-2, 2:]) & (size > p[2:, :-2])
    falling = (size > p[:-2, :-2]) & (size > p[2:, 2:])
    diagonal = np.where(falls, rising, falling)
    ridge: npt.NDArray[np.bool_] = np.where(flat, left_right, np.where(steep, up_down, diagonal))
    return ridge


def _connected(is_edge: npt.NDArray[np.bool_], strong: npt.NDArray[np.bool_]) -> Pixels:
    """Edges that touch a strong one, by way of other edges."""
    width = is_edge.shape[1] + 2
    open_edges = np.pad(is_edge & ~strong, 1).ravel()
    result = np.pad(strong, 1).ravel()
    around = np.array([-width - 1, -width, -width + 1, -1, 1, width - 1, width, width + 1])
    front: npt.NDArray[Any] = np.flatnonzero(result)
    while front.size:
        near = (front[:, None] + around).ravel()
        front = np.unique(near[open_edges[near]])
        open_edges[front] = False
        result[front] = True
    inner = result.reshape(-1, width)[1:-1, 1:-1]
    return inner.astype(np.uint8) * np.uint8(255)
