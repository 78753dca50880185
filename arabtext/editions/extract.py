"""Articles read from files, HTML, Markdown, plain text, and text as a PDF reader gives it.

A PDF reader's text has everything a page shows, in reading order: the article's sentences among page furniture, links
in brackets, captions, author notes, the text of a screenshot in the middle of a sentence. What a block is follows from
its form and from resources/editions/furniture.tsv; what remains is the body.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from html import unescape
from os import PathLike
from pathlib import Path

import regex

from arabtext import resources
from arabtext.editions.article import Article, Link
from arabtext.errors import ArgumentTypeError, InputError, MissingExtraError
from arabtext.script import detect, normalize
from arabtext.script.decode import decode
from arabtext.values import dates

_MOST = 50_000_000  # bytes of one article's file
_HTML = regex.compile(r"(?is)^\s*(?:<\?xml|<!doctype html|<html\b|<head\b|<body\b|<article\b|<div\b|<p\b)")


def read(source: str | PathLike[str]) -> Article:
    """Return the article in ``source``: the path of a file, or the text itself (HTML, Markdown or plain).

    A string is taken for a path if it is one line and such a file exists. HTML needs the extra ``html``. Raises
    :class:`arabtext.errors.InputError` for a file that cannot be read as text.

    >>> article = read("# A title\\n\\nby Hamdi Malik\\n\\nJun 14, 2021\\n\\nFirst sentence. Second one.\\n\\nThird.")
    >>> article.title, article.authors, article.date, len(article.sentences)
    ('A title', ('Hamdi Malik',), '2021-06-14', 3)
    """
    if isinstance(source, PathLike):
        return _read_file(Path(source))
    if not isinstance(source, str):
        raise ArgumentTypeError(f"source must be a path or text, not {type(source).__name__}")
    if _is_path(source):
        return _read_file(Path(source))
    return _from_html(source) if _HTML.match(source[:2000]) else _from_text(source)


def _is_path(source: str) -> bool:
    if not source.strip() or len(source) > 1000 or "\n" in source or "\0" in source:
        return False
    try:
        return Path(source).exists()
    except (OSError, ValueError):
        return False


def _read_file(path: Path) -> Article:
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise InputError(f"{path} is a folder; an article's file was expected")
        if size > _MOST:
            raise InputError(f"{path} has {size:,} bytes; an article may have {_MOST:,}")
        raw = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror or error}") from error
    text = decode(raw, str(path))
    return _from_html(text) if _HTML.match(text[:2000]) else _from_text(text)


def _from_html(page: str) -> Article:
    """The article of an HTML page: its body by trafilatura, its head and links by selectolax."""
    try:
        import trafilatura
        from selectolax.lexbor import LexborHTMLParser
    except ImportError as error:
        raise MissingExtraError("html", "Reading HTML") from error
    tree = LexborHTMLParser(page)

    def attribute(selector: str, name: str) -> str | None:
        node = tree.css_first(selector)
        return node.attributes.get(name) if node else None

    heading = tree.css_first("h1") or tree.css_first("title")
    body = trafilatura.extract(page, output_format="txt", include_comments=False, favor_recall=True) or ""
    paragraphs = tuple(line.strip() for line in body.splitlines() if line.strip())
    title = " ".join(heading.text().split()) if heading else ""
    language = attribute("html", "lang") or ""
    declared = attribute('meta[property="article:published_time"]', "content") or attribute("time", "datetime")
    author = attribute('meta[name="author"]', "content")
    links = [Link("", n.attributes.get("href") or "", "edition") for n in tree.css('link[rel="alternate"][hreflang]')
             if (n.attributes.get("hreflang") or "")[:2] not in (language[:2], "x-")]  # fmt: skip
    links += [
        Link(" ".join(node.text().split()), unescape(node.attributes.get("href") or "")) for node in tree.css("a[href]")
    ]
    body_paragraphs = paragraphs[1:] if paragraphs[:1] == (title,) else paragraphs
    return Article(
        title=title,
        url=attribute('link[rel="canonical"]', "href"),
        language=language[:2] or detect(body).language,
        date=(declared or "")[:10] or None,
        authors=(author,) if author else (),
        paragraphs=body_paragraphs,
        links=tuple(link for link in links if link.url),
    )


# Text

_INLINE = regex.compile(
    r"\[(?P<text>[^\[\]]*?)\s*\\?\((?P<path>[^()\s]*?)\\?\)\]\(\s*#?\s*\)|\[(?P<text>[^\[\]]*)\]\((?P<url>[^()\s]+)\)"
)
_BROKEN = regex.compile(r"\[\\?\((?P<head>[^()\[\]\s]+)\]\(#\)\s*\[(?P<tail>[^()\[\]\s]+?)\\?\)\]\(#\)")
_BARE = regex.compile(r"\s?\(\s*<?(?P<url>(?:https?://|/)[^\s()<>]+)>?\s*\)")
_CAPTION = regex.compile(
    r"(?i)^(?:figure|fig\.|photo|map|table|شكل|الشكل|صورة|الصورة|خريطة|جدول)\s*\p{Nd}*\s*[:：.\-–]"
)
_BYLINE = regex.compile(r"(?i)^(?:by|بقلم|كتبه|كتب)\s*:?\s+(?P<names>.{3,120})$")
_SERIES = regex.compile(r"(?i)^(?:part of a series|or see|جزء من سلسلة|أو انظر)\b")
_SHORT_LINE = 15  # words; a line of the page's furniture is no longer
_SIGNS = regex.compile(r"^[\W_]+$")
_TERMINAL = regex.compile(r"[.!?؟…:؛\"”»)\]❖◆]\s*$")


@dataclass
class _Page:
    """What has been read of a page so far."""

    title: str = ""
    subtitle: str = ""
    date: str | None = None
    authors: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)
    raw: dict[str, str] = field(default_factory=dict)  # block → as it stood, with its line breaks


def _from_text(text: str) -> Article:
    """The article in plain text, Markdown, or a PDF reader's text."""
    page = _Page()
    page_text = _take_links(text, page)
    raw_blocks = [block.strip() for block in regex.split(r"\n\s*\n", page_text.replace("\r\n", "\n"))]
    effect = "head"
    for raw in raw_blocks:
        block = regex.sub(r"\s*\n\s*", " ", _plain(raw)).strip()
        if not block or _SIGNS.match(block):
            continue
        known = _furniture().get(" ".join(normalize(block, "key").split()))
        if known == "end" and page.blocks and _has_body(page.blocks):
            break
        if known:
            effect = known if known != "drop" else effect
            continue
        if effect == "edition":
            effect = "head"
            if _is_edition_line(block, page):
                continue
        effect = _place(block, raw, page, effect)
    return _article(page)


