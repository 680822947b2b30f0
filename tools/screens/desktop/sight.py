"""What every rule of the truth maker looks at: the picture, the tree, the windows, one control.

Depends on: accessible_tree, window_stack, label_metrics, tools/screens/truth.  Thread safety:
values; read only after construction.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from accessible_tree import AccessibleTree, Node
from label_metrics import LabelMetrics
from truth.boxes import clamp
from truth.element import Element
from window_stack import Window, WindowStack

# Shares of a thing's area that still shows.
HARDLY_VISIBLE = 0.05
TOO_CUT_TO_JUDGE = 0.35
TEXT_TOO_CUT_TO_JUDGE = 0.45
LEAST_SIDE_PX = 3


class Origin(NamedTuple):
    """Where an element comes from: its window's level and its node (None for frames)."""

    window: int
    node: int | None


@dataclass(frozen=True)
class Sight:
    """One picture with all that is known of it; `unit` is its scale (1 or 2)."""

    pixels: np.ndarray
    tree: AccessibleTree
    stack: WindowStack
    metrics: LabelMetrics
    unit: int = 1

    @property
    def size(self):
        return self.pixels.shape[1], self.pixels.shape[0]


@dataclass(frozen=True)
class Control:
    """A shown accessible: its role in the truth, its whole box and the part that shows."""

    node: Node
    role: str | None
    window: Window
    whole: list
    box: list
    share: float

    @property
    def too_cut(self):
        return self.share < TOO_CUT_TO_JUDGE

    @property
    def width(self):
        return self.box[2] - self.box[0]

    @property
    def height(self):
        return self.box[3] - self.box[1]

    def element(self, role, box, **values):
        """An element that comes from this control."""
        return Element(role, [float(v) for v in box],
                       node=Origin(self.window.level, self.node.index), **values)


def is_sized(box, least=LEAST_SIDE_PX):
    return box[2] - box[0] >= least and box[3] - box[1] >= least


def see(sight, node, role, window_of):
    """The Control of a node, or None if nothing worth judging of it shows."""
    tree, (width, height) = sight.tree, sight.size
    if not tree.is_shown(node):
        return None
    clipped = clamp(tree.clip(node, node.box), width, height)
    if not is_sized(clipped):
        return None
    window = window_of(node, clipped)
    if window is None:
        return None
    share, box = sight.stack.visible(clipped, window)
    whole = max(1.0, (node.box[2] - node.box[0]) * (node.box[3] - node.box[1]))
    clipped_area = (clipped[2] - clipped[0]) * (clipped[3] - clipped[1])
    share *= min(1.0, clipped_area / whole)
    if share < HARDLY_VISIBLE or not is_sized(box):
        return None
    return Control(node, role, window, list(node.box), box, share)
