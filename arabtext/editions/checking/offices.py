"""Offices and ranks that differ: a prime minister here, a minister of defense there.

The offices are rows of editions/offices.tsv: the English name of the office, and its terms in both languages. A term
may be of several offices (رئيس is a president, a chairman, a head). A general office agrees with each that its name
ends in: a minister with a prime minister.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from arabtext import resources
from arabtext.editions.checking.comparison import Difference, differ
from arabtext.editions.checking.passages import PassagePair, is_translated_elsewhere
from arabtext.editions.checking.vocabulary import Term, Vocabulary
from arabtext.editions.sides import Both
from arabtext.memory import once, remember

Offices = frozenset[str]
_NONE = "-"  # the office of words that only look like offices: رئيسي, main
_CAPITALIZED = "capitalized"  # beside the offices of a term that is one in capital letters alone


def offices(pair: PassagePair) -> Iterator[Difference]:
    """Yield the offices and ranks that the sides of a bead have differently, in the order of the English text."""
    terms = pair.sides.map(lambda passage: _terms(passage.text))
    if not terms.english or not terms.arabic:
        return
    wide = pair.sides.map(lambda passage: _terms(passage.wide))
    left_over = Both(_left_over(terms.english, wide.arabic), _left_over(terms.arabic, wide.english))
    texts = Both(pair.english.text, pair.arabic.text)
    for one, other in zip(left_over.english, left_over.arabic, strict=False):
        if not is_translated_elsewhere(texts, one.span, other.span) and not is_translated_elsewhere(
            texts.turned, other.span, one.span
        ):
            yield differ(pair, "office", "high", one.span, other.span)


def _left_over(own: tuple[Term[Offices], ...], others: tuple[Term[Offices], ...]) -> list[Term[Offices]]:
    return [term for term in own if not any(_agree(term.meaning, other.meaning) for other in others)]


def _agree(one: Offices, other: Offices) -> bool:
    """Return whether two terms may name one office."""
    return any(
        x == y or x.endswith(f" {y}") or y.endswith(f" {x}")
        for x in one - {_CAPITALIZED}
        for y in other - {_CAPITALIZED}
    )


@remember("offices of passages")
def _terms(text: str) -> tuple[Term[Offices], ...]:
    """Return the offices in a text. A term that the table capitalizes (Major) is none in small letters."""
    found = ((term, text[term.span[0]]) for term in _vocabulary().find(text))
    return tuple(
        Term(term.span, offices)
        for term, first in found
        if (offices := term.meaning - {_NONE}) and (_CAPITALIZED not in offices or first.isupper())
    )


@once
def _vocabulary() -> Vocabulary[Offices]:
    known: dict[str, set[str]] = defaultdict(set)
    for office, term in resources.rows("editions/offices.tsv", "office", "term"):
        known[term] |= {office, _CAPITALIZED} if term[0].isupper() else {office}
    return Vocabulary(((term, frozenset(meaning)) for term, meaning in known.items()), is_noun=True)
