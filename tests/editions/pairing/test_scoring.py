"""The likeness and the probability of couples of articles."""

from __future__ import annotations

import numpy as np
import pytest

from arabtext import resources
from arabtext.editions import Article, Link
from arabtext.editions.bilingual.lexicon import lexicon
from arabtext.editions.pairing.retrieval import vectors
from arabtext.editions.pairing.scoring import CONTEXT, LIKENESS, contexts, likenesses, linked, probabilities, weights
from arabtext.editions.sides import Both


def english(title: str, **more: object) -> Article:
    return Article(title=title, **more)  # type: ignore[arg-type]


def test_a_link_by_a_slug_of_the_title() -> None:
    """The seed article names its edition by a romanized slug; the Arabic text has no address."""
    slug = "/ar/policy-analysis/astrad-qys-alkhzly-llastqlalyt"
    own = english("Show of Independence", links=(Link("العربية", slug, "edition"),))
    titles = [english("شيء آخر تماما"), english("استعراض قيس الخزعلي للاستقلالية")]
    assert linked(Both([english("Other"), own], titles)) == {(1, 1)}
    back = english("عنوان", links=(Link("English", "https://example.org/en/show-of-independence", "edition"),))
    assert linked(Both([own], [back])) == {(0, 0)}


def test_a_short_slug_identifies_no_article() -> None:
    own = english("Visit", links=(Link("العربية", "/ar/zyart", "edition"),))
    assert linked(Both([own], [english("زيارة")])) == set()


def test_each_feature_has_a_weight() -> None:
    assert set(resources.mapping("editions/pair_weights.tsv", "feature", "weight")) == {*LIKENESS, *CONTEXT}
    assert np.isfinite([*weights(LIKENESS), *weights(CONTEXT)]).all()


def parts(left: str, right: str) -> dict[str, float]:
    """The parts of the likeness of two texts among others."""
    texts = Both([left, "Bread is cheap."], [right, "الخبز رخيص."])
    found = likenesses(texts, vectors(texts, lexicon()), np.array([0]), np.array([0]), lexicon())
    return dict(zip(LIKENESS, found[0].tolist(), strict=True))


def test_translations_are_alike_in_every_part() -> None:
    same = parts("Erdogan won 52 percent of the votes.", "فاز أردوغان بنسبة 52 في المئة من الأصوات.")
    other = parts("Erdogan won 52 percent of the votes.", "سيطرت القوات على الجسر.")
    assert same["numbers"] == pytest.approx(1)
    assert other["numbers"] == other["sounds"] == 0
    assert all(same[part] > other[part] for part in LIKENESS)


def test_lengths_apart_count_up_to_four_deviations() -> None:
    assert parts("a" * 100, "ب" * 90)["length"] == pytest.approx(0)
    assert -2 < parts("a" * 100, "ب" * 60)["length"] < -1
    assert parts("a" * 100, "ب" * 1_000)["length"] == -4


def test_a_couple_is_weighed_against_the_others_of_its_articles_and_against_none() -> None:
    found = contexts(np.array([2.0, 0.5, 1.0]), np.array([0, 0, 1]), np.array([0, 1, 1]))
    others = [2 - np.log(np.exp(0.5) + 1), 0.5 - np.log(np.exp(2) + 1), 1 - np.log(np.exp(0.5) + 1)]
    assert found[:, CONTEXT.index("above both")] == pytest.approx(others)


def test_a_couple_gains_where_the_others_have_better_partners() -> None:
    """The second texts are no likelier a pair than the first Arabic one and the second English one, but for it."""
    rows, columns = np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1])
    better, even = (contexts(np.array([first, 0.0, 2.0, 2.0]), rows, columns)[:, 0] for first in (6.0, 2.0))
    assert better[3] > even[3] + 1
    assert better[2] < 0 < better[3]


def test_odds_are_bounded() -> None:
    found = contexts(np.array([900.0, -900.0]), np.array([0, 1]), np.array([0, 1]))
    assert np.abs(found).max() == pytest.approx(20)


DAYS = {"2021-06-14": 2.6, "2021-06-15": 2.6, "2021-06-20": 0.7, "2021-07-14": 0.0, "2021-09-14": -2.6, "2021": 0.0}


@pytest.mark.parametrize("date", DAYS)
def test_dates_move_the_sum(date: str) -> None:
    articles = Both([english("A", date="2021-06-14")], [english("ب", date=date)])
    rows = columns = np.array([0])
    like = np.zeros((1, len(LIKENESS)))
    plain = contexts(np.array([DAYS[date]]), rows, columns) @ weights(CONTEXT)
    assert probabilities(articles, like, rows, columns) == pytest.approx(1 / (1 + np.exp(-plain)))
