"""Addresses: shown, compared, read."""

from __future__ import annotations

import pytest

from arabtext import urls
from arabtext.errors import UsageError

QAIS = "%D9%82%D9%8A%D8%B3"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (f"https://example.org/{QAIS}", "https://example.org/قيس"),
        (f"https://example.org/{QAIS.replace('%', '%25')}", "https://example.org/قيس"),
        (f"https://example.org/{QAIS.replace('%', '%2525')}", "https://example.org/قيس"),
        (f"https://example.org/?q={QAIS.lower()}%20x", "https://example.org/?q=قيس%20x"),
        ("https://xn--mgbh0fb.xn--kgbechtv/", "https://مثال.إختبار/"),
        ("https://example.org/a%2Fb%3Fc", "https://example.org/a%2Fb%3Fc"),
        ("https://example.org/%E2%80%AEevil", "https://example.org/%E2%80%AEevil"),
        ("https://example.org/%D9", "https://example.org/%D9"),
        ("https://example.org/100%", "https://example.org/100%"),
        ("https://xn--a/", "https://xn--a/"),
        ("", ""),
        ("not a url", "not a url"),
    ],
)
def test_readable(url: str, expected: str) -> None:
    assert urls.readable(url) == expected
    assert urls.readable(urls.readable(url)) == urls.readable(url)


ONE_ADDRESS = [
    f"https://example.org/{QAIS}?a=1&b=2",
    "http://example.org/قيس?a=1&b=2",
    f"https://www.example.org/{QAIS.lower()}/?b=2&a=1",
    f"https://EXAMPLE.org:443/{QAIS}?a=1&b=2#part",
    f"http://example.org:80/{QAIS}?a=1&b=2&utm_source=x&fbclid=y",
    f"https://m.example.org/{QAIS.replace('%', '%25')}?a=1&b=2",
    "https://example.org/ﻗﻴﺲ?a=1&b=2",
    "https://example.org/قيس\u200f?a=1&b=2",
    "example.org/قيس?a=1&b=2",
]


@pytest.mark.parametrize("url", ONE_ADDRESS)
def test_spellings_of_one_address_share_a_key(url: str) -> None:
    assert urls.key(url) == urls.key(ONE_ADDRESS[0])


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/قيس?a=1",
        "https://example.org/قيس?a=2&b=1",
        "https://example.org/قاسم?a=1&b=2",
        "https://example.com/قيس?a=1&b=2",
        "https://example.org:8080/قيس?a=1&b=2",
        "https://ar.example.org/قيس?a=1&b=2",
        "https://example.org/x/قيس?a=1&b=2",
    ],
)
def test_other_addresses_have_other_keys(url: str) -> None:
    assert urls.key(url) != urls.key(ONE_ADDRESS[0])


@pytest.mark.parametrize(
    ("a", "b"), [("https://e.org/a%2Fb", "https://e.org/a/b"), ("https://e.org/?q=a%26b", "https://e.org/?q=a&b")]
)
def test_encoded_separators_are_not_separators(a: str, b: str) -> None:
    assert urls.key(a) != urls.key(b)


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


@pytest.mark.parametrize(
    ("title", "style", "expected"),
    [
        ("استعراض قيس الخزعلي للاستقلالية", "drupal", "astrad-qys-alkhzly-llastqlalyt"),
        ("قيس، الخزعلي: «اليوم»!", "drupal", "qys-alkhzly-alywm"),
        ("The Fall of Mosul", "drupal", "fall-mosul"),
        ("Café 2021", "drupal", "cafe-2021"),
        ("", "drupal", ""),
        ("قيس الخزعلي، اليوم", "arabic", "قيس-الخزعلي-اليوم"),
        ("قيس", "wordpress", QAIS.lower()),
    ],
)
def test_slug(title: str, style: str, expected: str) -> None:
    assert urls.slug(title, style) == expected


def test_a_slug_is_cut_at_a_word() -> None:
    slug = urls.slug("كتاب " * 60)
    assert len(slug) <= 100
    assert set(slug.split("-")) == {"ktab"}
    assert len(urls.slug("كتاب " * 60, "wordpress")) <= 200


def test_an_unknown_style_is_a_clear_error() -> None:
    with pytest.raises(UsageError, match="choose one of: drupal, wordpress, arabic"):
        urls.slug("x", "nope")


def test_words_come_back_from_a_slug() -> None:
    best = urls.slug_words("astrad-qys-alkhzly-llastqlalyt", 3)
    assert best[0].text == "استعراض قيس الخزعلي للاستقلالية"
    assert len(best) == 3
    assert best[0].score > best[1].score


@pytest.mark.parametrize(
    "title", ["مجلس الأمن الدولي", "الحرب في اليمن", "انتخابات الرئاسة", "حقوق الإنسان", "كتاب جديد"]
)
def test_titles_survive_the_way_through_a_slug(title: str) -> None:
    assert title in [c.text for c in urls.slug_words("https://example.org/ar/" + urls.slug(title), 5)]


def test_an_arabic_slug_gives_its_own_words() -> None:
    (found,) = urls.slug_words("https://example.org/" + QAIS + "-%D8%A7%D9%84%D8%AE%D8%B2%D8%B9%D9%84%D9%8A")
    assert (found.text, found.source) == ("قيس الخزعلي", "url")


@pytest.mark.parametrize("url", ["", "https://example.org/", "/", "???"])
def test_an_address_without_words_has_none(url: str) -> None:
    assert urls.slug_words(url) == []


def test_counterparts() -> None:
    assert urls.counterpart("https://example.org/ar/x/y", "en")[0] == "https://example.org/x/y"
    assert urls.counterpart("https://www.example.org/x")[:2] == [
        "https://www.example.org/ar/x",
        "https://ar.example.org/x",
    ]
