"""Decide whether two names are the same, in either script, and keep the evidence.

Names are aligned as wholes (:mod:`arabtext.names.comparing.alignment`), cut into pieces, and weighed by two small
models (:mod:`arabtext.names.comparing.whole`). What no model should decide is decided here: names that are equal or
listed, letters that nobody reads, and doubts that no likeness of letters removes.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING, Final, NamedTuple

import regex

from arabtext.errors import expect_text
from arabtext.memory import remember
from arabtext.names.aliases import aliases, is_qualifier
from arabtext.names.comparing.likeness import PreparedPart, prepare_part
from arabtext.names.comparing.meaning import Meaning, compare_meanings, has_similar_words, meanings_of
from arabtext.names.comparing.organizations import compare_organizations, is_organization
from arabtext.names.comparing.scripts import equality_key, fold_homoglyphs, unread_scripts
from arabtext.names.comparing.whole import Group, Whole, groups, lay_best, thresholds
from arabtext.names.comparing.words import Words, are_twins, words_of
from arabtext.names.known import gazetteer
from arabtext.names.known.keys import name_key, text_key
from arabtext.names.model import MAX_NAME, Evidence, Match, Name, Verdict
from arabtext.names.parse import GENERATIONS, in_order, is_degree, is_honorific, readings, without_honorifics
from arabtext.names.relatives import Relative, read_relative

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Minimum scores of two names that are the same, and of two that may be. MAYBE belongs to log-odds of 0; the log-odds
#: that SAME belongs to are fitted by build_comparing.py. tests/bench/matching.py reports precision and recall of both.
SAME: Final = 0.85
MAYBE: Final = 0.5

#: Score of two names that a doubt keeps from being the same, however alike, and that a column leaves to a person. Those
#: from MAYBE up are scaled to that, so that they keep their order and their verdict. Chosen by hand.
_MAX_DOUBTFUL: Final = 0.8
#: Factors on the likelihood that one word is a part of a longer name, its last part or its first: "Khazali" and "Qais
#: al-Khazali" have 0.6, a maybe; no family name alone is the same. Chosen by hand.
_SINGLE_LAST, _SINGLE_FIRST = 0.6, 0.5
#: Scores of two names of the same words in another order: all of them given names (Jamal Karim, Karim Jamal), or one of
#: them a family name (Qais al-Khazali, KHAZALI Qais). Chosen by hand: both a maybe, the second joined in lists.
_CROSSED_GIVEN, _CROSSED = 0.6, 0.84
#: Minimum score of names that share all consonants. It falls to 0 at half of them, which ranks names that are hopeless.
#: Chosen by hand.
_OF_CONSONANTS: Final = 0.001
#: Log-odds of a score of 1, and of 0 with the other sign: no comparison of names is surer than one error in 3,000.
MAX_LOG_ODDS: Final = 8.0
_MAX_ODDS: Final = 50.0  # log-odds against two names, beyond which a score is 0 anyway
_MAX_BOTH_LACK: Final = 0.4  # score of two names of which each has a word that the other lacks; chosen by hand
#: Maximum score of the names of two listed persons. If the spellings alone score SAME or more, the pair is a maybe
#: instead: two listed persons may both bear the name Hussein bin Ali. Chosen by hand.
_OTHER_ENTITY: Final = 0.1


@dataclass(frozen=True, slots=True)
class Prepared:
    """A name prepared for comparison: its titles and its parts in order, ``Family, Given`` turned round.

    ``words`` are what is aligned. ``unread`` names the scripts of letters that are neither Arabic nor Latin; such a
    name is one part. ``others`` are the other readings: of a name whose title may be a given name (in the one with the
    title ``has_doubtful_title``), and of a cell that writes several names of one person, all but the first of which are
    aliases. ``remark`` is what stands in brackets behind the name, or a year, and is no part of it. ``relative`` says
    that the name is that of a relative of the person; ``meanings`` is what a name that is a phrase means.
    """

    text: str
    key: str
    titles: tuple[str, ...]
    parts: tuple[PreparedPart, ...]
    entity: gazetteer.Entity | None
    words: Words
    unread: tuple[str, ...] = ()
    others: tuple[Prepared, ...] = ()
    is_organization: bool = False
    is_place: bool = False
    has_doubtful_title: bool = False
    is_alias: bool = False
    remark: str = ""
    relative: Relative | None = None
    meanings: tuple[Meaning, ...] = ()

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers in the remark: mostly years."""
        return tuple(_NUMBERS.findall(name_key(self.remark))) if self.remark else ()

    @property
    def readings(self) -> tuple[Prepared, ...]:
        """Each reading of the name, the likelier first."""
        return (self, *self.others)


