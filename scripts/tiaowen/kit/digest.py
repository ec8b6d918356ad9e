"""Values → what they are kept by: the same for equal values, whenever and wherever they are made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

from tiaowen.kit.kept import key_of
from tiaowen.kit.schema import Schema


class Digest:
    """Takes dataclasses, schemas, mappings, sequences and sets of plain values apart; TypeError for anything else, so that nothing a
    value holds can be left out unseen.  ``kinds`` says of other types what they are as text.  A value that is asked for again
    is not walked again."""

    def __init__(self, kinds: Mapping[type, Callable[[Any], str]]) -> None:
        self._kinds = kinds
        self._known: dict[int, tuple[object, str, frozenset[str]]] = {}

    def of(self, value: object) -> str:
        """The key of ``value``."""
        return self._walked(value)[1]

    def words(self, value: object) -> frozenset[str]:
        """Every string in ``value``, as ``repr`` writes it, among other things."""
        return self._walked(value)[2]

    def _walked(self, value: object) -> tuple[object, str, frozenset[str]]:
        # The value is held, so that its id stays its own.
        if id(value) not in self._known:
            parts = list(self._parts(value))
            self._known[id(value)] = value, key_of("\0".join(parts)), frozenset(parts)
        return self._known[id(value)]

    def _parts(self, value: object) -> Iterator[str]:
        if value is None or isinstance(value, str | bytes | int | float | date | Enum):
            yield repr(value)
        elif as_text := self._kinds.get(type(value)):
            yield f"{type(value).__name__} {as_text(value)}"
        elif names := _fields(type(value)):  # type: ignore[arg-type]  # a class is hashable
            yield type(value).__name__
            for name in names:
                yield from self._parts(getattr(value, name))
        elif isinstance(value, Mapping):
            yield "{"
            for key, held in value.items():
                yield from self._parts(key)
                yield from self._parts(held)
            yield "}"
        elif isinstance(value, Set):
            yield repr(sorted("\0".join(self._parts(one)) for one in value))
        elif isinstance(value, Sequence):
            yield "["
            for one in value:
                yield from self._parts(one)
            yield "]"
        else:
            raise TypeError(f"{type(value).__name__} has no key")


@cache
def _fields(kind: Any) -> tuple[str, ...]:
    if issubclass(kind, Schema):
        return tuple(kind.model_fields)
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
