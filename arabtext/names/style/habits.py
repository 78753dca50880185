"""How names are usually spelled in each country: ``Gamal`` in Egypt, ``Djamel`` in Algeria, ``Jamal`` in Iraq.

A word that enough bearers of a country write otherwise than its rules would is listed in names/habits.tsv. Any other
word is spelled by the letters of the country: each sound of the vocalized word has letters of the house spelling, and
names/habits_letters.tsv says which of them a country, or the area that it lies in, writes otherwise, by the sounds
around them. Where the evidence says nothing, the house spelling stays. build_habits.py learns all tables from attested
spellings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

import regex

from arabtext import resources
from arabtext.memory import once, remember
from arabtext.names.comparing.sound_channel import Sound, divide, located_sounds
from arabtext.names.known import gazetteer
from arabtext.names.known.spoken import spoken, usages

#: Mean log probability by sound below which a spelling is that of another name: chosen by hand on attested spellings.
MIN_FIT: Final = -4.0
#: As MIN_FIT, for a house spelling that follows the sounds so closely that another language may say them its own way.
MIN_REGULAR: Final = -1.0
_START, _END = "^", "$"  # what is before the first sound and behind the last one

Particle = Literal["abu", "bin"]


class Letters(NamedTuple):
    """A sound and the letters that write it, with its place and the sounds around it; those may be empty, for any."""

    area: str
    sound: str
    letters: str
    place: str = ""
    before: str = ""
    after: str = ""


@remember("habits of countries")
def habit(press: str, vocalized: str, arabic: str, country: str) -> str:
    """Return how bearers in a country usually spell one word of a name, without article.

    ``press`` is the house spelling of the word ``arabic`` and ``vocalized`` its vocalized form, which may be empty; all
    with or without their article. ``country`` is an ISO 3166 code of two letters; that of a country without habits of
    its own leaves the house spelling as it is.

    >>> habit("Jamal", "جَمَال", "جمال", "EG"), habit("Jamal", "جَمَال", "جمال", "IQ"), habit("Jamal", "", "جمال", "US")
    ('Gamal', 'Jamal', 'Jamal')
    """
    word = press.removeprefix("al-")
    if country not in _countries():
        return word
    listed = _listed().get((country, gazetteer.arabic_key(arabic), word))
    return listed or spelled_by_rules(word, vocalized, arabic, country, _rules())


def is_listed(press: str, arabic: str, country: str) -> bool:
    """Return whether bearers in a country are known to spell a word as :func:`habit` says, be it as the house does.

    >>> is_listed("Muhammad", "محمد", "EG"), is_listed("Muhammad", "محمد", "US")
    (True, False)
    """
    return (country, gazetteer.arabic_key(arabic), press.removeprefix("al-")) in _listed()


def article(country: str) -> str:
    """Return the article as it is usually written in a country, with the hyphen or space behind it.

    It is ``al-`` for a country without habits of its own, and empty where most bearers write none.

    >>> article("EG"), article("IQ"), article("TN"), article("US")
    ('el-', 'al-', '', 'al-')
    """
    return _countries()[country].article if country in _countries() else "al-"


def servant(name: str, country: str) -> str:
    """Return a compound of Abd al- with ``name``, a spelling without article, as it is usual in a country.

    It is empty for a country where too few bearers are known; the form of its region or the general one then serves.

    >>> servant("Aziz", "SA"), servant("Aziz", "EG"), servant("Rahmane", "DZ"), servant("Aziz", "JP")
    ('Abdulaziz', 'Abdel Aziz', 'Abderrahmane', '')
    """
    known = _countries().get(country)
    if known is None or not known.abd or not name:
        return ""
    if not known.abd[-1].isalpha():
        return known.abd + name
    sun = name[0].lower() if known.assimilates and _SUN.match(name) else known.abd[-1]
    return known.abd[:-1] + sun + name.lower()


_SUN: Final = regex.compile("(?i)(?:d(?!j)|n|r|s(?!h)|t(?!h)|z)")  # letters that the l of Abdel becomes


def particle(kind: Particle, country: str) -> str:
    """Return how a country usually writes Abu or bin, empty where too few bearers are known.

    >>> particle("abu", "LB"), particle("bin", "TN"), particle("bin", "SA"), particle("bin", "JP")
    ('Abou', 'Ben', 'bin', '')
    """
    known = _countries().get(country)
    return (known.abu if kind == "abu" else known.bin) if known else ""


def spelled_by_rules(
    word: str, vocalized: str, arabic: str, country: str, rules: Mapping[Letters, tuple[int, str]]
) -> str:
    """Return the house spelling ``word`` as a country's letters write it; ``rules`` give their rank and letters."""
    base = base_spelling(word, vocalized, arabic, country)
    if not (vocalized and base.isalpha() and base.isascii()):
        return base
    divided = divide(vocalized, base.lower())
    if divided is None or divided[1] < MIN_FIT:
        return base
    sounds, chunks = located_sounds(vocalized), divided[0]
    areas = areas_of(country)
    written = []
    for place, chunk in enumerate(chunks):
        found = [rules[key] for key in contexts(sounds, chunks, place, areas) if key in rules]
        written.append(max(found)[1] if found else chunk)
    return "".join(written).capitalize() if written != list(chunks) else base


