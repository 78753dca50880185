"""Rows that give one name in both scripts, and rows that only seem to."""

from __future__ import annotations

import numpy as np
import pytest

from arabtext.errors import ArgumentTypeError, UsageError
from arabtext.names import Authority, Decision, match, unify
from arabtext.names.lists.spellings import against_by_vowels, own_odds, prepare_row, rows_of, share_a_spelling
from arabtext.names.lists.unify import unify_rows
from arabtext.tables.review.questions import make_review


def english(rows: list[tuple[str, ...]]) -> list[list[str]]:
    return [[one.canonical for one in row] for row in unify_rows(rows)]


def clusters(rows: list[tuple[str, ...]], authority: Authority | None = None) -> list[list[int]]:
    return [[one.cluster for one in row] for row in unify_rows(rows, authority)]


@pytest.mark.parametrize(
    ("first", "second", "is_one"),
    [
        ("سمير الخطيب", "Samir al-Khatib", True),
        ("سمير الخطيب", "Sameer Kahteeb", True),
        ("سمير الخطيب", "الخطيب، سمير", True),
        ("فولفغانغ شميت", "Wolfgang Schmidt", True),
        ("أحمد حسن الجبوري", "Ahmed Jubouri", True),
        ("شركة القمر للتجارة", "Moon Trading Company", True),  # a translation cannot be compared
        ("سمير الخطيب", "Layla Nasser", False),
        ("علي الجبوري", "Hassan al-Jabouri", False),
        ("حسن نصر الله", "Qais al-Khazali", False),  # two listed persons
        ("سمير الخطيب", "Самир аль-Хатиб", False),  # letters that are not read
    ],
)
def test_two_cells_of_a_row_are_one_name_unless_hardly_anything_is_alike(first: str, second: str, is_one: bool) -> None:
    (odds,) = own_odds([(first, second)]).values()
    assert (odds > 0) is is_one


def test_a_row_is_prepared_as_its_fullest_spelling_and_the_others() -> None:
    assert [one.text for one in prepare_row(("الخزعلي", "Qais al-Khazali")).readings] == ["Qais al-Khazali", "الخزعلي"]
    assert prepare_row(()).text == ""
    both = prepare_row(("سمير الخطيب", "Samir Khatib"))
    assert share_a_spelling(both, prepare_row(("Samir Khatib",)))
    assert not share_a_spelling(both, prepare_row(("Sameer Khatib",)))


def test_vowels_speak_against_two_people_of_one_arabic_name() -> None:
    rows = [("ملك حداد", "Malik Haddad"), ("ملك حداد", "Malak Haddad"), ("ملك حداد", "Malek Hadad"), ("ملك حداد",)]
    ready = list(map(prepare_row, rows))
    left, right = np.array([0, 0, 0, 1]), np.array([1, 2, 3, 1])
    assert (against_by_vowels(ready, ready, left, right) < 0).tolist() == [True, False, False, False]


def test_the_cells_of_a_row_get_the_same_forms_and_the_latin_one_chooses_the_vowels() -> None:
    assert english([("نمير ملك", "Numayr Malik")]) == [["Numeir Malik"] * 2]
    assert unify(["نمير ملك"])[0].canonical == "Namir Malak"
    found = unify(["نمير ملك", "ليلى ناصر"], latin=["Numayr Malik", None])
    assert [(one.canonical, one.arabic) for one in found] == [
        ("Numeir Malik", "نمير ملك"),
        ("Layla Nasser", "ليلى ناصر"),
    ]


def test_what_one_row_teaches_helps_the_next() -> None:
    assert english([("سمير زرزوقي", "Samir Zurzouki"), ("علي زرزوقي", "")])[1] == ["Ali Zurzouqi"] * 2
    assert unify(["علي زرزوقي"])[0].canonical != "Ali Zurzouqi"
    rows = [("نمير زقزوقان", "Numayr Zaqzouqan"), ("نمير زقزوقان", ""), ("", "Numair Zaqzuqan")]
    assert clusters(rows) == [[0, 0]] * 3


def test_people_of_one_arabic_name_stay_apart_and_a_row_without_vowels_joins_them_no_more() -> None:
    rows = [("ملك حداد", "Malik Haddad"), ("ملك حداد", "Malak Haddad")]
    assert english(rows) == [["Malik Haddad"] * 2, ["Malak Haddad"] * 2]
    (malik, _), (malak, _), (bare, _) = unify_rows([*rows, ("ملك حداد", "")])
    assert malik.cluster != malak.cluster
    assert bare.confidence < 0.6
    assert "may also be" in bare.reason


def test_an_empty_cell_gets_what_the_other_one_got_and_an_empty_row_nothing() -> None:
    found = unify_rows([("n/a", "Ali Karim"), ("علي كريم", ""), ("", "n/a")])
    assert [[one.cluster for one in row] for row in found] == [[0, 0], [0, 0], [-1, -1]]
    assert [one.text for one in found[0]] == ["Ali Karim", "Ali Karim"]
    assert found[2][1].reason == "no name: it says that there is no name"


def test_two_people_in_one_row_stay_apart_and_the_reason_says_so() -> None:
    (first, second), (same, _) = unify_rows([("سمير الخطيب", "Layla Nasser"), ("ليلى ناصر", "Leila Nasir")])
    assert (first.canonical, second.canonical) == ("Samir al-Khatib", "Layla Nasser")
    assert first.cluster != second.cluster == same.cluster
    assert first.reason.startswith("the row has another name, Layla Nasser: ")
    (alone,) = unify(["سمير الخطيب"], latin=["Layla Nasser"])
    assert (alone.canonical, alone.cluster) == ("Samir al-Khatib", 0)


