"""FastBinaryProtocol: what goes in comes out, and damaged messages are refused."""
import asyncio
import collections
import datetime
import enum
import gzip
import json
import math
import threading
import tracemalloc

import computer_genie as cg
import numpy as np
import pytest
from computer_genie.performance import (
    BinarySerializer,
    CompressionManager,
    CompressionType,
    FastBinaryProtocol,
    MessageType,
)
from hypothesis import given, settings
from hypothesis import strategies as st

PROTOCOL = FastBinaryProtocol()
ALL = list(CompressionType)
INTS = st.integers(-(2**63), 2**63 - 1)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
OFFSETS = st.timedeltas(datetime.timedelta(hours=-23), datetime.timedelta(hours=23))
TIMES = st.datetimes(timezones=st.none() | OFFSETS.map(datetime.timezone))
LEAVES = (
    st.none() | st.booleans() | INTS | st.floats(allow_nan=False) | TEXTS
    | st.binary(max_size=700) | TIMES
)  # fmt: skip
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=20)
    | st.lists(inner, max_size=9).map(tuple)
    | st.dictionaries(TEXTS, inner, max_size=20),
    max_leaves=60,
)


def there_and_back(value, compression=None):
    return PROTOCOL.deserialize(PROTOCOL.serialize(value, compression))


def kinds(value):
    """The value's types, all the way down: 1 == True == 1.0."""
    if isinstance(value, dict):
        return {key: kinds(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value), [kinds(item) for item in value]
    return type(value)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(VALUES, st.sampled_from(ALL))
def test_every_value_comes_back_as_it_was(value, compression):
    back = there_and_back(value, compression)
    assert back == value and kinds(back) == kinds(value)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(VALUES)
def test_the_same_value_gives_the_same_bytes(value):
    assert PROTOCOL.serialize(value) == PROTOCOL.serialize(value)


@pytest.mark.parametrize("edge", [
    0, -1, -8, -9, 127, 128, -129, 2**31, -(2**31) - 1, 2**63 - 1, -(2**63), 0.0, -0.0, math.inf,
    5e-324, "", "\0", "é", "☃" * 40, "x" * 31, "x" * 32, "x" * 255, "x" * 256, "x" * 70_000, b"",
    b"\xff" * 70_000, [], (), {}, [[]] * 20, ((),) * 9, {str(i): i for i in range(9000)},
    {"k" * 63: 1, "k" * 64: 2, "k" * 300: 3}, list(range(70_000)),
    datetime.datetime.min, datetime.datetime.max,
    datetime.datetime(2024, 2, 29, 23, 59, 59, 999999),
], ids=lambda edge: type(edge).__name__)  # fmt: skip
def test_edges_of_every_kind_come_back(edge):
    back = there_and_back(edge)
    assert back == edge and type(back) is type(edge)
    assert math.copysign(1, back) == math.copysign(1, edge) if isinstance(edge, float) else True


def test_not_a_number_stays_one():
    assert math.isnan(there_and_back(math.nan))


def test_times_keep_their_offset_and_their_fold():
    zone = datetime.timezone(-datetime.timedelta(hours=5, seconds=7, microseconds=3))
    time = datetime.datetime(1890, 1, 1, 2, 3, 4, 5, tzinfo=zone)
    assert there_and_back(time).utcoffset() == time.utcoffset()
    assert there_and_back(datetime.datetime(2024, 10, 27, 2, fold=1)).fold == 1
    assert there_and_back(datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone.utc)).tzinfo is (
        datetime.timezone.utc
    )


class Level(enum.IntEnum):
    HIGH = 3


class Name(str):
    __slots__ = ()


Point = collections.namedtuple("Point", "x y")


def test_derived_values_travel_as_what_they_are_derived_from():
    ordered = collections.OrderedDict(a=1, b=2)
    ordered.move_to_end("a")
    given = [Level.HIGH, Name("n"), Point(1, 2), ordered, collections.Counter("a")]
    back = there_and_back(given)
    assert back == [3, "n", (1, 2), {"a": 1, "b": 2}, {"a": 1}]
    assert [type(item) for item in back] == [int, str, tuple, dict, dict]
    assert list(back[3]) == ["b", "a"]
    assert there_and_back([bytearray(b"ab"), memoryview(b"abcd")[::2]]) == [b"ab", b"ac"]


def test_numpy_numbers_travel_as_numbers_and_other_scalars_as_arrays():
    back = there_and_back([np.int8(-3), np.uint64(7), np.float32(1.5), np.bool_(True)])
    assert back == [-3, 7, 1.5, True] and kinds(back) == (list, [int, int, float, bool])
    moment = there_and_back(np.datetime64("2024-01-01T00:00:01"))
    assert moment.shape == () and moment == np.datetime64("2024-01-01T00:00:01")


