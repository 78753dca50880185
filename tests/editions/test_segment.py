"""Sentences of both languages."""

from __future__ import annotations

import pytest

from arabtext.editions import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Gen. Qaani met Dr. Ali. He left.", ["Gen. Qaani met Dr. Ali.", "He left."]),
        ("The U.S. forces left. They were few.", ["The U.S. forces left.", "They were few."]),
        ("It is in the U.S. The rest is not.", ["It is in the U.S.", "The rest is not."]),
        ("George W. Bush spoke.", ["George W. Bush spoke."]),
        ("It cost 3.5 million. More came.", ["It cost 3.5 million.", "More came."]),
        ('He said: "Go." She went.', ['He said: "Go."', "She went."]),
        ("He waited... and left.", ["He waited... and left."]),
        ("A line\nand another", ["A line", "and another"]),
        ("هل أصبح مستقلا؟ لا أحد يعرف.", ["هل أصبح مستقلا؟", "لا أحد يعرف."]),
        ("قال د. أحمد ذلك. ثم غادر.", ["قال د. أحمد ذلك.", "ثم غادر."]),
        ("قال: «نعم». ثم صمت.", ["قال: «نعم».", "ثم صمت."]),
        ("", []),
        ("   ", []),
        ("...", ["..."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected
