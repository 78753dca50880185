"""How likely two whole names are one, from the pieces that their alignment has.

A logistic model of the worst, the first and the last piece, of the words that one name lacks and of how rare the names
are that agree; build_comparing.py fits its weights. No name is likelier for a word that it lacks.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

import regex
from rapidfuzz import process
from rapidfuzz.distance import Indel, LCSseq

from arabtext import resources
from arabtext.memory import once, remember
from arabtext.names.comparing.alignment import Aligned, align, weights
from arabtext.names.comparing.pieces import FEATURES as OF_PIECES
from arabtext.names.comparing.pieces import (
    Piece,
    are_listed_as_one,
    are_man_and_woman,
    are_two_names,
    cut,
    features,
    is_abd_dropped,
    is_lam_turned,
    is_slip,
)
from arabtext.names.comparing.symbols import THE
from arabtext.names.comparing.words import Spelling, Word, Words, are_twins, arranged, is_of_twin, look_up
from arabtext.names.known import gazetteer
from arabtext.script.chars import AIN, ALEF

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: What the model of names looks at.
FEATURES: Final = (
    "constant", "Arabic", "Latin", "one word", "worst", "worst above 2", "first", "last",
    "lost first", "lost father", "lost in the middle", "lost last", "lost last and another", "lost on both sides",
    "lost kunya", "others of that name", "rarity", "consonants above 0.8", "joined",
)  # fmt: skip
_MAX_LOG_ODDS: Final = 6.0  # of one piece
_MIN_LISTED: Final = 3.0  # of two spellings that a table written by hand gives one name, however unlike
_MAX_TWINS: Final = 0.7  # log-odds of two names that only careful writers distinguish
_MAX_MAN_AND_WOMAN: Final = -1.0  # of a name and the same with the feminine ending
_MAX_OTHERS: Final = -0.5  # of the usual Latin spellings of two names: Jamil and Jamal are rather two persons
_ABD_LOST: Final = 1.2  # of Abdul Hanif and Hanif
_MIN_SLIP: Final = 1.2  # of a common name and what is a letter off and no name: a maybe among parts that agree
# kinds of pieces that need no model
MISSING, INITIAL, PARTICLES = "missing", "initial", "particles"
KUNYA, TWINS = "a kunya and another name", "two names that are often mistaken for each other"
WITHOUT_BIN = "a name with and without bin"
MAN_AND_WOMAN, ABD_DROPPED = "a man's and a woman's name", "without Abd"
SLIP, NUMBER = "a letter off", "another number"
_ROMAN: Final = regex.compile(r"[IVX]+")
#: Likeness of the sounds of a Kurdish word and of a Latin one, 0 to 1, from which they count as two spellings that a
#: table gives one name. Chosen by hand on 230 places of Iraqi Kurdistan.
MIN_SOUND_ALIKE: Final = 0.85
#: Number of people among whom a shorter name may belong to somebody else. With a lower number, more names of two parts
#: are the same as a longer one. Chosen by hand: a town, or a list of some thousands.
MILIEU: Final = 5_000
#: Share of the weight of the best spelling below which two names are hopeless, and their log-odds by the share. Chosen
#: on generated pairs: of those with a score from 0.3 up, one in a thousand is below.
MIN_SHARE: Final = 0.1
_HOPELESS, _PER_SHARE = -12.0, 5.0
#: Share of the consonants of the shorter name that the other has in the same order, 0 to 1, below which two names are
#: hopeless without an alignment; and the number of consonants that a name needs for this test. Chosen by hand on 90,000
#: near pairs of generated lists: three in five fail the test, and none of the 4,000 pairs that score 0.3 or more.
MIN_SHARED: Final = 0.7
_MIN_CONSONANTS: Final = 5
#: Weight, best weight and length of two words that the alignment rather leaves than pairs: clearly other words.
_OTHER_WORDS: Final = (-8.0, 10.0, 4)
_FITTING_INITIAL: Final = 1.5  # log-odds of an initial and a name that begins with it: one of a dozen letters, or so
_KUNYA_AND_NAME: Final = -3.0  # log-odds of Abu Karim and Karim, or Ben Ali and Ali
#: Log-odds that a lost word has as the worst piece, so that a name gains little by lacking a doubtful word. Chosen by
#: hand from 1.5, 2, 3, 4 and no bound: below 4, given and family name alone do not match a name of four parts.
_OF_LOST: Final = 4.0
_MIN_TURNED: Final = 4.0  # log-odds that each piece must have in another order of words
_MIN_GAIN: Final = 0.1  # similarity of the consonants that another order of three words or more must gain
_MIN_ALIKE: Final = 0.6  # similarity of the consonants that another order needs: each piece must be nearly equal
_NAMES: Final = 200_000.0  # attestations of all names in names/frequency.tsv, about


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """A piece and its evidence: ``log_odds`` that it is one name, not two; None for what is no evidence by itself."""

    piece: Piece
    log_odds: float | None
    relation: str

    @property
    def are_equal(self) -> bool:
        """Whether both sides have the same letters but for articles."""
        return look_up(self.piece.left_text).key == look_up(self.piece.right_text).key


@dataclass(frozen=True, slots=True, eq=False)
class Whole:
    """Two names laid beside each other.

    ``turned`` where the words of the second are in another order, ``shares_few`` where their consonants are unlike.
    """

    left: Words
    right: Words
    aligned: Aligned
    weighed: tuple[Weighed, ...]
    turned: bool = False
    shares_few: bool = False

    @property
    def share(self) -> float:
        """The weight of the alignment as a share of that of the best spelling; below 0 for names that are unlike."""
        return self.aligned.weight / max(_best(self.left, self.right), 1.0)

    @property
    def is_hopeless(self) -> bool:
        """Whether the letters alone show that two names are different, so that their pieces need not be weighed."""
        return self.shares_few or self.share < MIN_SHARE

    @property
    def single(self) -> Weighed | None:
        """The piece of one word beside several; None for all other names, and for Ali beside Abu Ali al-Basri."""
        shorter, longer = sorted((self.left.count, self.right.count))
        if any(
            one.relation in (KUNYA, WITHOUT_BIN) or (one.relation == PARTICLES and one.log_odds) for one in self.weighed
        ):
            return None
        pairs = self._pairs
        return pairs[0] if shorter == 1 and longer > 1 and len(pairs) == 1 and self.lost else None

    @property
    def _pairs(self) -> list[Weighed]:
        """The pieces of both names that are more than a particle: Abubakar beside Abu Bakr is one."""
        some = [one for one in self.weighed if one.piece.left and one.piece.right and one.log_odds is not None]
        sides = [(self.left, one.piece.left, self.right, one.piece.right) for one in some]
        return [
            one
            for one, (a, left, b, right) in zip(some, sides, strict=True)
            if not all(a.words[k].particle for k in left) and not all(b.words[k].particle for k in right)
        ]

    @property
    def is_doubtful(self) -> bool:
        """Whether the names may be one and can hardly be surely one.

        So it is with twins (علا, علاء), Abd that one side lacks, names of which at most one word is no initial, and a
        father's name that one side leaves out while both have the grandfather's.
        """
        shorter = min(self.left.count, self.right.count)
        said = [one.relation for one in self.weighed if one.log_odds is not None]
        return (
            TWINS in said
            or ABD_DROPPED in said
            or (INITIAL in said and len(said) - said.count(INITIAL) < 2)
            or (shorter > 2 and "father" in self.lost)
        )

    @property
    def lacks_family(self) -> bool:
        """Whether one name has two words, and the other the same and a family name behind them."""
        size = max(min(self.left.count, self.right.count), len(self._pairs))  # words that are glued count as several
        return size == 2 and "last" in self.lost

    @property
    def both_lack(self) -> bool:
        """Whether each name has a word that the other lacks."""
        return len({side for side, place in self.losses if place not in ("kunya", "bin")}) > 1

    @property
    def losses(self) -> list[tuple[int, str]]:
        """The side, 0 or 1, that has a word which the other lacks, and the place of the word, for each of them."""
        some = (one.piece for one in self.weighed if not (one.piece.left and one.piece.right))
        return [_lost(piece, self.left, self.right) for piece in some]

    @property
    def lost(self) -> list[str]:
        """The places of the words that one name lacks."""
        return [place for _, place in self.losses]

    @property
    def paired_consonants(self) -> tuple[str, str]:
        """The consonants of the words that both names have, without spaces."""
        pairs = [one.piece for one in self.weighed if one.log_odds is not None and one.relation != INITIAL]
        left = "".join(look_up(piece.left_text).consonants[0] for piece in pairs)
        return left, "".join(look_up(piece.right_text).consonants[0] for piece in pairs)

    @property
    def are_given(self) -> bool:
        """Whether all words of the shorter name are listed given names."""
        return all(self._is_given(at) for at in range(min(self.left.count, self.right.count)))

    def _is_given(self, at: int) -> bool:
        """Return whether a word of the shorter name is a listed given name without an article."""
        shorter = min(self.left, self.right, key=lambda name: name.count)
        word = [one for one in shorter.words if not one.particle][at]
        names = look_up(word.text).names if word.symbols[0] != THE else ()
        return any(token.role == "given" for name in names for token in gazetteer.arabic_tokens()[name])


@dataclass(frozen=True, slots=True)
class Group:
    """Words of two names that belong together, as evidence shows them."""

    left: str
    right: str
    relation: str
    log_odds: float | None


@once
def _table() -> dict[tuple[str, str], float]:
    """Return (model, feature) → its weight in names/comparing_weights.tsv."""
    rows = resources.rows("names/comparing_weights.tsv", "model", "feature", "weight")
    return {(model, feature): float(weight) for model, feature, weight in rows}


@once
def _model(name: str) -> NDArray[np.float64]:
    """Return the weights of the features of a model, in their order."""
    import numpy as np

    return np.array([_table()[name, feature] for feature in (OF_PIECES if name == "piece" else FEATURES)])


def lay(pairs: Sequence[tuple[Words, Words]], turned: bool = False, only_likely: bool = False) -> list[Whole]:
    """Return each pair of names aligned and cut into pieces, each weighed.

    With ``only_likely`` a pair that is hopeless has no pieces.
    """
    shown = [(shortened(a, b), shortened(b, a)) for a, b in pairs]
    least = [MIN_SHARE * max(_best(a, b), 1.0) for a, b in shown] if only_likely else None
    aligned = align([(a.encoded, b.encoded) for a, b in shown], weights(), least)
    return [
        Whole(a, b, one, tuple(_weighed(a, b, one)) if least is None or one.weight >= least[k] else (), turned)
        for k, ((a, b), one) in enumerate(zip(shown, aligned, strict=True))
    ]


def _weighed(a: Words, b: Words, aligned: Aligned) -> Iterator[Weighed]:
    """Yield the weighed pieces of an alignment; without Abu, Umm or a bin at the beginning a name is another name."""
    some = _merged(cut(a, b, aligned))
    for piece, following in zip(some, [*some[1:], None], strict=True):
        one = weigh(piece, a, b)
        if one.relation == MISSING and following and following.left_text and following.right_text:
            number = (piece.left or piece.right)[0]
            particle = (a if piece.left else b).words[number].particle
            if particle in ("kunya", "umm"):
                one = Weighed(piece, _KUNYA_AND_NAME, KUNYA)
            elif particle and number == 0:
                one = Weighed(piece, _KUNYA_AND_NAME, WITHOUT_BIN)
        yield one


def lay_best(
    pairs: Sequence[tuple[Words, Words]], only_likely: bool = False
) -> tuple[list[Whole | None], NDArray[np.float64], NDArray[np.float64]]:
    """Return each pair of names as in :func:`lay`, in another order of words where that is likelier, and two numbers.

    These are the log-odds in the order that the names have, and the share of the consonants of the shorter name that
    the other has. With ``only_likely`` names that share few consonants are not laid.
    """
    import numpy as np

    shared, few = _shared(pairs)
    shown = np.flatnonzero(~few).tolist() if only_likely else list(range(len(pairs)))
    best: list[Whole | None] = [None] * len(pairs)
    for k, whole in zip(shown, lay([pairs[k] for k in shown], only_likely=only_likely), strict=True):
        best[k] = replace(whole, shares_few=True) if few[k] else whole
    odds = np.full(len(pairs), _HOPELESS)
    odds[shown] = log_odds([whole for whole in best if whole])
    tries = [(k, turned) for k in np.flatnonzero(~few & (odds < 0)).tolist() for turned in _turns(*pairs[k])]
    turned_pairs = [(pairs[k][0], turned) for k, turned in tries]
    for (k, _), other in zip(tries, lay(turned_pairs, turned=True, only_likely=True), strict=True):
        least = min((w.log_odds for w in other.weighed if w.log_odds is not None), default=-_MAX_LOG_ODDS)
        if least >= _MIN_TURNED and not other.lost:
            best[k] = other
    return best, odds, shared


def _shared(pairs: Sequence[tuple[Words, Words]]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Return the share of consonants in the order of :func:`lay_best`, and whether that is few in all orders tried."""
    import numpy as np

    sizes = np.array([min(len(a.consonants), len(b.consonants)) for a, b in pairs], dtype=np.float64)
    shared = np.zeros(len(pairs))
    few = np.full(len(pairs), True)
    for order in range(3):
        rest = np.flatnonzero(few).tolist()
        ours = [pairs[k][0].consonants for k in rest]
        theirs = [_turned_sounds(pairs[k][1])[order] for k in rest]
        found = process.cpdist(ours, theirs, scorer=LCSseq.similarity, dtype=np.int64)
        alike = found / np.maximum(sizes[rest], 1.0)
        if order == 0:
            shared = alike
            few = np.array([not any(word.is_initial for name in pair for word in name.words) for pair in pairs])
            few &= (sizes >= _MIN_CONSONANTS) & (alike < MIN_SHARED)
        else:
            few[rest] = alike < MIN_SHARED
    return shared, few


