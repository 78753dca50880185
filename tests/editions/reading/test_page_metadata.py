"""Title, date and authors, on which the statements of a page agree."""

from __future__ import annotations

import json

import pytest

from arabtext.editions import Article, read

TEXT = "".join(
    f"<p>Paragraph {n} is of an article, and it is long enough to be taken for running text by itself.</p>"
    for n in range(4)
)


def page(head: str = "", body: str = "") -> Article:
    return read(f"<html><head>{head}</head><body>{body}{TEXT}</body></html>")


def data(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


SITE = '<meta property="og:site_name" content="The Gazette">'
OPEN_GRAPH = '<meta property="og:title" content="A quay without boats">'


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>A quay without boats - The Gazette</title>", "", "A quay without boats"),
        ("<title>The Gazette | A quay without boats</title>", "", "A quay without boats"),
        ("<title>A quay without boats</title>", "", "A quay without boats"),
        ("<title>Boats - a history of the harbor</title>", "", "Boats - a history of the harbor"),
        (f"{SITE}<title>A quay: the boats left - The Gazette</title>", "", "A quay: the boats left"),
        (f"{SITE}<title>The Gazette</title>", "<h1>A quay without boats</h1>", "A quay without boats"),
        (OPEN_GRAPH + SITE, "<h1><a href='/'>The Gazette</a></h1><h2>A quay without boats</h2>", "A quay without boats"),
        (OPEN_GRAPH, "<h1><a href='/'>The Daily Something</a></h1>", "A quay without boats"),
        (OPEN_GRAPH, "<h1><a href='https://gazette.example/'><img alt='The Gazette'></a></h1>", "A quay without boats"),
        (SITE, "<h1>The Gazette</h1><h1>A quay without boats</h1>", "A quay without boats"),
        (data(publisher={"name": "The Gazette"}, headline="A quay without boats"), "<h1>The Gazette</h1>", "A quay without boats"),
        ("<title>Harbor news, boats, quay - The Gazette</title>", "<h1>A quay without boats</h1>", "A quay without boats"),
        ("<title>Home</title>" + OPEN_GRAPH + data(headline="A quay without boats"), "<header><h1>News</h1></header>", "A quay without boats"),
        (f"{SITE}<title>The Gazette</title>", "", ""),
        (f"{SITE}<title>The Gazette</title>", "<h1>The Gazette</h1><div><h2>A quay without boats</h2></div>", "A quay without boats"),
        ("<title>A quay without boats | News | The Gazette</title>", "", "A quay without boats"),
        ("<title>A quay - boats and men of the harbor - Gazette</title>", "", "A quay - boats and men of the harbor"),
        ("", "", ""),
        ("<meta property='og:site_name' content='الهور'><title>الهور | ميناء بلا قوارب</title>", "", "ميناء بلا قوارب"),
        ("<title>ميناء بلا قوارب وصيادون بلا عمل – الهور</title>", "", "ميناء بلا قوارب وصيادون بلا عمل"),
    ],
)  # fmt: skip
def test_the_title_is_never_the_name_of_the_site(head: str, body: str, title: str) -> None:
    assert page(head, body).title == title


@pytest.mark.parametrize(
    ("head", "body", "date"),
    [
        (data(datePublished="2021-03-14T08:00:00+03:00"), "", "2021-03-14"),
        (data(datePublished="2021-03-14"), "<aside><time datetime='2020-01-01'>x</time></aside>", "2021-03-14"),
        ("<meta name='date' content='2021-03-15'>" + data(datePublished="2021-03-14"), "<h1>Q</h1><p>14 March 2021</p>", "2021-03-14"),
        ("", "<h1>A quay</h1><p>14 March 2021</p>", "2021-03-14"),
        ("", "<h1>A quay</h1><p>Published: Sunday, 14 March 2021, 14:30 GMT</p>", "2021-03-14"),
        ("", "<h1>A quay</h1><p>Published 14 March 2021, updated 15 March 2021</p>", "2021-03-14"),
        ("", "<h1>A quay</h1><p>Last updated: Sunday, 14 March 2021, 14:30 GMT</p>", None),
        ("", "<h1>ميناء</h1><p>الأحد 14 آذار/مارس 2021، آخر تحديث 14:30</p>", None),
        ("", "<h1>ميناء</h1><p>تاريخ النشر: الأحد 14 آذار/مارس 2021، الساعة 14:30 بتوقيت غرينتش</p>", "2021-03-14"),
        ("", "<article><time datetime='2021-03-14T10:00'>Sunday</time></article>", "2021-03-14"),
        ("", "<span itemprop='datePublished' content='2021-03-14'></span>", "2021-03-14"),
        (data(datePublished="2021-03-13T22:10:00Z"), "<h1>ميناء</h1><p class='date'>14 مارس 2021</p>", "2021-03-14"),
        (data(datePublished="2021-03-13T10:10:00Z"), "<h1>ميناء</h1><p class='date'>14 مارس 2021</p>", "2021-03-13"),
        ("<link rel='canonical' href='https://example.org/2021/03/14/quay'>", "", "2021-03-14"),
        (data(datePublished="0001-01-01T00:00:00"), "", None),
        (data(datePublished="2021-02-31"), "", None),
        (data(dateModified="2021-03-14"), "", None),
        ("", "<div class='related'><time datetime='2020-01-01'>x</time></div>", None),
        ("", "<div class='comments'><time datetime='2020-01-01'>x</time></div>", None),
    ],
)  # fmt: skip
def test_the_date_is_what_the_page_agrees_on(head: str, body: str, date: str | None) -> None:
    assert page(head, body).date == date


