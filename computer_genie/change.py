"""Change: one way in which an element differs between two frames. An object that is also a mapping.

    kind               box    before   means
    "appeared"         box    None     it is visible now and was not
    "vanished"         None   box      it is visible no more
    "moved"            box    box      it stands elsewhere, or has another size
    "content_changed"  box    box      its ink or picture is another
    "state_changed"    box    box      disabled, checked, selected or focused differ: see `flags`

The keys are those of `genie watch --json`, and more; `json.dumps(dict(change))` works. It is
immutable, compares by value and can be pickled.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from computer_genie import _native
from computer_genie.element import Box

# What the engine gives: kind, id, role, box before, box now, flags before, flags now.
Row = tuple[str, int, str, "Box | None", "Box | None", int, int]

_STATES = {
    "disabled": _native.DISABLED,
    "checked": _native.CHECKED,
    "selected": _native.SELECTED,
    "focused": _native.FOCUSED,
}


class Change(Mapping[str, Any]):
    """One change of one element; an element that moved and changed its content has two."""

    __slots__ = ("_row",)

    _row: Row

    def __init__(self, row: Row) -> None:
        self._row = row

    @property
    def kind(self) -> str:
        """ "appeared", "vanished", "moved", "content_changed" or "state_changed"."""
        return self._row[0]

    @property
    def change(self) -> str:
        """The same as `kind`."""
        return self._row[0]

    @property
    def id(self) -> int:
        """The element's id in its session."""
        return self._row[1]

    @property
    def role(self) -> str:
        """As it is now; of a vanished element, as it was."""
        return self._row[2]

    @property
    def type(self) -> str:
        """The same as `role`."""
        return self._row[2]

    @property
    def box(self) -> Box | None:
        """Where it is now, (x, y, width, height); None once it vanished."""
        return self._row[4]

    @property
    def before(self) -> Box | None:
        """Where it was; None if it was not there."""
        return self._row[3]

    @property
    def flags(self) -> dict[str, bool]:
        """Of a change of state: the flags that differ, as they are now ({"checked": True})."""
        if self.kind != "state_changed":
            return {}
        before, now = self._row[5], self._row[6]
        differing = before ^ now
        return {name: bool(now & bit) for name, bit in _STATES.items() if differing & bit}

    @property
    def disabled(self) -> bool:
        """This and the other flags: as they are now; of a vanished element, as they were."""
        return self._has(_native.DISABLED)

    @property
    def checked(self) -> bool:
        return self._has(_native.CHECKED)

    @property
    def selected(self) -> bool:
        return self._has(_native.SELECTED)

    @property
    def focused(self) -> bool:
        return self._has(_native.FOCUSED)

    def _has(self, flag: int) -> bool:
        flags = self._row[5] if self.kind == "vanished" else self._row[6]
        return bool(flags & flag)

    def __getitem__(self, key: str) -> Any:
        try:
            return _GETTERS[key](self)
        except (KeyError, TypeError):
            message = f"a Change has no {key!r}; it has {', '.join(_GETTERS)}"
            raise KeyError(message) from None

    def __iter__(self) -> Iterator[str]:
        return iter(_GETTERS)

    def __len__(self) -> int:
        return len(_GETTERS)

    def __contains__(self, key: object) -> bool:
        return key in _GETTERS

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Change):
            return self._row == other._row
        if isinstance(other, Mapping):
            return dict(self) == dict(other)
        return NotImplemented

    def __hash__(self) -> int:
        return hash(self._row)

    def __repr__(self) -> str:
        flags = "".join(f" {name}={value}" for name, value in self.flags.items())
        places = {"appeared": f"{self.box}", "vanished": f"{self.before}"}
        place = places.get(self.kind) or (
            f"{self.box}" if self.box == self.before else f"{self.before} -> {self.box}"
        )
        return f"<Change {self.kind} {self.role} {self.id} {place}{flags}>"


_GETTERS: dict[str, Callable[[Change], Any]] = {
    name: vars(Change)[name].fget
    for name in (
        "kind", "change", "id", "role", "type", "box", "before", "flags",
        "disabled", "checked", "selected", "focused",
    )
}  # fmt: skip
