"""watch: events of what changed, for `for` and `async for`, from every kind of source."""
import asyncio
import gc
import pickle
import threading
import weakref

import computer_genie as cg
import numpy as np
import pytest

LIMIT_S = 60


def run(coroutine):
    return asyncio.run(asyncio.wait_for(coroutine, LIMIT_S))


@pytest.fixture
def frames(buttons):
    """One button, the same again, one more button, the first is gone."""
    first = buttons.copy()
    first[50:110, 240:] = first[0, 0]
    second = buttons.copy()
    third = second.copy()
    third[50:110, 70:210] = third[0, 0]
    return [first, first.copy(), second, third]


async def slowly(items):
    for item in items:
        await asyncio.sleep(0)
        yield item


def summary(events):
    return [(event.number, sorted({change.kind for change in event.changes})) for event in events]


EXPECTED = [(1, []), (3, ["appeared"]), (4, ["vanished"])]


def collect(source, **options):
    async def main():
        return [event async for event in cg.watch(source, **options)]

    return run(main())


@pytest.mark.parametrize("form", [list, tuple, iter, lambda frames: (f for f in frames), np.array])
def test_frames_that_changed_are_events(frames, form):
    assert summary(cg.watch(form(frames))) == EXPECTED
    assert summary(collect(form(frames))) == EXPECTED


def test_an_asynchronous_source_is_one_too(frames):
    assert summary(collect(slowly(frames))) == EXPECTED
    with pytest.raises(TypeError, match="async for"):
        next(cg.watch(slowly(frames)))


def test_an_event_is_a_pair_and_knows_its_frame(frames):
    for event in cg.watch(frames):
        scene, changes = event
        assert scene is event.scene and changes is event.changes
        assert event.frame is frames[event.number - 1]
        assert [e.box for e in scene] == [e.box for e in cg.detect(event.frame)]
        assert pickle.loads(pickle.dumps(event)) == event


def test_options_are_those_of_a_detector(frames):
    events = list(cg.watch(frames, roles=["checkbox"], region=(0, 0, 100, 100), color="bgr"))
    assert summary(events) == [(1, [])] and len(events[0].scene) == 0
    with pytest.raises(ValueError, match="buton"):
        cg.watch(frames, roles=["buton"])
    with pytest.raises(cg.ModelError):
        cg.watch(frames, text=True)


@pytest.mark.parametrize("source", ["shot.png", b"bytes", np.zeros((4, 4, 3), np.uint8), 7, None])
def test_what_is_no_source_is_refused(source):
    with pytest.raises(TypeError, match="source"):
        cg.watch(source)


def test_an_error_of_the_source_comes_out_and_nothing_hangs(frames):
    class Broken(Exception):
        pass

    def source():
        yield frames[0]
        raise Broken("camera")

    with cg.watch(source()) as watch:
        next(watch)
        with pytest.raises(Broken, match="camera"):
            next(watch)
    with pytest.raises(Broken, match="camera"):
        collect(source())


@pytest.mark.parametrize("exit", [SystemExit, KeyboardInterrupt])
def test_an_exit_inside_of_the_source_ends_the_program(frames, exit):
    def source():
        yield frames[0]
        raise exit

    with pytest.raises(exit):
        collect(source())


def test_a_bad_frame_raises_and_the_next_one_goes_on(frames):
    source = [frames[0], b"no image", frames[2]]
    watch = cg.watch(source)
    next(watch)
    with pytest.raises(cg.InvalidImageError):
        next(watch)
    assert next(watch).number == 3

    async def main():
        watch = cg.watch(source)
        await anext(watch)
        with pytest.raises(cg.InvalidImageError):
            await anext(watch)
        return await anext(watch)

    assert run(main()).changes == next(iter([*cg.watch([frames[0], frames[2]])][1:])).changes


def test_a_source_that_blocks_does_not_block_the_event_loop(frames):
    gate = threading.Event()

    def source():
        yield frames[0]
        assert gate.wait(LIMIT_S)
        yield frames[2]

    async def main():
        watch = cg.watch(source())
        await anext(watch)
        waiting = asyncio.ensure_future(anext(watch))
        for _ in range(50):
            await asyncio.sleep(0)
        assert not waiting.done()
        gate.set()
        return await waiting

    assert run(main()).number == 2


def test_a_wait_that_was_cancelled_loses_nothing(frames):
    gate = threading.Event()

    def source():
        yield frames[0]
        assert gate.wait(LIMIT_S)
        yield frames[2]
        yield frames[3]

    async def main():
        async with cg.watch(source()) as watch:
            events = [await anext(watch)]
            for _ in range(3):
                with pytest.raises(TimeoutError):
                    await asyncio.wait_for(anext(watch), 0.001)
            gate.set()
            return events + [event async for event in watch]

    assert summary(run(main())) == [(1, []), (2, ["appeared"]), (3, ["vanished"])]


def test_closing_ends_the_watch_but_not_the_source(frames):
    source = iter(frames)
    with cg.watch(source) as watch:
        next(watch)
        watch.close()
        assert list(watch) == []
    assert next(source) is frames[1]

    async def main():
        never = asyncio.Event()

        async def source():
            yield frames[0]
            await never.wait()

        watch = cg.watch(source())
        await anext(watch)
        waiting = asyncio.ensure_future(anext(watch))
        await asyncio.sleep(0)
        await watch.aclose()
        with pytest.raises(StopAsyncIteration):
            await waiting
        return [event async for event in watch]

    assert run(main()) == []


def test_a_watch_goes_over_a_loop_that_ended(frames):
    watch = cg.watch(iter(frames))
    events = []
    try:
        while True:
            events.append(run(anext(watch)))
    except StopAsyncIteration:
        pass
    assert summary(events) == EXPECTED


def test_a_watch_that_is_dropped_ends_its_thread(frames):
    def threads():
        return [t for t in threading.enumerate() if t.name == "genie-frames"]

    async def main():
        watch = cg.watch(iter(frames))
        await anext(watch)
        assert threads()
        return weakref.ref(watch)

    gone = run(main())
    gc.collect()
    assert gone() is None
    for thread in threads():
        thread.join(LIMIT_S)
    assert not threads()
