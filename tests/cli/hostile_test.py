"""Hostile input: each file gives the right result, or one line that names it and the reason, with
the right exit code; the other inputs are still looked at."""

import json
import os
import pathlib
import resource
import struct
import subprocess
import zlib

import pytest

import pictures

ROOT = pathlib.Path(__file__).resolve().parents[2]
CORPUS = ROOT / "fuzz" / "corpus"
LIMIT_S = 120  # far above what any run takes: nothing may hang
BAD_INPUT = 3
NOT_WRITTEN = 5
MEMORY_ABOVE_THE_FRAME = 256 << 20

READABLE = {
    "png/one_pixel.png": (1, 1),
    "png/rgb_16_bit.png": (17, 9),
    "png/rgba_16_bit_interlaced.png": (17, 9),
    "png/palette_transparent.png": (19, 13),
    "png/palette_interlaced.png": (19, 13),
    "png/gray_1_bit.png": (17, 9),
    "png/animated.png": (6, 6),
    "png/profile_bomb.png": (4, 4),
    "jpeg/exif_orientation_6.jpg": (24, 16),
    "jpeg/cmyk.jpg": (16, 8),
    "jpeg/ycck.jpg": (16, 8),
    "jpeg/progressive.jpg": (24, 16),
    "webp/animated.webp": (24, 20),
    "webp/lossy_alpha.webp": (16, 16),
    "qoi/rgba.qoi": (12, 8),
}

REFUSED = {
    "png/truncated.png": "truncated PNG",
    "png/cut_header.png": "truncated PNG",
    "png/half_of_the_rows.png": "PNG",
    "png/header_100000.png": "over the limit",
    "png/unknown_critical_chunk.png": "chunk",
    "jpeg/truncated.jpg": "truncated JPEG",
    "jpeg/header_65000.jpg": "over the limit",
    "jpeg/many_scans.jpg": "too many scans",
    "webp/truncated.webp": "truncated WebP",
    "webp/frame_outside_canvas.webp": "corrupt",
    "qoi/truncated.qoi": "truncated QOI",
    "other/text.png": "not a PNG, JPEG, WebP or QOI",
    "other/empty.png": "empty",
}


