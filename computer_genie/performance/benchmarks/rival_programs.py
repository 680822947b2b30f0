"""The rivals in C++ (bench/rivals), which `make bench-setup` builds in a checkout."""
from __future__ import annotations

import pathlib
import subprocess

from computer_genie.performance.benchmarks.measure import announce

_ROOT = pathlib.Path(__file__).resolve().parents[3]
_PROGRAMS = _ROOT / "build" / "rivals" / "bin"
_LIMIT_S = 600
NOT_BUILT = "not measured: not built; `make bench-setup` builds it in a checkout"


def output_of(program: str, *arguments: str) -> str | None:
    """What the program prints; None where it is not built. It runs in the checkout's root.

    Errors: ValueError (it failed, with its own words; or it took ten minutes).
    """
    path = _PROGRAMS / program
    if not path.is_file():
        return None
    announce(" ".join((program, *arguments)))
    try:
        done = subprocess.run(
            [path, *arguments],
            capture_output=True, text=True, timeout=_LIMIT_S, check=False, cwd=_ROOT,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise ValueError(f"{program} did not end within {_LIMIT_S} s") from None
    if done.returncode != 0:
        raise ValueError(f"{program} failed: {done.stderr.strip()}")
    return done.stdout
