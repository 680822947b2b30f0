"""Tries an installed wheel as a stranger would: the package finds elements, the command too.
Usage: try_wheel.py SCREENS_DIR"""
import json
import subprocess
import sys
from pathlib import Path

import computer_genie


def main():
    screen = sorted(Path(sys.argv[1]).glob("*.png"))[0]
    scene = computer_genie.detect(str(screen))
    genie = Path(sys.executable).parent / "genie"
    printed = subprocess.run([genie, "detect", screen, "--json"], check=True, capture_output=True,
                             text=True).stdout
    by_command = json.loads(printed.splitlines()[0])
    assert len(scene) == len(by_command["elements"]) > 0, "package and command disagree"
    with computer_genie.Detector() as session:
        assert len(session.update(screen)) == len(scene), "package and session disagree"
    print(f"{computer_genie.__file__}: {len(scene)} elements in {screen.name}")


if __name__ == "__main__":
    main()
