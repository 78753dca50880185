"""Words of opposite senses: it rose here and fell there, in the north here and in the south there.

The senses are rows of editions/senses.tsv: an axis (``rise and fall``), a sense of it (``rise``), a word or a phrase of
either language. Rows of the axis ``-`` are phrases whose words mean something else (``من قبل``, by). A difference is
reported where each side has a sense of an axis that the other lacks, unless another word of the other side translates
it, or one side negates what it says: what did not rise may have fallen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from arabtext import resources
from arabtext.editions.checking.comparison import Difference, differ
from arabtext.editions.checking.finding import FindingKind, Severity
from arabtext.editions.checking.negation import negators
from arabtext.editions.checking.passages import PassagePair, is_translated_elsewhere
from arabtext.editions.checking.vocabulary import Term, Vocabulary
from arabtext.editions.sides import Both
from arabtext.memory import once, remember

_MAX_DENIED: Final = 25  # characters between a negator and the word that it denies

Sense = tuple[str, str]  # an axis, and one of its senses
Senses = frozenset[Sense]

#: Axes that are no opposites, and the kind of finding about each; of those several senses may be in one passage.
_KINDS: Final[dict[str, FindingKind]] = {
    "direction": "direction",
    "fraction": "fraction",
    "season": "date",
    "part of a period": "date",
    "part of a day": "time",
}
_PHRASE: Final = "-"
#: Axes whose reversal changes a detail and no statement.
_MINOR: Final = frozenset(("large and small", "many and few", "all and some", "long and short", "old and new"))


def reversals(pair: PassagePair) -> Iterator[Difference]:
    """Yield the words of a bead whose senses are opposites, and directions that differ."""
    terms = pair.sides.map(lambda passage: _terms(passage.text))
    axes = terms.map(_by_axis)
    shared = axes.english.keys() & axes.arabic.keys()
    if not shared:
        return
    denials = pair.sides.map(lambda passage: [t.span[1] for t in negators(passage.text) if t.meaning == "negator"])
    reported: set[tuple[int, int]] = set()
    for axis in sorted(shared):
        one, other = axes.english[axis], axes.arabic[axis]
        english = [term for sense, term in one if all(sense != s for s, _ in other)]
        arabic = [term for sense, term in other if all(sense != s for s, _ in one)]
        for english_term, arabic_term in zip(english, arabic, strict=False):
            couple = english_term.span[0], arabic_term.span[0]
            if couple in reported or _is_explained(pair, english_term, arabic_term):
                continue
            if axis not in _KINDS and _is_denied(denials.english, english_term) != _is_denied(
                denials.arabic, arabic_term
            ):
                continue
            reported.add(couple)
            kind = _KINDS.get(axis, "opposite")
            yield differ(pair, kind, _severity(axis), english_term.span, arabic_term.span)
            break


def _is_denied(negators: list[int], term: Term[Senses]) -> bool:
    """Return whether one of the negators, given by their ends, is shortly before a term."""
    return any(0 <= term.span[0] - end <= _MAX_DENIED for end in negators)


def _severity(axis: str) -> Severity:
    return "medium" if axis in _KINDS or axis in _MINOR else "high"


def _by_axis(terms: tuple[Term[Senses], ...]) -> dict[str, list[tuple[str, Term[Senses]]]]:
    """Return the axes of the terms of a passage → their senses with the terms that have them."""
    found: dict[str, list[tuple[str, Term[Senses]]]] = defaultdict(list)
    for term in terms:
        for axis, sense in sorted(term.meaning):
            if axis != _PHRASE:
                found[axis].append((sense, term))
    return found


def _is_explained(pair: PassagePair, english: Term[Senses], arabic: Term[Senses]) -> bool:
    """Return whether another word of the other side translates either term."""
    texts = Both(pair.english.text, pair.arabic.text)
    return is_translated_elsewhere(texts, english.span, arabic.span) or is_translated_elsewhere(
        texts.turned, arabic.span, english.span
    )


@remember("senses of passages")
def _terms(text: str) -> tuple[Term[Senses], ...]:
    return tuple(_vocabulary().find(text))


@once
def _vocabulary() -> Vocabulary[Senses]:
    """Return the terms of both languages, each with all its senses."""
    senses: dict[str, set[Sense]] = defaultdict(set)
    for axis, sense, term in resources.rows("editions/senses.tsv", "axis", "sense", "term"):
        senses[term].add((axis, sense))
    return Vocabulary((term, frozenset(meaning)) for term, meaning in senses.items())
