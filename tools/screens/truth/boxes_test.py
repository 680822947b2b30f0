"""Tests of boxes.py."""

import pytest

from . import boxes


def test_boxes_that_only_touch_share_nothing():
    assert boxes.intersection([0, 0, 4, 4], [4, 0, 8, 4]) == 0
    assert boxes.iou([0, 0, 4, 4], [4, 0, 8, 4]) == 0


def test_inverted_box_has_no_area():
    assert boxes.area([5, 5, 2, 9]) == 0


def test_iou_of_halves_is_a_third():
    assert boxes.iou([0, 0, 4, 2], [2, 0, 6, 2]) == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ('box', 'expected'),
    [
        ([1.4, 1.6, 3.5, 3.4], [1, 2, 3, 1]),
        ([-5, -5, 3, 3], [0, 0, 3, 3]),
        ([9, 9, 30, 30], [9, 9, 1, 1]),
        ([4, 4, 4, 4], [4, 4, 1, 1]),
    ],
)
def test_files_hold_whole_clamped_boxes_of_at_least_one_pixel(box, expected):
    assert boxes.to_xywh(box, 10, 10) == expected
