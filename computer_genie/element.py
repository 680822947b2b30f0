"""Element: one thing on the screen. A light object that is also a mapping.

Every value is there both ways: `element.role` and `element["role"]`; `dict(element)` and
`json.dumps(dict(element))` work. It is immutable, compares by value, and holds one tuple.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from computer_genie import _native

Box = tuple[int, int, int, int]  # x, y, width, height

# What the engine gives: id, role, x, y, width, height, confidence, text, parent, flags.
Row = tuple[int, str, int, int, int, int, float, str, "int | None", int]


class Element(Mapping[str, Any]):
    """One element of a Scene, in pixels of the whole image."""

    __slots__ = ("_row",)

    _row: Row

    def __init__(self, row: Row) -> None:
        self._row = row

    @property
    def id(self) -> int:
        """Its number in the Scene; a filter does not change it."""
        return self._row[0]

    @property
    def role(self) -> str:
        """What it is, in WAI-ARIA's words: "button", "textbox", "text", ..."""
        return self._row[1]

    @property
    def type(self) -> str:
        """The same as `role`."""
        return self._row[1]

    @property
    def x(self) -> int:
        return self._row[2]

    @property
    def y(self) -> int:
        return self._row[3]

    @property
    def width(self) -> int:
        return self._row[4]

    @property
    def height(self) -> int:
        return self._row[5]

    @property
    def box(self) -> Box:
        """(x, y, width, height)"""
        return self._row[2:6]

    @property
    def center(self) -> tuple[int, int]:
        """The pixel to click."""
        _, _, x, y, width, height, *_ = self._row
        return (x + width // 2, y + height // 2)

    @property
    def confidence(self) -> float:
        """0 to 1."""
        return self._row[6]

    @property
    def text(self) -> str:
        """Empty where none was read."""
        return self._row[7]

    @property
    def parent(self) -> int | None:
        """The id of the element that holds it, or None."""
        return self._row[8]

    @property
    def interactive(self) -> bool:
        """A person clicks, types into or drags it; a disabled button stays interactive."""
        return bool(self._row[9] & _native.INTERACTIVE)

    @property
    def clickable(self) -> bool:
        """The same as `interactive`."""
        return self.interactive

    @property
    def disabled(self) -> bool:
        return bool(self._row[9] & _native.DISABLED)

    @property
    def checked(self) -> bool:
        return bool(self._row[9] & _native.CHECKED)

    @property
    def selected(self) -> bool:
        return bool(self._row[9] & _native.SELECTED)

    @property
    def focused(self) -> bool:
        return bool(self._row[9] & _native.FOCUSED)

    def __getitem__(self, key: str) -> Any:
        try:
            return _GETTERS[key](self)
        except (KeyError, TypeError):
            message = f"an Element has no {key!r}; it has {', '.join(_GETTERS)}"
            raise KeyError(message) from None

    def __iter__(self) -> Iterator[str]:
        return iter(_GETTERS)

    def __len__(self) -> int:
        return len(_GETTERS)

    def __contains__(self, key: object) -> bool:
        return key in _GETTERS

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Element):
            return self._row == other._row
        if isinstance(other, Mapping):
            return dict(self) == dict(other)
        return NotImplemented

    def __hash__(self) -> int:
        return hash(self._row)

    def __repr__(self) -> str:
        text = f" {self.text!r}" if self.text else ""
        return f"<Element {self.id} {self.role}{text} {self.box} {self.confidence:.2f}>"


_GETTERS: dict[str, Callable[[Element], Any]] = {
    name: vars(Element)[name].fget
    for name in (
        "id", "role", "type", "x", "y", "width", "height", "box", "center", "confidence", "text",
        "parent", "interactive", "clickable", "disabled", "checked", "selected", "focused",
    )
}  # fmt: skip
