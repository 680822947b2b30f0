"""Where `genie detect` writes, and what it never does to other people's files."""

import json
import os
import pty
import resource
import select
import subprocess
import time

import pytest
from pictures import buttons, png, size_of


def files(folder):
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def picture(tmp_path):
    path = tmp_path / "a.png"
    path.write_bytes(buttons())
    return path


def test_nothing_is_written_beside_the_input(genie, picture, tmp_path):
    for form in ("--json", "--csv", "--coco", "--marks", "--overlay"):
        assert genie("detect", "a.png", form, text=False).returncode == 0
    assert files(tmp_path) == ["a.png"]


def test_out_without_a_form_writes_the_scene_and_the_overlay(genie, picture, tmp_path):
    result = genie("detect", "a.png", "--out", "new/folder")
    assert result.returncode == 0 and "a.png  240x160" in result.stdout
    out = tmp_path / "new" / "folder"
    assert files(out) == ["a.overlay.png", "a.scene.json"]
    scene = json.loads((out / "a.scene.json").read_text())
    assert next(iter(scene)) == "generator"
    assert scene["source"] == "a.png"
    overlay = (out / "a.overlay.png").read_bytes()
    assert size_of(overlay) == (240, 160)
    assert b"tEXtSoftware\0computer-genie" in overlay[:100]


def test_a_drawn_overlay_is_a_picture_that_reads_again(genie, picture, tmp_path):
    assert genie("detect", "a.png", "--out", "out").returncode == 0
    assert genie("detect", "out/a.overlay.png", "--json").returncode == 0


def test_out_with_forms_writes_just_those(genie, picture, tmp_path):
    arguments = ("--marks", "--csv", "--coco", "--quiet")
    result = genie("detect", "a.png", "--out", "out", *arguments)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    assert files(tmp_path / "out") == ["a.csv", "a.marks.png", "a.marks.txt", "coco.json"]
    assert len(json.loads((tmp_path / "out" / "coco.json").read_text())["images"]) == 1


def test_own_files_are_written_over(genie, picture, tmp_path):
    forms = ("--json", "--overlay", "--marks", "--csv", "--coco")
    for _ in range(2):
        result = genie("detect", "a.png", "--out", "out", *forms)
        assert result.returncode == 0, result.stderr
    assert len(files(tmp_path / "out")) == 6


@pytest.mark.parametrize(
    "name", ["a.scene.json", "a.overlay.png", "a.csv", "a.marks.txt", "a.marks.png", "coco.json"]
)
def test_a_file_of_somebody_else_is_left_alone(genie, picture, tmp_path, name):
    theirs = buttons() if name.endswith(".png") else b'{"precious": true}'
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / name).write_bytes(theirs)
    forms = ("--json", "--overlay", "--marks", "--csv", "--coco")
    result = genie("detect", "a.png", "--out", "out", *forms)
    assert result.returncode == 5
    assert result.stderr.startswith(f"genie: out/{name}: is there and was not made by genie")
    assert len(result.stderr.splitlines()) == 1
    assert (tmp_path / "out" / name).read_bytes() == theirs
    assert genie("detect", "a.png", "--out", "out", *forms, "--force").returncode == 0
    assert (tmp_path / "out" / name).read_bytes() != theirs


