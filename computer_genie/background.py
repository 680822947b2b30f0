"""Calls that block, kept away from the event loop: a daemon thread for one source of frames."""
from __future__ import annotations

import asyncio
import queue
import threading
import weakref
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from computer_genie import runtime
from computer_genie.awaiting import settle

T = TypeVar("T")
_Calls = queue.SimpleQueue["Callable[[], None] | None"]


class Background:
    """Runs calls one after another on a thread of its own, which starts with the first.

    It is a daemon: a call that never returns holds up neither the loop nor the interpreter's end.
    The thread ends when this object goes.
    """

    def __init__(self) -> None:
        self._calls: _Calls | None = None
        self._process = runtime.process()

    async def run(self, function: Callable[[], T]) -> T:
        """Cancelling gives the loop back at once; a call that runs is finished and forgotten."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()

        def call() -> None:
            result: T | None = None
            error: BaseException | None = None
            if not future.cancelled():
                try:
                    result = function()
                except BaseException as raised:  # it is for whoever awaits
                    error = raised
            try:
                loop.call_soon_threadsafe(settle, future, result, error)
            except RuntimeError:
                pass  # the loop was closed: nobody waits any more

        self._queue().put(call)
        return await future

    def _queue(self) -> _Calls:
        if self._calls is None or self._process != runtime.process():
            self._process = runtime.process()
            self._calls = queue.SimpleQueue()
            weakref.finalize(self, self._calls.put, None).atexit = False
            threading.Thread(
                target=_serve, args=(self._calls,), name="genie-frames", daemon=True
            ).start()
        return self._calls


def _serve(calls: _Calls) -> None:
    while (call := calls.get()) is not None:
        call()
        del call  # what it holds is not kept until the next one


END: Any = object()


class PulledIterator:
    """An iterator that may block, for coroutines: next() gives an item, or END."""

    def __init__(self, iterator: Iterator[Any]) -> None:
        self._iterator = iterator
        self._thread = Background()

    async def next(self) -> Any:
        return await self._thread.run(self._pull)

    def _pull(self) -> Any:
        return next(self._iterator, END)


# A call that was given up may still be inside of its iterator, which cannot be entered twice:
# whoever awaits the same iterator next shares the thread. A busy thread keeps its entry alive.
_pulled: weakref.WeakValueDictionary[int, PulledIterator] = weakref.WeakValueDictionary()


def pulled(iterator: Iterator[Any]) -> PulledIterator:
    found = _pulled.get(id(iterator))
    if found is None:
        found = _pulled[id(iterator)] = PulledIterator(iterator)
    return found
