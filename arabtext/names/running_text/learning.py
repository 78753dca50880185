"""Learn from texts that a desk has published how it spells names: a table of preferred spellings, for a style.

Each person of a text votes once for each spelling that the text has of its names. Persons whom the tables list do not
vote: their spelling is their own.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

import regex

from arabtext.errors import expect_text
from arabtext.names.authority import Authority, Given
from arabtext.names.running_text.spelled import SpelledPart, read_persons
from arabtext.names.style.value import CHOICES, Style, StyleLike

_MIN_SHARE: Final = 2 / 3  # of the votes, from which the commonest spelling of a name is preferred; chosen by hand
_MIN_PERSONS: Final = 3  # whose names show a habit, from which it counts; chosen by hand
_ROLES: Final = frozenset(("given", "family", "word"))
_ABD = regex.compile(r"(?P<abd>Abd[ue]?l?[ -]?(?:[ae]l-)?)(?P<of>\p{L}[\p{L}'’-]*)")
_FATHER = regex.compile(r"(\p{L}+) ")
_EXAMPLE: Final = "Malik"  # the name with which a style shows how compounds of Abd are written


@dataclass(frozen=True, slots=True)
class LearnedSpelling:
    """What texts make of one thing: its spellings with their votes, the most frequent first.

    ``name`` is the Arabic of a name without its article, or a key of a style: ``article``, ``abd`` or ``bin``.
    """

    name: str
    votes: tuple[tuple[str, int], ...]

    @property
    def preferred(self) -> str:
        """The spelling with two thirds of the votes or more; empty if there is none, which is a conflict."""
        spelling, count = self.votes[0]
        return spelling if count >= _MIN_SHARE * sum(votes for _, votes in self.votes) else ""

    @property
    def counts(self) -> str:
        """The spellings and their votes on one line: ``Ahmed 12, Ahmad 3``."""
        return ", ".join(f"{spelling} {count}" for spelling, count in self.votes)


@dataclass(frozen=True, slots=True)
class Learned:
    """How texts spell names, the most frequent name first, and which habits of a style they have."""

    names: tuple[LearnedSpelling, ...] = ()
    habits: tuple[LearnedSpelling, ...] = ()

    @property
    def preferred(self) -> dict[str, str]:
        """Arabic name → its preferred spelling, without the names that have a conflict."""
        return {one.name: one.preferred for one in self.names if one.preferred}

    @property
    def conflicts(self) -> tuple[LearnedSpelling, ...]:
        """The names and habits of which no spelling has two thirds of the votes."""
        return tuple(one for one in (*self.habits, *self.names) if not one.preferred)

    def style(self, base: StyleLike = None) -> Style:
        """Return the style ``base`` with what was learned, by default the house style.

        >>> learn_style("Ahmed Khoury met Ahmed Haddad.").style().preferred["أحمد"]
        'Ahmed'
        """
        given = Style.of(base)
        habits: dict[str, Any] = {one.name: one.preferred for one in self.habits if one.preferred}
        return replace(given, name="learned", preferred={**given.preferred, **self.preferred}, **habits)

    def to_toml(self) -> str:
        """Return the table of a style as TOML: a name a line with its votes, a conflict as a comment.

        >>> print(learn_style(["Ahmed Khoury, Hasan Khoury and Ahmed Haddad", "Hassan Haddad"]).to_toml())
        [preferred]
        "أحمد" = "Ahmed"  # Ahmed 2
        "حداد" = "Haddad"  # Haddad 2
        # "حسن": Hasan 1, Hassan 1
        "خوري" = "Khoury"  # Khoury 2
        <BLANKLINE>
        """
        lines = [_line(one) for one in self.habits]
        return "\n".join([*lines, *([""] if lines else []), "[preferred]", *map(_line, self.names), ""])


def _line(one: LearnedSpelling) -> str:
    """Return a line of TOML: the preferred spelling with the votes, or a comment that lists them."""
    key = one.name if one.name.isascii() else json.dumps(one.name, ensure_ascii=False)
    chosen = json.dumps(one.preferred, ensure_ascii=False)
    return f"{key} = {chosen}  # {one.counts}" if one.preferred else f"# {key}: {one.counts}"


def learn_style(texts: str | Iterable[str], *, authority: Given = None) -> Learned:
    """Return how ``texts`` spell the given and family names of the persons in them, in Latin letters.

    A name is what the tables say that a spelling spells. Each person of a text votes once for each of its spellings;
    persons that the tables or ``authority`` list do not vote. The article, the compounds of Abd and the word for a son
    are learned from three persons or more.

    >>> learned = learn_style(["Ahmed Khoury met Ahmed Haddad.", "Ahmad Barbouri and Ahmed Jubouri"])
    >>> learned.names[0].votes, learned.preferred["أحمد"]
    ((('Ahmed', 3), ('Ahmad', 1)), 'Ahmed')
    """
    given = [expect_text(text) for text in ([texts] if isinstance(texts, str) else texts)]
    names, habits = _Votes(), _Votes()
    for person in read_persons(given, Authority.of(authority)):
        if person.is_settled or person.is_arabic:
            continue
        voter = person.text, person.person
        for at, part in enumerate(person.parts):
            if part.role in _ROLES and not part.word.isupper() and (name := part.listed):
                names[name][part.word].add(voter)
            for habit, form in _habits(part, is_first=at == 0):
                habits[habit][form].add(voter)
    shown = (one for one in _ranked(habits) if sum(votes for _, votes in one.votes) >= _MIN_PERSONS)
    return Learned(_ranked(names), tuple(shown))


class _Votes(defaultdict[str, dict[str, set[tuple[int, str]]]]):
    """What is spelled → its spellings → who spells it so."""

    def __init__(self) -> None:
        super().__init__(lambda: defaultdict(set))


def _habits(part: SpelledPart, *, is_first: bool) -> Iterator[tuple[str, str]]:
    """Yield the habits that a part of a name shows: a key of a style and its value.

    An article that begins a mention may have the capital of its sentence.
    """
    if part.article and not is_first:
        yield "article", part.article
    if part.role == "given" and (found := _ABD.fullmatch(part.word)):
        of = found["of"].removeprefix("Al-")
        yield "abd", found["abd"] + (_EXAMPLE if of[0].isupper() else _EXAMPLE.lower())
    if part.role == "nasab" and not is_first and (found := _FATHER.match(part.word)):
        yield "bin", found[1]


def _ranked(votes: _Votes) -> tuple[LearnedSpelling, ...]:
    """Return the spellings with their votes: the most frequent of each first, and of all."""
    found = []
    for name, spellings in votes.items():
        counts = {form: len(voters) for form, voters in spellings.items()}
        if name in CHOICES:
            counts = {form: count for form, count in counts.items() if form in CHOICES[name]}
        if counts:
            found.append(LearnedSpelling(name, tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))))
    return tuple(sorted(found, key=lambda one: (-sum(count for _, count in one.votes), one.name)))
