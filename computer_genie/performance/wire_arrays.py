"""numpy arrays for the binary protocol: taken apart into a type, a shape and bytes, and made again
as views of a message's memory. The native side calls these functions.

The type is numpy's own text ("<f4", "|b1", ">M8[us]"), or JSON of the list that describes the
fields of a structured array.
"""
from __future__ import annotations

import functools
import json
from typing import Any

import numpy as np
import numpy.typing as npt

from computer_genie.errors import ProtocolError

Array = npt.NDArray[Any]
Parts = tuple[str, int, tuple[int, ...], Any]


def take_apart(array: Array) -> Parts:
    """(type, bytes of an item, shape, its bytes in C order). Copies where it is in another order.

    Errors: TypeError, for an array that the protocol does not carry.
    """
    if isinstance(array, np.ma.MaskedArray):
        raise TypeError("a masked array is not carried; send its data and its mask")
    plain = np.asarray(array)
    text = _type_text(plain.dtype)
    flat = np.ascontiguousarray(plain).reshape(-1)
    size = plain.dtype.itemsize
    return text, size, plain.shape, flat.view(np.uint8) if size else b""


def plain_scalar(value: np.generic) -> Any:
    """Python's bool, int or float of a numpy scalar; an array without dimensions of any other."""
    if value.dtype.kind in "biuf" and value.dtype.itemsize <= 8:
        return value.item()
    return np.asarray(value)


def view_of(data: Any) -> memoryview:
    """The bytes of an object with the buffer protocol, read-only and alive as long as this is."""
    return memoryview(data).cast("B").toreadonly()


def make_array(
    memory: memoryview, text: str, item_bytes: int, shape: tuple[int, ...], offset: int
) -> Array:
    """A read-only array over `memory`. Errors: ProtocolError."""
    dtype = _type_of(text)
    if dtype is None or dtype.itemsize != item_bytes:
        raise ProtocolError(f"an array in the message has a type that cannot be: {text[:80]!r}")
    try:
        return np.ndarray(shape, dtype, memory, offset)
    except (TypeError, ValueError) as error:
        raise ProtocolError(f"an array in the message cannot be: {error}") from None


@functools.lru_cache(256)
def _type_text(dtype: np.dtype[Any]) -> str:
    if dtype.hasobject:
        raise TypeError("an array of objects is not carried; send a list, or another dtype")
    try:
        text = dtype.str if dtype.names is None else json.dumps(
            np.lib.format.dtype_to_descr(dtype), separators=(",", ":")
        )  # fmt: skip
    except (TypeError, ValueError):
        text = ""
    if not text or _type_of(text) != dtype or len(text.encode()) > 65535:
        raise TypeError(f"an array of {dtype} is not carried; send its bytes and its fields")
    return text


@functools.lru_cache(256)
def _type_of(text: str) -> np.dtype[Any] | None:
    """None for what is no type, or one of objects."""
    try:
        if text.startswith("["):
            dtype = np.lib.format.descr_to_dtype(_described(json.loads(text)))
        else:
            dtype = np.dtype(text)
            if dtype.str != text:  # "f4,f4", "(2,)f4": no texts of ours
                return None
    except Exception:  # whatever numpy's and json's parsers say of strange bytes
        return None
    return None if dtype.hasobject else dtype


def _described(fields: Any) -> Any:
    """Lists of JSON as numpy wants them: a field is (name, type) or (name, type, shape)."""
    if isinstance(fields, str):
        return fields
    made = []
    for name, kind, *shape in fields:
        title_and_name = tuple(name) if isinstance(name, list) else name
        made.append((title_and_name, _described(kind), *(tuple(part) for part in shape)))
    return made
