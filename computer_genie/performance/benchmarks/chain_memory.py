"""How much memory the chain gray, Gaussian 5x5, Canny 50/150, dilate 3x3, half size takes.

Each way runs in a process of its own that first runs it on a small frame, so that libraries and
tables are there. Then its resident high-water mark is reset (/proc/self/clear_refs), the chain runs
once on the large frame, and the rise of the mark is the figure. Buffers are fresh on every side:
the C library is told to give large ones pages of their own, and to keep none that were freed.
"""
from __future__ import annotations

import ctypes
import importlib
import multiprocessing
import pathlib
import tempfile
from collections.abc import Callable
from multiprocessing.connection import Connection

import numpy as np

from computer_genie.performance.benchmarks.frames import drawn_screen
from computer_genie.performance.benchmarks.plain_edges import canny
from computer_genie.performance.benchmarks.rival_programs import output_of
from computer_genie.performance.operations import OperationLike
from computer_genie.performance.zero_copy import ZeroCopyPipeline
from computer_genie.performance.zero_copy_image import ZeroCopyImage
from computer_genie.pixels import Pixels

_PROCESSES = 5
_WARM_SIZE = (64, 64)
_LIMIT_S = 60
_M_MMAP_THRESHOLD, _LARGE_BYTES = -3, 1 << 16  # of mallopt
OURS, OURS_WITHOUT_CANNY = "ours", "ours, without Canny"
PILLOW, PILLOW_ALONE = "Pillow, its Canny in numpy", "Pillow, without Canny"
OPENCV_WHEEL = "OpenCV wheel"


def rises(way: str, size: tuple[int, int]) -> list[int] | None:
    """Bytes of each process; None where the way's library is not installed.

    Errors: OSError (the system tells or resets no high-water mark).
    """
    context = multiprocessing.get_context("spawn")
    measured = []
    for _ in range(_PROCESSES):
        here, there = context.Pipe(duplex=False)
        process = context.Process(target=_measure, args=(there, way, size), daemon=True)
        process.start()
        there.close()
        answer = here.recv() if here.poll(_LIMIT_S) else OSError(f"{way} does not answer")
        process.join()
        if isinstance(answer, ImportError):
            return None
        if isinstance(answer, Exception):
            raise answer
        measured.append(int(answer))
    return measured


def opencv_rises(size: tuple[int, int]) -> tuple[str, list[int], float] | None:
    """Of Debian's OpenCV in C++: its name, the same of its chain on the same frame, and the share
    of pixels that differ from ours. None where it is not built."""
    with tempfile.TemporaryDirectory() as folder:
        frame, result = pathlib.Path(folder, "frame.rgb"), pathlib.Path(folder, "result.gray")
        drawn_screen(size).tofile(frame)
        measured, version = [], ""
        for _ in range(_PROCESSES):
            printed = output_of("opencv_chain_memory", *map(str, size), str(frame), str(result))
            if printed is None:
                return None
            version, rise = printed.split()
            measured.append(int(rise))
        theirs = np.fromfile(result, np.uint8).reshape(size[1] // 2, size[0] // 2)
    return f"OpenCV {version}, C++", measured, _differing(theirs, OURS, size)


def differing(way: str, size: tuple[int, int]) -> float:
    """The share of pixels in which the way's result differs from ours. Errors: ImportError."""
    ours = OURS_WITHOUT_CANNY if way == PILLOW_ALONE else OURS
    return _differing(np.asarray(_WAYS[way]()(drawn_screen(size))), ours, size)


def _differing(theirs: Pixels, ours: str, size: tuple[int, int]) -> float:
    result = _WAYS[ours]()(drawn_screen(size))
    assert isinstance(result, ZeroCopyImage)
    return float((result.array != theirs).mean())


def _measure(there: Connection, way: str, size: tuple[int, int]) -> None:
    try:
        library = ctypes.CDLL(None)
        library.mallopt(_M_MMAP_THRESHOLD, _LARGE_BYTES)
        chain = _WAYS[way]()
        frame = drawn_screen(size)
        chain(drawn_screen(_WARM_SIZE))
        library.malloc_trim(0)
        with open("/proc/self/clear_refs", "w", encoding="ascii") as mark:
            mark.write("5")
        before = _high_water()
        result = chain(frame)
        there.send(_high_water() - before)
        del result  # held until the mark was read
    except Exception as error:
        there.send(error)


def _high_water() -> int:
    with open("/proc/self/status", encoding="ascii") as status:
        for line in status:
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    raise OSError("the system tells no resident high-water mark")


def _ours(*edges: OperationLike) -> Callable[[Pixels], object]:
    pipeline = ZeroCopyPipeline()

    def chain(frame: Pixels) -> object:
        height, width = frame.shape[:2]
        operations: list[OperationLike] = [
            "grayscale",
            {"name": "gaussian_blur", "ksize": 5},
            *edges,
            {"name": "dilate", "ksize": 3},
            {"name": "resize", "width": width // 2, "height": height // 2},
        ]
        return pipeline.process_image(frame, operations)

    return chain


def _ours_whole() -> Callable[[Pixels], object]:
    return _ours({"name": "canny", "low": 50, "high": 150})


def _pillow() -> Callable[[Pixels], object]:
    """What Pillow has of it; Canny in numpy."""
    from PIL import Image, ImageFilter

    def chain(frame: Pixels) -> object:
        height, width = frame.shape[:2]
        gray = Image.fromarray(frame).convert("L")
        soft = gray.filter(ImageFilter.GaussianBlur(1.1))
        edges = Image.fromarray(canny(np.asarray(soft)))
        wide = edges.filter(ImageFilter.MaxFilter(3))
        return wide.resize((width // 2, height // 2), Image.Resampling.BOX)

    return chain


def _pillow_alone() -> Callable[[Pixels], object]:
    """Without Canny, which Pillow does not have."""
    from PIL import Image, ImageFilter

    def chain(frame: Pixels) -> object:
        height, width = frame.shape[:2]
        gray = Image.fromarray(frame).convert("L")
        soft = gray.filter(ImageFilter.GaussianBlur(1.1))
        wide = soft.filter(ImageFilter.MaxFilter(3))
        return wide.resize((width // 2, height // 2), Image.Resampling.BOX)

    return chain


def _opencv() -> Callable[[Pixels], object]:
    cv2 = importlib.import_module("cv2")
    cv2.setNumThreads(1)

    def chain(frame: Pixels) -> object:
        gray = cv2.cvtColor(frame, cv2.COLOR_RGB2GRAY)
        edges = cv2.Canny(cv2.GaussianBlur(gray, (5, 5), 0), 50, 150)
        wide = cv2.dilate(edges, np.ones((3, 3), np.uint8))
        return cv2.resize(wide, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)

    return chain


_WAYS: dict[str, Callable[[], Callable[[Pixels], object]]] = {
    OURS: _ours_whole, OURS_WITHOUT_CANNY: _ours, PILLOW: _pillow, PILLOW_ALONE: _pillow_alone,
    OPENCV_WHEEL: _opencv,
}  # fmt: skip