@remember("prepared names")
def prepare(name: str) -> Prepared:
    """Return ``name`` prepared for :func:`compare_prepared`."""
    if len(name) > MAX_NAME:
        return Prepared(name, "", (), (), None, words_of(()))
    read = fold_homoglyphs(name)
    if unread := unread_scripts(read):
        key = equality_key(name)
        whole = PreparedPart(name, "word", key, frozenset(), frozenset(), frozenset([key]), False)
        return Prepared(name, key, (), (whole,), None, words_of(()), unread)
    if len(read.split()) > _MAX_WORDS:
        return Prepared(name, name_key(read), (), (), None, words_of(()))
    if relative := read_relative(read):
        return _of_relative(name, relative)
    read = _INITIALS.sub(lambda initials: initials[0].replace(".", ". ").rstrip(), read)
    is_one = is_organization(read)
    cells = (read,) if is_one else aliases(read)
    remark = ""
    if not is_one and len(cells) == 1:
        bare, remark = _without_remark(read)
        cells = (bare,)
    first, *others = _prepare_readings(cells[0])
    for cell in cells[1:]:
        others += (replace(reading, is_alias=True) for reading in _prepare_readings(cell))
    return replace(first, text=name, others=tuple(others), remark=remark)


def _of_relative(name: str, relative: Relative) -> Prepared:
    """Return a person who is named by a relative, prepared: as the relative, but listed as nobody."""
    own = prepare(relative.name)
    others = tuple(replace(one, relative=relative, entity=None) for one in own.others)
    return replace(own, text=name, others=others, relative=relative, entity=None)


#: A name of two words or more, and what stands in brackets behind it, or a year of birth or the years of a life.
_REMARK: Final = regex.compile(
    r"""(.*?\p{L}[ ,،].*?\p{L}[^(\[（]*?) (?:
        \s*[(\[（]([^()\[\]（）]*)[)\]）]\s*
        | [\s,،]+((?:(?i:b\.|born|d\.)|مواليد|ولد)?\s*\d{4}(?:\s*[-–]\s*(?:\d{4})?)?)\s*
    )""",
    regex.VERBOSE,
)
_INITIALS: Final = regex.compile(r"\b(?:\p{Lu}\.){2,}(?=\s)")  # M.A. before a name
_MAX_WORDS: Final = 40  # of a name that is aligned; a longer one is equal to another or not at all


def _without_remark(read: str) -> tuple[str, str]:
    """Return a name without what is behind it and no part of it: a title, or a remark, which comes second."""
    name, _, behind = read.replace("،", ",").rpartition(",")
    if name and (is_degree(behind.replace(" ", "")) or _key(behind) in gazetteer.titles()):
        return name, ""
    if (found := _REMARK.fullmatch(read)) and not _may_be_name(behind := found[2] or found[3] or ""):
        return found[1], behind
    return read, ""


def _may_be_name(text: str) -> bool:
    """Return whether words in brackets may be a part of the name, or distinguish it from another, like ``Jr.``."""
    key = _key(text)
    if key in gazetteer.suffixes() or key in GENERATIONS:
        return True
    if is_qualifier(text) or key in gazetteer.titles():
        return False
    return bool(key) and all(gazetteer.tokens_of(word) or word in gazetteer.latin_tokens() for word in key.split())


def _key(text: str) -> str:
    """Return the key of some words, as titles and suffixes are listed."""
    return " ".join(text_key(text).split())


def _prepare_readings(name: str) -> Iterator[Prepared]:
    """Yield each reading of one name, prepared."""
    some = [_prepare_parsed(name, parsed) for parsed in readings(name)]
    most = max(len(one.titles) for one in some)
    for one in some:
        yield replace(one, has_doubtful_title=len(some) > 1 and len(one.titles) == most)


