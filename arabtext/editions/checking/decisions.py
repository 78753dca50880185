"""Decisions about findings: what a person accepted or ignored, and how it is recognized after the texts changed.

A finding has an identifier of two halves, ``dispute-place``. The first is a digest of its kind and of the values that
differ, the second one of both passages. A decision holds for a finding of the same dispute if the passages are still
alike: an edit elsewhere in the sentence keeps it, another value drops it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from itertools import count
from pathlib import PurePosixPath
from typing import Final, Literal

import regex

from arabtext.editions.checking.finding import Finding, Span
from arabtext.errors import UsageError
from arabtext.script import normalize

#: What a person may decide; a decision with neither is a note, and its finding is still reported.
Verdict = Literal["accepted", "ignored", ""]
#: The columns of a table of findings, which is a file of decisions and a baseline too.
COLUMNS: Final = (
    "article", "severity", "kind", "finding", "english", "arabic", "probability",
    "id", "verdict", "note", "who", "when",
)  # fmt: skip

_VERDICTS: Final[Mapping[str, Verdict]] = {
    "": "", "noted": "", "note": "",
    "accepted": "accepted", "accept": "accepted", "ignored": "ignored", "ignore": "ignored",
}  # fmt: skip
#: Kinds whose finding is about the passage as a whole: its numbers are the values, its words may change a little.
_WHOLE: Final = frozenset(("omitted", "added", "rephrased", "displaced", "untranslated"))
_MAX_ROWS: Final = 200_000  # of a file of decisions, chosen by hand: some years of a newspaper's findings
_MAX_WORDS: Final = 1_000  # of a passage that are compared, chosen by hand: a long paragraph has 300
_MAX_PROBLEMS: Final = 20  # that are reported of a file, chosen by hand
# Shares of the words of the shorter passages that both have, 0 to 1; chosen on the edits of tests/editions/checking.
_MIN_ALIKE: Final = 0.55  # beside a value that differs
_MIN_ALIKE_WHOLE: Final = 0.75  # where the passage itself is the subject

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_IDENTIFIER = regex.compile(r"[0-9a-f]{10}-[0-9a-f]{10}")
_ASIDE = regex.compile(r"\([^()]*+\)")  # in a message: counts and links, which are no values
_DIGITS: Final = 10  # of each half of an identifier, hexadecimal; 40 bits keep 10,000 findings apart


def identify(finding: Finding) -> str:
    """Return the identifier of a finding: ``dispute-place``, two digests of ten hexadecimal digits.

    The same values that differ between the same passages have the same identifier, whatever their marks, capitals and
    spaces.

    >>> one = Finding(kind="number", message="", bead=0, english="It killed 218.", arabic="قتل ٢١٩.", severity="high",
    ...     english_spans=((10, 13),), arabic_spans=((4, 7),))
    >>> identify(one)
    'ab36aa54ca-39209db65d'
    """
    place = _digest(" ".join(_words(finding.english)), " ".join(_words(finding.arabic)))
    return f"{dispute_of(finding)}-{place}"


def dispute_of(finding: Finding) -> str:
    """Return the first half of the identifier: a digest of the kind and of the values that differ.

    Two findings with the same one say the same, in two places.
    """
    if finding.kind in _WHOLE:
        numbers = (sorted(_numbers(text)) for text in (finding.english, finding.arabic))
        return _digest(finding.kind, *map(" ".join, numbers))
    english = _values(finding.english, finding.english_spans)
    arabic = _values(finding.arabic, finding.arabic_spans)
    message = "" if english and arabic else _fold(_ASIDE.sub("", finding.message))
    return _digest(finding.kind, "|".join(english), "|".join(arabic), message)


def _values(text: str, spans: Iterable[Span]) -> list[str]:
    """Return the values at ``spans`` of a passage, folded and sorted."""
    return sorted(" ".join(_words(text[start:end])) or text[start:end] for start, end in spans)


def _numbers(text: str) -> Iterable[str]:
    """Yield the words of a passage that have a digit."""
    return (word for word in _words(text) if any(letter.isdigit() for letter in word))


def _words(text: str) -> tuple[str, ...]:
    """Return the words of a passage without marks and capitals."""
    return tuple(_WORD.findall(_fold(text)))


def _fold(text: str) -> str:
    return normalize(text, "search").casefold().strip()


def _digest(*parts: str) -> str:
    return sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:_DIGITS]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided about a finding, or, with neither verdict nor note, that it was reported before.

    ``id`` is that of :func:`identify`; ``article`` names the document (empty: any). ``when`` is ISO 8601.
    """

    id: str
    verdict: Verdict = ""
    note: str = ""
    who: str = ""
    when: str = ""
    article: str = ""
    english: str = ""
    arabic: str = ""
    kind: str = ""

    @property
    def dispute(self) -> str:
        """The first half of the identifier."""
        return self.id.partition("-")[0]

    def is_about(self, article: str) -> bool:
        """Return whether the decision may be about a finding in ``article``, the name of a document.

        One of the two names may have more folders before it.

        >>> Decision(id="", article="port.md").is_about("2020/port.md")
        True
        """
        own, other = _path(self.article), _path(article)
        return not own or not other or f"/{own}".endswith(f"/{other}") or f"/{other}".endswith(f"/{own}")


