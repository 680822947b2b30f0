"""Processes: children by fork and by spawn, the interpreter's end in the middle of work, Ctrl-C."""
import asyncio
import os
import signal
import subprocess
import sys
import textwrap
import threading

import computer_genie as cg
import numpy as np
import pytest

LIMIT_S = 60
START = """
import asyncio, os, sys, threading
import numpy as np
import computer_genie as cg
frames = [np.random.default_rng(i).integers(0, 256, (360, 640, 3), np.uint8) for i in range(3)]
def endless():
    while True: yield from frames
"""
# Its own second thread, asleep for ever, so that nothing but an interrupt ends the main one.
BLOCKED = """
def blocked():
    yield frames[0]
    print("ready", flush=True)
    threading.Event().wait()
"""


def python(program):
    return subprocess.run(
        [sys.executable, "-c", START + textwrap.dedent(program)],
        capture_output=True, text=True, timeout=LIMIT_S, check=False,
    )  # fmt: skip


ENDINGS = {
    "a session": """
        session = cg.Detector()
        session.update(frames[0])
    """,
    "sessions in a cycle": """
        session = cg.Detector()
        session.me = session
        session.update(frames[0])
        scene = session.scene
    """,
    "an engine that was replaced": """
        session = cg.Detector()
        session.update(frames[0])
        cg.load_config()
        asyncio.run(session.update_async(frames[1]))
    """,
    "jobs that wait": """
        session = cg.Detector()
        async def main():
            for i in range(12): asyncio.ensure_future(session.update_async(frames[i % 3]))
            await asyncio.sleep(0)
        asyncio.run(main())
    """,
    "a loop that was left": """
        loop = asyncio.new_event_loop()
        session = cg.Detector()
        calls = [loop.create_task(session.update_async(frames[i % 3])) for i in range(12)]
        loop.run_until_complete(asyncio.sleep(0))
        for call in calls: call._log_destroy_pending = False  # or asyncio complains
    """,
    "threads inside of C++": """
        session = cg.Detector()
        def work(use):
            while True: use()
        started = threading.Barrier(5)
        def begin(use):
            use()
            started.wait()
            work(use)
        for use in [lambda: cg.detect(frames[0])] * 2 + [lambda: session.update(frames[1])] * 2:
            threading.Thread(target=begin, args=(use,), daemon=True).start()
        started.wait()
    """,
    "a watch in a thread": """
        seen = threading.Semaphore(0)
        def look():
            for event in cg.watch(endless()): seen.release()
        threading.Thread(target=look, daemon=True).start()
        for _ in range(3): seen.acquire()
    """,
    "a watch in a loop in a thread": """
        seen = threading.Semaphore(0)
        async def look():
            async for event in cg.watch(endless()): seen.release()
        threading.Thread(target=lambda: asyncio.run(look()), daemon=True).start()
        for _ in range(3): seen.acquire()
    """,
    "a watch that was left": """
        watch = cg.watch(endless())
        next(watch)
        async def main():
            global other
            other = cg.watch(endless())
            await anext(other)
        asyncio.run(main())
    """,
    "a wait that was given up": """
        def source():
            yield frames[0]
            threading.Event().wait()
        async def main():
            try: await cg.wait_for(source(), role="slider", timeout=0.05)
            except TimeoutError: pass
        asyncio.run(main())
    """,
    "a call in atexit": """
        import atexit
        session = cg.Detector()
        atexit.register(lambda: session.update(frames[0]))
    """,
    "a child that ends as its parent does": """
        session = cg.Detector()
        asyncio.run(session.update_async(frames[0]))
        child = os.fork()
        session.update(frames[1])
        if child: sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
    """,
}


@pytest.mark.parametrize("program", ENDINGS.values(), ids=ENDINGS.keys())
def test_the_process_ends_in_order_with(program):
    done = python(program)
    assert (done.returncode, done.stderr) == (0, "")


INTERRUPTED = {
    "updates": """
        session = cg.Detector()
        print("ready", flush=True)
        for frame in endless(): session.update(frame)
    """,
    "a watch": """
        for number, event in enumerate(cg.watch(endless())):
            if number == 2: print("ready", flush=True)
    """,
    "a watch whose source waits": """
        for event in cg.watch(blocked()): pass
    """,
    "awaited updates": """
        async def main():
            session = cg.Detector()
            print("ready", flush=True)
            for frame in endless(): await session.update_async(frame)
        asyncio.run(main())
    """,
    "wait_for": """
        asyncio.run(cg.wait_for(blocked(), role="slider", timeout=None))
    """,
}