def _turned_sounds(name: Words) -> tuple[str, ...]:
    """Return the consonants of a name, those with its last word first, and those with its first word last."""
    return name.consonants, *("".join(name.sounds[by:] + name.sounds[:by]) for by in _turning(name))


def _turning(name: Words) -> tuple[int, int]:
    """Return how many words go to the beginning with the last one, below 0, and to the end with the first one."""
    if len(name.words) < 2:
        return 0, 0
    return -2 if name.words[-2].particle else -1, 2 if name.words[0].particle else 1


def _turns(a: Words, b: Words) -> Iterator[Words]:
    """Yield the second name with its last word first, and with its first one last, where that is more alike."""
    if min(len(a.words), len(b.words)) < 2:
        return
    gain = _MIN_GAIN if max(a.count, b.count) > 2 else 0.0  # Hassan Hussein has the same consonants in both orders
    straight, *turned = (Indel.normalized_similarity(a.consonants, sounds) for sounds in _turned_sounds(b))
    for by, alike in zip(_turning(b), turned, strict=True):
        if alike >= max(straight + gain, _MIN_ALIKE) or len(a.consonants) < _MIN_CONSONANTS:
            yield b.turned(by)


def _best(a: Words, b: Words) -> float:
    """Return the least weight that two names have, each beside its best spelling."""
    if a.encoded.is_arabic == b.encoded.is_arabic:
        return min(a.own_weight, b.own_weight)
    return min(a.best_weight, b.best_weight)


