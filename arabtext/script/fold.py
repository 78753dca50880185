"""Replace characters by a table, as fast as Python can.

A short text is encoded to bytes of one character each and decoded, by codecs made for the table. A long text is looked
up in a numpy table of its UTF-16 code units. Both give the result of ``str.translate``, and use it for characters that
they cannot represent.
"""

from __future__ import annotations

import codecs
import os
import re
import string
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import numpy as np

    Units = np.ndarray[Any, np.dtype[np.uint16]]

_MIN_LONG: Final = 2_000  # characters from which the numpy table is quicker (tests/bench/script.py)
_PIECE: Final = 500  # characters of a text with a rare character that are encoded at once
_CHUNK: Final = 1 << 14  # code units replaced at a time, so that they stay in the processor's cache
_MAX_LETTERS: Final = 255  # of the 256 values of a byte; one is kept for "undefined"
#: The most usual characters of texts: each has a byte.
_USUAL: Final = (
    string.printable[:95]
    + "\n\t"
    + "".join(map(chr, (*range(0x0621, 0x063B), *range(0x0640, 0x0653), *range(0x0660, 0x066E))))
    + "،؛؟ٱٰپچژکگیہھے۰۱۲۳۴۵۶۷۸۹«»“”‘’–—…·•\N{NO-BREAK SPACE}"
    + "\N{ZERO WIDTH NON-JOINER}\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}"
)
#: Characters that have a byte where bytes are left.
_LESS_USUAL: Final = "éèêëáàâäãåçñóòôöõøúùûüíìîïıßÉÀÖÜÇğşŞİčšžćąęłńśźżāīūḥṣṭẓḍʿʾ€£°×„‚‹›"
_MIN_FOR_THREADS: Final = 1_000_000  # code units; below it threads cost more than they save
_MAX_WORKERS: Final = 4
_GONE: Final = 0xFFFF  # a noncharacter: marks what is removed


def finder(characters: Iterable[str]) -> Callable[[str], object]:
    """Return a quick test whether a text may have one of ``characters``.

    Of those beyond the basic plane it finds any, since a long list of them would be slow.

    >>> bool(finder("ab")("xay")), bool(finder("a")("xyz"))
    (True, False)
    """
    kinds = sorted(set(characters))
    if len(kinds) == 1:
        return lambda text: kinds[0] in text
    escaped = "".join(re.escape(kind) for kind in kinds if ord(kind) <= _GONE)
    if kinds and ord(kinds[-1]) > _GONE:
        escaped += "\U00010000-\U0010ffff"
    return re.compile(f"[{escaped}]" if escaped else "(?!)").search


class ByCharacter:
    """A function that does the work of several functions of single characters, one after the other.

    A text of usual characters goes through one table of bytes, any other through ``str.translate``.
    """

    def __init__(self, changes: Sequence[Callable[[str], str]]) -> None:
        self._table = _Changes(changes)
        letters = [(letter, self._table[ord(letter)]) for letter in dict.fromkeys("\0" + _USUAL + _LESS_USUAL)]
        letters = [(letter, new) for letter, new in letters if len(new) < 2 and (letter != "\0" or new)][:_MAX_LETTERS]
        padding = "\ufffe" * (256 - len(letters))  # codecs read it as undefined
        self._encoder = codecs.charmap_build("".join(letter for letter, _ in letters) + padding)
        self._gone = bytes(place for place, (_, new) in enumerate(letters) if not new)
        self._decoder = "".join(new or "\0" for _, new in letters) + padding

    def __call__(self, text: str) -> str:
        """Return ``text`` with its characters changed."""
        try:
            encoded = codecs.charmap_encode(text, "strict", self._encoder)[0]
        except UnicodeEncodeError:  # a character that has no byte
            if len(text) <= _PIECE:
                return text.translate(self._table)
            return "".join(self(text[at : at + _PIECE]) for at in range(0, len(text), _PIECE))
        return codecs.charmap_decode(encoded.translate(None, self._gone), "strict", self._decoder)[0]


class _Changes(dict[int, str]):
    """Code point → what the functions make of the character, computed when it is looked up first."""

    def __init__(self, changes: Sequence[Callable[[str], str]]) -> None:
        super().__init__()
        self._functions = tuple(changes)

    def __missing__(self, point: int) -> str:
        text = chr(point)
        for change in self._functions:
            text = change(text)
        self[point] = text
        return text


