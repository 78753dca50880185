"""The vowels of a bare Arabic word, from the tables where they know it, from the model where they do not."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Final

import regex

from arabtext.candidates import Candidate
from arabtext.errors import expect_text
from arabtext.names.known import gazetteer
from arabtext.names.known.keys import ARTICLE, bare_key
from arabtext.names.writing.net import Net, Reader
from arabtext.script import normalize
from arabtext.script.chars import LAM, TASHKEEL

_ARABIC_WORD = regex.compile(r"[\u0621-\u064Aپچڤگژ]+")
_LONGEST = 24  # letters; no Arabic word of a name is longer
_ABD, _ALLAH = "عبد", "الله"
_READINGS = 5  # readings of a word that are kept
_MOST_KEPT = 50_000  # words whose readings are kept
#: How often a reading from a table is the right one, by what the table is (docs/benchmarks.md).
_TRUST: Final = {"given": 0.97, "family": 0.97, "words": 0.97, "attested": 0.85, "catalogue": 0.8}


def vocalize(name: str, n: int = 1) -> list[Candidate]:
    """Return the ``n`` likeliest vocalized forms of a name in Arabic letters, best first.

    Words of other scripts, and words that already bear vowels, stay as they are. The score is the probability that the
    whole form is right.

    >>> vocalize("قيس الخزعلي")[0].text
    'قَيس الخَزعَلِيّ'
    """
    words = normalize(expect_text(name, "name"), "title").split(" ")
    choices = [_word_after(before, word, n) for before, word in zip(["", *words], words, strict=False)]
    best = [(1.0, "", "")]
    for options in choices:
        grown = [(s * o.score, f"{t} {o.text}".strip(), max(src, o.source)) for s, t, src in best for o in options]
        best = sorted(grown, key=lambda item: (-item[0], item[1]))[:n]
    return [Candidate(text, round(score, 4), source) for score, text, source in best]


def _word_after(before: str, word: str, n: int) -> tuple[Candidate, ...]:
    """Readings of a word; behind Abd it is a name of God's if it is one at all (الملك is the King there, no Malak)."""
    if before == _ABD and bare_key(word) != word and (known := gazetteer.after_abd().get(gazetteer.arabic_key(word))):
        return (Candidate(known[0], _TRUST["given"], "given"),)
    return vocalize_word(word, n)


@lru_cache(maxsize=_MOST_KEPT)
def vocalize_word(word: str, n: int = 1) -> tuple[Candidate, ...]:
    """Return the likeliest vocalized forms of one word; the source is a table's name, ``model`` or ``unchanged``."""
    if any(mark in word for mark in TASHKEEL) or not is_readable(word):
        return (Candidate(word, 1.0, "unchanged"),)
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
            add(token.vocalized, _TRUST[token.source], token.source)
    if len(found) < n:
        known = catalogue.get(word) or catalogue.get(word[2:] if has_article else ARTICLE + word)
        if known:
            add(known, _TRUST["catalogue"], "catalogue")
    if len(found) < n:
        taken = left
        for form, probability in guesser().guess(word)[:n]:
            form = _with_article(form, has_article)
            found.setdefault(form, Candidate(form, round(probability * taken, 4), "model"))
    return tuple(sorted(found.values(), key=lambda c: (-c.score, c.text))[:n])


def is_readable(word: str) -> bool:
    """Return whether a word is one that the model can read: Arabic letters without marks, not too many."""
    return len(word) <= _LONGEST and _ARABIC_WORD.fullmatch(word) is not None


def _with_article(vocalized: str, wanted: bool) -> str:
    """The form with or without the article."""
    letters = gazetteer.strip_marks(vocalized)
    has_it = letters.startswith(ARTICLE) and vocalized[1:2] == LAM and letters != _ALLAH
    bare = vocalized[2:] if has_it else vocalized
    return ARTICLE + bare if wanted else bare


class Guesser:
    """The vocalizing net and the words it read lately."""

    def __init__(self, net: Net) -> None:
        self._reader = Reader(net, _READINGS, _READINGS)

    def guess(self, word: str) -> list[tuple[str, float]]:
        """Return the likeliest vocalized forms of one bare word with their probabilities, best first."""
        forms: dict[str, float] = {}
        for reading in self._reader.read(word):
            form = marked(word, reading.labels)
            forms[form] = forms.get(form, 0.0) + math.exp(reading.log_probability)
        return list(forms.items())

    def prepare(self, words: Iterable[str]) -> None:
        """Read the words that have not been read yet, all at once."""
        self._reader.prepare(filter(is_readable, words))


@cache
def guesser() -> Guesser:
    """Return the one guesser."""
    return Guesser(Net.load("models/vocalizer.npz"))


def marked(word: str, labels: Sequence[str]) -> str:
    """Return ``word`` with its labels: the marks that follow each letter, or a letter with its marks in its place.

    >>> marked("فاطمه", ("َ", "", "ِ", "َ", "ة"))
    'فَاطِمَة'
    """
    pairs = zip(word, labels, strict=True)
    return unicodedata.normalize("NFC", "".join(m if m[:1].isalpha() else letter + m for letter, m in pairs))
