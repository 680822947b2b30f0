"""load_config and version_info: what this process runs with."""
from __future__ import annotations

import os
import platform
from typing import Any

import numpy as np

from computer_genie import _native, runtime


class Settings(dict[str, Any]):
    """Every setting by its key ("engine.worker_threads"); None stands for auto.

    file    the settings file that was read; empty where there was none
    notes   what a person should know, one line each: settings of parts that are not built yet
    """

    def __init__(self, loaded: _native.LoadedConfig) -> None:
        super().__init__(loaded.values())
        self.file = loaded.file
        self.notes = tuple(loaded.notes)


def load_config(path: str | os.PathLike[str] | None = None) -> Settings:
    """Reads the settings, and uses them for every later call of this process.

    path   a settings file; without one the file that COMPUTER_GENIE_CONFIG names, else
           performance_config.yaml in the working directory, if it is there

    The environment goes over the file, built-in defaults stand below both. Without a call of this
    function the first detection does the same with path=None.
    Errors: ConfigError; nothing changes then.
    """
    loaded = _native.load_config(None if path is None else os.fsdecode(path))
    runtime.use(loaded)
    return Settings(loaded)


def version_info() -> dict[str, Any]:
    """Versions: of this package, its compiler and codecs; the instruction sets of this machine."""
    info = _native.version_info()
    info["python"] = platform.python_version()
    info["numpy"] = np.__version__
    return info
