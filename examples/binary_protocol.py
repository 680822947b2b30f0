"""Messages of the binary protocol, step by step: each step prints what it shows.

  python examples/binary_protocol.py
"""
from __future__ import annotations

import asyncio
import datetime

import computer_genie as cg
import numpy as np
from computer_genie.performance import CompressionType, FastBinaryProtocol, MessageType

# A screenshot: here a drawn one, with three buttons.
screenshot = np.full((720, 1280, 3), (246, 246, 247), np.uint8)
for top in (60, 140, 220):
    screenshot[top : top + 40, 80:200] = (30, 110, 220)
    screenshot[top + 18 : top + 22, 110:140] = 255
scene = cg.detect(screenshot)

with FastBinaryProtocol() as protocol:
    # 1. Values of many kinds in one message, and back as they were.
    report = {
        "taken": datetime.datetime.now(datetime.timezone.utc),
        "image": screenshot,
        "scene": scene,
        "clicked": scene[0],
        "tags": ("login", "retry", 3),
    }
    back = protocol.deserialize(protocol.serialize(report))
    print("same scene:", back["scene"] == scene, "- same time:", back["taken"] == report["taken"])

    # 2. The image comes back as a view of the message: nothing was copied.
    message = protocol.serialize(report, CompressionType.NONE)
    image = protocol.deserialize(message)["image"]
    print("a view:", np.shares_memory(image, np.frombuffer(message, np.uint8)))

    # 3. Compression: chosen by size and content unless it is named.
    for name in ("none", "lz4", "zstd", "gzip", "auto"):
        print(f"{name:>5}: {len(protocol.serialize(report, name)):>9,} bytes")

    # 4. Messages have a type, which the protocol carries and leaves to you.
    parsed = protocol.parse_message(protocol.create_message(MessageType.REQUEST, {"id": 7}))
    print(parsed.type.name, parsed.payload)

    # 5. What cannot be carried, and what was damaged, is told.
    try:
        protocol.serialize({"steps": [print]})
    except TypeError as error:
        print("refused:", str(error).split(" (")[0], "...", str(error).rsplit(": ")[-1])
    try:
        protocol.deserialize(message[:1000])
    except cg.ProtocolError as error:
        print("refused:", error)

    # 6. How much faster than JSON, here?
    result = asyncio.run(protocol.benchmark_vs_json({"image": screenshot}, iterations=5))
    print(f"{result['speedup']:.0f} times faster than {result['json_library']}, "
          f"{result['size_reduction']:.0f} % smaller")  # fmt: skip
