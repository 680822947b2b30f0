"""The engine of this process: made at its first use, with the settings of load_config().

Nothing starts at import. A forked child makes its own engine; its parent's stays untouched, for
its threads do not exist there. At exit, jobs that wait end as cancelled.
"""
from __future__ import annotations

import atexit
import os
import threading

from computer_genie import _native

_lock = threading.Lock()
_engine: _native.Engine | None = None


def engine() -> _native.Engine:
    """Errors: ConfigError, from the settings file or the environment."""
    global _engine
    with _lock:
        if _engine is None:
            _engine = _native.Engine(_native.load_config())
        return _engine


def use(settings: _native.LoadedConfig) -> None:
    """Later calls run on an engine with these settings; calls in progress keep the old one."""
    global _engine
    made = _native.Engine(settings)
    with _lock:
        previous, _engine = _engine, made
    del previous  # the old one; outside the lock, for its threads end with it


def _close() -> None:
    global _engine
    with _lock:
        _engine = None


def _forget_after_fork() -> None:
    global _engine, _lock
    _lock = threading.Lock()
    _engine = None


atexit.register(_close)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_after_fork)
