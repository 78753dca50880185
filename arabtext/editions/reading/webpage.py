"""Read articles in HTML: the body by trafilatura, the rest from the page's metadata.

Title, date, authors and address come from schema.org data (https://schema.org/NewsArticle), from the head, and from the
usual elements and classes, in this order; a date that is declared nowhere is not guessed. The other edition is named by
``hreflang`` or by a link such as "Arabic".
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import unescape
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

import regex

from arabtext import urls
from arabtext.editions.reading.article import Article
from arabtext.editions.reading.blocks import Block, Link
from arabtext.editions.reading.page_parts import Metadata, authors_in, is_day, names_in, to_article
from arabtext.errors import InputError, MissingExtraError
from arabtext.values import dates

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_ARTICLE_TYPES: Final = (
    "Article",
    "NewsArticle",
    "Report",
    "BlogPosting",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
    "ScholarlyArticle",
    "WebPage",
)
_MAX_DATA: Final = 1_000_000  # characters of one block of schema.org data
_MAX_DEPTH: Final = 2_000  # of nested elements
_MAX_LINES: Final = 500  # of a page in which a byline is looked up
_MAX_LINE: Final = 100  # characters of a byline or a date
_EDITIONS: Final = frozenset(("ar", "en"))
_DATES = (
    ('meta[property="article:published_time"]', "content"),
    ('meta[itemprop="datePublished"]', "content"),
    ('meta[name="date"]', "content"),
    ('meta[name="dc.date"]', "content"),
    ('meta[name="DC.date.issued"]', "content"),
    ('meta[name="publishdate"]', "content"),
    ('meta[name="pubdate"]', "content"),
    ('meta[name="parsely-pub-date"]', "content"),
    ('[itemprop="datePublished"]', "datetime"),
    ("article time", "datetime"),
    ("time", "datetime"),
)
_AUTHORS = ('meta[name="author"]', 'meta[property="article:author"]', 'meta[name="parsely-author"]')
_BYLINES = ('[rel="author"]', '[itemprop="author"]', ".byline a", ".author-name", ".byline")
_SUBTITLES = (
    '[itemprop="alternativeHeadline"]', '[class*="subtitle"]', '[class*="standfirst"]', '[class*="sub-title"]', ".dek",
    ".deck", ".subheadline",
)  # fmt: skip
_CAPTIONS = 'figcaption, [class*="caption-text"], [class*="caption__text"], .caption'
_SKIPPED = "script, style, nav, header, footer, aside, form, noscript, template"
_NESTING = regex.compile(
    r"(?i)<(/?)(?:div|span|section|article|main|aside|blockquote|ul|ol|table|b|i|em|strong|font|a)\b"
)
_SHOWN_DATES = '[class*="date"], [class*="publish"]'
_LINES = "p, div, span, address, small"
_BLOCKS = "h1, h2, h3, h4, h5, h6, p, li, blockquote"


def of_html(page: str) -> Article:
    """Return the article of an HTML page.

    Raises :class:`arabtext.errors.MissingExtraError` without the extra ``html``, and
    :class:`arabtext.errors.InputError` for elements nested thousands deep, which parsers hardly ever finish.
    """
    try:
        import trafilatura
        from selectolax.lexbor import LexborHTMLParser
    except ImportError as error:
        raise MissingExtraError("html", "Reading HTML") from error
    if _depth(page) > _MAX_DEPTH:
        raise InputError(f"the page nests elements more than {_MAX_DEPTH:,} deep; no article does")
    tree = LexborHTMLParser(page)
    data = _declared(tree)
    title = _title(tree, data)
    url = (
        _attribute(tree, 'link[rel="canonical"]', "href")
        or _attribute(tree, 'meta[property="og:url"]', "content")
        or _text(data.get("url"))
    )
    declared = Metadata(
        title=title,
        url=url,
        subtitle=next((t for s in _SUBTITLES if (n := tree.css_first(s)) and (t := _words(n.text())) != title), ""),
        language=(_attribute(tree, "html", "lang") or "")[:2].casefold(),
        date=_date(tree, data),
        authors=tuple(_authors(tree, data)),
        links=tuple(_links(tree, page, url or "")),
    )
    captions = [text for node in tree.css(_CAPTIONS) if (text := _words(node.text()))]
    body: Any = trafilatura.bare_extraction(page, include_comments=False, favor_recall=True, with_metadata=False)
    blocks = list(_blocks_of(body.body)) if body is not None and body.body is not None else []
    found = blocks if len(blocks) > 1 else _every_block(tree)
    return to_article(
        [*(Block("caption", one) for one in captions), *(Block("paragraph", b) for b in found if b not in captions)],
        declared,
    )


def _depth(page: str) -> int:
    """Return how deep elements are nested, of those that only an end tag closes."""
    steps = (-1 if tag.group(1) else 1 for tag in _NESTING.finditer(page))
    return max(accumulate(steps, lambda depth, step: max(0, depth + step)), default=0)


def _words(text: str) -> str:
    return " ".join(text.split())


def _attribute(tree: LexborHTMLParser, selector: str, name: str) -> str | None:
    node = tree.css_first(selector)
    return (node.attributes.get(name) or "").strip() or None if node else None


def _blocks_of(body: Any) -> Iterator[str]:
    """Yield the blocks of the tree that trafilatura makes; a line break ends one."""
    for node in body.iter("head", "p", "item", "row", "quote", "code", "ab"):
        if any(True for _ in node.iter("p", "item", "row") if _ is not node):
            continue  # its parts come by themselves
        for line_break in node.iter("lb"):
            line_break.tail = f"\n\n{line_break.tail or ''}"
        parts = (" ".join(cell.itertext()) for cell in node.iter("cell")) if node.tag == "row" else node.itertext()
        yield from filter(None, map(_words, regex.split(r"\n\n", (" " if node.tag == "row" else "").join(parts))))


def _every_block(tree: LexborHTMLParser) -> list[str]:
    """Return the blocks of a page in which no body was recognized; its lines if it has no blocks."""
    for node in tree.css(_SKIPPED):
        node.decompose()
    blocks = [text for node in tree.css(_BLOCKS) if (text := _words(node.text()))]
    if blocks or tree.body is None:
        return blocks
    return [text for line in tree.body.text(separator="\n").splitlines() if (text := _words(line))]


# Metadata


def _declared(tree: LexborHTMLParser) -> dict[str, Any]:
    """Return the schema.org data of the article, empty if there is none that can be read."""
    for node in tree.css('script[type="application/ld+json"]'):
        source = node.text()
        if len(source) > _MAX_DATA:
            continue
        try:
            data = json.loads(source)
        except (ValueError, RecursionError):
            continue
        things = data if isinstance(data, list) else data.get("@graph", [data]) if isinstance(data, dict) else []
        for thing in things if isinstance(things, list) else []:
            kinds = thing.get("@type") if isinstance(thing, dict) else None
            if any(kind in _ARTICLE_TYPES for kind in (kinds if isinstance(kinds, list) else [kinds])):
                return dict(thing)
    return {}


def _text(value: object) -> str | None:
    return (_words(unescape(value)) or None) if isinstance(value, str) else None


def _title(tree: LexborHTMLParser, data: dict[str, Any]) -> str:
    heading = tree.css_first("h1")
    if heading and (text := _words(heading.text())):
        return text
    named = _text(data.get("headline")) or _attribute(tree, 'meta[property="og:title"]', "content")
    if named:
        return named
    title = tree.css_first("title")
    return _words(title.text()) if title else ""


def _date(tree: LexborHTMLParser, data: dict[str, Any]) -> str | None:
    """Return the declared date as ISO 8601; a date in words in an element for dates counts too."""
    declared = [_text(data.get("datePublished")), *(_attribute(tree, selector, name) for selector, name in _DATES)]
    shown = (_words(node.text()) for node in tree.css(_SHOWN_DATES))
    for written in filter(None, (*declared, *shown)):
        if len(written) > _MAX_LINE:
            continue
        found = dates(written.replace("T", " ", 1) if regex.match(r"\d{4}-\d\d-\d\dT", written) else written)
        if found and is_day(found[0].value):
            return found[0].value
    return None


def _authors(tree: LexborHTMLParser, data: dict[str, Any]) -> list[str]:
    """Return the authors, each once."""
    named = data.get("author")
    people = named if isinstance(named, list) else [named]
    found = [name for one in people if (name := _text(one.get("name") if isinstance(one, dict) else one))]
    if not found:
        for selector in _AUTHORS:
            content = [(node.attributes.get("content") or "").strip() for node in tree.css(selector)]
            found += [name for text in content if text and not text.startswith("http") for name in names_in(text)]
    for selector in _BYLINES:
        if not found:
            texts = (_words(node.text()) for node in tree.css(selector))
            found = [name for text in texts if 0 < len(text) < _MAX_LINE for name in authors_in(text) or [text]]
    if not found:
        lines = (_words(node.text()) for node in tree.css(_LINES)[:_MAX_LINES])
        found = next((names for line in lines if len(line) < _MAX_LINE and (names := authors_in(line))), [])
    return list(dict.fromkeys(found))


def _links(tree: LexborHTMLParser, page: str, url: str) -> list[Link]:
    """Return the other editions that the page names, then its links."""
    language = urls.language(url) or (_attribute(tree, "html", "lang") or "")[:2]
    named = [(other, address) for other, address in urls.alternates(page, url) if other in _EDITIONS - {language}]
    editions = [Link("", address, "edition") for _, address in named]
    links = [Link(_words(n.text()), unescape(n.attributes.get("href") or "")) for n in tree.css("a[href]")]
    return [*editions, *(link for link in links if link.url)]
