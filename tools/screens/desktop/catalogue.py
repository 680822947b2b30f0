"""The scenes of each half and the rule that the halves share no program.

Depends on: catalogue_tune, catalogue_report.
"""

import catalogue_report
import catalogue_tune

SAMPLES = ("notes_and_calculator", "files_and_terminal_dark", "editor_menu_dark")


def scenes_of(half, names=None):
    """Scenes of `tune`, `report` or `samples`, all or the named ones; ValueError if unknown."""
    scenes = catalogue_report.SCENES if half == "report" else catalogue_tune.SCENES
    if half == "samples":
        scenes = tuple(s for s in scenes if s.name in SAMPLES)
    if not names:
        return scenes
    unknown = set(names) - {s.name for s in scenes}
    if unknown:
        raise ValueError(f"no such scene in {half}: {', '.join(sorted(unknown))}")
    return tuple(s for s in scenes if s.name in names)


def common_programs():
    """Programs that stand in both halves; must be empty."""
    tune, report = ({program.source for scene in catalogue.SCENES for program in scene.programs}
                    for catalogue in (catalogue_tune, catalogue_report))
    return tune & report
