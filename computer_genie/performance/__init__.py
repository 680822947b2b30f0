"""The performance interface: everything that users import by `from computer_genie.performance`.

A promised class lives in a module of its own here and is re-exported by one line; docs/python.md
says how one is added.
"""
from computer_genie import (
    CacheError,
    Change,
    ConfigError,
    Detector,
    DeviceError,
    Element,
    GenieError,
    InvalidImageError,
    LimitError,
    ModelError,
    ProtocolError,
    QueueError,
    Scene,
    StoreError,
    UpdateReport,
    detect,
    detect_async,
    draw,
    load_config,
    version_info,
)

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
    "StoreError",
    "UpdateReport",
    "detect",
    "detect_async",
    "draw",
    "load_config",
    "version_info",
]
