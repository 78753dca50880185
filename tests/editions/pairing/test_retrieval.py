"""Candidates for pairing by sparse vectors."""

from __future__ import annotations

import numpy as np
import pytest

from arabtext.editions.bilingual.lexicon import lexicon
from arabtext.editions.pairing.retrieval import cosine, name_words, retrieve, shared_numbers, vectors
from arabtext.editions.sides import Both


def test_names_are_found_with_and_without_a_proclitic() -> None:
    ours, theirs = name_words("In Grayson, Grayson spoke."), name_words("(وجرايسون) ثم جرايسون.")
    assert {ours[key] for key in ours.keys() & theirs.keys()} == {"Grayson"}
    assert {theirs[key] for key in ours.keys() & theirs.keys()} == {"وجرايسون"}  # the first that has the key


def test_lower_case_and_short_words_are_no_names() -> None:
    assert name_words("grayson Li") == {}
    assert "Merkel" in name_words("an anti-Merkel speech").values()
    assert set(name_words("بجسر").values()) == {"بجسر"}
    assert (len(name_words("بجسر")), len(name_words("بجسور"))) == (1, 2)


@pytest.mark.parametrize(
    ("english", "arabic", "shared"),
    [
        ("5 men, 52 cars and 1,200 boats", "٥ رجال و٥٢ سيارة و1200 قارب", ["5", "52", "1200"]),
        ("Report 3: the wells", "التقرير الثالث: الآبار", ["3"]),
        ("The sixth round", "الجولة 6", ["6"]),
        ("Chapter 2", "الفصل التاسع", []),
    ],
)
def test_numbers_are_shared_in_digits_and_words(english: str, arabic: str, shared: list[str]) -> None:
    assert shared_numbers(english, arabic) == shared


def test_every_text_has_its_nearest_from_either_side() -> None:
    texts = Both(["The king lives in a house.", "Bread is cheap."], ["الخبز رخيص.", "يسكن الملك في بيت.", "مدينة."])
    rows, columns = retrieve(vectors(texts, lexicon()), 1)
    couples = set(zip(rows.tolist(), columns.tolist(), strict=True))
    assert {(0, 1), (1, 0)} <= couples
    assert set(columns.tolist()) == {0, 1, 2}
    assert len(couples) == 3


def test_a_word_of_very_many_texts_finds_nothing() -> None:
    texts = Both(["bread"] * 1_001 + ["king"], ["خبز"] * 1_001 + ["ملك"])
    rows, columns = retrieve(vectors(texts, lexicon()), 1)
    assert (1_001, 1_001) in set(zip(rows.tolist(), columns.tolist(), strict=True))


def test_rows_have_length_one() -> None:
    both = vectors(Both(["Erdogan won 52 percent.", ""], ["فاز أردوغان بنسبة 52."]), lexicon())
    for matrix in (both.english.english, both.english.arabic, both.english.names, both.english.numbers):
        itself = np.array([0, 1])
        assert cosine(matrix, matrix, itself, itself) == pytest.approx([1, 0])
