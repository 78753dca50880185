"""Adjectives of countries in both languages, and the countries of places."""

from __future__ import annotations

import pytest

from arabtext.editions.checking.countries import country, is_seat_of_government, nationalities


@pytest.mark.parametrize(
    ("word", "adjective"),
    [
        ("Iranian", "Iranian"), ("Iranians", "Iranian"), ("Iranian’s", "Iranian"), ("إيراني", "Iranian"),
        ("الإيرانية", "Iranian"), ("والإيرانيون", "Iranian"), ("للإيرانيين", "Iranian"), ("العراقيات", "Iraqi"),
        ("US", None), ("Iran", None), ("إيران", None), ("كرسي", None),
    ],
)  # fmt: skip
def test_adjectives_with_their_clitics_and_endings(word: str, adjective: str | None) -> None:
    assert [one.canonical for one in nationalities(word)] == ([adjective] if adjective else [])


def test_an_adjective_has_its_place_and_its_country() -> None:
    text = "The Iranian’s house"
    (found,) = nationalities(text)
    assert (text[found.start : found.end], found.text, found.countries) == ("Iranian", "Iranian", {"IR"})


def test_places_lie_in_countries() -> None:
    assert (country("Mosul"), country("Iraq"), country("Nouri al-Maliki")) == ("IQ", "IQ", "")
    assert (is_seat_of_government("Tehran"), is_seat_of_government("Mosul")) == (True, False)
