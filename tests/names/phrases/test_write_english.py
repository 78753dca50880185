"""Names that are phrases, written in English."""

from __future__ import annotations

import pytest

from arabtext.names import romanize
from arabtext.names.phrases import read_arabic, read_english, write_english
from arabtext.names.phrases.write_english import Spelled

#: Institutions as they stand in the press, and what an editor prints.
FORMS = {
    # fields before and behind the head
    "وزارة الدولة لشؤون المحافظات": "Ministry of State for Governorate Affairs",
    "وزارة شؤون الشتات الإسرائيلية": "Israeli Ministry of Diaspora Affairs",
    "المركز السوري لبحوث السياسات": "Syrian Center for Policy Research",
    "اللجنة الوطنية للقانون الدولي الإنساني": "National Committee for International Humanitarian Law",
    "نقابة العاملين في القطاع الصحي": "Health Sector Workers Syndicate",
    "لجان الدفاع عن الثورة": "Committees for the Defense of the Revolution",
    "اللجنة العليا لمكافحة الفساد": "Supreme Anti-Corruption Committee",
    "نيابة مكافحة الفساد": "Anti-Corruption Prosecution",
    # bodies of which something is a part
    "اللجنة المركزية لحركة فتح": "Central Committee of Fatah",
    "الأمانة العامة لمجلس الوزراء": "General Secretariat of the Council of Ministers",
    "لجنة الاقتصاد والاستثمار في مجلس النواب": "Economy and Investment Committee of the House of Representatives",
    "كلية الهندسة في جامعة بغداد": "College of Engineering at the University of Baghdad",
    "اللجنة الوزارية للأمن الوطني": "Ministerial Committee for National Security",
    # order
    "القوات الجوية الملكية السعودية": "Royal Saudi Air Force",
    "القمة العربية الطارئة": "Emergency Arab Summit",
    "القوات المسلحة العربية الليبية": "Libyan Arab Armed Forces",
    "الحكومة اليمنية المعترف بها دوليا": "Internationally Recognized Yemeni Government",
    # names
    "خط أنابيب كركوك بانياس": "Kirkuk-Baniyas Pipeline",
    "محكمة جنوب طرابلس الابتدائية": "South Tripoli Court of First Instance",
    "المحكمة العسكرية في بيروت": "Beirut Military Court",
    "نادي قضاة مصر": "Egyptian Judges Club",
    "مصرف الإمارات المركزي": "Central Bank of the United Arab Emirates",
    "كتلة بدر النيابية": "Badr Parliamentary Bloc",
    "قوات الحشد العشائري": "Tribal Mobilization Forces",
    "قاعدة الشعيرات الجوية": "Shayrat airbase",
    "مكتب المبعوث الأممي إلى سوريا": "Office of the UN Envoy to Syria",
    # numbers
    "الفرع 215": "Branch 215",
    "اللواء 14 مشاة آلي": "14th Mechanized Infantry Brigade",
    "الفرقة 162 مدرعة": "162nd Armored Division",
}


@pytest.mark.parametrize(("arabic", "english"), FORMS.items())
def test_house_forms(arabic: str, english: str) -> None:
    assert romanize(arabic) == english


@pytest.mark.parametrize("arabic", FORMS)
def test_a_composed_form_is_its_own_house_form(arabic: str) -> None:
    """Romanizing twice changes nothing."""
    assert romanize(romanize(arabic)) == romanize(arabic)


@pytest.mark.parametrize("arabic", FORMS)
def test_what_is_written_is_read_again(arabic: str) -> None:
    """An English form that the writer makes is a phrase for the reader."""
    phrase = read_arabic.read(arabic)
    assert phrase is not None
    written = write_english.write(phrase, lambda name: Spelled(romanize(name.text), 1.0)).text
    assert read_english.read(written) is not None
