"""What holds no name comes back as it is, with the reason."""

from __future__ import annotations

import pytest

import arabtext
from arabtext import names
from arabtext.names import candidates, romanize


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no letters"),
        ("-", "no letters"),
        ("12345", "no letters"),
        ("N/A", "there is no name"),
        ("غير معروف", "there is no name"),
        ("user@example.org", "an address"),
        ("https://example.org/x", "an address"),
        ("م", "a single letter"),
        ("أحمد 123456789", "more digits and signs"),
        ("~*Ahm3d!!@#$%", "more digits and signs"),
        ("محمدAhmed", "letters of two scripts"),
        ("محمد " * 80, "more than 60 words"),
        ("X" * 3000, "longer than the 2,000 characters"),
    ],
)
def test_it_is_unchanged_and_the_reason_is_given(text: str, reason: str) -> None:
    (only,) = candidates(text, 3)
    assert (only.text, only.score, only.source) == (text, 0.0, "unchanged")
    assert reason in only.reason


@pytest.mark.parametrize("text", ["QAIS AL-KHAZALI", "qais al-khazali", "قيس الخزعلي", "Q. al-Khazali", "O'Brien"])
def test_a_name_gives_no_such_reason(text: str) -> None:
    assert not candidates(text, 1)[0].reason


def test_a_letter_is_still_written_letter_for_letter() -> None:
    assert romanize("م", "buckwalter") == "m"


@pytest.mark.parametrize("letter", ["a", "ا", "1", " ", "\ud800"])
def test_ten_megabytes_of_one_letter_pass(letter: str) -> None:
    text = letter * 10_000_000
    assert arabtext.romanize(text) == text
    assert names.arabize(text) == []
    assert arabtext.compare(text, text).score == 1
    assert arabtext.compare(text, "Qais").verdict == "different"
    assert names.unify([text])[0].cluster == -1
    assert names.find(text) == []
    assert len(names.parse(text).parts) <= 1
