"""Passages are found again in the file that they were read from."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabtext.editions import Decision, Finding, read
from arabtext.editions.reporting.places import Place, Region, find_passages, locate


def at(text: str, region: Region | None) -> str:
    """The text of a region."""
    assert region is not None
    lines = text.splitlines(keepends=True)
    start = sum(map(len, lines[: region.line - 1])) + region.column - 1
    stop = sum(map(len, lines[: region.end_line - 1])) + region.end_column - 1
    return text[start:stop]


@pytest.mark.parametrize("name", ["port_en.md", "port_ar.md"])
def test_every_sentence_of_a_file_is_found_at_its_line(examples: Path, name: str) -> None:
    text = (examples / name).read_text(encoding="utf-8")
    sentences = read(examples / name).sentences
    found = find_passages(text, sentences)
    lost = [sentence for sentence, region in zip(sentences, found, strict=True) if region is None]
    assert lost == []
    assert [region.line for region in found if region] == sorted(region.line for region in found if region)
    whole = [(s, at(text, r)) for s, r in zip(sentences, found, strict=True) if r and r.end_column != r.column]
    assert len(whole) > 0.9 * len(sentences)
    for sentence, there in whole:
        letters, own = ("".join(filter(str.isalnum, text)) for text in (there, sentence))
        assert (letters[:9], letters[-9:]) == (own[:9], own[-9:])


@pytest.mark.parametrize(
    ("text", "passage", "wanted"),
    [
        ("He left.\r\nShe came.\r\n", "She came.", Region(2, 1, 2, 10)),
        ("<p>He <b>left</b>\n the&nbsp;town.</p>", "He left the town.", Region(1, 4, 2, 16)),
        ("See [the report](https://example.org/a1) now.", "See the report now.", Region(1, 1, 1, 46)),
        ("قَتَل 218.\nقتل 219.", "قتل 219.", Region(2, 1, 2, 9)),
        ("He left.", "She came.", None),
        ("", "He left.", None),
        ("He left.", "…", None),
        ("In the morning of that bright day he & others left.", "In the morning of that bright day he and others left.", Region(1, 1, 1, 1)),
    ],
)  # fmt: skip
def test_what_may_be_between_the_letters(text: str, passage: str, wanted: Region | None) -> None:
    assert find_passages(text, [passage]) == [wanted]


def test_the_same_sentence_twice_is_found_twice_in_order() -> None:
    lines = [
        region.line
        for region in find_passages("A.\nHe left.\nB.\nHe left.\n", ["A.", "He left.", "B.", "He left."])
        if region
    ]
    assert lines == [1, 2, 3, 4]


def test_findings_are_located_in_both_files(tmp_path: Path) -> None:
    english, arabic = tmp_path / "a.md", tmp_path / "a.pdf"
    english.write_text("# Title\n\nHe left. It killed 218.\n", encoding="utf-8")
    arabic.write_bytes(b"%PDF-1.4 \xff\xfe")
    one = Finding(kind="number", message="m", bead=1, english="It killed 218.", arabic="قتل 219.", severity="high")
    other = Finding(kind="omitted", message="m", bead=0, english="He left.", arabic="", severity="high")
    decision = Decision(id="x", verdict="ignored")
    found = locate([one, other], english, arabic, [decision, None])
    assert [(f.finding, f.english, f.arabic, f.decision) for f in found] == [
        (one, Place(english, Region(3, 10, 3, 24)), Place(arabic), decision),
        (other, Place(english, Region(3, 1, 3, 9)), None, None),
    ]
    gone = locate([one], tmp_path / "gone.md", tmp_path / "gone.md")
    assert gone[0].english == Place(tmp_path / "gone.md")


@given(st.text(), st.lists(st.text(), max_size=4))
def test_any_text_can_be_searched(text: str, passages: list[str]) -> None:
    assert len(find_passages(text, passages)) == len(passages)


def test_markup_without_end_is_read_in_time() -> None:
    for unit in ("<", "](", "[^", "&a"):
        assert find_passages(unit * 100_000, ["He left."]) == [None]
