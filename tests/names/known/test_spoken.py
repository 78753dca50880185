"""Arabic names as Persian, Dari and Urdu say them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabtext import resources
from arabtext.names.known.sounds import sounds_of
from arabtext.names.known.spoken import spoken, usages


@pytest.mark.parametrize(
    ("vocalized", "persian", "afghan", "urdu"),
    [
        ("صَادِق", "Sadegh", "Sadiq", "Sadiq"),
        ("مُصطَفَى", "Mostafa", "Mustafa", "Mustafa"),
        ("فَضل", "Fazl", "Fazl", "Fazl"),
        ("عُثمَان", "Osman", "Usman", "Usman"),
        ("وَحِيد", "Vahid", "Wahid", "Waheed"),
        ("مَرضِيَّة", "Marzieh", "Marzia", "Marzia"),
        ("تَوفِيق", "Towfigh", "Tawfiq", "Taufeeq"),
        ("نَعِيم", "Naeem", "Naeem", "Naeem"),
        ("رَبِيعِيّ", "Rabiei", "Rabiei", "Rabii"),
        ("مُحَمَّد", "Mohammad", "Muhammad", "Muhammad"),
        ("بَشَّار", "Bashar", "Bashar", "Bashar"),
        ("الكَاظِم", "Kazem", "Kazim", "Kazim"),
    ],
)
def test_an_arabic_name_has_the_sounds_of_the_language(vocalized: str, persian: str, afghan: str, urdu: str) -> None:
    assert [spoken(vocalized, usage) for usage in ("persian", "afghan", "urdu")] == [persian, afghan, urdu]


def test_a_usage_without_sounds_of_its_own_and_other_letters_have_no_form() -> None:
    assert spoken("صَادِق", "egypt") == spoken("Sadiq", "persian") == spoken("", "persian") == ""


@given(st.text(st.sampled_from("اأبتةحسشعقكلمنهويى\N{ARABIC FATHA}\N{ARABIC KASRA}\N{ARABIC DAMMA}\N{ARABIC SHADDA}")))
def test_what_is_spoken_is_latin(word: str) -> None:
    assert spoken(word, "persian").isascii()


def test_the_table_has_every_sound_of_listed_names() -> None:
    names = [vocalized for (vocalized,) in resources.rows("names/given.tsv", "vocalized") if " " not in vocalized]
    for usage in usages():
        silent = [name for name in names if not spoken(name, usage) and not {"an", "in", "un"} & set(sounds_of(name))]
        assert not silent, usage
