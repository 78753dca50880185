"""The values of this package: names and their parts, mentions, verdicts, hits, unified names. All are immutable."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, Literal

from arabtext.notebook import html_table, html_text

_ARTICLE = re.compile(r"^(?:(?:[Aa][Ll]|[Ee]l|[Uu]l)[- ](?!(?:Thani|Khalifa|Saud|Said|Maktoum|Nahyan|al-)\b))")

Kind = Literal["person", "organization", "place", "term"]
#: Characters of a name; a longer text counts as one word without a name and comes back as it is. Chosen by hand.
MAX_NAME: Final = 2_000
Role = Literal["title", "given", "kunya", "nasab", "family", "laqab", "initial", "word"]
Verdict = Literal["same", "maybe", "different"]


@dataclass(frozen=True, slots=True)
class Part:
    """A unit of a name (``Abdul-Malik``, ``bin Salman``, ``al-Houthi``) and its role; docs/names.md lists the roles."""

    text: str
    role: Role


@dataclass(frozen=True, slots=True)
class Name:
    """A parsed name. ``parts`` are in the order written; joined by single spaces they give ``text`` again."""

    text: str
    parts: tuple[Part, ...]
    kind: Kind = "person"
    script: str = "latin"

    def of_role(self, *roles: Role) -> tuple[str, ...]:
        """Return the texts of the parts with one of ``roles``."""
        return tuple(part.text for part in self.parts if part.role in roles)

    @property
    def titles(self) -> tuple[str, ...]:
        """Titles and honorifics, as written."""
        return self.of_role("title")

    @property
    def kunya(self) -> str | None:
        """The Abu or Umm name, if there is one."""
        return next(iter(self.of_role("kunya")), None)

    @property
    def given(self) -> str | None:
        """The first given name, if there is one."""
        return next(iter(self.of_role("given")), None)

    @property
    def nasab(self) -> tuple[str, ...]:
        """The chain of fathers, each with its bin."""
        return self.of_role("nasab")

    @property
    def family(self) -> str | None:
        """The family name or nisba, if there is one."""
        return next(reversed(self.of_role("family") or self.of_role("laqab")), None)

    @property
    def last(self) -> str:
        """The part that a later mention repeats: the family name, else the last father's, the given name, the kunya."""
        if self.kind != "person":
            return self.text
        last = self.family or (self.nasab[-1] if self.nasab else None) or self.given or self.kunya or self.text
        return last.rstrip(",،")

    @property
    def short(self) -> str:
        """The form of a later mention: the family name, in Latin letters without its article (``Khazali``)."""
        return _ARTICLE.sub("", self.last) if self.kind == "person" and self.script == "latin" else self.last

    @property
    def sort_key(self) -> str:
        """The key by which a bibliography sorts: the short form, then the rest of the name, case folded."""
        rest = " ".join(p.text for p in self.parts if p.role != "title" and p.text != self.family)
        return f"{self.short}, {rest}".casefold() if rest else self.short.casefold()


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found in running text: ``text[start:end]`` as written, and ``canonical``, its full house form.

    ``probability``, 0 to 1, is that the text names something of this ``kind`` here. ``first`` is the start of the first
    mention of the same thing in the text, its own if it is the first. ``short`` is the form of a later mention,
    ``abbreviation`` what the text or a table abbreviates the name to, or nothing.
    """

    start: int
    end: int
    text: str
    kind: Kind
    canonical: str
    probability: float = 1.0
    first: int = -1
    short: str = ""
    abbreviation: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """How one part of a name relates to one part of another; an empty side means a part without a partner.

    ``score`` is 0 to 1.
    """

    left: str
    right: str
    relation: str
    score: float

    def __str__(self) -> str:
        if not (self.left and self.right):
            return f"{self.left or self.right}: {self.relation}"
        return f"{self.left} ~ {self.right}: {self.relation}"


@dataclass(frozen=True, slots=True)
class Match:
    """The verdict on two names. ``score`` is 0 to 1; every part of both names is once in ``evidence``.

    A pair of rows of two lists is a :class:`~arabtext.names.Matched`.
    """

    score: float
    verdict: Verdict
    evidence: tuple[Evidence, ...] = field(default=())

    @property
    def reason(self) -> str:
        """The evidence as one readable line."""
        return "; ".join(map(str, self.evidence))

    def _repr_html_(self) -> str:
        """Return the verdict and its evidence as a table for a notebook."""
        rows = [(*map(html_text, (one.left, one.right, one.relation)), f"{one.score:.2f}") for one in self.evidence]
        return html_table(("one", "other", "relation", "score"), rows, f"{self.verdict} ({self.score:.2f})")


@dataclass(frozen=True, slots=True)
class Hit:
    """A name that an index found for a query, and what their comparison gave: see :class:`Match`."""

    text: str
    score: float
    verdict: Verdict
    evidence: tuple[Evidence, ...]

    @property
    def reason(self) -> str:
        """The evidence as one readable line."""
        return "; ".join(map(str, self.evidence))


@dataclass(frozen=True, slots=True)
class Unified:
    """The result of unification for one input name.

    ``cluster`` numbers the persons from 0 in order of first appearance, -1 for an input that holds no name.
    ``confidence`` is the probability, 0 to 1, that the cluster is right, and ``spelling`` that ``canonical`` is how the
    name is spelled in English. Of an input with several names ``persons`` has the results, in order; the forms are then
    those of all, the cluster is that of the first, and the probabilities are the lowest.
    """

    text: str
    canonical: str
    arabic: str
    cluster: int
    confidence: float
    reason: str
    spelling: float = 0.0
    persons: tuple[Unified, ...] = ()

    @property
    def each(self) -> tuple[Unified, ...]:
        """The results of all names of the input: of one name, this one alone."""
        return self.persons or (self,)

    def _repr_html_(self) -> str:
        """Return the result as a table for a notebook, with a row for each name of the input."""
        titles = ("name", "English", "Arabic", "cluster", "confidence", "reason")
        rows = [
            (*map(html_text, (one.text, one.canonical, one.arabic)), str(one.cluster), f"{one.confidence:.2f}",
             html_text(one.reason))
            for one in self.each
        ]  # fmt: skip
        return html_table(titles, rows)
