"""Repair Arabic words that were broken, run together, drawn out or typed in other letters, where a list proves it.

* joined: the article or و with the word after it (``ال عراق``, ``و قال``);
* parted: a preposition before the article (``فيالعراق``), a word after ta marbuta or alef maksura, which occur only at
  the end of words (``علىالأرض``), the compounds of Abd (``عبدالملك`` → ``عبد الملك``);
* shortened: letters drawn out for emphasis (``جمييييل``);
* cleared: heh goal between letters as an ornament (``الہلہغہة``);
* respelled: Persian kaf and yeh (``فی کلمة``), dagger alef (``الملٰئكة``).

A repair is made only if its result is in the list of Arabic words, and the text as it is is not, or is far rarer.
:func:`split_run` cuts longer runs of words, for callers that know the text to be a name or a phrase.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from math import log
from typing import Final

import regex

from arabtext import resources
from arabtext.memory import once, remember
from arabtext.script.chars import (
    ALEF,
    ALEF_FORMS,
    ALEF_MADDA,
    ALEF_MAKSURA,
    ALEF_WASLA,
    DAGGER_ALEF,
    HEH,
    KAF,
    LAM,
    LETTERS,
    QURANIC_MARKS,
    TASHKEEL,
    TATWEEL,
    TEH_MARBUTA,
    WAW,
    WAW_HAMZA,
    YEH,
    YEH_HAMZA,
)
from arabtext.script.fold import CharTable, finder
from arabtext.script.language.arabic_script import takes_arabic_repairs
from arabtext.script.morphology import bare, proclitics, without_proclitic
from arabtext.script.stages import LINE, Stage, edited, on_lines
from arabtext.script.wordlist import frequency, is_plausible, share_after
from arabtext.trace import Edit

_LETTER: Final = f"[{LETTERS}]"
_BEFORE: Final = r"(?<![\p{L}\p{M}\p{N}_#@])"
_AFTER: Final = r"(?![\p{L}\p{M}\p{N}_])"
_MIN_PROOF: Final = 1.0  # words per million of a word that proves a repair; chosen by hand
_ARTICLE: Final = ALEF + LAM
# Least probability that a repaired line is Arabic, 0 to 1; chosen by hand on clean lines of 60 languages
# (tests/bench/harm.py).
_SURE: Final = 0.9  # Uyghur and Kazakh have ى inside words
_POSSIBLE: Final = 0.3  # laughter and cries are drawn out in every language alike


def _is_surely_arabic(line: str) -> bool:
    return takes_arabic_repairs(line, _SURE)


def _may_be_arabic(line: str) -> bool:
    return takes_arabic_repairs(line, _POSSIBLE)


def join_broken_articles() -> Stage:
    """Return the stage that joins the article, with what is written together with it, to its word."""
    return _joining(proclitics(article=True), _is_article_of, _has_articles)


def join_conjunctions() -> Stage:
    """Return the stage that joins و to its word."""
    return _joining((WAW,), _is_joined_and, _is_surely_arabic)  # Persian and Urdu write it apart


_SWAPPED: Final = re.compile("األ|اإل|اآل|لأل|لإل(?!ى)|إال|اهلل").search  # lam-alef as PDF readers swap its letters


def _has_articles(line: str) -> bool:
    """Return whether ال on a line of Arabic is the article: where letters are swapped it is لا."""
    return _SWAPPED(line) is None and takes_arabic_repairs(line)


def _joining(
    particles: Sequence[str], belong_together: Callable[[str, str], bool], admits: Callable[[str], bool]
) -> Stage:
    """Return the stage that joins one of ``particles`` to the next word where the two belong together.

    ``admits`` is a test of the joined line.
    """
    either = "|".join(particles)
    ends_in_particle = regex.compile(rf"{_BEFORE}(?:{either})\Z").search
    second = regex.compile(rf"{_LETTER}{{2,}}{_AFTER}")
    ends = sorted({particle[-2:] + " " for particle in particles})
    reach = max(map(len, particles)) + 1  # and the character before

    def edits(text: str) -> Iterator[Edit]:
        for end in sorted(place + len(one) - 1 for one in ends for place in _places_of(one, text)):
            first, word = ends_in_particle(text, max(0, end - reach), end), second.match(text, end + 1)
            if first and word and belong_together(first.group(), word.group()):
                yield Edit(end, end + 1, "")

    def applies(text: str) -> bool:
        return any(one in text for one in ends)

    return on_lines(edited("join broken words", "noise", edits, applies, ends_in_particle), admits_result=admits)


def _places_of(piece: str, text: str) -> Iterator[int]:
    """Yield where ``piece`` begins in ``text``."""
    place = text.find(piece)
    while place >= 0:
        yield place
        place = text.find(piece, place + 1)


def _is_joined_and(first: str, second: str) -> bool:
    joined = 0.0 if second == _ARTICLE else frequency(first + second)
    return joined >= _MIN_PROOF or (joined > 0 and frequency(second) >= _MIN_PROOF)


#: How many times as frequent a word may be without the article as with it; chosen by hand. على is a preposition far
#: more often than العلى is a word.
_NO: Final = LAM + ALEF  # no: its letters may be swapped, and "no doubt" must not become "the doubt"
_MAX_ALONE: Final = 100.0
_ALWAYS_ARTICLES: Final = (_ARTICLE, LAM + LAM)  # the others are words too: بال, وال, فال, كال


def _is_article_of(first: str, second: str) -> bool:
    """Return whether ``second`` lost its article ``first`` to a space; one written آل may stand before a name."""
    if second.startswith(_ARTICLE) or second in _names_of_families():
        return False
    if first not in _ALWAYS_ARTICLES and frequency(second) > 0:
        return False
    if first == _ARTICLE and share_after(_NO, second, 0.0) > 0:
        return False
    joined = frequency(first + second)
    return joined >= _MIN_PROOF and frequency(second) <= _MAX_ALONE * joined


@once
def _names_of_families() -> frozenset[str]:
    """Return names before which ال may be a misspelled آل: of houses and tribes, of men, of آل بيت and the like."""
    houses = (name.split()[-1] for (name,) in resources.rows("names/houses.tsv", "arabic"))
    men = (bare(name) for name, sex in resources.rows("names/given.tsv", "vocalized", "gender") if sex == "m")
    return frozenset((*houses, *men, *(word for (word,) in resources.rows("script/after_al.tsv", "word"))))


_PREPOSITIONS: Final = "في|من|على|إلى|الى|عن|مع|بين|حتى|هذا|هذه|منذ|ضد|نحو|حول|خلال"
_JOINED: Final = regex.compile(
    rf"{_BEFORE}(?:"
    rf"[وف]?(?:{_PREPOSITIONS})(?P<article>ال{_LETTER}{{3,}})"
    rf"|[وف]?[بلك]?عبد(?P<servant>ال{_LETTER}{{2,}})"
    rf"|(?P<left>{_LETTER}+[ةى])(?P<right>{_LETTER}{{3,}})"
    rf"){_AFTER}"
)


_MAY_BE_JOINED: Final = re.compile(rf"(?:{_PREPOSITIONS}|عبد)ال|[ةى]{_LETTER}").search


def part_joined_words() -> Stage:
    """Return the stage that puts a space between words written as one."""

    def edits(text: str) -> Iterator[Edit]:
        for match in _JOINED.finditer(text):
            place = max(match.start("article"), match.start("servant"), match.start("right"))
            if _are_two(match):
                yield Edit(place, place, " ")

    def asks(token: str) -> bool:
        return _MAY_BE_JOINED(token) is not None and any(map(_are_two, _JOINED.finditer(token)))

    return on_lines(edited("part joined words", "noise", edits, _MAY_BE_JOINED, asks), admits_result=_is_surely_arabic)


def _are_two(match: regex.Match[str]) -> bool:
    word = match.group()
    if match["servant"]:
        return frequency(match["servant"]) >= _MIN_PROOF
    if match["article"]:
        return frequency(match["article"]) >= _MIN_PROOF and not is_plausible(word)
    left, right = match["left"], match["right"]
    is_misspelled = is_plausible(word.replace("ى", "ي")) or is_plausible(word.replace("ة", "ه"))
    return not is_misspelled and frequency(left) >= _MIN_PROOF and frequency(right) >= _MIN_PROOF


_LONE_WORD: Final = regex.compile(rf"{_BEFORE}{_LETTER}{{3,}}+{_AFTER}")
_THREE: Final = re.compile(rf"({_LETTER})\1\1")
_THREE_ALIKE: Final = _THREE.search
_MAX_RUNS: Final = 4  # drawn-out letters of a word that are tried in both ways: each doubles the ways
_TRIPLE_TEH: Final = regex.compile("^[وفسأ]?تتت(?!ت)")  # the one letter that grammar triples: تتتبع


def shorten_drawn_out_words() -> Stage:
    """Return the stage that removes repeated letters, down to the known word, else to one letter."""

    def edits(text: str) -> Iterator[Edit]:
        for match in _LONE_WORD.finditer(text):
            word = match.group()
            if _THREE_ALIKE(word) and not _TRIPLE_TEH.match(word) and (short := _shortened(word)) != word:
                yield Edit(match.start(), match.end(), short)

    def asks(token: str) -> bool:
        return _THREE_ALIKE(token) is not None and next(edits(token), None) is not None

    return on_lines(
        edited("shorten drawn-out words", "distinction", edits, _THREE_ALIKE, asks), admits_result=_may_be_arabic
    )


def _shortened(word: str) -> str:
    """Return the most common word behind ``word``; laughter and the like, which is all one letter, keeps two.

    Folding makes letters alike (البيئي becomes البييي, and three Uyghur vowels are one letter), so runs of letters that
    others fold to are shortened only to a common word that is Arabic by itself, and three alike not where the word with
    a seat of hamza among them is known.
    """
    if len(set(word)) == 1:
        return word[:2]
    pieces = [match.group() for match in _RUN_OF_ONE.finditer(word)]
    runs = [place for place, piece in enumerate(pieces) if len(piece) > 2]
    base = [piece if len(piece) < 3 else piece[0] for piece in pieces]
    if len(word) > _MAX_DRAWN_OUT:
        return "".join(base)
    ways = []
    for sizes in product((1, 2), repeat=min(len(runs), _MAX_RUNS)):
        for place, size in zip(runs, sizes, strict=False):
            base[place] = pieces[place][0] * size
        ways.append("".join(base))
    best = max(ways, key=lambda way: (frequency(way), -len(way)))
    if all(pieces[place][0] in _FOLDED for place in runs):
        is_exact = all(len(pieces[place]) == 3 for place in runs)
        if not is_exact:
            return best if frequency(best) >= _MIN_FOUR else word
        is_sure = frequency(best) >= _MIN_THREE and takes_arabic_repairs(best)
        return best if is_sure and not any(map(is_plausible, _unfolded(word))) else word
    return best


_RUN_OF_ONE: Final = re.compile(r"(.)\1*", re.DOTALL)
_MAX_DRAWN_OUT: Final = 60  # letters of a word whose known forms are looked up
# Least words per million of the short word, where every run is of a letter that others fold to: of three such letters,
# and of more; chosen by hand.
_MIN_THREE, _MIN_FOUR = 20.0, 1.0
#: Letter → those that fold to it.
_FOLDED: Final = {YEH: YEH_HAMZA + ALEF_MAKSURA, WAW: WAW_HAMZA, ALEF: ALEF_FORMS, HEH: TEH_MARBUTA}


def _unfolded(word: str) -> Iterator[str]:
    """Yield ``word`` with one letter of a run of three as a letter that folds to it."""
    for run in _THREE.finditer(word):
        for place in range(*run.span()):
            for letter in _FOLDED.get(word[place], ""):
                yield word[:place] + letter + word[place + 1 :]


_ORNAMENT: Final = "\N{ARABIC LETTER HEH GOAL}"
_ORNATE: Final = regex.compile(rf"{_BEFORE}[{LETTERS}{_ORNAMENT}]{{3,}}{_AFTER}")


def remove_ornaments() -> Stage:
    """Return the stage that removes heh goal from Arabic words that are known without it."""

    def edits(text: str) -> Iterator[Edit]:
        for match in _ORNATE.finditer(text):
            word = match.group()
            if word.count(_ORNAMENT) > 1 and _is_ornate(word):
                for i, letter in enumerate(word, match.start()):
                    if letter == _ORNAMENT:
                        yield Edit(i, i + 1, "")

    return on_lines(
        edited("remove ornaments", "noise", edits, finder(_ORNAMENT), signs=_ORNAMENT),
        admits_result=takes_arabic_repairs,
    )


def _is_ornate(word: str) -> bool:
    plain = word.replace(_ORNAMENT, "")
    return len(plain) > 2 and frequency(plain) >= _MIN_PROOF and not is_plausible(word.replace(_ORNAMENT, HEH))


# Letters of Persian keyboards

_PERSIAN: Final = {"\N{ARABIC LETTER KEHEH}": KAF, "\N{ARABIC LETTER FARSI YEH}": YEH}
_TYPED: Final = regex.compile(rf"[{LETTERS}\p{{M}}{TATWEEL}{''.join(_PERSIAN)}]+")
_OTHER_LETTER: Final = regex.compile(rf"(?V1)[\p{{Arabic}}&&\p{{L}}--[{LETTERS}{ALEF_WASLA}{''.join(_PERSIAN)}]]")
_to_arabic: Final = CharTable(_PERSIAN)
_MIN_KNOWN: Final = 2 / 3  # share of the words of a line with Persian letters that the list must have; chosen by hand
_TYPED_ARABIC: Final = 0.82  # probability of Arabic of such a line; chosen by hand on clean lines (tests/bench/harm.py)
_FEW: Final = 2  # words: of a line with no more, the list must have all
_MIN_MAKSURA: Final = 15.0  # times that a word must be more frequent with ى than with ي to be written so; by hand


def write_arabic_letters() -> Stage:
    """Return the stage that writes Arabic kaf and yeh for Persian ones, on lines of Arabic.

    Most words of the line must be words of the list then, and it must have no letter of another language. A last yeh is
    ى where the word is hardly ever written with ي (``حتی``: ``حتى``).
    """

    def edits(text: str) -> Iterator[Edit]:
        for line in LINE.finditer(text):
            found = [] if _OTHER_LETTER.search(line.group()) else list(_TYPED.finditer(text, *line.span()))
            typed = [_typed_in_arabic(match.group()) for match in found]
            least = len(typed) if len(typed) <= _FEW else _MIN_KNOWN * len(typed)
            if not found or sum(frequency(bare(word)) > 0 for word in typed) < least:
                continue
            if not takes_arabic_repairs(line.group(), _TYPED_ARABIC):
                continue
            for match, word in zip(found, typed, strict=True):
                for place, (old, new) in enumerate(zip(match.group(), word, strict=True), match.start()):
                    if old != new:
                        yield Edit(place, place + 1, new)

    return edited("replace look-alike letters", "encoding", edits, finder(_PERSIAN), signs="".join(_PERSIAN))


def _typed_in_arabic(word: str) -> str:
    """Return ``word`` with Arabic kaf and yeh for Persian ones, a last yeh as ى where that is far more frequent."""
    arabic = _to_arabic(word)
    maksura = bare(arabic[:-1]) + ALEF_MAKSURA
    is_maksura = (
        word[-1] in _PERSIAN and arabic[-1] == YEH and frequency(maksura) > _MIN_MAKSURA * frequency(bare(arabic))
    )
    return arabic[:-1] + ALEF_MAKSURA if is_maksura else arabic


# Dagger alef

_MARKED: Final = regex.compile(rf"[\p{{Arabic}}\p{{M}}]*{DAGGER_ALEF}[\p{{Arabic}}\p{{M}}]*")
#: Letters that are themselves read as long a when dagger alef follows.
_LONG: Final = f"{ALEF_MAKSURA}{YEH}\N{ARABIC LETTER FARSI YEH}{ALEF}{ALEF_FORMS}"
_plain_alef: Final = CharTable(
    dict.fromkeys(TASHKEEL + QURANIC_MARKS + TATWEEL + "\N{ARABIC MADDAH ABOVE}", "") | {ALEF_WASLA: ALEF}
)


def write_dagger_alef() -> Stage:
    """Return the stage that writes dagger alef as alef in words that modern spelling writes with one.

    Modern spelling leaves it out in a few words (هذا, الرحمن) and after a letter that is read as alef (على); elsewhere
    the word of the list has the alef (الملٰئكة: الملائكة), or has it for a waw (صلوٰة: صلاة). In any other word the mark
    stays, and is removed with the other tashkeel.
    """

    def edits(text: str) -> Iterator[Edit]:
        for match in _MARKED.finditer(text):
            word = match.group()
            found = _alefs_today(word)
            if found and _has_alefs_today(word, found):
                yield from (Edit(match.start() + start, match.start() + end, ALEF) for start, end in found)

    return edited("write dagger alef", "distinction", edits, finder(DAGGER_ALEF), signs=DAGGER_ALEF)


def _alefs_today(word: str) -> list[tuple[int, int]]:
    """Return the ranges of ``word`` that an alef may stand for: dagger alefs, with a waw that carries one."""
    places = (place for place, letter in enumerate(word) if letter == DAGGER_ALEF)
    return [
        (place - (word[place - 1 : place] == WAW), place + 1)
        for place in places
        if word[place - 1 : place] not in tuple(_LONG)
    ]


def _has_alefs_today(word: str, ranges: list[tuple[int, int]]) -> bool:
    """Return whether the list has ``word`` with an alef for each of ``ranges``, and does not leave it unwritten."""
    without = _modern(word)
    stems = {without, *without_proclitic(without, proclitics(before="noun"), 2)}
    if not stems.isdisjoint(_unwritten_alef()):
        return False
    pieces, position = [], 0
    for start, end in ranges:
        pieces += [word[position:start], ALEF]
        position = end
    return is_plausible(_modern("".join([*pieces, word[position:]])))


def _modern(word: str) -> str:
    """Return a word of a vocalized text as the word list spells it."""
    return _plain_alef(word).replace("\N{ARABIC HAMZA ABOVE}" + ALEF, ALEF_MADDA)


@once
def _unwritten_alef() -> frozenset[str]:
    """Return words whose long a is spoken and not written."""
    return frozenset(bare(word) for (word,) in resources.rows("script/unwritten_alef.tsv", "word"))


# Words run together; chosen by hand.
_MAX_WORD: Final = 12  # letters of a word that a run of words is cut into
_MIN_RUN: Final = 9  # letters; shorter ones may be names
_MIN_LONG_RUN: Final = 14  # letters; longer ones are hardly names
_UNKNOWN_WORD, _UNKNOWN_LETTER = 12.0, 3.0  # natural logarithms: the cost of a piece that is no word
_MAX_COST, _MAX_SHORT_COST = 2.9, 2.4  # natural logarithms a letter: the cost of a long run of words, of another one


@remember("words run together")
def split_run(word: str) -> tuple[str, ...]:
    """Return the words of a run that was written without spaces; a known word, or a run that is no words, alone.

    >>> split_run("كورياالشماليةفيمحاولة"), split_run("الاستثمارات")
    (('كوريا', 'الشمالية', 'في', 'محاولة'), ('الاستثمارات',))
    """
    if len(word) < _MIN_RUN or is_plausible(word):
        return (word,)
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(word) + 1):
        starts = range(max(0, end - _MAX_WORD), end)
        best.append(min((best[start][0] + _cost(word[start:end]), start) for start in starts))
    pieces: list[str] = []
    at = len(word)
    while at:
        pieces.append(word[best[at][1] : at])
        at = best[at][1]
    limit = _MAX_COST if len(word) >= _MIN_LONG_RUN else _MAX_SHORT_COST
    return tuple(pieces[::-1]) if best[-1][0] <= limit * len(word) else (word,)


@remember("costs of pieces of words")
def _cost(piece: str) -> float:
    """Return the cost of a piece of a run: minus the logarithm of its probability as a word."""
    share = frequency(piece) if len(piece) > 1 else 0.0
    return -log(share / 1e6) if share else _UNKNOWN_WORD + _UNKNOWN_LETTER * len(piece)
