"""Tests of controls: which elements a picture and an accessible give together."""

from controls import elements_of, role_of
from painted import canvas, fill, frame, record, sight_of, window, word
from sight import see


def elements(pixels, node, windows=None, unit=1):
    records = [record(0, -1, "frame", [0, 0, 400, 300]), node]
    sight = sight_of(pixels, records, windows or [window([0, 0, 400, 300])], unit)
    target = sight.tree.nodes[1]
    control = see(sight, target, role_of(target), lambda *_: sight.stack.windows[0])
    return elements_of(sight, control) if control else []


def roles(found):
    return [e.role for e in found]


def test_Button_WordsAreFoundByInkAndMeasuredWidth():
    pixels = canvas()
    frame(pixels, [20, 20, 120, 50])
    words = word(pixels, 40, 31, 8)
    found = elements(pixels, record(1, 0, "push button", [20, 20, 100, 30], "Continue"))
    assert roles(found) == ["button", "text"]
    assert found[1].ink == words and found[1].name == "Continue"
    assert found[1].box == [40, 28, 88, 42]


def test_Button_IconBesideWordsIsAnElementOfItsOwn():
    pixels = canvas()
    frame(pixels, [20, 20, 140, 50])
    fill(pixels, [30, 28, 44, 42], 90)
    word(pixels, 60, 31, 8)
    found = elements(pixels, record(1, 0, "push button", [20, 20, 120, 30], "Continue"))
    assert sorted(roles(found)) == ["button", "icon", "text"]


def test_CheckBox_BoxIsTheDrawnMarkAndTheWholeIsAccepted():
    pixels = canvas()
    frame(pixels, [22, 22, 36, 36])
    words = word(pixels, 44, 25, 6)
    found = elements(pixels, record(1, 0, "check box", [20, 20, 72, 18], "Wrap it", ["CHECKED"]))
    mark, label = found
    assert mark.box == [22, 22, 36, 36] and mark.checked and mark.interactive
    assert mark.alternatives == [[20, 20, 92, 38]]
    assert label.ink == words


def test_RadioButton_WithoutMarkIsAButton():
    pixels = canvas()
    frame(pixels, [20, 20, 120, 56])
    word(pixels, 52, 34, 6)
    found = elements(pixels, record(1, 0, "radio button", [20, 20, 100, 36], "Page 1"))
    assert found[0].role == "button" and found[0].also == ["radio"]


def test_ToggleButton_WideAndNamelessIsASwitch():
    pixels = canvas()
    fill(pixels, [20, 20, 68, 44], 120)
    fill(pixels, [46, 22, 66, 42], 250)
    found = elements(pixels, record(1, 0, "toggle button", [20, 20, 48, 24], "", ["CHECKED"]))
    assert roles(found) == ["switch"] and found[0].checked


def test_MenuItem_ShortcutIsASecondTextAndSeparatorIsNothing():
    pixels = canvas()
    word(pixels, 30, 25, 4)
    word(pixels, 150, 25, 6)
    found = elements(pixels, record(1, 0, "menu item", [20, 20, 200, 18], "Save"))
    assert roles(found) == ["menuitem", "text", "text"]
    assert [e.name for e in found[1:]] == ["Save", ""]
    line = canvas()
    fill(line, [24, 24, 196, 25], 150)
    assert elements(line, record(1, 0, "menu item", [20, 20, 180, 8])) == []


def test_TextField_PlaceholderIsTextAndCaretIsNot():
    pixels = canvas()
    frame(pixels, [20, 20, 220, 50])
    node = record(1, 0, "text", [20, 20, 200, 30], "", ["EDITABLE"])
    fill(pixels, [30, 27, 31, 43], 0)
    assert roles(elements(pixels, node)) == ["textbox"]
    word(pixels, 40, 31, 7, 150)
    assert roles(elements(pixels, node)) == ["textbox", "text"]


def test_ToldLine_MostlyCoveredIsNotJudged():
    pixels = canvas()
    word(pixels, 30, 30, 20)
    node = record(1, 0, "label", [30, 26, 120, 16], "w", lines=[["twenty letters here", 30, 26,
                                                               120, 16]])
    cover = window([70, 0, 300, 300], title="cover")
    line, = elements(pixels, node, [window([0, 0, 400, 300]), cover])
    assert line.ignore and line.box[2] == 70


def test_Canvas_IsOpaqueAndNotJudged():
    pixels = canvas()
    for k in range(10):
        fill(pixels, [30 + 12 * k, 40 + 7 * k, 38 + 12 * k, 160])
    found = elements(pixels, record(1, 0, "drawing area", [20, 20, 200, 180]))
    assert roles(found) == ["group"] and found[0].opaque and found[0].ignore


def test_Hidden_NodeGivesNothing():
    node = record(1, 0, "push button", [20, 20, 100, 30], "Gone")
    node["states"] = ["VISIBLE"]
    assert elements(canvas(), node) == []
