"""Facts of a text: cases of every kind, spans, odd text."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabtext.errors import ArgumentTypeError, UsageError
from arabtext.values import Fact, facts


def shown(fact: Fact) -> str:
    """A fact as the cases write it: kind, value, unit, the bounds of a range or rough number, other values."""
    value = format(fact.value.normalize(), "f") if isinstance(fact.value, Decimal) else fact.value
    value = f"{value[:8]}…" if isinstance(fact.value, Decimal) and "." in value and len(value) > 12 else value
    if fact.high is not None and fact.value == fact.low:
        value += f"..{fact.high.normalize():f}"
    others = [f"or {other:f}" if isinstance(other, Decimal) else f"or {other}" for other in fact.alternatives]
    return " ".join([fact.kind, value, *([fact.unit] if fact.unit else []), *others])


def test_facts(fact_case: tuple[str, str, str | None]) -> None:
    text, expected, day = fact_case
    assert " | ".join(map(shown, facts(text, relative_to=day))) == expected


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("about 30 square miles away", ["30 square miles"]),
        ("بعمق مترين ونصف تقريبا", ["مترين ونصف"]),
        ("وبين 5 و7 كيلومترات", ["5 و7 كيلومترات"]),
        ("at 6.30am.", ["6.30am"]),
        ("on Mondays", ["Mondays"]),
    ],
)
def test_a_span_holds_the_value_and_its_unit(text: str, spans: list[str]) -> None:
    assert [fact.text for fact in facts(text)] == spans


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("five or six", ["5..6"]),
        ("5 or 20", ["5", "20"]),
        ("2017 or 2020", ["2017", "2020"]),
        ("5 to 7 km", ["5..7"]),
        ("7 to 5", ["7", "5"]),
        ("5 or 6%", ["5..6"]),
    ],
)
def test_a_range_is_one_fact(text: str, values: list[str]) -> None:
    found = facts(text)
    assert [f"{f.low}..{f.high}" if f.low == f.value else str(f.value) for f in found] == values


def test_a_coin_is_that_of_the_only_country_that_the_text_names() -> None:
    one = facts("دفع 5 ملايين دينار، منها 3 ملايين دينار عراقي")
    two = facts("دفع 5 دنانير، منها 3 دنانير عراقية ودينارين أردنيين و4 دنانير أردنية")
    assert [fact.unit for fact in one] == ["IQD", "IQD"]
    assert two[0].unit == "dinar"


def test_persian_letters_are_read_and_kept() -> None:
    (fact,) = facts("9 کانون الثانی 2017")
    assert (fact.value, fact.text) == ("2017-01-09", "9 کانون الثانی 2017")


def test_bad_arguments_are_refused() -> None:
    with pytest.raises(ArgumentTypeError, match="text must be str"):
        facts(3)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="2023-06-14"):
        facts("today", relative_to="yesterday")


SCRAPS = st.lists(
    st.sampled_from(
        "ثلاثة وعشرون ألفا مليون ونصف المليون و 500 3.5 million half a and third الأول حزيران /يونيو 2023 ( ) - % $ هـ من بين "
        "May 5 , 1990s القرن قبل يومين yesterday of العشرين first 05/06/2023 كانون الثاني miles كيلومتر في الساعة الرابعة إلا "
        "ربعا pm 17:00 Monday الأحد dozens several بضعة آلاف سالب Q1 early ٪ [12] +961 1 @a \u202e one in واحد أو".split(
            " "
        )
    ),
    max_size=9,
).map(" ".join)


@given(text=st.one_of(SCRAPS, st.text(max_size=40)), today=st.sampled_from([None, "2023-06-14"]))
@settings(max_examples=300, deadline=None)
def test_facts_are_in_order_and_apart(text: str, today: str | None) -> None:
    end = 0
    for one in facts(text, relative_to=today):
        assert text[one.start : one.end] == one.text != ""
        assert one.start >= end
        assert one.low is None or (one.high is not None and one.low <= one.high)
        end = one.end


LONG = [
    "5 ",
    "a.",
    "واحد و",
    "aaa.1",
    "الساعة ",
    "1-",
    "and a half ",
    "القرن ",
    "5 km and ",
    "q-1",
    "(تشرين الأول",
    "x@",
]


@pytest.mark.parametrize("piece", LONG)
def test_the_steps_grow_with_the_text(piece: str, count_calls: Callable[[Callable[[], object]], int]) -> None:
    """Count the calls of functions: a loop over all that was found before would multiply them."""

    def calls(text: str) -> int:
        facts(text)  # tables and patterns are ready
        return count_calls(lambda: facts(text))

    assert calls(piece * 400) < 3 * calls(piece * 200) + 1000