def _prepare_parsed(name: str, parsed: Name) -> Prepared:
    """Return ``name`` prepared as it was parsed."""
    rest = in_order(without_honorifics(parsed.parts))
    bare = " ".join(part.text.rstrip(",،") for part in rest)
    known = gazetteer.entity(parsed.text) or (gazetteer.entity(bare) if bare != parsed.text else None)
    return Prepared(
        name,
        name_key(bare),
        tuple(part.text for part in parsed.parts if is_honorific(part)),
        tuple(map(prepare_part, rest)),
        known,
        words_of(rest),
        is_organization=is_organization(parsed.text),
        meanings=meanings_of(parsed.text, known),
        is_place=parsed.kind == "place",
    )


def compare(a: str, b: str) -> Match:
    """Return whether two names are the same, whatever script and spelling each is in.

    ``score`` is 0 to 1; ``verdict`` is ``same`` from 0.85, ``maybe`` from 0.5. Symmetric, and 1 for a name and itself.

    >>> compare("قيس الخزعلي", "Kais Khaz'ali").verdict
    'same'
    >>> compare("محمد بن سلمان", "Mohammed bin Sultan").verdict
    'different'
    """
    first, second = expect_text(a, "a"), expect_text(b, "b")
    return compare_prepared(prepare(first), prepare(second))


def compare_prepared(a: Prepared, b: Prepared) -> Match:
    """Return what :func:`compare` returns, for names prepared before."""
    return compare_pairs([(a, b)])[0]


def compare_pairs(pairs: Sequence[tuple[Prepared, Prepared]]) -> list[Match]:
    """Return the match of each of ``pairs``; all are aligned at once, which is many times as fast as one by one."""
    answers, open_pairs = _sort_out(pairs)
    for at, one, other, whole, score in _scored(open_pairs, only_likely=False):
        if whole:
            answers[at].append(_Answer(one, other, score, _judged(one, other, whole, score)))
    return [_finished(*_best(some), a, b) for (a, b), some in zip(pairs, answers, strict=True)]


class _Answer(NamedTuple):
    """How two readings of two names compare; ``match`` is None where only the score is wanted."""

    one: Prepared
    other: Prepared
    score: float
    match: Match | None


def _best(answers: Sequence[_Answer]) -> tuple[_Answer, float]:
    """Return the answer that counts, and its score: the best one, if it is no alias that the names themselves deny.

    A kunya that two people share says little, and one that differs leaves a doubt: Ahmad Hassan (Abu Ali).
    """
    if len(answers) == 1:
        return answers[0], answers[0].score
    best = max(answers, key=lambda answer: answer.score)
    if not any(one.one.is_alias or one.other.is_alias for one in answers):
        return _of_both_scripts(answers) or (best, best.score)
    own = max((one for one in answers if not one.one.is_alias and not one.other.is_alias), key=lambda one: one.score)
    of_kunyas = [one.score for one in answers if _is_kunya(one.one) and _is_kunya(one.other)]
    if own.score >= MAYBE:
        is_other = bool(of_kunyas) and max(of_kunyas) < MAYBE
        return (own, _doubted(own.score)) if is_other else (best, best.score)
    if best.one.is_alias and best.other.is_alias:
        is_weak = min(best.one.words.count, best.other.words.count) == 1
        return best, min(best.score, _MAX_BOTH_LACK if is_weak else MAYBE)
    alias = best.one if best.one.is_alias else best.other
    return best, _doubted(best.score) if _is_kunya(alias) else best.score


def _of_both_scripts(answers: Sequence[_Answer]) -> tuple[_Answer, float] | None:
    """Return the less alike of the Arabic and the Latin forms of two names that have both; None of all others.

    The score is that of the mean log-odds of both: باسم صالح is not بسام صالح although Latin letters may hide it.
    """
    import numpy as np

    if len(answers) < 4:  # two forms of each name
        return None
    alike: dict[bool, _Answer] = {}
    for one in answers:
        is_arabic = one.one.words.encoded.is_arabic
        if is_arabic == one.other.words.encoded.is_arabic and (
            is_arabic not in alike or one.score > alike[is_arabic].score
        ):
            alike[is_arabic] = one
    if len(alike) < 2:
        return None
    odds = log_odds(np.array([one.score for one in alike.values()]))
    return min(alike.values(), key=lambda one: one.score), _chance(float(odds.mean()))


def _is_kunya(name: Prepared) -> bool:
    """Return whether an alias is a kunya alone."""
    return name.is_alias and [part.role for part in name.parts] == ["kunya"]


