"""What one edition says and the other does not."""

from __future__ import annotations

import pytest

from arabtext.editions import Alignment, Article, Bead, Finding, align, check


def laid(*pairs: tuple[str, str]) -> Alignment:
    """An alignment of passages that are known to belong together; an empty side stands for nothing."""
    english, arabic, beads = list[str](), list[str](), list[Bead]()
    for left, right in filter(any, pairs):
        beads.append(Bead((len(english),) * bool(left), (len(arabic),) * bool(right), 1.0))
        english += [left] * bool(left)
        arabic += [right] * bool(right)
    return Alignment(tuple(english), tuple(arabic), tuple(beads))


def messages(alignment: Alignment) -> list[tuple[str, str]]:
    return [(finding.kind, finding.message) for finding in check(alignment)]


@pytest.mark.parametrize(
    ("english", "arabic", "expected"),
    [
        ("It killed 218 people.", "قتل 219 شخصا.", ("number", "218 in the English, 219 in the Arabic")),
        ("It cost $3.5 million.", "كلف 35 مليون دولار.", ("number", "$3.5 million in the English, 35 مليون دولار in the Arabic")),
        ("Some 45 percent stayed.", "بقي كثيرون.", ("number", "45 percent only in the English")),
        ("Many stayed home.", "بقي 45 في المئة.", ("number", "45 في المئة only in the Arabic")),
        ("Three men came.", "جاء أربعة رجال.", ("number", "Three in the English, أربعة in the Arabic")),
        ("He left on May 3, 2021.", "غادر في 4 أيار/مايو 2021.", ("date", "May 3, 2021 in the English, 4 أيار/مايو 2021 in the Arabic")),
        ("He left in 2019.", "غادر في عام 2018.", ("date", "2019 in the English, 2018 in the Arabic")),
        ("He left on June 5.", "غادر لاحقا.", ("date", "June 5 only in the English")),
        (
            "Nouri al-Maliki spoke to the press.",
            "تحدث عمار الحكيم إلى الصحافة.",
            ("name", "Nouri al-Maliki in the English, عمار الحكيم in the Arabic"),
        ),
        ("The minister visited Iran on Monday.", "زار الوزير العراق يوم الاثنين.", ("name", "Iran in the English, العراق in the Arabic")),
        ("The fighters reached Basra.", "وصل المقاتلون إلى الموصل.", ("name", "Basra in the English, الموصل in the Arabic")),
        ("He was born in Chicago that year.", "ولد في تلك السنة.", ("name", "Chicago only in the English")),
        ("The Iranian army said so.", "قال ذلك الجيش العراقي.", ("name", "Iranian in the English, العراقي in the Arabic")),
        (
            "The United Nations condemned the attack.",
            "أدانت جامعة الدول العربية الهجوم.",
            ("name", "United Nations in the English, جامعة الدول العربية in the Arabic"),
        ),
        ("He met Nouri al-Maliki again.", "ثم التقى به مرة أخرى.", ("name", "Nouri al-Maliki only in the English")),
        ('He said: "We will stay. And left.', 'قال: "سنبقى". ثم غادر.', ("quotation", "a quotation without its end in the English")),
        ('He called it "small".', 'وصفه بأنه "صغير.', ("quotation", "a quotation without its end in the Arabic")),
        ("He called it “small”.", "وصفه بأنه صغير».", None),
    ],
)  # fmt: skip
def test_what_differs_within_a_passage(english: str, arabic: str, expected: tuple[str, str] | None) -> None:
    found = messages(laid((english, arabic)))
    if expected:
        assert found == [expected]
    else:
        assert [kind for kind, _ in found] == ["quotation"]


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("It killed 3,500 people.", "قتل ثلاثة آلاف وخمسمئة شخص."),
        ("It took around 200 times more.", "استغرق ذلك حوالي200 مرة أكثر."),
        ("It needs 50 percent of the votes.", "يجب أن تكون أكثر من النصف."),
        ("Half of them left.", "غادر 50 في المئة منهم."),
        ("Two men came after five days.", "جاء رجلان بعد أيام."),
        ("He left on June 5, 2023.", "غادر في 5 حزيران/يونيو 2023."),
        ("He left on June 5.", "غادر في 5 حزيران/يونيو 2023."),
        ("In June 2023 he left.", "غادر في الخامس من حزيران/يونيو 2023."),
        ("It began on April 6, 2023.", "بدأ في 15 رمضان 1444 هـ."),
        ("In the 1990s he left.", "غادر في تسعينيات القرن الماضي."),
        ("On 05/06/2023 he left.", "غادر في 5 حزيران 2023."),
        ("Qais al-Khazali met Hassan Nasrallah.", "التقى الخزعلي بنصر الله."),
        ("Nouri al-Maliki (نوري المالكي) met Nouri al-Maliki.", "التقى نوري المالكي بنوري المالكي."),
        ("Chris Wallace asked why.", "وسأل كريس والاس عن السبب."),
        ("Iranians protested in the street.", "تظاهر الناس في شوارع طهران."),
        ("France and Germany agreed.", "اتفقت فرنسا وألمانيا."),
        ("Washington rejected the offer.", "رفضت الإدارة العرض."),
        ("World leaders met the vice president.", "التقى قادة العالم نائب الرئيس."),
        ("The June summit ended.", "انتهت قمة يونيو."),
        ('He said: "We go. And we stay." Then left.', 'قال: "نذهب. ونبقى". ثم غادر.'),
        ('The 12" screen is small.', "الشاشة صغيرة وعرضها 12 بوصة."),
        ("", ""),
    ],
)
def test_what_says_the_same_is_no_finding(english: str, arabic: str) -> None:
    assert messages(laid((english, arabic))) == []


