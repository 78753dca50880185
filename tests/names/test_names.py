"""Romanizing, arabizing, comparing, searching, finding."""

from __future__ import annotations

from pathlib import Path

import pytest

import arabtext
from arabtext import names
from arabtext.errors import ArgumentTypeError, UsageError
from arabtext.names.known import gazetteer


def test_every_listed_name_keeps_its_house_form() -> None:
    wrong = [
        (entity.arabic, found, entity.press)
        for entity in gazetteer.entities()
        if (found := arabtext.romanize(entity.press)) != entity.press
    ]
    assert wrong == []


def test_every_spelling_of_a_person_leads_to_the_house_form() -> None:
    wrong = [
        (spelling, found)
        for entity in gazetteer.entities()
        if entity.kind == "person"
        for spelling in entity.spellings
        if (found := arabtext.romanize(spelling)) != entity.press
    ]
    assert wrong == []


def test_candidates_say_where_they_come_from() -> None:
    assert names.candidates("قيس الخزعلي")[0].source == "person"
    assert names.candidates("بغداد")[0].source == "place"
    assert names.candidates("سعاد")[0].source == "given"
    assert names.candidates("123")[0].source == "unchanged"
    found = names.candidates("فلان البرطماني", 3)
    assert len(found) == 3
    assert found[0].source == "model"
    assert found[0].score > found[1].score


@pytest.mark.parametrize(("arabic", "latin"), [("أحمد الحق", "Ahmad al-Haq"), ("محمد الحر", "Muhammad al-Hurr")])
def test_a_short_word_keeps_its_article(arabic: str, latin: str) -> None:
    assert arabtext.romanize(arabic) == latin


def test_country_shifts_the_defaults() -> None:
    assert arabtext.romanize("عبد العزيز جمال") == "Abdul-Aziz Jamal"
    assert arabtext.romanize("عبد العزيز جمال", country="EG") == "Abdel Aziz Gamal"
    assert arabtext.romanize("عبد العزيز بن يوسف", country="MA") == "Abdelaziz Ben Youssef"
    with pytest.raises(UsageError, match="two letters"):
        arabtext.romanize("قيس", country="Morocco")


def test_titles_can_be_left_off() -> None:
    assert arabtext.romanize("الشيخ قيس الخزعلي") == "Sheikh Qais al-Khazali"
    assert arabtext.romanize("الشيخ قيس الخزعلي", titles=False) == "Qais al-Khazali"


@pytest.mark.parametrize("name", ["x" * 5000, " ".join(["محمد"] * 500), "قيسABC", "a@b.org", "N/A", "-", "\x00"])
def test_odd_names_give_something_sensible(name: str) -> None:
    assert isinstance(arabtext.romanize(name), str)
    assert isinstance(arabtext.names.parse(name).short, str)


@pytest.mark.parametrize("letter", ["a", "ا", "1", " ", "\ud800"])
def test_ten_megabytes_of_one_letter_pass(letter: str) -> None:
    text = letter * 10_000_000
    assert arabtext.romanize(text) == text
    assert names.arabize(text) == []
    assert arabtext.compare(text, text).score == 1
    assert arabtext.compare(text, "Qais").verdict == "different"
    assert names.unify([text])[0].cluster == -1
    assert names.find(text) == []
    assert len(names.parse(text).parts) <= 1


@pytest.mark.parametrize("spelling", ["Mohammed", "Mohamed", "Muhammad", "MUHAMMAD", "Muḥammad"])
def test_arabize_meets_in_one_name(spelling: str) -> None:
    assert names.arabize(spelling)[0].text == "محمد"


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("Qais al-Khazali", "قيس الخزعلي"),
        ("Abdul-Karim al-Jabouri", "عبد الكريم الجبوري"),
        ("Umm Hassan", "أم حسن"),
        ("Nasser bin Hamad Al Khalifa", "ناصر بن حمد آل خليفة"),
        ("al-Etejah TV", "قناة الاتجاه"),
        ("Zaki Chehab", "زكي شهاب"),
    ],
)
def test_arabize(latin: str, arabic: str) -> None:
    assert names.arabize(latin)[0].text == arabic


def test_arabize_gives_several_and_takes_arabic_as_it_is() -> None:
    assert len(names.arabize("Zaki Chehab", 2)) == 2
    assert names.arabize("قـيس")[0].text == "قيس"
    assert names.arabize("123") == []


def test_a_family_name_alone_is_a_maybe() -> None:
    assert arabtext.compare("Khazali", "Qais al-Khazali").verdict == "maybe"


