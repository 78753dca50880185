"""Names in running text of either language: the listed ones, and persons recognized by how a name is built.

Three passes over the words of a text, the longest reading first at every place:

1. every spelling of the curated tables (persons, organizations, places);
2. names built like names: a title or a known given name and what follows it; capitals around a word such as
   ``University`` or ``Party``;
3. later mentions: the short form of a person found in this text, an abbreviation given in brackets.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from arabtext import resources
from arabtext.errors import expect_text
from arabtext.names.known import gazetteer
from arabtext.names.known.keys import LATIN_ARTICLES, bare_key
from arabtext.names.model import Kind, Mention
from arabtext.names.parse import parse
from arabtext.names.writing.romanize import romanize
from arabtext.script import normalize
from arabtext.script.chars import APOSTROPHES, is_arabic_letter
from arabtext.script.wordlist import frequency

_APOSTROPHE = "[" + regex.escape(APOSTROPHES) + "]"
_WORD = regex.compile(rf"[\p{{L}}\p{{M}}\p{{N}}]+(?:{_APOSTROPHE}[\p{{L}}\p{{M}}]+)*")
_POSSESSIVE = regex.compile(rf"{_APOSTROPHE}s$|(?<=s){_APOSTROPHE}$")
_JOINT = regex.compile(r"[\s\u200e\u200f]{1,3}|-|\u2010|\u2011|\.\s|\.")
_ABD = regex.compile(r"abd[aeou]l?\w{4,}")
_INITIALISM = regex.compile(r"(?:\p{Lu}\.)+\p{Lu}")
_ABBREVIATION = regex.compile(r"[^\n]{0,20}?\((\p{Lu}{2,6})\)")
_ARTICLE_INSIDE = regex.compile(r"(?:^|\s)(?:[Aa]l-|[Ee]l-|ال)")
_CLITICS = (
    "و",
    "ف",
    "ب",
    "ل",
    "ك",
    "وب",
    "ول",
    "وك",
    "لل",
    "ولل",
    "فلل",
)  # shortest first: the article stays with its word
_BEFORE_A_PLACE = frozenset("في إلى الى من قرب نحو عبر باتجاه مدينة محافظة بلدة قضاء جنوب شمال شرق غرب".split())
_LONGEST = 12  # words of a listed name
_MOST_PARTS = 5  # words that a name may go on for after its given name


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the text: where it stands, its key, and whether a name can begin or go on there."""

    start: int
    end: int
    text: str
    key: str
    is_article: bool
    is_capital: bool
    is_arabic: bool
    joined: bool  # nothing but a space, a hyphen or an initial's period before it
    gap: str  # what stands before it, white space as one space


@dataclass(frozen=True, slots=True)
class _Span:
    """A reading of words ``first`` to ``last`` (exclusive), ``offset`` characters of clitics left out."""

    first: int
    last: int
    offset: int
    kind: Kind
    canonical: str


def find(text: str) -> list[Mention]:
    """Return the mentions of persons, organizations and places in ``text``, in order, none overlapping.

    A short form (``Khazali``) or an abbreviation (``AAH``) has the canonical form of its full name. Spans are offsets
    into ``text`` as given.

    >>> [(m.text, m.canonical) for m in find("Qays al-Khazali leads AAH. Khazali said no.")]
    [('Qays al-Khazali', 'Qais al-Khazali'), ('AAH', 'Asaib Ahl al-Haq'), ('Khazali', 'Qais al-Khazali')]
    """
    words = _words(expect_text(text))
    listed = _listed(words)
    built = _built(words, listed)
    covered = _taken(built)
    spans = [*built, *(span for span in listed if span.first not in covered)]
    spans += _later(words, spans, text)
    mentions = []
    for span in sorted(spans, key=lambda s: s.first):
        start, end = words[span.first].start + span.offset, words[span.last - 1].end
        if _INITIALISM.fullmatch(text, start, end) and text[end : end + 1] == ".":
            end += 1
        mentions.append(Mention(start, end, text[start:end], span.kind, span.canonical))
    return mentions


def _words(text: str) -> list[_Word]:
    """The words of ``text``; a possessive ``'s`` is left out of its word."""
    words: list[_Word] = []
    for match in _WORD.finditer(text):
        written = _POSSESSIVE.sub("", match.group())
        if not written:
            continue
        between = text[words[-1].end : match.start()] if words else ""
        key = _word_key(written)
        arabic = is_arabic_letter(written[0])
        after_name = between[:1] != "." or _is_initial(words[-1])
        words.append(
            _Word(
                start=match.start(),
                end=match.start() + len(written),
                text=written,
                key=key,
                is_article=_is_article(text, match, key),
                is_capital=written[0].isupper() or arabic,
                is_arabic=arabic,
                joined=bool(words) and _JOINT.fullmatch(between) is not None and after_name,
                gap=regex.sub(r"[\s\u200e\u200f]+", " ", between) if len(between) < 4 else " ",
            )
        )
    return words


