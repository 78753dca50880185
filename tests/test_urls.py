"""Addresses: shown, compared, read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import regex

from arabtext import urls
from arabtext.errors import UsageError
from arabtext.script import Profile, normalize

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
        (f"https://example.org/{QAIS.replace('%', '%252525')}", "https://example.org/قيس"),
        (f"https://example.org/قيس-{QAIS}", "https://example.org/قيس-قيس"),
        ("https://example.org/%DE%ED%D3", "https://example.org/قيس"),
        ("https://example.org/%DE%ED%FF", "https://example.org/%DE%ED%FF"),
        ("https://example.org/%u0642%u064A%u0633", "https://example.org/قيس"),
        ("https://example.org/%u002F%u0041", "https://example.org/%2FA"),
        ("https://example.org/search?q=%D9%82\n%D9%8A%D8%B3", "https://example.org/search?q=قيس"),
        ("https://example.org/a-long-\r\n  address", "https://example.org/a-long-address"),
        ("«https://example.org/قيس…»", "https://example.org/قيس"),
        ("<https://example.org/qais...>", "https://example.org/qais"),
        ("https://pаypal.com/login", "https://xn--pypal-4ve.com/login"),
        ("https://xn--pypal-4ve.com/login", "https://xn--pypal-4ve.com/login"),
        ("https://аррӏе.com/", "https://xn--80ak6aa92e.com/"),
        ("https://EXAMPLE.org/a,b;c!", "https://EXAMPLE.org/a,b;c!"),
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
    "https://example.org/%DE%ED%D3?a=1&b=2",
    "https://example.org/قيس?a=1\n&b=2",
    "https://example.org/قيس?a=1&b=2&utm_anything=x&UTM_Source=y&amp=1",
    "https://amp.example.org/قيس?a=1&b=2&outputType=amp",
    "https://example.org/amp/قيس/?a=1&b=2",
    "https://example.org/قيس/amp/?a=1&b=2",
    "https://www.google.com/amp/s/example.org/قيس?a=1&b=2",
    "https://example-org.cdn.ampproject.org/c/s/example.org/قيس/amp?a=1&b=2",
    "https://example.org/قيس?a=1&b=2#:~:text=قال",
    "https://example.org/قيس?a=1&b=2…",
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


@pytest.mark.parametrize(
    ("url", "part"),
    [
        ("https://pаypal.com/", "mixes scripts: Cyrillic, Latin"),
        ("https://xn--pypal-4ve.com/", "mixes scripts: Cyrillic, Latin"),
        ("https://аррӏе.com/".replace("ӏ", "і"), "look like Latin"),
        ("https://example.org/%E2%80%AEgnp.exe", "text direction"),
        ("https://example.org/a%25E2%2580%258Bb", "invisible"),
        ("https://bank.example@evil.org/", "the host is evil.org"),
    ],
)
def test_deception_is_named(url: str, part: str) -> None:
    assert any(part in risk for risk in urls.risks(url))


@pytest.mark.parametrize(
    "url", ["https://example.org/قيس", "https://مثال.إختبار/", "https://пример.рф/", "", "not a url"]
)
def test_honest_addresses_are_not_flagged(url: str) -> None:
    assert urls.risks(url) == ()


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


TITLE = "استعراض قيس الخزعلي للاستقلالية"


def test_forms_and_marks_in_an_arabic_slug_are_plain_words() -> None:
    assert urls.slug_words("https://example.org/ﻗَﻴْﺲ-ﺍﻟﺨﺰﻋﻠﻲ\u200f")[0].text == "قيس الخزعلي"


@pytest.mark.parametrize(
    ("slug", "source"),
    [
        ("astrad-qys-alkhzly-llastqlalyt", "drupal"),
        ("astaradh-qys-alkhzaly-llastqlalyh", "slugify"),
        ("asterad-qys-alkhzely-llastqlalyt", "sindresorhus"),
    ],
)
def test_slugs_of_several_makers_are_read(slug: str, source: str) -> None:
    best = urls.slug_words(slug)[0]
    assert (best.text, best.source) == (TITLE, source)


def test_the_pair_of_words_decides() -> None:
    assert urls.slug_words("alwlayat-almthdt")[0].text == "الولايات المتحدة"


def test_words_that_the_slug_dropped_are_allowed_for() -> None:
    title = "قال إن العراق دولة مهمة"
    assert urls.slug(title) == "qal-alraq-dwlt-mhmt"
    assert any(candidate.text.replace("أن", "إن") == title for candidate in urls.slug_words(urls.slug(title), 100))


def test_tokens_of_unseen_titles(shared: Path) -> None:
    lines = (shared / "data" / "editions" / "articles_dev.jsonl").read_text(encoding="utf-8").splitlines()
    words = regex.compile(r"[\u0621-\u063A\u0641-\u064A]+")
    right = total = 0
    for line in lines[:20]:
        for sentence in json.loads(line)["ar"][:5]:
            title = " ".join(words.findall(normalize(sentence, Profile(tashkeel=True)))[:8])
            slug = urls.slug(title)
            kept = [word for word in title.split() if urls.slug(word)]
            best = urls.slug_words(slug)[0].text.split()
            total += len(kept)
            right += sum(word in best for word in kept)
    assert right >= 0.88 * total


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
