"""What a desktop scene is: plain values, no processes.

A scene names a screen size, a look (theme, font, window manager, wallpaper), the programs
that run on it with their places, and the actions (keys, clicks) that bring it into the state
to be pictured.  Catalogues (catalogue_*.py) are lists of these values; session.py and
runner.py bring them to life.

Depends on: the standard library only.  Thread safety: frozen values.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Look:
    """Theme of widgets, icons, letters and window frames."""

    gtk_theme: str = "Adwaita"
    icon_theme: str = "Adwaita"
    font: str = "DejaVu Sans 10"
    mono_font: str = "DejaVu Sans Mono 10"
    window_manager: str = "openbox"
    frame_theme: str = ""
    title_font: str = "DejaVu Sans Bold 10"
    dark: bool = False


@dataclass(frozen=True)
class Program:
    """One program of a scene.

    command   argument vector; `{home}` becomes the scene's home folder
    window    regular expression on the title of the window to wait for
    place     x, y, width, height of the client area in device pixels; None leaves it alone
    shows     name for the truth's `source`; the command's first word if empty
    """

    command: tuple
    window: str
    place: tuple | None = None
    shows: str = ""
    environment: tuple = ()

    @property
    def source(self):
        return self.shows or self.command[0]


@dataclass(frozen=True)
class Action:
    """One step of input: verb is `key`, `type`, `click`, `rightclick`, `window`, `raise`, `place`.

    key, type     argument: keys for xdotool (`alt+f Down`), or the text to type
    click         argument: x, y in device pixels of the screen
    window        argument: title pattern to wait for (a dialog that an earlier key opens)
    raise         argument: title pattern of the window to bring to the front
    place         argument: (title pattern, x, y, width, height)
    """

    verb: str
    argument: object


@dataclass(frozen=True)
class Scene:
    """One picture to be made.  `fixtures` names the builders of fixtures.py it needs.

    painted   [x, y, w, h] areas whose inside no toolkit exposes (own-drawn canvases), in device
              pixels; they become opaque regions of the truth.
    """

    name: str
    programs: tuple
    look: Look = field(default_factory=Look)
    width: int = 1920
    height: int = 1080
    scale: int = 1
    wallpaper: str = "gradient"
    actions: tuple = ()
    fixtures: tuple = ()
    painted: tuple = ()

    @property
    def sources(self):
        return ", ".join(dict.fromkeys(program.source for program in self.programs))
