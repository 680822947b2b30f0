"""What the in-page pass said about one web screen, with its picture.

Boxes of the raw file are CSS pixels; `pixels_of` gives device pixels. Depends on boxes and ink.
"""

import json

from PIL import Image

from .boxes import clamp
from .ink import load_pixels

DEEPEST = 6


class WebScreen:
    """One rendered version of a page.

    nodes       number -> record of an element with a box (extract/nodes.js)
    drawings    texts, icons, images, scroll bars and boxes of pseudo-elements
    accessible  the accessibility tree's records, ignored ones left out
    scale       device pixels per CSS pixel, measured
    """

    def __init__(self, raw_path, picture_path):
        with open(raw_path, encoding='utf-8') as file:
            raw = json.load(file)
        with Image.open(picture_path) as image:
            self.pixels = load_pixels(image)
        self.height, self.width = self.pixels.shape[:2]
        self.viewport = raw['viewport']
        self.scale = self.width / self.viewport[0]
        self.nodes = {int(number): node for number, node in raw['nodes'].items()}
        self.drawings = raw['drawings']
        self.accessible = [n for n in raw['accessible'] if not n['isIgnored']]
        self.meta = {key: raw[key] for key in ('scale', 'theme', 'source', 'page')}
        self._children = {}
        for number, node in self.nodes.items():
            self._children.setdefault(node['parent'], []).append(number)

    def pixels_of(self, box):
        """A box in CSS pixels as device pixels, clamped to the picture."""
        return clamp([v * self.scale for v in box], self.width, self.height)

    def box_of(self, number):
        """Visible box of a node in device pixels, or None."""
        box = self.nodes[number].get('box') if number in self.nodes else None
        return self.pixels_of(box) if box else None

    def parent(self, number):
        """Number of the node's parent; -1 where there is none."""
        return self.nodes[number]['parent'] if number in self.nodes else -1

    def ancestors(self, number):
        """The node and its ancestors, itself first."""
        while number in self.nodes:
            yield number
            number = self.nodes[number]['parent']

    def descendants(self, number, depth=DEEPEST):
        """The node and what it holds, down to `depth` levels."""
        waiting = [(number, 0)]
        while waiting:
            at, level = waiting.pop()
            yield at
            if level < depth:
                waiting += [(child, level + 1) for child in self._children.get(at, ())]
