"""The exception classes. One catches everything of ours (`GenieError`); each is also the built-in
class that says the same, so `except ValueError` and `except FileNotFoundError` work as expected.
"""


class GenieError(Exception):
    """Something that the engine could not do. The message names the thing, why, and what to do."""


class InvalidImageError(GenieError, ValueError):
    """A picture that is none: a wrong shape or type, bytes of no known format, a damaged file."""


class ImageNotFoundError(InvalidImageError, FileNotFoundError):
    """A path at which there is no file."""


class ImagePermissionError(InvalidImageError, PermissionError):
    """A file that may not be read."""


class LimitError(GenieError, ValueError):
    """A named limit was reached: a side, the pixels, the bytes of a file, the jobs that wait."""


class ModelError(GenieError, RuntimeError):
    """A model that is missing, damaged or not in this build."""


class DeviceError(GenieError, RuntimeError):
    """A device or its driver failed."""


class QueueError(GenieError, RuntimeError):
    """The task queue failed."""


class StoreError(GenieError, OSError):
    """The image store failed, or an output could not be written."""


class CacheError(GenieError, RuntimeError):
    """The cache failed."""


class ProtocolError(GenieError, ValueError):
    """Bytes that are no message of the binary protocol, or a value that it cannot carry."""


class MessageLimitError(ProtocolError, LimitError):
    """A message beyond a limit: its bytes, its values, how deep they lie in each other."""


class ConfigError(GenieError, ValueError):
    """A setting that is unknown or out of its range, or a settings file that is none."""


class ConfigNotFoundError(ConfigError, FileNotFoundError):
    """A settings file that was named and is not there."""


class ConfigPermissionError(ConfigError, PermissionError):
    """A settings file that may not be read."""
