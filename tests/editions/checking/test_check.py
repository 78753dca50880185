"""All that two editions say differently, in the order of the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from arabtext.editions import Alignment, Article, Bead, Finding, align, check
from arabtext.errors import ArabtextError

Laid = Callable[..., Alignment]
Messages = Callable[[Alignment], list[tuple[str, str]]]


def test_findings_say_where(laid: Laid) -> None:
    (found,) = check(laid(("It killed 218 people.", "قتل 219 شخصا.")))
    assert [found.english[start:end] for start, end in found.english_spans] == ["218"]
    assert [found.arabic[start:end] for start, end in found.arabic_spans] == ["219"]
    assert (found.bead, found.beads, found.severity) == (0, (0,), "high")


def test_articles_are_checked_by_paragraph() -> None:
    english = Article(
        paragraphs=(
            "The minister arrived in Baghdad on Monday. He met the president there.",
            "The weather in the old city was hot. Nobody walked in the street.",
            "The visit ends on Wednesday. Then he goes to Cairo.",
        )
    )
    arabic = Article(
        paragraphs=(
            "وصل الوزير إلى بغداد يوم الاثنين. والتقى الرئيس هناك.",
            "وتنتهي الزيارة يوم الأربعاء. ثم يذهب إلى القاهرة.",
        )
    )
    (found,) = check(align(english, arabic))
    assert found.message == "a paragraph of 2 sentences not in the Arabic edition"


@pytest.mark.parametrize(
    "pairs", [[], [("", "")], [("\x00", "\ud800")], [('"' * 50, "«" * 50)], [("1" * 200, "٣" * 200)]]
)
def test_odd_passages(laid: Laid, pairs: list[tuple[str, str]]) -> None:
    assert all(isinstance(finding, Finding) for finding in check(laid(*pairs)))


def test_kinds_are_chosen(laid: Laid) -> None:
    both = laid(("On Monday it killed 218 people.", "قتل 219 شخصا يوم الثلاثاء."))
    assert {one.kind for one in check(both)} == {"number", "weekday"}
    assert [one.kind for one in check(both, kinds=["weekday"])] == ["weekday"]
    assert [one.kind for one in check(both, without=["weekday"])] == ["number"]
    with pytest.raises(ArabtextError, match="'nubmer' is no kind of finding"):
        check(both, without=["nubmer"])  # type: ignore[list-item]


@pytest.mark.parametrize(
    ("english", "arabic", "kinds"),
    [
        ("The mosque was shelled at 19:43.", "قصف المسجد في الساعة 19:48.", ["time"]),
        ("It cost 3 million euros.", "كلف ذلك 3 ملايين دولار.", ["currency"]),
        ("The well is 40 meters deep.", "يبلغ عمق البئر 40 قدما.", ["quantity"]),
        ("Prices fell in the second quarter of 2021.", "تراجعت الأسعار في الربع الرابع من عام 2021.", ["date"]),
        ("It closed in late 2019.", "أغلق في أوائل 2019.", ["date"]),
        ("It ended on Friday.", "انتهى ذلك يوم الأحد.", ["weekday"]),
        ("Dozens of soldiers fled.", "فر مئات الجنود.", ["rough"]),
        ("They met on Monday, 6 June 2023.", "التقوا يوم الاثنين 6 حزيران 2023.", ["weekday"]),
    ],
)
def test_values_are_compared_with_what_they_measure(english: str, arabic: str, kinds: list[str], laid: Laid) -> None:
    assert [one.kind for one in check(laid((english, arabic)))] == kinds


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("The attack took place at 6 p.m.", "وقع الهجوم الساعة 18:00."),
        ("It struck at 15:30.", "ضرب في الساعة 03:30 مساء."),
        ("The tank was 50 miles away.", "كانت الدبابة على بعد 80 كيلومترا."),
        ("It weighs 10 pounds.", "يزن 4.5 كيلوغرام."),
        ("They came on Tuesday, 6 June 2023.", "جاؤوا يوم الثلاثاء 6 حزيران 2023."),
        ("Hundreds of people came.", "جاء مئات الأشخاص."),
        ("A third of the fields are dry.", "ثلث الحقول جاف."),
        ("It cost 40 dollars.", "كلف أربعين دولارا."),
        ("Prices fell in the second quarter of 2021.", "تراجعت الأسعار في الربع الثاني من 2021."),
    ],
)
def test_values_that_are_the_same_otherwise(english: str, arabic: str, laid: Laid) -> None:
    assert check(laid((english, arabic))) == []


def test_neighbors_that_translate_each_other_are_one_finding() -> None:
    texts = ("The minister visited the old city yesterday.",), ("زار الوزير المدينة القديمة أمس.",)
    lone = Alignment(*texts, (Bead((0,), (), 0.4), Bead((), (0,), 0.4)))
    assert [(one.kind, one.severity, one.beads) for one in check(lone)] == [("rephrased", "low", (0, 1))]


def test_a_formula_is_of_low_severity(laid: Laid) -> None:
    found = check(laid(("See below:", ""), ("He left.", "غادر.")), min_probability=0)
    assert [(one.kind, one.severity) for one in found] == [("omitted", "low")]
