"""One X display with a D-Bus session, a window manager and a wallpaper, for one scene.

Owns: a temporary home folder, Xvfb, dbus-daemon, xsettingsd, the window manager and the
programs.  `with Session(scene) as session:` ends them all on leaving.

Depends on: process_tree, look_files, wallpaper, fixtures; Xvfb, dbus, xdotool, xsettingsd,
hsetroot.  Thread safety: one thread, one session at a time.
"""

import os
import shutil
import tempfile
import time

import fixtures
from look_files import write_look
from PIL import ImageChops, ImageGrab
from process_tree import ProcessTree
from wallpaper import draw_wallpaper

START_TIMEOUT_S = 40
STABLE_S = 0.7
STABLE_TIMEOUT_S = 12

WINDOW_MANAGERS = {
    "openbox": ["openbox"],
    "xfwm4": ["xfwm4", "--compositor=off"],
    "metacity": ["metacity", "--no-composite"],
    "marco": ["marco", "--no-composite"],
}


class SceneError(Exception):
    """A scene could not be made; the message names the step and the reason."""


def wait_for(condition, what, timeout_s=START_TIMEOUT_S):
    """Polls until `condition()` is true; SceneError naming `what` after the timeout."""
    deadline = time.monotonic() + timeout_s
    while time.monotonic() < deadline:
        value = condition()
        if value:
            return value
        time.sleep(0.1)
    raise SceneError(f"{what} did not happen within {timeout_s} s")


def _base_environment(home, scene):
    runtime = os.path.join(home, ".runtime")
    os.makedirs(runtime, mode=0o700)
    return {
        "HOME": home, "USER": "demo", "LOGNAME": "demo", "SHELL": "/bin/bash", "TERM": "xterm",
        "PATH": "/usr/local/bin:/usr/bin:/bin:/usr/games:/usr/sbin:/sbin", "LANG": "C.UTF-8",
        "TZ": "UTC", "XDG_RUNTIME_DIR": runtime, "XDG_CONFIG_HOME": os.path.join(home, ".config"),
        "XDG_DATA_HOME": os.path.join(home, ".local", "share"), "NO_AT_BRIDGE": "0",
        "XDG_CACHE_HOME": os.path.join(home, ".cache"), "GIO_USE_VFS": "local",
        "GSETTINGS_BACKEND": "keyfile", "GTK_CSD": "0", "GTK_OVERLAY_SCROLLING": "0",
        "GDK_BACKEND": "x11", "GDK_SCALE": str(scene.scale), "LIBGL_ALWAYS_SOFTWARE": "1",
        "PS1": r"\w $ ", "GTK_MODULES": "gail:atk-bridge", "SAL_USE_VCLPLUGIN": "gtk3",
    }


def _scene_folder():
    """A fresh folder; always the same name where that is free, since path bars show it."""
    usual = os.path.join(tempfile.gettempdir(), "desktop")
    try:
        os.mkdir(usual)
        return usual
    except FileExistsError:
        return tempfile.mkdtemp(prefix="desktop-")


class Session:
    """The running desktop of one scene."""

    def __init__(self, scene):
        self.scene = scene
        self.folder = _scene_folder()
        os.chmod(self.folder, 0o755)
        self.home = os.path.join(self.folder, "demo")
        os.makedirs(self.home)
        self.processes = ProcessTree(_base_environment(self.home, scene), self.folder)
        self.display = ""

    def __enter__(self):
        try:
            self._write_home()
            self._start_display()
            self._start_bus()
            self._start_desktop()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self.processes.end()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _write_home(self):
        scene = self.scene
        write_look(scene, self.home)
        for name in scene.fixtures:
            fixtures.BUILDERS[name](self.home)
        picture = draw_wallpaper(scene.wallpaper, scene.name, scene.width, scene.height)
        picture.save(os.path.join(self.folder, "wallpaper.png"))
        if os.geteuid() == 0:
            self._give_to_scene_user()

    def _give_to_scene_user(self):
        for folder, names, files in os.walk(self.folder):
            for name in [folder, *(os.path.join(folder, n) for n in names + files)]:
                shutil.chown(name, "nobody", "nogroup")

    def _start_display(self):
        scene = self.scene
        readable, writable = os.pipe()
        command = ["Xvfb", "-displayfd", str(writable), "-screen", "0",
                   f"{scene.width}x{scene.height}x24", "-dpi", "96", "-nolisten", "tcp", "-ac",
                   "-noreset"]
        self.processes.start(command, pass_fds=(writable,), log="xvfb.log")
        os.close(writable)
        with os.fdopen(readable, encoding="ascii") as number:
            self.display = ":" + number.readline().strip()
        if self.display == ":":
            raise SceneError("Xvfb did not start")
        self.processes.set_environment("DISPLAY", self.display)

    def _start_bus(self):
        address = f"unix:path={self.home}/.runtime/bus"
        self.processes.set_environment("DBUS_SESSION_BUS_ADDRESS", address)
        self.processes.start(["dbus-daemon", "--session", "--nofork", f"--address={address}"])
        wait_for(lambda: os.path.exists(f"{self.home}/.runtime/bus"), "start of the D-Bus session")

    def _start_desktop(self):
        self.processes.start(["xsettingsd"])
        self.processes.start(["hsetroot", "-fill", os.path.join(self.folder, "wallpaper.png")])
        self.processes.start(WINDOW_MANAGERS[self.scene.look.window_manager])
        try:
            wait_for(self._is_managed, f"start of {self.scene.look.window_manager}")
        except SceneError as error:
            raise SceneError(f"{error}; it printed: {self.program_log('log')}") from error

    def _is_managed(self):
        return b"0x" in self.read(["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"])

    def read(self, command, timeout_s=10, stdin=None):
        """Standard output of a short command run inside the session."""
        return self.processes.read(command, timeout_s, stdin)

    def start_program(self, program):
        """Starts a program; its output goes to a log in the session's folder."""
        command = [part.replace("{home}", self.home) for part in program.command]
        return self.processes.start(command, extra=program.environment, log="programs.log")

    def program_log(self, name="programs.log", characters=600):
        """The end of what the programs (or, in `log`, the desktop's parts) printed."""
        path = os.path.join(self.folder, name)
        if not os.path.exists(path):
            return ""
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read()[-characters:].strip()

    def grab(self):
        """The screen as it is now, RGB."""
        return ImageGrab.grab(xdisplay=self.display).convert("RGB")

    def settle(self):
        """Waits until the picture has not changed for a while; returns the last picture."""
        deadline = time.monotonic() + STABLE_TIMEOUT_S
        previous, since = self.grab(), time.monotonic()
        while time.monotonic() < deadline:
            time.sleep(0.2)
            current = self.grab()
            if ImageChops.difference(previous, current).getbbox():
                since = time.monotonic()
            elif time.monotonic() - since >= STABLE_S:
                break
            previous = current
        return previous
