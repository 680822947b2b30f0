"""Images without copies: addresses in and out, regions, lifetimes, the pool and its counts."""
import gc
import os
import pickle
import threading
import zlib

import computer_genie as cg
import numpy as np
import pytest
from computer_genie import _native
from computer_genie.performance import (
    MemoryPool,
    ZeroCopyImage,
    ZeroCopyPipeline,
    ZeroCopyProcessor,
)


@pytest.fixture
def pipeline():
    with ZeroCopyPipeline() as made:
        yield made


@pytest.fixture
def pixels():
    return np.random.default_rng(3).integers(0, 256, (60, 80, 3), np.uint8)


def address(array):
    return np.asarray(array).__array_interface__["data"][0]


class OnlyInterface:
    """As a Pillow image: nothing but __array_interface__."""

    def __init__(self, array):
        self.array = array
        self.__array_interface__ = array.__array_interface__


class OnlyDlpack:
    def __init__(self, array):
        self.array = array

    def __dlpack__(self, **options):
        return self.array.__dlpack__(**options)

    def __dlpack_device__(self):
        return self.array.__dlpack_device__()


@pytest.mark.parametrize("form", [np.asarray, OnlyInterface, OnlyDlpack])
def test_what_is_given_is_borrowed(pipeline, pixels, form):
    image = pipeline.create_image(form(pixels))
    assert address(image.array) == address(pixels)
    assert image.shape == (60, 80, 3) and image.array.strides == pixels.strides
    assert pipeline.get_performance_stats()["copies"] == 0


WAYS_OUT = {
    "array": lambda image: image.array,
    "asarray": np.asarray,
    "memoryview": lambda image: np.asarray(memoryview(image)),
    "dlpack": np.from_dlpack,
    "array interface": lambda image: np.asarray(OnlyInterface(image)),
}


@pytest.mark.parametrize("way", WAYS_OUT.values(), ids=WAYS_OUT.keys())
@pytest.mark.parametrize("shape", [(60, 80), (60, 80, 3), (60, 80, 4)])
def test_every_way_out_is_the_same_memory(pipeline, way, shape):
    given = np.random.default_rng(4).integers(0, 256, shape, np.uint8)
    for image in (pipeline.create_image(given), filled(pipeline, given)):
        out = way(image)
        assert address(out) == address(image.array)
        assert out.shape == shape and out.dtype == np.uint8 and np.array_equal(out, given)


def filled(pipeline, given, **options):
    channels = 1 if given.ndim == 2 else given.shape[2]
    image = pipeline.create_image((given.shape[1], given.shape[0], channels), **options)
    image.array[...] = given
    return image


def test_a_region_is_a_view(pipeline, pixels):
    image = pipeline.create_image(pixels)
    roi = image.get_roi(10, 20, 30, 25)
    assert address(roi.array) == address(pixels[20:, 10:])
    assert np.array_equal(roi.array, pixels[20:45, 10:40])
    inner = roi.get_roi(1, 2, 3, 4)
    inner.array[...] = 9
    assert (pixels[22:26, 11:14] == 9).all()
    assert memoryview(roi).strides == pixels.strides and memoryview(roi).shape == (25, 30, 3)


@pytest.mark.parametrize(
    "box", [(0, 0, 81, 1), (0, 0, 0, 5), (-1, 0, 5, 5), (79, 59, 2, 1), (0, 0, 2**40, 1)]
)
def test_a_region_that_reaches_outside_is_an_error(pipeline, pixels, box):
    with pytest.raises(ValueError, match="inside the image"):
        pipeline.create_image(pixels).get_roi(*box)


def test_a_buffer_of_packed_bytes_is_given_only_where_the_rows_are(pipeline, pixels):
    image = pipeline.create_image(pixels)
    assert bytes(image) == pixels.tobytes()
    with pytest.raises(BufferError, match="strides"):
        zlib.crc32(image.get_roi(0, 0, 5, 5))


def test_rows_apart_are_borrowed_and_other_steps_are_copied_and_counted(pipeline, pixels):
    rows = pipeline.create_image(pixels[::2, 5:50])
    assert address(rows.array) == address(pixels[::2, 5:50])
    assert pipeline.get_performance_stats()["copies"] == 0
    columns = pipeline.create_image(pixels[:, ::2])
    upwards = pipeline.create_image(pixels[::-1])
    assert np.array_equal(columns.array, pixels[:, ::2])
    assert np.array_equal(upwards.array, pixels[::-1])
    assert pipeline.get_performance_stats()["copies"] == 2


def test_read_only_stays_read_only(pipeline, pixels):
    pixels.flags.writeable = False
    image = pipeline.create_image(pixels)
    assert image.read_only and not image.array.flags.writeable
    assert memoryview(image).readonly and memoryview(image.get_roi(0, 0, 2, 2)).readonly
    assert np.shares_memory(np.from_dlpack(image), pixels)