_PLAIN_ARTICLES = frozenset(("al", "el", "ul"))


def _is_article(text: str, match: regex.Match[str], key: str) -> bool:
    """Whether a Latin word is the article; assimilated forms (``as``, ``an``) only with a hyphen after them."""
    return key in _PLAIN_ARTICLES or (key in LATIN_ARTICLES and text[match.end() : match.end() + 1] == "-")


def _is_initial(word: _Word) -> bool:
    return len(word.text) == 1 or word.key in gazetteer.titles()


@lru_cache(maxsize=100_000)
def _word_key(word: str) -> str:
    return gazetteer.without_article(normalize(word, "key").replace(" ", ""))


# Pass 1: the tables


class _Node:
    """A place in the tree of listed names: the words that may follow, and the entity whose name ends here."""

    __slots__ = ("entity", "following")

    def __init__(self) -> None:
        self.following: dict[str, _Node] = {}
        self.entity: gazetteer.Entity | None = None


@cache
def _tree() -> _Node:
    """Word keys → … → entity, articles left out; persons first, so that of equal spellings a person is kept."""
    root = _Node()
    for entity in gazetteer.entities():
        for spelling in entity.spellings if entity.kind != "term" else ():
            node = root
            for word in _words(spelling):
                if not word.is_article:
                    node = node.following.setdefault(word.key, _Node())
            node.entity = node.entity or entity
    return root


@cache
def _ambiguous() -> frozenset[str]:
    """Keys of words that are names only beside a word that says so."""
    return frozenset(_word_key(word) for (word,) in resources.rows("names/ambiguous.tsv", "word"))


def _listed(words: list[_Word]) -> list[_Span]:
    """Listed names, the longest at every place."""
    spans: list[_Span] = []
    i = 0
    while i < len(words):
        span = _listed_at(words, i)
        if span and words[i].key in _function_words("en") and i + 1 < len(words):
            inner = _listed_at(words, i + 1)  # the Guardian, but the Guardian Council
            span = inner if inner and inner.last > span.last else span
        if span:
            spans.append(span)
            i = span.last
        else:
            i += 1
    return spans


def _listed_at(words: list[_Word], i: int) -> _Span | None:
    word = words[i]
    if not word.is_arabic and not word.is_capital and not word.is_article:
        return None
    for key, offset in _readings(word):
        found = _walk(words, i, key)
        if found:
            last, entity = found
            before = words[i - 1] if i and word.joined else None
            if _is_credible(words[i:last], entity, offset, before):
                return _Span(i, last, offset, entity.kind, entity.press)
    return None


def _readings(word: _Word) -> list[tuple[str, int]]:
    """A word's key as it is and, in Arabic, without the clitics it may begin with, with their length."""
    readings = [(word.key, 0)]
    if word.is_arabic:
        for clitic in _CLITICS:
            if word.text.startswith(clitic) and len(word.text) - len(clitic) > 2:
                rest = word.text[len(clitic) :]
                readings.append((_word_key(rest), len(clitic)))
    return readings


def _walk(words: list[_Word], i: int, key: str) -> tuple[int, gazetteer.Entity] | None:
    """The longest listed name that begins at word ``i`` read as ``key``: where it ends, and what it is."""
    node: _Node | None = _tree()
    best: tuple[int, gazetteer.Entity] | None = None
    for at in range(i, min(i + _LONGEST, len(words))):
        word = words[at]
        if at > i and not word.joined:
            break
        if word.is_article and (at > i or not word.is_arabic):
            continue
        node = node.following.get(key if at == i else word.key) if node else None
        if node is None:
            break
        if node.entity:
            best = at + 1, node.entity
    return best


def _is_credible(found: list[_Word], entity: gazetteer.Entity, offset: int, before: _Word | None) -> bool:
    """Whether words that spell a listed name mean it: a Latin name has a capital, an abbreviation its own capitals; a
    single Arabic word has the article if the name has it, and is no common word, but behind a preposition of place;
    a clitic is not cut off a word that is commoner whole (كبيرا is not ك and بيرا).
    """
    first, content = found[0], [word for word in found if not word.is_article]
    if not first.is_arabic:
        if len(found) == 1 and entity.abbreviation and first.key == _word_key(entity.abbreviation):
            return first.text in entity.spellings
        short = len(content) == 1 and content[0].text.isupper() and len(content[0].text) < 3
        return content[0].is_capital and not short
    if len(found) > 1:
        return True
    clitic, rest = first.text[:offset], first.text[offset:]
    has_article = rest.startswith("ال") or clitic.endswith("لل")
    listed = {form.startswith("ال") for form in (entity.arabic, *entity.arabic_variants) if " " not in form}
    key = _word_key(rest)
    if has_article not in listed:
        return False
    if key in _ambiguous():
        return entity.kind == "place" and not offset and before is not None and before.text in _BEFORE_A_PLACE
    return not offset or (len(key) > 3 and frequency(first.text) <= frequency(rest))


