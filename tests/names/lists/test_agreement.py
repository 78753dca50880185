"""What other columns say about two rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import log

import numpy as np
import pytest

from arabtext.errors import UsageError
from arabtext.names.lists.agreement import Agreement

YEARS = [str(1940 + at) for at in range(60)]


def odds(left: Sequence[object], right: Sequence[object], i: int = 0, j: int = 0) -> float:
    """What the values of two rows say."""
    both = Agreement({"x": (left, right)}, (len(left), len(right)))
    return float(both.log_odds(np.array([i]), np.array([j]))[0])


def test_a_shared_year_says_as_much_as_it_is_rare() -> None:
    assert log(60) - 0.2 < odds(YEARS, YEARS) <= log(60)
    assert odds([*YEARS, *["1940"] * 60], YEARS) < log(60) - 3
    assert odds(["m", "f"], ["m", "f"]) == pytest.approx(log(2), abs=0.1)


def test_a_different_year_says_less_if_it_is_off_by_one() -> None:
    assert -4 < odds(YEARS, YEARS, 0, 30) < -2
    assert odds(YEARS, YEARS, 0, 1) > 0
    assert odds(["m", "f"], ["m", "f"], 0, 1) < odds(YEARS, YEARS, 0, 30)


@pytest.mark.parametrize("nothing", [None, "", " ", "n/a", "غير معروف", "-", float("nan")])
def test_a_missing_value_says_nothing(nothing: object) -> None:
    assert odds([nothing, *YEARS], YEARS) == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1980", 1980),
        ("١٩٨٠", "1980"),
        (1980.0, "1980"),
        ("born 1980", "1980"),
        ("3 May 1980", "1980-05-03"),
        ("3 May 1980", "1980"),
        (date(1980, 5, 3), "٣ مايو ١٩٨٠"),
    ],
)
def test_years_and_dates_are_equal_in_any_form(one: object, other: object) -> None:
    both = Agreement({"born": ([one, *YEARS], [other, *YEARS])}, (61, 61))
    assert both.reason(0, 0).startswith("born equal: ")


def test_other_days_of_one_year_are_near() -> None:
    both = Agreement({"born": (["1980-05-03"], ["1980-06-03"])}, (1, 1))
    assert both.reason(0, 0) == "born nearly equal: 1980-05-03, 1980-06-03"


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [("m", "ذكر", "equal"), ("Female", "أنثى", "equal"), ("M", "boy", "equal"), ("girl", "رجل", "different")],
)
def test_sexes_are_read_in_both_languages(one: str, other: str, relation: str) -> None:
    both = Agreement({"sex": ([one, "f"], [other, "f"])}, (2, 2))
    assert both.reason(0, 0) == f"sex {relation}: {one}, {other}"


def test_places_are_equal_in_another_spelling_or_script() -> None:
    both = Agreement({"place": (["Baghdad", "Mosul"], ["بغداد", "البصرة"])}, (2, 2))
    assert both.reason(0, 0) == "place equal: Baghdad, بغداد"
    assert both.reason(1, 1) == "place different: Mosul, البصرة"


def test_errors_are_counted_on_sure_pairs() -> None:
    """A column that differs in most rows of one person says little when it differs."""
    left, right = YEARS, [*YEARS[:10], *YEARS[-1:9:-1]]
    both = Agreement({"born": (left, right)}, (60, 60))
    i, j = np.array([*range(60), 0]), np.array([*range(60), 40])
    before = both.log_odds(i, j)[-1]
    after = both.log_odds(i, j, i == j)[-1]
    assert before < -2 < after < 0


def test_no_column_decides_alone() -> None:
    numbers = [f"07{at:05d}" for at in range(5_000)]
    assert odds(numbers, numbers) == 5.0


def test_a_column_of_another_length_is_refused() -> None:
    with pytest.raises(UsageError, match="'x' has 2 values for 1 names"):
        Agreement({"x": ([1], [1, 2])}, (1, 1))


def test_rows_with_equal_values_have_one_key() -> None:
    both = Agreement({"born": (["1980", "1981"], [1981.0, None])}, (2, 2))
    left, right = both.keys((2, 2))
    assert left[1] == right[0]
    assert left[0] != left[1]
    assert Agreement({}, (2, 1)).keys((2, 1)) == ([(), ()], [()])
