"""The words of a running text as finding names needs them, and the stretches of words that may be names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple

import regex

from arabtext import resources
from arabtext.memory import once, remember
from arabtext.names.known import gazetteer
from arabtext.names.known.keys import LATIN_ARTICLES, has_tripled
from arabtext.names.model import Kind
from arabtext.script import normalize
from arabtext.script.chars import APOSTROPHES, ARTICLE, LAM
from arabtext.script.morphology import bare, fold_letters, proclitics, tokens, without_proclitic
from arabtext.script.wordlist import frequency

_APOSTROPHE = "[" + regex.escape(APOSTROPHES) + "]"
_POSSESSIVE = regex.compile(rf"{_APOSTROPHE}s$")
#: What may stand between two words of one name.
_JOINT = regex.compile(r"[\s\u200e\u200f]{1,3}|-|\u2010|\u2011|\.\s|\.")
_WHITE_SPACE = regex.compile(r"[\s\u200e\u200f]+")
_MAX_GAP: Final = 3  # characters; a longer gap is shown as one space
_LOOSE_ARTICLE = regex.compile(r"(?i)\b(al|el) (?=\p{Lu})")
_PLAIN_ARTICLES: Final = frozenset(("al", "el", "ul"))
_CONJUNCTIONS: Final = ("و", "ف")
_MIN_BEHIND_CLITIC: Final = 3  # letters of a word that is left when a clitic is cut off
_MAX_RARE: Final = 0.5  # per million, of a whole word that may be a clitic and a rarer word; chosen by hand
_PLAIN: Final = re.compile("[\u0622-\u063a\u0641-\u0648\u064a][\u0621-\u063a\u0641-\u064a]*").fullmatch
_MAX_LETTERS: Final = 60  # of a word of a name; a longer one has itself as its key. Chosen by hand


class TextWord(NamedTuple):
    """A word of the text: where it stands, its key, and whether a name can begin or go on there.

    ``is_joined``: only a space, a hyphen or an initial's full stop separates it from the word before. ``gap``: what
    stands before it, white space as one space.
    """

    start: int
    end: int
    text: str
    key: str
    is_article: bool
    is_capital: bool
    is_arabic: bool
    is_joined: bool
    gap: str


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Words ``first`` to ``last`` (exclusive) read as a name, without the first ``offset`` characters (clitics).

    ``canonical`` is empty where the form is yet to be made. ``probability``, 0 to 1, is that the words are such a name;
    ``evidence`` is what it follows from where it is yet to be judged.
    """

    first: int
    last: int
    offset: int
    kind: Kind
    canonical: str
    probability: float = 1.0
    evidence: tuple[str, ...] = ()


def split_words(text: str) -> list[TextWord]:
    """Return the words of ``text`` in order; a possessive ``'s`` is no part of its word."""
    words: list[TextWord] = []
    for token in tokens(text):
        written = token.text
        if written[-1] in "sS" and len(written) > 2:
            written = _POSSESSIVE.sub("", written)
        between, joint = "", ""
        if words:
            between = text[words[-1].end : token.start]
            joint = " " if between == " " else _gap(between)
        key = word_key(written)
        is_arabic = token.script == "arabic"
        words.append(
            TextWord(
                start=token.start,
                end=token.start + len(written),
                text=written,
                key=key,
                is_article=_is_article(key, behind=text[token.end : token.end + 1]),
                is_capital=is_arabic or written[0].isupper(),
                is_arabic=is_arabic,
                is_joined=joint != "" and (between[:1] != "." or _is_abbreviated(words[-1])),
                gap=joint or (_WHITE_SPACE.sub(" ", between) if len(between) <= _MAX_GAP else " "),
            )
        )
    return words


def _gap(between: str) -> str:
    """Return what joins two words of one name, white space as one space; nothing if the two are apart.

    A blank line parts them: a heading ends there without a full stop.
    """
    if between.count("\n") > 1:
        return ""
    return _WHITE_SPACE.sub(" ", between) if len(between) <= _MAX_GAP and _JOINT.fullmatch(between) else ""


