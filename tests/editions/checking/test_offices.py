"""Offices and ranks that differ."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from arabtext.editions import Alignment, check

Laid = Callable[..., Alignment]


@pytest.mark.parametrize(
    ("english", "arabic", "message"),
    [
        ("The prime minister met the delegation.", "التقى وزير الدفاع الوفد.", "prime minister in the English, وزير الدفاع in the Arabic"),
        ("The interior minister resigned.", "استقال وزير الخارجية.", "interior minister in the English, وزير الخارجية in the Arabic"),
        ("Colonel Hassan spoke.", "تحدث العميد حسن.", "Colonel in the English, العميد in the Arabic"),
        ("The ambassador left the hall.", "غادر القاضي القاعة.", "ambassador in the English, القاضي in the Arabic"),
        ("The king opened the school.", "افتتح ولي العهد المدرسة.", "king in the English, ولي العهد in the Arabic"),
    ],
)  # fmt: skip
def test_another_office_is_found(english: str, arabic: str, message: str, laid: Laid) -> None:
    found = check(laid((english, arabic)), min_probability=0)
    assert ("office", message, "high") in {(one.kind, one.message, one.severity) for one in found}


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("The prime minister met the delegation.", "التقى رئيس الحكومة الوفد."),
        ("The minister met the delegation.", "التقى وزير الدفاع الوفد."),
        ("The secretary of state arrived.", "وصل وزير الخارجية."),
        ("The chairman of the company resigned.", "استقال رئيس مجلس إدارة الشركة."),
        ("The president spoke.", "تحدث رئيس الجمهورية."),
        ("It was a major mistake.", "كان خطأ رئيسيا."),
        ("He was heading home.", "كان القائد في طريقه إلى البيت."),
        ("The lawmakers voted.", "صوت النواب."),
        ("The governors of the two provinces met.", "التقى محافظا المحافظتين."),
    ],
)  # fmt: skip
def test_one_office_in_other_words(english: str, arabic: str, laid: Laid) -> None:
    assert "office" not in {one.kind for one in check(laid((english, arabic)), min_probability=0)}
