"""Names in running text of either language: the listed ones, and persons recognized by how a name is built.

Three passes over the words of a text: every spelling of the curated tables
(:mod:`arabtext.names.running_text.listed`), names built like names (:mod:`arabtext.names.running_text.built`), then
later mentions of what was found (:mod:`arabtext.names.running_text.later`). A built name wins over a listed one inside
it. Listed terms are no mentions, and no name is built of their words.
"""

from __future__ import annotations

import regex

from arabtext.errors import expect_text
from arabtext.names.model import Mention
from arabtext.names.running_text.built import find_built
from arabtext.names.running_text.later import find_later
from arabtext.names.running_text.listed import find_listed
from arabtext.names.running_text.text_words import covered, split_words

#: Two words or more with capitals, articles and particles between them.
_CAPITAL = r"\p{Lu}[\p{L}\p{M}'’‘ʿʾ.-]*+"
_CAPITALIZED = regex.compile(rf"{_CAPITAL}(?:\s(?:(?:al|el|bin|ibn|bint|abu)[\s-])*{_CAPITAL})+")
_INITIALISM = regex.compile(r"(?:\p{Lu}\.)+\p{Lu}")


def find(
    text: str,
    *,
    latin: str | None = None,
    style: object = None,
    authority: object = None,
    country: str | None = None,
) -> list[Mention]:
    """Return the mentions of persons, organizations and places in ``text``, in order, none overlapping.

    A short form (``Khazali``) or an abbreviation (``AAH``) has the canonical form of its full name. Spans are offsets
    into ``text`` as given. ``latin`` is the English edition of an Arabic text: where it has a name that is the same as
    an unlisted person's, its spelling chooses among the readings of the Arabic one.

    >>> [(m.text, m.canonical) for m in find("Qays al-Khazali leads AAH. Khazali said no.")]
    [('Qays al-Khazali', 'Qais al-Khazali'), ('AAH', 'Asaib Ahl al-Haq'), ('Khazali', 'Qais al-Khazali')]
    >>> [m.canonical for m in find("التقى الشيخ نمير حداد بالوزير", latin="Numair Haddad met the minister.")]
    ['Numeir Haddad']
    """
    names = _CAPITALIZED.findall(expect_text(latin, "latin")) if latin is not None else ()
    words = split_words(expect_text(text))
    listed = find_listed(words)
    built = find_built(words, listed, names)
    taken = covered(built)
    spans = [*built, *(span for span in listed if span.first not in taken)]
    spans += find_later(words, spans, text)
    mentions = []
    for span in sorted((span for span in spans if span.kind != "term"), key=lambda s: s.first):
        start, end = words[span.first].start + span.offset, words[span.last - 1].end
        if _INITIALISM.fullmatch(text, start, end) and text[end : end + 1] == ".":
            end += 1
        mentions.append(Mention(start, end, text[start:end], span.kind, span.canonical))
    return mentions
