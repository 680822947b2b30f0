"""Just enough C++ to find functions: comments, strings and directives are blanked, then braces
are matched. What stands before an opening brace says what the brace opens."""
import re
from dataclasses import dataclass

_BLANKED = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"(?P<mark>[^()\s\\]{0,16})\(.*?\)(?P=mark)"'
    r'|"(?:\\.|[^"\\\n])*"|(?<![0-9A-Fa-f])\'(?:\\.|[^\'\\\n])+\''
    r'|^[ \t]*#(?:[^\n]*\\\n)*[^\n]*', re.DOTALL | re.MULTILINE)
_SCOPE = re.compile(r"\b(namespace|class|struct|union|enum|extern)\b")
_WITH_PARENTHESES = re.compile(r"\balignas\s*\([^)]*\)|\[\[.*?\]\]")
_ACCESS = re.compile(r"(?:\s*(?:public|private|protected)\s*:(?!:))*")
_NOT_A_FUNCTION = re.compile(r"=\s*$|\breturn\b")
_INITIALISER_LIST = re.compile(r"\)\s*(?:noexcept\b\s*)?:(?!:)")


@dataclass(frozen=True)
class Function:
    name: str
    first_line: int
    last_line: int

    @property
    def lines(self):
        return self.last_line - self.first_line + 1


def blank(text):
    """The text without comments, strings, characters and directives; lines stay where they were."""
    return _BLANKED.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), text)


def functions(text):
    """The outermost functions of a file, in order; a lambda counts with the function it is in."""
    code = blank(text)
    found = []
    start = 0  # where the statement before the brace begins
    at = 0
    while (at := _next_mark(code, at)) is not None:
        if code[at] != "{":
            start = at = at + 1
            continue
        start += _ACCESS.match(code[start:at]).end()
        head = code[start:at]
        if _opens_scope(head):
            start = at = at + 1
            continue
        end = _closing_brace(code, at)
        if _initialises_a_member(head):
            at = end + 1  # the body of the constructor is still to come
            continue
        if "(" in head and not _NOT_A_FUNCTION.search(head):
            first = code.count("\n", 0, start + len(head) - len(head.lstrip())) + 1
            found.append(Function(_name(head), first, code.count("\n", 0, end) + 1))
        start = at = end + 1
    return found


def _next_mark(code, at):
    marks = [place for place in (code.find(mark, at) for mark in ";{}") if place >= 0]
    return min(marks) if marks else None


def _opens_scope(head):
    plain = _WITH_PARENTHESES.sub(" ", head)
    return bool(_SCOPE.search(plain)) and "(" not in plain


def _initialises_a_member(head):
    return bool(_INITIALISER_LIST.search(head)) and bool(re.search(r"[\w>]\s*$", head)) \
        and not re.search(r"\b(?:const|noexcept|override|final)\s*$", head)


def _closing_brace(code, opening):
    depth = 0
    for at in range(opening, len(code)):
        if code[at] == "{":
            depth += 1
        elif code[at] == "}":
            depth -= 1
            if depth == 0:
                return at
    return len(code) - 1


def _name(head):
    before = head[:head.index("(")].split()
    name = before[-1].lstrip("*&") if before else "?"
    inside = re.match(r"\(\s*(\w+)\s*,\s*(\w+)\s*\)", head[head.index("("):])
    return f"{name}({inside[1]}, {inside[2]})" if inside and name.startswith("TEST") else name
