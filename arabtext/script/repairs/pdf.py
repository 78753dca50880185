"""Repair Arabic text that was extracted from a PDF: letters in wrong order, words cut by spaces, words turned round.

A PDF holds drawn signs; a program that reads it guesses letters and words, and three guesses often fail:

* the letters of a **ligature** come out as they are seen, from left to right: ``الواليات املتحدة`` for الولايات
  المتحدة. Which ligatures a font has differs; lam-alef is the commonest (resources/script/ligatures.tsv);
* a word is **cut** by spaces: ``وزا رة الداخ لية``, ``و ز ا ر ة``;
* single words are **turned** round inside a line that is in order: ``رقم المستند ليوحت الصرف``.

The repair is the inverse of the damage, weighed as a whole: for each line, how likely are its words as they are, and
how likely are the words that such a damage would have made into them? Words are weighed by the list of words, by pairs
of words, and unknown ones by their letters. What a damage would have changed and is unchanged counts against it: a text
with lam-alef swapped has no لا at all. The other lines of a text move the odds of a line a little. Reasons and figures:
docs/decisions/0037-text-of-pdfs.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from math import exp, inf, log
from operator import or_
from typing import TYPE_CHECKING, Final, NamedTuple

import regex

from arabtext import resources
from arabtext.memory import Words, once, remember
from arabtext.script.chars import DAGGER_ALEF, LETTERS, QURANIC_MARKS, TASHKEEL, WAW
from arabtext.script.language.arabic_script import takes_arabic_repairs
from arabtext.script.morphology import bare, endings, fold_hamza, proclitics, without_ending, without_proclitic
from arabtext.script.stages import LINE, Stage, edited
from arabtext.script.wordlist import frequencies, frequency, share_after
from arabtext.trace import Edit, Step

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

# --- ligatures -------------------------------------------------------------------------------------------------------

#: Kind of ligature → share of its occurrences that come out swapped where such ligatures do; chosen by hand, since a
#: font has nearly all, most, or some of them.
_SHARE: Final = {"lam-alef": 0.97, "common": 0.85, "other": 0.35}


@once
def _ligatures(kinds: frozenset[str]) -> dict[str, tuple[float, float]]:
    """Return letters → natural logarithms of the odds that they come out swapped, and that they do not."""
    rows = resources.rows("script/ligatures.tsv", "letters", "kind")
    return {letters: (log(_SHARE[kind]), log(1 - _SHARE[kind])) for letters, kind in rows if kind in kinds}


_NO_KIND: Final[frozenset[str]] = frozenset()
_LAM_ALEF: Final = frozenset({"lam-alef"})
_COMMON: Final = frozenset({"lam-alef", "common"})
_ALL: Final = frozenset(_SHARE)
_MAX_SWAPS: Final = 5  # places of a word that may be swapped; more are not tried
_MAX_LETTERS: Final = 24  # of a word; longer ones stay as they are


class _Reading(NamedTuple):
    """A sound word that damage may have made into what the text has.

    ``order`` has for each letter its place in the text's word; ``cost`` is the natural logarithm of the probability of
    the damage; ``turned`` says whether the word was turned round.
    """

    word: str
    order: tuple[int, ...]
    cost: float
    turned: bool = False


def _unswapped(word: str, kinds: frozenset[str]) -> tuple[_Reading, ...]:
    """Return the words that swapped ligatures of ``kinds`` would turn into ``word``, itself among them."""
    ligatures = _ligatures(kinds)
    if not ligatures:
        return (_Reading(word, tuple(range(len(word))), 0.0),)
    places = [
        (start, start + size)
        for start in range(len(word))
        for size in (2, 3, 4)
        if start + size <= len(word) and word[start : start + size][::-1] in ligatures
    ][:_MAX_SWAPS]
    ways: list[tuple[tuple[int, int], ...]] = [()]
    for place in places:
        ways += [(*way, place) for way in ways if not way or way[-1][1] <= place[0]]
    found: dict[str, _Reading] = {}
    for way in ways:
        order = list(range(len(word)))
        for start, end in way:
            order[start:end] = reversed(order[start:end])
        letters = "".join(word[i] for i in order)
        cost = sum(ligatures[letters[start:end]][0] for start, end in way)
        whole = 0
        swapped = {i for start, end in way for i in range(start, end)}
        for start in range(len(letters) - 1):
            if start in swapped or start + 1 in swapped or start < whole:
                continue
            if left := ligatures.get(letters[start : start + 2]):
                cost += left[1]
                whole = start + 2
        if letters not in found or cost > found[letters].cost:
            found[letters] = _Reading(letters, tuple(order), cost)
    return tuple(found.values())


# --- words -----------------------------------------------------------------------------------------------------------

_MIN_RATIO: Final = 1000.0  # a word is taken for a damaged one if the sound one is as many times as frequent
_MAX_DAMAGED: Final = 1.0  # words per million: more frequent words are words
_NAMED: Final = 0.01  # words per million, given to a name that only the lists of names have
_PROCLITIC, _ENDING, _SPLIT = -4.0, -5.0, -7.0  # natural logarithms: what a part of an unlisted word costs
_UNKNOWN: Final = -4.0  # natural logarithm of the share of words that no list has
_MIN_STEM: Final = 3  # letters without a proclitic and an ending
_FLOOR: Final = -300.0  # natural logarithm; an exponential of less is 0
_MIN_GLUED: Final = 8  # letters of two words that were run together


@once
def _names() -> frozenset[str]:
    """Return the words of names, which the list of words lacks in part."""
    columns = (("frequency", "arabic"), ("vocalized", "vocalized"), ("foreign", "key"))
    return frozenset(
        bare(word) for table, column in columns for (word,) in resources.rows(f"names/{table}.tsv", column)
    )


def _frequency(word: str) -> float:
    """Return the frequency of a word per million; 0 for one that the list has from damaged texts only."""
    listed = frequencies().get(word, 0.0)
    if listed >= _MAX_DAMAGED:
        return listed
    if not listed:
        return _NAMED if word in _names() else 0.0
    return 0.0 if _is_damaged(word) else listed


@remember("damaged words of the list")
def _is_damaged(word: str) -> bool:
    """Return whether a rare word of the list is a frequent one with swapped letters."""
    least = _MIN_RATIO * frequency(word)
    return any(reading.word != word and frequency(reading.word) > least for reading in _unswapped(word, _ALL))


@remember("probabilities of words")
def _alone(word: str) -> tuple[float, bool]:
    """Return the natural logarithm of the probability of a word, and whether it is known."""
    if listed := _frequency(word):
        return log(listed / 1e6), True
    best = _analysed(word)
    by_letters = max(_FLOOR, _UNKNOWN + _spelling(word))
    if len(word) >= _MIN_GLUED:
        best = max(best, _glued(word))
    return max(best, by_letters), best > -inf and best > by_letters - 3


def _analysed(word: str) -> float:
    """Return the logarithm of the probability of a word as a listed one with a proclitic, an ending, or both."""
    stems = [(word, 0.0)]
    stems += [(rest, _PROCLITIC) for rest in without_proclitic(word, proclitics(fitted="suspects"), _MIN_STEM)]
    with_endings = [
        (rest, cost + _ENDING)
        for stem, cost in stems
        for rest in without_ending(stem, endings(fitted="suspects"), _MIN_STEM)
    ]
    return max((cost + log(f / 1e6) for stem, cost in stems + with_endings if (f := _frequency(stem))), default=-inf)


def _glued(word: str) -> float:
    """Return the logarithm of the probability of a word as two listed ones without the space between them."""
    cuts = ((_frequency(word[:i]), _frequency(word[i:])) for i in range(2, len(word) - 2))
    return max((_SPLIT + log(a / 1e6) + log(b / 1e6) for a, b in cuts if a > 10 and b > 1), default=-inf)


# --- letters ---------------------------------------------------------------------------------------------------------

_ALPHABET: Final = "^" + "".join(chr(c) for c in (*range(0x0621, 0x063B), *range(0x0641, 0x064B)))
_CODE: Final = {letter: code for code, letter in enumerate(_ALPHABET)}
_BACKOFF: Final = 4.0  # occurrences that the shorter context counts for


@once
def _after_three() -> npt.NDArray[np.float32]:
    """Return natural logarithms of the probability of a letter after three: the list's words, each counted once."""
    import numpy as np

    text = "^^^" + "^^^".join(word for word in frequencies() if all(letter in _CODE for letter in word)) + "^^^"
    size = len(_ALPHABET)
    points = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
    code_of = np.zeros(int(points.max()) + 1, dtype=np.int64)
    code_of[[ord(letter) for letter in _ALPHABET]] = range(size)
    codes = code_of[points]
    shares = np.full(size, 1 / size)
    for length in (1, 2, 3, 4):
        parts = [codes[i : len(codes) - length + 1 + i] for i in range(length)]
        index = np.zeros_like(parts[0])
        for part in parts:
            index = index * size + part
        counts = np.bincount(index, minlength=size**length).reshape((-1, size)).astype(float)
        shorter = np.tile(shares.reshape((-1, size)), (size if length > 1 else 1, 1))
        shares = (counts + _BACKOFF * shorter) / (counts.sum(axis=1, keepdims=True) + _BACKOFF)
    logs: npt.NDArray[np.float32] = np.log(shares).astype(np.float32).reshape(-1)
    return logs


