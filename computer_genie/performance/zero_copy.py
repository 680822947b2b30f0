"""ZeroCopyPipeline: images whose pixels are not copied, between numpy, the engine and processes.

    with ZeroCopyPipeline() as pipeline:
        image = pipeline.create_image(array)                     # the array's own memory
        edges = pipeline.process_image(image, ["grayscale", "blur"])
        print(edges.array.shape, pipeline.get_performance_stats())

Results come from a pool: taking one costs no page of fresh memory once the pool has seen its size.
docs/zero_copy.md has the picture, what is counted, and the figures.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any

from computer_genie.errors import GenieError
from computer_genie.performance.memory_pool import MemoryPool
from computer_genie.performance.operations import OperationLike
from computer_genie.performance.zero_copy_image import ZeroCopyImage
from computer_genie.performance.zero_copy_processor import ZeroCopyProcessor
from computer_genie.pixels import ImageLike


class ZeroCopyPipeline:
    """Images in, images out, and no pixel copied on the way.

    max_bytes, max_idle_bytes   of the pool; by default the settings pool.max_bytes and
                                pool.max_idle_bytes
    shareable                   whether images that it makes lie in memory that share() hands to
                                other processes without a copy

    Nothing happens before the first use. Threads: every method, from any thread. Images outlive
    the pipeline. Safe after fork.
    """

    def __init__(
        self,
        *,
        max_bytes: int | None = None,
        max_idle_bytes: int | None = None,
        shareable: bool = False,
    ) -> None:
        self._pool = MemoryPool(max_bytes=max_bytes, max_idle_bytes=max_idle_bytes)
        self._processor = ZeroCopyProcessor(self._pool)
        self._shareable = bool(shareable)

    def initialize(self) -> None:
        """Takes the settings now; otherwise the first image does. Errors: ConfigError."""
        self._pool.native()

    @property
    def pool(self) -> MemoryPool:
        return self._pool

    def create_image(
        self,
        source: ImageLike | tuple[int, int, int],
        *,
        color: str | None = None,
        shareable: bool | None = None,
    ) -> ZeroCopyImage:
        """An image over the memory of `source`, or of a size.

        source      a uint8 array [height, width], [height, width, 3 or 4] or anything else with
                    pixels: borrowed and kept alive, any distance between rows. (width, height,
                    channels): memory of the pool, its pixels unspecified. Encoded bytes or a path:
                    decoded into the pool
        color       rgb (the default), bgr, rgba, bgra or gray: the order of the channels
        shareable   of a size: as the pipeline's, for this image

        A copy is made, and counted, only of arrays whose steps no image has (`array[:, ::2]`).
        Errors: InvalidImageError, LimitError, TypeError, ValueError, MemoryError.
        """
        wanted = self._shareable if shareable is None else shareable
        return self._processor.create_image(source, color=color, shareable=wanted)

    def process_image(
        self,
        image: ZeroCopyImage | ImageLike,
        operations: Iterable[OperationLike] | OperationLike,
        *,
        color: str = "rgb",
        shareable: bool | None = None,
    ) -> ZeroCopyImage:
        """Runs the operations; see ZeroCopyProcessor.process_image."""
        wanted = self._shareable if shareable is None else shareable
        return self._processor.process_image(image, operations, color=color, shareable=wanted)

    @contextmanager
    def processing_context(self) -> Iterator[ProcessingContext]:
        """Images made inside are let go at its end, so that the next round finds their memory.

            with pipeline.processing_context() as frame:
                gray = frame.process_image(screenshot, "grayscale")

        Arrays that somebody still holds stay valid, as always.
        """
        context = ProcessingContext(self)
        try:
            yield context
        finally:
            context.close()

    def get_performance_stats(self) -> dict[str, int]:
        """What the pool holds and did, and the copies made; see MemoryPool."""
        return self._pool.get_performance_stats()

    def cleanup(self) -> None:
        """Gives idle memory back; images stay. A second call does nothing."""
        self._pool.close()

    close = cleanup

    def __enter__(self) -> ZeroCopyPipeline:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.cleanup()

    def __reduce__(self) -> str:
        raise TypeError("a pipeline cannot be pickled; make one in the other process")


class ProcessingContext:
    """What processing_context() gives: the pipeline's calls, with images that go at its end."""

    def __init__(self, pipeline: ZeroCopyPipeline) -> None:
        self.pipeline = pipeline
        self._images: list[ZeroCopyImage] | None = []

    def create_image(self, *arguments: Any, **options: Any) -> ZeroCopyImage:
        return self._kept(self.pipeline.create_image(*arguments, **options))

    def process_image(self, *arguments: Any, **options: Any) -> ZeroCopyImage:
        return self._kept(self.pipeline.process_image(*arguments, **options))

    def close(self) -> None:
        images, self._images = self._images, None
        for image in images or ():
            image.close()

    def _kept(self, image: ZeroCopyImage) -> ZeroCopyImage:
        if self._images is None:
            image.close()
            raise GenieError("this processing context has ended; use it inside its `with`")
        self._images.append(image)
        return image
