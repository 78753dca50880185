"""Later mentions."""

from __future__ import annotations

from arabtext import names


def canonical(text: str) -> list[tuple[str, str]]:
    return [(m.text, m.canonical) for m in names.find(text)]


def test_a_short_form_has_the_canonical_form_of_its_person() -> None:
    assert canonical("Karim Haidar al-Basri came. Basri left.") == [
        ("Karim Haidar al-Basri", "Karim Haidar al-Basri"),
        ("Basri", "Karim Haidar al-Basri"),
    ]


def test_a_short_form_of_two_persons_is_nobodys() -> None:
    found = canonical("Karim Haidar al-Basri met Samir Ali al-Basri. Basri left.")
    assert ("Basri", "Karim Haidar al-Basri") not in found
    assert ("Basri", "Samir Ali al-Basri") not in found


def test_an_abbreviation_given_in_brackets_is_its_organization() -> None:
    assert ("FBP", "Free Basra Party") in canonical("The Free Basra Party (FBP) agreed. FBP left.")


def test_a_short_form_before_its_person_is_found_too() -> None:
    assert canonical("Basri left. Karim Haidar al-Basri came.")[0] == ("Basri", "Karim Haidar al-Basri")


def test_a_family_name_alone_is_the_only_listed_person_who_fits() -> None:
    assert canonical("Kadhimi's aide left.") == [("Kadhimi", "Mustafa al-Kadhimi")]


def test_an_abbreviation_of_two_letters_is_found_again() -> None:
    found = names.find("Renad Mansour, of Chatham House (CH), met Mansour. CH left.")
    assert [(m.text, m.first) for m in found] == [
        ("Renad Mansour", 0), ("Chatham House", 18), ("CH", 18), ("Mansour", 0), ("CH", 18),
    ]  # fmt: skip
    assert found[1].abbreviation == "CH"
    assert all(0.5 <= m.probability <= 1 for m in found)


def test_both_scripts_of_one_name_side_by_side_are_one() -> None:
    found = names.find("قال قيس الخزعلي (Qais al-Khazali) إن الأمر انتهى.")
    assert {m.canonical for m in found} == {"Qais al-Khazali"}
    assert {m.first for m in found} == {4}
