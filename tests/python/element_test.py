"""Element and Scene: attributes, mapping, sequence, search, JSON."""
import copy
import json
import pickle
from collections.abc import Mapping, Sequence

import computer_genie as cg
import pytest
from computer_genie.element import Element
from computer_genie.scene import Scene

KEYS = {
    "id", "role", "type", "x", "y", "width", "height", "box", "center", "confidence", "text",
    "parent", "interactive", "clickable", "disabled", "checked", "selected", "focused",
}  # fmt: skip
SAVE = (7, "button", 10, 20, 31, 40, 0.5, "Save", 3, 1 | 2 | 16)


class NativeScene:
    """What the engine gives, with rows of our own."""

    scale, width, height, threshold = 2.0, 400, 300, 0.3

    def __init__(self, *rows):
        self._rows = list(rows)

    def elements(self, kind):
        return tuple(map(kind, self._rows))


def row(number, role="button", x=0, y=0, confidence=0.5, text=""):
    return (number, role, x, y, 10, 10, confidence, text, None, 1)


def test_an_element_is_an_object_and_a_mapping():
    element = Element(SAVE)
    assert isinstance(element, Mapping)
    assert set(element) == KEYS and len(element) == len(KEYS)
    assert all(element[key] == getattr(element, key) for key in KEYS)
    assert element.box == (10, 20, 31, 40) and element.center == (25, 40)
    assert element.type == element.role == "button" and element.clickable is True
    assert (element.disabled, element.checked, element.selected, element.focused) == (
        True, False, False, True,
    )  # fmt: skip
    assert element.parent == 3 and element.text == "Save" and element.confidence == 0.5
    assert json.loads(json.dumps(dict(element)))["box"] == [10, 20, 31, 40]
    assert element.get("nothing") is None


def test_an_unknown_key_is_a_key_error_that_names_the_known_ones():
    with pytest.raises(KeyError, match="confidence"):
        Element(SAVE)["colour"]


def test_an_element_is_a_value():
    element = Element(SAVE)
    assert element == Element(tuple(SAVE)) and hash(element) == hash(Element(tuple(SAVE)))
    assert element == dict(element) and element != Element((8, *SAVE[1:])) and element != 7
    assert pickle.loads(pickle.dumps(element)) == element == copy.deepcopy(element)
    with pytest.raises(AttributeError):
        element.role = "link"
    assert "button" in repr(element) and "Save" in repr(element)


def test_a_scene_is_a_sequence_in_reading_order(screen_file):
    scene = cg.detect(screen_file)
    assert isinstance(scene, Sequence) and isinstance(scene, cg.Scene)
    assert len(scene) > 50 and scene[0] in scene and scene.index(scene[3]) == 3
    assert scene[1:3] == tuple(scene)[1:3] and scene[-1] == list(scene)[-1]
    ids = [element.id for element in scene]
    assert len(set(ids)) == len(ids)
    seen = set()
    for element in scene:  # a parent comes before what it holds
        assert element.parent is None or element.parent in seen
        seen.add(element.id)
    assert (scene.width, scene.height) == (1920, 1080) and scene.scale >= 1


def test_json_is_that_of_the_command_line(screen_file):
    scene = cg.detect(screen_file)
    document = json.loads(scene.to_json("a.png"))
    assert document["source"] == "a.png" and document["scale"] == scene.scale
    assert json.loads(scene.to_json())["source"] is None
    assert "\n" not in scene.to_json()
    names = [key for key in KEYS if key not in ("type", "x", "y", "width", "height", "clickable")]
    for written, element in zip(document["elements"], scene, strict=True):
        assert written == {
            key: list(v) if isinstance(v := element[key], tuple) else v for key in names
        }


def test_find_gives_elements_of_a_role_by_falling_confidence():
    scene = Scene(NativeScene(row(1, confidence=0.4), row(2, "link"), row(3, confidence=0.9)))
    assert [e.id for e in scene.find(role="button")] == [3, 1]
    assert [e.id for e in scene.find()] == [3, 2, 1]
    assert scene.find(role="slider") == []
    with pytest.raises(ValueError, match="did you mean"):
        scene.find(role="buton")


def test_find_prefers_the_whole_text_to_a_part_of_one():
    scene = Scene(NativeScene(row(1, text="Save  as"), row(2, text="SAVE"), row(3, text="Open")))
    assert [e.id for e in scene.find(text="save")] == [2, 1]
    assert [e.id for e in scene.find(text="save as")] == [1]
    assert scene.find(text="") == []


def test_find_prefers_what_is_near():
    scene = Scene(NativeScene(row(1, x=300), row(2, x=100), row(3, x=0, confidence=0.1)))
    assert [e.id for e in scene.find(near=(105, 5))] == [2, 1, 3]
    assert [e.id for e in scene.find(near=scene[0])] == [1, 2, 3]
    with pytest.raises(TypeError, match="near"):
        scene.find(near=5)
