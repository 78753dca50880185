"""Names that are written without the space between them: سيدعباس, نورالعيون, عبدالعالمحرم."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from arabtext.memory import remember
from arabtext.names.known import gazetteer
from arabtext.names.known.keys import text_key
from arabtext.script.chars import ARTICLE

_WORD: Final = regex.compile(r"[\u0621-\u064A]{6,24}")
_MIN_LETTERS: Final = 3  # of each name, its article not counted
#: Attestations from which a name of the tables is common enough to be cut off from another. Chosen by hand on the 9,718
#: words of six letters or more in an index of attested spellings: 197 are cut, of which one to three are one word
#: (بدرمينا); with 5, 41 more are, and five of these are one word (بريلوي).
MIN_COUNT: Final = 20
_NO_FIRST_LETTER: Final = frozenset("ءؤئةى")  # no word begins so
_ABD: Final = "عبد"
_BY_HAND: Final = frozenset(("given", "family", "words"))


@remember("names run together")
def cut(word: str) -> tuple[str, ...]:
    """Return the names that are run together in an Arabic word, none where it is one word.

    Both must be common listed names of three letters or more, or the second has its article. A listed word is never
    cut, unless it is only attested and spelled as two given names (حسنعلي, Hassan-Ali).

    >>> cut("سيدعباس"), cut("عبدالعالمحرم"), cut("نورالعيون")
    (('سيد', 'عباس'), ('عبد', 'العال', 'محرم'), ('نور', 'العيون'))
    >>> cut("زقزوقان"), cut("عبدالله")
    ((), ())
    """
    if not _WORD.fullmatch(word) or _is_one(word):
        return ()
    if word.startswith(_ABD + ARTICLE) and (found := next(_behind_abd(word[len(_ABD) :]), ())):
        return found
    _, *names = max(_cuts(word), default=(0,))
    is_attested = bool(gazetteer.tokens_of(word))
    return tuple(names) if not is_attested or all(map(_is_given, names)) else ()


def _is_one(word: str) -> bool:
    """Return whether a table lists a word as one."""
    if tokens := gazetteer.tokens_of(word):
        return not all(token.source == "attested" and _is_of_two(token) for token in tokens)
    catalogue = gazetteer.catalogue()
    return bool(
        word in catalogue
        or gazetteer.without_article(word) in catalogue
        or gazetteer.foreign_spellings(word)
        or gazetteer.entity(word)
        or text_key(word).strip() in gazetteer.titles()
    )


def _is_of_two(token: gazetteer.Token) -> bool:
    """Return whether one of the listed spellings of a word is that of two names."""
    return any("-" in spelling.removeprefix("al-") or " " in spelling for spelling in (token.press, *token.variants))


def _behind_abd(rest: str) -> Iterator[tuple[str, ...]]:
    """Yield the ways to read what is behind Abd as a name of God and another name, the longest name of God first."""
    for at in range(len(rest) - _MIN_LETTERS, len(ARTICLE) + 1, -1):
        is_name = gazetteer.tokens_of(_ABD + rest[:at]) or gazetteer.arabic_key(rest[:at]) in gazetteer.after_abd()
        if is_name and _is_by_hand(rest[at:]):
            yield _ABD, rest[:at], rest[at:]


def _cuts(word: str) -> Iterator[tuple[int, str, str]]:
    """Yield the ways to cut a word into two names, each with how common the rarer one is."""
    for at in range(_MIN_LETTERS, len(word) - _MIN_LETTERS + 1):
        first, second = word[:at], word[at:]
        if second[0] in _NO_FIRST_LETTER or first.startswith(ARTICLE):
            continue
        if gazetteer.has_article(second) and len(second) >= len(ARTICLE) + _MIN_LETTERS:
            if _is_by_hand(first) and (_is_by_hand(second) or second in gazetteer.catalogue()):
                yield max(_count(second), MIN_COUNT), first, second
        elif (count := min(_count(first), _count(second))) >= MIN_COUNT:
            yield count, first, second


def _is_given(word: str) -> bool:
    return any(token.source == "given" for token in gazetteer.tokens_of(word))


def _is_by_hand(word: str) -> bool:
    return any(token.source in _BY_HAND for token in gazetteer.tokens_of(word))


def _count(word: str) -> int:
    """Return how often a name of the tables that were written by hand is attested."""
    return max((token.count for token in gazetteer.tokens_of(word) if token.source in _BY_HAND), default=0)
