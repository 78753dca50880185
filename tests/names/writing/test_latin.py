"""Latin spellings brought to the house form."""

from __future__ import annotations

import pytest

from arabtext.names import Style
from arabtext.names.writing.latin import latin_unit
from arabtext.names.writing.usage import usage_of

PRESS = usage_of(Style())


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Qays", "Qais"),
        ("MUHAMMAD", "Muhammad"),
        ("El Khaz'ali", "al-Khazali"),
        ("as-Sadr", "al-Sadr"),
        ("as Kandar", "as Kandar"),  # no article: k is not its letter
        ("Abd al-Malik", "Abdul-Malik"),
        ("Abdullah", "Abdullah"),
        ("ZAGHRATI", "Zaghrati"),
        ("Ḥusayn", "Hussein"),
        ("José", "José"),
        ("O'Brien", "O'Brien"),
    ],
)
def test_one_unit(written: str, expected: str) -> None:
    assert latin_unit(written, PRESS).text == expected
    assert latin_unit(expected, PRESS).text == expected


def test_the_score_falls_from_house_spelling_to_variant_to_rule() -> None:
    house, variant, rule = (latin_unit(text, PRESS) for text in ("Qais", "Qays", "Zaghrati"))
    assert (house.source, variant.source, rule.source) == ("given", "given", "rule")
    assert 0.93 <= house.score <= 0.97
    assert 0.85 <= variant.score < house.score
    assert 0.3 <= rule.score <= 0.6


def test_several_words_have_the_source_of_the_weakest() -> None:
    assert latin_unit("Zaghrati Qais", PRESS).source == "rule"
    assert latin_unit("Qais Zaghrati", PRESS).source == "rule"
