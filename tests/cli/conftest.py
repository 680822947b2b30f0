"""What the tests of the command line share: the program, the sample screens, small pictures."""

import pathlib
import subprocess
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parent))

ROOT = pathlib.Path(__file__).resolve().parents[2]
GENIE = ROOT / "build" / "release" / "bin" / "genie"
SCREENS = ROOT / "examples" / "screens"
LIMIT_S = 60


@pytest.fixture(scope="session")
def program():
    assert GENIE.exists(), f"{GENIE} is missing; make build makes it"
    return GENIE


@pytest.fixture
def genie(program, tmp_path, monkeypatch):
    """Runs the program in an empty folder; returns the finished process with text output."""
    monkeypatch.chdir(tmp_path)
    for name in ("COMPUTER_GENIE_CONFIG", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments, text=True, **options):
        options.setdefault("stdin", subprocess.DEVNULL if "input" not in options else None)
        if options["stdin"] is None:
            del options["stdin"]
        command = [str(program), *map(str, arguments)]
        return subprocess.run(
            command, capture_output=True, text=text, timeout=LIMIT_S, check=False, **options
        )

    return run


@pytest.fixture(scope="session")
def screen():
    """A dense sample screen of 1920x1080."""
    return SCREENS / "orders-light.png"
