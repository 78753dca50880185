"""Addresses, handles and hashtags."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from arabtext.editions import Alignment, check

Laid = Callable[..., Alignment]


@pytest.mark.parametrize(
    ("kind", "english", "arabic"),
    [
        ("link", "See https://example.org/report for more.", "انظر https://example.org/other للمزيد."),
        ("link", "See www.example.org/a.", "انظر في الموقع."),
        ("handle", "He wrote @SabereenNews on Telegram.", "كتب عبر @OtherNews على تلغرام."),
        ("hashtag", "They used #FreeThePress again.", "استخدموا #FreePress مرة أخرى."),
    ],
)
def test_another_mark_is_found(kind: str, english: str, arabic: str, laid: Laid) -> None:
    assert kind in {one.kind for one in check(laid((english, arabic)), min_probability=0)}


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("See https://example.org/report for more.", "انظر https://example.org/report للمزيد."),
        ("See https://www.example.org/report/.", "انظر http://example.org/report."),
        ("See https://example.org/en/report.", "انظر https://example.org/ar/report."),
        ("He wrote @SabereenNews.", "كتب @sabereennews."),
        ("Write to team@example.org.", "اكتب إلى الفريق."),
        ("Issue #12 is closed.", "أغلقت القضية 12."),
        ("They used #Iraq.", "استخدموا #Iraq."),
    ],
)
def test_the_same_mark(english: str, arabic: str, laid: Laid) -> None:
    kinds = {one.kind for one in check(laid((english, arabic)), min_probability=0)}
    assert kinds.isdisjoint(("link", "handle", "hashtag"))
