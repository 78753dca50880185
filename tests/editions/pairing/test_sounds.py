"""English names that sound like Arabic words."""

from __future__ import annotations

import pytest

from arabtext.editions.pairing.retrieval import cosine
from arabtext.editions.pairing.sounds import shared_names, sound_weights
from arabtext.editions.sides import Both

FILLER = ["وصل المزارعون إلى السوق", "هطل المطر على القرية", "أغلقت المدارس أبوابها"] * 20


@pytest.mark.parametrize(
    ("english", "arabic", "shared"),
    [
        ("Angela Merkel Visits a School", "أنغيلا ميركل تزور مدرسة", [("Angela", "أنغيلا"), ("Merkel", "ميركل")]),
        ("An Anti-Merkel March", "مسيرة مناهضة لميركل", [("Merkel", "لميركل")]),
        ("Osborne resigned", "استقال أوزبورن", [("Osborne", "أوزبورن")]),  # one consonant differs
        ("the merkel of the town", "ميركل", []),  # no capital letter
        ("Fishing Boats Return", "عودة المدارس", []),
    ],
)
def test_names_are_shared_by_sound(english: str, arabic: str, shared: list[tuple[str, str]]) -> None:
    assert shared_names(english, arabic) == shared


def weight(english: str, arabic: list[str]) -> float:
    """Return what the names of a text weigh beside the first of some Arabic texts."""
    both = sound_weights(Both([english], arabic))
    return float(cosine(both.english, both.arabic, [0], [0])[0])  # type: ignore[arg-type]


def test_a_rare_name_weighs_more_than_one_that_many_texts_have() -> None:
    rare = weight("Merkel spoke", ["تحدثت ميركل", *FILLER])
    frequent = weight("Merkel spoke", ["تحدثت ميركل", *["عادت ميركل"] * 6, *FILLER])
    everywhere = weight("Merkel spoke", ["تحدثت ميركل"] * 60)
    assert rare > frequent > everywhere == 0


def test_a_name_that_sounds_like_a_frequent_word_weighs_little() -> None:
    """Although only one of the texts has the word."""
    assert weight("Ann left", ["أن", *FILLER]) < weight("Merkel left", ["ميركل", *FILLER]) - 1


def test_empty_texts_share_nothing() -> None:
    assert weight("", [""]) == weight("Merkel", [""]) == weight("", ["ميركل"]) == 0
