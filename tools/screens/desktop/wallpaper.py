"""Draws a scene's desktop background: plain, gradient, dunes or night hills.

The last two have photograph-like texture (soft gradients plus grain), so that a detector meets
a picture without edges of elements behind its windows.

Depends on: numpy, Pillow.  Thread safety: pure functions; the seed is the scene's name.
"""

import zlib

import numpy as np
from PIL import Image

PLAIN = {"plain_teal": (58, 110, 120), "plain_slate": (52, 58, 68), "plain_sand": (214, 204, 186)}
GRADIENTS = {"gradient": ((70, 110, 160), (180, 205, 225)), "dusk": ((44, 34, 66), (168, 96, 92)),
             "mint": ((214, 236, 226), (120, 170, 158)), "ink": ((16, 20, 28), (44, 54, 72))}
HILLS = {"dunes": ((150, 190, 222), (240, 224, 190), (206, 160, 104), (120, 78, 48)),
         "night_hills": ((14, 20, 40), (60, 66, 104), (34, 50, 58), (10, 14, 18))}


def _vertical(top, bottom, height, width):
    ramp = np.linspace(0, 1, height)[:, None, None]
    column = np.array(top)[None, None] * (1 - ramp) + np.array(bottom)[None, None] * ramp
    return np.repeat(column, width, axis=1)


def _smooth_noise(random, length, knots):
    """A smooth random curve in 0..1 of `length` samples through `knots` points."""
    heights = random.random(knots + 3)
    position = np.linspace(0, knots, length)
    whole, part = position.astype(int), position % 1
    blend = (1 - np.cos(part * np.pi)) / 2
    return heights[whole] * (1 - blend) + heights[whole + 1] * blend


def _hills(random, colors, height, width):
    sky_top, sky_low, near, far = (np.array(color, float) for color in colors)
    picture = _vertical(sky_top, sky_low, height, width)
    rows = np.arange(height)[:, None]
    layers = 7
    for layer in range(layers):
        depth = layer / (layers - 1)
        crest = height * (0.42 + 0.5 * depth) + height * 0.16 * (
            _smooth_noise(random, width, 3 + 2 * layer) - 0.5)
        color = near * (1 - depth) + far * depth
        shade = np.clip((rows - crest[None]) / (height * 0.35), 0, 1)[..., None]
        body = color[None, None] * (1.1 - 0.35 * shade)
        picture = np.where(rows[..., None] > crest[None, :, None], body, picture)
    grain = random.normal(0, 5, (height, width, 1)) + random.normal(0, 2, (height, width, 3))
    return picture + grain


def draw_wallpaper(style, seed_text, width, height):
    """The background picture as a Pillow image; raises KeyError for an unknown style."""
    random = np.random.default_rng(zlib.crc32(seed_text.encode()))
    if style in PLAIN:
        return Image.new("RGB", (width, height), PLAIN[style])
    if style in GRADIENTS:
        pixels = _vertical(*GRADIENTS[style], height, width)
    else:
        pixels = _hills(random, HILLS[style], height, width)
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
