#!/usr/bin/python3
"""Makes desktop pictures with their truth.

  make_desktop.py --half tune|report|samples --out DIR [--scene NAME ...] [--force] [--list]

Writes DIR/NAME.png and DIR/NAME.json for every scene of the half; a scene whose two files are
there is left alone unless --force.  A scene that fails is reported and skipped; the exit code is
then 1.  Needs the packages that make_desktop.sh installs and Debian's own
Python, because pyatspi and Pango come from there.

Depends on: runner, desktop_truth, the catalogues.
"""

import argparse
import os
import sys
import tempfile
import time

LEAST_ELEMENTS = 10
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]


def parse_arguments():
    parser = argparse.ArgumentParser(description="Makes desktop pictures with their truth.")
    parser.add_argument("--half", choices=("tune", "report", "samples"), required=True)
    parser.add_argument("--out", help="folder for the pictures and truth files")
    parser.add_argument("--scene", action="append", help="only this scene (may be repeated)")
    parser.add_argument("--force", action="store_true", help="make scenes that are there already")
    parser.add_argument("--list", action="store_true", help="print the scenes and stop")
    parser.add_argument("--keep", help="also keep the raw captures in this folder")
    arguments = parser.parse_args()
    if not arguments.list and not arguments.out:
        parser.error("--out is needed")
    return arguments


def save_picture(picture, path):
    """Writes an optimised PNG through a neighbour, so that no half file is left behind."""
    handle, part = tempfile.mkstemp(suffix=".png", dir=os.path.dirname(path))
    os.close(handle)
    picture.save(part, optimize=True)
    os.chmod(part, 0o644)
    os.replace(part, path)


def make_scene(scene, folder, keep):
    """Captures one scene and writes its two files; the number of elements."""
    from capture_files import save_capture
    from desktop_truth import make_truth
    from runner import capture
    from session import SceneError

    captured = capture(scene)
    if keep:
        save_capture(captured, os.path.join(keep, scene.name))
    path = os.path.join(folder, scene.name)
    records = make_truth(scene, captured, path + ".json")
    if len(records) < LEAST_ELEMENTS:
        os.remove(path + ".json")
        raise SceneError(f"only {len(records)} elements: its programs tell no positions")
    save_picture(captured[0], path + ".png")
    return records


def is_made(scene, folder):
    return all(os.path.exists(os.path.join(folder, scene.name + end)) for end in (".png", ".json"))


def make_all(scenes, arguments):
    """Makes the scenes one after the other; the names of those that failed."""
    from session import SceneError

    failed = []
    for number, scene in enumerate(scenes, 1):
        label = f"[{number}/{len(scenes)}] {scene.name}"
        if is_made(scene, arguments.out) and not arguments.force:
            print(f"{label}: there already", flush=True)
            continue
        started = time.monotonic()
        try:
            records = make_scene(scene, arguments.out, arguments.keep)
        except (SceneError, OSError, ValueError) as error:
            failed.append(scene.name)
            print(f"{label}: FAILED: {error}", flush=True)
            continue
        unjudged = sum(1 for record in records if record.get("ignore"))
        print(f"{label}: {len(records)} elements, {unjudged} not judged, "
              f"{time.monotonic() - started:.0f} s", flush=True)
    return failed


def main():
    from catalogue import scenes_of
    from process_tree import become_subreaper

    arguments = parse_arguments()
    scenes = scenes_of(arguments.half, arguments.scene)
    if arguments.list:
        print("\n".join(f"{scene.name}: {scene.sources}" for scene in scenes))
        return 0
    os.makedirs(arguments.out, exist_ok=True)
    become_subreaper()
    failed = make_all(scenes, arguments)
    if failed:
        print(f"{len(failed)} of {len(scenes)} scenes failed: {', '.join(failed)}",
              file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
