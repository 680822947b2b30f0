"""The engine of this process: made at its first use, with the settings of load_config().

Nothing starts at import. A forked child makes its own engine; its parent's stays untouched, for
its threads do not exist there. At exit, jobs that wait end as cancelled, and threads that are
inside C++ then stay there.
"""
from __future__ import annotations

import atexit
import os
import threading
import weakref
from typing import Any

from computer_genie import _native

_lock = threading.Lock()
_engine: _native.Engine | None = None
_settings: dict[str, Any] | None = None
_engines: weakref.WeakSet[_native.Engine] = weakref.WeakSet()  # sessions may hold older ones
_process = 0  # one more in each forked child
_ending = False  # the interpreter is; only its main thread comes to an end


def engine() -> _native.Engine:
    """Errors: ConfigError, from the settings file or the environment."""
    global _engine
    with _lock:
        if _engine is None:
            _engine = _make(_native.load_config())
        return _engine


def settings() -> dict[str, Any]:
    """Every setting by its key, as the engine has or will have them; not to be written.

    Errors: ConfigError, from the settings file or the environment.
    """
    global _settings
    with _lock:
        if _settings is None:
            _settings = _native.load_config().values()
        return _settings


def process() -> int:
    """Another number in a forked child than in its parent."""
    return _process


def is_ending() -> bool:
    return _ending


def use(settings: _native.LoadedConfig) -> None:
    """Later calls run on an engine with these settings; calls in progress keep the old one."""
    global _engine, _settings
    made = _make(settings)
    with _lock:
        previous, _engine = _engine, made
        _settings = settings.values()
    del previous  # the old one; outside the lock, for its threads end with it


def _make(settings: _native.LoadedConfig) -> _native.Engine:
    made = _native.Engine(settings)
    _engines.add(made)
    return made


def _close() -> None:
    global _ending
    _ending = True
    for made in list(_engines):
        made.close()
    _native.close_gate()


def _forget_after_fork() -> None:
    global _engine, _engines, _lock, _process, _ending
    _process, _ending = _process + 1, False
    _lock = threading.Lock()
    _engine, _engines = None, weakref.WeakSet()
    _native.reopen_gate()


atexit.register(_close)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_after_fork)
