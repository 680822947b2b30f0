"""Operations on pixels, step by step: each step prints what it shows.

  python examples/simd.py
"""
from __future__ import annotations

import numpy as np

from computer_genie.performance import SIMDProcessor, available_operations

# A screenshot: here a drawn one, with three buttons.
screenshot = np.full((720, 1280, 3), (246, 246, 247), np.uint8)
for top in (60, 140, 220):
    screenshot[top : top + 40, 80:200] = (30, 110, 220)
    screenshot[top + 18 : top + 22, 110:140] = 255

with SIMDProcessor() as simd:
    print("runs on", simd.get_capabilities().chosen)

    # 1. One operation, and a chain. The chain keeps no image in between.
    gray = simd.rgb_to_grayscale(screenshot)
    edges = simd.process_image_simd(screenshot, ["grayscale", "blur", "edge_detection"])
    print(f"gray {gray.shape}, {np.count_nonzero(edges)} pixels of edges")

    # 2. Operations with parameters; every one is listed.
    small = simd.process_image_simd(
        screenshot, [{"name": "gaussian_blur", "ksize": 7}, {"name": "resize", "size": (640, 360)}]
    )
    print(f"small {small.shape}; {len(available_operations())} operations in all")

    # 3. Where does the first button occur again?
    button = screenshot[55:105, 75:205]
    for match in simd.match_template(screenshot, button):
        print(f"found at {match['x']}, {match['y']} with score {match['score']:.3f}")

    # 4. The parts of a mask.
    mask = simd.process_image_simd(gray, {"name": "threshold", "limit": 200})
    for part in simd.connected_components(255 - mask):
        print(f"part at {part['x']}, {part['y']}: {part['width']} x {part['height']}")

    # 5. Has anything changed?
    changed = screenshot.copy()
    changed[400, 640, 0] ^= 1
    print("same content:", simd.content_key(screenshot) == simd.content_key(changed))
    print("looks alike:", simd.perceptual_hash(screenshot) == simd.perceptual_hash(changed))
