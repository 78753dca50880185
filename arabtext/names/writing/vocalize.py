"""Restore the vowels of bare Arabic words, from the tables of names, else by a model."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final

import regex

from arabtext.candidates import Candidate
from arabtext.errors import expect_count, expect_text
from arabtext.memory import Cache, once, remember
from arabtext.names.known import gazetteer
from arabtext.names.known.alphabets import vocalized_letters
from arabtext.names.known.keys import bare_key
from arabtext.names.writing.combining import combine
from arabtext.names.writing.hints import fits, hints, reread
from arabtext.names.writing.net import Net, Reader, Reading
from arabtext.names.writing.schemes import render
from arabtext.script import normalize
from arabtext.script.chars import (
    ALEF_HAMZA_ABOVE,
    ALEF_HAMZA_BELOW,
    ARTICLE,
    DAMMA,
    FATHA,
    KASRA,
    LAM,
    SHADDA,
    TASHKEEL,
    is_arabic_letter,
)
from arabtext.script.morphology import tokens

_ARABIC_WORD = regex.compile(r"[\u0621-\u064Aپچڤگژ]+")
_MAX_LETTERS: Final = 24  # no Arabic word of a name is longer
#: Hamza above its alef with the vowel i, and below with another vowel.
_WRONG_HAMZA = regex.compile(f"{ALEF_HAMZA_ABOVE}{SHADDA}?{KASRA}|{ALEF_HAMZA_BELOW}{SHADDA}?[{FATHA}{DAMMA}]")
_ABD, _ALLAH = "عبد", "الله"
_READINGS: Final = 5  # readings of a word that are kept
_WIDE: Final = 24  # the same where a Latin spelling chooses among them
#: Probability that an Arabic word which nothing can vocalize (letters of another language, too long) is right without
#: vowels: chosen by hand, hardly any is.
UNREADABLE_SCORE: Final = 0.1
_WRITTEN_SCORE: Final = 0.6  # of vowels that the word's own alphabet writes (Sorani); chosen by hand


def vocalize(name: str, n: int = 1, *, latin: str | None = None) -> list[Candidate]:
    """Return the ``n`` likeliest vocalized forms of a name in Arabic letters, best first.

    Words of other scripts, words that already bear vowels, and everything between words stay as they are. The score
    is the probability that the whole form is right, the source that of the word read with the lowest score. ``latin``
    is a spelling of the name in Latin letters, which chooses among the readings; where it is that of another name, it
    changes nothing.

    >>> vocalize("قيس الخزعلي")[0].text
    'قَيس الخَزعَلِيّ'
    >>> vocalize("ملك")[0].text, vocalize("ملك", latin="Malik")[0].text
    ('مَلَك', 'مَلِك')
    """
    text, n = normalize(expect_text(name, "name"), "title").strip(), expect_count(n)
    hinted = hints(text, expect_text(latin, "latin")) if latin is not None else {}
    choices: list[tuple[Candidate, ...]] = []
    before, position = "", 0
    for token in tokens(text):
        choices.append((Candidate(text[position : token.start], 1.0, "unchanged"),))
        if len(token.text) == 1 and text[token.end : token.end + 1] == ".":
            choices.append((Candidate(token.text, 1.0, "unchanged"),))  # an initial, an abbreviated title
        else:
            spelling = hinted.get(token.text)
            choices.append(_readings_after(before, token.text, n, (spelling,) if spelling else ()))
        before, position = token.text, token.end
    combined = combine([*choices, (Candidate(text[position:], 1.0, "unchanged"),)], n, joint="")
    return [replace(c, score=round(c.score, 4)) for c in combined]


def _readings_after(before: str, word: str, n: int, spellings: tuple[str, ...]) -> tuple[Candidate, ...]:
    """Return readings of a word; behind Abd it is a name of God (الملك is the King there, not an angel)."""
    if before == _ABD and bare_key(word) != word and (known := gazetteer.after_abd().get(gazetteer.arabic_key(word))):
        return (Candidate(known[0], gazetteer.trust("reading", "given"), "given"),)
    return vocalize_word(word, n, spellings)


@remember("vocalized words")
def vocalize_word(word: str, n: int = 1, spellings: tuple[str, ...] = ()) -> tuple[Candidate, ...]:
    """Return the likeliest vocalized forms of one word; the source is a table's name, ``model`` or ``unchanged``.

    ``spellings`` are the word in Latin letters, as :func:`arabtext.names.writing.hints.hints` gives them, from one name
    or several.
    """
    if any(mark in word for mark in TASHKEEL) or not any(map(is_arabic_letter, word)):
        return (Candidate(word, 1.0, "unchanged"),)
    if not is_readable(word):
        spelled = vocalized_letters(word)
        if spelled == word or not (any(mark in spelled for mark in TASHKEEL) or is_readable(spelled)):
            return (Candidate(spelled, UNREADABLE_SCORE, "unchanged"),)
        if is_readable(spelled):
            return vocalize_word(spelled, n, spellings)
        return (Candidate(spelled, _WRITTEN_SCORE, "rule"),)
    found = many_readings(word) if spellings else _readings(word, n, guess)
    known = {reading.text: reading for reading in found}
    chosen = reread([(form, reading.score) for form, reading in known.items()], fitting(word, spellings))
    return tuple(Candidate(form, round(score, 4), known[form].source) for form, score in chosen[:n])


def fitting(word: str, spellings: tuple[str, ...]) -> tuple[str, ...]:
    """Return the Latin spellings that may be of a bare word."""
    if not spellings or not is_readable(word):
        return ()
    readings = [(reading.text, reading.score) for reading in many_readings(word)]
    return tuple(spelling for spelling in spellings if fits(word, readings, spelling))


def many_readings(word: str) -> tuple[Candidate, ...]:
    """Return many vocalized forms of a word without marks, for a spelling to choose among."""
    return _readings(word, _WIDE, guess_widely)


def _readings(word: str, n: int, read: Callable[[str], list[tuple[str, float]]]) -> tuple[Candidate, ...]:
    """Return the likeliest vocalized forms of a word without marks: those of the tables, then those ``read``."""
    has_article = gazetteer.has_article(word)
    found: dict[str, Candidate] = {}
    left = 1.0  # the probability that no reading so far is right

    def add(form: str, score: float, source: str) -> None:
        nonlocal left
        form = _with_article(form, has_article)
        if form not in found:
            found[form] = Candidate(form, score * left, source)
            left *= 1 - score

    catalogue = gazetteer.catalogue()
    for token in gazetteer.tokens_of(word):
        is_bare_given = token.role == "given" and bare_key(token.arabic) == token.arabic
        if token.vocalized and not (has_article and is_bare_given and word in catalogue):  # الملك is no ملك
            is_foreign = gazetteer.is_rather_foreign(word, (token.press, *token.variants))
            add(token.vocalized, gazetteer.trust("reading", token.source, foreign=is_foreign), token.source)
    if len(found) < n:
        known = catalogue.get(word) or catalogue.get(word[2:] if has_article else ARTICLE + word)
        if known:
            is_foreign = gazetteer.is_rather_foreign(word, (render(known, "press"),))
            add(known, gazetteer.trust("reading", "catalogue", foreign=is_foreign), "catalogue")
    if len(found) < n:
        taken = left
        for form, probability in read(word)[:n]:
            form = _with_article(form, has_article)
            found.setdefault(form, Candidate(form, probability * taken, "model"))
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
def _net() -> Net:
    return Net.load("models/vocalizer.npz")


@once
def _reader() -> Reader:
    return Reader(_net(), n=_READINGS, beam=_READINGS)


def guess(word: str) -> list[tuple[str, float]]:
    """Return the model's vocalized forms of one bare word with their probabilities, best first."""
    return _forms(word, _reader().read(word))