def test_images_outlive_their_pipeline_and_arrays_their_images(pixels):
    pipeline = ZeroCopyPipeline()
    own = filled(pipeline, pixels)
    array, view = own.array, memoryview(own)
    roi = pipeline.create_image(pixels.copy()).get_roi(5, 6, 7, 8)
    pipeline.cleanup()
    own.close()
    own.close()
    del pipeline, own
    gc.collect()
    assert np.array_equal(array, pixels) and np.array_equal(np.asarray(view), pixels)
    assert np.array_equal(roi.array, pixels[6:14, 5:12])


def test_an_address_that_was_given_out_stays_after_close(pipeline, pixels):
    image = filled(pipeline, pixels)
    bare = OnlyInterface(image)
    out = np.asarray(bare)
    image.close()
    filled(pipeline, np.zeros_like(pixels))
    assert np.array_equal(out, pixels)


def test_a_closed_image_says_so(pipeline, pixels):
    with pipeline.create_image(pixels) as image:
        pass
    assert image.closed and "closed" in repr(image)
    for use in (lambda: image.array, lambda: image.get_roi(0, 0, 1, 1), image.share):
        with pytest.raises(ValueError, match="closed|without pixels"):
            use()
    with pytest.raises(BufferError):
        memoryview(image)


def test_the_borrowed_array_lives_as_long_as_the_image(pipeline):
    image = pipeline.create_image(np.full((9, 9, 3), 5, np.uint8))
    gc.collect()
    assert (image.array == 5).all()


def test_the_pool_gives_the_same_memory_again(pipeline, pixels):
    first = filled(pipeline, pixels)
    where = address(first.array)
    first.close()
    assert address(filled(pipeline, pixels).array) == where
    stats = pipeline.get_performance_stats()
    assert (stats["hits"], stats["misses"]) == (1, 1)
    assert stats["pool_bytes"] == stats["pool_high_water_bytes"] > 0


def test_a_full_pool_is_a_limit_error(pixels):
    with ZeroCopyPipeline(max_bytes=1 << 20) as small:
        kept = small.create_image((512, 512, 3))
        with pytest.raises(cg.LimitError, match="pool is full"):
            small.create_image((512, 512, 3))
        kept.close()
        small.create_image((512, 512, 3))


def test_sizes_are_checked_before_memory_is_taken(pipeline):
    with pytest.raises(cg.LimitError, match="side"):
        pipeline.create_image((1 << 20, 4, 3))
    for wrong in [(0, 5, 3), (5, 5, 2), (5, -1, 1), (1 << 40, 1, 1)]:
        with pytest.raises(ValueError):
            pipeline.create_image(wrong)
    for wrong in [(5, 5), (5.0, 5, 3), ("5", 5, 3), object()]:
        with pytest.raises(TypeError):
            pipeline.create_image(wrong)
    assert pipeline.get_performance_stats()["misses"] == 0


@pytest.mark.parametrize("name", ["max_bytes", "max_idle_bytes"])
def test_limits_are_checked_when_they_are_given(name):
    with pytest.raises(ValueError, match=name):
        MemoryPool(**{name: -1})
    with pytest.raises(TypeError):
        ZeroCopyPipeline(**{name: "1MiB"})


def test_cleanup_gives_idle_memory_back_and_can_be_called_twice(pixels):
    pipeline = ZeroCopyPipeline()
    filled(pipeline, pixels)
    assert pipeline.pool.trim() > 0
    pipeline.cleanup()
    pipeline.cleanup()
    assert filled(pipeline, pixels).shape == pixels.shape  # begins anew
    for made in (MemoryPool(), ZeroCopyProcessor()):
        with made:
            made.close()
        made.close()


def test_pools_have_the_limits_of_the_settings(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "performance_config.yaml").write_text("pool:\n  max_bytes: 1MiB\n")
    try:
        cg.load_config()
        with MemoryPool() as pool, pytest.raises(cg.LimitError, match="limit=1048576"):
            pool.allocate((1024, 1024, 3))
    finally:
        (tmp_path / "performance_config.yaml").unlink()
        cg.load_config()


def test_encoded_pictures_are_decoded_into_the_pool(pipeline, screen_file):
    image = pipeline.create_image(screen_file)
    assert image.shape == (1080, 1920, 3) and image.color == "rgb"
    assert pipeline.get_performance_stats()["misses"] > 0
    again = pipeline.create_image(screen_file.read_bytes())
    assert np.array_equal(again.array, image.array)
    with pytest.raises(FileNotFoundError):
        pipeline.create_image("/no/such/picture.png")


