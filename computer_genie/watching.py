"""watch: what changes in frames, as it happens."""
from __future__ import annotations

import asyncio
import itertools
import os
from collections.abc import (
    AsyncIterable,
    AsyncIterator,
    Awaitable,
    Callable,
    Iterable,
    Iterator,
)
from types import TracebackType
from typing import Any, NamedTuple

from computer_genie.background import END, pulled
from computer_genie.change import Change
from computer_genie.detection import Region
from computer_genie.detector import Damage, Detector
from computer_genie.pixels import ImageLike
from computer_genie.scene import Scene
from computer_genie.screen import Screen
from computer_genie.screen_frame import ScreenFrame

# screen(), or any iterable or asynchronous iterable of frames.
Source = Iterable[ImageLike] | AsyncIterable[ImageLike]


class _Pair(NamedTuple):
    scene: Scene
    changes: tuple[Change, ...]


class WatchEvent(_Pair):
    """(scene, changes) of a frame in which something changed.

    number   of the frame in the source, from 1
    frame    the frame itself, as the source gave it; one of screen() is valid until the next
    """

    number: int
    frame: ImageLike


def watch(
    source: Source,
    *,
    color: str = "rgb",
    region: Region | None = None,
    min_confidence: float | None = None,
    text: bool = False,
    roles: Iterable[str] | None = None,
) -> Watch:
    """What changes in the frames of `source`: for `for` and for `async for`.

        for scene, changes in cg.watch(cg.screen()): ...

    source   screen(), or any iterable of frames; with `async for` also an asynchronous one. Others
             are then asked for frames on a thread of their own
    The rest is as of Detector; frames of screen() say their colours and damage themselves.

    The first frame is an event without changes; after that each frame in which an element appeared,
    vanished, moved, or changed its content or state. What the source or a frame raises comes out
    here; the next frame can still be asked for.
    """
    return Watch(
        source, color=color, region=region, min_confidence=min_confidence, text=text, roles=roles
    )


class Watch(Iterator[WatchEvent], AsyncIterator[WatchEvent]):
    """The iterator that watch() gives: one session, over one pass through its source.

    A wait that is cancelled loses nothing: the next one goes on with it. close() (or `with`) ends
    the session, not the source.
    """

    def __init__(self, source: Source, **options: Any) -> None:
        self._source = _checked(source)
        self._detector = Detector(**options)
        self._frames: Iterator[ImageLike] | None = None
        self._ask: Callable[[], Awaitable[Any]] | None = None
        self._step: asyncio.Task[WatchEvent | None] | None = None
        self._asked = 0  # frames of the source
        self._first = True
        self._taken = 0  # the number of the last ScreenFrame in the session
        self._scene: Scene | None = None
        self._ended = False

    @property
    def frames(self) -> int:
        """How many frames the source gave so far."""
        return self._asked

    @property
    def scene(self) -> Scene | None:
        """Of the last frame, also when nothing changed in it."""
        return self._scene

    def __iter__(self) -> Watch:
        return self

    def __next__(self) -> WatchEvent:
        if self._frames is None:
            if not isinstance(self._source, Iterable):
                raise TypeError("this source is asynchronous; use `async for` with it")
            self._frames = _with_present(self._source)
        while not self._ended:
            frame = next(self._frames, END)
            if frame is END:
                self.close()
                break
            self._detector.update(frame, self._damage(frame))
            event = self._event(frame)
            if event is not None:
                return event
        raise StopIteration

    def __aiter__(self) -> Watch:
        return self

    async def __anext__(self) -> WatchEvent:
        loop = asyncio.get_running_loop()
        if self._step is None or self._step.get_loop() is not loop:
            self._step = loop.create_task(self._advance())
        step = self._step
        try:
            event = await asyncio.shield(step)  # what can be cancelled is this wait alone
        except asyncio.CancelledError:
            if step.cancelled():
                self._step = None
                if self._ended:  # closed by another task
                    raise StopAsyncIteration from None
            raise
        except BaseException:
            self._step = None
            raise
        self._step = None
        if event is None:
            raise StopAsyncIteration
        return event

    async def _advance(self) -> WatchEvent | None:
        if self._ask is None:
            self._ask = _asking(self._source)
        while not self._ended:
            frame = await self._ask()
            if frame is END:
                self._detector.close()
                self._ended = True
                break
            await self._detector.update_async(frame, self._damage(frame))
            event = self._event(frame)
            if event is not None:
                return event
        return None

    def _damage(self, frame: ImageLike) -> Damage | None:
        """It counts from the frame before, so that one has to be in the session."""
        self._asked += 1
        if isinstance(frame, ScreenFrame) and 0 < self._taken == frame.number - 1:
            return frame.damage
        return None

    def _event(self, frame: ImageLike) -> WatchEvent | None:
        first, changes = self._first, self._detector.changes()
        self._first = False
        self._taken = frame.number if isinstance(frame, ScreenFrame) else 0
        self._scene = self._detector.scene
        if self._scene is None or not (first or changes):
            return None
        event = WatchEvent(self._scene, tuple(changes))
        event.number, event.frame = self._asked, frame
        return event

    def close(self) -> None:
        """Ends the session; a second call does nothing."""
        self._ended = True
        self._detector.close()
        step = self._step
        if step is not None and not step.get_loop().is_closed():
            step.cancel()

    async def aclose(self) -> None:
        """The same, and waits until a step in progress gave up."""
        self.close()
        step = self._step
        if step is not None and step.get_loop() is asyncio.get_running_loop():
            await asyncio.wait([step])

    def __enter__(self) -> Watch:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    async def __aenter__(self) -> Watch:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.aclose()


def _with_present(source: Iterable[ImageLike]) -> Iterator[ImageLike]:
    """The frames of `source`; of a screen first the present one, which may have been given."""
    frames = iter(source)
    return itertools.chain(_present(frames), frames) if isinstance(frames, Screen) else frames


def _present(screen: Screen) -> Iterator[ImageLike]:
    if not screen.closed:
        yield screen.now()


def _asking(source: Source) -> Callable[[], Awaitable[Any]]:
    """What a coroutine awaits for the next frame, or END."""
    if not isinstance(source, AsyncIterable):
        return pulled(iter(source)).next
    iterator = aiter(source)
    is_first = isinstance(iterator, Screen)

    async def ask() -> Any:
        nonlocal is_first
        if is_first and isinstance(iterator, Screen) and not iterator.closed:
            present = await iterator.now_async()
            is_first = False
            return present
        return await anext(iterator, END)

    return ask


def _checked(source: Any) -> Source:
    """A TypeError for what is one frame, or none."""
    one = isinstance(source, (str, bytes, bytearray, memoryview, os.PathLike)) or (
        hasattr(source, "__array_interface__") and len(getattr(source, "shape", ())) != 4
    )
    if one or not isinstance(source, (Iterable, AsyncIterable)):
        raise TypeError(
            f"source is screen() or an iterator of frames, not {type(source).__name__}"
            + ("; give a list of frames" if one else "")
        )
    return source
