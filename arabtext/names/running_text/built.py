"""Second pass of finding names: names recognized by how they are built.

Persons after a title or with a known given name; organizations in capitals around a word such as ``University``.
"""

from __future__ import annotations

from typing import Final

import regex

from arabtext import resources
from arabtext.memory import once
from arabtext.names.known import gazetteer
from arabtext.names.running_text.phrases import phrase_at
from arabtext.names.running_text.text_words import (
    NameSpan,
    TextWord,
    ambiguous,
    covered,
    function_words,
    joined_text,
    readings,
    word_key,
)
from arabtext.script.chars import ALEF_MAKSURA, ARTICLE, YEH

#: Words that a name may go on for after its first: chosen by hand on the paragraphs of tests/cases/find.
_MAX_FOLLOWING: Final = 5
_MIN_NISBA: Final = 6  # letters of a word such as البصري, article included
_ABD = regex.compile(r"abd[aeou]l?\w{4,}")
_ALLAH: Final = "الله"
_NAME_ROLES: Final = frozenset(("given", "family", "western"))


def find_built(words: list[TextWord], listed: list[NameSpan]) -> list[NameSpan]:
    """Return persons and organizations recognized by their build, in order, none overlapping.

    A listed name of one word may turn out to be a part of such a name (``Amal Hashimi``, ``Free Basra Party``).
    """
    taken = covered(listed)
    solid = covered(span for span in listed if span.last - span.first > 1)
    spans: list[NameSpan] = []
    i = 0
    while i < len(words):
        span = None
        if words[i].is_capital or words[i].is_article:
            span = _phrase_over(words, i, listed)
            if span is None and i not in solid:
                span = _organization_at(words, i, solid) or _person_at(words, i, taken)
        if span:
            spans.append(span)
        i = span.last if span else i + 1
    return spans


def _phrase_over(words: list[TextWord], i: int, listed: list[NameSpan]) -> NameSpan | None:
    """Return the phrase that begins at word ``i``, unless a listed name there is as long or one is cut by its edge."""
    span = phrase_at(words, i)
    if span is None:
        return None
    for other in listed:
        is_cut = other.first < span.first < other.last or other.first < span.last < other.last
        if is_cut or (other.first == span.first and other.last >= span.last):
            return None
    return span


def _person_at(words: list[TextWord], i: int, taken: set[int]) -> NameSpan | None:
    """Return a person whose name begins at word ``i``; its canonical form is still the one written."""
    after = words[i + 1] if i + 1 < len(words) and words[i + 1].is_joined else None
    for key, offset in readings(words[i]):
        if _may_begin(words[i], key, after):
            last = _end_of_name(words, i, taken)
            if _is_whole_name(words[i:last]):
                return NameSpan(i, last, offset, "person", "", 0.9)
    return None


def _end_of_name(words: list[TextWord], i: int, taken: set[int]) -> int:
    """Return the place behind the last word of a name that begins at word ``i``: no article or particle is last."""
    last = i + 1
    while last < len(words) and last not in taken and last - i <= _MAX_FOLLOWING and _continues_name(words, last):
        last += 1
    while last > i + 1 and (words[last - 1].is_article or words[last - 1].key in gazetteer.particles()):
        last -= 1
    return last


def _may_begin(word: TextWord, key: str, after: TextWord | None) -> bool:
    """Return whether a person's name can begin with a word read as ``key``, given the word after it."""
    return _may_begin_arabic(word, key, after) if word.is_arabic else _may_begin_latin(word, key)


def _may_begin_arabic(word: TextWord, key: str, after: TextWord | None) -> bool:
    if word.text.startswith(ARTICLE) or word.text in function_words("ar") or key in gazetteer.titles():
        return False
    roles = {token.role for token in gazetteer.arabic_tokens().get(key, ())}
    if "given" in roles and key not in ambiguous():
        return True
    return not roles.isdisjoint(("given", "family")) and after is not None and _is_surely_family(after)


