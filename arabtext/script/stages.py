"""Stages: the units of every pipeline, which run fast and, on request, list their edits.

A stage is made from one description (a character table, a pattern, a function of one character), so that the fast run
and the explained run cannot disagree.

**What a stage asks for.** Most text is clean, and reading it is wasted work. So every stage has a test of a single
*token* (the text between two spaces of a line): ``asks(token)`` is true if the token could be a reason to run the
stage. The promise is that a stage changes nothing in a text of which it asks for no token. A token *calls for* the
stages that ask for it. :mod:`arabtext.script.engine` remembers the answers and runs a stage only where a token calls
for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

import regex

from arabtext.script.chars import LETTERS
from arabtext.script.fold import CharTable, finder
from arabtext.trace import Edit, Step

#: Words of bare Arabic letters with single spaces between them.
PLAIN: Final = re.compile(f"[{LETTERS}]+(?: [{LETTERS}]+)*")
#: A line that is not empty.
LINE: Final = re.compile(r"[^\n]+")

Loses = Literal["encoding", "noise", "distinction"]
Test = Callable[[str], object]


def _always(token: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Stage:
    """One change to a text: its name (``verb``), what it may lose (``loses``), and its two ways to run.

    ``run`` returns the changed text, ``edits`` yields the same change as edits, in order and without overlap.
    ``applies`` is a quick test whether a text may need the stage, ``asks`` the same test of a token. ``signs`` are the
    characters of which a token has one wherever ``asks`` is true of it, None where there is no such list. ``table`` is
    set if the change replaces each character by itself, whatever is around it; ``by_character`` if it is a function of
    single characters, with a table or without. ``whole``: the stage reads or writes line breaks, so it runs on a whole
    text and not on its lines. ``reflows``: it changes nothing but spaces and line breaks between tokens.
    """

    verb: str
    loses: Loses
    run: Callable[[str], str]
    edits: Callable[[str], Iterable[Edit]]
    applies: Test = bool
    asks: Test = _always
    signs: frozenset[str] | None = None
    table: Mapping[str, str] | None = None
    by_character: bool = False
    whole: bool = False
    reflows: bool = False

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


def on_lines(
    stage: Stage, admits: Callable[[str], bool] | None = None, admits_result: Callable[[str], bool] | None = None
) -> Stage:
    """Return a stage that does the same line by line, and only on lines that pass both tests.

    ``admits`` is a test of the line as it is, ``admits_result`` of the line that the stage would make of it.
    """

    def edits(text: str) -> Iterator[Edit]:
        for line in LINE.finditer(text):
            row, start = line.group(), line.start()
            if not stage.applies(row) or (admits and not admits(row)):
                continue
            found = Step(stage.verb, stage.loses, tuple(stage.edits(row)))
            if found.edits and (admits_result is None or admits_result(found.apply(row))):
                for edit in found.edits:
                    order = None if edit.order is None else tuple(start + place for place in edit.order)
                    yield Edit(start + edit.start, start + edit.end, edit.text, order)

    def run(text: str) -> str:
        return Step(stage.verb, stage.loses, tuple(edits(text))).apply(text)

    return replace(stage, edits=edits, run=run, table=None, by_character=False)


def mapping(verb: str, loses: Loses, table: Mapping[str, str]) -> Stage:
    """Return a stage that replaces single characters; an empty string removes one."""

    def edits(text: str) -> Iterator[Edit]:
        return (Edit(i, i + 1, table[c]) for i, c in enumerate(text) if c in table)

    compiled = CharTable(table)
    return Stage(
        verb,
        loses,
        compiled,
        edits,
        compiled.finds,
        asks=compiled.finds,
        signs=frozenset(table),
        table=table,
        by_character=True,
        whole="\n" in table or any("\n" in value for value in table.values()),
    )


def removal(verb: str, loses: Loses, characters: str) -> Stage:
    """Return a stage that removes ``characters``."""
    return mapping(verb, loses, dict.fromkeys(characters, ""))


def charwise(verb: str, loses: Loses, change: Callable[[str], str], asks: Test = _always) -> Stage:
    """Return a stage for a function of single characters, such as ``str.casefold``; ``asks`` as in :class:`Stage`."""

    def edits(text: str) -> Iterator[Edit]:
        for i, character in enumerate(text):
            if (new := change(character)) != character:
                yield Edit(i, i + 1, new)

    return Stage(verb, loses, lambda text: "".join(map(change, text)), edits, asks=asks, by_character=True)


def edited(
    verb: str,
    loses: Loses,
    edits: Callable[[str], Iterable[Edit]],
    applies: Test = bool,
    asks: Test | None = None,
    signs: str = "",
    whole: bool = False,
) -> Stage:
    """Return a stage for a function that lists its edits, in order and without overlap.

    ``asks`` is ``applies`` unless it is given, which is right if a single token shows the reason to change it.
    ``signs`` and ``whole``: see :class:`Stage`.
    """

    def run(text: str) -> str:
        return Step(verb, loses, tuple(edits(text))).apply(text)

    has_sign = frozenset(signs) if signs else None
    asks = asks or (_always if applies is bool else applies)
    return Stage(verb, loses, run, edits, applies, asks=asks, signs=has_sign, whole=whole)


def pattern(
    verb: str,
    loses: Loses,
    expression: str,
    replacement: str | Callable[[regex.Match[str]], str],
    only_with: str = "",
    applies: Test | None = None,
    asks: Test | None = None,
    whole: bool = False,
    reflows: bool = False,
) -> Stage:
    """Return a stage that replaces the matches of a regular expression.

    ``only_with`` lists characters of which a text must hold one for the expression to match; ``applies`` is any other
    quick test. A text that fails the test is skipped. ``asks`` is the same test unless it is given. ``whole`` and
    ``reflows``: see :class:`Stage`.
    """
    compiled = regex.compile(expression, regex.VERSION1)
    change = replacement if callable(replacement) else lambda match: match.expand(replacement)
    test = applies or (finder(only_with) if only_with else bool)

    def edits(text: str) -> Iterator[Edit]:
        for match in compiled.finditer(text):
            if (new := change(match)) != match.group():
                yield Edit(match.start(), match.end(), new)

    return Stage(
        verb,
        loses,
        lambda text: compiled.sub(change, text),
        edits,
        test,
        asks=asks or (_always if test is bool else test),
        signs=frozenset(only_with) if only_with and asks is None else None,
        whole=whole,
        reflows=reflows,
    )