def interrupted(process):
    """Presses Ctrl-C, again where nothing happens, and gives what stands on the standard error.

    A signal that arrives between the interpreter's last look and an event loop's select() is seen
    when select() returns: asyncio.run() has no descriptor that would wake it. A person presses
    again.
    """
    for _ in range(LIMIT_S // 5):
        process.send_signal(signal.SIGINT)
        try:
            return process.communicate(timeout=5)[1]
        except subprocess.TimeoutExpired:
            continue
    raise AssertionError("Ctrl-C did not end the process")


@pytest.mark.parametrize("program", INTERRUPTED.values(), ids=INTERRUPTED.keys())
def test_ctrl_c_ends(program):
    with subprocess.Popen(
        [sys.executable, "-c", START + BLOCKED + textwrap.dedent(program)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        try:
            assert process.stdout.readline() == "ready\n"
            errors = interrupted(process)
        finally:
            process.kill()
    assert process.returncode == -signal.SIGINT, errors
    assert errors.rstrip().endswith("KeyboardInterrupt")


def in_child(work):
    """Whether `work` gave True in a forked child."""
    child = os.fork()
    if child == 0:
        right = False
        try:
            right = work() is True
        finally:
            os._exit(0 if right else 1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_a_forked_child_begins_a_session_of_its_own(buttons):
    session = cg.Detector()
    asyncio.run(session.update_async(buttons))  # threads have started
    edited = buttons.copy()
    edited[50:110] = edited[0, 0]
    expected = [element.box for element in cg.detect(edited)]

    def work():
        nothing = session.changes() == [] and session.scene is None and session.memory_bytes == 0
        scene = session.update(edited)
        first = session.report.reason == "first frame" and session.changes() == []
        awaited = asyncio.run(session.update_async(edited))
        return nothing and first and [e.box for e in scene] == expected and awaited is scene

    assert in_child(work)
    session.update(edited)  # the parent's goes on
    assert session.report.kind == "delta" or session.report.reason == "many tiles"
    assert {change.kind for change in session.changes()} == {"vanished"}


def test_a_child_of_a_fork_in_the_middle_of_updates_works(buttons):
    session = cg.Detector()
    big = [np.tile(buttons, (2, 2, 1)), np.tile(buttons[::-1], (2, 2, 1))]
    expected = [[e.box for e in cg.detect(image)] for image in big]
    stop = threading.Event()

    def update():
        while not stop.is_set():
            for image in big:
                session.update(image)

    threads = [threading.Thread(target=update) for _ in range(2)]
    for thread in threads:
        thread.start()
    try:
        for _ in range(10):
            assert in_child(
                lambda: [[e.box for e in session.update(image)] for image in big] == expected
            )
    finally:
        stop.set()
        for thread in threads:
            thread.join()


SPAWN = """
import multiprocessing, sys
import numpy as np
import computer_genie as cg

def frames():
    first = np.full((240, 480, 3), 246, np.uint8)
    second = first.copy()
    second[60:100, 80:200] = (30, 110, 220)
    second[78:82, 110:140] = 255
    return first, second

def look(number):
    first, second = frames()
    with cg.Detector() as session:
        session.update(first)
        return cg.detect(second), session.update(second), session.changes()

def fail(number):
    cg.detect(b"not an image")

if __name__ == "__main__":
    here = look(0)
    assert here[2]
    for method in sys.argv[1:]:
        with multiprocessing.get_context(method).Pool(2) as pool:
            assert pool.map(look, range(4), chunksize=1) == [here] * 4
            try:
                pool.map(fail, [0])
                raise AssertionError("no error")
            except cg.InvalidImageError as error:
                assert "not a PNG" in str(error), error
"""


@pytest.mark.parametrize("method", ["spawn", "fork", "forkserver"])
def test_children_of_multiprocessing_detect_and_give_scenes_back(tmp_path, method):
    program = tmp_path / "program.py"
    program.write_text(SPAWN)
    done = subprocess.run(
        [sys.executable, str(program), method],
        capture_output=True, text=True, timeout=LIMIT_S, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
