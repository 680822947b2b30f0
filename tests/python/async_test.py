"""detect_async: the loop goes on, errors arrive, a cancelled call harms nobody."""
import asyncio
import os
import subprocess
import sys
import threading

import computer_genie as cg
import numpy as np
import pytest
from computer_genie import _native
from computer_genie.pixels import frame_of

LIMIT_S = 60


def run(coroutine):
    return asyncio.run(asyncio.wait_for(coroutine, LIMIT_S))


def test_the_result_is_that_of_detect(buttons, screen_file):
    async def main():
        return await cg.detect_async(buttons), await cg.detect_async(screen_file)

    assert run(main()) == (cg.detect(buttons), cg.detect(screen_file))


def test_many_calls_at_once_keep_their_results_apart(buttons):
    images = [np.ascontiguousarray(buttons[: 100 + 20 * i]) for i in range(7)] * 5

    async def main():
        return await asyncio.gather(*map(cg.detect_async, images))

    assert run(main()) == [cg.detect(image) for image in images]


def test_options_reach_the_engine(buttons):
    async def main():
        return await cg.detect_async(
            buttons, region=(240, 30, 200, 100), min_confidence=0, roles=["button"], color="bgr"
        )

    expected = cg.detect(
        buttons, region=(240, 30, 200, 100), min_confidence=0, roles=["button"], color="bgr"
    )
    assert run(main()) == expected


@pytest.mark.parametrize(
    ("image", "error"),
    [
        (b"not an image", cg.InvalidImageError),
        ("no/such/file.png", FileNotFoundError),
        (None, TypeError),
    ],
)
def test_an_error_arrives_where_it_is_awaited(image, error):
    async def main():
        await cg.detect_async(image)

    with pytest.raises(error):
        run(main())


def test_the_event_loop_goes_on_meanwhile(screen_file):
    async def main():
        ticks = 0
        call = asyncio.ensure_future(cg.detect_async(screen_file))
        while not call.done():
            ticks += 1
            await asyncio.sleep(0)
        return ticks

    assert run(main()) > 2


def test_a_cancelled_call_ends_at_once_and_the_next_works(buttons):
    async def main():
        call = asyncio.ensure_future(cg.detect_async(np.tile(buttons, (4, 4, 1))))
        await asyncio.sleep(0)
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call
        return await cg.detect_async(buttons)

    assert run(main()) == cg.detect(buttons)


def test_a_call_whose_loop_is_closed_is_forgotten(buttons):
    big = np.tile(buttons, (4, 4, 1))

    async def main():
        asyncio.ensure_future(cg.detect_async(big))  # cancelled by the end of the loop
        await asyncio.sleep(0)

    for _ in range(5):
        asyncio.run(main())
    assert run(cg.detect_async(buttons)) == cg.detect(buttons)


def test_loops_of_several_threads_are_served(buttons):
    expected = cg.detect(buttons)
    results = []

    def loop_of_its_own():
        results.append(run(cg.detect_async(buttons)))

    threads = [threading.Thread(target=loop_of_its_own) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [expected] * 4


def test_more_jobs_than_may_wait_is_a_limit_error(buttons, tmp_path):
    settings = tmp_path / "settings.yaml"
    settings.write_text("engine:\n  queue_capacity: 1\n  worker_threads: 1\n")
    engine = _native.Engine(_native.load_config(str(settings)))
    frame = frame_of(np.tile(buttons, (8, 8, 1)))
    with pytest.raises(cg.LimitError, match="wait"):
        for _ in range(100):
            engine.submit(frame, _native.Request(), lambda scene, error: None)


def test_jobs_that_wait_when_the_engine_ends_are_delivered_as_errors(buttons, tmp_path):
    settings = tmp_path / "settings.yaml"
    settings.write_text("engine:\n  worker_threads: 1\n")
    engine = _native.Engine(_native.load_config(str(settings)))
    ends = []
    frame = frame_of(np.tile(buttons, (4, 4, 1)))
    for _ in range(6):
        engine.submit(frame, _native.Request(), lambda scene, error: ends.append((scene, error)))
    del engine
    assert len(ends) == 6
    assert all((scene is None) != (error is None) for scene, error in ends)


def test_the_process_ends_while_jobs_run(screen_file):
    program = (
        "import asyncio, computer_genie as cg\n"
        "async def main():\n"
        f"    for _ in range(4): asyncio.ensure_future(cg.detect_async({str(screen_file)!r}))\n"
        "    await asyncio.sleep(0)\n"
        "asyncio.run(main())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True, text=True, timeout=LIMIT_S, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


def test_a_forked_child_makes_its_own_engine(buttons):
    run(cg.detect_async(buttons))  # threads have started
    expected = cg.detect(buttons)
    child = os.fork()
    if child == 0:
        same = False
        try:
            same = cg.detect(buttons) == expected == run(cg.detect_async(buttons))
        finally:
            os._exit(0 if same else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
