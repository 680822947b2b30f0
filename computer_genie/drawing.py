"""draw: the elements' outlines over their picture, for a person to judge."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from computer_genie import _native, runtime
from computer_genie.pixels import ImageLike, Pixels, color_of, format_of, frame_of, pixels_of
from computer_genie.scene import Scene

_ENCODED = (bytes, bytearray, memoryview, str)


def draw(
    image: ImageLike, elements: Iterable[Mapping[str, Any]], *, color: str = "rgb"
) -> Pixels:
    """A copy of the image as RGB [height, width, 3] with the outlines of the elements.

    elements   a Scene, Elements, or mappings with `role` and `box` (x, y, width, height)

    The colour of an outline says the role; lines are thicker on a Scene of scale 2.
    Errors: InvalidImageError, LimitError, TypeError (an element without a role or a box).
    """
    canvas = _rgb_copy(image, color)
    scale = elements.scale if isinstance(elements, Scene) else 1.0
    _native.draw_overlay(canvas, [_outline(element) for element in elements], scale)
    return canvas


def _rgb_copy(image: ImageLike, color: str) -> Pixels:
    if isinstance(image, _ENCODED) or hasattr(image, "__fspath__"):
        pixels, name = runtime.engine().decode(frame_of(image, color)), "rgb"
    else:
        pixels = pixels_of(image)
        name = format_of(pixels, color_of(image, color))
    if name == "gray":
        return np.repeat(pixels, 3, axis=2)
    order = slice(2, None, -1) if name.startswith("bgr") else slice(0, 3)
    return np.array(pixels[..., order], order="C")


def _outline(element: Mapping[str, Any]) -> tuple[str, int, int, int, int]:
    try:
        x, y, width, height = element["box"]
        return (str(element["role"]), int(x), int(y), int(width), int(height))
    except (KeyError, TypeError, ValueError):
        raise TypeError(
            f"an element has a role and a box (x, y, width, height), not {element!r}"
        ) from None