def test_an_empty_file_or_a_link_is_not_ours(genie, picture, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    (out / "a.scene.json").touch()
    assert genie("detect", "a.png", "--out", "out", "--json").returncode == 5
    (out / "a.scene.json").unlink()
    (tmp_path / "elsewhere").write_text('{"generator":"genie"}')
    (out / "a.scene.json").symlink_to(tmp_path / "elsewhere")
    assert genie("detect", "a.png", "--out", "out", "--json", "--force").returncode == 5
    assert (tmp_path / "elsewhere").read_text() == '{"generator":"genie"}'


def test_two_inputs_of_one_name_get_distinct_files(genie, tmp_path):
    for folder, width in (("x", 50), ("y", 60), ("z", 70)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.png").write_bytes(png(width, 40))
    (tmp_path / "a-2.png").write_bytes(png(80, 40))
    inputs = ("x/a.png", "y/a.png", "z/a.png", "a-2.png")
    assert genie("detect", *inputs, "--out", "out", "--json").returncode == 0
    widths = {}
    for path in (tmp_path / "out").iterdir():
        widths[path.name] = json.loads(path.read_text())["width"]
    assert widths == {
        "a.scene.json": 50,
        "a-2.scene.json": 80,
        "a-3.scene.json": 60,
        "a-4.scene.json": 70,
    }


def test_an_output_folder_that_cannot_be_is_exit_code_5(genie, picture, tmp_path):
    (tmp_path / "file").touch()
    result = genie("detect", "a.png", "--out", "file/below")
    assert result.returncode == 5
    assert result.stderr.startswith("genie: file/below: cannot make the folder: ")


def test_a_full_disk_names_the_file_and_leaves_no_half_of_it(genie, picture, tmp_path):
    def no_room():
        resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))

    result = genie("detect", "a.png", "--out", "out", "--json", preexec_fn=no_room)
    assert result.returncode == 5
    assert result.stderr.startswith("genie: out/a.scene.json: cannot write: ")
    assert files(tmp_path / "out") == []


def test_a_full_standard_output_is_exit_code_5(program, picture, tmp_path):
    with open("/dev/full", "wb") as full:
        command = [program, "detect", picture, "--json"]
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60)
    assert result.returncode == 5
    assert result.stderr == "genie: standard output: cannot write: No space left on device\n"


def test_a_closed_pipe_ends_quietly(program, screen):
    reader, writer = os.pipe()
    os.close(reader)
    command = [program, "detect", *[screen] * 5, "--json"]
    result = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, timeout=60)
    os.close(writer)
    assert (result.returncode, result.stderr) == (0, b"")


def test_the_worst_of_several_failures_is_the_exit_code(genie, picture, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.scene.json").write_text("{}")
    result = genie("detect", "a.png", "missing.png", "--out", "out", "--json")
    assert result.returncode == 5
    assert len(result.stderr.splitlines()) == 2


def on_a_terminal(command, **variables):
    """Runs `command` with standard output and error on a terminal; returns what it showed."""
    master, slave = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", **variables}
    process = subprocess.Popen(command, stdout=slave, stderr=slave, env=environment)
    os.close(slave)
    shown = b""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if not select.select([master], [], [], 1)[0]:
            continue
        try:
            part = os.read(master, 65536)
        except OSError:  # the other side is closed
            break
        if not part:
            break
        shown += part
    os.close(master)
    assert process.wait(timeout=60) == 0
    return shown.decode()


def test_a_terminal_gets_colour_and_a_progress_bar_that_goes_away(program, picture):
    shown = on_a_terminal([program, "detect", *[picture] * 4, "--min-confidence", "0.01"])
    assert "\x1b[38;2;" in shown and "\x1b[1m" in shown
    assert "4 of 4" in shown
    assert shown.endswith("\r\x1b[K")


def test_no_color_is_honoured(program, picture):
    shown = on_a_terminal([program, "detect", picture], NO_COLOR="1")
    assert "\x1b" not in shown


def test_quiet_shows_no_progress(program, picture, tmp_path):
    command = [program, "detect", *[picture] * 4, "--quiet", "--out", str(tmp_path / "out")]
    assert on_a_terminal(command) == ""


def test_a_pipe_gets_neither_colour_nor_progress(genie, picture):
    result = genie("detect", *["a.png"] * 4)
    assert result.stderr == ""
    assert "\x1b" not in result.stdout and "\r" not in result.stdout


def test_an_overlay_is_not_thrown_at_a_terminal(program, picture):
    master, slave = pty.openpty()
    command = [program, "detect", picture, "--overlay"]
    result = subprocess.run(command, stdout=slave, stderr=subprocess.PIPE, text=True, timeout=60)
    os.close(slave)
    os.close(master)
    assert result.returncode == 2
    assert "add --out DIR, or send it to a file" in result.stderr
