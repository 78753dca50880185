"""How alike two parts of names are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabtext.names.comparing.compare import compare_prepared, prepare, score_pairs
from arabtext.names.comparing.likeness import likeness, prepare_part, probability
from arabtext.names.model import Part

NAMES = st.text("اأإبتحخدرسشصعغفقكلمنهوي abdehiklmnorstuwyz-'", min_size=1, max_size=12)


def of(left: str, right: str, role: str = "family") -> float:
    return likeness(prepare_part(Part(left, role)), prepare_part(Part(right, role)))[0]  # type: ignore[arg-type]


def relation(left: str, right: str) -> str:
    return likeness(prepare_part(Part(left, "family")), prepare_part(Part(right, "family")))[1]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("الغطريفي", "al-Ghatrifi"),
        ("بوشناقة", "Bouchnaga"),
        ("دعدوش", "Daadouche"),
        ("القرمطي", "El Garmati"),
        ("عبد المتين", "Abdelmatin"),
    ],
)
def test_words_that_no_table_joins_are_judged_by_their_letters(left: str, right: str) -> None:
    assert of(left, right) > 0.8


@pytest.mark.parametrize(
    ("left", "right"), [("دعدوش", "Daadaa"), ("بوشناقة", "Bouchama"), ("علاء", "Ali"), ("عبد المتين", "Matin")]
)
def test_other_words_are_not_alike(left: str, right: str) -> None:
    assert of(left, right) < 0.5


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ghatrifi", "Ghatreefi"),
        ("Bouchnaga", "Bushnaqa"),
        ("Daadouche", "Dadoush"),
        ("Abdelghatrif", "Abdul Ghatreef"),
    ],
)
def test_latin_spellings_of_one_name_are_alike(left: str, right: str) -> None:
    assert of(left, right) == of(right, left) > 0.6


@pytest.mark.parametrize(
    ("left", "right"),
    [("Ghatrifi", "Ghatrini"), ("Bouchnaga", "Bouchama"), ("Abdelghatrif", "Abdelkatrim"), ("Fatloun", "Katloun")],
)
def test_latin_spellings_of_two_names_are_not(left: str, right: str) -> None:
    assert of(left, right) < 0.5


def test_another_vowel_is_less_alike_than_another_way_to_write_it() -> None:
    assert of("Ghatrifi", "Ghatreefi") > of("Ghatrifi", "Ghatrufi") + 0.03
    assert of("Fatloun", "Fatlun") > of("Fatloun", "Fatlin") + 0.03


@pytest.mark.parametrize("written", ["ابومازن", "أبومازن", "أبو مازن"])
@pytest.mark.parametrize("latin", ["Abu Mazen", "Abu-Mazen", "Abou Mazen"])
def test_a_kunya_meets_itself_however_it_is_written(written: str, latin: str) -> None:
    roles = ["kunya" if " " in name else "family" for name in (written, latin)]
    left, right = (prepare_part(Part(n, r)) for n, r in zip((written, latin), roles, strict=True))  # type: ignore[arg-type]
    assert likeness(left, right)[0] > 0.9
    assert likeness(left, prepare_part(Part("Mazen", "family")))[0] == 0


@pytest.mark.parametrize(("name", "initial"), [("أحمد", "A."), ("جعدان", "J."), ("Khaled", "K."), ("قرموط", "Q.")])
def test_an_initial_meets_a_name_that_may_begin_with_it(name: str, initial: str) -> None:
    part = prepare_part(Part(name, "given"))
    assert likeness(part, prepare_part(Part(initial, "initial")))[0] > 0.5
    assert likeness(part, prepare_part(Part("Z.", "initial")))[0] == 0


@settings(deadline=None)
@given(NAMES, NAMES)
def test_likeness_is_symmetric_and_a_share(left: str, right: str) -> None:
    assert of(left, right) == pytest.approx(of(right, left))
    assert 0 <= of(left, right) <= 1
    assert of(left, left) == 1


@settings(deadline=None)
@given(st.text(max_size=30), st.text(max_size=30), st.booleans())
def test_any_two_texts_have_a_probability(arabic: str, latin: str, consonants: bool) -> None:
    assert 0 <= probability(arabic, latin, consonants) <= 1


FULL = st.lists(
    st.sampled_from(
        ["محمد", "أحمد", "Ahmed", "Mohamed", "سلمان", "Salman", "سلطان", "بن سلمان", "bin Salman", "الحوثي", "al-Houthi",
         "أبو مازن", "Abu Mazen", "ابومازن", "H.", "دعدوش", "Daadouche", "Dr.", "الشيخ"]
    ),
    min_size=1,
    max_size=4,
).map(" ".join)  # fmt: skip


@settings(deadline=None)
@given(FULL, FULL)
def test_the_quick_score_is_the_score_of_the_comparison(left: str, right: str) -> None:
    a, b = prepare(left), prepare(right)
    scores = score_pairs([(a, b), (b, a)])
    assert scores[0] == compare_prepared(a, b).score
    assert scores[0] == pytest.approx(scores[1])


def test_evidence_calls_a_spelling_likely_where_it_rather_is_one() -> None:
    assert relation("قرموط", "Garmout") == "likely spelling"
    assert relation("دعدوش", "Dadoushi") == "likely spelling"
    assert relation("دعدوش", "Daadan") == "unlikely spelling"
    assert relation("Shahbandar", "Shabandar") == "likely one spelling of the other"


def test_words_of_other_consonants_are_rejected_and_those_with_one_more_are_not() -> None:
    assert relation("دعدوش", "Salim") == "other consonants"
    assert of("Shahbandar", "Shabandar") > 0.5


def test_the_most_unlike_word_keeps_a_small_probability() -> None:
    assert 0.01 < probability("دعدوش", "xxxxxxxx", False) < 0.1


@pytest.mark.parametrize(
    ("left", "right", "least", "most", "relation"),
    [
        ("سامي", "Sami", 0.97, 0.97, "spellings of one name"),
        ("نذير", "Nader", 0.6, 0.6, "same sound, different names"),
        ("Hamed", "Hamid", 0.6, 0.6, "same sound, different names"),
        ("Afraa", "Afrah", 0.6, 0.6, "same sound, different names"),
        ("Samir", "Omar", 0.05, 0.05, "different names"),
        ("Amir", "Amira", 0.05, 0.05, "different names"),
        ("علي", "Omar", 0.0, 0.0, "other consonants"),
        ("Safouri", "Tarkil", 0.0, 0.0, "other consonants"),
        ("صافور", "Safour", 0.85, 0.95, "likely spelling"),
        ("صافور", "Sifar", 0.2, 0.4, "unlikely spelling"),
        ("Zarnouk", "Zernuq", 0.8, 0.95, "likely one spelling of the other"),
    ],
)
def test_each_way_of_being_alike_has_its_likeness(
    left: str, right: str, least: float, most: float, relation: str
) -> None:
    alike, how = likeness(prepare_part(Part(left, "family")), prepare_part(Part(right, "family")))
    assert how == relation
    assert least <= alike <= most
