"""Sizes: lines of a file, of a function, columns of a line; and no tabs."""
import ast

from tools.lint import cpp_source
from tools.lint.finding import Finding
from tools.lint.tree import CPP

MAX_FILE_LINES = 600
MAX_FUNCTION_LINES = 70
MAX_COLUMNS = 100
SOURCES = CPP + (".py", ".cmake", ".js", ".mjs", ".ts", ".sh")


def check(tree):
    for path in tree.with_suffix(*SOURCES):
        yield from _file(tree, path)
    for path in tree.with_suffix(*CPP):
        yield from _functions(path, [(f.name, f.first_line, f.lines)
                                     for f in cpp_source.functions(tree.text(path))])
    for path in tree.with_suffix(".py"):
        yield from _functions(path, _python_functions(tree.text(path)))


def _file(tree, path):
    lines = tree.lines(path)
    if len(lines) > MAX_FILE_LINES:
        yield Finding(path, 0, f"{len(lines)} lines, the limit is {MAX_FILE_LINES}; split the file")
    for number, line in enumerate(lines, 1):
        if "\t" in line:
            yield Finding(path, number, "a tab; indent with spaces")
        if len(line) > MAX_COLUMNS and path.endswith(CPP + (".py",)):
            yield Finding(path, number, f"{len(line)} columns, the limit is {MAX_COLUMNS}")


def _functions(path, measured):
    for name, line, lines in measured:
        if lines > MAX_FUNCTION_LINES:
            yield Finding(path, line, f"function {name} has {lines} lines, the limit is "
                                      f"{MAX_FUNCTION_LINES}; split it")


def _python_functions(text):
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node.name, node.lineno, node.end_lineno - node.lineno + 1
