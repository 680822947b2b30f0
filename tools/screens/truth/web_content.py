"""Drawn content of a web screen: text lines, icons, images, scroll bars.

Depends on boxes, element, ink, web_raw.
"""

from .boxes import area, iou
from .element import Element
from .ink import find_ink

# Cut by a scroller or cover to less than this share: nobody can be asked to find it.
LEAST_SHARE = 0.35
# Ink that shares less than this with the drawing's own bounds was spoilt by a neighbour.
LEAST_SVG_FIT = 0.35


def find_content(screen):
    """Elements with role text, icon, image or scrollbar; blank ones are left out."""
    makers = {'text': _text, 'icon': _icon, 'image': _image, 'scrollbar': _scrollbar}
    found = []
    for drawing in screen.drawings:
        if drawing['kind'] not in makers:
            continue
        element = makers[drawing['kind']](screen, drawing)
        if element is None:
            continue
        element.ignore = drawing['isDimmed'] or drawing['share'] < LEAST_SHARE
        found.append(element)
    return found


def _element(screen, drawing, role):
    return Element(
        role,
        screen.pixels_of(drawing['box']),
        name=drawing.get('name', ''),
        node=drawing['node'],
    )


def _text(screen, drawing):
    element = _element(screen, drawing, 'text')
    ink = find_ink(screen.pixels, element.box)
    if ink is None or area(ink.box) < 4:
        return None
    element.ink = ink.box
    return element


def _icon(screen, drawing):
    element = _element(screen, drawing, 'icon')
    bounds, source = element.box, drawing.get('source')
    ink = find_ink(screen.pixels, bounds, pad=1, trim_rims=True)
    if ink is None:
        return None
    element.ink = ink.box
    is_spoilt = source == 'svg' and iou(ink.box, bounds) < LEAST_SVG_FIT
    if source != 'img' and area(ink.box) >= 9 and not is_spoilt:
        element.alternatives.append(bounds)
        element.box = ink.box
    if drawing.get('layout'):
        element.alternatives.append(screen.pixels_of(drawing['layout']))
    x0, y0, x1, y1 = element.box
    return None if max(x1 - x0, y1 - y0) < 3 else element


def _image(screen, drawing):
    element = _element(screen, drawing, 'image')
    element.opaque = bool(drawing.get('isOpaque'))
    return element if find_ink(screen.pixels, element.box) else None


def _scrollbar(screen, drawing):
    element = _element(screen, drawing, 'scrollbar')
    element.interactive = True
    return element
