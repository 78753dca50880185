"""Read running text in both languages, and make two editions of it that differ from each other.

Each text has one use. A tenth of the Bible's chapters measures and trains nothing. Another tenth, PUD and a tenth of
Tatoeba train the weights of the aligner, with a lexicon that has not seen them. The rest trains the lexicon.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Literal
from zlib import crc32

import regex
from common import read_jsonl, read_tsv

from arabtext.editions.bilingual.evidence import KINDS

Pair = tuple[str, str]
Bead = tuple[tuple[int, ...], tuple[int, ...]]
Passage = tuple[list[str], list[str]]  # English and Arabic sentences that belong together
Part = Literal["words", "weights", "test"]
_PIECE = 40  # sentences of a corpus without texts, PUD or Tatoeba, that are taken as one text
_WITHIN = regex.compile(r"(?<=[\p{L}\p{M}]{2}[.,;:!?،؛؟]) ")  # a place within a verse where a sentence may end
_MIN_CLAUSE = 3  # words of a part of a verse


@dataclass(frozen=True)
class Text:
    """A text of sentences that translate each other, and its use."""

    name: str
    part: Part
    pairs: tuple[Pair, ...]


def documents(data: Path) -> Iterator[Text]:
    """Yield the chapters of the Bible, and PUD and Tatoeba in pieces, in their order."""
    editions = data / "editions"
    verses = read_jsonl(editions / "bible_verses.jsonl")
    for (book, chapter), rows in groupby(verses, key=lambda row: (row["book"], row["ch"])):
        pairs = tuple((row["en"], row["ar"]) for row in rows)
        yield Text(f"{book} {chapter}", _part(f"{book} {chapter}"), pairs)
    news = [(row["en"], row["ar"]) for row in read_jsonl(editions / "pud_en_ar.jsonl")]
    for number, piece in enumerate(pieces(news)):
        yield Text(f"PUD {number}", "weights", piece)
    short = [(cells[0], cells[1]) for cells in read_tsv(editions / "tatoeba_en_ar.txt")]
    for number, piece in enumerate(pieces(short)):
        yield Text(f"Tatoeba {number}", "words" if number % 10 else "weights", piece)


def news_halves(data: Path) -> tuple[list[Pair], list[Pair]]:
    """Return 500 sentences of PUD on which pairing is tuned, and the other 500, which measure it: every other document,
    the first 500 sentences of them, and the rest.
    """
    rows = read_jsonl(data / "editions" / "pud_en_ar.jsonl")
    found = [[(row["en"], row["ar"]) for row in some] for _, some in groupby(rows, key=lambda row: row["doc"])]
    tuned, other = ([pair for pairs in found[first::2] for pair in pairs] for first in (0, 1))
    return tuned[:500], other + tuned[500:]


def first_words(pairs: Sequence[Pair], count: int) -> list[Pair]:
    """Return the first words of both sides of each pair."""
    return [(" ".join(e.split()[:count]), " ".join(a.split()[:count])) for e, a in pairs]


def pieces(pairs: Sequence[Pair]) -> Iterator[tuple[Pair, ...]]:
    """Yield ``pairs`` in pieces of forty."""
    yield from (tuple(pairs[at : at + _PIECE]) for at in range(0, len(pairs), _PIECE))


def _part(name: str) -> Part:
    """Return the use of a chapter, chosen by a hash of its name."""
    tenth = crc32(name.encode()) % 10
    return "test" if tenth == 0 else "weights" if tenth == 1 else "words"


@dataclass(frozen=True)
class Edited:
    """Two editions of a text, and the sentences that belong together."""

    english: tuple[str, ...]
    arabic: tuple[str, ...]
    gold: tuple[Bead, ...]


@dataclass(frozen=True)
class Ends:
    """Where the sentences of two editions end if neither follows the other, as in literature.

    Shares of the verses: at whose end a sentence ends, within which one ends on one side only, of which one side says
    less.
    """

    english: float
    arabic: float
    within_english: float
    within_arabic: float
    clipped: float


@dataclass(frozen=True)
class Style:
    """How two editions of a text differ, as shares of the places where a merge, a gap or an insertion begins."""

    merged: float
    arabic_merged: float  # share of merges that join Arabic sentences
    run: float  # probability that a merge goes on to one more sentence
    crossed: float  # share of places where several sentences translate several
    missing_english: float
    missing_arabic: float
    added: float
    block: float  # probability that one long passage is missing on one side
    loose: float  # share of words that one side lacks, as a free translation does
    unknown: float = 0.0  # share of words that no lexicon knows, as in a book of another kind
    replaced: float = 0.0  # share of sentences in whose place the Arabic edition says something else
    ends: Ends | None = None  # of sentences that end freely, in place of merges


def style(dice: random.Random, replaced: bool = False) -> Style:
    """Return a random style, from sentence for sentence to free; with sentences ``replaced`` on request."""
    return Style(
        merged=dice.choice((0.0, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7)),
        arabic_merged=dice.choice((0.0, 0.2, 0.5, 0.8, 1.0)),
        run=dice.choice((0.05, 0.2, 0.4, 0.6)),
        crossed=dice.choice((0.0, 0.0, 0.02, 0.05)),
        missing_english=dice.choice((0.0, 0.0, 0.02, 0.05, 0.1)),
        missing_arabic=dice.choice((0.0, 0.0, 0.02, 0.05, 0.1)),
        added=dice.choice((0.0, 0.0, 0.02, 0.05)),
        block=dice.choice((0.0, 0.0, 0.0, 0.3)),
        loose=dice.choice((0.0, 0.1, 0.25, 0.4)),
        unknown=dice.choice((0.0, 0.0, 0.15, 0.3, 0.6)),
        replaced=dice.choice((0.0, 0.0, 0.02, 0.05)) if replaced else 0.0,
    )


def free_style(dice: random.Random) -> Style:
    """Return a random style of a literary translation: sentences end freely, and mostly nothing is left out."""
    many, few = dice.choice((0.8, 0.9, 0.97, 1.0)), dice.choice((0.3, 0.45, 0.6, 0.8))
    within_many, within_few = dice.choice((0.0, 0.15, 0.3, 0.5)), dice.choice((0.0, 0.05, 0.1))
    clipped = dice.choice((0.0, 0.05, 0.15))
    ends = (
        Ends(many, few, within_many, within_few, clipped)
        if dice.random() < 0.7
        else Ends(few, many, within_few, within_many, clipped)
    )
    is_whole = dice.random() < 0.6
    return Style(
        merged=0.0,
        arabic_merged=0.0,
        run=0.0,
        crossed=0.0,
        missing_english=0.0 if is_whole else dice.choice((0.0, 0.01, 0.03, 0.06)),
        missing_arabic=0.0 if is_whole else dice.choice((0.0, 0.01, 0.03, 0.06)),
        added=0.0 if is_whole else dice.choice((0.0, 0.01, 0.03)),
        block=0.0 if is_whole else dice.choice((0.0, 0.0, 0.3)),
        loose=dice.choice((0.0, 0.15, 0.3, 0.45)),
        unknown=dice.choice((0.0, 0.15, 0.3, 0.6)),
        ends=ends,
    )


def freely_ended(pairs: Sequence[Pair], how: Ends, dice: random.Random) -> Iterator[Passage]:
    """Yield the beads of verses whose sentences end freely: a bead ends where sentences of both sides do.

    Verses that make a bead larger than the aligner knows are left out.
    """
    english: list[str] = []
    arabic: list[str] = []
    rest_e = rest_a = ""
    for number, (e, a) in enumerate(pairs, 1):
        if dice.random() < how.clipped:
            e, a = (clipped(e, dice), a) if dice.random() < 0.5 else (e, clipped(a, dice))
        draw = dice.random()
        if draw < how.within_english and (parts := cut(e, dice)):
            english.append(f"{rest_e} {parts[0]}".strip())
            rest_e, e = "", parts[1]
        elif how.within_english <= draw < how.within_english + how.within_arabic and (parts := cut(a, dice)):
            arabic.append(f"{rest_a} {parts[0]}".strip())
            rest_a, a = "", parts[1]
        rest_e, rest_a = f"{rest_e} {e}".strip(), f"{rest_a} {a}".strip()
        ends_e, ends_a = dice.random() < how.english, dice.random() < how.arabic
        if ends_e or number == len(pairs):
            english.append(rest_e)
            rest_e = ""
        if ends_a or number == len(pairs):
            arabic.append(rest_a)
            rest_a = ""
        if not rest_e and not rest_a:
            if (len(english), len(arabic)) in KINDS:
                yield english, arabic
            english, arabic = [], []


def cut(text: str, dice: random.Random) -> tuple[str, str] | None:
    """Return the two parts of a verse that is cut after a random clause; None if it has but one."""
    places = [match.start() for match in _WITHIN.finditer(text)]
    parts = [(text[:at], text[at + 1 :]) for at in places]
    parts = [pair for pair in parts if min(len(part.split()) for part in pair) >= _MIN_CLAUSE]
    return dice.choice(parts) if parts else None


def clipped(text: str, dice: random.Random) -> str:
    """Return the longer part of a verse that is cut after a random clause, or the verse if it has but one."""
    return max(cut(text, dice) or (text,), key=len)


def loosened(text: str, share: float, dice: random.Random) -> str:
    """Return a text without a share of its words. At least one word is left."""
    words = text.split()
    return " ".join([word for word in words if dice.random() >= share] or words[:1])


def obscured(text: str, share: float, letters: str, dice: random.Random) -> str:
    """Return a text in which a share of the words is replaced by invented words of about the same length."""
    return " ".join(
        "".join(dice.choices(letters, k=max(3, len(word)))) if dice.random() < share else word for word in text.split()
    )


def edited(pairs: Sequence[Pair], others: Sequence[Pair], how: Style, dice: random.Random) -> Edited:
    """Return two editions of ``pairs`` that differ in the style ``how``; sentences to add come from ``others``."""
    if how.loose:
        halves = dice.random() * how.loose, dice.random() * how.loose
        pairs = [(loosened(e, halves[0], dice), loosened(a, halves[1], dice)) for e, a in pairs]
    if how.unknown:
        halves = dice.random() * how.unknown, dice.random() * how.unknown
        pairs = [(obscured(e, halves[0], "qxzvkjw", dice), obscured(a, halves[1], "ظغضثخذط", dice)) for e, a in pairs]

    made: list[Passage] = []

    def bead(left: Sequence[str], right: Sequence[str]) -> None:
        made.append((list(left), list(right)))

    block = dice.randrange(len(pairs)) if dice.random() < how.block else -1
    at = 0
    while at < len(pairs):
        draw = dice.random()
        if at == block:
            size, side = dice.randint(3, 20), dice.random() < 0.5
            for e, a in pairs[at : at + size]:
                bead([e], []) if side else bead([], [a])
            at += size
        elif draw < how.merged:
            size = 2
            while size < 8 and dice.random() < how.run:
                size += 1
            some = pairs[at : at + size]
            left, right = [e for e, _ in some], [a for _, a in some]
            bead(left, [" ".join(right)]) if dice.random() < how.arabic_merged else bead([" ".join(left)], right)
            at += len(some)
        elif draw < how.merged + how.crossed and at + 3 <= len(pairs):
            (e1, a1), (e2, a2), (e3, a3) = pairs[at : at + 3]
            bead([e1, f"{e2} {e3}"], [f"{a1} {a2}", a3])
            at += 3
        elif dice.random() < how.missing_arabic:
            bead([pairs[at][0]], [])
            at += 1
        elif dice.random() < how.missing_english:
            bead([], [pairs[at][1]])
            at += 1
        elif how.replaced and dice.random() < how.replaced:
            bead([pairs[at][0]], [])
            bead([], [dice.choice(others)[1]])
            at += 1
        else:
            bead([pairs[at][0]], [pairs[at][1]])
            at += 1
        if dice.random() < how.added:
            e, a = dice.choice(others)
            bead([e], []) if dice.random() < 0.5 else bead([], [a])
    return numbered(free_ends(made, how.ends, dice) if how.ends else made)


def free_ends(passages: Iterable[Passage], how: Ends, dice: random.Random) -> Iterator[Passage]:
    """Yield passages, of which those with two sides, a sentence each, are joined and cut anew."""
    for has_two_sides, some in groupby(passages, key=all):
        if has_two_sides:
            yield from freely_ended([(left[0], right[0]) for left, right in some], how, dice)
        else:
            yield from some


def numbered(passages: Iterable[Passage]) -> Edited:
    """Return passages as two editions and their beads."""
    english: list[str] = []
    arabic: list[str] = []
    gold: list[Bead] = []
    for left, right in passages:
        places = (range(len(side), len(side) + len(some)) for side, some in ((english, left), (arabic, right)))
        gold.append((tuple(next(places)), tuple(next(places))))
        english += left
        arabic += right
    return Edited(tuple(english), tuple(arabic), tuple(gold))
