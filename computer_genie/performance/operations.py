"""Operations on pixels by name, as chains take them: "blur", or {"name": "blur", "ksize": 5}."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from numbers import Real
from typing import Any, TypeAlias

from computer_genie import _native

# A name, or a mapping with `name` and the parameters that differ from their defaults.
OperationLike: TypeAlias = "str | Mapping[str, Any]"


def available_operations() -> list[dict[str, Any]]:
    """Every operation: `name`, `summary`, and `parameters` with defaults and ranges."""
    return _native.operations()


def chain_of(operations: Iterable[OperationLike] | OperationLike) -> list[_native.Operation]:
    """The operations as the engine takes them.

    Errors: ValueError (no such operation, parameter or choice, a value outside of its range; the
    message names it), TypeError.
    """
    if isinstance(operations, (str, Mapping)):
        operations = (operations,)
    chain = [_operation(each) for each in operations]
    if not chain:
        raise ValueError(f"no operation is given; the operations are {_names()}")
    return chain


def _operation(given: OperationLike) -> _native.Operation:
    if isinstance(given, str):
        return _parsed(given, ())
    if not isinstance(given, Mapping):
        raise TypeError(
            f'an operation is a name or {{"name": ..., parameters}}, not {type(given).__name__}'
        )
    parameters = dict(given)
    name = parameters.pop("name", None)
    if not isinstance(name, str):
        raise TypeError(f"an operation needs its name as a text, not {name!r}; got {dict(given)!r}")
    if "size" in parameters:
        parameters["width"], parameters["height"] = _size(name, parameters.pop("size"))
    for key, value in parameters.items():
        if not isinstance(key, str) or not isinstance(value, (str, Real)):
            raise TypeError(f"{name}: {key} is a number or a text, not {type(value).__name__}")
    return _parsed(name, tuple((key, _plain(value)) for key, value in parameters.items()))


@lru_cache(maxsize=256)
def _parsed(name: str, parameters: tuple[tuple[str, float | str], ...]) -> _native.Operation:
    if name not in _known():
        raise ValueError(f"there is no operation {name!r}; the operations are {_names()}")
    return _native.parse_operation(name, dict(parameters))


def _plain(value: str | Real) -> float | str:
    return value if isinstance(value, str) else float(value)


def _size(name: str, size: Any) -> tuple[int, int]:
    try:
        width, height = size
    except (TypeError, ValueError):
        raise TypeError(f"{name}: size is (width, height), not {size!r}") from None
    return width, height


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset(operation["name"] for operation in _native.operations())


def _names() -> str:
    return ", ".join(operation["name"] for operation in _native.operations())
