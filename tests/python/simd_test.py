"""SIMDProcessor: the translation; the arithmetic is tested in C++."""
import asyncio
import pathlib
import re
import runpy
import subprocess
import sys
import threading

import numpy as np
import pytest

import computer_genie as cg
from computer_genie.performance import SIMDProcessor, available_operations

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "simd.md").read_text()
GRAY_ONLY = ("canny", "threshold", "otsu", "adaptive_threshold", "equalize", "clahe")
COLOUR_ONLY = ("hsv", "ycrcb", "lab")


@pytest.fixture
def simd():
    with SIMDProcessor() as processor:
        yield processor


@pytest.fixture(scope="module")
def image():
    return np.random.default_rng(5).integers(0, 256, (90, 131, 3), np.uint8)


@pytest.mark.parametrize("name", [operation["name"] for operation in available_operations()])
def test_every_operation_runs_by_its_name_on_all_forms(simd, image, name):
    gray = np.ascontiguousarray(image[..., 0])
    rgba = np.dstack([image, gray])
    for source in (gray, image, rgba):
        is_gray = source.ndim == 2
        if (is_gray and name in COLOUR_ONLY) or (not is_gray and name in GRAY_ONLY):
            with pytest.raises(cg.InvalidImageError, match=name):
                simd.process_image_simd(source, [name])
            continue
        result = simd.process_image_simd(source, [name])
        assert result.dtype == np.uint8 and result.flags.writeable
        view = np.zeros((180, *source.shape[1:]), np.uint8)[::2]
        view[:] = source
        assert np.array_equal(simd.process_image_simd(view, [name]), result)


def test_a_chain_equals_its_steps(simd, image):
    chain = ["grayscale", {"name": "blur", "ksize": 5}, "sobel", "dilate", "otsu"]
    step = image
    for operation in chain:
        step = simd.process_image_simd(step, operation)
    assert np.array_equal(simd.process_image_simd(image, chain), step)


def test_colour_says_the_order_of_the_channels(simd, image):
    gray = simd.rgb_to_grayscale(image)
    assert np.array_equal(simd.rgb_to_grayscale(image[..., ::-1], color="bgr"), gray)
    exact = image @ np.array([0.299, 0.587, 0.114])
    assert np.abs(gray - exact).max() <= 0.51


def test_results_keep_their_pixels_when_the_processor_goes(image):
    with SIMDProcessor() as processor:
        result = processor.process_image_simd(image, "invert")
    processor.close()
    assert np.array_equal(result, 255 - image)


def test_sizes_of_resize(simd, image):
    assert simd.resize_image(image, (40, 20)).shape == (20, 40, 3)
    assert simd.process_image_simd(image, "resize").shape == (45, 66, 3)
    width = {"name": "resize", "width": 262}
    assert simd.process_image_simd(image, width).shape == (180, 262, 3)


@pytest.mark.parametrize(
    ("operation", "error", "words"),
    [
        ("no_such", ValueError, ("no_such", "grayscale")),
        ([], ValueError, ("grayscale",)),
        (5, TypeError, ("int",)),
        ([5], TypeError, ("int",)),
        ({"ksize": 3}, TypeError, ("name",)),
        ({"name": "blur", "size": 3}, TypeError, ("blur", "(width, height)")),
        ({"name": "blur", "side": 3}, ValueError, ("blur", "side")),
        ({"name": "blur", "ksize": 0}, ValueError, ("ksize", "least=1")),
        ({"name": "blur", "ksize": float("nan")}, ValueError, ("ksize",)),
        ({"name": "blur", "ksize": [3]}, TypeError, ("ksize", "list")),
        ({"name": "gaussian_blur", "ksize": 4}, ValueError, ("odd",)),
        ({"name": "sobel", "norm": "l3"}, ValueError, ("l3", "l1")),
        (["invert"] * 65, ValueError, ("limit=64",)),
        ({"name": "resize", "size": (16384, 16384)}, ValueError, ("resize",)),
    ],
)
def test_what_is_wrong_is_named(simd, image, operation, error, words):
    with pytest.raises(error) as caught:
        simd.process_image_simd(image, operation)
    assert all(word in str(caught.value) for word in words), caught.value