def _plain(block: str) -> str:
    """A block without Markdown's marks."""
    block = regex.sub(r"(?m)^\s{0,3}#{1,6}\s+|^\s{0,3}>\s?", "", block)
    return regex.sub(
        r"(?<![\w*])[*_]{1,2}(?=\S)(.+?)(?<=\S)[*_]{1,2}(?![\w*])", r"\1", block.replace("\\(", "(").replace("\\)", ")")
    )


def _take_links(text: str, page: _Page) -> str:
    """``text`` with its links replaced by their words; the links go to ``page``."""

    def joined(match: regex.Match[str]) -> str:
        page.links.append(Link("", match.group("head") + match.group("tail")))
        return ""

    def inline(match: regex.Match[str]) -> str:
        url = match.group("path") or match.group("url")
        words = regex.sub(r"\s*\\?\([^()\s]*\\?\)$", "", match.group("text")).strip()
        if url and url != "#":
            page.links.append(Link(words, url))
        return words

    def bare(match: regex.Match[str]) -> str:
        page.links.append(Link("", match.group("url")))
        return ""

    text = _BROKEN.sub(joined, text)
    text = _INLINE.sub(inline, text)
    return regex.sub(r"[ ]+(?=[,.;:])", "", _BARE.sub(bare, text))


def _is_edition_line(block: str, page: _Page) -> bool:
    """Whether a block after "Also available in" is the link it announces; the link is marked as the other edition."""
    for i, link in enumerate(page.links):
        if link.text == block:
            page.links[i] = replace(link, relation="edition")
            return True
    return False


