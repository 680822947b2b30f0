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