def shortened(name: Words, other: Words) -> Words:
    """Return a name with words cut to initials where the other has a fitting initial at the same place."""
    if not any(word.is_initial for word in other.words):
        return name
    words = list(name.words)
    for k, theirs in zip(_named(name, other), (other.words[at] for at in _named(other, name)), strict=False):
        ours = name.words[k]
        if theirs.is_initial and not ours.is_initial and _may_begin(ours, theirs.symbols[0]):
            words[k] = Word(ours.text, theirs.symbols[:1], (ours.text,), ours.particle, True)
    return arranged(words)


def _named(name: Words, other: Words) -> list[int]:
    """Return the places of the words of a name, of bin and bint only if the other name has as many words."""
    has_as_many = len(name.words) == len(other.words)
    return [at for at, word in enumerate(name.words) if has_as_many or word.particle not in ("father", "daughter")]


def _may_begin(word: Word, initial: str) -> bool:
    """Return whether a word may be written with an initial, in either script: شوقي with S., since it may be Shawqi."""
    first = word.symbols[min(len(word.symbols) - 1, word.symbols[0] == THE)]
    if first.startswith(initial) or {first, initial} <= _BEGIN_WITH_VOWEL:
        return True
    if first.isascii():
        return False
    using = weights()
    written = [code for symbol, code in using.codes.items() if symbol.startswith(initial)]
    return bool((using.pairs[using.codes.get(first, 0), written] > 0).any())


