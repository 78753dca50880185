"""An immutable table of texts that can be hashed, compared and pickled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


class Frozen(Mapping[str, str]):
    """An immutable mapping of texts, in the order given.

    >>> Frozen({"a": "b"}) == Frozen({"a": "b"}), Frozen({"a": "b"})["a"]
    (True, 'b')
    """

    __slots__ = ("_hash", "_table")

    def __init__(self, table: Mapping[str, str] | None = None) -> None:
        self._table = dict(table or {})
        self._hash = hash(frozenset(self._table.items()))

    def __getitem__(self, key: str) -> str:
        return self._table[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)

    def __hash__(self) -> int:
        return self._hash

    def __reduce__(self) -> tuple[type[Frozen], tuple[dict[str, str]]]:
        return Frozen, (dict(self._table),)  # the hash of a text differs from process to process

    def __repr__(self) -> str:
        return f"Frozen({self._table!r})"