def _spelling(word: str) -> float:
    """Return the natural logarithm of the probability that a word is spelled so."""
    table, size = _after_three(), len(_ALPHABET)
    context, total = 0, 0.0
    for letter in (*word, "^"):
        code = _CODE.get(letter, 0)
        total += float(table[context * size + code])
        context = (context * size + code) % size**3
    return total


# --- lines -----------------------------------------------------------------------------------------------------------

_WORD: Final = regex.compile(
    rf"(?<![\p{{L}}\p{{M}}\p{{N}}_#@/])[{LETTERS}][{LETTERS}{TASHKEEL}{QURANIC_MARKS}]*+(?![\p{{L}}\p{{M}}\p{{N}}_])"
)
_UNIT: Final = regex.compile(r"\P{M}\p{M}*")


class _Token(NamedTuple):
    """A word of a line: its letters without marks, the place of each letter with its marks, and what is before it."""

    start: int
    end: int
    word: str
    units: tuple[tuple[int, int], ...]
    follows: bool  # whether only one space is between it and the word before


def _tokens(line: str) -> Iterator[list[_Token]]:
    """Yield the words of a line; those of a very long one in parts."""
    run: list[_Token] = []
    end = 0
    for match in _WORD.finditer(line):
        start = match.start()
        units = tuple((start + a, start + b) for a, b in (m.span() for m in _UNIT.finditer(match.group())))
        word = "".join(line[a] for a, _ in units)
        run.append(_Token(start, match.end(), word, units, bool(run) and line[end:start] == " "))
        end = match.end()
        if len(run) == _MAX_RUN:
            yield from _varied(run)
            run = []
    yield from _varied(run)


