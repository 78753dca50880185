"""The one country where a family name is borne."""

from __future__ import annotations

from arabtext import resources
from arabtext.names.known.bearers import country_of


def test_a_name_of_one_country_has_it_in_either_script() -> None:
    rows = resources.rows("names/attested.tsv", "arabic", "press", "count", "countries")
    alone = [(arabic, country) for arabic, _, count, country in rows if int(count) >= 20 and "|" not in country]
    known = [country_of(arabic) for arabic, _ in alone]
    assert sum(map(bool, known)) > len(alone) / 2
    assert all(found in ("", country) for found, (_, country) in zip(known, alone, strict=True))


def test_a_name_of_many_countries_has_none() -> None:
    assert [country_of(name) for name in ("حسين", "Hussein", "علي", "", "Zzz")] == [""] * 5
