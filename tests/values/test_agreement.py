"""Whether two facts can mean the same: pairs of texts, one fact each."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabtext.values import Fact, agree, facts


def one_fact(text: str) -> Fact:
    (fact,) = facts(text)
    return fact


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("30 miles", "48 كيلومتراً"),
        ("30 miles", "50 كيلومترا"),
        ("6 feet", "1.83 متر"),
        ("100°F", "38 درجة مئوية"),
        ("38 degrees Celsius", "38 درجة"),
        ("1,500 meters", "كيلومتر ونصف"),
        ("100 pounds", "45 كيلوغراما"),
        ("50 acres", "20 هكتارا"),
        ("60 mph", "97 كيلومترا في الساعة"),
        ("two and a half meters", "مترين ونصف"),
        ("90 minutes", "ساعة ونصف"),
        ("2 weeks", "أسبوعين"),
        ("5 million dinars", "5 ملايين دينار عراقي"),
        ("5 million Iraqi dinars", "5 ملايين دينار"),
        ("500 riyals", "500 ريال سعودي"),
        ("dozens", "عشرات"),
        ("thousands", "3500"),
        ("several thousand", "آلاف"),
        ("5 to 7 kilometers", "من 5 إلى 7 كيلومترات"),
        ("5 p.m.", "الساعة 17:00"),
        ("14:30", "02:30 مساء"),
        ("5 p.m.", "الساعة الخامسة"),
        ("4:30 p.m.", "الرابعة والنصف"),
        ("1400 GMT", "الساعة الثانية ظهرا"),
        ("Monday", "الاثنين"),
        ("May 2021", "5 أيار 2021"),
        ("a quarter of the voters", "25 في المئة"),
        ("in 2019", "عام 2019"),
        ("33 percent", "ثلث السكان"),
        ("7 kilometers", "7"),
        ("early 2018", "مطلع 2018"),
        ("early 2018", "عام 2018"),
        ("in March 2018", "أوائل 2018"),
        ("Q1 2020", "الربع الأول من عام 2020"),
        ("Q1 2020", "كانون الثاني 2020"),
        ("summer 2020", "تموز 2020"),
        ("the first half of 2020", "الربع الثاني من 2020"),
        ("the 19th century", "القرن التاسع عشر"),
        ("the 1960s", "ستينيات القرن الماضي"),
        ("the 1960s", "عام 1964"),
        ("the 2019/2020 school year", "العام الدراسي 2019-2020"),
        ("5-7 June 2023", "من 5 إلى 7 حزيران 2023"),
        ("5-7 June 2023", "6 حزيران 2023"),
        ("on May 3", "3 أيار 2021"),
        ("in 2022", "عام 1444 هـ"),
        ("05/06/2023", "5 حزيران 2023"),
        ("Monday", "5 حزيران 2023"),
        ("one in five", "20 في المئة"),
        ("five or six", "خمسة أو ستة"),
        ("10-15,000", "بين 10 و15 ألف"),
        ("8.000", "8000"),
        ("5 feet 9 inches", "1.75 متر"),
        ("22 degrees below zero", "22 درجة مئوية تحت الصفر"),
        ("-9.2%", "سالب 9,2 في المئة"),
        ("20,000 dunams", "20 كيلومترا مربعا"),
        ("two dozen", "24"),
        ("a 39-year-old", "39 عاما"),
        ("early May", "مطلع أيار"),
        ("early May", "أيار 2021"),
        ("the early 1980s", "أواخر أيار 1982"),
        ("the late 1980s", "أواخر الثمانينيات"),
        ("a fifth of the population", "خُمس السكان"),
        ("3/4 of the houses", "ثلاثة أرباع المنازل"),
        ("half the population", "50 في المئة"),
        ("-5°C", "خمس درجات تحت الصفر"),
        ("22/04/2021", "في 22/04"),
        ("on 5/6", "في 6/5"),
        ("the first Friday of July 2023", "7 تموز 2023"),
        ("in nineteen sixty-seven", "عام 1967"),
        ("aged 12", "12 عاما"),
        ("it costs 5 pounds", "5 جنيهات مصرية"),
    ],
)
def test_facts_that_can_mean_the_same(english: str, arabic: str) -> None:
    assert agree(one_fact(english), one_fact(arabic))
    assert agree(one_fact(arabic), one_fact(english))


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("30 kilometers", "30 ميلا"),
        ("30 miles", "40 كيلومترا"),
        ("20 miles", "30 كيلومترا"),
        ("1 mile", "2 كيلومترا"),
        ("31 miles", "48 كيلومترا"),
        ("30 kilometers", "31 كيلومترا"),
        ("30 kilograms", "30 كيلومترا"),
        ("5 million dollars", "5 ملايين دينار"),
        ("5 million Iraqi dinars", "5 ملايين دينار أردني"),
        ("hundreds", "آلاف"),
        ("thousands", "عشرات الآلاف"),
        ("hundreds", "3500"),
        ("5 to 7 kilometers", "من 5 إلى 8 كيلومترات"),
        ("5 p.m.", "الساعة السادسة مساء"),
        ("19:43", "19:48"),
        ("Monday", "الثلاثاء"),
        ("May 2021", "5 حزيران 2021"),
        ("5 p.m.", "17"),
        ("20 percent", "ثلث السكان"),
        ("two weeks", "ثلاثة أسابيع"),
        ("early 2018", "أواخر 2018"),
        ("Q1 2020", "الربع الثالث من عام 2020"),
        ("Q1 2020", "أيلول 2020"),
        ("summer 2020", "شتاء 2020"),
        ("the first half of 2020", "النصف الثاني من 2020"),
        ("the 19th century", "القرن الثامن عشر"),
        ("the 1960s", "سبعينيات القرن الماضي"),
        ("5-7 June 2023", "من 5 إلى 8 حزيران 2023"),
        ("5-7 June 2023", "9 حزيران 2023"),
        ("on May 3", "4 أيار 2021"),
        ("05/06/2023", "7 حزيران 2023"),
        ("Tuesday", "5 حزيران 2023"),
        ("one in five", "ربع السكان"),
        ("1400 GMT", "الساعة 15:00 بتوقيت غرينتش"),
        ("-9.2%", "9,2 في المئة"),
        ("500 Lebanese pounds", "500 جنيه مصري"),
        ("early May", "أواخر أيار"),
        ("late May 2021", "منتصف أيار"),
        ("the early 1980s", "أواخر الثمانينيات"),
        ("the early 19th century", "أواخر القرن التاسع عشر"),
        ("a fifth of the population", "خمسة أشخاص"),
        ("-5°C", "5 درجات مئوية"),
        ("on 22/04", "في 23/04"),
        ("5 dollars", "5 دولارات كندية"),
        ("it weighs 5 pounds", "5 جنيهات مصرية"),
        ("1 in 4", "ثلث السكان"),
    ],
)
def test_facts_that_cannot_mean_the_same(english: str, arabic: str) -> None:
    assert not agree(one_fact(english), one_fact(arabic))
    assert not agree(one_fact(arabic), one_fact(english))


def test_a_bare_dollar_is_doubtful_only_beside_another_dollar() -> None:
    canadian = one_fact("3 دولارات كندية")
    assert not agree(one_fact("$3"), canadian)
    for text in ("7 Canadian dollars, of which $3 were paid", "7 دولارات كندية، ثم 3 دولارات"):
        assert agree(facts(text)[1], canadian)
        assert agree(facts(text)[1], one_fact("US$3"))
    assert not agree(facts("7 Canadian dollars, US$3 and $3")[2], canadian)


def test_parts_of_a_month_are_compared_where_both_texts_name_one() -> None:
    assert (one_fact("early May").part, one_fact("أواسط أيار").part, one_fact("in May").part) == ("early", "mid", None)


TEXTS = (
    "30 miles, 48 كيلومترا, 5 to 7 tons, dozens, آلاف الدولارات, a third of them, 33%, $5, 5 dinars, 5 دينار عراقي, 5 p.m., "
    "14:00 GMT, الساعة الخامسة, Monday, on May 3, 2021, in May 2021, the 1990s, في أيار, 5-7 June 2023, 05/06/2023, 2 weeks, "
    "ساعة ونصف, 38 degrees, 38°C, 1.234 في, the 21st, 15 رمضان 1444 هـ, since 2019, 1,234, 10 pounds"
)
DAYS = ["2023", "--06", "2023-33", "2023-22", "2023-06-05/2023-06-07", "18XX", "---21", "2023-W23", "0680/0681"]


def made(kind: str, values: st.SearchStrategy[Decimal | str], *units: str | None) -> st.SearchStrategy[Fact]:
    """Facts of one kind that no text has to state."""
    edges = (st.just(0), st.just(1), st.just("x"))
    return st.builds(Fact, *edges, st.just(kind), values, st.sampled_from(units or [None]))


NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-9999, max_value=9999)
ANY = st.one_of(
    st.sampled_from(facts(TEXTS)),
    made("number", NUMBERS, None, "percent"),
    made("quantity", NUMBERS, "km", "mi", "degree", "celsius", "nonsense"),
    made("currency", NUMBERS, "USD", "dinar", "JOD"),
    made("weekday", st.integers(1, 7).map(Decimal)),
    made("date", st.sampled_from(DAYS)),
    made("time", st.sampled_from(["17:00", "17:00Z", "12:00-05:00"])),
)


@given(one=ANY, other=ANY)
@settings(max_examples=400, deadline=None)
def test_agreement_is_symmetric_and_reflexive(one: Fact, other: Fact) -> None:
    assert agree(one, one)
    assert agree(one, other) == agree(other, one)
    assert isinstance(one.value, str | Decimal)
