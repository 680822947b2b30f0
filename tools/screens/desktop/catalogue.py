"""The scenes of each half and the rule that the halves share no program.

Depends on: catalogue_tune, catalogue_report, catalogue_samples.
"""

import catalogue_report
import catalogue_samples
import catalogue_tune

HALVES = {"tune": catalogue_tune.SCENES, "report": catalogue_report.SCENES,
          "samples": catalogue_samples.SCENES}


def scenes_of(half, names=None):
    """Scenes of `tune`, `report` or `samples`, all or the named ones; ValueError if unknown."""
    scenes = HALVES[half]
    if not names:
        return scenes
    unknown = set(names) - {s.name for s in scenes}
    if unknown:
        raise ValueError(f"no such scene in {half}: {', '.join(sorted(unknown))}")
    return tuple(s for s in scenes if s.name in names)


def programs_of(half):
    """The names of all programs in a half."""
    return {program.source for scene in HALVES[half] for program in scene.programs}