_BEGIN_WITH_VOWEL: Final = frozenset((ALEF, AIN, *"aeiou"))


def _merged(some: list[Piece]) -> list[Piece]:
    """Return the pieces; words that both names lose at one place are paired as different words, from the last back."""
    found: list[Piece] = []
    for has_both, run in groupby(some, lambda piece: bool(piece.left_text and piece.right_text)):
        pieces = list(run)
        if has_both:
            found += pieces
            continue
        ours, theirs = [p for p in pieces if p.left_text], [p for p in pieces if p.right_text]
        paired = min(len(ours), len(theirs))
        found += ours[: len(ours) - paired] + theirs[: len(theirs) - paired]
        found += [
            Piece(one.left_text, other.right_text, one.left, other.right, *_OTHER_WORDS)
            for one, other in zip(ours[len(ours) - paired :], theirs[len(theirs) - paired :], strict=True)
        ]
    return found


def weigh(piece: Piece, a: Words, b: Words) -> Weighed:
    """Return a piece with its log-odds."""
    ours, theirs = [a.words[k] for k in piece.left], [b.words[k] for k in piece.right]
    kinds = {word.particle for word in (*ours, *theirs)}
    if not ours or not theirs:
        return Weighed(piece, None, MISSING)
    if len(ours) == len(theirs) == 1 and "" not in kinds:
        return Weighed(piece, -_MAX_LOG_ODDS if len(kinds) > 1 else None, PARTICLES)
    numbers = [piece.left_text, piece.right_text]
    if all(map(_ROMAN.fullmatch, numbers)) and numbers[0] != numbers[1]:
        return Weighed(piece, -_MAX_LOG_ODDS, NUMBER)
    if any(word.is_initial for word in (*ours, *theirs)):
        return Weighed(piece, _FITTING_INITIAL if piece.weight > 0 else -_MAX_LOG_ODDS, INITIAL)
    return Weighed(
        piece,
        *_likelihood(
            piece.left_text, piece.right_text, piece.joined, round(piece.weight, 1), round(piece.best, 1), piece.length
        ),
    )


