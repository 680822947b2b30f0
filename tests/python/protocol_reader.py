"""Reads the binary protocol by docs/protocol.md alone: plain Python, nothing of the engine.

`read_message(data)` gives (type, value). Values that JSON has no word for become a dict of one
entry whose key begins with "$": {"$bytes": hex}, {"$tuple": [...]}, {"$time": ...}, ...
"""
import ctypes
import ctypes.util
import gzip
import struct
from datetime import datetime, timedelta, timezone

from xxh3 import xxh3

ROLES = """button link textbox searchbox checkbox radio switch slider spinbutton combobox option tab
menuitem menuitemcheckbox menuitemradio treeitem scrollbar text heading icon image progressbar
separator tooltip status window dialog alert toolbar menubar menu tablist tabpanel list listitem
listbox tree table grid row cell columnheader rowheader group""".split()
FLAGS = ["interactive", "disabled", "checked", "selected", "focused"]
INTS = {0xD3: "<b", 0xD4: "<h", 0xD5: "<i", 0xD6: "<q"}
VERSIONS = (1,)


def lz4_block(data):
    out, at = bytearray(), 0

    def extended(length):
        nonlocal at
        more = 255 if length == 15 else 0
        while more == 255:
            more, at = data[at], at + 1
            length += more
        return length

    while True:
        token, at = data[at], at + 1
        literals = extended(token >> 4)
        out += data[at:at + literals]
        at += literals
        if at >= len(data):
            return bytes(out)
        distance, at = struct.unpack_from("<H", data, at)[0], at + 2
        for _ in range(extended(token & 15) + 4):
            out.append(out[-distance])


def zstd_frame(data, size):
    library = ctypes.CDLL(ctypes.util.find_library("zstd") or "libzstd.so.1")
    library.ZSTD_decompress.restype = ctypes.c_size_t
    out = ctypes.create_string_buffer(size)
    written = library.ZSTD_decompress(out, ctypes.c_size_t(size), data, ctypes.c_size_t(len(data)))
    return out.raw[:written]


def read_message(data):
    magic, version, flags, kind_of_use, length, body_length, hashed = struct.unpack_from(
        "<4sBBHQQQ", data)
    if magic != b"\x89CGM" or version not in VERSIONS or length != len(data):
        raise ValueError("no message of a version that is known, or one that is cut off")
    if hashed != xxh3(data[:24] + struct.pack("<Q", xxh3(data[32:]))):
        raise ValueError("the message is damaged")
    body = data[32:]
    decompress = [lambda b: b, lz4_block, lambda b: zstd_frame(b, body_length), gzip.decompress]
    body = decompress[flags & 15](body)
    if len(body) != body_length:
        raise ValueError("the body has another length than declared")
    reader = Reader(data[:32] + body)
    value = [reader.value, reader.scene][flags >> 4]()
    if reader.at != len(reader.data):
        raise ValueError("bytes follow the value")
    return kind_of_use, value


class Reader:
    """The values of a message that is not compressed; `at` is a place in it."""

    def __init__(self, data):
        self.data, self.at, self.keys = data, 32, []

    def take(self, size):
        if size > len(self.data) - self.at:
            raise ValueError("a value is cut off")
        self.at += size
        return self.data[self.at - size:self.at]

    def unpack(self, form):
        fields = struct.unpack(form, self.take(struct.calcsize(form)))
        return fields if len(fields) > 1 else fields[0]

    def align(self, places):
        self.take(-self.at % places)

    def text(self, size):
        return self.take(size).decode()

    def block(self, is_long):
        return self.take(self.unpack("<Q" if is_long else "<B"))

    def value(self):
        tag = self.unpack("<B")
        if tag < 0x80:
            return tag
        if tag < 0xA0:
            return self.text(tag - 0x80)
        if tag < 0xC8 or 0xDC <= tag <= 0xDE:
            return self.container(tag)
        if tag < 0xD0:
            return tag - 0xD0
        if tag <= 0xD2:
            return [None, False, True][tag - 0xD0]
        if tag in INTS:
            return self.unpack(INTS[tag])
        if tag == 0xD7:
            return self.unpack("<d")
        if tag <= 0xD9:
            return self.block(tag == 0xD9).decode()
        if tag <= 0xDB:
            return {"$bytes": self.block(tag == 0xDB).hex()}
        if tag > 0xE3:
            raise ValueError(f"no value has the tag {tag}")
        return [self.time, self.zoned, self.array, self.scene, self.element][tag - 0xDF]()

    def container(self, tag):
        kind = {0xDC: "list", 0xDD: "dict", 0xDE: "tuple"}.get(tag)
        if kind:
            count = self.unpack("<I")
        else:
            kind = "list" if tag < 0xB0 else "dict" if tag < 0xC0 else "tuple"
            count = tag & 15
        if kind == "dict":
            return {self.key(): self.value() for _ in range(count)}
        values = [self.value() for _ in range(count)]
        return {"$tuple": values} if kind == "tuple" else values

    def key(self):
        first = self.unpack("<B")
        if first < 0x80:
            return self.keys[first]
        if first < 0xC0:
            self.keys.append(self.text(first - 0x80))
            return self.keys[-1]
        if first < 0xE0:
            return self.keys[128 + 256 * (first - 0xC0) + self.unpack("<B")]
        return self.block(first == 0xE1).decode()

    def time(self, zone=None):
        microseconds, fold = self.unpack("<qB")
        clock = datetime(1970, 1, 1) + timedelta(microseconds=microseconds)
        if zone:
            clock = clock.replace(tzinfo=timezone(timedelta(microseconds=self.unpack("<q"))))
        return {"$time": clock.isoformat(), "fold": fold}

    def zoned(self):
        return self.time(zone=True)

    def array(self):
        dimensions, type_bytes, item_bytes = self.unpack("<BHI")
        shape = [self.unpack("<Q") for _ in range(dimensions)]
        kind = self.text(type_bytes)
        self.align(64)
        size = item_bytes
        for side in shape:
            size *= side
        return {"$array": kind, "shape": shape, "data": self.take(size).hex()}

    def element(self):
        number, *box, parent, confidence, role, flags, has_parent, size = self.unpack(
            "<q4iqHBBBI")
        return {"$element": self.described(number, box, confidence, role, flags, self.text(size)),
                "parent_id": parent if has_parent else None}

    def described(self, number, box, confidence, role, flags, text):
        return {"id": number, "box": box, "confidence": confidence, "role": ROLES[role],
                "flags": [name for i, name in enumerate(FLAGS) if flags >> i & 1], "text": text}

    def scene(self):
        self.align(8)
        begin = self.at
        (block, header, record, count, texts, threshold, _, width, height, scale, _, key
         ) = self.unpack("<QHHIIHHiiiIQ")
        text_begin = begin + header + record * count
        elements = []
        for i in range(count):
            self.at = begin + header + record * i
            number, *box, parent, at, size, confidence, role, flags = self.unpack("<q4iiIIHBB")
            text = self.data[text_begin:text_begin + texts][at:at + size].decode()
            elements.append(self.described(number, box, confidence, role, flags, text)
                            | {"parent": parent})
        self.at = begin + block
        return {"$scene": {"width": width, "height": height, "scale": scale, "content_key": key,
                           "threshold": threshold}, "elements": elements}
