"""Measures labels with Pango, in device pixels.

Depends on: Debian's python3-gi with Pango (imported on first use, so that the rest of the tool
can be tested without it).  Thread safety: one thread.
"""

from functools import cache


@cache
def _context(scale):
    import gi

    gi.require_version("Pango", "1.0")
    gi.require_version("PangoCairo", "1.0")
    from gi.repository import PangoCairo

    font_map = PangoCairo.FontMap.new()
    font_map.set_resolution(96.0 * scale)
    return font_map.create_context()


def _weighted(font, weight):
    from gi.repository import Pango

    description = Pango.FontDescription.from_string(font)
    if weight:
        description.set_weight(getattr(Pango.Weight, weight.upper()))
    return description


class LabelMetrics:
    """Widths and boxes of words in one font at one scale."""

    def __init__(self, font, scale):
        self._font = font
        self._scale = scale

    @cache
    def boxes(self, words, weight=""):
        """(ink, line) of the words, each [x0, y0, x1, y1] relative to the line's origin.

        weight  `Bold`, or empty for the font's own
        """
        context = _context(self._scale)
        from gi.repository import Pango

        layout = Pango.Layout.new(context)
        layout.set_font_description(_weighted(self._font, weight))
        layout.set_text(words, -1)
        return tuple([r.x, r.y, r.x + r.width, r.y + r.height]
                     for r in layout.get_pixel_extents())

    def size(self, words, weight=""):
        """(width, height) of the words' ink."""
        ink, _ = self.boxes(words, weight)
        return ink[2] - ink[0], ink[3] - ink[1]

    def width(self, words):
        return self.size(words)[0]

    def line_box(self, words, ink_box):
        """The font's line box around words whose ink was found at `ink_box`."""
        ink, line = self.boxes(words)
        middle = (ink_box[1] + ink_box[3]) / 2 - (ink[1] + ink[3]) / 2
        top = round(middle + line[1])
        return [float(ink_box[0] - (ink[0] - line[0])), float(min(top, ink_box[1])),
                float(ink_box[2] + (line[2] - ink[2])),
                float(max(top + line[3] - line[1], ink_box[3]))]