def _finished(best: _Answer, score: float, a: Prepared, b: Prepared) -> Match:
    """Return the match of two names in their order, with what their remarks say."""
    evidence = best.match.evidence if best.match else ()
    if _is_later(a, b):
        evidence = tuple(Evidence(e.right, e.left, e.relation, e.score) for e in evidence)
    if a.remark or b.remark:
        is_other = _differ_in_remarks(a, b)
        evidence += (Evidence(a.remark, b.remark, "another remark" if is_other else "remark", float(not is_other)),)
    score = round(_remarked(score, a, b), 4)
    return Match(score, _verdict(score), evidence)


def _remarked(score: float, a: Prepared, b: Prepared) -> float:
    """Return the score of two names, in doubt if their remarks differ: two years of birth may be two persons.

    So are two who are named by a relative that may have several: the daughter of one man may be another.
    """
    is_other = a.relative is not None and not a.relative.is_one and a.text != b.text
    return _doubted(score) if is_other or _differ_in_remarks(a, b) else score


def _differ_in_remarks(a: Prepared, b: Prepared) -> bool:
    """Return whether two names have different remarks; of two with numbers the numbers count."""
    if not (a.remark and b.remark):
        return False
    if a.numbers and b.numbers:
        return a.numbers != b.numbers
    ours, theirs = name_key(a.remark), name_key(b.remark)
    return bool(ours and theirs) and ours != theirs


_NUMBERS: Final = regex.compile(r"\d+")


def _judged(one: Prepared, other: Prepared, whole: Whole, score: float) -> Match:
    """Return the match of two names that are aligned and scored."""
    place = ", in another place" if whole.turned else ""
    listed = tuple(_listed(one, other))
    shown = (_evidence(group, place) for group in groups(whole) if not listed or score >= MAYBE)
    return Match(score, _verdict(score), (*_titles(one, other), *listed, *shown))


def score_pairs(pairs: Sequence[tuple[Prepared, Prepared]]) -> NDArray[np.float64]:
    """Return the score of :func:`compare_prepared` for each of ``pairs``, 0 to 1, as an array of that length.

    As :func:`compare_pairs` without evidence; pairs whose letters are hopelessly unlike are not looked at further.
    """
    import numpy as np

    answers, open_pairs = _sort_out(pairs)
    for at, one, other, _, score in _scored(open_pairs, only_likely=True):
        answers[at].append(_Answer(one, other, score, None))
    found = (_remarked(_best(some)[1], a, b) for (a, b), some in zip(pairs, answers, strict=True))
    return np.fromiter((round(score, 4) for score in found), np.float64, len(pairs))


