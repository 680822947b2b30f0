"""How a coroutine waits for the engine's own threads: one future a job, no thread a call."""
from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

from computer_genie import _native

T = TypeVar("T")
Deliver = Callable[["T | None", "BaseException | None"], None]


async def ended(submit: Callable[[Deliver[T]], _native.Job]) -> T:
    """Submits a job and gives what it delivers; cancelling drops a job that waits."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[T] = loop.create_future()

    def deliver(result: T | None, error: BaseException | None) -> None:
        try:
            loop.call_soon_threadsafe(settle, future, result, error)
        except RuntimeError:
            pass  # the loop was closed: nobody waits any more

    job = submit(deliver)
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
