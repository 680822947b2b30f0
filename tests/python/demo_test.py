"""The demonstration runs as a script, and shows every component."""
import pathlib
import subprocess
import sys

import computer_genie

DEMO = pathlib.Path(computer_genie.__file__).parent / "examples" / "performance_demo.py"


def test_the_demonstration_runs(tmp_path):
    done = subprocess.run(
        [sys.executable, str(DEMO)], capture_output=True, text=True, timeout=120, check=False,
        cwd=tmp_path, env={"PYTHONPATH": str(DEMO.parents[2]), "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    for title in ("Detection", "Sessions", "SIMD", "Zero copy", "Binary protocol"):
        assert f"\n{title}" in done.stdout
    assert "(356, 496), (496, 496), (636, 496)" in done.stdout and "0 copies" in done.stdout
