"""Plain text in paragraphs."""

from __future__ import annotations

import pytest

from arabtext.editions import read
from arabtext.editions.reading.lines import paragraphs

WRAPPED = (
    "The harbor of Qarmada opened again on Sunday, two years after the flood\n"
    "that carried away its quay and most of its boats. About 340 families\n"
    "lived from fishing before the storm.\n"
    "\n"
    "Fewer than fifty of them still do, the cooperative of the fishermen says\n"
    "in a letter."
)
LONG = "The harbor of Qarmada opened again on Sunday, two years after the flood that carried away its quay and its boats, one and all."
ARABIC = "عاد ميناء القرمادة إلى العمل يوم الأحد بعد عامين على السيل الذي جرف رصيفه ومعظم قواربه إلى عرض البحر ولم يبق منها إلا القليل النادر"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (WRAPPED, WRAPPED.split("\n\n")),
        ("\n".join([LONG] * 3), [LONG] * 3),
        ("\n".join([ARABIC] * 3), [ARABIC] * 3),
        ("The quay\nBy Layla Haddad\n5 June 2023\n\n" + LONG, ["The quay", "By Layla Haddad", "5 June 2023", LONG]),
        ("The quay\n" + LONG, ["The quay", LONG]),
        (f"{LONG}\n \t\n\n{LONG}", [LONG, LONG]),
        (f"{LONG}\n\nهل أصبح المرفأ\nبلا صاحب؟\n\n{LONG}", [LONG, "هل أصبح المرفأ\nبلا صاحب؟", LONG]),
        ("Just one line.\nAnd another.", ["Just one line.\nAnd another."]),
        ("One sentence that fills a line and ends there, as all of them do.\n" * 2, ["One sentence that fills a line and ends there, as all of them do."] * 2),
        ("", [""]),
    ],
)  # fmt: skip
def test_line_ends_that_are_borders(text: str, expected: list[str]) -> None:
    assert paragraphs(text) == expected


def test_lines_before_the_text_are_title_byline_and_date() -> None:
    found = read(f"The quay\nBy Layla Haddad\n5 June 2023\n\n{LONG}\n{LONG} Twice.")
    assert (found.title, found.authors, found.date) == ("The quay", ("Layla Haddad",), "2023-06-05")
    assert found.paragraphs == (LONG, f"{LONG} Twice.")
    assert [block.kind for block in found.blocks] == ["title", "byline", "byline", "paragraph", "paragraph"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_and_a_byte_order_mark(end: str) -> None:
    found = read(f"\ufeffThe quay\n\n{LONG}\n\n{LONG}".replace("\n", end))
    assert (found.title, found.paragraphs) == ("The quay", (LONG, LONG))


def test_a_list_alone_has_no_title() -> None:
    assert read("One item\n\nTwo items\n\nThree items").title == ""
