"""A run that is cut short: by a signal, a full disk, a folder that takes no files, a reader that
goes. What has a name is whole, the exit code says what happened, and nothing hangs."""

import contextlib
import json
import os
import signal
import subprocess
import time

import pytest

LIMIT_S = 60
NOT_WRITTEN = 5
FORMS = ["--json", "--csv", "--coco", "--marks"]


def expect_whole(folder):
    """Every file is one of ours and complete. Returns how many there are."""
    count = 0
    for path in folder.iterdir():
        count += 1
        content = path.read_bytes()
        if path.name.endswith(".scene.json"):
            assert json.loads(content)["elements"] is not None
        else:
            assert path.suffix == ".png", f"{path.name} was left behind"
            assert content.endswith(b"IEND\xaeB\x60\x82"), f"{path.name} is cut off"
    return count


def wait_for_files(folder, process, count):
    """Until the run has written that many; it fails the test where the run ends before."""
    limit = time.monotonic() + LIMIT_S
    while not folder.is_dir() or len(list(folder.iterdir())) < count:
        assert process.poll() is None, "it ended before it was interrupted"
        assert time.monotonic() < limit
        os.sched_yield()


@pytest.fixture
def many(screen, tmp_path):
    """A folder of so many screens that a run takes seconds."""
    folder = tmp_path / "many"
    folder.mkdir()
    for i in range(150):
        (folder / f"screen{i:03}.png").symlink_to(screen)
    return folder


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
@pytest.mark.parametrize("files", [2, 17])
def test_signal_leaves_whole_files_alone(program, many, tmp_path, number, files):
    out = tmp_path / "out"
    command = [program, "detect", many, "--out", out, "--quiet"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE)
    wait_for_files(out, process, files)
    process.send_signal(number)
    errors = process.stderr.read()
    assert process.wait(LIMIT_S) == -number
    assert errors == b""
    assert files <= expect_whole(out) < 300


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_signal_while_lines_are_written_cuts_no_line(program, many, number):
    command = [program, "detect", many, "--json"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    first = process.stdout.readline()
    process.send_signal(number)
    rest = process.stdout.read()
    assert process.wait(LIMIT_S) == -number
    lines = (first + rest).splitlines(keepends=True)
    assert all(line.endswith(b"\n") and json.loads(line)["elements"] for line in lines)
    assert len(lines) < 150


def test_signal_ends_watching_files_with_whole_pictures(program, many, tmp_path):
    out = tmp_path / "out"
    command = [program, "watch", many, "--overlay", out, "--quiet"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE)
    wait_for_files(out, process, 1)
    process.send_signal(signal.SIGTERM)
    assert process.wait(LIMIT_S) in (-signal.SIGTERM, 0)  # equal frames may be through by then
    assert expect_whole(out) >= 1


@contextlib.contextmanager
def mounted(folder, options):
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", options, "none", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("this system lets nobody mount a small file system here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("command", [["detect", "--out"], ["watch", "--quiet", "--overlay"]])
def test_read_only_folder_is_one_line_that_names_it(genie, screen, tmp_path, command):
    with mounted(tmp_path / "disk", "ro,size=64k") as disk:
        run = genie(command[0], screen, *command[1:], disk)
    assert run.returncode == NOT_WRITTEN
    assert run.stdout == ""
    assert run.stderr.startswith(f"genie: {disk}/")
    assert all("Read-only file system" in line for line in run.stderr.splitlines())


@pytest.mark.parametrize("command", [["detect", "--out"], ["watch", "--quiet", "--overlay"]])
def test_full_disk_leaves_no_part_of_a_file(genie, screen, tmp_path, command):
    with mounted(tmp_path / "disk", "size=24k") as disk:
        (disk / "filler").write_bytes(bytes(12 << 10))
        run = genie(command[0], screen, *command[1:], disk)
        (disk / "filler").unlink()
        expect_whole(disk)
    assert run.returncode == NOT_WRITTEN
    assert "No space left on device" in run.stderr and str(disk) in run.stderr


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("flags", [[], ["--delta"]])
def test_full_standard_output_is_exit_code_5_in_every_form(program, screen, form, flags):
    with open("/dev/full", "wb") as full:
        command = [program, "detect", screen, form, *flags]
        run = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, text=True, timeout=LIMIT_S, check=False
        )
    assert run.returncode == NOT_WRITTEN
    assert run.stderr == "genie: standard output: cannot write: No space left on device\n"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("flags", [[], ["--delta"]])
def test_reader_that_is_gone_ends_every_form_quietly(program, screen, form, flags):
    reader, writer = os.pipe()
    os.close(reader)
    command = [program, "detect", screen, screen, form, *flags]
    run = subprocess.run(
        command, stdout=writer, stderr=subprocess.PIPE, timeout=LIMIT_S, check=False
    )
    os.close(writer)
    assert (run.returncode, run.stderr) == (0, b"")


def test_full_standard_error_changes_no_result(program, screen):
    with open("/dev/full", "wb") as full:
        command = [program, "detect", screen, "missing.png", "--json"]
        run = subprocess.run(
            command, stdout=subprocess.PIPE, stderr=full, timeout=LIMIT_S, check=False
        )
    assert run.returncode == 3
    assert json.loads(run.stdout)["width"] == 1920
