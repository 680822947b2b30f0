"""The package and the stubs of its native part are typed, and right in the eyes of mypy."""
import pathlib
import subprocess
import sys

import computer_genie

PACKAGE = pathlib.Path(computer_genie.__file__).parent
USER = pathlib.Path(__file__).parent / "typed_user.py"


def mypy(*arguments):
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", *map(str, arguments)],
        capture_output=True, text=True, timeout=300, check=False, cwd=PACKAGE.parent,
    )  # fmt: skip
    return done.stdout + done.stderr, done.returncode


def test_the_package_and_its_stubs_pass_strict_mypy(tmp_path):
    output, code = mypy("--cache-dir", tmp_path, PACKAGE, USER)
    assert code == 0, output


def test_the_package_says_that_it_is_typed():
    assert (PACKAGE / "py.typed").is_file()


def test_the_stub_names_everything_of_the_native_module():
    stub = (PACKAGE / "_native.pyi").read_text()
    names = [name for name in dir(computer_genie._native) if not name.startswith("_")]
    assert names and all(name in stub for name in names)
