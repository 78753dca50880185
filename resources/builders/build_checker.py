"""Fit the probabilities of findings: editions/finding_weights.tsv.

    python resources/builders/build_checker.py DATA

DATA is the data folder that holds editions/. Fitted on the findings of tests/bench/checking_judged.tsv of the half
``fit``, judged by hand, on those in the rows of tests/quality/findings.tsv, and on the findings that the faults of
tests/quality/planted_dev.tsv bring about, which are true: kinds that are rare in published text need examples too.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from checking_texts import documents, key, labeled, planted
from common import folder_argument, write_table
from logistic import regression

from arabtext.editions import align
from arabtext.editions.checking.check import scored_findings
from arabtext.editions.checking.finding import Finding
from arabtext.editions.checking.probability import features

ROOT = Path(__file__).parents[2]

PENALTY = 1.0  # of half the squared weights, unscaled: a feature of few examples says little
PLANTED = 1.0  # how much a planted fault counts beside a finding of real text
MIN_WEIGHT = 0.005  # smaller ones are left out of the table

Example = tuple[dict[str, float], bool, float]  # features, whether the finding is true, how much it counts


def judged(data: Path, half: str) -> Iterator[tuple[Finding, dict[str, float], bool]]:
    """Yield the judged findings of one half, with their features and whether they are true."""
    lines = (ROOT / "tests" / "bench" / "checking_judged.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    verdicts = {
        (passages, kind, message): verdict == "true"
        for passages, _, of, kind, message, verdict, _ in rows
        if of == half
    }
    for _, alignment in documents(data):
        for finding, likeness, pairs in scored_findings(alignment):
            verdict = verdicts.pop(key(finding), None)
            if verdict is not None:
                yield finding, features(finding, pairs, likeness), verdict


def examples(data: Path) -> Iterator[Example]:
    """Yield what the weights are fitted on."""
    yield from ((found, verdict, 1.0) for _, found, verdict in judged(data, "fit"))
    for english, arabic, expected in labeled(ROOT / "tests" / "quality" / "findings.tsv"):
        alignment = align(english, arabic)
        for one, likeness, pairs in scored_findings(alignment):
            yield features(one, pairs, likeness), one.kind in expected, 1.0
    for fault in planted(ROOT / "tests" / "quality" / "planted_dev.tsv"):
        before = {(one.kind, one.message) for alignment in fault.faithful for one, _, _ in scored_findings(alignment)}
        for alignment in fault.faulty:
            for finding, likeness, pairs in scored_findings(alignment):
                if (finding.kind, finding.message) not in before:
                    yield features(finding, pairs, likeness), True, PLANTED


def fit(found: list[Example]) -> dict[str, float]:
    """Return the weights of the features by their names."""
    names = ["constant", *sorted({name for features_, _, _ in found for name in features_} - {"constant"})]
    rows = np.array([[features_.get(name, 0.0) for name in names] for features_, _, _ in found])
    wanted = np.array([float(is_true) for _, is_true, _ in found])
    sizes = np.array([size for _, _, size in found])
    weights = regression(rows, wanted, PENALTY, sizes, is_scaled=False)
    return {name: float(weight) for name, weight in zip(names, weights, strict=True) if abs(weight) >= MIN_WEIGHT}


def main(data: Path) -> None:
    """Fit the weights, write the table, and print the precision of both halves by threshold."""
    found = list(examples(data))
    weights = fit(found)
    write_table("editions/finding_weights.tsv", ("feature", "weight"), ((k, f"{v:.3f}") for k, v in weights.items()))
    for half in ("fit", "report"):
        rows = [
            (1 / (1 + np.exp(-sum(v * weights.get(k, 0.0) for k, v in features_.items()))), is_true)
            for _, features_, is_true in judged(data, half)
        ]
        for least in (0.3, 0.4, 0.5, 0.6, 0.7):
            kept = [is_true for score, is_true in rows if score >= least]
            print(
                half,
                least,
                f"{sum(kept)} true of {len(kept)} ({sum(kept) / max(1, len(kept)):.3f})",
                f"of {sum(t for _, t in rows)} true in all",
            )


if __name__ == "__main__":
    main(folder_argument(__doc__))