def _place(block: str, raw: str, page: _Page, effect: str) -> str:
    """Put one block where it belongs; returns the effect that holds for the next one."""
    byline = _BYLINE.match(block)
    if not page.title:
        page.title = block
    elif byline and not page.authors and not _has_body(page.blocks):
        page.authors = [
            name.strip()
            for name in regex.split(r",|\band\b|،|(?<=\s)و(?=\p{L})", byline.group("names"))
            if name.strip()
        ]
    elif _is_date(block) and page.date is None and not _has_body(page.blocks):
        page.date = dates(block)[0].value
    elif effect == "skip":
        return effect
    elif _CAPTION.match(block):
        page.captions.append(block)
    elif not _is_furniture(block, page):
        page.blocks.append(block.rstrip("❖◆■ "))
        page.raw[page.blocks[-1]] = raw
    return effect


def _is_furniture(block: str, page: _Page) -> bool:
    """Whether a short line only leads elsewhere: to a series, or by a link that is all of it."""
    if len(block.split()) >= _SHORT_LINE:
        return False
    return _SERIES.match(block) is not None or block in {link.text for link in page.links}


def _is_date(block: str) -> bool:
    found = dates(block)
    return len(found) == 1 and len(block) - len(found[0].text) <= 3 and len(found[0].value) == 10


def _has_body(blocks: list[str]) -> bool:
    return any(len(block.split()) > 15 for block in blocks)


@cache
def _furniture() -> dict[str, str]:
    rows = resources.rows("editions/furniture.tsv", "phrase", "effect")
    return {" ".join(normalize(phrase, "key").split()): effect for phrase, effect in rows}


def _article(page: _Page) -> Article:
    """The article of a page: foreign blocks taken out, broken sentences joined, headings left as paragraphs."""
    whole = detect(" ".join([page.title, *page.blocks])[:20_000])
    main = _dominant(page.blocks or [page.title])
    body, embedded, last = list[str](), list[str](), False
    for block in page.blocks:
        foreign = detect(block).script in {"arabic", "latin"} - {main}
        if not foreign:
            body.append(block)
        elif last:
            embedded[-1] += "\n\n" + page.raw[block]
        else:
            embedded.append(page.raw[block])
        last = foreign
    language = whole.language if whole.script != "mixed" else ("ar" if main == "arabic" else "en")
    paragraphs = _joined(body)
    subtitle = ""
    if len(paragraphs) > 2 and _is_standfirst(paragraphs[0], paragraphs[1]):
        subtitle = paragraphs[0]
    return Article(
        title=page.title,
        language=language,
        date=page.date,
        authors=tuple(page.authors),
        paragraphs=tuple(paragraphs),
        links=tuple(page.links),
        subtitle=subtitle,
        captions=tuple(page.captions),
        embedded=tuple(embedded),
    )


def _dominant(blocks: list[str]) -> str:
    """The script that most of the blocks' letters are in."""
    counts = {"arabic": 0, "latin": 0}
    for block in blocks:
        script = detect(block).script
        if script in counts:
            counts[script] += len(block)
    return max(counts, key=lambda script: counts[script])


def _joined(blocks: list[str]) -> list[str]:
    """Blocks with those joined that a page break or a picture cut in mid-sentence."""
    joined: list[str] = []
    for block in blocks:
        if joined and _continues(joined[-1], block):
            joined[-1] = f"{joined[-1]} {block}"
        else:
            joined.append(block)
    return joined


def _continues(before: str, block: str) -> bool:
    if len(before.split()) < 8 or _TERMINAL.search(before):
        return False
    return block[0].islower() or (block[0].isalpha() and before[-1] in ",،") or _ends_open(before)


def _ends_open(block: str) -> bool:
    """Whether a long block ends in the middle of a sentence: no final punctuation at all."""
    return len(block.split()) > 25 and not regex.search(r"[\p{P}\p{S}]\s*$", block)


def _is_standfirst(first: str, second: str) -> bool:
    return len(first.split()) <= 45 and len(second.split()) > len(first.split()) and _TERMINAL.search(first) is not None
