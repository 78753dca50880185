"""Negations that one side has lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from arabtext.editions import Alignment, check

Laid = Callable[..., Alignment]


@pytest.mark.parametrize(
    ("english", "arabic", "message"),
    [
        ("The ministry did not approve the deal.", "وافقت الوزارة على الصفقة.", "not only in the English"),
        ("The court will not change its decision.", "ستغير المحكمة قرارها.", "not only in the English"),
        ("He never visited the city.", "زار المدينة.", "never only in the English"),
        ("The soldiers didn’t enter the village.", "دخل الجنود القرية.", "n’t only in the English"),
        ("They accepted none of the offers.", "قبلوا عددا من العروض.", "none only in the English"),
        (
            "The ministry did not approve the deal after he died.",
            "وافقت الوزارة على الصفقة بعدما توفي.",
            "not only in the English",
        ),
        ("The soldiers entered the village.", "لم يدخل الجنود القرية.", "لم only in the Arabic"),
    ],
)
def test_a_lost_negation_is_found(english: str, arabic: str, message: str, laid: Laid) -> None:
    found = check(laid((english, arabic)), min_probability=0)
    assert ("negation", message) in {(one.kind, one.message) for one in found}


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("The ministry did not approve the deal.", "لم توافق الوزارة على الصفقة."),
        ("The ministry did not approve the deal.", "رفضت الوزارة الصفقة."),
        ("He not only wrote but sang.", "كتب وغنى أيضا."),
        ("There is only one doctor.", "لا يوجد سوى طبيب واحد."),
        ("The talks failed.", "لم تنجح المحادثات."),
        ("He noted that the road was open.", "أشار إلى أن الطريق مفتوح."),
        ("He still works there.", "لا يزال يعمل هناك."),
        ("They especially like bread.", "يحبون الخبز، ولا سيما الساخن."),
        ("Change the name.", "غيّر الاسم."),
        ("The names have been changed.", "غُيّرت الأسماء."),
        ("This is an irreplaceable instrument.", "هذه أداة لا تعوض."),
        ("It is the No. 1 song.", "إنها الأغنية الأولى."),
        ("The ministry did not respond.", "التزمت الوزارة الصمت."),
        ("He did not attend the meeting.", "غاب عن الاجتماع."),
        ("Two did not survive the night.", "توفي اثنان خلال الليل."),
        ("The road is not safe.", "الطريق خطر."),
        ("You can swim, can't you?", "تستطيع السباحة، أليس كذلك؟"),
    ],
)  # fmt: skip
def test_what_is_said_without_a_negation(english: str, arabic: str, laid: Laid) -> None:
    assert "negation" not in {one.kind for one in check(laid((english, arabic)), min_probability=0)}
