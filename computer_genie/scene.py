"""Scene: what a screenshot shows. A sequence of Elements in reading order."""
from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, overload

from computer_genie import _native
from computer_genie.element import Element
from computer_genie.roles import check_role

# Something at this distance (pixels at scale 1) scores half of what is at the point itself.
_NEAR_PIXELS = 100.0

Place = tuple[float, float] | Mapping[str, Any]


class Scene(Sequence[Element]):
    """The elements of one image, a parent before what it holds. It can be pickled."""

    def __init__(self, native: _native.Scene) -> None:
        self._native = native
        self._made: tuple[Element, ...] | None = None

    @property
    def _elements(self) -> tuple[Element, ...]:
        """Made when first asked for: a Scene that is passed on costs none."""
        if self._made is None:
            self._made = self._native.elements(Element)
        return self._made

    @property
    def scale(self) -> float:
        """The estimated device scale of the screen: 1.0, 1.5, 2.0 ..."""
        return self._native.scale

    @property
    def width(self) -> int:
        """Of the image, in pixels."""
        return self._native.width

    @property
    def height(self) -> int:
        """Of the image, in pixels."""
        return self._native.height

    @property
    def threshold(self) -> float:
        """The confidence that the detector ships, whatever `min_confidence` was asked for."""
        return self._native.threshold

    @overload
    def __getitem__(self, index: int) -> Element: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Element, ...]: ...
    def __getitem__(self, index: int | slice) -> Element | tuple[Element, ...]:
        return self._elements[index]

    def __iter__(self) -> Iterator[Element]:
        return iter(self._elements)

    def __len__(self) -> int:
        return len(self._elements)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Scene):
            return NotImplemented
        return self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> tuple[Any, ...]:
        return (self.width, self.height, self.scale, self._elements)

    def __reduce__(self) -> tuple[Any, ...]:
        return (Scene, (self._native,))

    def __repr__(self) -> str:
        return f"<Scene {self.width}x{self.height} of {len(self)} elements>"

    def find(
        self, role: str | None = None, text: str | None = None, near: Place | None = None
    ) -> list[Element]:
        """The elements that match, by falling score; of equal ones the earlier in reading order.

        role   only elements of this role
        text   only elements whose text holds these words, whatever their case; a whole text
               scores higher than a part of one. Nothing is found where no text was read.
        near   (x, y) or an Element: what is nearer scores higher

        The score is the confidence times what `text` and `near` give.
        """
        if role is not None:
            check_role(role)
        words = None if text is None else _words(text)
        point = None if near is None else _point(near)
        scored = [
            (self._score(element, words, point), element)
            for element in self._elements
            if role is None or element.role == role
        ]
        found = [pair for pair in scored if pair[0] > 0]
        return [element for _, element in sorted(found, key=lambda pair: -pair[0])]

    def _score(
        self, element: Element, words: str | None, point: tuple[float, float] | None
    ) -> float:
        score = element.confidence
        if words is not None:
            score *= _likeness(words, _words(element.text))
        if point is not None:
            score /= 1 + _distance(element, point) / (_NEAR_PIXELS * self.scale)
        return score

    def to_json(self, source: str = "") -> str:
        """The Scene as one line of JSON, as `genie detect --json` writes it.

        source   the image's name in it; without one it is null
        """
        return self._native.to_json(source)


def _words(text: str) -> str:
    return " ".join(text.casefold().split())


def _likeness(wanted: str, text: str) -> float:
    if not wanted or wanted not in text:
        return 0.0
    return 0.5 + 0.5 * len(wanted) / len(text)


def _point(near: Place) -> tuple[float, float]:
    place = near["center"] if isinstance(near, Mapping) else near
    try:
        x, y = place
        return (float(x), float(y))
    except (TypeError, ValueError):
        raise TypeError(f"near is (x, y) or an Element, not {near!r}") from None


def _distance(element: Element, point: tuple[float, float]) -> float:
    """From the point to the box; 0 inside it."""
    x, y, width, height = element.box
    dx = max(x - point[0], 0, point[0] - (x + width - 1))
    dy = max(y - point[1], 0, point[1] - (y + height - 1))
    return math.hypot(dx, dy)
