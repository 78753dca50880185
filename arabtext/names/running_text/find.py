"""Names in running text of either language: listed ones, phrases, and names that no table lists.

Four steps. Every span of words that may be a name is collected with its probability: spellings of the curated tables
(:mod:`~arabtext.names.running_text.listed`), institutions and places that are phrases
(:mod:`~arabtext.names.running_text.phrases`), what a trained tagger reads as names
(:mod:`~arabtext.names.running_text.tagging`), listed given names with listed names behind them
(:mod:`~arabtext.names.running_text.built`), and in English runs of capitals
(:mod:`~arabtext.names.running_text.capitals`). The best set of them that do not overlap is kept
(:mod:`~arabtext.names.running_text.merging`). Short forms and abbreviations of what was found are
added and linked (:mod:`~arabtext.names.running_text.linking`). Persons get their English forms last, all at once.
Listed terms are no mentions, and no name is built of their words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import regex

from arabtext.errors import expect_text
from arabtext.names.authority import Authority, Given
from arabtext.names.known import gazetteer
from arabtext.names.known.countries import code_of_country
from arabtext.names.model import Kind, Mention
from arabtext.names.running_text.built import (
    end_of_body,
    end_of_definite,
    end_of_person,
    find_built,
    is_doubtful,
    is_nisba,
    is_of_nation,
    is_office_or_head,
)
from arabtext.names.running_text.capitals import find_capitals
from arabtext.names.running_text.forms import Desk, Forms, later_forms
from arabtext.names.running_text.linking import Persons, abbreviated_spans, given_abbreviations
from arabtext.names.running_text.listed import find_decided, find_listed
from arabtext.names.running_text.merging import choose, supported, united, weighed
from arabtext.names.running_text.phrases import find_phrases
from arabtext.names.running_text.tagging import Tagged, tag
from arabtext.names.running_text.text_words import NameSpan, TextWord, readings, split_words
from arabtext.names.running_text.traits import english_traits
from arabtext.names.style.value import Style, StyleLike
from arabtext.script.wordlist import frequency

_SURE: Final = 0.9  # probability from which the tagger is believed that a common word is a name
_LIKELY: Final = 0.75  # the same, of a word that no table lists and that begins a sentence
_MAX_RARE: Final = 0.1  # per million, of a nisba that is no common adjective
_DOUBTFUL: Final = frozenset(("ambiguous", "common", "function", "demonym"))
_BRACKETS: Final = frozenset("[]()")
#: Words that lead from one place to another: Georgia for Beira.
_BETWEEN_PLACES: Final = frozenset(("for", "from", "in", "into", "near", "to", "via", "with"))
#: Two words or more with capitals, articles and particles between them.
_CAPITAL = r"\p{Lu}[\p{L}\p{M}'’‘ʿʾ.-]*+"
_CAPITALIZED = regex.compile(rf"{_CAPITAL}(?:\s(?:(?:al|el|bin|ibn|bint|abu)[\s-])*{_CAPITAL})+")
_INITIALISM = regex.compile(r"(?:\p{Lu}\.)+\p{Lu}")


def find(
    text: str,
    *,
    latin: str | None = None,
    style: StyleLike = None,
    authority: Given = None,
    country: str | None = None,
) -> list[Mention]:
    """Return the mentions of persons, organizations and places in ``text``, in order, none overlapping.

    A short form (``Khazali``) or an abbreviation (``AAH``) has the canonical form of its full name. Spans are offsets
    into ``text`` as given. ``latin`` is the English edition of an Arabic text: where it has a name that is the same as
    an unlisted person's, its spelling chooses among the readings of the Arabic one. Canonical forms are those of the
    ``style``, as :meth:`arabtext.names.Style.of` takes it, and of the ``authority``, whose spellings are found too.
    ``country``, an ISO 3166 code or a name, is the one that names belong to where the text names none.

    Raises :class:`arabtext.errors.UsageError` for an unknown country or style.

    >>> [(m.text, m.canonical) for m in find("Qays al-Khazali leads AAH. Khazali said no.")]
    [('Qays al-Khazali', 'Qais al-Khazali'), ('AAH', 'Asaib Ahl al-Haq'), ('Khazali', 'Qais al-Khazali')]
    >>> [m.canonical for m in find("التقى الشيخ نمير حداد بالوزير", latin="Numair Haddad met the minister.")]
    ['Numeir Haddad']
    """
    names = _CAPITALIZED.findall(expect_text(latin, "latin")) if latin is not None else ()
    desk = Desk(Style.of(style), Authority.of(authority), code_of_country(country))
    words = split_words(expect_text(text))
    spans = _candidates(words, text, desk)
    forms = Forms(words, text, desk, names)
    chosen = forms.of_full_names(choose(spans))
    given = given_abbreviations(words, chosen, text)
    persons = Persons(words, chosen)
    later = _outside(chosen, [*persons.short_spans(words), *abbreviated_spans(words, given)])
    if later:
        chosen = forms.of_full_names(choose(united([*later, *spans])))
    abbreviations = {span.canonical: short for short, span in given.items()}
    return _mentions(words, text, forms.of_all(chosen, persons), abbreviations, desk)


def _candidates(words: list[TextWord], text: str, desk: Desk) -> list[NameSpan]:
    """Return the spans of words that may be names, with their probabilities; they may overlap."""
    listed = find_listed(words, desk.country)
    tagged = [one for one in tag(words, listed) if not _is_forced(words, one)]
    known = [
        *weighed(words, listed),
        *find_phrases(words, listed),
        *find_built(words, listed),
        *find_capitals(words, text),
    ]
    ends = {(span.first, span.kind): span.last for span in listed}
    others = [span for one in tagged for span in _read(words, one, ends)]
    spans = united([*find_decided(words, desk.authority), *supported(words, known, tagged), *others])
    return [span for span in spans if not (span.kind == "person" and _is_compound(words, span))]


def _is_forced(words: list[TextWord], one: Tagged) -> bool:
    """Return whether one English word of no table may have its capital because a sentence begins: Gunmen, Curator."""
    word = words[one.first]
    is_first = not word.is_arabic and word.is_capital and (one.first == 0 or not word.is_joined)
    is_one = one.last - one.first == 1 and one.kind == "person"
    return is_first and is_one and one.probability < _LIKELY and "unknown" in english_traits(word.text)


def _is_compound(words: list[TextWord], span: NameSpan) -> bool:
    """Return whether a hyphen ties a small word to a span, as in Moldovan-flagged: no person's name goes on so."""
    after = words[span.last] if span.last < len(words) else None
    return after is not None and after.gap == "-" and after.is_joined and not (after.is_capital or after.is_article)


