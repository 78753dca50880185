"""Weigh what other columns say about two rows: a year of birth, a sex or a place that is equal or not.

Equal and different values add up with the likeness of the names in log-odds (Fellegi and Sunter 1969,
https://doi.org/10.1080/01621459.1969.10501049). The rarer an equal value is in its column, the more it says: one of
sixty years is worth ln 60. The rarer errors are, the more a different value says. A missing value says nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

import regex

from arabtext import resources
from arabtext.errors import UsageError
from arabtext.memory import once
from arabtext.names.comparing.compare import MAYBE, SAME, prepare, score_pairs
from arabtext.names.known.absent import is_placeholder, why_no_name
from arabtext.script import normalize
from arabtext.values import dates

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]  # places of rows, or codes of values
    Levels = NDArray[np.int8]
    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]
    _Relation = Callable[[Numbers, Numbers], Levels]  # of the codes of two values, one pair for each place

Values = Sequence[object]  # the cells of a column, one for each row

_EQUAL, _NEAR, _OTHER, _OPEN = range(4)  # how two values relate; nothing can be said of open ones
_WORDS: Final = ("equal", "nearly equal", "different")
_WEIGHT_OF_RATES: Final = 20  # sure pairs that count as much as the rates below; chosen by hand
_WEIGHT_OF_CHANCE: Final = 10  # filled cells that count as much as the shares by chance below; chosen by hand
_MAX_LOG_ODDS: Final = 5.0  # of one column, either way, so that no column decides alone; chosen by hand
_MIN_SHARE: Final = 0.8  # share of the filled cells with a sex or a number in a column of such; chosen by hand
_MAX_SAMPLE: Final = 1_000  # distinct values among which chance agreement is counted
_RARE: Final = 1e-6  # the least share of anything, so that its logarithm is defined


@dataclass(frozen=True)
class _Column:
    """The values of two lists as codes (-1 for a missing one), how codes relate, and how often that happens.

    ``rates`` are the shares of equal, near and other values in rows of one person, ``chance`` those in any two rows;
    ``left_shares`` and ``right_shares`` say how common each value is on its side.
    """

    title: str
    left_texts: Sequence[str]
    right_texts: Sequence[str]
    left: Numbers
    right: Numbers
    relate: _Relation
    left_shares: Floats
    right_shares: Floats
    rates: tuple[float, ...]
    chance: tuple[float, ...]

    def levels(self, left: Numbers, right: Numbers) -> Levels:
        """Return how the values of rows relate."""
        import numpy as np

        a, b = self.left[left], self.right[right]
        levels = np.full(len(a), _OPEN, dtype=np.int8)
        filled = np.flatnonzero((a >= 0) & (b >= 0))
        levels[filled] = self.relate(a[filled], b[filled])
        return levels

    def log_odds(self, left: Numbers, right: Numbers, sure: Flags | None) -> Floats:
        """Return what the values of rows say, as log-odds; errors are counted on those pairs that are ``sure``."""
        import numpy as np

        levels = self.levels(left, right)
        rates = np.array(self.rates)
        if sure is not None:
            counts = np.bincount(levels[sure], minlength=_OPEN + 1)[:_OPEN]
            rates = (counts + _WEIGHT_OF_RATES * rates) / (counts.sum() + _WEIGHT_OF_RATES)
        odds = np.zeros(len(levels))
        equal = np.flatnonzero(levels == _EQUAL)
        ours, theirs = self.left[left[equal]], self.right[right[equal]]
        odds[equal] = np.log(rates[_EQUAL] / np.maximum(self.left_shares[ours], self.right_shares[theirs]))
        for level in (_NEAR, _OTHER):
            odds[levels == level] = np.log(max(rates[level], _RARE) / max(self.chance[level], _RARE))
        return np.clip(odds, -_MAX_LOG_ODDS, _MAX_LOG_ODDS)

    def reason(self, left: int, right: int) -> str:
        """Return in words how the values of two rows relate, or an empty text."""
        import numpy as np

        level = int(self.levels(np.array([left]), np.array([right]))[0])
        if level == _OPEN:
            return ""
        ours, theirs = self.left_texts[left], self.right_texts[right]
        return f"{self.title} {_WORDS[level]}: {ours if ours == theirs else f'{ours}, {theirs}'}"


class Agreement:
    """Other columns of two lists of rows, prepared to be weighed; ``columns`` has left and right values by title.

    Raises :class:`arabtext.errors.UsageError` for a column without a value for each of ``rows`` (left, right).

    >>> both = Agreement({"born": (["1980", "1975"], [1980, None])}, (2, 2))
    >>> both.reason(0, 0), both.reason(1, 0), both.reason(0, 1)
    ('born equal: 1980', 'born different: 1975, 1980', '')
    """

    def __init__(self, columns: Mapping[str, tuple[Values, Values]], rows: tuple[int, int]) -> None:
        self._columns = tuple(_column(title, values, rows) for title, values in columns.items())

    def __bool__(self) -> bool:
        return bool(self._columns)

    def log_odds(self, left: Numbers, right: Numbers, sure: Flags | None = None) -> Floats:
        """Return for each pair of rows what the columns say, as log-odds: above 0 for one person, below it against.

        The rates of errors are the usual ones, or are counted on those pairs that are ``sure`` without the columns.
        """
        import numpy as np

        odds = np.zeros(len(left))
        for column in self._columns:
            odds = odds + column.log_odds(left, right, sure)
        return odds

    def reason(self, left: int, right: int) -> str:
        """Return in words what the columns say about two rows."""
        return "; ".join(filter(None, (column.reason(left, right) for column in self._columns)))

    def keys(self, rows: tuple[int, int]) -> tuple[list[tuple[int, ...]], list[tuple[int, ...]]]:
        """Return for each row on the left, and on the right, the codes of its values, the same for equal values."""
        left, right = [c.left.tolist() for c in self._columns], [c.right.tolist() for c in self._columns]
        return [tuple(codes[i] for codes in left) for i in range(rows[0])], [
            tuple(codes[j] for codes in right) for j in range(rows[1])
        ]


def _column(title: str, values: tuple[Values, Values], rows: tuple[int, int]) -> _Column:
    """Return a column prepared; its kind is read from its values."""
    import numpy as np

    for side, expected in zip(values, rows, strict=True):
        expect_one_each(f"the column {title!r} has {len(side)} values", side, expected)
    texts = [[cell_text(value) for value in side] for side in values]
    cells = {t: v for ts, vs in zip(texts, values, strict=True) for t, v in zip(ts, vs, strict=True) if t}
    kind, readings = _read(cells)
    distinct = sorted(set(readings.values()))
    number = {reading: at for at, reading in enumerate(distinct)}
    codes = {text: number[reading] for text, reading in readings.items()}
    left, right = (np.array([codes.get(text, -1) for text in side], dtype=np.int64) for side in texts)
    sizes = [int((side >= 0).sum()) for side in (left, right)]
    shares = [_shares(side, len(distinct), kind.chance[_EQUAL]) for side in (left, right)]
    chance = _chance(kind.by_chance(distinct), shares[0], shares[1], kind.chance, min(sizes))
    relate = kind.relation(distinct)
    return _Column(title, texts[0], texts[1], left, right, relate, shares[0], shares[1], kind.rates, chance)


def expect_one_each(what: str, values: Values, rows: int) -> None:
    """Raise :class:`arabtext.errors.UsageError`, which begins with ``what`` there is, if a row has no value.

    >>> expect_one_each("there are 2 ids", ["a", "b"], 3)
    Traceback (most recent call last):
    arabtext.errors.UsageError: there are 2 ids for 3 names; give one for each
    """
    if len(values) != rows:
        raise UsageError(f"{what} for {rows} names; give one for each")


def cell_text(value: object) -> str:
    """Return a cell as text on one line, empty if it says that there is no value; 17.0 is 17.

    >>> cell_text(17.0), cell_text("n/a"), cell_text(" Basra ")
    ('17', '', 'Basra')
    """
    if value is None or value != value:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = " ".join(str(value).split())
    return "" if is_placeholder(text) or not any(map(str.isalnum, text)) else text


def _shares(codes: Numbers, size: int, usual: float) -> Floats:
    """Return how common each code is among the filled cells of a side, and ``usual`` ones, as a share of them."""
    import numpy as np

    counts = np.bincount(codes[codes >= 0], minlength=size)
    shares: Floats = (counts + _WEIGHT_OF_CHANCE * usual) / (counts.sum() + _WEIGHT_OF_CHANCE)
    return shares


def _chance(relate: _Relation, left: Floats, right: Floats, usual: tuple[float, ...], size: int) -> tuple[float, ...]:
    """Return the shares of equal, near and other values in rows taken at random, counted on a sample of the values.

    ``usual`` are the shares in other lists; they weigh the more the smaller the ``size`` of this one is.
    """
    import numpy as np

    some = [_sample(np.arange(len(side))) for side in (left, right)]
    a, b = (grid.ravel() for grid in np.meshgrid(*some, indexing="ij"))
    counts = np.bincount(relate(a, b), weights=left[a] * right[b], minlength=_OPEN + 1)[:_OPEN]
    counted = size * counts / max(counts.sum(), _RARE)
    return tuple(((counted + _WEIGHT_OF_CHANCE * np.array(usual)) / (size + _WEIGHT_OF_CHANCE)).tolist())


def _sample(codes: Numbers) -> Numbers:
    """Return some of the codes, evenly spaced, so that the result does not depend on the order of the rows."""
    return codes[:: -(-len(codes) // _MAX_SAMPLE) or 1]


# The kinds of columns


@dataclass(frozen=True)
class _Kind:
    """A kind of column: how a cell is read (None: it cannot be), and how two readings relate, also by chance.

    ``rates`` are the usual shares of equal, near and other values in rows of one person, ``chance`` those in any rows.
    """

    read: Callable[[object, str], _Reading | None]
    relation: Callable[[list[_Reading]], _Relation]
    by_chance: Callable[[list[_Reading]], _Relation]
    rates: tuple[float, float, float]
    chance: tuple[float, float, float]


_Reading = tuple[float, str]  # a number and a text; each kind uses what it needs


def _read(cells: Mapping[str, object]) -> tuple[_Kind, dict[str, _Reading]]:
    """Return the kind of a column, and the reading of each of its distinct cells that can be read so."""
    for kind in _kinds():
        readings = {text: reading for text, value in cells.items() if (reading := kind.read(value, text))}
        if len(readings) >= _MIN_SHARE * len(cells):
            break
    return kind, readings


@once
def _kinds() -> tuple[_Kind, ...]:
    """Return the kinds of columns, the most particular first; every cell can be read as the last.

    The shares are chosen by hand: a sex is rarely mistyped, a year is sometimes off by one, a place is often another;
    there are two sexes, people are born in some sixty years and live in some ten places.
    """
    return (
        _Kind(_read_sex, _equality, _equality, (0.985, 0.0, 0.015), (0.5, 0.0, 0.5)),
        _Kind(_read_number, _relation_of_numbers, _relation_of_numbers, (0.9, 0.06, 0.04), (1 / 60, 1 / 30, 0.95)),
        _Kind(_read_text, _relation_of_texts, _equality, (0.85, 0.0, 0.15), (0.1, 0.0, 0.9)),
    )


def _equality(readings: list[_Reading]) -> _Relation:
    """Return the relation of values that are equal or not."""
    import numpy as np

    return lambda a, b: np.where(a == b, _EQUAL, _OTHER).astype(np.int8)


@once
def _sexes() -> dict[str, str]:
    return {_key(form): sex for form, sex in resources.rows("names/sexes.tsv", "form", "sex")}


def _key(text: str) -> str:
    """Return a text as it is compared: folded, without what stands around it."""
    return " ".join(normalize(text, "key").split()).strip(".,;:()")


def _read_sex(value: object, text: str) -> _Reading | None:
    sex = _sexes().get(_key(text))
    return (0.0, sex) if sex else None


_YEARS: Final = range(1000, 2200)  # other numbers of four digits beside letters are hardly years
_DIGITS: Final = regex.compile(r"\d+")


def _read_number(value: object, text: str) -> _Reading | None:
    """Return a number or the year of a date, and the day of the year if there is one (``--06-05``)."""
    if isinstance(value, bool):
        return None
    if isinstance(value, date):
        return float(value.year), f"{value:-%m-%d}"
    if isinstance(value, (int, float)):
        return float(value), ""
    try:
        return float(text), ""  # of any digits: float("١٩٨٠") is 1980.0
    except ValueError:
        pass
    for found in dates(text):
        if found.value[: len("YYYY")].isdecimal():
            return float(found.value[: len("YYYY")]), found.value[len("YYYY") :] if len(found.value) == len(
                "YYYY-MM-DD"
            ) else ""
    numbers = [int(digits) for digits in _DIGITS.findall(text)]
    return (float(numbers[0]), "") if len(numbers) == 1 and numbers[0] in _YEARS else None


def _relation_of_numbers(readings: list[_Reading]) -> _Relation:
    """Return the relation of numbers and dates: near ones differ by one, or are other days of one year."""
    import numpy as np

    values = np.array([number for number, _ in readings], dtype=np.float64)
    numbered = {day: at for at, day in enumerate(sorted({day for _, day in readings if day}))}
    days = np.array([numbered.get(day, -1) for _, day in readings], dtype=np.int64)

    def relate(a: Numbers, b: Numbers) -> Levels:
        apart = np.abs(values[a] - values[b])
        one_day = (days[a] == days[b]) | (days[a] < 0) | (days[b] < 0)
        return np.where((apart == 0) & one_day, _EQUAL, np.where(apart <= 1, _NEAR, _OTHER)).astype(np.int8)

    return relate


def _read_text(value: object, text: str) -> _Reading:
    return 0.0, _key(text) or text


def _relation_of_texts(readings: list[_Reading]) -> _Relation:
    """Return the relation of texts: equal ones are written alike, or are one name in two spellings or scripts."""
    import numpy as np

    texts = [text for _, text in readings]
    names = [None if any(map(str.isdecimal, text)) or why_no_name(text) else prepare(text) for text in texts]

    def relate(a: Numbers, b: Numbers) -> Levels:
        levels = np.where(a == b, _EQUAL, _OTHER).astype(np.int8)
        unlike = np.flatnonzero(a != b)
        pairs, where = np.unique(np.stack([a[unlike], b[unlike]]), axis=1, return_inverse=True)
        found = np.full(pairs.shape[1], _OTHER, dtype=np.int8)
        couples = [(at, p, q) for at, (i, j) in enumerate(pairs.T.tolist()) if (p := names[i]) and (q := names[j])]
        scores = score_pairs([(p, q) for _, p, q in couples])
        places = np.array([at for at, _, _ in couples], dtype=np.int64)
        found[places[scores >= MAYBE]] = _OPEN
        found[places[scores >= SAME]] = _EQUAL
        levels[unlike] = found[where.ravel()]
        return levels

    return relate
