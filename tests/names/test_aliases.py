"""The names that one cell writes."""

from __future__ import annotations

import pytest

from arabtext.names import aliases
from arabtext.names.aliases import MIN_ALIKE
from arabtext.names.known import gazetteer


@pytest.mark.parametrize(
    "cell",
    [
        "Samir al-Khatib سمير الخطيب", "سمير الخطيب Samir al-Khatib", "سمير الخطيب (Samir al-Khatib)",
        "Samir al-Khatib [سمير الخطيب]", "سمير الخطيب / Samir al-Khatib", "سمير الخطيب/Samir al-Khatib",
        "Samir al-Khatib - سمير الخطيب", "سمير الخطيب، Samir al-Khatib", "سمير الخطيب\nSamir al-Khatib",
        "سمير الخطيب | Samir al-Khatib", "«سمير الخطيب» (Samir al-Khatib)",
    ],
)  # fmt: skip
def test_both_scripts_of_a_name_are_two_names(cell: str) -> None:
    assert sorted(aliases(cell)) == ["Samir al-Khatib", "سمير الخطيب"]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("سمير الخطيب (أبو هادي)", ["سمير الخطيب", "أبو هادي"]),
        ("سمير (أبو هادي) الخطيب", ["سمير الخطيب", "أبو هادي"]),
        ("سمير الخطيب / أبو هادي", ["سمير الخطيب", "أبو هادي"]),
        ("Samir Khatib (a.k.a. Abu Hadi; a.k.a. Sami Khatib)", ["Samir Khatib", "Abu Hadi", "Sami Khatib"]),
        ("Samir Khatib, also known as Abu Hadi", ["Samir Khatib", "Abu Hadi"]),
        ('Samir Khatib aka "Abu Hadi"', ["Samir Khatib", "Abu Hadi"]),
        ("سمير الخطيب المعروف بأبي هادي", ["سمير الخطيب", "أبي هادي"]),
        ("سمير الخطيب المعروف باسم أبو هادي", ["سمير الخطيب", "أبو هادي"]),
        ("سمير الخطيب المكنى أبو هادي", ["سمير الخطيب", "أبو هادي"]),
        ("Abu Mohammad al-Julani (Ahmed al-Sharaa)", ["Abu Mohammad al-Julani", "Ahmed al-Sharaa"]),
        ("Islamic State of Iraq and Syria (ISIS)", ["Islamic State of Iraq and Syria", "ISIS"]),
        ("Al Qaeda/Al-Qa'ida/Islamic Army", ["Al Qaeda", "Al-Qa'ida", "Islamic Army"]),
        ("South Oil Company شركة نفط الجنوب", ["South Oil Company", "شركة نفط الجنوب"]),
        ("وزارة الدفاع / Ministry of Defense", ["وزارة الدفاع", "Ministry of Defense"]),
        ("جمال عبد الناصر (Gamal Abdel Nasser) (رئيس)", ["جمال عبد الناصر (رئيس)", "Gamal Abdel Nasser"]),
        ("بغداد (Baghdad)", ["بغداد", "Baghdad"]),
    ],
)
def test_an_alias_is_a_name_of_its_own(cell: str, expected: list[str]) -> None:
    assert list(aliases(cell)) == expected


@pytest.mark.parametrize(
    "cell",
    [
        "Samir Khatib", "Khatib, Samir", "Samir Khatib (Jr.)", "Samir Khatib (minister)", "سمير الخطيب (وزير الدفاع)",
        "سمير الخطيب (وزير التجارة)", "Samir Khatib (وزير الدفاع السابق)", "Samir Khatib (born 1960)",
        "Samir Khatib (deceased)", "سمير الخطيب (رحمه الله)", "Samir Khatib (Iraq)", "سمير الخطيب (أبو غريب)",
        "السيد/ سمير الخطيب", "د/ سمير الخطيب", "Eng./ Samir Khatib", "Samir S/O Khalid", "Dr. سمير الخطيب",
        "سمير الخطيب PhD", "محمد Ali", "شركة ABC", "وزارة الدفاع - قسم العقود", "Alias Smith", "سمير الخطيب الملقب بالشيخ",
        "سمير الخطيب / ليلى الخطيب", "عبد الرحمن الشهير", "", "()", "N/A", " / ", "Ева / Ива", "x" * 5000,
    ],
)  # fmt: skip
def test_a_qualifier_stays_and_so_do_the_names_of_two_persons(cell: str) -> None:
    assert aliases(cell) == (cell,)


def test_most_persons_of_the_tables_are_recognized_in_both_scripts() -> None:
    persons = [entity for entity in gazetteer.entities() if entity.kind == "person"][::7]
    found = sum(len(aliases(f"{person.press} {person.arabic}")) == 2 for person in persons)
    strangers = sum(len(aliases(f"{a.press} {b.arabic}")) == 2 for a, b in zip(persons, reversed(persons), strict=True))
    assert found > 0.97 * len(persons)
    assert strangers < 0.08 * len(persons)
    assert 0.6 <= MIN_ALIKE <= 0.75