def flat_png(width, height, before_pixels=b""):
    """A black RGB picture, a thousandth of its pixels in size."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes((1 + 3 * width) * height), 1)
    return (
        b"\x89PNG\r\n\x1a\n"
        + pictures.chunk(b"IHDR", header)
        + before_pixels
        + pictures.chunk(b"IDAT", pixels)
        + pictures.chunk(b"IEND", b"")
    )


@pytest.fixture
def good(tmp_path):
    path = tmp_path / "good.png"
    path.write_bytes(flat_png(64, 48))
    return path


@pytest.fixture
def measured(program, tmp_path):
    """Runs the program; returns its exit code, its errors, and its highest resident memory."""

    def run(*arguments):
        errors = tmp_path / "errors"
        with errors.open("wb") as stderr:
            process = subprocess.Popen(
                [program, *arguments], stdout=subprocess.DEVNULL, stderr=stderr, cwd=tmp_path
            )
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        return process.returncode, errors.read_text(), usage.ru_maxrss * 1024

    return run


def expect_refused(run, path, reason):
    assert run.returncode == BAD_INPUT
    assert run.stdout == ""
    lines = run.stderr.splitlines()
    assert len(lines) == 1, run.stderr
    assert str(path) in lines[0] and reason in lines[0], lines[0]


@pytest.mark.parametrize("name", READABLE)
def test_odd_but_whole_file_is_read(genie, name):
    run = genie("detect", "--json", CORPUS / name)
    assert run.returncode == 0, run.stderr
    scene = json.loads(run.stdout)
    assert (scene["width"], scene["height"]) == READABLE[name]
    assert run.stderr == ""


@pytest.mark.parametrize("name", REFUSED)
def test_broken_file_is_one_line_and_nothing_else(genie, name):
    expect_refused(genie("detect", "--json", CORPUS / name), CORPUS / name, REFUSED[name])


def test_other_inputs_are_still_looked_at(genie, good):
    broken = [CORPUS / name for name in REFUSED]
    inputs = [*broken[:6], good, *broken[6:], CORPUS / "png/rgb.png"]
    run = genie("detect", "--json", *inputs)
    assert run.returncode == BAD_INPUT
    sources = [json.loads(line)["source"] for line in run.stdout.splitlines()]
    assert sources == [str(good), str(CORPUS / "png/rgb.png")]
    errors = run.stderr.splitlines()
    assert len(errors) == len(broken)
    for path, line in zip(broken, errors, strict=True):
        assert str(path) in line


def test_files_of_good_inputs_are_written_beside_broken_ones(genie, good, tmp_path):
    out = tmp_path / "out"
    run = genie("detect", CORPUS / "png/truncated.png", good, "--out", out)
    assert run.returncode == BAD_INPUT
    assert sorted(p.name for p in out.iterdir()) == ["good.overlay.png", "good.scene.json"]
    assert json.loads((out / "good.scene.json").read_text())["width"] == 64


def test_missing_file(genie, tmp_path):
    path = tmp_path / "none.png"
    expect_refused(genie("detect", "--json", path), path, "no such file")


def test_pipe_without_a_writer_is_not_waited_for(genie, tmp_path):
    path = tmp_path / "pipe.png"
    os.mkfifo(path)
    expect_refused(genie("detect", "--json", path), path, "is a pipe")


def test_endless_device(genie):
    expect_refused(genie("detect", "--json", "/dev/zero"), "/dev/zero", "is a device")


def test_endless_standard_input_stops_at_the_limit(genie):
    with open("/dev/zero", "rb") as zeros:
        run = genie("detect", "--json", "-", stdin=zeros)
    expect_refused(run, "standard input", "over the limit")


def test_unreadable_file(program, tmp_path):
    path = tmp_path / "secret.png"
    path.write_bytes(flat_png(4, 4))
    path.chmod(0)
    command = [program, "detect", "--json", path]
    if os.geteuid() == 0:  # root may read everything: take that right away
        before = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]
        if subprocess.run([*before, "true"], capture_output=True, check=False).returncode != 0:
            pytest.skip("this system does not let root give up its rights")
        command = [*before, *command]
    run = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT_S, check=False)
    expect_refused(run, path, "permission denied")


def test_long_name_keeps_its_reason(genie, tmp_path):
    folder = tmp_path
    for letter in "abc":
        folder = folder / (letter * 200)
    folder.mkdir(parents=True)
    path = folder / "text.png"
    path.write_text("no picture")
    run = genie("detect", "--json", path)
    assert run.returncode == BAD_INPUT
    assert "text.png" in run.stderr and "not a PNG" in run.stderr


def test_too_many_bytes_are_refused_before_they_are_read(genie, tmp_path):
    path = tmp_path / "huge.png"
    with path.open("wb") as file:
        file.truncate(10 << 30)  # sparse: no disk is used
    expect_refused(genie("detect", "--json", path), path, "over the limit")


def test_bomb_within_the_pixel_limit_stays_within_memory(measured, tmp_path):
    side = 4000
    path = tmp_path / "bomb.png"
    path.write_bytes(flat_png(side, side))
    assert path.stat().st_size < 1_000_000
    code, errors, resident = measured("detect", "--json", path)
    assert (code, errors) == (0, "")
    assert resident < 3 * side * side + MEMORY_ABOVE_THE_FRAME


@pytest.mark.parametrize("kind", [b"iCCP", b"zTXt"])
def test_metadata_bomb_is_not_inflated(measured, tmp_path, kind):
    bomb = b"x\0\0" + zlib.compress(bytes(256 << 20), 1)
    path = tmp_path / "bomb.png"
    path.write_bytes(flat_png(8, 8, pictures.chunk(kind, bomb)))
    code, errors, resident = measured("detect", "--json", path)
    assert (code, errors) == (0, "")
    assert resident < 100 << 20


def test_a_1080p_screen_takes_less_than_100_mb(measured, screen):
    code, errors, resident = measured("detect", "--json", screen)
    assert (code, errors) == (0, "")
    assert resident < 100 << 20


def test_little_memory_is_an_error_and_no_crash(genie, tmp_path):
    path = tmp_path / "large.png"
    path.write_bytes(flat_png(8000, 8000))

    def limit():
        resource.setrlimit(resource.RLIMIT_AS, (180 << 20, 180 << 20))

    run = genie("detect", "--json", "--threads", "1", path, preexec_fn=limit)
    assert run.returncode == 1, run.stderr
    assert len(run.stderr.splitlines()) == 1
    assert "memory" in run.stderr


def test_full_file_system_is_named_and_what_fits_is_whole(genie, tmp_path):
    """A real one where the system lets us mount it."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=16k", "none", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("this system lets nobody mount a small file system here")
    try:
        for name in ("a.png", "b.png"):
            (tmp_path / name).write_bytes(flat_png(900, 700))
        (disk / "filler").write_bytes(bytes(12 << 10))
        run = genie("detect", "a.png", "b.png", "--threads", "1", "--out", disk)
        assert run.returncode == NOT_WRITTEN
        assert all(str(disk) in line for line in run.stderr.splitlines())
        assert all(path.stat().st_size > 0 for path in disk.iterdir())
        for scene in disk.glob("*.scene.json"):
            json.loads(scene.read_text())
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_pipe_closed_after_the_first_line_ends_quietly(program, good):
    command = [program, "detect", "--json", *[good] * 2000]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert json.loads(process.stdout.readline())["width"] == 64
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(timeout=LIMIT_S) == 0
