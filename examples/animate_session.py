"""Draws an animation of a session: what changed in each frame, and what that cost.

  python examples/animate_session.py FRAMES --out session.webp

FRAMES is a folder of consecutive pictures of one screen, taken by name
(tools/screens/desktop/record_session.py records one). On each picture: the outlines of all
elements, the tiles that changed in yellow, and in bold colours the elements that changed. Below it:
the tiles as a map, the time of this frame beside that of a full run, and the changes with the ids
of their elements.

Times are the processor times of `Detector.update` and of `detect`, medians over several sessions on
the same frames. Needs Pillow beside the package.
"""
from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageDraw, ImageFont

import computer_genie as cg

TILE = 64
PANEL = 132
REPLAYS = 7
FRAME_MS, PAUSE_MS = 420, 1400
MAX_TAGS = 4
CONTAINERS = {"window", "dialog", "group", "toolbar", "menubar", "list", "table", "row"}

GROUND, FAINT, BRIGHT, YELLOW = (15, 20, 30), (128, 140, 158), (236, 240, 246), (255, 190, 0)
COLORS = {
    "appeared": (34, 197, 94),
    "vanished": (239, 68, 68),
    "moved": (168, 85, 247),
    "content_changed": (255, 98, 0),
    "state_changed": (14, 165, 233),
}

Pixels = np.ndarray[Any, Any]


class Shown:
    """One frame with what the session said of it."""

    def __init__(self, pixels: Pixels, scene: cg.Scene, session: cg.Detector) -> None:
        self.pixels = pixels
        self.scene = scene
        self.changes = session.changes()
        report = session.report
        assert report is not None
        self.report = report
        self.seconds: list[float] = []
        self.full_seconds: list[float] = []
        self.tiles: Pixels = np.zeros((0, 0), bool)