def _taken(spans: list[_Span]) -> set[int]:
    return {i for span in spans for i in range(span.first, span.last)}


# Pass 2: names by their build


def _built(words: list[_Word], listed: list[_Span]) -> list[_Span]:
    """Persons after a title or with a known given name; organizations around a word that says so.

    A listed name of one word may turn out to be a part of such a name (``Amal Hashimi``, ``Free Basra Party``).
    """
    taken = _taken(listed)
    solid = _taken([span for span in listed if span.last - span.first > 1])
    spans: list[_Span] = []
    i = 0
    while i < len(words):
        span = None
        if i not in solid and (words[i].is_capital or words[i].is_article):
            span = _organization_at(words, i, solid) or _person_at(words, i, taken)
        if span:
            spans.append(span)
        i = span.last if span else i + 1
    return spans


def _person_at(words: list[_Word], i: int, taken: set[int]) -> _Span | None:
    """A person whose name begins at word ``i``."""
    word = words[i]
    for key, offset in _readings(word):
        if not _is_given(word, key, words[i + 1] if i + 1 < len(words) and words[i + 1].joined else None):
            continue
        last = i + 1
        while last < len(words) and last not in taken and last - i <= _MOST_PARTS and _goes_on(words, last):
            last += 1
        while last > i + 1 and (words[last - 1].is_article or words[last - 1].key in gazetteer.particles()):
            last -= 1
        content = [w for w in words[i:last] if not w.is_article]
        if len(content) < 2 or not (_has_family(content) if word.is_arabic else _is_latin_name(words[i:last])):
            continue
        written = _written(words[i:last], offset)
        return _Span(i, last, offset, "person", romanize(written, titles=False))
    return None


def _written(words: list[_Word], offset: int = 0) -> str:
    """The words as they stand in the text, without a clitic, an article tied to its word by a hyphen."""
    text = words[0].text[offset:] + "".join(word.gap + word.text for word in words[1:])
    return regex.sub(r"(?i)\b(al|el) (?=\p{Lu})", r"\1-", text)


def _is_given(word: _Word, key: str, after: _Word | None) -> bool:
    """Whether a person's name can begin with this word, given the word after it."""
    table = gazetteer.arabic_tokens() if word.is_arabic else gazetteer.latin_tokens()
    tokens = () if key in gazetteer.titles() else table.get(key, ())
    if word.is_arabic:
        if word.text.startswith("ال") or word.text in _function_words("ar"):
            return False
        if any(t.role == "given" for t in tokens) and key not in _ambiguous():
            return True
        return any(t.role in ("given", "family") for t in tokens) and after is not None and _is_surely_family(after)
    particle = gazetteer.particles().get(key)
    if particle is None and (any(t.role in ("given", "attested") for t in tokens) or _ABD.match(key)):
        return word.key not in _function_words("en")
    return particle is not None and particle[0] == "kunya" and word.is_capital


def _is_surely_family(word: _Word) -> bool:
    """Whether an Arabic word is a family name, with its article, and nothing else."""
    tokens = gazetteer.arabic_tokens().get(word.key, ())
    return (
        word.is_arabic
        and word.text.startswith("ال")
        and word.key not in _ambiguous()
        and any(token.role == "family" for token in tokens)
    )


@cache
def _function_words(language: str) -> frozenset[str]:
    """Function words as they are written (``على`` is one, the name ``علي`` is not)."""
    rows = resources.rows("script/function_words.tsv", "word", "language")
    return frozenset(word for word, of in rows if of == language)


def _goes_on(words: list[_Word], at: int) -> bool:
    """Whether a name that began before goes on with this word."""
    word, before = words[at], words[at - 1]
    if not word.joined or word.is_arabic != before.is_arabic:
        return False
    if word.is_arabic:
        if word.text in _function_words("ar"):
            return False
        listed = gazetteer.arabic_tokens().get(word.key, ())
        if any(t.role in ("given", "family", "western") for t in listed) or word.key in gazetteer.particles():
            return True
        if word.key == "الله":
            return True
        nisba = word.text.startswith("ال") and word.text.endswith(("ي", "ى")) and len(word.text) > 5
        return nisba or before.key in gazetteer.particles()
    return word.is_capital or word.is_article or word.key in gazetteer.particles()


