"""Names that no table lists."""

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
        ("استقال محمد علي حسن البصري أمس", "محمد علي حسن البصري"),
    ],
)
def test_a_long_name_is_found_whole(text: str, name: str) -> None:
    assert [m.text for m in names.find(text)] == [name]


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("We met Samir Tarvil al- yesterday.", ["Samir Tarvil"]),  # an article that ends nothing is left out
        ("Samir Tarvil bin said so.", ["Samir Tarvil"]),  # and so is a particle
        ("Then Abu Tarvil came.", ["Abu Tarvil"]),  # a kunya begins a name, with a capital
        ("then abu Tarvil came.", []),
        ("Samir met Tarvil.", ["Samir", "Tarvil"]),
        (
            "Samir Tarvil, Nabil Zarnouk and Adel al-Tarvil",
            ["Samir Tarvil", "Nabil Zarnouk", "Adel al-Tarvil"],
        ),
        ("And Samir Khoury left", ["Samir Khoury"]),  # a function word begins no name
        ("قال سمير الطرفيلي إن", ["سمير الطرفيلي"]),  # a nisba ends a name
        ("قال سمير الطرفيلي على", ["سمير الطرفيلي"]),  # a function word does not continue it
        ("قال سمير حداد في بيروت", ["سمير حداد"]),
        ("وسمير حداد", ["سمير حداد"]),  # a proclitic is no part of it
        ("لسمير الطرفيلي", ["سمير الطرفيلي"]),
    ],
)
def test_where_a_built_name_begins_and_ends(text: str, persons: list[str]) -> None:
    found = [mention for mention in names.find(text) if mention.kind == "person"]
    assert [mention.text for mention in found] == persons
    assert all(text[mention.start : mention.end] == mention.text for mention in found)
