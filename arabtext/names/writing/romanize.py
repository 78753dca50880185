"""Names in one consistent English form, or in a formal scheme; from Arabic letters or from any Latin spelling.

The house form ``press`` is decided in this order: a person, organization or place that the curated tables know; then
unit by unit (a given name, a kunya, ``Abdul-Malik``, ``bin Salman``) from the token tables, then from the vocalized
form. Formal schemes render the vocalized form and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache, lru_cache
from typing import Final

import regex

from arabtext import resources
from arabtext.candidates import Candidate
from arabtext.errors import UsageError, expect_text
from arabtext.names.known import gazetteer
from arabtext.names.known.absent import why_no_name
from arabtext.names.known.keys import LATIN_ARTICLES, bare_key, loose, name_key
from arabtext.names.model import Part
from arabtext.names.parse import ALIAS, in_order, parse
from arabtext.names.writing import schemes, spell
from arabtext.names.writing.spell import LEAST_SHARE, origins, spellings
from arabtext.names.writing.vocalize import guesser, is_readable, vocalize, vocalize_word
from arabtext.script import normalize
from arabtext.script.chars import APOSTROPHES, DASHES, is_arabic_letter

_MOST_READINGS = 64
_AND = "و"
_READINGS = 8  # readings of an unlisted word that are weighed
# How much the vocalized forms weigh against the speller, what a spelling counts that neither of the two has.
_AGREEMENT, _UNHEARD, _UNSPELT = 0.4, 0.02, 0.4
#: How often a table's first spelling of an Arabic word is the press's, up to convention (docs/benchmarks.md).
_RIGHT: Final = {"given": 0.82, "family": 0.86, "words": 0.82, "western": 0.93, "attested": 0.74}
_MOST_ROUNDS = 5  # of bringing a form to its own house form; one or two is usual


def romanize(name: str, scheme: str = "press", country: str | None = None, titles: bool = True) -> str:
    """Return ``name`` in Latin letters: the house form by default, else that of a formal scheme.

    A Latin spelling is brought to the same house form as the Arabic. ``country`` (ISO 3166 alpha-2) shifts the
    defaults to the usage of a region; ``titles=False`` leaves titles off. A text without a name comes back as it is.
    Raises :class:`arabtext.errors.UsageError` for an unknown scheme or country code.

    >>> romanize("قيس الخزعلي"), romanize("Qays al-Khaz'ali")
    ('Qais al-Khazali', 'Qais al-Khazali')
    >>> romanize("عبد العزيز جمال", country="EG")
    'Abdel Aziz Gamal'
    >>> romanize("قيس الخزعلي", "ala-lc")
    'Qays al-Khaz‘alī'
    """
    return candidates(name, 1, scheme, country, titles)[0].text


def candidates(
    name: str, n: int = 5, scheme: str = "press", country: str | None = None, titles: bool = True
) -> list[Candidate]:
    """Return up to ``n`` forms of ``name``, best first, each with a score and the source that decided it.

    Sources: ``person``, ``organization``, ``place`` (curated tables), ``given``, ``family``, ``words``, ``western``,
    ``attested``, ``catalogue``, ``foreign`` (attested for a name that is not Arab), ``model``, ``rule`` (a Latin
    spelling brought to house style), ``unchanged``. A name of
    several parts has the weakest of its parts' sources. There is always at least one candidate.

    >>> [candidate.source for candidate in candidates("حسن نصر الله", 1)]
    ['person']
    """
    schemes.expect_scheme(scheme)
    region = _region(country)
    text = expect_text(name, "name")
    if schemes.is_transliteration(scheme):
        return [Candidate(schemes.transliterate(text, scheme), 1.0, "letters")]
    if reason := why_no_name(text):
        return [Candidate(text, 0.0, "unchanged", reason)]
    if scheme != "press":
        return [Candidate(schemes.render(c.text, scheme), c.score, c.source) for c in vocalize(text, max(n, 1))]
    return _around(" ".join(normalize(text, "title").split()) or text, max(n, 1), region, titles)


def _region(country: str | None) -> str:
    if country is None:
        return ""
    if not regex.fullmatch(r"[A-Za-z]{2}", expect_text(country, "country")):
        raise UsageError(f"country must be an ISO 3166 code of two letters such as MA, not {country!r}")
    return _regions().get(country.upper(), "")


@cache
def _regions() -> dict[str, str]:
    return resources.mapping("names/regions.tsv", "country", "region")


@cache
def _regional(region: str) -> dict[str, str]:
    rows = resources.rows("names/regional.tsv", "press", "region", "form")
    return {press: form for press, where, form in rows if where == region}


Choice = tuple[str, float, str]  # text, score, source


#: What stands around names and between them, and is kept as it is: brackets, quotation marks, dashes, dates.
_EDGE = ' ()[]{}«»“”"؛;:؟?!…/|*_#•'
_BETWEEN = regex.compile(
    r"""(\s*[()\[\]{}«»“”"؛;:؟?!…/|•]+\s* | \s[-–—]\s | \sو\s | ,?\s*(?<!\p{L})\d[\d.,–-]*(?!\p{L})\s*)""",
    regex.VERBOSE,
)
_GLUED_TITLE = regex.compile(r"(?<![\p{L}.])(\p{Arabic}{1,2}\.)(?=\p{Arabic}{2})")


def _around(text: str, n: int, region: str, titles: bool) -> list[Candidate]:
    """Candidates for a text with one name or several, what stands around and between them kept as it is."""
    text = _GLUED_TITLE.sub(r"\1 ", text)
    core = text.strip(_EDGE)
    lead, _, tail = text.partition(core)
    pieces = _BETWEEN.split(core)
    if (
        len(pieces) == 1
        or gazetteer.entity(core)
        or not any(map(str.isalpha, "".join(pieces[1::2]) + pieces[0] + pieces[-1]))
    ):
        found = _press(core, n, region, titles)
        return [replace(c, text=lead + c.text + tail) for c in found] if lead or tail else found
    choices = [
        [(" and " if piece == f" {_AND} " else piece, 1.0, "unchanged")]
        if place % 2 or not any(map(str.isalpha, piece))
        else [(c.text, c.score, c.source) for c in _press(piece, n, region, titles)]
        for place, piece in enumerate(pieces)
    ]
    combined = _combine(choices, n, "")
    return [Candidate(lead + form + tail, round(score, 4), source) for form, score, source in combined]


def _press(name: str, n: int, region: str, titles: bool) -> list[Candidate]:
    """Candidates in house form. A form is final when it is its own house form, so that romanizing is idempotent."""
    found: dict[str, Candidate] = {}
    for candidate in _readings(name, n, region, titles):
        text = " ".join(candidate.text.split()) or candidate.text
        for _ in range(_MOST_ROUNDS):
            again = " ".join(_readings(text, 1, region, titles)[0].text.split()) or text
            if again == text:
                break
            text = again
        found.setdefault(text, replace(candidate, text=text))
    return list(found.values())


def _readings(name: str, n: int, region: str, titles: bool) -> list[Candidate]:
    """Candidates in house form, before they are settled."""
    if known := gazetteer.entity(name):
        return [Candidate(known.press, 1.0, known.kind)]
    if national := _of_a_country(name):
        return [national]
    parsed = parse(name)
    heads = [(_title(title), 1.0, "title") for title in parsed.titles] if titles else []
    rest = in_order([part for part in parsed.parts if part.role != "title"])
    if known := gazetteer.entity(" ".join(part.text for part in rest)):
        return [Candidate(" ".join([*(head[0] for head in heads), known.press]), 1.0, known.kind)]
    region = region or _region_of_family(rest)
    combined = _combine([*([head] for head in heads), *(_unit(part, region, n) for part in rest)], n)
    return [Candidate(text, round(score, 4), source) for text, score, source in combined]


def _region_of_family(parts: list[Part]) -> str:
    """``persian`` for a name in Arabic letters whose family name is attested in Persian-speaking countries only."""
    family = parts[-1].text if parts and parts[-1].role == "family" else ""
    tokens = gazetteer.spelt(family) if any(map(is_arabic_letter, family)) else ()
    return "persian" if tokens and all(token.origin == "fa" for token in tokens) else ""


def _of_a_country(name: str) -> Candidate | None:
    """A listed institution with the adjective of its country behind it: ``Iraqi Ministry of Health``."""
    head, _, last = name.rpartition(" ")
    demonym = _demonyms().get(normalize(last, "key")) if head else None
    known = gazetteer.entity(head) if demonym else None
    if known is None or known.kind != "organization":
        return None
    return Candidate(f"{demonym} {known.press}", 0.9, known.kind)


@cache
def _demonyms() -> dict[str, str]:
    rows = resources.rows("names/demonyms.tsv", "arabic", "english")
    return {normalize(arabic, "key"): english for arabic, english in rows}


def _combine(choices: Iterable[list[Choice]], n: int, joint: str = " ") -> list[Choice]:
    """The ``n`` best ways to take one choice for each part: the product of their scores, the source of the weakest."""
    best: list[tuple[float, list[str], list[Choice]]] = [(1.0, [], [])]
    for options in choices:
        grown = [(s * o[1], [*t, o[0]], [*c, o]) for s, t, c in best for o in options]
        best = sorted(grown, key=lambda item: (-item[0], item[1]))[: min(n, _MOST_READINGS)]
    weakest = (min(parts, key=lambda o: o[1], default=("", 0.0, "unchanged"))[2] for _, _, parts in best)
    return [(joint.join(text), score, source) for (score, text, _), source in zip(best, weakest, strict=True)]


def _title(title: str) -> str:
    """A title in English."""
    return gazetteer.titles()[" ".join(normalize(word, "key").strip() for word in title.split())][0]


_JOINT = f"[{regex.escape(DASHES)} ]"
_ALIAS_ARABIC = regex.compile(r"^(\p{Arabic}+) (?:باسم |بـ ?|ب)(.+)$")
_ALIAS_LATIN = regex.compile(r"(?i)^(known as|a\.?k\.?a\.?|alias|nicknamed|dit) (.+)$")
_GLUED_KUNYA = regex.compile(r"^([أا]ب[وي])(\p{L}{3,})$")
_ABD_ARABIC = regex.compile(r"^عبد[ ]?(ال.+)$")
_ABD_LATIN = regex.compile(rf"(?i)^(abd[aeou]*[lr]?){_JOINT}?(?:(?:al|el|ul|ar|er|as){_JOINT})?(?=\p{{L}}{{3}})(.+)$")


def _unit(part: Part, region: str, n: int) -> list[Choice]:
    """Forms of one part of a name."""
    text = part.text.rstrip(",،")
    tail = "," if text != part.text else ""
    if tail:
        return [(form + tail, score, source) for form, score, source in _unit(Part(text, part.role), region, n)]
    if part.role in ("kunya", "nasab"):
        head, _, rest = text.partition(" ")
        _, press, maghreb = gazetteer.particles()[normalize(head, "key").strip()]
        particle = maghreb if region == "maghreb" else press
        return [(f"{particle} {form}", score, source) for form, score, source in _unit(Part(rest, "given"), region, n)]
    if house := gazetteer.houses().get(normalize(text, "key")):
        return [(house, 1.0, "family")]
    if part.role == "laqab" and (suffix := gazetteer.suffixes().get(normalize(text, "key"))):
        return [(suffix, 1.0, "words")]
    if part.role == "laqab" and (alias := _ALIAS_ARABIC.match(text)) and normalize(alias.group(1), "key") in ALIAS:
        other = _readings(alias.group(2), 1, region, True)[0]
        return [(f"known as {other.text}", other.score, other.source)]
    if part.role == "laqab" and (alias := _ALIAS_LATIN.match(text)):
        other = _readings(alias.group(2), 1, region, True)[0]
        return [(f"{alias.group(1)} {other.text}", other.score, other.source)]
    if any(map(is_arabic_letter, text)):
        return _arabic_unit(text, region, n)
    return [_latin_unit(text, region)]


def _arabic_unit(text: str, region: str, n: int) -> list[Choice]:
    """Forms of a unit in Arabic letters."""
    if tokens := gazetteer.arabic_tokens().get(gazetteer.arabic_key(text)):
        has_article = gazetteer.has_article(text)
        forms = dict.fromkeys((_fit_article(t, has_article), t.source) for t in tokens)
        return [(_in_region(form, region), _score(source, k), source) for k, (form, source) in enumerate(forms)][:n]
    if compound := _ABD_ARABIC.match(text):
        if known := gazetteer.after_abd().get(gazetteer.arabic_key(compound.group(1))):
            return [(_abd(_in_region(known[1], region), region), _RIGHT["given"], "given")]
        inner = _arabic_unit(compound.group(1), region, n)
        return [(_abd(_without_article(form), region), score, source) for form, score, source in inner]
    if glued := _GLUED_KUNYA.match(text):
        return _unit(Part(f"{glued.group(1)} {glued.group(2)}", "kunya"), region, n)
    if " " in text:
        return _combine([_arabic_unit(word, region, n) for word in text.split(" ")], n)
    if is_readable(text):
        return _unlisted(text, region)[:n]
    return [(_house_word(schemes.render(c.text, "press"), region), c.score, c.source) for c in vocalize_word(text, n)]


def _score(source: str, place: int) -> float:
    """How likely a table's spelling at ``place`` is the right one: the first as often as it was, the rest share."""
    return _RIGHT[source] if place == 0 else (1 - _RIGHT[source]) / 2**place


def _unlisted(word: str, region: str) -> list[Choice]:
    """Forms of a word that no table of Arab names has: as an Arab name, as a Persian one, as a foreign one."""
    bare = bare_key(word)
    article = "al-" if bare != word else ""
    share = origins(word)
    forms: list[Choice] = []
    if share["arab"] >= LEAST_SHARE:
        forms += [(article + form, score * share["arab"], source) for form, score, source in _arab_word(bare, region)]
    if share["persian"] >= LEAST_SHARE:
        spelt = spellings(bare, "persian")
        forms += [(_capitalize(s.text), s.probability * share["persian"], "model") for s in spelt]
    if share["foreign"] >= LEAST_SHARE:
        spelt = spellings(word, "foreign")
        sources = ["foreign" if s.attested else "model" for s in spelt]
        scores = [s.probability * share["foreign"] for s in spelt]
        forms += zip((_capitalize(s.text) for s in spelt), scores, sources, strict=True)
    found: dict[str, Choice] = {}
    for text, score, source in forms:
        _, earlier, before = found.get(text, (text, 0.0, source))
        found[text] = (text, score + earlier, before if earlier > score else source)
    return sorted(found.values(), key=lambda choice: (-choice[1], choice[0]))


def prepare(names: Iterable[str], country: str | None = None) -> None:
    """Read the unlisted words of many names at once: each is then romanized at a fraction of the time."""
    region = _region(country)
    words = dict.fromkeys(word for name in names for word in unlisted(name))
    guesser().prepare(map(bare_key, words))
    spell.prepare(words, _style(region))


def unlisted(name: str) -> list[str]:
    """Return the Arabic words of a name that no table spells.

    >>> unlisted("محمد بن تويفو"), unlisted("Mohammed")
    (['تويفو'], [])
    """
    words = name.split() if any(map(is_arabic_letter, name)) else []
    return [word for word in words if any(map(is_arabic_letter, word)) and not _is_listed(word)]


def _is_listed(word: str) -> bool:
    """Whether a table spells an Arabic word, or it is a particle, a title or a compound of Abd whose name is listed."""
    if gazetteer.spelt(word):
        return True
    key = normalize(word, "key").strip()
    compound = _ABD_ARABIC.match(word)
    known = compound and gazetteer.arabic_key(compound.group(1)) in gazetteer.after_abd()
    return bool(known) or key in gazetteer.particles() or key in gazetteer.titles()


def _style(region: str) -> str:
    """The way of spelling of a region that the speller knows."""
    return "west" if region == "maghreb" else ""


@lru_cache(maxsize=50_000)
def _arab_word(bare: str, region: str) -> tuple[Choice, ...]:
    """Spellings of an unlisted Arab name: what the speller says, as far as the vocalized forms agree."""
    vocalized = vocalize_word(bare, _READINGS)
    heard: dict[str, float] = {}
    scores: dict[str, float] = {}
    for reading in vocalized:
        text = schemes.render(reading.text, "press").lower()
        heard[loose(text)] = heard.get(loose(text), 0.0) + reading.score
        scores.setdefault(text, 0.0)
    spelt = {s.text: s.probability for s in spellings(bare, "arab", _style(region))}
    floor = min(spelt.values(), default=1.0) * _UNSPELT
    for text in (*scores, *spelt):
        agreement = heard.get(loose(text), 0.0) + _UNHEARD
        scores[text] = spelt.get(text, floor) * agreement**_AGREEMENT
    total = sum(scores.values())
    source = "catalogue" if any(reading.source == "catalogue" for reading in vocalized) else "model"
    best = sorted(scores, key=lambda text: (-scores[text], text))[:_READINGS]
    return tuple((_house_word(_capitalize(text), region), scores[text] / total, source) for text in best)


def _capitalize(text: str) -> str:
    return regex.sub(r"(?<![a-z])[a-z]", lambda match: match.group().upper(), text)


def _house_word(rendered: str, region: str) -> str:
    """A rendered word, brought to the listed spelling where it is a variant of a listed name."""
    return _latin_unit(rendered, region)[0]


def _fit_article(token: gazetteer.Token, has_article: bool) -> str:
    """A listed spelling with its article as the Arabic has it; one that never has it in English (Khoury) stays bare."""
    bare = _without_article(token.press)
    if not has_article:
        return bare
    never = token.press == bare and bare_key(token.arabic) != token.arabic
    return bare if never else f"al-{bare}"


def _without_article(press: str) -> str:
    return press[3:] if press.startswith("al-") else press


def _in_region(form: str, region: str) -> str:
    return _regional(region).get(form, form) if region else form


def _abd(name: str, region: str) -> str:
    """``Abdul-Malik``, by the usage of a region ``Abdelmalik`` or ``Abdel Malik``."""
    if name == "Allah":
        return {"maghreb": "Abdellah", "persian": "Abdollah"}.get(region, "Abdullah")
    forms = {"maghreb": f"Abdel{name.lower()}", "egypt": f"Abdel {name}", "persian": f"Abdol{name.lower()}"}
    return forms.get(region, f"Abdul-{name}")


_ARTICLE_LATIN = regex.compile(rf"(?i)^({'|'.join(sorted(LATIN_ARTICLES))}){_JOINT}+(?=\p{{L}})(.+)$")
_ASSIMILATED = {
    "as": "s",
    "ash": "sh",
    "ad": "d",
    "ar": "r",
    "an": "n",
    "az": "z",
    "at": "t",
    "es": "s",
    "er": "r",
    "ed": "d",
}


def _latin_unit(text: str, region: str) -> Choice:
    """A unit in Latin letters brought to house form."""
    key = "".join(name_key(text).split())
    if tokens := gazetteer.latin_tokens().get(key):
        exact = next((t for t in tokens if t.press == text), None)
        if exact:
            return _in_region(exact.press, region), 0.95, exact.source
        if not text.startswith("Al ") or "-" in tokens[0].press:
            return _in_region(_without_article(tokens[0].press), region), 0.9, tokens[0].source
    if (article := _ARTICLE_LATIN.match(text)) and _is_article(article.group(1), article.group(2)):
        form, score, source = _latin_unit(article.group(2), region)
        return f"al-{_without_article(form)}", score, source
    if (compound := _ABD_LATIN.match(text)) and key not in gazetteer.latin_tokens():
        form, score, source = _latin_unit(compound.group(2), region)
        if regex.fullmatch(r"(?i)all?[ao]h?", compound.group(2)):
            form = "Allah"
        return _abd(_without_article(form), region), score, source
    if " " in text:
        forms = [_latin_unit(word, region) for word in text.split(" ")]
        return " ".join(f[0] for f in forms if f[0]), min(f[1] for f in forms), forms[-1][2]
    return _clean(text), 0.5, "rule"


def _is_article(article: str, word: str) -> bool:
    """Whether Latin letters before a word are the article: assimilated ones only before their own letter."""
    return word.casefold().startswith(_ASSIMILATED.get(article.casefold(), ""))


def _clean(word: str) -> str:
    """A word no table knows: romanization signs and Latin diacritics folded, capitals put right.

    A word with letters of Western languages (``José``) keeps them.
    """
    has_signs = any(c in APOSTROPHES for c in word) or regex.search(r"[āīūḥṣḍṭẓḏḫṯġǧšḤṢḌṬẒĀĪŪḩḑţşḨḐŢŞ]", word)
    plain = "".join(c for c in word if c not in APOSTROPHES or (c in "'’" and _is_european(word)))
    if has_signs and not _is_european(word):
        folded = normalize(plain.replace("-", "\x00"), "key") if not regex.search(rf"[{DASHES}]", plain) else ""
        plain = folded.capitalize() if folded else "-".join(normalize(p, "key").capitalize() for p in plain.split("-"))
    letters = [c for c in plain if c.isalpha()]
    if len(letters) > 3 and (all(map(str.isupper, letters)) or all(map(str.islower, letters))):
        return "-".join(piece.capitalize() for piece in plain.split("-"))
    return plain


def _is_european(word: str) -> bool:
    """Whether an apostrophe belongs to the word: ``O'Brien``, ``D'Alema``."""
    return regex.match(r"(?i)^[odl]['’]\p{L}{3}", word) is not None
