"""The races of Scenes in C++: bench/rivals/wire, built by `make bench-setup` in a checkout."""
from __future__ import annotations

import json
from typing import Any

from computer_genie.performance.benchmarks.measure import Row
from computer_genie.performance.benchmarks.rival_programs import NOT_BUILT, output_of

_WAYS = {"encode_us": "encode", "read_us": "read every field", "structs_us": "decode to structs"}
_ASKED = {"yyjson": 10.0, "simdjson": 10.0, "flatbuffers": 1.0}


def race_rows() -> list[Row]:
    """A row for each size, way and rival, or one that says that the program is not built."""
    printed = output_of("wire_race")
    if printed is None:
        return [Row(name="c++ Scenes", note=NOT_BUILT)]
    results = [json.loads(line) for line in printed.splitlines()]
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
