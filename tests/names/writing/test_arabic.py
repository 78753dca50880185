"""Units in Arabic letters brought to the house form."""

from __future__ import annotations

import pytest

from arabtext.names import Style
from arabtext.names.writing.arabic import arabic_unit, unlisted
from arabtext.names.writing.usage import usage_of

PRESS = usage_of(Style())


@pytest.mark.parametrize(
    ("word", "source", "lowest", "highest"),
    [
        ("سعاد", "given", 0.81, 0.91),
        ("الجبوري", "family", 0.79, 0.89),
        ("كريستوفر", "western", 0.92, 1.0),
        ("باجوه", "attested", 0.75, 0.85),
        ("كافي", "family", 0.42, 0.52),  # also Caffey
        ("أنصار", "words", 0.83, 0.93),
    ],
)
def test_the_first_listed_spelling_is_probable_and_not_certain(
    word: str, source: str, lowest: float, highest: float
) -> None:
    first = arabic_unit(word, PRESS, 1)[0]
    assert first.source == source
    assert lowest <= first.score <= highest


@pytest.mark.parametrize("word", ["سعاد", "الجبوري", "تويفو", "عبد الملك"])
def test_scores_add_up_to_one_at_most(word: str) -> None:
    found = arabic_unit(word, PRESS, 20)
    assert [c.score for c in found] == sorted((c.score for c in found), reverse=True)
    assert sum(c.score for c in found) <= 1.001


@pytest.mark.parametrize(("word", "expected"), [("باجوه", "Bajwa"), ("دبير", "Dabir"), ("حسرت", "Hasrat")])
def test_the_speller_outweighs_the_vocalizer(word: str, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words of the attested table, read as if it did not have them."""
    monkeypatch.setattr("arabtext.names.known.gazetteer.arabic_tokens", dict)
    assert arabic_unit(word, PRESS, 1)[0].text == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("قصيدة", "Qasida"),  # the speller and the vocalizer agree
        ("إعداد", "Idad"),
        ("بلمليح", "Belmlih"),  # the speller alone has it
    ],
)
def test_forms_of_one_model_alone_count_for_less(word: str, expected: str) -> None:
    assert arabic_unit(word, PRESS, 1)[0].text == expected


def test_what_no_table_spells() -> None:
    assert unlisted("الشيخ محمد بن تويفو (برطماني).") == ["تويفو", "برطماني"]
    assert unlisted("عبد الملك") == unlisted("Mohammed") == []


def test_a_vowelled_word_is_written_as_it_is_vowelled() -> None:
    assert arabic_unit("بُرطُمانِيّ", PRESS, 1)[0].text == "Burtumani"


def test_an_unlisted_word_with_alef_maksura_is_spelled_as_it_sounds() -> None:
    texts = [arabic_unit(word, PRESS, 1)[0].text for word in ("الدخنى", "الدخني")]
    assert texts[0] == texts[1]
