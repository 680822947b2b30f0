"""Text that belongs to one machine and not to the product: its paths, its package mirrors, and
folders beside the checkout. Scripts in .ci/ know the machine and are left out."""
import re

from tools.lint.finding import Finding

_RULES = (
    (re.compile(r"(?<![\w.@-])/(?:work|root|farm|home/\w+)/"), "a path of one machine"),
    (re.compile(r"(?<![\w/.-])(?:\.\./)*shared/"), "a folder beside the checkout"),
    (re.compile(r'"resolved":\s*"https?:|\b(?:registry\.npmjs|files\.pythonhosted|pypi)\.\w+'
                r"|--(?:extra-)?index-url"), "the address of a package registry"),
)
_SELF = ("tools/lint/words.py", "tools/lint/words_test.py")


def check(tree):
    for path in tree.paths:
        if path.startswith(".ci/") or path in _SELF:
            continue
        for number, line in enumerate(tree.lines(path), 1):
            for pattern, meaning in _RULES:
                if found := pattern.search(line):
                    yield Finding(path, number, f"{meaning}: {found.group().strip()}")
