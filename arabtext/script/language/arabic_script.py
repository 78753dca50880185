"""The language of a text in Arabic letters, and whether repairs made for Arabic may touch it.

A text has a probability under each of several hypotheses, and a word counts for each of them by itself (naive Bayes):

* It is in one of the languages of script/language_weights.tsv. A word is then as probable as the list of common words
  says (script/language_words.tsv) or as its letters are, each after the two before it
  (script/arabic_script_trigrams.tsv).
* It is in one of them, but typed on the keyboard of another (``فی کلمة`` for ``في كلمة``) or in an older spelling
  (``ئه‌و`` for ``ئەو``), as script/language_respellings.tsv has them.
* It is in a language of which nothing more is known than letters that no recognized one writes
  (script/language_letters.tsv).
* It is written like Persian or Urdu but in words that their lists do not have (Balochi, Azerbaijani), or in no order of
  letters that any language has. Then nobody should be sure of anything.

The weights are fitted by coordinate descent on lines of forty languages and dialects (interface messages, scripture,
poetry, encyclopedias), none of which is in the tables, and rounded by hand; the lines that tests/bench/language.py
measures are others.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log
from types import MappingProxyType
from typing import Final

import regex

from arabtext import resources
from arabtext.memory import once, remember
from arabtext.script import chars
from arabtext.script.fold import CharTable
from arabtext.script.language.signs import MAX_SCORED, function_words
from arabtext.script.morphology import WORD, proclitics

#: The languages that are recognized, as columns of script/language_words.tsv.
RECOGNIZED: Final = ("ar", "fa", "ur", "ps", "ku", "ug", "sd", "pnb")
_ARABIC, _PERSIAN = 0, 1  # places among them
_ALL: Final = range(12)  # the places of all languages: of these, then of those that are only known as others
_FITTED: Final = RECOGNIZED[:3]  # the languages of :func:`letter_fit`
_WELL_LISTED: Final = (1, 2)  # Persian and Urdu: the list has most words of a line, as a line in another language shows
MIN_CONFIDENCE: Final = 0.4  # of the language that is reported; below it the answer is ``und``

# Natural logarithms, unless they say otherwise.
_LISTED: Final = log(0.62)  # of the share of the words that the list of common words gives
_NOT_LISTED: Final = log(1 - 0.62)  # of the share of those whose letters decide
_UNSEEN: Final = bytes([110] * 12)  # -10 times that of a trigram no language has often, in each of them
_ARTICLE: Final = 8.0  # for Arabic: of a word that begins like the article, or is one
_MIN_WITH_ARTICLE: Final = 5  # letters; shorter words often begin with these letters by chance
_ZWNJ: Final = -8.0  # of a zero-width non-joiner in any language but Persian
_UNKNOWN_WORD: Final = 1.0  # of a word that is written like Persian or Urdu and in neither list, against its letters
_NOISE_WORD: Final = -5.0  # of a word whose letters are in no order of any language
_NOISE_LETTER: Final = -2.0  # of each of its letters, beside its share among the letters of a language
_FOREIGN_LETTER: Final = 20.0  # of a letter that no recognized language writes
_FOREIGN_WORD: Final = -1.0  # of a word in such a language; its letters are those of noise
_WEIGHT: Final = 0.24  # of each word, since neighboring words are not independent
_FUNCTION_WEIGHT: Final = 0.5  # the same of a function word, which does not depend on what a text is about
_UNIT: Final = 0.04  # in which the weighed logarithms of a word are kept, so that a byte holds each
_MAX_OF_WORD: Final = 250  # units: how much a single word may count against a language
_PRIORS: Final = MappingProxyType({"noise": -4.0, "unknown": -4.0, "foreign": -4.5})


@dataclass(frozen=True, slots=True)
class _Language:
    """A row of script/language_weights.tsv, with the ways to respell its words.

    ``respelled`` is the logarithm of the share of texts that are typed otherwise; ``per_letter`` is added for each
    letter of a word, since the trigrams of a few thousand words fit the language worse than those of a long list;
    ``not_listed`` for a word that the list of common words does not have; ``respellings`` are the first letters of what
    may be written, then what it is meant to be, the longest first.
    """

    code: str
    reported_as: str
    prior: float
    respelled: float
    per_letter: float
    not_listed: float
    respellings: tuple[tuple[frozenset[str], tuple[tuple[str, str], ...]], ...]


def takes_arabic_repairs(line: str, least: float = 0.6) -> bool:
    """Return whether repairs that are made for Arabic may touch a line, given in reading order.

    They may if the line is probably Arabic: standard Arabic, a dialect, scripture or a single word of these, typed on
    any keyboard. They may not if it is Persian, Urdu, Kurdish or another language of the script, nor if its language is
    open. ``least`` is
    the probability of Arabic from which they may, 0 to 1; it was chosen by hand on the lines that the weights are
    fitted on. Answers are remembered for lines and for words.

    >>> [takes_arabic_repairs(line) for line in ("العراق", "قال رئیس الوزراء فی کلمة", "شو هالحكي يا زلمة")]
    [True, True, True]
    >>> [takes_arabic_repairs(line) for line in ("رئیس", "رهبر ایران", "د افغانستان اسلامي امارت", "2021")]
    [False, False, False, False]
    """
    return _arabic_share(line[:MAX_SCORED]) >= least


@remember("language of texts")
def _arabic_share(line: str) -> float:
    """Return the probability of Arabic."""
    return _probabilities(line).get("ar", 0.0)


def arabic_script_language(text: str) -> tuple[str, float]:
    """Return the language of a text in Arabic letters and how probable it is.

    ``other`` is surely a language that is not recognized; ``und`` says that none is probable enough, and the number is
    that of the likeliest one.

    >>> arabic_script_language("قال رئيس الوزراء")
    ('ar', 0.999...)
    """
    found = _probabilities(text[:MAX_SCORED])
    if not found:
        return "und", 0.0
    language = max(found, key=lambda one: (found[one], one))
    return (language if found[language] >= MIN_CONFIDENCE else "und"), found[language]


def _probabilities(text: str) -> Mapping[str, float]:
    """Return what may be reported → its probability; nothing for a text without words in Arabic letters."""
    words = list(filter(None, map(_evidence, WORD.findall(text))))
    if not words:
        return {}
    hypotheses = _hypotheses()
    sums = [prior - _UNIT * sum(costs) for prior, *costs in zip(hypotheses.values(), *words, strict=True)]
    best = max(sums)
    found: dict[str, float] = {}
    for (_, reported_as), total in zip(hypotheses, sums, strict=True):
        found[reported_as] = found.get(reported_as, 0.0) + exp(total - best)
    whole = sum(found.values())
    return {reported_as: share / whole for reported_as, share in found.items()}


@once
def _hypotheses() -> dict[tuple[str, str], float]:
    """Return (hypothesis, what is reported) → prior, in the order of the columns of :func:`_evidence`."""
    languages = _languages()
    plain = {(one.code, one.reported_as): one.prior for one in languages}
    respelled = {
        (f"{one.code} respelled", one.reported_as): one.prior + one.respelled for one in languages if one.respellings
    }
    reported = {"noise": "und", "unknown": "und", "foreign": "other"}
    return plain | respelled | {(name, reported[name]): prior for name, prior in _PRIORS.items()}


_DROPPED: Final = "".join(
    (chars.TASHKEEL, chars.TATWEEL, chars.QURANIC_MARKS, "\N{ARABIC SMALL WAW}\N{ARABIC SMALL YEH}")
)
_without_marks: Final = CharTable(dict.fromkeys(_DROPPED, ""))
_WASLA: Final = regex.compile(r"(?<=^[وفبكلت]{0,2})ٱ")
_DRAWN_OUT: Final = regex.compile(r"(.)\1{2,}")
_HAS_ARABIC: Final = regex.compile(r"(?V1)[\p{Arabic}&&\p{L}]").search


def _plain(word: str) -> str:
    """Return a word in Arabic letters without marks and letter forms, drawn-out letters once; no other word."""
    if word.isascii() or not _HAS_ARABIC(word):
        return ""
    letters = _without_marks(unicodedata.normalize("NFKC", word))
    return _DRAWN_OUT.sub(r"\1", _WASLA.sub(chars.ALEF, letters)).strip(chars.ZWNJ)


@remember("languages of words")
def _evidence(word: str) -> bytes:
    """Return what a word costs each hypothesis in units, the best one nothing: minus the weighed logarithms.

    Nothing for a word that is not in Arabic letters.
    """
    if not (word := _plain(word)):
        return b""
    letters, spelled = _fits(word)
    respelled, like_a_listed = [], max(letters[i] for i in _WELL_LISTED)
    for i, language in enumerate(_languages()):
        if language.respellings:
            best = spelled[i]
            for meant in _meant(word, language):
                (by_letters,), (fit,) = _fits(meant, (i,))
                best = max(best, fit)
                like_a_listed = max(like_a_listed, by_letters) if i in _WELL_LISTED else like_a_listed
            respelled.append(best)
    common = _letter_costs()
    noise = _NOISE_WORD + sum(
        _NOISE_LETTER - common.get(letter, _UNSEEN[0]) / 10 for letter in word if letter != chars.ZWNJ
    )
    foreign = noise + _FOREIGN_WORD + _FOREIGN_LETTER * sum(letter in _foreign_letters() for letter in word)
    found = [*spelled, *respelled, noise, like_a_listed + _UNKNOWN_WORD, foreign]
    best = max(found)
    weight = (_FUNCTION_WEIGHT if word in function_words() else _WEIGHT) / _UNIT
    return bytes([min(int(weight * (best - fit) + 0.5), _MAX_OF_WORD) for fit in found])


def _meant(word: str, language: _Language) -> Iterable[str]:
    """Yield what a word would be in a language if it is typed on another keyboard or in an older spelling."""
    padded = f" {word} "
    for firsts, pairs in language.respellings:
        if firsts.isdisjoint(word):
            continue
        meant = padded
        for written, letters in pairs:
            meant = meant.replace(written, letters)
        if meant != padded:
            yield meant.strip()


def _fits(word: str, places: Sequence[int] = _ALL) -> tuple[list[float], list[float]]:
    """Return the logarithm of a word's probability in each language: by its letters, then by its list or its letters.

    ``places``: which languages. A zero-width non-joiner parts two words; that it is there speaks for Persian.
    """
    parts = [_fits_of_part(part, places) for part in word.split(chars.ZWNJ) if part]
    if len(parts) == 1:
        return parts[0]
    joiners = [0.0 if i == _PERSIAN else _ZWNJ * (len(parts) - 1) for i in places]
    letters, best = ([sum(column) for column in zip(joiners, *fits, strict=True)] for fits in zip(*parts, strict=True))
    return letters, best


def _fits_of_part(word: str, places: Sequence[int]) -> tuple[list[float], list[float]]:
    """Return the same of a word without a zero-width non-joiner."""
    padded, trigrams, size = f" {word} ", _trigrams(), len(word)
    rows = [trigrams.get(padded[i : i + 3], _UNSEEN) for i in range(size)]
    rows.append(trigrams.get(f"  {word[0]}", _UNSEEN))
    sums = map(sum, zip(*rows, strict=True)) if places is _ALL else (sum(row[i] for row in rows) for i in places)
    letters = [
        one.per_letter * size + one.not_listed - costs / 10
        for one, costs in zip(map(_languages().__getitem__, places), sums, strict=True)
    ]
    if _ARABIC in places and (
        word == chars.ARTICLE or (size >= _MIN_WITH_ARTICLE and word.startswith(proclitics(article=True)))
    ):
        letters[places.index(_ARABIC)] += _ARTICLE
    if not (listed := _words().get(word)):
        return letters, letters
    best = [
        max(fit, _LISTED - listed[i] / 10) if i < len(listed) and listed[i] else fit
        for i, fit in zip(places, letters, strict=True)
    ]
    return letters, best


def letter_fit(word: str) -> tuple[float, ...]:
    """Return how well the letters of a word fit Arabic, Persian and Urdu, in this order.

    That is the mean of the natural logarithms of the probabilities of its letters, and of its end, each after the two
    before it; -11 for one that never occurs there.

    >>> letter_fit("العراق") > letter_fit("ازهؤاغ")
    True
    """
    padded, trigrams = f"  {word} ", _trigrams()
    rows = [trigrams.get(padded[i : i + 3], _UNSEEN)[: len(_FITTED)] for i in range(len(word) + 1)]
    return tuple(sum(costs) / (-10 * len(rows)) for costs in zip(*rows, strict=True))


@once
def _letter_costs() -> dict[str, int]:
    """Return letter → -10 times the logarithm of its share in the language that has most of it."""
    return {trigram[-1]: min(costs) for trigram, costs in _trigrams().items() if trigram.startswith("  ")}


@once
def _foreign_letters() -> frozenset[str]:
    """Return the letters that no recognized language writes."""
    return frozenset(letter for (letter,) in resources.rows("script/language_letters.tsv", "letter"))


@once
def _languages() -> tuple[_Language, ...]:
    """Return the languages, those that are recognized first."""
    respellings: dict[str, dict[str, list[tuple[str, str]]]] = {}
    columns = ("language", "variant", "written", "meant")
    for language, variant, written, meant in resources.rows("script/language_respellings.tsv", *columns):
        pairs = respellings.setdefault(language, {}).setdefault(variant, [])
        pairs.append((written.replace("_", " "), meant.replace("_", " ")))
    weights = ("language", "reported_as", "prior", "respelled", "per_letter")
    found = [
        _Language(
            code,
            reported_as,
            float(prior),
            float(respelled or 0),
            float(per_letter),
            _NOT_LISTED if code in RECOGNIZED else 0.0,
            tuple(
                (frozenset(written[0] for written, _ in pairs), tuple(sorted(pairs, key=_longest_first)))
                for pairs in respellings.get(code, {}).values()
            ),
        )
        for code, reported_as, prior, respelled, per_letter in resources.rows("script/language_weights.tsv", *weights)
    ]
    order = (*RECOGNIZED, *sorted(one.code for one in found if one.code not in RECOGNIZED))
    return tuple(sorted(found, key=lambda one: order.index(one.code)))


def _longest_first(pair: tuple[str, str]) -> tuple[int, str]:
    return -len(pair[0]), pair[0]


@once
def _trigrams() -> dict[str, bytes]:
    """Return trigram → -10 times the logarithm of its last character's probability after the others, by language."""
    rows = resources.rows("script/arabic_script_trigrams.tsv", "trigram", *(one.code for one in _languages()))
    return {trigram.replace("_", " "): bytes(map(int, costs)) for trigram, *costs in rows}


@once
def _words() -> dict[str, bytes]:
    """Return common word → -10 times the logarithm of its share in each recognized language, or 0."""
    rows = resources.rows("script/language_words.tsv", "word", *RECOGNIZED)
    return {word: bytes(int(cost or 0) for cost in costs) for word, *costs in rows}


def common_words(language: str) -> dict[str, float]:
    """Return common word → natural logarithm of its probability, for one of :data:`RECOGNIZED`.

    >>> "است" in common_words("fa"), "است" in common_words("ar")
    (True, False)
    """
    column = RECOGNIZED.index(language)
    return {word: -costs[column] / 10 for word, costs in _words().items() if costs[column]}
