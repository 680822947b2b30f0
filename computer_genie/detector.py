"""Detector: a session over consecutive frames of one screen, at the cost of what changed."""
from __future__ import annotations

import operator
import sys
from collections.abc import Iterable
from types import TracebackType
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from computer_genie import _native, runtime
from computer_genie.awaiting import Deliver, ended
from computer_genie.change import Change
from computer_genie.detection import Region, request_of
from computer_genie.errors import GenieError
from computer_genie.pixels import ImageLike, check_color, frame_of
from computer_genie.scene import Scene

# Rectangles (x, y, width, height): a list of them, or an array [n, 4].
Damage = Iterable[Any]
_FAR = 2**30  # beyond every image, within the engine's numbers


class UpdateReport(NamedTuple):
    """What the engine did for one frame."""

    kind: str  # "equal" (no pixel changed), "delta" (dirty tiles only) or "full"
    reason: str  # why it ran in full: "first frame", "many tiles" ...; else empty
    tiles: int  # of the frame
    changed_tiles: int  # hold a pixel that differs
    dirty_tiles: int  # were worked on
    seconds: float
    stages: dict[str, float]  # seconds by stage


class Detector:
    """Takes frame after frame; gives Scenes whose elements keep their ids, and what changed.

        with cg.Detector() as session:
            for frame in frames:
                scene = session.update(frame)
                for change in session.changes(): ...

    color, region, min_confidence, text, roles   as of detect, for every frame
    memory_budget   bytes that the session may hold; by default detect.session_memory_bytes. One
                    that needs more gives up its copy of the frame, and runs in full
    check_damage    for debugging a capture: a changed pixel outside of `dirty` is an error

    The Scene of a frame equals what detect gives for it, ids apart. The session owns a copy of the
    last frame: the caller may draw in a buffer and give it again.

    It may be used by several threads: calls are taken one after another, and changes() speaks of
    the last one that ended. Nothing is made before the first update; a forked child's copy begins
    a session of its own there.
    """

    def __init__(
        self,
        *,
        color: str = "rgb",
        region: Region | None = None,
        min_confidence: float | None = None,
        text: bool = False,
        roles: Iterable[str] | None = None,
        memory_budget: int | None = None,
        check_damage: bool = False,
    ) -> None:
        self._color = check_color(color)
        self._request = request_of(region, min_confidence, text, roles)
        self._memory_budget = None if memory_budget is None else _bytes(memory_budget)
        self._check_damage = bool(check_damage)
        self._native: _native.Detector | None = None
        self._process = runtime.process()
        self._closed = False
        self._forget()

    def update(self, frame: ImageLike, dirty: Damage | None = None) -> Scene:
        """Takes the next frame, in any form that detect takes, and gives its Scene.

        dirty   where pixels may differ from the last frame that was given, by the word of whoever
                captured it: rectangles (x, y, width, height), a list or an array [n, 4]. None:
                anywhere. Empty: nowhere.

        Runs on this thread with the GIL released. The frame is borrowed for the call.
        Errors: those of detect; TypeError, ValueError (dirty); GenieError (closed);
        InvalidImageError (check_damage: a pixel outside `dirty` changed). The next frame then runs
        in full; ids and changes go on from the last frame that was taken.
        """
        session = self._session()
        given, boxes = self._given(frame, dirty)
        return self._take(session, session.update(given, boxes))

    async def update_async(self, frame: ImageLike, dirty: Damage | None = None) -> Scene:
        """The same on the engine's own threads; the event loop goes on meanwhile.

        Calls are taken in the order in which they were made. Cancelling one that waits leaves its
        frame out; one that runs is finished, and the frame, which must not be written until then,
        is the session's last.
        Errors: as update; LimitError when engine.queue_capacity jobs wait already.
        """
        session = self._session()
        given, boxes = self._given(frame, dirty)

        def submit(deliver: Deliver[_native.Update]) -> _native.Job:
            try:
                return session.submit(given, boxes, deliver)
            except BaseException:
                self._left_out = True
                raise

        return self._take(session, await ended(submit))

    def changes(self) -> list[Change]:
        """What the last update changed; empty after the first frame and after an equal one."""
        self._drop_after_fork()
        return list(self._changes)

    @property
    def scene(self) -> Scene | None:
        """Of the last update; None before the first."""
        self._drop_after_fork()
        return self._scene

    @property
    def report(self) -> UpdateReport | None:
        """What the engine did for the last update; None before the first."""
        self._drop_after_fork()
        return self._report

    @property
    def memory_bytes(self) -> int:
        """What the session held after the last update: its copy of the frame and its lists."""
        self._drop_after_fork()
        return self._bytes

    def evict(self) -> None:
        """Gives memory back; the next frame runs in full, ids and changes go on."""
        self._drop_after_fork()
        if self._native is not None:
            self._native.evict()
            self._bytes = 0

    def reset(self) -> None:
        """Begins a new session: ids start at 1 again."""
        self._native = None
        self._forget()

    def close(self) -> None:
        """Ends the session; a second call does nothing."""
        self._closed = True
        self._native = None
        self._forget()

    def __enter__(self) -> Detector:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    async def __aenter__(self) -> Detector:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __reduce__(self) -> str:
        raise TypeError("a Detector cannot be pickled; make one in the other process")

    def __repr__(self) -> str:
        seen = "no frame yet" if self._scene is None else repr(self._scene)
        return f"<Detector{' closed' if self._closed else ''}, {seen}>"

    def _session(self) -> _native.Detector:
        if self._closed:
            raise GenieError("this Detector is closed; make a new one")
        self._drop_after_fork()
        if self._native is None:
            self._native = _native.Detector(
                runtime.engine(), self._request, self._memory_budget, self._check_damage
            )
        return self._native

    def _given(
        self, frame: ImageLike, dirty: Damage | None
    ) -> tuple[_native.Frame, npt.NDArray[np.int32] | None]:
        """Next to a frame that was left out, `dirty` does not tell all that changed."""
        left_out, self._left_out = self._left_out, True
        given, boxes = frame_of(frame, self._color), _boxes(dirty)
        self._left_out = False
        return given, None if left_out else boxes

    def _drop_after_fork(self) -> None:
        if self._process != runtime.process():
            self._process = runtime.process()
            self._native = None
            self._forget()

    def _forget(self) -> None:
        self._scene: Scene | None = None
        self._version: tuple[_native.Detector | None, int] = (None, 0)
        self._changes: tuple[Change, ...] = ()
        self._report: UpdateReport | None = None
        self._bytes = 0
        self._left_out = False

    def _take(self, session: _native.Detector, update: _native.Update) -> Scene:
        scene, version = self._scene, (session, update.version)
        if scene is None or self._version != version:  # else no pixel changed
            scene = Scene(update.take_scene())
        if session is self._native:  # not closed or begun anew meanwhile
            self._scene, self._version = scene, version
            self._changes = tuple(map(Change, update.changes()))
            self._report = UpdateReport(*update.report())
            self._bytes = update.bytes
        return scene


