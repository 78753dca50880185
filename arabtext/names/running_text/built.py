"""Persons in Arabic text who are built of listed names, and where a name that was read too far ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from arabtext.memory import remember
from arabtext.names.known import gazetteer
from arabtext.names.known.keys import text_key
from arabtext.names.phrases.read_arabic import may_begin
from arabtext.names.running_text.text_words import (
    NameSpan,
    TextWord,
    ambiguous,
    function_words,
    is_name_word,
    readings,
    word_key,
)
from arabtext.script.chars import ARTICLE, LAM, TEH_MARBUTA, WAW, YEH
from arabtext.script.morphology import endings, without_ending
from arabtext.script.wordlist import frequency

_PROBABILITY: Final = 0.8  # of two listed names and more, the first a given one; chosen by hand
_MIN_BEHIND: Final = 2  # words of a name behind a listed name that it begins with
_MAX_WORDS: Final = 8  # of a name
_MIN_COMMON: Final = 5.0  # per million, of a word that is no part of a name unless it is listed; chosen by hand
_MIN_NISBA: Final = 6  # letters of a word such as البصري
_LISTED: Final = frozenset(("given", "family", "western"))
_ALLAH: Final = "الله"


def find_built(words: Sequence[TextWord], listed: Sequence[NameSpan]) -> Iterator[NameSpan]:
    """Yield the Arabic names of two words and more that are a listed given name and listed names behind it.

    A ``listed`` name of several words is no part of one, unless words of the name are before it and behind it, or two
    are behind it.
    """
    several = [span for span in listed if span.last - span.first > 1]
    starts = {span.first: span.last for span in several}
    reached = 0
    for i, word in enumerate(words):
        reached = max(reached, starts.get(i - 1, 0))
        if i < reached or not word.is_arabic:
            continue
        for key, offset in readings(word):
            if not _is_given(word.text[offset:], key):
                continue
            last = _end(words, i)
            last = next((at for at in range(i + 1, last) if starts.get(at, 0) >= last), last)
            if last > i + 1 and last >= starts.get(i, 0) + _MIN_BEHIND:
                yield NameSpan(i, last, offset, "person", "", _PROBABILITY)
                reached = last
                break


def _is_given(word: str, key: str) -> bool:
    """Return whether an Arabic word is a listed given name, and rather that than anything else."""
    if word.startswith(ARTICLE) or word in function_words("ar") or key in ambiguous() or key in gazetteer.titles():
        return False
    return any(token.role == "given" for token in gazetteer.arabic_tokens().get(key, ()))


def _end(words: Sequence[TextWord], i: int) -> int:
    """Return the end of a name that begins at word ``i``; no particle is its last word."""
    last = i + 1
    for at in range(i + 1, min(i + _MAX_WORDS, len(words))):
        word = words[at]
        if not (word.is_joined and word.is_arabic) or word.text in function_words("ar"):
            break
        if is_listed_part(word.text):
            last = at + 1
        elif word.key not in gazetteer.particles():
            break
    return last


@remember("listed parts of names")
def is_listed_part(word: str) -> bool:
    """Return whether an Arabic word is listed by hand as a part of persons' names."""
    key = word_key(word)
    return key == _ALLAH or any(token.role in _LISTED for token in gazetteer.arabic_tokens().get(key, ()))


def end_of_person(words: Sequence[TextWord], first: int, last: int) -> int:
    """Return where a person's name ends that was read from word ``first`` to word ``last`` (exclusive).

    It does not go on with a clitic before a noun or another name (بالوزير, ويوسف). Behind two words or more, the last
    of them a listed name, it does not end in a common word.
    """
    last = next((at for at in range(first + 1, last) if _is_behind_clitic(words[at])), last)
    while last - first > 2 and is_listed_part(words[last - 2].text) and _is_common(words[last - 1]):
        last -= 1
    return last


def end_of_body(words: Sequence[TextWord], last: int, listed_last: int) -> int:
    """Return where an Arabic body ends that was read up to word ``last`` though its listed name is shorter.

    An adjective may go on, no other noun: البنك الدولي, not البنك الدولي الوزارة.
    """
    word = words[listed_last]
    is_noun = word.text.startswith(ARTICLE) and not word.text.endswith((YEH, YEH + TEH_MARBUTA))
    return listed_last if is_noun else last


def end_of_definite(words: Sequence[TextWord], first: int, last: int) -> int:
    """Return where an Arabic body or place ends that was read from word ``first`` to word ``last`` (exclusive).

    Behind a word with the article it does not go on with a common word without one: اللجنة, not اللجنة أمس.
    """
    return next((at for at in range(first + 1, last) if _is_indefinite_behind(words[at - 1], words[at])), last)


def _is_indefinite_behind(before: TextWord, word: TextWord) -> bool:
    if not before.text.startswith(ARTICLE) or word.text.startswith(ARTICLE) or word.text in function_words("ar"):
        return False
    return _is_common(word) and len(readings(word)) == 1


def is_of_nation(word: TextWord) -> bool:
    """Return whether a word is the adjective of a country, with an ending of gender or number or none."""
    bases = without_ending(word.text, endings("feminine", "number")) if word.is_arabic else ()
    keys = {word.key, *map(word_key, bases), *(text_key(base).strip() for base in (word.text, *bases))}
    return not keys.isdisjoint(gazetteer.demonyms())


def is_office_or_head(word: TextWord) -> bool:
    """Return whether a word is an office, or in Arabic a kind of body without the article: a company, an army."""
    if word.key in gazetteer.titles() or text_key(word.text).strip() in gazetteer.titles():
        return True
    return word.is_arabic and not word.text.startswith(ARTICLE) and may_begin(word.text)


def is_doubtful(word: TextWord, offset: int, kind: str) -> bool:
    """Return whether an Arabic word alone is rather a common word than a name of a kind."""
    rest = word.text[offset:]
    if kind == "person":
        return word_key(rest) in ambiguous()
    if kind == "place":
        known = gazetteer.entity(rest)
        return known is not None and known.rather == "word"
    return frequency(rest) > _MIN_COMMON and not is_name_word(rest)


def _is_behind_clitic(word: TextWord) -> bool:
    """Return whether an Arabic word is a clitic and a noun with the article, or a conjunction and a name."""
    if not word.is_arabic or is_name_word(word.text):
        return False
    for _, cut in readings(word):
        clitic, rest = word.text[:cut], word.text[cut:]
        if cut and (rest.startswith(ARTICLE) or clitic.endswith(LAM + LAM) or (clitic == WAW and is_listed_part(rest))):
            return True
    return False


def _is_common(word: TextWord) -> bool:
    """Return whether a word is a common one, no listed name and no nisba."""
    text = word.text
    if not word.is_arabic or is_listed_part(text) or gazetteer.foreign_spellings(text):
        return False
    return not is_nisba(text) and word.key not in gazetteer.particles() and frequency(text) > _MIN_COMMON


def is_nisba(word: str) -> bool:
    """Return whether an Arabic word has the article and the ending of a nisba: البصري."""
    return word.startswith(ARTICLE) and word.endswith(YEH) and len(word) >= _MIN_NISBA
