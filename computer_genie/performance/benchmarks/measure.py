"""Measuring: calls in turns, medians, and the row that a result becomes."""
from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypedDict

import numpy as np

Work = Callable[[], object]
NOT_INSTALLED = "not measured: not installed; `make bench-setup` installs it in a checkout"
_ENOUGH_S = 0.002  # a call that is shorter is repeated: clocks and caches settle


class Row(TypedDict, total=False):
    """One line of a result. Times are milliseconds of one call.

    ratio      the baseline's median over ours: above 1 we are faster (or smaller)
    asked      what the ratio is asked to be at least; absent where nothing is asked
    baseline   whom the ratio is to, with its version
    note       how outputs differ, what a figure leaves out
    """

    name: str
    median_ms: float
    p95_ms: float
    p99_ms: float
    bytes: int
    ratio: float
    baseline: str
    baseline_ms: float
    asked: float
    note: str
    scalar_ratio: float
    vectorised_scalar_ratio: float
    bandwidth_share: float


def announce(what: str) -> None:
    """Says on a terminal what is measured now, over the line before; nothing in a pipe."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{what}", end="", file=sys.stderr, flush=True)


def in_turns(works: Mapping[str, Work], iterations: int) -> dict[str, np.ndarray[Any, Any]]:
    """Milliseconds of each work, `iterations` times, in turns, so that noise hits all alike."""
    repeats = {name: _repeats(work) for name, work in works.items()}
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(iterations):
        for name, work in works.items():
            start = time.perf_counter()
            for _ in range(repeats[name]):
                work()
            times[name].append((time.perf_counter() - start) * 1e3 / repeats[name])
    return {name: np.array(values) for name, values in times.items()}


def _repeats(work: Work) -> int:
    work()
    start = time.perf_counter()
    work()
    spent = time.perf_counter() - start
    return max(1, min(1000, round(_ENOUGH_S / max(spent, 1e-7))))


def row(name: str, ours: Sequence[float] | np.ndarray[Any, Any], **more: Any) -> Row:
    """Median and percentiles of `ours` in ms; `more` are further keys of Row."""
    made = Row(
        name=name,
        median_ms=float(np.median(ours)),
        p95_ms=float(np.quantile(ours, 0.95)),
        p99_ms=float(np.quantile(ours, 0.99)),
    )
    made.update(more)  # type: ignore[typeddict-item]
    return made


def rows_beside(
    name: str, times: Mapping[str, np.ndarray[Any, Any]], ours: str, **more: Any
) -> list[Row]:
    """One row for each baseline in `times`, or one without a ratio where there is none."""
    baselines = [each for each in times if each != ours]
    if not baselines:
        return [row(name, times[ours], **more)]
    return [
        row(
            name,
            times[ours],
            baseline=each,
            baseline_ms=float(np.median(times[each])),
            ratio=float(np.median(times[each]) / np.median(times[ours])),
            **more,
        )
        for each in baselines
    ]
