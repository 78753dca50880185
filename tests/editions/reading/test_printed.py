"""Articles in plain text, Markdown and text copied from a PDF reader."""

from __future__ import annotations

from pathlib import Path

import pytest

import arabtext
from arabtext.editions import Article, read

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
    assert article.title == ""
    assert article.paragraphs == ("Just one line. And another.",)


def test_markdown_marks_go() -> None:
    article = read("# A *title*\n\n> A **bold** word, and [a link](https://example.org/x).\n\nMore.")
    assert article.title == "A title"
    assert article.paragraphs[0] == "A bold word, and a link."
    assert article.links[0].url == "https://example.org/x"


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


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "A title\n\n{}",
        "A title\n\nHe said{}so.",
        "A title\n\nSee [a report{}",
        "A title\n\nSee [a report](#{}x",
        "A title\n\nSee [a report]({}x",
        "A title\n\n(/ar/x{}x",
        "A title\n\nBy{}the sea, where nobody came and where nobody ever would have come: neither he nor she nor they, not in these years, and not later.",
        "A title\n\nFigure{}x",
        "---\ntitle: a{}b\n---\n\nText.",
        "---\ntitle{}b\n---\n\nText.",
    ],
)
@pytest.mark.parametrize("run", [" ", "\t", "\n", " \n", ".", ". ", "[", "(", ")", "!", "—", "\\"])
def test_a_run_of_one_sign_takes_time_in_proportion(text: str, run: str) -> None:
    """If each sign looked at all others of the run, these would take hours."""
    found = read("x\n" + text.format(run * 60_000))
    assert isinstance(found, Article)
    assert found.sentences is not None


def test_a_long_run_of_spaces_changes_nothing_else() -> None:
    found = read(f"A title\n\nHe said{' ' * 5_000}so , twice.\n\nShe left{' ' * 300}\n{' ' * 300}early.")
    assert [" ".join(paragraph.split()) for paragraph in found.paragraphs] == ["He said so, twice.", "She left early."]
    assert (
        read("A title\n\nThe [report  (/ar/a)]( # ) came.").links
        == read("A title\n\nThe [report(/ar/a)](#) came.").links
    )


@pytest.mark.parametrize(
    ("value", "title"),
    [
        ("A title", "A title"),
        ('"A title"', "A title"),
        ("'A title' ", "A title"),
        ('"', ""),
        ("", ""),
        ("a: b", "a: b"),
    ],
)
def test_a_field_before_the_text_may_be_in_quotation_marks(value: str, title: str) -> None:
    found = read(f"---\ntitle: {value}\nauthor:Layla Haddad\n---\n\n{'' if title else 'A title'}\n\nText of it.")
    assert found.title == (title or "A title")
    assert found.authors == ("Layla Haddad",)
