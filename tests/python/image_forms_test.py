"""Every form of an image gives the same Scene, and none is copied that need not be."""
import io
import os
import pathlib

import computer_genie as cg
import numpy as np
import pytest
from computer_genie import _native
from computer_genie.pixels import pixels_of
from PIL import Image


def png(pixels):
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "PNG")
    return out.getvalue()


def widened(pixels):
    wide = np.zeros((pixels.shape[0], pixels.shape[1] + 64, 3), np.uint8)
    wide[:, : pixels.shape[1]] = pixels
    return wide[:, : pixels.shape[1]]


class OnlyDlpack:
    """An array that says nothing but __dlpack__."""

    def __init__(self, pixels):
        self._pixels = np.array(pixels)

    def __dlpack__(self, **asked):
        return self._pixels.__dlpack__(**asked)

    def __dlpack_device__(self):
        return self._pixels.__dlpack_device__()


FORMS = {
    "strided rows": lambda p: (widened(p), "rgb"),
    "every second pixel": lambda p: (np.repeat(p, 2, axis=1)[:, ::2], "rgb"),
    "rows upwards": lambda p: (np.ascontiguousarray(p[::-1])[::-1], "rgb"),
    "column order": lambda p: (np.asfortranarray(p), "rgb"),
    "bgr": lambda p: (np.ascontiguousarray(p[..., ::-1]), "bgr"),
    "bgr as a view": lambda p: (p[..., ::-1], "bgr"),
    "rgba": lambda p: (np.dstack([p, np.full(p.shape[:2], 9, np.uint8)]), "rgba"),
    "rgba as rgb": lambda p: (np.dstack([p, np.full(p.shape[:2], 9, np.uint8)]), "rgb"),
    "bgra": lambda p: (np.dstack([p[..., ::-1], np.full(p.shape[:2], 255, np.uint8)]), "bgra"),
    "Pillow": lambda p: (Image.fromarray(p), "rgb"),
    "Pillow RGBA": lambda p: (Image.fromarray(p).convert("RGBA"), "rgb"),
    "Pillow palette": lambda p: (Image.fromarray(p).quantize(16), "rgb"),
    "DLPack": lambda p: (OnlyDlpack(p), "rgb"),
    "bytes": lambda p: (png(p), "rgb"),
    "bytearray": lambda p: (bytearray(png(p)), "rgb"),
    "memoryview": lambda p: (memoryview(png(p)), "rgb"),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_form_gives_the_same_scene_as_plain_rgb(buttons, boxes, form):
    image, color = FORMS[form](buttons)
    expected = boxes(cg.detect(buttons))
    assert expected
    assert boxes(cg.detect(image, color=color)) == expected


@pytest.mark.parametrize("make", [str, pathlib.Path, os.fsencode])
def test_a_path_is_read(buttons, boxes, tmp_path, make):
    path = tmp_path / "größe ☃.png"
    path.write_bytes(png(buttons))
    given = make(path)
    if isinstance(given, bytes):  # bytes are an encoded picture, never a path
        with pytest.raises(cg.InvalidImageError):
            cg.detect(given)
    else:
        assert boxes(cg.detect(given)) == boxes(cg.detect(buttons))


@pytest.mark.parametrize("color", ["rgb", "bgr", "gray"])
def test_gray_is_taken_with_and_without_a_channel(buttons, color):
    gray = np.array(Image.fromarray(buttons).convert("L"))
    assert cg.detect(gray, color=color) == cg.detect(gray[..., np.newaxis], color=color)
    assert cg.detect(gray) == cg.detect(np.repeat(gray[..., np.newaxis], 3, axis=2))


@pytest.mark.parametrize("shape", [(1, 1, 3), (1, 9, 3), (9, 1, 3), (1, 1)])
def test_a_single_row_or_pixel_is_an_image(shape):
    assert len(cg.detect(np.zeros(shape, np.uint8))) == 0


def test_a_view_with_expressible_strides_is_borrowed(buttons):
    views = [buttons, widened(buttons), buttons[10:50, 20:80], buttons[::2], buttons[..., 0:3]]
    before = _native.copy_stats()
    for view in views:
        pixels = pixels_of(view)
        assert pixels.__array_interface__["data"] == view.__array_interface__["data"]
        assert np.shares_memory(pixels, view)
        cg.detect(view)
    assert _native.copy_stats() == before


def test_an_array_behind_dlpack_is_borrowed(buttons):
    image = OnlyDlpack(buttons)
    assert np.shares_memory(pixels_of(image), image._pixels)


def test_a_detection_gives_back_every_reference_to_its_array(buttons):
    import sys

    image = buttons.copy()
    before = sys.getrefcount(image)
    for _ in range(10):
        cg.detect(image)
    assert sys.getrefcount(image) == before
