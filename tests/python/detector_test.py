"""Detector: frame after frame; ids stay, changes are listed, damage is believed or checked."""
import asyncio
import gc
import io
import pickle
import resource
import sys
import threading
import time
import weakref

import computer_genie as cg
import numpy as np
import pytest
from PIL import Image

LIMIT_S = 60
BLUE, PAGE = (30, 110, 220), (246, 246, 247)


def button(frame, x, y, width=100, height=36, color=BLUE):
    frame[y : y + height, x : x + width] = color
    frame[y + height // 2 - 2 : y + height // 2 + 2, x + 30 : x + 60] = 255


def seen(scene):
    return sorted((element.role, *element.box) for element in scene)


@pytest.fixture
def frame(buttons):
    return buttons.copy()


def test_the_scene_is_that_of_detect_and_ids_stay(frame):
    with cg.Detector() as session:
        ids = {element.box: element.id for element in session.update(frame)}
        assert session.changes() == [] and session.report.reason == "first frame"
        button(frame, 320, 180)
        scene = session.update(frame)
        assert seen(scene) == seen(cg.detect(frame))
        kept = [e for e in scene if ids.get(e.box) == e.id]
        assert len(kept) == len(ids) and session.scene is scene
        new = scene.find(near=(370, 198))[0]
        assert new.id > max(ids.values())
        appeared = [change for change in session.changes() if change.id == new.id]
        assert [(c.kind, c.role, c.box, c.before) for c in appeared] == [
            ("appeared", new.role, new.box, None)
        ]


def test_an_edit_in_the_callers_own_buffer_is_noticed(frame):
    with cg.Detector() as session:
        session.update(frame)
        frame[40:120] = PAGE
        assert seen(session.update(frame)) == seen(cg.detect(frame))
        assert session.changes()


def test_every_form_of_image_is_a_frame(frame, tmp_path):
    expected = seen(cg.detect(frame))
    encoded = io.BytesIO()
    Image.fromarray(frame).save(encoded, "PNG")
    file = tmp_path / "frame.png"
    file.write_bytes(encoded.getvalue())
    forms = [frame, Image.fromarray(frame), encoded.getvalue(), file, frame[:, ::-1][:, ::-1]]
    with cg.Detector() as session:
        for form in forms:
            assert seen(session.update(form)) == expected
    bgra = np.dstack([frame[..., ::-1], np.zeros(frame.shape[:2], np.uint8)])
    with cg.Detector(color="bgra") as session:
        assert seen(session.update(bgra)) == expected


def test_options_are_those_of_detect(frame):
    options = {"region": (240, 30, 200, 100), "min_confidence": 0, "roles": ["button"]}
    with cg.Detector(**options) as session:
        assert seen(session.update(frame)) == seen(cg.detect(frame, **options))


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"color": "xyz"}, ValueError),
        ({"region": (0, 0, 0, 1)}, ValueError),
        ({"min_confidence": 2}, ValueError),
        ({"roles": ["buton"]}, ValueError),
        ({"text": True}, cg.ModelError),
        ({"memory_budget": 0}, ValueError),
        ({"memory_budget": 1.5}, TypeError),
        ({"size": 3}, TypeError),
    ],
)
def test_a_bad_option_is_refused_at_once(options, error):
    with pytest.raises(error):
        cg.Detector(**options)


def test_damage_of_any_numbers_is_clipped_to_the_frame(frame):
    with cg.Detector(check_damage=True) as session:
        session.update(frame)
        for far in ([(-(2**40), -(2**62), 2**41, 2**62 + 99)], [(-(2**31), 0, 2**32, 2**31)]):
            button(frame, 320, 180 - far[0][1] % 7)
            frame[:, 440:, :] += 1
            everywhere = [*far, (0, 0, 2**50, 2**50)]
            assert seen(session.update(frame, dirty=everywhere)) == seen(cg.detect(frame))


@pytest.mark.parametrize(
    ("dirty", "error"),
    [
        ((1, 2, 3, 4), TypeError),
        ([(1, 2, 3)], TypeError),
        ([(1, 2, 3, 4), (1, 2)], TypeError),
        ([(1.5, 2, 3, 4)], TypeError),
        (7, TypeError),
        ("all", TypeError),
        ([(1, 2, -3, 4)], ValueError),
        ([(-(10**30), 2, 3, 4)], ValueError),
    ],
)
def test_bad_damage_is_refused_and_the_next_frame_is_right(frame, dirty, error):
    with cg.Detector() as session:
        session.update(frame)
        frame[40:120] = PAGE
        with pytest.raises(error, match="dirty"):
            session.update(frame, dirty=dirty)
        assert seen(session.update(frame, dirty=[])) == seen(cg.detect(frame))


def test_ids_go_on_after_a_frame_that_is_none(frame):
    with cg.Detector() as session:
        first = session.update(frame)
        for bad in (b"no image", "no/such/file.png", None, np.zeros((4, 4, 7), np.uint8)):
            with pytest.raises((cg.GenieError, TypeError)):
                session.update(bad)
        again = session.update(frame, dirty=[])
        assert list(again) == list(first)


def test_a_closed_detector_says_so_and_closes_twice(frame):
    session = cg.Detector()
    session.update(frame)
    session.close()
    session.close()
    with pytest.raises(cg.GenieError, match="closed"):
        session.update(frame)
    assert session.changes() == [] and session.memory_bytes == 0


