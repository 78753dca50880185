"""Characters replaced by a table, as fast as Python can: the workhorse under every profile.

A short text is searched for what the table holds and only that is replaced, so that a clean title costs one search. A
long one goes through a numpy table over its UTF-16 code units. Both give what ``str.translate`` gives.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import numpy as np

_LONG: Final = 2_000  # characters from which the numpy table is quicker
_CHUNK: Final = 1 << 14  # code units treated at a time, so that they stay in the processor's cache
_MOST_REPLACED: Final = 12  # different characters replaced one by one; with more, str.translate is quicker
_GONE: Final = 0xFFFF  # a noncharacter: marks what is removed


_ASTRAL: Final = re.compile("[\U00010000-\U0010ffff]").search


def _finder(characters: Iterable[str]) -> Callable[..., re.Match[str] | None]:
    """What finds the first of ``characters``. Those beyond the basic plane are kept out: re would try one by one."""
    escaped = "".join(map(re.escape, characters))
    return re.compile(f"[{escaped}]" if escaped else "(?!)").search


class CharTable:
    """A replacement of single characters by strings; an empty string removes one. Call it with a text."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self.table = dict(table)
        self._codes = {ord(key): value for key, value in table.items()}
        self._search = _finder(key for key in table if ord(key) < _GONE)
        self._beyond = frozenset(key for key in table if ord(key) >= _GONE)
        self.finds = self._finds if self._beyond else self._search

    def then(self, following: CharTable) -> CharTable:
        """Return the one table that does what this one and then ``following`` do."""
        both = {key: value.translate(following._codes) for key, value in self.table.items()}
        return CharTable(following.table | both)

    def _finds(self, text: str) -> bool:
        """Whether the table has anything to replace in ``text``."""
        return bool(self._search(text) or _ASTRAL(text))

    def __call__(self, text: str) -> str:
        """Return ``text`` with its characters replaced."""
        if len(text) >= _LONG:
            return self._long(text)
        if self._beyond and _ASTRAL(text):
            return text.translate(self._codes)
        found = self._search(text)
        if found is None:
            return text
        if not self.is_stable:
            return text.translate(self._codes)
        for _ in range(_MOST_REPLACED):
            character = found[0]
            text = text.replace(character, self.table[character])
            found = self._search(text, found.start())
            if found is None:
                return text
        return text.translate(self._codes)

    def all(self, texts: Sequence[str]) -> list[str]:
        """Return every text with its characters replaced: joined into one for a long column."""
        joined = "\n".join(texts)
        if (
            "\n" in self.table
            or joined.count("\n") != len(texts) - 1
            or any("\n" in value for value in self.table.values())
        ):
            return [self(text) for text in texts]
        return self(joined).split("\n")

    @cached_property
    def is_stable(self) -> bool:
        """Whether what the table gives is never in the table itself, so that the order of replacements is free."""
        return not any(character in self.table for value in self.table.values() for character in value)

    def _long(self, text: str) -> str:
        if self._search(text) is None and not (self._beyond and _ASTRAL(text)):
            return text
        if not self.is_stable:
            return text.translate(self._codes)
        try:
            units = text.encode("utf-16-le")
        except UnicodeEncodeError:  # lone surrogates, which UTF-16 would pair
            return text.translate(self._codes)
        text = self._by_units(units)
        for character in self._beyond_units:
            if character in text:
                text = text.replace(character, self.table[character])
        return text

    def _by_units(self, encoded: bytes) -> str:
        """``encoded`` UTF-16 with every unit that stands for one character and gives one at most replaced."""
        import numpy as np

        units = np.frombuffer(encoded, dtype="<u2")
        result = np.empty(len(units), dtype="<u2")
        index = np.empty(_CHUNK, dtype=np.intp)  # numpy indexes by its own integers: converted here, chunk by chunk
        filled = 0
        for start in range(0, len(units), _CHUNK):
            chunk = units[start : start + _CHUNK]
            places = index[: len(chunk)]
            places[...] = chunk
            replaced = self._unit_table.take(places, mode="clip")
            kept = replaced[replaced != _GONE]
            result[filled : filled + len(kept)] = kept
            filled += len(kept)
        return codecs.utf_16_le_decode(result[:filled].data, "surrogatepass")[0]

    @cached_property
    def _unit_table(self) -> np.ndarray[Any, np.dtype[np.uint16]]:
        import numpy as np

        table = np.arange(1 << 16, dtype="<u2")
        for key, value in self.table.items():
            if key not in self._beyond_units:
                table[ord(key)] = ord(value) if value else _GONE
        return table

    @cached_property
    def _beyond_units(self) -> frozenset[str]:
        """The characters that a table of units cannot replace: outside the basic plane, or by more than one."""
        return frozenset(k for k, v in self.table.items() if ord(k) >= _GONE or len(v) > 1 or (v and ord(v) >= _GONE))
