"""Countries by their ISO 3166 codes and their names in either script."""

from __future__ import annotations

from arabtext import resources
from arabtext.errors import UsageError, expect_text, find_nearest
from arabtext.memory import once
from arabtext.names.known import gazetteer


def code_of_country(country: str | None) -> str:
    """Return the ISO 3166 alpha-2 code of a country, empty for None.

    The country is its code or its name in either script, letters of either case. Raises
    :class:`arabtext.errors.UsageError` for anything else.

    >>> code_of_country("ma"), code_of_country("Morocco"), code_of_country(None)
    ('MA', 'MA', '')
    """
    if country is None:
        return ""
    written = expect_text(country, "country").strip()
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


@once
def _countries() -> dict[str, str]:
    return resources.mapping("names/countries.tsv", "code", "name")


@once
def _codes_by_name() -> dict[str, str]:
    return {name.casefold(): code for code, name in _countries().items()}
