"""The language of an address, and where the other edition stands."""

from __future__ import annotations

import pytest

from arabtext import resources, urls

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
        ("https://example.org/news_ar.html", "ar"),
        ("https://example.org/page.ar.html", "ar"),
        ("https://example.org/page.html.ar", "ar"),
        ("https://example.org/report-2020-ar", "ar"),
        ("https://example.org/report_ar-SA.pdf", "ar"),
        ("https://example.org/news_fa.php", "fa"),
        ("https://example.org/who-is-he", None),
        ("https://example.org/solar", None),
        ("https://ara.tv/5z8ys", None),
        ("https://ar.com/x", None),
        ("ar.example.org/x", "ar"),
        ("example.org/ar/x", "ar"),
        ("https://m.ar.example.org/x", "ar"),
        ("https://example.org/x?hl=ar", "ar"),
        ("https://example.org/view.asp?title=العراق", "ar"),
        ("https://example.org/view.asp?title=%D8%A7%D9%84%D8%B9%D8%B1%D8%A7%D9%82", "ar"),
        ("https://example.org/تهران-گزارش", "fa"),
        ("https://www.aljazeera.net/x", "ar"),
        ("https://www.aljazeera.com/x", "en"),
        ("https://www.hrw.org/fr/news", "fr"),
        ("https://carnegie-mec.org/diwan/85678?lang=ar", "ar"),
        ("https://carnegie-mec.org/diwan/85678", "en"),
        ("https://web.archive.org/web/2021/https://example.org/ar/x", "ar"),
        ("https://www-example-org.translate.goog/x?_x_tr_sl=ar&_x_tr_hl=en", None),
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


@pytest.mark.parametrize(
    ("url", "language", "expected"),
    [
        ("https://carnegie-mec.org/diwan/85678?lang=ar", "en", ["https://carnegie-mec.org/diwan/85678"]),
        ("https://carnegie-mec.org/diwan/85678", "ar", ["https://carnegie-mec.org/diwan/85678?lang=ar"]),
        ("https://www.aljazeera.net/news/2024/1/2/قيس", "en", ["https://www.aljazeera.com/"]),
        ("https://www.bbc.com/arabic/articles/c1", "en", ["https://www.bbc.com/news"]),
        ("https://www.dw.com/en/x/a-1", "ar", ["https://www.dw.com/ar"]),
        ("https://www.aa.com.tr/ar/x/1", "en", ["https://www.aa.com.tr/en"]),
        ("https://www.almayadeen.net/x", "en", ["https://english.almayadeen.net/"]),
        (
            "https://www.amnesty.org/en/latest/news/2024/1/x/",
            "ar",
            ["https://www.amnesty.org/ar/latest/news/2024/1/x/"],
        ),
        ("https://ar.wikipedia.org/wiki/بغداد", "en", ["https://en.wikipedia.org/"]),
        ("https://www.aljazeera.net/x", "ar", []),
        ("https://www.aljazeera.net/x", "fr", []),
        ("https://example.org/قيس", "en", []),
        (
            "https://example.org/ar/news/123/قيس",
            "en",
            ["https://example.org/news/123", "https://example.org/en/news/123"],
        ),
        ("https://example.org/ar/x", "ar", []),
        ("https://example.org/ar/x", "en", ["https://example.org/x", "https://example.org/en/x"]),
        ("https://example.org/arabic/x", "en", ["https://example.org/x", "https://example.org/english/x"]),
        ("https://ar.example.org/x", "en", ["https://example.org/x", "https://en.example.org/x"]),
        ("https://example.org/news_en.html", "ar", ["https://example.org/news_ar.html"]),
        ("example.org/ar/x", "en", ["example.org/x", "example.org/en/x"]),
        (
            "example.org/x",
            "ar",
            ["example.org/ar/x", "ar.example.org/x", "example.org/arabic/x", "example.org/x?lang=ar"],
        ),
        ("/ar/x", "en", ["/x", "/en/x"]),
        ("https://[::1]/x", "ar", ["https://[::1]/ar/x", "https://[::1]/arabic/x", "https://[::1]/x?lang=ar"]),
        ("http://10.0.0.1/x", "ar", ["http://10.0.0.1/ar/x", "http://10.0.0.1/arabic/x", "http://10.0.0.1/x?lang=ar"]),
        ("javascript:alert(1)", "ar", []),
        ("mailto:a@example.org", "ar", []),
        ("not a url", "ar", []),
        (
            "https://web.archive.org/web/2021/https://example.org/ar/x",
            "en",
            ["https://example.org/x", "https://example.org/en/x"],
        ),
    ],
)
def test_guesses_are_whole_addresses_of_the_other_edition(url: str, language: str, expected: list[str]) -> None:
    assert urls.counterpart(url, language) == expected


def test_no_arabic_slug_is_carried_into_an_english_guess() -> None:
    for url in ("https://example.org/ar/قيس", f"https://example.org/ar/{QAIS}", "example.org/ar/قيس", "/ar/قيس/1"):
        assert not any("قيس" in urls.readable(guess) for guess in urls.counterpart(url, "en"))


def test_a_publisher_has_one_row_and_its_editions_their_languages() -> None:
    rows = list(resources.rows("urls/edition_sites.tsv", "arabic", "english", "same_path", "source"))
    assert len({site for row in rows for site in row[:2]}) == 2 * len(rows)
    for arabic, english, same_path, source in rows:
        assert source == "observed"
        assert same_path in ("", "yes")
        for site, language, other in ((arabic, "ar", "en"), (english, "en", "ar")):
            assert urls.language(f"https://{site}") == language
            (guess,) = urls.counterpart(f"https://{site}", other)
            assert urls.language(guess) == other


SHARED = "example.org/analysis/show"


@pytest.mark.parametrize(
    "address",
    [
        "https://www.example.org/ar/analysis/show",
        "http://example.org/analysis/show/",
        "https://ar.example.org/analysis/show?lang=ar",
        "https://example.org/ar_SA/analysis/show",
        "https://example.org/EN-us/analysis/show?utm_source=x",
        "https://web.archive.org/web/2021/https://example.org/ar/analysis/show",
        "https://ar.m.example.org/en/analysis/show",
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