_widely: Cache[str, list[tuple[str, float]]] = Cache("many readings of words")


def guess_widely(word: str) -> list[tuple[str, float]]:
    """Return what :func:`guess` returns, with many more forms."""
    return _widely.get(word) or _guess_widely([word])[0]


def _guess_widely(words: list[str]) -> list[list[tuple[str, float]]]:
    found = [_forms(word, some) for word, some in zip(words, _net().read(words, _WIDE, beam=_WIDE), strict=True)]
    for word, forms in zip(words, found, strict=True):
        _widely.keep(word, forms)
    return found


def _forms(word: str, readings: list[Reading]) -> list[tuple[str, float]]:
    """Return the vocalized forms of a word, without those that would be written with another hamza."""
    forms: dict[str, float] = {}
    for reading in readings:
        form = marked(word, reading.labels)
        forms[form] = forms.get(form, 0.0) + math.exp(reading.log_probability)
    return [pair for pair in forms.items() if not _WRONG_HAMZA.search(pair[0])] or list(forms.items())


def prepare(words: Iterable[str], *, widely: bool = False) -> None:
    """Let the model read all at once the words that it has not read yet; ``widely`` for :func:`guess_widely`."""
    readable = filter(is_readable, words)
    if widely:
        _guess_widely([word for word in dict.fromkeys(readable) if _widely.get(word) is None])
    else:
        _reader().prepare(readable)


def marked(word: str, labels: Sequence[str]) -> str:
    """Return ``word`` with its labels: the marks that follow each letter, or a letter with its marks in its place.

    >>> marked("فاطمه", ("َ", "", "ِ", "َ", "ة"))
    'فَاطِمَة'
    """
    pairs = zip(word, labels, strict=True)
    return unicodedata.normalize("NFC", "".join(m if m[:1].isalpha() else letter + m for letter, m in pairs))
