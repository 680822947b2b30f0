"""Tests of window_stack and title_bar: occlusion, matching, the parts of a frame."""

from painted import canvas, fill, record, sight_of, window, word
from title_bar import title_bar_parts
from window_stack import WindowStack


def test_Visible_StripBesideAnUpperWindowIsCutOff():
    stack = WindowStack([window([0, 0, 100, 100]), window([60, 0, 100, 100])], 200, 100)
    share, part = stack.visible([20, 10, 100, 30], stack.windows[0])
    assert share == 0.5 and part == [20, 10, 60, 30]


def test_Visible_CornerUnderAnUpperWindowKeepsTheWholeBox():
    stack = WindowStack([window([0, 0, 100, 100]), window([60, 60, 100, 100])], 200, 200)
    share, part = stack.visible([0, 0, 100, 100], stack.windows[0])
    assert round(share, 2) == 0.84 and part == [0, 0, 100, 100]


def test_Visible_FullyCoveredIsZero():
    stack = WindowStack([window([10, 10, 50, 50]), window([0, 0, 100, 100])], 100, 100)
    assert stack.visible([20, 20, 40, 40], stack.windows[0])[0] == 0


def test_Match_SameTitleBreaksATieOfPlaces():
    windows = [window([10, 30, 200, 100], top=20, title="one"),
               window([12, 30, 200, 100], top=20, title="two")]
    sight = sight_of(canvas(), [record(0, -1, "frame", [11, 10, 200, 120], "one")], windows)
    matched = sight.stack.match_roots(sight.tree)
    assert matched[0].title == "one"


def test_TitleBar_ButtonsMenuAndTitleAreTold():
    pixels = canvas()
    fill(pixels, [5, 5, 17, 17], 90)  # the window menu's sign
    title = word(pixels, 150, 7, 12)
    for x in (340, 360, 380):
        fill(pixels, [x, 5, x + 12, 17], 60)
    sight = sight_of(pixels, [], [window([0, 22, 400, 278], top=22, title="Twelve signs")])
    parts = title_bar_parts(sight, sight.stack.windows[0])
    assert [(p.role, p.name) for p in parts] == [
        ("button", "Close"), ("button", "Maximize"), ("button", "Minimize"),
        ("icon", "Window menu"), ("text", "Twelve signs")]
    assert parts[0].box == [380, 5, 392, 17] and parts[-1].ink == title


def test_TitleBar_TouchingButtonsAreParted():
    pixels = canvas()
    for k, value in enumerate((60, 90, 60)):
        fill(pixels, [336 + 20 * k, 4, 356 + 20 * k, 18], value)
    sight = sight_of(pixels, [], [window([0, 22, 400, 278], top=22)])
    buttons = [p for p in title_bar_parts(sight, sight.stack.windows[0]) if p.role == "button"]
    assert len(buttons) == 3


def test_TitleBar_WindowThatDrawsItsOwnHasNoParts():
    sight = sight_of(canvas(), [], [window([0, 0, 400, 300])])
    assert title_bar_parts(sight, sight.stack.windows[0]) == []
