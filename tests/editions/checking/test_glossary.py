"""The user's glossary."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabtext.editions import Alignment, check
from arabtext.editions.checking.glossary import parse_glossary
from arabtext.errors import InputError

Laid = Callable[..., Alignment]
GLOSSARY = parse_glossary(
    "english,required,forbidden\n"
    "climate change,تغير المناخ|التغير المناخي,التغير الجوي\n"
    "human rights defender,مدافعاً عن حقوق الإنسان,\n"
    "Palestine,فلسطين,Palestinian territories\n"
    ",,زعم\n"
)


@pytest.mark.parametrize(
    ("english", "arabic", "message"),
    [
        ("Climate change is costly.", "التغير الجوي مكلف.", "التغير الجوي is forbidden by the glossary; use تغير المناخ or التغير المناخي"),
        ("Climate change is costly.", "تبدل الطقس مكلف.", "Climate change without تغير المناخ or التغير المناخي in the Arabic"),
        ("The Palestinian territories are small.", "فلسطين صغيرة.", "Palestinian territories is forbidden by the glossary; use Palestine"),
        ("He said so.", "زعم ذلك.", "زعم is forbidden by the glossary"),
    ],
)  # fmt: skip
def test_terms_that_break_the_glossary(english: str, arabic: str, message: str, laid: Laid) -> None:
    found = check(laid((english, arabic)), glossary=GLOSSARY, kinds=["glossary"])
    assert [one.message for one in found] == [message]


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("Climate change is costly.", "تغير المناخ مكلف."),
        ("Climate change is costly.", "وللتغير المناخي كلفته."),
        ("A human rights defender came.", "جاء المدافع عن حقوق الإنسان."),
        ("The weather changes.", "التغير الجوي مستمر."),
        ("Palestine is small.", "فلسطين صغيرة."),
        ("He claimed it.", "ادعى ذلك."),
    ],
)
def test_terms_that_keep_the_glossary(english: str, arabic: str, laid: Laid) -> None:
    assert check(laid((english, arabic)), glossary=GLOSSARY, kinds=["glossary"]) == []


def test_wrong_rows_are_left_out_and_reported() -> None:
    text = "english,required,forbidden\na,ب\n,,\nمصر,مصر,\nc,,\n" + "x" * 201 + ",ج,\nd,د,\n"
    glossary = parse_glossary(text)
    assert [entry.english for entry in glossary.entries] == [("d",)]
    assert [problem.split(" has ")[0].split(" requires ")[0] for problem in glossary.problems] == [
        "line 2", "line 3", "line 4", "line 5", "line 6",
    ]  # fmt: skip


def test_a_table_that_is_no_glossary() -> None:
    with pytest.raises(InputError, match="a glossary has the columns english, required, forbidden"):
        parse_glossary("a,b\n1,2\n")


@given(st.text(max_size=200))
def test_any_rows(text: str) -> None:
    glossary = parse_glossary("english,required,forbidden\n" + text)
    assert all(isinstance(problem, str) for problem in glossary.problems)
