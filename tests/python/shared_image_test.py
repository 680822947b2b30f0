"""Images handed to other processes: without copies, and with peers that mean harm."""
import array
import fcntl
import os
import pickle
import signal
import socket
import struct
import subprocess
import sys
import threading

import computer_genie as cg
import numpy as np
import pytest
from computer_genie import _native
from computer_genie.performance import SharedImage, ZeroCopyImage, ZeroCopyPipeline

LIMIT_S = 60
SEALS = fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_WRITE


@pytest.fixture
def pipeline():
    with ZeroCopyPipeline(shareable=True) as made:
        yield made


@pytest.fixture
def pixels():
    return np.random.default_rng(5).integers(0, 256, (60, 80, 3), np.uint8)


@pytest.fixture
def sockets():
    ends = socket.socketpair()
    yield ends
    for end in ends:
        end.close()


def filled(pipeline, pixels):
    image = pipeline.create_image((pixels.shape[1], pixels.shape[0], 3))
    image.array[...] = pixels
    return image


def test_sharing_and_handing_on_copy_nothing(pipeline, pixels, sockets):
    before = _native.copy_stats()
    image = filled(pipeline, pixels)
    left, right = sockets
    for _ in range(3):  # each receiver sends it on
        with image.share() as handle:
            handle.send(left)
        image = ZeroCopyImage.receive(right)
        assert image.read_only and np.array_equal(image.array, pixels)
    assert _native.copy_stats() == before
    assert pipeline.get_performance_stats()["copies"] == 0


def test_what_was_shared_is_read_only_and_old_arrays_harm_nobody(pipeline, pixels, sockets):
    image = filled(pipeline, pixels)
    old = image.array
    image.share().send(sockets[0])
    assert image.read_only and not image.array.flags.writeable
    assert image.array.__array_interface__["data"][0] == old.__array_interface__["data"][0]
    old[...] = 0
    assert np.array_equal(ZeroCopyImage.receive(sockets[1]).array, pixels)


def test_other_pixels_are_copied_once_and_counted(pixels, sockets):
    with ZeroCopyPipeline() as pipeline:
        image = pipeline.create_image(pixels)
        assert not image.shareable
        with image.share() as handle:
            assert pipeline.get_performance_stats()["copies"] == 1
            pixels[...] = 0
            assert ZeroCopyImage.open(handle).array.any()
        assert not image.read_only


def test_a_region_is_handed_over_where_it_lies(pipeline, pixels):
    with filled(pipeline, pixels).get_roi(10, 20, 30, 25).share() as handle:
        assert np.array_equal(ZeroCopyImage.open(handle).array, pixels[20:45, 10:40])
    assert pipeline.get_performance_stats()["copies"] == 0


def test_an_address_is_opened_any_number_of_times_until_it_is_closed(pipeline, pixels):
    handle = filled(pipeline, pixels).share()
    path = handle.address
    assert path == handle.address and os.stat(os.path.dirname(path)).st_mode & 0o777 == 0o700
    images = [ZeroCopyImage.open(path, timeout=LIMIT_S) for _ in range(5)]
    handle.close()
    handle.close()
    assert not os.path.exists(os.path.dirname(path))
    for image in images:
        assert np.array_equal(image.array, pixels)
    with pytest.raises(cg.GenieError, match="no image is handed out"):
        ZeroCopyImage.open(path)
    for use in (lambda: handle.address, handle.fileno, lambda: pickle.dumps(handle)):
        with pytest.raises(ValueError, match="closed"):
            use()


def test_a_visitor_that_says_nothing_keeps_nobody_waiting(pipeline, pixels):
    with filled(pipeline, pixels).share() as handle:
        silent = [socket.socket(socket.AF_UNIX) for _ in range(8)]
        for visitor in silent:
            visitor.connect(handle.address)
        assert np.array_equal(ZeroCopyImage.open(handle.address, LIMIT_S).array, pixels)
        for visitor in silent:
            visitor.close()


# A child in another Python, told by a path alone.
STRANGER = """
import sys
from computer_genie import _native
from computer_genie.performance import ZeroCopyImage
image = ZeroCopyImage.open(sys.argv[1])
print(int(image.array.sum()), _native.copy_stats()["copies"])
"""

