"""How likely a Latin word is as the spelling of a vocalized Arabic one."""

from __future__ import annotations

import math
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabtext import resources
from arabtext.names.comparing.channel import MAX_CHUNK
from arabtext.names.comparing.sound_channel import UNSEEN, located_sounds, log_likelihood


@pytest.mark.parametrize(
    ("spelling", "right", "wrong"),
    [
        ("omar", "عُمَر", "عَمَر"),
        ("malik", "مَلِك", "مَلَك"),
        ("malak", "مَلَك", "مَلِك"),
        ("hammad", "حَمَّاد", "حَمَاد"),
        ("numair", "نُمَير", "نَمِير"),
        ("namir", "نَمِير", "نُمَير"),
        ("jaber", "جَابِر", "جَبر"),
        ("jubran", "جُبرَان", "جَبرَان"),
        ("maulden", "مَولدِن", "مُولدِن"),
        ("bousaid", "بُوسَعِيد", "بَوسَعِيد"),
    ],
)
def test_a_spelling_is_likelier_for_its_own_reading(spelling: str, right: str, wrong: str) -> None:
    assert log_likelihood(right, spelling) > log_likelihood(wrong, spelling) + 1


def test_a_doubled_consonant_and_a_diphthong_are_one_sound_each() -> None:
    assert located_sounds("مُحَمَّد") == (
        ("م", "first"), ("u", "inner"), ("ح", "inner"), ("a", "inner"), ("2م", "inner"), ("a", "inner"), ("د", "last"),
    )  # fmt: skip
    assert [sound for sound, _ in located_sounds("حُسَين")] == ["ح", "u", "س", "aي", "ن"]
    assert [sound for sound, _ in located_sounds("العَطِيَّة")] == [sound for sound, _ in located_sounds("عَطِيَّة")]


def test_what_is_no_spelling_is_impossible_or_nearly_so() -> None:
    assert log_likelihood("", "omar") == -99
    assert log_likelihood("عُمَر", "zzzz") < math.log(UNSEEN)


@given(st.text("abcdefghijklmnopqrstuvwxyz", max_size=20), st.sampled_from(["عُمَر", "مُحَمَّد", "شَيخ", "نَاهِد"]))
def test_a_likelihood_is_never_above_one(spelling: str, vocalized: str) -> None:
    assert log_likelihood(vocalized, spelling) <= 0


def test_the_chances_of_a_sound_add_up_to_one_at_most() -> None:
    totals: dict[tuple[str, str], float] = defaultdict(float)
    for sound, place, latin, chance in resources.rows("names/sounds.tsv", "sound", "place", "latin", "chance"):
        assert len(latin) <= MAX_CHUNK
        assert float(chance) > UNSEEN
        totals[sound, place] += float(chance)
    assert all(0.9 < total < 1.01 for total in totals.values())
