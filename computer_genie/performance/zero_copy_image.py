"""ZeroCopyImage: pixels that arrays, buffers, tensors and other processes look at in place."""
from __future__ import annotations

import operator
import os
from types import TracebackType
from typing import Any


from computer_genie import _native
from computer_genie.shared_image import HasFileno, SharedImage, receive, receive_at


class ZeroCopyImage(_native.PixelImage):
    """One image. Every way to look at it gives the same memory:

        image.array              numpy u8 [height, width] or [height, width, 3 or 4]
        memoryview(image)        the buffer protocol
        np.from_dlpack(image)    DLPack: torch.from_dlpack and others too
        image.get_roi(...)       a region, an image itself
        image.share()            a handle for another process

    ZeroCopyPipeline.create_image makes one; receive() and open() take one from another process.
    color   rgb, bgr, rgba, bgra or gray; functions of this package know it by themselves

    The pixels stay for as long as the image or anything made of it is there, whatever happens to
    its pipeline. An image that was shared or received is read-only.
    """

    @classmethod
    def receive(cls, sock: HasFileno | int, timeout: float | None = None) -> ZeroCopyImage:
        """The image that SharedImage.send sends at the other end of a Unix socket.

        timeout   seconds until it begins to come; by default the socket's own, else no limit

        The pixels are the sender's memory, read-only: they cannot change or go. What a hostile
        sender may send is an error: InvalidImageError, LimitError (over limits.max_image_*),
        GenieError (it is gone, or stalls). TimeoutError.
        """
        return cls(receive(sock, timeout))

    @classmethod
    def open(
        cls, source: SharedImage | str | os.PathLike[str], timeout: float | None = None
    ) -> ZeroCopyImage:
        """The image of a handle, or of a handle's address. Errors: as receive."""
        if isinstance(source, SharedImage):
            return cls(source.native())
        return cls(receive_at(source, timeout))

    @property
    def shape(self) -> tuple[int, ...]:
        shape: tuple[int, ...] = self.array.shape
        return shape

    @property
    def nbytes(self) -> int:
        return int(self.array.nbytes)

    def get_roi(self, x: int, y: int, width: int, height: int) -> ZeroCopyImage:
        """The region as an image over the same memory. ValueError where it reaches outside."""
        numbers = [_whole(value) for value in (x, y, width, height)]
        return type(self)(self.cropped(*numbers))

    def share(self) -> SharedImage:
        """A handle for other processes. From now on the image is read-only.

        Pixels that were made `shareable`, and those that were received, are handed over as they
        lie; others are copied once (counted in `copies`), and the image stays writable.

        Arrays of before stay valid; what they write afterwards no other process sees.
        Errors: GenieError (no further descriptor), MemoryError.
        """
        return SharedImage(_native.HandedImage.share(self))

    def close(self) -> None:
        """Lets the pixels go; arrays and regions of them stay. A second call does nothing."""
        self.let_go()

    @property
    def __array_interface__(self) -> dict[str, Any]:
        array = self.array
        self._kept = array  # the address holds nothing: close() must not free it
        interface: dict[str, Any] = array.__array_interface__
        return interface

    def __dlpack__(self, **options: Any) -> Any:
        return self.array.__dlpack__(**options)

    def __dlpack_device__(self) -> tuple[int, int]:
        kind, number = self.array.__dlpack_device__()
        return int(kind), int(number)

    def __enter__(self) -> ZeroCopyImage:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __reduce__(self) -> str:
        raise TypeError("an image is not pickled: pickle its handle, image.share()")

    def __repr__(self) -> str:
        if self.closed:
            return "<ZeroCopyImage closed>"
        ways = "read-only" if self.read_only else "writable"
        return f"<ZeroCopyImage {self.width}x{self.height} {self.color}, {ways}>"


def _whole(value: Any) -> int:
    number = operator.index(value)
    return min(max(number, -(2**31)), 2**31 - 1)


