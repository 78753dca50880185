"""Names that are phrases, compared by what they mean."""

from __future__ import annotations

import pytest

import arabtext
from arabtext.names.comparing.compare import SAME
from arabtext.names.comparing.meaning import compare_meanings, meanings_of

ONE = [
    ("وزارة النقل الأردنية", "Jordanian Ministry of Transport"),
    ("Transport Ministry of Jordan", "Ministry of Transport, Jordan"),
    ("جامعة البصرة", "Basra University"),
    ("الفرقة الخامسة", "5th Division"),
    ("لواء المشاة الثالث", "Third Infantry Brigade"),
    ("محافظة واسط", "Wasit Province"),
    ("مديرية شرطة كركوك", "Kirkuk Police Directorate"),
    ("المجلس الأعلى للإعلام", "High Council for Media"),
    ("Parliamentary Finance Committee", "Finance Committee of Parliament"),
    ("Arab Labour Organisation", "منظمة العمل العربية"),
]
TWO = [
    ("وزارة النقل الأردنية", "Iraqi Ministry of Transport"),
    ("وزارة النقل", "Ministry of Trade"),
    ("الفرقة الخامسة", "15th Division"),
    ("جامعة البصرة", "University of Mosul"),
    ("محافظة واسط", "Wasit Airport"),
    ("لجنة العدل", "Ministry of Justice"),
    ("Jordan Bank", "Jordan Kuwait Bank"),
    ("Gulf International Bank", "Gulf National Bank"),
]


@pytest.mark.parametrize(("one", "other"), ONE)
def test_phrases_of_one_meaning_are_the_same_in_either_order(one: str, other: str) -> None:
    match = arabtext.compare(one, other)
    assert match.verdict == "same", match
    assert arabtext.compare(other, one).score == match.score


@pytest.mark.parametrize(("one", "other"), TWO)
def test_phrases_of_another_meaning_are_not_the_same(one: str, other: str) -> None:
    assert arabtext.compare(one, other).verdict != "same"
    assert arabtext.compare(other, one).verdict != "same"


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("وزارة النقل الأردنية", "Iraqi Ministry of Transport", "another country"),
        ("الفرقة الخامسة", "15th Division", "another number"),
        ("جامعة البصرة", "University of Mosul", "another place"),
    ],
)
def test_a_contradiction_is_different_whatever_else_agrees(one: str, other: str, relation: str) -> None:
    match = arabtext.compare(one, other)
    assert (match.score, match.verdict) == (0.0, "different")
    assert relation in {evidence.relation for evidence in match.evidence}


def test_a_country_that_one_side_lacks_leaves_a_doubt() -> None:
    match = arabtext.compare("وزارة النقل الأردنية", "Ministry of Transport")
    assert match.verdict == "maybe"
    assert "country on one side" in {evidence.relation for evidence in match.evidence}


def test_no_two_phrases_are_as_sure_as_one_spelling_of_a_listed_body() -> None:
    assert SAME < arabtext.compare("وزارة النقل الأردنية", "Jordanian Ministry of Transport").score < 1


def test_a_name_that_is_no_phrase_has_no_meaning() -> None:
    assert meanings_of("قيس الخزعلي", None) == ()


def test_each_word_is_in_the_evidence_once() -> None:
    one, other = (meanings_of(name, None) for name in ("وزارة النقل العام الأردنية", "Jordanian Ministry of Transport"))
    _, evidence = compare_meanings(one, other, lambda a, b: 0.0)
    left = [some.left for some in evidence if some.left]
    assert len(left) == len(set(left))


@pytest.mark.parametrize(
    ("one", "other"),
    [("الجزيرة", "العربية"), ("قناة الميادين", "al-Manar"), ("الليكود", "Popular Mobilization Forces")],
)
def test_listed_bodies_that_have_their_own_name_inside_are_compared(one: str, other: str) -> None:
    assert arabtext.compare(one, other).verdict == "different"
    assert arabtext.compare(other, one).verdict == "different"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("هيئة الألغام اليمنية", "هيئة المناجم اليمنية"),  # both are mines in English
        ("هيئة الأمن السورية", "هيئة الأوراق المالية السورية"),
        ("Syrian Security Commission", "Syrian Securities Commission"),
        ("هيئة الأمن السورية", "Syrian Securities Commission"),
        ("صندوق المساعدات", "AIDS Fund"),
        ("وزارة التربية العراقية", "وزارة التعليم العراقية"),
        ("دائرة الإعلام العراقية", "وزارة الإعلام العراقية"),
        ("شركة الصحة الأردنية", "Jordanian Health Foundation"),
        ("مؤسسة السياحة اللبنانية", "شركة السياحة اللبنانية"),
        ("وكالة الطاقة الجزائرية", "Algerian Energy Authority"),
        ("اتحاد الشباب القطري", "جمعية الشباب القطرية"),
        ("جامعة بنزرت", "كلية بنزرت"),
        ("محافظة هون", "Hun District"),
        ("Armant Subdistrict", "حي أرمنت"),
        ("جبهة ضد الحرب", "War Front"),
        ("West Bank", "Bank of the West"),
        ("14th Xyzzyx Session", "9th Xyzzyx Session"),
        ("مديرية الموارد المائية التونسية", "دائرة الموارد المائية التونسية"),
        ("نقابة البيئة اليمنية المجنونة", "نقابة البيئة اليمنية"),  # a word that no table has
        ("شرطة مكافحة الشغب", "شرطة الشغب"),
    ],
)
def test_words_that_share_but_a_translation_are_no_more_than_alike(one: str, other: str) -> None:
    assert arabtext.compare(one, other).verdict != "same"
    assert arabtext.compare(other, one).score == arabtext.compare(one, other).score


def test_names_inside_that_may_be_one_leave_a_doubt() -> None:
    match = arabtext.compare("دوار الساعة", "al-Saa Roundabout")
    assert match.verdict == "maybe"
    assert match.evidence[-1].relation == "similar name"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("هيئة الألغام اليمنية", "Yemeni Mines Authority"),
        ("مركز الأبحاث العراقي", "مركز البحوث العراقي"),
        ("محافظة ديالى", "Diyala Province"),
        ("نقابة الصيادلة العراقيين", "Union of Iraqi Pharmacists"),
        ("وزارة المواصلات اليمنية", "Yemeni Ministry of Transport"),
    ],
)
def test_a_translation_and_another_word_of_one_root_are_the_same(one: str, other: str) -> None:
    assert arabtext.compare(one, other).verdict == "same"
