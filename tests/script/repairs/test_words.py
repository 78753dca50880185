"""Words broken apart, run together, drawn out."""

from __future__ import annotations

from dataclasses import replace

import pytest

import arabtext
from arabtext.script import PROFILES, Profile, normalize
from arabtext.script.repairs.words import split_run
from arabtext.script.wordlist import frequencies, frequency

ALL = Profile(broken_words="all", joined_words=True, elongation=True, decorative_letters=True)


@pytest.mark.parametrize(
    ("original", "expected"),
    [
        ("ال عراق", "العراق"),
        ("و ال عراق", "والعراق"),
        ("و قال", "وقال"),
        ("قال و ذهب و عاد", "قال وذهب وعاد"),
        ("السلام عليكم و رحمة الله و بركاته", "السلام عليكم ورحمة الله وبركاته"),
        ("فيالعراق", "في العراق"),
        ("وفيالعراق", "وفي العراق"),
        ("منالعراق إلىالأردن", "من العراق إلى الأردن"),
        ("عبدالملك", "عبد الملك"),
        ("لعبدالرحمن", "لعبد الرحمن"),
        ("علىالأرض", "على الأرض"),
        ("جمييييل", "جميل"),
        ("ههههههه", "هه"),
        ("راااائع جداااا", "رائع جدا"),
        ("الہلہغہة", "اللغة"),
    ],
)
def test_repairs(original: str, expected: str) -> None:
    assert normalize(original, ALL) == expected
    assert arabtext.explain(original, ALL).steps


@pytest.mark.parametrize(
    "text",
    [
        "فيالق",
        "معالجة",
        "منال",
        "معالمهم",
        "ال سعود",
        "تتتبع",
        "عبد الله",
        "شىء",
        "فىها",
        "مرات",
        "و",
        "أ و ب",
        "قطع برق و ارتباطات در اطراف",
    ],
)
def test_what_is_no_damage_stays(text: str) -> None:
    assert normalize(text, ALL) == text


@pytest.mark.parametrize("profile", ["search", "key"])
@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("ال عراق", "العراق"),
        ("و قال", "وقال"),
        ("فيالعراق", "في العراق"),
        ("عبدالملك", "عبد الملك"),
        ("جمييل جدا", "جمييل جداااا"),
    ],
)
def test_variants_meet(profile: str, a: str, b: str) -> None:
    assert normalize(a, profile) == normalize(b, profile)


def test_each_switch_works_on_its_own() -> None:
    text = "ال عراق و فيالعراق جمييييل"
    assert normalize(text, Profile()) == text
    assert normalize(text, Profile(broken_words="article")) == "العراق و فيالعراق جمييييل"
    assert normalize(text, Profile(joined_words=True)) == "ال عراق و في العراق جمييييل"
    assert normalize(text, Profile(elongation=True)) == "ال عراق و فيالعراق جميل"


def test_a_space_set_or_taken_is_one_edit() -> None:
    explained = arabtext.explain("فيالعراق", replace(PROFILES["display"], joined_words=True))
    (step,) = explained.steps
    assert [(edit.start, edit.end, edit.text) for edit in step.edits] == [(2, 2, " ")]
    assert explained.span(3, 9) == (2, 8)


@pytest.mark.parametrize(
    ("run", "words"),
    [
        ("علىهامشالجمعيةالعامة", "على هامش الجمعية العامة"),
        ("العقوباتالمفروضةعلىكورياالشمالية", "العقوبات المفروضة على كوريا الشمالية"),
        ("مجلسالأمن", "مجلس الأمن"),
    ],
)
def test_a_run_of_words_is_cut_into_them(run: str, words: str) -> None:
    assert " ".join(split_run(run)) == words


def test_one_word_in_a_million_proves_a_repair() -> None:
    for word in ("الأحادي", "الأحفاد", "الأخطبوط"):
        assert 1 < frequency(word) < 2
        assert normalize(f"النظام ال {word[2:]}", "title") == f"النظام {word}"


def test_a_rarer_word_proves_nothing() -> None:
    word = next(word for word, count in frequencies().items() if word.startswith("ال") and 0.5 < count < 0.9)
    assert normalize(f"النظام ال {word[2:]}", "title") == f"النظام ال {word[2:]}"


@pytest.mark.parametrize("word", ["الحىوان", "المدىنة", "كبىرة"])
def test_a_misspelled_word_is_not_parted(word: str) -> None:
    assert normalize(word, "title") == word


@pytest.mark.parametrize(
    "word",
    [
        "فالنيوكولونيالية",
        "هيدروكلوروثيازيد",
        "معالناس",  # too short a run: it could be a name
        "وشلزويغهولشتاين",
        "",
        "قيس",
        "والمستشفيات",
        "فاستقبلناهم",
        "رونالدينيو",
        "ميتسوبيشي",
        "وسيستخدمونها",
        "xyzzyxyzzy",
        "وسوبردراج",
        "ودينهامز",
    ],
)
def test_a_word_is_no_run(word: str) -> None:
    assert split_run(word) == (word,)


@pytest.mark.parametrize(
    ("drawn_out", "word"),
    [
        ("جميييل", "جميل"),  # three letters are enough
        ("ممممتاز", "ممتاز"),  # a word that has the letter twice keeps it twice
        ("اللللله", "الله"),
        ("مررررة", "مرة"),
        ("زقفططططط", "زقفط"),  # of ways that are all unknown the shortest
        ("سيييييددددديييي", "سيدي"),  # several runs
        ("أححححبببببكككك", "أحبك"),
        ("لااااا", "لا"),
        ("اللعبة", "اللعبة"),  # two letters are no run
    ],
)
def test_a_drawn_out_word_becomes_the_likeliest_word(drawn_out: str, word: str) -> None:
    assert normalize(drawn_out, Profile(elongation=True)) == word


def test_words_are_joined_wherever_they_stand_in_the_text() -> None:
    profile = Profile(broken_words="all")
    assert normalize("ال زقفط ثم ال عراق و قال ال سعود", profile) == "ال زقفط ثم العراق وقال ال سعود"
    assert normalize("و ال عراق", profile) == "والعراق"
    assert normalize("و ال عراق", Profile(broken_words="article")) == "و العراق"


def test_a_long_word_with_drawn_out_letters_takes_time_in_proportion() -> None:
    """If each letter looked at all others, this would take hours."""
    word = "كتبسلللم" * 40_000
    assert normalize(f"قال رئيس الوزراء العراقي {word}", "search").endswith(" " + "كتبسلم" * 40_000)
