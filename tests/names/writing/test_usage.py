"""Regional usage."""

from __future__ import annotations

import pytest

from arabtext import resources, romanize
from arabtext.errors import UsageError
from arabtext.names.writing.usage import region_of_country


def test_country_shifts_the_defaults() -> None:
    assert romanize("عبد العزيز جمال") == "Abdul-Aziz Jamal"
    assert romanize("عبد العزيز جمال", country="EG") == "Abdel Aziz Gamal"
    assert romanize("عبد العزيز بن يوسف", country="MA") == "Abdelaziz Ben Youssef"


def test_countries_without_usage_of_their_own_have_no_region() -> None:
    assert [region_of_country(country) for country in ("ma", "EG", "IR", "IQ", None)] == [
        "maghreb",
        "egypt",
        "persian",
        "",
        "",
    ]


@pytest.mark.parametrize(
    ("country", "region"),
    [("morocco", "maghreb"), (" مصر ", "egypt"), ("Iran", "persian"), ("UK", ""), ("Greenland", ""), ("GL", "")],
)
def test_a_country_may_be_given_by_name(country: str, region: str) -> None:
    assert region_of_country(country) == region


@pytest.mark.parametrize(
    ("country", "hint"), [("XX", ""), ("Marocco", "MA, Morocco?"), ("", ""), ("Cairo", ""), ("M", "")]
)
def test_what_is_no_country_is_refused(country: str, hint: str) -> None:
    with pytest.raises(UsageError, match=f"two letters such as MA, or a name such as Morocco.*{hint}"):
        romanize("قيس", country=country)


def test_every_country_of_the_tables_has_a_code() -> None:
    codes = set(resources.mapping("names/countries.tsv", "code", "name"))
    places = resources.rows("names/places.tsv", "country", "type")
    assert {country for country, type_ in places if type_ == "country"} - {""} <= codes
    assert set(resources.mapping("names/regions.tsv", "country", "region")) <= codes


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
