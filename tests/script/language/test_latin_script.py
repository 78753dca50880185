"""Languages of the Latin script."""

from __future__ import annotations

import pytest

from arabtext.script.language.latin_script import are_names, latin_script_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("the leader said", "en"),
        ("ana mesh 3aref", "arabizi"),
        ("she 7ases", "arabizi"),
        ("Le président de la République a décidé hier", "und"),
        ("Qais al-Khazali", "en"),
        ("They paid 1,500 for it", "en"),
        ("", "en"),
    ],
)
def test_the_likeliest_language(text: str, language: str) -> None:
    assert latin_script_language(text)[0] == language


@pytest.mark.parametrize(
    "text",
    [
        "Room 2b",
        "h264 mp3 mp4",
        "k8s i18n l10n",
        "2nd 3rd",
        "4ever 2gether gr8 l8r",
        "U2",
        "b2b and b2c",
        "the covid19 vaccine",
        "ps5 vs xbox",
        "2day is gr8 m8",
        "iphone5 and galaxy s8",
        "A4 paper",
    ],
)
def test_english_with_digits_is_no_arabizi(text: str) -> None:
    assert latin_script_language(text)[0] == "en"


@pytest.mark.parametrize(
    "text",
    [
        "7abibi",
        "la2",
        "w7shtny awy",
        "msh 3rf leh",
        "ana ra7 3al jam3a bukra el sob7",
        "keefak ya 3ammi, shu 3am ta3mel",
        "e7na fe el 3ira2",
        "5alas ya 3am",
        "2albi ma3ak",
        "wallahi ma ba3rif",
    ],
)
def test_arabizi_stays_arabizi(text: str) -> None:
    assert latin_script_language(text)[0] == "arabizi"


@pytest.mark.parametrize(
    ("words", "expected"), [("Qais al Khazali 2021 1,500", True), ("Qais left", False), ("", True)]
)
def test_names_and_numbers_are_names(words: str, expected: bool) -> None:
    assert are_names(words.split()) is expected
