"""A screen without a monitor, a program on it, and the lines of one that runs: for live tests.

Nothing here sleeps: each wait is for a line, with a limit far above what it takes.
"""

import json
import os
import select
import subprocess
import time

LIMIT_S = 30

# A window of 640x400 at the corner: a check box, a button that shows and hides a line of text, one
# that ends the program, one that moves its window.
PROGRAM = """
wm geometry . 640x400+0+0
. configure -background #f0f0f0
ttk::style theme use clam
ttk::label .title -text "Preferences of this program"
place .title -x 40 -y 24
ttk::checkbutton .news -text "Tell me the news"
place .news -x 40 -y 70
ttk::label .saved -text "The order was saved" -background #f0f0f0
proc toggle {} {
  if {[winfo ismapped .saved]} {place forget .saved} {place .saved -x 300 -y 140}
}
ttk::button .show -text "Show" -command toggle
ttk::button .cancel -text "Cancel" -command exit
ttk::button .move -text "Move" -command {wm geometry . +60+30}
place .show -x 40 -y 260 -width 90 -height 30
place .cancel -x 150 -y 260 -width 90 -height 30
place .move -x 260 -y 260 -width 90 -height 30
update
puts "ready [winfo id .]"
flush stdout
"""
SHOW = (85, 275)
CANCEL = (195, 275)
MOVE = (305, 275)  # by 60, 30
NEWS = (100, 82)
SAVED = (300, 140)


class Lines:
    """The lines of a pipe as they come."""

    def __init__(self, pipe):
        self.descriptor = pipe.fileno()
        self.pending = b""

    def next(self):
        end = time.monotonic() + LIMIT_S
        while b"\n" not in self.pending:
            left = end - time.monotonic()
            assert left > 0 and select.select([self.descriptor], [], [], left)[0], "no line came"
            data = os.read(self.descriptor, 1 << 16)
            assert data, f"it ended before the line: {self.pending!r}"
            self.pending += data
        line, self.pending = self.pending.split(b"\n", 1)
        return line.decode()

    def until(self, wanted):
        """The first object of a JSON line for which `wanted` holds, and those before it."""
        seen = []
        while True:
            seen.append(json.loads(self.next()))
            if wanted(seen[-1]):
                return seen[-1], seen[:-1]


class Screen:
    """An X server of its own."""

    def __init__(self, size="800x600"):
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", "1", "-screen", "0", f"{size}x24", "-nolisten", "tcp",
             "-noreset"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.display = ":" + Lines(self.server.stdout).next()
        self.environment = {**os.environ, "DISPLAY": self.display, "LC_ALL": "C"}
        self.programs = []

    def start(self, script=PROGRAM):
        """A program of Tk; returns the number of its window once it has drawn itself."""
        program = subprocess.Popen(
            ["wish8.6"], env=self.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.programs.append(program)
        program.stdin.write(script.encode())
        program.stdin.flush()  # open: wish ends with its input
        return Lines(program.stdout).next().removeprefix("ready ")

    def start_terminal(self):
        """A terminal at the corner, in which `cat` waits for what is typed; returns its window."""
        self.programs.append(
            subprocess.Popen(
                ["xterm", "-geometry", "60x8+0+0", "-e", "cat"], env=self.environment,
                stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )
        )  # fmt: skip
        found = subprocess.run(
            ["xdotool", "search", "--sync", "--onlyvisible", "--class", "xterm"],
            env=self.environment, check=True, timeout=LIMIT_S, capture_output=True, text=True,
        )  # fmt: skip
        return found.stdout.split()[0]

    def do(self, *arguments):
        subprocess.run(
            ["xdotool", *map(str, arguments)], env=self.environment, check=True, timeout=LIMIT_S,
            stdout=subprocess.DEVNULL,
        )  # fmt: skip

    def click(self, place):
        self.do("mousemove", *place, "click", 1)

    def close(self):
        for process in (*self.programs, self.server):
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe:
                    pipe.close()
