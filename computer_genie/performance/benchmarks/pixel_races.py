"""The races in C++: bench/rivals/pixels, built by `make bench-setup` in a checkout."""
from __future__ import annotations

import json
import statistics
from typing import Any, cast

from computer_genie.performance.benchmarks.measure import Row
from computer_genie.performance.benchmarks.rival_programs import NOT_BUILT, output_of

_SIZES = {(1920, 1080): "hd", (3840, 2160): "uhd"}


def race_rows(image_size: tuple[int, int]) -> list[Row]:
    """One row for each operation; one that says why there are none, where the programs were not
    built or the size has no frame.

    `ratio` is OpenCV's time over ours; `scalar_ratio` that of our scalar code without vectors, and
    `vectorised_scalar_ratio` with those that the compiler finds; `bandwidth_share` how near an
    operation is to a plain copy's bytes a second.
    """
    size = _SIZES.get(image_size)
    if size is None:
        sizes = " and ".join(f"{width}x{height}" for width, height in _SIZES)
        return [Row(name="c++ operations", note=f"not measured: the frames are {sizes}")]
    raced = _races("pixel_race", "--size", size)
    compiled = _races("pixel_race_vectorised", "--size", size, "--scalar-alone")
    if raced is None or compiled is None:
        return [Row(name="c++ operations", note=NOT_BUILT)]
    about, *races = raced
    vectorised = {race["name"]: race.get("scalar_ms") for race in compiled[1:]}
    copy = next(race for race in races if race["name"] == "memory/copy")
    speed = copy["bytes"] / copy["ours_ms"]
    rows = [_row(race, about["rival"], vectorised, speed) for race in races]
    return rows + _summary(rows, about["rival"])


def _races(program: str, *arguments: str) -> list[dict[str, Any]] | None:
    """About the program, then its races."""
    printed = output_of(program, *arguments)
    return None if printed is None else [json.loads(line) for line in printed.splitlines()]


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
