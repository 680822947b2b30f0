"""The races in C++: bench/rivals/pixels, built by `make bench-setup` in a checkout."""
from __future__ import annotations

import json
import pathlib
import statistics
import subprocess
from typing import Any, cast

from computer_genie.performance.benchmarks.measure import Row, announce

_ROOT = pathlib.Path(__file__).resolve().parents[3]
PROGRAMS = _ROOT / "build" / "rivals" / "bin"
_SIZES = {(1920, 1080): "hd", (3840, 2160): "uhd"}
_LIMIT_S = 600


def race_rows(image_size: tuple[int, int]) -> list[Row]:
    """One row for each operation; none where the programs were not built or the size has no frame.

    `ratio` is OpenCV's time over ours; `scalar_ratio` that of our scalar code without vectors, and
    `vectorised_scalar_ratio` with those that the compiler finds; `bandwidth_share` how near an
    operation is to a plain copy's bytes a second.
    """
    size = _SIZES.get(image_size)
    if size is None or not (PROGRAMS / "pixel_race").is_file():
        return []
    about, races = _run("pixel_race", size)
    _, scalar = _run("pixel_race_vectorised", size, "--scalar-alone")
    vectorised = {race["name"]: race.get("scalar_ms") for race in scalar}
    copy = next(race for race in races if race["name"] == "memory/copy")
    speed = copy["bytes"] / copy["ours_ms"]
    rows = [_row(race, about["rival"], vectorised, speed) for race in races]
    return rows + _summary(rows, about["rival"])


def _run(program: str, size: str, *more: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    announce(f"{program} {size}")
    done = subprocess.run(
        [PROGRAMS / program, "--size", size, *more],
        capture_output=True, text=True, timeout=_LIMIT_S, check=False, cwd=_ROOT,
    )  # fmt: skip
    if done.returncode != 0:
        raise ValueError(f"{program} failed: {done.stderr.strip()}")
    about, *races = [json.loads(line) for line in done.stdout.splitlines()]
    return about, races


def _row(
    race: dict[str, Any], rival: str, vectorised: dict[str, float | None], speed: float
) -> Row:
    row: dict[str, Any] = {"name": f"c++ {race['name']}"}
    if not race.get("equal", True):
        apart = race["largest_difference"]
        return Row(name=row["name"], note=f"outputs differ by {apart:g}: not measured")
    ours = race["ours_ms"]
    row |= {"median_ms": ours, "bytes": race["bytes"]}
    row["bandwidth_share"] = race["bytes"] / ours / speed
    if "opencv_ms" in race:
        row |= {"baseline": f"{rival}, C++", "baseline_ms": race["opencv_ms"]}
        row |= {"ratio": race["opencv_ms"] / ours, "asked": 0.95}
    plain, compiled = race.get("scalar_ms"), vectorised.get(race["name"])
    if plain is not None and compiled is not None and race["per_pixel"]:
        row |= {"scalar_ratio": plain / ours, "vectorised_scalar_ratio": compiled / ours}
    row["note"] = _note(race, row)
    return cast(Row, row)


def _note(race: dict[str, Any], row: dict[str, Any]) -> str:
    parts = [f"{row['bandwidth_share']:.0%} of a copy's bytes/s"]
    if "scalar_ratio" in row:
        parts.append(
            f"scalar {row['scalar_ratio']:.1f}x, "
            f"compiler's vectors {row['vectorised_scalar_ratio']:.1f}x"
        )
    if race.get("largest_difference"):
        parts.append(f"within {race['largest_difference']:g}: {race.get('rounding', '')}")
    return "; ".join(parts)


def _summary(rows: list[Row], rival: str) -> list[Row]:
    ratios = sorted(row["ratio"] for row in rows if "ratio" in row)
    gains = sorted(row["scalar_ratio"] for row in rows if "scalar_ratio" in row)
    if not ratios:
        return []
    return [
        Row(name="c++ median of all operations", ratio=statistics.median(ratios), asked=2.0,
            baseline=f"{rival}, C++"),
        Row(name="c++ worst of all operations", ratio=ratios[0], asked=0.95,
            baseline=f"{rival}, C++"),
        Row(name="c++ worst per-pixel operation", ratio=gains[0], asked=4.0,
            baseline="our scalar code without vectors"),
    ]  # fmt: skip
