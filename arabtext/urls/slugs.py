"""Make slugs from Arabic titles as publishing systems do, and recover Arabic words from slugs.

Slugs of Drupal are made with the table x06 of Drupal core and the defaults of Pathauto, those of WordPress by
percent-encoding. Words are recovered by the table of Drupal and those of three slug makers of JavaScript: the
candidates of a token are the listed words that a table spells so, ranked by the frequencies of words and word pairs.
"""

from __future__ import annotations

import heapq
import math
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, TypeAlias
from urllib.parse import quote

import regex

from arabtext import resources
from arabtext.candidates import Candidate
from arabtext.errors import expect_count, expect_text, unknown
from arabtext.memory import once
from arabtext.script import PROFILES, normalize
from arabtext.script.chars import ALEF, LAM, is_arabic_letter
from arabtext.script.language.latin_script import english_words
from arabtext.script.language.signs import function_words
from arabtext.script.morphology import proclitics
from arabtext.script.wordlist import frequencies, frequency, log_probability
from arabtext.urls.address import decoded, split
from arabtext.urls.edition import language
from arabtext.urls.rewriting import unwrap

_MAX_DRUPAL: Final = 100  # characters, Pathauto's default for an alias
_MAX_WORDPRESS: Final = 200  # bytes of the encoded slug, the width of WordPress's column post_name


@once
def _ignored_words() -> tuple[str, ...]:
    """Return the English words that Pathauto leaves out of an alias."""
    return tuple(word for (word,) in resources.rows("urls/slug_ignored_words.tsv", "word"))


@once
def _ignored() -> regex.Pattern[str]:
    return regex.compile(rf"\b(?:{'|'.join(_ignored_words())})\b", regex.IGNORECASE)


def slug(title: str, style: str = "drupal") -> str:
    """Return the last part of the address that a publishing system gives an article with this title.

    ``drupal`` romanizes with Drupal core's table and cleans with Pathauto's defaults, ``wordpress`` percent-encodes,
    ``arabic`` keeps the letters. Raises :class:`arabtext.errors.UsageError` for another style.

    >>> slug("استعراض قيس الخزعلي للاستقلالية")
    'astrad-qys-alkhzly-llastqlalyt'
    >>> slug("قيس الخزعلي، اليوم", "arabic")
    'قيس-الخزعلي-اليوم'
    """
    makers: dict[str, Callable[[str], str]] = {
        "drupal": _drupal_slug,
        "wordpress": _wordpress_slug,
        "arabic": _arabic_slug,
    }
    if style not in makers:
        raise unknown("slug style", style, makers)
    return makers[style](expect_text(title, "title"))


def _drupal_slug(title: str) -> str:
    """Return the slug of Drupal core's table x06 and Pathauto's cleanString: punctuation, ignored words, length."""
    latin = _plain_ascii(_table("drupal").spelt(normalize(title, "display")))
    words = _ignored().sub("", regex.sub(r"[^A-Za-z0-9\s-]+", "", latin))
    full = regex.sub(r"[\s-]+", "-", words).strip("-").lower()
    if len(full) <= _MAX_DRUPAL:
        return full
    return full[: _MAX_DRUPAL + 1].rpartition("-")[0] or full[:_MAX_DRUPAL]


