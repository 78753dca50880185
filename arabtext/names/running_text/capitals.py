"""Persons and organizations in English text that no table lists, recognized by their capitals and what is around them.

A run of capitals may be a name from each of its words on behind which it can begin: titles, offices, demonyms and common
words at the beginning of a sentence are left off. How likely each is a person follows from its words (listed given and
family names, common words, places), from a title or an office before it, and from what stands behind it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import regex

from arabtext import resources
from arabtext.memory import once, remember
from arabtext.names.known import gazetteer
from arabtext.names.running_text.evidence import probability
from arabtext.names.running_text.text_words import NameSpan, TextWord, ambiguous, function_words, word_key
from arabtext.script.language.latin_script import english_words

MODEL: Final = "English person"
_MAX_WORDS: Final = 6  # of a name, articles and particles left out
_MIN_BEARERS: Final = 5  # per million citizens of the US, of a given or family name that counts as one
_ABD = regex.compile(r"abd[aeou]l?\w{4,}")
_PERSON_NOUN = regex.compile(r".{3,}(?:ist|er|or|man|woman|ian|ant|chief|head|son|wife|lawyer|star|coach|poet|envoy)s?")
_SPEECH: Final = frozenset(
    "said says told tells added adds argued argues wrote writes claimed insisted warned tweeted called announced replied"
    " who whose".split()
)
_SENTENCE_END: Final = ".!?:;…\n"
_HEADLINE: Final = 0.6  # share of the words of a line with a capital, from which capitals say little
_MIN_LINE: Final = 4  # words of a line whose capitals are counted


def find_persons(words: list[TextWord], text: str) -> Iterator[NameSpan]:
    """Yield every span of capitals that may be a person, each with its probability; they may overlap."""
    for span, features in candidates(words, text):
        chance = probability(MODEL, features)
        if chance >= 0.5:
            yield replace(span, probability=chance)


def candidates(words: list[TextWord], text: str) -> Iterator[tuple[NameSpan, list[str]]]:
    """Yield every span of capitals that may be a person, and its features."""
    is_headline = _headlines(words, text)
    i = 0
    while i < len(words):
        if not _may_begin(words[i]):
            i += 1
            continue
        end = i + 1
        while end < len(words) and _continues(words, end):
            end += 1
        yield from _in_run(words, text, i, end, is_headline)
        i = end


def _in_run(
    words: list[TextWord], text: str, first: int, end: int, is_headline: list[bool]
) -> Iterator[tuple[NameSpan, list[str]]]:
    """Yield the candidates inside a run of capitals."""
    while end > first and (words[end - 1].is_article or not words[end - 1].is_capital):
        end -= 1
    starts = [first]
    for at in range(first, end - 1):
        if not words[at].is_article and _may_be_left_off(words, at) and _may_begin(words[at + 1]):
            starts.append(at + 1)
        if at - first > _MAX_WORDS:
            break
    for start in starts:
        ends = [end]
        if "common" in _traits(words[end - 1].text) and end - start > 1:
            ends.append(end - 1)
        for last in ends:
            content = [word for word in words[start:last] if not word.is_article]
            if 0 < len(content) <= _MAX_WORDS:
                yield NameSpan(start, last, 0, "person", ""), _features(words, text, start, last, content, is_headline)


def _may_begin(word: TextWord) -> bool:
    return not word.is_arabic and word.text[0].isalpha() and (word.is_capital or word.is_article)


def _continues(words: list[TextWord], at: int) -> bool:
    """Return whether a run of capitals goes on with the word at ``at``."""
    word = words[at]
    if not word.is_joined or word.is_arabic:
        return False
    if word.is_capital:
        return word.text[0].isalpha()
    return at + 1 < len(words) and (word.is_article or word.key in gazetteer.particles())


def _may_be_left_off(words: list[TextWord], at: int) -> bool:
    """Return whether the word at ``at``, with a capital, may be no part of the name behind it."""
    word = words[at]
    return bool(_traits(word.text) & {"title", "demonym", "common", "function", "listed", "organization"})


@remember("traits of English words")
def _traits(word: str) -> frozenset[str]:
    """Return what the tables say about a word with a capital."""
    key = word_key(word)
    if len(key) == 1:
        return frozenset(("initial",))
    tokens = gazetteer.latin_tokens().get(key, ())
    low = word.lower()
    found = set[str]()
    roles = {token.role for token in tokens}
    sources = {token.source for token in tokens}
    bearers = gazetteer.english_names().get(low, 0)
    if "given" in roles or _ABD.fullmatch(key):
        found.add("given")
    if "family" in roles or "western" in roles:
        found.add("family")
    if "attested" in sources:
        found.add("attested")
    if bearers >= _MIN_BEARERS:
        found.add("borne")
    if low in english_words():
        found.add("common")
    if low in function_words("en"):
        found.add("function")
    if key in ambiguous():
        found.add("ambiguous")
    if key in gazetteer.titles():
        found.add("title")
    if key in gazetteer.demonyms():
        found.add("demonym")
    if low in _organization_words():
        found.add("organization")
    if (entity := gazetteer.entity_keys().get(key)) and entity.kind in ("place", "organization"):
        found.add("listed")
    if len(word) > 1 and word.isupper():
        found.add("upper")
    if not found - {"upper"}:
        found.add("unknown")
    return frozenset(found)


@once
def _organization_words() -> frozenset[str]:
    """Return English words that say what kind of organization a name is."""
    rows = resources.rows("names/organization_words.tsv", "word", "language", "evidence")
    return frozenset(word for word, language, evidence in rows if language == "en" and evidence in ("end", "anywhere"))


def _features(
    words: list[TextWord], text: str, start: int, last: int, content: list[TextWord], is_headline: list[bool]
) -> list[str]:
    """Return what speaks for and against a span being a person's name."""
    found = [f"words {min(len(content), 4)}"]
    is_one = "one" if len(content) == 1 else "of several"
    for name, word in (("first", content[0]), ("last", content[-1])):
        if name == "first" and len(content) == 1:
            continue
        found += [f"{name} {trait} {is_one}" for trait in _traits(word.text)]
    for word in content[1:-1]:
        found += [f"inner {trait}" for trait in _traits(word.text)]
    if len(content) < last - start or any(word.key in gazetteer.particles() for word in content):
        found.append("article or particle")
    found += _before(words, text, start, is_one)
    found += _behind(words, text, last, is_one)
    if is_headline[start]:
        found.append(f"headline {is_one}")
    return found


