"""draw gives a copy with outlines and leaves its input alone."""
import io

import computer_genie as cg
import numpy as np
import pytest
from PIL import Image


def test_the_result_is_an_rgb_copy_with_outlines(buttons):
    before = buttons.copy()
    drawn = cg.draw(buttons, cg.detect(buttons))
    assert drawn.shape == buttons.shape and drawn.dtype == np.uint8 and drawn.flags.writeable
    assert not np.shares_memory(drawn, buttons) and np.array_equal(buttons, before)
    x, y, width, height = 80, 60, 120, 40
    assert (drawn[y - 1, x : x + width] != buttons[y - 1, x : x + width]).any()
    inside = (slice(y, y + height), slice(x + 70, x + width))
    assert np.array_equal(drawn[inside], buttons[inside])


def test_no_elements_give_the_picture_itself(buttons):
    assert np.array_equal(cg.draw(buttons, []), buttons)


def test_every_form_is_drawn_on_as_rgb(buttons):
    elements = cg.detect(buttons)
    expected = cg.draw(buttons, elements)
    encoded = io.BytesIO()
    Image.fromarray(buttons).save(encoded, "PNG")
    bgra = np.dstack([buttons[..., ::-1], np.zeros(buttons.shape[:2], np.uint8)])
    assert np.array_equal(cg.draw(encoded.getvalue(), elements), expected)
    assert np.array_equal(cg.draw(bgra, elements, color="bgra"), expected)
    assert np.array_equal(cg.draw(Image.fromarray(buttons), elements), expected)
    assert cg.draw(buttons[..., 0], elements).shape == buttons.shape


def test_plain_dicts_are_drawn(buttons):
    elements = cg.detect(buttons)
    assert np.array_equal(cg.draw(buttons, map(dict, elements)), cg.draw(buttons, elements))


@pytest.mark.parametrize("element", [{}, {"role": "button"}, {"role": "button", "box": (1, 2)}, 7])
def test_what_is_no_element_is_refused(buttons, element):
    with pytest.raises(TypeError, match="role and a box"):
        cg.draw(buttons, [element])


def test_boxes_outside_the_picture_are_clipped(buttons):
    far = {"role": "button", "box": (-(2**31), -5, 2**31 - 1, 2**31 - 1)}
    assert cg.draw(buttons, [far]).shape == buttons.shape
