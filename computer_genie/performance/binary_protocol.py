"""FastBinaryProtocol: Python values to bytes and back, faster than JSON, arrays without a copy.

    protocol = FastBinaryProtocol()
    message = protocol.serialize({"image": image, "scene": cg.detect(image)})
    back = protocol.deserialize(message)       # back["image"] is a view of `message`

docs/protocol.md describes the bytes, docs/protocol_python.md what becomes of which value.
"""
from __future__ import annotations

import enum
import functools
from types import TracebackType
from typing import Any, NamedTuple, TypeAlias

import numpy as np

from computer_genie import _native, runtime
from computer_genie.element import Element
from computer_genie.errors import ConfigError
from computer_genie.performance import wire_arrays
from computer_genie.performance.json_race import Comparison, compare_with_json
from computer_genie.scene import Scene

# Any object with the buffer protocol: bytes, bytearray, memoryview, mmap, an array of bytes.
Buffer: TypeAlias = Any

_AUTO = 4  # the engine's number for "by size and content"


class CompressionType(enum.IntEnum):
    """How the body of a message is compressed."""

    NONE = 0
    LZ4 = 1
    ZSTD = 2
    GZIP = 3


class MessageType(enum.IntEnum):
    """What a message is for. The protocol carries the number and gives it no meaning; numbers from
    256 to 65535 are free for types of your own.
    """

    DATA = 0
    REQUEST = 1
    RESPONSE = 2
    ERROR = 3
    EVENT = 4
    HEARTBEAT = 5
    IMAGE = 6
    SCENE = 7


class ParsedMessage(NamedTuple):
    """What parse_message gives."""

    type: MessageType | int  # an int where it is a type of your own
    payload: Any
    compression: CompressionType
    version: int
    body_bytes: int  # after decompression


class FastBinaryProtocol:
    """Serialises None, bool, int (64 bits), float, str, bytes, list, tuple, dict with str keys,
    datetime, numpy arrays of any dtype but object, Element and Scene.

    compression         of every message that does not say its own; by default the setting
                        protocol.compression, which is auto: by size and content
    max_message_bytes   of a body after decompression, written or read; by default the setting
                        protocol.max_message_bytes

    Does no work until it is used; may be used by several threads at once.
    """

    def __init__(
        self,
        *,
        compression: CompressionType | str | None = None,
        max_message_bytes: int | None = None,
    ) -> None:
        self._compression = None if compression is None else _choice(compression)
        self._max_bytes = None if max_message_bytes is None else _limit(max_message_bytes)

    def serialize(self, obj: Any, compression: CompressionType | str | None = None) -> bytes:
        """The message that holds `obj`.

        compression   None: as configured; "auto", or one of CompressionType

        Arrays are copied once, into the message. Large messages are put together, hashed and
        compressed with the GIL released: what is in `obj` must not be written meanwhile.
        Errors: TypeError (a value that is not carried, with its place), ProtocolError (an int
        beyond 64 bits, half a surrogate pair, values too deep in each other, a message over its
        limit).
        """
        return self.create_message(MessageType.DATA, obj, compression)

    def deserialize(self, data: Buffer) -> Any:
        """The value of one message; `data` is any object with the buffer protocol.

        Arrays are read-only views of `data`, and keep it; of a compressed message, of its
        decompressed body. Texts and bytes are copied. A Scene makes its elements when they are
        first asked for.
        Errors: ProtocolError: damaged, cut off, no message, of a later version, over the limit.
        TypeError: no buffer.
        """
        return _wire().parse(data, self._limit())[0]

    def create_message(
        self,
        type: MessageType | int,
        payload: Any,
        compression: CompressionType | str | None = None,
    ) -> bytes:
        """The same as serialize, with a type: one of MessageType, or a number up to 65535."""
        number = int(type)
        if not 0 <= number <= 0xFFFF:
            raise ValueError(f"the type of a message is 0 to 65535, not {number}")
        chosen = self._choice() if compression is None else _choice(compression)
        return _wire().serialize(payload, number, chosen, self._limit())

    def parse_message(self, data: Buffer) -> ParsedMessage:
        """The same as deserialize, with what the header says. Errors: as deserialize."""
        value, number, compression, version, size = _wire().parse(data, self._limit())
        known = number in MessageType._value2member_map_
        return ParsedMessage(
            MessageType(number) if known else number,
            value,
            CompressionType(compression),
            version,
            size,
        )

    async def benchmark_vs_json(self, data: Any, iterations: int = 100) -> Comparison:
        """Round trips of `data` by this protocol and by JSON, in turns, in a thread beside the
        event loop. What JSON cannot carry (bytes, arrays, Scenes) goes through it as base64 or as
        plain values, converted within the measured time, as its user must.

        Gives a dict: binary_time and json_time (median seconds of a round trip), speedup,
        size_reduction (percent), json_library (the fastest installed, which json_time is of),
        standard_json_time, standard_speedup (Python's own json), binary_bytes, json_bytes,
        iterations. Cancelling ends it after the round trip that runs.
        """
        return await compare_with_json(self.serialize, self.deserialize, data, iterations)

    def close(self) -> None:
        """Nothing is held: for `with` alone."""

    def __enter__(self) -> FastBinaryProtocol:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    async def __aenter__(self) -> FastBinaryProtocol:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _choice(self) -> int:
        if self._compression is None:
            self._compression = _choice(str(runtime.settings()["protocol.compression"]))
        return self._compression

    def _limit(self) -> int:
        if self._max_bytes is None:
            self._max_bytes = _limit(runtime.settings()["protocol.max_message_bytes"])
        return self._max_bytes


