"""Sentences that the two editions have in different places."""

from __future__ import annotations

import pytest

from arabtext.editions import Bead
from arabtext.editions.aligning.displaced import displaced

ENGLISH = ("The minister visited Baghdad.", "He met the president.", "The weather is hot in the city.")
REST = ("زار الوزير بغداد.", "الطقس حار في المدينة.")
JOINED = [Bead((), (0,), 1.0), Bead((0, 1), (1,), 0.9), Bead((2,), (2,), 1.0)]


def test_a_sentence_leaves_a_bead_that_does_not_explain_it() -> None:
    pairs, beads = displaced(ENGLISH, ("والتقى الرئيس.", *REST), JOINED)
    assert [(pair.english, pair.arabic) for pair in pairs] == [((1,), (0,))]
    assert pairs[0].score > 0.9
    assert [(bead.english, bead.arabic) for bead in beads] == [((), (0,)), ((0,), (1,)), ((1,), ()), ((2,), (2,))]


def test_a_sentence_stays_in_a_bead_that_explains_it_nearly_as_well() -> None:
    arabic = ("والتقى الرئيس الوزير.", "زار الوزير بغداد والتقى الرئيس.", REST[1])
    assert displaced(ENGLISH, arabic, JOINED) == ([], JOINED)


def test_the_first_sentence_of_a_bead_goes_before_it() -> None:
    beads = [Bead((0, 1), (0,), 0.9), Bead((2,), (1,), 1.0), Bead((), (2,), 1.0)]
    pairs, left = displaced(ENGLISH, ("والتقى الرئيس.", REST[1], REST[0]), beads)
    assert [(pair.english, pair.arabic) for pair in pairs] == [((0,), (2,))]
    assert [(bead.english, bead.arabic) for bead in left] == [((0,), ()), ((1,), (0,)), ((2,), (1,)), ((), (2,))]


def test_an_arabic_sentence_leaves_its_bead_too() -> None:
    english = ("He met the president.", "The weather is hot in the city.", "The minister visited Baghdad.")
    arabic = ("الطقس حار في المدينة.", "والتقى الرئيس.", "زار الوزير بغداد.")
    beads = [Bead((0,), (), 1.0), Bead((1,), (0, 1), 0.9), Bead((2,), (2,), 1.0)]
    pairs, left = displaced(english, arabic, beads)
    assert [(pair.english, pair.arabic) for pair in pairs] == [((0,), (1,))]
    assert [(bead.english, bead.arabic) for bead in left] == [((0,), ()), ((1,), (0,)), ((), (1,)), ((2,), (2,))]


@pytest.mark.parametrize("arabic", ["سيطرت القوات على الجسر صباح اليوم.", "الطقس جميل."])
def test_sentences_that_do_not_translate_each_other_stay(arabic: str) -> None:
    beads = [Bead((0,), (1,), 1.0), Bead((1,), (), 1.0), Bead((2,), (2,), 1.0), Bead((), (0,), 1.0)]
    assert displaced(ENGLISH, (arabic, *REST), beads) == ([], beads)


def test_nothing_alone_is_nothing_displaced() -> None:
    beads = [Bead((0, 1), (0,), 0.9), Bead((2,), (1,), 1.0)]
    assert displaced(ENGLISH, REST, beads) == ([], beads)