def log_odds(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return scores, 0 to 1, as log-odds, none beyond :data:`MAX_LOG_ODDS`.

    >>> import numpy as np
    >>> log_odds(np.array([0.0, 0.5, 1.0])).tolist()
    [-8.0, 0.0, 8.0]
    """
    import numpy as np

    with np.errstate(divide="ignore"):
        odds: NDArray[np.float64] = np.clip(np.log(scores) - np.log1p(-scores), -MAX_LOG_ODDS, MAX_LOG_ODDS)
    return odds


_Open = tuple[int, Prepared, Prepared]  # the number of a pair, and a reading of each of its names


def _sort_out(pairs: Sequence[tuple[Prepared, Prepared]]) -> tuple[list[list[_Answer]], list[_Open]]:
    """Return the answers of each pair that need no alignment; and the readings that do, with the number of the pair."""
    answers: list[list[_Answer]] = []
    open_pairs: list[_Open] = []
    for at, (a, b) in enumerate(pairs):
        first, second = (b, a) if _is_later(a, b) else (a, b)
        settled: list[_Answer] = []
        answers.append(settled)
        if a.text == b.text:
            settled.append(_Answer(first, second, 1.0, _equal(first, second)))
            continue
        for one, other in product(first.readings, second.readings):
            if match := _settled(one, other):
                settled.append(_Answer(one, other, match.score, match))
            else:
                open_pairs.append((at, one, other))
    return answers, open_pairs


def _scored(
    open_pairs: list[_Open], *, only_likely: bool
) -> Iterator[tuple[int, Prepared, Prepared, Whole | None, float]]:
    """Yield open pairs, aligned and weighed in batches, with their scores; with ``only_likely`` not all are aligned."""
    import numpy as np

    for start in range(0, len(open_pairs), _BATCH):
        some = open_pairs[start : start + _BATCH]
        found, odds, shared = lay_best([(one.words, other.words) for _, one, other in some], only_likely=only_likely)
        least = _OF_CONSONANTS * np.maximum(2 * shared - 1, 0)
        for (at, one, other), whole, likely, low in zip(some, found, odds.tolist(), least.tolist(), strict=True):
            score = max(_score(one, other, whole, likely), low) if whole else low
            yield at, one, other, whole, round(score, 4)


_BATCH: Final = 8_000  # pairs that are aligned and weighed at once


def _is_later(a: Prepared, b: Prepared) -> bool:
    """Return whether two names are to be compared the other way round, so that the answer depends on no order."""
    return (b.text, b.key) < (a.text, a.key)


def _settled(a: Prepared, b: Prepared) -> Match | None:
    """Return the match of names that are equal, listed, unreadable or without words; None for all others."""
    if (a.relative and a.relative.relation) != (b.relative and b.relative.relation):
        return Match(0.0, "different", tuple(_relatives(a, b)))
    if a.key and a.key == b.key and not _have_twins(a, b) and not _is_title_in_doubt(a, b):
        return _equal(a, b)
    if a.unread or b.unread:
        letters = " and ".join(sorted({*a.unread, *b.unread}))
        return Match(0.0, "different", (Evidence(a.text, b.text, f"cannot be compared: {letters} letters", 0.0),))
    if not a.words.words or not b.words.words:
        left = (Evidence(p.text, "", "missing", 0.0) for p in a.parts)
        right = (Evidence("", q.text, "missing", 0.0) for q in b.parts)
        return Match(0.0, "different", (*_titles(a, b), *left, *right))
    if (mine := _ordinals(a.text)) and (others := _ordinals(b.text)) and mine.isdisjoint(others):
        number = Evidence(" ".join(sorted(mine)), " ".join(sorted(others)), "another number", 0.0)
        return Match(0.0, "different", (number,))
    if a.entity and b.entity and not _are_others(a, b):
        both = Evidence(_bare(a), _bare(b), f"both listed as {a.entity.press}", 1.0)
        return Match(1.0, "same", (*_titles(a, b), both))
    if a.is_place and b.is_place and (place := _shared_place(_bare(a), _bare(b))):
        return Match(1.0, "same", (Evidence(_bare(a), _bare(b), f"both may be {place.press}", 1.0),))
    if a.meanings and b.meanings:
        by_meaning = compare_meanings(a.meanings, b.meanings, _score_of_spellings)
        is_open = 0 < by_meaning[0] < SAME and not has_similar_words(by_meaning[1])
        compared = compare_organizations(a.text, b.text) if is_open else None
        score, evidence = max(by_meaning, compared, key=lambda answer: answer[0]) if compared else by_meaning
        return Match(round(score, 4), _verdict(score), tuple(evidence))
    if (a.is_organization or b.is_organization) and (compared := compare_organizations(a.text, b.text)):
        score = round(compared[0], 4)
        return Match(score, _verdict(score), tuple(compared[1]))
    return None


def _score_of_spellings(one: str, other: str) -> float:
    """Return the score of two names inside phrases, which are compared as they are spelled and never by meaning.

    A listed body may be a phrase that has its own name inside: الجزيرة is قناة الجزيرة.
    """
    return compare_prepared(_without_meanings(prepare(one)), _without_meanings(prepare(other))).score


def _without_meanings(name: Prepared) -> Prepared:
    return replace(name, meanings=(), others=tuple(map(_without_meanings, name.others)))


def _ordinals(name: str) -> frozenset[str]:
    """Return the numbers that a name writes as ordinals in English: 14th Session."""
    return frozenset(_ORDINAL.findall(name))


_ORDINAL: Final = regex.compile(r"(?i)\b(\d+)(?:st|nd|rd|th)\b")


def _relatives(*names: Prepared) -> Iterator[Evidence]:
    """Yield which of two names are those of relatives."""
    for side, name in enumerate(names):
        if name.relative:
            written = (name.text, "") if not side else ("", name.text)
            yield Evidence(*written, f"a relative of {name.relative.name}: {name.relative.relation}", 0.0)


def _are_others(a: Prepared, b: Prepared) -> bool:
    """Return whether two names are those of two listed persons."""
    return a.entity is not None and b.entity is not None and a.entity.press != b.entity.press


@remember("shared places")
def _shared_place(one: str, other: str) -> gazetteer.Entity | None:
    """Return the best known place that two names both may be; homonyms are places of two countries under one name."""
    others = frozenset(gazetteer.places(other))
    return next((place for place in gazetteer.places(one) if place in others), None)


def _listed(a: Prepared, b: Prepared) -> Iterator[Evidence]:
    """Yield the evidence that two names are listed as two."""
    if a.entity and b.entity and _are_others(a, b):
        yield Evidence(_bare(a), _bare(b), f"listed as {a.entity.press} and {b.entity.press}", 0.0)


def _equal(a: Prepared, b: Prepared) -> Match:
    """Return the match of two names with the same letters."""
    pairs = zip(a.parts, b.parts, strict=False) if len(a.parts) == len(b.parts) else ()
    same = tuple(Evidence(p.text, q.text, "same letters", 1.0) for p, q in pairs)
    whole = (Evidence(a.text, b.text, "same letters", 1.0),)
    return Match(1.0, "same", (*_titles(a, b), *(same or whole)))


def _bare(name: Prepared) -> str:
    return " ".join(part.text for part in name.parts)


def _verdict(score: float) -> Verdict:
    return "same" if score >= SAME else "maybe" if score >= MAYBE else "different"


def _have_twins(a: Prepared, b: Prepared) -> bool:
    """Return whether two names with one key have words that are two names (علا, علاء)."""
    return a.text != b.text and any(
        are_twins(p.text, q.text) for p, q in zip(a.words.words, b.words.words, strict=False)
    )


def _titles(a: Prepared, b: Prepared) -> Iterator[Evidence]:
    yield from (Evidence(title, "", "title", 1.0) for title in a.titles)
    yield from (Evidence("", title, "title", 1.0) for title in b.titles)


def _score(one: Prepared, other: Prepared, whole: Whole, odds: float) -> float:
    """Return the score of log-odds, 0 to 1; below SAME where a doubt is left."""
    score = _score_of_letters(one, other, whole, odds)
    if _are_others(one, other):
        return MAYBE if score >= SAME else min(score, _OTHER_ENTITY)
    return score


def _score_of_letters(one: Prepared, other: Prepared, whole: Whole, odds: float) -> float:
    """Return the score of two names, whoever is listed with them."""
    if whole.is_hopeless and not whole.turned:
        return _chance(odds)
    if alone := whole.single:
        is_first = 0 in (alone.piece.left if len(one.words.words) > len(other.words.words) else alone.piece.right)
        likelihood = 1.0 if alone.are_equal else _chance(alone.log_odds)
        return (_SINGLE_FIRST if is_first else _SINGLE_LAST) * likelihood
    if whole.turned:
        return _CROSSED_GIVEN if whole.are_given else _CROSSED
    maybe, same = thresholds()
    score = _chance((odds - maybe) * math.log(SAME / (1 - SAME)) / (same - maybe))
    if whole.both_lack:
        return min(score, _MAX_BOTH_LACK)
    shorter = min(one, other, key=lambda name: name.words.count)
    lacks_family = whole.lacks_family and not shorter.entity
    is_one_phrase = bool(one.meanings) != bool(other.meanings)  # the other has a word that no table of terms has
    doubtful = whole.is_doubtful or lacks_family or is_one_phrase or _is_title_in_doubt(one, other)
    return _doubted(score) if doubtful else score


def _doubted(score: float) -> float:
    """Return the score of two names that a doubt keeps from being the same."""
    return score if score < MAYBE else MAYBE + (score - MAYBE) * (_MAX_DOUBTFUL - MAYBE) / (1 - MAYBE)


def _is_title_in_doubt(a: Prepared, b: Prepared) -> bool:
    """Return whether one name has a title that may be its given name, and the other has no title."""
    return (a.has_doubtful_title and not b.titles) or (b.has_doubtful_title and not a.titles)


def _evidence(group: Group, place: str) -> Evidence:
    return Evidence(group.left, group.right, group.relation + place, round(_chance(group.log_odds), 4))


def _chance(log_odds: float | None) -> float:
    """Return the probability of log-odds; 0 of a missing part."""
    return 0.0 if log_odds is None else 1 / (1 + math.exp(-max(-_MAX_ODDS, log_odds)))
