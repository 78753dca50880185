"""A negation that one side of a bead has and the other has lost, though it has the word that was negated.

``did not approve`` against ``وافقت``. The words are rows of editions/negations.tsv: ``negator`` denies what follows,
``negative`` denies by its own meaning (``refused``, ``فشل``), ``implied`` may say in the positive what the other side
denies (``قاطع``, boycotted, for did not attend; ``توفي``, died, for did not survive), ``phrase`` has a negator and
denies nothing (``not only``, ``لا سيما``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

import regex

from arabtext import resources
from arabtext.editions.checking.comparison import Difference, only
from arabtext.editions.checking.finding import Span
from arabtext.editions.checking.passages import PassagePair, share_a_translation, translation, words_of
from arabtext.editions.checking.vocabulary import Term, Vocabulary
from arabtext.editions.sides import Side
from arabtext.memory import once, remember
from arabtext.script.chars import APOSTROPHES, SHADDA, is_arabic_letter
from arabtext.script.morphology import bare, fold_hamza
from arabtext.script.wordlist import frequency

_IMPLIED: Final = "implied"
_MAX_NEGATED: Final = 4  # words after a negator among which the negated one is; chosen on faults written by hand
_MAX_BEFORE: Final = 5  # words before a counterpart among which its own negator is; chosen like the above
_MIN_COUNTERPART: Final = 0.08  # probability of a translation from which a word is the counterpart; likewise
_CONTRACTED: Final = regex.compile(rf"n[{APOSTROPHES}]t\b")
#: English words that deny by their form: unchanged, irregular, homeless.
_NEGATIVE_FORM: Final = regex.compile(
    r"\b(?i:un(?!der|it|iv|ion|iq|til|less|cle)|in(?=ab|acc|act|adeq|adv|app|cap|comp|consi|corr|decis|def|dep|dir|eff|elig"
    r"|equ|form|just|mut|sec|sign|suff|tang|tol|val|vis|volun|vuln)|im(?=mat|mob|mor|mut|part|pass|pati|perf|pers|poss|prac"
    r"|prec|prob|prop|pur)|ir(?=ra|re)|il(?=leg|lit|log)|dis(?=agr|app|hon|lik|obe|prov|tru)|mis(?=mat|tr|und)"
    r"|non-?)\p{L}{2,20}|\b\p{L}{3,20}less\b|\(un\)"
)
_CLITICS: Final = ("و", "ف", "ب", "ل", "وب", "ول", "فب", "فل", "ا", "او")  # before an Arabic negator, folded
_QUESTION: Final = regex.compile(r"\s(?:you|it|he|she|they|we|I|there|this|that)\b[^.!?]{0,200}\?")  # aren't you?
_NUMBER_SIGN: Final = regex.compile(r"\.?\s?\p{N}")  # after the No of No. 1
_PREFIX: Final = regex.compile(
    r"\b(?:و|ف|ب|ل)?(?:اللا(?=\p{L}{3})|لا(?=[تين]\p{L}{3}|شيء))"
)  # اللاعودة, لاشيء, لاتتأخر
_MIN_LETTERS: Final = 3  # of a word that says something
_MAX_FREQUENCY: Final = 4000.0  # per million, of an Arabic word that says something


def negators(text: str) -> list[Term[str]]:
    """Return the words of a text that deny something, each with its role: ``negator`` or ``negative``.

    >>> [term.meaning for term in negators("They did not only refuse, they never came.")]
    ['negative', 'negator']
    >>> [term.meaning for term in negators("لم يوافق، ولا سيما أنه رفض")]
    ['negator', 'negative']
    """
    return [term for term in _denials(text) if term.meaning != _IMPLIED]


def lost_negations(pair: PassagePair) -> Iterator[Difference]:
    """Yield the negations of a bead that the other side lacks; the likeness is 1 if it has the negated word.

    Without the negated word a side that denies nothing at all may still say the same by an opposite (``not far``).
    """
    denials = pair.sides.map(lambda passage: negators(passage.text))
    for side in Side:
        own = [term for term in denials.on(side) if term.meaning == "negator"]
        other = denials.on(side.other)
        if len(own) <= len(other):
            continue
        sure = next(
            (term for term in own if _has_counterpart(pair, side, term, _denials(pair.sides.on(side.other).text))), None
        )
        if sure:
            yield replace(only(pair, side, "negation", "high", sure.span), likeness=1.0)
        elif side is Side.ENGLISH and not _denials(pair.arabic.text) and _has_any_translation(pair, own[0]):
            # only from the English: in Arabic, positive English words are often a negation
            yield only(pair, side, "negation", "high", own[0].span)


def _has_counterpart(pair: PassagePair, side: Side, negator: Term[str], others: Sequence[Term[str]]) -> bool:
    """Return whether the other side has a word that a negator may deny, and no negation near it."""
    text, other = pair.sides.on(side).text, pair.sides.on(side.other).text
    words = list(words_of(other))
    for word in _negated(list(words_of(text)), negator):
        likeliest, n = max(
            ((_translation(side, word, candidate), n) for n, (candidate, _) in enumerate(words)), default=(0.0, 0)
        )
        if likeliest < _MIN_COUNTERPART:
            continue
        first = words[max(0, n - _MAX_BEFORE)][1][0]
        last = words[min(len(words) - 1, n + 2)][1][1]
        return not any(first <= term.span[0] < last for term in others)
    return False


def _negated(words: Sequence[tuple[str, Span]], negator: Term[str]) -> list[str]:
    """Return the words that a negator may deny: the few after it, and the one before it (accepted none)."""
    after = [word for word, (start, _) in words if start >= negator.span[1]][:_MAX_NEGATED]
    before = [word for word, (_, end) in words if end <= negator.span[0]][-1:]
    return [word for word in (*after, *before) if _says_something(word)]


def _has_any_translation(pair: PassagePair, negator: Term[str]) -> bool:
    """Return whether the Arabic side may translate one of the words that an English negator may deny."""
    negated = _negated(list(words_of(pair.english.text)), negator)
    return any(share_a_translation(word, pair.arabic.text) for word in negated)


def _translation(side: Side, own: str, other: str) -> float:
    if not _says_something(other):
        return 0.0
    return translation(own, other) if side is Side.ENGLISH else translation(other, own)


def _says_something(word: str) -> bool:
    if len(word) < _MIN_LETTERS or not word[0].isalpha():
        return False
    return frequency(word) < _MAX_FREQUENCY if is_arabic_letter(word[0]) else word.casefold() not in _auxiliaries()


@once
def _auxiliaries() -> frozenset[str]:
    rows = resources.rows("editions/negations.tsv", "term", "role")
    return frozenset(term for term, role in rows if role == "auxiliary")


@remember("negations of passages")
def _denials(text: str) -> tuple[Term[str], ...]:
    """Return the negations of a text in order.

    A negator before an exception (``لا يوجد سوى``, only) denies nothing; the exception itself counts as a negation,
    since the other side may say ``not … but``.
    """
    found = [
        Term(match.span(), "negative" if _QUESTION.match(text, match.end()) else "negator")
        for match in _CONTRACTED.finditer(text)
    ]
    found += [Term(match.span(), "negative") for match in _NEGATIVE_FORM.finditer(text)]
    found += [Term(match.span(), "negative") for match in _PREFIX.finditer(text)]
    for term in _vocabulary().find(text):
        role, form = term.meaning
        word = text[slice(*term.span)]
        if word == "No" and _NUMBER_SIGN.match(text, term.span[1]):
            continue
        if role == "exception":
            before = [one for one in found if one.meaning == "negator" and one.span < term.span]
            if before and is_arabic_letter(word[0]):
                found.remove(before[-1])
            found.append(Term(term.span, "negative"))
        elif role in ("negative", _IMPLIED) or (role == "negator" and _is_whole(word, form)):
            found.append(Term(term.span, role))
    return tuple(sorted(found, key=lambda term: term.span))


def _is_whole(word: str, negator: str) -> bool:
    """Return whether a word is a negator, perhaps behind clitics: no غُيِّرت, no دوّن."""
    if not is_arabic_letter(word[0]):
        return word.casefold().replace("-", " ") == negator  # no noted
    folded, form = fold_hamza(bare(word)), fold_hamza(negator)
    return SHADDA not in word and (folded == form or folded in {clitic + form for clitic in _CLITICS})


@once
def _vocabulary() -> Vocabulary[tuple[str, str]]:
    rows = resources.rows("editions/negations.tsv", "term", "role")
    return Vocabulary((term, (role, term)) for term, role in rows if role != "auxiliary")