def _has_family(content: list[_Word]) -> bool:
    """Whether an Arabic sequence ends like a name: a listed word of names or a nisba, and not a verb before a noun."""
    last = content[-1]
    listed = gazetteer.arabic_tokens().get(last.key, ())
    if any(t.role in ("family", "given", "western") for t in listed):
        return True
    return last.text.startswith("ال") and last.text.endswith("ي") and len(content) > 1


def _is_latin_name(found: list[_Word]) -> bool:
    """Whether a Latin sequence is a name: it begins with a listed given name or a kunya, or goes on like a name."""
    first = gazetteer.latin_tokens().get(found[0].key, ())
    is_given = any(t.role == "given" for t in first) and found[0].key not in _ambiguous()
    if is_given or found[0].key in gazetteer.particles():
        return True
    listed = gazetteer.latin_tokens()
    return any(word.is_article or (word.key in listed and word.key not in _ambiguous()) for word in found[1:])


@cache
def _organization_heads() -> frozenset[str]:
    rows = resources.rows("names/organization_words.tsv", "word", "language")
    return frozenset(_word_key(word) for word, language in rows if language == "en")


def _organization_at(words: list[_Word], i: int, taken: set[int]) -> _Span | None:
    """``Keele University``, ``Free Iraq Party``: capitals that end in a word for an organization."""
    if words[i].is_arabic or not words[i].is_capital or words[i].key in _function_words("en"):
        return None
    last = i + 1
    while last < len(words) and last not in taken and words[last].joined and last - i < _MOST_PARTS:
        if not (words[last].is_capital and not words[last].is_arabic) and not words[last].is_article:
            break
        last += 1
    ends = [at for at in range(i + 2, last + 1) if words[at - 1].key in _organization_heads()]
    if not ends:
        return None
    return _Span(i, ends[-1], 0, "organization", _written(words[i : ends[-1]]))


# Pass 3: later mentions


def _later(words: list[_Word], spans: list[_Span], text: str) -> list[_Span]:
    """Short forms of persons found, and abbreviations given in brackets after an organization."""
    taken = _taken(spans)
    short = _short_forms(words, spans)
    initials = _given_abbreviations(words, spans, text)
    found: list[_Span] = []
    i = 0
    while i < len(words):
        word = words[i]
        span = None
        if i not in taken:
            if word.text in initials and not word.is_arabic:
                span = _Span(i, i + 1, 0, "organization", initials[word.text])
            elif word.is_capital or word.is_article:
                span = _short_at(words, i, short, taken)
        if span:
            found.append(span)
        i = span.last if span else i + 1
    return found


def _short_at(words: list[_Word], i: int, short: dict[tuple[str, ...], str], taken: set[int]) -> _Span | None:
    first = i + 1 if words[i].is_article and i + 1 < len(words) else i
    if not words[first].is_capital:
        return None
    for size in (3, 2, 1):
        last = first + size
        if last > len(words) or any(at in taken for at in range(first, last)):
            continue
        if any(not words[at].joined for at in range(first + 1, last)):
            continue
        tail = tuple(word.key for word in words[first + 1 : last])
        for key, offset in _readings(words[first]):
            canonical = short.get((key, *tail))
            if canonical and _has_its_article(words[first], offset, canonical):
                return _Span(i, last, offset if first == i else 0, "person", canonical)
    return None


def _has_its_article(word: _Word, offset: int, canonical: str) -> bool:
    """Whether an Arabic short form has the article if, and only if, the name has it (سلام is not السلام)."""
    if not word.is_arabic or bare_key(word.text[offset:]) == word.text[offset:]:
        return True
    return any(_ARTICLE_INSIDE.search(name) for name in (canonical, *_arabic_of(canonical)))


def _short_forms(words: list[_Word], spans: list[_Span]) -> dict[tuple[str, ...], str]:
    """Keys of the short forms of the persons found → canonical form; one that fits two persons is left out."""
    table: dict[tuple[str, ...], set[str]] = {}
    for span in spans:
        if span.kind != "person" or span.last - span.first < 2:
            continue
        written = _written(words[span.first : span.last], span.offset)
        for name in {written, span.canonical, *_arabic_of(span.canonical)}:
            short = tuple(word.key for word in _words(parse(name).short) if not word.is_article)
            if short and len("".join(short)) > 2:
                table.setdefault(short, set()).add(span.canonical)
    return {short: next(iter(names)) for short, names in table.items() if len(names) == 1}


def _arabic_of(canonical: str) -> tuple[str, ...]:
    entity = gazetteer.entity(canonical)
    return (entity.arabic,) if entity else ()


def _given_abbreviations(words: list[_Word], spans: list[_Span], text: str) -> dict[str, str]:
    """``Name (ABC)`` → what ABC stands for in this text."""
    table = {}
    for span in spans:
        if span.kind == "organization":
            after = _ABBREVIATION.match(text, words[span.last - 1].end)
            if after:
                table[after.group(1)] = span.canonical
    return table
