"""Persons who are named by a relative, and names that only seem to be such."""

from __future__ import annotations

import pytest

from arabtext import resources
from arabtext.names import compare, unify
from arabtext.names.known import gazetteer
from arabtext.names.relatives import read_relative


@pytest.mark.parametrize(
    ("text", "relation", "name"),
    [
        ("زوجة سليم حداد", "wife", "سليم حداد"), ("والدة سليم", "mother", "سليم"), ("أرملة سليم حداد", "widow", "سليم حداد"),
        ("ابن محمد علي", "son", "محمد علي"), ("ابنة محمد علي", "daughter", "محمد علي"), ("شقيق سليم", "brother", "سليم"),
        ("طفل سليم حداد", "child", "سليم حداد"), ("عائلة أبو حسن", "family", "أبو حسن"),
        ("عائلة الجبوري", "family", "الجبوري"), ("ابن عم سليم حداد", "cousin", "سليم حداد"),
        ("زوجة شقيق سليم حداد", "wife of the brother", "سليم حداد"), ("wife of Salim Haddad", "wife", "Salim Haddad"),
        ("Wife of the late Salim Haddad", "wife", "Salim Haddad"), ("Salim Haddad's son", "son", "Salim Haddad"),
        ("Baby of Zeinab Ali", "child", "Zeinab Ali"), ("S/O Salim Haddad", "son", "Salim Haddad"),
        ("family of Ahmed", "family", "Ahmed"), ("the Haddad family", "family", "Haddad"),
    ],
)  # fmt: skip
def test_a_relative_is_read(text: str, relation: str, name: str) -> None:
    found = read_relative(text)
    assert found is not None
    assert (found.relation, found.name) == (relation, name)


@pytest.mark.parametrize(
    "text",
    [
        "أم علي", "أبو علي", "أب علي", "آل فلان", "آل ثاني", "Mrs. Salim Haddad", "ابن سينا", "ابن خلدون", "ابن علي",
        "ابن حجر العسقلاني", "مولود حمروش", "عقيلة صالح", "كريمة حداد", "Bank of Kuwait", "Order of Malta",
        "Prince of Wales", "أبناء العراق", "Sons of Iraq", "شركة الأخوة", "جدة", "زوجة", "", "Samir S/O Khalid",
        "Children of Adam Foundation", "Family Haddad", "Father Salim Haddad", "محمد والد علي",
    ],
)  # fmt: skip
def test_a_name_is_no_relative(text: str) -> None:
    assert read_relative(text) is None


def test_no_listed_name_is_a_relative() -> None:
    assert [text for one in gazetteer.entities() for text in one.spellings if read_relative(text)] == []


def test_a_word_that_is_a_listed_name_needs_a_full_name_behind_it() -> None:
    rows = resources.rows("names/relatives.tsv", "form", "needs")
    names = [form for form, needs in rows if any(t.role == "given" for t in gazetteer.tokens_of(form)) and not needs]
    assert names == []


def test_each_relation_has_one_arabic_word() -> None:
    found: dict[str, set[str]] = {}
    for relation, arabic in resources.rows("names/relatives.tsv", "relation", "arabic"):
        found.setdefault(relation, set()).add(arabic)
    assert [relation for relation, words in found.items() if len(words) > 1] == []


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ("زوجة سليم حداد", "سليم حداد", "different"),
        ("wife of Salim Haddad", "سليم حداد", "different"),
        ("ابن محمد علي", "محمد علي", "different"),
        ("زوجة حسن نصر الله", "حسن نصر الله", "different"),  # listed
        ("زوجة سليم حداد", "والدة سليم حداد", "different"),
        ("زوجة سليم حداد", "زوجة كريم حداد", "different"),
        ("زوجة سليم حداد", "wife of Saleem Haddad", "same"),
        ("ابنة سليم حداد", "daughter of Salim Haddad", "maybe"),  # he may have two
        ("ابنة سليم حداد", "ابنة سليم حداد", "same"),
    ],
)
def test_a_relative_is_compared_with_its_like_alone(a: str, b: str, verdict: str) -> None:
    assert compare(a, b).verdict == compare(b, a).verdict == verdict
    if verdict == "different" and "زوجة" in a and "سليم" not in b and "كريم" not in b:
        assert "a relative of" in compare(a, b).reason


def test_a_relative_is_a_person_of_its_own() -> None:
    column = ["زوجة سليم حداد", "سليم حداد", "Wife of Salim Haddad", "زوجة حسن نصر الله"]
    found = unify(column)
    assert [one.cluster for one in found] == [0, 1, 0, 2]
    assert found[0].canonical == "wife of Salim Haddad"
    assert found[2].arabic == "زوجة سليم حداد"
    assert found[3].canonical == "wife of Hassan Nasrallah"
    assert found[0].reason.startswith("a relative of Salim Haddad: wife; ")
    assert "relative" not in found[1].reason


def test_a_title_before_the_relation_is_left_out() -> None:
    found = read_relative("السيدة حرم المهندس باسل ناجي")
    assert found is not None
    assert (found.relation, found.name) == ("wife", "المهندس باسل ناجي")
    assert read_relative("الشيخة بنت حمد ناجي") is None
    assert read_relative("الشيخ ابن باز") is None


def test_a_child_of_a_family_is_named_by_the_family() -> None:
    found = read_relative("رضيعة من أسرة ناجي")
    assert found is not None
    assert (found.relation, found.name) == ("child of the family", "ناجي")
