"""Three processes and one frame: captured here, looked at there, shown by the third, never copied.

    capture ──handle──▶ detection ──handle, scene──▶ viewer
       ╰────────── the same pages of memory ───────────╯

  python examples/hand_over.py                        frames that are drawn here
  python examples/hand_over.py --display :0           frames of a screen
  python examples/hand_over.py --frames 20 --size 3840x2160

Each process says how many copies of pixels the engine counted in it, and by how much its own memory
(RssAnon of /proc/self/status, which shared pages are no part of) grew while it read a whole frame.
"""
from __future__ import annotations

import argparse
import multiprocessing
from collections.abc import Iterator
from multiprocessing.connection import Connection
from typing import Any

import computer_genie as cg
from computer_genie import _native
from computer_genie.performance import SharedImage, ZeroCopyImage, ZeroCopyPipeline

LIMIT_S = 60
Report = dict[str, Any]


def own_memory() -> int:
    """Bytes of this process that no other process shares."""
    with open("/proc/self/status", encoding="ascii") as status:
        for line in status:
            if line.startswith("RssAnon:"):
                return int(line.split()[1]) * 1024
    raise OSError("the system does not say RssAnon")


class Meter:
    """What a process copied, and how its own memory grew, since it began to count."""

    def __init__(self, process: str) -> None:
        self.process = process
        self._copies: int = _native.copy_stats()["copies"]
        self._growth = 0
        self._before = 0
        self.frame_bytes = 0

    def begin(self) -> None:
        """Before a frame is asked for."""
        self._before = own_memory()

    def read(self, image: ZeroCopyImage) -> None:
        """Reads every pixel, and keeps the largest growth; the first frame warms all up."""
        image.array.max()
        if self.frame_bytes:
            self._growth = max(self._growth, own_memory() - self._before)
        self.frame_bytes = image.nbytes

    def report(self) -> Report:
        return {
            "process": self.process,
            "copies": _native.copy_stats()["copies"] - self._copies,
            "own_memory_growth": self._growth,
            "frame_bytes": self.frame_bytes,
        }


def drawn(pipeline: ZeroCopyPipeline, size: tuple[int, int], number: int) -> SharedImage:
    """A frame drawn straight into memory that can be handed over."""
    image = pipeline.create_image((*size, 3), shareable=True)
    pixels = image.array
    pixels[...] = (246, 246, 247)
    for row in range(4):
        top, left = 60 + 80 * row, 80 + 20 * number
        pixels[top : top + 40, left : left + 120] = (30, 110, 220)
        pixels[top + 18 : top + 22, left + 30 : left + 60] = 255
    return image.share()


def captured(
    pipeline: ZeroCopyPipeline, size: tuple[int, int], display: str | None, frames: int
) -> Iterator[SharedImage]:
    if display is None:
        for number in range(frames):
            yield drawn(pipeline, size, number)
        return
    with cg.screen(display=display) as screen:
        for number, _ in enumerate(screen, start=1):
            yield screen.share()
            if number == frames:
                return


def capture(
    detection: Connection,
    viewer: Connection,
    size: tuple[int, int],
    display: str | None,
    frames: int,
) -> Report:
    meter = Meter("capture")
    with ZeroCopyPipeline() as pipeline:
        meter.begin()
        for handle in captured(pipeline, size, display, frames):
            with handle:
                meter.read(ZeroCopyImage.open(handle))
                handle.send(detection)
            viewer.recv()  # it was shown: one frame at a time
            meter.begin()
    return meter.report()


def detect(capture_end: Connection, viewer_end: Connection, frames: int) -> None:
    meter = Meter("detection")
    for _ in range(frames):
        meter.begin()
        image = ZeroCopyImage.receive(capture_end, timeout=LIMIT_S)
        meter.read(image)
        scene = cg.detect(image)  # it knows the order of the channels
        with image.share() as handle:
            handle.send(viewer_end)
        viewer_end.send([element.box for element in scene])
    viewer_end.send(meter.report())


def view(detection_end: Connection, capture_end: Connection, frames: int) -> None:
    meter = Meter("viewer")
    for _ in range(frames):
        meter.begin()
        image = ZeroCopyImage.receive(detection_end, timeout=LIMIT_S)
        boxes = detection_end.recv()
        meter.read(image)
        shown = [image.get_roi(*box).array[0, 0].tolist() for box in boxes]
        capture_end.send(len(shown))
    capture_end.send([detection_end.recv(), meter.report()])


def hand_over(
    frames: int = 4, size: tuple[int, int] = (1920, 1080), display: str | None = None
) -> list[Report]:
    """Runs the three processes; the report of each."""
    context = multiprocessing.get_context("spawn")
    to_detection, from_capture = context.Pipe()
    to_viewer, from_detection = context.Pipe()
    to_capture, from_viewer = context.Pipe()
    others = [
        context.Process(target=detect, args=(from_capture, to_viewer, frames)),
        context.Process(target=view, args=(from_detection, to_capture, frames)),
    ]
    for process in others:
        process.start()
    for end in (from_capture, to_viewer, from_detection, to_capture):
        end.close()  # the children's: whoever waits for a process that has gone hears of it
    try:
        own = capture(to_detection, from_viewer, size, display, frames)
        return [own, *from_viewer.recv()]
    finally:
        for process in others:
            process.join(LIMIT_S)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--frames", type=int, default=4)
    parser.add_argument("--size", default="1920x1080")
    parser.add_argument("--display")
    options = parser.parse_args()
    width, height = map(int, options.size.split("x"))
    for report in hand_over(options.frames, (width, height), options.display):
        print(
            f"{report['process']:10}  {report['copies']} copies of pixels, own memory grew by "
            f"{report['own_memory_growth'] / 1024:.0f} KiB while reading frames of "
            f"{report['frame_bytes'] / 2**20:.1f} MiB"
        )


if __name__ == "__main__":
    main()
