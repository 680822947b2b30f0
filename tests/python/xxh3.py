"""XXH3 with 64 bits and seed 0, from the specification of xxHash: slow, and independent of the
engine. The reader of the binary protocol in protocol_reader.py verifies messages with it."""
import struct

_SECRET = bytes.fromhex(
    "b8fe6c3923a44bbe7c01812cf721ad1cded46de9839097db7240a4a4b7b3671f"
    "cb79e64eccc0e578825ad07dccff7221b8084674f743248ee03590e6813a264c"
    "3c2852bb91c300cb88d0658b1b532ea371644897a20df94e3819ef46a9deacd8"
    "a8fa763fe39c343ff9dcbbc7c70b4f1d8a51e04bcdb45931c89f7ec9d9787364"
    "eac5ac8334d3ebc3c581a0fffa1363eb170ddd51b7f0da49d316552629d4689e"
    "2b16be587d47a1fc8ff8b8d17ad031ce45cb3a8f95160428afd7fbcabb4b407e"
)
_MASK = 2**64 - 1
_P32 = (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D)
_P64 = (0x9E3779B185EBCA87, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x85EBCA77C2B2AE63,
        0x27D4EB2F165667C5)
_STRIPE, _BLOCK = 64, 1024


def _u32(data, at):
    return struct.unpack_from("<I", data, at)[0]


def _u64(data, at):
    return struct.unpack_from("<Q", data, at)[0]


def _fold(a, b):
    product = a * b
    return (product & _MASK) ^ (product >> 64)


def _avalanche(h):
    h ^= h >> 37
    h = h * 0x165667919E3779F9 & _MASK
    return h ^ (h >> 32)


def _avalanche_of_xxh64(h):
    h ^= h >> 33
    h = h * _P64[1] & _MASK
    h ^= h >> 29
    h = h * _P64[2] & _MASK
    return h ^ (h >> 32)


def _rotate(h, bits):
    return (h << bits | h >> (64 - bits)) & _MASK


def _swap(h):
    return int.from_bytes(h.to_bytes(8, "little"), "big")


def _mix(data, at, key):
    return _fold(_u64(data, at) ^ _u64(_SECRET, key), _u64(data, at + 8) ^ _u64(_SECRET, key + 8))


def _up_to_16(data):
    size = len(data)
    if size > 8:
        low = _u64(data, 0) ^ _u64(_SECRET, 24) ^ _u64(_SECRET, 32)
        high = _u64(data, size - 8) ^ _u64(_SECRET, 40) ^ _u64(_SECRET, 48)
        return _avalanche((size + _swap(low) + high + _fold(low, high)) & _MASK)
    if size >= 4:
        h = _u32(data, size - 4) + (_u32(data, 0) << 32) ^ _u64(_SECRET, 8) ^ _u64(_SECRET, 16)
        h ^= _rotate(h, 49) ^ _rotate(h, 24)
        h = h * 0x9FB21C651E98DF25 & _MASK
        h = (h ^ (h >> 35) + size) * 0x9FB21C651E98DF25 & _MASK
        return h ^ (h >> 28)
    if size == 0:
        return _avalanche_of_xxh64(_u64(_SECRET, 56) ^ _u64(_SECRET, 64))
    h = data[0] << 16 | data[size >> 1] << 24 | data[-1] | size << 8
    return _avalanche_of_xxh64(h ^ _u32(_SECRET, 0) ^ _u32(_SECRET, 4))


def _up_to_128(data):
    size = len(data)
    h = size * _P64[0]
    for i in reversed(range((size - 1) // 32 + 1)):
        h += _mix(data, 16 * i, 32 * i) + _mix(data, size - 16 * (i + 1), 32 * i + 16)
    return _avalanche(h & _MASK)


def _up_to_240(data):
    size = len(data)
    h = size * _P64[0] + sum(_mix(data, 16 * i, 16 * i) for i in range(8))
    h = _avalanche(h & _MASK)
    h += sum(_mix(data, 16 * i, 16 * (i - 8) + 3) for i in range(8, size // 16))
    return _avalanche((h + _mix(data, size - 16, 119)) & _MASK)


def _accumulate(sums, data, at, key):
    for i in range(8):
        value = _u64(data, at + 8 * i)
        keyed = value ^ _u64(_SECRET, key + 8 * i)
        sums[i ^ 1] = sums[i ^ 1] + value & _MASK
        sums[i] = sums[i] + (keyed & 0xFFFFFFFF) * (keyed >> 32) & _MASK


def _long(data):
    size = len(data)
    sums = [_P32[2], _P64[0], _P64[1], _P64[2], _P64[3], _P32[1], _P64[4], _P32[0]]
    for at in range(0, size - 1 - (size - 1) % _STRIPE, _STRIPE):
        _accumulate(sums, data, at, at % _BLOCK // 8)
        if at % _BLOCK == _BLOCK - _STRIPE:
            sums = [(h ^ (h >> 47) ^ _u64(_SECRET, 128 + 8 * i)) * _P32[0] & _MASK
                    for i, h in enumerate(sums)]
    _accumulate(sums, data, size - _STRIPE, 121)
    h = size * _P64[0]
    for i in range(0, 8, 2):
        h += _fold(sums[i] ^ _u64(_SECRET, 11 + 8 * i), sums[i + 1] ^ _u64(_SECRET, 19 + 8 * i))
    return _avalanche(h & _MASK)


def xxh3(data):
    """The hash of `data` as an int."""
    if len(data) <= 16:
        return _up_to_16(data)
    if len(data) <= 128:
        return _up_to_128(data)
    return _up_to_240(data) if len(data) <= 240 else _long(data)