def _path(name: str) -> str:
    return name.replace("\\", "/").removeprefix("./")


@dataclass(frozen=True)
class Decisions:
    """A table of decisions, of an earlier run or of a person.

    ``columns`` and ``rows`` are the table as it was read, with columns and rows that say nothing here; ``problems`` are
    sentences about rows that cannot be used.
    """

    decisions: tuple[Decision, ...] = ()
    columns: tuple[str, ...] = COLUMNS
    rows: tuple[tuple[str, ...], ...] = field(default=(), repr=False)
    problems: tuple[str, ...] = ()

    @classmethod
    def from_rows(
        cls, columns: Sequence[str], rows: Iterable[Sequence[str]], *, name: str = "decisions", first_line: int = 2
    ) -> Decisions:
        """Return the decisions in the rows of a table: what ``arabtext check -o`` writes, or the page downloads.

        Titles count in any case; ``message`` is another title of ``finding`` and ``document`` of ``article``. A row
        that cannot be used becomes a problem, which names its line, and stays in ``rows``. Raises
        :class:`arabtext.errors.UsageError` for a table without a column ``id``, and for more than 200,000 rows.

        >>> table = ["id", "verdict", "remark"], [["ab36aa54ca-39209db65d", "ignored", "mine"], ["", "accepted", ""]]
        >>> made = Decisions.from_rows(*table)
        >>> made.decisions[0].verdict, made.problems
        ('ignored', ("decisions, line 3: '' is no id of a finding; it was left alone",))
        """
        titles = {
            _OTHER_TITLES.get(title.strip().casefold(), title.strip().casefold()): at
            for at, title in enumerate(columns)
        }
        if "id" not in titles:
            raise UsageError(
                f"{name} needs the column 'id', as `arabtext check -o` writes it; found: {', '.join(columns)}"
            )
        made, kept, problems = list[Decision](), list[tuple[str, ...]](), list[str]()
        for line, row in zip(count(first_line), rows, strict=False):
            if len(kept) == _MAX_ROWS:
                raise UsageError(f"{name} has more than {_MAX_ROWS:,} rows; split it by article")
            kept.append(tuple(row))
            cells = {title: row[at].strip() for title, at in titles.items() if at < len(row)}
            problem = _problem(cells)
            if problem:
                problems.append(f"{name}, line {line}: {problem}; it was left alone")
            elif cells.get("id"):
                verdict = _VERDICTS[cells.get("verdict", "").casefold()]
                own = {title: cells.get(title, "") for title in _OWN}
                made.append(Decision(**own, verdict=verdict))
        if len(problems) > _MAX_PROBLEMS:
            problems[_MAX_PROBLEMS:] = [f"{name}: … and {len(problems) - _MAX_PROBLEMS} more rows like these"]
        return cls(tuple(made), tuple(columns), tuple(kept), tuple(problems))

    @classmethod
    def join(cls, tables: Iterable[Decisions]) -> Decisions:
        """Return the decisions of several tables as one, with the columns of all; a later table counts more.

        >>> one, other = (Decisions.from_rows(["id", title], [["", "mine"]]) for title in ("remark", "ticket"))
        >>> Decisions.join([one, other]).columns, Decisions.join([one, other]).rows
        (('id', 'remark', 'ticket'), (('', 'mine', ''), ('', '', 'mine')))
        """
        tables = [*tables]
        columns = tuple(dict.fromkeys(column for table in tables for column in table.columns))
        rows = list[tuple[str, ...]]()
        for table in tables:
            places = [table.columns.index(column) if column in table.columns else None for column in columns]
            rows += (tuple(row[at] if at is not None and at < len(row) else "" for at in places) for row in table.rows)
        decisions = tuple(one for table in tables for one in table.decisions)
        return cls(decisions, columns, tuple(rows), tuple(problem for table in tables for problem in table.problems))

    @cached_property
    def _by_dispute(self) -> dict[tuple[str, str], list[tuple[int, Decision]]]:
        """Dispute and name of the document without its folders → the decisions with their numbers."""
        found: dict[tuple[str, str], list[tuple[int, Decision]]] = {}
        for number, one in enumerate(self.decisions):
            found.setdefault((one.dispute, PurePosixPath(_path(one.article)).name), []).append((number, one))
        return found

    def _about(self, dispute: str, article: str) -> Iterator[tuple[int, Decision]]:
        """Yield the decisions on a dispute in an article, with their numbers; in any article if that has no name."""
        name = PurePosixPath(_path(article)).name
        keys = (
            dict.fromkeys(((dispute, name), (dispute, "")))
            if name
            else [k for k in self._by_dispute if k[0] == dispute]
        )
        for key in keys:
            yield from (item for item in self._by_dispute.get(key, ()) if item[1].is_about(article))

    def match(self, findings: Sequence[Finding], article: str = "") -> list[Decision | None]:
        """Return the decision about each finding in ``article``, None where there is none.

        A decision about exactly the same passages counts for all of them. Any other counts once, for the finding of the
        same dispute whose passages are likest. Of two decisions about the same the later one counts, but one with a
        verdict before one without.

        >>> from dataclasses import replace
        >>> one = Finding(kind="omitted", message="", bead=0, english="He stayed in Basra.", arabic="", severity="high")
        >>> known = Decisions((Decision(id=identify(one), verdict="accepted", english=one.english),))
        >>> other = replace(one, english="He stayed in Basra then.")
        >>> [decision.verdict for decision in known.match([other]) if decision]
        ['accepted']
        """
        found: list[Decision | None] = [None] * len(findings)
        read: dict[str, Counter[str]] = {}
        alike, used = list[tuple[float, bool, int, int, Decision]](), set[int]()
        for at, finding in enumerate(findings):
            rank: tuple[bool, int] | None = None
            identifier = identify(finding)
            minimum = _MIN_ALIKE_WHOLE if finding.kind in _WHOLE else _MIN_ALIKE
            for number, one in self._about(dispute_of(finding), article):
                if one.id == identifier:
                    used.add(id(one))
                    if rank is None or (bool(one.verdict), number) > rank:
                        found[at], rank = one, (bool(one.verdict), number)
                elif (score := _likeness(finding, one, read)) >= minimum:
                    alike.append((score, bool(one.verdict), number, at, one))
        for _, _, _, at, one in sorted(alike, key=lambda item: item[:4], reverse=True):
            if found[at] is None and id(one) not in used:
                found[at] = one
                used.add(id(one))
        return found


