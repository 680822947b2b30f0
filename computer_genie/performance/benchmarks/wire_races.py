"""The races of Scenes in C++: bench/rivals/wire, built by `make bench-setup` in a checkout."""
from __future__ import annotations

import json
import subprocess
from typing import Any

from computer_genie.performance.benchmarks.measure import Row, announce
from computer_genie.performance.benchmarks.pixel_races import PROGRAMS

_LIMIT_S = 600
_WAYS = {"encode_us": "encode", "read_us": "read every field", "structs_us": "decode to structs"}
_ASKED = {"yyjson": 10.0, "simdjson": 10.0, "flatbuffers": 1.0}


def race_rows() -> list[Row]:
    """A row for each size, way and rival; none where the program was not built."""
    program = PROGRAMS / "wire_race"
    if not program.is_file():
        return []
    announce("wire_race")
    done = subprocess.run(
        [program], capture_output=True, text=True, timeout=_LIMIT_S, check=False,
    )  # fmt: skip
    if done.returncode != 0:
        raise ValueError(f"wire_race failed: {done.stderr.strip()}")
    results = [json.loads(line) for line in done.stdout.splitlines()]
    ours = {each["elements"]: each for each in results if each["name"].startswith("genie")}
    return [
        _row(each, ours[each["elements"]], way)
        for way in _WAYS
        for each in results
        if not each["name"].startswith("genie")
    ]


def _row(each: dict[str, Any], ours: dict[str, Any], way: str) -> Row:
    row = Row(
        name=f"c++ Scene of {each['elements']}, {_WAYS[way]}",
        median_ms=ours[way] / 1e3,
        baseline=each["name"],
        baseline_ms=each[way] / 1e3,
        ratio=each[way] / ours[way],
        bytes=ours["bytes"],
        note=f"{ours['bytes']} bytes to {each['bytes']}; {each['note']}",
    )
    if each["name"] in _ASKED:
        row["asked"] = _ASKED[each["name"]]
    return row
