"""The house form of a whole name, from either script, and of a text with several names.

Decided in this order: a person, an organization or a place that the curated tables know; then unit by unit (a given
name, a kunya, ``Abdul-Malik``, ``bin Salman``), in Arabic letters (:mod:`arabtext.names.writing.arabic`) or in Latin
ones (:mod:`arabtext.names.writing.latin`). Brackets, dashes, numbers and the like around and between names are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

import regex

from arabtext import resources
from arabtext.candidates import Candidate
from arabtext.memory import once, remember
from arabtext.names.authority import Authority
from arabtext.names.known import construct, gazetteer
from arabtext.names.known.keys import text_key
from arabtext.names.model import Part, Role
from arabtext.names.parse import ALIAS, in_order, parse, without_honorifics
from arabtext.names.phrases import read_phrase
from arabtext.names.style.short import begin_name, begin_sentence
from arabtext.names.style.value import Style
from arabtext.names.writing.alphabets import as_one_word, unit_of_language
from arabtext.names.writing.arabic import NO_SPELLINGS, Spellings, arabic_unit
from arabtext.names.writing.combining import combine
from arabtext.names.writing.composed import COMPOSED, compose_english, keeps_head
from arabtext.names.writing.latin import latin_unit
from arabtext.names.writing.styled import (
    HOUSE_ARTICLE,
    STYLE,
    article_of,
    construct_form,
    keeps_own_spelling,
    particle_form,
    preferred_entity,
    title_form,
    with_article,
    with_joints,
    writes,
)
from arabtext.names.writing.usage import Usage, in_region, usage_of_person, usage_of_words
from arabtext.script import normalize
from arabtext.script.chars import has_arabic_letter

#: Score of a composed form from which no name in it is only spelled, with two prepositions at most: it is settled.
_SETTLED_SCORE: Final = 0.68
_GENERIC_SCORE: Final = 0.3  # of the one listed body with a name that bodies of several countries bear; chosen by hand
_NATIONAL_SCORE: Final = 0.9  # of a listed institution with the adjective of an unlisted country's; chosen by hand
NOTHING_DECIDED: Final = Authority()
AUTHORITY: Final = "authority"  # the source of a decided form
MAX_ROUNDS: Final = 5  # of bringing a form to its own house form; one or two is usual
#: How often the form of the gazetteer is that of the press: measured on 487 towns that names/places.tsv has too.
_GAZETTEER_SCORE: Final = 0.8
_AND: Final = "و"

#: What stands around names and between them, and is kept: brackets, quotation marks, dashes, dates.
_EDGE: Final = ' ()[]{}«»“”"؛;:؟?!…/|*_#•'
_BETWEEN = regex.compile(
    r"""(\s*[()\[\]{}«»“”"؛;:؟?!…/|•]+\s* | \s[-–—]\s | \sو\s | ,?\s*(?<!\p{L})\d[\d.,–-]*(?!\p{L})\s*)""",
    regex.VERBOSE,
)
_GLUED_TITLE = regex.compile(r"(?<![\p{L}.])(\p{Arabic}{1,2}\.)(?=\p{Arabic}{2})")
_ALIAS_ARABIC = regex.compile(r"^(\p{Arabic}+) (?:باسم |بـ ?|ب)(.+)$")
_ALIAS_LATIN = regex.compile(r"(?i)^(known as|a\.?k\.?a\.?|alias|nicknamed|dit) (.+)$")
_GLUED_KUNYA = regex.compile(r"^([أا]ب[وي])(\p{L}{3,})$")


def house_forms(
    text: str,
    n: int,
    usage: Usage,
    *,
    titles: bool,
    spelled: Spellings = NO_SPELLINGS,
    decided: Authority = NOTHING_DECIDED,
) -> list[Candidate]:
    """Return up to ``n`` house forms of a text with one name or several, best first.

    ``text`` is normalized. What stands around and between the names is kept as it is. ``spelled`` are Latin spellings
    of Arabic words, which choose among their readings, and ``decided`` names win over everything else.
    """
    found = _text_forms(text, n, usage, titles, decided, spelled)
    if _BETWEEN.search(text) is None:  # one name, which is settled
        return found
    return [
        replace(c, text=_settle(c.text, lambda form: _text_forms(form, 1, usage, titles, decided)[0].text))
        for c in found
    ]


def _settle(text: str, form_of: Callable[[str], str]) -> str:
    """Return the first form, of ``text`` and the forms of forms, that is its own form."""
    for _ in range(MAX_ROUNDS):
        form = form_of(text)
        if form == text:
            break
        text = form
    return text


def _text_forms(
    text: str, n: int, usage: Usage, titles: bool, decided: Authority, spelled: Spellings = NO_SPELLINGS
) -> list[Candidate]:
    """Return house forms of a text, each name of it settled."""
    text = _GLUED_TITLE.sub(r"\1 ", text)
    core = text.strip(_EDGE)
    lead, _, tail = text.partition(core)
    pieces = _BETWEEN.split(core)
    others = "".join(pieces[1::2]) + pieces[0] + pieces[-1]
    if len(pieces) == 1 or gazetteer.entity(core) or read_phrase(core) or not any(map(str.isalpha, others)):
        found = _decided(core, n, usage, titles, decided, spelled)
    else:
        choices = [
            [Candidate(" and " if piece == f" {_AND} " else piece, 1.0, "unchanged")]
            if place % 2 or not any(map(str.isalpha, piece))
            else _decided(piece, n, usage, titles, decided, spelled)
            for place, piece in enumerate(pieces)
        ]
        found = [replace(c, score=round(c.score, 4)) for c in combine(choices, n, joint="")]
    return [replace(c, text=lead + c.text + tail) for c in found] if lead or tail else found


def _decided(name: str, n: int, usage: Usage, titles: bool, decided: Authority, spelled: Spellings) -> list[Candidate]:
    """Return the decided form of one name, looked up as written and by its house form; else its house forms."""
    if not decided.decisions:
        return _settled(name, n, usage, titles, spelled)
    if decision := decided.lookup(name):
        return [Candidate(decision.canonical, 1.0, AUTHORITY)]
    forms = _settled(name, n, usage, titles, spelled)
    decision = decided.lookup(forms[0].text)
    return [Candidate(decision.canonical, 1.0, AUTHORITY)] if decision else forms


def _settled(name: str, n: int, usage: Usage, titles: bool, spelled: Spellings) -> list[Candidate]:
    """Return house forms of one name, each its own house form, so that romanizing twice changes nothing."""

    def form_of(text: str) -> str:
        return " ".join(_forms(text, 1, usage, titles)[0].text.split()) or text

    found: dict[str, Candidate] = {}
    for candidate in _forms(name, n, usage, titles, spelled):
        text = " ".join(candidate.text.split()) or candidate.text
        if (
            candidate.source == COMPOSED and candidate.score >= _SETTLED_SCORE and has_arabic_letter(name)
        ):  # of house forms; a look at the words of all names would take its time
            known = gazetteer.entity_keys().get(gazetteer.entity_key(text))
            if known and not (gazetteer.is_generic(text, known) or keeps_head(text, known)):
                text = _entity_form(known, usage).text
        else:
            text = _settle(text, form_of)
        found.setdefault(text, candidate if text == candidate.text else replace(candidate, text=text))
    return list(found.values())


def _forms(name: str, n: int, usage: Usage, titles: bool, spelled: Spellings = NO_SPELLINGS) -> list[Candidate]:
    """Return house forms of one name, before they are settled."""
    if (known := gazetteer.entity(name, usage.country)) and not keeps_head(name, known):
        return [_entity_form(known, usage)] if known.kind != "place" else _places(name, known, n, usage)
    if town := gazetteer.place(name):
        return _places(name, town, n, usage)
    if phrase := compose_english(name, lambda text: _in_phrase(text, usage), usage.country):
        other = gazetteer.generic_bearer(name) if n > 1 else None
        return [phrase, Candidate(other.press, _GENERIC_SCORE, other.kind)] if other else [phrase]
    if national := _national_institution(name):
        return [national]
    return _of_parts(name, n, usage, titles=titles, spelled=spelled)


def _in_phrase(name: str, usage: Usage) -> Candidate:
    """Return the house form of a name within a phrase: of a place, or of its parts."""
    town = gazetteer.entity(name, usage.country) or gazetteer.place(name)
    if town and town.kind == "place":
        return _places(name, town, 1, usage)[0]
    return _of_parts(name, 1, usage, titles=True, is_listed=False)[0]


def _of_parts(
    name: str, n: int, usage: Usage, *, titles: bool, spelled: Spellings = NO_SPELLINGS, is_listed: bool = True
) -> list[Candidate]:
    """Return house forms of a name put together of those of its parts; ``is_listed`` if the rest may be looked up."""
    parsed = parse(as_one_word(name, usage.region) if usage.region else name)
    rest = in_order(
        [part for part in parsed.parts if part.role != "title"] if titles else without_honorifics(parsed.parts)
    )
    usage = usage_of_words(rest, usage)
    shown = [in_region(title_form(title, usage.style), usage.region) for title in parsed.titles] if titles else []
    heads = [[Candidate(title, 1.0, "title")] for title in shown]
    if is_listed and (known := gazetteer.entity(" ".join(part.text for part in rest))):
        listed = _entity_form(known, usage)
        return [replace(listed, text=" ".join([*(head.text for (head,) in heads), listed.text]))]
    units = [_unit(part, usage, n, spelled) for part in rest]
    if is_listed and units and usage.style.article_first == "capital":
        units[0] = [replace(c, text=begin_sentence(c.text)) for c in units[0]]
    combined = combine([*heads, *units], n)
    rounded = (replace(c, score=round(c.score, 4)) for c in combined)
    return sorted(rounded, key=lambda c: (-c.score, c.text))


def _entity_form(known: gazetteer.Entity, usage: Usage) -> Candidate:
    """Return the form of a listed name: the style's own for it, else its established one.

    A person's own spelling wins over the style's where the style says so; only how the article and Abd are joined to
    a name is the style's in any case.
    """
    if own := preferred_entity(known, usage.style):
        return Candidate(own, 1.0, STYLE)
    if known.kind != "person" or usage.style == Style():
        return Candidate(known.press, 1.0, known.kind)
    usage = usage_of_person(known, usage)
    form = with_joints(known.press, usage) if keeps_own_spelling(known, usage.style) else _respelled(known, usage)
    return Candidate(begin_name(form, usage.style), 1.0, known.kind)


def _respelled(person: gazetteer.Entity, usage: Usage) -> str:
    """Return a listed person's name as the style spells its Arab parts, in the order of the established form."""
    english, arabic = parse(person.press).parts, parse(person.arabic).parts
    if len(english) != len(arabic):
        return with_joints(person.press, usage)
    texts = []
    for ours, theirs in zip(english, arabic, strict=True):
        if ours.role == "title":
            texts.append(title_form(ours.text, usage.style))
        elif writes(ours.text, theirs.text):
            texts.append(_unit_forms(theirs.text, theirs.role, usage, 1, ())[0].text)
        else:
            texts.append(with_joints(ours.text, usage))
    return " ".join(texts)


def _places(name: str, known: gazetteer.Entity, n: int, usage: Usage) -> list[Candidate]:
    """Return the house forms of the places that a name may be, that of ``known`` first."""
    others = (place for place in gazetteer.places(name) if place != known) if n > 1 else ()
    found: dict[str, Candidate] = {}
    for rank, place in enumerate((known, *others)):
        first, source = (1.0, "place") if place.is_checked else (_GAZETTEER_SCORE, "gazetteer")
        form = preferred_entity(place, usage.style) or place.press
        found.setdefault(form, Candidate(form, first / 2**rank, source))
    return list(found.values())[:n]


def _national_institution(name: str) -> Candidate | None:
    """Return a listed institution with the adjective of its country behind it: ``Iraqi Ministry of Health``."""
    head, _, last = name.rpartition(" ")
    demonym = _demonyms().get(text_key(last)) if head and not last.isascii() else None
    known = gazetteer.entity(head) if demonym else None
    if known is None or known.kind != "organization":
        return None
    return Candidate(f"{demonym} {known.press}", _NATIONAL_SCORE, known.kind)


@once
def _demonyms() -> dict[str, str]:
    rows = resources.rows("names/demonyms.tsv", "arabic", "english")
    return {normalize(arabic, "key"): english for arabic, english in rows}


def _unit(part: Part, usage: Usage, n: int, spelled: Spellings) -> Sequence[Candidate]:
    """Return up to ``n`` house forms of one part of a name."""
    text = part.text.rstrip(",،")
    own = tuple((word, spelled[word]) for word in text.split() if word in spelled) if spelled else ()
    forms = _unit_forms(text, part.role, usage, n, own)
    return forms if text == part.text else [replace(c, text=f"{c.text},") for c in forms]


@remember("house forms of parts")
def _unit_forms(
    text: str, role: Role, usage: Usage, n: int, spelled: tuple[tuple[str, tuple[str, ...]], ...]
) -> tuple[Candidate, ...]:
    """Return up to ``n`` house forms of a part without a comma behind it; ``spelled`` are its words with spellings."""
    if role in ("kunya", "nasab"):
        head, _, rest = text.partition(" ")
        particle = particle_form(head, usage)
        return tuple(replace(c, text=f"{particle} {c.text}") for c in _unit_forms(rest, "given", usage, n, spelled))
    if (built := _in_construct(text, usage, n, spelled)) is not None:
        return built
    key = text_key(text)
    if house := gazetteer.houses().get(key):
        return (Candidate(house, 1.0, "family"),)
    if role == "laqab" and (laqab := _laqab(text, key, usage)):
        return (laqab,)
    if not has_arabic_letter(text):
        forms = [latin_unit(text, usage)]
    else:
        glued = None if gazetteer.tokens_of(text) else _GLUED_KUNYA.match(text)
        if glued and not (usage.region and unit_of_language(text, usage.region)):
            return _unit_forms(f"{glued.group(1)} {glued.group(2)}", "kunya", usage, n, spelled)
        forms = arabic_unit(text, usage, n, dict(spelled), role)
    return tuple(forms) if article_of(usage) == HOUSE_ARTICLE else tuple(with_article(form, usage) for form in forms)


def _in_construct(
    text: str, usage: Usage, n: int, spelled: tuple[tuple[str, tuple[str, ...]], ...]
) -> tuple[Candidate, ...] | None:
    """Return the house forms of a word in construct and what is behind it (قلعة صالح); None for any other text."""
    word, _, rest = text.partition(" ")
    if not rest or not (head := construct.head(word, rest.partition(" ")[0])):
        return None
    behind = [_unit_forms(part.text, part.role, usage, n, spelled) for part in parse(rest).parts]
    first = [Candidate(construct_form(head.press, usage), gazetteer.trust("spelling", "words"), "words")]
    return tuple(combine([first, *behind], n))


def _laqab(text: str, key: str, usage: Usage) -> Candidate | None:
    """Return the house form of what follows a name, ``Jr.`` or ``known as …``; None for a word like any other."""
    if suffix := gazetteer.suffixes().get(key):
        return Candidate(suffix, 1.0, "words")
    if (alias := _ALIAS_ARABIC.match(text)) and text_key(alias.group(1)) in ALIAS:
        head = "known as"
    elif alias := _ALIAS_LATIN.match(text):
        head = alias.group(1)
    else:
        return None
    other = _forms(alias.group(2), 1, usage, titles=True)[0]
    return replace(other, text=f"{head} {other.text}")
