"""Translation probabilities of words that the lexicon lacks or knows too little of, by their kin.

A few words decide between short texts, so that each should count. Three ways lead from a word to more translations:
Arabic stems of the same consonants (باحث, بحث), English stems of the same beginning (`hesitant`, `hesitate`), and the
translations of a word's translations, as in pivot translation (Wu & Wang 2007, https://aclanthology.org/P07-1108/).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags

from arabtext.editions.bilingual.lexicon import Lexicon
from arabtext.editions.sides import Both
from arabtext.memory import once
from arabtext.script.chars import ALEF, HAMZA, WAW, YEH

Numbers = NDArray[np.int64]
Tables = tuple[csr_matrix, csr_matrix]

# Chosen on half of PUD, with a lexicon that has not seen it (tests/bench/editions.py DATA titles).
_OF_KIN, _OF_PIVOT = 0.2, 0.3  # shares of the probability of a translation that was found in these ways
_MIN_PIVOT: Final = 0.003  # probability of a translation of a translation that is kept
_MIN_CONSONANTS: Final = 3  # of Arabic stems that are compared by them
_BEGINNING, _MIN_ENGLISH = 5, 6  # letters that English kin share, and that each has at least
_WEAK: Final = str.maketrans("", "", ALEF + WAW + YEH + HAMZA)  # of a stem, in which the seats of hamza are folded


def widened(tables: Tables, forms: Both[Sequence[str]], stems: Both[Numbers], lex: Lexicon) -> Tables:
    """Return translation probabilities of forms, English × Arabic, raised by those of their kin.

    ``tables`` are the probabilities of the Arabic form given the English one, and of the English given the Arabic;
    ``stems`` are the numbers of the forms in the lexicon.
    """
    of_english = _averages(forms.english, _english_kin(lex), _beginning)
    of_arabic = _averages(forms.arabic, _arabic_kin(lex), _consonants).T.tocsr()

    def raised(table: csr_matrix, known: csr_matrix, pivoted: csr_matrix) -> csr_matrix:
        by_arabic = known[stems.english] @ of_arabic
        by_english = of_english @ known[:, stems.arabic]
        by_pivot = pivoted[stems.english][:, stems.arabic]
        kin = by_arabic.maximum(by_english)
        return table.maximum(_OF_KIN * kin).maximum(_OF_PIVOT * by_pivot).tocsr()

    known = lex.arabic_given_english, lex.english_given_arabic
    forward, backward = map(raised, tables, known, _pivoted(lex))
    return forward, backward


@once
def _pivoted(lex: Lexicon) -> Tables:
    """Return the probabilities of the translations of a stem's translations' translations, both ways."""
    forward, backward = lex.arabic_given_english, lex.english_given_arabic
    return (
        _likely(_likely(forward @ backward.T) @ forward),
        _likely(_likely(backward @ forward.T) @ backward),
    )


def _likely(matrix: csr_matrix) -> csr_matrix:
    """Return a matrix without its negligible probabilities."""
    found = csr_matrix(matrix)
    found.data[found.data < _MIN_PIVOT] = 0
    found.eliminate_zeros()
    return found


def _consonants(stem: str) -> str:
    """Return the letters of an Arabic stem that are consonants for certain; nothing if they are few.

    >>> _consonants("باحث"), _consonants("قال")
    ('بحث', '')
    """
    strong = stem.translate(_WEAK)
    return strong if len(strong) >= _MIN_CONSONANTS else ""


def _beginning(stem: str) -> str:
    """Return the beginning of an English stem that its kin share; nothing of a short one.

    >>> _beginning("hesitant"), _beginning("hesit")
    ('hesit', '')
    """
    return stem[:_BEGINNING] if len(stem) >= _MIN_ENGLISH and stem.isalpha() else ""


@once
def _arabic_kin(lex: Lexicon) -> tuple[int, dict[str, list[int]]]:
    return len(lex.arabic), _by_key(lex.arabic, _consonants)


@once
def _english_kin(lex: Lexicon) -> tuple[int, dict[str, list[int]]]:
    return len(lex.english), _by_key(lex.english, _beginning)


def _by_key(stems: Iterable[str], key_of: Callable[[str], str]) -> dict[str, list[int]]:
    """Return keys → the numbers of the stems that have them."""
    found: dict[str, list[int]] = {}
    for number, stem in enumerate(stems):
        if key := key_of(stem):
            found.setdefault(key, []).append(number)
    return found


def _averages(forms: Sequence[str], kin: tuple[int, dict[str, list[int]]], key_of: Callable[[str], str]) -> csr_matrix:
    """Return forms × stems of the lexicon: equal shares of the stems that are kin of a form, at most 1 in all."""
    size, numbers = kin
    found = [numbers.get(key, ()) if (key := key_of(form)) else () for form in forms]
    counts = np.array([len(some) for some in found], dtype=np.int64)
    columns = np.array([number for some in found for number in some], dtype=np.int64)
    rows = np.repeat(np.arange(len(forms)), counts)
    matrix = csr_matrix((np.ones(len(columns)), (rows, columns)), shape=(len(forms), size))
    return csr_matrix(diags(1 / np.maximum(counts, 1)) @ matrix)
