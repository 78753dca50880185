"""What the house form owes to a region: ``Abdelaziz`` in the Maghreb, ``Gamal`` in Egypt, ``Reza`` in Iran.

A region is ``maghreb``, ``egypt``, ``persian`` or empty; names/regions.tsv lists the countries of each, and
names/regional.tsv the spellings that differ from the general ones.
"""

from __future__ import annotations

from collections.abc import Sequence

from arabtext import resources
from arabtext.errors import UsageError, expect_text, find_nearest
from arabtext.memory import once
from arabtext.names.known import gazetteer
from arabtext.names.known.keys import name_key
from arabtext.names.model import Part
from arabtext.script.chars import has_arabic_letter


def region_of_country(country: str | None) -> str:
    """Return the region of a country, empty for None and for a country without usage of its own.

    The country is its ISO 3166 alpha-2 code, or its name in either script, letters of either case. Raises
    :class:`arabtext.errors.UsageError` for anything else.

    >>> region_of_country("ma"), region_of_country("Morocco"), region_of_country("المغرب"), region_of_country("IQ")
    ('maghreb', 'maghreb', 'maghreb', '')
    """
    return "" if country is None else _regions().get(_code_of(expect_text(country, "country")), "")


def _code_of(country: str) -> str:
    """Return the ISO 3166 code of a country. Raises UsageError for what is no country."""
    written = country.strip()
    if written.upper() in _countries():
        return written.upper()
    if code := _codes_by_name().get(written.casefold()):
        return code
    known = gazetteer.entity(written)
    if known is not None and known.type == "country":
        return known.country
    near = find_nearest(written, _countries().values())
    hint = "" if near is None else f"; did you mean {_codes_by_name()[near.casefold()]}, {near}?"
    raise UsageError(
        f"country must be an ISO 3166 code of two letters such as MA, or a name such as Morocco, not {country!r}{hint}"
    )


def region_of_family(parts: Sequence[Part]) -> str:
    """Return ``persian`` for a name whose family name only Persian-speaking countries bear; it has no article there."""
    family = parts[-1].text if parts and parts[-1].role == "family" else ""
    if has_arabic_letter(family):
        tokens = () if gazetteer.has_article(family) else gazetteer.tokens_of(family)
    else:
        tokens = gazetteer.latin_tokens().get("".join(name_key(family).split()), ())
    return "persian" if tokens and all(token.origin == "fa" for token in tokens) else ""


def speller_style(region: str) -> str:
    """Return the label under which the speller knows a region's way of spelling, empty for the general one."""
    return "west" if region == "maghreb" else ""


def in_region(form: str, region: str) -> str:
    """Return a house spelling of one word as a region spells it."""
    return _regional(region).get(form, form) if region else form


def join_abd(name: str, region: str) -> str:
    """Return a compound of Abd with ``name``, a spelling without article.

    >>> join_abd("Malik", ""), join_abd("Malik", "maghreb"), join_abd("Malik", "egypt"), join_abd("Allah", "")
    ('Abdul-Malik', 'Abdelmalik', 'Abdel Malik', 'Abdullah')
    """
    if name == "Allah":
        return {"maghreb": "Abdellah", "persian": "Abdollah"}.get(region, "Abdullah")
    forms = {"maghreb": f"Abdel{name.lower()}", "egypt": f"Abdel {name}", "persian": f"Abdol{name.lower()}"}
    return forms.get(region, f"Abdul-{name}")


def drop_article(spelling: str) -> str:
    """Return a house spelling without its ``al-``."""
    return spelling.removeprefix("al-")


@once
def _countries() -> dict[str, str]:
    return resources.mapping("names/countries.tsv", "code", "name")


@once
def _codes_by_name() -> dict[str, str]:
    return {name.casefold(): code for code, name in _countries().items()}


@once
def _regions() -> dict[str, str]:
    return resources.mapping("names/regions.tsv", "country", "region")


@once
def _regional(region: str) -> dict[str, str]:
    """Return general house spelling → the spelling of a region."""
    rows = resources.rows("names/regional.tsv", "press", "region", "form")
    return {press: form for press, where, form in rows if where == region}