def _before(words: list[TextWord], text: str, start: int, is_one: str) -> Iterator[str]:
    """Yield what the word before a span says."""
    before = words[start - 1] if start else None
    gap = text[before.end : words[start].start] if before else "\n"
    if before is None or any(mark in _SENTENCE_END for mark in gap):
        is_title = before is not None and gap.strip() == "." and before.key in gazetteer.titles()
        yield f"before: title {is_one}" if is_title else f"begins a sentence {is_one}"
        return
    if before.key in gazetteer.titles():
        yield f"before: title {is_one}"
    elif before.is_capital and words[start].is_joined:
        for trait in _traits(before.text) & {"demonym", "listed", "organization", "function", "common"}:
            yield f"before: {trait} {is_one}"
    elif words[start].is_joined:
        if _PERSON_NOUN.fullmatch(before.text):
            yield f"before: person noun {is_one}"
        elif before.text in function_words("en"):
            yield f"before: {before.text} {is_one}"
        else:
            yield f"before: word {is_one}"
    else:
        yield f"before: {gap.strip()[:1]} {is_one}"


def _behind(words: list[TextWord], text: str, last: int, is_one: str) -> Iterator[str]:
    """Yield what stands behind a span."""
    end = words[last - 1].end
    if text[end : end + 2] in ("'s", "’s"):
        yield f"behind: possessive {is_one}"
        return
    after = words[last] if last < len(words) else None
    if after is None:
        return
    gap = text[end : after.start].strip()
    if not gap:
        if after.text in _SPEECH:
            yield f"behind: speech {is_one}"
        elif after.text in function_words("en"):
            yield f"behind: {after.text} {is_one}"
        elif after.text.islower():
            yield f"behind: word {is_one}"
        else:
            yield f"behind: capital {is_one}"
    elif gap == "," and after.text in ("a", "an", "the", "who", "whose", "head", "chief", "director"):
        yield f"behind: apposition {is_one}"
    elif gap in (",", "("):
        yield f"behind: {'age' if after.text.isdigit() else gap} {is_one}"


def _headlines(words: list[TextWord], text: str) -> list[bool]:
    """Return for each word whether most words of its line have a capital."""
    result: list[bool] = []
    line: list[TextWord] = []
    for i, word in enumerate(words):
        line.append(word)
        is_last = i + 1 == len(words) or "\n" in text[word.end : words[i + 1].start]
        if is_last:
            capitals = sum(one.is_capital for one in line)
            result += [len(line) >= _MIN_LINE and capitals >= _HEADLINE * len(line)] * len(line)
            line = []
    return result
