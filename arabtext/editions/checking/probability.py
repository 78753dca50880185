"""The probability that a finding is true: logistic regression over its kind, its beads and its values.

The weights are rows of editions/finding_weights.tsv, fitted by resources/builders/build_checker.py on findings that
were judged by hand (tests/bench/checking_judged.tsv).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

import regex

from arabtext import resources
from arabtext.editions.checking.finding import Finding
from arabtext.editions.checking.passages import PassagePair
from arabtext.editions.sides import Side
from arabtext.memory import once

#: Probability from which a finding is reported; chosen on the judged findings and on the planted faults.
MIN_PROBABILITY: Final = 0.6
_NEAR: Final = 3  # beads on either side in which a value that is missing here is looked for
_MAX_LOGIT: Final = 5.0
_MIN_LOGIT: Final = -2.0
_DIGITS = regex.compile(r"\p{Nd}{2,20}")
_LONG: Final = 40  # words of a passage whose length weighs no more


def features(finding: Finding, pairs: list[PassagePair], likeness: float) -> dict[str, float]:
    """Return the features of a finding by their names; those that are 0 are left out."""
    pair = pairs[finding.bead]
    sides = (
        "both" if finding.english_spans and finding.arabic_spans else "Arabic" if finding.arabic_spans else "English"
    )
    found = {
        "constant": 1.0,
        finding.kind: 1.0,
        f"{finding.kind} {sides}": 1.0,
        f"{finding.kind} {sides} likeness": likeness,
        f"{finding.kind} low": float(finding.severity == "low"),
        "score": _logit(pair.score),
        "score beside": _logit(pair.neighbor_score),
        f"{finding.kind} in digits": float(_is_in_digits(finding)),
        "near": float(_is_near(finding, pairs)),
        "length": min(_LONG, max(len(pair.english.text.split()), len(pair.arabic.text.split()))) / _LONG,
    }
    return {name: value for name, value in found.items() if value}


def probability(found: Mapping[str, float]) -> float:
    """Return the probability of a finding with these features, 0 to 1.

    >>> 0 < probability({"constant": 1.0}) < 1
    True
    """
    table = _weights()
    return round(1 / (1 + math.exp(-sum(value * table.get(name, 0.0) for name, value in found.items()))), 4)


def _logit(score: float) -> float:
    """Return the log odds of a score, bounded."""
    odds = math.log(max(score, 1e-9) / max(1 - score, 1e-9))
    return max(_MIN_LOGIT, min(_MAX_LOGIT, odds)) / _MAX_LOGIT


def _is_in_digits(finding: Finding) -> bool:
    """Return whether what differs has digits on either side; numbers in words are sometimes other words."""
    spans = [finding.english[slice(*span)] for span in finding.english_spans]
    spans += [finding.arabic[slice(*span)] for span in finding.arabic_spans]
    return any(map(str.isdecimal, "".join(spans)))


def _is_near(finding: Finding, pairs: list[PassagePair]) -> bool:
    """Return whether the other side has the digits of a value a few beads away."""
    for side, text, spans in (
        (Side.ENGLISH, finding.english, finding.english_spans),
        (Side.ARABIC, finding.arabic, finding.arabic_spans),
    ):
        wanted = {run for start, end in spans for run in _runs(text[start:end])}
        if not wanted:
            continue
        first, last = max(0, finding.bead - _NEAR), finding.bead + _NEAR + 1
        if any(wanted & _runs(pair.sides.on(side.other).text) for pair in pairs[first:last]):
            return True
    return False


def _runs(text: str) -> set[str]:
    return {str(int(run)) for run in _DIGITS.findall(text)}


@once
def _weights() -> dict[str, float]:
    return {name: float(weight) for name, weight in resources.rows("editions/finding_weights.tsv", "feature", "weight")}
