"""`genie watch` and `genie detect --screen` on a screen with a real program on it."""

import json
import os
import pathlib
import pty
import select
import signal
import subprocess
import time

import pytest
from live_screen import CANCEL, LIMIT_S, MOVE, NEWS, PROGRAM, SAVED, SHOW, Lines, Screen
from pictures import size_of

DID_NOT_COME = 6


@pytest.fixture(scope="module")
def server():
    screen = Screen()
    yield screen
    screen.close()


@pytest.fixture
def screen(server):
    """The screen with nothing on it but what the test starts."""
    yield server
    for program in server.programs:
        program.kill()
        program.wait()


@pytest.fixture
def watch(program, screen, tmp_path):
    """Starts `genie watch`; returns the process."""
    started = []

    def start(*arguments, **options):
        options.setdefault("stdout", subprocess.PIPE)
        command = [str(program), "watch", *map(str, arguments)]
        process = subprocess.Popen(
            command, env=screen.environment, cwd=tmp_path, stdin=subprocess.DEVNULL,
            stderr=subprocess.PIPE, **options,
        )  # fmt: skip
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def run(program, screen, tmp_path, *arguments):
    return subprocess.run(
        [str(program), *map(str, arguments)], env=screen.environment, cwd=tmp_path,
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=LIMIT_S, check=False,
    )  # fmt: skip


def wait_for_its_write(process):
    """Until it is inside write() to standard output, where the system lets that be seen."""
    end = time.monotonic() + LIMIT_S
    while time.monotonic() < end:
        try:
            if pathlib.Path(f"/proc/{process.pid}/syscall").read_text().startswith("1 0x1 "):
                return
        except OSError:
            return


def touches(box, place, reach=40):
    x, y, width, height = box
    return x - reach <= place[0] < x + width + reach and y - reach <= place[1] < y + height + reach


def is_at(kind, place):
    return lambda line: line.get("change") == kind and touches(
        line["box"] or line["before"], place
    )


def test_the_screen_is_a_picture_like_any(program, screen, tmp_path):
    screen.start()
    result = run(program, screen, tmp_path, "detect", "--screen", "--json", "--roles", "button")
    assert result.returncode == 0, result.stderr
    scene = json.loads(result.stdout)
    assert (scene["source"], scene["width"], scene["height"]) == ("screen", 800, 600)
    assert [40, 260, 90, 30] in [element["box"] for element in scene["elements"]]
    assert "capture" in scene["timings_ms"]


def test_a_region_or_window_of_the_screen_speaks_of_the_whole(program, screen, tmp_path):
    window = screen.start()
    part = ("--region", "20,240,400,80")
    result = run(program, screen, tmp_path, "detect", "--screen", *part, "--out", "out", "--quiet")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    scene = json.loads((tmp_path / "out" / "screen.scene.json").read_text())
    assert [40, 260, 90, 30] in [element["box"] for element in scene["elements"]]
    assert (scene["width"], scene["height"]) == (800, 600)
    assert size_of((tmp_path / "out" / "screen.overlay.png").read_bytes()) == (400, 80)
    marks = run(program, screen, tmp_path, "detect", "--screen", *part, "--marks", "--out", "out")
    assert marks.returncode == 0, marks.stderr
    assert "at 85,275 size 90x30" in (tmp_path / "out" / "screen.marks.txt").read_text()
    result = run(program, screen, tmp_path, "detect", "--screen", "--window", window, "--json")
    assert result.returncode == 0, result.stderr
    assert [40, 260, 90, 30] in [e["box"] for e in json.loads(result.stdout)["elements"]]


def test_window_is_found_by_its_title(program, screen, tmp_path):
    screen.start('wm title . "Orders of May"\n' + PROGRAM)
    by_title = run(program, screen, tmp_path, "detect", "--screen", "--window", "Orders", "--json")
    assert by_title.returncode == 0, by_title.stderr
    scene = json.loads(by_title.stdout)
    assert scene["source"] == "window Orders" and scene["elements"]


def test_title_that_no_window_has_is_answered_with_those_that_are_there(program, screen, tmp_path):
    screen.start('wm title . "Orders of May"\n' + PROGRAM)
    result = run(program, screen, tmp_path, "detect", "--screen", "--window", "Bills")
    assert result.returncode == 3
    assert "window Bills: no window that is shown" in result.stderr
    assert "Orders of May" in result.stderr


