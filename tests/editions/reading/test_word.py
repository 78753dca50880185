"""Word documents, made here by python-docx and, for what it cannot write, as XML."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from arabtext.editions import Article, read
from arabtext.editions.reading.word import of_word
from arabtext.errors import InputError, MissingExtraError

docx = pytest.importorskip("docx")

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LONG = "The ministry said on Sunday that the port is open again. Ships may come."


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def made(
    fill: Callable[[Any], object] = lambda document: None, body: str = "", parts: dict[str, str] | None = None
) -> bytes:
    """Return a document that ``fill`` wrote, with more XML at the end of its body and in other parts."""
    document = docx.Document()
    document.add_paragraph(LONG)
    fill(document)
    out = io.BytesIO()
    document.save(out)
    changed = io.BytesIO()
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode() if name.endswith((".xml", ".rels")) else old.read(name)
            if name == "word/document.xml":
                content = content.replace("<w:sectPr", f"{body}<w:sectPr", 1)
            if parts and name == "word/_rels/document.xml.rels":
                kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
                content = content.replace(
                    "</Relationships>",
                    "".join(f'<Relationship Id="x{kind}" Type="{kinds}/{kind}" Target="{kind}.xml"/>' for kind in parts)
                    + "</Relationships>",
                )
            if parts and name == "[Content_Types].xml":
                kind_of = "application/vnd.openxmlformats-officedocument.wordprocessingml"
                content = content.replace(
                    "</Types>",
                    "".join(
                        f'<Override PartName="/word/{kind}.xml" ContentType="{kind_of}.{kind}+xml"/>' for kind in parts
                    )
                    + "</Types>",
                )
            new.writestr(name, content)
        for kind, content in (parts or {}).items():
            new.writestr(f"word/{kind}.xml", content)
    return changed.getvalue()


def shown(raw: bytes) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in of_word(raw, "a.docx").blocks[1:]]


def test_styles_lists_and_tables() -> None:
    def fill(document: Any) -> None:
        document.add_heading("A heading", 2)
        document.add_paragraph("One", style="List Bullet")
        document.add_paragraph("Two", style="List Number")
        document.add_paragraph("Three", style="List Number")
        document.add_paragraph("Said.", style="Quote")
        document.add_paragraph("The quay in May", style="Caption")
        table = document.add_table(2, 2)
        for cell, text in zip([*table.rows[0].cells, *table.rows[1].cells], "ABCD", strict=True):
            cell.text = text
        document.add_paragraph("First line\nSecond line")
        frame = document.add_table(1, 1)
        frame.cell(0, 0).text = "In a frame."

    blocks = of_word(made(fill), "a.docx").blocks[1:]
    assert [(block.kind, block.text, block.level, block.label) for block in blocks] == [
        ("heading", "A heading", 2, ""),
        ("list item", "One", 1, "•"),
        ("list item", "Two", 1, "1."),
        ("list item", "Three", 1, "2."),
        ("quotation", "Said.", 0, ""),
        ("caption", "The quay in May", 0, ""),
        ("table", "A B\nC D", 0, ""),
        ("paragraph", "First line", 0, ""),
        ("paragraph", "Second line", 0, ""),
        ("paragraph", "In a frame.", 0, ""),
    ]
    assert blocks[6].rows == (("A", "B"), ("C", "D"))


BOX = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice><w:drawing><w:txbxContent>'
    f"<w:p>{run('In the box.')}</w:p></w:txbxContent></w:drawing></mc:Choice>"
    f"<mc:Fallback><w:pict><w:txbxContent><w:p>{run('In the box.')}</w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>"
)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"<w:p>{run('He ')}<w:ins>{run('never ')}</w:ins><w:del><w:r><w:delText>often </w:delText></w:r></w:del>{run('came.')}</w:p>", ["He never came."]),
        (f"<w:p><w:moveFrom>{run('Moved. ')}</w:moveFrom>{run('Here.')}</w:p><w:p><w:moveTo>{run('Moved.')}</w:moveTo></w:p>", ["Here.", "Moved."]),
        (f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('One ')}</w:p><w:p>{run('goes on.')}</w:p>", ["One goes on."]),
        (f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p>{run('Out')}</w:p></w:tc></w:tr></w:tbl>", []),
        (f"<w:p>{run('Shown')}<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>{run('.')}</w:p>", ["Shown."]),
        (f"<w:p><w:commentRangeStart w:id='0'/>{run('Text.')}<w:commentRangeEnd w:id='0'/><w:r><w:commentReference w:id='0'/></w:r></w:p>", ["Text."]),
        (f"<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>{run('7')}<w:r><w:fldChar w:fldCharType='end'/></w:r>{run(' pages.')}</w:p>", ["7 pages."]),
        (f"<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText>BROKEN</w:instrText></w:r></w:p><w:p>{run('Not lost.')}</w:p>", ["Not lost."]),
        (f"<w:sdt><w:sdtContent><w:p><w:smartTag>{run('In a control.')}</w:smartTag></w:p></w:sdtContent></w:sdt>", ["In a control."]),
        (f"<w:p>{run('Text.')}<w:r>{BOX}</w:r></w:p>", ["Text.", "In the box."]),
        ("<w:p><w:pPr><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t>2019 </w:t></w:r><w:r><w:rPr><w:rtl/></w:rPr><w:t>(a) 5</w:t></w:r></w:p>", ["2019 (a) 5"]),
        (f"<w:p>{run('A')}<w:r><w:tab/></w:r>{run('B')}<w:r><w:noBreakHyphen/></w:r>{run('C')}<w:r><w:softHyphen/></w:r></w:p>", ["A B-C"]),
        (f"<w:p><w:pPr><w:outlineLvl w:val='0'/></w:pPr>{run('By its level')}</w:p>", ["By its level"]),
    ],
    ids=["inserted", "moved", "joined", "row", "hidden", "comment", "field", "broken field", "control", "box", "rtl", "signs", "outline"],
)  # fmt: skip
def test_text_as_it_is_when_changes_are_accepted(body: str, expected: list[str]) -> None:
    assert [text for _, text in shown(made(body=body))] == expected


def test_footnotes_come_last_in_the_order_of_their_marks() -> None:
    notes = {
        "footnotes": f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p>{run("-")}</w:p></w:footnote>'
        + "".join(
            f'<w:footnote w:id="{n}"><w:p><w:r><w:footnoteRef/></w:r>{run(f"Note {n}.")}</w:p></w:footnote>'
            for n in (1, 2, 3)
        )
        + "</w:footnotes>"
    }
    marks = '<w:r><w:footnoteReference w:id="2"/></w:r>{}<w:r><w:footnoteReference w:id="1"/></w:r>'
    body = f"<w:p>{run('One')}{marks.format(run(' two'))}{run('.')}</w:p><w:p>{run('End.')}</w:p>"
    found = of_word(made(body=body, parts=notes), "a.docx").blocks[1:]
    assert [(block.kind, block.text, block.label) for block in found] == [
        ("paragraph", "One two.", ""),
        ("paragraph", "End.", ""),
        ("footnote", "Note 2.", "1"),
        ("footnote", "Note 1.", "2"),
    ]


def test_links_and_properties() -> None:
    numbers = []

    def fill(document: Any) -> None:
        kind = docx.opc.constants.RELATIONSHIP_TYPE.HYPERLINK
        numbers.append(document.part.relate_to("https://example.org/a", kind, is_external=True))
        document.core_properties.title, document.core_properties.author = "A title", "Layla Haddad"

    made(fill)
    space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    link = f'<w:p>{run("See ")}<w:hyperlink r:id="{numbers[0]}" xmlns:r="{space}">{run("a page")}</w:hyperlink></w:p>'
    article = of_word(made(fill, link), "a.docx")
    assert [(one.text, one.url) for one in article.links] == [("a page", "https://example.org/a")]
    assert article.blocks[1].links == article.links
    assert (article.title, article.authors, article.date) == ("A title", ("Layla Haddad",), None)


def test_what_the_text_shows_wins_over_properties() -> None:
    def fill(document: Any) -> None:
        document.core_properties.title, document.core_properties.author = "Template", "python-docx"
        document.paragraphs[0].insert_paragraph_before("The real one", style="Title")

    article = of_word(made(fill), "a.docx")
    assert (article.title, article.authors) == ("The real one", ())


def test_the_bytes_decide_and_not_the_name(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(made())
    assert read(path).paragraphs == (LONG,)


@pytest.mark.parametrize("keep", [100, 2_000, 20_000])
def test_a_damaged_document_is_refused(keep: int) -> None:
    with pytest.raises(InputError, match=r"a\.docx cannot be read as a Word document"):
        of_word(made()[:keep], "a.docx")


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_a_bomb_is_refused() -> None:
    with pytest.raises(InputError, match="unpacks to"):
        of_word(zipped({"word/document.xml": b"<a>" + b" " * 60_000_000}), "a.docx")


def test_a_document_type_is_refused() -> None:
    with zipfile.ZipFile(io.BytesIO(made())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    head, _, body = parts["word/document.xml"].partition(b"?>")
    entities = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    parts["word/document.xml"] = head + b"?>" + entities + body.replace(b"The ministry", b"&b;")
    with pytest.raises(InputError, match="document type"):
        of_word(zipped(parts), "a.docx")


def test_tables_in_tables_end() -> None:
    body = run("deep")
    body = f"<w:p>{body}</w:p>"
    for _ in range(30):
        body = f"<w:tbl><w:tr><w:tc><w:p>{run('x')}</w:p></w:tc><w:tc>{body}</w:tc></w:tr></w:tbl>"
    assert isinstance(of_word(made(body=body), "a.docx"), Article)


def test_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(MissingExtraError, match='"word"'):
        of_word(b"PK", "a.docx")
