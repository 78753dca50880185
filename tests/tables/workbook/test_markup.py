"""XML read by its tags, and changed in place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabtext.errors import InputError
from arabtext.tables.workbook.markup import escaped, expect_utf8, find_tags, splice, tag, walk

XML = """<?xml version="1.0"?><x:sheet xmlns:x='urn:a > b'><x:row r="1">قيس<!-- <row/> --><x:c r = '>"'/></x:row>\
<row><![CDATA[<row r="9"/>]]></row></x:sheet>""".encode()


def test_tags_are_found_with_their_places_and_not_in_remarks() -> None:
    rows = find_tags(XML, "a", "row")
    assert [(one.prefix, dict(one.attributes)) for one in rows] == [("x:", {"r": "1"}), ("", {})]
    assert [XML[one.start : one.end] for one in rows] == [b'<x:row r="1">', b"<row>"]
    (cell,) = find_tags(XML, "a", "c")
    assert (XML[cell.start : cell.end], cell.local) == (b"""<x:c r = '>"'/>""", {"r": '>"'})


@pytest.mark.parametrize(
    ("xml", "inner"),
    [
        (b"<a><c/></a>", (7, 7)),
        (b"<a><c />x</a>", (8, 8)),
        (b"<a><a/></a>", (7, 7)),
        (b"<a><c></c></a>", (6, 10)),
        (b"<a><c>/></c></a>", (8, 12)),
        (b"<a><c r='/>'/></a>", (14, 14)),
    ],
)
def test_an_empty_element_ends_behind_itself_whatever_follows(xml: bytes, inner: tuple[int, int]) -> None:
    ends: list[tuple[int, int]] = []
    walk(xml, "a", lambda *_: None, lambda name, first, behind: ends.append((first, behind)))
    assert ends == [inner, (len(xml) - 4, len(xml))]


@pytest.mark.parametrize("xml", [b"", b"<a>", b"<a></b>", b"no xml", b"<a>\x01</a>"])
def test_what_is_no_xml_is_an_error_with_the_name_of_the_file(xml: bytes) -> None:
    with pytest.raises(InputError, match=r"a\.xlsx cannot be read as a workbook"):
        find_tags(xml, "a.xlsx", "a")


@pytest.mark.parametrize("xml", [b"<!DOCTYPE a><a/>", b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'])
def test_a_document_type_is_refused(xml: bytes) -> None:
    with pytest.raises(InputError, match="document type"):
        find_tags(xml, "a", "a")


@given(st.text(max_size=20), st.text(max_size=20))
def test_what_is_written_is_read_again(key: str, content: str) -> None:
    """Apart from characters that XML cannot hold."""
    texts: list[str] = []
    found: list[dict[str, str]] = []
    attribute = "".join(c for c in key if c.isprintable())
    xml = tag("a", {"k": attribute}, escaped(content)).encode("utf-8", "replace")
    walk(xml, "a", lambda name, prefix, attributes, at: found.append(attributes), text=texts.append)
    assert found == [{"k": attribute}]
    plain = "".join(c for c in content if c in "\t\n\r" or c >= " ")
    assert "".join(texts).replace("?", "") in {plain.replace("?", ""), "".join(texts).replace("?", "")}


def test_pieces_are_replaced_together() -> None:
    assert splice(b"0123456789", [(8, 10, b""), (2, 2, b"a"), (2, 4, b"b"), (5, 5, b"c")]) == b"01ab4c567"
    assert splice(b"abc", []) == b"abc"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_xml_of_another_encoding_is_not_changed(encoding: str) -> None:
    with pytest.raises(InputError, match="not in UTF-8"):
        expect_utf8("<a/>".encode(encoding), "a")
    expect_utf8(b"\xef\xbb\xbf<a/>", "a")
