"""All that two editions say differently, in the order of the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from arabtext.editions import Alignment, Article, Finding, align, check

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