def _varied(run: list[_Token]) -> Iterator[list[_Token]]:
    """Yield a run of words, unless it repeats a few scraps, which no word was cut into."""
    if run and (len(run) < _MIN_REPEATED or len({token.word for token in run}) > _FEW_SCRAPS):
        yield _without_initials(run)


def _without_initials(run: list[_Token]) -> list[_Token]:
    """Return the words of a run; single letters that no word was cut into do not follow each other.

    These are initials by themselves between signs, as in ``(أ ف ب)``, and letters in the order of an alphabet.
    """
    kept = list(run)
    start = 0
    while start < len(run):
        end = start + 1
        while end < len(run) and run[end].follows and len(run[end].word) == len(run[start].word) == 1:
            end += 1
        letters = fold_hamza("".join(token.word for token in run[start:end]))
        is_apart = not run[start].follows and (end == len(run) or not run[end].follows)
        if len(letters) == end - start > 1:
            in_order = len(letters) > 2 and any(letters in order for order in _ALPHABETS)
            if in_order or (is_apart and len(letters) <= _MAX_INITIALS):
                kept[start:end] = [token._replace(follows=False) for token in run[start:end]]
                if end < len(run):
                    kept[end] = run[end]._replace(follows=False)
        start = end
    return kept


_MAX_INITIALS: Final = 3  # letters of an abbreviation
#: Letters in the order of numbers (abjad) and of the alphabet.
_ALPHABETS: Final = ("ابجدهوزحطيكلمنسعفصقرشتثخذضظغ", "ابتثجحخدذرزسشصضطظعغفقكلمنهوي")
_MIN_REPEATED: Final = 40  # words of a run that may be a repetition
_FEW_SCRAPS: Final = 2  # different words of a repetition
_MAX_RUN: Final = 300  # words that are weighed at once; a longer run is cut


