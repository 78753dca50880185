"""Word documents: real comments on the words that they are about."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from arabtext.bitext import Bitext, Note, Row, write_docx
from arabtext.editions import Alignment, align
from arabtext.errors import MissingExtraError

docx = pytest.importorskip("docx", reason="python-docx is not installed")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOSTILE = '<w:t> & "quoted" ]]> \x00\x0b\ud800 &lol; =1+1'


def part(path: Path, name: str) -> Any:
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read(f"word/{name}.xml"))


def commented(path: Path) -> list[tuple[str, str]]:
    """Each comment of a document, and the text in its range."""
    texts = {c.get(f"{W}id"): "\n".join("".join(p.itertext()) for p in c.iter(f"{W}p")) for c in part(path, "comments")}
    found = []
    for start in part(path, "document").iter(f"{W}commentRangeStart"):
        number, inside = start.get(f"{W}id"), []
        for node in start.itersiblings():
            if node.tag == f"{W}commentRangeEnd" and node.get(f"{W}id") == number:
                break
            inside.append("".join(t.text or "" for t in node.iter(f"{W}t")))
        found.append((texts[number], "".join(inside)))
    return found


def test_each_finding_is_a_comment_on_its_words(everything: Alignment, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    everything.to_docx(path)
    found = commented(path)
    assert len(found) == sum(bool(note.message) for row in everything.checked.rows for note in row.notes)
    words = {text.partition("\n")[0]: words for text, words in found}
    assert words["number: 218 in the English, 219 in the Arabic"] == "219"
    assert words["spelling: Qays al-Khazali is Qais al-Khazali elsewhere in the English"] == "Qays al-Khazali"
    assert words["omitted: not in the Arabic edition"] == "Only the English says this sentence here."
    assert "probability 1.00" in found[0][0]


def test_two_columns_with_the_arabic_one_right_to_left(everything: Alignment, tmp_path: Path) -> None:
    everything.to_docx(tmp_path / "a.docx")
    document = docx.Document(str(tmp_path / "a.docx"))
    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells] == ["Two <b>editions</b> & more", "نسختان"]
    assert [cell.text for cell in table.rows[2].cells] == ["Qais al-Khazali said nothing.", "ولم يقل قيس الخزعلي شيئا."]
    english, arabic = table.rows[2].cells
    assert arabic.paragraphs[0]._p.pPr.find(f"{W}bidi") is not None
    assert english.paragraphs[0]._p.pPr is None
    assert all(run.font.rtl for run in arabic.paragraphs[0].runs)
    assert table.rows[3].cells[1].text == "—"
    assert document.core_properties.title == "Two <b>editions</b> & more"


def test_spans_that_overlap_or_lie_outside_lose_no_text(tmp_path: Path) -> None:
    notes = (
        Note("name", "low", "one", english_spans=((0, 5), (8, 11))),
        Note("name", "low", "two", english_spans=((3, 9),)),
        Note("name", "low", "out", english_spans=((50, 60), (-3, 2), (5, 5))),
    )
    rows = (Row(("Hello, world.",), (), 1.0, notes=notes),)
    bitext = Bitext(english_title="", arabic_title="", english_url="", arabic_url="", rows=rows)
    write_docx(bitext, tmp_path / "a.docx")
    assert docx.Document(str(tmp_path / "a.docx")).tables[0].rows[0].cells[0].text == "Hello, world."
    assert sorted(words for _, words in commented(tmp_path / "a.docx")) == ["Hello", "Hello, world.", "lo, wo"]


def test_hostile_text_stays_text_and_offsets_stay(tmp_path: Path) -> None:
    alignment = align([HOSTILE], [HOSTILE])
    note = Note("name", "high", HOSTILE, english_spans=((8, 16),))
    row = Row((HOSTILE,), (HOSTILE,), 1.0, notes=(note,))
    bitext = Bitext(english_title=HOSTILE, arabic_title=HOSTILE, english_url="", arabic_url="", rows=(row,))
    write_docx(bitext, tmp_path / "a.docx")
    alignment.to_docx(tmp_path / "b.docx")
    ((comment, words),) = commented(tmp_path / "a.docx")
    assert words == HOSTILE[8:16]
    assert "<w:t>" in comment


def test_the_order_of_the_comment_ranges_is_what_word_expects(everything: Alignment, tmp_path: Path) -> None:
    """Every range has one start, one end and one reference, and every comment one range."""
    everything.to_docx(tmp_path / "a.docx")
    tree = part(tmp_path / "a.docx", "document")
    ids = [
        [one.get(f"{W}id") for one in tree.iter(f"{W}{tag}")]
        for tag in ("commentRangeStart", "commentRangeEnd", "commentReference")
    ]
    known = [one.get(f"{W}id") for one in part(tmp_path / "a.docx", "comments")]
    assert all(sorted(some) == sorted(known) for some in ids)
    assert len(set(known)) == len(known)


def test_without_python_docx_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("arabtext.bitext.docx.find_spec", lambda name: None)
    bitext = Bitext(english_title="", arabic_title="", english_url="", arabic_url="", rows=())
    with pytest.raises(MissingExtraError, match='extra "word"'):
        write_docx(bitext, tmp_path / "a.docx")
