"""Truth files: reading order, whole pixels, JSON.

Depends on boxes.py and the standard library. Writes one file, through a neighbour that replaces
it, so that an interrupted run leaves no half file behind.
"""

import json
import os

from .boxes import area, to_xywh

LONGEST_NAME = 200
# Elements whose tops are within this many pixels are one row of the reading order.
ROW_PX = 8


def reading_order(elements):
    """By rows, then from left to right, the larger first."""
    return sorted(elements, key=lambda e: (round(e.box[1] / ROW_PX), e.box[0], -area(e.box)))


def to_record(element, width, height):
    """One element as files hold it, without its parent."""
    record = {
        'role': element.role,
        'box': to_xywh(element.box, width, height),
        'name': ' '.join((element.name or '').split())[:LONGEST_NAME],
        'interactive': bool(element.interactive),
    }
    alternatives = []
    for box in element.alternatives:
        box = to_xywh(box, width, height)
        if box != record['box'] and box not in alternatives:
            alternatives.append(box)
    if alternatives:
        record['alt'] = alternatives
    for key in ('also', 'ignore', 'opaque', 'disabled', 'checked', 'guessed'):
        if getattr(element, key):
            record[key] = getattr(element, key)
    return record


def write_truth(path, meta, elements, parent_of=None):
    """Writes a truth file and returns its records.

    meta       width, height, scale, theme, source, kind and what else describes the screen
    parent_of  gives the element that holds an element, or None
    """
    width, height = meta['width'], meta['height']
    ordered = reading_order(elements)
    place = {id(e): i for i, e in enumerate(ordered)}
    records = []
    for element in ordered:
        record = to_record(element, width, height)
        parent = parent_of(element) if parent_of else None
        if parent is not None and parent is not element and id(parent) in place:
            record['parent'] = place[id(parent)]
        records.append(record)
    part = f'{path}.part'
    with open(part, 'w', encoding='utf-8') as file:
        json.dump({**meta, 'elements': records}, file, ensure_ascii=False, separators=(',', ':'))
    os.replace(part, path)
    return records
