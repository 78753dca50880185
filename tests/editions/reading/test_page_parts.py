"""The parts of a page, and the article that they make."""

from __future__ import annotations

import pytest

from arabtext.editions import Article, Link
from arabtext.editions.reading.page_parts import PageParts, authors_in, day_in, names_in, plain

LONG = "This sentence is long enough to be taken for running text, since it has many more than fifteen words in it."
ARABIC = "هذه جملة طويلة بما يكفي لتؤخذ على أنها نص متصل، فيها كلمات كثيرة جدا تزيد على خمس عشرة كلمة في المجموع."


def article(*blocks: str, **known: object) -> Article:
    page = PageParts(**known)  # type: ignore[arg-type]
    page.take(["A title", *blocks])
    return page.article()


def test_lines_before_the_body_are_title_authors_and_date() -> None:
    found = article("By Layla Haddad", "June 5, 2023", LONG, "By Omar Rashid and nobody else", "June 6, 2023")
    assert (found.title, found.authors, found.date) == ("A title", ("Layla Haddad",), "2023-06-05")
    assert found.paragraphs == (LONG, "By Omar Rashid and nobody else", "June 6, 2023")


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("5 June 2023", "2023-06-05"),
        ("On 5 June 2023", "2023-06-05"),
        ("Read 5 June 2023", None),
        ("June 2023", None),
        ("5 June 2023 to 6 June 2023", None),
        ("5 June 2023" + " " * 60 + ".", None),
    ],
)
def test_a_line_that_is_a_date_alone(line: str, date: str | None) -> None:
    assert article(line, LONG).date == date


def test_captions_and_lines_that_lead_elsewhere_are_no_body() -> None:
    found = article(LONG, "Figure 1: The quay", "Or see this", "Read on", "***", LONG, links=[Link("Read on", "/x")])
    assert found.paragraphs == (LONG, LONG)
    assert found.captions == ("Figure 1: The quay",)


@pytest.mark.parametrize(
    ("before", "behind", "joined"),
    [
        ("It was built by the men of the port and", "their sons.", True),
        ("It was built by the men of the port.", "their sons.", False),
        ("It was built by the port and", "their sons.", False),
        ("It was built by the men of the port,", "Their sons.", True),
        ("It was built by the men of the port and", "Their sons.", False),
        ("It was built by the men of the port and" + " of the port" * 6, "Their sons.", True),
    ],
)
def test_a_sentence_that_a_picture_cut_is_joined(before: str, behind: str, joined: bool) -> None:
    assert article(LONG, LONG, before, behind).paragraphs[2:] == (
        (f"{before} {behind}",) if joined else (before, behind)
    )


def test_blocks_in_the_other_script_are_embedded() -> None:
    found = article(LONG, ARABIC, "هل أصبح\nبلا صاحب؟", LONG, "ثم ماذا؟")
    assert found.paragraphs == (LONG, LONG)
    assert found.embedded == (f"{ARABIC}\n\nهل أصبح\nبلا صاحب؟", "ثم ماذا؟")
    assert found.language == "en"


@pytest.mark.parametrize(("words", "subtitle"), [(45, True), (46, False)])
def test_a_standfirst_is_a_short_first_paragraph(words: int, subtitle: bool) -> None:
    first = " ".join(["word"] * words) + "."
    assert article(first, LONG * 4, LONG).subtitle == (first if subtitle else "")


def test_names_and_days_in_a_line() -> None:
    assert names_in("Layla Haddad, Omar Rashid & Ali") == ["Layla Haddad", "Omar Rashid", "Ali"]
    assert authors_in("بقلم ليلى حداد") == ["ليلى حداد"]
    assert authors_in("Bylaws of the port") == []
    assert (day_in("on 5 June 2023 and 6 June 2023"), day_in("")) == ("2023-06-05", None)
    assert plain("## A *title* \\(2019\\)") == "A title (2019)"
