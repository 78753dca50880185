"""Bytes of files in the encodings of Arabic and English."""

from __future__ import annotations

import pytest

from arabtext.errors import InputError, UsageError
from arabtext.script.decode import decode, find_text

TEXT = "قال قيس الخزعلي"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_arabic_is_read_in_its_encodings(codec: str) -> None:
    assert decode(TEXT.encode(codec), "a.txt") == TEXT


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_read_where_tables_are(codec: str) -> None:
    raw = "name,قيس\n".encode(codec) * 20
    assert decode(raw, "a.csv", lenient=True) == "name,قيس\n" * 20
    with pytest.raises(InputError, match=r"a\.csv is not a text file"):
        decode(raw, "a.csv")


def test_a_western_table_is_read_leniently_only() -> None:
    raw = "café,naïve,señor".encode("cp1252")
    assert decode(raw, "a.csv", lenient=True) == "café,naïve,señor"
    with pytest.raises(InputError, match=r"a\.csv is not a text file"):
        decode(raw, "a.csv")


@pytest.mark.parametrize("raw", [bytes(range(256)) * 4, b"\x00\x01\x02\x03" * 50, b"\xff\xfe\x00"])
def test_other_bytes_are_a_clear_error(raw: bytes) -> None:
    with pytest.raises(InputError, match=r"image\.png is not a text file"):
        decode(raw, "image.png")


TABLE = "ت,الاسم\n1,سمير حداد\n2,ليلى ناصر\n"


@pytest.mark.parametrize(
    ("codec", "encoding"),
    [
        ("cp1256", "Windows-1256"),
        ("iso8859_6", "ISO 8859-6"),
        ("mac_arabic", "Mac Arabic"),
        ("cp720", "DOS 720"),
        ("utf-8", "UTF-8"),
        ("utf-16", "UTF-16"),
    ],
)
@pytest.mark.parametrize("text", [TABLE, TEXT, "حسن", "وزارة التربية: قائمة الطلاب لسنة 2024"])
def test_older_encodings_are_recognized_by_what_they_say(codec: str, encoding: str, text: str) -> None:
    found = find_text(text.encode(codec), "a.csv")
    assert found.text == text
    assert found.encoding == encoding or not {" ", "،"} & set(text)  # letters alone are the same in ISO 8859-6 and Mac


def test_an_encoding_that_is_given_is_taken() -> None:
    assert find_text("ه,و".encode("cp720"), "a.csv", encoding="cp720").text == "ه,و"
    with pytest.raises(UsageError, match="unknown encoding 'cp12x'; use utf-8"):
        find_text(b"a", "a.csv", encoding="cp12x")


def test_bytes_without_a_likely_encoding_are_refused_with_the_choices() -> None:
    raw = bytes([0xC0 + i % 60 for i in range(0, 600, 7)])
    with pytest.raises(InputError, match=r"give its encoding: utf-8, .*cp1256 \(Windows\), iso8859_6"):
        decode(raw, "a.csv", lenient=True)


def test_one_damaged_byte_costs_itself_alone() -> None:
    text = TABLE * 5
    found = find_text(text[:50].encode() + b"\xff" + text[50:].encode(), "a.csv")
    assert found.text.replace("\ufffd", "") == text
    assert found.notes == ("a.csv: 1 byte is not UTF-8, in line 5",)
    assert find_text("a \ufffd b".encode(), "a.csv").notes == ()


def test_a_nul_among_letters_does_not_make_a_table_unreadable() -> None:
    assert decode(b"name\nAli\0\nOmar\n", "a.csv", lenient=True) == "name\nAli\0\nOmar\n"