def test_evidence_holds_every_part_once() -> None:
    match = arabtext.compare("الشيخ أحمد حسن الجبوري", "Ahmed al-Jubouri")
    assert [e.left for e in match.evidence if e.left] == ["الشيخ", "أحمد", "حسن", "الجبوري"]
    assert [e.right for e in match.evidence if e.right] == ["Ahmed", "al-Jubouri"]
    assert "حسن: missing" in match.reason


PERSON_TEXT = "Sheikh Karim Haidar al-Basri met Dr. Amal Hashimi. Basri thanked her, and the Free Basra Party (FBP) agreed. FBP left."


def test_find_recognizes_names_by_their_build() -> None:
    found = {(m.text, m.kind, m.canonical) for m in names.find(PERSON_TEXT)}
    assert ("Karim Haidar al-Basri", "person", "Karim Haidar al-Basri") in found
    assert ("Basri", "person", "Karim Haidar al-Basri") in found
    assert ("Amal Hashimi", "person", "Amal Hashimi") in found
    assert ("FBP", "organization", "Free Basra Party") in found


@pytest.mark.parametrize(
    "text",
    [
        "كان الأمل كبيرا في فتح الطريق.",
        "The hope was great, and the will was there.",
        "صور جديدة من القاعدة في المدينة",
        "May 5 was a Monday; as Iran said",
    ],
)
def test_common_words_are_not_taken_for_persons_or_organizations(text: str) -> None:
    assert [m for m in names.find(text) if m.kind != "place"] == []


def test_clitics_are_not_part_of_a_mention() -> None:
    text = "وقيس الخزعلي وبغداد ولحزب الله والسويس وللعراق"
    assert [m.text for m in names.find(text)] == ["قيس الخزعلي", "بغداد", "حزب الله", "السويس", "عراق"]


def test_terms_are_not_mentions() -> None:
    assert names.find("the doctrine of velayat-e faqih") == []


def test_unify_of_the_seed_spellings() -> None:
    spellings = [
        "Qays al-Khaz'ali",
        "Qais Al Khazali",
        "Kais Khazali",
        "قيس الخزعلى",
        "الشيخ قَيْس الخزعلي",
        "Sheikh Qais al-Khazali",
    ]
    found = names.unify([*spellings, "Laith al-Khazali"])
    assert {one.canonical for one in found[:-1]} == {"Qais al-Khazali"}
    assert {one.arabic for one in found[:-1]} == {"قيس الخزعلي"}
    assert {one.cluster for one in found[:-1]} == {0}
    assert (found[-1].canonical, found[-1].cluster) == ("Laith al-Khazali", 1)


def test_unify_of_persons_nobody_has_listed() -> None:
    found = names.unify(
        [
            "Ahmed al-Jubouri",
            "أحمد الجبورى",
            "Ahmad Jabouri",
            "د. احمد الجبوري",
            "Muhammad al-Jabouri",
            "حسن العبيدي",
            "حسين العبيدي",
        ]
    )
    assert [one.cluster for one in found] == [0, 0, 0, 0, 1, 2, 3]
    assert found[0].arabic == "أحمد الجبوري"


def test_a_family_name_alone_joins_nothing() -> None:
    found = names.unify(["Qais al-Khazali", "Khazali", "Laith al-Khazali"])
    assert len({one.cluster for one in found}) == 3