def _may_begin_latin(word: TextWord, key: str) -> bool:
    particle = gazetteer.particles().get(key)
    if particle is not None:
        return particle[0] == "kunya" and word.is_capital
    tokens = () if key in gazetteer.titles() else gazetteer.latin_tokens().get(key, ())
    is_given = any(token.role in ("given", "attested") for token in tokens) or _ABD.match(key)
    return bool(is_given) and word.key not in function_words("en")


def _is_surely_family(word: TextWord) -> bool:
    """Return whether an Arabic word is a family name, with its article, and no common word."""
    tokens = gazetteer.arabic_tokens().get(word.key, ())
    return (
        word.is_arabic
        and word.text.startswith(ARTICLE)
        and word.key not in ambiguous()
        and any(token.role == "family" for token in tokens)
    )


def _continues_name(words: list[TextWord], at: int) -> bool:
    """Return whether the word at ``at`` continues the name before it."""
    word, before = words[at], words[at - 1]
    if not word.is_joined or word.is_arabic != before.is_arabic:
        return False
    if not word.is_arabic:
        return word.is_capital or word.is_article or word.key in gazetteer.particles()
    if word.text in function_words("ar"):
        return False
    if _is_listed_name(word) or word.key in gazetteer.particles() or word.key == _ALLAH:
        return True
    is_nisba = (
        word.text.startswith(ARTICLE) and word.text.endswith((YEH, ALEF_MAKSURA)) and len(word.text) >= _MIN_NISBA
    )
    return is_nisba or before.key in gazetteer.particles()


def _is_listed_name(word: TextWord) -> bool:
    """Return whether the tables have an Arabic word as a name, by hand and not only by attestation."""
    return any(token.role in _NAME_ROLES for token in gazetteer.arabic_tokens().get(word.key, ()))


def _is_whole_name(found: list[TextWord]) -> bool:
    """Return whether words that may be a name have two parts and end like one, or go on like one."""
    content = [word for word in found if not word.is_article]
    if len(content) < 2:
        return False
    return _ends_like_name(content[-1]) if found[0].is_arabic else _is_latin_name(found)


def _ends_like_name(last: TextWord) -> bool:
    """Return whether an Arabic word is a listed word of names or a nisba, and not a verb or a noun."""
    return _is_listed_name(last) or (last.text.startswith(ARTICLE) and last.text.endswith(YEH))


def _is_latin_name(found: list[TextWord]) -> bool:
    """Return whether Latin words begin with a listed given name or a kunya, or go on like a name."""
    listed = gazetteer.latin_tokens()
    first = found[0].key
    is_given = any(token.role == "given" for token in listed.get(first, ())) and first not in ambiguous()
    if is_given or first in gazetteer.particles():
        return True
    return any(word.is_article or (word.key in listed and word.key not in ambiguous()) for word in found[1:])


@once
def _organization_heads() -> frozenset[str]:
    """Return the keys of English words that name a kind of organization."""
    rows = resources.rows("names/organization_words.tsv", "word", "language", "evidence")
    return frozenset(word_key(word) for word, language, evidence in rows if (language, evidence) == ("en", "end"))


def _organization_at(words: list[TextWord], i: int, taken: set[int]) -> NameSpan | None:
    """Return capitals from word ``i`` that end in a word for an organization: ``Keele University``."""
    if words[i].is_arabic or not words[i].is_capital or words[i].key in function_words("en"):
        return None
    last = i + 1
    while last < len(words) and last not in taken and words[last].is_joined and last - i < _MAX_FOLLOWING:
        if not (words[last].is_capital and not words[last].is_arabic) and not words[last].is_article:
            break
        last += 1
    ends = [at for at in range(i + 2, last + 1) if words[at - 1].key in _organization_heads()]
    if not ends:
        return None
    return NameSpan(i, ends[-1], 0, "organization", joined_text(words[i : ends[-1]]), 0.9)
