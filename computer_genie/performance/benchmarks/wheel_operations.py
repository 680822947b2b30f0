"""Each operation through Python beside OpenCV's wheel (opencv-python-headless), on one thread."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from computer_genie.performance.benchmarks.measure import (
    NOT_INSTALLED,
    Row,
    announce,
    in_turns,
    rows_beside,
)
from computer_genie.performance.json_race import installed
from computer_genie.performance.operations import OperationLike
from computer_genie.performance.simd_processor import SIMDProcessor
from computer_genie.pixels import Pixels

# Name, the form of the image, our operation, OpenCV's.
_Pair = tuple[str, str, OperationLike, Callable[[Any, Pixels], Pixels]]


def wheel_rows(simd: SIMDProcessor, image: Pixels, iterations: int) -> list[Row]:
    """One row for each operation, or one that says that OpenCV's wheel is not installed.

    Both sides give a new array in each call; ours takes its memory from the processor's pool.
    """
    cv2 = installed("cv2")
    if cv2 is None:
        return [Row(name="operations beside OpenCV's wheel", note=NOT_INSTALLED)]
    cv2.setNumThreads(1)
    forms = {"gray": simd.rgb_to_grayscale(image), "rgb": image}
    made: list[Row] = []
    for name, form, operation, theirs in _pairs(image):
        announce(name)
        made += _rows(cv2, simd, name, forms[form], operation, theirs, iterations)
    return made


def _rows(
    cv2: Any,
    simd: SIMDProcessor,
    name: str,
    source: Pixels,
    operation: OperationLike,
    theirs: Callable[[Any, Pixels], Pixels],
    iterations: int,
) -> list[Row]:
    apart = np.abs(
        simd.process_image_simd(source, operation).astype(int) - theirs(cv2, source).astype(int)
    )
    share = float((apart > 0).mean())
    times = in_turns(
        {
            "ours": lambda: simd.process_image_simd(source, operation),
            f"OpenCV {cv2.__version__} wheel": lambda: theirs(cv2, source),
        },
        iterations,
    )
    note = f"within {int(apart.max())} on {share:.2%}" if share else "equal"
    return rows_beside(name, times, "ours", note=note)


def _pairs(image: Pixels) -> list[_Pair]:
    height, width = image.shape[:2]
    half = (width // 2, height // 2)
    return [
        ("grayscale", "rgb", "grayscale", lambda cv, a: cv.cvtColor(a, cv.COLOR_RGB2GRAY)),
        ("hsv", "rgb", "hsv", lambda cv, a: cv.cvtColor(a, cv.COLOR_RGB2HSV)),
        ("invert", "rgb", "invert", lambda cv, a: cv.bitwise_not(a)),
        ("blur 3", "gray", "blur", lambda cv, a: cv.blur(a, (3, 3))),
        ("blur 3 of rgb", "rgb", "blur", lambda cv, a: cv.blur(a, (3, 3))),
        ("gaussian_blur 5", "gray", "gaussian_blur", lambda cv, a: cv.GaussianBlur(a, (5, 5), 0)),
        ("gaussian_blur 5 of rgb", "rgb", "gaussian_blur",
         lambda cv, a: cv.GaussianBlur(a, (5, 5), 0)),
        ("median 3", "gray", "median", lambda cv, a: cv.medianBlur(a, 3)),
        ("median 5", "gray", {"name": "median", "ksize": 5}, lambda cv, a: cv.medianBlur(a, 5)),
        ("bilateral 5", "gray", "bilateral", lambda cv, a: cv.bilateralFilter(a, 5, 25, 2)),
        ("bilateral 5 of rgb", "rgb", "bilateral", lambda cv, a: cv.bilateralFilter(a, 5, 25, 2)),
        ("canny", "gray", "canny", lambda cv, a: cv.Canny(a, 50, 150)),
        ("threshold", "gray", "threshold",
         lambda cv, a: cv.threshold(a, 127, 255, cv.THRESH_BINARY)[1]),
        ("otsu", "gray", "otsu",
         lambda cv, a: cv.threshold(a, 0, 255, cv.THRESH_BINARY | cv.THRESH_OTSU)[1]),
        ("adaptive_threshold 11", "gray", "adaptive_threshold",
         lambda cv, a: cv.adaptiveThreshold(a, 255, cv.ADAPTIVE_THRESH_MEAN_C,
                                            cv.THRESH_BINARY, 11, 2)),
        ("dilate 3", "gray", "dilate", lambda cv, a: cv.dilate(a, np.ones((3, 3), np.uint8))),
        ("equalize", "gray", "equalize", lambda cv, a: cv.equalizeHist(a)),
        ("resize to half, area", "rgb", {"name": "resize", "size": half},
         lambda cv, a: cv.resize(a, half, interpolation=cv.INTER_AREA)),
        ("resize to 640, bilinear", "rgb",
         {"name": "resize", "width": 640, "height": 360, "filter": "bilinear"},
         lambda cv, a: cv.resize(a, (640, 360), interpolation=cv.INTER_LINEAR)),
    ]  # fmt: skip
