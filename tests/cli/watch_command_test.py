"""`genie watch` over frames in files; the screen is in live_test.py."""

import json
import subprocess

import pytest
from pictures import frame, size_of

USAGE = 2
UNAVAILABLE = 4
NOT_WRITTEN = 5
DID_NOT_COME = 6


@pytest.fixture
def frames(tmp_path):
    for number, content in enumerate([frame(), frame(), frame(added=True), frame(moved=(24, 16))]):
        (tmp_path / f"f{number + 1}.png").write_bytes(content)
    return tmp_path


def lines(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_the_lines_are_those_of_the_changes(genie, frames):
    result = genie("watch", ".", "--json")
    assert (result.returncode, result.stderr) == (0, "")
    start, appeared, *rest = lines(result)
    assert start["watching"] == "4 files" and start["box"] == [0, 0, 480, 320]
    assert (start["frame"], start["time"], start["elements"]) == (1, 0.0, 6)
    assert (appeared["frame"], appeared["change"]) == (3, "appeared")
    assert {change["frame"] for change in rest} == {4}
    moved = [change for change in rest if change["change"] == "moved"]
    assert len(moved) == 6 and all(change["time"] >= appeared["time"] for change in moved)


def test_a_person_gets_a_table_and_a_last_line(genie, frames):
    result = genie("watch", ".")
    assert result.returncode == 0
    title, *rows = result.stdout.splitlines()
    assert title == "4 files  480x320 at 0,0  6 elements"
    assert " s  appeared " in rows[0] and " s  moved " in rows[-1]
    assert "\x1b" not in result.stdout + result.stderr
    assert result.stderr.startswith("4 frames in ") and "1 equal" in result.stderr


def test_quiet_prints_nothing_and_still_waits(genie, frames):
    found = genie("watch", ".", "--quiet", "--until", "role=link")
    assert (found.returncode, found.stdout, found.stderr) == (0, "", "")
    missed = genie("watch", ".", "--quiet", "--until", "role=slider")
    assert (missed.returncode, missed.stdout, missed.stderr) == (DID_NOT_COME, "", "")


def test_it_ends_after_so_many_frames(genie, frames):
    result = genie("watch", ".", "--json", "--frames", "3")
    assert result.returncode == 0
    assert [line["frame"] for line in lines(result)] == [1, 3]


def test_it_ends_with_what_it_waits_for(genie, frames):
    result = genie("watch", ".", "--json", "--until", "role=link")
    assert result.returncode == 0
    start, found = lines(result)
    assert found["found"] == "link" and found["frame"] == 1 and found["confidence"] > 0.3
    assert "found link" in genie("watch", ".", "--until", "role=link").stdout


@pytest.mark.parametrize("limit", [[], ["--frames", "2"], ["--timeout", "60"]])
def test_what_did_not_come_is_exit_code_6_and_one_line(genie, frames, limit):
    result = genie("watch", ".", "--json", "--until", "role=slider", *limit)
    assert result.returncode == DID_NOT_COME
    assert result.stderr.startswith("genie: 4 files: no slider in ")
    assert result.stderr.count("\n") == 1


def test_waiting_for_a_text_says_what_is_missing(genie, frames):
    for text in ("text=Save", "role=button,text=Save"):
        result = genie("watch", ".", "--until", text)
        assert (result.returncode, result.stdout) == (UNAVAILABLE, "")
        assert "reading of text" in result.stderr and result.stderr.count("\n") == 1


def test_a_file_that_is_no_frame_is_told_and_the_others_go_on(genie, frames):
    (frames / "f2.png").write_bytes(b"no picture")
    result = genie("watch", ".", "--json")
    assert result.returncode == 3
    assert result.stderr.startswith("genie: ./f2.png: ") and result.stderr.count("\n") == 1
    assert {line["frame"] for line in lines(result)} == {1, 2, 3}
    assert genie("watch", "nothing.png").returncode == 3


def test_overlays_are_of_frames_that_changed(genie, frames):
    result = genie("watch", ".", "--overlay", "out", "--tiles", "--quiet")
    assert (result.returncode, result.stderr) == (0, "")
    names = sorted(path.name for path in (frames / "out").iterdir())
    assert names == [f"frame-00000{n}.overlay.png" for n in (1, 3, 4)]
    assert size_of((frames / "out" / names[0]).read_bytes()) == (480, 320)
    (frames / "out" / names[1]).write_bytes(frame())  # somebody else's
    again = genie("watch", ".", "--overlay", "out", "--quiet")
    assert again.returncode == NOT_WRITTEN and names[1] in again.stderr
    assert again.stderr.count("\n") == 1
    assert genie("watch", ".", "--overlay", "out", "--quiet", "--force").returncode == 0


def test_a_region_and_filters_leave_the_rest_out(genie, frames):
    result = genie("watch", ".", "--json", "--region", "290,30,100,40")
    assert lines(result)[0]["box"] == [290, 30, 100, 40]
    assert [line.get("change") for line in lines(result)] == [None, "appeared", "vanished"]
    assert len(lines(genie("watch", ".", "--json", "--roles", "slider"))) == 1


def test_a_long_list_of_changes_is_cut_unless_all_are_asked_for(genie, frames, screen):
    (frames / "blank.png").write_bytes(frame())
    cut = genie("watch", screen, "blank.png")
    assert "more; --all shows every change" in cut.stdout and len(cut.stdout.splitlines()) == 32
    everything = genie("watch", screen, "blank.png", "--all")
    assert len(everything.stdout.splitlines()) > 100


def test_standard_input_is_a_frame_and_a_closed_pipe_ends_it_quietly(program, genie, frames):
    content = (frames / "f1.png").read_bytes()
    result = genie("watch", "f1.png", "-", "--json", input=content, text=False)
    assert result.returncode == 0 and result.stdout.count(b"\n") == 1
    command = f"'{program}' watch f*.png f*.png f*.png --json | head -n 1; echo ${{PIPESTATUS[0]}}"
    piped = subprocess.run(
        ["bash", "-c", command], cwd=frames, capture_output=True, text=True, timeout=60, check=False
    )
    assert piped.stdout.splitlines()[1] == "0" and piped.stderr == ""


def test_a_full_disk_is_one_line_and_ends_it(program, frames):
    with open("/dev/full", "w") as full:
        result = subprocess.run(
            [str(program), "watch", ".", "--json"], cwd=frames, stdout=full,
            stderr=subprocess.PIPE, text=True, timeout=60, check=False,
        )  # fmt: skip
    assert result.returncode == NOT_WRITTEN
    assert result.stderr.startswith("genie: standard output: ") and result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["a.png", "--window", "7"], "takes no files"),
        (["a.png", "--display", ":1"], "takes no files"),
        (["a.png", "--screen"], "takes no files"),
        (["--screen", "--window", "7"], "leave out --screen"),
        (["a.png", "--rate", "5"], "takes no files"),
        (["--rate", "0"], "--rate"),
        (["--frames", "0"], "--frames"),
        (["--timeout", "-1"], "--timeout"),
        (["--timeout", "nan"], "--timeout"),
        (["--tiles"], "add --overlay DIR"),
        (["--overlay", ""], "empty"),
        (["--until", "button"], "role=ROLE"),
        (["--until", "role=knob"], "no such role"),
        (["--until", "role=button,"], "role=ROLE"),
        (["--until", "text="], "role=ROLE"),
        (["--until", "role=button", "--roles", "link"], "leaves out"),
        (["--region", "a"], "x,y,width,height"),
    ],
)
def test_what_makes_no_sense_is_refused_with_the_reason(genie, arguments, reason):
    result = genie("watch", *arguments)
    assert (result.returncode, result.stdout) == (USAGE, "")
    assert reason in result.stderr and result.stderr.count("\n") == 1


def test_help_has_examples_and_the_exit_codes(genie):
    text = genie("watch", "--help").stdout
    assert "genie watch --until role=dialog" in text and "Exit codes" in text
    assert "Roles:" in text and "\x1b" not in text
