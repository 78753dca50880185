"""One source sentence that is translated in two ways."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from arabtext.editions import Alignment
from arabtext.editions.checking.consistency import inconsistencies, renderings

Laid = Callable[..., Alignment]
SOURCE, USUAL, OTHER = "The ministry did not respond to us.", "لم ترد الوزارة علينا.", "التزمت الوزارة الصمت."


def test_the_rarer_translation_is_a_finding(laid: Laid) -> None:
    folder = [laid((SOURCE, OTHER)), laid((SOURCE, USUAL)), laid(("He left.", "غادر."), (SOURCE, USUAL))]
    ((number, found),) = inconsistencies(map(renderings, folder))
    assert (number, found.kind, found.message) == (0, "inconsistent", f"translated elsewhere as: {USUAL}")


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        (SOURCE, USUAL),
        (SOURCE, "لم تردّ الوزارة علينا"),
        (SOURCE, "ولم ترد الوزارة علينا."),
        ("The army did not respond to us.", OTHER),
        ("The ministry did not respond.", OTHER),
        (SOURCE, ""),
    ],
)
def test_one_translation_or_another_source(english: str, arabic: str, laid: Laid) -> None:
    assert inconsistencies(map(renderings, [laid((SOURCE, USUAL)), laid((english, arabic))])) == []


def test_short_sentences_have_many_translations(laid: Laid) -> None:
    assert inconsistencies(map(renderings, [laid(("He left.", "غادر.")), laid(("He left.", "رحل."))])) == []
