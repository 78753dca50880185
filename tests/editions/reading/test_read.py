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


FORMATS = [
    (b"PK\x03\x04", "article", "a zip, Word or Excel file"),
    (b"PK\x03\x04....mimetypeapplication/epub+zip", "book", "an e-book"),
    (b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text", "letter", "an OpenDocument file"),
    (b"{\\rtf1\\ansi In 2019 the bomb killed 218 people.\\par He left.}", "letter.txt", "an RTF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "letter.doc", "an old Word file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "letter", "an old Office file"),
    (b"\x89PNG\r\n\x1a\n", "scan", "an image"),
    (b"\xff\xd8\xff\xe0", "scan.jpg", "an image"),
    (b"Some text.\n\nMore of it.", "letter.odt", "an OpenDocument text"),
    (b'{"title": "The quay"}', "quay.json", "JSON data"),
    (b'<?xml version="1.0"?>\n<rss version="2.0"><channel><title>News</title></channel></rss>', "feed.xml", "XML"),
    (b"<feed><title>News</title></feed>", "feed", "XML"),
]


@pytest.mark.parametrize(("start", "name", "kind"), FORMATS)
def test_another_format_is_named_and_refused(start: bytes, name: str, kind: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(start + b" " * 100)
    for source in (path, str(path)):
        with pytest.raises(InputError, match=rf"is {kind}.*HTML, Markdown, Word, PDF or plain text was expected"):
            read(source)


def test_rtf_given_as_text_is_refused() -> None:
    with pytest.raises(InputError, match="the text is an RTF document"):
        read("{\\rtf1\\ansi He left.\n}")


@pytest.mark.parametrize(
    "line",
    [
        "no_such.md",
        " no_such.md ",
        "folder/none.html",
        "C:\\none\\port.docx",
        "my old report.docx",
        "مقال.txt",
    ],
)
def test_a_line_that_can_only_be_a_path_must_exist(line: str) -> None:
    with pytest.raises(InputError, match="there is no file"):
        read(line)


@pytest.mark.parametrize(
    "line",
    [
        "https://example.org/ar/x",
        "http://example.org",
        " HTTPS://EXAMPLE.ORG/a.html\n",
        "www.example.org/a",
        "ftp://a/b.md",
    ],
)
def test_an_address_is_not_fetched(line: str) -> None:
    with pytest.raises(InputError, match="is an address, and pages are not fetched"):
        read(line)
    with pytest.raises(InputError, match="is an address, and pages are not fetched"):
        read(Path("https://example.org/ar/x"))


@pytest.mark.parametrize(
    "text",
    [
        "He left.",
        "Hello",
        "He opened the file quay.dat",
        "See https://example.org/a.html",
        "https://example.org/a.html\n\nHe opened the page.",
        "port.md\nis a file.",
        "غادر.وصل",
        "It cost 3.50",
        "e.g.",
        "./no/such",
    ],
)
def test_text_is_not_taken_for_a_path(text: str) -> None:
    found = read(text)
    assert found.text.split() == text.split()


@pytest.mark.parametrize(
    ("text", "is_html"),
    [
        ("Intro.<p>One came.</p><p>Two came.</p>", True),
        ("One came.<br/>Two came.<br>Three came.", True),
        ("<b>One</b> came.<br><br>Two came.", True),
        ("<!-- saved --><div>One came.</div>", True),
        ("If a < b and b > c, then one came.", False),
        ("One came.\n\nTwo came.\n\nThe tag is </p>.\n\nThree came.", False),
    ],
)
def test_a_part_of_a_page_is_recognized(text: str, is_html: bool) -> None:
    assert ("<" in read(text).text) is not is_html


@pytest.mark.parametrize(
    ("charset", "codec"),
    [("windows-1256", "cp1256"), ("utf-8", "utf-8"), ("iso-8859-6", "iso8859_6"), ("no-such", "utf-8")],
)
def test_the_encoding_that_a_page_declares_is_used(charset: str, codec: str, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(f'<html><head><meta charset="{charset}"></head><body><p>غادر.</p></body></html>'.encode(codec))
    assert read(path).paragraphs == ("غادر.",)


def test_a_page_may_hold_nuls(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(b"<html><body><p>He\0 left.</p></body></html>")
    assert read(path).paragraphs == ("He left.",)
