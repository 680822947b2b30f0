"""Element: one thing on the screen. A light object that is also a mapping.

Every value is there both ways: `element.role` and `element["role"]`; `dict(element)` and
`json.dumps(dict(element))` work. It is immutable and compares by value.
"""
from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

Box = tuple[int, int, int, int]  # x, y, width, height

# What an Element is made of: id, role, x, y, width, height, confidence, text, parent, flags.
Row = tuple[int, str, int, int, int, int, float, str, "int | None", int]

if TYPE_CHECKING:

    class _Values:
        """The slots of the native type, read without a call."""

        id: int
        role: str
        type: str
        x: int
        y: int
        width: int
        height: int
        confidence: float
        text: str
        parent: int | None
        interactive: bool
        clickable: bool
        disabled: bool
        checked: bool
        selected: bool
        focused: bool
        box: Box
        _row: Row

        def __init__(self, row: Row) -> None: ...

else:
    from computer_genie._native import _Element as _Values


class Element(_Values, Mapping[str, Any]):
    """One element of a Scene, in pixels of the whole image.

    id            its number in the Scene; a filter does not change it
    role, type    what it is, in WAI-ARIA's words: "button", "textbox", "text", ...
    x, y, width, height, box
    confidence    0 to 1
    text          empty where none was read
    parent        the id of the element that holds it, or None
    interactive, clickable   a person clicks, types into or drags it; a disabled button stays so
    disabled, checked, selected, focused
    """

    __slots__ = ()

    @property
    def center(self) -> tuple[int, int]:
        """The pixel to click."""
        return (self.x + self.width // 2, self.y + self.height // 2)

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


    def __reduce__(self) -> tuple[Any, ...]:
        return (Element, (self._row,))


_GETTERS: dict[str, Callable[[Element], Any]] = {
    name: operator.attrgetter(name)
    for name in (
        "id", "role", "type", "x", "y", "width", "height", "box", "center", "confidence", "text",
        "parent", "interactive", "clickable", "disabled", "checked", "selected", "focused",
    )
}  # fmt: skip
