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
    ("words", "expected"), [("Qais al Khazali 2021 1,500", True), ("Qais left", False), ("", True)]
)
def test_names_and_numbers_are_names(words: str, expected: bool) -> None:
    assert are_names(words.split()) is expected
