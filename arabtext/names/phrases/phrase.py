"""The value that a phrase is read to, from either language, and written from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from arabtext.names.known.gazetteer import Entity
from arabtext.names.phrases.terms import Term, phrase_words

Link = Literal["for", "in", "against", "to", "with", "from"]


@dataclass(frozen=True, slots=True)
class Proper:
    """A proper name inside a phrase, as written: a listed person, place or organization, or words that no table has.

    One that ``is_beside`` follows another name without "and": خط أنابيب كركوك جيهان.
    """

    text: str
    entity: Entity | None = None
    is_beside: bool = False

    @property
    def is_place(self) -> bool:
        """Whether it is a listed place."""
        return self.entity is not None and self.entity.kind == "place"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A head or a noun with all that specifies it.

    ``fields`` are what it is concerned with, joined by "and"; ``names`` the proper names it bears; ``links`` what
    follows behind a preposition. ``countries`` are adjectives of nationality. An ordinal that ``is_counted`` is written
    in digits.

    >>> from arabtext.names.phrases import read_arabic
    >>> phrase = read_arabic.read("وزارة الصحة العراقية")
    >>> phrase.head.english, [field.head.english for field in phrase.fields], [c.english for c in phrase.countries]
    ('Ministry', ['Health'], ['Iraqi'])
    """

    head: Term
    is_definite: bool = False
    adjectives: tuple[Term, ...] = ()
    countries: tuple[Term, ...] = ()
    ordinal: int | None = None
    fields: tuple[Phrase, ...] = ()
    names: tuple[Proper, ...] = ()
    links: tuple[tuple[Link, tuple[Phrase | Proper, ...]], ...] = ()
    is_counted: bool = False

    @property
    def is_bare(self) -> bool:
        """Whether nothing specifies the head."""
        return not (self.adjectives or self.countries or self.ordinal or self.fields or self.names or self.links)

    @property
    def says_enough(self) -> bool:
        """Whether it is more than a head alone, unless that is a collocation: المجلس الأعلى للقضاء."""
        return not self.is_bare or (self.head.part == "head" and " " in self.head.arabic and " " in self.head.english)

    @property
    def is_part_of_place(self) -> bool:
        """Whether it is a side of a listed place: جنوب طرابلس."""
        is_side = self.head.arabic in phrase_words("sides") and self.head.part == "noun"
        return is_side and bool(self.names) and all(name.is_place for name in self.names)

    @property
    def linked(self) -> Iterator[Phrase | Proper]:
        """What stands behind prepositions."""
        return (target for _, targets in self.links for target in targets)

    @property
    def all_names(self) -> Iterator[Proper]:
        """The proper names of the phrase and of all phrases in it."""
        yield from self.names
        for field in self.fields:
            yield from field.all_names
        for target in self.linked:
            if isinstance(target, Proper):
                yield target
            else:
                yield from target.all_names

    @property
    def kind(self) -> Literal["organization", "place"]:
        """What the phrase names; a military unit is an organization."""
        return "place" if self.head.group in ("place", "part") else "organization"


def may_bear(head: Term, known: Entity, size: int) -> bool:
    """Return whether a head may bear a listed name of ``size`` words: no place has that of an organization of one."""
    return head.group not in ("place", "part") or known.kind != "organization" or size > 1
