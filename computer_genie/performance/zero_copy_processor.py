"""ZeroCopyProcessor: images into a pool's memory, and operations on them."""
from __future__ import annotations

from collections.abc import Iterable
from types import TracebackType

import numpy as np

from computer_genie.performance.memory_pool import MemoryPool
from computer_genie.performance.operations import OperationLike, chain_of
from computer_genie.performance.zero_copy_image import ZeroCopyImage
from computer_genie.pixels import (
    ImageLike,
    array_of,
    color_of,
    format_of,
    frame_of,
    is_encoded,
    is_expressible,
)


class ZeroCopyProcessor:
    """Operations whose results lie in a pool's memory.

    pool   by default one of its own
    """

    def __init__(self, pool: MemoryPool | None = None) -> None:
        self.pool = MemoryPool() if pool is None else pool

    def process_image(
        self,
        image: ZeroCopyImage | ImageLike,
        operations: Iterable[OperationLike] | OperationLike,
        *,
        color: str = "rgb",
        shareable: bool = False,
    ) -> ZeroCopyImage:
        """Runs the operations one after another; where they allow it, without images in between.

        image        of create_image, or anything that it takes
        operations   names, or mappings: {"name": "blur", "ksize": 5}; docs/simd.md lists them
        shareable    whether share() of the result shall copy nothing

        The image is borrowed for the call, which releases the GIL; it must not be written then.
        Errors: ValueError (no such operation or parameter), InvalidImageError, LimitError,
        TypeError, MemoryError.
        """
        chain = chain_of(operations)
        source = self.create_image(image, color=color)
        return ZeroCopyImage(self.pool.native().run(source, chain, bool(shareable)))

    def create_image(
        self,
        source: ImageLike | tuple[int, int, int],
        *,
        color: str | None = None,
        shareable: bool = False,
    ) -> ZeroCopyImage:
        """See ZeroCopyPipeline.create_image."""
        if isinstance(source, ZeroCopyImage):
            return source
        if isinstance(source, tuple):
            return self.pool.allocate(source, color=color, shareable=shareable)
        pool = self.pool.native()
        order = color_of(source, "rgb" if color is None else color)
        if is_encoded(source):
            return ZeroCopyImage(pool.decode(frame_of(source, order)))
        pixels = array_of(source)
        name = format_of(pixels, order)
        if is_expressible(pixels):
            return ZeroCopyImage(pool.borrow(pixels, name, pixels.flags.writeable))
        height, width, channels = pixels.shape
        image = self.pool.allocate((width, height, channels), color=name, shareable=shareable)
        np.copyto(image.array.reshape(pixels.shape), pixels)
        pool.count_gathered(pixels.nbytes)
        return image

    def close(self) -> None:
        """Closes the pool; a second call does nothing."""
        self.pool.close()

    cleanup = close

    def __enter__(self) -> ZeroCopyProcessor:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