def test_a_click_is_told_as_the_change_it_makes(screen, watch):
    screen.start()
    lines = Lines(watch("--json").stdout)
    start = json.loads(lines.next())
    assert start["watching"] == "screen" and start["box"] == [0, 0, 800, 600]
    assert start["frame"] == 1 and start["elements"] > 5
    screen.click(SHOW)
    shown, _ = lines.until(is_at("appeared", SAVED))
    assert shown["frame"] > 1 and shown["time"] > 0 and shown["before"] is None
    screen.click(SHOW)
    hidden, _ = lines.until(is_at("vanished", SAVED))
    assert hidden["id"] == shown["id"] and hidden["before"] == shown["box"]
    screen.click(SHOW)
    again, _ = lines.until(is_at("appeared", SAVED))
    assert again["id"] != shown["id"] and again["box"] == shown["box"]


def test_what_is_typed_into_a_terminal_is_told(screen, watch):
    window = screen.start_terminal()
    lines = Lines(watch("--window", window, "--json").stdout)
    assert json.loads(lines.next())["watching"] == f"window {int(window):#x}"
    screen.do("mousemove", 100, 50, "type", "--delay", 1, "hello there, terminal")
    line, _ = lines.until(lambda line: line.get("box") and line["box"][2] > 100)
    assert line["change"] in ("appeared", "content_changed") and line["box"][1] < 30
    before = line["id"]
    screen.do("type", "--delay", 1, " and more of it")
    wide = line["box"][2] + 60
    longer, _ = lines.until(lambda later: later.get("box") and later["box"][2] > wide)
    assert longer["change"] == "content_changed" and longer["id"] == before


def test_a_check_box_that_is_clicked_changes(screen, watch):
    screen.start()
    lines = Lines(watch("--json", "--region", "0,50,300,60").stdout)
    lines.next()
    screen.click(NEWS)
    change, _ = lines.until(lambda line: "change" in line)
    assert touches(change["box"] or change["before"], NEWS, 70)


def test_a_window_that_is_moved_moves_its_elements(screen, watch):
    screen.start()
    lines = Lines(watch("--json").stdout)
    lines.next()
    screen.click(MOVE)
    moved, _ = lines.until(
        lambda line: line.get("change") == "moved" and line["before"] == [40, 260, 90, 30]
    )
    assert moved["box"] == [100, 290, 90, 30]