def _plain_ascii(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _arabic_slug(title: str) -> str:
    cleaned = regex.sub(r"[^\p{L}\p{M}\p{N}\s_-]+", "", normalize(title, "title"))
    return regex.sub(r"[\s-]+", "-", cleaned).strip("-").casefold()


def _wordpress_slug(title: str) -> str:
    encoded = ""
    for character in _arabic_slug(title):
        piece = character if character.isascii() else quote(character, errors="replace").lower()
        if len(encoded) + len(piece) > _MAX_WORDPRESS:
            break
        encoded += piece
    return encoded.strip("-")


# Words from a slug

#: Words of a title, the last one and those before it, so that titles share their beginnings.
_Words: TypeAlias = "tuple[str, _Words] | None"
_SLUG: Final = replace(PROFILES["title"], name="slug", tashkeel=True)

# Chosen by hand; tests/bench/script_quality.py measures them.
_MAX_PER_TOKEN: Final = 12  # candidates of a token
_BEAM: Final = 16  # beginnings of a title that are kept
_MAX_DROPPED: Final = 2  # best beginnings that are tried with a dropped word restored
_MIN_DROPPED: Final = 500.0  # words per million of a word that may be restored
_MIN_WITHOUT_PREFIX: Final = 3  # letters of a token behind a proclitic
_MAX_WITH_PREFIX: Final = 3  # words that are tried with one proclitic
#: Frequency of a word with a proclitic, where the list lacks it, as a share of the word's own; once for each proclitic
#: of a chain, the article aside: "وسيجري" has two, "والوزير" one.
_COMPOSED: Final = 0.02
_DROPPED: Final = math.log(0.02)  # natural logarithm: probability that the slug left out a word
_OTHER_MAKER: Final = 2.0  # natural logarithm for each token: how much likelier another table must be than Drupal's

# Whether a slug is Arabic: natural logarithms, chosen by hand on half of the news titles; tests/bench/addresses.py
# measures them on the other half.
_SPELLED: Final = math.log(0.05)  # a word of an Arabic slug is none of the list
_FOREIGN: Final = math.log(0.02)  # it cannot have been written by the slug maker
_ENGLISH_FUNCTION: Final = math.log(0.01)  # a word of another slug is this English function word
_ENGLISH: Final = math.log(1e-4)  # it is this common English word
_OTHER: Final = math.log(0.2)  # it is none
_PRIOR: Final = -2.0  # log-odds of Arabic where the address names no language
_NAMED: Final = {"ar": 3.0, "en": -3.0}  # what is added to them where it names one
_MAX_ODDS: Final = 30.0  # nothing is surer
_MAX_LETTERS: Final = 20_000  # most frequent words from which the letters of a slug are learned
_MIN_LISTED: Final = 0.3  # share of words in the list, below which nothing is returned
_MIN_READINGS: Final = 10  # readings whose weights make a score
_MIN_ARABIC: Final = 0.5  # probability of Arabic below which nothing is returned
#: How often the title is right where the weights of the readings say that it surely is, on half of the news titles:
#: where all tokens are words of the list, and where one was spelled by letters.
_LISTED: Final = 0.8
_SPELLED_RIGHT: Final = 0.1

_LATIN_WORD: Final = regex.compile(r"[a-z]+")
#: A number that is no year or count, or letters and digits at random.
_IDENTIFIER: Final = regex.compile(r"\d{5,}|(?=[a-zA-Z]*+\d)(?=\d*+[a-zA-Z])[0-9a-zA-Z]{8,}")


def slug_words(url: str, n: int = 1) -> list[Candidate]:
    """Return the ``n`` likeliest Arabic titles behind an Arabic or a romanized slug, best first.

    ``url`` is a whole address or its last part. ``score`` is the probability that the title is the right one, 0 to 1,
    calibrated on news. ``source`` is ``url`` if the address has the Arabic letters, else the slug maker, such as
    ``drupal``, or ``letters`` if a token is no word of the list and was spelled letter by letter. Identifiers are no
    words. A slug that is likelier English than Arabic, and an address without words, give an empty list.

    >>> slug_words("/ar/policy-analysis/astrad-qys-alkhzly-llastqlalyt")[0].text
    'استعراض قيس الخزعلي للاستقلالية'
    >>> slug_words("https://example.org/news/houthis-announce"), slug_words("https://example.org/view.php?id=85678")
    ([], [])
    """
    address = unwrap(url).address
    tokens = _tokens(split(decoded(address)).path)
    if expect_count(n) < 1 or not tokens:
        return []
    if any(is_arabic_letter(letter) for token in tokens for letter in token):
        return [Candidate(normalize(" ".join(tokens), _SLUG), 1.0, "url")]
    tokens = [token.casefold() for token in tokens]
    if not (words := sum(_LATIN_WORD.fullmatch(token) is not None for token in tokens)):
        return []
    readings = _readings(tokens, max(n, _MIN_READINGS))
    if readings[0].known < _MIN_LISTED * words:
        return []
    probability = _probability_of_arabic(readings[0], tokens, language(address))
    if probability < _MIN_ARABIC:
        return []
    weights = [math.exp(reading.score - readings[0].score) for reading in readings]
    probability *= (_LISTED if readings[0].source in _makers() else _SPELLED_RIGHT) / sum(weights)
    return [
        Candidate(reading.text, round(probability * weight, 4), reading.source)
        for reading, weight in zip(readings[:n], weights, strict=False)
    ]


def _tokens(path: str) -> list[str]:
    """Return the words of the last part of a path, or of several in the one before it if the last is an identifier."""
    last, before = (_words_of(part) for part in f"//{path.rstrip('/')}".rsplit("/", 2)[:0:-1])
    if any(len(word) > 1 for word in last):
        return last
    return before if len(before) > 1 else []


def _words_of(part: str) -> list[str]:
    """Return the words of a part of a path; identifiers and the ending of a file are none."""
    stem = regex.sub(r"(?<=.)\.\w{2,5}\Z", "", part)
    return [word for word in regex.split(r"(?:[\s_+-]|%20)+", stem) if word and not _IDENTIFIER.fullmatch(word)]


def _probability_of_arabic(best: _Reading, tokens: list[str], named: str | None) -> float:
    """Return the probability that ``tokens`` are an Arabic title, given its best reading and the address's language."""
    odds = best.score - sum(map(_log_probability_of_other, tokens)) + _PRIOR + _NAMED.get(named or "", 0.0)
    return 1 / (1 + math.exp(-max(-_MAX_ODDS, min(_MAX_ODDS, odds))))


def _log_probability_of_other(token: str) -> float:
    """Return the natural logarithm of the probability of a token in a slug that is not Arabic."""
    if not _LATIN_WORD.fullmatch(token):
        return 0.0  # as in an Arabic one
    if "en" in function_words().get(token, ()):
        return _ENGLISH_FUNCTION
    return _ENGLISH if token in english_words() else _OTHER + _english_bigrams().log_probability(token)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A title of a slug, with the natural logarithm of its probability."""

    score: float
    text: str
    source: str
    known: int  # tokens that are words of the list


def _readings(tokens: list[str], n: int) -> list[_Reading]:
    """Return the ``n`` best titles, by Drupal's table unless those of another one are far likelier."""
    best = _read(tokens, _table("drupal"), n)
    if all(_table("drupal").words(token)[1] for token in tokens):
        return best
    for maker in _makers()[1:]:
        readings = _read(tokens, _table(maker), n)
        if readings[0].score - _OTHER_MAKER * len(tokens) > best[0].score:
            best = readings
    return best


def _read(tokens: list[str], table: _Table, n: int) -> list[_Reading]:
    """Return the best titles that ``table`` spells as ``tokens``."""
    beam: list[tuple[float, _Words]] = [(0.0, None)]
    known_tokens, all_known = 0, True
    for place, token in enumerate(tokens):
        choices, known = table.words(token)
        known_tokens += known and _LATIN_WORD.fullmatch(token) is not None
        all_known = all_known and known
        before = [(score, words, words[0] if words else "") for score, words in beam]
        if place:  # the slug may have left out a word here
            before += [
                (score + _DROPPED + log_probability(word, words[0] if words else ""), (word, words), word)
                for score, words in beam[:_MAX_DROPPED]
                for word in table.left_out
            ]
        grown = [
            (score + loss + log_probability(word, last), (word, words))
            for score, words, last in before
            for word, loss in choices
        ]
        beam = [*heapq.nsmallest(max(n, _BEAM), grown, key=_by_score)]
    source = table.maker if all_known else "letters"
    return [_Reading(score, " ".join(_in_order(words)), source, known_tokens) for score, words in beam[:n]]


def _by_score(item: tuple[float, tuple[str, _Words]]) -> tuple[float, str]:
    """Return the key by which titles are sorted: the likeliest first, then by their last word."""
    return -item[0], item[1][0]


def _in_order(words: _Words) -> list[str]:
    """Return the words of a title, the first one first."""
    found = list[str]()
    while words:
        word, words = words
        found.append(word)
    return found[::-1]


@once
def _table(maker: str) -> _Table:
    if maker == "drupal":
        letters = {
            letter: latin.replace("`", "")
            for letter, latin in resources.rows("urls/slug_drupal.tsv", "letter", "latin")
        }
        return _Table(maker, letters, frozenset(_ignored_words()))
    rows = resources.rows("urls/slug_tables.tsv", "maker", "letter", "latin")
    return _Table(maker, {letter: latin for name, letter, latin in rows if name == maker}, frozenset())


@once
def _makers() -> tuple[str, ...]:
    """Return the slug makers, Drupal first."""
    return "drupal", *sorted({maker for (maker,) in resources.rows("urls/slug_tables.tsv", "maker")})


class _Bigrams:
    """How likely one letter of a word follows another, from a list of words."""

    def __init__(self, words: Iterable[str]) -> None:
        pairs = Counter(pair for word in words for pair in zip(f" {word}", f"{word} ", strict=True))
        first = Counter[str]()
        for (letter, _), count in pairs.items():
            first[letter] += count
        self._pairs = {pair: math.log((count + 1) / (first[pair[0]] + 27)) for pair, count in pairs.items()}
        self._unseen = {letter: -math.log(count + 27) for letter, count in first.items()}

    def log_probability(self, word: str) -> float:
        """Return the natural logarithm of the probability of ``word``, letter by letter."""
        pairs = zip(f" {word}", f"{word} ", strict=True)
        return sum(self._pairs.get(pair) or self._unseen.get(pair[0], -math.log(27)) for pair in pairs)


@once
def _english_bigrams() -> _Bigrams:
    return _Bigrams(english_words())


@dataclass(frozen=True)
class _Table:
    """The Latin spellings of Arabic letters by one slug maker, and the words of its slugs."""

    maker: str
    letters: dict[str, str]
    ignored: frozenset[str]

    def spelt(self, word: str) -> str:
        """Return ``word`` as the maker writes it."""
        return word.translate(self._codes)

    def words(self, token: str) -> tuple[list[tuple[str, float]], bool]:
        """Return the Arabic words of ``token`` with the loss of each, and whether the list has one.

        A loss is added to the log-probability of the word.
        """
        if not _LATIN_WORD.fullmatch(token):
            return [(token, 0.0)], True
        found = dict.fromkeys(self._by_slug.get(token, ()), 0.0)
        for word, share in self._composed(token):
            if word not in found:
                found[word] = math.log(share) - log_probability(word)
        if not found:
            spelled = self._letter_by_letter(token)
            loss = (
                _SPELLED + self._bigrams.log_probability(token)
                if spelled
                else _FOREIGN + _log_probability_of_other(token)
            )
            return [(spelled or token, loss - log_probability(spelled or token))], False
        ranked = heapq.nlargest(
            _MAX_PER_TOKEN, found.items(), key=lambda item: (log_probability(item[0]) + item[1], item[0])
        )
        return ranked, True

    def _composed(self, token: str) -> Iterator[tuple[str, float]]:
        """Yield words of the list with a proclitic before them, and the probability of each."""
        known = frequencies()
        for prefix in reversed(dict.fromkeys((*proclitics(before="verb"), *proclitics(before="noun")))):
            latin = self.spelt(prefix)
            if token.startswith(latin) and len(token) - len(latin) >= _MIN_WITHOUT_PREFIX:
                for rest in self._by_slug.get(token[len(latin) :], ())[:_MAX_WITH_PREFIX]:
                    yield _joined(prefix, rest), _COMPOSED ** _proclitics_in(prefix) * known[rest] / 1e6

    @cached_property
    def left_out(self) -> tuple[str, ...]:
        """Words that the maker drops because an English word has the same spelling."""
        words = (word for ignored in self.ignored for word in self._by_slug.get(ignored, ())[:2])
        return tuple(sorted(word for word in words if frequencies()[word] > _MIN_DROPPED))

    @cached_property
    def _codes(self) -> dict[int, str]:
        return {ord(letter): latin for letter, latin in self.letters.items()}

    @cached_property
    def _bigrams(self) -> _Bigrams:
        return _Bigrams(map(self.spelt, heapq.nlargest(_MAX_LETTERS, frequencies(), key=frequency)))

    @cached_property
    def _by_slug(self) -> dict[str, tuple[str, ...]]:
        """Slug → its words, the most common first."""
        groups: dict[str, list[str]] = {}
        for word in frequencies():
            groups.setdefault(self.spelt(word), []).append(word)
        known = frequencies()
        return {latin: tuple(sorted(words, key=lambda word: (-known[word], word))) for latin, words in groups.items()}

    @cached_property
    def _letter_of(self) -> dict[str, str]:
        """Latin unit → the Arabic letter that it most often writes in the list."""
        counts: dict[tuple[str, str], float] = {}
        for word, count in frequencies().items():
            for letter in word:
                if latin := self.letters.get(letter, ""):
                    counts[latin, letter] = counts.get((latin, letter), 0) + count
        return {latin: letter for (latin, letter), _ in sorted(counts.items(), key=lambda item: (item[1], item[0]))}

    def _letter_by_letter(self, token: str) -> str:
        """Return an unknown token with each unit as its most common Arabic letter; empty if one has none."""
        units, table, i = list[str](), self._letter_of, 0
        while i < len(token):
            size = 2 if token[i : i + 2] in table else 1
            if not (letter := table.get(token[i : i + size], "")):
                return ""
            units.append(letter)
            i += size
        return "".join(units)


def _proclitics_in(chain: str) -> int:
    """Return the number of proclitics in a chain, the article not counted beside another; each has one letter."""
    return max(1, len(chain.replace(LAM + LAM, LAM).removesuffix(ALEF + LAM)))


def _joined(prefix: str, rest: str) -> str:
    """Return a word with a proclitic before it; the article loses its alef after the preposition lam."""
    if prefix.endswith(LAM) and not prefix.startswith(ALEF) and rest.startswith(ALEF + LAM):
        return prefix[:-1] + LAM + rest[1:]
    return prefix + rest