def _outside(chosen: Iterable[NameSpan], later: Iterable[NameSpan]) -> list[NameSpan]:
    """Return the later mentions that are not inside a longer name."""
    sizes = {at: span.last - span.first for span in chosen for at in range(span.first, span.last)}
    return [
        span for span in later if all(sizes.get(at, 0) <= span.last - span.first for at in range(span.first, span.last))
    ]


def _read(words: list[TextWord], one: Tagged, ends: dict[tuple[int, Kind], int]) -> Iterator[NameSpan]:
    """Yield the span of a tagged name, if it is none of a title, a nation or a common word alone.

    No article or particle is its last word, and one Arabic word goes on with a kunya, a father's name or a rare nisba.
    ``ends`` has the last words of listed names, by first word and kind.
    """
    last = one.last
    if one.kind == "person":
        last = end_of_person(words, one.first, last)
    elif words[one.first].is_arabic and one.first + 1 < ends.get((one.first, one.kind), last) < last:
        last = end_of_body(words, last, ends[one.first, one.kind])
    if one.kind != "person" and words[one.first].is_arabic:
        last = end_of_definite(words, one.first, last)
    while last > one.first and (words[last - 1].is_article or words[last - 1].key in gazetteer.particles()):
        last -= 1
    word = words[one.first]
    offset = one.offset if any(cut == one.offset for _, cut in readings(word)) else 0
    if one.kind == "place" and not word.is_arabic:
        last = next((at for at in range(one.first + 1, last) if words[at].text in _BETWEEN_PLACES), last)
    last = next((at for at in range(one.first + 1, last) if not _BRACKETS.isdisjoint(words[at].gap)), last)
    is_general = one.kind == "organization" and is_office_or_head(word)  # السفير اللبناني, شركة ألمانية
    if all(is_of_nation(some) for some in words[one.first + is_general : last]) or word.gap.endswith("%"):
        return  # in an address, %D8%A7 is no word
    if last - one.first == 1 and one.kind == "person":
        if word.key in gazetteer.titles():
            return
        last = _end_behind(words, last) if word.is_arabic else last
    if last - one.first == 1 and one.probability < _SURE:
        is_common = not english_traits(word.text).isdisjoint(_DOUBTFUL)
        if is_doubtful(word, offset, one.kind) if word.is_arabic else is_common:
            return
    if last > one.first and (word.is_capital or word.is_article):
        yield NameSpan(one.first, last, offset, one.kind, "", one.probability)


def _end_behind(words: list[TextWord], last: int) -> int:
    """Return the end of an Arabic name of one word, which a particle and a word or a nisba may go on."""
    behind = [word for word in words[last : last + 2] if word.is_joined and word.is_arabic]
    if len(behind) == 2 and behind[0].key in gazetteer.particles():
        return last + 2
    return last + 1 if behind and behind[0] is words[last] and _is_rare_nisba(behind[0].text) else last


def _is_rare_nisba(word: str) -> bool:
    """Return whether an Arabic word has the article and the ending of a nisba, and is in no list of words."""
    return is_nisba(word) and frequency(word) <= _MAX_RARE


def _mentions(
    words: list[TextWord], text: str, spans: Iterable[NameSpan], abbreviations: dict[str, str], desk: Desk
) -> list[Mention]:
    """Return the mentions of spans: where each stands, and where the same thing is first named."""
    mentions: list[Mention] = []
    firsts: dict[tuple[str, str], int] = {}
    for span in spans:
        if span.kind == "term":
            continue
        start, end = words[span.first].start + span.offset, words[span.last - 1].end
        if _INITIALISM.fullmatch(text, start, end) and text[end : end + 1] == ".":
            end += 1
        short, abbreviation = later_forms(span.canonical, span.kind, desk.style.article_later)
        abbreviation = abbreviations.get(span.canonical, abbreviation)
        canonical = desk.form(span.canonical, span.kind)
        if canonical != span.canonical and span.kind == "person":
            short = later_forms(canonical, span.kind, desk.style.article_later).short
        mentions.append(
            Mention(
                start, end, text[start:end], span.kind, canonical, round(span.probability, 3),
                firsts.setdefault((span.kind, span.canonical), start), short, abbreviation,
            )
        )  # fmt: skip
    return mentions
