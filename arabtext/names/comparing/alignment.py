"""The best alignment of two whole names, letter by letter, spaces being cheap symbols.

A weighted edit distance (Viterbi over the moves of a pair hidden Markov model, Durbin et al. 1998, chapter 4). The
weight of a move is a log-odds: how much more often the two symbols write one sound in two spellings of a name than in
two names by chance. names/letter_pairs.tsv holds the weights, fitted by build_comparing.py. Where both names are at
the edge of a word the alignment is cut, so that it says which words write which, however they are glued or divided.

All pairs of a batch are aligned at once, row by row of the matrix: numpy does in one step what concerns a row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from arabtext import resources
from arabtext.memory import once
from arabtext.names.comparing.symbols import DIVISIBLE, END, SPACE, THE
from arabtext.script.chars import ALEF, LAM, is_arabic_letter

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NOTHING: Final = ""
#: What the table calls a lost word by its kind, the article written as letters of the word, and لا for ال.
LOST_WORD, LOST_PARTICLE, GLUED, SWAPPED = "lost word", "lost particle", "glued article", "swapped"
_CONSTANTS: Final = (LOST_WORD, LOST_PARTICLE, GLUED, SWAPPED)
UNKNOWN: Final = "?"
#: Weight of dividing a group of letters into two sounds, beside those of the sounds; chosen by hand: one group of
#: twenty or so is divided.
DIVISION: Final = -2.0
MIN_WEIGHT: Final = -2.5  # of two symbols never seen together; too little text to estimate it
_SPACE: Final = 1  # code of a space
_LOW: Final = -1e6
_EQUAL: Final = 1e-4  # weights that differ by less are equal: they are sums of rounded numbers
_LEFT, _RIGHT, _SWAP = 2, 3, 6
_DIVIDED_LEFT, _DIVIDED_RIGHT = 9, 10
PAIRED, GLUED_LEFT, GLUED_RIGHT, LOST_LEFT, LOST_RIGHT = 1, 4, 5, 7, 8


@dataclass(frozen=True, slots=True, eq=False)
class Encoded:
    """A name as codes of symbols, the place behind each word, and what it costs to lose each word."""

    codes: tuple[int, ...]
    ends: tuple[int, ...]
    lost: tuple[float, ...]
    is_arabic: bool


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """The weights of all moves. ``pairs`` is symbols × symbols; ``gaps`` is kinds of scripts × symbols."""

    codes: Mapping[str, int]
    pairs: NDArray[np.float32]
    gaps: NDArray[np.float32]
    equal: tuple[float, ...]  # of a symbol beside itself
    best: tuple[float, ...]  # of a symbol beside the best one of the other script
    divided: NDArray[np.int64]  # the two letters of a group that may write two sounds; 0 of any other symbol
    lost_word: float
    lost_particle: float
    glued: float
    swapped: float


def make_weights(table: Mapping[tuple[str, str, str], float]) -> Weights:
    """Return weights from ``(scripts, one, other)`` → weight; scripts are ``aa``, ``al`` (Arabic first) or ``ll``."""
    import numpy as np

    symbols = sorted({symbol for _, one, other in table for symbol in (one, other)} - {NOTHING, SPACE, UNKNOWN})
    codes = {symbol: code for code, symbol in enumerate([UNKNOWN, SPACE, *symbols])}
    pairs = np.full((len(codes), len(codes)), MIN_WEIGHT, dtype=np.float32)
    gaps = np.full((3, len(codes)), MIN_WEIGHT, dtype=np.float32)
    for (scripts, one, other), weight in table.items():
        if scripts not in _KINDS:
            continue
        if NOTHING in (one, other):
            gaps[_KINDS[scripts], codes[one or other]] = weight
        else:
            pairs[codes[one], codes[other]] = pairs[codes[other], codes[one]] = weight
    pairs[codes[SPACE], :] = pairs[:, codes[SPACE]] = _LOW
    pairs[codes[SPACE], codes[SPACE]] = table["ll", SPACE, SPACE]
    arabic = np.array([not symbol.isascii() for symbol in codes])
    across = np.where(arabic[:, None] != arabic, pairs, MIN_WEIGHT)
    lost, particle, glued, swapped = (table["", constant, NOTHING] for constant in _CONSTANTS)
    equal, best = pairs.diagonal().copy(), np.maximum(across.max(axis=1), gaps[_KINDS["al"]])
    best[codes[SPACE]] = equal[codes[SPACE]]
    equal[codes[THE]] = best[codes[THE]] = glued  # an article that is glued loses nothing
    beside = tuple(equal.tolist()), tuple(best.tolist())
    return Weights(codes, pairs, gaps, *beside, _divided(codes), lost, particle, glued, swapped)


def _divided(codes: Mapping[str, int]) -> NDArray[np.int64]:
    """Return symbols × 2: the codes of the two letters of a group that may be divided."""
    import numpy as np

    found = np.zeros((len(codes), 2), dtype=np.int64)
    for symbol, code in codes.items():
        group, end = symbol.removesuffix(END), symbol[len(symbol.removesuffix(END)) :]
        if group in DIVISIBLE:
            found[code] = codes.get(group[0], 0), codes.get(group[1] + end, codes.get(group[1], 0))
    return found


_KINDS: Final = {"aa": 0, "al": 1, "ll": 2}


@once
def weights() -> Weights:
    """Return the weights of names/letter_pairs.tsv."""
    rows = resources.rows("names/letter_pairs.tsv", "scripts", "one", "other", "weight")
    return make_weights({(scripts, one, other): float(weight) for scripts, one, other, weight in rows})


def encode(words: Sequence[tuple[str, ...]], are_light: Sequence[bool], using: Weights) -> Encoded:
    """Return the symbols of words as codes, a space between them; a light word costs as little as a particle."""
    codes: list[int] = []
    ends = []
    for word in words:
        if codes:
            codes.append(using.codes[SPACE])
        codes += [using.codes.get(symbol, 0) for symbol in word]
        ends.append(len(codes))
    lost = tuple(using.lost_particle if light else using.lost_word for light in are_light)
    return Encoded(tuple(codes), tuple(ends), lost, any(is_arabic_letter(word[-1][0]) for word in words if word))


class Cut(NamedTuple):
    """A move at a space, over a word or at a glued article, from one place to another, with the weights up to these.

    ``kind`` is :data:`PAIRED`, :data:`LOST_LEFT`, :data:`LOST_RIGHT`, :data:`GLUED_LEFT` or :data:`GLUED_RIGHT`, or
    another: a space beside nothing.
    """

    kind: int
    start: tuple[int, int]
    end: tuple[int, int]
    before: float
    behind: float


@dataclass(frozen=True, slots=True, eq=False)
class Aligned:
    """An alignment: its weight, and its moves at spaces, from the start of the names on."""

    weight: float
    cuts: tuple[Cut, ...]


def align(
    pairs: Sequence[tuple[Encoded, Encoded]], using: Weights, least: Sequence[float] | None = None
) -> list[Aligned]:
    """Return the best alignment of each pair of names; without moves where its weight is below ``least``."""
    found: dict[int, Aligned] = {}
    for numbers in _batches(pairs):
        some = None if least is None else [least[k] for k in numbers]
        found.update(zip(numbers, _align([pairs[k] for k in numbers], using, some), strict=True))
    return [found[k] for k in range(len(pairs))]


_MAX_CELLS: Final = 500_000  # of the matrices that are filled at once: their rows fit the cache of a processor


def _batches(pairs: Sequence[tuple[Encoded, Encoded]]) -> Iterator[list[int]]:
    """Yield the numbers of pairs to align at once. All are padded to the longest name, so like lengths go together."""
    sizes = [(max(len(a.codes), len(b.codes)) + 1) ** 2 for a, b in pairs]
    batch: list[int] = []
    for number in sorted(range(len(pairs)), key=sizes.__getitem__):
        if batch and (len(batch) + 1) * sizes[number] > _MAX_CELLS:
            yield batch
            batch = []
        batch.append(number)
    if batch:
        yield batch


def _align(
    pairs: Sequence[tuple[Encoded, Encoded]], using: Weights, least: Sequence[float] | None
) -> Iterator[Aligned]:
    """Yield what :func:`align` returns, of pairs that are aligned at once."""
    import numpy as np

    left, right = _Side([a for a, _ in pairs]), _Side([b for _, b in pairs])
    matrix = _Matrix(left, right, _kinds(pairs), using)
    total = matrix.best[np.arange(len(pairs)), left.lengths, right.lengths]
    wanted = np.arange(len(pairs)) if least is None else np.flatnonzero(total >= np.array(least))
    cuts = _trace(left, right, matrix, wanted)
    for weight, found in zip(total, cuts, strict=True):
        yield Aligned(float(weight), tuple(reversed(found)))


def moves(pairs: Sequence[tuple[Encoded, Encoded]], using: Weights) -> tuple[float, list[tuple[str, str, str]]]:
    """Return the summed weight of the best alignments, and their moves as keys of the table of weights, for fitting.

    Of names in both scripts the Arabic symbol is the first.
    """
    import numpy as np

    pairs = [(a, b) if a.is_arabic or not b.is_arabic else (b, a) for a, b in pairs]
    names = list(_KINDS)
    symbols = {code: symbol for symbol, code in using.codes.items()}
    left, right = _Side([a for a, _ in pairs]), _Side([b for _, b in pairs])
    kinds = _kinds(pairs)
    matrix = _Matrix(left, right, kinds, using)
    found = []
    for rows, i, j, move, _, _ in _walk(left, right, matrix.moves, np.arange(len(pairs))):
        for row, x, y, kind in zip(rows.tolist(), i.tolist(), j.tolist(), move.tolist(), strict=True):
            one = symbols[int(left.codes[row, x - 1])] if kind in (PAIRED, _LEFT) else NOTHING
            other = symbols[int(right.codes[row, y - 1])] if kind in (PAIRED, _RIGHT) else NOTHING
            if special := _SPECIAL.get(kind):
                found.append(("", special, NOTHING))
            elif kind not in (_DIVIDED_LEFT, _DIVIDED_RIGHT):
                found.append((names[kinds[row]], one, other))
    ends = matrix.best[np.arange(len(pairs)), left.lengths, right.lengths]
    return float(ends.sum()), found


def _kinds(pairs: Sequence[tuple[Encoded, Encoded]]) -> NDArray[np.int64]:
    """Return which scripts the names of each pair have, as the rows of :attr:`Weights.gaps`."""
    import numpy as np

    return np.array([2 - a.is_arabic - b.is_arabic for a, b in pairs], dtype=np.int64)


class _Side:
    """One side of a batch: codes, lengths, and the places of words, padded to the longest."""

    def __init__(self, names: Sequence[Encoded]) -> None:
        import numpy as np

        count = len(names)
        self.lengths = np.array([len(name.codes) for name in names], dtype=np.int64)
        self.codes = np.zeros((count, max(int(self.lengths.max()), 1)), dtype=np.int64)
        self.words = np.array([len(name.ends) for name in names])
        most = max(int(self.words.max()), 1)
        self.ends = np.zeros((count, most), dtype=np.int64)
        self.lost = np.full((count, most), _LOW, dtype=np.float32)
        for at, name in enumerate(names):
            self.codes[at, : len(name.codes)] = name.codes
            self.ends[at, : len(name.ends)] = name.ends
            self.lost[at, : len(name.lost)] = name.lost
        self.starts = np.zeros_like(self.ends)
        self.starts[:, 1:] = np.minimum(self.ends[:, :-1] + 1, self.codes.shape[1])
        self.is_end = np.zeros((count, self.codes.shape[1] + 1), dtype=bool)
        rows = np.repeat(np.arange(count), self.words)
        self.is_end[rows, [end for name in names for end in name.ends]] = True
        self.is_start = np.zeros_like(self.is_end)
        self.is_start[:, 0] = True
        self.is_start[:, 1:] = self.codes == _SPACE

    def before(self, name: int, place: int) -> int:
        """Return where a lost word begins that ends at ``place``, with the space before it, else with that behind."""
        ends: list[int] = self.ends[name, : self.words[name]].tolist()
        if place in ends:
            return ends[ends.index(place) - 1]
        k = ends.index(place - 1)
        return ends[k - 1] + 1 if k else 0

    def followed(self, one: NDArray[np.bool_], other: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Return where a symbol of ``one`` and then one of ``other`` end: (pairs, length + 1)."""
        import numpy as np

        found = np.zeros((len(self.codes), self.codes.shape[1] + 1), dtype=bool)
        found[:, 2:] = one[self.codes[:, :-1]] & other[self.codes[:, 1:]]
        return found


