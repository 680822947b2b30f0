"""SharedImage: an image on its way to another process, without a copy of its pixels.

    memory of the sender          the kernel                    memory of the receiver
    [ memfd, mapped ] ──seal──▶ [ memfd, sealed ] ──descriptor──▶ [ the same pages, read-only ]

Sealed memory can neither shrink nor change: a receiver cannot be crashed or fooled by its sender. A
receiver that is sent anything else copies it (and counts the copy) or refuses it.
"""
from __future__ import annotations

import os
import select
import socket
import struct
import tempfile
import threading
import time
import weakref
from multiprocessing import reduction
from types import TracebackType
from typing import Any, Protocol

from computer_genie import _native, runtime
from computer_genie.errors import GenieError

_SEND_LIMIT_S = 30.0  # a receiver that takes nothing for so long is given up
_NOTE_LIMIT_S = 5.0  # from the first byte of a message to its last
_LONG_MS = 2**31 - 1


class HasFileno(Protocol):
    """A socket, a multiprocessing Connection, or anything else with a descriptor."""

    def fileno(self) -> int: ...


class SharedImage:
    """A handle of sealed pixels. ZeroCopyImage.share() makes one; it may outlive the image.

    Three ways to another process, all without copying a pixel:

        queue.put(handle)            a multiprocessing Queue, Pipe, Pool or Process carries it
        handle.send(sock)            over a Unix socket; there ZeroCopyImage.receive(sock)
        handle.address               a path; any process of this user: ZeroCopyImage.open(address)

    It holds a descriptor until close() or the end of its `with`. Whoever has the descriptor can
    read all the memory that the image lies in, also around a region of it.
    """

    def __init__(self, handed: _native.HandedImage) -> None:
        self._handed: _native.HandedImage | None = handed
        self._door: _Door | None = None

    def send(self, sock: HasFileno | int, timeout: float | None = _SEND_LIMIT_S) -> None:
        """Sends the handle over a connected Unix socket, or a Connection of a duplex Pipe.

        Errors: GenieError (the peer is gone, takes nothing for `timeout` seconds, or this is no
        Unix socket), TypeError, ValueError (closed).
        """
        self._open_handle().send(_fileno(sock), _milliseconds(timeout))

    def fileno(self) -> int:
        """The descriptor, which stays this handle's."""
        return self._open_handle().fileno()

    @property
    def address(self) -> str:
        """The path of a socket at which processes of this user get the image, until close()."""
        handed = self._open_handle()
        if self._door is None:
            self._door = _Door(handed)
        return self._door.path

    def native(self) -> _native.PixelImage:
        """The image in this process. For ZeroCopyImage."""
        return self._open_handle().open(runtime.engine())

    def close(self) -> None:
        """Gives the descriptor back; images that were opened stay. A second call does nothing."""
        self._handed = None
        door, self._door = self._door, None
        if door is not None:
            door.close()

    def __enter__(self) -> SharedImage:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __reduce__(self) -> Any:
        """As multiprocessing passes descriptors: through its own authenticated socket."""
        handed = self._open_handle()
        return _received, (reduction.DupFd(handed.fileno()), handed.note())

    def __repr__(self) -> str:
        state = "closed" if self._handed is None else f"descriptor {self._handed.fileno()}"
        return f"<SharedImage, {state}>"

    def _open_handle(self) -> _native.HandedImage:
        if self._handed is None:
            raise ValueError("this handle is closed; call share() again")
        return self._handed


def receive(sock: HasFileno | int, timeout: float | None = None) -> _native.PixelImage:
    """The image that the other end of `sock` sends. For ZeroCopyImage.receive."""
    descriptor = _fileno(sock)
    if timeout is None and isinstance(sock, socket.socket):
        timeout = sock.gettimeout()
    _wait_until_readable(descriptor, timeout)
    limit = _milliseconds(_NOTE_LIMIT_S)
    return _native.HandedImage.receive(runtime.engine(), descriptor, limit)


def receive_at(address: str | os.PathLike[str], timeout: float | None = None) -> _native.PixelImage:
    """The image whose handle has this address. For ZeroCopyImage.open."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as sock:
        sock.settimeout(timeout)
        try:
            sock.connect(os.fspath(address))
        except (FileNotFoundError, ConnectionRefusedError) as error:
            raise GenieError(
                f"no image is handed out at {os.fspath(address)!r} ({error.strerror}); "
                "its handle was closed, or its process ended"
            ) from error
        return receive(sock)


def _received(duplicate: Any, note: bytes) -> SharedImage:
    return SharedImage(_native.HandedImage.of_parts(duplicate.detach(), note))


def _wait_until_readable(descriptor: int, timeout: float | None) -> None:
    """Asleep, but for signals: Ctrl-C gets through."""
    waiting = select.poll()
    waiting.register(descriptor, select.POLLIN)
    end = None if timeout is None else time.monotonic() + timeout
    left = None if timeout is None else _milliseconds(timeout)
    while not waiting.poll(left):
        if end is not None and time.monotonic() >= end:
            raise TimeoutError(f"no image came within {timeout} seconds")
        left = None if end is None else max(0, int((end - time.monotonic()) * 1000) + 1)


def _fileno(sock: HasFileno | int) -> int:
    if isinstance(sock, int):
        return sock
    if not hasattr(sock, "fileno"):
        raise TypeError(f"a Unix socket or a Connection is needed, not {type(sock).__name__}")
    return sock.fileno()


def _milliseconds(timeout: float | None) -> int:
    if timeout is None:
        return _LONG_MS
    if not timeout >= 0:
        raise ValueError(f"timeout is 0 or more seconds, not {timeout!r}")
    return min(_LONG_MS, int(timeout * 1000))


class _Door:
    """A listening socket and a daemon thread that gives the handle to whoever may have it."""

    def __init__(self, handed: _native.HandedImage) -> None:
        folder = tempfile.mkdtemp(prefix="genie-")  # nobody else may enter it
        self.path = os.path.join(folder, "image")
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        listener.bind(self.path)
        listener.listen()
        self._close = weakref.finalize(self, _shut, listener, folder, self.path, os.getpid())
        threading.Thread(
            target=_serve, args=(listener, handed), name="genie-door", daemon=True
        ).start()

    def close(self) -> None:
        self._close()


def _shut(listener: socket.socket, folder: str, path: str, process: int) -> None:
    if process == os.getpid():  # a forked child's copy is not the door
        try:
            listener.shutdown(socket.SHUT_RDWR)  # the thread's accept() ends
        except OSError:
            pass  # it has ended
        for remove, what in ((os.unlink, path), (os.rmdir, folder)):
            try:
                remove(what)
            except OSError:
                pass  # somebody cleaned up already
    listener.close()


def _serve(listener: socket.socket, handed: _native.HandedImage) -> None:
    while True:
        try:
            peer, _ = listener.accept()
        except OSError:
            return  # closed
        with peer:
            try:
                if _may_have(peer):
                    handed.send(peer.fileno(), _milliseconds(1.0))
            except (OSError, GenieError):
                pass  # the receiver's fault; the next one is served


def _may_have(peer: socket.socket) -> bool:
    """Whether a process of this user, or of root, is at the other end."""
    credentials = peer.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
    user: int = struct.unpack("3i", credentials)[1]
    return user in (0, os.getuid())