@dataclass(frozen=True, slots=True)
class _Damage:
    """What may have happened to a line: kinds of swapped ligatures, share of words turned, share of joints cut."""

    kinds: frozenset[str] = _NO_KIND
    turned: float = 0.0
    cut: float = 0.0


_NONE: Final = _Damage()


class _Arc(NamedTuple):
    """Tokens that are one word: how many, the word, the order of their letters, what the damage costs, what changed.

    ``alone`` is the natural logarithm of the word's probability, ``known`` whether it is known.
    """

    size: int
    word: str
    order: tuple[int, ...]
    cost: float
    alone: float
    known: bool
    changed: bool = False
    turned: bool = False


_MAX_PIECES: Final = 9  # that one word was cut into
_MIN_JOINED: Final = -18.0  # natural logarithm of the probability of a word whose pieces are words
_MAX_JOINED: Final = 14  # letters of a word that was cut
_MAX_KNOWN_PIECE: Final = 3  # letters: of the pieces of a word one is no longer, or is no word
_JOINED_WORDS: Final = -1.0  # natural logarithm: what it costs to join pieces that are words, each of them
_DOUBT: Final = -3.0  # natural logarithm: what a change costs whose result is no known word
_MAX_BEHIND: Final = 12.0  # natural logarithm: readings that are so much less likely than the best are dropped


def _arcs(run: Sequence[_Token], at: int, damage: _Damage) -> Iterator[_Arc]:
    """Yield what the tokens from ``at`` on may have been."""
    surface = run[at].word
    whole = log(1 - damage.cut) * (len(surface) - 1) if damage.cut else 0.0
    for choice in _choices(surface, damage.kinds, damage.turned):
        yield choice if not whole else choice._replace(cost=choice.cost + whole)
    if not damage.cut:
        return
    may_join = _may_be_piece(surface)
    for size in range(2, min(_MAX_PIECES, len(run) - at) + 1):
        token = run[at + size - 1]
        surface += token.word
        if not token.follows or len(surface) > _MAX_JOINED:
            return
        may_join = may_join or _may_be_piece(token.word)
        if not may_join:
            continue
        joints = (size - 1) * log(damage.cut) + (len(surface) - size) * log(1 - damage.cut)
        are_words = False
        has_letter = damage.cut == _CUTS[0] and any(len(piece.word) == 1 for piece in run[at : at + size])
        if len(surface) > size or size < _MIN_SPACED:
            are_words = all(_alone(piece.word)[1] for piece in run[at : at + size])
        for choice in _choices(surface, damage.kinds, 0.0):  # hardly a word is cut and turned
            if not choice.known or (are_words and choice.alone < _MIN_JOINED):
                continue
            if not (are_words and has_letter) or frequency(choice.word):
                cost = choice.cost + joints + (_JOINED_WORDS if are_words else 0.0)
                yield choice._replace(size=size, cost=cost, changed=True)


def _may_be_piece(word: str) -> bool:
    """Return whether a word may be one because another word was cut."""
    return len(word) <= _MAX_KNOWN_PIECE or not _alone(word)[1]


