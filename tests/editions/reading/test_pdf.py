"""PDF files: two that Chromium printed, and small ones that are written here."""

from __future__ import annotations

import sys
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from arabtext.editions import Article, read
from arabtext.editions.reading.pdf import of_pdf
from arabtext.errors import InputError, MissingExtraError

pytest.importorskip("pypdfium2")

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module", params=["en", "ar"])
def printed(request: pytest.FixtureRequest, examples: Path) -> tuple[Article, Article]:
    """Return an example as it is written, and as it is read from the pages with two columns that it was printed on."""
    return read(examples / f"port_{request.param}.md"), read(DATA / f"port_{request.param}.pdf")


def test_paragraphs_columns_and_pages_are_read_in_order(printed: tuple[Article, Article]) -> None:
    written, found = printed
    assert (found.title, found.language) == (written.title, written.language)
    words = [" ".join(article.paragraphs).split() for article in (written, found)]
    heading = ["What", "Is", "Missing"] if written.language == "en" else ["ما", "الذي", "ينقص"]
    assert all(word in words[1] for word in heading)
    assert SequenceMatcher(None, *words, autojunk=False).ratio() > (0.985 if written.language == "en" else 0.96)


def test_sentences_are_as_they_were_written(printed: tuple[Article, Article]) -> None:
    """Where letters with vowel signs have no place of their own, some spaces are guessed wrong."""
    written, found = printed
    text = " ".join(found.paragraphs)
    whole = sum(sentence in text for sentence in written.sentences)
    assert whole >= (len(written.sentences) if written.language == "en" else 21)


def test_each_paragraph_is_one_block(printed: tuple[Article, Article]) -> None:
    written, found = printed
    paragraphs = [block.text for block in found.blocks if block.kind == "paragraph"]
    assert len(paragraphs) == len(written.paragraphs)
    if written.language == "en":
        assert paragraphs == list(written.paragraphs)


def test_running_heads_page_numbers_and_notes_are_no_text(printed: tuple[Article, Article]) -> None:
    _, found = printed
    furniture = [block.text for block in found.blocks if block.kind == "furniture"]
    assert {text for text in furniture if text.isdecimal()} == {"1", "2"}
    assert len(furniture) == 4
    (note,) = [block for block in found.blocks if block.kind == "footnote"]
    assert note.label == "1"
    assert found.paragraphs[-1] == note.text
    (heading,) = [block for block in found.blocks if block.kind == "heading"]
    assert heading.level == 2


def written(*pages: str, size: tuple[int, int] = (400, 400), extra: str = "") -> bytes:
    """Return a PDF of pages, each of which is given as its content stream."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {extra} >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for n, content in enumerate(pages):
        box = f"[0 0 {size[0]} {size[1]}]"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /Resources << /Font << /F 3 0 R >> >> /Contents {5 + 2 * n} 0 R >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    out, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out += (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\n"
    )
    return f"{out}startxref\n{out.rfind('xref')}\n%%EOF".encode("latin-1")


def lines(*rows: tuple[float, float, float, str]) -> str:
    """Return a content stream: left edge, base line, size and text of each line."""
    return "\n".join(f"BT /F {size} Tf {x} {y} Td ({text}) Tj ET" for x, y, size, text in rows)


TEXT = [
    "The ministry said on Sunday that the port is open again",
    "and that ships may come from all countries as before.",
]


def shown(raw: bytes) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in of_pdf(raw, "a.pdf").blocks]


def test_headings_items_and_spaces_between_paragraphs() -> None:
    page = lines(
        (30, 360, 18, "A Large Title"),
        (30, 330, 10, TEXT[0]), (30, 318, 10, TEXT[1]),
        (30, 296, 10, TEXT[0]), (30, 284, 10, TEXT[1]),
        (30, 262, 10, "1. The first item."), (30, 250, 10, "2. The second item."),
    )  # fmt: skip
    assert shown(written(page)) == [
        ("title", "A Large Title"),
        ("paragraph", " ".join(TEXT)),
        ("paragraph", " ".join(TEXT)),
        ("list item", "The first item."),
        ("list item", "The second item."),
    ]


def test_words_without_spaces_are_divided_where_they_are_drawn_apart() -> None:
    page = "BT /F 10 Tf 30 300 Td [(The) -300 (ministry) -300 (spoke.)] TJ ET"
    assert shown(written(page)) == [("paragraph", "The ministry spoke.")]


@pytest.mark.parametrize(("last", "joined"), [("well-", "well-known"), ("harbor", "harbor known")])
def test_a_hyphen_at_a_line_end_stays_in_text_without_divided_words(last: str, joined: str) -> None:
    rows = [(30, 390 - 12 * n, 10, "The ministry said on Sunday that all ports are open now") for n in range(1, 20)]
    page = lines(
        *rows, (30, 150, 10, f"and that the one which everybody knows is the {last}"), (30, 138, 10, "known one.")
    )
    assert joined in shown(written(page))[-1][1]


def test_a_table_is_read_by_rows() -> None:
    rows = [(x, 300 - 14 * n, 10, f"cell {n}{x}") for n in range(3) for x in (30, 150, 270)]
    page = lines((30, 360, 10, TEXT[0]), (30, 348, 10, TEXT[1]), *rows)
    (table,) = [block for block in of_pdf(written(page), "a.pdf").blocks if block.kind == "table"]
    assert table.rows[0] == ("cell 030", "cell 0150", "cell 0270")
    assert len(table.rows) == 3


def test_a_sentence_goes_on_over_a_page() -> None:
    pages = [lines((30, 200, 10, TEXT[0])), lines((30, 300, 10, TEXT[1]), (30, 278, 10, TEXT[0]))]
    assert shown(written(*pages))[0] == ("paragraph", " ".join(TEXT))


def test_the_bytes_decide_and_not_the_name(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(written(lines((30, 300, 10, "He came. He left."))))
    assert read(path).sentences == ("He came.", "He left.")


@pytest.mark.parametrize(
    "raw", [b"%PDF-1.7\n", b"%PDF-1.7\n" + b"x" * 1_000, (DATA / "port_en.pdf").read_bytes()[:900]]
)
def test_a_damaged_file_is_refused(raw: bytes) -> None:
    with pytest.raises(InputError, match=r"a\.pdf (?:cannot be read as a PDF|has no text)"):
        of_pdf(raw, "a.pdf")


def test_pages_without_text_are_refused_with_the_reason() -> None:
    with pytest.raises(InputError, match="must be read by OCR first"):
        of_pdf(written("0 0 m 10 10 l S"), "a.pdf")


def test_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(MissingExtraError, match='"pdf"'):
        of_pdf(b"%PDF", "a.pdf")
