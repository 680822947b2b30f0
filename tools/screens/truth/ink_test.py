"""Tests of ink.py on painted arrays."""

import numpy as np
import pytest

from . import ink


def canvas(width=60, height=40, color=250):
    return np.full((height, width, 3), color, np.int16)


def fill(pixels, box, color):
    x0, y0, x1, y1 = box
    pixels[y0:y1, x0:x1] = color


def test_ink_is_the_tight_box_of_what_differs():
    pixels = canvas()
    fill(pixels, (12, 9, 20, 15), 10)
    found = ink.find_ink(pixels, [5, 5, 40, 30])
    assert found.box == [12, 9, 20, 15]
    assert found.share == pytest.approx(8 * 6 / (35 * 25))


def test_ink_is_found_on_a_dark_ground_too():
    pixels = canvas(color=20)
    fill(pixels, (12, 9, 20, 15), 90)
    assert ink.find_ink(pixels, [5, 5, 40, 30]).box == [12, 9, 20, 15]


def test_faint_texture_is_blank():
    pixels = canvas()
    pixels[::2] -= 5
    assert ink.find_ink(pixels, [0, 0, 60, 40]) is None


def test_region_thinner_than_two_pixels_is_blank():
    assert ink.find_ink(canvas(), [5, 5, 5.9, 30]) is None


def test_region_outside_the_picture_is_blank():
    assert ink.find_ink(canvas(), [100, 100, 140, 140]) is None


def test_border_of_a_neighbour_is_trimmed_only_when_asked():
    pixels = canvas()
    fill(pixels, (10, 10, 40, 11), 0)
    fill(pixels, (20, 18, 26, 24), 0)
    region = [10, 10, 40, 30]
    assert ink.find_ink(pixels, region).box == [10, 10, 40, 24]
    assert ink.find_ink(pixels, region, trim_rims=True).box == [20, 18, 26, 24]


def test_filled_glyph_is_not_trimmed_away():
    pixels = canvas()
    # A gradient, so that no colour of the glyph is more frequent than the ground.
    for step in range(18):
        fill(pixels, (10, 10 + step, 28, 11 + step), 8 * step)
    assert ink.find_ink(pixels, [10, 10, 29, 29], trim_rims=True).box == [10, 10, 28, 28]


def test_outlined_box_has_four_drawn_sides():
    pixels = canvas()
    fill(pixels, (10, 8, 50, 32), 120)
    fill(pixels, (11, 9, 49, 31), 250)
    assert ink.drawn_sides(pixels, [10, 8, 50, 32]) == 4


def test_filled_surface_has_four_drawn_sides_where_it_steps_by_four():
    pixels = canvas()
    fill(pixels, (10, 8, 50, 32), 246)
    assert ink.drawn_sides(pixels, [10, 8, 50, 32]) == 4
    fill(pixels, (10, 8, 50, 32), 247)
    assert ink.drawn_sides(pixels, [10, 8, 50, 32]) == 0


def test_underline_is_one_drawn_side():
    pixels = canvas()
    fill(pixels, (10, 31, 50, 32), 0)
    assert ink.drawn_sides(pixels, [10, 8, 50, 32]) == 1


def test_side_at_the_pictures_edge_is_not_drawn():
    pixels = canvas()
    fill(pixels, (0, 0, 30, 40), 100)
    assert ink.drawn_sides(pixels, [0, 0, 30, 40]) == 1


def test_tiny_boxes_count_as_drawn_all_round():
    assert ink.drawn_sides(canvas(), [10, 10, 14, 14]) == 4