def test_a_wait_ends_when_the_element_is_there(program, screen, tmp_path):
    arguments = ("watch", "--until", "role=button", "--json", "--timeout", LIMIT_S)
    with subprocess.Popen(
        [str(program), *map(str, arguments)], env=screen.environment, stdout=subprocess.PIPE
    ) as waiting:
        lines = Lines(waiting.stdout)
        assert json.loads(lines.next())["elements"] == 0
        screen.start()
        found, _ = lines.until(lambda line: "found" in line)
        assert found["found"] == found["role"] == "button"
        x, y, width, height = found["box"]
        assert found["center"] == [x + width // 2, y + height // 2]
        assert waiting.wait(LIMIT_S) == 0
    result = run(program, screen, tmp_path, "watch", "--wait-for", "role=button")
    assert result.returncode == 0 and "found button" in result.stdout


def test_a_wait_in_vain_is_exit_code_6(program, screen, tmp_path):
    result = run(program, screen, tmp_path, "watch", "--until", "role=slider", "--timeout", "0.2")
    assert result.returncode == DID_NOT_COME
    assert "genie: screen: no slider in 1 frame\n" in result.stderr
    result = run(program, screen, tmp_path, "watch", "--timeout", "0.2")
    assert result.returncode == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_cleanly_and_by_that_signal(screen, watch, number):
    process = watch("--json")
    Lines(process.stdout).next()
    process.send_signal(number)
    assert process.wait(LIMIT_S) == -number
    assert process.stderr.read() == b""


def test_a_signal_also_ends_it_when_nobody_reads(screen, watch):
    screen.start()
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    while True:  # a pipe that is full from the start
        try:
            os.write(writing, b"x" * 65536)
        except BlockingIOError:
            break
    os.set_blocking(writing, True)
    process = watch("--json", stdout=writing)
    os.close(writing)
    wait_for_its_write(process)
    process.send_signal(signal.SIGINT)
    assert process.wait(LIMIT_S) == -signal.SIGINT
    os.close(reading)


def test_a_reader_that_leaves_ends_it_quietly_even_when_nothing_changes(screen, watch):
    process = watch("--json")
    Lines(process.stdout).next()
    process.stdout.close()
    assert process.wait(LIMIT_S) == 0
    assert process.stderr.read() == b""
    process.stdout = None


def test_a_window_that_is_closed_ends_it(screen, watch):
    window = screen.start()
    process = watch("--window", window, "--json")
    lines = Lines(process.stdout)
    assert json.loads(lines.next())["box"] == [0, 0, 640, 400]
    screen.click(CANCEL)
    assert process.wait(LIMIT_S) == 3
    error = process.stderr.read().decode()
    assert error.startswith(f"genie: window {int(window, 0):#x}: ") and error.count("\n") == 1


def test_a_screen_that_goes_away_ends_it(program, tmp_path):
    screen = Screen("640x480")
    with subprocess.Popen(
        [str(program), "watch", "--json"], env=screen.environment, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        Lines(process.stdout).next()
        screen.close()
        assert process.wait(LIMIT_S) == 4
        error = process.stderr.read().decode()
    assert error.startswith("genie: screen: ") and error.count("\n") == 1


def test_a_closed_standard_output_is_not_mistaken_for_the_screen(program, screen, tmp_path):
    screen.start()
    for command in ("watch --json --timeout 5", "detect --screen --json"):
        result = subprocess.run(
            ["bash", "-c", f"'{program}' {command} >&-"], env=screen.environment, cwd=tmp_path,
            stderr=subprocess.PIPE, text=True, timeout=LIMIT_S, check=False,
        )  # fmt: skip
        assert result.returncode == 5
        assert result.stderr.startswith("genie: standard output: ")
        assert result.stderr.count("\n") == 1


def test_overlays_show_each_frame_that_changed(screen, watch, tmp_path):
    screen.start()
    process = watch("--overlay", "out", "--tiles", "--json", "--until", "role=dialog")
    lines = Lines(process.stdout)
    lines.next()
    first = tmp_path / "out" / "frame-000001.overlay.png"
    assert size_of(first.read_bytes()) == (800, 600)
    screen.click(SHOW)
    shown, _ = lines.until(is_at("appeared", SAVED))
    later = tmp_path / "out" / f"frame-{shown['frame']:06}.overlay.png"
    assert later.read_bytes() != first.read_bytes()
    assert b"tEXtSoftware\0computer-genie" in later.read_bytes()[:100]


def test_a_terminal_gets_colour_and_a_status_line_that_goes_away(program, screen):
    screen.start()
    main, side = pty.openpty()
    process = subprocess.Popen(
        [str(program), "watch"], env={**screen.environment, "TERM": "xterm"}, stdin=side,
        stdout=side, stderr=side,
    )  # fmt: skip
    os.close(side)
    shown = ""
    clicked = False
    end = time.monotonic() + LIMIT_S
    while "appeared" not in shown:
        left = end - time.monotonic()
        assert left > 0 and select.select([main], [], [], left)[0], shown
        shown += os.read(main, 65536).decode()
        if "frames/s" in shown and not clicked:
            clicked = True
            screen.click(SHOW)
    process.send_signal(signal.SIGINT)
    while True:
        try:
            shown += os.read(main, 65536).decode()
        except OSError:  # the end of a pseudo-terminal
            break
    os.close(main)
    assert process.wait(LIMIT_S) == -signal.SIGINT
    assert "ms a frame" in shown and "% of the tiles" in shown and "\x1b[38;2;" in shown
    last = shown.rstrip().splitlines()[-1]
    assert "frames/s" not in last.rsplit("\x1b[K", 1)[-1] and "ms a frame" in last


def test_without_a_screen_it_says_so(program, screen, tmp_path):
    environment = {**screen.environment}
    del environment["DISPLAY"]
    for command in (["watch"], ["detect", "--screen"]):
        result = subprocess.run(
            [str(program), *command], env=environment, capture_output=True, text=True,
            timeout=LIMIT_S, check=False,
        )  # fmt: skip
        assert result.returncode == 4 and result.stdout == ""
        assert result.stderr.startswith("genie: screen: ") and "DISPLAY" in result.stderr
        assert result.stderr.count("\n") == 1
