"""The pieces of two aligned names: which words write which, and how likely they write one name.

The likelihood is a logistic model of what the letters and the tables of names say; build_comparing.py fits its weights.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from rapidfuzz.distance import Indel, Levenshtein

from arabtext.memory import once
from arabtext.names.comparing.alignment import (
    GLUED_LEFT,
    GLUED_RIGHT,
    LOST_LEFT,
    LOST_RIGHT,
    PAIRED,
    Aligned,
    Cut,
    best_weight,
    weights,
)
from arabtext.names.comparing.words import Spelling, Words, look_up
from arabtext.names.known.keys import loose
from arabtext.script.chars import AIN, ALEF, HEH, LAM, WAW, YEH

#: What the model of pieces looks at.
FEATURES: Final = (
    "constant", "Arabic", "Latin", "length", "weight per letter", "loss", "loss of one name", "loss of other names",
    "loss per letter", "consonants", "consonants lost", "other beginning", "equal", "one name", "one name by hand",
    "count of the rarer", "other names", "commoner of other names", "one listed", "other sex", "feminine ending",
    "joined", "turned lam",
)  # fmt: skip
_FEMININE: Final = ("a", "ah", "eh", HEH)
_VOWELS_AT_END: Final = (*"aeiouyh", ALEF, WAW, YEH, HEH, AIN)


#: Attestations from which a name is common, and letters of the longer word of which one may be a slip; by hand.
MIN_COMMON: Final = 50
_MIN_SLIP_LETTERS: Final = 3


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """Words of one name beside words of the other; an empty side means that the other's words are lost there.

    ``weight`` is that of the alignment of their letters, ``best`` what equal spellings would have; ``left`` and
    ``right`` are the numbers of the words, from 0. ``length`` is the number of symbols of the shorter side, and
    ``joined`` says whether one side has a space inside a word of the other (Abu Bakr, Abubakar).
    """

    left_text: str
    right_text: str
    left: tuple[int, ...]
    right: tuple[int, ...]
    weight: float
    best: float
    length: int
    joined: bool = False


def features(left: str, right: str, joined: bool, weight: float, best: float, length: int) -> list[float]:
    """Return the numbers of :data:`FEATURES` for the two sides of a piece, and what a :class:`Piece` has of it."""
    p, q = look_up(left), look_up(right)
    loss = max(best - weight, 0.0)
    by_hand = are_listed_as_one(p, q)
    one = by_hand or not p.names.isdisjoint(q.names)
    rarer = math.log1p(min(p.count, q.count)) / 3
    length = max(length, 1)
    alike = max(Indel.normalized_similarity(x, y) for x in p.consonants for y in q.consonants)
    lost = min(Indel.distance(x, y) for x in p.consonants for y in q.consonants)
    feminine = float(are_man_and_woman(p, q))
    loss = min(loss, 20.0) / 5
    others = p.is_name and q.is_name and not one
    return [
        1.0,
        float(p.is_arabic and q.is_arabic),
        float(not p.is_arabic and not q.is_arabic),
        math.log(length),
        weight / length,
        loss,
        loss * one,
        loss * others,
        5 * loss / length,
        alike,
        min(lost, 4) / 2,
        float(p.consonants[0][:1] != q.consonants[0][:1]),
        float(p.key == q.key),
        float(one),
        float(by_hand),
        rarer * one,
        float(others),
        rarer * others,
        float(p.is_name != q.is_name),
        float(bool(p.sex and q.sex and p.sex != q.sex)),
        feminine,
        float(joined),
        float(is_lam_turned(p, q)),
    ]


def are_listed_as_one(p: Spelling, q: Spelling) -> bool:
    """Return whether a table written by hand gives two spellings one name, and not a man's and a woman's (Anwar)."""
    return not p.by_hand.isdisjoint(q.by_hand) and not (p.sex and q.sex and p.sex != q.sex)


def are_two_names(p: Spelling, q: Spelling) -> bool:
    """Return whether the tables have two names, one of them spelled in Latin letters as it usually is: Jamil, Jamal."""
    if not (p.by_hand and q.by_hand) or not p.by_hand.isdisjoint(q.by_hand):
        return False
    return bool(p.usual_of) or bool(q.usual_of)


def is_lam_turned(p: Spelling, q: Spelling) -> bool:
    """Return whether two spellings differ in لا and ال alone, which programs that read a PDF take for each other."""
    return p.key != q.key and p.key.replace(ALEF + LAM, LAM + ALEF) == q.key.replace(ALEF + LAM, LAM + ALEF)


def is_abd_dropped(p: Spelling, q: Spelling) -> bool:
    """Return whether one spelling is the other with Abd before it: Abdul Hanif and Hanif."""
    return any(one.behind_abd and one.behind_abd == other.consonants[0] for one, other in ((p, q), (q, p)))


def is_slip(p: Spelling, q: Spelling) -> bool:
    """Return whether one spelling is a well-known name and the other, a letter off, none that is known: زهي, زهير."""
    known, odd = (p, q) if p.is_name else (q, p)
    return (
        p.is_arabic == q.is_arabic
        and (bool(known.by_hand) or known.count >= MIN_COMMON)
        and not odd.is_name
        and max(len(odd.key), len(known.key)) >= _MIN_SLIP_LETTERS
        and Levenshtein.distance(p.key, q.key, score_cutoff=1) == 1
    )


def are_man_and_woman(p: Spelling, q: Spelling) -> bool:
    """Return whether one spelling is the other with the feminine ending: Samira and Samir, سميرة and Samir."""
    return _is_feminine_of(p, q) or _is_feminine_of(q, p)


def _is_feminine_of(woman: Spelling, man: Spelling) -> bool:
    if man.key.endswith(_VOWELS_AT_END) or not woman.key.endswith(_FEMININE):
        return False
    if woman.is_arabic and man.is_arabic:
        return woman.key[:-1] == man.key
    if not woman.is_arabic and not man.is_arabic:
        return loose(woman.key.removesuffix("h")[:-1]) == loose(man.key)
    return min(woman.consonants, key=len) == min(man.consonants, key=len)


def cut(left: Words, right: Words, aligned: Aligned) -> list[Piece]:
    """Return the pieces of an alignment, in order."""
    found: list[Piece] = []
    place: _Place = (0, 0, 0.0)
    inner: list[_Place] = []
    end = len(left.encoded.codes), len(right.encoded.codes)
    for move in (*aligned.cuts, Cut(PAIRED, end, end, aligned.weight, aligned.weight)):
        if move.kind in (GLUED_LEFT, GLUED_RIGHT):
            if move.start == place[:2]:
                place = (*move.end, move.behind)  # a glued article says nothing
            continue
        if move.kind not in (PAIRED, LOST_LEFT, LOST_RIGHT):
            inner.append((*move.end, move.behind))
            continue
        found += _between(left, right, place, (*move.start, move.before), inner)
        if move.kind != PAIRED:
            found += _lost(left, right, move.start, move.end)
        place, inner = (*move.end, move.behind), []
    return found


def _begins_with_abd(name: Words, start: int, end: int) -> bool:
    return end > start + len(_ABD) + 1 and name.symbols[start : start + len(_ABD)] in (_ABD, _ABD_LATIN)


@once
def abd_weight(is_arabic: bool, other_is_arabic: bool) -> float:
    """Return the weight of Abd beside Abd."""
    using = weights()
    ours, theirs = (_ABD if arabic else _ABD_LATIN for arabic in (is_arabic, other_is_arabic))
    return sum(float(using.pairs[using.codes[a], using.codes[b]]) for a, b in zip(ours, theirs, strict=True))


_ABD, _ABD_LATIN = ("ع", "ب", "د"), ("a", "b", "d")

_Place = tuple[int, int, float]  # place in both names, and the weight up to there


def _lost(left: Words, right: Words, start: tuple[int, int], end: tuple[int, int]) -> Iterator[Piece]:
    """Yield lost words."""
    for number in left.numbers(start[0], end[0]):
        yield Piece(left.words[number].text, "", (number,), (), 0.0, 0.0, 0)
    for number in right.numbers(start[1], end[1]):
        yield Piece("", right.words[number].text, (), (number,), 0.0, 0.0, 0)


def _between(left: Words, right: Words, start: _Place, end: _Place, inner: list[_Place]) -> list[Piece]:
    """Return what is between two places where both names are at the edge of a word."""
    if start[0] >= end[0] or start[1] >= end[1]:
        return list(_lost(left, right, (start[0], start[1]), (end[0], end[1])))
    whole = _piece(left, right, start, end, bool(inner))
    if not inner or _is_one_word(whole):
        return [whole]
    places = [start, *inner, end]
    some = [_piece(left, right, a, b, True) for a, b in pairwise(places)]
    return some if all(piece.left_text and piece.right_text for piece in some) else [whole]


def _is_one_word(piece: Piece) -> bool:
    """Return whether the side of one word is a listed name as a whole, or both sides are of several words."""
    if len(piece.left) > 1 and len(piece.right) > 1:
        return True
    text = piece.left_text if len(piece.left) == 1 else piece.right_text
    return look_up(text).is_name


def _piece(left: Words, right: Words, start: _Place, end: _Place, joined: bool) -> Piece:
    """Return the piece between two places; of two Abd compounds, what is behind Abd."""
    if _begins_with_abd(left, start[0], end[0]) and _begins_with_abd(right, start[1], end[1]):
        weight = start[2] + abd_weight(left.encoded.is_arabic, right.encoded.is_arabic)
        start = (start[0] + len(_ABD), start[1] + len(_ABD), weight)
    ours, theirs = left.encoded.codes[start[0] : end[0]], right.encoded.codes[start[1] : end[1]]
    same_script = left.encoded.is_arabic == right.encoded.is_arabic
    best = min(best_weight(codes, same_script, weights()) for codes in (ours, theirs))
    return Piece(
        left.text_of(start[0], end[0]),
        right.text_of(start[1], end[1]),
        tuple(left.numbers(start[0], end[0])),
        tuple(right.numbers(start[1], end[1])),
        end[2] - start[2],
        best,
        min(len(ours), len(theirs)),
        joined,
    )
