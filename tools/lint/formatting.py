"""C++ files look as clang-format leaves them."""
import os
import re
import subprocess
from concurrent.futures import ThreadPoolExecutor

from tools.lint.finding import Finding
from tools.lint.tree import CPP

CLANG_FORMAT = "clang-format-22"
_WARNING = re.compile(r"^(?P<path>[^:\n]+):(?P<line>\d+):\d+: error:", re.MULTILINE)


def check(tree):
    paths = tree.with_suffix(*CPP)
    jobs = os.cpu_count() or 1
    parts = [part for part in (paths[start::jobs] for start in range(jobs)) if part]
    with ThreadPoolExecutor(jobs) as pool:
        for findings in pool.map(lambda part: _check(tree, part), parts):
            yield from findings


def _check(tree, paths):
    done = subprocess.run([CLANG_FORMAT, "--dry-run", "--Werror", *paths], cwd=tree.root,
                          capture_output=True, text=True, check=False)
    first = {}
    for found in _WARNING.finditer(done.stderr):
        first.setdefault(found["path"], int(found["line"]))
    if done.returncode != 0 and not first:
        return [Finding(CLANG_FORMAT, 0, done.stderr.strip() or "failed")]
    return [Finding(path, line, "not formatted; run `make format`")
            for path, line in first.items()]
