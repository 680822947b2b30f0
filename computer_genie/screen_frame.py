"""ScreenFrame: the pixels of a captured screen, with what is known about them."""
from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from computer_genie.element import Box


class ScreenFrame(np.ndarray[Any, np.dtype[np.uint8]]):
    """u8 [height, width, 4], BGRA without meaning in the fourth byte, read-only.

    damage    i32 [n, 4]: rectangles (x, y, width, height) outside of which nothing changed since
              the frame before; None where that is not known, as for the first one
    place     (x, y, width, height) on the screen: add x and y to an element's to click it
    captured  when it was taken, in seconds of time.monotonic()
    number    1 for the first frame of its screen, and so on

    It is a view of the memory that the display server writes: valid until the next frame is asked
    for; copy() what is to be kept. Functions of this package know the colours of it and of its
    copy() by themselves; a part of it is an array as any other, of color="bgra".
    """

    damage: npt.NDArray[np.int32] | None
    place: Box | None
    captured: float
    number: int
    color: str | None  # of the frame itself; None for what numpy made of it

    def __array_finalize__(self, obj: Any) -> None:
        self.damage = self.place = self.color = None
        self.captured, self.number = 0.0, 0

    def copy(self, order: Any = "C") -> ScreenFrame:
        """Pixels of its own, which stay; what is known about them, but for the damage, too."""
        kept = super().copy(order)
        kept.place, kept.color = self.place, self.color
        kept.captured, kept.number = self.captured, self.number
        return kept

    __copy__ = copy

    def __deepcopy__(self, memo: Any) -> ScreenFrame:
        return self.copy()

    def __reduce__(self) -> Any:
        return np.asarray(self).copy().__reduce__()  # the pixels, as a plain array


def frame_over(
    pixels: npt.NDArray[np.uint8],
    damage: npt.NDArray[np.int32] | None,
    place: Box | None,
    captured: float,
    number: int,
) -> ScreenFrame:
    frame = pixels.view(ScreenFrame)
    frame.damage, frame.place, frame.color = damage, place, "bgra"
    frame.captured, frame.number = captured, number
    return frame
