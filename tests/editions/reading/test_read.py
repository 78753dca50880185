"""Articles read from files and text."""

from __future__ import annotations

from pathlib import Path

import pytest

from arabtext.editions import Article, read
from arabtext.errors import ArgumentTypeError, InputError

PAGE = Path(__file__).parents[2] / "data" / "page_en.txt"


def test_empty_text() -> None:
    assert read("") == Article()
    assert read(" \n \n").sentences == ()


def test_arabic_article(examples: Path) -> None:
    article = read(examples / "port_ar.md")
    assert (article.language, article.date) == ("ar", "2025-07-31")
    assert article.title == "تحقيق مرفأ بيروت بعد خمس سنوات"
    assert len(article.captions) == 1


def test_cp1256_and_utf16_files(tmp_path: Path) -> None:
    text = "عنوان المقال\n\nهذه جملة طويلة بما يكفي لتكون نصا. وهذه جملة ثانية."
    for codec in ("cp1256", "utf-16", "utf-8-sig"):
        path = tmp_path / f"{codec}.txt"
        path.write_bytes(text.encode(codec))
        assert read(path).title == "عنوان المقال"


def test_unreadable_input(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot read"):
        read(tmp_path / "nothing.txt")
    with pytest.raises(InputError, match="is a folder"):
        read(tmp_path)
    binary = tmp_path / "binary.txt"
    binary.write_bytes(b"\x00\x01\x02" * 100)
    with pytest.raises(InputError, match="is not a text file"):
        read(binary)
    with pytest.raises(ArgumentTypeError, match="a path or text"):
        read(3)  # type: ignore[arg-type]


@pytest.mark.parametrize(("start", "name"), [(b"%PDF-1.7\n", "PDF"), (b"PK\x03\x04", "Word or Excel")])
def test_other_formats_are_named(start: bytes, name: str, tmp_path: Path) -> None:
    (tmp_path / "article").write_bytes(start + b"x" * 100)
    with pytest.raises(InputError, match=name):
        read(tmp_path / "article")