@remember("readings of words of PDF text")
def _choices(word: str, kinds: frozenset[str], turned: float) -> tuple[_Arc, ...]:
    """Return what a single token may have been, without the readings that are far less likely than the best."""
    if len(word) > _MAX_LETTERS:
        return (_Arc(1, word, tuple(range(len(word))), 0.0, *_alone(word)),)
    choices = []
    for reading in _readings(word, kinds, turned):
        alone, known = _alone(reading.word)
        is_changed = reading.word != word
        doubt = _DOUBT if is_changed and not known else 0.0
        choices.append(
            _Arc(1, reading.word, reading.order, reading.cost + doubt, alone, known, is_changed, reading.turned)
        )
    least = max(choice.alone + choice.cost for choice in choices) - _MAX_BEHIND
    return tuple(choice for choice in choices if choice.alone + choice.cost >= least)


def _readings(word: str, kinds: frozenset[str], turned: float) -> tuple[_Reading, ...]:
    """Return the words that damage may have made into ``word``, itself among them."""
    found = _unswapped(word, kinds)
    if not turned or len(word) == 1:
        return found
    kept = log(1 - turned)
    readings = [reading._replace(cost=reading.cost + kept) for reading in found]
    back = tuple(range(len(word)))[::-1]
    for reading in _unswapped(word[::-1], _LAM_ALEF):
        if reading.word != word:
            order = tuple(back[i] for i in reading.order)
            readings.append(_Reading(reading.word, order, log(turned), True))
    return tuple(readings)


_MAX_STATES: Final = 6  # last words that are kept at each place


def _best_path(run: Sequence[_Token], damage: _Damage) -> tuple[float, list[_Arc]]:
    """Return the likeliest words behind ``run``, and the natural logarithm of their probability."""
    states: list[dict[str, tuple[float, _Arc | None, str, int]]] = [{} for _ in range(len(run) + 1)]
    states[0][""] = (0.0, None, "", 0)
    for at in range(len(run)):
        before = states[at]
        if len(before) > _MAX_STATES:
            kept = sorted(before, key=lambda word: -before[word][0])[:_MAX_STATES]
            before = {word: before[word] for word in kept}
        for arc in _arcs(run, at, damage):
            share = exp(arc.alone)
            best: tuple[float, str] | None = None
            for last, state in before.items():
                score = state[0] + log(share_after(last if run[at].follows else "", arc.word, share))
                if best is None or score > best[0]:
                    best = (score, last)
            assert best is not None
            score = best[0] + arc.cost
            after = states[at + arc.size]
            if arc.word not in after or score > after[arc.word][0]:
                after[arc.word] = (score, arc, best[1], at)
    last = max(states[-1], key=lambda word: states[-1][word][0])
    total, path, at = states[-1][last][0], [], len(run)
    while at:
        _, found, last, at = states[at][last]
        assert found is not None
        path.append(found)
    return total, path[::-1]


# --- decision --------------------------------------------------------------------------------------------------------

# Natural logarithms, chosen on the tuning half of tests/bench/pdf_text.py.
#: How much likelier a line alone must be with its damage undone; ``proven`` needs proof as well.
_CAUTION: Final = {"proven": 6.0, "likely": 3.0}
_MAX_ODDS: Final = log(9)  # what other damaged lines of a text can bring it to
_COMMON_COST, _ALL_COST, _CUT_COST, _TURNED_COST = 1.0, 2.0, 1.0, 1.0  # what rarer damages need on top
_KINDS: Final = ((_LAM_ALEF, 0.0), (_COMMON, _COMMON_COST), (_ALL, _ALL_COST))
_CUTS: Final = (0.03, 0.25, 0.7)
_TURNED: Final = (0.06, 0.5)
_MIN_GAIN: Final = 3.0  # how much likelier one word must be to be a sign of damage
_SWAPPED_SIGN, _TURNED_SIGN, _PIECE_SIGN = 1, 2, 4


def _signs(word: str) -> int:
    """Return what a word may be a sign of, as a sum of ``_SWAPPED_SIGN`` and the others; nothing for a common word."""
    return 0 if frequency(word) >= _MAX_DAMAGED and len(word) > 1 else _signs_of_rare(word)


