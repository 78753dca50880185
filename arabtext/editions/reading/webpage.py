"""Read articles in HTML.

The page's tree gives pieces of text with their kinds (:mod:`.page_tree`), of which those of the article are chosen
(:mod:`.page_frame`); trafilatura has a vote there. Title, date, authors and address are what the page's data, its head
and its text agree on (:mod:`.page_metadata`).
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from html import escape
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

import regex

from arabtext.editions.reading.article import Article
from arabtext.editions.reading.blocks import Block
from arabtext.editions.reading.page_frame import Framed, frame
from arabtext.editions.reading.page_metadata import PageHead
from arabtext.editions.reading.page_parts import to_article
from arabtext.editions.reading.page_tree import PageTree
from arabtext.errors import InputError, MissingExtraError

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_MAX_DEPTH: Final = 2_000  # of nested elements
_MAX_SECOND: Final = 1_000_000  # characters of a page that trafilatura reads too
_MIN_BEFORE_TITLE: Final = 8  # words of text before the title
_MIN_BODY: Final = 100  # characters of an article in the data of a page
_PREFIX: Final = 40  # letters by which two readings of one piece are recognized
_NESTING = regex.compile(
    r"(?i)<(/?)(?:div|span|section|article|main|aside|blockquote|ul|ol|table|b|i|em|strong|font|a)\b"
)
_QUIET: Final = logging.NullHandler()  # without it, remarks on odd pages would go to standard error
_NO_LETTERS = regex.compile(r"[\W_]++")


def of_html(page: str) -> Article:
    """Return the article of an HTML page.

    Raises :class:`arabtext.errors.MissingExtraError` without the extra ``html``, and
    :class:`arabtext.errors.InputError` for elements nested thousands deep, which parsers hardly ever finish.
    """
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError as error:
        raise MissingExtraError("html", "Reading HTML") from error
    if _depth(page) > _MAX_DEPTH:
        raise InputError(f"the page nests elements more than {_MAX_DEPTH:,} deep; no article does")
    page = page.replace("\0", "")
    tree = LexborHTMLParser(page)
    if tree.body is None:
        return to_article([])
    framed = frame(PageTree.of(tree.body), _second_opinion(page))
    head = PageHead(tree, page, framed)
    if body := _undisplayed(head, framed):
        framed = [Framed(piece, piece.kind, True) for piece in PageTree.of(body).pieces]
    return to_article(_blocks(framed, head), head.metadata())


def _undisplayed(head: PageHead, framed: list[Framed]) -> LexborNode | None:
    """Return the body of an article that a page shows only by its scripts, but has in its data."""
    from selectolax.lexbor import LexborHTMLParser

    text = head.body
    shown = sum(len(one.piece.text) for one in framed if one.block.is_body)
    if len(text) < _MIN_BODY or 2 * shown > len(text) or _depth(text) > _MAX_DEPTH:
        return None
    return LexborHTMLParser(text if "</" in text else escape(text).replace("\n", "<br>")).body


def _depth(page: str) -> int:
    """Return how deep elements are nested, of those that only an end tag closes."""
    steps = (-1 if tag.group(1) else 1 for tag in _NESTING.finditer(page))
    return max(accumulate(steps, lambda depth, step: max(0, depth + step)), default=0)


def _blocks(framed: list[Framed], head: PageHead) -> list[Block]:
    """Return the blocks of a page; the first heading that is its title is marked as that."""
    blocks = [one.block for one in framed]
    shown = next((at for at, one in enumerate(framed) if head.is_title(one.piece)), None)
    if shown is not None:
        blocks[shown] = replace(blocks[shown], kind="title")
        for at, block in enumerate(blocks[:shown]):  # such as the section of the site
            if block.is_body and len(block.text.split()) < _MIN_BEFORE_TITLE:
                blocks[at] = replace(block, kind="furniture")
    for at, one in enumerate(framed):
        if blocks[at].kind == "paragraph" and head.is_site(one.piece.text):
            blocks[at] = replace(blocks[at], kind="furniture")
        is_first = one.piece.kind == "heading" and one.piece.level == 1 and at != shown
        if is_first and (one.piece.element.is_frame or not one.is_inside or head.is_site_heading(one.piece)):
            blocks[at] = replace(blocks[at], kind="furniture")
    return blocks


def _second_opinion(page: str) -> Callable[[str], bool] | None:
    """Return a function that tells whether trafilatura keeps a piece of text; None if it finds no article."""
    try:
        import trafilatura
    except ImportError as error:
        raise MissingExtraError("html", "Reading HTML") from error
    if len(page) > _MAX_SECOND:
        return None
    logging.getLogger("trafilatura").addHandler(_QUIET)
    try:
        found: Any = trafilatura.bare_extraction(
            page, fast=True, include_comments=False, favor_recall=True, with_metadata=False
        )
    except Exception:  # whatever it stumbles over, our own reading stays
        return None
    if found is None or found.body is None:
        return None
    kept = set()
    for node in found.body.iter():
        for text in (node.text, node.tail):
            kept.add(_start(text or ""))
        kept.add(_start("".join(node.itertext())))
    kept.discard("")
    return lambda text: _start(text) in kept


def _start(text: str) -> str:
    """Return the first letters of a text, by which it is recognized."""
    return _NO_LETTERS.sub("", text[: 4 * _PREFIX])[:_PREFIX]
