"""The detector through Python: one call, and many at once."""
from __future__ import annotations

import asyncio
import time

import numpy as np

from computer_genie.detection import detect, detect_async
from computer_genie.performance.benchmarks.frames import drawn_screen
from computer_genie.performance.benchmarks.measure import Row, in_turns, row


def rows(
    image_size: tuple[int, int] = (1920, 1080),
    iterations: int = 20,
    requests: int | None = None,
    concurrent: int | None = None,
) -> list[Row]:
    """One detection on this thread; `requests` detections, `concurrent` at once."""
    image = drawn_screen(image_size)
    times = in_turns({"detect": lambda: detect(image)}, iterations)["detect"]
    made = [row(f"detect/{image_size[0]}x{image_size[1]}", times)]
    if requests is not None or concurrent is not None:
        made.append(asyncio.run(_many(image, requests or 100, concurrent or 4)))
    return made


async def _many(image: np.ndarray[tuple[int, ...], np.dtype[np.uint8]], requests: int,
                concurrent: int) -> Row:  # fmt: skip
    times: list[float] = []
    left = iter(range(requests))

    async def worker() -> None:
        for _ in left:
            start = time.perf_counter()
            await detect_async(image)
            times.append((time.perf_counter() - start) * 1e3)

    start = time.perf_counter()
    await asyncio.gather(*(worker() for _ in range(min(concurrent, requests))))
    rate = requests / (time.perf_counter() - start)
    return row(f"detect_async/{concurrent} at once", times, note=f"{rate:.0f} requests a second")
