"""Names that say nothing (utils, manager, ...) and files that are not snake_case."""
import re
from pathlib import PurePosixPath

from tools.lint.finding import Finding
from tools.lint.tree import CPP

EMPTY_WORDS = {"util", "utils", "helper", "helpers", "common", "manager", "managers", "misc"}
# The product promises these names to Python users.
PROMISED = {"CompressionManager", "ONNXModelManager", "PredictiveCacheManager"}
_CLASS = re.compile(r"^\s*(?:class|struct|enum class)\s+(?:\[\[\w+\]\]\s*)?(\w+)", re.MULTILINE)
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+")
_SNAKE_CASE = re.compile(r"[a-z0-9_]+(-inl)?(\.[a-z0-9]+)+")  # -inl.h: Highway's custom


def check(tree):
    for path in tree.with_suffix(*CPP, ".py", ".sh", ".js", ".mjs", ".ts", ".cmake", ".txt"):
        yield from _path(path)
    for path in tree.with_suffix(*CPP, ".py"):
        yield from _classes(path, tree.text(path))


def _path(path):
    parts = PurePosixPath(path).parts
    for part in parts:
        if EMPTY_WORDS & set(re.split(r"[._-]", part.lower())):
            yield Finding(path, 0, f'the name "{part}" says nothing; name what it holds')
    if path.endswith(CPP + (".py",)) and not _SNAKE_CASE.fullmatch(parts[-1]):
        yield Finding(path, 0, f'the file name "{parts[-1]}" is not snake_case')


def _classes(path, text):
    for found in _CLASS.finditer(text):
        name = found[1]
        words = {word.lower() for word in _WORD.findall(name)}
        if words & EMPTY_WORDS and name not in PROMISED:
            line = text.count("\n", 0, found.start(1)) + 1
            yield Finding(path, line, f'the class name "{name}" says nothing; name what it does')
