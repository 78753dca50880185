"""Report where texts spell one person, or one given name, in two ways, or break a style.

Mentions of one person are compared part by part, each script by itself; the usual spelling of a part is the most
frequent one. A given name is compared over all persons of whom no table says how they spell themselves.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from arabtext.errors import expect_text
from arabtext.names.authority import Authority, Given
from arabtext.names.known import gazetteer
from arabtext.names.running_text.lines import Lines
from arabtext.names.running_text.rewrite import rewrite
from arabtext.names.running_text.spelled import SpelledPerson, read_persons, split_article
from arabtext.names.style.value import Style, StyleLike

Cause = Literal["person", "given name", "style"]


class Place(NamedTuple):
    """A place in one of several texts: the number of the text, from 0, and the line and the column, from 1."""

    text: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """A name that is spelled otherwise than expected.

    ``texts[text][start:end]`` is ``written``; ``line`` and ``column`` count from 1. ``cause`` says what it breaks: the
    usual spelling of the ``person``, that of the ``given name``, or the ``style``. ``first`` is the first place with
    the expected spelling, None if no text has it.
    """

    text: int
    start: int
    end: int
    line: int
    column: int
    written: str
    expected: str
    cause: Cause
    canonical: str
    first: Place | None = None

    @property
    def reason(self) -> str:
        """Why another spelling was expected, in words."""
        if self.cause == "person":
            return "the same person is spelled otherwise elsewhere"
        if self.cause == "given name":
            return "the same given name is spelled otherwise elsewhere"
        return "the style has another form"


def consistency(
    texts: str | Iterable[str],
    *,
    style: StyleLike = None,
    authority: Given = None,
    country: str | None = None,
) -> list[Inconsistency]:
    """Return where ``texts`` spell one person or one given name in two ways, or break ``style``, in order.

    Without a style the texts are compared with themselves alone: what is the more frequent spelling is expected, of
    equally frequent ones that of the tables, then the first. With a style, a name that differs from its form in the
    style is reported too, and with an ``authority`` a name that differs from the decided one. A listed person's own
    spelling of a given name says nothing about other persons. Quotations, titles of works, addresses and code are left
    out. Raises :class:`arabtext.errors.UsageError` for a style that does not exist.

    >>> texts = ["Ahmed al-Khatib left. Khatib is 40.", "Ahmad al-Khatib and\\nAhmed Khoury"]
    >>> [(one.text, one.line, one.written, one.expected, one.cause) for one in consistency(texts)]
    [(1, 1, 'Ahmad al-Khatib', 'Ahmed al-Khatib', 'person')]
    """
    given = [expect_text(text) for text in ([texts] if isinstance(texts, str) else texts)]
    chosen, decided = None if style is None else Style.of(style), Authority.of(authority)
    persons = read_persons(given, decided)
    lines = [Lines(text) for text in given]
    found = {(one.text, one.start): one for one in _style_breaks(given, chosen, decided, country)}
    for one in _deviations(persons, lines):
        by_style = found.get((one.text, one.start), one)
        if one.expected == by_style.expected:  # else the style says more than the texts
            found[one.text, one.start] = one
    return [found[place] for place in sorted(found)]


def _style_breaks(
    texts: Sequence[str], style: Style | None, decided: Authority, country: str | None
) -> Iterator[Inconsistency]:
    """Yield the names that rewriting would change."""
    if style is None and not decided.decisions:
        return
    for number, text in enumerate(texts):
        for one in rewrite(text, style=style, authority=decided, country=country).changes:
            yield Inconsistency(
                number, one.start, one.end, one.line, one.column, one.before, one.after, "style", one.after
            )


# Spellings that are compared: what they spell, how, and where


class _Spelling(NamedTuple):
    """One spelling in one mention: ``unit`` is what all its spellings are compared as, ``voter`` who spells it so."""

    unit: Hashable
    voter: Hashable
    key: str
    form: str
    person: SpelledPerson


def _deviations(persons: Sequence[SpelledPerson], lines: Sequence[Lines]) -> Iterator[Inconsistency]:
    """Yield each spelling that is not the usual one of its unit, which most voters use."""
    units: dict[Hashable, list[_Spelling]] = defaultdict(list)
    for mention, person in enumerate(persons):
        for spelling in _spellings(mention, person):
            units[spelling.unit].append(spelling)
    for some in units.values():
        if len({one.key for one in some}) < 2:
            continue
        usual = _usual(some)
        as_usual = [one for one in some if one.key == usual.key]
        for one in some:
            if one.key != usual.key:
                own = [other for other in as_usual if other.person.person == one.person.person]
                yield _inconsistency(one, usual.form, (own or as_usual)[0], lines, "person" if own else "given name")


def _spellings(mention: int, person: SpelledPerson) -> Iterator[_Spelling]:
    """Yield what is compared of a mention: a given name with that of all unlisted persons, the rest with the person's.

    Each person votes once on a given name, each mention on the rest.
    """
    for part in person.parts:
        unit: Hashable = (person.person, person.is_arabic, part.number)
        is_shared = part.role == "given" and not person.is_arabic and not person.is_settled
        if name := part.listed if is_shared else "":
            yield _Spelling(name, person.person, part.key, part.word, person)
        else:
            yield _Spelling(unit, mention, part.key, part.word, person)
        if part.article and not person.is_arabic:
            yield _Spelling((unit, "article"), mention, part.article.casefold(), part.article, person)


def _usual(some: Sequence[_Spelling]) -> _Spelling:
    """Return the usual spelling: that of most voters, of equally many that of the tables, else the first.

    In Arabic the spelling of the tables goes before the commoner one, which may only lack its hamzas.
    """
    votes = Counter(key for _, key in {(one.voter, one.key) for one in some})

    def rank(one: _Spelling) -> tuple[int, int]:
        is_listed, count = _is_listed(one), votes[one.key]
        return (is_listed, count) if one.person.is_arabic else (count, is_listed)

    return max(some, key=rank)


def _is_listed(one: _Spelling) -> bool:
    """Return whether the tables spell the person's name so, or, if they list no such person, the Arabic word."""
    known = gazetteer.entity(one.person.mention.canonical)
    if known is None:
        return one.person.is_arabic and any(token.arabic.endswith(one.form) for token in gazetteer.tokens_of(one.form))
    words = (*known.press.split(), *known.arabic.split())
    return one.form in words or one.form in {split_article(word)[1] for word in words}


def _place(person: SpelledPerson, lines: Sequence[Lines]) -> Place:
    return Place(person.text, *lines[person.text].place(person.mention.start))


def _inconsistency(
    one: _Spelling, expected: str, first: _Spelling, lines: Sequence[Lines], cause: Cause
) -> Inconsistency:
    mention, at = one.person.mention, _place(one.person, lines)
    whole = _replaced(" ".join(mention.text.split()), one.form, expected)
    span = mention.start, mention.end
    there = _place(first.person, lines)
    return Inconsistency(at.text, *span, at.line, at.column, mention.text, whole, cause, mention.canonical, there)


def _replaced(name: str, form: str, expected: str) -> str:
    """Return a name with one part of it spelled as expected; the expected part alone where tashkeel hides the part."""
    return name.replace(form, expected, 1) if form in name else expected
