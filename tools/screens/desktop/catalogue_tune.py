"""Desktop scenes of the tuning half.  No program here stands in catalogue_report.py.

Depends on: scene.py.
"""

from scene import Action, Look, Program, Scene

CLEAR = Look()
NUMIX_DARK = Look("Adwaita-dark", "elementary-xfce", "Noto Sans 10", window_manager="xfwm4",
                  frame_theme="Numix", title_font="Noto Sans Bold 9", dark=True)
NUMIX = Look("Numix", "elementary-xfce", "Lato 10", window_manager="xfwm4", frame_theme="Default",
             title_font="Lato Bold 10")
DARK = Look("Adwaita-dark", "Adwaita", "DejaVu Sans 10", frame_theme="Onyx",
            title_font="DejaVu Sans Bold 10", dark=True)
CLEAR_2X = Look(window_manager="xfwm4", frame_theme="Default-xhdpi",
                title_font="DejaVu Sans Bold 18")
DARK_2X = Look("Adwaita-dark", "Adwaita", "Noto Sans 10", window_manager="xfwm4",
               frame_theme="Default-xhdpi", title_font="Noto Sans Bold 18", dark=True)
BLACKBIRD = Look("Blackbird", "elementary-xfce-dark", "Noto Sans 9", window_manager="xfwm4",
                 frame_theme="Blackbird", title_font="Noto Sans Bold 9", dark=True)

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
          actions=(Action("key", "alt+d"),)),
    Scene("torrents_preferences", look=CLEAR, wallpaper="gradient", fixtures=("torrents",),
          programs=(Program(("transmission-gtk",), "^Transmission$", (200, 160, 900, 600)),),
          actions=(Action("key", "alt+e p"),
                   Action("place", ("Preferences", 1020, 230, 700, 620)))),
    Scene("nursery_order_dark", look=DARK, wallpaper="ink", width=1280, height=1024,
          fixtures=("own_programs",),
          programs=(Program(("python3", "{home}/bin/nursery.py", "dialog"), "order book",
                            (120, 100, 940, 720), "nursery"),),
          actions=(Action("window", "Same order"),)),
    Scene("nursery_stock_2x", look=CLEAR_2X, wallpaper="mint", scale=2, fixtures=("own_programs",),
          programs=(Program(("python3", "{home}/bin/nursery.py", "table"), "order book",
                            (140, 110, 1640, 880), "nursery"),)),
    Scene("compare_texts", look=NUMIX, wallpaper="plain_teal", fixtures=("two_versions",),
          programs=(Program(("meld", "{home}/notes.txt", "{home}/notes-new.txt"), "Meld|notes",
                            (130, 90, 1500, 820)),)),
    Scene("archive_and_question_dark", look=DARK, wallpaper="dusk", width=1366, height=768,
          fixtures=("archive",),
          programs=(
              Program(("file-roller", "{home}/projects.zip"), "projects", (60, 60, 820, 560)),
              Program(("zenity", "--forms", "--title=Send report", "--text=Who gets the report?",
                       "--add-entry=Address", "--add-entry=Subject", "--add-password=Signature",
                       "--add-combo=Format", "--combo-values=Plain text|Table|Drawing"),
                      "Send report", (700, 260, 420, 300)))),
    Scene("ledger", look=CLEAR, wallpaper="gradient", fixtures=("accounts",),
          programs=(Program(("homebank", "{home}/household.xhb"), "HomeBank|household",
                            (140, 100, 1300, 800)),)),
    Scene("appearance_dark", look=BLACKBIRD, wallpaper="night_hills",
          programs=(
              Program(("xfce4-appearance-settings",), "Appearance", (160, 120, 620, 620)),
              Program(("xfce4-mouse-settings",), "Mouse", (640, 320, 620, 520)))),
    Scene("find_files", look=CLEAR, wallpaper="mint", width=1280, height=1024,
          fixtures=("folders",),
          programs=(Program(("catfish", "--path={home}/Projects", "--start", "o"), "atfish",
                            (110, 100, 1000, 700)),)),
    Scene("file_context_menu", look=NUMIX, wallpaper="dunes", fixtures=("folders", "file_views"),
          programs=(Program(("thunar", "{home}/Projects"), "Projects", (200, 120, 1100, 700)),),
          actions=(Action("rightclick", (520, 400)),)),
    Scene("order_choices", look=NUMIX, wallpaper="plain_slate", width=1366, height=768,
          fixtures=("own_programs",),
          programs=(Program(("python3", "{home}/bin/nursery.py"), "order book", (120, 60, 900, 640),
                            "nursery"),),
          actions=(Action("click", (700, 293)),)),
    Scene("sums_2x_dark", look=DARK_2X, wallpaper="night_hills", scale=2, fixtures=("notes",),
          programs=(
              Program(("mousepad", "{home}/notes.txt"), "notes.txt", (80, 90, 1300, 860)),
              Program(("galculator",), "galculator", (960, 260, 840, 720)))),
    Scene("table_import", look=CLEAR, wallpaper="plain_teal", fixtures=("measurements",),
          programs=(Program(("soffice", "--calc", "--norestore", "--nologo",
                             "{home}/weather.csv"), "Text Import", (500, 160, 760, 700),
                            "libreoffice"),),
          painted=((522, 626, 716, 186),)),
    Scene("sheet_and_cells", look=CLEAR, wallpaper="dusk",
          fixtures=("measurements", "small_sheet_window"),
          programs=(Program(("soffice", "--calc", "--norestore", "--nologo",
                             "{home}/weather.csv"), "Text Import", None, "libreoffice"),),
          actions=(Action("key", "Return"), Action("place", ("weather.csv", 90, 70, 1240, 640)),
                   Action("key", "ctrl+1"),
                   Action("place", ("Format Cells", 1080, 300, 760, 600))),
          painted=((352, 181, 905, 34), (88, 215, 1170, 19), (88, 234, 43, 417))),
)
