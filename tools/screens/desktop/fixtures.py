"""Builds the documents, folders and tables that the scenes' programs open.

All texts are the project's own.  Every builder writes below the given home folder only and is
deterministic.  Depends on: the standard library.
"""

import os

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
    for name, size in (("budget-2024.csv", 4200), ("cover-letter.txt", 1800), ("garden plan.svg", 9100),
                       ("invoice-0231.html", 15400), ("meeting notes.md", 2700),
                       ("orchard.json", 640), ("readme.txt", 310), ("rainfall.py", 760),
                       ("samples.tar.gz", 48200), ("valve drawing.pdf", 120400)):
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


BUILDERS = {"torrents": torrents,"notes": notes, "program_source": program_source, "folders": folders,
            "file_views": file_views}
