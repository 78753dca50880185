"""Whether two names are the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import arabtext
from arabtext.names import compare
from arabtext.names.comparing.compare import compare_prepared, prepare, score_pairs


def test_a_family_name_alone_is_a_maybe() -> None:
    assert arabtext.compare("Khazali", "Qais al-Khazali").verdict == "maybe"


def test_evidence_holds_every_part_once() -> None:
    match = arabtext.compare("الشيخ أحمد حسن الجبوري", "Ahmed al-Jubouri")
    assert [e.left for e in match.evidence if e.left] == ["الشيخ", "أحمد", "حسن", "الجبوري"]
    assert [e.right for e in match.evidence if e.right] == ["Ahmed", "al-Jubouri"]
    assert "حسن: missing" in match.reason


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        # a family name that one side lacks leaves a doubt, another given name hardly any
        ("Ahmed Hassan", "أحمد حسن الجبوري", "maybe"),
        ("Ahmed al-Jubouri", "أحمد حسن الجبوري", "same"),
        # two names that only sound the same
        ("نصر الجبوري", "Nasser al-Jubouri", "maybe"),
        ("نذير الجبوري", "Nader al-Jubouri", "different"),
        # the other order of two parts counts where both are certain
        ("حسن كريم", "كريم حسن", "maybe"),
        ("Daadouche Ghatrifi", "Ghatreefi Daadouche", "maybe"),
        ("Daadouche Ghatrifi", "Ghatrufi Dadoush", "different"),
        # each has a family name that the other lacks
        ("Ahmed Hassan al-Jubouri", "Ahmed al-Jubouri al-Baghdadi", "different"),
        # a father, a kunya or an initial that one side lacks leaves hardly any
        ("محمد بن سلمان الجبوري", "Mohammed al-Jubouri", "same"),
        ("محمد أبو علي الجبوري", "Mohammed al-Jubouri", "same"),
        ("Khalil A. Hassan", "خليل حسن", "same"),
        # two unlisted Arabic words with one letter of difference
        ("الغطريفي", "الغطريقي", "maybe"),
        # one letter that may stand for the name, and one that may not
        ("A. al-Jubouri", "أحمد الجبوري", "maybe"),
        ("K. al-Jubouri", "أحمد الجبوري", "different"),
    ],
)
def test_verdicts_at_the_edge(left: str, right: str, verdict: str) -> None:
    assert compare(left, right).verdict == compare(right, left).verdict == verdict


def test_a_part_between_two_that_match_is_missing_and_not_another_name() -> None:
    evidence = compare("Ahmed Hassan al-Jubouri", "Ahmed al-Jubouri al-Baghdadi").evidence
    assert [(e.left, e.right) for e in evidence] == [
        ("Ahmed", "Ahmed"),
        ("Hassan", ""),
        ("al-Jubouri", "al-Jubouri"),
        ("", "al-Baghdadi"),
    ]


@pytest.mark.parametrize(
    ("left", "right", "score"),
    [
        ("Khazali", "Qais al-Khazali", 0.6),  # a last name alone
        ("Qais", "Qais al-Khazali", 0.5),  # a first name alone
        ("محمد بن سلمان", "محمد بن سلطان", 0.01),  # two listed parts that contradict each other
        ("Hassan Nasrallah", "Saad Hariri", 0.0),  # two listed persons
    ],
)
def test_the_examples_of_the_weights(left: str, right: str, score: float) -> None:
    assert compare(left, right).score == pytest.approx(score, abs=0.01)


def test_a_family_name_is_paired_with_a_family_name() -> None:
    evidence = compare("Ahmed al-Jubouri", "Ahmed Salim Karam").evidence
    assert ("al-Jubouri", "Karam") in [(e.left, e.right) for e in evidence]
    assert ("", "Salim") in [(e.left, e.right) for e in evidence]


#: Two names → score, verdict, and every row of the evidence: part, part, relation, likeness.
WHOLE_ANSWERS = [
    (
        ("Dr. Samir Haddad", "سمير حداد"),
        (0.9994, "same"),
        [
            ("Dr.", "", "title", 1.0),
            ("Samir", "سمير", "spellings of one name", 0.9958),
            ("Haddad", "حداد", "spellings of one name", 0.9961),
        ],
    ),
    (
        ("Sheikh Samir Khoury", "Minister Samir Khoury"),
        (1.0, "same"),
        [
            ("Sheikh", "", "title", 1.0),
            ("", "Minister", "title", 1.0),
            ("Samir", "Samir", "same letters", 1.0),
            ("Khoury", "Khoury", "same letters", 1.0),
        ],
    ),
    (
        ("قيس الخزعلى", "قيس الخزعلي"),
        (1.0, "same"),
        [("قيس", "قيس", "same letters", 1.0), ("الخزعلى", "الخزعلي", "same letters", 1.0)],
    ),
    (
        ("حسن نصر الله", "Hassan Nasrallah"),
        (1.0, "same"),
        [("حسن نصر الله", "Hassan Nasrallah", "both listed as Hassan Nasrallah", 1.0)],
    ),
    (
        ("Hassan Nasrallah", "Qais al-Khazali"),
        (0.0, "different"),
        [("Hassan Nasrallah", "Qais al-Khazali", "listed as Hassan Nasrallah and Qais al-Khazali", 0.0)],
    ),
    (
        ("Khazali", "Qais al-Khazali"),
        (0.6, "maybe"),
        [("", "Qais", "missing", 0.0), ("Khazali", "al-Khazali", "same letters", 1.0)],
    ),
    (
        ("Samir", "Samir Tawfiq Khoury"),
        (0.5, "maybe"),
        [("Samir", "Samir", "same letters", 1.0), ("", "Tawfiq", "missing", 0.0), ("", "Khoury", "missing", 0.0)],
    ),
    (
        ("Khoury Samir", "Samir Khoury"),
        (0.84, "maybe"),
        [
            ("Khoury", "Khoury", "same letters, in another place", 1.0),
            ("Samir", "Samir", "same letters, in another place", 1.0),
        ],
    ),
    (
        ("Samir Tawfiq Khoury", "Samir Khoury"),
        (0.9548, "same"),
        [("Samir", "Samir", "same letters", 1.0), ("Tawfiq", "", "missing", 0.0), ("Khoury", "Khoury", "same letters", 1.0)],
    ),
    (
        ("Samir bin Ali", "Samir Khoury"),
        (0.0002, "different"),
        [("Samir", "Samir", "same letters", 1.0), ("bin Ali", "Khoury", "different names", 0.0025)],
    ),
    (
        ("Samir Khoury", "Nabil Khoury"),
        (0.0, "different"),
        [("Samir", "Nabil", "different names", 0.0025), ("Khoury", "Khoury", "same letters", 1.0)],
    ),
    (("", "Samir"), (0.0, "different"), [("", "Samir", "missing", 0.0)]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("names", "answer", "evidence"), WHOLE_ANSWERS, ids=[" / ".join(n) for n, _, _ in WHOLE_ANSWERS]
)
def test_the_whole_answer_either_way_round(
    names: tuple[str, str], answer: tuple[float, str], evidence: list[tuple[str, str, str, float]]
) -> None:
    straight, turned = compare(*names), compare(*names[::-1])
    assert (straight.score, straight.verdict) == (turned.score, turned.verdict) == answer
    assert sorted((e.left, e.right, e.relation, e.score) for e in straight.evidence) == sorted(evidence)
    assert sorted((e.right, e.left, e.relation, e.score) for e in turned.evidence) == sorted(evidence)
    rows = [(e.left, e.right, e.relation, e.score) for e in straight.evidence if e.relation != "title"]
    assert rows == [row for row in evidence if row[2] != "title"]  # in the order of the names


@pytest.mark.parametrize(("left", "right", "message"), [(None, "x", "a must be str"), ("x", None, "b must be str")])
def test_the_argument_of_the_wrong_type_is_named(left: str, right: str, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        compare(left, right)


def test_many_pairs_have_the_scores_of_each() -> None:
    names = ["قيس الخزعلي", "Kais Khaz'ali", "Laith al-Khazali", ""]
    pairs = [(prepare(a), prepare(b)) for a in names for b in names]
    assert score_pairs(pairs).tolist() == pytest.approx([compare_prepared(a, b).score for a, b in pairs])
    assert score_pairs([]).shape == (0,)


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        # the title may be her given name
        ("آية الله حسن جاسم", "حسن جاسم عبدالكريم", "maybe"),
        ("سيد محمد علي", "محمد علي", "maybe"),
        ("Sultan Ahmed Karim", "Ahmed Karim", "maybe"),
        # both have the word, whatever it is
        ("سيد محمد علي", "Sayed Mohamed Ali", "same"),
        ("آية الله محمد كريم الكعبي", "آية الله محمد كريم الكعبي", "same"),
        ("Sultan Ahmed", "سلطان أحمد", "same"),
        ("Dr. Sultan Ahmed Karim", "سلطان أحمد كريم", "same"),
        ("Sheikha Al Nuaimi", "Shaikha al-Nuaimi", "same"),
        # a sure title changes nothing
        ("السيد أحمد الجمل", "أحمد الجمل", "same"),
        ("Sheikh Qais Hadi", "قيس هادي", "same"),
        ("Sultan Ahmed Karim", "Ayatollah Ahmed Karim", "same"),
    ],
)
def test_a_title_that_may_be_a_given_name(left: str, right: str, verdict: str) -> None:
    assert compare(left, right).verdict == compare(right, left).verdict == verdict


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("كريم نحاس (Karim Nahhas)", "Kareem Nahas"),
        ("Karim Nahhas كريم نحاس", "كريم نحاس"),
        ("Karim Nahhas / كريم نحاس", "كريم نحاس"),
        ("Karim Nahhas a.k.a. Samir Haddad", "Samir Haddad"),
    ],
)
def test_a_cell_with_several_names_of_one_person_is_compared_by_each(cell: str, name: str) -> None:
    assert compare(cell, name).verdict == compare(name, cell).verdict == "same"
    assert compare(cell, "Leila Zogheib").verdict == "different"


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("Karim Zogheib (Abu Zaid)", "Salim Nahhas (Abu Zaid)", "different"),
        ("كريم زغيب (أبو زيد)", "سليم نحاس (ابو زيد)", "different"),
        ("Karim Zogheib (Abu Zaid)", "Karim Zogheib (Abu Omar)", "maybe"),
        ("Karim Zogheib (Abu Zaid)", "Karim Zogheib", "same"),
        ("Karim Zogheib a.k.a. Abu Zaid", "Abu Zaid", "maybe"),
        ("Karim Zogheib a.k.a. Leila Nahhas", "Salim Haddad a.k.a. Leila Nahhas", "maybe"),
    ],
)
def test_a_kunya_or_an_alias_that_two_people_share(left: str, right: str, verdict: str) -> None:
    assert compare(left, right).verdict == compare(right, left).verdict == verdict
    assert score_pairs([(prepare(left), prepare(right))])[0] == compare(left, right).score


@settings(max_examples=150, deadline=None)
@given(
    st.text("اأبحدرسعكلمنهوي abdhklmrsuw-().ج", max_size=24), st.text("اأبحدرسعكلمنهوي abdhklmrsuw-().ج", max_size=24)
)
def test_any_two_texts_have_one_score_either_way_round_and_in_a_batch(left: str, right: str) -> None:
    match = compare(left, right)
    assert 0 <= match.score <= 1
    assert compare(right, left).score == match.score
    assert score_pairs([(prepare(left), prepare(right)), (prepare("علي"), prepare("Ali"))])[0] == pytest.approx(
        match.score
    )
    assert compare(left, left).score == 1


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        # compounds with God's name
        ("Rahmatullah Nabil", "رحمة الله نبيل", "same"),
        ("Hebat Allah Karim", "هبه الله كريم", "same"),
        ("Saifullah Karimi", "سيف الله كريمي", "same"),
        ("Rahmatullah Nabil", "نعمة الله نبيل", "different"),
        # words of kinship
        ("محمد بن حسن", "محمد أبو حسن", "different"),
        ("Mohammed Ibn Hassan", "محمد أبو حسن", "different"),
        ("Ben Ali", "علي", "different"),
        ("Ould Abbas", "عباس", "different"),
        ("فهد بن ناصر", "Fahd Nasser", "same"),
        ("Bin Salman", "محمد بن سلمان", "maybe"),  # as any family name alone
        ("Abu Nidal", "خالد أبو نضال", "maybe"),
        ("Umm Nidal", "خالد أبو نضال", "different"),
        ("علي", "أبو علي البصري", "different"),
        ("Bin Salman", "محمد أبو سلمان", "different"),
        # initials of one sound, and of all names but one
        ("Kh. Mansour", "خالد منصور", "maybe"),
        ("Kh. Mansour", "حسن منصور", "different"),
        ("Kh. Mansour", "كمال منصور", "different"),
        ("S. A. Haddad", "سمير عادل حداد", "maybe"),
        ("Samir A. Haddad", "سمير عادل حداد", "same"),
    ],
)
def test_compounds_kinship_and_initials(left: str, right: str, verdict: str) -> None:
    assert compare(left, right).verdict == compare(right, left).verdict == verdict


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("Karim Zogheib, M.D.", "Karim Zogheib", "same"),
        ("Karim Zogheib PhD", "كريم زغيب", "same"),
        ("Karim Zogheib, Jr.", "Karim Zogheib", "maybe"),  # a son is another person
        ("Karim Zogheib (deceased)", "كريم زغيب", "same"),
        ("Karim Zogheib (1961)", "كريم زغيب (مواليد 1961)", "same"),
        ("Karim Zogheib (1961)", "كريم زغيب (1984)", "maybe"),
        ("Karim Zogheib (Tripoli)", "Karim Zogheib (Sidon)", "maybe"),
        ("Zogheib, Karim, 1961-1999", "Karim Zogheib", "same"),
        ("Karim Zogheib b. 1961", "Karim Zogheib b. 1984", "maybe"),
        ("كريم زغيب (سوري)", "كريم زغيب (عراقي)", "maybe"),
        ("كريم زغيب (رحمه الله)", "كريم زغيب", "same"),
        ("Hussein bin Ali", "حسين بن علي", "maybe"),  # two listed persons with one name
    ],
)
def test_what_stands_behind_a_name(left: str, right: str, verdict: str) -> None:
    match = compare(left, right)
    assert match.verdict == verdict
    assert score_pairs([(prepare(left), prepare(right))])[0] == match.score


def test_a_remark_is_evidence() -> None:
    shown = [(e.left, e.right, e.relation) for e in compare("Karim Zogheib (1961)", "Karim Zogheib (1984)").evidence]
    assert ("1961", "1984", "another remark") in shown
    shown = [(e.left, e.right, e.relation) for e in compare("Karim Zogheib", "Karim Zogheib (1984)").evidence]
    assert ("", "1984", "remark") in shown


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("فارس نورالدين بدري أبوشقرا", "فارس نور الدين بدري أبو شقرا"),  # two glued parts
        ("Faris Noureddine Badri Aboushakra", "فارس نور الدين بدري أبو شقرا"),
        ("غسانمحمود بدري الشدياق", "غسان محمود بدري الشدياق"),
    ],
)
def test_several_words_written_together(left: str, right: str) -> None:
    assert compare(left, right).verdict == "same"


def test_hopeless_names_have_an_order() -> None:
    near, far = compare("Samir Tawfiq Khoury", "Samir Nabil Jubouri"), compare("Samir Tawfiq Khoury", "Leila Naccache")
    assert 0.01 > near.score > far.score
    assert far.evidence


def test_what_has_more_words_than_a_name_is_equal_or_not_compared() -> None:
    many = "Karim Zogheib " * 30
    assert compare(many, many.upper()).verdict == "same"
    assert compare(many, many + "Haddad").score == 0


def test_an_organization_has_no_titles() -> None:
    match = compare("الشركة العامة للسكر", "General Company for Sugar")
    assert [(e.left, e.right) for e in match.evidence if e.relation == "title"] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Suwayrah", "الصويرة"),
        ("الصويرة", "Essaouira"),
        ("الصويرة", "al-Suwaira"),
        ("Abu Tig", "أبو تيج"),
        ("Ajeltoun", "عجلتون"),
    ],
)
def test_two_spellings_of_one_place_are_the_same(one: str, other: str) -> None:
    assert compare(one, other).verdict == "same"
    assert compare(other, one).verdict == "same"


@pytest.mark.parametrize(
    ("one", "other"), [("Tikriti", "تكريت"), ("محمد حلوان", "Helwan"), ("الكوت", "Kuwait"), ("Baladruz", "بلد")]
)
def test_a_person_or_another_place_is_not_the_same_as_a_place(one: str, other: str) -> None:
    assert compare(one, other).verdict != "same"
