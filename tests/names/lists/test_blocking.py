"""Keys and blocks of names, and pairs of names that are compared at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabtext import compare
from arabtext.errors import ArgumentTypeError, UsageError
from arabtext.names import blocks, blocks_all, compare_all, key, key_all, score_all

SPELLINGS = [
    ("قيس الخزعلي", "Qays al-Khaz'ali", "QAIS KHAZALI", "د. قيس الخزعلى"),
    ("عبد الرحمن السديس", "Abdul Rahman al-Sudais", "Abdurrahman Sudays"),
    ("محمد علي", "Mohamed Aly", "Muhammad ʿAlī", "محمدعلي"),
    ("حزب الله", "Hezbollah", "Hizballah"),
    ("جامعة الموصل", "University of Mosul"),
    ("آية", "Aya"),
]
OTHERS = ["قيس الخزعلي", "ليث الخزعلي", "قيس العبيدي", "محمد علي حسن", "حزب الدعوة", "بيروت", "Samir Kassir", "1923"]


@pytest.mark.parametrize("names", SPELLINGS, ids=lambda names: names[0])
def test_spellings_of_a_name_have_one_key(names: tuple[str, ...]) -> None:
    assert len(set(key_all(names))) == 1


def test_other_names_have_other_keys() -> None:
    assert len(set(key_all(OTHERS))) == len(OTHERS)


@pytest.mark.parametrize("nothing", ["", " ", "...", "()", "\u200f"])
def test_what_names_nobody_has_no_key(nothing: str) -> None:
    assert key(nothing) == ""


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("محمد حسن كاظم الجبوري", "Jabouri, Mohammed"),  # two parts of four, the family first
        ("محمدحسن كاظم الجبوري", "Mohammed Hasan Kadhim Jubouri"),  # joined words
        ("سمير زرزوقي", "Sameer Zurzouqi"),
        ("سمير زرزوقي", "Samir Zurzouni"),  # a consonant of one of two parts is wrong
        ("وزارة الكهرباء العراقية", "Iraqi Ministry of Electricity"),
        ("داعش", "Islamic State"),
        ("李小龍", "李小龍"),
        ("آية", "Aya"),
    ],
)
def test_spellings_share_a_block(name: str, other: str) -> None:
    assert set(blocks(name)) & set(blocks(other))


def test_strangers_share_no_block() -> None:
    assert not set(blocks("قيس الخزعلي")) & set(blocks("Samir Nabulsi"))
    assert blocks("") == ()


def test_pairs_are_compared_as_one_by_one() -> None:
    left = [name for names in SPELLINGS for name in names]
    right = [*left[1:], ""]
    matches = compare_all(left, right)
    assert matches == [compare(one, other) for one, other in zip(left, right, strict=True)]
    assert score_all(left, right) == [match.score for match in matches]
    assert compare_all([], []) == []


@given(st.lists(st.text(max_size=30), max_size=5))
def test_any_text_has_keys_and_blocks(names: list[str]) -> None:
    assert key_all(names) == list(map(key, names))
    assert blocks_all(names) == list(map(blocks, names))
    assert all(len(set(some)) == len(some) for some in blocks_all(names))


def test_what_is_no_name_is_refused() -> None:
    with pytest.raises(ArgumentTypeError, match="name must be str, not NoneType"):
        key(None)  # type: ignore[arg-type]
    with pytest.raises(ArgumentTypeError, match="not a single str"):
        blocks_all("قيس")
    with pytest.raises(UsageError, match="2 names on the left and 1 on the right"):
        score_all(["a", "b"], ["c"])
