"""The examples of zero copy run, and what they claim is so."""
import importlib.util
import pathlib
import re
import runpy
import subprocess
import sys

import pytest
from screen_test import display  # noqa: F401  (a fixture)

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
PAGE = (ROOT / "docs" / "zero_copy.md").read_text()


def load(name):
    spec = importlib.util.spec_from_file_location(name, EXAMPLES / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # children of multiprocessing find it by name
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def hand_over(monkeypatch):
    monkeypatch.syspath_prepend(str(EXAMPLES))
    yield load("hand_over").hand_over
    del sys.modules["hand_over"]


def check(reports):
    assert [report["process"] for report in reports] == ["capture", "detection", "viewer"]
    for report in reports:
        assert report["copies"] == 0, report
        assert report["own_memory_growth"] < report["frame_bytes"] // 8, report


def test_a_drawn_frame_goes_through_three_processes_without_a_copy(hand_over):
    check(hand_over(frames=3, size=(1920, 1080)))


def test_a_captured_frame_goes_the_same_way(hand_over, display):  # noqa: F811
    program = subprocess.Popen(
        ["xterm", "-geometry", "40x10", "-fn", "9x15", "-e", "while :; do date; done"],
        env={"DISPLAY": display, "PATH": "/usr/bin:/bin"},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        check(hand_over(frames=3, display=display))
    finally:
        program.kill()
        program.wait()


def test_the_tour_runs_and_copies_nothing(capsys):
    runpy.run_path(str(EXAMPLES / "zero_copy.py"))
    shown = capsys.readouterr().out
    assert shown.count("address: True") == 4 and "at (80, 60, 120, 40)" in shown
    assert "equal True" in shown and shown.endswith("\n0 copies of pixels\n")


@pytest.mark.parametrize("example", re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL))
def test_the_examples_of_the_page_run(example):
    exec(compile(example, "docs/zero_copy.md", "exec"), {})
