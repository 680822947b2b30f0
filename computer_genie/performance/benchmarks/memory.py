"""Memory: what a chain of operations takes above its frame, an image of the pool (a byte of each
page written) beside fresh memory, and a frame handed to another process, with its answer."""
from __future__ import annotations

import mmap
import statistics

import numpy as np

from computer_genie.performance.benchmarks import chain_memory, hand_over_race
from computer_genie.performance.benchmarks.frames import drawn_screen
from computer_genie.performance.benchmarks.measure import (
    NOT_INSTALLED,
    Row,
    announce,
    in_turns,
    row,
    rows_beside,
)
from computer_genie.performance.benchmarks.rival_programs import NOT_BUILT
from computer_genie.performance.zero_copy import ZeroCopyPipeline

_PAGE = 4096
_LOWER = 3.33  # 70 % lower, as a ratio


def rows(image_size: tuple[int, int] = (1920, 1080), iterations: int = 20) -> list[Row]:
    """The chain's memory, the pool, and the hand-over."""
    made = _chain_rows(image_size)
    made += _pool_rows(image_size, iterations)
    return made + _hand_over_rows(image_size, iterations)


def _chain_rows(size: tuple[int, int]) -> list[Row]:
    """Beside each rival, with the share of pixels in which the results differ."""
    name = "memory of the chain"
    announce(name)
    ours = chain_memory.rises(chain_memory.OURS, size) or []
    without = chain_memory.rises(chain_memory.OURS_WITHOUT_CANNY, size) or []
    debian = chain_memory.opencv_rises(size)
    made = [
        Row(name=name, note=f"OpenCV in C++ {NOT_BUILT}")
        if debian is None
        else _memory_row(name, ours, *debian, _LOWER)
    ]
    for title, own, rival, asked in (
        (name, ours, chain_memory.PILLOW, _LOWER),
        (name, ours, chain_memory.OPENCV_WHEEL, None),
        ("memory without Canny", without, chain_memory.PILLOW_ALONE, _LOWER),
    ):
        theirs = chain_memory.rises(rival, size)
        if theirs is None:
            made.append(Row(name=title, note=f"{rival} {NOT_INSTALLED}"))
            continue
        apart = chain_memory.differing(rival, size)
        made.append(_memory_row(title, own, rival, theirs, apart, asked))
    return made


def _memory_row(
    name: str, ours: list[int], rival: str, theirs: list[int], apart: float, asked: float | None
) -> Row:
    """Bytes in `bytes`; the ratio is the baseline's over ours, at least a page: a small frame may
    find room in what the process had."""
    own, other = max(statistics.median(ours), _PAGE), statistics.median(theirs)
    made = Row(name=name, bytes=int(own), baseline=rival, ratio=other / own)
    made["note"] = (
        f"{own / 2**20:.1f} MiB beside {other / 2**20:.1f}: {1 - own / other:.0%} lower; "
        f"{apart:.2%} of the pixels differ"
    )
    if asked is not None:
        made["asked"] = asked
    return made


def _pool_rows(size: tuple[int, int], iterations: int) -> list[Row]:
    announce("an image of the pool")
    width, height = size
    with ZeroCopyPipeline() as pipeline:

        def take() -> None:
            with pipeline.create_image((width, height, 3)) as image:
                _touch(image.array.reshape(-1))

        def fresh() -> None:
            memory = mmap.mmap(-1, width * height * 3)  # as malloc gives such sizes
            _touch(np.frombuffer(memory, np.uint8))

        take()
        misses = pipeline.get_performance_stats()["misses"]
        times = in_turns({"ours": take, "fresh memory, first touch": fresh}, iterations)
        more = pipeline.get_performance_stats()["misses"] - misses
        return rows_beside(
            "image from the pool", times, "ours", asked=10.0,
            note=f"{more} allocations of pixels in the steady state",
        )  # fmt: skip


def _touch(pixels: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> None:
    pixels[::_PAGE] = 1


def _hand_over_rows(size: tuple[int, int], iterations: int) -> list[Row]:
    name = "frame to another process"
    announce(name)
    times = hand_over_race.hand_over_times(drawn_screen(size), iterations)
    ours = times[hand_over_race.OURS]
    made = []
    for rival, asked in ((hand_over_race.PICKLE, 50.0), (hand_over_race.SHARED_MEMORY, 1.0)):
        theirs = float(np.median(times[rival]))
        made.append(
            row(
                name, ours, baseline=rival, baseline_ms=theirs,
                ratio=theirs / float(np.median(ours)), asked=asked,
            )
        )  # fmt: skip
    sealed = times[hand_over_race.WITH_SEAL]
    pickled = float(np.median(times[hand_over_race.PICKLE]))
    made.append(
        row(
            "frame, sealing included", sealed, baseline=hand_over_race.PICKLE,
            baseline_ms=pickled, ratio=pickled / float(np.median(sealed)),
            note="sealing takes the pages away from the writer",
        )
    )  # fmt: skip
    return made
