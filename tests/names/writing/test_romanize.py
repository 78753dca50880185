"""The verbs romanize and candidates."""

from __future__ import annotations

import random
import unicodedata
from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import arabtext
from arabtext import clear_caches, names
from arabtext.candidates import Candidate
from arabtext.errors import ArgumentTypeError
from arabtext.names.writing import romanize, schemes
from arabtext.names.writing.net import Net, Reading
from arabtext.names.writing.romanize import BATCH


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


# Columns

WORD = st.text(st.sampled_from("ابتجحدرزسشصطعفقكلمنهويةىأإ"), min_size=1, max_size=9)
LISTED = st.sampled_from(
    ["قيس", "محمد", "عبد", "الله", "أبو", "بن", "الخزعلي", "الشيخ", "Sheikh", "Kais", "al-Khazali", ","]
)
NAME = st.one_of(st.lists(WORD | LISTED, max_size=4).map(" ".join), st.text(max_size=12))


@given(column=st.lists(NAME, max_size=5), scheme=st.sampled_from(["press", "ala-lc", "buckwalter"]))
@settings(max_examples=40, deadline=None)
def test_a_column_is_read_as_its_names_are_read_alone(column: list[str], scheme: str) -> None:
    clear_caches()
    together = names.candidates_all(column, 3, scheme, country="MA")
    clear_caches()
    alone = [names.candidates(name, 3, scheme, country="MA") for name in column]
    assert [[c.text for c in found] for found in together] == [[c.text for c in found] for found in alone]
    scores = [
        (a.score, b.score) for one, two in zip(together, alone, strict=True) for a, b in zip(one, two, strict=True)
    ]
    assert all(abs(a - b) < 1e-3 for a, b in scores)


def unlisted_names(count: int) -> list[str]:
    """Return names whose family name no table lists."""
    draw = random.Random(5)
    families = ("".join(draw.choices("بتجحدرزسشفقكلمني", k=draw.randint(5, 8))) for _ in range(count))
    return [f"سعاد {family}" for family in families]


def test_the_nets_read_each_word_once_and_many_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    column = unlisted_names(1_000)
    read: Counter[tuple[str, tuple[str, ...]]] = Counter()
    calls = []

    def spy(net: Net, words: list[str], *args: Any, **options: Any) -> list[list[Reading]]:
        calls.append(len(words))
        read.update((word, tuple(options["first"])) for word in words)
        return original(net, words, *args, **options)

    original = Net.read
    monkeypatch.setattr(Net, "read", spy)
    clear_caches()
    names.romanize_all(column)
    assert set(read.values()) == {1}
    assert len(calls) <= 5 * len(column) / BATCH  # origins, three ways of spelling, vowels
    assert sum(calls) > 2 * len(column)


def test_repeated_names_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    monkeypatch.setattr(
        romanize, "candidates", lambda name, *_, **__: calls.append(name) or [Candidate(name, 1.0, "x")]
    )
    assert names.romanize_all(["a", "b", "a", "a"]) == ["a", "b", "a", "a"]
    assert calls == ["a", "b"]


def test_a_column_of_anything_but_texts_is_refused() -> None:
    with pytest.raises(ArgumentTypeError, match="a name"):
        names.romanize_all(["قيس", None])  # type: ignore[list-item]
    assert names.romanize_all([]) == []


@pytest.mark.parametrize(
    ("name", "latin", "expected"),
    [
        ("نمير", "Namir", "Namir"),
        ("ملك", "Malik", "Malik"),
        ("ملك", "MALAK", "Malak"),
        ("جريس زقزوقان", "Jurays Zakzoukan", "Jurais Zaqzouqan"),
        ("عبد الملك ملك", "Abdelmalek Malik", "Abdul-Malik Malik"),
        ("الشيخ ملك الخطيب", "KHATIB, Malik", "Sheikh Malik al-Khatib"),
        ("شنايدر", "Schneider", "Schneider"),
    ],
)
def test_a_latin_spelling_chooses_the_vowels_and_the_house_its_letters(name: str, latin: str, expected: str) -> None:
    assert names.candidates(name, 1, latin=latin)[0].text == expected


def test_a_latin_spelling_chooses_in_formal_schemes_too() -> None:
    assert names.candidates("نمير ملك", 1, "ala-lc", latin="Numayr Malik")[0].text == "Numayr Malik"
    assert names.candidates("نمير", 1, "buckwalter", latin="Numayr")[0].text == "nmyr"


@pytest.mark.parametrize("latin", ["", "Hussein", "Toivo", "?", "حسن"])
def test_the_spelling_of_another_name_changes_no_form(latin: str) -> None:
    assert names.candidates("حسن", 5, latin=latin) == names.candidates("حسن", 5)


def test_scores_given_a_latin_spelling_are_probabilities() -> None:
    for name, latin in (("نمير الصافوري", "Numair Safouri"), ("ستيفن هاوكينغ", "Stephen Hawking")):
        found = names.candidates(name, 5, latin=latin)
        assert [c.score for c in found] == sorted((c.score for c in found), reverse=True)
        assert 0 < sum(c.score for c in found) <= 1.001


@pytest.mark.parametrize(
    "name",
    [
        "و\u0300\u0300ونَض",
        "قي\u0301س",
        "ة\u0323الشيخ",
        "سـ\u0301مير",
        "هند-1.-\u0655-النحاس",
        "زياد (سمير؛ 2. -نبيل)",
    ],
)
def test_marks_that_are_not_arabic_and_several_names_are_romanized_once(name: str) -> None:
    once = arabtext.romanize(name)
    assert unicodedata.is_normalized("NFC", once)
    assert not {c for c in once if unicodedata.category(c) == "Mn"}
    assert arabtext.romanize(once) == once


def test_a_mark_on_a_latin_letter_stays() -> None:
    assert arabtext.romanize("Jose\u0301 Pere\u0301z") == "José Peréz"