def test_the_authority_wins(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("canonical,variants\nQays al-Khaz'ali,قيس الخزعلي|Qais al-Khazali\n", encoding="utf-8")
    for authority in (path, str(path), names.Authority.load(path), {"قيس الخزعلي": "Qays al-Khaz'ali"}):
        (one,) = names.unify(["الشيخ قيس الخزعلى"], authority)
        assert one.canonical == "Qays al-Khaz'ali"
        assert "authority" in one.reason


def test_what_the_authority_keeps_apart_stays_apart() -> None:
    decisions = (
        names.Decision("Ahmad al-Jabouri", variants=("أحمد الجبوري",)),
        names.Decision("Ahmed Jubouri (pilot)", variants=("Ahmed Jubouri",), not_same_as=("Ahmad al-Jabouri",)),
    )
    first, second = names.unify(["أحمد الجبوري", "Ahmed Jubouri"], names.Authority(decisions))
    assert first.cluster != second.cluster


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("name\nx\n", "needs the column 'canonical'"),
        ("canonical,arabic\n,قيس\n", "row 2: the column 'canonical' is empty"),
        ("canonical,variants\nA One,Qais\nB Two,Qais\n", "given to both"),
    ],
)
def test_a_wrong_authority_is_a_clear_error(content: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        names.Authority.load(path)


def test_wrong_types_are_clear_errors() -> None:
    with pytest.raises(ArgumentTypeError, match="a name must be str, not NoneType"):
        names.unify([None])  # type: ignore[list-item]
    with pytest.raises(ArgumentTypeError, match="authority must be"):
        names.unify(["x"], 3)  # type: ignore[arg-type]
    with pytest.raises(ArgumentTypeError, match="name must be str"):
        arabtext.romanize(3)  # type: ignore[arg-type]


def test_vocalize_keeps_what_is_vowelled_and_guesses_the_rest() -> None:
    assert names.vocalize("مُحَمَّد")[0].text == "مُحَمَّد"
    assert names.vocalize("الخزعلي")[0].text == "الخَزعَلِيّ"
    guess = names.vocalize("برطماني", 3)
    assert len(guess) == 3
    assert guess[0].source == "model"


def test_both_editions_of_the_example_name_the_same_persons(examples: Path) -> None:
    found = [
        {m.canonical for m in names.find((examples / name).read_text(encoding="utf-8")) if m.kind == "person"}
        for name in ("port_en.md", "port_ar.md")
    ]
    assert found[0] == found[1]
    assert len(found[0]) == 13


@pytest.mark.parametrize(
    "text", ["على دياب أن يجيب", "تبدل المشهد كثيرا", "وثائق بالعربية", "مسقط رأسه", "إلى صالح الدولة"]
)
def test_arabic_words_that_look_like_names_are_not(text: str) -> None:
    assert names.find(text) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("عبد الملك الجبوري", "Abdul-Malik al-Jabouri"),
        ("فلان الزيدان", "al-Zaidan"),
        ("فارس الخوري", "Faris al-Khoury"),
        ("وزارة الخارجية الإيرانية", "Iranian Ministry of Foreign Affairs"),
        ("قيس هادي المعروف بأبي زينب", "Qais Hadi known as Abu Zainab"),
        ("Mohammed Ali, Jr.", "Mohammed Ali, Jr."),
        ("بشار", "Bashar"),
        ("ابوبرهوم", "Abu Barhoum"),
        ("كريستوفر ستيفنسون", "Christopher Stevenson"),
        ("عبد الرضا شهلائي", "Abdolreza Shahlaei"),
        ("Mohammad bin Salman", "Mohammed bin Salman"),
    ],
)
def test_the_house_form_of(name: str, expected: str) -> None:
    found = arabtext.romanize(name)
    assert found.endswith(expected)
    assert arabtext.romanize(found) == found


def test_the_kings_angel_is_no_king() -> None:
    assert arabtext.romanize("عبد الملك", "ala-lc") == "‘Abd al-Malik"
    assert arabtext.romanize("عبد الله قرداش", "ala-lc") == "‘Abd Allāh Qardāsh"


def test_a_persian_name_is_spelt_as_in_iran_where_the_family_is_from_there_or_the_country_is_given() -> None:
    assert arabtext.romanize("محمد رضا فرهادي", country="IR") == "Mohammad Reza Farhadi"


def test_scores_are_probabilities_that_never_add_up_to_more_than_one() -> None:
    for name in ("حيدر الصافوري", "ستيفن هاوكينغ", "قيس هادي"):
        found = names.candidates(name, 5)
        assert [c.score for c in found] == sorted((c.score for c in found), reverse=True)
        assert 0 < sum(c.score for c in found) <= 1.001


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(قيس الخزعلي)", "(Qais al-Khazali)"),
        ("«قيس الخزعلي»", "«Qais al-Khazali»"),
        ("1. قيس الخزعلي", "1. Qais al-Khazali"),
        ("قيس الخزعلي (1974)", "Qais al-Khazali (1974)"),
        ("Qays al-Khaz'ali, 49", "Qais al-Khazali, 49"),
        ("قيس الخزعلي/حسن نصر الله", "Qais al-Khazali/Hassan Nasrallah"),
        ("قيس الخزعلي و حسن نصر الله", "Qais al-Khazali and Hassan Nasrallah"),
        ("د.قيس الخزعلي", "Dr. Qais al-Khazali"),
        ("محمد (أبو علي)", "Muhammad (Abu Ali)"),
        ("اللواء 444", "444 Brigade"),
        ("March 14 Alliance", "March 14 Alliance"),
    ],
)
def test_what_stands_around_a_name_stays(text: str, expected: str) -> None:
    assert arabtext.romanize(text) == expected
    assert arabtext.romanize(expected) == expected


def test_arabize_keeps_signs_between_the_words_of_a_name() -> None:
    assert names.arabize("Ø¢Ù„ &ap;")[0].text.endswith(" &ap;")
