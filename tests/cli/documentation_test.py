"""Every example of docs/command_line.md runs as it stands there."""

import os
import pathlib
import re
import subprocess

import pytest
from live_screen import Screen
from pictures import buttons

PAGE = pathlib.Path(__file__).resolve().parents[2] / "docs" / "command_line.md"
BLOCKS = re.findall(r"```sh\n(.*?)```", PAGE.read_text(), re.DOTALL)
EXAMPLES = [line.split("  #")[0].strip() for block in BLOCKS for line in block.splitlines()]


def test_the_page_has_examples():
    assert len(EXAMPLES) >= 10


@pytest.fixture(scope="module")
def screen():
    """For the examples that look at one: a screen with a program on it."""
    screen = Screen()
    screen.start()
    yield screen
    screen.close()


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_of_the_page_runs(program, screen, tmp_path, example):
    (tmp_path / "shots").mkdir()
    for name in ("shot.png", "shots/a.png", "shots/b.png"):
        (tmp_path / name).write_bytes(buttons())
    environment = {**screen.environment, "PATH": f"{program.parent}:{os.environ['PATH']}"}
    result = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", example],
        cwd=tmp_path, env=environment, capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
