"""Articles read from what people have: a PDF reader's text, Markdown, plain text, HTML."""

from __future__ import annotations

from pathlib import Path

import pytest

import arabtext
from arabtext.editions import Article, read
from arabtext.errors import ArgumentTypeError, InputError

PAGE = Path(__file__).parents[1] / "data" / "page_en.txt"


@pytest.fixture(scope="module")
def article() -> Article:
    return read(PAGE)


def test_head(article: Article) -> None:
    assert article.title == "Who Speaks for the Port of Faw?"
    assert article.authors == ("Layla Haddad",)
    assert article.date == "2024-03-03"
    assert article.subtitle == "The quay is built, and the quarrel about who guards it has only begun."
    assert article.language == "en"


def test_other_edition(article: Article) -> None:
    assert article.other_edition == "/ar/analysis/mn-ythdth-basm-mrfa-alfaw"
    words = arabtext.urls.slug_words(article.other_edition)[0].text
    assert arabtext.urls.slug(words) == "mn-ythdth-basm-mrfa-alfaw"
    assert words.split()[-2:] == ["مرفأ", "الفاو"]


def test_addresses(article: Article) -> None:
    addresses = {link.url for link in article.links}
    assert "/sites/default/files/2024-03/Basrawi_1.jpg" in addresses
    (watch,) = {url for url in addresses if "watch" in url}
    assert arabtext.urls.readable(watch).endswith("ab_channel=قناةالبصرة")
    assert arabtext.urls.key(watch) == arabtext.urls.key("http://example.org/watch?v=abc")


def test_body(article: Article) -> None:
    body = "\n".join(article.paragraphs)
    for furniture in (
        "ABOUT",
        "invented institute",
        "Part of a series",
        "Figure 1:",
        "RECOMMENDED",
        "Anbar",
        "/node/",
        "[",
    ):
        assert furniture not in body
    assert "asked on its own page whether the port already had an owner, and did not wait for an answer." in body
    assert article.sentences[-1] == "The U.S. consul said nothing."
    assert article.captions == ("Figure 1: Ahmad al-Basrawi in the interview, February 28, 2024",)
    assert len(article.paragraph_of) == len(article.sentences)


def test_embedded_screenshot(article: Article) -> None:
    (screenshot,) = article.embedded
    assert arabtext.normalize(screenshot, "ocr").split("\n\n") == [
        "هل اصبح المرفأ، بلا صاحب؟",
        "هل اصبحت الحراسة، شأنا محليا وحسب؟",
        "مراقبون يحذرون من فوضى",
    ]


def test_names_in_it(article: Article) -> None:
    mentions = arabtext.names.find("\n".join(article.paragraphs))
    found = {(m.text, m.canonical, m.kind) for m in mentions}
    assert ("Ahmad al-Basrawi", "Ahmad al-Basrawi", "person") in found
    assert ("Basrawi", "Ahmad al-Basrawi", "person") in found
    assert ("PMF", "Popular Mobilization Forces", "organization") in found


def test_plain_text_without_anything() -> None:
    article = read("Just one line.\nAnd another.")
    assert article.title == "Just one line. And another."
    assert article.paragraphs == ()


def test_empty_text() -> None:
    assert read("") == Article()
    assert read(" \n \n").sentences == ()


def test_markdown_marks_go() -> None:
    article = read("# A *title*\n\n> A **bold** word, and [a link](https://example.org/x).\n\nMore.")
    assert article.title == "A title"
    assert article.paragraphs[0] == "A bold word, and a link."
    assert article.links[0].url == "https://example.org/x"


def test_arabic_article(examples: Path) -> None:
    article = read(examples / "port_ar.md")
    assert (article.language, article.date) == ("ar", "2025-07-31")
    assert article.title == "تحقيق مرفأ بيروت بعد خمس سنوات"
    assert len(article.captions) == 1


def test_editions_name_each_other(examples: Path) -> None:
    english, arabic = read(examples / "port_en.md"), read(examples / "port_ar.md")
    assert english.other_edition == f"/ar/analysis/{arabtext.urls.slug(arabic.title)}"


def test_html() -> None:
    body = "".join(
        f"<p>This is paragraph number {i} of the article, long enough to be taken for text.</p>" for i in range(6)
    )
    page = f"""<!doctype html><html lang="en"><head><title>Site</title>
    <link rel="canonical" href="https://example.org/en/a"><link rel="alternate" hreflang="ar" href="https://example.org/ar/a">
    <meta name="author" content="Layla Haddad"><meta property="article:published_time" content="2024-03-03T10:00">
    </head><body><nav><a href="/home">Home</a></nav><article><h1>The &lt;b&gt; title</h1>{body}</article></body></html>"""
    article = read(page)
    assert article.title == "The <b> title"
    assert (article.url, article.other_edition) == ("https://example.org/en/a", "https://example.org/ar/a")
    assert (article.language, article.date, article.authors) == ("en", "2024-03-03", ("Layla Haddad",))
    assert len(article.sentences) == 6
    assert "Home" not in "\n".join(article.paragraphs)


@pytest.mark.parametrize("page", ["<html", "<html><body><p>x<p>y<b>", "<p>\x00</p>", "<div>" * 500])
def test_broken_html_is_read_as_far_as_it_goes(page: str) -> None:
    assert isinstance(read(page), Article)


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
    with pytest.raises(InputError, match="is not a text file in UTF-8"):
        read(binary)
    with pytest.raises(ArgumentTypeError, match="a path or text"):
        read(3)  # type: ignore[arg-type]
