"""A user's program whose types mypy knows: see typing_test.py."""
from typing import assert_type

import computer_genie as cg
import numpy as np
import numpy.typing as npt


async def look(image: npt.NDArray[np.uint8]) -> None:
    scene = cg.detect(image, region=(0, 0, 4, 4), roles=["button"])
    assert_type(scene, cg.Scene)
    assert_type(scene[0], cg.Element)
    assert_type(scene.find(role="button", near=scene[0]), list[cg.Element])
    assert_type(scene[0].parent, int | None)
    assert_type(scene[0].box, tuple[int, int, int, int])
    assert_type(await cg.detect_async(image), cg.Scene)
    assert_type(cg.draw(image, scene), npt.NDArray[np.uint8])
    for element in scene:
        assert_type(element, cg.Element)


async def watch(frame: npt.NDArray[np.uint8]) -> None:
    with cg.Detector(region=(0, 0, 4, 4), check_damage=True) as session:
        assert_type(session.update(frame, dirty=[(0, 0, 1, 1)]), cg.Scene)
        assert_type(await session.update_async(frame, np.zeros((0, 4), int)), cg.Scene)
        assert_type(session.changes(), list[cg.Change])
        assert_type(session.report, cg.UpdateReport | None)
    for change in session.changes():
        assert_type(change.before, tuple[int, int, int, int] | None)
    for scene, changes in cg.watch(cg.screen()):
        assert_type(scene, cg.Scene)
        assert_type(changes, tuple[cg.Change, ...])
    async for event in cg.watch([frame]):
        assert_type(event, cg.WatchEvent)
    async for shown in cg.screen(rate=5):
        assert_type(shown.captured, float)
        cg.detect(shown)
    assert_type(await cg.wait_for([frame], role="button", timeout=1), cg.Element)
