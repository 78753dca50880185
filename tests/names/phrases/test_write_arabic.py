"""Names that are phrases, written in Arabic."""

from __future__ import annotations

import pytest

from arabtext.names import arabize, romanize

FORMS = {
    "Syrian Ministry of Local Administration and Environment": "وزارة الإدارة المحلية والبيئة السورية",
    "Ministry of Political and Parliamentary Affairs": "وزارة الشؤون السياسية والبرلمانية",
    "Foreign Relations Committee of the Iraqi Parliament": "لجنة العلاقات الخارجية في البرلمان العراقي",
    "Central Committee of Fatah": "اللجنة المركزية لفتح",
    "Executive Committee of the Palestine Liberation Organization": "اللجنة التنفيذية لمنظمة التحرير الفلسطينية",
    "Institute for Public Administration": "معهد الإدارة العامة",
    "Center for Strategic Studies": "مركز الدراسات الاستراتيجية",
    "Royal Saudi Air Force": "القوات الجوية الملكية السعودية",
    "Public Authority for Industry": "الهيئة العامة للصناعة",
    "National Investment Commission": "هيئة الاستثمار الوطنية",
    "Iraqi Red Crescent Society": "جمعية الهلال الأحمر العراقي",
    "Cairo Court of Appeal": "محكمة استئناف القاهرة",
}


@pytest.mark.parametrize(("english", "arabic"), FORMS.items())
def test_forms(english: str, arabic: str) -> None:
    assert arabize(english)[0].text == arabic


@pytest.mark.parametrize("english", FORMS)
def test_the_arabic_form_leads_back_to_an_english_one(english: str) -> None:
    """What is put into Arabic comes back as one and the same English, however often it goes there and back."""
    once = romanize(arabize(english)[0].text)
    assert romanize(arabize(once)[0].text) == once
