"""Stages: the units of every pipeline, which run fast and, on request, list their edits.

A stage is made from one description (a character table, a pattern, a function of one character), so that the fast run
and the explained run cannot disagree.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

import regex

from arabtext.script.chars import LETTERS
from arabtext.script.fold import CharTable
from arabtext.trace import Edit, Step

#: Words of bare Arabic letters with single spaces between them.
PLAIN: Final = re.compile(f"[{LETTERS}]+(?: [{LETTERS}]+)*")
#: A line that is not empty.
LINE: Final = re.compile(r"[^\n]+")

Loses = Literal["encoding", "noise", "distinction"]


@dataclass(frozen=True, slots=True)
class Stage:
    """One change to a text: its name, the kind of loss it may bring, and its two ways to run.

    ``table`` is set if the change replaces each character by itself, whatever is around it: neighboring stages with a
    table run as one. ``plain``: whether it can change words of bare Arabic letters with single spaces between them;
    most texts are such, and skip all other stages.
    """

    verb: str
    loses: Loses
    run: Callable[[str], str]
    edits: Callable[[str], Iterable[Edit]]
    applies: Callable[[str], object] = bool
    table: Mapping[str, str] | None = None
    plain: bool = False

    def __call__(self, text: str) -> str:
        """Return the changed text."""
        return self.run(text) if self.applies(text) else text

    def explain(self, text: str) -> Step | None:
        """Return the step in which this stage changes ``text``, or None if it changes nothing."""
        edits = tuple(self.edits(text)) if self.applies(text) else ()
        return Step(self.verb, self.loses, edits) if edits else None


def traced(text: str, stages: Iterable[Stage]) -> tuple[str, list[Step]]:
    """Return ``text`` after one pass of ``stages``, and a step for each that changed it."""
    steps = []
    for stage in stages:
        if step := stage.explain(text):
            text = step.apply(text)
            steps.append(step)
    return text, steps


def mapping(verb: str, loses: Loses, table: Mapping[str, str], applies: Callable[[str], object] | None = None) -> Stage:
    """Return a stage that replaces single characters; an empty string removes one."""

    def edits(text: str) -> Iterator[Edit]:
        return (Edit(i, i + 1, table[c]) for i, c in enumerate(text) if c in table)

    plain = any(PLAIN.fullmatch(character) for character in table)
    return Stage(verb, loses, CharTable(table), edits, applies or bool, None if applies else table, plain)


#: A compiled part of a program: a quick test whether a text needs it, and the change.
Part = tuple[Callable[[str], object], Callable[[str], str]]


def program(stages: Iterable[Stage]) -> tuple[Part, ...]:
    """Return the fastest program for ``stages``, in order; neighboring tables become one."""
    parts: list[Part] = []
    for stage in stages:
        if stage.table is None:
            parts.append((stage.applies, stage.run))
            continue
        table = CharTable(stage.table)
        if parts and isinstance(before := parts[-1][1], CharTable):
            table = before.then(table)
            parts.pop()
        parts.append((table.finds, table))
    return tuple(parts)


def removal(verb: str, loses: Loses, characters: str) -> Stage:
    """Return a stage that removes ``characters``."""
    return mapping(verb, loses, dict.fromkeys(characters, ""))


def charwise(verb: str, loses: Loses, change: Callable[[str], str]) -> Stage:
    """Return a stage for a function of single characters, such as ``str.casefold``."""

    def edits(text: str) -> Iterator[Edit]:
        for i, character in enumerate(text):
            if (new := change(character)) != character:
                yield Edit(i, i + 1, new)

    return Stage(verb, loses, change, edits)


def edited(
    verb: str,
    loses: Loses,
    edits: Callable[[str], Iterable[Edit]],
    applies: Callable[[str], object] = bool,
    plain: bool = False,
) -> Stage:
    """Return a stage for a function that lists its edits, in order and without overlap."""

    def run(text: str) -> str:
        return Step(verb, loses, tuple(edits(text))).apply(text)

    return Stage(verb, loses, run, edits, applies, plain=plain)


def pattern(
    verb: str,
    loses: Loses,
    expression: str,
    replacement: str | Callable[[regex.Match[str]], str],
    only_with: str = "",
    applies: Callable[[str], object] | None = None,
    plain: bool = False,
) -> Stage:
    """Return a stage that replaces the matches of a regular expression.

    ``only_with`` lists characters of which a text must hold one for the expression to match; ``applies`` is any other
    quick test. A text that fails the test is skipped.
    """
    compiled = regex.compile(expression, regex.VERSION1)
    change = replacement if callable(replacement) else lambda match: match.expand(replacement)
    has_any = re.compile("[" + re.escape(only_with) + "]").search if len(only_with) > 1 else None

    def holds_one(text: str) -> bool:
        return has_any(text) is not None if has_any else only_with in text

    def edits(text: str) -> Iterator[Edit]:
        for match in compiled.finditer(text):
            if (new := change(match)) != match.group():
                yield Edit(match.start(), match.end(), new)

    return Stage(verb, loses, lambda text: compiled.sub(change, text), edits, applies or holds_one, plain=plain)
