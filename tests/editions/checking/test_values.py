"""Values and names that differ within a bead."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from arabtext.editions import Alignment, check
from arabtext.names import Mention, find

Laid = Callable[..., Alignment]
Messages = Callable[[Alignment], list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("english", "arabic", "expected"),
    [
        ("It killed 218 people.", "قتل 219 شخصا.", ("number", "218 in the English, 219 in the Arabic")),
        ("It cost $3.5 million.", "كلف 35 مليون دولار.", ("number", "$3.5 million in the English, 35 مليون دولار in the Arabic")),
        ("Some of the 18 schools opened.", "فتحت 16 مدرسة من أصل 18 أبوابها.", ("number", "16 only in the Arabic")),
        ("She won the prize.", "نالت الجائزة عام 2018.", ("date", "2018 only in the Arabic")),
        ("Some 45 percent stayed.", "بقي كثيرون.", ("number", "45 percent only in the English")),
        ("Many stayed home.", "بقي 45 في المئة.", ("number", "45 في المئة only in the Arabic")),
        ("Three men came.", "جاء أربعة رجال.", ("number", "Three in the English, أربعة in the Arabic")),
        ("He left on May 3, 2021.", "غادر في 4 أيار/مايو 2021.", ("date", "May 3, 2021 in the English, 4 أيار/مايو 2021 in the Arabic")),
        ("He left in 2019.", "غادر في عام 2018.", ("date", "2019 in the English, 2018 in the Arabic")),
        ("In the 1980s he left.", "غادر في تسعينيات القرن الماضي.", ("date", "1980s in the English, تسعينيات القرن الماضي in the Arabic")),
        ("In 1984 he left.", "غادر في تسعينيات القرن الماضي.", ("date", "1984 in the English, تسعينيات القرن الماضي in the Arabic")),
        ("He came again.", "ثم جاء عمار الحكيم مرة أخرى.", ("name", "عمار الحكيم only in the Arabic")),
        ("He met Qais al-Khazali.", "ثم رأى خزينة.", ("name", "Qais al-Khazali only in the English")),
        ("It took 13 days.", "استغرق ذلك أياما.", ("number", "13 days only in the English")),
        ("He left on June 5.", "غادر لاحقا.", ("date", "June 5 only in the English")),
        ("It cost $5.", "كلف 9 دولارات.", ("number", "$5 in the English, 9 دولارات in the Arabic")),
        (
            "Nouri al-Maliki spoke to the press.",
            "تحدث عمار الحكيم إلى الصحافة.",
            ("name", "Nouri al-Maliki in the English, عمار الحكيم in the Arabic"),
        ),
        ("The minister visited Iran on Monday.", "زار الوزير العراق يوم الاثنين.", ("place", "Iran in the English, العراق in the Arabic")),
        ("The fighters reached Basra.", "وصل المقاتلون إلى الموصل.", ("place", "Basra in the English, الموصل in the Arabic")),
        ("He was born in Chicago that year.", "ولد في تلك السنة.", ("place", "Chicago only in the English")),
        ("The Iranian army said so.", "قال ذلك الجيش العراقي.", ("nationality", "Iranian in the English, العراقي in the Arabic")),
        (
            "The United Nations condemned the attack.",
            "أدانت جامعة الدول العربية الهجوم.",
            ("name", "United Nations in the English, جامعة الدول العربية in the Arabic"),
        ),
        ("He met Nouri al-Maliki again.", "ثم التقى به مرة أخرى.", ("name", "Nouri al-Maliki only in the English")),
    ],
)  # fmt: skip
def test_what_differs_within_a_passage(
    messages: Messages, laid: Laid, english: str, arabic: str, expected: tuple[str, str]
) -> None:
    assert messages(laid((english, arabic))) == [expected]


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("It took an hour and a half.", "استغرق ذلك ساعة ونصف الساعة."),
        ("The man is 83 years old.", "يبلغ الرجل من العمر ثلاثاً وثمانين سنة."),
        ("Profits rose 12 percent to 1.1 billion dirhams.", "ارتفعت الأرباح 12 في المئة لتبلغ 1100 مليون درهم."),
        ("All but two of the 18 schools opened.", "فتحت 16 مدرسة من أصل 18 أبوابها."),
        ("He bakes 300 loaves, and on Fridays twice that number.", "يخبز 300 رغيف، و600 أيام الجمعة."),
        ("The board proposed 25 fils a share.", "اقترح المجلس ربع درهم للسهم."),
        ("She won the prize four years later.", "نالت الجائزة عام 2018."),
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
        ("He came again.", "ثم جاء هادي العامري مرة أخرى."),
        ("The UN said so.", "قالت ذلك جامعة الدول العربية."),
        ("In 1994 he left.", "غادر في تسعينيات القرن الماضي."),
        ("In the 1990s he left.", "غادر في عام 1994."),
        ("It took 12 days.", "استغرق ذلك أياما."),
        ("Angela McGregor asked why.", "سألت ماكغريغور عن السبب."),
        ("Peter Nguyen left.", "غادر نغوين."),
        ("Michael Shaw’s son left.", "غادر ابن شو."),
        ("The Iranian’s son left.", "غادر ابن الإيراني."),
        ("", ""),
    ],
)
def test_what_says_the_same_is_no_finding(messages: Messages, laid: Laid, english: str, arabic: str) -> None:
    assert messages(laid((english, arabic))) == []


def test_a_number_in_the_next_sentence_is_there(messages: Messages, laid: Laid) -> None:
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
    messages: Messages, laid: Laid, changed: tuple[str, str], unchanged: tuple[str, str]
) -> None:
    """The value that the other edition has here by mistake also stands in the next sentence, on both sides."""
    assert [message for _, message in messages(laid(changed, unchanged))] != []
    assert messages(laid(unchanged)) == []


@pytest.mark.parametrize(
    ("english", "arabic", "expected"),
    [
        ("Some 1234 came.", "جاء 5678.", ["1234 only in the English", "5678 only in the Arabic"]),
        ("Some 1234 came.", "جاء 1567.", ["1234 only in the English", "1567 only in the Arabic"]),
        ("Some 1234 came.", "جاء 1278.", ["1234 in the English, 1278 in the Arabic"]),
        ("40 men and 350 women came.", "جاء 500.", ["350 in the English, 500 in the Arabic", "40 only in the English"]),
        ("He paid $350.", "دفع 351 يورو.", ["$350 only in the English", "351 يورو only in the Arabic"]),
    ],
)
def test_only_numbers_that_look_alike_are_one_that_was_changed(
    messages: Messages, laid: Laid, english: str, arabic: str, expected: list[str]
) -> None:
    assert [message for _, message in messages(laid((english, arabic)))] == expected


def test_a_value_two_sentences_away_is_missing(messages: Messages, laid: Laid) -> None:
    far = laid(("He paid 450 dinars.", "دفع المال."), ("She left.", "ثم غادرت."), ("He ran.", "ركض ومعه 450 دينارا."))
    assert messages(far) == [("number", "450 dinars only in the English"), ("number", "450 دينارا only in the Arabic")]


def test_hundreds_in_a_neighbor_are_no_exact_number(messages: Messages, laid: Laid) -> None:
    beads = laid(("It killed 218 people.", "قتل 219 شخصا."), ("Hundreds fled.", "وفر المئات."))
    assert messages(beads) == [("number", "218 in the English, 219 in the Arabic")]


def test_names_of_one_kind_are_one_that_was_changed(messages: Messages, laid: Laid) -> None:
    both = laid(("The Iranian side is in Paris.", "في دمشق الجانب المصري."))
    assert {message for _, message in messages(both)} == {
        "Iranian in the English, المصري in the Arabic",
        "Paris in the English, دمشق in the Arabic",
    }
    cross = laid(("The Iranian side said so.", "قال ذلك جانب الموصل."))
    assert [message for _, message in messages(cross)] == ["Iranian in the English, الموصل in the Arabic"]


@pytest.mark.parametrize("turned", [False, True])
def test_every_value_that_only_one_side_has_is_reported_with_its_place(turned: bool, laid: Laid) -> None:
    english = "It killed 218 people, wounded 340 and displaced 5,600."
    arabic = "قتل 218 شخصا وجرح 340 وشرد 5600."
    found = check(laid(("Many suffered.", arabic) if turned else (english, "عانى كثيرون.")))
    assert [(one.kind, one.severity) for one in found] == [("number", "high")] * 3
    text, places = (
        (arabic, [one.arabic_spans for one in found]) if turned else (english, [one.english_spans for one in found])
    )
    assert [text[start:end] for ((start, end),) in places] == (
        ["218", "340", "5600"] if turned else ["218", "340", "5,600"]
    )
    assert not any(one.english_spans if turned else one.arabic_spans for one in found)


@pytest.mark.parametrize(
    ("english", "arabic", "reported"),
    [
        ("The battle was in 2023.", "كانت المعركة في عام 1444 هـ.", []),  # a Hijri year is an interval
        ("The battle was in 2015.", "كانت المعركة في عام 1444 هـ.", ["2015 in the English, 1444 هـ in the Arabic"]),
        ("Half of them left.", "غادر 50 في المئة منهم.", []),
        ("A fifth of them left.", "غادر 25 في المئة منهم.", ["A fifth in the English, 25 في المئة in the Arabic"]),
        (
            "The law is of 12 May 2020 and of 3 June 2021.",
            "صدر القانون في 12 أيار 2020 وفي 5 حزيران 2021.",
            ["3 June 2021 in the English, 5 حزيران 2021 in the Arabic"],
        ),
        ("In 2019 it fell.", "انخفض في 2019.", []),  # a number here, a date there
    ],
)
def test_values_that_are_written_otherwise_agree(english: str, arabic: str, reported: list[str], laid: Laid) -> None:
    assert [one.message for one in check(laid((english, arabic)))] == reported


def test_an_arabic_name_is_read_as_the_english_edition_writes_it(
    messages: Messages, laid: Laid, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing in the Arabic says that نمير is Numair; the English of the next sentence does too."""
    read = []

    def recorded(text: str, *, latin: str | None = None) -> list[Mention]:
        read.extend(found := find(text, latin=latin))
        return found

    monkeypatch.setattr("arabtext.editions.checking.names.find", recorded)
    both = laid(
        ("Numair Haddad arrived in town.", "وصل نمير حداد إلى البلدة."), ("He left.", "ثم ودّع نمير حداد أهلها.")
    )
    assert messages(both) == []
    assert {name.canonical for name in read if name.text == "نمير حداد"} == {"Numeir Haddad"}
    assert {name.canonical for name in find("وصل نمير حداد إلى البلدة.")} == {"Namir Haddad"}