@remember("names as other languages say them")
def base_spelling(word: str, vocalized: str, arabic: str, country: str) -> str:
    """Return the spelling that a country's letters start from: the house's, or of an Arabic name as Persian says it."""
    usage = _usages().get(country, "")
    if not vocalized or usage not in usages() or " " in vocalized:
        return word
    if not any(
        token.origin == "ar" and token.press.removeprefix("al-") == word for token in gazetteer.tokens_of(arabic)
    ):
        return word
    divided = divide(vocalized, word.lower())
    return (spoken(vocalized, usage) or word) if divided and divided[1] >= MIN_REGULAR else word


def contexts(sounds: Sequence[Sound], chunks: Sequence[str], place: int, areas: Iterable[str]) -> Iterator[Letters]:
    """Yield what a rule may say of the sound at ``place``, from the least to the most particular."""
    (sound, where), letters = sounds[place], chunks[place]
    before = sounds[place - 1][0] if place else _START
    after = sounds[place + 1][0] if place + 1 < len(sounds) else _END
    for area in areas:
        yield Letters(area, sound, letters)
        yield Letters(area, sound, letters, where)
        yield Letters(area, sound, letters, "", "", after)
        yield Letters(area, sound, letters, "", before)
        yield Letters(area, sound, letters, "", before, after)


def areas_of(country: str) -> tuple[str, ...]:
    """Return the area that a country lies in, where it shares one, and the country.

    >>> areas_of("DZ"), areas_of("IQ")
    (('maghreb', 'DZ'), ('IQ',))
    """
    known = _countries().get(country)
    return (known.area, country) if known and known.area else (country,)


class _Country(NamedTuple):
    area: str
    article: str
    abd: str
    assimilates: str
    abu: str
    bin: str


@once
def _countries() -> Mapping[str, _Country]:
    rows = resources.rows("names/habits_countries.tsv", "country", *_Country._fields)
    return MappingProxyType({country: _Country(area, *map(_unmarked, cells)) for country, area, *cells in rows})


def _unmarked(cell: str) -> str:
    """Return a cell of the table as it is written; ``_`` stands for a space."""
    return cell.replace("_", " ")


@once
def _usages() -> Mapping[str, str]:
    return resources.mapping("names/regions.tsv", "country", "region")


@once
def _listed() -> Mapping[tuple[str, str, str], str]:
    """Return (country, key of the Arabic word, house spelling) → the spelling that is usual in the country."""
    rows = resources.rows("names/habits.tsv", "arabic", "press", "countries", "form")
    return MappingProxyType(
        {(code, arabic, press): form for arabic, press, codes, form in rows for code in codes.split("|")}
    )


@once
def _rules() -> Mapping[Letters, tuple[int, str]]:
    """Return what the rules look at → their rank, by which the last one decides, and the letters that they write."""
    rows = resources.rows("names/habits_letters.tsv", "rank", *Letters._fields, "form")
    return MappingProxyType({Letters(*cells[:-1]): (int(rank), cells[-1]) for rank, *cells in rows})
