"""The forms of a cluster, and what the rest of the column says of its words."""

from __future__ import annotations

from collections import Counter

import pytest

from arabtext.names import unify
from arabtext.names.lists.forms import Written, best_arabic, choose_forms, written


def forms(*groups: list[str]) -> list[tuple[str, str]]:
    return [(english, arabic) for english, arabic, _ in choose_forms(list(map(cells, groups)))]


def cells(texts: list[str]) -> list[Written]:
    return [(written(text), count) for text, count in Counter(texts).items()]


def test_the_latin_spelling_chooses_the_vowels_and_the_house_its_letters() -> None:
    assert forms(["سمير زرزوقي", "Sameer ZURZOUKI"]) == [("Samir Zurzouqi", "سمير زرزوقي")]
    assert forms(["سمير زرزوقي"]) == [("Samir Zarzouqi", "سمير زرزوقي")]


def test_what_is_learned_of_a_word_helps_the_next_that_has_no_latin_spelling() -> None:
    learned = forms(["سمير زرزوقي", "Samir Zurzouki"], ["علي زرزوقي"], ["ليلى الزرزوقي"])
    assert [english for english, _ in learned] == ["Samir Zurzouqi", "Ali Zurzouqi", "Layla al-Zurzouqi"]


def test_the_latin_spelling_of_a_cluster_counts_more_than_those_of_others() -> None:
    learned = forms(*(["سمير زرزوقي", "Samir Zurzouki"], ["حسن زرزوقي", "Hassan Zarzouki"]))
    assert [english for english, _ in learned] == ["Samir Zurzouqi", "Hassan Zarzouqi"]


def test_a_word_of_the_curated_tables_is_another_persons_with_its_own_vowels() -> None:
    learned = forms(["ملك حداد", "Malik Haddad"], ["ملك ناصر"])
    assert [english for english, _ in learned] == ["Malik Haddad", "Malak Nasser"]


def test_the_arabic_of_a_word_is_learned_too() -> None:
    (_, arabic), (_, learned) = forms(["سمير زقزوق", "Samir Zaqzouq"], ["Ali Zaqzouq"])
    assert (arabic, learned) == ("سمير زقزوق", "علي زقزوق")


def test_a_foreign_name_is_spelled_as_the_column_spells_it() -> None:
    assert forms(["أغنر تويفو", "Agner Toivo"]) == [("Agner Toivo", "أغنر تويفو")]


@pytest.mark.parametrize(
    "cell", ["Samir Zurzouki سمير زرزوقي", "سمير زرزوقي (Samir Zurzouki)", "Samir Zurzouki / سمير زرزوقي"]
)
def test_a_cell_with_both_scripts_is_read_as_two_spellings(cell: str) -> None:
    assert forms([cell]) == [("Samir Zurzouqi", "سمير زرزوقي")]
    assert best_arabic(cells([cell]), "") == "سمير زرزوقي"
    assert {one.canonical for one in unify(["Qais al-Khazali", "Qais al-Khazali قيس الخزعلي"])} == {"Qais al-Khazali"}


def test_the_latin_spelling_of_another_name_chooses_nothing() -> None:
    assert forms(["سمير زرزوقي", "Toivo Agner"])[0][1] == "سمير زرزوقي"
    assert forms() == []


def test_progress_is_reported() -> None:
    calls: list[tuple[str, int, int]] = []
    list(choose_forms([cells(["سمير"])], lambda *call: calls.append(call)))
    assert calls[-1][1:] == (1, 1)


def test_signs_around_a_respelled_word_are_kept() -> None:
    assert best_arabic([(("هدي (رحمها الله) «احمد»", ""), 1)], "") == "هدى (رحمها الله) «أحمد»"
