"""Tests of the rules that look at more than one control, and of the catalogue."""

from accessible_tree import AccessibleTree
from catalogue import HALVES, programs_of, scenes_of
from office_offsets import mend_office
from painted import FixedMetrics, canvas, fill, frame, record, sight_of, window, word
from painted_values import painted_value
from settle import settle_elements
from sight import Control, Origin
from snap import snap_to_drawn
from tree_cells import mend_tree_cells
from truth.element import Element

import pytest


def element(role, box, node=0, **values):
    return Element(role, list(box), node=Origin(0, node), **values)


def test_Settle_IconInsideAMarkIsDropped():
    sight = sight_of(canvas(), [record(0, -1, "frame", [0, 0, 400, 300])],
                     [window([0, 0, 400, 300])])
    mark, tick = element("checkbox", [20, 20, 36, 36]), element("icon", [24, 24, 32, 32])
    assert settle_elements(sight, [mark, tick]) == [mark]


def test_Settle_CombinedControlIsAGroup():
    sight = sight_of(canvas(), [record(0, -1, "frame", [0, 0, 400, 300])],
                     [window([0, 0, 400, 300])])
    big = element("button", [0, 0, 200, 200], interactive=True)
    inner = [element("button", [10, 10 + 40 * k, 60, 30 + 40 * k]) for k in range(3)]
    settle_elements(sight, [big, *inner])
    assert big.role == "group" and not big.interactive


def test_Settle_ColumnWithACheckedCellHoldsCheckBoxes():
    records = [record(0, -1, "frame", [0, 0, 400, 300]), record(1, 0, "table", [0, 0, 200, 80]),
               record(2, 1, "table cell", [0, 0, 30, 20], states=["CHECKED"]),
               record(3, 1, "table cell", [0, 20, 30, 20])]
    sight = sight_of(canvas(), records, [window([0, 0, 400, 300])])
    cells = [element("cell", [0, 20 * k, 30, 20 + 20 * k], 2 + k) for k in range(2)]
    icons = [element("icon", [8, 4 + 20 * k, 20, 16 + 20 * k], 2 + k) for k in range(2)]
    settle_elements(sight, [*cells, *icons])
    assert [(i.role, i.checked) for i in icons] == [("checkbox", True), ("checkbox", False)]


def test_Settle_CanvasThatHoldsToldElementsIsLayout():
    sight = sight_of(canvas(), [record(0, -1, "frame", [0, 0, 400, 300])],
                     [window([0, 0, 400, 300])])
    pane = element("group", [0, 0, 300, 300], opaque=True, ignore=True)
    words = [element("text", [10, 10 + 20 * k, 90, 24 + 20 * k]) for k in range(2)]
    assert settle_elements(sight, [pane, *words]) == words


def test_TreeCell_ToldRightOfItsWordsIsMoved():
    pixels = canvas()
    words = word(pixels, 60, 24, 8)
    told = [["Chapters", 78, 20, 48, 16]]
    tree = AccessibleTree([
        record(0, -1, "frame", [0, 0, 400, 300]), record(1, 0, "tree table", [20, 10, 300, 200]),
        record(2, 1, "table cell", [76, 20, 120, 16], "Chapters", lines=told)])
    mend_tree_cells(pixels, tree, FixedMetrics(), 1)
    assert tree.nodes[2].lines[0][1][0] == words[0]
    assert tree.nodes[2].box == [58, 20, 196, 36]


def test_TreeCell_ToldRightStaysWhereItIs():
    pixels = canvas()
    word(pixels, 78, 24, 8)
    tree = AccessibleTree([
        record(0, -1, "frame", [0, 0, 400, 300]), record(1, 0, "tree table", [20, 10, 300, 200]),
        record(2, 1, "table cell", [76, 20, 120, 16], "Chapters",
               lines=[["Chapters", 78, 20, 48, 16]])])
    mend_tree_cells(pixels, tree, FixedMetrics(), 1)
    assert tree.nodes[2].box == [76, 20, 196, 36]


def test_Office_PaintedPartsMoveDownByTheMenuBarAndNativeOnesStay():
    records = [record(0, -1, "frame", [0, 0, 400, 300]),
               record(1, 0, "menu bar", [0, 20, 400, 27]),
               record(2, 0, "document text", [0, 60, 400, 200])]
    for entry in records:
        entry["app"] = "soffice"
    tree = AccessibleTree(records)
    mend_office(tree)
    assert tree.nodes[1].box[1] == 20 and tree.nodes[2].box[1] == 87


def test_Office_HiddenSecondMenuBarIsForgotten():
    records = [record(0, -1, "frame", [0, 0, 400, 300]),
               record(1, 0, "menu bar", [0, 20, 400, 27]),
               record(2, 0, "menu bar", [0, 20, 300, 19]),
               record(3, 2, "menu", [0, 20, 40, 19], "File")]
    for entry in records:
        entry["app"] = "soffice"
    tree = AccessibleTree(records)
    mend_office(tree)
    assert [tree.is_shown(node) for node in tree.nodes[1:]] == [True, False, False]


def slider(pixels, box):
    sight = sight_of(pixels, [record(0, -1, "slider", [0, 0, 400, 300])],
                     [window([0, 0, 400, 300])])
    return painted_value(sight, Control(sight.tree.nodes[0], "slider", sight.stack.windows[0],
                                        box, box, 1.0))


def test_Slider_ValueAtTheRightEndAndAboveTheTrough():
    pixels = canvas()
    fill(pixels, [20, 33, 200, 37], 90)
    fill(pixels, [215, 31, 220, 39])
    fill(pixels, [222, 31, 227, 39])
    assert slider(pixels, [16, 20, 232, 50])[0].box == [215, 31, 227, 39]
    pixels = canvas()
    fill(pixels, [20, 43, 200, 47], 90)
    fill(pixels, [100, 24, 112, 33])
    assert slider(pixels, [16, 20, 204, 54])[0].box == [100, 24, 112, 33]


def test_Slider_WithoutValueGivesNothing():
    pixels = canvas()
    fill(pixels, [20, 33, 200, 37], 90)
    fill(pixels, [90, 25, 106, 45], 60)
    assert slider(pixels, [16, 20, 204, 50]) == []


def test_Snap_ButtonDrawnLowerThanToldIsTakenAsDrawn():
    pixels = canvas()
    frame(pixels, [40, 26, 120, 54])
    assert snap_to_drawn(pixels, [40, 20, 120, 60], 1) == [40, 26, 120, 54]


def test_Snap_ButtonDrawnAsToldStays():
    pixels = canvas()
    frame(pixels, [40, 20, 120, 60])
    frame(pixels, [44, 26, 116, 54], 200)
    assert snap_to_drawn(pixels, [40, 20, 120, 60], 1) == [40, 20, 120, 60]


def test_Catalogue_HalvesShareNoProgramAndNoName():
    assert not programs_of("tune") & programs_of("report")
    names = [scene.name for half in HALVES for scene in HALVES[half]]
    assert len(names) == len(set(names))


def test_Catalogue_HalvesHaveTenScenesAndAThirdIsDark():
    for half in ("tune", "report"):
        scenes = scenes_of(half)
        assert len(scenes) >= 10
        assert sum(scene.look.dark for scene in scenes) >= len(scenes) / 3


def test_Catalogue_UnknownSceneIsNamed():
    with pytest.raises(ValueError, match="nowhere"):
        scenes_of("tune", ["nowhere"])