class _Matrix:
    """The best weight of the first i symbols of a name beside the first j of the other, and the move that leads there.

    Rows are filled from the first on, of all pairs at once: what pairs symbols and what loses them on the left comes
    from the rows before; what loses them on the right comes from the same row.
    """

    def __init__(self, left: _Side, right: _Side, kinds: NDArray[np.int64], using: Weights) -> None:
        import numpy as np

        self.left, self.right, self.using = left, right, using
        self._every: NDArray[np.int64] = np.arange(len(kinds))
        shape = len(kinds), left.codes.shape[1] + 1, right.codes.shape[1] + 1
        self.best = np.full(shape, _LOW, dtype=np.float32)
        self.moves = np.zeros(shape, dtype=np.uint8)
        self._gaps = using.gaps[kinds[:, None], left.codes]
        self._inserted = np.zeros((shape[0], shape[2]), dtype=np.float32)
        np.cumsum(using.gaps[kinds[:, None], right.codes], axis=1, out=self._inserted[:, 1:])
        # a word that is lost beside the inside of a word: the space between them was lost as well
        space = using.gaps[kinds, _SPACE]
        self._inside_left = np.where(left.is_end, 0.0, space[:, None]).astype(np.float32)
        self._inside_right = np.where(right.is_end, 0.0, space[:, None]).astype(np.float32)
        first, second = _article_letters(using)
        self._the = using.codes[THE]
        self._left_glued, self._right_glued = left.followed(first, second), right.followed(first, second)
        self._right_the = np.zeros_like(self._right_glued)
        self._right_the[:, 1:] = right.codes == self._the
        swaps = [(left.followed(x, y), right.followed(y, x)) for x, y in _swaps(using)]
        self._swaps = [(ours, theirs, _rows(ours)) for ours, theirs in swaps]
        # which rows need the rarer moves at all
        self._has_the: list[bool] = [False, *_rows(left.codes == self._the)]
        self._has_glued = _rows(self._left_glued)
        self._starts_word = _rows(left.is_start)
        self._words_at: dict[int, list[int]] = {}
        for k in range(1, left.ends.shape[1]):
            for place in {*left.ends[:, k].tolist(), *left.starts[:, k].tolist()}:
                self._words_at.setdefault(place, []).append(k)
        self._fill()

    def _fill(self) -> None:
        import numpy as np

        self.best[:, 0] = self._inserted
        self.moves[:, 0, 1:] = _RIGHT
        # a word may be lost with the space behind it if there is one: the last word has none
        has_next = np.arange(1, self.right.lost.shape[1]) < self.right.words[:, None]
        lost = np.where(has_next, self.right.lost[:, :-1], np.float32(_LOW))
        if self._lose_words_on_right(0, self.right.starts, lost):
            self._lose_letters_on_right(0)
        for i in range(1, self.best.shape[1]):
            self._pair(i)
            self._divide_groups(i)
            self._pair_articles_and_swaps(i)
            self._lose_words_on_left(i)
            self._lose_letters_on_right(i)
            cost = self.right.lost[:, 1:] + self._inside_left[:, i, None]
            any_lost = self._lose_words_on_right(i, self.right.ends, cost)
            if self._starts_word[i]:
                cost = np.where(self.left.is_start[:, i, None], lost, np.float32(_LOW))
                any_lost |= self._lose_words_on_right(i, self.right.starts, cost)
            if any_lost:
                self._lose_letters_on_right(i)

    def _pair(self, i: int) -> None:
        """Lose a symbol on the left, or pair it with one on the right."""
        import numpy as np

        above, row, how = self.best[:, i - 1], self.best[:, i], self.moves[:, i]
        np.add(above, self._gaps[:, i - 1, None], out=row)
        how[:] = _LEFT
        pairs = above[:, :-1] + self.using.pairs[self.left.codes[:, i - 1, None], self.right.codes]
        better = pairs > row[:, 1:]
        row[:, 1:][better] = pairs[better]
        how[:, 1:][better] = PAIRED

    def _pair_articles_and_swaps(self, i: int) -> None:
        """Pair an article with its letters glued to a word, and لا with ال."""
        if self._has_the[i]:
            is_the = self.left.codes[:, i - 1, None] == self._the
            self._shift(i, 1, 2, self._right_glued & is_the, self.using.glued, GLUED_LEFT)
        if self._has_glued[i]:
            self._shift(i, 2, 1, self._right_the & self._left_glued[:, i, None], self.using.glued, GLUED_RIGHT)
        for ours, theirs, rows in self._swaps:
            if rows[i]:
                self._shift(i, 2, 2, theirs & ours[:, i, None], self.using.swapped, _SWAP)

    def _divide_groups(self, i: int) -> None:
        """Pair a group of letters on either side with two symbols on the other."""
        import numpy as np

        pairs, divided = self.using.pairs, self.using.divided
        left, right = self.left.codes, self.right.codes
        groups = divided[right]  # pairs × places × 2
        if i > 1 and groups.any():
            two = pairs[left[:, i - 2, None], groups[:, :, 0]] + pairs[left[:, i - 1, None], groups[:, :, 1]]
            value = self.best[:, i - 2, :-1] + np.where(groups[:, :, 0] > 0, two, _LOW) + DIVISION
            self._take(i, 1, value, _DIVIDED_RIGHT)
        ours = divided[left[:, i - 1]]
        if ours.any() and right.shape[1] > 1:
            two = pairs[ours[:, 0, None], right[:, :-1]] + pairs[ours[:, 1, None], right[:, 1:]]
            value = self.best[:, i - 1, :-2] + np.where(ours[:, 0, None] > 0, two, _LOW) + DIVISION
            self._take(i, 2, value, _DIVIDED_LEFT)

    def _take(self, i: int, places: int, value: NDArray[np.float32], move: int) -> None:
        """Take a move to the places of row ``i`` from ``places`` on where it is better."""
        row, how = self.best[:, i, places:], self.moves[:, i, places:]
        better = value > row
        row[better] = value[better]
        how[better] = move

    def _shift(self, i: int, rows: int, places: int, where: NDArray[np.bool_], weight: float, move: int) -> None:
        """Take a move over some ``rows`` and ``places``, where it is allowed and better."""
        row, how = self.best[:, i, places:], self.moves[:, i, places:]
        value = self.best[:, i - rows, :-places] + weight
        better = where[:, places:] & (value > row)
        row[better] = value[better]
        how[better] = move

    def _lose_words_on_left(self, i: int) -> None:
        """Lose the word that ends here, with the space before it; or behind it, where a word begins on the right."""
        import numpy as np

        left, low = self.left, np.float32(_LOW)
        for k in self._words_at.get(i, ()):
            from_end, from_start = left.ends[:, k] == i, left.starts[:, k] == i
            if from_end.any():
                value = self.best[self._every, left.ends[:, k - 1]] + left.lost[:, k, None] + self._inside_right
                self._take(i, 0, np.where((from_end & (left.words > k))[:, None], value, low), LOST_LEFT)
            if from_start.any():
                value = self.best[self._every, left.starts[:, k - 1]] + left.lost[:, k - 1, None]
                where = (from_start & (left.words > k))[:, None] & self.right.is_start
                self._take(i, 0, np.where(where, value, low), LOST_LEFT)

    def _lose_letters_on_right(self, i: int) -> None:
        import numpy as np

        row, how = self.best[:, i], self.moves[:, i]
        reached = np.maximum.accumulate(row - self._inserted, axis=1) + self._inserted
        better = reached > row + _EQUAL
        row[better] = reached[better]
        how[better] = _RIGHT

    def _lose_words_on_right(self, i: int, places: NDArray[np.int64], cost: NDArray[np.float32]) -> bool:
        """Lose words between one of ``places`` (pairs × words) and the next; return whether any was."""
        import numpy as np

        any_lost = False
        rows = self._every[:, None]
        while places.shape[1] > 1:
            value = self.best[rows, i, places[:, :-1]] + cost
            better = value > self.best[rows, i, places[:, 1:]] + _EQUAL
            if not better.any():
                break
            pairs, words = np.nonzero(better)  # where two words are lost one after the other, the next round sees it
            self.best[pairs, i, places[pairs, words + 1]] = value[pairs, words]
            self.moves[pairs, i, places[pairs, words + 1]] = LOST_RIGHT
            any_lost = True
        return any_lost