def test_a_detector_cannot_be_pickled():
    with pytest.raises(TypeError, match="other process"):
        pickle.dumps(cg.Detector())


def test_threads_that_share_one_are_taken_one_after_another(frame):
    frames = [frame.copy() for _ in range(4)]
    for i, image in enumerate(frames):
        button(image, 320, 120 + 20 * i)
    expected = [seen(cg.detect(image)) for image in frames]
    wrong = []
    with cg.Detector() as session:

        def work(i):
            wrong.extend(i for _ in range(25) if seen(session.update(frames[i])) != expected[i])

        threads = [threading.Thread(target=work, args=(i,)) for i in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(LIMIT_S)
    assert not wrong


def run(coroutine):
    return asyncio.run(asyncio.wait_for(coroutine, LIMIT_S))


def test_awaited_updates_are_taken_in_their_order(frame):
    frames = [frame.copy() for _ in range(8)]
    for i, image in enumerate(frames):
        image[10 : 10 + i, 10:20] = 0

    async def main():
        async with cg.Detector() as session:
            scenes = await asyncio.gather(*map(session.update_async, frames))
            last = await session.update_async(frames[-1])
            return scenes, session.report.kind, last

    scenes, kind, last = run(main())
    assert [seen(scene) for scene in scenes] == [seen(cg.detect(image)) for image in frames]
    assert kind == "equal" and list(last) == list(scenes[-1])


def test_an_error_arrives_where_it_is_awaited(frame):
    async def main():
        session = cg.Detector()
        with pytest.raises(cg.InvalidImageError):
            await session.update_async(b"not an image")
        return await session.update_async(frame)

    assert seen(run(main())) == seen(cg.detect(frame))


def test_a_cancelled_update_does_not_make_the_next_one_believe_too_much(frame):
    async def main():
        session = cg.Detector()
        await session.update_async(frame)
        edited = frame.copy()
        edited[40:120] = PAGE
        calls = [asyncio.ensure_future(session.update_async(edited, dirty=[])) for _ in range(5)]
        calls.append(asyncio.ensure_future(session.update_async(edited)))
        await asyncio.sleep(0)
        for call in calls:
            call.cancel()
        ends = await asyncio.gather(*calls, return_exceptions=True)
        assert all(isinstance(end, asyncio.CancelledError) for end in ends)
        final = edited.copy()
        button(final, 320, 180)
        return final, await session.update_async(final, dirty=[(320, 180, 100, 36)])

    final, scene = run(main())
    # Whether the cancelled frame was still taken or left out: either way this one is right.
    assert seen(scene) == seen(cg.detect(final))


def test_the_event_loop_goes_on_meanwhile(screen_file):
    async def main():
        ticks = 0
        session = cg.Detector()
        call = asyncio.ensure_future(session.update_async(screen_file))
        while not call.done():
            ticks += 1
            await asyncio.sleep(0)
        return ticks

    assert run(main()) > 2


def test_other_threads_go_on_while_an_update_runs():
    """As in detect_test: with a switch interval that never ends."""
    noise = np.random.default_rng(1).integers(0, 256, (1080, 1920, 3), np.uint8)
    session = cg.Detector()
    session.update(noise)
    counted = 0
    stop = False

    def count():
        nonlocal counted
        while not stop:
            counted += 1
            time.sleep(0)  # gives the GIL back

    counter = threading.Thread(target=count)
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1000)
    try:
        counter.start()
        moved = []
        for _ in range(5):
            noise ^= 255
            before = counted
            session.update(noise)
            moved.append(counted - before)
    finally:
        stop = True
        sys.setswitchinterval(usual)
        counter.join()
    assert any(moved), "the GIL was held"


def test_a_detector_in_a_cycle_is_collected(frame):
    class Agent:
        def __init__(self):
            self.session = cg.Detector()
            self.session.agent = self
            self.session.update(frame)

    gone = weakref.ref(Agent())
    gc.collect()
    assert gone() is None


def test_settings_that_are_loaded_again_leave_a_session_alone(frame):
    with cg.Detector() as session:
        first = session.update(frame)
        cg.load_config()
        assert session.update(frame) is first


def test_a_dropped_detector_whose_engine_was_replaced_still_ends_its_job(frame):
    big = np.tile(frame, (4, 4, 1))

    async def main():
        session = cg.Detector()
        call = asyncio.ensure_future(session.update_async(big))
        await asyncio.sleep(0)
        cg.load_config()  # the session alone holds the old engine now
        del session
        call.cancel()
        await asyncio.gather(call, return_exceptions=True)
        del call
        gc.collect()
        return await cg.detect_async(frame)

    for _ in range(5):
        assert seen(run(main())) == seen(cg.detect(frame))


def test_thousands_of_updates_take_no_more_memory(frame):
    frames = [frame.copy() for _ in range(3)]
    for i, image in enumerate(frames):
        button(image, 320, 150 + 10 * i)

    def updates(count):
        for i in range(count):
            session.update(frames[i % 3], dirty=None if i % 2 else [(320, 150, 100, 60)])
            session.changes()
        gc.collect()
        return resident_bytes()

    with cg.Detector() as session:
        before = updates(500)
        assert updates(3000) - before < 2 * 2**20


def resident_bytes():
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * resource.getpagesize()
