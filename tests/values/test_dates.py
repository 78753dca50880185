"""Dates in running text: cases, spans, names of months, odd text."""

from __future__ import annotations

import subprocess
import sys

import pytest
from babel.dates import get_month_names
from hypothesis import given, settings
from hypothesis import strategies as st

from arabtext import resources
from arabtext.errors import ArgumentTypeError, UsageError
from arabtext.values import Date, dates


def shown_date(date: Date) -> str:
    calendar = "hijri " if date.calendar == "hijri" else ""
    return calendar + " or ".join([date.value, *date.alternatives])


def test_dates(date_case: tuple[str, str, str | None]) -> None:
    text, expected, day = date_case
    assert " | ".join(map(shown_date, dates(text, relative_to=day))) == expected


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("وفي شباط/فبراير 2021 قررت", ["شباط/فبراير 2021"]),
        ("June 5-7, 2023", ["June 5", "7, 2023"]),
        ("ولعام 2017.", ["2017"]),
        ("(29 سبتمبر)", ["29 سبتمبر"]),
        ("on 30th September.", ["30th September"]),
    ],
)
def test_a_span_holds_the_date_alone(text: str, spans: list[str]) -> None:
    assert [date.text for date in dates(text)] == spans


@pytest.mark.parametrize("day", ["yesterday", "14/06/2023", ""])
def test_a_day_that_is_no_iso_date_is_refused(day: str) -> None:
    with pytest.raises(UsageError, match="2023-06-14"):
        dates("today", relative_to=day)


def test_other_types_are_refused() -> None:
    with pytest.raises(ArgumentTypeError, match="text must be str"):
        dates(None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("ours", "locale"),
    [
        ("levant", "ar_LB"),
        ("egypt", "ar_EG"),
        ("algeria", "ar_DZ"),
        ("morocco", "ar_MA"),
        ("mauritania", "ar_MR"),
    ],
)
def test_month_names_agree_with_cldr(ours: str, locale: str) -> None:
    table = list(resources.rows("values/months.tsv", "name", "month", "tradition"))
    every = {(name, int(month)) for name, month, _ in table}
    own = {(name, int(month)) for name, month, tradition in table if tradition == ours}
    cldr = {(name, month) for month, name in get_month_names("wide", locale=locale).items()}
    assert cldr <= every
    assert cldr & own


SCRAPS = st.lists(
    st.sampled_from(
        "ثلاثة وعشرون ألفا مليون ونصف المليون و 500 3.5 million half a and third الأول حزيران /يونيو 2023 ( ) - % $ هـ من بين "
        "May 5 , 1990s القرن قبل يومين yesterday of العشرين first 05/06/2023 كانون الثاني".split(" ")
    ),
    max_size=9,
).map(" ".join)


@given(text=SCRAPS, today=st.sampled_from([None, "2023-06-14"]))
@settings(max_examples=300, deadline=None)
def test_dates_are_in_order_and_apart(text: str, today: str | None) -> None:
    end = 0
    for one in dates(text, relative_to=today):
        assert text[one.start : one.end] == one.text != ""
        assert one.start >= end
        end = one.end


@pytest.mark.thorough
def test_a_long_text_takes_time_in_proportion() -> None:
    assert len(dates("خمسة وعشرون ألفا و 5 حزيران 2023 two hundred and " * 10_000)) == 10_000


@pytest.mark.parametrize(
    ("text", "value", "alternatives"),
    [
        ("on 05/06/2023", "2023", ("2023-06-05", "2023-05-06")),
        ("on 25/06/2023", "2023-06-25", ()),
        ("on 05.06.2023", "2023-06-05", ()),
        ("في 05/06/2023", "2023-06-05", ()),
        ("on 2023-05-06", "2023-05-06", ()),
        ("و2023-05-06", "2023-05-06", ()),
        ("6/2023", "2023-06", ()),
    ],
)
def test_the_order_of_day_and_month_is_never_guessed(text: str, value: str, alternatives: tuple[str, ...]) -> None:
    (found,) = dates(text)
    assert (found.value, found.alternatives) == (value, alternatives)


@pytest.mark.parametrize(
    ("text", "found"), [("it was 1899 then", []), ("the 1900 war", ["1900"]), ("the 2100 war", [])]
)
def test_a_number_is_a_year_by_itself_only_if_it_is_a_likely_one(text: str, found: list[str]) -> None:
    assert [date.value for date in dates(text)] == found


def test_a_month_behind_many_numbers_is_found_where_one_stretch_ends_and_the_next_begins() -> None:
    """Long stretches are cut; wherever the cut falls, the name of the month is in one of the two."""
    for padding in range(60):
        text = "1234 " * 400 + " " * padding + "5 May 2021"
        assert dates(text)[-1].value == "2021-05-05"


def test_patterns_with_names_of_months_are_compiled_only_where_there_is_one() -> None:
    script = (
        "import regex\nfrom arabtext.values import dates\nlong = []\nreal = regex.compile\n"
        "regex.compile = lambda pattern, *rest: (long.append(len(pattern) > 10_000), real(pattern, *rest))[1]\n"
        "dates('2021, 5/6/2023'); print(sum(long)); dates('May 2021'); print(sum(long))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "4"]
