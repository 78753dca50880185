"""The parts of a page, and the article that they make."""

from __future__ import annotations

import pytest

from arabtext.editions import Article, Link
from arabtext.editions.reading.blocks import Block
from arabtext.editions.reading.page_parts import Metadata, authors_in, day_in, names_in, to_article

LONG = "This sentence is long enough to be taken for running text, since it has many more than fifteen words in it."
ARABIC = "هذه جملة طويلة بما يكفي لتؤخذ على أنها نص متصل، فيها كلمات كثيرة جدا تزيد على خمس عشرة كلمة في المجموع."


def article(*blocks: str, **known: object) -> Article:
    declared = Metadata(**known)  # type: ignore[arg-type]
    return to_article((Block("paragraph", text) for text in ("A title", *blocks)), declared, is_cut=True)


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
        ("5 June 2023" + "." * 60, None),
    ],
)
def test_a_line_that_is_a_date_alone(line: str, date: str | None) -> None:
    assert article(line, LONG).date == date


def test_captions_and_lines_that_lead_elsewhere_are_no_body() -> None:
    found = article(LONG, "Figure 1: The quay", "Or see this", "Read on", "***", LONG, links=(Link("Read on", "/x"),))
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


def test_where_paragraphs_have_no_full_stop_none_was_cut() -> None:
    open_ended = LONG.removesuffix(".") + " or more of them than that"
    assert article(open_ended, open_ended, "Another.").paragraphs == (open_ended, open_ended, "Another.")


@pytest.mark.parametrize(
    ("blocks", "title"),
    [
        (["The quay", LONG], "The quay"),
        (["Who owns the quay?", LONG], "Who owns the quay?"),
        (["It was built. It was sold.", LONG], ""),
        (["It was built by nobody.", LONG], ""),
        ([LONG, "The quay"], ""),
        (["By Layla Haddad", LONG], ""),
        (["5 June 2023", LONG], ""),
        (["بنيت الأرصفة وبيعت", ARABIC], "بنيت الأرصفة وبيعت"),
        (["بنيت الأرصفة. ثم بيعت.", ARABIC], ""),
        (["The quay"], ""),
        ([" ".join(["word"] * 31), LONG], ""),
    ],
)
def test_a_first_line_is_a_title_if_it_can_be_one(blocks: list[str], title: str) -> None:
    found = to_article(Block("paragraph", text) for text in blocks)
    assert found.title == title
    assert [block.text for block in found.blocks] == blocks
    assert found.blocks[0].kind == ("title" if title else found.blocks[0].kind)


def test_a_heading_is_the_title_only_before_running_text() -> None:
    section, long = Block("heading", "Methods", level=2), Block("paragraph", LONG)
    assert to_article([section, long]).title == "Methods"
    assert to_article([long, section, long]).title == ""
    assert to_article([section, Block("heading", "The quay", level=1), long]).title == "The quay"


def test_what_the_reader_marked_keeps_its_kind() -> None:
    blocks = [
        Block("code", "x = 1\ny = 2"),
        Block("embed", "", links=(Link("", "https://example.org/v"),)),
        Block("caption", "A quay"),
        Block("table", "a b\nc d", rows=(("a", "b"), ("c", "d"))),
        Block("footnote", "See there.", label="1"),
        Block("list item", "One of them", level=2, label="-"),
        Block("quotation", LONG),
        Block("furniture", "Share"),
    ]
    found = to_article(blocks, Metadata(title="The quay"))
    assert list(found.blocks) == blocks
    assert found.paragraphs == ("a b\nc d", "See there.", "One of them", LONG)
    assert found.kinds == ("table", "table", "footnote", "list item", "quotation")


def test_after_related_articles_all_is_furniture() -> None:
    found = article(LONG, "Related articles", LONG)
    assert [block.kind for block in found.blocks] == ["title", "paragraph", "furniture", "furniture"]
    assert to_article([Block("paragraph", LONG), Block("heading", "Topics"), Block("paragraph", LONG)]).paragraphs == (
        LONG,
        "Topics",
        LONG,
    )


def test_a_date_at_the_end_of_a_short_text_is_text() -> None:
    blocks = [Block("paragraph", text) for text in ("The hospital was hit.", "31 Oct 2018")]
    article = to_article(blocks, Metadata(title="T"))
    assert (article.paragraphs, article.date) == (("The hospital was hit.", "31 Oct 2018"), "2018-10-31")
    article = to_article([*blocks, Block("paragraph", "Nobody was there.")], Metadata(title="T"))
    assert article.paragraphs == ("The hospital was hit.", "Nobody was there.")


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("By Monday the army had taken the town. Nobody fled.", LONG),
        ("By Tuesday Baghdad had fallen.", LONG),
        ("كتب الوزير إلى نظيره العراقي رسالة طويلة يوم الاثنين.", ARABIC),
    ],
)
def test_a_sentence_that_begins_like_a_byline_is_text(line: str, body: str) -> None:
    found = to_article((Block("paragraph", text) for text in (line, body)), Metadata(title="T"), is_cut=True)
    assert (found.authors, found.paragraphs) == ((), (line, body))


def test_a_name_before_a_full_stop_is_a_byline() -> None:
    assert article("By Layla Haddad.", LONG).authors == ("Layla Haddad",)