class CharTable:
    """A table that replaces characters by strings; an empty string removes one. Call it with a text."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self.table = dict(table)
        self._codes = {ord(key): value for key, value in table.items()}
        self.finds = finder(table)

    def then(self, following: CharTable) -> CharTable:
        """Return one table that does the work of this one and then of ``following``."""
        both = {key: value.translate(following._codes) for key, value in self.table.items()}
        return CharTable(following.table | both)

    def values(self) -> Iterable[str]:
        """Return what characters are replaced by."""
        return self.table.values()

    def __call__(self, text: str) -> str:
        """Return ``text`` with its characters replaced."""
        return self.fold(text)

    @cached_property
    def fold(self) -> Callable[[str], str]:
        """The table as a function with its data in local variables, which is quickest."""
        encoder, gone, decoder = self._codecs
        encode, decode, codes, long = codecs.charmap_encode, codecs.charmap_decode, self._codes, self._long

        def fold(text: str) -> str:
            if len(text) >= _MIN_LONG:
                return long(text)
            try:
                encoded = encode(text, "strict", encoder)[0]
            except UnicodeEncodeError:  # a character that has no byte
                return text.translate(codes)
            return decode(encoded.translate(None, gone), "strict", decoder)[0]

        return fold

    def all(self, texts: Sequence[str]) -> list[str]:
        """Return every text with its characters replaced; they are joined and replaced as one where possible."""
        if "\n" not in self.table and not any("\n" in value for value in self.table.values()):
            replaced = self("\n".join(texts)).split("\n")
            if len(replaced) == len(texts):  # no text had a line break of its own
                return replaced
        return [self(text) for text in texts]

    @cached_property
    def is_stable(self) -> bool:
        """Whether no replacement is itself replaced, so that one pass is enough."""
        return not any(character in self.table for value in self.table.values() for character in value)

    @cached_property
    def _codecs(self) -> tuple[Any, bytes, str]:
        """The encoder to bytes of one character each, the bytes to remove, the decoder of the rest."""
        own = [key for key, value in self.table.items() if key not in self._beyond_units and len(value) < 2]
        letters = list(dict.fromkeys(["\0", *_USUAL, *own, *_LESS_USUAL]))[:_MAX_LETTERS]
        letters = [letter for letter in letters if letter not in self._beyond_units]
        given = [self.table.get(letter, letter) for letter in letters]
        padding = "\ufffe" * (256 - len(letters))  # codecs read it as undefined
        encoder = codecs.charmap_build("".join(letters) + padding)
        gone = bytes(i for i, value in enumerate(given) if not value)
        return encoder, gone, "".join(value or "\0" for value in given) + padding

    def _long(self, text: str) -> str:
        if not self.finds(text):
            return text
        if any(value and value in self._beyond_units for value in self.table.values()):
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
        """Return UTF-16 with every unit replaced that is one character and becomes one at most."""
        import numpy as np

        units = np.frombuffer(encoded, dtype="<u2")
        if len(units) < _MIN_FOR_THREADS:
            result = self._replaced(units)
        else:  # numpy works on several stretches at once
            workers = min(os.cpu_count() or 1, _MAX_WORKERS)
            with ThreadPoolExecutor(workers) as pool:
                result = np.concatenate(list(pool.map(self._replaced, np.array_split(units, workers))))
        return codecs.utf_16_le_decode(result.data, "surrogatepass")[0]

    def _replaced(self, units: Units) -> Units:
        """Return ``units`` looked up in the table, chunk by chunk."""
        import numpy as np

        result = np.empty(len(units), dtype="<u2")
        index = np.empty(_CHUNK, dtype=np.intp)  # numpy indexes by its own integers
        filled = 0
        for start in range(0, len(units), _CHUNK):
            chunk = units[start : start + _CHUNK]
            places = index[: len(chunk)]
            places[...] = chunk
            replaced = self._unit_table.take(places, mode="clip")
            kept = replaced[replaced != _GONE]
            result[filled : filled + len(kept)] = kept
            filled += len(kept)
        return result[:filled]

    @cached_property
    def _unit_table(self) -> Units:
        import numpy as np

        table = np.arange(1 << 16, dtype="<u2")
        for key, value in self.table.items():
            if key not in self._beyond_units:
                table[ord(key)] = ord(value) if value else _GONE
        return table

    @cached_property
    def _beyond_units(self) -> frozenset[str]:
        """The characters that a table of units cannot replace: beyond the basic plane, or by more than one unit."""
        return frozenset(k for k, v in self.table.items() if ord(k) >= _GONE or len(v) > 1 or (v and ord(v) >= _GONE))