def test_a_number_in_the_next_sentence_is_there() -> None:
    assert messages(laid(("He paid 450 dinars.", "دفع المال."), ("She left.", "ثم غادرت وكان 450 دينارا."))) == []


@pytest.mark.parametrize(
    ("changed", "unchanged"),
    [
        (("It killed 218 people.", "قتل 219 شخصا."), ("It hurt 219 others.", "وأصاب 219 آخرين.")),
        (("The Saudi minister left.", "غادر الوزير القطري."), ("The Qatari minister came.", "جاء الوزير القطري.")),
        (("He went to Basra.", "ذهب إلى الموصل."), ("Then to Mosul.", "ثم إلى الموصل.")),
    ],
)
def test_what_belongs_to_the_next_sentence_excuses_nothing(
    changed: tuple[str, str], unchanged: tuple[str, str]
) -> None:
    """The value that the other edition has here by mistake also stands in the next sentence, on both sides."""
    assert [message for _, message in messages(laid(changed, unchanged))] != []
    assert messages(laid(unchanged)) == []


def test_a_quotation_over_several_sentences_is_whole() -> None:
    pairs = (
        ('"We will stay.', '"سنبقى.'),
        ("Nobody will leave.", "لن يغادر أحد."),
        ('So it is," he said.', 'هكذا الأمر"، قال.'),
    )
    assert messages(laid(*pairs)) == []
    first_person = ('"I called him, I said, I know you.', '"اتصلت به، وقلت، أنا أعرفك.'), ('He did."', 'ففعل"')
    assert messages(laid(*first_person)) == []


def test_findings_say_where() -> None:
    (found,) = check(laid(("It killed 218 people.", "قتل 219 شخصا.")))
    assert [found.english[start:end] for start, end in found.english_spans] == ["218"]
    assert [found.arabic[start:end] for start, end in found.arabic_spans] == ["219"]
    assert (found.bead, found.beads, found.severity) == (0, (0,), "high")


SPELLINGS = [
    ("Qais al-Khazali spoke.", "تحدث قيس الخزعلي."),
    ("The weather was hot in the old city.", "كان الطقس حارا في المدينة القديمة."),
    ("Qays al-Khazali left.", "غادر قيس الخزعلي."),
]


def test_a_name_that_the_tables_join_spelt_two_ways() -> None:
    assert messages(laid(*SPELLINGS)) == [("spelling", "Qays al-Khazali is Qais al-Khazali elsewhere in the English")]


