"""An article, its sentences and its other edition."""

from __future__ import annotations

import pickle
from copy import deepcopy
from dataclasses import FrozenInstanceError, replace
from pathlib import Path

import pytest

import arabtext
from arabtext.editions import Article, Link, align, read
from arabtext.editions.reading.blocks import Block
from arabtext.errors import UsageError

PAGE = Path(__file__).parents[2] / "data" / "page_en.txt"


def test_editions_name_each_other(examples: Path) -> None:
    english, arabic = read(examples / "port_en.md"), read(examples / "port_ar.md")
    assert english.other_edition == f"/ar/analysis/{arabtext.urls.slug(arabic.title)}"


def test_sentences_have_paragraphs() -> None:
    article = Article(title="T", paragraphs=("One. Two.", "", "Three."))
    assert article.sentences == ("One.", "Two.", "Three.")
    assert article.paragraph_of == (0, 0, 2)
    assert article.text == "T\nOne. Two.\n\nThree."


@pytest.mark.parametrize(
    ("named", "url", "expected"),
    [
        ("https://example.org/ar/a", "http://www.example.org/ar/a/", True),
        ("/ar/a", "https://example.org/ar/a", True),
        ("/ar/a", "https://example.org/ar/ab", False),
        ("/ar/a", None, False),
    ],
)
def test_an_edition_is_recognized_by_its_address(named: str, url: str | None, expected: bool) -> None:
    english = Article(links=(Link("", "/elsewhere"), Link("", named, "edition")))
    arabic = Article(url=url)
    assert english.is_edition_of(arabic) is arabic.is_edition_of(english) is expected


def test_an_article_pickles_and_copies_with_its_sentences() -> None:
    article = Article(title="T", paragraphs=("One. Two.",), links=(Link("a", "/b"),))
    assert article.sentences
    for other in (pickle.loads(pickle.dumps(article)), deepcopy(article)):
        assert (other, other.sentences) == (article, article.sentences)


def test_the_parts_of_an_article_follow_from_its_blocks() -> None:
    blocks = (
        Block("title", "T"),
        Block("heading", "One"),
        Block("caption", "C"),
        Block("foreign", "نص"),
        Block("list item", "Two. Three."),
    )
    article = Article("T", blocks=blocks)
    assert (article.paragraphs, article.captions, article.embedded) == (("One", "Two. Three."), ("C",), ("نص",))
    assert article.kinds == ("heading", "list item", "list item")
    assert replace(article, title="U").blocks == blocks
    assert Article("T", paragraphs=("One",), captions=("C",), embedded=("نص",)).captions == ("C",)


def test_blocks_and_paragraphs_together_are_refused() -> None:
    with pytest.raises(UsageError, match="either blocks or paragraphs"):
        Article(blocks=(Block("paragraph", "One."),), paragraphs=("One.",))


def test_an_article_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Article("T").title = "U"  # type: ignore[misc]


def test_an_alignment_has_the_kinds_of_its_sentences() -> None:
    english = Article(blocks=(Block("heading", "Hello"), Block("paragraph", "I live in Iraq.")))
    aligned = align(english, ["مرحبا", "أعيش في العراق."])
    assert aligned.kinds == (("heading", "paragraph"), ())