_OWN: Final = ("id", "note", "who", "when", "article", "english", "arabic", "kind")
_OTHER_TITLES: Final = {"message": "finding", "document": "article"}


def _problem(cells: Mapping[str, str]) -> str:
    """Return why a row cannot be used; empty for one that can, and for one without any decision."""
    verdict = cells.get("verdict", "")
    if verdict.casefold() not in _VERDICTS:
        return f"{verdict[:40]!r} is no verdict; accepted, ignored or nothing was expected"
    identifier = cells.get("id", "")
    is_used = bool(verdict or cells.get("note") or identifier)
    return f"{identifier[:40]!r} is no id of a finding" if is_used and not _IDENTIFIER.fullmatch(identifier) else ""


def _likeness(finding: Finding, decision: Decision, read: dict[str, Counter[str]]) -> float:
    """Return how alike the passages of a finding and of a decision are: the share of words that both have, 0 to 1.

    Beside a value that differs, the shorter passage of each side counts, since a bead may have gained or lost a
    sentence. ``read`` keeps the words of passages.
    """
    common = total = 0
    for texts in ((finding.english, decision.english), (finding.arabic, decision.arabic)):
        for text in texts:
            if text not in read:
                read[text] = Counter(_words(text)[:_MAX_WORDS])
        one, other = (read[text] for text in texts)
        sizes = one.total(), other.total()
        total += min(sizes) if all(sizes) and finding.kind not in _WHOLE else max(sizes)
        common += (one & other).total()
    return common / total if total else 0.0


def without_kinds(findings: Iterable[Finding], kinds: Iterable[str]) -> list[Finding]:
    """Return the findings that are of none of ``kinds``."""
    off = frozenset(kinds)
    return [finding for finding in findings if finding.kind not in off]
