"""The binary protocol beside JSON and others: Scenes, plain dicts, and messages with an image.

A round trip is: to bytes, back, and every field of every element read. Each rival starts from its
best prepared form (a msgspec Struct, dicts for the others, our Scene), which is not timed.
"""
from __future__ import annotations

import json
import pickle
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from computer_genie.detection import detect
from computer_genie.performance.benchmarks.measure import Row, announce, in_turns, rows_beside
from computer_genie.performance.benchmarks.wire_races import race_rows
from computer_genie.performance.binary_protocol import FastBinaryProtocol
from computer_genie.performance.json_race import (
    installed,
    libraries,
    named,
    plain,
    restored,
)
from computer_genie.scene import Scene

FIELDS = (
    "id", "role", "x", "y", "width", "height", "confidence", "text", "parent", "interactive",
    "disabled", "checked", "selected", "focused",
)  # fmt: skip

Dump = Callable[[Any], bytes]
Load = Callable[[bytes], Any]
_JSON = ("orjson", "msgspec", "ujson", "json")


def rows(
    image_size: tuple[int, int] = (1920, 1080), iterations: int = 100, size: int = 100
) -> list[Row]:
    """`size` is about how many elements the Scene has."""
    protocol = FastBinaryProtocol()
    scene = _scene_of(size)
    made = _scene_rows(protocol, scene, iterations)
    made += _tree_rows(protocol, scene, iterations)
    made += _image_rows(protocol, image_size, max(3, iterations // 10))
    return made + race_rows()


def _scene_of(size: int) -> Scene:
    """A grid of buttons, as the detector sees it."""
    columns = max(1, round(size**0.5))
    lines = -(-size // columns)
    image = np.full((lines * 48 + 16, columns * 110 + 16, 3), 246, np.uint8)
    for i in range(size):
        top, left = 12 + i // columns * 48, 12 + i % columns * 110
        image[top : top + 32, left : left + 90] = (30, 110, 40 + i % 160)
    return detect(image, min_confidence=0.0)


def _dicts_of(scene: Scene) -> dict[str, Any]:
    return {
        "width": scene.width, "height": scene.height, "scale": scene.scale,
        "elements": [{name: getattr(each, name) for name in FIELDS} for each in scene],
    }  # fmt: skip


def _read_attributes(elements: Iterable[Any]) -> None:
    for e in elements:
        e.id, e.role, e.x, e.y, e.width, e.height, e.confidence  # noqa: B018
        e.text, e.parent, e.interactive, e.disabled, e.checked, e.selected, e.focused  # noqa: B018


def _read_items(tree: dict[str, Any]) -> None:
    for e in tree["elements"]:
        e["id"], e["role"], e["x"], e["y"], e["width"], e["height"], e["confidence"]
        e["text"], e["parent"], e["interactive"], e["disabled"], e["checked"], e["selected"]
        e["focused"]


def _scene_rows(protocol: FastBinaryProtocol, scene: Scene, iterations: int) -> list[Row]:
    announce("Scenes")
    dicts = _dicts_of(scene)
    works: dict[str, Callable[[], None]] = {}
    sizes: dict[str, int] = {}

    def add(name: str, data: Any, dump: Dump, load: Load, read: Callable[[Any], None]) -> None:
        works[name] = lambda: read(load(dump(data)))
        sizes[name] = len(dump(data))

    if _dicts_of(protocol.deserialize(protocol.serialize(scene))) != dicts:
        return [Row(name="Scene", note="what was read differs from what was written")]
    add("ours", scene, protocol.serialize, protocol.deserialize, _read_attributes)
    for library in libraries():
        add(library.name, dicts, library.dump, library.load, _read_items)
    _add_typed(add, dicts)
    msgpack = installed("msgpack")
    if msgpack is not None:
        add(named(msgpack), dicts, msgpack.packb, msgpack.unpackb, _read_items)
    add("pickle of dicts", dicts, lambda d: pickle.dumps(d, 5), pickle.loads, _read_items)
    add("pickle of our Scene", scene, lambda d: pickle.dumps(d, 5), pickle.loads, _read_attributes)
    times = in_turns(works, iterations)
    made = rows_beside(f"Scene of {len(scene)} elements, round trip", times, "ours")
    for row in made:
        row["note"] = f"{sizes['ours']} bytes to {sizes[row['baseline']]}"
        row["bytes"] = sizes["ours"]
    _ask_of_the_fastest(made, 2.0)
    return made


def _add_typed(add: Callable[..., None], dicts: dict[str, Any]) -> None:
    """msgspec with Structs: its best form, in JSON and in MessagePack."""
    msgspec = installed("msgspec")
    if msgspec is None:
        return
    kinds = (int, str, int, int, int, int, float, str, int | None, bool, bool, bool, bool, bool)
    element: Any = msgspec.defstruct("Element", list(zip(FIELDS, kinds, strict=True)))
    scene = msgspec.defstruct(
        "Scene", [("width", int), ("height", int), ("scale", float), ("elements", list[element])]
    )
    for name, part in (("JSON", msgspec.json), ("MessagePack", msgspec.msgpack)):
        data = msgspec.convert(dicts, scene)
        dump, load = part.Encoder().encode, part.Decoder(scene).decode
        title = f"{named(msgspec)} Structs in {name}"
        add(title, data, dump, load, lambda s: _read_attributes(s.elements))


def _tree_rows(protocol: FastBinaryProtocol, scene: Scene, iterations: int) -> list[Row]:
    """Plain dicts: reported, nothing is promised of them."""
    announce("dicts")
    dicts = _dicts_of(scene)
    works = {"ours": lambda: protocol.deserialize(protocol.serialize(dicts))}
    for library in libraries():
        works[library.name] = _round_trip(library.dump, library.load, dicts)
    return rows_beside(f"dicts of {len(scene)} elements, round trip",
                       in_turns(works, iterations), "ours")  # fmt: skip


def _image_rows(
    protocol: FastBinaryProtocol, image_size: tuple[int, int], iterations: int
) -> list[Row]:
    announce("messages with an image")
    width, height = image_size
    pixels = np.random.default_rng(3).integers(0, 256, (height // 8, width // 8, 3), np.uint8)
    data = {"id": 7, "image": pixels.repeat(8, 0).repeat(8, 1)}
    works = {"ours": lambda: protocol.deserialize(protocol.serialize(data, compression="none"))}
    for library in libraries():
        works[library.name] = _image_by_json(library.dump, library.load, data)
    made = rows_beside(f"message with an image of {width}x{height}",
                       in_turns(works, iterations), "ours")  # fmt: skip
    size = len(protocol.serialize(data, compression="none"))
    json_size = len(json.dumps({"id": 7, "image": plain(data["image"])}))
    for row in made:
        row["note"] = f"{size} bytes to {json_size}; JSON carries base64"
        row["bytes"] = size
    _ask_of_the_fastest(made, 20.0)
    return made


def _round_trip(dump: Dump, load: Load, data: Any) -> Callable[[], Any]:
    return lambda: load(dump(data))


def _image_by_json(dump: Dump, load: Load, data: dict[str, Any]) -> Callable[[], Any]:
    def work() -> Any:
        back = load(dump({"id": 7, "image": plain(data["image"])}))
        back["image"] = restored(np.ndarray, back["image"])
        return back

    return work


def _ask_of_the_fastest(made: list[Row], asked: float) -> None:
    """What is asked is asked against the fastest JSON library."""
    of_json = [row for row in made if _is_json(row["baseline"])]
    if of_json:
        min(of_json, key=lambda row: row["ratio"])["asked"] = asked


def _is_json(baseline: str) -> bool:
    return baseline.startswith(_JSON) and "MessagePack" not in baseline

