"""Draws docs/images/simd.png: a screen, its edges, the boxes of its contours, a template's matches.

    python examples/simd_picture.py [OUT]
"""
import sys
from pathlib import Path

import numpy as np
from PIL import Image

from computer_genie.performance import SIMDProcessor

ROOT = Path(__file__).resolve().parent.parent
SCREEN = ROOT / "examples" / "screens" / "desktop-widgets.png"
PART = slice(120, 560), slice(300, 900)  # rows and columns of the screen that are shown
ARROW = slice(181, 199), slice(572, 592)  # the arrow of the first list
GAP = 12  # pixels between the panels


def boxed(image: np.ndarray, boxes: list[dict], color: tuple[int, int, int]) -> np.ndarray:
    """A copy with an outline two pixels thick around each box."""
    canvas = image.copy()
    for box in boxes:
        left, top = max(box["x"] - 2, 0), max(box["y"] - 2, 0)
        right, bottom = box["x"] + box["width"] + 2, box["y"] + box["height"] + 2
        inner = canvas[top + 2 : bottom - 2, left + 2 : right - 2].copy()
        canvas[top:bottom, left:right] = color
        canvas[top + 2 : bottom - 2, left + 2 : right - 2] = inner
    return canvas


def panels() -> list[np.ndarray]:
    screen = np.asarray(Image.open(SCREEN).convert("RGB"))
    part, arrow = np.ascontiguousarray(screen[PART]), np.ascontiguousarray(screen[ARROW])
    with SIMDProcessor() as simd:
        edges = simd.process_image_simd(part, ["grayscale", "blur", "edge_detection"])
        filled = simd.process_image_simd(edges, [{"name": "close", "ksize": 7}])
        contours = simd.contour_boxes(filled)
        matches = simd.match_template(part, arrow, threshold=0.8)
    print(f"{len(contours)} contours, {len(matches)} matches")
    return [
        part,
        np.repeat(edges[:, :, None], 3, axis=2),
        boxed(part, contours, (0, 120, 220)),
        boxed(part, matches, (220, 0, 140)),
    ]


def main() -> None:
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images" / "simd.png"
    shown = panels()
    height, width = shown[0].shape[:2]
    sheet = np.full((2 * height + GAP, 2 * width + GAP, 3), 255, np.uint8)
    for i, panel in enumerate(shown):
        y, x = i // 2 * (height + GAP), i % 2 * (width + GAP)
        sheet[y : y + height, x : x + width] = panel
    Image.fromarray(sheet).quantize(128).save(out, optimize=True)
    print(f"{out}: {out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
