"""Zipped files whose size is looked at first."""

from __future__ import annotations

import io
import zipfile

import pytest

from arabtext.errors import InputError
from arabtext.files.archive import open_archive, refuse_unpacked


def zipped(size: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("part", b"0" * size)
    return out.getvalue()


def test_parts_are_read() -> None:
    with open_archive(zipped(3), "a.docx", "document") as archive:
        assert archive.read("part") == b"000"


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04", zipped(1_000)[:-30]])
def test_a_damaged_file_is_refused(raw: bytes) -> None:
    with (
        pytest.raises(InputError, match=r"a\.docx cannot be read as a document"),
        open_archive(raw, "a.docx", "document"),
    ):
        pass


def test_an_error_of_the_reader_keeps_its_message() -> None:
    with pytest.raises(InputError, match="as it is"), open_archive(zipped(1), "a.docx", "document"):
        raise InputError("as it is")


def test_a_file_that_unpacks_to_far_more_is_refused() -> None:
    refuse_unpacked(zipped(30_000_000), "a.docx", "document")
    with pytest.raises(InputError, match=r"a\.docx unpacks to 50,000,000 bytes"):
        refuse_unpacked(zipped(50_000_000), "a.docx", "document")
    with pytest.raises(InputError, match="unpacks to"):
        refuse_unpacked(zipped(30_000_000), "a.docx", "document", 20_000_000)
