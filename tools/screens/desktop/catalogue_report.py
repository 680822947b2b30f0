"""Desktop scenes of the reporting half.  No program here stands in catalogue_tune.py.

Depends on: scene.py.
"""

from scene import Action, Look, Program, Scene

SCENES = ()
