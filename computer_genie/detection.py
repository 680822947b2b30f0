"""detect and detect_async: an image in, a Scene out."""
from __future__ import annotations

import math
import operator
from collections.abc import Iterable
from numbers import Real
from typing import Any

from computer_genie import _native, runtime
from computer_genie.awaiting import ended
from computer_genie.errors import ModelError
from computer_genie.pixels import ImageLike, frame_of
from computer_genie.roles import check_role
from computer_genie.scene import Scene

Region = tuple[int, int, int, int]
_INT32 = (-(2**31), 2**31 - 1)
NO_TEXT = "this build has no text recogniser yet"


def detect(
    image: ImageLike,
    *,
    color: str = "rgb",
    region: Region | None = None,
    min_confidence: float | None = None,
    text: bool = False,
    roles: Iterable[str] | None = None,
) -> Scene:
    """Finds the user-interface elements of `image`.

    image            an array, a Pillow image, encoded bytes or a path; see docs/python.md
    color            of an array: rgb, bgr, rgba, bgra or gray
    region           (x, y, width, height): looks there only; boxes stay those of the whole image
    min_confidence   0 to 1; by default the setting detect.min_confidence, else what is shipped
    text             reading text is not in this build: True is a ModelError
    roles            only elements of these roles

    Runs on this thread with the GIL released, so threads scale; the image is borrowed, not copied,
    and must not be written meanwhile.
    Errors: InvalidImageError, LimitError, ValueError, TypeError, ModelError, ConfigError.
    """
    frame = frame_of(image, color)
    request = request_of(region, min_confidence, text, roles)
    return Scene(runtime.engine().detect(frame, request))


async def detect_async(
    image: ImageLike,
    *,
    color: str = "rgb",
    region: Region | None = None,
    min_confidence: float | None = None,
    text: bool = False,
    roles: Iterable[str] | None = None,
) -> Scene:
    """The same on the engine's own threads; the event loop goes on meanwhile.

    Cancelling gives the loop back at once: work that waits is dropped, work that runs is finished
    and forgotten. The image must not be written until then; keep it as it is.
    Errors: as detect; LimitError when engine.queue_capacity jobs wait already.
    """
    frame = frame_of(image, color)
    request = request_of(region, min_confidence, text, roles)
    engine = runtime.engine()  # kept for as long as the job: load_config may replace it
    return Scene(await ended(lambda deliver: engine.submit(frame, request, deliver)))


def request_of(
    region: Region | None,
    min_confidence: float | None,
    text: bool,
    roles: Iterable[str] | None,
) -> _native.Request:
    """The arguments of every detecting function, checked."""
    if text:
        raise ModelError(
            f"text=True: {NO_TEXT}; detect without it, the elements' text is then empty"
        )
    return _native.Request(
        region=None if region is None else box_of(region),
        min_confidence_permille=None if min_confidence is None else _permille(min_confidence),
        roles=None if roles is None else _roles(roles),
    )


def box_of(region: Any) -> Region:
    """(x, y, width, height) in the engine's numbers; past the edge is clipped there."""
    try:
        x, y, width, height = map(operator.index, region)
    except (TypeError, ValueError):
        raise TypeError(
            f"region is (x, y, width, height) in whole pixels, not {region!r}"
        ) from None
    if width <= 0 or height <= 0:
        raise ValueError(f"region {region!r} is empty; width and height are at least 1")
    low, high = _INT32
    x, y, width, height = (min(max(value, low), high) for value in (x, y, width, height))
    return (x, y, width, height)


def _permille(min_confidence: Any) -> int:
    if not isinstance(min_confidence, Real):
        raise TypeError(f"min_confidence is a number, not {type(min_confidence).__name__}")
    value = float(min_confidence)
    if math.isnan(value) or not 0 <= value <= 1:
        raise ValueError(f"min_confidence is from 0 to 1, not {min_confidence!r}")
    return round(value * 1000)


def _roles(roles: Iterable[str]) -> list[str]:
    if isinstance(roles, str):
        raise TypeError(f'roles is a collection of names, not a str; give ["{roles}"]')
    return [check_role(role) for role in roles]
