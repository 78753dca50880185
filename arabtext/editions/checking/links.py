"""Addresses, handles and hashtags that differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import regex

from arabtext.editions.checking.comparison import Difference, differ, only
from arabtext.editions.checking.finding import FindingKind, Severity, Span
from arabtext.editions.checking.passages import PassagePair
from arabtext.editions.sides import Both, Side
from arabtext.script.chars import is_arabic_letter
from arabtext.urls import key, without_language

_MAX_URL: Final = 2000  # characters; longer ones are data and no addresses
_URL = regex.compile(rf"(?:https?://|www\.)[^\s<>\"«»“”()،؛]{{1,{_MAX_URL}}}+", regex.IGNORECASE)
_HANDLE = regex.compile(r"(?<![\p{L}\p{N}_./@])@[A-Za-z0-9_]{2,30}(?![\p{L}\p{N}_.]*@)")
HASHTAG = regex.compile(r"(?<![\p{L}\p{N}_/&#])#[\p{L}_][\p{L}\p{M}\p{N}_]{1,100}")
_KINDS: Final[tuple[FindingKind, ...]] = ("link", "handle", "hashtag")
_MARKS_AFTER: Final = ".,;:!?…'’*_|]}"


@dataclass(frozen=True, slots=True)
class _Mark:
    kind: FindingKind
    span: Span
    text: str


def links(pair: PassagePair) -> Iterator[Difference]:
    """Yield the addresses, handles and hashtags that the sides of a bead have differently."""
    own = pair.sides.map(lambda passage: list(_marks(passage.text)))
    wide = pair.sides.map(lambda passage: list(_marks(passage.wide)) if own.english or own.arabic else [])
    left_over = Both(_left_over(own.english, wide.arabic), _left_over(own.arabic, wide.english))
    for kind in _KINDS:
        english, arabic = ([mark for mark in marks if mark.kind == kind] for marks in left_over)
        yield from _differences(pair, kind, Both(english, arabic))


def _differences(pair: PassagePair, kind: FindingKind, left_over: Both[list[_Mark]]) -> Iterator[Difference]:
    english, arabic = left_over
    for one, other in zip(english, arabic, strict=False):
        if kind != "hashtag" or is_arabic_letter(one.text[1]) == is_arabic_letter(other.text[1]):
            yield differ(pair, kind, "medium", one.span, other.span)
    for side in Side:
        for mark in left_over.on(side)[len(left_over.on(side.other)) :]:
            severity: Severity = "medium" if kind == "link" else "low"
            yield only(pair, side, kind, severity, mark.span)


def _marks(text: str) -> Iterator[_Mark]:
    addresses: list[Span] = []
    for match in _URL.finditer(text) if "/" in text or "www" in text else ():
        url = match.group().rstrip(_MARKS_AFTER)
        addresses.append((match.start(), match.start() + len(url)))
        yield _Mark("link", addresses[-1], url)
    patterns: tuple[tuple[FindingKind, str, regex.Pattern[str]], ...] = (
        ("handle", "@", _HANDLE),
        ("hashtag", "#", HASHTAG),
    )
    for kind, sign, pattern in patterns:
        for match in pattern.finditer(text) if sign in text else ():
            if not any(start <= match.start() < end for start, end in addresses):
                yield _Mark(kind, match.span(), match.group())


def _left_over(own: list[_Mark], others: list[_Mark]) -> list[_Mark]:
    return [mark for mark in own if not any(_agree(mark, other) for other in others)]


def _agree(one: _Mark, other: _Mark) -> bool:
    """Return whether two marks are the same but for case, and of addresses what names one page or its other edition."""
    if one.kind != other.kind:
        return False
    if one.kind == "link":
        return key(one.text) == key(other.text) or without_language(one.text) == without_language(other.text)
    return one.text.casefold() == other.text.casefold()
