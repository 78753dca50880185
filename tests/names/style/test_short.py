"""The form of a later mention, and a name at the beginning of a sentence."""

from __future__ import annotations

import pytest

from arabtext.names import Style, parse, styles
from arabtext.names.style.short import begin_sentence, short_form


@pytest.mark.parametrize(
    ("style", "name", "short"),
    [
        ({}, "Qais al-Khazali", "Khazali"),
        ({"article_later": "kept"}, "Qais al-Khazali", "al-Khazali"),
        ({"article_later": "kept", "article_first": "capital"}, "Qais al-Khazali", "Al-Khazali"),
        ({"article": "el-"}, "Ahmed Mohamed el-Sayed", "Sayed"),
        ({"article": "Al "}, "Raad Al Khazali", "Khazali"),
        ({"article_later": "kept"}, "Hezbollah", "Hezbollah"),
        ({"article_later": "kept"}, "", ""),
    ],
)
def test_short_form(style: dict[str, str], name: str, short: str) -> None:
    assert short_form(name, Style.of(style)) == short


@pytest.mark.parametrize("name", ["Qais al-Khazali", "Mohammed bin Salman", "Abu Mahdi", "Tamim bin Hamad Al Thani"])
def test_the_house_shortens_as_a_parsed_name_does(name: str) -> None:
    assert short_form(name, Style()) == parse(name).short


def test_agencies_differ_about_the_article() -> None:
    found = {style: short_form("Qais al-Khazali", Style.of(style)) for style in styles()}
    assert {style for style, short in found.items() if short == "al-Khazali"} == {"ap", "ijmes-plain"}


def test_a_sentence_begins_with_a_capital() -> None:
    assert [begin_sentence(text) for text in ("al-Khazali", "bin Laden", "Qais", "")] == [
        "Al-Khazali",
        "Bin Laden",
        "Qais",
        "",
    ]
