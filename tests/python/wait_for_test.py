"""wait_for: gives the element, or says clearly why not."""
import asyncio
import threading

import computer_genie as cg
import numpy as np
import pytest

LIMIT_S = 60


def run(coroutine):
    return asyncio.run(asyncio.wait_for(coroutine, LIMIT_S))


@pytest.fixture
def blank(buttons):
    return np.full_like(buttons, 246)


async def slowly(items):
    for item in items:
        await asyncio.sleep(0)
        yield item


def test_the_element_is_given_when_it_is_there(blank, buttons):
    for source in ([blank, blank, buttons], iter([buttons]), slowly([blank, buttons])):
        found = run(cg.wait_for(source, role="button", timeout=LIMIT_S))
        assert isinstance(found, cg.Element) and found.role == "button"


def test_the_best_match_is_given(buttons):
    async def wait(**options):
        return await cg.wait_for([buttons], "button", **options)

    assert run(wait(near=(300, 80))).box == (260, 60, 120, 40)
    assert run(wait(where=lambda e: e.width == 200)).box == (80, 140, 200, 36)
    assert run(wait(near=(300, 80), region=(70, 130, 300, 90))).box == (80, 140, 200, 36)
    assert run(wait()) == cg.detect(buttons).find("button")[0]


def test_the_source_can_be_waited_for_again(blank, buttons):
    source = iter([blank, buttons, blank, buttons])
    run(cg.wait_for(source, role="button"))
    assert next(source) is blank
    run(cg.wait_for(source, role="button"))
    with pytest.raises(cg.GenieError, match="ended"):
        run(cg.wait_for(source, role="button"))


def test_a_source_that_ends_says_what_was_looked_for(blank):
    with pytest.raises(cg.GenieError, match=r'ended.*"button".*2 frames.*0 elements'):
        run(cg.wait_for([blank, blank], role="button"))
    with pytest.raises(cg.GenieError, match="an element.*0 frames"):
        run(cg.wait_for([]))


def test_text_says_that_it_is_not_built(buttons):
    with pytest.raises(cg.ModelError, match="'Save'.*no text recogniser"):
        run(cg.wait_for([buttons], text="Save"))


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"role": "buton"}, ValueError),
        ({"role": 7}, TypeError),
        ({"timeout": -1}, ValueError),
        ({"timeout": float("nan")}, ValueError),
        ({"timeout": "1"}, TypeError),
        ({"region": (0, 0, 0, 0)}, ValueError),
        ({"near": 7}, TypeError),
    ],
)
def test_a_bad_argument_is_refused(buttons, options, error):
    with pytest.raises(error):
        run(cg.wait_for([buttons], **options))


def test_the_time_limit_is_a_timeout_error_with_a_sentence(blank):
    async def endless():
        while True:
            yield blank
            await asyncio.sleep(0)

    with pytest.raises(TimeoutError, match=r'"button" did not appear within 0\.05 s'):
        run(cg.wait_for(endless(), role="button", timeout=0.05))


def test_a_source_that_blocks_for_ever_holds_nothing_up(blank, buttons):
    gate = threading.Event()

    def source():
        yield blank
        assert gate.wait(LIMIT_S)
        yield buttons
        yield buttons

    frames = source()

    async def main():
        with pytest.raises(TimeoutError, match="did not appear"):
            await cg.wait_for(frames, role="button", timeout=0.05)
        # The generator is still inside of its wait and cannot be entered twice.
        with pytest.raises(TimeoutError, match="did not appear"):
            await cg.wait_for(frames, role="button", timeout=0.01)
        again = asyncio.ensure_future(cg.wait_for(frames, role="button", timeout=LIMIT_S))
        await asyncio.sleep(0)
        gate.set()
        return await again

    assert run(main()).role == "button"


def test_an_error_of_the_source_comes_out(blank):
    async def source():
        yield blank
        raise TimeoutError("the camera's own")

    with pytest.raises(TimeoutError, match="the camera's own"):
        run(cg.wait_for(source(), role="button"))
    with pytest.raises(ZeroDivisionError):
        run(cg.wait_for((1 // 0 for _ in "x"), role="button"))


def test_an_error_of_where_comes_out(buttons):
    with pytest.raises(ZeroDivisionError):
        run(cg.wait_for([buttons], where=lambda element: 1 / 0))


def test_cancelling_ends_it_and_its_tasks(blank):
    async def main():
        never = asyncio.Event()

        async def source():
            yield blank
            await never.wait()

        call = asyncio.ensure_future(cg.wait_for(source(), role="button"))
        for _ in range(20):
            await asyncio.sleep(0)
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call
        return asyncio.all_tasks() - {asyncio.current_task()}

    assert asyncio.run(main()) == set()


def test_many_waits_at_once_are_served(blank, buttons):
    async def main():
        waits = [cg.wait_for(slowly([blank, buttons]), role="button") for _ in range(20)]
        return await asyncio.gather(*waits)

    assert {element.role for element in run(main())} == {"button"}
