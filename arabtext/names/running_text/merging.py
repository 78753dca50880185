"""Which of the spans that may be names are: the set, none overlapping, whose evidence is strongest together."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from arabtext.names.running_text.evidence import log_odds, odds_of, probability
from arabtext.names.running_text.tagging import Tagged
from arabtext.names.running_text.text_words import NameSpan, TextWord

_MIN_PROBABILITY: Final = 0.5  # of a span that is more likely no name, none is made
_MAX_PROBABILITY: Final = 0.97  # beyond it, a longer span is worth more than a surer one; chosen by hand

#: Log-odds that the tagger adds to a span of its kind, takes from a span of another kind, and gives to a span where it
#: finds nothing, by language; chosen on the development half of tests/quality/tagged_*.tsv.
_AGREEMENT: Final = 1.0
_CONTRADICTION: Final = 2.0
_UNTAGGED: Final = {"ar": -0.5, "en": -0.5}
_SURE: Final = 0.85  # probability from which the tagger is believed where a person's name begins; chosen by hand
_COMMON_UNTAGGED: Final = -4.0  # the same, of an Arabic word that is a place and commoner than 30 in a million
_COMMON: Final = frozenset(("place: frequency 2", "place: frequency 3"))
_CAPITALS: Final = frozenset(("seat of 1",))

#: Language of the words → the model that judges listed names.
MODELS: Final = {"ar": "listed in Arabic", "en": "listed in English"}


def weighed(words: Sequence[TextWord], listed: Iterable[NameSpan]) -> Iterator[NameSpan]:
    """Yield listed names with the probability that their words mean them; terms are sure."""
    for span in listed:
        if span.kind == "term":
            yield span
        else:
            model = MODELS[_language(words, span)]
            yield replace(span, probability=probability(log_odds(model, span.evidence)))


def _language(words: Sequence[TextWord], span: NameSpan) -> str:
    return "ar" if words[span.first].is_arabic else "en"


def supported(words: Sequence[TextWord], spans: Iterable[NameSpan], tagged: Sequence[Tagged]) -> Iterator[NameSpan]:
    """Yield spans with probabilities that count what the tagger says of their words; terms are left as they are."""
    starts = [one.first for one in tagged]
    for span in spans:
        if span.kind == "term":
            yield span
            continue
        at = bisect_right(starts, span.first) - 1
        near = [one for one in tagged[max(0, at) : at + 4] if one.first < span.last and span.first < one.last]
        yield replace(
            span, probability=probability(odds_of(span.probability) + _support(span, near, _language(words, span)))
        )


def _support(span: NameSpan, near: list[Tagged], language: str) -> float:
    """Return what tagged names that share words with a span add to its log-odds."""
    if not near:
        is_common = not _COMMON.isdisjoint(span.evidence) and _CAPITALS.isdisjoint(span.evidence)
        return _COMMON_UNTAGGED if is_common else _UNTAGGED[language]
    if language == "en" and any(_begins_inside(one, span) for one in near):
        return -_CONTRADICTION
    if any(one.kind == span.kind for one in near):
        return _AGREEMENT
    if all(one.last - one.first < span.last - span.first for one in near):
        return 0.0  # the name of a person inside that of a hospital
    return -_CONTRADICTION * max(one.probability for one in near)


def _begins_inside(one: Tagged, span: NameSpan) -> bool:
    """Return whether a span is a tagged person's whole name with words before it: Mayor Ibrahim al-Khalifi."""
    is_built = one.kind == span.kind == "person" and not span.canonical
    is_whole = one.last - one.first > 1 and span.first < one.first and one.last >= span.last
    return is_built and is_whole and one.probability >= _SURE


def united(spans: Iterable[NameSpan]) -> list[NameSpan]:
    """Return spans, those of the same words and kind as one: with the first canonical form and the best probability."""
    found: dict[tuple[int, int, str], NameSpan] = {}
    for span in spans:
        key = span.first, span.last, span.kind
        same = found.setdefault(key, span)
        if same is not span:
            probability = max(same.probability, span.probability)
            found[key] = replace(same, canonical=same.canonical or span.canonical, probability=probability)
    return list(found.values())


def choose(spans: Iterable[NameSpan]) -> list[NameSpan]:
    """Return those of ``spans`` that are kept, in order: each word of a span counts its log-odds.

    So a longer name wins over a shorter one inside it that is as probable.

    >>> [span.last for span in choose([NameSpan(0, 1, 0, "place", "", 0.9), NameSpan(0, 2, 0, "person", "", 0.9)])]
    [2]
    """
    sums, ends = [0.0], [0]  # of the best choices so far, each better than the one before it
    kept: list[tuple[NameSpan, int] | None] = [None]  # the last span of that choice, and the choice before it
    for span in sorted(spans, key=lambda one: (one.last, -one.first)):
        gain = _gain(span)
        if gain <= 0:
            continue
        before = bisect_right(ends, span.first) - 1
        total = sums[before] + gain
        if total > sums[-1]:
            sums.append(total)
            ends.append(span.last)
            kept.append((span, before))
    found, at = [], len(kept) - 1
    while (step := kept[at]) is not None:
        found.append(step[0])
        at = step[1]
    return found[::-1]


def _gain(span: NameSpan) -> float:
    """Return the log-odds of a span times its words."""
    if span.probability < _MIN_PROBABILITY:
        return 0.0
    probability = min(span.probability, _MAX_PROBABILITY)
    return (span.last - span.first) * math.log(probability / (1 - probability) + 1e-9)
