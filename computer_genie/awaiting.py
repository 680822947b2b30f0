"""How a coroutine waits for the engine's own threads: one future a job, no thread a call."""
from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import TypeVar

from computer_genie import _native, runtime
from computer_genie.errors import GenieError

T = TypeVar("T")
Deliver = Callable[["T | None", "BaseException | None"], None]


async def ended(submit: Callable[[Deliver[T]], _native.Job]) -> T:
    """Submits a job and gives what it delivers; cancelling drops a job that waits.

    In a daemon thread it never comes back once the interpreter ends, as nothing does there.
    """
    loop = asyncio.get_running_loop()
    future: asyncio.Future[T] = loop.create_future()
    is_main = threading.current_thread() is threading.main_thread()

    def deliver(result: T | None, error: BaseException | None) -> None:
        if runtime.is_ending() and not is_main:
            return
        try:
            loop.call_soon_threadsafe(settle, future, result, error)
        except RuntimeError:
            pass  # the loop was closed: nobody waits any more

    try:
        job = submit(deliver)
    except GenieError:
        if runtime.is_ending() and not is_main:
            return await future
        raise
    try:
        return await future
    finally:
        job.cancel()


def settle(future: asyncio.Future[T], result: T | None, error: BaseException | None) -> None:
    if future.done():
        return  # cancelled meanwhile
    if error is not None:
        future.set_exception(error)
    else:
        future.set_result(result)  # type: ignore[arg-type]  # there is one without an error