@remember("signs of PDF text")
def _signs_of_rare(word: str) -> int:
    """Return what an unknown or rare word may be a sign of, as a sum of ``_SWAPPED_SIGN`` and the others."""
    if len(word) == 1:
        return 0 if word == WAW else _PIECE_SIGN  # و is often typed alone
    if len(word) > _MAX_LETTERS:
        return 0
    alone, is_known = _alone(word)
    if is_known and alone > _RARE:
        return 0
    signs = _PIECE_SIGN if len(word) <= (_MAX_RARE_PIECE if is_known else _MAX_PIECE) else 0
    for kinds, sign, surface in ((_ALL, _SWAPPED_SIGN, word), (_LAM_ALEF, _TURNED_SIGN, word[::-1])):
        for reading in _unswapped(surface, kinds):
            likely, known = _alone(reading.word)
            if known and reading.word != word and likely + reading.cost > alone + _MIN_GAIN:
                signs |= sign
                break
    return signs


_RARE: Final = log(1e-6)  # a word that is listed as rarer may be damaged all the same
_MAX_RARE_PIECE: Final = 3  # letters of a piece that is such a word
_MAX_PIECE: Final = 7  # letters of a piece that is no word; longer ones are rather names


_words: Final = Words("tokens of PDF text")


def could_need_pdf_repair(token: str) -> bool:
    """Return whether a token (the text between two spaces) could be a sign of damage.

    False for nearly all sound Arabic.

    >>> could_need_pdf_repair("املتحدة"), could_need_pdf_repair("المتحدة"), could_need_pdf_repair("يف")
    (True, False, True)
    """
    return _signs_of_line(token) != 0


def _signs_of_line(line: str) -> int:
    """Return what the words of a line may be signs of."""
    tokens = line.split(" ")
    if _words.fine.issuperset(tokens):
        return 0
    signs = 0
    for token in set(tokens) - _words.fine:
        found = _words.masks.get(token)
        if found is None:
            found = reduce(or_, (_signs(bare(word)) for word in _WORD.findall(token)), 0)
            if len(token) <= 2 * _MAX_LETTERS:
                _words.keep(token, found)
        signs |= found
    return signs


class _Odds(NamedTuple):
    """Natural logarithms of the odds that a line has swapped letters, cut words and turned words, before it is read."""

    swapped: float
    cut: float
    turned: float


class _Weighed(NamedTuple):
    """A damage of a run of words: how much likelier the words are with it undone, and the words behind."""

    damage: _Damage
    gain: float
    path: list[_Arc]


@dataclass(slots=True)
class _Run:
    """A run of words, and what was found of it for each damage."""

    tokens: list[_Token]
    paths: dict[_Damage, tuple[float, list[_Arc]]] = field(default_factory=dict)

    def path(self, damage: _Damage) -> tuple[float, list[_Arc]]:
        """Return the likeliest words behind the run, and the natural logarithm of their probability."""
        if damage not in self.paths:
            self.paths[damage] = _best_path(self.tokens, damage)
        return self.paths[damage]

    def likeliest_kinds(self, costs: Iterable[tuple[frozenset[str], float]]) -> frozenset[str]:
        """Return the kinds of ligatures that swapped letters are likeliest of, each word weighed alone."""

        def likely(kinds: frozenset[str]) -> float:
            return sum(max(c.alone + c.cost for c in _choices(token.word, kinds, 0.0)) for token in self.tokens)

        return max(costs, key=lambda pair: likely(pair[0]) - pair[1])[0]


def _weighed(run: _Run, odds: _Odds, signs: int) -> _Weighed:
    """Return the likeliest damage of a run of words, and the words behind it."""
    base, _ = run.path(_NONE)
    best = _Weighed(_NONE, 0.0, [])

    def consider(damage: _Damage) -> None:
        nonlocal best
        total, path = run.path(damage)
        prior = odds.swapped - dict(_KINDS)[damage.kinds] if damage.kinds else 0.0
        prior += odds.cut - _CUT_COST if damage.cut else 0.0
        prior += odds.turned - _TURNED_COST if damage.turned else 0.0
        gain = total - base + prior
        if gain > best.gain:
            best = _Weighed(damage, gain, path)

    if signs & _SWAPPED_SIGN:
        consider(_Damage(run.likeliest_kinds(_KINDS)))
    if signs & _PIECE_SIGN:
        kinds = best.damage.kinds
        for cut in _CUTS:
            consider(_Damage(kinds, cut=cut))
            if best.damage.cut != cut:  # the shares rise: a larger one is no better
                break
    if signs & _TURNED_SIGN:
        kinds, cut = best.damage.kinds, best.damage.cut
        for turned in _TURNED:
            consider(_Damage(kinds, turned, cut))
            if best.damage.turned != turned:
                break
    return best