@remember("likeness of pieces")
def _likelihood(left: str, right: str, joined: bool, weight: float, best: float, length: int) -> tuple[float, str]:
    """Return the log-odds of two spellings, and what is special about them."""
    p, q = look_up(left), look_up(right)
    twins = are_twins(p.text, q.text) or _are_twins_across(p, q) or _are_twins_across(q, p)
    if (p.key == q.key or (p.is_arabic != q.is_arabic and not set(p.sounds).isdisjoint(q.sounds))) and not twins:
        return _MAX_LOG_ODDS, ""
    found = features(left, right, joined, weight, best, length)
    log_odds = max(-_MAX_LOG_ODDS, min(float(_model("piece") @ found), _MAX_LOG_ODDS))
    if twins or (is_lam_turned(p, q) and p.is_name and q.is_name):
        return min(log_odds, _MAX_TWINS), TWINS
    if are_man_and_woman(p, q):
        return min(log_odds, _MAX_MAN_AND_WOMAN), MAN_AND_WOMAN
    if is_abd_dropped(p, q):
        return _ABD_LOST, ABD_DROPPED
    if not joined and are_two_names(p, q):  # in a glued word a table lists what it may not be: Bensalah
        if p.is_arabic == q.is_arabic or (p.sex and q.sex and p.sex != q.sex):
            return min(log_odds, _MAX_OTHERS), ""
        return (_MAX_TWINS, TWINS) if log_odds > _MAX_TWINS else (log_odds, "")
    if is_slip(p, q):
        return max(log_odds, _MIN_SLIP), SLIP
    if are_listed_as_one(p, q) or _sound_alike(p, q):
        log_odds = max(log_odds, _MIN_LISTED)
    return log_odds, ""