ARRAYS = [
    np.arange(6, dtype=np.float32).reshape(2, 3),
    np.arange(6, dtype=">i4").reshape(2, 3).T,
    np.array(2.5),
    np.zeros((0, 3), np.float16),
    np.array([1 + 2j, 3], np.complex64),
    np.array([True, False]),
    np.array(["ab", "☃"]),
    np.array([b"a", b"bcd"]),
    np.array(["2024-01-01", "NaT"], "M8[us]"),
    np.array([5], "m8[ns]"),
    np.longdouble([1, 2]) / 3,
    np.array([(1, [2.0, 3.0])], [("a", "<i4"), ("b", ">f8", (2,))]),
    np.array([(1, 2.0)], np.dtype([("a", "i1"), ("b", "f8")], align=True)),
    np.zeros(3, "V5"),
    np.zeros(2, "U0"),
    np.arange(100_000)[::-2],
    np.asfortranarray(np.arange(12).reshape(3, 4)),
    np.zeros((1,) * 20, np.uint8),
]


@pytest.mark.parametrize("compression", ALL)
@pytest.mark.parametrize("array", ARRAYS, ids=lambda a: f"{a.dtype.str}{list(a.shape)}"[:40])
def test_arrays_come_back_with_their_type_and_shape(array, compression):
    back = there_and_back({"a": array, "after": 1}, compression)["a"]
    assert back.dtype == array.dtype and back.shape == array.shape
    assert back.tobytes() == np.ascontiguousarray(array).tobytes()
    assert back.flags.c_contiguous and not back.flags.writeable


def test_arrays_are_views_of_the_message():
    image = np.random.default_rng(1).integers(0, 256, (90, 160, 3), np.uint8)
    message = PROTOCOL.serialize([1, image], CompressionType.NONE)
    for kind in (bytes, bytearray, memoryview, lambda m: np.frombuffer(m, np.uint8)):
        buffer = kind(message)
        back = PROTOCOL.deserialize(buffer)[1]
        assert np.shares_memory(back, np.frombuffer(buffer, np.uint8))
        assert np.array_equal(back, image) and not back.flags.writeable
    del buffer, message
    assert np.array_equal(back, image)


def test_a_message_at_an_odd_address_is_read():
    array = np.arange(1000, dtype=np.float64)
    message = bytearray(b"x") + PROTOCOL.serialize(array, CompressionType.NONE)
    assert np.array_equal(PROTOCOL.deserialize(memoryview(message)[1:]), array)


def test_arrays_of_compressed_messages_outlive_them():
    array = np.arange(50_000)
    back = [there_and_back({"a": array}, kind)["a"] for kind in ALL]
    assert all(np.array_equal(one, array) for one in back)


def test_an_array_is_copied_once_on_its_way_out():
    image = np.zeros((1080, 1920, 3), np.uint8)
    tracemalloc.start()
    message = PROTOCOL.serialize({"image": image}, CompressionType.NONE)
    peak = tracemalloc.get_traced_memory()[1]
    back = PROTOCOL.deserialize(message)
    in_all = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < image.nbytes + 20_000 and in_all < peak + 20_000
    assert back["image"].nbytes == image.nbytes


@pytest.mark.parametrize("compression", ALL)
def test_scenes_and_elements_come_back(screen_file, compression):
    scene = cg.detect(screen_file)
    back = there_and_back(scene, compression)
    assert isinstance(back, cg.Scene) and back == scene
    assert (back.scale, back.threshold) == (scene.scale, scene.threshold)
    assert back.to_json() == scene.to_json() and back.find(role="button") == scene.find("button")
    mixed = {"scene": scene, "first": scene[0], "all": list(scene), "after": "x"}
    assert there_and_back(mixed, compression) == mixed
    assert all(type(one) is cg.Element for one in there_and_back(list(scene)))


def test_an_element_of_values_that_cannot_be_is_refused():
    for row in [
        (1, "no role", 0, 0, 1, 1, 0.5, "", None, 0),
        (1, "button", 2**31, 0, 1, 1, 0.5, "", None, 0),
        (1, "button", 0, 0, 1, 1, 1.5, "", None, 0),
        (1, "button", 0, 0, 1, 1, 0.5, 7, None, 0),
        ("1", "button", 0, 0, 1, 1, 0.5, "", None, 0),
    ]:
        with pytest.raises(ValueError, match="an Element has a"):
            PROTOCOL.serialize(cg.Element(row))


