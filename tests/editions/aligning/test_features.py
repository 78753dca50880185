"""Features of beads, and the scores that weights make of them."""

from __future__ import annotations

import numpy as np
import pytest

from arabtext import resources
from arabtext.editions.aligning.chain import Chain
from arabtext.editions.aligning.features import FEATURES, features, scores, styled_weights, sum_features, weights
from arabtext.editions.aligning.style import style_of
from arabtext.editions.bilingual.evidence import KINDS, Evidence
from arabtext.editions.bilingual.lexicon import both_stemmed, lexicon
from arabtext.editions.sides import Both

ENGLISH = [f"The minister of place {n} met {n + 3} men in Baghdad." for n in range(12)]
ARABIC = [f"التقى وزير المكان {n} مع {n + 3} رجال في بغداد." for n in range(11)]


def evidence(english: list[str], arabic: list[str]) -> Evidence:
    lex = lexicon()
    return Evidence(both_stemmed(english, arabic, lex), lex)


def everywhere(some: Evidence) -> tuple[np.ndarray, np.ndarray]:
    return np.zeros(some.m + 1, dtype=np.int64), np.full(some.m + 1, some.n)


def test_each_feature_has_a_weight() -> None:
    for table in ("bead_weights", "styled_weights"):
        assert set(resources.mapping(f"editions/{table}.tsv", "feature", "weight")) == set(FEATURES)
    assert np.isfinite(weights()).all()
    assert np.isfinite(styled_weights()).all()


def test_the_last_weights_follow_the_style_of_the_texts() -> None:
    """A kind of bead, or a gap, that is frequent in two texts costs less there."""
    some = evidence(ENGLISH, ARABIC)
    known = features(some, some.rows(*everywhere(some)))
    one_to_one = [((1, 1), 1.0)]
    joined, gaps = (style_of([((2, 1), 1.0), *one_to_one] * 30), style_of([((1, 0), 1.0), *one_to_one] * 30))
    with_joins, with_gaps = (scores(known.with_style(style), styled_weights())[3] for style in (joined, gaps))
    two = KINDS.index((2, 1))
    assert with_joins.matched[two, 3] > with_gaps.matched[two, 3] + 0.5
    assert with_gaps.alone_english[3] > with_joins.alone_english[3] + 0.5
    assert with_joins.matched[KINDS.index((1, 1)), 3] == pytest.approx(with_gaps.matched[KINDS.index((1, 1)), 3])


def test_features_near_a_path_are_those_of_everything_there() -> None:
    some = evidence(ENGLISH, ARABIC)
    known = features(some, some.rows(*everywhere(some)))
    near = known.near([(k, k, (1, 1)) for k in range(11)] + [(11, 11, (1, 0))], 2)
    assert near.rows[0].low == 0
    assert near.rows[-1].low + near.rows[-1].width == some.n + 1
    assert max(row.width for row in near.rows) < some.n
    for row, whole in zip(near.rows, known.rows, strict=True):
        assert np.array_equal(row.matched, whole.matched[:, :, row.low : row.low + row.width])


def test_a_chain_scores_what_its_features_weigh() -> None:
    some = evidence(ENGLISH, ARABIC)
    known = features(some, some.rows(*everywhere(some)))
    chain = Chain(scores(known, weights()), KINDS)
    total = np.zeros((2, len(FEATURES)))
    score = 0.0
    for i, j, (k, size) in chain.best():
        width = known.rows[j].matched.shape[2]
        matched, arabic, english = np.zeros((len(KINDS), width)), np.zeros(width), np.zeros(width)
        if k and size:
            matched[KINDS.index((k, size)), i] = 1.0
            score += float(chain.rows[j].matched[KINDS.index((k, size)), i])
        elif size:
            arabic[i] = 1.0
            score += float(chain.rows[j].alone_arabic[i])
        else:
            english[i] = 1.0
            score += float(chain.rows[j].alone_english[i])
        total += sum_features(known, j, matched=matched, english_alone=english, arabic_alone=arabic)
    assert float((total * weights()).sum()) == pytest.approx(score)


def test_paragraphs_that_end_apart_speak_against_a_bead() -> None:
    some = evidence(ENGLISH, ARABIC)
    known = features(some, some.rows(*everywhere(some)))
    plain, apart = scores(known, weights()), scores(known, weights(), paragraphs=Both([0, 1, *[2] * 10], [0] * 11))
    two = KINDS.index((2, 1))
    assert apart[0].matched[two, 0] < plain[0].matched[two, 0]
    assert apart[2].matched[two, 4] == plain[2].matched[two, 4]
    for paragraphs in (Both([0, 1, *[2] * 10], []), Both([], [0] * 11)):
        one_sided = scores(known, weights(), paragraphs=paragraphs)
        assert all(np.array_equal(a.matched, b.matched) for a, b in zip(plain, one_sided, strict=True))
