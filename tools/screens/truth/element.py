"""One element of a screen while its truth is being made.

Boxes are [x0, y0, x1, y1] in device pixels (boxes.py). Mutable: finish.py merges elements into
each other. Depends on nothing.
"""

from dataclasses import dataclass, field


@dataclass(eq=False)
class Element:
    """What is known of one element.

    box         what is drawn; `alternatives` are other boxes that a fair judge accepts
    ink         tight box of the pixels, for texts and icons
    node        the toolkit's number of the thing, for parents; `merged_nodes` those of
                elements that were merged into this one
    fixed       the box was measured in the picture: finish.py must not shrink it
    borderless  set by finish.py: the box was shrunk to the content
    guessed     clickable without a role
    """

    role: str
    box: list
    name: str = ''
    interactive: bool = False
    node: object = None
    ink: list | None = None
    alternatives: list = field(default_factory=list)
    also: list = field(default_factory=list)
    merged_nodes: list = field(default_factory=list)
    ignore: bool = False
    opaque: bool = False
    disabled: bool = False
    checked: bool = False
    fixed: bool = False
    borderless: bool = False
    guessed: bool = False

    @property
    def drawn(self):
        """The ink where it is known, else the box."""
        return self.ink or self.box
