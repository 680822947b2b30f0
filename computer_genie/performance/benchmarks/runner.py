"""BenchmarkRunner: measures one component and gives rows."""
from __future__ import annotations

import asyncio
import importlib
import os
import platform
from typing import Any

from computer_genie.settings import version_info

COMPONENTS = ("detect", "simd", "memory", "protocol")


class BenchmarkRunner:
    """Runs benchmarks and gives their rows. Nothing happens before run()."""

    async def run(
        self,
        component: str = "detect",
        *,
        requests: int | None = None,
        concurrent: int | None = None,
        iterations: int = 20,
        size: int | None = None,
        image_size: tuple[int, int] = (1920, 1080),
    ) -> dict[str, Any]:
        """Measures one component in a thread; the event loop goes on meanwhile.

        requests, concurrent   of `detect`: that many detections, so many at once
        iterations             measurements of each thing
        size                   of `protocol`: the elements of a Scene
        image_size             (width, height) of the frames

        Gives `component`, `machine` and `rows` (each `name, median_ms, p95_ms, p99_ms`, and
        `ratio` to its `baseline`, `asked` where a ratio is promised).
        Errors: ValueError (no such component, numbers below 1).
        """
        _check(component, requests, concurrent, iterations, size, image_size)
        options: dict[str, Any] = {"image_size": image_size, "iterations": iterations}
        if component == "detect":
            options |= {"requests": requests, "concurrent": concurrent}
        if component == "protocol" and size is not None:
            options |= {"size": size}
        module = importlib.import_module(f"computer_genie.performance.benchmarks.{component}")
        rows = await asyncio.to_thread(module.rows, **options)
        return {"component": component, "machine": _machine(), "rows": rows}


def _check(
    component: str,
    requests: int | None,
    concurrent: int | None,
    iterations: int,
    size: int | None,
    image_size: tuple[int, int],
) -> None:
    if component not in COMPONENTS:
        raise ValueError(
            f"there is no component {component!r}; the components are {', '.join(COMPONENTS)}"
        )
    numbers = {
        "requests": requests, "concurrent": concurrent, "iterations": iterations, "size": size,
        "image_size": min(image_size),
    }  # fmt: skip
    for name, value in numbers.items():
        if value is not None and value < 1:
            raise ValueError(f"{name} is at least 1, not {value}")


def _machine() -> dict[str, Any]:
    info = version_info()
    return {
        "processor": platform.processor() or platform.machine(),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else None,
        **{key: info[key] for key in ("version", "compiler", "instruction_set", "python")},
    }