def test_a_foreign_name_spelt_two_ways_is_told_by_the_other_edition() -> None:
    english = laid(
        ("Then Kavadarkov spoke to them.", "ثم تحدث كافاداركوف إليهم."),
        ("Nobody answered Kavadarkov there.", "لم يجب أحد كافاداركوف هناك."),
        ("So Kavardarkov left the room.", "فغادر كافاداركوف الغرفة."),
    )
    assert messages(english) == [("spelling", "Kavardarkov is Kavadarkov elsewhere in the English")]
    arabic = laid(
        ("Then Livingston spoke to them.", "ثم تحدث ليفينغستون إليهم."),
        ("Nobody answered Livingston there.", "لم يجب أحد ليفينغستون هناك."),
        ("So Livingston left the room.", "فغادر ليفينجستون الغرفة."),
    )
    assert messages(arabic) == [("spelling", "ليفينجستون is ليفينغستون elsewhere in the Arabic")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Korea said so.", "قالت كوريا ذلك."), ("The Korean side left.", "غادر الجانب الكوري.")),
        (("Then Panama spoke.", "ثم تحدثت بنما."), ("So Panama left.", "وبنما غادرت.")),
        (("Then Hassan spoke.", "ثم تحدث حسن."), ("So Hussein left.", "فغادر حسين.")),
        (("Then Alan Lithgow spoke.", "ثم تحدث ألان ليثغو."), ("So Allan McGregor left.", "فغادر ألان ماكغريغور.")),
        (("Then Hassan Diab spoke.", "ثم تحدث حسان دياب."), ("So Ali Hassan left.", "فغادر علي حسن.")),
    ],
)
def test_forms_of_a_name_and_other_names_are_no_spellings(first: tuple[str, str], second: tuple[str, str]) -> None:
    assert [kind for kind, _ in messages(laid(first, second, first, second)) if kind == "spelling"] == []


def test_sentences_that_one_side_lacks() -> None:
    found = check(laid(("He came.", "جاء."), ("He stayed.", ""), ("", "ثم نام."), ("He left.", "غادر.")))
    assert [(f.kind, f.message, f.english, f.arabic, f.severity) for f in found] == [
        ("omitted", "not in the Arabic edition", "He stayed.", "", "high"),
        ("added", "not in the English edition", "", "ثم نام.", "high"),
    ]


def test_a_paragraph_that_one_side_lacks_is_one_finding() -> None:
    alignment = Alignment(
        ("One.", "Two.", "Three.", "Four."),
        ("واحد.", "أربعة."),
        (Bead((0,), (0,), 1.0), Bead((1,), (), 1.0), Bead((2,), (), 1.0), Bead((3,), (1,), 1.0)),
        english_paragraphs=(0, 1, 1, 2),
        arabic_paragraphs=(0, 1),
    )
    (found,) = check(alignment)
    assert (found.kind, found.message) == ("omitted", "a paragraph of 2 sentences not in the Arabic edition")
    assert (found.english, found.beads) == ("Two. Three.", (1, 2))


def test_a_passage_elsewhere_is_one_finding() -> None:
    alignment = Alignment(
        ("A.", "B.", "C.", "D."),
        ("ج.", "أ.", "ب.", "د."),
        (Bead((), (0,), 1.0), Bead((0,), (1,), 1.0), Bead((1,), (2,), 1.0), Bead((2,), (), 1.0), Bead((3,), (3,), 1.0)),
        displaced=(Bead((2,), (0,), 0.9),),
    )
    (found,) = check(alignment)
    assert (found.kind, found.english, found.arabic, found.beads) == ("displaced", "C.", "ج.", (3, 0))


def test_articles_are_checked_by_paragraph() -> None:
    english = Article(
        paragraphs=(
            "The minister arrived in Baghdad on Monday. He met the president there.",
            "The weather in the old city was hot. Nobody walked in the street.",
            "The visit ends on Wednesday. Then he goes to Cairo.",
        )
    )
    arabic = Article(
        paragraphs=(
            "وصل الوزير إلى بغداد يوم الاثنين. والتقى الرئيس هناك.",
            "وتنتهي الزيارة يوم الأربعاء. ثم يذهب إلى القاهرة.",
        )
    )
    (found,) = check(align(english, arabic))
    assert found.message == "a paragraph of 2 sentences not in the Arabic edition"


@pytest.mark.parametrize(
    "pairs", [[], [("", "")], [("\x00", "\ud800")], [('"' * 50, "«" * 50)], [("1" * 200, "٣" * 200)]]
)
def test_odd_passages(pairs: list[tuple[str, str]]) -> None:
    assert all(isinstance(finding, Finding) for finding in check(laid(*pairs)))
