"""What the library keeps in memory: tables that were read, and answers about texts, the latter bounded in bytes.

Every cache of the package is made here, so that all sizes stand in one table and :func:`clear_caches` frees them all.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from functools import cache, update_wrapper
from inspect import signature
from types import MappingProxyType
from typing import Any, Final, Generic, ParamSpec, TypeVar
from weakref import WeakSet

P = ParamSpec("P")
R = TypeVar("R")
Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")

_MIB: Final = 1 << 20
_PER_ANSWER: Final = 100  # bytes: a place in a dictionary, a key and an answer without their letters
#: What each cache over text may hold in MiB, and the bytes that an answer takes for each letter it is about.
BUDGETS: Final[Mapping[str, tuple[float, int]]] = MappingProxyType(
    {
        # script
        "verdicts on words": (8, 4),  # of each profile in use
        "language of texts": (1, 5),
        "scripts of letters": (0.5, 30),
        "languages of words": (4, 30),
        "languages of Latin words": (3, 20),
        "words run together": (2, 30),
        "costs of pieces of words": (2, 15),
        "damaged words of the list": (0.5, 15),
        "probabilities of words": (2, 20),
        "readings of words of PDF text": (4, 30),
        "signs of PDF text": (1, 15),
        "tokens of PDF text": (4, 4),
        "quiet lines of PDF text": (1, 4),
        # values
        "number words": (8, 40),
        "anchors of dates": (6, 10),
        # names
        "keys of words": (4, 10),
        "keys of names": (5, 10),
        "languages of names": (1, 20),
        "names of other alphabets": (0.5, 60),
        "consonants": (5, 10),
        "sounds": (5, 10),
        "listed entities": (3, 5),
        "keys of terms": (3, 10),
        "keys of English terms": (0.5, 10),
        "concepts of terms": (0.5, 200),
        "English forms of terms": (0.2, 200),
        "words of one root": (0.3, 10),
        "heads in running text": (4, 10),
        "phrases in Arabic": (1, 60),
        "phrases in English": (1, 60),
        "phrases inside English ones": (0.5, 60),
        "lists in English phrases": (0.5, 60),
        "phrases word by word": (0.5, 60),
        "house spellings of words": (2, 10),
        "words of names": (3, 20),
        "names run together": (1, 15),
        "parsed names": (3, 30),
        "words in running text": (5, 10),
        "words of names in running text": (2, 20),
        "listed parts of names": (2, 20),
        "clitics in running text": (8, 60),
        "beginnings of listed names": (4, 20),
        "traits of English words": (2, 40),
        "whole names of capitals": (1, 10),
        "later forms of names": (0.5, 20),
        "types of tagged words": (12, 80),
        "names of cells": (0.5, 20),
        "cells with several names": (0.5, 20),
        "consonants of filed words": (1.5, 40),
        "prepared names": (10, 100),
        "shared places": (0.5, 10),
        "prepared parts": (6, 80),
        "symbols of words": (3, 30),
        "spellings looked up": (10, 60),
        "likeness of parts": (3, 5),
        "likeness of pieces": (10, 10),
        "organizations": (0.5, 10),
        "names of organizations": (3, 200),
        "chunks of Latin letters": (1, 20),
        "letters of the channel": (2, 20),
        "cuts of Latin words": (2, 360),
        "channel between scripts": (8, 10),
        "spellings across scripts": (2, 10),
        "units of respelling": (3, 40),
        "respellings": (2, 10),
        "readings of a net": (3, 410),
        "many readings of words": (1.5, 900),
        "sounds of readings": (1, 60),
        "channel from sounds": (1.5, 15),
        "preferred spellings": (0.1, 10),
        "preferred names": (0.1, 10),
        "usages": (0.1, 10),
        "letters of sounds": (1, 60),
        "names as other languages say them": (0.5, 20),
        "habits of countries": (2, 30),
        "hints of names": (0.5, 20),
        "Latin pieces of Arabic words": (0.5, 20),
        "listed sounds": (0.5, 60),
        "vocalized words": (2, 40),
        "origins of words": (3, 35),
        "weighed origins of words": (1, 35),
        "spellings of words": (2.5, 75),
        "house forms of words": (2.5, 190),
        "house forms of parts": (5, 60),
        "Arabic spellings": (2.5, 80),
        # editions
        "stems": (6, 15),
        "facts of passages": (4, 4),
        "digits of passages": (0.5, 2),
        "names of passages": (4, 2),
        "nationalities of words": (4, 10),
        "spellings of one name": (2, 10),
        "bases of words": (3, 40),
        "forms of words": (2.5, 80),
        "senses of passages": (1, 2),
        "negations of passages": (0.5, 2),
        "offices of passages": (0.5, 2),
    }
)

_caches: WeakSet[Cache[Any, Any]] = WeakSet()
_words: WeakSet[Words] = WeakSet()
_tables: list[Callable[[], object]] = []  # what clears each of them


def clear_caches(*, tables: bool = False) -> None:
    """Free what was remembered about texts; with ``tables`` also the resources that were read, to be read again.

    No result changes. A long-lived process may call it between two jobs. What is remembered about texts never takes
    more than :data:`BUDGETS` says, about 260 MiB when every cache is full, and 8 MiB for each
    further profile in use.

    >>> clear_caches()
    """
    for kept in list(_caches):
        kept.clear()
    for words in list(_words):
        words.clear()
    for clear in _tables if tables else ():
        clear()


def once(load: Callable[P, R]) -> Callable[P, R]:
    """Decorate a function that reads a table or a model: it runs once for each argument, which no user supplies."""
    kept = cache(load)
    _tables.append(kept.cache_clear)
    return kept  # type: ignore[return-value]  # functools types its arguments as any hashables


class Cache(Generic[Key, Value]):
    """Values by key; the least recently used are dropped where all would take more bytes than the budget of ``name``.

    Two generations: what is used moves to the recent one, and when that holds half of the budget it becomes the old
    one, whose rest is forgotten. Threads may share a cache: at worst a value is computed twice.
    """

    def __init__(self, name: str) -> None:
        budget, self._per_letter = BUDGETS[name]
        self._half = int(budget * _MIB / 2)
        self.recent: Final[dict[Key, Value]] = {}  # always the same dictionary, so that its ``get`` may be kept
        self.old: dict[Key, Value] = {}
        self._size = 0
        _caches.add(self)

    def get(self, key: Key) -> Value | None:
        """Return the value of ``key``, or None if it is not kept."""
        value = self.recent.get(key)
        if value is None and (value := self.old.get(key)) is not None:
            self.keep(key, value)
        return value

    def keep(self, key: Key, value: Value) -> None:
        """Keep a value, unless it alone would take more than its generation."""
        size = _PER_ANSWER + self._per_letter * (len(key) if isinstance(key, str) else _letters(key))
        if self._size + size > self._half:
            if size > self._half:
                return
            self.old = self.recent.copy()
            self.recent.clear()
            self._size = 0
        self.recent[key] = value
        self._size += size

    def clear(self) -> None:
        """Forget everything."""
        self.recent.clear()
        self.old, self._size = {}, 0


class Words:
    """Words that were judged: the set of ``fine`` ones, and the ``masks`` of the others, none of them 0.

    All are forgotten when they would take more bytes than the budget of ``name``. Both are always the same objects.
    """

    def __init__(self, name: str) -> None:
        budget, self._per_letter = BUDGETS[name]
        self._budget = int(budget * _MIB)
        self.fine: Final[set[str]] = set()
        self.masks: Final[dict[str, int]] = {}
        self._size = 0
        _words.add(self)

    def keep(self, word: str, mask: int) -> None:
        """Keep the judgement of a word."""
        self._size += _PER_ANSWER + self._per_letter * len(word)
        if self._size > self._budget:
            self.clear()
        if mask:
            self.masks[word] = mask
        else:
            self.fine.add(word)

    def clear(self) -> None:
        """Forget everything."""
        self.fine.clear()
        self.masks.clear()
        self._size = 0


def _letters(key: object) -> int:
    """Return how many letters the texts of a key have that is no text; a part of a name has a ``text``."""
    letters = 0
    for part in key if isinstance(key, tuple) else (key,):
        letters += len(part if isinstance(part, str) else getattr(part, "text", ""))
    return letters


_NONE: Final = object()  # kept in place of an answer None
_KEYWORDS: Final = object()  # in a key, behind it come the arguments given by keyword


def remember(name: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Decorate a pure function of texts: its answers are remembered in a :class:`Cache` of this name.

    Arguments are hashable, and a single one is given by position; an error is not remembered.
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        kept: Cache[Any, Any] = Cache(name)
        recent = kept.recent.get

        def answer(key: object, *args: Any, **kwargs: Any) -> Any:
            value = kept.old.get(key)
            if value is None:
                value = function(*args, **kwargs)
                value = _NONE if value is None else value
            kept.keep(key, value)
            return value

        def remembered_of_one(text: Any) -> Any:
            value = recent(text)  # most calls end here: a text is its own key, and no tuple need be made and hashed
            if value is None:
                value = answer(text, text)
            return None if value is _NONE else value

        def remembered(*args: P.args, **kwargs: P.kwargs) -> Any:
            key = (*args, _KEYWORDS, *kwargs.items()) if kwargs else args
            value = recent(key)
            if value is None:
                value = answer(key, *args, **kwargs)
            return None if value is _NONE else value

        takes_one = len(signature(function).parameters) == 1
        return update_wrapper(remembered_of_one if takes_one else remembered, function)

    return decorate
