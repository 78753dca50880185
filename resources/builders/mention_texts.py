"""Texts with tagged names: AQMAR, articles with lists of names, paragraphs with brackets; and swaps of their names."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import regex
from common import read_jsonl, read_tsv

from arabtext import resources
from arabtext.names.known import gazetteer
from arabtext.names.running_text.text_words import TextWord, split_words
from arabtext.script.chars import ARTICLE, LAM
from arabtext.script.morphology import proclitics

MENTIONS = Path(__file__).parent / "mentions"
MIN_PEOPLE = 300_000  # of a town that is put in for another place; states have 0
KINDS = {"person": 0, "organization": 1, "place": 2, "none": -1, "PER": 0, "ORG": 1, "LOC": 2}
_BRACKET = regex.compile(r"\[(PER|ORG|LOC) ([^\[\]]+)\]")
_GROUP = regex.compile(r"^[وفبلك]?ال\w+(?:ين|ون)$|^لل\w+(?:ين|ون)$")


class Span(NamedTuple):
    """Characters of a text that are a name of a kind, 0 to 2 as in the labels of the tagger."""

    start: int
    end: int
    kind: int


@dataclass(frozen=True)
class Tagged:
    """A text with its names, the ``story`` that it tells and the ``source`` that it comes from."""

    text: str
    spans: tuple[Span, ...]
    story: str
    source: str


def labels(text: Tagged, words: list[TextWord]) -> tuple[list[int], dict[int, int]]:
    """Return the label of each word, and by first word of a name the letters before the name in it."""
    result, offsets = [0] * len(words), dict[int, int]()
    at = 0
    for span in text.spans:
        while at < len(words) and words[at].end <= span.start:
            at += 1
        first = at
        while at < len(words) and words[at].start < span.end:
            result[at] = 1 + 2 * span.kind + (at > first)
            at += 1
        if at > first:
            offsets[first] = max(0, span.start - words[first].start)
    return result, offsets


def read_aqmar(path: Path) -> Iterator[Tagged]:
    """Yield the articles of AQMAR; peoples (المسلمين) are no persons here."""
    name, words, tags = "", list[str](), list[str]()
    for line in [*path.read_text(encoding="utf-8").splitlines()[2:], "# "]:
        if line.startswith("# ") and "\t" not in line:
            if words:
                yield _from_tags(words, tags, name)
            name, words, tags = line[2:], [], []
        elif line:
            word, _, tag = line.partition("\t")
            words.append(word)
            tags.append(tag)
        elif words and words[-1] != "\n":
            words.append("\n")
            tags.append("O")


def _from_tags(words: list[str], tags: list[str], name: str) -> Tagged:
    text, spans, before = "", list[Span](), ""
    start = 0
    for word, tag in zip([*words, ""], [*tags, "O"], strict=True):
        kind = tag[-3:]
        if before and not (tag.startswith("I") and kind == before):
            end = len(text.rstrip())
            found = text[start:end]
            if not (before == "PER" and " " not in found and _GROUP.match(found)):
                clitic = 2 if found.startswith(LAM + LAM) and len(found) > 4 else 0
                spans.append(Span(start + clitic, end, KINDS[before]))
            before = ""
        if kind in KINDS and tag.startswith(("B", "I")) and not before:
            start, before = len(text), kind
        text += word + ("" if word == "\n" else " ")
    return Tagged(text, tuple(spans), f"aqmar {name}", "aqmar")


def read_articles(data: Path, language: str) -> Iterator[Tagged]:
    """Yield the articles of one language with the names that the lists have for them."""
    names: dict[str, list[tuple[str, str, str]]] = {}
    stories: dict[str, str] = {}
    for number, story, of, kind, name, *before in read_tsv(MENTIONS / "articles.tsv", header=True):
        stories[number] = story
        if of == language:
            names.setdefault(number, []).append((kind, name, before[0] if before else ""))
    for article in read_jsonl(data / "editions" / "articles_dev.jsonl"):
        if article["id"] in names:
            text = "\n".join(article[language])
            spans = _match(text, names[article["id"]], language)
            yield Tagged(text, tuple(spans), f"news {stories[article['id']]}", "news")


def _match(text: str, names: list[tuple[str, str, str]], language: str) -> list[Span]:
    words = split_words(text)
    tree: dict[str, list[tuple[list[str], int, list[str]]]] = {}
    for kind, name, before in names:
        if keys := [word.text for word in split_words(name)]:
            tree.setdefault(keys[0], []).append((keys, KINDS[kind], [word.text for word in split_words(before)]))
    for some in tree.values():
        some.sort(key=lambda one: (-len(one[0]), -len(one[2])))
    spans: list[Span] = []
    at = 0
    while at < len(words):
        size, number, offset = _longest(tree, words, at, language)
        if size and number >= 0:
            spans.append(Span(words[at].start + offset, words[at + size - 1].end, number))
        at += max(1, size)
    return spans


def _longest(
    tree: dict[str, list[tuple[list[str], int, list[str]]]], words: list[TextWord], at: int, language: str
) -> tuple[int, int, int]:
    """Return the words, the kind and the letters of a clitic of the longest name at a word; 0 words for none."""
    longest = 0, -1, 0
    for first, offset in _without_clitics(words[at].text) if language == "ar" else [(words[at].text, 0)]:
        for keys, kind, before in tree.get(first, ()):
            is_here = [word.text for word in words[at + 1 : at + len(keys)]] == keys[1:]
            is_behind = [word.text for word in words[max(0, at - len(before)) : at]] == before if before else True
            if is_here and is_behind and len(keys) > longest[0]:
                longest = len(keys), kind, offset
    return longest


_CLITICS = sorted(proclitics(before="noun", article=False), key=len)


def _without_clitics(word: str) -> list[tuple[str, int]]:
    found = [(word, 0)]
    for clitic in _CLITICS:
        if word.startswith(clitic) and len(word) > len(clitic) + 1:
            rest = word[len(clitic) :]
            found.append((rest, len(clitic)))
            if clitic.endswith(LAM + LAM):
                found.append((ARTICLE + rest, len(clitic)))
    return found


def read_paragraphs(language: str) -> Iterator[Tagged]:
    """Yield the paragraphs of one language; each is a story of its own."""
    paths = (MENTIONS / f"{name}_{language}.txt" for name in ("paragraphs", "newswire"))
    lines = [line for path in paths if path.exists() for line in path.read_text(encoding="utf-8").splitlines()]
    for number, line in enumerate(line for line in lines if line and not line.startswith("#")):
        yield from_brackets(line, f"own {number}", "own")


def is_held_out(text: Tagged) -> bool:
    """Return whether a text is of the stories that the held-out models were not trained on: a quarter of them."""
    source, _, number = text.story.partition(" ")
    return source != "aqmar" and number.isdigit() and int(number) % 4 == 3


def from_brackets(line: str, story: str, source: str) -> Tagged:
    """Return the text of a line whose names are in brackets."""
    text, spans, at = "", list[Span](), 0
    for found in _BRACKET.finditer(line):
        text += line[at : found.start()]
        spans.append(Span(len(text), len(text) + len(found[2]), KINDS[found[1]]))
        text += found[2]
        at = found.end()
    return Tagged(text + line[at:], tuple(spans), story, source)


def swapped(text: Tagged, language: str, dice: random.Random, rate: float = 0.7) -> Tagged:
    """Return a text with names put in place of others of their kind, each name of the text by one name throughout."""
    pool = _pool(language)
    chosen: dict[tuple[str, int], str] = {}
    result, spans, at = "", list[Span](), 0
    for span in text.spans:
        name = text.text[span.start : span.end]
        key = (name, span.kind)
        if key not in chosen:
            size = min(3, len(name.split()))
            some = pool.get((span.kind, size)) or pool.get((span.kind, 1)) or [name]
            chosen[key] = dice.choice(some) if dice.random() < rate else name
        result += text.text[at : span.start]
        other = chosen[key]
        if other != name and language == "ar":
            if result.endswith("لل") and not name.startswith(ARTICLE):
                result = result[:-1] if not other.startswith(ARTICLE) else result
                other = other.removeprefix(ARTICLE)
            elif result.endswith(" ل") and other.startswith(ARTICLE):
                result, other = result + LAM, other.removeprefix(ARTICLE)
        spans.append(Span(len(result), len(result) + len(other), span.kind))
        result += other
        at = span.end
    return Tagged(result + text.text[at:], tuple(spans), text.story, text.source)


_pools: dict[str, dict[tuple[int, int], list[str]]] = {}


def _pool(language: str) -> dict[tuple[int, int], list[str]]:
    """Return kind and words → names to put in."""
    if language in _pools:
        return _pools[language]
    pool: dict[tuple[int, int], list[str]] = {}

    def add(kind: int, name: str) -> None:
        if name and name.isascii() == (language == "en"):
            pool.setdefault((kind, min(3, len(name.split()))), []).append(name)

    for entity in gazetteer.entities():
        if entity.kind in KINDS:
            kind = KINDS[entity.kind]
            for name in dict.fromkeys((entity.press, entity.arabic, *entity.arabic_variants[:2])):
                add(kind, name)
                if kind == 0 and len(name.split()) > 1:
                    add(0, name.split()[-1])
    for english, arabic, people in resources.rows("names/world_places.tsv", "english", "arabic", "population"):
        if not 0 < int(people) < MIN_PEOPLE:
            add(2, english if language == "en" else arabic.partition("|")[0])
    tokens: dict[str, list[str]] = {"given": [], "family": [], "foreign": []}
    for token in gazetteer.tokens():
        if token.role in ("given", "family") and token.source != "attested":
            tokens[token.role].append(token.press if language == "en" else token.arabic)
        elif token.source == "attested" and token.count > 5:
            tokens["family"].append(token.press if language == "en" else token.arabic)
    if language == "en":
        tokens["foreign"] = [name.capitalize() for name, count in gazetteer.english_names().items() if count > 5]
    else:
        tokens["foreign"] = [key for key, some in gazetteer.foreign().items() if len(key) > 3 and " " not in key][::3]
    dice = random.Random(3)
    for _ in range(6000):
        add(0, f"{dice.choice(tokens['given'])} {dice.choice(tokens['family'])}")
        add(0, f"{dice.choice(tokens['foreign'])} {dice.choice(tokens['foreign'])}")
        add(0, f"{dice.choice(tokens['given'])} {dice.choice(tokens['given'])} {dice.choice(tokens['family'])}")
        add(0, dice.choice(tokens["family" if dice.random() < 0.5 else "foreign"]))
    _pools[language] = pool
    return pool
