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
    Screen,
    ScreenFrame,
    StoreError,
    UpdateReport,
    Watch,
    WatchEvent,
    detect,
    detect_async,
    draw,
    load_config,
    screen,
    version_info,
    wait_for,
    watch,
)
from computer_genie.performance.benchmarks.runner import BenchmarkRunner
from computer_genie.performance.binary_protocol import (
    BinarySerializer,
    CompressionManager,
    CompressionType,
    FastBinaryProtocol,
    MessageType,
    ParsedMessage,
)
from computer_genie.performance.memory_pool import MemoryPool
from computer_genie.performance.operations import available_operations
from computer_genie.performance.simd_processor import SIMDCapabilities, SIMDProcessor
from computer_genie.performance.zero_copy import ProcessingContext, ZeroCopyPipeline
from computer_genie.performance.zero_copy_image import ZeroCopyImage
from computer_genie.performance.zero_copy_processor import ZeroCopyProcessor
from computer_genie.shared_image import SharedImage

__all__ = [
    "BenchmarkRunner",
    "BinarySerializer",
    "CacheError",
    "Change",
    "CompressionManager",
    "CompressionType",
    "ConfigError",
    "Detector",
    "DeviceError",
    "Element",
    "FastBinaryProtocol",
    "GenieError",
    "InvalidImageError",
    "LimitError",
    "MemoryPool",
    "MessageType",
    "ModelError",
    "ParsedMessage",
    "ProcessingContext",
    "ProtocolError",
    "QueueError",
    "SIMDCapabilities",
    "SIMDProcessor",
    "Scene",
    "Screen",
    "ScreenFrame",
    "SharedImage",
    "StoreError",
    "UpdateReport",
    "Watch",
    "WatchEvent",
    "ZeroCopyImage",
    "ZeroCopyPipeline",
    "ZeroCopyProcessor",
    "available_operations",
    "detect",
    "detect_async",
    "draw",
    "load_config",
    "screen",
    "version_info",
    "wait_for",
    "watch",
]
