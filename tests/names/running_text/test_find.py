"""Names in running text: twenty paragraphs a language, our own sentences, every name labelled by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from arabtext.names import find

CASES = Path(__file__).parents[2] / "cases" / "find"
KINDS = {"P": "person", "O": "organization", "L": "place"}
Label = tuple[int, int, str]


def paragraphs(language: str) -> Iterator[tuple[str, set[Label]]]:
    for marked in (CASES / f"{language}.txt").read_text(encoding="utf-8").strip().split("\n\n"):
        text, gold, position = "", set[Label](), 0
        for match in re.finditer(r"\{([POL]):([^}]+)\}", marked):
            text += marked[position : match.start()]
            gold.add((len(text), len(text) + len(match.group(2)), KINDS[match.group(1)]))
            text, position = text + match.group(2), match.end()
        yield text + marked[position:], gold


@pytest.mark.parametrize("language", ["english", "arabic"])
def test_names_of_the_labelled_paragraphs_are_found(language: str) -> None:
    right = found = wanted = 0
    for text, gold in paragraphs(language):
        got = {(m.start, m.end, m.kind) for m in find(text) if m.kind != "term"}
        right, found, wanted = right + len(got & gold), found + len(got), wanted + len(gold)
    assert wanted > 75
    assert right / found >= 0.95
    assert right / wanted >= 0.95


@pytest.mark.parametrize(
    "text",
    [
        "كان الأمل كبيرا وكان العام سعيدا والرجل حكيما.",
        "طالب زعيم النقابة بزيادة الأجور.",
        "الحياة صعبة والسلام بعيد والنصر قريب.",
        "May was a hard month. Will he come? The Fall of the empire.",
        "Rose prices fell. Grace and Hope are virtues.",
    ],
)
def test_common_words_that_equal_names_are_no_names(text: str) -> None:
    assert find(text) == []


def test_a_place_whose_name_is_a_common_word_needs_a_preposition() -> None:
    assert [m.canonical for m in find("سافر إلى مسقط أمس.")] == ["Muscat"]
    assert find("عاد إلى منزله، مسقط رأسه.") == []


def test_a_short_form_has_the_article_that_the_name_has() -> None:
    found = find("وصل نواف سلام. والسلام بعيد، وقال سلام إنه باق.")
    assert [m.text for m in found] == ["نواف سلام", "سلام"]


def test_the_longer_name_behind_an_article_wins() -> None:
    assert [m.canonical for m in find("The Guardian Council met. The Guardian wrote.")] == [
        "Guardian Council",
        "The Guardian",
    ]


def test_both_editions_of_the_example_name_the_same_persons(examples: Path) -> None:
    found = [
        {m.canonical for m in find((examples / name).read_text(encoding="utf-8")) if m.kind == "person"}
        for name in ("port_en.md", "port_ar.md")
    ]
    assert found[0] == found[1]
    assert len(found[0]) == 13


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("Sheikh Numair Haddad met the minister.", "Numeir Haddad"),
        ("The minister met with Numair al-Haddad and others", "Numeir Haddad"),
        ("Namir Haddad met the minister.", "Namir Haddad"),
        ("Samir Khatib met the minister.", "Namir Haddad"),
        ("", "Namir Haddad"),
    ],
)
def test_the_english_edition_chooses_the_vowels_of_an_unlisted_person(english: str, expected: str) -> None:
    found = find("التقى الشيخ نمير حداد بالوزير", latin=english)
    assert [(m.text, m.canonical) for m in found] == [("نمير حداد", expected)]


def test_the_english_edition_changes_nothing_but_canonical_forms() -> None:
    text = "التقى الشيخ نمير حداد قيس الخزعلي في بغداد."
    alone, beside = find(text), find(text, latin="Numair Haddad and Qays al-Khazali met in Baghdad.")
    assert [(m.start, m.end, m.kind) for m in alone] == [(m.start, m.end, m.kind) for m in beside]
