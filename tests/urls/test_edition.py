"""The language of an address, and where the other edition stands."""

from __future__ import annotations

import pytest

from arabtext import urls

QAIS = "%D9%82%D9%8A%D8%B3"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("/ar/policy-analysis/astrad-qys-alkhzly-llastqlalyt", "ar"),
        ("https://example.org/arabic/x", "ar"),
        ("https://ar.example.org/x", "ar"),
        ("https://example.org/x?lang=ar", "ar"),
        ("https://example.org/en/x", "en"),
        (f"https://example.org/{QAIS}", "ar"),
        ("https://example.org/fa/x", "fa"),
        ("https://example.org/article", None),
        ("", None),
    ],
)
def test_language(url: str, expected: str | None) -> None:
    assert urls.language(url) == expected


def test_counterparts() -> None:
    assert urls.counterpart("https://example.org/ar/x/y", "en")[0] == "https://example.org/x/y"
    assert urls.counterpart("https://www.example.org/x")[:2] == [
        "https://www.example.org/ar/x",
        "https://ar.example.org/x",
    ]


PAGE = """
<html><head>
<link rel="alternate" hreflang="x-default" href="/show">
<link rel="alternate" hreflang="ar" href="/ar/show-ar"><link rel="alternate" hreflang="EN-us" href="/show">
<link rel="stylesheet" hreflang="ar" href="/style.css">
</head><body>
<a href="/fa/show">فارسی</a> <a lang="fr" href="https://fr.example.org/show">ici</a>
Also available in <a href='/ar/other'> <b>العربية</b> </a> <a href="javascript:alert(1)">Arabic</a> <a href="/x">more
"""


def test_the_page_says_where_its_other_editions_are() -> None:
    assert urls.alternates(PAGE, "https://example.org/show") == [
        ("ar", "https://example.org/ar/show-ar"),
        ("fa", "https://example.org/fa/show"),
        ("fr", "https://fr.example.org/show"),
        ("ar", "https://example.org/ar/other"),
    ]
    first, second, *guessed = urls.counterpart("https://example.org/show", html=PAGE)
    assert (first, second) == ("https://example.org/ar/show-ar", "https://example.org/ar/other")
    assert "https://example.org/ar/show" in guessed


@pytest.mark.parametrize("html", ["", "<a href", "<a href='//['>Arabic</a>", "\0<", "<!--", "<a href=x>" * 1000])
def test_broken_pages_pass(html: str) -> None:
    urls.alternates(html, "https://example.org/")


def test_counterpart_replaces_the_language_of_the_query() -> None:
    assert "https://example.org/p?id=3&lang=ar" in urls.counterpart("https://example.org/p?lang=en&id=3")


SHARED = "example.org/analysis/show"


@pytest.mark.parametrize(
    "address",
    [
        "https://www.example.org/ar/analysis/show",
        "http://example.org/analysis/show/",
        "https://ar.example.org/analysis/show?lang=ar",
        "https://example.org/ar_SA/analysis/show",
        "https://example.org/EN-us/analysis/show?utm_source=x",
    ],
)
def test_editions_of_one_page_share_an_address_without_its_language(address: str) -> None:
    assert urls.without_language(address) == SHARED


@pytest.mark.parametrize("address", ["", "https://example.org", "https://www.example.org/ar/", "http://[", "/en"])
def test_front_pages_share_none(address: str) -> None:
    assert urls.without_language(address) == ""


def test_pages_that_differ_in_more_than_the_language_stay_apart() -> None:
    assert urls.without_language("https://example.org/analysis/show?id=7") == SHARED + "?id=7"
    assert urls.without_language("https://example.org/analysis/2021/art/ar") == "example.org/analysis/2021/art/ar"
