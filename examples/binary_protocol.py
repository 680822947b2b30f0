"""The binary protocol, step by step: each step prints what it shows.

  python examples/binary_protocol.py
"""
from __future__ import annotations

import asyncio

import numpy as np

import computer_genie as cg
from computer_genie.performance import CompressionType, FastBinaryProtocol, ProtocolError

# A screenshot: here a drawn one.
screenshot = np.full((720, 1280, 3), (246, 246, 247), np.uint8)
for top in (60, 140, 220):
    screenshot[top : top + 40, 80:200] = (30, 110, 220)
    screenshot[top + 18 : top + 22, 110:140] = 255

protocol = FastBinaryProtocol()

# 1. A Scene there and back.
scene = cg.detect(screenshot)
message = protocol.serialize(scene)
print(f"a Scene of {len(scene)} elements: {len(message)} bytes,", end=" ")
print("the same again:", protocol.deserialize(message) == scene)

# 2. Values, times and arrays; each compression.
data = {"image": screenshot, "places": [(1, 2), (3, 4)], "name": "naïve ☃", "raw": b"\0\xff"}
for compression in CompressionType:
    size = len(protocol.serialize(data, compression=compression))
    print(f"{compression.name:5} {size:>8} bytes")

# 3. An array that was not compressed is read in place.
plain = protocol.serialize(data, compression=CompressionType.NONE)
image = protocol.deserialize(plain)["image"]
print("read in place:", np.shares_memory(image, np.frombuffer(plain, np.uint8)))

# 4. A damaged message is refused, always.
damaged = bytearray(plain)
damaged[len(damaged) // 2] ^= 1
try:
    protocol.deserialize(bytes(damaged))
except ProtocolError as error:
    print("refused:", error)

# 5. Beside JSON.
result = asyncio.run(protocol.benchmark_vs_json(data, iterations=5))
print("faster than", result["json_library"], ":", result["speedup"] > 1)
