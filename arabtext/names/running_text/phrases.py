"""Institutions and places in running text that are phrases: وزارة الدفاع السورية, ``Syrian Ministry of Defense``.

Only what is specific counts: a body with its field, its name, its country or its number, and a place with its name.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from arabtext.candidates import Candidate
from arabtext.memory import remember
from arabtext.names.phrases import may_be_phrase, read_arabic, read_english
from arabtext.names.phrases.phrase import Phrase
from arabtext.names.phrases.terms import english_key_of, stem
from arabtext.names.running_text.text_words import NameSpan, TextWord, function_words, joined_text
from arabtext.names.writing.composed import compose_english
from arabtext.names.writing.romanize import candidates
from arabtext.script.chars import ARTICLE, LAM
from arabtext.script.morphology import proclitics, without_proclitic

_MAX_WORDS: Final = 12  # of a phrase
_PROBABILITY: Final = 0.93  # of a phrase; measured on the tagged texts of fit_mentions.py
_MIN_BEHIND_CLITIC: Final = 3  # letters of a head that is left when a clitic is cut off
#: Words without a capital inside an English phrase.
_INNER: Final = frozenset(("of", "for", "the", "and", "against"))


def find_phrases(words: list[TextWord], listed: Sequence[NameSpan]) -> list[NameSpan]:
    """Return institutions and places that are phrases, in order, none overlapping.

    There is none where a listed name is as long, or is cut by the edge of the phrase.
    """
    spans: list[NameSpan] = []
    i = near = 0
    while i < len(words):
        span = phrase_at(words, i) if words[i].is_capital else None
        if span is not None:
            while near < len(listed) and listed[near].last <= i:
                near += 1
            if _is_free(span, listed[near : near + _MAX_WORDS]):
                spans.append(span)
                i = span.last
                continue
        i += 1
    return spans


def _is_free(span: NameSpan, listed: Sequence[NameSpan]) -> bool:
    for other in listed:
        is_cut = other.first < span.first < other.last or other.first < span.last < other.last
        if is_cut or (other.first == span.first and other.last >= span.last):
            return False
    return True


def phrase_at(words: list[TextWord], i: int) -> NameSpan | None:
    """Return the institution or the place that begins at word ``i`` and is a phrase."""
    return _arabic_at(words, i) if words[i].is_arabic else _english_at(words, i)


def _run(words: list[TextWord], i: int) -> list[TextWord]:
    """Return the words from ``i`` on with nothing but spaces between them."""
    end = i + 1
    while end < len(words) and end - i < _MAX_WORDS and words[end].is_joined:
        if words[end].is_arabic != words[i].is_arabic:
            break
        end += 1
    return words[i:end]


def _arabic_at(words: list[TextWord], i: int) -> NameSpan | None:
    if i + 1 == len(words) or not words[i + 1].is_joined or not (heads := _readings(words[i].text)):
        return None
    texts = [word.text for word in _run(words, i)]
    for first, offset in heads if len(texts) > 1 else ():
        found = read_arabic.read_start([first, *texts[1:]], strictly=True)
        if found and found[1] > 1 and _is_specific(found[0], is_definite=True):
            phrase, size = found
            text = " ".join([first, *texts[1:size]])
            form = compose_english(text, _spell)
            if form:
                return NameSpan(i, i + size, offset, phrase.kind, form.text, _PROBABILITY)
    return None


@remember("heads in running text")
def _readings(word: str) -> tuple[tuple[str, int], ...]:
    """Return a word and 0, and it without each clitic and that one's length, of these readings the heads."""
    found = [(word, 0)]
    for rest in without_proclitic(word, proclitics(before="noun", article=False), _MIN_BEHIND_CLITIC):
        clitic = word[: len(word) - len(rest)]
        is_article = clitic.endswith(LAM + LAM)
        found.append((ARTICLE + rest if is_article else rest, len(clitic)))
    return tuple((head, offset) for head, offset in found if read_arabic.may_begin(head))


def _english_at(words: list[TextWord], i: int) -> NameSpan | None:
    if words[i].key in function_words("en") or words[i].is_article:
        return None
    run = _run(words, i)
    end = next((k for k, word in enumerate(run) if not _may_be_inside(word, run[k + 1 : k + 2])), len(run))
    for size in range(end, 1, -1):
        if not run[size - 1].is_capital:
            continue
        text = joined_text(run[:size])
        phrase = read_english.read(text) if may_be_phrase(text) else None
        if phrase and _is_specific(phrase, is_definite=False):
            form = compose_english(text, _spell)
            return NameSpan(i, i + size, 0, phrase.kind, form.text if form else text, _PROBABILITY)
    return None


def _may_be_inside(word: TextWord, after: list[TextWord]) -> bool:
    """Return whether an English word may stand inside a phrase; "and the" begins another one."""
    if word.text == "and" and after and after[0].text == "the":
        return False
    return word.is_capital or word.is_article or word.text in _INNER


def _spell(name: str) -> Candidate:
    return candidates(name, 1)[0]


def _is_specific(phrase: Phrase, *, is_definite: bool) -> bool:
    """Return whether a phrase says which body or place it is; ``is_definite`` if its words have to be."""
    head = phrase.head
    if phrase.kind == "place":
        return bool(phrase.names) and head.group != "part"
    if (
        is_definite
        and head.group != "unit"
        and stem(english_key_of(head.english)[-1]) != english_key_of(head.english)[-1]
    ):
        return False  # companies, schools
    if phrase.ordinal:
        return head.group == "unit"
    if any(name.entity for name in phrase.names) and (head.expects != "noun" or head.names == "of"):
        return True  # but حكومة المغرب is rather the country's government
    if phrase.names and head.expects == "name":
        return True
    if is_definite and not (phrase.is_definite or (phrase.fields and _is_definite(phrase.fields[-1]))):
        return False
    is_collocation = " " in head.arabic
    if phrase.fields and (head.expects == "noun" or is_collocation or phrase.countries):
        return True
    return bool(phrase.countries) and is_collocation


def _is_definite(phrase: Phrase) -> bool:
    return phrase.is_definite or bool(phrase.names) or any(map(_is_definite, phrase.fields))
