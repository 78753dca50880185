"""Names recognized by their build."""

from __future__ import annotations

import pytest

from arabtext import names

PERSON_TEXT = "Sheikh Karim Haidar al-Basri met Dr. Amal Hashimi. Basri thanked her, and the Free Basra Party (FBP) agreed. FBP left."


def test_find_recognizes_names_by_their_build() -> None:
    found = {(m.text, m.kind, m.canonical) for m in names.find(PERSON_TEXT)}
    assert ("Karim Haidar al-Basri", "person", "Karim Haidar al-Basri") in found
    assert ("Basri", "person", "Karim Haidar al-Basri") in found
    assert ("Amal Hashimi", "person", "Amal Hashimi") in found
    assert ("FBP", "organization", "Free Basra Party") in found


@pytest.mark.parametrize(
    "text",
    [
        "كان الأمل كبيرا في فتح الطريق.",
        "The hope was great, and the will was there.",
        "صور جديدة من القاعدة في المدينة",
        "May 5 was a Monday; as Iran said",
    ],
)
def test_common_words_are_not_taken_for_persons_or_organizations(text: str) -> None:
    assert [m for m in names.find(text) if m.kind != "place"] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The minister, Samir Ali Hassan Karim al-Basri, resigned.",
            "Samir Ali Hassan Karim al-Basri",
        ),
        ("استقال محمد علي حسن كريم حيدر البصري أمس", "محمد علي حسن كريم حيدر البصري"),
    ],
)
def test_a_long_name_is_found_whole(text: str, name: str) -> None:
    assert [m.text for m in names.find(text)] == [name]