@pytest.mark.parametrize("value, words", [
    ({"x": object()}, ["object", "value['x']"]),
    ([1, {"y": {1, 2}}], ["set", "value[1]['y']"]),
    ({"x": {2: 3}}, ["int", "key", "value['x'][2]"]),
    ({b"k": 1}, ["bytes", "key"]),
    (1j, ["complex", "value"]),
    (datetime.date(2024, 1, 1), ["date"]),
    (np.array([object()]), ["objects"]),
    ((np.ma.array([1, 2]),), ["masked", "value[0]"]),
    (np.zeros(1, np.dtype({"names": ["a", "b"], "formats": ["i4", "i4"], "offsets": [0, 2],
                           "itemsize": 6})), ["fields"]),
])  # fmt: skip
def test_what_is_not_carried_is_a_type_error_that_names_it_and_its_place(value, words):
    with pytest.raises(TypeError) as caught:
        PROTOCOL.serialize(value)
    assert all(word in str(caught.value) for word in words)


@pytest.mark.parametrize("value, words", [
    ([2**63], ["64 bits", "9223372036854775808", "value[0]"]),
    ([-(2**63) - 1], ["64 bits"]),
    ([10**5000], ["64 bits"]),
    (np.uint64(2**63), ["64 bits"]),
    ({"a": ["\ud800"]}, ["surrogate", "value['a'][0]"]),
    ({"\udc80": 1}, ["surrogate"]),
])  # fmt: skip
def test_values_beyond_the_format_are_protocol_errors(value, words):
    with pytest.raises(cg.ProtocolError) as caught:
        PROTOCOL.serialize(value)
    assert isinstance(caught.value, ValueError)
    assert all(word in str(caught.value) for word in words)


def test_a_value_that_holds_itself_is_refused():
    own = {}
    own["a"] = [own]
    with pytest.raises(cg.ProtocolError, match="deep"):
        PROTOCOL.serialize(own)
    deep = []
    for _ in range(127):
        deep = [deep]
    assert there_and_back(deep) == deep
    with pytest.raises(cg.ProtocolError, match="128"):
        PROTOCOL.serialize([deep])


class Growing(datetime.tzinfo):
    """Python code that runs in the midst of a message, and changes it."""

    def __init__(self, change):
        self.change = change

    def utcoffset(self, _):
        self.change()
        return datetime.timedelta(0)


def test_containers_that_change_meanwhile_are_refused():
    items, fields = [1], {}
    items.append(datetime.datetime(2024, 1, 1, tzinfo=Growing(items.clear)))
    fields["a"] = datetime.datetime(2024, 1, 1, tzinfo=Growing(lambda: fields.update(b=1)))
    for value in (items, fields):
        with pytest.raises(RuntimeError, match="changed its size"):
            PROTOCOL.serialize(value)


@pytest.mark.parametrize("compression", ALL)
def test_every_flip_and_every_cut_is_a_protocol_error(compression, buttons):
    message = PROTOCOL.serialize({"image": buttons, "list": [1, "a", 2.5, b"x"]}, compression)
    random = np.random.default_rng(5)
    places = [*range(64), *random.integers(64, len(message), 200)]
    for place in places:
        flipped = bytearray(message)
        flipped[place] ^= 1 << int(random.integers(8))
        for bad in (flipped, message[:place], message + b"x"):
            with pytest.raises(cg.ProtocolError):
                PROTOCOL.deserialize(bad)


@pytest.mark.parametrize("bad", [b"", b"{}", b"\0" * 64, b'{"a": 1}' * 20])
def test_other_bytes_are_protocol_errors(bad):
    with pytest.raises(cg.ProtocolError):
        PROTOCOL.deserialize(bad)


@pytest.mark.parametrize("bad", [None, 5, "text", [b""]])
def test_what_is_no_buffer_is_a_type_error(bad):
    with pytest.raises(TypeError):
        PROTOCOL.deserialize(bad)


@pytest.mark.parametrize("compression", ALL)
def test_a_message_over_the_limit_is_neither_written_nor_read(compression):
    small = FastBinaryProtocol(max_message_bytes=100_000)
    value = np.zeros(100_001, np.uint8)
    with pytest.raises(cg.LimitError, match="max_message_bytes") as caught:
        small.serialize(value, compression)
    assert isinstance(caught.value, cg.ProtocolError)
    with pytest.raises(cg.LimitError, match="max_message_bytes"):
        small.deserialize(PROTOCOL.serialize(value, compression))
    with pytest.raises(cg.LimitError, match="values"):
        small.serialize([0] * 10_000)


def test_messages_have_a_type():
    with FastBinaryProtocol() as protocol:
        message = protocol.create_message(MessageType.EVENT, {"a": 1}, CompressionType.ZSTD)
        parsed = protocol.parse_message(message)
        assert parsed.type is MessageType.EVENT and parsed.payload == {"a": 1}
        assert parsed.compression is CompressionType.ZSTD and parsed.version >= 1
        assert protocol.parse_message(protocol.create_message(777, None)).type == 777
        with pytest.raises(ValueError, match="65535"):
            protocol.create_message(65536, None)
        protocol.close()


