"""The two sides of everything here, the English and the Arabic one, and a value for each of them."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
U = TypeVar("U")


class Side(Enum):
    """One of the two editions, by its language."""

    ENGLISH = "English"
    ARABIC = "Arabic"

    @property
    def other(self) -> Side:
        """The other edition."""
        return Side.ARABIC if self is Side.ENGLISH else Side.ENGLISH


class Both(NamedTuple, Generic[T_co]):
    """A value for each side.

    >>> lengths = Both("two", "اثنان").map(len)
    >>> lengths, lengths.on(Side.ARABIC), lengths.turned
    (Both(english=3, arabic=5), 5, Both(english=5, arabic=3))
    """

    english: T_co
    arabic: T_co

    def on(self, side: Side) -> T_co:
        """Return the value of one side."""
        return self.english if side is Side.ENGLISH else self.arabic

    @property
    def turned(self) -> Both[T_co]:
        """The same values with the sides exchanged."""
        return Both(self.arabic, self.english)

    def map(self, function: Callable[[T_co], U]) -> Both[U]:
        """Return what ``function`` makes of each value, the English one first."""
        return Both(function(self.english), function(self.arabic))


def on_one_side(side: Side, value: T, otherwise: T) -> Both[T]:
    """Return ``value`` on one side and ``otherwise`` on the other.

    >>> on_one_side(Side.ARABIC, 1, 0)
    Both(english=0, arabic=1)
    """
    return Both(value, otherwise) if side is Side.ENGLISH else Both(otherwise, value)