def changed_tiles(before: Pixels | None, after: Pixels) -> Pixels:
    """Which tiles hold a pixel that differs, as bool [rows, columns]."""
    height, width = after.shape[:2]
    rows, columns = -(-height // TILE), -(-width // TILE)
    if before is None:
        return np.ones((rows, columns), bool)
    differs = np.zeros((rows * TILE, columns * TILE), bool)
    differs[:height, :width] = (before != after).any(axis=2)
    return differs.reshape(rows, TILE, columns, TILE).any(axis=(1, 3))


def follow(frames: Sequence[Pixels]) -> list[Shown]:
    """Runs sessions over the frames; the first one's Scenes, the times of all."""
    shown: list[Shown] = []
    for replay in range(REPLAYS):
        with cg.Detector() as session:
            for i, pixels in enumerate(frames):
                start = time.thread_time()
                scene = session.update(pixels)
                spent = time.thread_time() - start
                if replay == 0:
                    shown.append(Shown(pixels, scene, session))
                    shown[i].tiles = changed_tiles(frames[i - 1] if i else None, pixels)
                shown[i].seconds.append(spent)
                start = time.thread_time()
                cg.detect(pixels)
                shown[i].full_seconds.append(time.thread_time() - start)
    return shown


def font(size: int) -> Any:
    return ImageFont.load_default(size)


def with_outlines(frame: Shown) -> Image.Image:
    """The picture under thin outlines of what holds no other, with the changed tiles tinted."""
    drawn = cg.draw(frame.pixels, [e for e in frame.scene if e.role not in CONTAINERS])
    pixels = frame.pixels.astype(np.float32) * 0.62 + drawn.astype(np.float32) * 0.38
    tiles = frame.tiles if not frame.tiles.all() else np.zeros_like(frame.tiles)
    mask = tiles.repeat(TILE, 0).repeat(TILE, 1)[: pixels.shape[0], : pixels.shape[1]]
    tint = 0.22 if tiles.sum() <= 12 else 0.1
    pixels[mask] = pixels[mask] * (1 - tint) + np.float32(YELLOW) * tint
    inner = np.pad(mask, 2)
    for dy, dx in ((0, 2), (4, 2), (2, 0), (2, 4)):
        inner[2:-2, 2:-2] &= np.pad(mask, 2)[dy : dy + mask.shape[0], dx : dx + mask.shape[1]]
    pixels[mask & ~inner[2:-2, 2:-2]] = YELLOW
    return Image.fromarray(pixels.astype(np.uint8))


def overlaps(a: Sequence[float], b: Sequence[float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def draw_changes(picture: Image.Image, frame: Shown) -> None:
    """Bold boxes around the elements that changed, with a tag where there is place for one."""
    draw = ImageDraw.Draw(picture)
    few = len(frame.changes) <= 2 * MAX_TAGS
    tags: list[tuple[float, float, float, float]] = []
    for change in frame.changes:
        if not few and (change.box is None or change.role in CONTAINERS):
            continue  # the list below tells of them: here they would cover what is there now
        x, y, width, height = change.box or change.before or (0, 0, 0, 0)
        color = COLORS[change.kind]
        draw.rectangle(
            (x - 3, y - 3, x + width + 2, y + height + 2), outline=color, width=2 if few else 1
        )
        text = f"{change.role} {change.id}"
        _, _, right, bottom = draw.textbbox((0, 0), text, font=font(13))
        at = max(y - bottom - 9, 0)
        tag = (x - 3, at, x + right + 7, at + bottom + 6)
        if few and not any(overlaps(tag, other) for other in tags):
            draw.rectangle(tag, fill=color)
            draw.text((x + 2, at + 2), text, font=font(13), fill=(255, 255, 255))
            tags.append(tag)


def draw_tile_map(draw: ImageDraw.ImageDraw, frame: Shown, x: int, y: int) -> None:
    for row in range(frame.tiles.shape[0]):
        for column in range(frame.tiles.shape[1]):
            left, top = x + column * 9, y + row * 9
            fill = YELLOW if frame.tiles[row, column] else (40, 50, 66)
            draw.rectangle((left, top, left + 6, top + 6), fill=fill)


def draw_times(draw: ImageDraw.ImageDraw, frame: Shown, scale: float, x: int, y: int) -> None:
    """Two bars: this frame, and a full run on it."""
    spent, full = statistics.median(frame.seconds), statistics.median(frame.full_seconds)
    rows = (("this frame", spent, YELLOW), ("a full run", full, (70, 84, 106)))
    for i, (name, seconds, color) in enumerate(rows):
        at = y + 34 * i
        draw.text((x, at), name, font=font(14), fill=FAINT)
        width = max(int(190 * seconds / scale), 2)
        draw.rectangle((x + 78, at + 2, x + 78 + width, at + 15), fill=color)
        draw.text((x + 86 + width, at), f"{seconds * 1e3:.2f} ms", font=font(14), fill=BRIGHT)


def what_was_done(frame: Shown) -> str:
    report = frame.report
    if report.kind == "equal":
        return "nothing changed"
    if report.kind == "full":
        return f"in full: {report.reason}"
    return f"{report.dirty_tiles} of {report.tiles} tiles worked on"


def draw_list(draw: ImageDraw.ImageDraw, frame: Shown, x: int, y: int) -> None:
    """The changes as `genie watch` would tell them, the first few."""
    lines = 4 if len(frame.changes) <= 4 else 3
    for i, change in enumerate(frame.changes[:lines]):
        color = COLORS[change.kind]
        draw.rectangle((x, y + 22 * i + 4, x + 9, y + 22 * i + 13), fill=color)
        text = f"{change.kind}  {change.role} {change.id}"
        draw.text((x + 18, y + 22 * i), text, font=font(15), fill=BRIGHT)
    if len(frame.changes) > lines:
        text = f"and {len(frame.changes) - lines} more"
        draw.text((x + 18, y + 22 * lines), text, font=font(15), fill=FAINT)
    if not frame.changes:
        text = f"{len(frame.scene)} elements" if frame.report.reason else "no element changed"
        draw.text((x, y), text, font=font(15), fill=FAINT)


def render(frame: Shown, scale: float) -> Image.Image:
    height, width = frame.pixels.shape[:2]
    picture = with_outlines(frame)
    draw_changes(picture, frame)
    canvas = Image.new("RGB", (width, height + PANEL), GROUND)
    canvas.paste(picture, (0, 0))
    draw = ImageDraw.Draw(canvas)
    top = height + 18
    draw_tile_map(draw, frame, 22, top)
    x = 22 + frame.tiles.shape[1] * 9 + 26
    draw.text((x, top), what_was_done(frame), font=font(18), fill=BRIGHT)
    draw_times(draw, frame, scale, x, top + 36)
    draw_list(draw, frame, width - 400, top)
    return canvas


def main() -> None:
    parser = argparse.ArgumentParser(description="Draws an animation of a session.")
    parser.add_argument("frames", type=Path, help="folder of consecutive pictures")
    parser.add_argument("--out", type=Path, required=True, help="the animation: .webp or .gif")
    arguments = parser.parse_args()
    paths = sorted(arguments.frames.glob("*.png"))
    shown = follow([np.asarray(Image.open(path).convert("RGB")) for path in paths])
    scale = statistics.median(s for frame in shown for s in frame.full_seconds) * 1.25
    pictures = [render(frame, scale) for frame in shown]
    durations = [FRAME_MS] * len(pictures)
    durations[0] = durations[-1] = PAUSE_MS
    options: dict[str, Any] = {"save_all": True, "append_images": pictures[1:], "loop": 0}
    pictures[0].save(arguments.out, duration=durations, lossless=True, method=4, quality=60,
                     **options)
    print(f"{arguments.out}: {len(pictures)} frames, {arguments.out.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
