"""What counts as an image, and how each form reaches the engine without a copy.

    numpy uint8 [height, width], [height, width, 3 or 4]    borrowed, any distance between rows
    an object with __array_interface__ (a Pillow image)     as numpy makes an array of it
    an object with __dlpack__ in the CPU's memory           borrowed
    bytes, bytearray, memoryview                            an encoded PNG, JPEG, WebP or QOI
    str, os.PathLike                                        the path of such a file

A copy is made only where pixels do not follow each other in a row (`image[:, ::2]`), or rows run
backwards: the engine cannot express these strides.
"""
from __future__ import annotations

import os
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from computer_genie import _native
from computer_genie.errors import InvalidImageError
from computer_genie.screen_frame import ScreenFrame

Pixels: TypeAlias = npt.NDArray[np.uint8]
# Objects that carry an array are recognised by their protocol.
ImageLike: TypeAlias = Any

COLORS = ("rgb", "bgr", "rgba", "bgra", "gray")
_CHANNELS = {"gray": 1, "rgb": 3, "bgr": 3, "rgba": 4, "bgra": 4}
# rgb and bgr name the order of the channels: they fit gray, and pixels with a fourth byte too.
_ORDERS = {
    ("rgb", 1): "gray", ("bgr", 1): "gray", ("rgb", 4): "rgba", ("bgr", 4): "bgra",
}  # fmt: skip
_PILLOW_MODES = ("L", "RGB", "RGBA", "RGBX")
_FORMS = "give a uint8 array, a Pillow image, encoded bytes or a path"


def frame_of(image: ImageLike, color: str = "rgb") -> _native.Frame:
    """The image as the engine takes it. It must not be written until the call has ended.

    Errors: InvalidImageError (a ValueError), TypeError. A file is read later, by the engine.
    """
    if isinstance(image, (bytes, bytearray, memoryview)):
        check_color(color)
        return _native.Frame.of_encoded(bytes(image))
    if isinstance(image, (str, os.PathLike)):
        check_color(color)
        return _native.Frame.of_file(_path(image))
    pixels = pixels_of(image)
    return _native.Frame.of_pixels(pixels, format_of(pixels, color_of(image, color)))


def pixels_of(image: ImageLike) -> Pixels:
    """u8 [height, width, channels] over the memory of `image`, copied only where it must be."""
    array = array_of(image)
    return array if is_expressible(array) else np.ascontiguousarray(array)


def is_encoded(image: ImageLike) -> bool:
    """Whether it is a picture's file or its bytes."""
    return isinstance(image, (bytes, bytearray, memoryview, str, os.PathLike))


def array_of(image: ImageLike) -> Pixels:
    """u8 [height, width, channels] over the memory of `image`, with any steps.

    Errors: InvalidImageError, TypeError.
    """
    array = _array(image)
    if array.dtype != np.uint8:
        raise InvalidImageError(f"an image is uint8, not {array.dtype}; convert it first")
    if array.ndim == 2:
        array = array[..., np.newaxis]
    if array.ndim != 3 or array.shape[2] not in (1, 3, 4):
        raise InvalidImageError(
            f"an image is [height, width] or [height, width, 3 or 4], not {list(array.shape)}"
        )
    if array.size == 0:
        raise InvalidImageError(f"an image of {list(array.shape)} has no pixels")
    return array


def color_of(image: ImageLike, color: str) -> str:
    """What the caller says, but a captured frame and an image of the engine know better."""
    check_color(color)
    if isinstance(image, _native.PixelImage):
        return image.color
    return image.color or color if isinstance(image, ScreenFrame) else color


def format_of(pixels: Pixels, color: str) -> str:
    """The pixel format of [height, width, channels] when the caller says `color`."""
    check_color(color)
    channels = pixels.shape[2]
    name = _ORDERS.get((color, channels), color)
    if _CHANNELS[name] != channels:
        raise InvalidImageError(
            f'color="{color}" has {_CHANNELS[name]} channels, the image has {channels}'
        )
    return name


def _array(image: ImageLike) -> npt.NDArray[Any]:
    if isinstance(image, np.ndarray):
        return image
    mode = getattr(image, "mode", None)
    if mode is not None and mode not in _PILLOW_MODES and hasattr(image, "convert"):
        image = image.convert("RGB")  # a palette's numbers, CMYK or bits are no pixels
    if hasattr(image, "__array_interface__"):
        array: npt.NDArray[Any] = np.asarray(image)
        return array
    if hasattr(image, "__dlpack__"):
        return _from_dlpack(image)
    raise TypeError(f"{type(image).__name__} is no image; {_FORMS}")


def _from_dlpack(image: ImageLike) -> npt.NDArray[Any]:
    try:
        return np.from_dlpack(image)
    except (BufferError, RuntimeError) as error:
        raise InvalidImageError(
            f"{type(image).__name__} gives no array of the CPU's memory ({error}); copy it there"
        ) from error


def is_expressible(array: Pixels) -> bool:
    """Whether the engine has views with these steps."""
    height, width, channels = array.shape
    row, pixel, channel = array.strides
    return (
        (channels == 1 or channel == 1)
        and (width == 1 or pixel == channels)
        and (height == 1 or row >= width * channels)
    )


def check_color(color: str) -> str:
    """Gives the color back; a ValueError for one that does not exist."""
    if color not in COLORS:
        raise ValueError(f"there is no color {color!r}; the colors are {', '.join(COLORS)}")
    return color


def _path(image: str | os.PathLike[Any]) -> str:
    path = os.fsdecode(image)
    if not path:
        raise InvalidImageError("the path of the image is empty")
    if "\0" in path:
        raise InvalidImageError(f"{path!r} is no path: it has a zero in it")
    return path
