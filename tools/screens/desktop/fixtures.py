"""Builds the documents, folders and tables that the scenes' programs open.

All texts are the project's own.  Every builder writes below the given home folder only and is
deterministic.  Depends on: the standard library.
"""

import os
import shutil
import zipfile

NOTES = """Orchard survey, second week

Row 1  Twelve trees, two with canker, one replaced.
Row 2  Fourteen trees, all healthy after pruning.
Row 3  Nine trees. The irrigation valve at the north end leaks.
Row 4  Eleven trees, fruit thinned on Tuesday.

Things to order
  - 40 m of drip line, 16 mm
  - tree ties, two boxes
  - pH paper for the soil samples

Next visit: check the weather station's battery (3.6 V when new),
read the rain gauge, photograph the grafts in row 2.

The cider press needs a new gasket before September. Ask whether the
cooperative still has the old drawings, or measure the groove again.
"""

PROGRAM_TEXT = '''"""Turns rain gauge readings into weekly sums."""

from dataclasses import dataclass
from datetime import date


@dataclass
class Reading:
    day: date
    millimetres: float


def weekly_sums(readings):
    sums = {}
    for reading in readings:
        year, week, _ = reading.day.isocalendar()
        key = (year, week)
        sums[key] = sums.get(key, 0.0) + reading.millimetres
    return sums


def report(readings, limit=20.0):
    for (year, week), total in sorted(weekly_sums(readings).items()):
        mark = "wet" if total > limit else "dry"
        print(f"{year}-W{week:02d}  {total:6.1f} mm  {mark}")
'''


def _write(home, path, text):
    full = os.path.join(home, path)
    os.makedirs(os.path.dirname(full), exist_ok=True)
    with open(full, "w", encoding="utf-8") as file:
        file.write(text)
    os.utime(full, (1709629200, 1709629200))


def notes(home):
    _write(home, "notes.txt", NOTES)


def program_source(home):
    _write(home, "rainfall.py", PROGRAM_TEXT)


