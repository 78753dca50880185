"""Names that are run together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import arabtext
from arabtext.names import compare, parse
from arabtext.names.known import gazetteer, run_together
from arabtext.names.known.run_together import cut


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("سيدعباس", "Sayyid Abbas"),
        ("عبدالعالمحرم", "Abdul-Aal Muharram"),
        ("عبدالرحمنمحمد", "Abdul-Rahman Muhammad"),
        ("عبداللهمحمد", "Abdullah Muhammad"),
        ("فاطمةالزهراء", "Fatima al-Zahra"),
        ("محىالدين", "Muhyi al-Din"),
        ("محمدعلي", "Muhammad Ali"),
        ("حسنعلي", "Hassan Ali"),
        ("علياحمد", "Ali Ahmad"),  # عليا and حمد are names too, and rarer
        ("بهاءالدين", "Bahaa al-Din"),
    ],
)
def test_names_are_cut_apart(word: str, expected: str) -> None:
    assert arabtext.romanize(word) == expected


@pytest.mark.parametrize(
    "word",
    ["جادرجي", "ديماريا", "بريلوي", "زقزوقان", "نورالدين", "عبدالله", "بنسالم", "كريستوفر", "ميراحمدي", "عبدالعال"],
)
def test_one_word_stays_whole(word: str) -> None:
    assert cut(word) == ()


def test_no_word_of_the_tables_written_by_hand_is_cut() -> None:
    words = {token.arabic for token in gazetteer.tokens() if token.source != "attested"}
    assert [word for word in words if cut(word)] == []


def test_the_rarer_name_must_be_common() -> None:
    counts = [min(max(t.count for t in gazetteer.tokens_of(half)) for half in cut(w)) for w in ("سيدعباس", "احمدحسن")]
    assert min(counts) >= run_together.MIN_COUNT
    assert min(max(t.count for t in gazetteer.tokens_of(half)) for half in ("ديما", "ريا")) < run_together.MIN_COUNT


@pytest.mark.parametrize(
    ("glued", "spaced"),
    [
        ("سيدعباس الموسوي", "سيد عباس الموسوي"),
        ("نورالعيون", "Nour al-Ayoun"),
        ("محىالدين أحمد", "محيي الدين أحمد"),
        ("احمدحسن علي", "أحمد حسن علي"),
    ],
)
def test_a_name_is_the_same_glued_and_spaced(glued: str, spaced: str) -> None:
    assert compare(glued, spaced).verdict == "same"


def test_a_title_that_is_run_together_is_a_title() -> None:
    assert parse("سيدعباس الموسوي").titles == parse("سيد عباس الموسوي").titles == ("سيد",)


@given(st.text("سيدعبامحنورالهةى ", max_size=30))
def test_what_is_cut_is_the_word(text: str) -> None:
    for word in text.split():
        assert "".join(cut(word)) in ("", word)
    assert arabtext.romanize(arabtext.romanize(text)) == arabtext.romanize(text)
