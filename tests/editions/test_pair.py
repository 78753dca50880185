"""Pairing of articles and titles."""

from __future__ import annotations

import pytest

from arabtext.editions import Article, pair
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


def test_evidence_is_readable() -> None:
    (found,) = pair(ENGLISH[2:], ARABIC[:1]).pairs
    assert "numbers in both: 11" in found.evidence


def test_a_link_between_the_pages_decides() -> None:
    from arabtext.editions import Link

    english = Article(title="One", url="https://example.org/one", links=(Link("عربي", "/ar/wahid", "edition"),))
    other = Article(title="Two", url="https://example.org/two")
    arabic = Article(title="شيء آخر", url="https://example.org/ar/wahid")
    (found,) = pair([other, english], [arabic]).pairs
    assert (found.english, found.arabic) == (1, 0)
    assert found.evidence[0] == "one page links to the other as its edition"


@pytest.mark.parametrize(
    ("english", "arabic"), [([], []), ([], ["س"]), (["a"], []), ([""], [""]), (["\x00"], ["\ud800"])]
)
def test_empty_and_odd_texts(english: list[str], arabic: list[str]) -> None:
    pairing = pair(english, arabic)
    assert len(pairing.pairs) + len(pairing.unpaired_english) == len(english)
    assert len(pairing.pairs) + len(pairing.unpaired_arabic) == len(arabic)


def test_other_values_are_refused() -> None:
    with pytest.raises(ArgumentTypeError, match="Article or a str"):
        pair([3], ["x"])  # type: ignore[list-item]
