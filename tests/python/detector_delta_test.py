"""What a Detector saves and tells: equal frames, damage, memory, moves."""
import computer_genie as cg
import numpy as np
import pytest

from detector_test import PAGE, button, seen


@pytest.fixture
def frame(buttons):
    return buttons.copy()


def test_what_moves_and_what_goes_is_told(frame):
    with cg.Detector() as session:
        first = session.update(frame)
        moving = first.find(near=(140, 80))[0]
        frame[60:100, 80:200] = PAGE
        button(frame, 80, 67, 120, 40)
        session.update(frame)
        moved = [c for c in session.changes() if c.id == moving.id and c.kind == "moved"]
        assert [(c.before, c.box) for c in moved] == [((80, 60, 120, 40), (80, 67, 120, 40))]
        frame[60:110, 80:200] = PAGE
        session.update(frame)
        assert ("vanished", moving.id) in [(c.kind, c.id) for c in session.changes()]


def test_an_equal_frame_gives_the_same_scene_and_no_changes(frame):
    with cg.Detector() as session:
        first = session.update(frame)
        assert session.update(frame.copy()) is first
        assert session.report.kind == "equal" and session.changes() == []
        assert session.report.tiles > 0 == session.report.changed_tiles
        assert session.report.seconds > 0 and session.report.reason == ""


@pytest.mark.parametrize("form", [list, tuple, np.array, iter, lambda d: np.array(d, np.uint64)])
def test_damage_is_believed(frame, form):
    with cg.Detector() as session:
        first = session.update(frame)
        frame[40:120] = PAGE
        assert session.update(frame, dirty=[]) is first
        session.update(frame, dirty=None)
        button(frame, 320, 180)
        assert seen(session.update(frame, dirty=form([(320, 180, 100, 36)]))) == seen(
            cg.detect(frame)
        )


def test_a_pixel_outside_of_the_damage_is_an_error_where_that_is_checked(frame):
    with cg.Detector(check_damage=True) as session:
        session.update(frame)
        frame[50, 300] = 0
        with pytest.raises(cg.InvalidImageError, match="damage"):
            session.update(frame, dirty=[(0, 0, 100, 100)])
        assert seen(session.update(frame, dirty=[])) == seen(cg.detect(frame))


def test_a_small_budget_runs_in_full_and_ids_go_on(frame):
    with cg.Detector(memory_budget=1000) as session:
        first = session.update(frame)
        frame[50, 300] = 0
        second = session.update(frame)
        assert session.report.kind == "full" and session.report.reason == "evicted"
        assert seen(second) == seen(cg.detect(frame)) and second[0].id == first[0].id


def test_memory_is_told_and_given_back(frame):
    with cg.Detector() as session:
        assert session.memory_bytes == 0
        session.update(frame)
        assert session.memory_bytes >= frame.nbytes
        session.evict()
        ids = [element.id for element in session.update(frame)]
        assert session.report.reason == "evicted" and session.changes() == []
        button(frame, 320, 180)
        session.update(frame)
        session.reset()
        assert session.scene is None and session.report is None
        assert [e.id for e in session.update(frame)][: len(ids)] != []
        assert min(e.id for e in session.scene) == 1 and session.report.reason == "first frame"
