"""What detect is asked, and that the GIL is free meanwhile."""
import sys
import threading
import time

import computer_genie as cg
import numpy as np
import pytest
from computer_genie.roles import ROLES


def test_a_region_gives_boxes_of_the_whole_image(buttons, boxes):
    whole = boxes(cg.detect(buttons, min_confidence=0))
    part = cg.detect(buttons, region=(240, 30, 200, 100))
    assert (part.width, part.height) == (480, 240)
    assert (260, 60, 120, 40) in [element.box for element in part]
    assert all(240 <= element.x < 440 and 30 <= element.y < 130 for element in part)
    assert whole


@pytest.mark.parametrize(
    ("region", "error"),
    [
        ((0, 0, 0, 5), ValueError),
        ((500, 0, 5, 5), ValueError),
        ((2**40, 0, 5, 5), ValueError),
        ((0, 0, 5), TypeError),
        ((0, 0, 5.5, 5), TypeError),
        ("abcd", TypeError),
        (7, TypeError),
    ],
)
def test_a_bad_region_is_refused(buttons, region, error):
    with pytest.raises(error, match="region"):
        cg.detect(buttons, region=region)


def test_a_region_past_the_edge_is_clipped(buttons, boxes):
    assert boxes(cg.detect(buttons, region=(0, 0, 2**40, 2**40))) == boxes(cg.detect(buttons))


def test_min_confidence_filters_the_finished_list(buttons):
    everything = cg.detect(buttons, min_confidence=0)
    assert list(cg.detect(buttons)) == [e for e in everything if e.confidence >= 0.3]
    assert not cg.detect(buttons, min_confidence=1)


@pytest.mark.parametrize(
    ("value", "error"),
    [(1.01, ValueError), (-1, ValueError), (float("nan"), ValueError), ("0.5", TypeError)],
)
def test_a_bad_min_confidence_is_refused(buttons, value, error):
    with pytest.raises(error, match="min_confidence"):
        cg.detect(buttons, min_confidence=value)


def test_roles_filter_the_finished_list(screen_file):
    scene = cg.detect(screen_file)
    texts = cg.detect(screen_file, roles=["text"])
    assert {element.role for element in texts} == {"text"}
    assert [e.id for e in texts] == [e.id for e in scene if e.role == "text"]


def test_an_unknown_role_is_refused_with_the_nearest_name(buttons):
    with pytest.raises(ValueError, match='"buton".*did you mean "button"'):
        cg.detect(buttons, roles=["buton"])
    with pytest.raises(TypeError, match="not a str"):
        cg.detect(buttons, roles="button")
    assert len(ROLES) == 44


def test_text_says_that_it_is_not_built(buttons):
    with pytest.raises(cg.ModelError, match="no text recogniser"):
        cg.detect(buttons, text=True)


@pytest.mark.parametrize("color", ["xyz", "RGB", None])
def test_an_unknown_color_is_refused(buttons, color):
    with pytest.raises(ValueError, match="rgb, bgr, rgba, bgra, gray"):
        cg.detect(buttons, color=color)


def test_other_threads_go_on_while_a_detection_runs():
    """With a switch interval that never ends, another thread runs only while this one has given
    the GIL away by itself; between the two readings only the engine can."""
    noise = np.random.default_rng(1).integers(0, 256, (1080, 1920, 3), np.uint8)
    cg.detect(noise)  # the engine is made
    counted = 0
    stop = False

    def count():
        nonlocal counted
        while not stop:
            counted += 1
            time.sleep(0)  # gives the GIL back

    counter = threading.Thread(target=count)
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1000)
    try:
        counter.start()
        moved = []
        for _ in range(5):
            before = counted
            cg.detect(noise)
            moved.append(counted - before)
    finally:
        stop = True
        sys.setswitchinterval(usual)
        counter.join()
    assert any(moved), "the GIL was held"
