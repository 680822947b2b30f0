"""Reads the stack of top-level windows from the X server and works them by title.

Depends on: xprop, xwininfo, xdotool through session.read.  Thread safety: one thread.
"""

import re

MIN_POPUP_PX = 8
TOP_LEVEL_INDENT = 5


def _property(session, window, name):
    text = session.read(["xprop", "-id", window, name]).decode("utf-8", "replace")
    return text.partition("=")[2].strip() if "=" in text else ""


def _four_numbers(text):
    numbers = [int(n) for n in re.findall(r"-?\d+", text)]
    return numbers[:4] if len(numbers) >= 4 else [0, 0, 0, 0]


def _geometry(session, window):
    """([x, y, w, h] of the client area, viewable, override-redirect) or None if it is gone."""
    text = session.read(["xwininfo", "-id", window]).decode("utf-8", "replace")
    try:
        rect = [int(re.search(key + r":\s+(-?\d+)", text).group(1)) for key in
                ("Absolute upper-left X", "Absolute upper-left Y", "Width", "Height")]
    except AttributeError:
        return None
    return rect, "IsViewable" in text, "Override Redirect State: yes" in text


def _record(session, window, managed):
    geometry = _geometry(session, window)
    if not geometry:
        return None
    rect, viewable, _ = geometry
    title = re.search(r'"(.*)"', _property(session, window, "_NET_WM_NAME"))
    pid = re.search(r"\d+", _property(session, window, "_NET_WM_PID"))
    return {
        "id": window, "rect": rect, "viewable": viewable, "managed": managed,
        "frame": _four_numbers(_property(session, window, "_NET_FRAME_EXTENTS")),
        "shadow": _four_numbers(_property(session, window, "_GTK_FRAME_EXTENTS")),
        "title": title.group(1) if title else "", "class": _property(session, window, "WM_CLASS"),
        "pid": int(pid.group()) if pid else 0,
        "hidden": "HIDDEN" in _property(session, window, "_NET_WM_STATE"),
    }


def _top_levels(session):
    """Children of the root window, bottom first: (id, ids of all windows inside it)."""
    tree = session.read(["xwininfo", "-root", "-tree"]).decode("utf-8", "replace")
    found = []
    for indent, window in re.findall(r"^( +)(0x[0-9a-f]+) ", tree, re.M):
        if len(indent) == TOP_LEVEL_INDENT:
            found.append((window, {int(window, 16)}))
        elif found:
            found[-1][1].add(int(window, 16))
    found.reverse()  # xwininfo lists the top window first
    return found


def _clients(session):
    """Ids of the windows that the window manager knows."""
    text = session.read(["xprop", "-root", "_NET_CLIENT_LIST"]).decode()
    return [int(w, 16) for w in re.findall(r"0x[0-9a-f]+", text)]


def managed_windows(session):
    """Managed top-level windows, bottom first."""
    clients, found = _clients(session), []
    for _, inner in _top_levels(session):
        found += [_record(session, hex(w), True) for w in clients if w in inner]
    return [record for record in found if record]


def window_stack(session):
    """All visible top-level windows, bottom first: managed ones, then menus and tooltips."""
    clients, popups = set(_clients(session)), []
    for window, inner in _top_levels(session):
        geometry = None if inner & clients else _geometry(session, window)
        if geometry and geometry[1] and geometry[2] and min(geometry[0][2:]) >= MIN_POPUP_PX:
            popups.append(_record(session, window, False))
    stack = managed_windows(session) + popups
    return [w for w in stack if w and w["viewable"] and not w["hidden"]]


def find_window(session, pattern):
    """Id of the topmost managed window whose title or class matches, or None."""
    for window in reversed(managed_windows(session)):
        named = re.search(pattern, window["title"]) or re.search(pattern, window["class"])
        if window["viewable"] and named:
            return window["id"]
    return None


def place_window(session, window, place):
    """Asks the window manager to put the client area at x, y with the given size."""
    x, y, width, height = (str(v) for v in place)
    session.read(["xdotool", "windowsize", window, width, height])
    session.read(["xdotool", "windowmove", window, x, y])
