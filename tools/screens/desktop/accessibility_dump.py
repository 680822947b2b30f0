"""Prints every showing accessible of the session as JSON (run inside it by Debian's Python).

  python3 accessibility_dump.py SCALE LIMIT_S < nothing > dump.json

GTK gives extents in its own units, so they are multiplied by the screen's scale here: what
leaves this file is in device pixels.  Each record: i, parent, app, window, role, name,
description, box [x, y, w, h], states, lines [[text, x, y, w, h]].

Depends on: pyatspi.  Bounded by a time limit, a node count and a depth.
"""

import json
import sys
import time

import pyatspi

MAX_NODES, MAX_DEPTH, MAX_CHILDREN, MAX_LINES, MAX_TEXT = 6000, 40, 500, 90, 20000
MAX_VISIBLE_ROWS, MAX_VISIBLE_COLUMNS, BIG_TABLE_CELLS = 80, 30, 400
STATES = ("ENABLED", "SENSITIVE", "FOCUSABLE", "CHECKED", "SELECTED", "EDITABLE", "EXPANDABLE",
          "SELECTABLE", "CHECKABLE", "MANAGES_DESCENDANTS", "VISIBLE", "SHOWING", "EXPANDED")
PASS_THROUGH = {"application", "frame", "window", "filler", "panel", "document spreadsheet"}
TABLES = {"table", "tree table", "tree"}


class Dump:
    """The walk over one desktop: owns the records and the limits."""

    def __init__(self, scale, limit_s):
        self.scale = scale
        self.deadline = time.monotonic() + limit_s
        self.records = []

    def scaled(self, *values):
        return [int(v) * self.scale if abs(int(v)) < 1 << 24 else int(v) for v in values]

    def extents(self, node):
        try:
            e = node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
            return self.scaled(e.x, e.y, e.width, e.height)
        except Exception:  # pyatspi raises many kinds for nodes that went away
            return None

    def lines(self, node):
        """Text lines with the extents of their words (white space at both ends left out)."""
        try:
            text = node.queryText()
            count = text.characterCount
            if not 0 < count <= MAX_TEXT:
                return None
            return self._lines_of(text, count)
        except Exception:
            return None

    def _lines_of(self, text, count):
        found, offset = [], 0
        while offset < count and len(found) < MAX_LINES and time.monotonic() < self.deadline:
            line, begin, end = text.getTextAtOffset(offset, pyatspi.TEXT_BOUNDARY_LINE_START)
            end = max(end, begin + 1)
            lead = len(line) - len(line.lstrip())
            words = line.strip()
            if words:
                first = begin + lead
                box = text.getRangeExtents(first, first + len(words), pyatspi.DESKTOP_COORDS)
                found.append([words, *self.scaled(*box)])
            offset = max(end, offset + 1)
        return found

    def record(self, node, parent, app, window):
        states = node.getState()
        held = [s for s in STATES if states.contains(getattr(pyatspi, "STATE_" + s))]
        entry = {"i": len(self.records), "parent": parent, "app": app, "window": window,
                 "role": node.getRoleName(), "name": node.name or "",
                 "description": node.description or "",
                 "box": self.extents(node), "states": held}
        if "SHOWING" in held and entry["box"] and entry["box"][2] > 0:
            entry["lines"] = self.lines(node) or []
        return entry

    def walk(self, node, parent, app, window, depth=0):
        if depth > MAX_DEPTH or len(self.records) > MAX_NODES or time.monotonic() > self.deadline:
            return
        try:
            entry = self.record(node, parent, app, window)
        except Exception:
            return
        self.records.append(entry)
        if "SHOWING" not in entry["states"] and entry["role"] not in PASS_THROUGH:
            return
        for child in self.children(node, entry):
            self.walk(child, entry["i"], app, window, depth + 1)

    def children(self, node, entry):
        if "MANAGES_DESCENDANTS" in entry["states"] or entry["role"] in TABLES:
            visible = self.visible_cells(node, entry["box"])
            if visible is not None:
                return visible
        return self.plain_children(node)

    @staticmethod
    def plain_children(node):
        try:
            count = min(node.childCount, MAX_CHILDREN)
        except Exception:
            return
        for k in range(count):
            try:
                child = node.getChildAtIndex(k)
            except Exception:
                continue
            if child is not None:
                yield child

    def visible_cells(self, node, box):
        """Cells of a big table's visible part; None where the table is small or has no such view.

        A spreadsheet claims a million rows, so rows and columns are probed from the first one
        until they leave the table's box.
        """
        try:
            table = node.queryTable()
            rows, columns = table.nRows, table.nColumns
        except Exception:
            return None
        if rows * columns <= BIG_TABLE_CELLS or not box:
            return None
        cells = []
        for row in range(min(rows, MAX_VISIBLE_ROWS)):
            found = self._row_cells(table, row, columns, box)
            if not found and row > 3:
                break
            cells += found
        return cells

    def _row_cells(self, table, row, columns, box):
        found = []
        for column in range(min(columns, MAX_VISIBLE_COLUMNS)):
            try:
                cell = table.getAccessibleAt(row, column)
            except Exception:
                continue
            place = self.extents(cell) if cell is not None else None
            if not place or place[2] <= 0 or place[0] > box[0] + box[2]:
                break
            if place[1] > box[1] + box[3] or place[1] + place[3] < box[1]:
                break
            found.append(cell)
        return found

    def desktop(self):
        for app in pyatspi.Registry.getDesktop(0):
            if app is None:
                continue
            try:
                name, pid, count = app.name, app.get_process_id(), app.childCount
            except Exception:
                continue
            for k in range(count):
                window = app.getChildAtIndex(k)
                if window is not None:
                    self.walk(window, -1, name, f"{pid}:{k}")
        return self.records


if __name__ == "__main__":
    json.dump(Dump(int(sys.argv[1]), float(sys.argv[2])).desktop(), sys.stdout, ensure_ascii=False)
