"""Names of the English edition that break a house style, or that an authority file decides otherwise."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Final

from arabtext.editions.checking.passages import PassagePair, Place
from arabtext.editions.sides import Side
from arabtext.names import Authority, Style, rewrite, romanize


@dataclass(frozen=True)
class House:
    """What a house has decided about English names: a style, None for none, an authority, the country of names."""

    style: Style | None = None
    authority: Authority = field(default_factory=Authority)
    country: str | None = None

    def __bool__(self) -> bool:
        return self.style is not None or bool(self.authority.decisions)

    def form(self, name: str) -> str:
        """Return a name as the house writes it."""
        return romanize(name, style=self.style, authority=self.authority, country=self.country)


NO_HOUSE: Final = House()


@dataclass(frozen=True, slots=True)
class HouseForm:
    """All places of one spelling that the house writes otherwise, its form, and whether a decision says so."""

    places: tuple[Place, ...]
    text: str
    form: str
    is_decided: bool


def broken_names(pairs: Sequence[PassagePair], house: House) -> Iterator[HouseForm]:
    """Yield each spelling of a name that the house writes otherwise, once, in the order of the first places.

    Without a style only what the authority decides is reported. The English edition is read as one text, so that a
    short form is that of the name before it.
    """
    if not house:
        return
    texts = [pair.english.text for pair in pairs]
    starts = [0, *accumulate(len(text) + 1 for text in texts)]
    groups: dict[tuple[str, str], list[Place]] = defaultdict(list)
    result = rewrite("\n".join(texts), style=house.style, authority=house.authority, country=house.country)
    for one in result.changes:
        number = bisect_right(starts, one.start) - 1
        span = one.start - starts[number], one.end - starts[number]
        if span[1] <= len(texts[number]):  # no name is over the end of a passage
            place = Place(pairs[number].number, Side.ENGLISH, span)
            groups[" ".join(one.before.split()), one.after].append(place)
    for (text, form), places in groups.items():
        is_decided = house.authority.lookup(text) is not None or house.authority.lookup(form) is not None
        if house.style is not None or is_decided:
            yield HouseForm(tuple(places), text, form, is_decided)
