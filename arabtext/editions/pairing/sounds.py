"""English names that sound like an Arabic word, weighed by how rarely that is by chance.

A capitalized English word is compared with every Arabic word of the other texts, also without its proclitics: `Trump`
and لترامب. Words of several consonants match if these are the same, or nearly the same and the letters likely
(:mod:`arabtext.names.comparing.channel`); words of one or two consonants only if their letters are very likely. A match
weighs the logarithm of how much likelier it is between partners than between any two texts. The latter is estimated by
the other texts of the collection, and by the frequencies of the word list where these are few.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from arabtext.editions.sides import Both
from arabtext.names.comparing.channel import log_likelihood
from arabtext.names.known.keys import skeleton
from arabtext.script.chars import is_arabic_letter
from arabtext.script.morphology import WORD, bare, proclitics, without_proclitic
from arabtext.script.wordlist import frequency

Array = NDArray[np.float64]

_MIN_LETTERS: Final = 3  # of an English name, and of an Arabic word that is left without a proclitic
_LONG: Final = 3  # consonants from which equal ones are enough
_MIN_NEAR: Final = 4  # consonants from which one may differ
# Natural logarithms of the likelihood of a letter; chosen on half of PUD, where 46 in 100 names of two consonants pass
# beside their translation, and 1 in 100 beside another sentence.
_MIN_SHORT, _MIN_LONG = -2.0, -3.0
# Shares of the names that sound the same, and nearly the same, in the translations of that half, and in a text of no
# relation: measured on it.
_SAME, _NEAR = (0.45, 0.002), (0.12, 0.004)
_PRIOR_TEXTS: Final = 100.0  # texts that the share of a text of no relation weighs as
_MAX_SHARE: Final = 0.05  # of the texts that match a name; a match with more says nothing
_MAX_SHOWN_FREQUENCY: Final = 100.0  # occurrences in a million words of an Arabic word that is shown as a name
_MAX_WEIGHT: Final = 5.0  # natural logarithm of a likelihood ratio; chosen by hand, below that of several words


def sound_weights(texts: Both[Sequence[str]]) -> Both[csr_matrix]:
    """Return names × texts as rows of texts: which names each English text has, and how much each name's match with
    an Arabic text weighs. The product of two rows is the weight of the names that the two texts share.
    """
    ours = [name_candidates(text) for text in texts.english]
    places: dict[str, list[int]] = defaultdict(list)  # Arabic word → the texts that have it
    forms_of: dict[str, tuple[str, ...]] = {}
    for number, text in enumerate(texts.arabic):
        for word in arabic_words(text):
            if word not in forms_of:
                forms_of[word] = word_forms(word)
            for form in forms_of[word]:
                places[form].append(number)
    index = _Index(places)
    words = 1 + sum(len(text.split()) for text in texts.arabic) / max(1, len(texts.arabic))
    names = {name: at for at, name in enumerate(sorted({name for some in ours for name in some}))}
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    for name, at in names.items():
        for having, value in _matches(name, index, places, len(texts.arabic), words).items():
            rows.append(having)
            columns.append(at)
            values.append(value)
    has = [(i, names[name]) for i, some in enumerate(ours) for name in some]
    english = csr_matrix(
        (np.ones(len(has)), ([i for i, _ in has], [at for _, at in has])), shape=(len(ours), len(names))
    )
    return Both(english, csr_matrix((values, (rows, columns)), shape=(len(texts.arabic), len(names))))


def _matches(name: str, index: _Index, places: dict[str, list[int]], count: int, words: float) -> dict[int, float]:
    """Return the Arabic texts that have a word that sounds like a name → the weight of that.

    ``count`` is the number of Arabic texts, ``words`` how many words they have on average.
    """
    same, near = index.alike(name)
    found: dict[int, float] = {}
    for forms, (share, by_chance) in ((near, _NEAR), (same, _SAME)):
        having = {text for form in forms for text in places[form]}
        expected = by_chance + words * math.fsum(map(frequency, forms)) / 1e6
        seen = max(0, len(having) - 1)  # one of them may be the partner
        chance = (seen + _PRIOR_TEXTS * expected) / (count - 1 + _PRIOR_TEXTS)
        if chance <= _MAX_SHARE:
            found |= dict.fromkeys(having, min(_MAX_WEIGHT, math.log(share / chance)))
    return found


class _Index:
    """Arabic words by their consonants, and by all of these but one."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._same: dict[str, list[str]] = defaultdict(list)
        self._near: dict[str, list[str]] = defaultdict(list)
        for form in forms:
            key = skeleton(form)
            self._same[key].append(form)
            for shorter in _shortened(key):
                self._near[shorter].append(form)

    def alike(self, name: str) -> tuple[set[str], set[str]]:
        """Return the words that sound like an English name, and those that nearly do."""
        key = skeleton(name)
        if not key:
            return set(), set()
        same = set(self._same.get(key, ()))
        if len(key) < _LONG:
            same = {form for form in same if _is_likely(form, name, _MIN_SHORT)}
        others = {form for shorter in _shortened(key) for form in self._near.get(shorter, ())} - same
        return same, {form for form in others if _is_likely(form, name, _MIN_LONG)}


def _shortened(key: str) -> Iterator[str]:
    """Yield the consonants of a long word, and all of them but one: two keys that differ in one share one of these."""
    if len(key) >= _MIN_NEAR:
        yield key
        yield from (key[:at] + key[at + 1 :] for at in range(len(key)))


def _is_likely(form: str, name: str, least: float) -> bool:
    """Return whether an English name is a likely spelling of an Arabic word."""
    return log_likelihood(form, name) > least * len(name)


def name_candidates(text: str) -> dict[str, str]:
    """Return the capitalized words of an English text, in lower case → as written, without a hyphen or apostrophe.

    >>> list(name_candidates("Kanye West embarked on a Pro-Trump diatribe"))
    ['kanye', 'west', 'pro', 'trump']
    """
    words = (word for word in WORD.findall(text) if word[0].isupper() and len(word) >= _MIN_LETTERS)
    return {word.lower(): word for word in words if word.isascii() and word.isalpha()}


def arabic_words(text: str) -> list[str]:
    """Return the Arabic words of a text, each once, without marks."""
    return list(dict.fromkeys(bare(word) for word in WORD.findall(text) if is_arabic_letter(word[0])))


def word_forms(word: str) -> tuple[str, ...]:
    """Return an Arabic word as it is, and without each proclitic that it may have.

    >>> word_forms("لترامب")
    ('لترامب', 'ترامب')
    """
    return (word, *without_proclitic(word, proclitics(before="noun"), _MIN_LETTERS))


def shared_names(english: str, arabic: str) -> list[tuple[str, str]]:
    """Return the names of an English text with the rare Arabic word that sounds like each, in order.

    >>> shared_names("Kanye West embarked on a Pro-Trump diatribe", "شرع كاني ويست في خطاب مؤيد لترامب")
    [('Kanye', 'كاني'), ('West', 'ويست'), ('Trump', 'لترامب')]
    """
    words = {form: word for word in arabic_words(arabic) for form in word_forms(word)}
    index = _Index(words)
    found = []
    for name, written in name_candidates(english).items():
        same, near = index.alike(name)
        if likely := sorted(form for form in same or near if frequency(form) <= _MAX_SHOWN_FREQUENCY):
            best = max(likely, key=lambda form: log_likelihood(form, name))
            found.append((written, words[best]))
    return found
