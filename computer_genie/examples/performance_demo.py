"""Every component of the performance interface at work, in one run:

    python computer_genie/examples/performance_demo.py

Needs no screen, GPU, broker or network: it draws its own screenshot. Times are of this machine, one
call each; `python -m computer_genie.performance.benchmark` measures properly.
"""
from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import TypeVar

import numpy as np

from computer_genie.performance import (
    Detector,
    FastBinaryProtocol,
    SIMDProcessor,
    ZeroCopyPipeline,
    detect,
    detect_async,
    version_info,
)
from computer_genie.pixels import Pixels

T = TypeVar("T")


def drawn_screenshot() -> Pixels:
    """A dialog with three buttons and a field."""
    image = np.full((720, 1280, 3), (236, 238, 241), np.uint8)
    image[140:580, 320:960] = 255
    image[140:180, 320:960] = (36, 60, 110)
    image[240:276, 360:900] = (120, 124, 132)
    image[241:275, 361:899] = 255
    for left in (360, 500, 640):
        image[500:540, left : left + 120] = (30, 110, 220)
        image[516:524, left + 30 : left + 90 : 6] = 255
        image[516:524, left + 31 : left + 91 : 6] = 255
    return image


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """What `work` gives, and its milliseconds; a first call goes before."""
    work()
    start = time.perf_counter()
    result = work()
    return result, (time.perf_counter() - start) * 1e3


def show(title: str, *lines: str) -> None:
    print(f"\n{title}")
    for line in lines:
        print(f"  {line}")


def detection(image: Pixels) -> None:
    scene, ms = timed(lambda: detect(image))
    several = asyncio.run(_several(image))
    show(
        "Detection",
        f"{len(scene)} elements in {ms:.2f} ms, the first a {scene[0].role} at {scene[0].box}",
        f"detect_async of 4 frames at once: {several} elements",
    )


async def _several(image: Pixels) -> int:
    return sum(len(scene) for scene in await asyncio.gather(*[detect_async(image)] * 4))


def sessions(image: Pixels) -> None:
    with Detector() as detector:
        detector.update(image)
        pressed = image.copy()
        pressed[500:540, 360:480] = (20, 80, 170)
        start = time.perf_counter()
        detector.update(pressed)
        ms = (time.perf_counter() - start) * 1e3
        changes = [
            f"{change.change} {change.role} {change.box or change.before}"
            for change in detector.changes()
        ]
    show("Sessions", f"one button changed, seen in {ms:.2f} ms", *changes)


def simd(image: Pixels) -> None:
    with SIMDProcessor() as processor:
        chain = ["grayscale", "blur", "edge_detection"]
        edges, ms = timed(lambda: processor.process_image_simd(image, chain))
        button = image[496:544, 356:484]
        places, match_ms = timed(lambda: processor.match_template(image, button))
        name = processor.get_capabilities().chosen
    show(
        f"SIMD on {name}",
        f"{', '.join(chain)}: {np.count_nonzero(edges)} pixels of edges in {ms:.2f} ms",
        f"the button is found at {[(p['x'], p['y']) for p in places]} in {match_ms:.2f} ms",
    )


def zero_copy(image: Pixels) -> None:
    with ZeroCopyPipeline() as pipeline:
        frame = pipeline.create_image(image)
        shares = np.shares_memory(frame.array, image)
        for _ in range(10):
            pipeline.process_image(frame, ["grayscale", "gaussian_blur"])
        stats = pipeline.get_performance_stats()
    show(
        "Zero copy",
        f"the image is the array's memory: {shares}; {stats['copies']} copies of pixels",
        f"10 results from {stats['pool_high_water_bytes'] >> 10} KiB of the pool, "
        f"{stats['hits']} of them used again",
    )


def binary_protocol(image: Pixels) -> None:
    protocol, scene = FastBinaryProtocol(), detect(image)
    message = protocol.serialize(scene)
    back, ms = timed(lambda: protocol.deserialize(protocol.serialize(scene)))
    packed = protocol.serialize({"image": image}, compression="zstd")
    show(
        "Binary protocol",
        f"a Scene of {len(back)} elements in {len(message)} bytes, there and back in {ms:.3f} ms",
        f"JSON takes {len(scene.to_json())} bytes; the same Scene: {back == scene}",
        f"the screenshot's {image.nbytes >> 10} KiB in {len(packed)} bytes of ZSTD",
    )


def main() -> None:
    info = version_info()
    print(f"Computer Genie {info['version']} on {info['instruction_set']}")
    image = drawn_screenshot()
    for part in (detection, sessions, simd, zero_copy, binary_protocol):
        part(image)


if __name__ == "__main__":
    main()
