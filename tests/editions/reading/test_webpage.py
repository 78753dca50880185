"""Articles in HTML."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabtext.editions import Article, read
from arabtext.editions.reading import page_tree
from arabtext.errors import InputError

PAGE = Path(__file__).parents[2] / "data" / "page_en.txt"


def test_html() -> None:
    body = "".join(
        f"<p>This is paragraph number {i} of the article, long enough to be taken for text.</p>" for i in range(6)
    )
    page = f"""<!doctype html><html lang="en"><head><title>Site</title>
    <link rel="canonical" href="https://example.org/en/a"><link rel="alternate" hreflang="ar" href="https://example.org/ar/a">
    <meta name="author" content="Layla Haddad"><meta property="article:published_time" content="2024-03-03T10:00">
    </head><body><nav><a href="/home">Home</a></nav><article><h1>The &lt;b&gt; title</h1>{body}</article></body></html>"""
    article = read(page)
    assert article.title == "The <b> title"
    assert (article.url, article.other_edition) == ("https://example.org/en/a", "https://example.org/ar/a")
    assert (article.language, article.date, article.authors) == ("en", "2024-03-03", ("Layla Haddad",))
    assert len(article.sentences) == 6
    assert "Home" not in "\n".join(article.paragraphs)


@pytest.mark.parametrize("page", ["<html", "<html><body><p>x<p>y<b>", "<p>\x00</p>", "<div>" * 500])
def test_broken_html_is_read_as_far_as_it_goes(page: str) -> None:
    assert isinstance(read(page), Article)


@pytest.mark.parametrize("page", ["page_en.html", "page_ar.html"])
def test_a_web_page_is_taken_apart(page: str) -> None:
    article = read(PAGE.with_name(page))
    english = page == "page_en.html"
    titles = "Who Speaks for the Port of Faw?", "من يتحدث باسم مرفأ الفاو؟"
    assert article.title == titles[not english]
    assert article.language == ("en" if english else "ar")
    assert article.date == "2024-03-03"
    assert article.authors == (("Layla Haddad", "Omar Rashid") if english else ("ليلى حداد", "عمر رشيد"))
    assert article.subtitle == article.paragraphs[0]
    assert len(article.captions) == 1
    body = "\n".join(article.paragraphs)
    for furniture in ("Home", "الرئيسية", "Recommended", "اقرأ", "Figure", "الشكل", "©", "window.x", "Also available"):
        assert furniture not in body
    assert len(article.paragraphs) == (8 if english else 6)


def test_web_pages_name_each_other() -> None:
    english, arabic = read(PAGE.with_name("page_en.html")), read(PAGE.with_name("page_ar.html"))
    assert english.url == arabic.other_edition == "https://example.org/policy-analysis/who-speaks-port-faw"
    assert arabic.url == english.other_edition == "https://example.org/ar/policy-analysis/mn-ythdth-basm-mrfa-alfaw"
    assert english.is_edition_of(arabic)
    assert [link.relation for link in english.links].count("edition") == 1


def test_a_quotation_in_the_other_script_is_embedded() -> None:
    (embedded,) = read(PAGE.with_name("page_en.html")).embedded
    assert embedded.split("\n\n") == ["هل اصبح المرفأ ، بلا صاحب ؟", "مراقبون يحذرون من فوضى"]


PARAGRAPH = "<p>This is a paragraph of an article, and it is long enough to be taken for running text.</p>"


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ('<meta name="date" content="2024-03-03">', "2024-03-03"),
        ('<meta property="article:published_time" content="2024-03-03T23:59:00+03:00">', "2024-03-03"),
        ('<meta name="dc.date" content="March 3, 2024">', "2024-03-03"),
        ('<span class="post-date">3 آذار/مارس 2024</span>', "2024-03-03"),
        ('<span class="post-date">05/06/2024</span>', None),
        ('<meta name="date" content="last Sunday">', None),
        (
            '<script type="application/ld+json">{"@type": ["NewsArticle"], "datePublished": "2024-03-03"}</script>',
            "2024-03-03",
        ),
        (
            '<script type="application/ld+json">[[[{"broken</script><time datetime="2024-03-03">3 March</time>',
            "2024-03-03",
        ),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "author": 7, "datePublished": {}}</script>',
            None,
        ),
    ],
)
def test_a_declared_date_is_read_and_none_is_guessed(head: str, date: str | None) -> None:
    assert read(f"<html><head>{head}</head><body><h1>T</h1>{PARAGRAPH * 5}</body></html>").date == date


def test_the_language_of_the_text_wins_over_a_wrong_attribute() -> None:
    arabic = "<p>" + "هذه فقرة طويلة من مقال عن مرفأ الفاو وأهله وما ينتظرون منه. " * 3 + "</p>"
    assert read(f'<html lang="en"><body><h1>عنوان</h1>{arabic * 4}</body></html>').language == "ar"


def test_a_page_without_a_body_that_is_recognized_keeps_its_blocks() -> None:
    article = read("<html><body><nav>Menu</nav><h1>Title</h1><p>One.</p><p>Two.</p></body></html>")
    assert (article.title, article.paragraphs) == ("Title", ("One.", "Two."))


def test_a_title_with_a_script_is_text() -> None:
    article = read(f"<html><body><h1>&lt;script&gt;alert(1)&lt;/script&gt;</h1>{PARAGRAPH * 5}</body></html>")
    assert article.title == "<script>alert(1)</script>"


def test_entities_of_a_document_type_are_not_expanded() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "lol"}">' for n in range(12))
    article = read(f'<?xml version="1.0"?><!DOCTYPE lolz [{entities}]><html><body><p>&e11;</p></body></html>')
    assert len(article.title) + len(article.text) < 200


def test_elements_nested_too_deep_are_refused() -> None:
    with pytest.raises(InputError, match="2,000 deep"):
        read("<html>" + "<div>" * 100_000)


def test_long_pages_take_time_in_proportion() -> None:
    paragraphs = "".join(
        f"<p>Paragraph {n} says that the number {n * 7} follows, and says no more.</p>" for n in range(3000)
    )
    assert len(read(f"<html><body><h1>T</h1>{paragraphs}</body></html>").paragraphs) == 3000


ODD_DATA = [
    '{"@type": 5}',
    '{"@type": null}',
    '{"@type": [{}]}',
    '{"@type": [["NewsArticle"]]}',
    '{"@type": {"NewsArticle": 1}}',
    '{"@graph": [{"@type": {}}, 7]}',
    '{"@graph": 5}',
    "[[[5]]]",
    "7",
    '{"@type": ["NewsArticle", 5], "headline": 5, "author": {"name": []}, "datePublished": [2020]}',
    '{"@type": "NewsArticle", "author": [[], null, {"name": {"x": 1}}], "inLanguage": {}, "url": []}',
]


@pytest.mark.parametrize("data", ODD_DATA)
def test_odd_data_of_schema_org_is_ignored(data: str) -> None:
    right = '{"@type": ["Thing", "NewsArticle"], "headline": "The port was closed"}'
    page = "".join(f'<script type="application/ld+json">{one}</script>' for one in (data, right))
    found = read(f"<html><head>{page}</head><body><p>Nobody came to the port.</p></body></html>")
    assert found.paragraphs or found.title
    if "NewsArticle" not in data:
        assert found.title == "The port was closed"


MANY = 2_000
HOSTILE = {
    "unclosed elements": "<p><b><i>" * 500,
    "elements of unknown names": "<x-a>" * 10_000,
    "raised text in raised text": "<p>" + "<sup>" * 20_000 + "1",
    "a huge class": f"<div class='{'share ' * 100_000}'>{PARAGRAPH}</div>",
    "a huge style": f"<p style='{' ' * 300_000}display:none'>One.</p>",
    "a huge address": f"<a href='#{'1' * 300_000}'>1</a>{PARAGRAPH}",
    "a picture in the page": f"<img src='data:image/png;base64,{'A' * 2_000_000}'>{PARAGRAPH}",
    "NUL characters": PARAGRAPH.replace("e", "e\0") * 5,
    "an unclosed tag": "<div" + PARAGRAPH * 5,
    "an unclosed attribute": "<div class='a>" + PARAGRAPH * 5,
    "an unclosed comment": PARAGRAPH + "<!--" + PARAGRAPH * 500,
    "an unclosed script": PARAGRAPH + "<script>" + PARAGRAPH * 500,
    "end tags": "</div></p></ul>" * 5_000 + PARAGRAPH,
    "tables": "<table><tr><td>a<td>b<tr><td>c<td>d</table>" * (MANY // 4),
    "tables in tables": ("<table><tr><td>" + "x " * 500) * 100,
    "labels": "<ul>" + "<li>Comments" * MANY,
    "boxes": f"<div><h3>Comments</h3>{PARAGRAPH}</div>" * (MANY // 4),
    "titles": "<h1>Comments</h1>" * MANY,
    "times": "<time datetime=2020-01-01>x</time>" * MANY,
    "dates": "<div class=date>3 March 2024 4 March 2024</div>" * (MANY // 4),
    "authors": "<div class=author>By " + "a, " * MANY + "</div>" + PARAGRAPH,
    "links": "<a href=/x>x</a> " * MANY,
    "spaces": "<p>a" + " " * 1_000_000 + "b",
    "entities": "<p>" + "&amp;" * 100_000,
    "numbers": f"<ol start={'9' * 50}><li value={'8' * 50}>x</ol><div role=heading aria-level={'7' * 50}>y</div>",
    "lone surrogates": "<p>\ud800 x</p>" + PARAGRAPH,
    "code in code": "<pre>" * 1_500 + PARAGRAPH,
    "separators": "<title>" + " |" * 50_000 + "</title>" + PARAGRAPH,
    "parts of a title": "<title>" + " - ".join(["a b"] * 20_000) + "</title>" + PARAGRAPH,
    "much data": '<script type="application/ld+json">{"@type": "NewsArticle"}</script>' * MANY + PARAGRAPH,
    "frames": "<frameset><frame src=x></frameset>",
    "nothing": "",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_is_read_in_time_in_proportion(name: str) -> None:
    """If each piece looked at all others, some of these would take minutes."""
    found = read(f"<html><body>{HOSTILE[name]}</body></html>")
    assert all(isinstance(sentence, str) for sentence in found.sentences)
    if PARAGRAPH in HOSTILE[name] and not name.startswith(("an unclosed attribute", "code")):
        assert any("long enough to be taken for running text" in block.text for block in found.blocks)


def test_a_page_with_more_pieces_than_any_article_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_tree, "MAX_PIECES", 100)
    assert len(read("<html><body>" + "<p>a</p>" * 100).blocks) == 100
    with pytest.raises(InputError, match="more than 100 pieces"):
        read("<html><body>" + "<p>a</p>" * 200)


TOKENS = st.sampled_from(
    ["<p>", "</p>", "<div class='related'>", "</div>", "<h1>", "</h1>", "<h2>", "<li>", "<ul>", "</ul>", "<table>", "<tr>", "<td>",
     "</table>", "<a href='/x'>", "<a href='#fn1'>", "</a>", "<sup>", "</sup>", "<br>", "<pre>", "</pre>", "<blockquote>",
     "<time datetime='2020-01-01'>", "<span class='author'>", "</span>", "<iframe src='x'>", "</iframe>", "<!--", "-->", "<nav>",
     "One came.", "Related articles", "Comments", "By Layla Haddad", "5 June 2023", "قال ذلك.", "1", "\0", "&nbsp;", "<", "'", PARAGRAPH]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(TOKENS, max_size=25))
def test_any_page_is_read(tokens: list[str]) -> None:
    found = read("<html><body>" + "".join(tokens) + "\n")
    assert len(found.kinds) == len(found.sentences) == len(found.paragraph_of)
    assert all(block.text.strip() or block.kind in {"embed", "code"} for block in found.blocks)
    assert not any("<p>" in block.text or "\0" in block.text for block in found.blocks if block.kind != "code")
