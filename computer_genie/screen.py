"""screen: the live screen as an iterator of frames."""
from __future__ import annotations

import math
import operator
from collections.abc import AsyncIterator, Iterator
from numbers import Real
from types import TracebackType
from typing import Any

import numpy as np

from computer_genie import _native, runtime
from computer_genie.background import Background
from computer_genie.detection import Region, box_of
from computer_genie.errors import GenieError
from computer_genie.screen_frame import ScreenFrame, frame_over
from computer_genie.shared_image import SharedImage

# How long one wait inside C++ is: so long a Ctrl-C takes at most.
_WAIT_MS = 200


def screen(
    region: Region | None = None,
    window: int | None = None,
    rate: float | None = None,
    display: str | None = None,
) -> Screen:
    """The frames of this screen, as they change: for `for` and for `async for`.

    region    (x, y, width, height) of the screen, or of the window; what is outside is not captured
    window    a window's id: what is seen where it is, also when it moves
    rate      at most so many frames a second; by default each change is a frame
    display   an X11 display (":0"); by default DISPLAY

    Connects when the first frame is asked for; the first is the whole screen, and each later one
    waits until something changed. A frame is valid until the next is asked for: see ScreenFrame.
    Errors: TypeError, ValueError here; DeviceError with the first frame where there is no display,
    no such window, or no way to capture it, and later when the display is gone.
    """
    return Screen(region=region, window=window, rate=rate, display=display)


class Screen(Iterator[ScreenFrame], AsyncIterator[ScreenFrame]):
    """The iterator that screen() gives. close() ends it, also from another thread."""

    def __init__(
        self,
        *,
        region: Region | None = None,
        window: int | None = None,
        rate: float | None = None,
        display: str | None = None,
    ) -> None:
        self._region = None if region is None else box_of(region)
        self._window = None if window is None else _window(window)
        self._rate = 0.0 if rate is None else _rate(rate)
        self._display = "" if display is None else _display(display)
        self._background = Background()
        self._closed = False
        self._process = runtime.process()
        self._native: _native.Screen | None = None
        self._number = 0
        self._last: ScreenFrame | None = None

    def __iter__(self) -> Screen:
        return self

    def __next__(self) -> ScreenFrame:
        while not self._closed:
            frame = self._wait()
            if frame is not None:
                return frame
        raise StopIteration

    def __aiter__(self) -> Screen:
        return self

    async def __anext__(self) -> ScreenFrame:
        while not self._closed:
            frame = await self._background.run(self._wait)
            if frame is not None:
                return frame
        raise StopAsyncIteration

    def now(self) -> ScreenFrame:
        """The screen as it is: the next frame, or the last one again if nothing changed since.

        Errors: as the iteration's; GenieError when this screen is closed.
        """
        frame = None if self._closed else self._step(0)
        if frame is None and self._last is not None and not self._closed:
            frame = frame_over(
                np.asarray(self._last), None, self._last.place, self._last.captured, self._number
            )
        if frame is None:
            raise GenieError("this screen is closed; call screen() again")
        return frame

    async def now_async(self) -> ScreenFrame:
        """The same, for coroutines."""
        return await self._background.run(self.now)

    def share(self) -> SharedImage:
        """The last frame as a handle for other processes; no pixel is copied.

        Its memory is sealed: the frame stays that picture for good, also here, and may be read
        after the next one was asked for. The next one is captured whole, into new memory.
        Errors: DeviceError (the display is gone, or its pixels come over a connection:
        ZeroCopyPipeline.create_image(frame).share() copies them once), GenieError (no frame yet,
        or it was shared before, or the screen is closed).
        """
        native = self._native
        if native is None or self._closed or self._process != runtime.process():
            raise GenieError("there is no frame to share; take one from this screen first")
        return SharedImage(native.hand_over())

    @property
    def closed(self) -> bool:
        return self._closed

    def close(self) -> None:
        """Ends the iteration, a wait in progress too; a second call does nothing."""
        self._closed = True
        native, self._native, self._last = self._native, None, None
        if native is not None and self._process == runtime.process():
            native.stop()

    def __enter__(self) -> Screen:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    async def __aenter__(self) -> Screen:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __reduce__(self) -> str:
        raise TypeError("a screen cannot be pickled; call screen() in the other process")

    def _wait(self) -> ScreenFrame | None:
        return self._step(_WAIT_MS)

    def _step(self, wait_ms: int) -> ScreenFrame | None:
        """The next frame; None when the wait was over without one, or the screen was closed."""
        if self._process != runtime.process():
            self._process = runtime.process()
            self._native, self._last, self._number = None, None, 0  # it is the parent's
        native = self._native
        if native is None:
            native = _native.Screen(self._display, self._region, self._window, self._rate)
            self._native = native
        if self._closed:
            return None
        try:
            taken = native.next(wait_ms)
        except BaseException:
            self._last = None  # not to be read any more
            raise
        if taken is None:
            return None
        pixels, damage, place, captured_ns = taken
        self._number += 1
        self._last = frame_over(pixels, damage, place, captured_ns / 1e9, self._number)
        return self._last


def _window(window: Any) -> int:
    try:
        number = operator.index(window)
    except TypeError:
        raise TypeError(f"window is the id of a window, not {window!r}") from None
    if not 0 < number < 2**32:
        raise ValueError(f"there is no window {number}; ids are from 1 to {2**32 - 1}")
    return number


def _rate(rate: Any) -> float:
    if not isinstance(rate, Real):
        raise TypeError(f"rate is a number of frames a second, not {rate!r}")
    value = float(rate)
    if not (math.isfinite(value) and value > 0):
        raise ValueError(f"rate is a number of frames a second above 0, not {rate!r}")
    return value


def _display(display: Any) -> str:
    if not isinstance(display, str):
        raise TypeError(f'display is a str like ":0", not {type(display).__name__}')
    if "\0" in display:
        raise ValueError(f"{display!r} is no display: it has a zero in it")
    return display
