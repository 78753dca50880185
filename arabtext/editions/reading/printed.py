"""Read articles in plain text and in text copied from a PDF reader; text with Markdown's marks is read as Markdown.

A PDF reader's text has everything that a page shows, in reading order: the article's sentences among page furniture,
links in brackets, captions, author notes, the text of a screenshot in the middle of a sentence.
"""

from __future__ import annotations

import regex

from arabtext.editions.reading.article import Article
from arabtext.editions.reading.blocks import Block, Link
from arabtext.editions.reading.lines import paragraphs
from arabtext.editions.reading.page_parts import Metadata, to_article

# White space is taken whole (++), or a long run of it would be tried from each of its places.
_INLINE = regex.compile(
    r"\[(?P<text>(?:[^\[\]\s]|\s++)*?)\s*+\\?\((?P<path>[^()\s]*?)\\?\)\]\(\s*+#?+\s*+\)"
    r"|\[(?P<text>[^\[\]]*)\]\((?P<url>[^()\s]+)\)"
)
_PATH = regex.compile(r"(?<!\s)\s*+\\?\([^()\s]*\\?\)$")  # behind the words of a link
_SPACES_BEFORE_POINT = regex.compile(r"(?<! ) ++(?=[,.;:])")
_BROKEN = regex.compile(r"\[\\?\((?P<head>[^()\[\]\s]+)\]\(#\)\s*\[(?P<tail>[^()\[\]\s]+?)\\?\)\]\(#\)")
_COPIED = regex.compile(r"\\?\)\]\(\s*+#\s*+\)")
_BARE = regex.compile(r"\s?\(\s*<?(?P<url>(?:https?://|/)[^\s()<>]+)>?\s*\)")

_BULLET = regex.compile(r"(?m)^[^\S\n]{0,3}[-*+•]\s+(?=\S)")


def of_text(text: str, *, is_markdown: bool = False) -> Article:
    """Return the article in ``text``: plain text, Markdown, or a PDF reader's text.

    Text with Markdown's marks is read as Markdown, and with ``is_markdown`` any text; text copied from a PDF reader, in
    which the addresses of links are in brackets, never is.
    """
    from arabtext.editions.reading.markdown import has_marks, of_markdown

    text = text.replace("\r\n", "\n")
    if not _COPIED.search(text) and (is_markdown or has_marks(text)):
        return of_markdown(text)
    links: list[Link] = []
    text = _take_links(_BULLET.sub("\n\n", text), links)
    blocks = (Block("paragraph", piece.replace("\\(", "(").replace("\\)", ")").strip()) for piece in paragraphs(text))
    return to_article(blocks, Metadata(links=tuple(links)), is_cut=True)


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
