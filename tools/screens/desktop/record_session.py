#!/usr/bin/python3
"""Records a short scripted session of real programs as numbered pictures: FRAMES/001.png and on.

  record_session.py --out FRAMES

A text editor and a calculator on a display of their own: a line is typed, a sum is keyed in, the
calculator is dragged, a menu opens and its highlight moves.  Each picture is the screen as it was
once it stood still after a step.  examples/animate_session.py draws the animation of the README
from them.

Depends on: session, runner; the packages that `tools/setup.sh desktop` installs.
"""

import argparse
import os
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]

from process_tree import become_subreaper  # noqa: E402
from runner import open_programs  # noqa: E402
from scene import Look, Program, Scene  # noqa: E402
from session import Session  # noqa: E402

SETTLED_S = 0.35  # a program has drawn its answer to a key by then
TYPED = ("Row 5 ", " Ten ", "tree", "s, g", "raft", "ed o", "n 4 ", "May.")
SUM = ("1", "2", "*", "8", "=")
DRAG_STEPS = 6

SCENE = Scene(
    "recording", width=1120, height=640, wallpaper="plain_slate", fixtures=("notes",),
    look=Look(gtk_theme="Adwaita", frame_theme="Clearlooks"),
    programs=(Program(("mousepad", "{home}/notes.txt"), "notes.txt", (24, 44, 640, 560)),
              Program(("galculator",), "galculator", (560, 240, 380, 330))))

# The middles of the calculator's buttons.
KEYS = {"1": (601, 548), "2": (676, 548), "*": (826, 508), "8": (676, 468), "=": (900, 568)}
TITLE, DRAGGED_TO = (800, 251), (900, 101)


class Recorder:
    """Writes a picture for each step."""

    def __init__(self, session, folder):
        self.session = session
        self.folder = folder
        self.count = 0

    def input(self, *arguments):
        self.session.read(["xdotool", *[str(argument) for argument in arguments]])

    def keep(self):
        time.sleep(SETTLED_S)
        self.count += 1
        self.session.grab().save(os.path.join(self.folder, f"{self.count:03}.png"))

    def type(self, words):
        for part in words:
            self.input("type", "--delay", "12", part)
            self.keep()

    def press(self, *keys):
        for key in keys:
            self.input("key", key)
            self.keep()

    def click(self, x, y):
        self.input("mousemove", x, y)
        self.keep()
        self.input("click", "1")
        self.keep()

    def drag(self, start, end):
        self.input("mousemove", *start)
        self.input("mousedown", "1")
        for step in range(1, DRAG_STEPS + 1):
            place = [a + (b - a) * step // DRAG_STEPS for a, b in zip(start, end, strict=True)]
            self.input("mousemove", *place)
            self.keep()
        self.input("mouseup", "1")
        self.keep()


def play(recorder):
    """The script of the recording."""
    recorder.keep()
    recorder.click(420, 188)
    recorder.press("Return")
    recorder.type(TYPED)
    recorder.click(*TITLE)
    for key in SUM:
        recorder.click(*KEYS[key])
    recorder.drag(TITLE, DRAGGED_TO)
    recorder.click(420, 480)
    recorder.press("alt+s", "Down", "Down", "Escape")
    recorder.keep()


def main():
    parser = argparse.ArgumentParser(description="Records a scripted session as pictures.")
    parser.add_argument("--out", required=True, help="folder for the pictures")
    arguments = parser.parse_args()
    os.makedirs(arguments.out, exist_ok=True)
    become_subreaper()
    with Session(SCENE) as session:
        open_programs(session)
        session.settle()
        play(Recorder(session, arguments.out))


if __name__ == "__main__":
    main()
