"""Articles read from what people have: a PDF reader's text, Markdown, plain text, HTML."""

from __future__ import annotations

from pathlib import Path

import pytest

import arabtext
from arabtext.editions import Article, read
from arabtext.errors import ArgumentTypeError, InputError

PAGE = Path(__file__).parents[2] / "data" / "page_en.txt"


@pytest.fixture(scope="module")
def article() -> Article:
    return read(PAGE)


def test_head(article: Article) -> None:
    assert article.title == "Who Speaks for the Port of Faw?"
    assert article.authors == ("Layla Haddad",)
    assert article.date == "2024-03-03"
    assert article.subtitle == "The quay is built, and the quarrel about who guards it has only begun."
    assert article.language == "en"


def test_other_edition(article: Article) -> None:
    assert article.other_edition == "/ar/analysis/mn-ythdth-basm-mrfa-alfaw"
    words = arabtext.urls.slug_words(article.other_edition)[0].text
    assert arabtext.urls.slug(words) == "mn-ythdth-basm-mrfa-alfaw"
    assert words.split()[-2:] == ["مرفأ", "الفاو"]


def test_addresses(article: Article) -> None:
    addresses = {link.url for link in article.links}
    assert "/sites/default/files/2024-03/Basrawi_1.jpg" in addresses
    (watch,) = {url for url in addresses if "watch" in url}
    assert arabtext.urls.readable(watch).endswith("ab_channel=قناةالبصرة")
    assert arabtext.urls.key(watch) == arabtext.urls.key("http://example.org/watch?v=abc")


def test_body(article: Article) -> None:
    body = "\n".join(article.paragraphs)
    for furniture in (
        "ABOUT",
        "invented institute",
        "Part of a series",
        "Figure 1:",
        "RECOMMENDED",
        "Anbar",
        "/node/",
        "[",
    ):
        assert furniture not in body
    assert "asked on its own page whether the port already had an owner, and did not wait for an answer." in body
    assert article.sentences[-1] == "The U.S. consul said nothing."
    assert article.captions == ("Figure 1: Ahmad al-Basrawi in the interview, February 28, 2024",)
    assert len(article.paragraph_of) == len(article.sentences)


def test_embedded_screenshot(article: Article) -> None:
    (screenshot,) = article.embedded
    assert arabtext.normalize(screenshot, "ocr").split("\n\n") == [
        "هل اصبح المرفأ، بلا صاحب؟",
        "هل اصبحت الحراسة، شأنا محليا وحسب؟",
        "مراقبون يحذرون من فوضى",
    ]


def test_names_in_it(article: Article) -> None:
    mentions = arabtext.names.find("\n".join(article.paragraphs))
    found = {(m.text, m.canonical, m.kind) for m in mentions}
    assert ("Ahmad al-Basrawi", "Ahmad al-Basrawi", "person") in found
    assert ("Basrawi", "Ahmad al-Basrawi", "person") in found
    assert ("PMF", "Popular Mobilization Forces", "organization") in found


def test_plain_text_without_anything() -> None:
    article = read("Just one line.\nAnd another.")
    assert article.title == "Just one line. And another."
    assert article.paragraphs == ()


def test_empty_text() -> None:
    assert read("") == Article()
    assert read(" \n \n").sentences == ()


def test_markdown_marks_go() -> None:
    article = read("# A *title*\n\n> A **bold** word, and [a link](https://example.org/x).\n\nMore.")
    assert article.title == "A title"
    assert article.paragraphs[0] == "A bold word, and a link."
    assert article.links[0].url == "https://example.org/x"


def test_arabic_article(examples: Path) -> None:
    article = read(examples / "port_ar.md")
    assert (article.language, article.date) == ("ar", "2025-07-31")
    assert article.title == "تحقيق مرفأ بيروت بعد خمس سنوات"
    assert len(article.captions) == 1


def test_editions_name_each_other(examples: Path) -> None:
    english, arabic = read(examples / "port_en.md"), read(examples / "port_ar.md")
    assert english.other_edition == f"/ar/analysis/{arabtext.urls.slug(arabic.title)}"


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


def test_cp1256_and_utf16_files(tmp_path: Path) -> None:
    text = "عنوان المقال\n\nهذه جملة طويلة بما يكفي لتكون نصا. وهذه جملة ثانية."
    for codec in ("cp1256", "utf-16", "utf-8-sig"):
        path = tmp_path / f"{codec}.txt"
        path.write_bytes(text.encode(codec))
        assert read(path).title == "عنوان المقال"


def test_unreadable_input(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot read"):
        read(tmp_path / "nothing.txt")
    with pytest.raises(InputError, match="is a folder"):
        read(tmp_path)
    binary = tmp_path / "binary.txt"
    binary.write_bytes(b"\x00\x01\x02" * 100)
    with pytest.raises(InputError, match="is not a text file in UTF-8"):
        read(binary)
    with pytest.raises(ArgumentTypeError, match="a path or text"):
        read(3)  # type: ignore[arg-type]


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


def test_the_language_of_the_text_stands_above_a_wrong_mark() -> None:
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


@pytest.mark.parametrize(("start", "name"), [(b"%PDF-1.7\n", "PDF"), (b"PK\x03\x04", "Word or Excel")])
def test_other_formats_are_named(start: bytes, name: str, tmp_path: Path) -> None:
    (tmp_path / "article").write_bytes(start + b"x" * 100)
    with pytest.raises(InputError, match=name):
        read(tmp_path / "article")


def test_long_pages_take_time_in_proportion() -> None:
    paragraphs = "".join(
        f"<p>Paragraph {n} says that the number {n * 7} follows, and says no more.</p>" for n in range(3000)
    )
    assert len(read(f"<html><body><h1>T</h1>{paragraphs}</body></html>").paragraphs) == 3000


MARKDOWN = """---
title: "The Port of Faw"
date: 2024-03-03
author: Layla Haddad, Omar Rashid
lang: en
url: https://example.org/faw
---

The Quay
--------

![The quay in 2024](quay.jpg "The quay")

It was drawn twenty years ago, and two groups say that they alone protect it, from each other.
- The first takes a *fee*.
- The second takes nothing.
### What Comes
Nobody knows.
"""


def test_markdown_with_fields_lists_and_pictures() -> None:
    article = read(MARKDOWN)
    assert (article.title, article.date, article.language) == ("The Port of Faw", "2024-03-03", "en")
    assert article.authors == ("Layla Haddad", "Omar Rashid")
    assert article.url == "https://example.org/faw"
    assert article.captions == ("The quay in 2024",)
    assert article.paragraphs == (
        "The Quay",
        "It was drawn twenty years ago, and two groups say that they alone protect it, from each other.",
        "The first takes a fee.",
        "The second takes nothing.",
        "What Comes",
        "Nobody knows.",
    )
