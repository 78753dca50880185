"""Read articles in plain text, in Markdown, and in text copied from a PDF reader.

A PDF reader's text has everything that a page shows, in reading order: the article's sentences among page furniture,
links in brackets, captions, author notes, the text of a screenshot in the middle of a sentence.
"""

from __future__ import annotations

from collections.abc import Callable

import regex

from arabtext.editions.reading.article import Article
from arabtext.editions.reading.blocks import Link
from arabtext.editions.reading.page_parts import PageParts, day_in, names_in

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


def of_text(text: str) -> Article:
    """Return the article in ``text``: plain text, Markdown, or a PDF reader's text."""
    page = PageParts()
    text = text.replace("\r\n", "\n")
    if front := _FRONT_MATTER.match(text):
        _take_fields(front["fields"], page)
        text = text[front.end() :]
    text = _HEADING.sub(r"\n\g<0>\n", _BULLET.sub("\n", _UNDERLINE.sub("\n", _IMAGE.sub(_caption(page), text))))
    words = _take_links(text, page)
    page.take(block.strip() for block in regex.split(r"\n\s*\n", words))
    return page.article()


def _take_fields(fields: str, page: PageParts) -> None:
    """Take title, date, authors, language and address from the fields before a Markdown text."""
    known = {match["name"].casefold(): _unquoted(match["value"].strip()) for match in _FIELD.finditer(fields)}
    page.title = known.get("title", "")
    page.subtitle = known.get("subtitle", "")
    page.url = known.get("url") or known.get("canonical") or None
    page.language = known.get("lang", known.get("language", ""))[:2].casefold()
    page.authors = names_in(known.get("author", known.get("authors", "")).strip("[]"))
    page.date = day_in(known.get("date", ""))


def _unquoted(value: str) -> str:
    """Return a value without a quotation mark at its beginning and at its end."""
    return value[value[:1] in ("'", '"') : len(value) - (value[-1:] in ("'", '"'))]


def _caption(page: PageParts) -> Callable[[regex.Match[str]], str]:
    """Return a replacement for pictures that gives their captions to ``page``."""

    def take(match: regex.Match[str]) -> str:
        page.captions += [match["alt"]] * bool(match["alt"].strip())
        return ""

    return take


def _take_links(text: str, page: PageParts) -> str:
    """Return ``text`` with its links replaced by their words; give the links to ``page``."""

    def joined(match: regex.Match[str]) -> str:
        page.links.append(Link("", match.group("head") + match.group("tail")))
        return ""

    def inline(match: regex.Match[str]) -> str:
        url = match.group("path") or match.group("url")
        words = _PATH.sub("", match.group("text")).strip()
        if url and url != "#":
            page.links.append(Link(words, url))
        return words

    def bare(match: regex.Match[str]) -> str:
        page.links.append(Link("", match.group("url")))
        return ""

    text = _BROKEN.sub(joined, text)
    text = _INLINE.sub(inline, text)
    return _SPACES_BEFORE_POINT.sub("", _BARE.sub(bare, text))
