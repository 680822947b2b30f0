"""Small pictures, written with the standard library alone."""

import struct
import zlib

WHITE = (255, 255, 255)
BLUE = (30, 100, 220)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, boxes=()):
    """A white RGB PNG with blue boxes (x, y, width, height)."""
    rows = []
    for y in range(height):
        row = bytearray(bytes(WHITE) * width)
        for left, top, wide, high in boxes:
            if top <= y < top + high:
                row[left * 3 : (left + wide) * 3] = bytes(BLUE) * wide
        rows.append(b"\0" + bytes(row))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"".join(rows), 6))
        + chunk(b"IEND", b"")
    )


def size_of(data):
    """The width and height in a PNG's header."""
    assert data.startswith(b"\x89PNG\r\n\x1a\n"), data[:16]
    return struct.unpack(">II", data[16:24])


BUTTONS = ((40, 30, 90, 28), (40, 90, 90, 28))


def buttons():
    return png(240, 160, BUTTONS)


def frame(*, moved=(0, 0), added=False):
    """A page of six lines that look like words, each of another length."""
    left, top = moved
    boxes = [
        (40 + left + letter * 8, 40 + top + line * 40, 5, 9 + letter * line % 3)
        for line in range(6)
        for letter in range(10 + line)
    ]
    if added:
        boxes += [(300 + letter * 8, 40, 5, 9) for letter in range(6)]
    return png(480, 320, boxes)