CHILDREN = """
import multiprocessing, sys
import numpy as np
from computer_genie import _native
from computer_genie.performance import ZeroCopyImage, ZeroCopyPipeline

def look(handle):
    image = ZeroCopyImage.open(handle)
    return int(image.array.sum()), _native.copy_stats()["copies"], image.read_only

def serve(handles, answers, given):
    answers.put(look(given))
    for handle in iter(handles.get, None):
        answers.put(look(handle))

def by_socket(end):
    image = ZeroCopyImage.receive(end)
    with image.share() as handle:  # handed on
        handle.send(end)

if __name__ == "__main__":
    context = multiprocessing.get_context(sys.argv[1])
    pixels = np.random.default_rng(6).integers(0, 256, (60, 80, 3), np.uint8)
    with ZeroCopyPipeline(shareable=True) as pipeline:
        image = pipeline.create_image((80, 60, 3))
        image.array[...] = pixels
        expected = (int(pixels.sum()), 0, True)
        handles, answers = context.Queue(), context.Queue()
        with image.share() as handle:
            child = context.Process(target=serve, args=(handles, answers, handle))
            child.start()
            assert answers.get(timeout=50) == expected
            for _ in range(3):
                handles.put(handle)
                assert answers.get(timeout=50) == expected
            handles.put(None)
            child.join()
            with context.Pool(2) as pool:
                assert pool.map(look, [handle] * 4, chunksize=1) == [expected] * 4
            here, there = context.Pipe()
            child = context.Process(target=by_socket, args=(there,))
            child.start()
            handle.send(here)
            assert np.array_equal(ZeroCopyImage.receive(here).array, pixels)
            child.join()
        assert pipeline.get_performance_stats()["copies"] == 0
"""


@pytest.mark.parametrize("method", ["spawn", "fork", "forkserver"])
def test_multiprocessing_carries_handles(tmp_path, method):
    program = tmp_path / "program.py"
    program.write_text(CHILDREN)
    done = subprocess.run(
        [sys.executable, str(program), method],
        capture_output=True, text=True, timeout=LIMIT_S, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


def test_a_stranger_opens_an_address(pipeline, pixels):
    with filled(pipeline, pixels).share() as handle:
        done = subprocess.run(
            [sys.executable, "-c", STRANGER, handle.address],
            capture_output=True, text=True, timeout=LIMIT_S, check=False,
        )  # fmt: skip
    assert (done.stdout, done.stderr) == (f"{pixels.sum()} 0\n", "")


def memfd(size, seals=0):
    descriptor = os.memfd_create("test", os.MFD_ALLOW_SEALING)
    os.truncate(descriptor, size)
    if seals:
        fcntl.fcntl(descriptor, fcntl.F_ADD_SEALS, seals)
    return descriptor


def note(width=4, height=4, format=1, stride=12, offset=0, magic=0x494E4547):
    return struct.pack("<IiiIQQ", magic, width, height, format, stride, offset)


def send_raw(sock, message, descriptors):
    rights = array.array("i", descriptors)
    sock.sendmsg([message], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, rights)])


HOSTILE = {
    "no descriptor": (lambda: note(), lambda: [], cg.InvalidImageError),
    "many descriptors": (lambda: note(), lambda: [memfd(64, SEALS)] * 3, cg.InvalidImageError),
    "a file": (
        lambda: note(), lambda: [os.open(__file__, os.O_RDONLY)], cg.InvalidImageError
    ),
    "a pipe": (lambda: note(), lambda: [os.pipe()[0]], cg.InvalidImageError),
    "other bytes": (lambda: b"x" * 32, lambda: [memfd(64, SEALS)], cg.InvalidImageError),
    "more pixels than memory": (
        lambda: note(height=400), lambda: [memfd(64, SEALS)], cg.InvalidImageError
    ),
    "an offset beyond it": (
        lambda: note(offset=2**63), lambda: [memfd(64, SEALS)], cg.InvalidImageError
    ),
    "a stride that overflows": (
        lambda: note(stride=2**64 - 1), lambda: [memfd(64, SEALS)], cg.InvalidImageError
    ),
    "a negative size": (
        lambda: note(width=-4), lambda: [memfd(64, SEALS)], cg.InvalidImageError
    ),
    "no such format": (
        lambda: note(format=77), lambda: [memfd(64, SEALS)], cg.InvalidImageError
    ),
    "too large an image": (
        lambda: note(width=2**20, stride=2**22, height=1),
        lambda: [memfd(2**22, SEALS)], cg.LimitError,
    ),
    "too much memory": (lambda: note(), lambda: [memfd(2**33, SEALS)], cg.LimitError),
}  # fmt: skip


