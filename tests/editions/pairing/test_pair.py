"""Pairing of articles and titles."""

from __future__ import annotations

import pickle
import random
from copy import deepcopy

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabtext.editions import Article, Link, pair
from arabtext.editions.bilingual.lexicon import lexicon
from arabtext.editions.pairing.retrieval import retrieve, vectors
from arabtext.editions.sides import Both
from arabtext.errors import ArgumentTypeError

ENGLISH = [
    "Drought empties the marshes of southern Iraq",
    "The port of Beirut five years after the explosion",
    "Elections in Tunisia: turnout falls to 11 percent",
]
ARABIC = [
    "انتخابات تونس: المشاركة تهبط إلى 11 في المئة",
    "الجفاف يفرغ أهوار جنوب العراق",
    "مرفأ بيروت بعد خمس سنوات من الانفجار",
]


def test_titles_find_their_partner() -> None:
    assert [(p.english, p.arabic) for p in pair(ENGLISH, ARABIC, threshold=0.1).pairs] == [(0, 1), (1, 2), (2, 0)]


def test_what_has_no_partner_stays_alone() -> None:
    pairing = pair(ENGLISH, [*ARABIC[:1], "وصفة حساء العدس بالكمون"])
    assert [(p.english, p.arabic) for p in pairing.pairs] == [(2, 0)]
    assert pairing.unpaired_english == (0, 1)
    assert pairing.unpaired_arabic == (1,)


def test_nothing_is_paired_above_the_threshold_and_whatever_has_a_candidate_at_zero() -> None:
    assert pair(ENGLISH, ARABIC, threshold=1.0).pairs == ()
    assert len(pair(ENGLISH, ["وصفة حساء العدس بالكمون"] * 3, threshold=0.0).pairs) == 3


def test_evidence_is_readable() -> None:
    (found,) = pair(
        ["Erdogan won 52 percent of votes in Cologne"], ["أردوغان يفوز بـ 52 في المئة من الأصوات في كولونيا"]
    ).pairs
    assert "numbers in both: 52" in found.evidence
    assert any(line.startswith("names in both: ") and "Erdogan أردوغان" in line for line in found.evidence)


def test_ordinals_decide_between_titles_alike() -> None:
    """The Arabic titles are in the other order."""
    own = ["Part 2 - Wells of the Desert", "Part 5 - Wells of the Desert"]
    theirs = ["الجزء الخامس - آبار الصحراء", "الجزء الثاني - آبار الصحراء"]
    assert [(p.english, p.arabic) for p in pair(own, theirs).pairs] == [(0, 1), (1, 0)]


def test_a_rare_name_pairs_short_titles() -> None:
    own = ["The Siege of Maaloula", "Farmers and the Drought"]
    theirs = ["الجفاف والمزارعون", "حصار معلولا"]
    assert [(p.english, p.arabic) for p in pair(own, theirs).pairs] == [(0, 1), (1, 0)]


def english(title: str, **more: object) -> Article:
    return Article(title=title, **more)  # type: ignore[arg-type]


def test_a_link_between_the_pages_decides() -> None:
    own = english("One", url="https://example.org/one", links=(Link("عربي", "/ar/wahid", "edition"),))
    other = english("Two", url="https://example.org/two")
    arabic = english("شيء آخر", url="https://example.org/ar/wahid")
    (found,) = pair([other, own], [arabic]).pairs
    assert (found.english, found.arabic, found.score) == (1, 0, 0.99)
    assert found.evidence[0] == "one page links to the other as its edition"


@pytest.mark.parametrize("field", ["date", "url"])
def test_dates_and_addresses_decide_between_texts_alike(field: str) -> None:
    values = {
        "date": ("2021-06-14", "2019-01-02"),
        "url": ("https://example.org/en/node/17", "https://example.org/en/node/99"),
    }[field]
    own = [english("Elections in Iraq", **{field: value}) for value in values]
    theirs = [english("الانتخابات في العراق", **{field: value.replace("/en/", "/ar/")}) for value in values[::-1]]
    assert [(p.english, p.arabic) for p in pair(own, theirs, threshold=0.0).pairs] == [(0, 1), (1, 0)]


