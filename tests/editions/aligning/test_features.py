"""Features of beads, and where they are looked for."""

from __future__ import annotations

import numpy as np
import pytest

from arabtext import resources
from arabtext.editions.aligning.band import band
from arabtext.editions.aligning.chain import Chain
from arabtext.editions.aligning.features import FEATURES, features, scores, sum_features, weights
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


def test_the_kinds_of_beads_are_those_that_are_promised() -> None:
    assert {(1, 1), (8, 1), (1, 8), (2, 2), (3, 3), (2, 3), (3, 2)} <= set(KINDS)
    assert (9, 1) not in KINDS
    assert (4, 2) not in KINDS


def test_each_feature_has_a_weight() -> None:
    assert set(resources.mapping("editions/bead_weights.tsv", "feature", "weight")) == set(FEATURES)
    assert np.isfinite(weights()).all()


def test_words_that_translate_each_other_speak_for_a_bead() -> None:
    some = evidence(["The king lives in a big house.", "Bread is cheap."], ["الخبز رخيص.", "يسكن الملك في بيت كبير."])
    first, second, _ = some.rows(*everywhere(some))
    for row, right, wrong in ((first, 1, 0), (second, 0, 1)):
        assert (row.matched[:2, 0, right] > row.matched[:2, 0, wrong] + 3).all()


def test_a_band_changes_nothing_of_what_is_in_it() -> None:
    some = evidence(ENGLISH, ARABIC)
    whole = some.rows(*everywhere(some))
    low, high = np.arange(12) // 2, np.minimum(np.arange(12) // 2 + 6, 12)
    low[0], high[-1] = 0, 12
    for j, row in enumerate(some.rows(low, high)):
        cells = slice(int(low[j]), int(high[j]) + 1)
        assert (row.fits == whole[j].fits[:, cells]).all()
        assert np.where(row.fits, row.matched, 0) == pytest.approx(
            np.where(row.fits, whole[j].matched[:, :, cells], 0), abs=1e-3
        )


def test_a_stretch_has_the_rows_of_the_whole() -> None:
    some = evidence(ENGLISH, ARABIC)
    low, high = everywhere(some)
    whole = some.rows(low, high)
    for one, other in zip(some.rows(low[4:9], high[4:9], 4), whole[4:8], strict=False):
        assert one.matched == pytest.approx(other.matched, abs=1e-3)


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


def test_a_long_text_is_looked_at_near_its_path() -> None:
    english = [f"Report {n * 7919} names the village number {n * 104729}." for n in range(400)]
    arabic = [f"يذكر التقرير {n * 7919} القرية رقم {n * 104729}." for n in range(400)]
    lex = lexicon()
    for gone in ((0, 0), (150, 300), (0, 120)):
        left = [text for n, text in enumerate(english) if not gone[0] <= n < gone[1]]
        places = [n - max(0, min(n, gone[1]) - gone[0]) for n in range(400)]
        low, high = band(both_stemmed(left, arabic, lex), lex)
        assert (np.diff(low) >= 0).all()
        assert (np.diff(high) >= 0).all()
        assert (low[0], high[-1]) == (0, len(left))
        assert all(low[n] <= places[n] <= high[n] for n in range(400))
        assert (high - low).mean() < 60


def test_a_text_without_anything_in_common_has_a_band_too() -> None:
    lex = lexicon()
    low, high = band(both_stemmed(["xyzzy foo"] * 300, ["ضصض"] * 200, lex), lex)
    assert (low[1:] <= high[:-1]).all()
    assert (low[0], high[-1]) == (0, 300)


@pytest.mark.parametrize(("n", "m"), [(30_000, 100), (100, 30_000), (20_000, 20_000)])
def test_texts_of_very_different_length_have_a_bounded_band(n: int, m: int) -> None:
    lex = lexicon()
    low, high = band(both_stemmed(["xyzzy foo"] * n, ["ضصض"] * m, lex), lex)
    assert (low[1:] <= high[:-1]).all()
    assert (low[0], high[-1]) == (0, n)
    assert (high - low).sum() < 600 * max(n, m)