@pytest.mark.parametrize(("message", "descriptors", "error"), HOSTILE.values(), ids=HOSTILE.keys())
def test_what_a_hostile_sender_sends_is_an_error_and_leaks_nothing(
    sockets, message, descriptors, error
):
    sent = descriptors()
    send_raw(sockets[0], message(), sent)
    for descriptor in set(sent):
        os.close(descriptor)
    before = len(os.listdir("/proc/self/fd"))
    with pytest.raises(error):
        ZeroCopyImage.receive(sockets[1])
    assert len(os.listdir("/proc/self/fd")) == before


def test_a_sender_that_truncates_does_not_crash_its_receiver(sockets):
    descriptor = memfd(48)
    os.pwrite(descriptor, bytes(range(48)), 0)
    send_raw(sockets[0], note(), [descriptor])
    before = _native.copy_stats()["copies"]
    image = ZeroCopyImage.receive(sockets[1])
    os.truncate(descriptor, 0)
    os.close(descriptor)
    assert image.array.ravel().tolist() == list(range(48))
    assert _native.copy_stats()["copies"] == before + 1  # unsealed: copied, and counted so


def test_sealed_memory_cannot_be_truncated_or_written(pipeline, pixels):
    with filled(pipeline, pixels).share() as handle:
        for harm in (
            lambda: os.truncate(handle.fileno(), 0),
            lambda: os.pwrite(handle.fileno(), b"x", 0),
            lambda: fcntl.fcntl(handle.fileno(), fcntl.F_ADD_SEALS, 0),
        ):
            with pytest.raises(OSError):
                harm()


def test_a_sender_that_stalls_or_goes_is_an_error(sockets):
    left, right = sockets
    with pytest.raises(TimeoutError):
        ZeroCopyImage.receive(right, timeout=0)
    right.settimeout(0.01)
    with pytest.raises(TimeoutError):
        ZeroCopyImage.receive(right)
    left.close()
    with pytest.raises(cg.GenieError, match="closed the socket"):
        ZeroCopyImage.receive(right)


def test_a_receiver_that_takes_nothing_is_given_up(pipeline, pixels, sockets):
    with filled(pipeline, pixels).share() as handle:
        with pytest.raises(cg.GenieError, match="in time|takes no"):
            for _ in range(100000):
                handle.send(sockets[0], timeout=0)
        sockets[1].close()
        with pytest.raises(cg.GenieError):
            handle.send(sockets[0])


def test_what_is_no_unix_socket_is_an_error(pipeline, pixels):
    readable, writable = os.pipe()
    with filled(pipeline, pixels).share() as handle:
        with pytest.raises(cg.GenieError):
            handle.send(writable)
        with pytest.raises(TypeError):
            handle.send("a path")
        with pytest.raises(ValueError, match="timeout"):
            handle.send(writable, timeout=-1)
    os.write(writable, b"x")
    with pytest.raises(cg.GenieError):
        ZeroCopyImage.receive(readable, timeout=1)
    os.close(readable)
    os.close(writable)


def test_ctrl_c_ends_a_wait_for_an_image():
    program = (
        "import socket; from computer_genie.performance import ZeroCopyImage\n"
        "left, right = socket.socketpair(); print('ready', flush=True)\n"
        "ZeroCopyImage.receive(right)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline() == "ready\n"
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=LIMIT_S)
    assert errors.rstrip().endswith("KeyboardInterrupt")


def test_a_process_that_ends_with_open_handles_leaves_nothing_behind(tmp_path):
    program = (
        "from computer_genie.performance import ZeroCopyPipeline\n"
        "handle = ZeroCopyPipeline(shareable=True).create_image((8, 8, 3)).share()\n"
        "print(handle.address)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True, text=True, timeout=LIMIT_S, check=False,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(str(tmp_path)) and not list(tmp_path.iterdir())


def test_many_threads_open_one_address(pipeline, pixels):
    images = []
    with filled(pipeline, pixels).share() as handle:
        path = handle.address
        threads = [
            threading.Thread(target=lambda: images.append(ZeroCopyImage.open(path, LIMIT_S)))
            for _ in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(images) == 8 and all(np.array_equal(image.array, pixels) for image in images)


def test_a_handle_of_other_bytes_is_refused():
    with pytest.raises(cg.InvalidImageError, match="no handle"):
        _native.HandedImage.of_parts(os.open(os.devnull, os.O_RDONLY), b"short")
    forged = SharedImage(_native.HandedImage.of_parts(os.open(os.devnull, os.O_RDONLY), note()))
    with pytest.raises(cg.InvalidImageError):
        ZeroCopyImage.open(forged)