def test_auto_compresses_large_messages_that_shrink_and_no_others():
    def chosen(value):
        return PROTOCOL.parse_message(PROTOCOL.serialize(value, "auto")).compression

    noise = np.random.default_rng(2).integers(0, 256, 200_000, np.uint8)
    assert chosen([1, 2]) is chosen(noise) is CompressionType.NONE
    assert chosen(np.zeros(200_000, np.uint8)) is not CompressionType.NONE


def test_the_settings_say_what_compression_and_limit_are_by_default(tmp_path, monkeypatch):
    try:
        path = tmp_path / "s.yaml"
        path.write_text("protocol:\n  compression: gzip\n  max_message_bytes: 64KiB\n")
        cg.load_config(path)
        protocol = FastBinaryProtocol()
        parsed = protocol.parse_message(protocol.serialize([1]))
        assert parsed.compression is CompressionType.GZIP
        with pytest.raises(cg.LimitError):
            protocol.serialize(bytes(65537))
    finally:
        monkeypatch.chdir(tmp_path)
        cg.load_config()


@pytest.mark.parametrize("arguments, error", [
    ({"compression": "zip"}, cg.ConfigError),
    ({"compression": 1.5}, TypeError),
    ({"max_message_bytes": "1MiB"}, TypeError),
    ({"max_message_bytes": 0}, cg.ConfigError),
])  # fmt: skip
def test_wrong_arguments_are_told(arguments, error):
    with pytest.raises(error):
        FastBinaryProtocol(**arguments)


def test_many_threads_use_one_protocol(buttons):
    value = {"image": np.tile(buttons, (3, 1, 1)), "n": list(range(500))}
    wrong = []

    def work(kind):
        for _ in range(20):
            back = there_and_back(value, kind)
            if back["n"] != value["n"] or not np.array_equal(back["image"], value["image"]):
                wrong.append(kind)

    threads = [threading.Thread(target=work, args=(kind,)) for kind in ALL * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_the_serializer_does_not_compress():
    serializer = BinarySerializer()
    message = serializer.serialize([b"\0" * 10_000])
    assert len(message) > 10_000 and serializer.deserialize(message) == [b"\0" * 10_000]


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.parametrize("data", [b"", b"a", b"abc" * 10_000], ids=len)
def test_the_compressions_give_the_bytes_back(kind, data):
    manager = CompressionManager()
    packed = manager.compress(data, kind)
    assert manager.decompress(packed, kind) == data
    assert manager.decompress(bytearray(packed), kind.name.lower()) == data
    if kind is CompressionType.GZIP:
        assert gzip.decompress(packed) == data
    if len(data) > 100 and kind is not CompressionType.NONE:
        assert len(packed) < len(data) / 10
        with pytest.raises(cg.ProtocolError):
            manager.decompress(packed[:-5], kind)


def test_a_bomb_is_refused():
    manager = CompressionManager(max_bytes=1_000_000)
    for kind in ALL:
        packed = CompressionManager().compress(bytes(1_000_001), kind)
        with pytest.raises(cg.LimitError):
            manager.decompress(packed, kind)


def test_the_best_compression_is_none_for_noise():
    manager = CompressionManager()
    noise = np.random.default_rng(3).bytes(100_000)
    assert manager.get_best_compression(noise) is CompressionType.NONE
    assert manager.get_best_compression(bytes(100_000)) is not CompressionType.NONE
    assert manager.decompress(manager.compress(noise), CompressionType.NONE) == noise


def test_the_comparison_with_json_names_its_baselines(buttons):
    data = {"image": buttons, "raw": b"\0\xff", "when": datetime.datetime(2024, 1, 1), "n": [1, 2]}
    result = asyncio.run(PROTOCOL.benchmark_vs_json(data, iterations=3))
    assert {"binary_time", "json_time", "speedup", "size_reduction"} <= set(result)
    assert result["binary_time"] > 0 and result["json_time"] > 0 and result["iterations"] == 3
    assert result["speedup"] == result["json_time"] / result["binary_time"]
    assert result["json_library"].split()[0] in ("json", "orjson", "msgspec", "ujson")
    assert 0 < result["size_reduction"] < 100 and json.dumps(result)
    with pytest.raises(ValueError, match="iterations"):
        asyncio.run(PROTOCOL.benchmark_vs_json(data, iterations=0))
    with pytest.raises(TypeError, match="object"):
        asyncio.run(PROTOCOL.benchmark_vs_json({"a": object()}, iterations=1))


def test_the_comparison_does_not_block_the_loop(buttons):
    async def main():
        beats = 0
        race = asyncio.ensure_future(PROTOCOL.benchmark_vs_json({"image": buttons}, 20))
        while not race.done():
            await asyncio.sleep(0)
            beats += 1
        assert beats > 2 and (await race)["speedup"] > 0

    asyncio.run(main())
