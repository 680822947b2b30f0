"""What the tests of the Python package share: drawn screens and sample files."""
import pathlib

import numpy as np
import pytest

SCREENS = pathlib.Path(__file__).resolve().parents[2] / "examples" / "screens"
BUTTONS = ((80, 60, 120, 40), (260, 60, 120, 40), (80, 140, 200, 36))


@pytest.fixture(scope="session")
def buttons():
    """RGB u8 [240, 480, 3]: three filled rectangles on a light page. Read-only."""
    image = np.full((240, 480, 3), (246, 246, 247), np.uint8)
    for x, y, width, height in BUTTONS:
        image[y : y + height, x : x + width] = (30, 110, 220)
        image[y + height // 2 - 2 : y + height // 2 + 2, x + 30 : x + 60] = 255
    image.flags.writeable = False
    return image


@pytest.fixture(scope="session")
def screen_file():
    """A dense sample screen of 1920x1080."""
    return SCREENS / "orders-light.png"


@pytest.fixture(autouse=True)
def no_settings(monkeypatch):
    """Tests see no settings of the machine they run on."""
    monkeypatch.delenv("COMPUTER_GENIE_CONFIG", raising=False)


def as_boxes(scene):
    return [(element.role, *element.box) for element in scene]


@pytest.fixture(scope="session")
def boxes():
    return as_boxes
