"""The page of two editions, as text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from arabtext.bitext import Bitext, Note, Row
from arabtext.bitext.html import render_page
from arabtext.editions import Alignment, align

HOSTILE = '<script>alert(1)</script> & "quoted" \u202eevil\x00 <img src=x onerror=alert(1)>'


def made(rows: tuple[Row, ...], text: str) -> Bitext:
    """A bitext whose titles and addresses are ``text``."""
    return Bitext(english_title=text, arabic_title=text, english_url=text, arabic_url=text, rows=rows)


def parsed(alignment: Alignment, path: Path) -> LexborHTMLParser:
    alignment.to_html(path)
    return LexborHTMLParser(path.read_text(encoding="utf-8"))


def test_every_bead_is_a_row_with_its_directions(port: Alignment, tmp_path: Path) -> None:
    tree = parsed(port, tmp_path / "port.html")
    rows = tree.css(".row")
    assert len(rows) == len(port.beads)
    assert len(tree.css(".row.omitted")) == sum(not bead.arabic for bead in port.beads)
    assert len(tree.css(".row.added")) == sum(not bead.english for bead in port.beads)
    assert {(side.attributes["lang"], side.attributes["dir"]) for side in tree.css(".side[lang]")} == {
        ("en", "ltr"),
        ("ar", "rtl"),
    }
    assert len(tree.css(".row.paragraph")) == len(set(port.english_paragraphs)) - 1


def test_a_first_word_in_other_letters_turns_no_passage(tmp_path: Path) -> None:
    alignment = align(["العراقية TV said so.", "مرحبا"], ["BBC: قالت ذلك.", "Hello"])
    directions = [side.attributes["dir"] for side in parsed(alignment, tmp_path / "a.html").css(".side[lang]")]
    assert directions == ["ltr", "rtl", "auto", "auto"]


def test_what_differs_is_marked_in_place(everything: Alignment, tmp_path: Path) -> None:
    tree = parsed(everything, tmp_path / "a.html")
    marks = [(mark.attributes["class"], mark.text()) for mark in tree.css("mark")]
    assert ("date", "2019") in marks
    assert ("number", "218") in marks
    assert ("number", "219") in marks
    assert ("spelling", "Qays al-Khazali") in marks
    assert ("date", "4 أيار 2021") in marks
    assert ("quotation", '"') in marks
    assert [row.attributes["class"] for row in tree.css(".row")] == [
        "row", "row", "row omitted", "row displaced", "row displaced paragraph", "row", "row", "row added",
    ]  # fmt: skip
    links = [(link.text(), link.attributes["href"]) for link in tree.css(".notes a")]
    assert links == [("row 5", "#r5"), ("row 4", "#r4")]


def test_findings_are_left_out_on_request(everything: Alignment, tmp_path: Path) -> None:
    everything.to_html(tmp_path / "a.html", findings=False)
    assert "<mark" not in (tmp_path / "a.html").read_text(encoding="utf-8")


def test_everything_is_escaped_and_controls_are_shown(tmp_path: Path) -> None:
    note = Note("number", "high", HOSTILE, english_spans=((0, 8),), arabic_spans=((3, 5), (4, 6)))
    text = render_page(made((Row((HOSTILE,), (HOSTILE,), 0.5, notes=(note,)),), text=HOSTILE))
    body = text[text.index("<header>") : text.index("</footer>")]
    tree = LexborHTMLParser(text)
    assert len(tree.css("script")) == 2  # its own, and its data
    assert tree.css("img") == []
    assert "\u202e" not in body
    assert ">RLO<" in body
    assert all("onerror" not in node.attributes for node in tree.css("*"))


def test_the_page_reaches_no_network_and_has_no_style_of_its_own_in_the_text(port: Alignment, tmp_path: Path) -> None:
    port.to_html(tmp_path / "port.html")
    text = (tmp_path / "port.html").read_text(encoding="utf-8")
    assert re.search(r"default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'", text)
    tree = LexborHTMLParser(text)
    assert all("style" not in node.attributes and "src" not in node.attributes for node in tree.css("*"))
    assert all(not node.attributes["href"] or node.attributes["href"].startswith("#") for node in tree.css("[href]"))
    assert not re.search(r"url\(|@import|fetch\(|XMLHttpRequest", text)


@pytest.mark.parametrize("sides", [([], []), (["a"], []), ([], ["س"]), (["\ud800"], ["\x00"])])
def test_odd_alignments_are_pages(sides: tuple[list[str], list[str]], tmp_path: Path) -> None:
    tree = parsed(align(*sides), tmp_path / "a.html")
    assert len(tree.css(".row")) == max(map(len, sides))


def test_numbers_among_arabic_words_are_read_in_their_direction(tmp_path: Path) -> None:
    message = "May 4 in the English, 4 آذار/مارس 2024 in the Arabic"
    note = Note("date", "high", message, english_spans=((0, 2),), arabic_spans=((0, 2),))
    page = render_page(made((Row(("He left.",), ("غادر.",), 1.0, notes=(note,)),), "t"))
    assert "<bdi>4 آذار/مارس 2024</bdi> in the Arabic" in page
    assert "May <bdi>" not in page
