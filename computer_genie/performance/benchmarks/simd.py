"""Operations on pixels: through Python beside numpy, Pillow and OpenCV's wheel, and, in a checkout
where `make bench-setup` has built the rivals, in C++ beside Debian's OpenCV and our scalar code.
"""
from __future__ import annotations

import numpy as np

from computer_genie.performance.benchmarks.frames import drawn_screen
from computer_genie.performance.benchmarks.measure import (
    NOT_INSTALLED,
    Row,
    announce,
    in_turns,
    rows_beside,
)
from computer_genie.performance.benchmarks.pixel_races import race_rows
from computer_genie.performance.benchmarks.plain_edges import blurred, canny, gray_of
from computer_genie.performance.benchmarks.wheel_operations import wheel_rows
from computer_genie.performance.simd_processor import SIMDProcessor
from computer_genie.pixels import Pixels

_CHAIN = ("grayscale", "blur", "edge_detection")


def rows(image_size: tuple[int, int] = (1920, 1080), iterations: int = 20) -> list[Row]:
    """The chain, each operation beside OpenCV's wheel, and the races in C++."""
    image = drawn_screen(image_size)
    with SIMDProcessor() as simd:
        made = _chain_rows(simd, image, iterations)
        made += wheel_rows(simd, image, iterations)
    return made + race_rows(image_size)


def _chain_rows(simd: SIMDProcessor, image: Pixels, iterations: int) -> list[Row]:
    """The chain beside Pillow with numpy; its steps are compared first."""
    announce("gray, blur, edges beside Pillow and numpy")
    try:
        gray, soft = gray_of(image), blurred(gray_of(image))
    except ImportError:
        return [Row(name="chain gray, blur, edges", note=f"Pillow {NOT_INSTALLED}")]
    ours_soft = simd.process_image_simd(image, _CHAIN[:2])
    note = (
        f"gray within {_apart(simd.rgb_to_grayscale(image), gray)}, "
        f"blur within {_apart(ours_soft[1:-1, 1:-1], soft[1:-1, 1:-1])} inside, edges equal"
    )
    if not np.array_equal(simd.edge_detection(ours_soft), canny(ours_soft)):
        return [Row(name="chain gray, blur, edges", note="edges differ: not measured")]
    times = in_turns(
        {
            "ours": lambda: simd.process_image_simd(image, _CHAIN),
            "Pillow and numpy": lambda: canny(blurred(gray_of(image))),
        },
        iterations,
    )
    return rows_beside("chain gray, blur, edges", times, "ours", asked=8.0, note=note)


def _apart(a: Pixels, b: Pixels) -> int:
    return int(np.abs(a.astype(int) - b).max())