def test_other_columns_and_the_id_of_a_row_with_two_people_belong_to_the_first() -> None:
    rows = [("سمير الخطيب", "Layla Nasser"), ("Samir Khatib", ""), ("ليلى ناصر", "")]
    found = unify_rows(rows, agree={"born": [1970, 1970, 1984]}, distinct=["a", "b", "c"])
    assert [[one.cluster for one in row] for row in found] == [[0, 1], [2, 2], [1, 1]]


def test_a_misspelled_row_is_joined_and_left_for_review() -> None:
    found = [one for row in unify_rows([("سمير الخطيب", "Samr Khatbi")]) for one in row]
    assert {one.cluster for one in found} == {0}
    assert found[0].confidence < 0.85
    assert "in one row: " in found[0].reason
    assert len(make_review(found, Authority(), "").merges) == 1


def test_the_authority_decides_above_the_row() -> None:
    rows = [("سمير الخطيب", "Sameer Kahteeb"), ("علي الجبوري", "Hassan al-Jabouri")]
    split = Decision("Samir al-Khatib", "سمير الخطيب", not_same_as=("Sameer Kahteeb",))
    joined = Decision("Ali al-Jabouri", "علي الجبوري", variants=("Hassan al-Jabouri",))
    assert clusters(rows) == [[0, 0], [1, 2]]
    assert clusters(rows, Authority((split, joined))) == [[0, 1], [2, 2]]
    assert clusters(rows, Authority((split, Decision("Sameer Kahteeb")))) == [[0, 1], [2, 3]]
    assert [one.canonical for one in unify_rows(rows, Authority((split,)))[0]] == ["Samir al-Khatib", "Samir Kahteeb"]


def test_what_is_learned_from_rows_is_each_spelling() -> None:
    found = unify_rows([("سمير الخطيب", "Sameer Khateeb"), ("", "Samir Khatib")])
    (decision,) = Authority().learned(one for row in found for one in row).decisions
    assert {decision.canonical, decision.arabic, *decision.variants} >= {
        "سمير الخطيب",
        "Sameer Khateeb",
        "Samir Khatib",
    }
    assert "" not in decision.variants


def test_a_row_without_a_name_may_have_an_id() -> None:
    assert [one.cluster for one in unify(["Samir Haddad", "n/a", "Layla Nasser"], distinct=[1, 2, 3])] == [0, -1, 1]


def test_a_match_counts_the_better_spelling() -> None:
    left, latin = ["سمير الخصيب", "n/a"], ["Samir al-Khatib", "Layla Nasser"]
    right = ["ليلى ناصر", "Samir al-Khatib"]
    found = match(left, right, latin=(latin, None))
    assert [(one.left, one.right) for one in found] == [(0, 1), (1, 0)]
    assert found[0].score > match(left[:1], right[1:])[0].score
    turned = match(right, left, latin=(None, latin))
    assert [(one.left, one.right) for one in turned] == [(0, 1), (1, 0)]


def test_a_match_tells_people_of_one_arabic_name_by_their_vowels() -> None:
    arabic, latin = ["ملك حداد", "ملك حداد"], ["Malik Haddad", "Malak Haddad"]
    found = match(arabic, arabic, latin=(latin, latin[::-1]))
    assert [(one.left, one.right) for one in found] == [(0, 1), (1, 0)]
    assert [one.right for one in match(arabic[:1], arabic[:1], latin=(latin[:1], latin[1:]))] == [None, 0]


def test_a_match_says_where_a_row_has_two_names() -> None:
    found = match(["سمير الخطيب"], ["Layla Nasser", "x y"], latin=(["Layla Nasser"], None))
    assert found[0].right == 0
    assert "one row has two names, سمير الخطيب / Layla Nasser: " in found[0].reason
    (none, *_) = match(["n/a"], ["Ali Karim"], latin=([""], None))
    assert none.reason == "it says that there is no name"


def test_latin_forms_of_another_length_or_type_are_refused() -> None:
    with pytest.raises(UsageError, match="1 Latin forms for 2 names; give one for each name, or None"):
        rows_of(["a b", "c d"], ["a b"])
    with pytest.raises(ArgumentTypeError):
        unify(["a b"], latin=[3])  # type: ignore[list-item]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("باسم صالح", "Basem Saleh"), ("بسام صالح", "Bassam Saleh")),
        (("سعيد علي", "Said Ali"), ("سعد علي", "Saad Ali")),
        (("عامر قاسم", "Amer Kassem"), ("أمير قاسم", "Amir Kassem")),
    ],
)
def test_rows_that_differ_in_both_scripts_are_two_people(one: tuple[str, str], other: tuple[str, str]) -> None:
    """Although the Arabic form of one may be read as the Latin form of the other."""
    assert clusters([one, other]) == [[0, 0], [1, 1]]


def test_rows_of_one_person_in_both_scripts() -> None:
    rows = [("قيس الخالدي", "Qais Khalidi"), ("قيس الخالدى", "Kais al-Khalidy")]
    assert clusters(rows) == [[0, 0], [0, 0]]
