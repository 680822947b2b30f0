"""Arrows between libraries: libs/arrows.txt says who may use whom; what a CMakeLists.txt names
after USES, and what a source includes, must keep to it."""
import re
from dataclasses import dataclass

from tools.lint.finding import Finding
from tools.lint.tree import CPP

TABLE = "libs/arrows.txt"
_LINE = re.compile(r"(?P<name>\w+)(?P<portable> portable)?:(?P<uses>[\w ]*)")
_INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]genie/(\w+)/', re.MULTILINE)
_KEYWORDS = {"PORTABLE", "SOURCES", "HEADERS", "USES", "LINKS", "TESTS", "TEST_LINKS", "BENCHES"}


@dataclass(frozen=True)
class Library:
    is_portable: bool
    may_use: frozenset


def read_table(tree):
    """The table as {name: Library}."""
    table = {}
    for line in tree.lines(TABLE):
        if found := _LINE.fullmatch(line.strip()):
            table[found["name"]] = Library(found["portable"] is not None,
                                           frozenset(found["uses"].split()))
    return table


def check(tree):
    table = read_table(tree)
    for path in tree.with_suffix("/CMakeLists.txt"):
        parts = path.split("/")
        if parts[0] == "libs" and len(parts) == 3:
            yield from _library(tree, table, parts[1], path)


def is_test(path):
    """Tests, benchmarks, and what only they include."""
    return re.search(r"_(test|bench|fuzz|oracle)\.(cpp|h)$|/test(s|ing)?/|/test_\w+\.(cpp|h)$",
                     path) is not None


def _library(tree, table, name, cmake_path):
    if name not in table:
        yield Finding(cmake_path, 0, f'the library "{name}" is not in {TABLE}')
        return
    call = _arguments(tree.text(cmake_path))
    uses = set(call.get("USES", ()))
    for used in sorted(uses - table[name].may_use):
        yield Finding(cmake_path, 0, f"{name} may not use {used} ({TABLE})")
    if ("PORTABLE" in call) != table[name].is_portable:
        yield Finding(cmake_path, 0, f"PORTABLE differs from {TABLE}")
    for_tests = uses | {link.removeprefix("genie::") for link in call.get("TEST_LINKS", ())}
    for path in tree.with_suffix(*CPP):
        if path.startswith(f"libs/{name}/"):
            allowed = (for_tests if is_test(path) else uses) | {name}
            yield from _includes(path, tree.text(path), name, allowed)


def _includes(path, text, name, allowed):
    for found in _INCLUDE.finditer(text):
        if found[1] not in allowed:
            line = text.count("\n", 0, found.start(1)) + 1
            yield Finding(path, line, f"{name} includes genie/{found[1]} but does not use it "
                                      "in its CMakeLists.txt")


def _arguments(text):
    """The arguments of the file's genie_add_library() by keyword."""
    text = re.sub(r"#[^\n]*", "", text)
    found = re.search(r"genie_add_library\(([^)]*)\)", text)
    arguments, keyword = {}, None
    for word in found[1].split() if found else ():
        if word in _KEYWORDS:
            keyword = word
            arguments[keyword] = []
        elif keyword:
            arguments[keyword].append(word)
    return arguments
