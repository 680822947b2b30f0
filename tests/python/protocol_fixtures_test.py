"""Messages of every version of the protocol, read by the reader that was written from the page."""
import json
from pathlib import Path

import pytest

import protocol_reader
from xxh3 import xxh3

FIXTURES = Path(__file__).parents[1] / "fixtures" / "wire"
MESSAGES = sorted(FIXTURES.glob("v*/*.msg"))
PATTERN = bytes((7 * i + 3) % 256 for i in range(2049))


def name_of(path):
    return f"{path.parent.name}/{path.stem}"


def test_every_version_has_fixtures():
    assert {path.parent.name for path in MESSAGES} == {f"v{n}" for n in protocol_reader.VERSIONS}


@pytest.mark.parametrize("path", MESSAGES, ids=name_of)
def test_message_is_what_its_json_says(path):
    meaning = path.with_name(path.name.split(".")[0] + ".json")
    kind, value = protocol_reader.read_message(path.read_bytes())
    assert value == json.loads(meaning.read_text())
    assert kind == 7


@pytest.mark.parametrize("path", [p for p in MESSAGES if "null" in p.name], ids=name_of)
def test_every_flipped_bit_is_seen(path):
    message = path.read_bytes()
    for bit in range(8 * len(message)):
        damaged = bytearray(message)
        damaged[bit // 8] ^= 1 << bit % 8
        with pytest.raises(ValueError):
            protocol_reader.read_message(bytes(damaged))


# From the reference implementation: a hash for each of its ways of taking a length.
@pytest.mark.parametrize("size, expected", [
    (0, 0x2D06800538D394C2),
    (3, 0xA9088DDA485B481C),
    (8, 0x60539DB630471163),
    (16, 0xB8C859B0F030B585),
    (17, 0x714A04408E79B80F),
    (128, 0x67425A03650261BF),
    (129, 0xC664BF3311C6ABC4),
    (240, 0x64556DC6B462A6CF),
    (241, 0x8BEADD3A8874FE17),
    (1024, 0x9B81661C641C72B1),
    (1025, 0x806C2072ED713576),
    (2049, 0x55AED42C9F1554B6),
])
def test_hash_is_that_of_the_reference(size, expected):
    assert xxh3(PATTERN[:size]) == expected
