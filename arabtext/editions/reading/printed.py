"""Read articles in plain text, in Markdown, and in text copied from a PDF reader.

A PDF reader's text has everything that a page shows, in reading order: the article's sentences among page furniture,
links in brackets, captions, author notes, the text of a screenshot in the middle of a sentence.
"""

from __future__ import annotations

from dataclasses import replace

import regex

from arabtext.editions.reading.article import Article
from arabtext.editions.reading.blocks import Block, Link
from arabtext.editions.reading.lines import paragraphs
from arabtext.editions.reading.page_parts import Metadata, day_in, names_in, to_article

# White space is taken whole (++), or a long run of it would be tried from each of its places.
_INLINE = regex.compile(
    r"\[(?P<text>(?:[^\[\]\s]|\s++)*?)\s*+\\?\((?P<path>[^()\s]*?)\\?\)\]\(\s*+#?+\s*+\)"
    r"|\[(?P<text>[^\[\]]*)\]\((?P<url>[^()\s]+)\)"
)
_PATH = regex.compile(r"(?<!\s)\s*+\\?\([^()\s]*\\?\)$")  # behind the words of a link
_SPACES_BEFORE_POINT = regex.compile(r"(?<! ) ++(?=[,.;:])")
_BROKEN = regex.compile(r"\[\\?\((?P<head>[^()\[\]\s]+)\]\(#\)\s*\[(?P<tail>[^()\[\]\s]+?)\\?\)\]\(#\)")
_BARE = regex.compile(r"\s?\(\s*<?(?P<url>(?:https?://|/)[^\s()<>]+)>?\s*\)")


# Markdown: the fields before the text, and lines that are blocks of their own
_FRONT_MATTER = regex.compile(r"\s*---[^\S\n]*\n(?P<fields>(?:[^\n]*\n){1,60}?)---[^\S\n]*\n")
_FIELD = regex.compile(r"(?m)^(?P<name>\w++)[^\S\n]*+:(?P<value>[^\n]*+)")
_IMAGE = regex.compile(r"!\[(?P<alt>[^\[\]]*)\]\([^()\s]+(?:\s+\"[^\"]*\")?\)")
_HEADING = regex.compile(r"(?m)^[^\S\n]{0,3}#{1,6}[^\S\n][^\n]*$")
_BULLET = regex.compile(r"(?m)^[^\S\n]{0,3}[-*+•]\s+(?=\S)")
_UNDERLINE = regex.compile(r"(?m)^(?:={3,}|-{3,})[^\S\n]*$")


_HEADING_LINE = regex.compile(r"[^\S\n]{0,3}(?P<marks>#{1,6})[^\S\n]")
_CAPTION_MARK = "\N{NULL}"  # before a line that is a caption; no text has it
_LINE_MARKS = regex.compile(r"(?m)^\s{0,3}#{1,6}\s+|^\s{0,3}>\s?")
_EMPHASIS = regex.compile(r"(?<![\w*])[*_]{1,2}(?=\S)(.+?)(?<=\S)[*_]{1,2}(?![\w*])")


def of_text(text: str) -> Article:
    """Return the article in ``text``: plain text, Markdown, or a PDF reader's text."""
    text = text.replace("\r\n", "\n").replace(_CAPTION_MARK, "")
    declared = Metadata()
    if front := _FRONT_MATTER.match(text):
        declared = _metadata(front["fields"])
        text = text[front.end() :]
    text = _HEADING.sub(r"\n\g<0>\n", _BULLET.sub("\n", _UNDERLINE.sub("\n", text)))
    links: list[Link] = []
    text = _take_links(_IMAGE.sub(_caption_line, text), links)
    blocks = (_block(piece) for piece in paragraphs(text))
    return to_article(blocks, replace(declared, links=tuple(links)), is_cut=True)


def _caption_line(image: regex.Match[str]) -> str:
    """Return the caption of an image as a block of its own."""
    return f"\n\n{_CAPTION_MARK}{image['alt']}\n\n" if image["alt"].strip() else ""


def _block(piece: str) -> Block:
    """Return a piece of the text between two empty lines as a block."""
    text = plain(piece).strip()
    if piece.startswith(_CAPTION_MARK):
        return Block("caption", text.removeprefix(_CAPTION_MARK))
    heading = _HEADING_LINE.match(piece)
    return Block("heading", text, level=len(heading["marks"])) if heading else Block("paragraph", text)


def plain(block: str) -> str:
    """Return a block without Markdown's marks."""
    return _EMPHASIS.sub(r"\1", _LINE_MARKS.sub("", block).replace("\\(", "(").replace("\\)", ")"))


def _metadata(fields: str) -> Metadata:
    """Return title, date, authors, language and address from the fields before a Markdown text."""
    known = {match["name"].casefold(): _unquoted(match["value"].strip()) for match in _FIELD.finditer(fields)}
    return Metadata(
        title=known.get("title", ""),
        subtitle=known.get("subtitle", ""),
        url=known.get("url") or known.get("canonical") or None,
        language=known.get("lang", known.get("language", ""))[:2].casefold(),
        authors=tuple(names_in(known.get("author", known.get("authors", "")).strip("[]"))),
        date=day_in(known.get("date", "")),
    )


def _unquoted(value: str) -> str:
    """Return a value without a quotation mark at its beginning and at its end."""
    return value[value[:1] in ("'", '"') : len(value) - (value[-1:] in ("'", '"'))]


def _take_links(text: str, links: list[Link]) -> str:
    """Return ``text`` with its links replaced by their words; add these to ``links``."""

    def joined(match: regex.Match[str]) -> str:
        links.append(Link("", match.group("head") + match.group("tail")))
        return ""

    def inline(match: regex.Match[str]) -> str:
        url = match.group("path") or match.group("url")
        words = _PATH.sub("", match.group("text")).strip()
        if url and url != "#":
            links.append(Link(words, url))
        return words

    def bare(match: regex.Match[str]) -> str:
        links.append(Link("", match.group("url")))
        return ""

    text = _BROKEN.sub(joined, text)
    text = _INLINE.sub(inline, text)
    return _SPACES_BEFORE_POINT.sub("", _BARE.sub(bare, text))
