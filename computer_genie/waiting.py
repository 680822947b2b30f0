"""wait_for: until an element is there."""
from __future__ import annotations

import asyncio
import math
from collections.abc import Callable
from numbers import Real
from typing import Any

from computer_genie.detection import NO_TEXT, Region
from computer_genie.element import Element
from computer_genie.errors import GenieError, ModelError
from computer_genie.roles import check_role
from computer_genie.scene import Place, Scene
from computer_genie.watching import Source, Watch


async def wait_for(
    source: Source,
    role: str | None = None,
    text: str | None = None,
    timeout: float | None = 30.0,
    *,
    near: Place | None = None,
    where: Callable[[Element], object] | None = None,
    color: str = "rgb",
    region: Region | None = None,
    min_confidence: float | None = None,
) -> Element:
    """Looks at the frames of `source` until one shows an element that matches, and gives it.

        button = await cg.wait_for(cg.screen(), role="button", timeout=10)

    source    screen(), or any iterable or asynchronous iterable of frames. One that blocks is asked
              on a thread of its own; the event loop goes on meanwhile
    role      of the element
    text      reading text is not in this build: giving one is a ModelError
    timeout   seconds; None waits without end
    near      (x, y) or an Element: of several that match, the nearest; else the most confident
    where     called with an element: whether it will do (`lambda e: e.checked`)
    The rest is as of Detector.

    Cancelling ends it at once. The source is not closed: it can be waited for again.
    Errors: TimeoutError; GenieError when the source ended without a match; TypeError, ValueError
    (arguments); what the source, a frame or `where` raises.
    """
    if text is not None:
        raise ModelError(f"text={text!r}: {NO_TEXT}; wait for a role, a place or a state")
    if role is not None:
        check_role(role)
    limit = None if timeout is None else _seconds(timeout)
    watch = Watch(source, color=color, region=region, min_confidence=min_confidence)
    try:
        async with asyncio.timeout(limit) as clock:
            async for scene, _ in watch:
                found = [e for e in scene.find(role, near=near) if where is None or where(e)]
                if found:
                    return found[0]
    except TimeoutError:
        if not clock.expired():
            raise  # the source's own
        raise TimeoutError(
            f"{_wanted(role, where)} did not appear within {limit:g} s; {_seen(watch)}"
        ) from None
    finally:
        await watch.aclose()
    raise GenieError(
        f"the source ended before {_wanted(role, where)} appeared; {_seen(watch)}; "
        "give a source that goes on, or another role"
    )


def _seconds(timeout: Any) -> float:
    if not isinstance(timeout, Real):
        raise TypeError(f"timeout is a number of seconds, not {timeout!r}")
    value = float(timeout)
    if math.isnan(value) or value < 0:
        raise ValueError(f"timeout is a number of seconds from 0, not {timeout!r}")
    return value


def _wanted(role: str | None, where: Callable[[Element], object] | None) -> str:
    name = "an element" if role is None else f'an element of role "{role}"'
    return name if where is None else f"{name} that `where` accepts"


def _seen(watch: Watch) -> str:
    frames = f"{watch.frames} frame{'s' * (watch.frames != 1)}"
    scene: Scene | None = watch.scene
    if scene is None:
        return f"{frames} came"
    return f"{frames} came, the last shows {len(scene)} elements"
