"""Starts a scene's processes and is sure to end every one of them.

The runner makes itself the subreaper of its descendants, so daemons that detach (D-Bus
services, the accessibility bus) stay below it in the process table and end with the scene.
When the runner is root, children run as the unprivileged user `nobody`: several desktop
programs warn or refuse under root, and a warning bar would stand in every picture.

Depends on: the standard library, Linux (/proc, prctl).  Thread safety: one thread.
"""

import ctypes
import os
import pwd
import signal
import subprocess
import time

PR_SET_CHILD_SUBREAPER = 36
GRACE_S = 3.0


def become_subreaper():
    """Makes orphaned descendants children of this process (Linux 3.4)."""
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def scene_user():
    """Keyword arguments for Popen that drop root, empty for everybody else."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _parents():
    """Process id -> parent's id, for every process now alive."""
    parents = {}
    for entry in os.listdir("/proc"):
        if not entry.isdigit():
            continue
        try:
            with open(f"/proc/{entry}/stat", encoding="ascii", errors="replace") as stat:
                fields = stat.read().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[0] != "Z":
            parents[int(entry)] = int(fields[1])
    return parents


def descendants(root, except_of=()):
    """Ids of all living processes below `root`, without those in `except_of`."""
    parents = _parents()
    found, frontier = set(), {root}
    while frontier:
        frontier = {p for p, parent in parents.items() if parent in frontier} - found
        found |= frontier
    return found - set(except_of)


class ProcessTree:
    """Owns the processes of one scene, from start to the last kill."""

    def __init__(self, environment, folder):
        self._environment = dict(environment)
        self._folder = folder
        self._before = descendants(os.getpid())

    def start(self, command, extra=(), log="log", **keywords):
        """Starts a command in the scene's folder; its output goes to `log` there."""
        environment = {**self._environment, **dict(extra)}
        with open(os.path.join(self._folder, log), "ab") as output:
            return subprocess.Popen(
                list(command), env=environment, cwd=environment["HOME"],
                stdin=subprocess.DEVNULL, stderr=output,
                **{"stdout": output, "start_new_session": True, **scene_user(), **keywords})

    def read(self, command, timeout_s, stdin=None):
        """Standard output of a short command; empty if it fails or takes too long.

        What it says on standard error goes to the log of the desktop's own parts.
        """
        with open(os.path.join(self._folder, "log"), "ab") as errors:
            try:
                done = subprocess.run(list(command), env=self._environment, timeout=timeout_s,
                                      input=stdin, stdout=subprocess.PIPE, stderr=errors,
                                      check=False, **scene_user())
            except subprocess.TimeoutExpired:
                return b""
        return done.stdout

    def set_environment(self, name, value):
        self._environment[name] = value

    def end(self):
        """Ends every descendant started since construction; waits until they are gone."""
        for number in (signal.SIGTERM, signal.SIGKILL):
            deadline = time.monotonic() + GRACE_S
            for process in descendants(os.getpid(), self._before):
                try:
                    os.kill(process, number)
                except ProcessLookupError:
                    pass
            while descendants(os.getpid(), self._before) and time.monotonic() < deadline:
                time.sleep(0.05)
        self._reap()

    @staticmethod
    def _reap():
        try:
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        except ChildProcessError:
            pass
