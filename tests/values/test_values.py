"""Numbers and dates in running text."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel.dates import get_month_names

from arabtext import resources
from arabtext.values import dates, numbers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("٣٫٥ ملايين دولار", [("3500000", "USD")]),
        ("١٬٢٣٤", [("1234", None)]),
        ("1,234.5", [("1234.5", None)]),
        ("3,5 في المئة", [("3.5", "percent")]),
        ("12٪", [("12", "percent")]),
        ("$3.8 billion", [("3800000000", "USD")]),
        ("1.5bn euros", [("1500000000", "EUR")]),
        ("between 2 and 3 million", [("2000000", None), ("3000000", None)]),
        ("بين 3,8 و4,6 مليارات دولار", [("3800000000", "USD"), ("4600000000", "USD")]),
        ("ثلاثة آلاف وخمسمئة", [("3500", None)]),
        ("مئتا ألف", [("200000", None)]),
        ("مليوني دولار", [("2000000", "USD")]),
        ("خمسة وعشرون عاما", [("25", None)]),
        ("three thousand five hundred", [("3500", None)]),
        ("twenty-five percent", [("25", "percent")]),
        ("أعمارهم 33 و34 و39", [("33", None), ("34", None), ("39", None)]),
        ("one of them", []),
        ("أحد منهم، واحد", []),
        ("مئات الأشخاص", []),
        ("B52 and 3.5.2", []),
        ("", []),
    ],
)
def test_numbers(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(n.value, n.unit) for n in numbers(text)] == [(Decimal(value), unit) for value, unit in expected]


def test_a_span_holds_number_and_unit() -> None:
    (number,) = numbers("نحو ٣٫٥ ملايين دولار أمريكي تقريبا")
    assert number.text == "٣٫٥ ملايين دولار أمريكي"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On June 14, 2021,", ["2021-06-14"]),
        ("14 June 2021", ["2021-06-14"]),
        ("Jun 14, 2021", ["2021-06-14"]),
        ("2021-06-14", ["2021-06-14"]),
        ("May 2022", ["2022-05"]),
        ("June 1 interview", ["--06-01"]),
        ("since 2019", ["2019"]),
        ("5 حزيران/يونيو 2023", ["2023-06-05"]),
        ("٤ آب ٢٠٢٠", ["2020-08-04"]),
        ("حُزيران (يونيو) 2021", ["2021-06"]),
        ("10 أغسطس", ["--08-10"]),
        ("كانون الثاني 2023", ["2023-01"]),
        ("5 جويلية 1962", ["1962-07-05"]),
        ("20 غشت 1953", ["1953-08-20"]),
        ("في عام 2014", ["2014"]),
        ("15 رمضان 1444 هـ", ["2023-04-06"]),
        ("2021-02-30", []),
        ("32 June 2021", ["2021-06"]),
        ("they may go", []),
        ("5 حزيران/تموز 2023", []),
        ("", []),
    ],
)
def test_dates(text: str, expected: list[str]) -> None:
    assert [date.value for date in dates(text)] == expected


def test_the_calendar_is_told() -> None:
    assert [date.calendar for date in dates("15 رمضان 1444 و6 نيسان 2023")] == ["hijri", "gregorian"]


def test_the_clitic_is_not_part_of_the_date() -> None:
    (date,) = dates("وفي شباط/فبراير 2021 قررت")
    assert date.text == "شباط/فبراير 2021"


@pytest.mark.parametrize(
    ("ours", "cldr_locale"), [("levant", "ar_LB"), ("egypt", "ar_EG"), ("algeria", "ar_DZ"), ("morocco", "ar_MA")]
)
def test_month_names_agree_with_cldr(ours: str, cldr_locale: str) -> None:
    table = {
        (name, int(month))
        for name, month, t in resources.rows("values/months.tsv", "name", "month", "tradition")
        if t == ours
    }
    for month, name in get_month_names("wide", locale=cldr_locale).items():
        assert (name, month) in table
