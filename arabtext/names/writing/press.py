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
from arabtext.names.known import gazetteer
from arabtext.names.known.keys import text_key
from arabtext.names.model import Part, Role
from arabtext.names.parse import ALIAS, in_order, parse, without_honorifics
from arabtext.names.writing.arabic import NO_SPELLINGS, Spellings, arabic_unit
from arabtext.names.writing.combining import combine
from arabtext.names.writing.latin import latin_unit
from arabtext.names.writing.usage import region_of_family
from arabtext.script import normalize
from arabtext.script.chars import has_arabic_letter

_NATIONAL_SCORE: Final = 0.9  # of a listed institution with the adjective of an unlisted country's; chosen by hand
_MAX_ROUNDS: Final = 5  # of bringing a form to its own house form; one or two is usual
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


def house_forms(text: str, n: int, region: str, *, titles: bool, spelled: Spellings = NO_SPELLINGS) -> list[Candidate]:
    """Return up to ``n`` house forms of a text with one name or several, best first.

    ``text`` is normalized; ``region`` is one of :mod:`arabtext.names.writing.usage`. What stands around and between
    the names is kept as it is. ``spelled`` are Latin spellings of Arabic words, which choose among their readings.
    """
    found = _text_forms(text, n, region, titles, spelled)
    if _BETWEEN.search(text) is None:  # one name, which is settled
        return found
    return [replace(c, text=_settle(c.text, lambda form: _text_forms(form, 1, region, titles)[0].text)) for c in found]


def _settle(text: str, form_of: Callable[[str], str]) -> str:
    """Return the first form, of ``text`` and the forms of forms, that is its own form."""
    for _ in range(_MAX_ROUNDS):
        form = form_of(text)
        if form == text:
            break
        text = form
    return text


def _text_forms(text: str, n: int, region: str, titles: bool, spelled: Spellings = NO_SPELLINGS) -> list[Candidate]:
    """Return house forms of a text, each name of it settled."""
    text = _GLUED_TITLE.sub(r"\1 ", text)
    core = text.strip(_EDGE)
    lead, _, tail = text.partition(core)
    pieces = _BETWEEN.split(core)
    others = "".join(pieces[1::2]) + pieces[0] + pieces[-1]
    if len(pieces) == 1 or gazetteer.entity(core) or not any(map(str.isalpha, others)):
        found = _settled(core, n, region, titles, spelled)
    else:
        choices = [
            [Candidate(" and " if piece == f" {_AND} " else piece, 1.0, "unchanged")]
            if place % 2 or not any(map(str.isalpha, piece))
            else _settled(piece, n, region, titles, spelled)
            for place, piece in enumerate(pieces)
        ]
        found = [replace(c, score=round(c.score, 4)) for c in combine(choices, n, joint="")]
    return [replace(c, text=lead + c.text + tail) for c in found] if lead or tail else found


def _settled(name: str, n: int, region: str, titles: bool, spelled: Spellings) -> list[Candidate]:
    """Return house forms of one name, each its own house form, so that romanizing twice changes nothing."""

    def form_of(text: str) -> str:
        return " ".join(_forms(text, 1, region, titles)[0].text.split()) or text

    found: dict[str, Candidate] = {}
    for candidate in _forms(name, n, region, titles, spelled):
        text = _settle(" ".join(candidate.text.split()) or candidate.text, form_of)
        found.setdefault(text, candidate if text == candidate.text else replace(candidate, text=text))
    return list(found.values())


def _forms(name: str, n: int, region: str, titles: bool, spelled: Spellings = NO_SPELLINGS) -> list[Candidate]:
    """Return house forms of one name, before they are settled."""
    if known := gazetteer.entity(name):
        return [Candidate(known.press, 1.0, known.kind)]
    if national := _national_institution(name):
        return [national]
    parsed = parse(name)
    heads = [[Candidate(_english_title(title), 1.0, "title")] for title in parsed.titles] if titles else []
    rest = in_order(
        [part for part in parsed.parts if part.role != "title"] if titles else without_honorifics(parsed.parts)
    )
    if known := gazetteer.entity(" ".join(part.text for part in rest)):
        return [Candidate(" ".join([*(head.text for (head,) in heads), known.press]), 1.0, known.kind)]
    region = region or region_of_family(rest)
    combined = combine([*heads, *(_unit(part, region, n, spelled) for part in rest)], n)
    return [Candidate(c.text, round(c.score, 4), c.source) for c in combined]


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


def _english_title(title: str) -> str:
    return gazetteer.titles()[" ".join(text_key(word).strip() for word in title.split())][0]


def _unit(part: Part, region: str, n: int, spelled: Spellings) -> Sequence[Candidate]:
    """Return up to ``n`` house forms of one part of a name."""
    text = part.text.rstrip(",،")
    own = tuple((word, spelled[word]) for word in text.split() if word in spelled) if spelled else ()
    forms = _unit_forms(text, part.role, region, n, own)
    return forms if text == part.text else [replace(c, text=f"{c.text},") for c in forms]


@remember("house forms of parts")
def _unit_forms(
    text: str, role: Role, region: str, n: int, spelled: tuple[tuple[str, tuple[str, ...]], ...]
) -> tuple[Candidate, ...]:
    """Return up to ``n`` house forms of a part without a comma behind it; ``spelled`` are its words with spellings."""
    if role in ("kunya", "nasab"):
        head, _, rest = text.partition(" ")
        _, press, maghreb = gazetteer.particles()[text_key(head).strip()]
        particle = maghreb if region == "maghreb" else press
        return tuple(replace(c, text=f"{particle} {c.text}") for c in _unit_forms(rest, "given", region, n, spelled))
    key = text_key(text)
    if house := gazetteer.houses().get(key):
        return (Candidate(house, 1.0, "family"),)
    if role == "laqab" and (laqab := _laqab(text, key, region)):
        return (laqab,)
    if not has_arabic_letter(text):
        return (latin_unit(text, region),)
    if (glued := _GLUED_KUNYA.match(text)) and not gazetteer.tokens_of(text):
        return _unit_forms(f"{glued.group(1)} {glued.group(2)}", "kunya", region, n, spelled)
    return tuple(arabic_unit(text, region, n, dict(spelled)))


def _laqab(text: str, key: str, region: str) -> Candidate | None:
    """Return the house form of what follows a name, ``Jr.`` or ``known as …``; None for a word like any other."""
    if suffix := gazetteer.suffixes().get(key):
        return Candidate(suffix, 1.0, "words")
    if (alias := _ALIAS_ARABIC.match(text)) and text_key(alias.group(1)) in ALIAS:
        head = "known as"
    elif alias := _ALIAS_LATIN.match(text):
        head = alias.group(1)
    else:
        return None
    other = _forms(alias.group(2), 1, region, titles=True)[0]
    return replace(other, text=f"{head} {other.text}")
