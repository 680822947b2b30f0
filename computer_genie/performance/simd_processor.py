"""SIMDProcessor: the engine's operations on pixels, vectorised for this machine.

    with SIMDProcessor() as simd:
        edges = simd.process_image_simd(image, operations=["grayscale", "blur", "edge_detection"])

Everything is integer arithmetic: the same result on every machine, whatever its instruction set.
docs/simd.md has the table of operations, their formulas and the figures.
"""
from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass
from types import TracebackType
from typing import Any

import numpy as np

from computer_genie import _native, runtime
from computer_genie.performance.operations import OperationLike, chain_of
from computer_genie.pixels import ImageLike, Pixels, frame_of

# Targets of the vector library without vectors.
_PLAIN = ("EMU128", "SCALAR")
_METHODS = ("exact", "anchors")
_DEFAULT_BENCHMARK: tuple[OperationLike, ...] = (
    "grayscale", "blur", "gaussian_blur", "median", "sobel", "edge_detection", "dilate", "resize",
)  # fmt: skip


@dataclass(frozen=True)
class SIMDCapabilities:
    """The instruction sets of this machine.

    detected   those that this build has code for and this processor runs, the best first
    chosen     the one that the operations run on
    """

    detected: tuple[str, ...]
    chosen: str


class SIMDProcessor:
    """Operations on 8-bit images of 1, 3 and 4 channels.

    max_bytes        memory of all results that live at once; by default the setting pool.max_bytes
    max_idle_bytes   memory kept for the next results; by default pool.max_idle_bytes

    Results are arrays of their own; their memory comes from a pool and goes back to it with them.
    Threads: every method, from any thread; the GIL is released while pixels are worked on, and one
    call runs on one thread. Safe after fork. Nothing happens before the first use.
    Errors: InvalidImageError, LimitError, ValueError (an operation or parameter that does not
    exist), TypeError, ConfigError.
    """

    def __init__(self, *, max_bytes: int | None = None, max_idle_bytes: int | None = None) -> None:
        self._limits = (max_bytes, max_idle_bytes)
        self._lock = threading.Lock()
        self._made: tuple[int, _native.PixelProcessor] | None = None
        self._stats: dict[str, list[float]] = {}

    def initialize(self) -> None:
        """Takes the settings now; otherwise the first operation does."""
        self._processor()

    def close(self) -> None:
        """Gives kept memory back; results that live stay. A later call begins anew."""
        self._made = None

    def __enter__(self) -> SIMDProcessor:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def get_capabilities(self) -> SIMDCapabilities:
        info = _native.version_info()
        return SIMDCapabilities(tuple(info["instruction_sets"]), info["instruction_set"])

    def has_simd_support(self) -> bool:
        return self.get_capabilities().chosen not in _PLAIN

    def process_image_simd(
        self,
        image: ImageLike,
        operations: Iterable[OperationLike] | OperationLike,
        *,
        color: str = "rgb",
    ) -> Pixels:
        """Runs the operations one after another, without images in between where they allow it.

        image        u8 [height, width], [height, width, 3 or 4]; see docs/python.md for all forms
        operations   names, or mappings: {"name": "blur", "ksize": 5}; available_operations() lists
                     them with their parameters
        color        rgb, bgr, rgba, bgra or gray: the order of the image's channels

        Gives a new array; equal, bit for bit, to the operations one by one.
        """
        chain = chain_of(operations)
        frame = self._frame(image, color)
        start = time.perf_counter()
        result = self._processor().run(frame, chain)
        self._count("process_image_simd", start, result.shape[0] * result.shape[1])
        return result

    def rgb_to_grayscale(self, image: ImageLike, *, color: str = "rgb") -> Pixels:
        """u8 [height, width]: luma by BT.601, rounded."""
        return self._one("grayscale", image, color)

    def gaussian_blur(
        self, image: ImageLike, ksize: int = 5, sigma: float = 0.0, *, color: str = "rgb"
    ) -> Pixels:
        """ksize is odd; sigma is in pixels, 0 takes it from ksize."""
        return self._one({"name": "gaussian_blur", "ksize": ksize, "sigma": sigma}, image, color)

    def edge_detection(
        self, image: ImageLike, low: int = 50, high: int = 150, *, color: str = "rgb"
    ) -> Pixels:
        """u8 [height, width]: Canny's edges of the gray image, 255 on 0."""
        return self._one({"name": "edge_detection", "low": low, "high": high}, image, color)

    def histogram_equalization(self, image: ImageLike, *, color: str = "rgb") -> Pixels:
        """u8 [height, width]: the gray image with a flat histogram."""
        return self.process_image_simd(image, ["grayscale", "equalize"], color=color)

    def resize_image(
        self, image: ImageLike, size: tuple[int, int], filter: str = "area", *, color: str = "rgb"
    ) -> Pixels:
        """size is (width, height); filter is nearest, area, bilinear or bicubic."""
        return self._one({"name": "resize", "size": size, "filter": filter}, image, color)

    def blend_images(
        self, a: ImageLike, b: ImageLike, alpha: float = 0.5, *, color: str = "rgb"
    ) -> Pixels:
        """alpha * a + (1 - alpha) * b of each channel; alpha is taken in 256ths.

        Both images have one size and one number of channels.
        """
        if not 0 <= alpha <= 1:
            raise ValueError(f"alpha is 0 to 1, not {alpha}")
        frames = self._frame(a, color), self._frame(b, color)
        start = time.perf_counter()
        result = self._processor().blend(*frames, round(alpha * 256))
        self._count("blend_images", start, result.shape[0] * result.shape[1])
        return result

    def match_template(
        self,
        image: ImageLike,
        template: ImageLike,
        threshold: float = 0.9,
        max_matches: int = 100,
        method: str = "exact",
        *,
        color: str = "rgb",
    ) -> list[dict[str, Any]]:
        """Where `template` is found in `image`, the best first; overlapping places give one match.

        threshold     0 to 1, of the normalised cross-correlation (zero mean)
        max_matches   at most so many
        method        "exact": every place at or above the threshold. "anchors": many times faster
                      where the template's rare pixels are found as they are; docs/simd.md says what
                      it may miss

        Each match has `x, y, width, height` in pixels and `score`.
        """
        if method not in _METHODS:
            raise ValueError(f"there is no method {method!r}; the methods are {_METHODS}")
        if not 0 <= threshold <= 1:
            raise ValueError(f"threshold is 0 to 1, not {threshold}")
        if max_matches < 1:
            raise ValueError(f"max_matches is at least 1, not {max_matches}")
        frames = self._frame(image, color), self._frame(template, color)
        start = time.perf_counter()
        found = self._processor().match(*frames, threshold, max_matches, method)
        self._count("match_template", start, frames[0].pixel_count)
        return found

    def connected_components(
        self, mask: ImageLike, connectivity: int = 8, *, color: str = "rgb"
    ) -> list[dict[str, Any]]:
        """The connected parts of the pixels that are not 0, by their first pixel row by row.

        mask           gray, u8 [height, width]
        connectivity   8 or 4 neighbours

        Each has `x, y, width, height` and `area` in pixels, and its `centroid` (x, y).
        """
        if connectivity not in (4, 8):
            raise ValueError(f"connectivity is 4 or 8, not {connectivity}")
        frame = self._frame(mask, color)
        start = time.perf_counter()
        found = self._processor().components(frame, connectivity)
        self._count("connected_components", start, frame.pixel_count)
        return found

    def contour_boxes(self, mask: ImageLike, *, color: str = "rgb") -> list[dict[str, int]]:
        """Boxes of the outer contours of the pixels that are not 0, by their first pixel.

        mask   gray, u8 [height, width]

        Each has `x, y, width, height` in pixels. What lies in the hole of another shape is left
        out; `connected_components` lists it.
        """
        frame = self._frame(mask, color)
        start = time.perf_counter()
        found = self._processor().contour_boxes(frame)
        self._count("contour_boxes", start, frame.pixel_count)
        return found

    def perceptual_hash(self, image: ImageLike, *, color: str = "rgb") -> int:
        """64 bits, few of which differ between images that look alike. Never a key."""
        return self._processor().perceptual_hash(self._frame(image, color))

    def content_key(self, image: ImageLike, *, color: str = "rgb") -> int:
        """64 bits that differ as soon as one bit of one pixel does (alpha does not count)."""
        return self._processor().content_key(self._frame(image, color))

    def get_performance_stats(self) -> dict[str, Any]:
        """By method: calls, seconds, and megapixels a second; and the pool's counts."""
        with self._lock:
            methods = {
                name: {
                    "calls": int(calls),
                    "seconds": seconds,
                    "megapixels_per_second": pixels / seconds / 1e6 if seconds else 0.0,
                }
                for name, (calls, seconds, pixels) in self._stats.items()
            }
        pool = self._made[1].pool_counts() if self._made else {}
        return {"methods": methods, "pool": pool, "instruction_set": self.get_capabilities().chosen}

    async def benchmark_operations(
        self,
        image: ImageLike,
        iterations: int = 10,
        operations: Iterable[OperationLike] = _DEFAULT_BENCHMARK,
        *,
        color: str = "rgb",
    ) -> dict[str, dict[str, float]]:
        """Median and 95th percentile in ms, and megapixels a second, of each operation alone.

        Operations that take gray images get the gray image. The event loop goes on meanwhile.
        """
        if iterations < 1:
            raise ValueError(f"iterations is at least 1, not {iterations}")
        return await asyncio.to_thread(self._benchmark, image, iterations, operations, color)

    def _benchmark(
        self, image: ImageLike, iterations: int, operations: Iterable[OperationLike], color: str
    ) -> dict[str, dict[str, float]]:
        gray = self.rgb_to_grayscale(image, color=color)
        results = {}
        for operation in operations:
            name = operation if isinstance(operation, str) else str(operation["name"])
            source, order = (gray, "gray") if name not in _COLOUR_OPERATIONS else (image, color)
            results[name] = self._time(source, operation, iterations, order, gray.size)
        return results

    def _time(
        self, image: ImageLike, operation: OperationLike, iterations: int, color: str, pixels: int
    ) -> dict[str, float]:
        self.process_image_simd(image, operation, color=color)
        times = np.empty(iterations)
        for i in range(iterations):
            start = time.perf_counter()
            self.process_image_simd(image, operation, color=color)
            times[i] = time.perf_counter() - start
        median = float(np.median(times))
        return {
            "median_ms": median * 1e3,
            "p95_ms": float(np.quantile(times, 0.95)) * 1e3,
            "megapixels_per_second": pixels / median / 1e6,
        }

    def _one(self, operation: OperationLike, image: ImageLike, color: str) -> Pixels:
        return self.process_image_simd(image, (operation,), color=color)

    def _frame(self, image: ImageLike, color: str) -> _native.Frame:
        """The image as pixels: an encoded picture or a file is decoded."""
        frame = frame_of(image, color)
        return frame if frame.has_pixels else frame_of(runtime.engine().decode(frame), "rgb")

    def _processor(self) -> _native.PixelProcessor:
        made, process = self._made, runtime.process()
        if made is None or made[0] != process:  # a forked child makes its own
            engine = runtime.engine()
            with self._lock:
                made = self._made = (process, _native.PixelProcessor(engine, *self._limits))
        return made[1]

    def _count(self, name: str, start: float, pixels: int) -> None:
        seconds = time.perf_counter() - start
        with self._lock:
            stats = self._stats.setdefault(name, [0, 0.0, 0.0])
            stats[0] += 1
            stats[1] += seconds
            stats[2] += pixels


_COLOUR_OPERATIONS = frozenset(("grayscale", "hsv", "ycrcb", "lab", "edge_detection"))