class BinarySerializer:
    """serialize and deserialize alone, without compression."""

    def __init__(self, *, max_message_bytes: int | None = None) -> None:
        self._protocol = FastBinaryProtocol(
            compression=CompressionType.NONE, max_message_bytes=max_message_bytes
        )

    def serialize(self, obj: Any) -> bytes:
        """As FastBinaryProtocol.serialize."""
        return self._protocol.serialize(obj)

    def deserialize(self, data: Buffer) -> Any:
        """As FastBinaryProtocol.deserialize."""
        return self._protocol.deserialize(data)


class CompressionManager:
    """The compressions by themselves: one LZ4 block, one Zstandard frame, one gzip member.

    max_bytes   what decompress gives at most; by default the setting protocol.max_message_bytes
    """

    def __init__(self, *, max_bytes: int | None = None) -> None:
        self._max_bytes = None if max_bytes is None else _limit(max_bytes)

    def compress(self, data: Buffer, compression: CompressionType | str | None = None) -> bytes:
        """None: by get_best_compression; NONE gives the bytes as they are."""
        chosen = self.get_best_compression(data) if compression is None else _type(compression)
        return _native.compress(data, chosen)

    def decompress(self, data: Buffer, compression: CompressionType | str) -> bytes:
        """Errors: ProtocolError: damaged; LimitError too: more than the limit comes out."""
        if self._max_bytes is None:
            self._max_bytes = _limit(runtime.settings()["protocol.max_message_bytes"])
        return _native.decompress(data, _type(compression), self._max_bytes)

    def get_best_compression(self, data: Buffer) -> CompressionType:
        """What "auto" takes: NONE for few bytes and for bytes that do not shrink, LZ4, or ZSTD
        where there is much to gain. Looks at samples: some 20 us.
        """
        return CompressionType(_native.choose_compression(data))


@functools.cache
def _wire() -> _native.Wire:
    return _native.Wire(
        Scene, Element, np.ndarray, np.generic,
        wire_arrays.take_apart, wire_arrays.plain_scalar,
        wire_arrays.view_of, wire_arrays.make_array,
    )  # fmt: skip


def _choice(compression: CompressionType | str) -> int:
    """The engine's number; "auto" has one too."""
    if isinstance(compression, str) and compression.lower() == "auto":
        return _AUTO
    return _type(compression)


def _type(compression: CompressionType | str) -> CompressionType:
    if isinstance(compression, CompressionType):
        return compression
    if not isinstance(compression, str):
        kind = type(compression).__name__
        raise TypeError(f"compression is a CompressionType or its name, not {kind}")
    try:
        return CompressionType[compression.upper()]
    except KeyError:
        names = ", ".join(member.name.lower() for member in CompressionType)
        message = f"there is no compression {compression!r}; there are auto, {names}"
        raise ConfigError(message) from None


def _limit(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"max_message_bytes is a number of bytes, not {value!r}")
    if not 1 <= value <= 1 << 40:
        raise ConfigError(f"max_message_bytes is 1 to {1 << 40} bytes, not {value}")
    return value