def _sound_alike(p: Spelling, q: Spelling) -> bool:
    """Return whether a word with its vowels, as Kurdish has them, and a Latin one differ little, in vowels alone."""
    if p.is_arabic == q.is_arabic:
        return False
    return any(
        one.translate(_NO_VOWELS) == other.translate(_NO_VOWELS)
        and Indel.normalized_similarity(one, other) >= MIN_SOUND_ALIKE
        for one in p.sounds
        for other in q.sounds
    )


_NO_VOWELS: Final = dict.fromkeys(map(ord, "aiuwh"))  # nor what may be part of a vowel; sounds have no e, o, y


def _are_twins_across(arabic: Spelling, latin: Spelling) -> bool:
    """Return whether the second spelling is that of the first one's twin: علاء, Ola; or of two twins: Alaa, Ola."""
    if latin.is_arabic:
        return False
    if arabic.is_arabic:
        return is_of_twin(latin.key, arabic.text)
    return any(is_of_twin(latin.key, text) for text in gazetteer.written_as(arabic.key))


def thresholds() -> tuple[float, float]:
    """Return the log-odds from which two names may be one, and from which they are."""
    return _table()["score", "maybe"], _table()["score", "same"]


def groups(whole: Whole) -> list[Group]:
    """Return the pieces as evidence: a word that was cut is one again, a particle belongs to the word behind it."""
    found: list[tuple[list[int], list[int], list[Weighed]]] = []
    a, b = whole.left, whole.right
    for one in whole.weighed:
        left, right, some = found[-1] if found else ([], [], [])
        bound = (left and a.words[left[-1]].particle) or (right and b.words[right[-1]].particle)
        shared = set(left) & set(one.piece.left) or set(right) & set(one.piece.right)
        if some and (shared or (bound and ((one.piece.left and left) or (one.piece.right and right)))):
            left += [k for k in one.piece.left if k not in left]
            right += [k for k in one.piece.right if k not in right]
            some.append(one)
        else:
            found.append((list(one.piece.left), list(one.piece.right), [one]))
    return [_group(a, b, left, right, some) for left, right, some in found]


_SPECIAL: Final = (KUNYA, WITHOUT_BIN, TWINS, MAN_AND_WOMAN, ABD_DROPPED, SLIP, NUMBER)


def _group(a: Words, b: Words, left: list[int], right: list[int], weighed: list[Weighed]) -> Group:
    texts = " ".join(a.words[k].text for k in left), " ".join(b.words[k].text for k in right)
    if not (left and right):
        return Group(*texts, MISSING, None)
    odds = [one.log_odds for one in weighed if one.log_odds is not None]
    kinds = {one.relation for one in weighed}
    worst = min(odds, default=_MAX_LOG_ODDS)
    if INITIAL in kinds:
        return Group(*texts, "initial" if worst > 0 else "another initial", worst)
    if special := next(filter(_SPECIAL.__contains__, (one.relation for one in weighed)), None):
        return Group(*texts, special, worst)
    if PARTICLES in kinds and worst == -_MAX_LOG_ODDS:
        return Group(*texts, "different words of kinship", worst)
    names = (
        " ".join(name.words[k].text for k in some if not name.words[k].particle)
        for name, some in ((a, left), (b, right))
    )
    p, q = map(look_up, names)
    return Group(*texts, "same letters", math.inf) if p.key == q.key else Group(*texts, _relation(p, q, worst), worst)


