"""The building block of every pipeline: a stage that runs fast and, on request, lists its edits.

A stage is made from one description (a character table, a pattern, a function of one character), so that the fast way
and the explained way cannot disagree.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import regex

from arabtext.trace import Edit, Step

Loses = Literal["encoding", "noise", "distinction"]


@dataclass(frozen=True, slots=True)
class Stage:
    """One change to a text: what it is called, what kind of loss it may bring, and its two ways to run."""

    verb: str
    loses: Loses
    run: Callable[[str], str]
    edits: Callable[[str], Iterable[Edit]]
    applies: Callable[[str], bool] = bool

    def __call__(self, text: str) -> str:
        """Return the changed text."""
        return self.run(text) if self.applies(text) else text

    def explain(self, text: str) -> Step | None:
        """Return the step that this stage makes of ``text``, or None when it changes nothing."""
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


def mapping(verb: str, loses: Loses, table: Mapping[str, str], applies: Callable[[str], bool] = bool) -> Stage:
    """Return a stage that replaces single characters; an empty string removes one."""
    codes = {ord(key): value for key, value in table.items()}
    any_of = re.compile("[" + "".join(map(re.escape, table)) + "]")  # most texts hold none: a search is cheaper

    def run(text: str) -> str:
        return text.translate(codes) if any_of.search(text) else text

    def edits(text: str) -> Iterator[Edit]:
        return (Edit(i, i + 1, table[c]) for i, c in enumerate(text) if c in table)

    return Stage(verb, loses, run, edits, applies)


def removal(verb: str, loses: Loses, characters: str) -> Stage:
    """Return a stage that removes ``characters``."""
    return mapping(verb, loses, dict.fromkeys(characters, ""))


def charwise(verb: str, loses: Loses, change: Callable[[str], str]) -> Stage:
    """Return a stage for a function that treats every character by itself, such as ``str.casefold``."""

    def edits(text: str) -> Iterator[Edit]:
        for i, character in enumerate(text):
            if (new := change(character)) != character:
                yield Edit(i, i + 1, new)

    return Stage(verb, loses, change, edits)


def pattern(
    verb: str,
    loses: Loses,
    expression: str,
    replacement: str | Callable[[regex.Match[str]], str],
    only_with: str = "",
) -> Stage:
    """Return a stage that replaces the matches of a regular expression.

    ``only_with`` lists characters of which a text must hold one for the expression to match at all: a quick way out.
    """
    compiled = regex.compile(expression, regex.VERSION1)
    change = replacement if callable(replacement) else lambda match: match.expand(replacement)

    def applies(text: str) -> bool:
        return not only_with or any(character in text for character in only_with)

    def edits(text: str) -> Iterator[Edit]:
        for match in compiled.finditer(text):
            if (new := change(match)) != match.group():
                yield Edit(match.start(), match.end(), new)

    return Stage(verb, loses, lambda text: compiled.sub(change, text), edits, applies)
