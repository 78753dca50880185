"""Alignment of sentences."""

from __future__ import annotations

import random
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabtext.editions import Alignment, Finding, align, check, read
from arabtext.editions.bilingual.lexicon import lexicon
from arabtext.errors import ArgumentTypeError

ENGLISH = [
    "The minister arrived in Baghdad on Monday.",
    "He met the president.",
    "They spoke for two hours.",
    "No statement was issued.",
    "The visit ends on Wednesday.",
]
ARABIC = [
    "وصل الوزير إلى بغداد يوم الاثنين.",
    "والتقى الرئيس وتحدثا ساعتين.",
    "وكان الطقس حارا في المدينة القديمة.",
    "وتنتهي الزيارة يوم الأربعاء.",
]


@pytest.fixture(scope="module")
def port(examples: Path) -> Alignment:
    return align(read(examples / "port_en.md"), read(examples / "port_ar.md"))


def test_merged_omitted_and_added_sentences() -> None:
    beads = [(b.english, b.arabic) for b in align(ENGLISH, ARABIC).beads]
    assert beads[0] == ((0,), (0,))
    assert ((1, 2), (1,)) in beads
    assert beads[-1] == ((4,), (3,))


def test_an_empty_side_aligns_with_nothing() -> None:
    assert [(b.english, b.arabic) for b in align([], ["س", "ص"]).beads] == [((), (0,)), ((), (1,))]
    assert [(b.english, b.arabic) for b in align(["a"], []).beads] == [((0,), ())]
    assert align([], []).beads == ()


def test_sentences_are_kept_as_they_are() -> None:
    alignment = align(["One. Two.", ""], ["واحد. اثنان."])
    assert alignment.english == ("One. Two.", "")


def test_a_string_in_place_of_sentences_is_refused() -> None:
    with pytest.raises(ArgumentTypeError, match="list of sentences"):
        align("One. Two.", ["x"])
    with pytest.raises(ArgumentTypeError, match="list of sentences"):
        align([1], ["x"])  # type: ignore[list-item]


def test_the_examples_align_and_show_what_is_omitted_and_added(port: Alignment) -> None:
    omitted = " ".join(port.english[i] for bead in port.beads if not bead.arabic for i in bead.english)
    added = " ".join(port.arabic[j] for bead in port.beads if not bead.english for j in bead.arabic)
    assert omitted.startswith("The silos became a monument of their own.")
    assert omitted.endswith("in the fermenting grain.")
    assert added.startswith("ويجتمع أهالي الضحايا")
    assert added.endswith("عن كل مدعى عليه.")
    assert sum(len(bead.english) > 1 for bead in port.beads) >= 3


def test_the_examples_differ_in_nothing_else(port: Alignment) -> None:
    assert {finding.kind for finding in check(port)} == {"omitted", "added"}


def test_long_texts_go_through_a_band() -> None:
    english = [f"Sentence number {i} is about the year {1000 + i}." for i in range(900)]
    arabic = [f"الجملة رقم {i} عن عام {1000 + i}." for i in range(900)]
    beads = align(english, arabic).beads
    assert sum(b.english == b.arabic for b in beads) > 880


def translated(count: int) -> tuple[list[str], list[str]]:
    """Sentences of words of the lexicon, and of the likeliest translation of each."""
    lex, dice = lexicon(), random.Random(1)
    english = list(lex.english)
    table = lex.arabic_given_english.tocoo()
    sure = [
        (english[e], lex.arabic_words[a]) for e, a, p in zip(table.row, table.col, table.data, strict=True) if p > 0.4
    ]
    sentences = [dice.sample(sure, dice.randint(5, 12)) for _ in range(count)]
    return [" ".join(e for e, _ in some) + "." for some in sentences], [
        " ".join(a for _, a in some) for some in sentences
    ]


def test_a_long_passage_that_one_side_lacks_is_found() -> None:
    english, arabic = translated(500)
    del arabic[200:350]
    beads = {(b.english, b.arabic) for b in align(english, arabic).beads}
    assert sum(((n,), ()) in beads for n in range(200, 350)) > 147
    assert sum(((n,), (n if n < 200 else n - 150,)) in beads for n in (*range(200), *range(350, 500))) > 345


def pieces(texts: list[str], *cuts: int) -> list[str]:
    """Sentences 4 to 12 of ``texts`` joined between ``cuts``, the others as they are."""
    bounds = [*range(4), *cuts, *range(12, len(texts))]
    return [" ".join(texts[start:end]) for start, end in pairwise([*bounds, len(texts)])]


@pytest.mark.parametrize(
    ("english_cuts", "arabic_cuts", "expected"),
    [
        (range(4, 12), (4,), (8, 1)),
        ((4,), range(4, 12), (1, 8)),
        ((4, 5, *range(7, 12)), (4, 6, *range(7, 12)), (2, 2)),
        ((4, 6, 8, *range(9, 12)), (4, 5, 7, *range(9, 12)), (3, 3)),
    ],
)
def test_several_sentences_stand_against_one_and_against_several(
    english_cuts: tuple[int, ...], arabic_cuts: tuple[int, ...], expected: tuple[int, int]
) -> None:
    english, arabic = translated(24)
    beads = align(pieces(english, *english_cuts), pieces(arabic, *arabic_cuts)).beads
    sizes = [(len(bead.english), len(bead.arabic)) for bead in beads]
    assert [size for size in sizes if size != (1, 1)] == [expected]
    assert sizes.index(expected) == 4