_MIN_PROOF: Final = 1.0  # words per million of a repaired word that proves a damage
_MIN_TURNED_PROOF: Final = 20.0  # the same of a single word turned round, which many a foreign word is by chance
_MIN_TURNED: Final = 4  # letters of it
_MIN_SPACED: Final = 4  # single letters between spaces, of a word that proves that words are cut
_LARGE_GAIN: Final = 4.0  # natural logarithm: what joined words gain that proves it though each piece is a word


def _is_proven(run: Sequence[_Token], weighed: _Weighed) -> bool:
    """Return whether a change makes a common word of what was none."""
    at = turned = 0
    for arc in weighed.path:
        pieces = run[at : at + arc.size]
        at += arc.size
        if not arc.changed or (listed := _frequency(arc.word)) < _MIN_PROOF:
            continue
        letters = sum(len(token.word) == 1 for token in pieces)
        if all(_alone(token.word)[1] or len(token.word) == 1 for token in pieces):
            if letters >= _MIN_SPACED or (arc.size > 1 and not letters and weighed.gain > _LARGE_GAIN):
                return True
        elif arc.turned:
            turned += 1
            if turned > 1 or (listed >= _MIN_TURNED_PROOF and len(arc.word) >= _MIN_TURNED):
                return True
        else:
            return True
    return False


def _edits_of(run: Sequence[_Token], path: Sequence[_Arc], offset: int, text: str) -> Iterator[Edit]:
    """Yield the changes that make the words of ``path`` of the words of ``run``."""
    at = 0
    for arc in path:
        pieces = run[at : at + arc.size]
        at += arc.size
        if not arc.changed:
            continue
        units = [unit for token in pieces for unit in token.units]
        order = tuple(offset + i for letter in arc.order for i in range(*units[letter]))
        start, end = offset + pieces[0].start, offset + pieces[-1].end
        yield Edit(start, end, "".join(text[i] for i in order), order)


@dataclass(slots=True)
class _Line:
    """A line of a text: where it starts, its words in runs, and the damage that was found."""

    text: str
    start: int
    runs: list[_Run]
    signs: int
    found: list[_Weighed] = field(default_factory=list)

    def weigh(self, odds: _Odds, signs: int, proven: bool) -> None:
        """Find the likeliest damage of each run, given ``odds`` and ``signs``; with ``proven``, only what is proven."""
        self.found = []
        for run in self.runs:
            weighed = _weighed(run, odds, signs)
            if proven and not _is_proven(run.tokens, weighed):
                weighed = _Weighed(_NONE, 0.0, [])
            self.found.append(weighed)

    def has(self, what: str) -> bool:
        """Return whether the damage found in the line is of a kind: ``kinds``, ``cut`` or ``turned``."""
        return any(getattr(weighed.damage, what) for weighed in self.found)


#: Probability of Arabic of the repaired line; chosen by hand on clean lines (tests/bench/harm.py).
_MIN_ARABIC: Final = {"proven": 0.9, "likely": 0.6}
#: Letters and marks that Arabic news does not have: other languages of the script, and the Quran's spelling.
_FOREIGN: Final = regex.compile(
    rf"[[\p{{Arabic}}&&\p{{L}}]--[{LETTERS}\u0640\uFB50-\uFDFF\uFE70-\uFEFF]]|[{QURANIC_MARKS}{DAGGER_ALEF}]",
    regex.VERSION1,
).search
_HAS_WHOLE: Final = re.compile("ل[اأإآ]").search  # lam-alef that nobody swapped