def _rows(where: NDArray[np.bool_]) -> list[bool]:
    """Return for each place whether it is so in any pair."""
    import numpy as np

    found: list[bool] = np.any(where, axis=0).tolist()
    return found


def _article_letters(using: Weights) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return which symbols are the first, and which the second letter of an article that is glued to its word."""
    import numpy as np

    first, second = np.zeros(len(using.codes), dtype=bool), np.zeros(len(using.codes), dtype=bool)
    first[[using.codes[letter] for letter in ("a", "e", "u", "i", ALEF)]] = True
    second[[using.codes["l"], using.codes[LAM]]] = True
    return first, second


def _swaps(using: Weights) -> list[tuple[NDArray[np.bool_], NDArray[np.bool_]]]:
    """Return the letters of ال and of لا: programs that take text from a PDF turn the one into the other."""
    import numpy as np

    alef, lam = np.zeros(len(using.codes), dtype=bool), np.zeros(len(using.codes), dtype=bool)
    alef[using.codes[ALEF]] = lam[using.codes[LAM]] = True
    return [(alef, lam), (lam, alef)]


_SPECIAL: Final = {GLUED_LEFT: GLUED, GLUED_RIGHT: GLUED, _SWAP: SWAPPED, LOST_LEFT: LOST_WORD, LOST_RIGHT: LOST_WORD}
_TAKES_LEFT: Final = (0, 1, 1, 0, 1, 2, 2, 0, 0, 1, 2)  # symbols that each move takes; 0 and 0 is a word
_TAKES_RIGHT: Final = (0, 1, 0, 1, 2, 1, 2, 0, 0, 2, 1)

_Step = tuple["NDArray[np.int64]", ...]  # pairs, i and j behind the move, the move, i and j before it


def _walk(left: _Side, right: _Side, moves: NDArray[np.uint8], wanted: NDArray[np.int64]) -> Iterator[_Step]:
    """Yield the moves of the alignments wanted, one of each at a time, from the end of the names to their beginning."""
    import numpy as np

    i, j = left.lengths.copy(), right.lengths.copy()
    takes_left, takes_right = np.array(_TAKES_LEFT), np.array(_TAKES_RIGHT)
    going = wanted[(i[wanted] > 0) | (j[wanted] > 0)]
    while len(going):
        x, y = i[going], j[going]
        move = moves[going, x, y].astype(np.int64)
        before_x, before_y = x - takes_left[move], y - takes_right[move]
        for at in np.flatnonzero((move == LOST_LEFT) | (move == LOST_RIGHT)):
            if move[at] == LOST_LEFT:
                before_x[at] = left.before(going[at], x[at])
            else:
                before_y[at] = right.before(going[at], y[at])
        yield going, x, y, move, before_x, before_y
        i[going], j[going] = before_x, before_y
        going = going[(before_x > 0) | (before_y > 0)]


def _trace(left: _Side, right: _Side, matrix: _Matrix, wanted: NDArray[np.int64]) -> list[list[Cut]]:
    """Return the moves at spaces and articles of the alignments wanted, the last first."""
    import numpy as np

    cuts: list[list[Cut]] = [[] for _ in matrix.best]
    for pairs, i, j, move, before_i, before_j in _walk(left, right, matrix.moves, wanted):
        takes_left = (move == PAIRED) | (move == _LEFT)
        at_space = (takes_left & (left.codes[pairs, i - 1] == _SPACE)) | (
            (move == _RIGHT) & (right.codes[pairs, j - 1] == _SPACE)
        )
        for at in np.flatnonzero(at_space | np.isin(move, _SHOWN)).tolist():
            pair = int(pairs[at])
            start, end = (int(before_i[at]), int(before_j[at])), (int(i[at]), int(j[at]))
            weight = float(matrix.best[pair, start[0], start[1]]), float(matrix.best[pair, end[0], end[1]])
            cuts[pair].append(Cut(int(move[at]), start, end, *weight))
    return cuts


_SHOWN: Final = (GLUED_LEFT, GLUED_RIGHT, LOST_LEFT, LOST_RIGHT)


def best_weight(codes: Sequence[int], same_script: bool, using: Weights) -> float:
    """Return the weight of symbols beside themselves, or beside their best spelling in the other script."""
    return sum(map((using.equal if same_script else using.best).__getitem__, codes))