def _relation(p: Spelling, q: Spelling, log_odds: float) -> str:
    """Return in words how two spellings with other letters relate."""
    if p.is_name and q.is_name and p.names.isdisjoint(q.names) and log_odds < 0:
        return "different names"
    if not p.names.isdisjoint(q.names):
        return "spellings of one name"
    return "likely spelling" if log_odds > 0 else "unlikely spelling"


def name_features(whole: Whole) -> list[float]:
    """Return the numbers of :data:`FEATURES` for two names."""
    a, b = whole.left, whole.right
    pairs = [(w.log_odds, w.piece) for w in whole.weighed if w.log_odds is not None]
    odds = [x for x, _ in pairs] or [0.0]
    lost = [one for one in whole.losses if one[1] not in ("bin", "initial")]
    places = [place for _, place in lost]
    on_left, on_right = ([place for side, place in lost if side == number] for number in (0, 1))
    worst = min(*odds, _OF_LOST if set(places) - {"kunya"} else _MAX_LOG_ODDS)
    rarity = sum(_rarity(piece) for x, piece in pairs if x > 0)
    alike = Indel.normalized_similarity(*whole.paired_consonants)
    scripts = a.encoded.is_arabic + b.encoded.is_arabic
    return [
        1.0,
        float(scripts == 2),
        float(scripts == 0),
        float(len(pairs) == 1),
        worst,
        max(worst - 2, 0.0),
        odds[0],
        odds[-1],
        float("first" in places),
        float("father" in places),
        float(places.count("middle") + places.count("father")),
        float("last" in places),
        float(any("last" in some and len(some) > 1 for some in (on_left, on_right))),
        float(min(len(on_left), len(on_right))),
        float("kunya" in places),
        math.log1p(MILIEU * math.exp(-rarity)) if lost else 0.0,
        rarity / 10,
        max(alike - 0.8, 0.0),
        float(sum(piece.joined for _, piece in pairs)),
    ]


def _lost(piece: Piece, a: Words, b: Words) -> tuple[int, str]:
    """Return the side that has a word, 0 or 1, and its place.

    The place is ``first``, ``father`` (the second word), ``middle`` or ``last``; ``kunya``, and ``bin`` for a particle
    or an initial, are no places.
    """
    side, name, number = (0, a, piece.left[0]) if piece.left else (1, b, piece.right[0])
    word = name.words[number]
    if word.is_initial:
        return side, "initial"
    if word.particle:
        return side, "kunya" if word.particle in ("kunya", "umm") else "bin"
    if name.is_in_kunya(number):
        return side, "kunya"
    last = len(name.words) - 1
    if number in (0, last):
        return side, "first" if number == 0 else "last"
    return side, "father" if name.before(number) == 0 else "middle"


def _rarity(piece: Piece) -> float:
    return min(rarity_of(look_up(piece.left_text)), rarity_of(look_up(piece.right_text)))


def rarity_of(spelling: Spelling) -> float:
    """Return the information in a name, in natural units: how rarely it is attested."""
    return math.log(_NAMES / (spelling.count + 2.0))


def log_odds(wholes: Sequence[Whole]) -> NDArray[np.float64]:
    """Return for each pair of names how likely they are one: natural logarithm of the odds."""
    import numpy as np

    if not wholes:
        return np.zeros(0)
    result = np.array([_HOPELESS + _PER_SHARE * min(max(whole.share, -1.0), MIN_SHARE) for whole in wholes])
    likely = [k for k, whole in enumerate(wholes) if not whole.is_hopeless or whole.turned]
    if likely:
        result[likely] = np.array([name_features(wholes[k]) for k in likely]) @ _model("name")
    return result
