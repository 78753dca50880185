"""Words and what is glued to them: edges, chains, endings, hamza."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabtext import normalize, resources
from arabtext.script.chars import TASHKEEL, TATWEEL, ZWNJ
from arabtext.script.morphology import (
    WORD,
    Token,
    bare,
    endings,
    fold_hamza,
    fold_letters,
    proclitics,
    tokens,
    without_ending,
    without_proclitic,
)

ROWS = list(resources.rows("script/clitics.tsv", "form", "place", "kind", "fitted", "attaches_to"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("قال: محمد الحسن.", ["قال", "محمد", "الحسن"]),
        ("محمد (أبو علي)، «الحسن»؟", ["محمد", "أبو", "علي", "الحسن"]),
        ("مُحَمَّدٌ، الـعراق", ["مُحَمَّدٌ", "الـعراق"]),
        (f"می{ZWNJ}خواهم {ZWNJ}x", [f"می{ZWNJ}خواهم", "x"]),
        ("'Qur'an' and Davis' Ka‘bi’s", ["Qur'an", "and", "Davis", "Ka‘bi’s"]),
        ("ʿAlī al-Shaʾm", ["ʿAlī", "al", "Shaʾm"]),
        ("1,234.5 ١٬٢٣٤٫٥ 2021. 3,", ["1,234.5", "١٬٢٣٤٫٥", "2021", "3"]),
        ("3ala 3.5mm F16 و500", ["3ala", "3", "5mm", "F16", "و500"]),
        ("\N{ARABIC FATHA} — ... !", []),
        ("", []),
    ],
)
def test_a_word_ends_where_punctuation_begins(text: str, words: list[str]) -> None:
    assert [token.text for token in tokens(text)] == words == WORD.findall(text)


def test_a_token_has_the_script_of_its_first_letter() -> None:
    found = tokens("ـقال Ali Иван 1,500 7و")
    assert [token.script for token in found] == ["arabic", "latin", "other", "number", "arabic"]
    assert found[1] == Token(5, 8, "Ali", "latin")


@given(st.text(max_size=60))
def test_tokens_are_stretches_of_the_text_in_order(text: str) -> None:
    found = tokens(text)
    assert all(text[token.start : token.end] == token.text for token in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    inside = {at for token in found for at in range(token.start, token.end)}
    assert not any(character.isalnum() for at, character in enumerate(text) if at not in inside)


def test_the_table_holds_every_chain_of_a_conjunction_a_preposition_and_the_article() -> None:
    kinds = {form: kind for form, place, kind, *_ in ROWS if place == "before"}
    slots = (("", "و", "ف"), ("", "ب", "ل", "ك", "س"), ("", "ال"))
    for parts in itertools.product(*slots):
        chain = [part for part in parts if part]
        if not chain or parts[1:] == ("س", "ال"):
            continue
        form = "".join(chain).replace("لال", "لل")
        assert kinds.pop(form) == "+".join(kind for kind in (_kind(part) for part in chain))
    assert set(kinds) == {"أ", "أو", "أف", "في"}


def _kind(part: str) -> str:
    ((kind),) = {kind for form, place, kind, *_ in ROWS if (form, place) == (part, "before")}
    return kind


def test_the_article_can_be_taken_or_left() -> None:
    assert {form for form in proclitics(before="noun", article=True) if not form.endswith(("ال", "لل"))} == set()
    assert proclitics(before="noun", article=False) == (
        *("ب", "ف", "ك", "ل", "و"),
        *("فب", "فك", "فل", "لل", "وب", "وك", "ول"),
        *("فلل", "ولل"),
    )
    assert "س" not in proclitics(before="noun")
    assert "أ" not in {*proclitics(before="noun"), *proclitics(before="verb")}


#: What the data were made with. A change here needs a rebuild of the file named beside it.
FITTED = {
    "lexicon": (  # models/lexicon.npz
        "وبال وال بال فال كال ولل لل ال وس وب ول في و ف ب ل ك س",
        "تهما تها تهم ائها يات يون يين ات ون ين ان ها هم نا كم يه ته وا ه ي ت ا",
    ),
    "suspects": (  # script/suspect_weights.tsv
        "وال بال فال كال ولل أو أف لل ال وب ول وس فس و ف ب ل ك س أ",
        "كما هما تها ته تهم كم هم هن ها نا ني ون ين ان ات وا ه ك ي ا ة",
    ),
    "splits": (  # the words that train the models and those that test them
        "ال وال فال بال كال لل",
        "يه ات ون ين ان يون ها ه ي ا هم",
    ),
}


@pytest.mark.parametrize("data", FITTED)
def test_fitted_data_keep_the_rows_they_were_made_with(data: str) -> None:
    before, after = FITTED[data]
    assert set(proclitics(fitted=data)) == set(before.split())  # type: ignore[arg-type]
    assert set(endings(fitted=data)) == set(after.split())  # type: ignore[arg-type]


def test_marks_go_with_the_proclitic_they_are_on() -> None:
    word = "وَالـبَيْت"
    rests = list(without_proclitic(word, proclitics(before="noun"), 3))
    assert rests == ["الـبَيْت", "بَيْت"]
    assert all(word.endswith(rest) for rest in rests)


def test_so_many_letters_are_left() -> None:
    assert list(without_proclitic("وعد", proclitics(before="noun"), 2)) == ["عد"]
    assert list(without_proclitic("وعد", proclitics(before="noun"), 3)) == []
    assert list(without_proclitic("و", proclitics(before="noun"), 0)) == []
    assert list(without_ending("بيت", ("ت",), 2)) == ["بي"]
    assert list(without_ending("بيت", ("ت",), 3)) == []


@given(st.text(st.sampled_from("وبلكفسأاإآلعرق" + TASHKEEL + TATWEEL), max_size=12))
def test_a_proclitic_and_the_rest_are_the_word(word: str) -> None:
    for rest in without_proclitic(word, proclitics()):
        clitic = word.removesuffix(rest)
        assert bare(clitic) in proclitics()
        assert not rest or rest[0] not in bare.table


@given(st.text("ءبتةثجحخدذرزسشصضطظعغفقكلمنهويىؤئأإآ", max_size=2))
def test_letters_are_folded_as_the_profile_search_folds_them(word: str) -> None:
    assert fold_letters(word) == normalize(word, "search")
    assert fold_letters(fold_hamza(word)) == fold_letters(word)


def test_hamza_alone_stays_and_its_seats_do_not() -> None:
    assert fold_hamza("أإآٱؤئء ىة") == "ااااويء ىة"
    assert fold_letters("أإآٱؤئء ىة") == "ااااوي يه"