def folders(home):
    """A small tree of files with various types and sizes."""
    sizes = {"budget-2024.csv": 4200, "cover-letter.txt": 1800, "garden plan.svg": 9100,
             "invoice-0231.html": 15400, "meeting notes.md": 2700, "orchard.json": 640,
             "readme.txt": 310, "rainfall.py": 760, "samples.tar.gz": 48200,
             "valve drawing.pdf": 120400}
    for name, size in sizes.items():
        _write(home, f"Projects/{name}", ("orchard " * (size // 8 + 1))[:size])
    for name in ("Archive", "Letters", "Maps", "Measurements", "Photos"):
        os.makedirs(os.path.join(home, "Projects", name), exist_ok=True)
        os.utime(os.path.join(home, "Projects", name), (1709629200, 1709629200))


def file_views(home):
    """File managers start with the detailed list: icon views tell no positions."""
    _write(home, ".config/xfce4/xfconf/xfce-perchannel-xml/thunar.xml",
           '<?xml version="1.0" encoding="UTF-8"?>\n<channel name="thunar" version="1.0">\n'
           '<property name="last-view" type="string" value="ThunarDetailsView"/>\n'
           '<property name="default-view" type="string" value="ThunarDetailsView"/>\n'
           '<property name="last-details-view-zoom-level" type="string"'
           ' value="THUNAR_ZOOM_LEVEL_25_PERCENT"/>\n</channel>\n')


def torrents(home):
    """The consent that the program asks for at its first start."""
    _write(home, ".config/transmission/settings.json",
           '{"user-has-given-informed-consent": true, "main-window-width": 1000}')


def wiki(home):
    """A small notebook of linked pages for a desktop wiki."""
    _write(home, "Notebook/notebook.zim", "[Notebook]\nversion=0.4\nname=Workshop\nhome=Home\n")
    head = "Content-Type: text/x-zim-wiki\nWiki-Format: zim 0.6\n\n"
    _write(home, "Notebook/Home.txt", head + """====== Workshop ======

Start here each morning.

* [[Orders]] that wait for parts
* [[Machines]] and when they were last oiled
* [[Suppliers]] with their delivery days

===== This week =====
[ ] Sharpen the planer knives
[*] Fetch the oak boards
[ ] Write the offer for the stair rail
[ ] Ask about the varnish that does not yellow

The new extraction hose needs a clamp of **110 mm**, not 100 mm.
""")
    for page in ("Orders", "Machines", "Suppliers", "Machines/Band saw", "Machines/Planer"):
        _write(home, f"Notebook/{page.replace(' ', '_')}.txt", head + f"====== {page} ======\n")


def web_page(home):
    _write(home, "menu.html", """<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>Harbour kitchen</title>
  <link rel="stylesheet" href="kitchen.css">
</head>
<body>
  <h1>Harbour kitchen</h1>
  <!-- changes every Monday -->
  <table class="menu">
    <tr><th>Dish</th><th>Price</th></tr>
    <tr><td>Leek soup with rye bread</td><td>6.50</td></tr>
    <tr><td>Baked plaice, new potatoes</td><td>14.20</td></tr>
    <tr><td>Barley with mushrooms</td><td>11.80</td></tr>
  </table>
  <form action="/reserve" method="post">
    <label>Name <input name="guest" required></label>
    <label>Persons <input type="number" name="persons" min="1" max="12"></label>
    <button>Reserve a table</button>
  </form>
</body>
</html>
""")


def archive(home):
    """A zip archive of the folder that `folders` makes."""
    folders(home)
    base = os.path.join(home, "Projects")
    with zipfile.ZipFile(os.path.join(home, "projects.zip"), "w") as file:
        for folder, _, names in sorted(os.walk(base)):
            for name in sorted(names):
                path = os.path.join(folder, name)
                file.write(path, os.path.relpath(path, home))


def own_programs(home):
    """This tool's own small programs, where the scene's user can read them."""
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "programs")
    shutil.copytree(folder, os.path.join(home, "bin"))


def two_versions(home):
    """Two versions of a text, for a program that compares them."""
    notes(home)
    changed = NOTES.replace("Twelve trees", "Thirteen trees").replace("16 mm", "20 mm")
    changed = changed.replace("  - tree ties, two boxes\n", "").replace(
        "Next visit:", "Before the next visit:")
    _write(home, "notes-new.txt", changed)


def accounts(home):
    """A household ledger with two accounts and a month of entries."""
    rows = ((1, 2450, "Salary"), (3, -640, "Rent"), (4, -58.2, "Groceries"), (6, -12.5, "Bakery"),
            (9, -84.1, "Electricity"), (11, -35, "Swimming pool"), (14, -61.75, "Groceries"),
            (17, 120, "Sold bicycle"), (21, -19.9, "Telephone"), (26, -44.3, "Pharmacy"))
    first = 738886  # day number of 1 January 2024, counted from 1 January of year 1
    entries = "".join(
        f'<ope date="{first + day}" amount="{amount}" account="1" paymode="4" wording="{words}"/>\n'
        for day, amount, words in rows)
    _write(home, "household.xhb",
           '<?xml version="1.0"?>\n<homebank v="1.4" d="050600">\n'
           '<properties title="Household" curr="1" auto_smode="1" auto_weekday="1"/>\n'
           '<cur key="1" flags="0" iso="EUR" name="Euro" symb="E" syprf="0" dchar="."'
           ' gchar="," frac="2" rate="0" mdate="0"/>\n'
           '<account key="1" pos="1" type="1" curr="1" name="Current account"'
           ' initial="310" minimum="0" cheque1="0" cheque2="0"/>\n'
           '<account key="2" pos="2" type="1" curr="1" name="Savings" initial="5200"'
           ' minimum="0" cheque1="0" cheque2="0"/>\n'
           f"{entries}</homebank>\n")


def measurements(home):
    """A table of comma-separated values."""
    rows = ["day,rain mm,low C,high C,wind m/s,remark"]
    for day in range(1, 29):
        rows.append(f"2024-02-{day:02d},{day * 7 % 13 / 2},{day % 5 - 2}.{day % 10},"
                    f"{4 + day % 7}.{day * 3 % 10},{2 + day % 6},"
                    f"{('dry', 'fog', 'sleet', 'clear')[day % 4]}")
    _write(home, "weather.csv", "\n".join(rows) + "\n")


def small_sheet_window(home):
    """LibreOffice would open its document maximised."""
    factory = ("/org.openoffice.Setup/Office/Factories/org.openoffice.Setup:Factory"
               "['com.sun.star.sheet.SpreadsheetDocument']")
    _write(home, ".config/libreoffice/4/user/registrymodifications.xcu",
           '<?xml version="1.0" encoding="UTF-8"?>\n'
           '<oor:items xmlns:oor="http://openoffice.org/2001/registry">\n'
           f'<item oor:path="{factory}"><prop oor:name="ooSetupFactoryWindowAttributes"'
           ' oor:op="fuse"><value>90,70,1240,640;1;0,0,0,0;</value></prop></item>\n'
           "</oor:items>\n")


BUILDERS = {builder.__name__: builder for builder in (
    accounts, archive, file_views, folders, measurements, notes, own_programs, program_source,
    small_sheet_window, torrents, two_versions, web_page, wiki)}
