"""Which pieces of a page are its article."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest

from arabtext.editions import read

BENCH = Path(__file__).parents[2] / "bench" / "invented_pages.py"
LONG = "This sentence is long enough to be taken for running text, since it has many more than fifteen words in it."
OTHER = "Nobody who came to the harbor on that morning had expected to see the whole fleet gone without a single trace."
THIRD = "The women of the town had bought the nets, and they asked the council to give them back what they had paid."


def invented() -> list[tuple[str, str, dict[str, Any]]]:
    spec = importlib.util.spec_from_file_location("invented_pages", BENCH)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return list(module.pages())


def text(page: str) -> list[str]:
    return list(read(f"<html><body>{page}</body></html>").paragraphs)


@pytest.mark.parametrize(
    ("name", "page", "known"), invented(), ids=lambda value: value if isinstance(value, str) and len(value) < 40 else ""
)
def test_an_invented_page_is_taken_apart(name: str, page: str, known: dict[str, Any]) -> None:
    found = read(page)
    body = "".join("".join(found.paragraphs).split())
    assert [one for one in known["with"] if "".join(one.split()) not in body] == []
    assert [one for one in known["without"] if "".join(one.split()) in body] == []
    assert (found.title, found.date, list(found.authors)) == (known["title"], known["date"], known["authors"])
    assert found.language == name[-2:]


@pytest.mark.parametrize(
    "frame",
    [
        f"<nav><p>{THIRD}</p></nav>",
        f"<aside><p>{THIRD}</p></aside>",
        f"<form><p>{THIRD}</p></form>",
        f"<div role=complementary><p>{THIRD}</p></div>",
        f"<div class='newsletter-signup'><p>{THIRD}</p></div>",
        f"<div id=comments><p>{THIRD}</p></div>",
        f"<div hidden><p>{THIRD}</p></div>",
        f"<div style='display: none'><p>{THIRD}</p></div>",
        f"<div><h3>Related articles</h3><p>{THIRD}</p></div>",
        f"<div><h3>12 Comments</h3><p>{THIRD}</p></div>",
        "<p>Read also: <a href='/x'>A quay without boats</a></p>",
        "<p>Read also: <a href='/x'>Boats</a></p>",
        "<p>اقرأ أيضاً: <a href='/x'>ميناء بلا قوارب</a></p>",
        "<p><a href='/x'>A quay without boats</a></p>",
        "<p>Share this article</p>",
        "<p>Sign up for our newsletter and read it on Thursdays.</p>",
        "<p>© 2021 The Gazette</p>",
        "<p>إعلان</p>",
    ],
)
def test_the_frame_of_a_page_is_furniture(frame: str) -> None:
    page = f"<html><body><h1>The quay</h1><p>{LONG}</p><p>{OTHER}</p>{frame}<p>{LONG} Twice.</p></body></html>"
    found = read(page)
    assert found.paragraphs == (LONG, OTHER, f"{LONG} Twice.")
    kinds = {block.kind for block in found.blocks if block.text not in (*found.paragraphs, "The quay")}
    assert kinds == {"furniture"}


@pytest.mark.parametrize("name", ["sidebar", "related", "comments-open", "footer", "share", "widget"])
def test_an_element_with_the_text_is_not_the_frame_whatever_its_name(name: str) -> None:
    assert text(f"<div class={name}><p>{LONG}</p><p>{OTHER}</p><p>{THIRD}</p></div>") == [LONG, OTHER, THIRD]


@pytest.mark.parametrize("tag", ["form", "aside", "header", "nav"])
def test_nor_whatever_its_tag(tag: str) -> None:
    assert text(f"<{tag}><p>{LONG}</p><p>{OTHER}</p></{tag}><p>Imprint</p>")[:2] == [LONG, OTHER]


def test_text_that_scripts_reveal_is_text() -> None:
    assert text(f"<p>{LONG}</p><div style='display:none'><p>{OTHER}</p><p>{THIRD}</p></div>") == [LONG, OTHER, THIRD]


def test_words_of_the_frame_inside_a_sentence_stay() -> None:
    lines = [
        "Share prices fell.",
        "Comments by the minister were rejected.",
        "He said: read more books.",
        "Read more: it helps.",
        "Tags were sewn on.",
    ]
    assert text(f"<p>{LONG}</p>" + "".join(f"<p>{line}</p>" for line in lines)) == [LONG, *lines]


def test_a_heading_about_comments_in_an_article_does_not_end_it() -> None:
    page = f"<p>{LONG}</p><h2>Comments</h2><p>{OTHER}</p><p>{THIRD}</p><p>{LONG} Again.</p>"
    assert OTHER in text(page)


def test_text_that_comes_twice_counts_once() -> None:
    assert text(f"<div><p>{LONG}</p><p>{OTHER}</p></div><div class=mobile><p>{LONG}</p></div>") == [LONG, OTHER]


def test_a_list_of_links_inside_an_article_is_text_if_it_says_more() -> None:
    items = "".join(f"<li><a href='/{n}'>Report {n}</a>, on the harbor of the town</li>" for n in range(3))
    assert len(text(f"<p>{LONG}</p><ul>{items}</ul><p>{OTHER}</p>")) == 5


def test_a_last_heading_without_text_is_furniture() -> None:
    assert text(f"<p>{LONG}</p><h2>The boats</h2><p>{OTHER}</p><h2>From our shop</h2>") == [LONG, "The boats", OTHER]


def test_short_pages_keep_their_text() -> None:
    assert text("<h1>The quay</h1><p>It fell.</p><p>It rose.</p>") == ["It fell.", "It rose."]


CARDS = "".join(
    f"<div><h4><a href='/{n}'>Headline {n}</a></h4><p>{text}</p></div>" for n, text in enumerate((OTHER, THIRD))
)


@pytest.mark.parametrize("article", [f"<p>{LONG}</p>", "<p>Two men were arrested on Sunday.</p>"])
@pytest.mark.parametrize("cards", [CARDS, f"<h2>From our archive</h2>{CARDS}"])
def test_headlines_of_other_articles_with_a_paragraph_each_are_frame(article: str, cards: str) -> None:
    body = article.removeprefix("<p>").removesuffix("</p>")
    assert text(f"<div><h1>The quay</h1>{article}</div><div>{cards}</div>") == [body]
    assert text(f"<div>{cards}</div><div><h1>The quay</h1>{article}</div>") == [body]


def test_a_list_that_is_the_article_is_text() -> None:
    listed = ["Headline 0", OTHER, "Headline 1", THIRD]
    assert text(f"<h1>Two boats</h1><div><p>{LONG}</p>{CARDS}</div>") == [LONG, *listed]
    assert text(f"<h1>Two boats</h1><div>{CARDS}</div>") == listed
    assert text(f"<p>{LONG}</p><div>{CARDS.replace('/', '#', 1).replace('/1', '#1')}</div>")[0] == LONG


@pytest.mark.parametrize("body", [f"{LONG}\\n\\n{OTHER}", f"<p>{LONG}</p><p>{OTHER}<\\/p>"])
def test_text_that_only_the_data_of_a_page_has_is_read(body: str) -> None:
    data = f'{{"@type": "NewsArticle", "headline": "The quay", "articleBody": "{body}"}}'
    head = f'<html><head><script type="application/ld+json">{data}</script></head><body>'
    assert read(f"{head}<div id=root></div><p>Loading</p>").paragraphs == (LONG, OTHER)
    assert read(f"{head}<p>{THIRD}</p><p>{THIRD} Twice.</p>").paragraphs == (THIRD, f"{THIRD} Twice.")


def test_the_words_of_a_video_are_an_embed_and_the_name_of_the_site_is_furniture() -> None:
    head = "<head><meta property='og:site_name' content='The Gazette'></head>"
    found = read(
        f"<html>{head}<body><p>{LONG}</p><div class=jwplayer><p>Video: the quay</p></div><p>{OTHER}</p><p>The Gazette</p>"
    )
    assert [block.kind for block in found.blocks] == ["paragraph", "embed", "paragraph", "furniture"]