@pytest.mark.large
def test_a_book_of_100_000_sentences() -> None:
    english, arabic = translated(100_000)
    del arabic[40_000:40_150]
    beads = {(b.english, b.arabic) for b in align(english, arabic).beads}
    assert sum(((n,), (n if n < 40_000 else n - 150,)) in beads for n in range(100_000)) > 99_000
    assert sum(((n,), ()) in beads for n in range(40_000, 40_150)) > 145


def test_a_text_longer_than_a_stretch_is_solved_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    english = [f"Report {n * 7919} names the village number {n * 104729}." for n in range(120)]
    arabic = [f"يذكر التقرير {n * 7919} القرية رقم {n * 104729}." for n in range(120)]
    del arabic[50:53]
    whole = [(b.english, b.arabic) for b in align(english, arabic).beads]
    module = sys.modules["arabtext.editions.aligning.align"]
    monkeypatch.setattr(module, "_STRETCH", 25)
    monkeypatch.setattr(module, "_LOOKAHEAD", 12)
    assert [(b.english, b.arabic) for b in align(english, arabic).beads] == whole


TEXTS = st.lists(st.text("abc .اب ت0123", max_size=12), max_size=7)


@settings(deadline=None, max_examples=60)
@given(TEXTS, TEXTS)
def test_every_sentence_is_in_one_bead_in_order(english: list[str], arabic: list[str]) -> None:
    beads = align(english, arabic).beads
    assert [i for bead in beads for i in bead.english] == list(range(len(english)))
    assert [j for bead in beads for j in bead.arabic] == list(range(len(arabic)))
    assert all(0 <= bead.score <= 1 and (bead.english or bead.arabic) for bead in beads)


def passages(alignment: Alignment) -> list[Finding]:
    """What is said of whole sentences."""
    return [finding for finding in check(alignment) if finding.kind in ("omitted", "added", "displaced")]


def test_a_passage_in_another_place_is_found() -> None:
    english, arabic = translated(40)
    arabic = [*arabic[:10], *arabic[12:30], *arabic[10:12], *arabic[30:]]
    del english[20]
    alignment = align(english, arabic)
    assert [(one.english, one.arabic) for one in alignment.displaced] == [((10,), (28,)), ((11,), (29,))]
    found = passages(alignment)
    assert [finding.kind for finding in found] == ["displaced", "added"]
    assert (found[0].english, found[0].arabic) == (" ".join(english[10:12]), " ".join(arabic[28:30]))


def test_what_is_omitted_and_what_is_added_are_not_one_passage_displaced() -> None:
    english, arabic = translated(40)
    del arabic[5], english[30]
    alignment = align(english, arabic)
    assert alignment.displaced == ()
    assert [finding.kind for finding in passages(alignment)] == ["omitted", "added"]


ODD = {
    "the same text twice": (["A minister came."] * 60, ["A minister came."] * 60),
    "all sentences alike": (["A minister came to Baghdad."] * 80, ["وصل وزير إلى بغداد."] * 70),
    "one against many": (["A minister came."], ["وصل وزير."] * 400),
    "many against one": (["A minister came."] * 400, ["وصل وزير."]),
    "endless sentences": (["word " * 5_000, "end"], ["كلمة " * 5_000, "نهاية"]),
    "no letters": (["...", "!!", "123"], ["؟", "،", ""]),
    "marks alone": (["\u0301", "a\u0301"], ["\u064b\u0651", "\u0640", "\u064bب"]),
    "binary": (["\x00\x01\ufffd" * 50] * 10, ["\ud800" * 10] * 9),
}


@pytest.mark.parametrize("what", ODD)
def test_odd_texts_come_through_whole(what: str) -> None:
    english, arabic = ODD[what]
    beads = align(english, arabic).beads
    assert [i for bead in beads for i in bead.english] == list(range(len(english)))
    assert [j for bead in beads for j in bead.arabic] == list(range(len(arabic)))


def test_words_that_were_run_together_align() -> None:
    english = ["North Korea pledged to dismantle a missile site.", "The Security Council boosted sanctions."]
    arabic = ["عززمجلسالأمنالعقوبات.", "تعهدتكورياالشماليةبتفكيكموقعصواريخ."]
    beads = [(b.english, b.arabic) for b in align(english, [arabic[1], arabic[0]]).beads]
    assert beads == [((0,), (0,)), ((1,), (1,))]


def test_the_sentences_behind_a_stretch_decide_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few sentences before the end of a stretch are missing: without those that follow, its end is guessed wrong."""
    english = [f"Report {n * 7919} names the village number {n * 104729}." for n in range(500)]
    arabic = [f"يذكر التقرير {n * 7919} القرية رقم {n * 104729}." for n in range(500)]
    del arabic[95:99]
    monkeypatch.setattr(sys.modules["arabtext.editions.aligning.align"], "_STRETCH", 100)
    beads = {(bead.english, bead.arabic) for bead in align(english, arabic).beads}
    assert all(((n,), (n if n < 95 else n - 4,)) in beads for n in range(500) if not 95 <= n < 99)
