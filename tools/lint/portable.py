"""Portable libraries: standard headers that every target has, Highway, and no container that
aborts when memory runs out. Tests and benchmarks are free."""
import re

from tools.lint import arrows
from tools.lint.cpp_source import blank
from tools.lint.finding import Finding
from tools.lint.tree import CPP

HEADERS = frozenset("""
algorithm array atomic bit bitset cassert cfloat charconv climits cmath compare concepts cstddef
cstdint cstdio cstdlib cstring expected functional initializer_list iterator limits memory new
numeric optional ranges span string_view tuple type_traits utility variant version
""".split())
_INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.MULTILINE)
_ALLOCATING = re.compile(
    r"\bstd::(vector|string|wstring|map|multimap|set|multiset|unordered_\w+|deque|list|forward_list"
    r"|queue|stack|priority_queue|function|move_only_function|any|make_unique|make_shared"
    r"|shared_ptr|stable_sort|inplace_merge)\b(?!_)")


def check(tree):
    table = arrows.read_table(tree)
    for path in tree.with_suffix(*CPP):
        parts = path.split("/")
        if parts[0] != "libs" or arrows.is_test(path):
            continue
        library = table.get(parts[1])
        if library and library.is_portable:
            yield from _file(path, tree.text(path))


def _file(path, text):
    for found in _INCLUDE.finditer(text):
        header = found[1]
        line = text.count("\n", 0, found.start(1)) + 1
        is_own = header.startswith(("genie/", "hwy/")) or "/" in header or header.endswith("-inl.h")
        if header in HEADERS or is_own and not header.startswith(("sys/", "linux/", "asm/")):
            continue
        if '"' in text[found.start():found.end()] or header.endswith(".inc"):
            continue  # a file beside this one
        yield Finding(path, line, f"a portable library may not include <{header}>")
    code = blank(text)
    for found in _ALLOCATING.finditer(code):
        line = code.count("\n", 0, found.start()) + 1
        yield Finding(path, line, f"a portable library may not use std::{found[1]}: it aborts when "
                                  "memory runs out; use genie::List, Buffer or Arena")
