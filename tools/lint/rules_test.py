"""Each rule on a small tree that breaks it, and on one that keeps it."""
import pytest

from tools.lint import arrows, formatting, names, portable, sizes, words
from tools.lint.tree import Tree

TABLE = "base portable:\nimage portable: base\ncodec: base image\n"


@pytest.fixture
def tree_of(tmp_path):
    def make(files):
        for path, text in files.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(text, encoding="utf-8")
        return Tree(tmp_path, files)
    return make


def messages(rule, tree):
    return [str(finding) for finding in rule.check(tree)]


def function_of(lines):
    return "void F() {\n" + "  G();\n" * (lines - 2) + "}\n"


def test_the_longest_allowed_function_passes_and_one_line_more_does_not(tree_of):
    assert not messages(sizes, tree_of({"a.cpp": function_of(70)}))
    assert messages(sizes, tree_of({"a.cpp": function_of(71)})) == [
        "a.cpp:1: function F has 71 lines, the limit is 70; split it"]


def test_a_long_python_function_is_found(tree_of):
    text = "def f():\n" + "    g()\n" * 70
    assert "function f has 71 lines" in messages(sizes, tree_of({"a.py": text}))[0]


def test_long_files_long_lines_and_tabs_are_found(tree_of):
    assert "601 lines" in messages(sizes, tree_of({"a.h": "\n" * 601}))[0]
    assert "101 columns" in messages(sizes, tree_of({"a.h": "x" * 101 + "\n"}))[0]
    assert "a tab" in messages(sizes, tree_of({"a.h": "\tx\n"}))[0]


@pytest.mark.parametrize("path", ["libs/base/src/utils.cpp", "tools/common/a.py", "io_helpers.h"])
def test_names_that_say_nothing_are_found(tree_of, path):
    assert "says nothing" in messages(names, tree_of({path: ""}))[0]


def test_classes_that_say_nothing_are_found_and_promised_ones_pass(tree_of):
    text = "class PixelHelper {};\nclass Commonality {};\n"
    assert messages(names, tree_of({"a.h": text})) == [
        'a.h:1: the class name "PixelHelper" says nothing; name what it does']
    assert not messages(names, tree_of({"a.py": "class PredictiveCacheManager:\n    pass\n"}))


def library(name, uses, text, portable_word="PORTABLE "):
    return {"libs/arrows.txt": TABLE,
            f"libs/{name}/CMakeLists.txt":
                f"genie_add_library({name} {portable_word}SOURCES src/a.cpp USES {uses})",
            f"libs/{name}/src/a.cpp": text}


def test_an_arrow_that_the_table_does_not_allow_is_found(tree_of):
    found = messages(arrows, tree_of(library("image", "base codec", "")))
    assert found == ["libs/image/CMakeLists.txt: image may not use codec (libs/arrows.txt)"]


def test_an_include_of_a_library_that_is_not_used_is_found(tree_of):
    found = messages(arrows, tree_of(library("image", "base", "#include <genie/codec/a.h>\n")))
    assert found == ["libs/image/src/a.cpp:1: image includes genie/codec but does not use it in "
                     "its CMakeLists.txt"]


def test_portable_must_be_said_where_the_table_says_it(tree_of):
    assert "PORTABLE differs" in messages(arrows, tree_of(library("image", "base", "", "")))[0]


def test_a_library_that_keeps_to_the_table_passes(tree_of):
    tree = tree_of(library("image", "base", "#include <genie/base/a.h>\n#include <cstdint>\n"))
    assert not messages(arrows, tree) and not messages(portable, tree)


@pytest.mark.parametrize("header", ["unistd.h", "sys/mman.h", "vector", "thread", "linux/memfd.h"])
def test_headers_that_a_portable_library_may_not_include_are_found(tree_of, header):
    tree = tree_of(library("image", "base", f"#include <{header}>\n"))
    assert f"may not include <{header}>" in messages(portable, tree)[0]


def test_allocating_containers_in_portable_code_are_found_but_not_in_comments(tree_of):
    text = "// std::vector\nstd::string_view a;\nstd::string b;\n"
    found = messages(portable, tree_of(library("image", "base", text)))
    assert len(found) == 1 and "a.cpp:3" in found[0] and "std::string:" in found[0]


def test_tests_and_native_libraries_may_use_containers(tree_of):
    files = library("codec", "base image", "#include <vector>\nstd::vector<int> a;\n", "")
    files["libs/image/src/a_test.cpp"] = "#include <vector>\n"
    assert not messages(portable, tree_of(files))


BESIDE = "shared" + "/"


def test_text_that_belongs_to_one_machine_is_found(tree_of):
    lines = ["see /" + "root/x", "look in ../" + BESIDE + "data", '"resolved": "https' + '://x"']
    assert len(messages(words, tree_of({"a.md": "\n".join(lines)}))) == 3
    text = "std::shared_ptr, shared memory, genie/" + BESIDE + "x.h\n"
    assert not messages(words, tree_of({"a.md": text}))


def test_files_that_clang_format_would_change_are_found(tree_of):
    style = "BasedOnStyle: Google\n"
    files = {".clang-format": style, "a.h": "int  a ;\n", "b.h": "int b;\n"}
    assert messages(formatting, tree_of(files)) == ["a.h:1: not formatted; run `make format`"]
