"""screen: frames of a real X server with a real program, without a monitor."""
import asyncio
import copy
import gc
import os
import pickle
import signal
import subprocess
import sys
import textwrap
import threading

import computer_genie as cg
import numpy as np
import pytest
from computer_genie.performance import ZeroCopyImage

LIMIT_S = 60
SIZE = (480, 640, 4)


def start(command, **options):
    return subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options
    )


def start_server():
    """An Xvfb, and its display; it says when it is ready."""
    readable, writable = os.pipe()
    command = ["Xvfb", "-displayfd", str(writable), "-screen", "0", "640x480x24"]
    server = start([*command, "-nolisten", "tcp", "-noreset"], pass_fds=[writable])
    os.close(writable)
    with os.fdopen(readable) as number:
        return server, ":" + number.readline().strip()


def end(process):
    process.kill()
    process.wait(LIMIT_S)


@pytest.fixture(scope="module")
def display():
    server, display = start_server()
    yield display
    end(server)


@pytest.fixture
def terminal(display, tmp_path):
    """Writes what it is called with into a terminal on the screen."""
    pipe = tmp_path / "lines"
    os.mkfifo(pipe)
    program = start(
        ["xterm", "-geometry", "40x10+20+30", "-bw", "0", "-fn", "9x15", "-e", f"cat {pipe}"],
        env={**os.environ, "DISPLAY": display},
    )
    with open(pipe, "w", encoding="ascii") as lines:  # opens once the program reads

        def write(text):
            lines.write(text + "\n")
            lines.flush()

        yield write
    end(program)


def run(coroutine):
    return asyncio.run(asyncio.wait_for(coroutine, LIMIT_S))


def text_elements(frame):
    return [element for element in cg.detect(frame) if element.role == "text"]


def test_the_first_frame_is_the_whole_screen(display):
    with cg.screen(display=display) as screen:
        frame = next(screen)
        assert frame.shape == SIZE and frame.dtype == np.uint8 and not frame.flags.writeable
        assert frame.damage is None and frame.place == (0, 0, 640, 480)
        assert frame.number == 1 and frame.captured > 0
        assert not np.shares_memory(frame, np.array(frame))


def test_outside_of_the_damage_nothing_changed(display, terminal):
    with cg.screen(display=display) as screen:
        before = np.array(next(screen))
        for i in range(5):
            terminal(f"line {i} of some text")
            frame = next(screen)
            assert frame.number == i + 2
            outside = np.full(SIZE[:2], frame.damage is not None)
            for x, y, width, height in [] if frame.damage is None else frame.damage:
                outside[y : y + height, x : x + width] = False
            assert np.array_equal(frame[outside], before[outside])
            before = np.array(frame)


def test_a_frame_knows_its_colours_and_a_part_of_it_does_not(display, terminal):
    with cg.screen(display=display) as screen:
        terminal("some words on paper")
        frame = next(screen)
        while not text_elements(frame):
            frame = next(screen)
        plain = np.array(frame)
        assert cg.detect(frame) == cg.detect(plain, color="bgra")
        assert np.array_equal(cg.draw(frame, []), plain[..., 2::-1])
        for kept in (frame.copy(), copy.copy(frame), copy.deepcopy(frame)):
            assert not np.shares_memory(kept, frame) and cg.detect(kept) == cg.detect(frame)
            assert kept.damage is None and kept.place == frame.place
        part = frame[10:100, 10:200]
        assert part.color is None and part.damage is None and part.place is None
        assert cg.detect(part, color="bgra") == cg.detect(plain[10:100, 10:200], color="bgra")
        assert type(pickle.loads(pickle.dumps(frame))) is np.ndarray


def test_a_watched_screen_gives_the_scene_of_its_pixels(display, terminal):
    with cg.screen(display=display) as screen, cg.watch(screen) as watch:
        first = next(watch)
        assert first.changes == ()
        terminal("hello there")
        texts = 0
        while not texts:  # the terminal opens, then it shows the line
            event = next(watch)
            texts = len([e for e in event.scene if e.role == "text"])
            expected = cg.detect(np.array(event.frame), color="bgra")
            assert [(e.role, e.box) for e in event.scene] == [(e.role, e.box) for e in expected]
        assert event.changes


def test_an_element_on_the_screen_is_waited_for(display, terminal):
    async def main():
        async with cg.screen(display=display) as screen:
            frames = [await anext(screen)]
            wait = asyncio.ensure_future(cg.wait_for(screen, role="text", timeout=LIMIT_S))
            await asyncio.sleep(0)
            terminal("here it is")
            found = await wait
            # Nothing changes any more, and it is still there.
            again = await cg.wait_for(screen, role="text", timeout=LIMIT_S)
            return frames, found, again, screen.now()

    _, found, again, frame = run(main())
    assert found.role == "text" and again.box in [e.box for e in text_elements(frame)]


def test_a_wait_for_what_does_not_come_ends_in_time(display):
    async def main():
        with cg.screen(display=display) as screen:
            for _ in range(2):
                await cg.wait_for(screen, role="slider", timeout=0.05)

    with pytest.raises(TimeoutError, match="did not appear"):
        run(main())


def test_a_region_is_a_part_of_the_screen(display):
    with cg.screen(region=(600, 400, 100, 30), display=display) as screen:
        frame = next(screen)
        assert frame.place == (600, 400, 40, 30) and frame.shape == (30, 40, 4)
    with cg.screen(region=(640, 0, 5, 5), display=display) as screen:
        with pytest.raises(ValueError, match="outside the screen"):
            next(screen)


