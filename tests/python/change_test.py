"""Change: attributes, mapping, value; and that all results can be pickled."""
import copy
import json
import pickle
from collections.abc import Mapping

import computer_genie as cg
import pytest

KEYS = {
    "kind", "change", "id", "role", "type", "box", "before", "flags",
    "disabled", "checked", "selected", "focused",
}  # fmt: skip
CHECKED = cg.Change(("state_changed", 9, "checkbox", (1, 2, 3, 4), (1, 2, 3, 4), 1 | 16, 1 | 4))
GONE = cg.Change(("vanished", 3, "button", (1, 2, 3, 4), None, 1 | 2, 0))


def test_a_change_is_an_object_and_a_mapping():
    assert isinstance(CHECKED, Mapping) and set(CHECKED) == KEYS and len(CHECKED) == len(KEYS)
    assert all(CHECKED[key] == getattr(CHECKED, key) for key in KEYS)
    assert CHECKED.kind == CHECKED["change"] == "state_changed"
    assert CHECKED.type == CHECKED.role == "checkbox" and CHECKED.id == 9
    assert json.loads(json.dumps(dict(CHECKED)))["box"] == [1, 2, 3, 4]
    assert CHECKED.get("nothing") is None
    with pytest.raises(KeyError, match="before"):
        CHECKED["after"]


def test_a_change_of_state_names_the_flags_that_differ():
    assert CHECKED.flags == {"checked": True, "focused": False}
    assert (CHECKED.checked, CHECKED.focused, CHECKED.disabled) == (True, False, False)
    assert "checked=True" in repr(CHECKED)


def test_a_vanished_element_has_no_box_and_the_flags_that_it_had():
    assert GONE.box is None and GONE.before == (1, 2, 3, 4)
    assert GONE.disabled is True and GONE.flags == {}


def test_a_change_is_a_value():
    assert CHECKED == cg.Change(CHECKED._row) != GONE and CHECKED == dict(CHECKED)
    assert len({CHECKED, cg.Change(CHECKED._row)}) == 1 and CHECKED != 7
    assert pickle.loads(pickle.dumps(CHECKED)) == CHECKED == copy.deepcopy(CHECKED)
    with pytest.raises(AttributeError):
        CHECKED.kind = "moved"


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_a_pickled_scene_is_the_same_scene(screen_file, protocol):
    scene = cg.detect(screen_file)
    back = pickle.loads(pickle.dumps(scene, protocol))
    assert back == scene and back is not scene
    assert back.to_json("a") == scene.to_json("a") and back.threshold == scene.threshold
    assert back.find(role="button") == scene.find(role="button")
    assert copy.copy(scene) == scene == copy.deepcopy(scene)


def test_a_damaged_pickle_is_refused(buttons):
    native = cg.detect(buttons)._native
    *head, rows = native.__getstate__()
    assert rows
    for wrong in ({1: "buton"}, {8: len(rows)}, {8: -2}):
        row = tuple(wrong.get(i, value) for i, value in enumerate(rows[0]))
        with pytest.raises(ValueError, match="role|parent"):
            type(native).__new__(type(native)).__setstate__((*head, [row, *rows[1:]]))
