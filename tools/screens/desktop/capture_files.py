"""Keeps the raw capture of a scene (picture, windows, accessibles) on disk, for work on the rules.

Depends on: Pillow.  Thread safety: writes the named files only.
"""

import json
import os

from PIL import Image


def save_capture(captured, path):
    """Writes PATH.raw.png and PATH.raw.json."""
    picture, windows, accessibles = captured
    os.makedirs(os.path.dirname(path), exist_ok=True)
    picture.save(path + ".raw.png", compress_level=1)
    with open(path + ".raw.json", "w", encoding="utf-8") as file:
        json.dump({"windows": windows, "accessibles": accessibles}, file)


def load_capture(path):
    """The capture that save_capture wrote."""
    with open(path + ".raw.json", encoding="utf-8") as file:
        known = json.load(file)
    return Image.open(path + ".raw.png").convert("RGB"), known["windows"], known["accessibles"]