def _bytes(memory_budget: Any) -> int:
    try:
        count = operator.index(memory_budget)
    except TypeError:
        raise TypeError(f"memory_budget is a number of bytes, not {memory_budget!r}") from None
    if count <= 0:
        raise ValueError(f"memory_budget is at least 1 byte, not {count}")
    return min(count, sys.maxsize)


def _boxes(dirty: Any) -> npt.NDArray[np.int32] | None:
    """i32 [n, 4]"""
    if dirty is None:
        return None
    try:
        boxes = np.asarray(dirty if hasattr(dirty, "__array__") else list(dirty))
    except (TypeError, ValueError):
        boxes = np.empty(0, object)
    if boxes.size == 0 and boxes.dtype != object:
        return np.empty((0, 4), np.int32)
    if boxes.size and boxes.dtype == object and all(type(v) is int for v in boxes.flat):
        raise ValueError(f"dirty has a number beyond 64 bits: {_short(dirty)}")
    if boxes.ndim != 2 or boxes.shape[1] != 4 or boxes.dtype.kind not in "iu":
        raise TypeError(
            f"dirty is a list of (x, y, width, height) in whole pixels, not {_short(dirty)}"
        )
    if (boxes[:, 2:] < 0).any():
        raise ValueError("dirty has a rectangle whose width or height is below 0")
    return _clipped(boxes)


def _clipped(boxes: npt.NDArray[Any]) -> npt.NDArray[np.int32]:
    """The same pixels of every image, in 32 bits: edges are clipped, not widths."""
    if boxes.dtype == np.uint64:
        boxes = np.minimum(boxes, np.uint64(4 * _FAR))
    wide = np.clip(boxes.astype(np.int64), -(4 * _FAR), 4 * _FAR)
    near = np.clip(wide[:, :2], -_FAR, _FAR)
    far = np.clip(wide[:, :2] + wide[:, 2:], -_FAR, _FAR)
    return np.ascontiguousarray(np.hstack([near, far - near]), np.int32)


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 80 else text[:77] + "..."
