"""Rewrite the names of a text in house form; quotations, titles and addresses stay as they are."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from arabtext.errors import expect_text
from arabtext.names.known import gazetteer
from arabtext.names.known.keys import LATIN_ARTICLES, skeleton, skeletons
from arabtext.names.model import Mention
from arabtext.names.running_text.find import find
from arabtext.names.running_text.untouched import overlaps, untouched_spans
from arabtext.script.chars import is_arabic_letter

_ARTICLE = regex.compile(rf"(?i)^(?:{'|'.join(sorted(LATIN_ARTICLES))})[- ]")
_LOOSE_ARTICLE = regex.compile(r"\b([Aa]l|[Ee]l) (?=\p{Lu})")


@dataclass(frozen=True, slots=True)
class Change:
    """A name that was rewritten: ``text[start:end]`` is ``before``, its house form ``after``.

    ``line`` and ``column`` count from 1.
    """

    start: int
    end: int
    before: str
    after: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A text in house form and its changes, with offsets into the text before them."""

    text: str
    changes: tuple[Change, ...]


def rewrite(text: str, *, style: object = None, authority: object = None, country: str | None = None) -> Rewritten:
    """Return ``text`` with all names in house form, and the changes.

    A later mention keeps its short form. A mention under quite another name (a nom de guerre) is not changed, nor are
    quotations, titles in quotation marks or italics, addresses and code.

    >>> result = rewrite("Qays al-Khazali left Irbil. Khaz'ali said: “Qays is here.”")
    >>> result.text
    'Qais al-Khazali left Erbil. Khazali said: “Qays is here.”'
    >>> [(c.line, c.column, c.before, c.after) for c in result.changes][0]
    (1, 1, 'Qays al-Khazali', 'Qais al-Khazali')
    """
    untouched = untouched_spans(expect_text(text))
    changes, pieces, position, seen, line, line_start = list[Change](), list[str](), 0, 0, 1, 0
    for mention in find(text, style=style, authority=authority, country=country):
        after = in_house_form(mention)
        if after == mention.text or overlaps(mention, untouched):
            continue
        newlines = text.count("\n", seen, mention.start)
        if newlines:
            line, line_start = line + newlines, text.rfind("\n", seen, mention.start) + 1
        changes.append(Change(mention.start, mention.end, mention.text, after, line, mention.start - line_start + 1))
        pieces += [text[position : mention.start], after]
        position, seen = mention.end, mention.start
    return Rewritten("".join([*pieces, text[position:]]), tuple(changes))


def in_house_form(mention: Mention) -> str:
    """Return the house form of a mention: the same words of the name, each in its house spelling.

    A mention with other words (an abbreviation, another name of the same person) comes back as it is.
    """
    if any(map(is_arabic_letter, mention.text)):
        return _arabic(mention)
    written, house = " ".join(mention.text.split()), mention.canonical
    if written == house:
        return mention.text
    if skeletons(written) & skeletons(house):
        return house
    words, own = _LOOSE_ARTICLE.sub(r"\1-", written).split(" "), house.split(" ")
    found: list[str] = []
    for word in words:
        while own and not skeletons(word) & skeletons(own[0]):
            own = own[1:]
        if not own:
            return mention.text
        found.append(own.pop(0))
    if not _ARTICLE.match(words[0]) and len(words) < len(house.split(" ")):
        found[0] = _ARTICLE.sub("", found[0])
    if found[0].islower() and written[0].isupper():  # Bin Laden, where a sentence begins
        found[0] = found[0].capitalize()
    return " ".join(found)


def _arabic(mention: Mention) -> str:
    """Return an Arabic mention of a listed name in its first Arabic spelling, if it spells the same words."""
    known = gazetteer.entity(mention.canonical)
    if known is None or skeleton(known.arabic) != skeleton(mention.text):
        return mention.text
    return known.arabic if len(known.arabic.split()) == len(mention.text.split()) else mention.text
