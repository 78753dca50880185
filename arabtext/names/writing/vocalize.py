"""Restore the vowels of bare Arabic words, from the tables of names, else by a model."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

import regex

from arabtext.candidates import Candidate
from arabtext.errors import expect_text
from arabtext.memory import once, remember
from arabtext.names.known import gazetteer
from arabtext.names.known.keys import bare_key
from arabtext.names.writing.combining import combine
from arabtext.names.writing.net import Net, Reader
from arabtext.script import normalize
from arabtext.script.chars import ARTICLE, LAM, TASHKEEL, is_arabic_letter
from arabtext.script.morphology import tokens

_ARABIC_WORD = regex.compile(r"[\u0621-\u064Aپچڤگژ]+")
_MAX_LETTERS: Final = 24  # no Arabic word of a name is longer
_ABD, _ALLAH = "عبد", "الله"
_READINGS: Final = 5  # readings of a word that are kept
#: Probability that a reading from a table is the right one, by table (docs/benchmarks.md). "حسن" is in the table
#: "given", so its reading حَسَن has 0.97.
TABLE_SCORE: Final = {"given": 0.97, "family": 0.97, "words": 0.97, "attested": 0.85, "catalogue": 0.8}
#: Probability that an Arabic word which nothing can vocalize (letters of another language, too long) is right without
#: vowels: chosen by hand, hardly any is.
UNREADABLE_SCORE: Final = 0.1


def vocalize(name: str, n: int = 1) -> list[Candidate]:
    """Return the ``n`` likeliest vocalized forms of a name in Arabic letters, best first.

    Words of other scripts, words that already bear vowels, and everything between words stay as they are. The score
    is the probability that the whole form is right, the source that of the word read with the lowest score.

    >>> vocalize("قيس الخزعلي")[0].text
    'قَيس الخَزعَلِيّ'
    """
    text = normalize(expect_text(name, "name"), "title").strip()
    choices: list[tuple[Candidate, ...]] = []
    before, position = "", 0
    for token in tokens(text):
        choices.append((Candidate(text[position : token.start], 1.0, "unchanged"),))
        if len(token.text) == 1 and text[token.end : token.end + 1] == ".":
            choices.append((Candidate(token.text, 1.0, "unchanged"),))  # an initial, an abbreviated title
        else:
            choices.append(_readings_after(before, token.text, n))
        before, position = token.text, token.end
    combined = combine([*choices, (Candidate(text[position:], 1.0, "unchanged"),)], n, joint="")
    return [replace(c, score=round(c.score, 4)) for c in combined]


def _readings_after(before: str, word: str, n: int) -> tuple[Candidate, ...]:
    """Return readings of a word; behind Abd it is a name of God (الملك is the King there, not an angel)."""
    if before == _ABD and bare_key(word) != word and (known := gazetteer.after_abd().get(gazetteer.arabic_key(word))):
        return (Candidate(known[0], TABLE_SCORE["given"], "given"),)
    return vocalize_word(word, n)


@remember("vocalized words")
def vocalize_word(word: str, n: int = 1) -> tuple[Candidate, ...]:
    """Return the likeliest vocalized forms of one word; the source is a table's name, ``model`` or ``unchanged``."""
    if any(mark in word for mark in TASHKEEL) or not any(map(is_arabic_letter, word)):
        return (Candidate(word, 1.0, "unchanged"),)
    if not is_readable(word):
        return (Candidate(word, UNREADABLE_SCORE, "unchanged"),)
    has_article = gazetteer.has_article(word)
    found: dict[str, Candidate] = {}
    left = 1.0  # the probability that no reading so far is right

    def add(form: str, score: float, source: str) -> None:
        nonlocal left
        form = _with_article(form, has_article)
        if form not in found:
            found[form] = Candidate(form, round(score * left, 4), source)
            left *= 1 - score

    catalogue = gazetteer.catalogue()
    for token in gazetteer.arabic_tokens().get(gazetteer.arabic_key(word), ()):
        is_bare_given = token.role == "given" and bare_key(token.arabic) == token.arabic
        if token.vocalized and not (has_article and is_bare_given and word in catalogue):  # الملك is no ملك
            add(token.vocalized, TABLE_SCORE[token.source], token.source)
    if len(found) < n:
        known = catalogue.get(word) or catalogue.get(word[2:] if has_article else ARTICLE + word)
        if known:
            add(known, TABLE_SCORE["catalogue"], "catalogue")
    if len(found) < n:
        taken = left
        for form, probability in guess(word)[:n]:
            form = _with_article(form, has_article)
            found.setdefault(form, Candidate(form, round(probability * taken, 4), "model"))
    return tuple(sorted(found.values(), key=lambda c: (-c.score, c.text))[:n])


def is_readable(word: str) -> bool:
    """Return whether a word is one that the model can read: Arabic letters without marks, not too many."""
    return len(word) <= _MAX_LETTERS and _ARABIC_WORD.fullmatch(word) is not None


def _with_article(vocalized: str, wanted: bool) -> str:
    """Return a vocalized form with the article if it is ``wanted``, else without."""
    letters = gazetteer.strip_marks(vocalized)
    has_it = letters.startswith(ARTICLE) and vocalized[1:2] == LAM and letters != _ALLAH
    bare = vocalized[2:] if has_it else vocalized
    return ARTICLE + bare if wanted else bare


@once
def _reader() -> Reader:
    return Reader(Net.load("models/vocalizer.npz"), n=_READINGS, beam=_READINGS)


def guess(word: str) -> list[tuple[str, float]]:
    """Return the model's vocalized forms of one bare word with their probabilities, best first."""
    forms: dict[str, float] = {}
    for reading in _reader().read(word):
        form = marked(word, reading.labels)
        forms[form] = forms.get(form, 0.0) + math.exp(reading.log_probability)
    return list(forms.items())


def prepare(words: Iterable[str]) -> None:
    """Let the model read all at once the words that it has not read yet."""
    _reader().prepare(filter(is_readable, words))


def marked(word: str, labels: Sequence[str]) -> str:
    """Return ``word`` with its labels: the marks that follow each letter, or a letter with its marks in its place.

    >>> marked("فاطمه", ("َ", "", "ِ", "َ", "ة"))
    'فَاطِمَة'
    """
    pairs = zip(word, labels, strict=True)
    return unicodedata.normalize("NFC", "".join(m if m[:1].isalpha() else letter + m for letter, m in pairs))
