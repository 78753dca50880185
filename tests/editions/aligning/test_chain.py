"""Chains of beads: what the algorithm sums is what trying all of them gives."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from arabtext.editions.aligning.chain import Chain, Scores, Step

N = M = 4
KINDS = tuple((k, size) for k in range(1, N + 1) for size in range(1, M + 1) if k < 3 or size < 3 or k == size == 3)
Bead = tuple[int, int, Step]


def rows(seed: int, low: tuple[int, ...] = (0,) * (M + 1), high: tuple[int, ...] = (N,) * (M + 1)) -> list[Scores]:
    dice = np.random.default_rng(seed)
    found = []
    for j, (first, last) in enumerate(zip(low, high, strict=True)):
        matched = dice.normal(size=(len(KINDS), last - first + 1))
        for kind, (k, size) in enumerate(KINDS):
            for at in range(last - first + 1):
                if first + at + k > N or j + size > M:
                    matched[kind, at] = -np.inf
        english, arabic = dice.normal(size=(2, last - first + 1))
        found.append(Scores(low=first, matched=matched, alone_english=english, alone_arabic=arabic))
    return found


def chains(some: list[Scores], i: int = 0, j: int = 0) -> Iterator[tuple[float, list[Bead]]]:
    """Every chain from a place to the end, with its score."""
    row = some[j]
    at = i - row.low
    if not 0 <= at < row.matched.shape[1]:
        return
    if (i, j) == (N, M):
        yield 0.0, []
    steps = [(kind, float(row.matched[number, at])) for number, kind in enumerate(KINDS)]
    steps += [((1, 0), float(row.alone_english[at])), ((0, 1), float(row.alone_arabic[at]))]
    for (k, size), score in steps:
        if i + k <= N and j + size <= M and np.isfinite(score):
            for rest, beads in chains(some, i + k, j + size):
                yield score + rest, [(i, j, (k, size)), *beads]


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("band", [((0,) * 5, (N,) * 5), ((0, 0, 1, 2, 2), (2, 3, 4, 4, 4))])
def test_sums_and_best_chain_are_those_of_all_chains(seed: int, band: tuple[tuple[int, ...], tuple[int, ...]]) -> None:
    some = rows(seed, *band)
    everything = list(chains(some))
    total = np.logaddexp.reduce([score for score, _ in everything])
    chain = Chain(some, KINDS)
    assert chain.total == pytest.approx(total)
    assert chain.best() == max(everything)[1]
    for bead in {bead for _, beads in everything for bead in beads}:
        share = np.logaddexp.reduce([score for score, beads in everything if bead in beads]) - total
        assert chain.posterior(*bead) == pytest.approx(np.exp(share))
    probable = {(i, j, step): probability for i, j, step, probability in chain.probable(0.05)}
    assert probable
    for bead in {bead for _, beads in everything for bead in beads if all(bead[2])}:
        probability = chain.posterior(*bead)
        assert (bead in probable) == (probability >= 0.05)
        assert probable.get(bead, probability) == pytest.approx(probability)


def test_the_posteriors_of_a_row_are_those_of_its_beads() -> None:
    some = rows(1)
    chain = Chain(some, KINDS)
    for j in range(M + 1):
        matched, english = chain.posteriors(j)
        for i in range(N + 1):
            for kind, (k, size) in enumerate(chain.kinds):
                if i + k <= N and j + size <= M:
                    assert matched[kind, i] == pytest.approx(chain.posterior(i, j, (k, size)))
            if i < N:
                assert english[i] == pytest.approx(chain.posterior(i, j, (1, 0)))


def test_every_sentence_is_in_one_bead() -> None:
    chain = Chain(rows(2), KINDS)
    covered = np.zeros(N)
    for j in range(M + 1):
        matched, english = chain.posteriors(j)
        covered += english[:N]
        for kind, (k, _) in enumerate(chain.kinds):
            for i in range(N + 1):
                covered[i : i + k] += matched[kind, i] if i + k <= N else 0.0
    assert covered == pytest.approx(np.ones(N))


def two_sentences(one_to_one: float) -> list[Scores]:
    """Rows of a sentence on each side: alone each at a score of 0, or together."""
    alone = np.zeros(2)
    first, last = np.array([[one_to_one, -np.inf]]), np.full((1, 2), -np.inf)
    return [Scores(low=0, matched=matched, alone_english=alone, alone_arabic=alone) for matched in (first, last)]


@pytest.mark.parametrize(("score", "expected"), [(-0.1, [(0, 0, (1, 1))]), (-9.0, None)])
def test_sentences_alone_side_by_side_are_one_bead_where_that_is_as_likely(
    score: float, expected: list[Bead] | None
) -> None:
    chain = Chain(two_sentences(score), ((1, 1),))
    path = [(0, 0, (1, 0)), (1, 0, (0, 1))]
    assert chain.reconciled(path) == (expected or path)


@pytest.mark.parametrize("seed", range(6))
def test_a_reconciled_path_has_the_same_sentences(seed: int) -> None:
    chain = Chain(rows(seed), KINDS)
    path = chain.reconciled([(k, 0, (1, 0)) for k in range(N)] + [(N, k, (0, 1)) for k in range(M)])
    ends = [(i + k, j + size) for i, j, (k, size) in path]
    assert [(i, j) for i, j, _ in path] == [(0, 0), *ends[:-1]]
    assert ends[-1] == (N, M)
    assert chain.reconciled(chain.reconciled(path)) == chain.reconciled(path)