def test_a_window_is_captured_where_it_is(display, terminal):
    terminal("a window")
    found = subprocess.run(
        ["xdotool", "search", "--sync", "--onlyvisible", "--class", "xterm"],
        env={**os.environ, "DISPLAY": display},
        capture_output=True, text=True, timeout=LIMIT_S, check=True,
    )  # fmt: skip
    with cg.screen(window=int(found.stdout.split()[0]), display=display) as screen:
        assert next(screen).place[:2] == (20, 30)


def test_a_frame_can_be_read_after_its_screen_went(display):
    screen = cg.screen(display=display)
    frame = next(screen)
    before = np.array(frame)
    screen.close()
    screen.close()
    del screen
    gc.collect()
    assert np.array_equal(frame, before)


def test_closing_ends_a_wait_in_another_thread(display):
    screen = cg.screen(display=display)
    next(screen)
    closer = threading.Timer(0.05, screen.close)
    closer.start()
    assert list(screen) == []
    with pytest.raises(cg.GenieError, match="closed"):
        screen.now()

    async def main():
        screen = cg.screen(display=display)
        await anext(screen)
        asyncio.get_running_loop().call_soon(screen.close)
        return [frame async for frame in screen]

    assert run(main()) == []


def test_without_a_display_the_sentence_says_what_to_do(monkeypatch):
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    with pytest.raises(cg.DeviceError, match="DISPLAY is not set"):
        next(cg.screen())
    with pytest.raises(cg.DeviceError, match=":7654"):
        cg.screen(display=":7654").now()
    with pytest.raises(cg.DeviceError):
        next(cg.watch(cg.screen()))
    with pytest.raises(cg.DeviceError):
        run(cg.wait_for(cg.screen(), role="button"))


def test_a_window_that_is_not_there_is_a_device_error(display):
    with pytest.raises(cg.DeviceError, match="window"):
        next(cg.screen(window=0xFFFFFFF, display=display))


def test_a_server_that_ends_is_a_device_error():
    server, display = start_server()
    screen = cg.screen(display=display)
    next(screen)
    end(server)
    with pytest.raises(cg.DeviceError):
        next(screen)
    with pytest.raises(cg.DeviceError):
        screen.now()


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"region": (0, 0, 0, 5)}, ValueError),
        ({"region": 7}, TypeError),
        ({"window": "xterm"}, TypeError),
        ({"window": 0}, ValueError),
        ({"rate": 0}, ValueError),
        ({"rate": float("inf")}, ValueError),
        ({"rate": "fast"}, TypeError),
        ({"display": 0}, TypeError),
        ({"display": ":\0"}, ValueError),
    ],
)
def test_a_bad_option_is_refused_at_once(options, error):
    with pytest.raises(error):
        cg.screen(**options)


def test_a_forked_child_has_a_screen_of_its_own(display):
    with cg.screen(display=display) as screen:
        pixels = np.array(next(screen))
        child = os.fork()
        if child == 0:
            same = False
            try:
                frame = next(screen)
                same = frame.number == 1 and np.array_equal(frame, pixels)
            finally:
                os._exit(0 if same else 1)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        assert np.array_equal(screen.now(), pixels)


WAITS = {
    "for": """
        for frame in screen: print("ready", flush=True)
    """,
    "a watch": """
        for event in cg.watch(screen): print("ready", flush=True)
    """,
    "wait_for": """
        async def main():
            await anext(screen)
            print("ready", flush=True)
            await cg.wait_for(screen, role="slider", timeout=None)
        asyncio.run(main())
    """,
}


@pytest.mark.parametrize("wait", WAITS.values(), ids=WAITS.keys())
def test_ctrl_c_ends_a_wait_in(display, wait):
    program = f"import asyncio, computer_genie as cg\nscreen = cg.screen(display={display!r})\n"
    with subprocess.Popen(
        [sys.executable, "-c", program + textwrap.dedent(wait)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        try:
            assert process.stdout.readline() == "ready\n"
            process.send_signal(signal.SIGINT)
            _, errors = process.communicate(timeout=LIMIT_S)
        finally:
            process.kill()
    assert process.returncode == -signal.SIGINT, errors
    assert errors.rstrip().endswith("KeyboardInterrupt")


def test_the_process_ends_while_a_thread_waits_for_the_screen(display):
    program = """
        import asyncio, threading, computer_genie as cg
        seen = threading.Semaphore(0)
        def look(screen):
            for frame in screen: seen.release()
        async def wait():
            async for event in cg.watch(cg.screen(display=DISPLAY)): seen.release()
        threading.Thread(target=look, args=(cg.screen(display=DISPLAY),), daemon=True).start()
        threading.Thread(target=lambda: asyncio.run(wait()), daemon=True).start()
        for _ in range(2): seen.acquire()
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program).replace("DISPLAY", repr(display))],
        capture_output=True, text=True, timeout=LIMIT_S, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


def test_a_shared_frame_stays_and_the_next_is_another(display, terminal):
    copies = cg._native.copy_stats()["copies"]
    with cg.screen(display=display) as screen:
        with pytest.raises(cg.GenieError, match="no frame"):
            screen.share()
        frame = next(screen)
        before = np.array(frame)
        with screen.share() as handle:
            with pytest.raises(cg.GenieError, match="no frame"):
                screen.share()
            assert np.array_equal(screen.now(), before) or screen.now().number > 1
            terminal("something new")
            assert next(screen).damage is None
            received = ZeroCopyImage.open(handle)
        assert received.color == "bgra" and received.read_only
        assert np.array_equal(received.array, before) and np.array_equal(frame, before)
    assert cg._native.copy_stats()["copies"] == copies
