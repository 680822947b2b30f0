"""Desktop scenes of the reporting half.  No program here stands in catalogue_tune.py.

Depends on: scene.py.
"""

from scene import Action, Look, Program, Scene

MENTA = Look("Menta", "mate", "Liberation Sans 10", window_manager="marco", frame_theme="Menta",
             title_font="Liberation Sans Bold 10")
BLACK_MATE = Look("BlackMATE", "mate", "Cantarell 10", window_manager="marco",
                  frame_theme="BlackMATE", title_font="Cantarell Bold 10", dark=True)
MATERIA = Look("Materia-light-compact", "Papirus", "Cantarell 10", window_manager="metacity",
               frame_theme="Materia-light-compact", title_font="Cantarell Bold 10")
MATERIA_DARK = Look("Materia-dark-compact", "Papirus-Dark", "Cantarell 10",
                    window_manager="metacity", frame_theme="Materia-dark-compact",
                    title_font="Cantarell Bold 10", dark=True)
TRADITIONAL = Look("TraditionalOk", "mate", "Liberation Sans 10", window_manager="marco",
                   frame_theme="TraditionalOk", title_font="Liberation Sans Bold 10")
BLUEBIRD = Look("Bluebird", "mate", "Liberation Sans 9", window_manager="metacity",
                frame_theme="ClearlooksRe", title_font="Liberation Sans Bold 9")

SCENES = (
    Scene("editor_and_sums", look=MENTA, wallpaper="dunes", fixtures=("notes",),
          programs=(
              Program(("pluma", "{home}/notes.txt"), "notes.txt", (140, 100, 1040, 720)),
              Program(("mate-calc",), "Calculator", (1080, 420, 420, 380)))),
    Scene("file_list_and_shell_dark", look=BLACK_MATE, wallpaper="night_hills",
          fixtures=("folders", "notes"),
          programs=(
              Program(("caja", "--no-desktop", "{home}/Projects"), "Projects",
                      (110, 90, 1100, 640)),
              Program(("mate-terminal", "--title=Shell", "--working-directory={home}",
                       "-e", "bash --norc -i"), "Shell", (860, 470, 880, 470))),
          actions=(Action("type", "cat notes.txt\n"),)),
    Scene("workshop_wiki", look=MATERIA, wallpaper="mint", fixtures=("wiki",),
          programs=(Program(("zim", "--standalone", "{home}/Notebook"), "Home|Notebook|Workshop",
                            (160, 100, 1180, 760)),)),
    Scene("page_source_menu_dark", look=MATERIA_DARK, wallpaper="ink", fixtures=("web_page",),
          programs=(Program(("bluefish", "{home}/menu.html"), "menu.html|Bluefish",
                            (120, 80, 1500, 880)),),
          actions=(Action("key", "alt+h"),)),
    Scene("mail_setup", look=TRADITIONAL, wallpaper="plain_teal", width=1366, height=768,
          programs=(Program(("claws-mail",), "Claws|Wizard"),),
          actions=(Action("key", "Return"),)),
    Scene("archive_list", look=BLUEBIRD, wallpaper="plain_sand", width=1280, height=1024,
          fixtures=("archive",),
          programs=(Program(("engrampa", "{home}/projects.zip"), "projects",
                            (90, 110, 980, 640)),)),
    Scene("downloads_preferences_dark", look=MATERIA_DARK, wallpaper="dusk",
          programs=(Program(("deluge-gtk",), "^Deluge$", (150, 120, 1100, 700)),),
          actions=(Action("key", "ctrl+p"),)),
    Scene("file_search", look=MENTA, wallpaper="gradient", fixtures=("folders",),
          programs=(Program(("mate-search-tool", "--path={home}/Projects", "--named=o", "--start"),
                            "Search", (200, 130, 900, 640)),)),
    Scene("job_sheet_2x", look=MATERIA, wallpaper="dusk", scale=2, fixtures=("own_programs",),
          programs=(Program(("python3", "{home}/bin/helpdesk.py"), "Job sheet",
                            (120, 100, 1660, 900), "helpdesk"),)),
    Scene("workshop_settings_dark", look=BLACK_MATE, wallpaper="plain_slate", width=1366,
          height=768, fixtures=("own_programs",),
          programs=(
              Program(("python3", "{home}/bin/helpdesk.py"), "Job sheet", (60, 60, 900, 600),
                      "helpdesk"),
              Program(("python3", "{home}/bin/helpdesk.py", "settings"), "settings",
                      (690, 180, 580, 480), "helpdesk"))),
    Scene("bus_inspector", look=BLUEBIRD, wallpaper="gradient", width=1280, height=1024,
          programs=(Program(("d-feet",), "d-feet", (80, 90, 1080, 780)),)),
    Scene("budget_assistant", look=TRADITIONAL, wallpaper="mint",
          programs=(Program(("grisbi",), "Grisbi|grisbi", (220, 120, 1100, 760)),),
          actions=(Action("key", "Return"),)),
    Scene("dialogs_dark", look=MATERIA_DARK, wallpaper="night_hills",
          programs=(
              Program(("yad", "--form", "--title=New sensor", "--field=Name", "--field=Place",
                       "--field=Interval (s):NUM", "--field=Unit:CB", "--field=Keep a log:CHK",
                       "--field=Alarm above:SCL", "Cellar", "North wall", "30!5..600!5",
                       "Celsius!Kelvin!Percent", "TRUE", "60", "--button=Cancel:1",
                       "--button=Add:0"), "New sensor", (160, 140, 520, 420)),
              Program(("yad", "--list", "--title=Sensors", "--column=On:CHK", "--column=Name",
                       "--column=Place", "--column=Value", "TRUE", "Cellar", "North wall", "11.4",
                       "TRUE", "Attic", "Beam", "23.9", "FALSE", "Yard", "Gate post", "7.2",
                       "TRUE", "Boiler", "Return pipe", "41.0", "FALSE", "Pond", "Pump", "9.8"),
                      "Sensors", (620, 380, 640, 420)))),
    Scene("word_book", look=MENTA, wallpaper="plain_sand",
          programs=(Program(("mate-dictionary",), "Dictionary", (240, 160, 720, 560)),)),
    Scene("editor_preferences_2x_dark", look=MATERIA_DARK, wallpaper="dusk", scale=2,
          fixtures=("notes",),
          programs=(Program(("pluma", "{home}/notes.txt"), "notes.txt", (80, 80, 1500, 880)),),
          actions=(Action("key", "alt+e e"),
                   Action("place", ("Preferences", 960, 120, 900, 920)))),
    Scene("wiki_menu", look=MENTA, wallpaper="plain_slate", width=1366, height=768,
          fixtures=("wiki",),
          programs=(Program(("zim", "--standalone", "{home}/Notebook"), "Home|Notebook|Workshop",
                            (90, 70, 1100, 620)),),
          actions=(Action("click", (272, 125)),)),
    Scene("shell_and_sums_2x_dark", look=BLACK_MATE, wallpaper="night_hills", scale=2,
          fixtures=("notes",),
          programs=(
              Program(("mate-terminal", "--title=Shell", "--working-directory={home}",
                       "-e", "bash --norc -i"), "Shell", (60, 80, 1180, 820)),
              Program(("mate-calc",), "Calculator", (980, 300, 840, 700))),
          actions=(Action("raise", "Shell"), Action("type", "cat notes.txt\n"),
                   Action("raise", "Calculator"))),
)
