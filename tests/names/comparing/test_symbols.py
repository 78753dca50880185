"""Names as symbols for alignment."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabtext.names.comparing.symbols import THE, symbols_of


def row(word: str) -> list[str]:
    return [symbol for symbol, _ in symbols_of(word)]


@pytest.mark.parametrize(
    "words", [("al-Khoury", "El Khoury", "AL KHOURY"), ("Ash-Shami", "Al-Shami"), ("الخوري", "الخورى")]
)
def test_spellings_of_the_article_and_of_capitals_are_one(words: tuple[str, ...]) -> None:
    assert len({tuple(row(word)) for word in words}) == 1
    assert row(words[0])[0] == THE


def test_an_article_glued_to_a_latin_word_is_two_letters() -> None:
    assert row("Alghamdi") == ["a", "l", "gh", "a", "m", "d", "i$"]
    assert row("Ali") == ["a", "l", "i$"]
    assert row("علي")[0] != THE


@pytest.mark.parametrize(
    "words", [("عبد الرحمن", "عبدالرحمن"), ("Abdul Rahman", "Abd al-Rahman", "Abdel-Rahman", "Abdulrahman")]
)
def test_abd_and_its_article_are_the_same_however_written(words: tuple[str, ...]) -> None:
    assert len({tuple(row(word)) for word in words}) == 1
    assert row(words[0])[3] == THE


@pytest.mark.parametrize("words", [("نور الدين", "نورالدين"), ("Nour al-Din", "Nouruddin", "Noureddin")])
def test_al_din_is_the_same_however_written(words: tuple[str, ...]) -> None:
    assert len({tuple(row(word)) for word in words}) == 1
    assert THE in row(words[0])


def test_what_a_pdf_made_of_allah_and_of_an_article_before_alef_is_put_right() -> None:
    assert row("هللا") == row("الله")
    assert row("عبد هللا") == row("عبد الله")
    assert row("األحمد") == row("الأحمد")
    assert row("نجمااللمع") == list("نجمااللمع")  # no article


def test_doubled_consonants_are_one_symbol_and_keep_their_letters() -> None:
    assert symbols_of("Hassan")[2] == ("s", "ss")
    assert row("Hassan") == row("Hasan")
    assert row("Saad")[1] == "aa"


def test_a_silent_h_at_the_end_is_not_one_inside() -> None:
    assert row("Fatimah")[-1] == "h$"
    assert row("Mahdi")[2] == "h"


@given(st.text(max_size=30))
def test_any_text_has_symbols_with_letters(text: str) -> None:
    for symbol, letters in symbols_of(text):
        assert symbol
        assert letters


@pytest.mark.parametrize("arabic", ["رحمة الله", "رحمه الله", "رحمةالله", "رحمت الله"])
def test_a_feminine_ending_is_a_t_before_god(arabic: str) -> None:
    assert "".join(row(arabic)) == "رحمتاله$"
    assert row("وجه الرحمن")[2] == "ه"
