"""Origins and spellings of unlisted words."""

from __future__ import annotations

import pytest

from arabtext.names.writing.spell import origins, spellings


def test_origin_of_words_that_trained_nothing() -> None:
    assert origins("شيفاردنادزه")["foreign"] > 0.5
    assert origins("مستعصمي")["arab"] > 0.5
    assert origins("latin") == {"arab": 1.0, "persian": 0.0, "foreign": 0.0}


def test_a_foreign_name_is_spelled_as_its_bearers_spell_it() -> None:
    first = spellings("شنايدر", "foreign")[0]
    assert first.text == "schneider"
    assert first.attested
    assert spellings("latin", "foreign") == ()


def test_a_word_that_writes_foreign_names_is_foreign_with_its_al() -> None:
    assert origins("الكساندر")["foreign"] > 0.9
    assert sum(origins("شيفاردنادزه").values()) > 0.999


@pytest.mark.parametrize("word", ["سفاجا", "تيج", "إربد", "أبنوب", "الأهرامات", "الفاو", "القصر"])
def test_a_word_of_an_arab_place_is_not_foreign(word: str) -> None:
    assert origins(word)["foreign"] < 0.5


@pytest.mark.parametrize("word", ["أندرسون", "إدوارد", "شنايدر", "غوتيريش", "ألكسندر"])
def test_a_foreign_name_is_foreign_with_a_written_hamza(word: str) -> None:
    assert origins(word)["foreign"] > 0.5