def test_the_configured_limits_hold_for_results(tmp_path):
    (tmp_path / "performance_config.yaml").write_text("limits:\n  max_image_side: 40\n")
    program = (
        "import numpy as np\nfrom computer_genie.performance import SIMDProcessor\n"
        "SIMDProcessor().process_image_simd(np.zeros((9, 9), 'u1'), {'name': 'resize', 'scale': 5})"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False,
        cwd=tmp_path, env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert "LimitError: resize" in done.stderr and "limit=40" in done.stderr, done.stderr


def test_an_encoded_picture_and_a_file_are_taken_too(simd, screen_file):
    decoded = simd.rgb_to_grayscale(str(screen_file))
    assert np.array_equal(simd.rgb_to_grayscale(screen_file.read_bytes()), decoded)


@pytest.mark.parametrize("method", ["exact", "anchors"])
def test_a_template_is_found_where_it_was_taken(simd, image, method):
    gray = simd.rgb_to_grayscale(image)
    for source in (gray, image):
        found = simd.match_template(source, source[30:54, 60:92], method=method)
        assert [(match["x"], match["y"]) for match in found] == [(60, 30)]
        assert found[0]["score"] == pytest.approx(1) and found[0]["width"] == 32


def test_bad_calls_of_the_search_are_named(simd, image):
    with pytest.raises(ValueError, match="method"):
        simd.match_template(image, image, method="guess")
    with pytest.raises(ValueError, match="threshold"):
        simd.match_template(image, image, threshold=1.5)
    with pytest.raises(ValueError):
        simd.match_template(image[:20], image)
    with pytest.raises(ValueError, match="connectivity"):
        simd.connected_components(image, connectivity=5)


def test_components_have_boxes_areas_and_centroids(simd):
    mask = np.zeros((40, 60), np.uint8)
    mask[5:9, 10:20] = 1
    mask[30, 50] = 255
    first, second = simd.connected_components(mask)
    assert (first["x"], first["y"], first["width"], first["height"]) == (10, 5, 10, 4)
    assert first["area"] == 40 and first["centroid"] == (14.5, 6.5)
    assert second["area"] == 1


def test_contour_boxes_leave_out_what_lies_in_a_hole(simd, image):
    mask = np.zeros((40, 60), np.uint8)
    mask[5:25, 10:40] = 255
    mask[8:20, 15:35] = 0
    mask[12:14, 20:22] = mask[30, 50] = 1
    assert len(simd.connected_components(mask)) == 3
    assert simd.contour_boxes(mask) == [
        {"x": 10, "y": 5, "width": 30, "height": 20},
        {"x": 50, "y": 30, "width": 1, "height": 1},
    ]
    with pytest.raises(cg.InvalidImageError, match="gray"):
        simd.contour_boxes(image)


def test_a_blend_lies_between(simd, image):
    other = 255 - image
    middle = simd.blend_images(image, other)
    assert np.abs(middle.astype(int) - 127.5).max() <= 1
    assert np.array_equal(simd.blend_images(image, other, 1.0), image)
    with pytest.raises(cg.InvalidImageError):
        simd.blend_images(image, other[:-1])


def test_the_content_key_sees_one_bit_and_the_hash_does_not(simd, screen_file):
    picture = simd.process_image_simd(str(screen_file), {"name": "convert", "to": "rgb"})
    changed = picture.copy()
    changed[100, 100, 1] ^= 1
    assert simd.content_key(picture) != simd.content_key(changed)
    assert simd.perceptual_hash(picture) == simd.perceptual_hash(changed)


def test_threads_share_one_processor(simd, image):
    expected = simd.process_image_simd(image, ["grayscale", "edge_detection"])
    results = []

    def work():
        for _ in range(20):
            results.append(simd.process_image_simd(image, ["grayscale", "edge_detection"]))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 80 and all(np.array_equal(result, expected) for result in results)


def test_stats_count_calls_and_the_pool_is_used_again(simd, image):
    for _ in range(5):
        simd.rgb_to_grayscale(image)
    stats = simd.get_performance_stats()
    assert stats["methods"]["process_image_simd"]["calls"] == 5
    assert stats["pool"]["misses"] == 1 and stats["pool"]["hits"] == 4


def test_benchmark_operations_gives_figures(simd, image):
    figures = asyncio.run(simd.benchmark_operations(image, iterations=2))
    assert {"grayscale", "edge_detection"} <= set(figures)
    assert all(figure["median_ms"] > 0 for figure in figures.values())


def test_capabilities_name_what_runs(simd):
    capabilities = simd.get_capabilities()
    assert capabilities.chosen in capabilities.detected
    plain = capabilities.chosen in ("EMU128", "SCALAR")
    assert simd.has_simd_support() == (not plain)


def test_the_page_lists_every_operation_and_its_examples_run():
    for operation in available_operations():
        assert f"`{operation['name']}`" in PAGE, operation["name"]
        for parameter in operation["parameters"]:
            assert f"`{parameter['name']}`" in PAGE, parameter["name"]
    examples = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    assert examples
    for example in examples:
        exec(compile(example, "docs/simd.md", "exec"), {})


def test_the_tour_runs(capsys):
    runpy.run_path(str(ROOT / "examples" / "simd.py"))
    shown = capsys.readouterr().out
    assert shown.count("found at 75, ") == 3 and "part at 80, 60: 120 x 40" in shown
    assert "same content: False" in shown
