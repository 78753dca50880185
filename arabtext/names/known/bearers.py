"""The one country whose citizens bear a family name, where attested spellings know bearers of no other."""

from __future__ import annotations

from typing import Final

from arabtext import resources
from arabtext.memory import once
from arabtext.names.known import gazetteer
from arabtext.names.known.keys import joined_key

_MIN_BEARERS: Final = 5  # attested ones below which a name may well have bearers elsewhere; chosen by hand


def country_of(family: str) -> str:
    """Return the code of the only country where a family name, in either script, is attested, or nothing.

    >>> country_of("حسين"), country_of("Mohammed")
    ('', '')
    """
    tokens = gazetteer.tokens_of(family) or gazetteer.latin_tokens().get(joined_key(family), ())
    return _countries().get(gazetteer.arabic_key(tokens[0].arabic), "") if tokens else ""


@once
def _countries() -> dict[str, str]:
    """Return key of an Arabic word → the one country of its bearers."""
    listed = {gazetteer.arabic_key(token.arabic) for token in gazetteer.tokens() if token.source != "attested"}
    found: dict[str, str] = {}
    counts: dict[str, int] = {}
    for arabic, count, countries in resources.rows("names/attested.tsv", "arabic", "count", "countries"):
        key = gazetteer.arabic_key(arabic)
        counts[key] = counts.get(key, 0) + int(count)
        found[key] = countries if found.get(key, countries) == countries and "|" not in countries else ""
    return {key: code for key, code in found.items() if code and counts[key] >= _MIN_BEARERS and key not in listed}