def repair_pdf_text(choice: str) -> Stage:
    """Return the stage that repairs words whose letters PDF readers swapped, turned round or cut apart.

    ``choice`` is ``proven`` for text that may be from anywhere, ``likely`` for text that is known to be from a PDF.
    """
    quiet = Words("quiet lines of PDF text")  # in which nothing was found when they were weighed alone
    doubt = _Odds(*[-_CAUTION[choice]] * 3)

    def edits(text: str) -> Iterator[Edit]:
        lines: list[_Line] = []
        for match in LINE.finditer(text):
            row, signs = match.group(), _signs_of_line(match.group())
            lines.append(line := _Line(row, match.start(), [], signs))
            if signs and row not in quiet.fine and not _FOREIGN(row):
                line.runs = list(map(_Run, _tokens(row)))
                line.weigh(doubt, signs, choice == "proven")
                if all(found.damage == _NONE for found in line.found):
                    quiet.keep(row, 0)
        if len(lines) > 1 and any(found.damage != _NONE for line in lines for found in line.found):
            _weigh_together(lines, _CAUTION[choice], choice == "proven")
        for line in lines:
            found = [
                edit
                for run, weighed in zip(line.runs, line.found, strict=True)
                for edit in _edits_of(run.tokens, weighed.path, line.start, text)
            ]
            if found and takes_arabic_repairs(_repaired(line, found), _MIN_ARABIC[choice]):
                yield from found

    return edited("repair text of PDFs", "encoding", edits, asks=could_need_pdf_repair, whole=True)


def _repaired(line: _Line, edits: Iterable[Edit]) -> str:
    """Return the line after ``edits``, which are in the coordinates of its text."""
    moved = (Edit(edit.start - line.start, edit.end - line.start, edit.text) for edit in edits)
    return Step("", "encoding", tuple(moved)).apply(line.text)


def stages(choice: str) -> tuple[Stage, Stage]:
    """Return both stages of this module; ``choice`` as in :func:`repair_pdf_text`."""
    return repair_pdf_text(choice), move_end_punctuation()


#: Signs before the first word of a line whose last word has none after it.
_WRONG_END: Final = regex.compile(
    rf"^(?P<signs>(?:[!؟?]{{1,3}}|[.،]))(?=[{LETTERS}])[^\n]*[{LETTERS}][»\"”)\]]?(?P<end>) *$", regex.MULTILINE
)


def move_end_punctuation() -> Stage:
    """Return the stage that moves a sign from the start of a line, as in ``!لكن``, to its end, where it belongs."""

    def edits(text: str) -> Iterator[Edit]:
        for match in _WRONG_END.finditer(text):
            if takes_arabic_repairs(match.group()):
                (start, stop), end = match.span("signs"), match.end("end")
                yield Edit(start, stop, "")
                yield Edit(end, end, match["signs"], tuple(range(start, stop)))

    sign = re.compile(rf"[!؟?.،][{LETTERS}]")
    return edited("move the sign at the end", "encoding", edits, sign.search, sign.search)


def _weigh_together(lines: list[_Line], caution: float, asks_proof: bool) -> None:
    """Weigh the lines of a text again: what is found in some makes it likelier in the others."""
    swapped, cut, turned = (sum(line.has(what) for line in lines) for what in ("kinds", "cut", "turned"))
    whole = sum(_HAS_WHOLE(line.text) is not None for line in lines if not line.has("kinds"))
    for line in lines:
        others = (
            (swapped - line.has("kinds"), whole),
            (cut - line.has("cut"), len(lines) - cut),
            (turned - line.has("turned"), len(lines) - turned),
        )
        odds = _Odds(*(max(-caution, min(_MAX_ODDS, log((yes + 0.01) / (no + 1)))) for yes, no in others))
        if max(odds) <= -caution:
            continue
        signs = line.signs
        for one, sign in zip(odds, (_SWAPPED_SIGN, _PIECE_SIGN, _TURNED_SIGN), strict=True):
            signs |= sign if one > -caution else 0
        if signs and not _FOREIGN(line.text):
            line.runs = line.runs or list(map(_Run, _tokens(line.text)))
            line.weigh(odds, signs, asks_proof and max(odds) < 0)
