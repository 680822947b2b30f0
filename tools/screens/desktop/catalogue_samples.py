"""The desktop scenes that are committed as samples: scenes of the tuning half on plain grounds.

Photograph-like wallpapers would make the pictures large; everything else is as in the half.

Depends on: catalogue_tune.
"""

from dataclasses import replace

import catalogue_tune

# sample's name: scene of the tuning half, wallpaper
SAMPLES = {
    "desktop-two-windows": ("notes_and_calculator", "gradient"),
    "desktop-files-dark": ("files_and_terminal_dark", "ink"),
    "desktop-dialog-dark": ("nursery_order_dark", "ink"),
    "desktop-widgets": ("widget_factory", "mint"),
}


def _sample(name):
    scene_name, wallpaper = SAMPLES[name]
    scene = next(s for s in catalogue_tune.SCENES if s.name == scene_name)
    return replace(scene, name=name, wallpaper=wallpaper)


SCENES = tuple(_sample(name) for name in SAMPLES)
