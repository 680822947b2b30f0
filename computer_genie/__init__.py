"""Computer Genie: a screenshot in, its user-interface elements out.

    import computer_genie as cg
    for element in cg.detect("shot.png"):
        print(element.role, element.box, element.confidence)

The functions are thin translations of the C++ engine: arrays cross without a copy, the GIL is
released while it works. docs/python.md says what each takes and gives.
"""
from computer_genie.change import Change
from computer_genie.detection import detect, detect_async
from computer_genie.detector import Detector, UpdateReport
from computer_genie.drawing import draw
from computer_genie.element import Element
from computer_genie.errors import (
    CacheError,
    ConfigError,
    DeviceError,
    GenieError,
    InvalidImageError,
    LimitError,
    ModelError,
    ProtocolError,
    QueueError,
    StoreError,
)
from computer_genie.scene import Scene
from computer_genie.screen import Screen, screen
from computer_genie.screen_frame import ScreenFrame
from computer_genie.settings import load_config, version_info
from computer_genie.waiting import wait_for
from computer_genie.watching import Watch, WatchEvent, watch

__all__ = [
    "CacheError",
    "Change",
    "ConfigError",
    "Detector",
    "DeviceError",
    "Element",
    "GenieError",
    "InvalidImageError",
    "LimitError",
    "ModelError",
    "ProtocolError",
    "QueueError",
    "Scene",
    "Screen",
    "ScreenFrame",
    "StoreError",
    "UpdateReport",
    "Watch",
    "WatchEvent",
    "detect",
    "detect_async",
    "draw",
    "load_config",
    "screen",
    "version_info",
    "wait_for",
    "watch",
]
__version__: str = version_info()["version"]
