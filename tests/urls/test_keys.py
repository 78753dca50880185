"""Keys: equal for every way to one page, and for no other page."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from arabtext import resources, urls

QAIS = "%D9%82%D9%8A%D8%B3"


def pairs(verdict: str) -> list[tuple[str, str]]:
    path = Path(__file__).parents[1] / "data" / "address_pairs.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert {row["half"] for row in rows} == {"tune", "held-out"}
    decoded = [
        [row[side].replace("\\n", "\n").replace("\\u200f", "\u200f") for side in ("one", "other")] for row in rows
    ]
    return [(one, other) for row, (one, other) in zip(rows, decoded, strict=True) if row["verdict"] == verdict]


@pytest.mark.parametrize(("one", "other"), pairs("different"))
def test_different_pages_have_different_keys(one: str, other: str) -> None:
    assert urls.key(one) != urls.key(other)


def test_nearly_all_ways_to_one_page_share_a_key() -> None:
    apart = [pair for pair in pairs("same") if urls.key(pair[0]) != urls.key(pair[1])]
    assert len(apart) <= 3, apart


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("javascript:example.org/a", "javascript:example.org/a"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("ftp://example.org/a", "ftp://example.org/a"),
        ("/ar/x", "/ar/x"),
        ("index.html", "index.html"),
        ("https://[::1]/x", "https://[::1]/x"),
        ("https://example.org:99999/a", "https://example.org:99999/a"),
        (f"https://example.org/{QAIS}%D8…", "https://example.org/قيس"),
        (f"https://example.org/{QAIS}%D8", "https://example.org/قيس"),
        ("https://example.org/%FF", "https://example.org/%FF"),
        ("https://example.org/?a=%FF&b=%D9%82", "https://example.org/?a=%FF&b=ق"),
        ("https://example.org/../../a", "https://example.org/a"),
        ("https://twitter.com/u/status/1?s=20", "https://x.com/i/status/1"),
        ("https://youtu.be/abc?t=3", "https://youtube.com/watch?v=abc"),
    ],
)
def test_key(url: str, key: str) -> None:
    assert urls.key(url) == key
    assert urls.key(key) == key


def test_no_letter_of_a_cut_address_becomes_a_replacement_character() -> None:
    for at in range(1, len(QAIS)):
        for ending in ("", "…", "...", "&a=1"):
            assert "\N{REPLACEMENT CHARACTER}" not in urls.key(f"https://example.org/{QAIS[:at]}{ending}")


def test_a_lone_surrogate_is_no_error() -> None:
    assert urls.key("http://\ud83d.com/x") == "https://\N{REPLACEMENT CHARACTER}.com/x"


@pytest.mark.parametrize("parameter", ["page=2", "print=1", "id=3", "lang=ar", "ref=main", "s=x", "t=10", "feature=x"])
def test_a_parameter_that_may_name_a_page_stays(parameter: str) -> None:
    assert urls.key(f"https://example.org/a?{parameter}") != urls.key("https://example.org/a")


def test_every_row_of_noise_drops_its_parameter_where_it_says() -> None:
    for place, parameter, source in resources.rows("urls/query_noise.tsv", "site", "parameter", "source"):
        assert source == "observed" or source.startswith("https://")
        page = (
            "https://example.org/a"
            if place == "*"
            else f"https://{place}/1?v=1"
            if "/" in place
            else f"https://{place}/a"
        )
        named = parameter.replace("*", "x") if "=" in parameter else parameter.replace("*", "x") + "=1"
        assert urls.key(f"{page}{'&' if '?' in page else '?'}{named}") == urls.key(page), (place, parameter)


def test_a_parameter_of_one_site_stays_on_another_whose_name_begins_alike() -> None:
    assert urls.key("https://youtube.company.org/a?feature=x") != urls.key("https://youtube.company.org/a")
    assert urls.key("https://notyoutube.com/a?feature=x") != urls.key("https://notyoutube.com/a")
