"""The verbs romanize and candidates."""

from __future__ import annotations

import pytest

import arabtext
from arabtext import names
from arabtext.errors import ArgumentTypeError
from arabtext.names.writing import schemes


def test_candidates_say_where_they_come_from() -> None:
    assert names.candidates("قيس الخزعلي")[0].source == "person"
    assert names.candidates("بغداد")[0].source == "place"
    assert names.candidates("سعاد")[0].source == "given"
    assert names.candidates("123")[0].source == "unchanged"
    found = names.candidates("فلان الزقزوقان", 3)
    assert len(found) == 3
    assert found[0].source == "model"
    assert found[0].score > found[1].score


@pytest.mark.parametrize("name", ["x" * 5000, " ".join(["محمد"] * 500), "قيسABC", "a@b.org", "N/A", "-", "\x00"])
def test_odd_names_give_something_sensible(name: str) -> None:
    assert isinstance(arabtext.romanize(name), str)
    assert isinstance(arabtext.names.parse(name).short, str)


def test_the_kings_angel_is_no_king() -> None:
    assert arabtext.romanize("عبد الملك", "ala-lc") == "‘Abd al-Malik"
    assert arabtext.romanize("عبد الله قرداش", "ala-lc") == "‘Abd Allāh Qardāsh"


def test_scores_are_probabilities_that_never_add_up_to_more_than_one() -> None:
    for name in ("حيدر الصافوري", "ستيفن هاوكينغ", "قيس هادي"):
        found = names.candidates(name, 5)
        assert [c.score for c in found] == sorted((c.score for c in found), reverse=True)
        assert 0 < sum(c.score for c in found) <= 1.001


def test_a_wrong_type_is_a_clear_error() -> None:
    with pytest.raises(ArgumentTypeError, match="name must be str"):
        arabtext.romanize(3)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال: محمد الحسن.", "Qāla: Muḥammad al-Ḥasan."),
        ("قيس الخزعلي، اليوم", "Qays al-Khaz‘alī, al-Yawm"),
        ("محمد (أبو علي) الحسن", "Muḥammad (Abū ‘Alī) al-Ḥasan"),
        ("محمد الحسن؟", "Muḥammad al-Ḥasan?"),
        ("«محمد الحسن»؛", "«Muḥammad al-Ḥasan»;"),
        ('"الحسن"!', '"al-Ḥasan"!'),
        ("[محمد/الحسن]", "[Muḥammad/al-Ḥasan]"),
        ("محمد الحسن 1974", "Muḥammad al-Ḥasan 1974"),
        ("محمد Ali الحسن.", "Muḥammad Ali al-Ḥasan."),
        ("د. محمد الحسن", "D. Muḥammad al-Ḥasan"),
        ("(عبد الملك).", "(‘Abd al-Malik)."),
    ],
)
def test_signs_at_a_word_leave_it_its_vowels_in_formal_schemes(text: str, expected: str) -> None:
    assert arabtext.romanize(text, "ala-lc") == expected


@pytest.mark.parametrize("scheme", [name for name in schemes.names() if not schemes.is_transliteration(name)])
def test_the_weakest_part_names_the_source_in_every_scheme(scheme: str) -> None:
    for name in ("سعاد زقزوقان", "زقزوقان سعاد"):
        found = names.candidates(name, 1, scheme)[0]
        assert found.source == names.candidates("زقزوقان", 1, scheme)[0].source
        assert found.score < names.candidates("سعاد", 1, scheme)[0].score
