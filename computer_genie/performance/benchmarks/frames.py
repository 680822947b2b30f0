"""A drawn screen of any size: panels, lines of text-like strokes, one picture-like part."""
from __future__ import annotations

import numpy as np

from computer_genie.pixels import Pixels


def drawn_screen(size: tuple[int, int], seed: int = 7) -> Pixels:
    """u8 [height, width, 3], the same for the same size and seed."""
    width, height = size
    random = np.random.default_rng(seed)
    image = np.full((height, width, 3), (246, 246, 247), np.uint8)
    image[: height // 18] = (36, 60, 110)
    image[:, : width // 7] = (229, 232, 238)
    for y in range(height // 12, height - 40, 26):
        _draw_line(image, y, random)
    _draw_picture(image, random)
    return image


def _draw_line(image: Pixels, y: int, random: np.random.Generator) -> None:
    """Strokes of 1 to 3 px, as wide apart as letters."""
    height, width = image.shape[:2]
    x = width // 7 + 24
    end = x + int(random.integers(width // 8, width // 2))
    while x < min(end, width - 8):
        stroke, tall = int(random.integers(1, 4)), int(random.integers(7, 13))
        image[y + 12 - tall : y + 12, x : x + stroke] = random.integers(20, 90)
        x += stroke + int(random.integers(2, 7))


def _draw_picture(image: Pixels, random: np.random.Generator) -> None:
    """A noisy gradient in the lower right quarter's middle: what photographs cost."""
    height, width = image.shape[:2]
    part = image[height * 5 // 8 : height * 7 // 8, width * 5 // 8 : width * 7 // 8]
    ramp = np.linspace(40, 210, part.shape[1])[None, :, None]
    part[:] = np.clip(ramp + random.normal(0, 12, part.shape), 0, 255)
