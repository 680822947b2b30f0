"""A frame to another process and a word back: by handle, by pickle, by multiprocessing's shared
memory without copies.

Each frame is new, and in place before the clock starts: in sealed memory of the pipeline, in an
array, in a block of shared memory. The clock stops when the other process has looked at the first
and the last byte and said so. Sealing, which takes the writer's pages away, is a way of its own.
"""
from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.shared_memory import SharedMemory
from typing import Any

import numpy as np

from computer_genie.performance.zero_copy import ZeroCopyPipeline
from computer_genie.performance.zero_copy_image import ZeroCopyImage
from computer_genie.pixels import Pixels

Times = dict[str, "np.ndarray[Any, Any]"]
OURS, WITH_SEAL = "handle", "sealing and handle"
PICKLE, SHARED_MEMORY = "pickle over a Pipe", "multiprocessing.shared_memory"


def hand_over_times(frame: Pixels, iterations: int) -> Times:
    """Milliseconds of each way, there and back, in turns."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    receiver = context.Process(target=_receive, args=(there,), daemon=True)
    receiver.start()
    there.close()
    ways = {
        OURS: _by_handle, WITH_SEAL: _with_seal, PICKLE: _by_pickle,
        SHARED_MEMORY: _by_shared_memory,
    }  # fmt: skip
    times: dict[str, list[float]] = {way: [] for way in ways}
    with ZeroCopyPipeline(shareable=True) as pipeline:
        for number in range(iterations + 2):  # two rounds warm both processes up
            for way, hand in ways.items():
                milliseconds = hand(here, pipeline, frame)
                if number >= 2:
                    times[way].append(milliseconds)
    here.send("end")
    receiver.join()
    return {way: np.array(measured) for way, measured in times.items()}


def _timed(here: Connection, hand: Callable[[], None]) -> float:
    start = time.perf_counter()
    hand()
    here.recv_bytes()
    return (time.perf_counter() - start) * 1e3


def _by_handle(here: Connection, pipeline: ZeroCopyPipeline, frame: Pixels) -> float:
    with _image_of(pipeline, frame).share() as handle:
        here.send(OURS)
        return _timed(here, lambda: handle.send(here))


def _with_seal(here: Connection, pipeline: ZeroCopyPipeline, frame: Pixels) -> float:
    image = _image_of(pipeline, frame)
    here.send(OURS)

    def hand() -> None:
        with image.share() as handle:
            handle.send(here)

    return _timed(here, hand)


def _image_of(pipeline: ZeroCopyPipeline, frame: Pixels) -> ZeroCopyImage:
    height, width = frame.shape[:2]
    image = pipeline.create_image((width, height, 3))
    image.array[...] = frame
    return image


def _by_pickle(here: Connection, pipeline: ZeroCopyPipeline, frame: Pixels) -> float:
    own = frame.copy()
    here.send(PICKLE)
    return _timed(here, lambda: here.send(own))


def _by_shared_memory(here: Connection, pipeline: ZeroCopyPipeline, frame: Pixels) -> float:
    block = SharedMemory(create=True, size=frame.nbytes)
    try:
        np.ndarray(frame.shape, np.uint8, block.buf)[...] = frame
        here.send(SHARED_MEMORY)
        return _timed(here, lambda: here.send((block.name, frame.shape)))
    finally:
        here.recv_bytes()  # it has let the block go
        block.close()
        block.unlink()


def _receive(there: Connection) -> None:
    while (way := there.recv()) != "end":
        if way == OURS:
            _look(there, ZeroCopyImage.receive(there).array)
        elif way == PICKLE:
            _look(there, there.recv())
        else:
            _attach(there)


def _attach(there: Connection) -> None:
    name, shape = there.recv()
    block = SharedMemory(name=name)
    _look(there, np.ndarray(shape, np.uint8, block.buf))
    block.close()
    there.send_bytes(b"closed")


def _look(there: Connection, pixels: Pixels) -> None:
    there.send_bytes(bytes((pixels[0, 0, 0], pixels[-1, -1, -1])))