def test_a_date_in_both_is_evidence() -> None:
    own, other = english("Elections in Tunisia", date="2021-06-14"), english("انتخابات تونس", date="2021-06-14")
    (found,) = pair([own], [other], threshold=0.0).pairs
    assert "both of 2021-06-14" in found.evidence


def made(count: int) -> tuple[list[str], list[str]]:
    """Texts of words of the lexicon, and their likeliest translations in another order."""
    lex, dice = lexicon(), random.Random(3)
    table, words = lex.arabic_given_english.tocoo(), list(lex.english)
    sure = [
        (words[e], lex.arabic_words[a]) for e, a, p in zip(table.row, table.col, table.data, strict=True) if p > 0.4
    ]
    texts = [dice.sample(sure, 30) for _ in range(count)]
    return [" ".join(e for e, _ in text) for text in texts], [" ".join(a for _, a in text) for text in texts[::-1]]


def test_many_texts_find_their_partners_among_few_candidates() -> None:
    left, right = made(700)
    found = pair(left, right[:600])
    assert sum(p.english == 699 - p.arabic for p in found.pairs) >= 597
    assert len(found.unpaired_english) == 700 - len(found.pairs)
    rows, columns = retrieve(vectors(Both(left, right), lexicon()), 20)
    assert len(rows) <= 2 * 20 * 700
    assert np.isin(np.arange(700) * 700 + np.arange(699, -1, -1), rows * 700 + columns).mean() > 0.99


def test_progress_is_reported() -> None:
    reports: list[tuple[str, int, int]] = []
    pair(ENGLISH, ARABIC, progress=lambda *one: reports.append(one))
    assert reports[0] == ("reading words", 1, 6)
    assert {what for what, done, total in reports if done == total} == {"reading words", "comparing", "comparing back"}


@pytest.mark.parametrize(
    ("english_texts", "arabic_texts"),
    [([], []), ([], ["س"]), (["a"], []), ([""], [""]), (["\x00"], ["\ud800"]), (["x"] * 30, ["س"] * 30)],
)
def test_empty_and_odd_texts(english_texts: list[str], arabic_texts: list[str]) -> None:
    pairing = pair(english_texts, arabic_texts)
    assert len(pairing.pairs) + len(pairing.unpaired_english) == len(english_texts)
    assert len(pairing.pairs) + len(pairing.unpaired_arabic) == len(arabic_texts)


TEXTS = st.lists(st.text("abc .اب ت0123", max_size=12), max_size=6)


@given(left=TEXTS, right=TEXTS, threshold=st.sampled_from([0.0, 0.3, 1.0]))
@settings(deadline=None, max_examples=60)
def test_every_text_is_paired_once_or_alone(left: list[str], right: list[str], threshold: float) -> None:
    pairing = pair(left, right, threshold=threshold)
    assert sorted([*(p.english for p in pairing.pairs), *pairing.unpaired_english]) == list(range(len(left)))
    assert sorted([*(p.arabic for p in pairing.pairs), *pairing.unpaired_arabic]) == list(range(len(right)))
    assert all(threshold <= p.score <= 1 for p in pairing.pairs)


def test_other_values_are_refused() -> None:
    with pytest.raises(ArgumentTypeError, match="Article or a str"):
        pair([3], ["x"])  # type: ignore[list-item]


def test_results_pickle_and_copy() -> None:
    pairing = pair(ENGLISH, ARABIC, threshold=0.1)
    assert pickle.loads(pickle.dumps(pairing)) == deepcopy(pairing) == pairing


def test_a_long_text_is_compared_by_its_beginning() -> None:
    filler = "word " * 20_000
    pairs = pair([filler + ENGLISH[0], ENGLISH[0] + filler], [ARABIC[1]], threshold=0.0).pairs
    assert [found.english for found in pairs] == [1]


def test_evidence_lists_eight_numbers_at_most() -> None:
    (found,) = pair(
        ["Elections: " + " ".join(str(n) for n in range(20, 40))],
        ["انتخابات: " + " ".join(str(n) for n in range(20, 40))],
        threshold=0.0,
    ).pairs
    (line,) = (line for line in found.evidence if line.startswith("numbers in both: "))
    assert line == "numbers in both: 20, 21, 22, 23, 24, 25, 26, 27"
