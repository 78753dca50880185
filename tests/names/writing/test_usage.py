"""Regional usage."""

from __future__ import annotations

import pytest

from arabtext import romanize
from arabtext.errors import UsageError
from arabtext.names.writing.usage import region_of_country


def test_country_shifts_the_defaults() -> None:
    assert romanize("عبد العزيز جمال") == "Abdul-Aziz Jamal"
    assert romanize("عبد العزيز جمال", country="EG") == "Abdel Aziz Gamal"
    assert romanize("عبد العزيز بن يوسف", country="MA") == "Abdelaziz Ben Youssef"
    with pytest.raises(UsageError, match="two letters"):
        romanize("قيس", country="Morocco")


def test_countries_without_usage_of_their_own_have_no_region() -> None:
    assert [region_of_country(country) for country in ("ma", "EG", "IR", "IQ", None)] == [
        "maghreb",
        "egypt",
        "persian",
        "",
        "",
    ]


def test_a_persian_name_is_spelled_as_in_iran_if_the_country_is_given() -> None:
    assert romanize("محمد رضا فرهادي", country="IR") == "Mohammad Reza Farhadi"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("محمد رضا آخوندزاده", "Mohammad Reza Akhundzada"),
        ("Muhammad Rida Akhundzada", "Mohammad Reza Akhundzada"),
        ("محسن أردكاني", "Mohsen Ardakani"),
        ("فاطمة أشتري", "Fatemeh Ashtari"),
        # a family name with the article is an Arab's, one that Arabs bear too is no sign
        ("كاظم الحائري اليوسفي", "Kadhim al-Haeri al-Yousefi"),
        ("محمود حسن", "Mahmoud Hassan"),
    ],
)
def test_a_family_name_that_only_persian_speaking_countries_bear_makes_a_name_persian(name: str, expected: str) -> None:
    assert romanize(name) == expected
    assert romanize(expected) == expected
