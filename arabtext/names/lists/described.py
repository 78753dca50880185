"""Describe clusters of names: the English and the Arabic form of each, how sure it is, and why.

What a name is decided or listed as is read here too, since it gives its cluster the form.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from arabtext.names.aliases import aliases
from arabtext.names.authority import Authority, Decision
from arabtext.names.cells import Spelled
from arabtext.names.comparing.compare import MAYBE, Prepared
from arabtext.names.known import gazetteer
from arabtext.names.known.countries import code_of_country
from arabtext.names.lists import candidates
from arabtext.names.lists.forms import Learned, Written, best_arabic, choose_forms, in_style, written
from arabtext.names.lists.spellings import prepare_row, shown, why_two
from arabtext.names.relatives import Relative, read_relative
from arabtext.names.style.value import Style, StyleLike
from arabtext.progress import Progress

_OF_A_LIST: Final = "of a list"
_LISTED_CONFIDENCE: Final = 0.98  # of a name that the curated tables list; chosen by hand
_MIN_RIVAL: Final = 0.05  # probability of another cluster that a reason names; chosen by hand

Label = tuple[str, str]  # how a name is decided (authority, listed), and its canonical form


@dataclass(frozen=True, slots=True)
class House:
    """The style of the English forms, None for the default one, and the country of names that show none."""

    style: Style | None
    country: str | None

    @classmethod
    def of(cls, style: StyleLike, country: str | None) -> House:
        """Return the style, under a name other than that of the default one, and the code of the country.

        A style that is given spells all spellings of a listed name in one way, which the default one leaves alone.
        """
        code = code_of_country(country) or None
        return cls(None if style is None else replace(Style.of(style), name=_OF_A_LIST), code)


@dataclass(frozen=True, slots=True)
class Settled:
    """What a name is, if the authority or the tables say so: one of the two."""

    decision: Decision | None
    entity: gazetteer.Entity | None

    @property
    def label(self) -> Label:
        """How it is decided, and its canonical form."""
        if self.decision:
            return "authority", self.decision.canonical
        return "listed", self.entity.press if self.entity else ""


@dataclass(frozen=True, slots=True)
class Read:
    """A name prepared for comparison, and what it is, if that is settled."""

    ready: Prepared
    settled: Settled | None


@dataclass(frozen=True, slots=True)
class Joined:
    """A cluster as it was joined: its distinct names, in order, and the first of its items.

    ``weakest`` are the mean log-odds of the two parts that are least alike, infinite for a single item; ``joint`` are
    the names that joined these, and ``beside`` says what other columns say of them. ``doubtful`` is the name that is
    likest to belong to another cluster, with the probability ``share``, because of the name ``rival``, and
    ``beside_rival`` what other columns say of these.
    """

    names: Sequence[Spelled]
    first: Spelled
    weakest: float
    joint: tuple[Spelled, Spelled] | None
    beside: str
    doubtful: Spelled
    rival: Spelled
    share: float
    beside_rival: str


@dataclass(frozen=True, slots=True)
class Described:
    """The forms of a cluster, how sure it is that its spellings are one name, 0 to 1, and the reason.

    ``spelling`` is how sure the English form is, 0 to 1.
    """

    canonical: str
    arabic: str
    confidence: float
    reason: str
    spelling: float


def read_name(name: Spelled, authority: Authority) -> Read:
    """Return a name prepared, and what the authority decides or the tables list under one of its spellings."""
    ready = prepare_row(name)
    if decision := next(filter(None, map(authority.lookup, name)), None):
        return Read(ready, Settled(decision, None))
    entity = _entity(name, ready)
    return Read(ready, Settled(None, entity) if entity else None)


def cells_of(names: Iterable[Spelled], read: Mapping[Spelled, Read], counts: Mapping[str, int]) -> dict[str, Written]:
    """Return what each spelling of names writes, and how often it occurs by ``counts``."""
    return {
        spelling: (written(_own_name(spelling, read[name].ready.relative)), counts[spelling])
        for name in names
        for spelling in name
    }


def group_of(cluster: Joined, cells: Mapping[str, Written]) -> list[Written]:
    """Return the cells of a cluster, of which its forms are chosen."""
    return [cells[spelling] for spelling in sorted({spelling for name in cluster.names for spelling in name})]


def settled_as(cluster: Joined, read: Mapping[Spelled, Read]) -> Settled | None:
    """Return what a cluster is settled as, by the first of its names that is."""
    return next(filter(None, (read[name].settled for name in cluster.names)), None)


def describe(
    joined: Sequence[Joined],
    read: Mapping[Spelled, Read],
    counts: Mapping[str, int],
    odds: Mapping[Spelled, float],
    house: House,
    *,
    learned: Learned | None = None,
    progress: Progress | None = None,
) -> list[Described]:
    """Return the description of each cluster.

    ``counts`` says how often each spelling occurs, and ``odds`` has the log-odds that the spellings of a name are one,
    of names with several. ``learned`` is what :func:`arabtext.names.lists.forms.learn` learned of words; without it, it
    is learned of these clusters.
    """
    cells = cells_of((name for one in joined for name in one.names), read, counts)
    settled = [settled_as(one, read) for one in joined]
    groups = [group_of(one, cells) for one, known in zip(joined, settled, strict=True) if not known]
    forms = choose_forms(groups, progress, style=house.style, country=house.country, learned=learned)
    least = [min((odds.get(name, math.inf), name) for name in one.names) for one in joined]
    about = _about(joined, read, settled, least)
    result = []
    for at, (one, known) in enumerate(zip(joined, settled, strict=True)):
        if not known:
            canonical, arabic, likelihood = next(forms)
            count = len({spelling for name in one.names for spelling in name})
            spellings = f"{count} spellings, {about[at]}" if at in about else "one spelling"
            confidence, reason = _why(one, spellings, least[at][0])
            if likelihood < MAYBE:
                reason += f"; its English form is uncertain ({likelihood:.2f})"
            if relative := read[one.first].ready.relative:
                reason = f"a relative of {canonical}: {relative.relation}; {reason}"
                canonical, arabic = f"{relative.relation} of {canonical}", f"{relative.arabic} {arabic}"
            result.append(Described(canonical, arabic, confidence, reason, round(likelihood, 3)))
        elif known.decision:
            form = known.decision.canonical
            arabic = known.decision.arabic or best_arabic(group_of(one, cells), form)
            result.append(Described(form, arabic, 1.0, "decided in the authority file", 1.0))
        elif entity := known.entity:
            form = entity.press if house.style is None else in_style(entity.press, house.style, house.country)
            result.append(Described(form, entity.arabic, _LISTED_CONFIDENCE, _why_listed(one, entity), 1.0))
    for _ in forms:  # reports that all are done
        pass
    return result


def _about(
    joined: Sequence[Joined],
    read: Mapping[Spelled, Read],
    settled: Sequence[Settled | None],
    least: Sequence[tuple[float, Spelled]],
) -> dict[int, str]:
    """Return what is least alike in the clusters that have several spellings, by their numbers."""
    merged = [at for at, one in enumerate(joined) if not settled[at] and len(one.names) > 1]
    ends = [joined[at].joint or (joined[at].first, joined[at].first) for at in merged]
    pairs = [(at, at) for at in range(len(ends))]
    ready = [[read[pair[side]].ready for pair in ends] for side in (0, 1)]
    why = candidates.reasons(ready[0], ready[1], pairs)
    about = {at: f"the least alike: {reason}" for at, reason in zip(merged, why, strict=True)}
    in_rows = [at for at, (odds, _) in enumerate(least) if not settled[at] and odds < joined[at].weakest]
    why = why_two([least[at][1] for at in in_rows])
    return about | {at: f"the least alike in one row: {reason}" for at, reason in zip(in_rows, why, strict=True)}


def _why(one: Joined, about: str, own: float) -> tuple[float, str]:
    """Return how sure a cluster is, 0 to 1, and why: ``about`` its spellings, other columns, and a rival name.

    ``own`` are the log-odds that the spellings of each of its names are one name.
    """
    sure = 1 / (1 + math.exp(-min(one.weakest, own)))
    also = ""
    if one.share >= _MIN_RIVAL:
        other = f"{shown(one.doubtful)} may also be {shown(one.rival)} ({one.share:.2f})"
        also = ", ".join(filter(None, (other, one.beside_rival)))
    return round(sure * (1 - one.share), 3), "; ".join(filter(None, (about, one.beside, also)))


def _why_listed(one: Joined, entity: gazetteer.Entity) -> str:
    """Return why names are in the cluster of a listed entity."""
    count = len({spelling for name in one.names for spelling in name})
    return f"listed as {entity.press} ({entity.kind})" + (f"; {count} spellings" if count > 1 else "")


def _own_name(spelling: str, relative: Relative | None) -> str:
    """Return a spelling of a name; of a person who is named by a relative, that of the relative."""
    found = read_relative(spelling) if relative else None
    return found.name if found else spelling


def _entity(spelled: Spelled, ready: Prepared) -> gazetteer.Entity | None:
    """Return what the tables list under one of the spellings of a name, or of the names that a cell writes."""
    if ready.relative:
        return None
    listed = (reading.entity for reading in ready.readings) if len(spelled) > 1 else (ready.entity,)
    return next(filter(None, (*listed, *map(_entity_of_cell, spelled))), None)


def _entity_of_cell(cell: str) -> gazetteer.Entity | None:
    """Return what the tables list under one of the names that a cell writes."""
    names = aliases(cell)
    return next(filter(None, map(gazetteer.entity, names)), None) if len(names) > 1 else None
