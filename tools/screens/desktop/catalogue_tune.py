"""Desktop scenes of the tuning half.  No program here stands in catalogue_report.py.

Depends on: scene.py.
"""

from scene import Action, Look, Program, Scene

CLEAR = Look()
NUMIX_DARK = Look("Adwaita-dark", "elementary-xfce", "Noto Sans 10", window_manager="xfwm4",
                  frame_theme="Numix", title_font="Noto Sans Bold 9", dark=True)
NUMIX = Look("Numix", "elementary-xfce", "Lato 10", window_manager="xfwm4", frame_theme="Default",
             title_font="Lato Bold 10")

SCENES = (
    Scene("notes_and_calculator", look=CLEAR, wallpaper="dunes", fixtures=("notes",),
          programs=(
              Program(("mousepad", "{home}/notes.txt"), "notes.txt", (170, 110, 980, 700)),
              Program(("galculator",), "galculator", (960, 440, 460, 400)))),
    Scene("files_and_terminal_dark", look=NUMIX_DARK, wallpaper="night_hills",
          fixtures=("folders", "notes", "file_views"),
          programs=(
              Program(("thunar", "{home}/Projects"), "Projects", (120, 90, 1060, 620)),
              Program(("xfce4-terminal", "--working-directory={home}/Projects",
                       "--title", "Terminal", "--command", "bash --norc -i"),
                      "Terminal", (900, 480, 860, 460))),
          actions=(Action("type", "ls -l\n"),)),
    Scene("widget_factory", look=NUMIX, wallpaper="mint",
          programs=(Program(("gtk3-widget-factory",), "widget-factory", (300, 120, 1300, 760)),)),
    Scene("editor_menu_dark", look=NUMIX_DARK, wallpaper="ink", fixtures=("program_source",),
          programs=(Program(("geany", "-i", "-p", "{home}/rainfall.py"), "rainfall",
                            (160, 80, 1400, 860)),),
          actions=(Action("key", "alt+e"),)),
    Scene("torrents_preferences", look=CLEAR, wallpaper="gradient", fixtures=("torrents",),
          programs=(Program(("transmission-gtk",), "^Transmission$", (200, 160, 900, 600)),),
          actions=(Action("key", "alt+e p"), Action("window", "Preferences"))),
)
