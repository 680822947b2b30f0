"""Zero copy, step by step: each step prints what it shows.

  python examples/zero_copy.py
"""
from __future__ import annotations

import numpy as np

import computer_genie as cg
from computer_genie.performance import ZeroCopyImage, ZeroCopyPipeline


def address(array: object) -> int:
    start: int = np.asarray(array).__array_interface__["data"][0]
    return start


# A screenshot: here a drawn one.
screenshot = np.full((720, 1280, 3), (246, 246, 247), np.uint8)
for top in (60, 140, 220):
    screenshot[top : top + 40, 80:200] = (30, 110, 220)
    screenshot[top + 18 : top + 22, 110:140] = 255

with ZeroCopyPipeline(shareable=True) as pipeline:
    # 1. An image over an array is the array's memory, whichever way it is looked at.
    image = pipeline.create_image(screenshot)
    ways = {
        "array": image.array,
        "buffer": memoryview(image),
        "DLPack": np.from_dlpack(image),
        "region": image.get_roi(0, 0, 640, 360).array,
    }
    for name, way in ways.items():
        print(f"{name:8} begins at the array's address: {address(way) == address(screenshot)}")

    # 2. The engine looks at it in place.
    for element in cg.detect(image):
        print(f"{element.role} at {element.box}")

    # 3. Operations put their results into memory of the pool, which is used again and again.
    for _ in range(10):
        with pipeline.processing_context() as frame:
            edges = frame.process_image(image, ["grayscale", "blur", "edge_detection"])
            pixels = int(np.count_nonzero(edges.array))
    print(f"{pixels} pixels of edges; {pipeline.get_performance_stats()}")

    # 4. A result is handed to whoever knows its address: here to this process itself.
    gray = pipeline.process_image(image, "grayscale")
    with gray.share() as handle:
        received = ZeroCopyImage.open(handle.address)
    print(f"received {received}: equal {np.array_equal(received.array, gray.array)}")

    # 5. What was counted on the way.
    copies = pipeline.get_performance_stats()["copies"]
    print(f"{copies} copies of pixels")
