"""Round trips of a value by the binary protocol and by JSON, side by side.

JSON carries no bytes, arrays, times, tuples or Scenes: they are converted as its user must, within
the measured time, by the hook that each library has for it (base64 for bytes and pixels); and back
again at the places where they were. What needs no conversion is not looked at.
"""
from __future__ import annotations

import asyncio
import base64
import datetime
import importlib
import json
import statistics
import threading
import time
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypedDict

import numpy as np

from computer_genie.element import Element
from computer_genie.scene import Scene

# Round trips in a row: the first one of a turn pays for memory that the other side gave back.
_IN_A_ROW = 5

Dump = Callable[[Any], bytes]
Load = Callable[[bytes], Any]
Path = tuple[Any, ...]


class Comparison(TypedDict):
    """What benchmark_vs_json gives. Times are median seconds of a round trip."""

    binary_time: float
    json_time: float
    speedup: float
    size_reduction: float  # percent of JSON's bytes that are saved
    json_library: str
    standard_json_time: float
    standard_speedup: float
    binary_bytes: int
    json_bytes: int
    iterations: int


class Library(NamedTuple):
    """One that writes and reads JSON; `dump` takes what it cannot carry through `plain`."""

    name: str
    dump: Dump
    load: Load


def plain(value: Any) -> Any:
    """What JSON carries of a value that it does not."""
    if isinstance(value, np.ndarray):
        data = base64.b64encode(np.ascontiguousarray(value).view(np.uint8).data).decode()
        return {"dtype": value.dtype.str, "shape": list(value.shape), "data": data}
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, (bytes, bytearray, memoryview)):
        return base64.b64encode(value).decode()
    if isinstance(value, datetime.datetime):
        return value.isoformat()
    if isinstance(value, Scene):
        return {
            "width": value.width, "height": value.height, "scale": value.scale,
            "elements": [dict(element) for element in value],
        }  # fmt: skip
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"JSON does not carry {type(value).__name__}")


def restored(kind: type, value: Any) -> Any:
    """Back from `plain`, for the kinds whose bytes went as text."""
    if issubclass(kind, np.ndarray):
        data = base64.b64decode(value["data"])
        return np.frombuffer(data, value["dtype"]).reshape(value["shape"])
    if issubclass(kind, datetime.datetime):
        return datetime.datetime.fromisoformat(value)
    return base64.b64decode(value)


def conversions(value: Any, at: Path = ()) -> list[tuple[Path, type]]:
    """Where a value has to be restored after JSON. Its user knows; so this is not timed."""
    if isinstance(value, dict):
        return [found for key, item in value.items() for found in conversions(item, (*at, key))]
    if isinstance(value, (list, tuple)):
        return [found for i, item in enumerate(value) for found in conversions(item, (*at, i))]
    if isinstance(value, (np.ndarray, bytes, bytearray, memoryview, datetime.datetime)):
        return [(at, type(value))]
    return []


def libraries() -> list[Library]:
    """The JSON libraries that are installed, Python's own first."""
    found = [
        Library(
            "json",
            lambda value: json.dumps(value, separators=(",", ":"), default=plain).encode(),
            json.loads,
        )
    ]
    if orjson := installed("orjson"):
        found.append(Library(named(orjson), lambda v: orjson.dumps(v, plain), orjson.loads))
    if msgspec := installed("msgspec"):
        encoder = msgspec.json.Encoder(enc_hook=plain)
        decoder = msgspec.json.Decoder()
        found.append(Library(named(msgspec), encoder.encode, decoder.decode))
    if ujson := installed("ujson"):
        found.append(
            Library(
                named(ujson),
                lambda value: bytes(ujson.dumps(value, default=plain), "utf-8"),
                ujson.loads,
            )
        )
    return found


async def compare_with_json(
    dump: Dump, load: Load, data: Any, iterations: int = 100
) -> Comparison:
    """See FastBinaryProtocol.benchmark_vs_json. Errors: those of `dump`; ValueError; TypeError."""
    if iterations < 1:
        raise ValueError(f"iterations is at least 1, not {iterations}")
    ending = threading.Event()
    try:
        return await asyncio.to_thread(_compare, dump, load, data, iterations, ending)
    finally:
        ending.set()


def _compare(
    dump: Dump, load: Load, data: Any, iterations: int, ending: threading.Event
) -> Comparison:
    binary_bytes = len(dump(data))  # what it does not carry is an error of its own
    places = conversions(data)
    standard, *others = libraries()
    sides = {"binary": (dump, load)}
    for library in (standard, *others):
        sides[library.name] = (library.dump, _load_and_restore(library.load, places))
    sides = {name: side for name, side in sides.items() if name == "binary" or _carries(side, data)}
    if standard.name not in sides:
        raise TypeError("Python's json does not carry this value; there is nothing to compare with")
    fastest = min((name for name in sides if name != "binary"), key=lambda n: _once(sides[n], data))
    raced = {name: sides[name] for name in {"binary": 0, fastest: 0, standard.name: 0}}
    times: dict[str, list[float]] = {name: [] for name in raced}
    for turn in range(0, iterations, _IN_A_ROW):
        for name, side in raced.items():
            for _ in range(min(_IN_A_ROW, iterations - turn)):
                if ending.is_set():
                    raise asyncio.CancelledError
                times[name].append(_time(side, data))
    median = {name: statistics.median(values) for name, values in times.items()}
    json_bytes = len(sides[fastest][0](data))
    return Comparison(
        binary_time=median["binary"],
        json_time=median[fastest],
        speedup=median[fastest] / median["binary"],
        size_reduction=100 * (1 - binary_bytes / json_bytes),
        json_library=fastest,
        standard_json_time=median[standard.name],
        standard_speedup=median[standard.name] / median["binary"],
        binary_bytes=binary_bytes,
        json_bytes=json_bytes,
        iterations=iterations,
    )


def _load_and_restore(load: Load, places: list[tuple[Path, type]]) -> Load:
    if not places:
        return load

    def load_all(text: bytes) -> Any:
        root = [load(text)]
        for path, kind in places:
            holder: Any = root
            last: Any = 0
            for step in path:
                holder, last = holder[last], step
            holder[last] = restored(kind, holder[last])
        return root[0]

    return load_all


def _carries(side: tuple[Dump, Load], data: Any) -> bool:
    """A library may refuse what others take: an int beyond 53 bits, a NaN."""
    try:
        side[1](side[0](data))
    except (TypeError, ValueError, OverflowError):
        return False
    return True


def _time(side: tuple[Dump, Load], data: Any) -> float:
    dump, load = side
    start = time.perf_counter()
    load(dump(data))
    return max(time.perf_counter() - start, 1e-9)


def _once(side: tuple[Dump, Load], data: Any) -> float:
    return min(_time(side, data) for _ in range(3))


def installed(name: str) -> Any:
    """The module, or None."""
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def named(module: Any) -> str:
    """Its name and version."""
    version = getattr(module, "__version__", "") or getattr(module, "version", "")
    parts = (version,) if isinstance(version, str) else version
    return f"{module.__name__} {'.'.join(map(str, parts))}"
