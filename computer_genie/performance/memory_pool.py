"""MemoryPool: memory that images give back and take again."""
from __future__ import annotations

import operator
import threading
from collections.abc import Iterable
from types import TracebackType

import numpy as np

from computer_genie import _native, runtime
from computer_genie.performance.zero_copy_image import ZeroCopyImage
from computer_genie.pixels import format_of

_FORMATS = {1: "gray", 3: "rgb", 4: "rgba"}


class MemoryPool:
    """Memory for images: what an image gives back is taken again for the next one of its size.

    max_bytes        of all its images, used and idle; by default the setting pool.max_bytes
    max_idle_bytes   kept for the next images; by default pool.max_idle_bytes

    Memory that nobody used for pool.cleanup_interval_seconds goes back to the system, also while
    the process is idle: a thread of the engine sees to it, which rests when nothing is left.
    Threads: every method, from any thread. A forked child begins with an empty pool.
    """

    def __init__(self, *, max_bytes: int | None = None, max_idle_bytes: int | None = None) -> None:
        self._limits = (_bytes("max_bytes", max_bytes), _bytes("max_idle_bytes", max_idle_bytes))
        self._lock = threading.Lock()
        self._made: tuple[int, _native.PixelPool] | None = None

    def allocate(
        self, shape: Iterable[int], *, color: str | None = None, shareable: bool = False
    ) -> ZeroCopyImage:
        """An image of (width, height, channels) whose pixels are unspecified.

        color       the order of the channels; by default gray, rgb or rgba
        shareable   in memory that share() hands over without a copy; it costs a descriptor

        Errors: LimitError (the pool is full, or the image over limits.max_image_*), ValueError,
        TypeError, MemoryError.
        """
        width, height, channels = _shape(shape)
        name = _FORMATS[channels] if color is None else _color(color, channels)
        return ZeroCopyImage(self.native().create(width, height, name, bool(shareable)))

    def trim(self) -> int:
        """Gives all idle memory back now; how many bytes that were."""
        return self.native().trim()

    def get_performance_stats(self) -> dict[str, int]:
        """`pool_bytes` held now (of them `pool_idle_bytes` for the next image), the most that were
        held (`pool_high_water_bytes`), images that took idle memory (`hits`) and fresh memory
        (`misses`), and `copies` of pixels that the pool's own calls made. Counted by the engine."""
        return self.native().stats()

    def close(self) -> None:
        """Gives idle memory back and forgets the counts; images stay. A later call begins anew."""
        with self._lock:
            made, self._made = self._made, None
        if made is not None and made[0] == runtime.process():
            made[1].trim()

    cleanup = close

    def native(self) -> _native.PixelPool:
        """For the classes of this module. Errors: ConfigError."""
        made = self._made
        if made is None or made[0] != runtime.process():
            engine = runtime.engine()
            with self._lock:
                if self._made is None or self._made[0] != runtime.process():
                    self._made = (runtime.process(), _native.PixelPool(engine, *self._limits))
                made = self._made
        return made[1]

    def __enter__(self) -> MemoryPool:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __reduce__(self) -> str:
        raise TypeError("a pool cannot be pickled; make one in the other process")


def _bytes(name: str, value: int | None) -> int | None:
    if value is None:
        return None
    number = operator.index(value)
    if not 0 <= number < 2**63:
        raise ValueError(f"{name} is 0 or more bytes, not {value}")
    return number


def _shape(shape: Iterable[int]) -> tuple[int, int, int]:
    try:
        width, height, channels = map(operator.index, shape)
    except (TypeError, ValueError):
        raise TypeError(f"an image's size is (width, height, channels), not {shape!r}") from None
    if channels not in _FORMATS:
        raise ValueError(f"an image has 1, 3 or 4 channels, not {channels}")
    if not (0 < width < 2**31 and 0 < height < 2**31):
        raise ValueError(f"an image of {width} x {height} has no pixels, or too many")
    return width, height, channels


def _color(color: str, channels: int) -> str:
    return format_of(np.empty((1, 1, channels), np.uint8), color)
