"""Names with letters that are neither Arabic nor Latin."""

from __future__ import annotations

import unicodedata
from itertools import combinations

import pytest

from arabtext import resources
from arabtext.names import Index, compare, match, unify
from arabtext.names.comparing.compare import prepare, score_pairs
from arabtext.names.comparing.scripts import equality_key, fold_homoglyphs, unread_scripts

#: Heads of state and government, by script.
LEADERS = {
    "Greek": ["Κυριάκος Μητσοτάκης", "Αλέξης Τσίπρας"],
    "Cyrillic": ["Владимир Путин", "Александр Лукашенко", "Володимир Зеленський"],
    "Hebrew": ["בנימין נתניהו", "יאיר לפיד"],
    "CJK": ["习近平", "胡锦涛"],
    "Hangul": ["김정은", "문재인"],
    "Hiragana": ["たかいち", "すが"],
    "Georgian": ["მიხეილ სააკაშვილი", "სალომე ზურაბიშვილი"],
    "Armenian": ["Նիկոլ Փաշինյան", "Սերժ Սարգսյան"],
    "Bengali": ["শেখ হাসিনা", "খালেদা জিয়া"],
    "Thai": ["ทักษิณ ชินวัตร", "ประยุทธ์ จันทร์โอชา"],
    "Devanagari": ["नरेन्द्र मोदी", "राहुल गांधी"],
    "Ethiopic": ["ዐቢይ አህመድ", "ሣህለወርቅ ዘውዴ"],
}
ALL = [name for names in LEADERS.values() for name in names]


@pytest.mark.parametrize(("script", "name"), [(script, name) for script, names in LEADERS.items() for name in names])
def test_the_script_of_unread_letters(script: str, name: str) -> None:
    assert unread_scripts(name) == (script,)


@pytest.mark.parametrize(
    "name", ["Qais al-Khazali", "قيس الخزعلي", "Muḥammad ʿAlī", "نێچیرڤان بارزانی", "1", "", "ﷲ", "🙂"]
)
def test_arabic_and_latin_letters_are_read(name: str) -> None:
    assert unread_scripts(name) == ()


@pytest.mark.parametrize(("left", "right"), [*combinations(ALL, 2), *((name, "Vladimir Putin") for name in ALL)])
def test_names_that_differ_are_not_compared(left: str, right: str) -> None:
    found = compare(left, right)
    assert (found.score, found.verdict) == (0.0, "different")
    assert found.evidence[0].relation.startswith("cannot be compared: ")
    assert score_pairs([(prepare(left), prepare(right))]).tolist() == [0.0]


def test_the_evidence_names_the_scripts() -> None:
    reason = "Владимир Путин ~ Vladimir Putin: cannot be compared: Cyrillic letters"
    assert compare("Владимир Путин", "Vladimir Putin").reason == reason
    assert "Cyrillic and Greek letters" in compare("Владимир Путин", "Αλέξης Τσίπρας").reason


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Владимир Путин", "ВЛАДИМИР  путин "),
        ("习近平 主席", "习近平\N{IDEOGRAPHIC SPACE}主席"),
        ("\N{HALFWIDTH KATAKANA LETTER A}\N{HALFWIDTH KATAKANA LETTER I}", "アイ"),
        ("Αλέξης", unicodedata.normalize("NFD", "Αλέξης")),
    ],
)
def test_equal_names_are_the_same(left: str, right: str) -> None:
    assert (compare(left, right).score, compare(left, right).verdict) == (1.0, "same")


def test_a_vowel_sign_is_a_difference() -> None:
    assert equality_key("কি") != equality_key("কা")
    assert compare("কি", "কা").verdict == "different"


def test_lists_keep_names_apart_that_cannot_be_compared() -> None:
    assert [one.cluster for one in unify(ALL)] == list(range(len(ALL)))
    assert [one.cluster for one in unify(["Иван Петров", "Ivan Petrov", "ИВАН ПЕТРОВ"])] == [0, 1, 0]
    assert [hit.text for hit in Index(ALL).search("владимир путин")] == ["Владимир Путин"]
    assert not [pair for pair in match(ALL[::2], ALL[1::2]) if pair.left is not None and pair.right is not None]


CYRILLIC_A = "\N{CYRILLIC CAPITAL LETTER A}"


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        (f"{CYRILLIC_A}li Hassan", "Ali Hassan"),
        ("M\N{GREEK SMALL LETTER OMICRON}hammed", "Mohammed"),
        ("Сар\N{LATIN SMALL LETTER A}", "Сар\N{LATIN SMALL LETTER A}"),  # mostly Cyrillic
        (f"{CYRILLIC_A}l", f"{CYRILLIC_A}l"),  # half of the letters are Latin
        ("Жuliet", "Жuliet"),  # looks like no Latin letter
        ("Иван", "Иван"),
    ],
)
def test_homoglyphs_in_a_latin_word_are_latin_letters(name: str, folded: str) -> None:
    assert fold_homoglyphs(name) == folded


def test_a_name_with_a_homoglyph_is_compared() -> None:
    assert compare(f"{CYRILLIC_A}li Hassan", "علي حسن").verdict == "same"


def test_homoglyphs_are_letters_of_unread_scripts() -> None:
    for letter, latin in resources.mapping("names/homoglyphs.tsv", "letter", "latin").items():
        assert unread_scripts(letter)
        assert latin.isascii()
        assert letter.isupper() == latin.isupper()