def test_a_date_line_is_never_the_subtitle() -> None:
    found = page(
        "", "<h1>A quay</h1><p class='subtitle'>14 March 2021</p><p class='standfirst'>It fell into the sea.</p>"
    )
    assert (found.date, found.subtitle) == ("2021-03-14", "It fell into the sea.")
    assert [block.kind for block in found.blocks[:3]] == ["title", "byline", "paragraph"]


@pytest.mark.parametrize(
    ("head", "body", "authors"),
    [
        (data(author={"name": "Layla Haddad"}), "", ("Layla Haddad",)),
        (data(author=[{"name": "Layla Haddad"}, "Omar Rashid"]), "", ("Layla Haddad", "Omar Rashid")),
        (data(author={"name": ["Layla Haddad", "Omar Rashid"]}), "", ("Layla Haddad", "Omar Rashid")),
        (data(author={"name": "The Gazette"}, publisher={"name": "The Gazette"}), "<p>By Layla Haddad</p>", ("Layla Haddad",)),
        ("<meta name='author' content='By Layla Haddad'>", "", ("Layla Haddad",)),
        ("<meta property='article:author' content='https://facebook.com/x'>", "<p class='byline'>By Layla Haddad</p>", ("Layla Haddad",)),
        ("", "<div class='post-meta'>Posted by <a rel='author' href='/a'>Layla Haddad</a> on 14 March 2021</div>", ("Layla Haddad",)),
        ("", "<div class='author'>ليلى حداد</div>", ("ليلى حداد",)),
        ("", "<p>بقلم: ليلى حداد وعمر رشيد</p>", ("ليلى حداد", "عمر رشيد")),
        ("<meta name='author' content='admin'>", "", ()),
        ("", "<div class='comments'><a rel='author'>Troll</a></div>", ()),
        ("", "<div class='author'>14 March 2021</div>", ()),
    ],
)  # fmt: skip
def test_authors_are_people(head: str, body: str, authors: tuple[str, ...]) -> None:
    assert page(head, f"<h1>A quay</h1>{body}").authors == authors


VALUES = [
    "5",
    "-1",
    "1e999",
    "NaN",
    "-Infinity",
    "null",
    "true",
    '""',
    "[]",
    "{}",
    "[[]]",
    '[{"@value": 1}]',
    '{"name": {}}',
    "9" * 5_000,
    '"\\ud800"',
    '"' + "x" * 100_000 + '"',
]


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize(
    "name",
    [
        "@type",
        "headline",
        "name",
        "author",
        "creator",
        "datePublished",
        "publisher",
        "url",
        "description",
        "inLanguage",
        "@graph",
        "mainEntity",
    ],
)
def test_any_value_of_any_field_is_ignored_if_it_is_odd(name: str, value: str) -> None:
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "{name}": {value}}}</script>'
    assert len(page(head).paragraphs) == 4


@pytest.mark.parametrize(
    "source",
    [
        "[" * 100_000,
        "[" * 100_000 + "]" * 100_000,
        "{",
        "",
        "nonsense",
        "<!-- {} -->",
        '{"@type": "NewsArticle", "headline": "a\nb"}',
    ],
)
def test_data_that_cannot_be_read_is_ignored(source: str) -> None:
    assert len(page(f'<script type="application/ld+json">{source}</script>').paragraphs) == 4


@pytest.mark.parametrize(
    "address",
    [
        "http://[",
        "http://[::1",
        "http://ex\u2100mple.org/",
        "http://a:b@c:99999/",
        "//",
        "?",
        "#",
        "javascript:void(0)",
        "\\\\",
        "http://" + "a" * 10_000,
    ],
)
def test_odd_addresses_do_no_harm(address: str) -> None:
    head = f'<link rel="canonical" href="{address}">'
    assert page(head, f"<h1><a href='{address}'>A quay</a></h1>").title in {"A quay", ""}
