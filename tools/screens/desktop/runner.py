"""Brings one scene to life and takes its picture, window stack and accessibility tree.

Depends on: session, x_windows, accessibility_dump (as a program inside the session).
Thread safety: one scene at a time.
"""

import json
import os
import time

from session import SceneError, Session, wait_for
from x_windows import find_window, managed_windows, place_window, window_stack

DUMP_LIMIT_S = 45
DUMP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "accessibility_dump.py")


def _wait_for_window(session, pattern):
    """Id of the window whose title matches; SceneError with what is there instead."""
    try:
        return wait_for(lambda: find_window(session, pattern), f"window '{pattern}'")
    except SceneError as error:
        titles = [window["title"] or window["class"] for window in managed_windows(session)]
        raise SceneError(f"{error}; windows are {titles}; programs printed: "
                         f"{session.program_log()}") from error


def open_programs(session):
    """Starts the scene's programs one after the other and puts their windows in place."""
    for program in session.scene.programs:
        session.start_program(program)
        window = _wait_for_window(session, program.window)
        if program.place:
            place_window(session, window, program.place)


def _click(session, place, button):
    x, y = (str(v) for v in place)
    session.read(["xdotool", "mousemove", x, y])
    session.read(["xdotool", "click", button])


def _act(session, action):
    verb, argument = action.verb, action.argument
    if verb == "key":
        for key in argument.split():
            session.read(["xdotool", "key", "--clearmodifiers", key])
            time.sleep(0.15)  # a menu needs to map before the next key reaches it
    elif verb == "type":
        session.read(["xdotool", "type", "--delay", "15", argument])
    elif verb in ("click", "rightclick"):
        _click(session, argument, "1" if verb == "click" else "3")
    elif verb == "move":
        session.read(["xdotool", "mousemove", *(str(v) for v in argument)])
    elif verb == "window":
        _wait_for_window(session, argument)
    elif verb == "raise":
        window = _wait_for_window(session, argument)
        session.read(["xdotool", "windowactivate", window])
    elif verb == "place":
        window = _wait_for_window(session, argument[0])
        place_window(session, window, argument[1:])
    else:
        raise SceneError(f"unknown action '{verb}'")


def capture(scene):
    """(picture, windows, accessibles) of a scene; SceneError if it cannot be made."""
    with Session(scene) as session:
        session.read(["xdotool", "mousemove", str(scene.width - 2), str(scene.height - 2)])
        open_programs(session)
        session.settle()
        for action in scene.actions:
            _act(session, action)
            session.settle()
        picture = session.settle()
        windows = window_stack(session)
        with open(DUMP, "rb") as program:
            source = program.read()
        command = ["/usr/bin/python3", "-", str(scene.scale), str(DUMP_LIMIT_S)]
        text = session.read(command, DUMP_LIMIT_S + 15, stdin=source)
        if not text:
            raise SceneError("the accessibility tree could not be read: "
                             + session.program_log("log"))
        return picture, windows, json.loads(text)
