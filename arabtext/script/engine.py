"""Run the stages of a profile: repairs to a fixed point first, then every fold once, so that clean text costs a split.

Two laws give the order. *Repairs run until nothing changes*, each on what the one before left, since one may uncover
the work of another (an entity that hides mojibake). *Folds run once, after them*: a fold forgets a difference, and a
repair that reads folded text sees words that nobody wrote (آل عمران without its madda is a broken article). What folds
left is read once more by the repairs, so that normalizing twice is normalizing once.

Speed comes from tokens, the pieces between spaces. A stage says of a token whether it could act because of it
(:class:`arabtext.script.stages.Stage`), and the answers are remembered, a bit for each stage. A text all of whose
tokens are known to be fine needs its folds and nothing else. Of any other text a stage reads only the lines in which a
token calls for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce
from itertools import groupby, takewhile
from operator import or_
from typing import Final, NamedTuple

from arabtext.memory import Words
from arabtext.script.fold import ByCharacter, CharTable, finder
from arabtext.script.stages import Stage, traced
from arabtext.trace import Step

_MAX_PASSES: Final = 12  # more than three are rare; the bound guards against an endless loop
_MAX_TURNS: Final = 4  # of repairs and folds; one is enough for all but odd texts
_MAX_TOKEN: Final = 60  # characters; a longer token (an address, text without spaces) is judged anew each time
# The two lowest bits of what a token calls for; those above are of the repairs. Unstable: what folding makes of the
# token calls for a repair, or has a gap to close. In context: a fold of it depends on the characters beside it.
_UNSTABLE, _IN_CONTEXT = 1, 2

_WHITESPACE: Final = [c for c in map(chr, range(0x3001)) if c.isspace() and c not in " \n"]


class _Part(NamedTuple):
    """Neighboring stages, each with its bit, that run on lines or, if ``whole``, on the whole text."""

    whole: bool
    stages: list[tuple[int, Stage]]
    bits: int


class Engine:
    """The runner of ``repairs``, then ``folds``, then ``spacing``, each in order.

    ``spacing`` are the stages that close the gaps which folds leave. :attr:`run` normalizes a text, :meth:`run_all`
    many texts, :meth:`explain` one with its steps. A token that calls for nothing is *fine*.
    """

    def __init__(self, repairs: Iterable[Stage], folds: Iterable[Stage], spacing: Iterable[Stage]) -> None:
        self._repairs, self._folds, self._spacing = tuple(repairs), tuple(folds), tuple(spacing)
        numbered = [(4 << place, stage) for place, stage in enumerate(self._repairs)]
        self._first = list(takewhile(lambda stage: stage.whole, self._repairs))
        self._parts = [_part(whole, list(group)) for whole, group in groupby(numbered, lambda pair: pair[1].whole)]
        self._asked_by_sign = [(bit, stage.asks) for bit, stage in numbered if stage.signs is not None]
        self._has_sign = finder(sign for stage in self._repairs for sign in stage.signs or ())
        self._asked_always = [(bit, stage.asks) for bit, stage in numbered if stage.signs is None]
        self._words = Words("verdicts on words")
        self._fold = ByCharacter([stage.run for stage in self._folds if stage.by_character])
        self._fold_parts = list(_merged(self._folds))
        self._folds_in_context = [stage for stage in self._folds if not stage.by_character]
        self._folds_by_context = _any_asks(self._folds_in_context)
        self._makes_gaps = bool(self._spacing) and " " in self._fold("!")
        self._calls_for_more = finder(
            sign for stage in (*self._repairs, *self._folds_in_context) for sign in stage.signs or ()
        )
        self._table = self._table_alone()
        self.run: Final[Callable[[str], str]] = self._make_run()

    def _make_run(self) -> Callable[[str], str]:
        """Return the function that normalizes a text, with its data in local variables, which is quickest."""
        is_fine, mend, fold = self._words.fine.issuperset, self._mend, self._fold
        if self._table is not None:
            replaced, calls = self._table.fold, self._calls_for_more
            return lambda text: mend(text) if calls(text) else replaced(text)
        if self._makes_gaps:
            if all(map(self._has_sign, _WHITESPACE)):  # then no fine token has any
                return lambda text: " ".join(fold(text).split()) if is_fine(text.split(" ")) else mend(text)
            return lambda text: _close_gaps(fold(text)) if is_fine(text.split(" ")) else mend(text)
        if self._folds:
            return lambda text: fold(text) if is_fine(text.split(" ")) else mend(text)
        return lambda text: text if is_fine(text.split(" ")) else mend(text)

    def run_all(self, texts: Sequence[str]) -> list[str]:
        """Return every text normalized, in order."""
        if self._table is not None and not any(map(self._calls_for_more, texts)):
            return self._table.all(texts)
        return list(map(self.run, texts))

    def explain(self, text: str) -> tuple[str, list[Step]]:
        """Return the normalized text and every step that led there."""
        steps: list[Step] = []
        for turn in range(_MAX_TURNS):
            before = text
            text = _settle(text, self._repairs, steps)
            if turn and text == before:
                break
            text, folded = traced(text, self._folds)
            steps += folded
            text = _settle(text, self._spacing, steps)
            if text == before or not self._folds:
                break
        return text, steps

    def _table_alone(self) -> CharTable | None:
        """Return one table that does the work of all folds on a text without signs of other stages, or None."""
        others = [*self._repairs, *self._folds_in_context]
        tables = [CharTable(stage.table) for stage in self._folds if stage.table is not None]
        if self._spacing or len(tables) + len(self._folds_in_context) < len(self._folds):
            return None
        if any(stage.signs is None for stage in others):
            return None
        table = reduce(CharTable.then, tables, CharTable({}))
        return table if table.is_stable and not any(map(self._calls_for_more, table.values())) else None

    # What tokens call for

    def _calls(self, token: str) -> int:
        """Return the bits of the repairs that could act because of ``token``."""
        calls = 0
        for bit, asks in self._asked_always:
            if asks(token):
                calls |= bit
        if self._has_sign(token):
            for bit, asks in self._asked_by_sign:
                if asks(token):
                    calls |= bit
        return calls

    def _judge(self, token: str) -> int:
        """Return the bits of what ``token`` calls for, and remember them unless it is long."""
        calls = self._calls(token)
        if self._folds:
            calls |= self._unrest(token, calls)
        if len(token) <= _MAX_TOKEN:
            self._words.keep(token, calls)
        return calls

    def _unrest(self, token: str, calls: int) -> int:
        """Return the bits of what folding makes of ``token``, given what it calls for."""
        folded, in_context = token, 0
        for stage in self._folds_in_context:
            if stage.asks(token):
                folded, in_context = stage(folded), _IN_CONTEXT
                if folded == token:  # what is beside it decides
                    return _UNSTABLE | _IN_CONTEXT
        folded = self._fold(folded)
        if folded == token:
            return in_context | (_UNSTABLE if calls else 0)
        pieces = folded.split(" ")
        is_unstable = any(self._calls(piece) if piece else not self._makes_gaps for piece in pieces)
        return in_context | (_UNSTABLE if is_unstable else 0)

    def _mask(self, line: str) -> int:
        """Return the bits of what the tokens of a line call for."""
        if not line:
            return 0
        tokens = (line.replace("\n", " ") if "\n" in line else line).split(" ")
        if self._words.fine.issuperset(tokens):
            return 0
        mask, known = 0, self._words.masks
        for token in set(tokens) - self._words.fine:
            mask |= known.get(token) or self._judge(token)
        return mask

    # Texts that are not known to be fine

    def _mend(self, text: str) -> str:
        """Return the normalized text, whatever it holds."""
        for turn in range(_MAX_TURNS):
            repaired, mask = self._repair(text)
            if turn and repaired == text:
                break
            if not mask & _UNSTABLE:
                return self._folded(repaired)
            text = _run(self._spacing, self._fold_all(repaired))
        return text

    def _fold_all(self, text: str) -> str:
        """Return ``text`` after all folds."""
        if not self._folds_by_context(text):
            return self._fold(text)
        for fold in self._fold_parts:
            text = fold(text)
        return text

    def _folded(self, text: str) -> str:
        """Return the folds of a text that has no unstable tokens, its gaps closed."""
        folded = self._fold_all(text)
        return _run(self._spacing, folded) if self._makes_gaps else folded

    def _repair(self, text: str) -> tuple[str, int]:
        """Return ``text`` after passes of the repairs until nothing changes, and what its tokens call for."""
        lines = _run(self._first, text).split("\n")
        masks = [*map(self._mask, lines)]
        if len(lines) == 1 and masks[0] <= _UNSTABLE | _IN_CONTEXT:
            return lines[0], masks[0]
        settled: set[str] = set()  # lines that a pass left alone
        for _ in range(_MAX_PASSES):
            before = lines.copy()
            lines, masks = self._pass(lines, masks, settled)
            if lines == before:
                break
        return "\n".join(lines), reduce(or_, masks)

    def _pass(self, lines: list[str], masks: list[int], settled: set[str]) -> tuple[list[str], list[int]]:
        """Return the lines after one pass of the repairs, and what the tokens of each call for."""
        changed: set[int] = set()
        is_rewritten = False
        for part in self._parts:
            if part.whole:
                calls = reduce(or_, masks)
                for bit, stage in part.stages:
                    if calls & bit or (stage.reflows and len(lines) > 1):
                        text = "\n".join(lines)
                        if (new := stage(text)) != text:
                            lines, masks = new.split("\n"), self._masks_after(stage, new, masks)
                            calls, is_rewritten = reduce(or_, masks), True
                continue
            for place, mask in enumerate(masks):
                if mask & part.bits and (line := lines[place]) not in settled:
                    lines[place], masks[place] = self._run_part(part, line, mask)
                    if lines[place] is not line:
                        changed.add(place)
        if not is_rewritten:
            settled.update(line for place, line in enumerate(lines) if masks[place] and place not in changed)
        if changed:  # a changed line may have got a line break
            lines = "\n".join(lines).split("\n")
            masks = masks if len(masks) == len(lines) else [*map(self._mask, lines)]
        return lines, masks

    def _run_part(self, part: _Part, line: str, mask: int) -> tuple[str, int]:
        """Return ``line`` after the stages of ``part`` that its tokens call for, and what they call for then."""
        for bit, stage in part.stages:
            if mask & bit and (new := stage(line)) != line:
                line, mask = new, self._mask(new)
        return line, mask

    def _masks_after(self, stage: Stage, text: str, masks: list[int]) -> list[int]:
        """Return the masks of the lines of ``text``, which ``stage`` made of lines with the given masks."""
        if stage.reflows and "\n" not in text:
            return [reduce(or_, masks)]  # the same tokens on one line
        return [*map(self._mask, text.split("\n"))]


def _part(whole: bool, stages: list[tuple[int, Stage]]) -> _Part:
    return _Part(whole, stages, sum(bit for bit, _ in stages))


def _close_gaps(line: str) -> str:
    """Return a line with single spaces between its pieces."""
    return " ".join(filter(None, line.split(" ")))


def _any_asks(stages: Sequence[Stage]) -> Callable[[str], object]:
    """Return a test whether a text may need one of ``stages``."""
    if all(stage.signs is not None for stage in stages):
        return finder(sign for stage in stages for sign in stage.signs or ())
    return lambda text: True


def _merged(stages: Iterable[Stage]) -> Iterator[Callable[[str], str]]:
    """Yield what runs ``stages``, neighboring changes of single characters as one."""
    for by_character, group in groupby(stages, lambda stage: stage.by_character):
        if by_character:
            yield ByCharacter([stage.run for stage in group])
        else:
            yield from group


def _run(stages: Iterable[Stage], text: str) -> str:
    for stage in stages:
        text = stage(text)
    return text


def _settle(text: str, stages: Sequence[Stage], steps: list[Step]) -> str:
    """Return ``text`` after passes of ``stages`` until nothing changes; their steps are added to ``steps``."""
    for _ in range(_MAX_PASSES):
        text, found = traced(text, stages)
        if not found:
            break
        steps += found
    return text