def _is_article(key: str, *, behind: str) -> bool:
    """Return whether a Latin word is the article; assimilated forms (``as``, ``an``) only with a hyphen ``behind``."""
    return key in _PLAIN_ARTICLES or (behind == "-" and key in LATIN_ARTICLES)


def _is_abbreviated(word: TextWord) -> bool:
    """Return whether a full stop behind a word may be that of an initial or a title."""
    return len(word.text) == 1 or word.key in gazetteer.titles()


@remember("words in running text")
def word_key(word: str) -> str:
    """Return the key of one word, its article left off; of a word too long for a name, the word itself."""
    if len(word) > _MAX_LETTERS:
        return word
    if word.isascii() and word.isalpha():
        return gazetteer.without_article(word.lower())
    if _PLAIN(word) and not has_tripled(word):  # the profile only folds its letters, and is slow for one word
        return gazetteer.without_article(fold_letters(word))
    return gazetteer.without_article(normalize(word, "key").replace(" ", ""))


def readings(word: TextWord) -> tuple[tuple[str, int], ...]:
    """Return a word's key and 0 and, in Arabic, its key without each clitic it may begin with and that one's length."""
    return clitic_readings(word.text) if word.is_arabic else ((word.key, 0),)


@remember("clitics in running text")
def clitic_readings(word: str) -> tuple[tuple[str, int], ...]:
    """Return the key of an Arabic word and 0, and its key without each clitic and that one's length."""
    found = [(word_key(word), 0)]
    if len(word) <= _MAX_LETTERS:
        for rest in without_proclitic(word, _clitics(), _MIN_BEHIND_CLITIC):
            if _is_clitic(word, rest):
                found.append((word_key(rest), len(word) - len(rest)))
    return tuple(found)


@once
def _clitics() -> tuple[str, ...]:
    return proclitics(before="noun", article=False)


def _is_clitic(word: str, rest: str) -> bool:
    """Return whether what stands before ``rest`` is a clitic: كبير is no ك before بير, وبغداد is و before بغداد.

    A word that is commoner whole has none, unless the rest begins with the article. A conjunction goes before all other
    clitics, so the frequency of a rest that is a conjunction and a commoner word says nothing.
    """
    whole, left = frequency(bare(word)), frequency(bare(rest))
    if word[0] not in _CONJUNCTIONS and rest[0] in _CONJUNCTIONS and frequency(bare(rest[1:])) > left:
        left = 0.0
    if whole <= _MAX_RARE:
        return left > whole or not is_name_word(word) or is_name_word(rest)  # كونور is no ك before ونور
    if word[: len(word) - len(rest)].endswith(LAM + LAM):  # للعراق is ل and العراق
        left = max(left, frequency(ARTICLE + bare(rest)))
    return whole <= left or (rest.startswith(ARTICLE) and left > 0)


@remember("words of names in running text")
def is_name_word(word: str) -> bool:
    """Return whether a table lists an Arabic word as one of persons' names, foreign ones among them."""
    return word_key(word) in gazetteer.arabic_tokens() or bool(gazetteer.foreign_spellings(word))


def covered(spans: Iterable[NameSpan]) -> set[int]:
    """Return the places of all words of ``spans``."""
    return {i for span in spans for i in range(span.first, span.last)}


def joined_text(words: list[TextWord], offset: int = 0) -> str:
    """Return words as they stand in the text, ``offset`` characters left off, an article tied to its word."""
    text = words[0].text[offset:] + "".join(word.gap + word.text for word in words[1:])
    return _LOOSE_ARTICLE.sub(r"\1-", text)


@once
def ambiguous() -> frozenset[str]:
    """Return the keys of words that are names only beside a word that makes them one."""
    return frozenset(word_key(word) for (word,) in resources.rows("names/ambiguous.tsv", "word"))


@once
def function_words(language: str) -> frozenset[str]:
    """Return the function words of ``ar`` or ``en`` as they are written (``على`` is one, the name ``علي`` is not)."""
    rows = resources.rows("script/function_words.tsv", "word", "language")
    return frozenset(word for word, of in rows if of == language)
