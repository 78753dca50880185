"""Bytes of files in the encodings of Arabic and English."""

from __future__ import annotations

import pytest

from arabtext.errors import InputError
from arabtext.script.decode import decode

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
