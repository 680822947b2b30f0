"""Each thing that goes wrong has its class, its built-in base and a message that says what."""
import os

import computer_genie as cg
import numpy as np
import pytest
from computer_genie import errors

BASES = {
    "InvalidImageError": ValueError,
    "LimitError": ValueError,
    "ProtocolError": ValueError,
    "ConfigError": ValueError,
    "StoreError": OSError,
    "DeviceError": RuntimeError,
    "QueueError": RuntimeError,
    "CacheError": RuntimeError,
    "ModelError": RuntimeError,
}


@pytest.mark.parametrize("name", BASES)
def test_a_class_has_its_promised_bases(name):
    found = getattr(cg, name)
    assert issubclass(found, cg.GenieError) and issubclass(found, BASES[name])
    assert str(found("what and why")) == "what and why"


@pytest.mark.parametrize(
    ("image", "words"),
    [
        (np.zeros((0, 0, 3), np.uint8), "no pixels"),
        (np.zeros((4, 4, 7), np.uint8), r"not \[4, 4, 7\]"),
        (np.zeros((4, 4, 2), np.uint8), r"not \[4, 4, 2\]"),
        (np.zeros(4, np.uint8), r"not \[4\]"),
        (np.zeros((5, 5, 3), np.float64), "float64"),
        (np.zeros((5, 5, 3), np.int8), "int8"),
        (b"not an image", "not a PNG"),
        (b"", "not a PNG|empty"),
        ("", "empty"),
        ("a\0b.png", "zero"),
    ],
)
def test_what_is_no_image_is_refused(image, words):
    with pytest.raises(cg.InvalidImageError, match=words):
        cg.detect(image)


@pytest.mark.parametrize("image", [None, 7, object(), [1, 2], {"a": 1}])
def test_another_type_is_a_type_error(image):
    with pytest.raises(TypeError, match=type(image).__name__):
        cg.detect(image)


@pytest.mark.parametrize(
    ("color", "channels"), [("rgba", 3), ("bgra", 3), ("gray", 3), ("gray", 4)]
)
def test_a_color_with_other_channels_is_refused(color, channels):
    with pytest.raises(cg.InvalidImageError, match=color):
        cg.detect(np.zeros((4, 4, channels), np.uint8), color=color)


def test_a_missing_file_is_a_file_not_found_error_that_names_it():
    with pytest.raises(FileNotFoundError, match="no/such/file.png") as caught:
        cg.detect("no/such/file.png")
    assert isinstance(caught.value, cg.InvalidImageError)


def test_a_file_that_is_no_picture_is_named(tmp_path):
    path = tmp_path / "text.png"
    path.write_text("hello")
    with pytest.raises(cg.InvalidImageError, match="text.png"):
        cg.detect(path)
    with pytest.raises(cg.InvalidImageError, match="directory"):
        cg.detect(tmp_path)


def test_a_fifo_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.png")
    with pytest.raises(cg.InvalidImageError, match="pipe.png"):
        cg.detect(tmp_path / "pipe.png")


def test_a_side_above_the_limit_is_a_limit_error():
    with pytest.raises(cg.LimitError, match="16384"):
        cg.detect(np.broadcast_to(np.uint8(0), (1, 16385, 3)))


def test_every_class_of_the_table_of_codes_exists():
    for name in ("ConfigNotFoundError", "ConfigPermissionError", "ImagePermissionError"):
        assert issubclass(getattr(errors, name), cg.GenieError)