def test_colours_are_known_by_themselves(pipeline, buttons, boxes):
    bgr = pipeline.create_image(np.ascontiguousarray(buttons[..., ::-1]), color="bgr")
    assert bgr.color == "bgr" and bgr.get_roi(0, 0, 4, 4).color == "bgr"
    assert boxes(cg.detect(bgr)) == boxes(cg.detect(buttons))
    assert pipeline.create_image((4, 4, 4), color="bgra").color == "bgra"
    assert pipeline.create_image(np.zeros((4, 4), np.uint8)).color == "gray"
    with pytest.raises(cg.InvalidImageError, match="channels"):
        pipeline.create_image((4, 4, 3), color="bgra")


def test_the_engine_looks_at_an_image_in_place(pipeline, buttons):
    image = pipeline.create_image(buttons)
    before = _native.copy_stats()
    assert len(cg.detect(image)) > 0
    assert _native.copy_stats() == before


def test_a_context_lets_its_images_go(pipeline, pixels):
    with pipeline.processing_context() as frame:
        image = frame.create_image((80, 60, 3))
        array = image.array
        array[...] = 7
    assert image.closed and (array == 7).all()
    with pytest.raises(cg.GenieError, match="ended"):
        frame.create_image(pixels)
    del array
    pipeline.create_image((80, 60, 3))
    assert pipeline.get_performance_stats()["hits"] == 1


def test_images_and_pipelines_are_not_pickled(pipeline, pixels):
    for thing in (pipeline, pipeline.pool, pipeline.create_image(pixels)):
        with pytest.raises(TypeError):
            pickle.dumps(thing)


def test_threads_share_one_pipeline(pipeline, pixels):
    wrong = []

    def work(value):
        for _ in range(50):
            with pipeline.create_image((80, 60, 3)) as image:
                image.array[...] = value
                if not (np.asarray(image) == value).all():
                    wrong.append(value)

    threads = [threading.Thread(target=work, args=(value,)) for value in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong and pipeline.get_performance_stats()["misses"] <= 4


def test_a_forked_child_has_a_pool_of_its_own(pipeline, pixels):
    image = filled(pipeline, pixels, shareable=True)
    child = os.fork()
    if child == 0:
        right = False
        try:
            fresh = pipeline.get_performance_stats()["misses"] == 0
            right = fresh and np.array_equal(image.array, pixels)
            image.array[...] = 0
            right = right and not filled(pipeline, np.zeros_like(pixels)).array.any()
        finally:
            os._exit(0 if right else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert np.array_equal(image.array, pixels)


def test_an_image_is_the_published_class(pipeline, pixels):
    assert type(pipeline.create_image(pixels)) is ZeroCopyImage
    assert type(pipeline.create_image(pixels).get_roi(0, 0, 1, 1)) is ZeroCopyImage


def test_operations_give_images_of_the_pool_and_copy_nothing(pipeline, pixels):
    image = pipeline.create_image(pixels)
    gray = pipeline.process_image(image, "grayscale")
    assert gray.shape == (60, 80) and gray.color == "gray" and not gray.read_only
    chain = pipeline.process_image(image, ["grayscale", {"name": "blur", "ksize": 3}])
    assert np.array_equal(chain.array, pipeline.process_image(gray, "blur").array)
    part = pipeline.process_image(image.get_roi(5, 6, 20, 10), "grayscale")
    assert np.array_equal(part.array, gray.array[6:16, 5:25])
    assert np.array_equal(pipeline.process_image(pixels, "grayscale").array, gray.array)
    stats = pipeline.get_performance_stats()
    assert stats["copies"] == 0 and stats["misses"] > 0


def test_a_stream_of_operations_takes_no_fresh_memory(pipeline, pixels):
    image = pipeline.create_image(pixels)
    for _ in range(3):
        pipeline.process_image(image, ["grayscale", "canny"])
    misses = pipeline.get_performance_stats()["misses"]
    for _ in range(50):
        pipeline.process_image(image, ["grayscale", "canny"])
    assert pipeline.get_performance_stats()["misses"] == misses


def test_results_are_shareable_where_that_was_asked_for(pixels):
    with ZeroCopyPipeline(shareable=True) as shareable:
        result = shareable.process_image(pixels, "grayscale")
        assert result.shareable
        with result.share() as handle:
            assert np.array_equal(ZeroCopyImage.open(handle).array, result.array)
        assert shareable.get_performance_stats()["copies"] == 0
        assert not shareable.process_image(pixels, "grayscale", shareable=False).shareable


def test_an_operation_that_is_none_is_a_value_error(pipeline, pixels):
    with pytest.raises(ValueError, match="no_such"):
        pipeline.process_image(pixels, ["no_such"])
    with pytest.raises(ValueError):
        pipeline.process_image(pixels, [])
    with pytest.raises(cg.LimitError), ZeroCopyPipeline(max_bytes=1 << 20) as small:
        small.process_image(np.zeros((2000, 2000, 3), np.uint8), "grayscale")
