"""Find the title, date, authors, address and links of a web page, where its several statements agree.

A page says these up to six times: in schema.org data (https://schema.org/NewsArticle), in Open Graph properties
(https://ogp.me), in other ``<meta>`` elements, in ``<title>``, and in the text that it shows. Each statement votes,
with a weight. The name of the site is no title, and a date that is not declared or shown near the title is not guessed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from html import unescape
from itertools import islice
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

import regex

from arabtext import urls
from arabtext.editions.reading.blocks import Link
from arabtext.editions.reading.page_frame import Framed
from arabtext.editions.reading.page_parts import Metadata, authors_in, is_date_line, is_day, key, names_in
from arabtext.editions.reading.page_tree import Piece, roles_of_name
from arabtext.values import dates

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_ARTICLE_TYPES: Final = frozenset(
    ("Article", "NewsArticle", "Report", "ReportageNewsArticle", "BlogPosting", "LiveBlogPosting", "SocialMediaPosting",
     "AnalysisNewsArticle", "OpinionNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle", "ScholarlyArticle",
     "TechArticle", "WebPage")
)  # fmt: skip
_SITE_TYPES: Final = frozenset(("WebSite", "Organization", "NewsMediaOrganization"))
_FIRST_PAGES: Final = frozenset(("", "ar", "en", "arabic", "english", "index.html", "index.php"))
_MAX_DATA: Final = 1_000_000  # characters of one block of schema.org data
_MAX_THINGS: Final = 500  # of schema.org data that are looked through
_MAX_LINE: Final = 100  # characters of a byline or a date
_MAX_TITLE: Final = 300  # characters
_MAX_SITE: Final = 60  # characters of the name of a site
_MAX_SITE_WORDS: Final = 4  # of the name of a site
_MAX_HEAD: Final = 20  # pieces in which the title is looked for
_MAX_AROUND: Final = 30  # elements around a date or an author
_MAX_AUTHOR: Final = 60  # characters of a name
_EDITIONS: Final = frozenset(("ar", "en"))
_SEPARATORS = regex.compile(r"\s++[-|–—:•·»«/~]++\s++|\s*+(?:::|\||:(?=\s))\s*+")
_DECLARED_DATES: Final = (
    ('meta[property="article:published_time"]', "content", 3.0),
    ('meta[property="og:article:published_time"]', "content", 3.0),
    ('meta[itemprop="datePublished"]', "content", 3.0),
    ('meta[name="article:published_time"]', "content", 3.0),
    ('meta[name="parsely-pub-date"]', "content", 2.5),
    ('meta[name="date"]', "content", 2.0),
    ('meta[name="dc.date"]', "content", 2.0),
    ('meta[name="DC.date"]', "content", 2.0),
    ('meta[name="DC.date.issued"]', "content", 2.0),
    ('meta[name="dcterms.created"]', "content", 2.0),
    ('meta[name="publishdate"]', "content", 2.0),
    ('meta[name="publish-date"]', "content", 2.0),
    ('meta[name="pubdate"]', "content", 2.0),
    ('meta[name="sailthru.date"]', "content", 2.0),
)
_SHOWN_DATES: Final = (("datePublished", 3.0), ("dateModified", 0.0))
_NEAR_TITLE: Final = 1.5  # weight of a date that is shown in the head of the article
_IN_ADDRESS: Final = 1.0
_AUTHORS: Final = (
    'meta[name="author"]', 'meta[property="article:author"]', 'meta[name="parsely-author"]', 'meta[name="byl"]',
    'meta[name="dc.creator"]', 'meta[name="DC.creator"]', 'meta[name="sailthru.author"]',
)  # fmt: skip
_MARKED_AUTHORS: Final = (
    '[itemprop="author"] [itemprop="name"]',
    '[itemprop="author"]',
    '[rel~="author"]',
    ".author.vcard",
)
#: Names of accounts, which are no persons.
_NO_AUTHORS: Final = frozenset(
    ("admin", "administrator", "webmaster", "editor", "staff", "root", "user", "author", "unknown", "مشرف", "المدير",
     "الاداره", "محرر", "المحرر")
)  # fmt: skip
_DATE_IN_ADDRESS = regex.compile(r"/((?:19|20)\d\d)[/\-]([01]?\d)[/\-]([0-3]?\d)(?=[/\-._]|$)")
_FOOTERS = regex.compile(r"(?i)(?:entry|post|article)[-_]?footer")  # they name authors, dates and tags
_UPDATED = regex.compile(r"(?i)\b(?:updated?|modified|تحديث|تعديل|حُدّث|حدث)\b")  # not the day of publication
_PUBLISHED = regex.compile(r"(?i)\b(?:published|posted|created|نشر|نُشر|النشر|نشرت)\b")
_ISO = regex.compile(r"(\d{4}-\d\d-\d\d)T(\d\d)[\d:.]*+(Z|[+-]\d\d:?\d\d)?")
_BEFORE_DATE = regex.compile(r"(?i)\s++(?:on|at|in|published|updated|posted|في|بتاريخ|نشر|يوم)$")
_FIRST_DAY: Final = "1990-01-01"  # of a page; earlier ones are defaults of programs


def _words(text: str) -> str:
    return " ".join(text.split())


def _text(value: object) -> str:
    return _words(unescape(value)) if isinstance(value, str) else ""


@dataclass(frozen=True)
class PageHead:
    """What a page says about its article: in its data, its head and its text."""

    tree: LexborHTMLParser
    page: str
    framed: list[Framed] = field(repr=False)

    def metadata(self) -> Metadata:
        """Return title, subtitle, address, language, date, authors and links."""
        title = self.title
        return Metadata(
            title=title,
            subtitle=self._subtitle(title),
            url=self.url or None,
            language=(self._attribute("html", "lang") or _text(self.data.get("inLanguage")))[:2].casefold(),
            date=self._date(),
            authors=tuple(self._authors()),
            links=tuple(self._links()),
        )

    def _attribute(self, selector: str, name: str) -> str:
        node = self.tree.css_first(selector)
        return _words(node.attributes.get(name) or "") if node else ""

    @cached_property
    def url(self) -> str:
        """The address of the page, as it says; empty if it does not."""
        return (
            self._attribute('link[rel="canonical"]', "href")
            or self._attribute('meta[property="og:url"]', "content")
            or _text(self.data.get("url"))
        )

    # Data of schema.org

    @cached_property
    def things(self) -> list[dict[str, Any]]:
        """The objects of schema.org data; what cannot be read is left out."""
        found: list[dict[str, Any]] = []
        for node in self.tree.css('script[type="application/ld+json"]'):
            source = node.text()
            if len(source) <= _MAX_DATA:
                try:
                    found += _objects(json.loads(source.strip().removeprefix("<!--").removesuffix("-->"), strict=False))
                except (ValueError, RecursionError):
                    continue
        return found[:_MAX_THINGS]

    @cached_property
    def data(self) -> dict[str, Any]:
        """The object of the article, with that of its page as the last resort; empty if there is none."""
        articles = [thing for thing in self.things if _types(thing) & (_ARTICLE_TYPES - {"WebPage"})]
        pages = [thing for thing in self.things if "WebPage" in _types(thing)]
        return next(iter([*articles, *pages]), {})

    @property
    def body(self) -> str:
        """The text of the article in the data; empty if they have none."""
        found = self.data.get("articleBody")
        return unescape(found).strip() if isinstance(found, str) else ""

    # The title

    @cached_property
    def site_names(self) -> frozenset[str]:
        """The keys of the names of the site."""
        names = [self._attribute('meta[property="og:site_name"]', "content")]
        names += [self._attribute(f'meta[name="{name}"]', "content") for name in ("application-name", "twitter:site")]
        names += [_text(thing.get("name")) for thing in self.things if _types(thing) & _SITE_TYPES]
        publisher = self.data.get("publisher")
        names += [_text(publisher.get("name"))] if isinstance(publisher, dict) else []
        for node in self.tree.css("a[href]")[:200]:
            if self._is_home(node.attributes.get("href") or ""):
                image = node.css_first("img[alt]")
                names += [_words(node.text()), _words(image.attributes.get("alt") or "") if image else ""]
        return frozenset(key(name.lstrip("@")) for name in names if 0 < len(name) <= _MAX_SITE and key(name))

    def _is_home(self, address: str) -> bool:
        """Return whether an address is that of the site's first page."""
        try:
            parts, own = urlsplit(address.strip()), urlsplit(self.url)
        except ValueError:
            return False
        if not address or parts.query or parts.fragment or (parts.netloc and own.netloc and parts.netloc != own.netloc):
            return False
        return parts.path.strip("/").casefold() in _FIRST_PAGES

    def is_site(self, text: str) -> bool:
        """Return whether a text is the name of the site."""
        return key(text) in self.site_names

    @cached_property
    def headings(self) -> list[str]:
        """The headings of the article that may be its title, the likeliest first, without the name of the site."""
        found = [one for one in self.framed if self._may_be_title(one) and not self.is_site_heading(one.piece)]
        return [one.piece.text for one in sorted(found, key=_title_order)]

    def is_title(self, piece: Piece) -> bool:
        """Return whether a heading or a line is the title, or a heading of the first level says nearly the same."""
        if not self.title or piece.kind not in {"heading", "paragraph"} or len(piece.text) > _MAX_TITLE:
            return False
        one, other = key(piece.text), key(self.title)
        return one == other or (piece.kind == "heading" and piece.level == 1 and _agreement({one}, {other}) > 0.5)

    def _may_be_title(self, one: Framed) -> bool:
        """Return whether a piece is a heading of the first level, or marked as the title."""
        piece = one.piece
        if len(piece.text) > _MAX_TITLE or piece.kind not in {"heading", "paragraph"}:
            return False
        return (piece.kind == "heading" and piece.level == 1) or (
            one.kind != "furniture" and "title" in piece.element.roles and not piece.element.is_frame
        )

    def is_site_heading(self, piece: Piece) -> bool:
        """Return whether a heading is the name of the site, or leads to its first page."""
        return self.is_site(piece.text) or (piece.is_link and all(self._is_home(link.url) for link in piece.links))

    @cached_property
    def title(self) -> str:
        """The title on which the statements of the page agree, as it is shown; empty if there is none."""
        tags = self.tree.css("title")
        votes: list[tuple[str, float]] = list(zip(self.headings, (3.0, 2.0, 1.0), strict=False))
        votes += [
            (_text(self.data.get("headline")) or _text(self.data.get("name")), 2.0),
            (self._attribute('meta[property="og:title"]', "content"), 2.0),
            (self._attribute('meta[name="twitter:title"]', "content"), 1.0),
            (_words(tags[0].text()) if tags else "", 1.5),
        ]
        votes = [(text, weight) for text, weight in votes if 0 < len(text) <= _MAX_TITLE and not self.is_site(text)]
        if not votes:
            return self._heading_before_text()
        keys = [{key(part) or part for part in self._parts(text)} for text, _ in votes]
        scores = [
            sum(weight * _agreement(keys[at], keys[other]) for other, (_, weight) in enumerate(votes))
            for at in range(len(votes))
        ]
        best = max(range(len(votes)), key=lambda at: (scores[at], -at))
        for at, (text, _) in enumerate(votes):  # of those that agree, the first shown or declared
            if _agreement(keys[at], keys[best]) > 0.5 or at == best:
                if text in self.headings:
                    return text
                bare = self._without_site(text, [other for other, _ in votes if other != text])
                return bare if bare != text or len(votes) > 1 else self._without_unknown_site(text)
        return ""

    def _heading_before_text(self) -> str:
        """Return the heading that is nearest before the text, empty if there is none."""
        nearest = ""
        for one in self.framed:
            piece = one.piece
            if one.is_inside and one.block.is_body and piece.kind != "heading":
                break
            if (
                piece.kind == "heading"
                and not piece.element.is_frame
                and not piece.is_link
                and not self.is_site(piece.text)
            ):
                nearest = piece.text
        return nearest if len(nearest) <= _MAX_TITLE else ""

    def _parts(self, text: str) -> list[str]:
        """Return a title and its parts, without the names of the site."""
        parts = [text[start:end] for start, end in _part_spans(text)]
        return [text, *(part for part in parts if not self.is_site(part) and len(part.split()) > 1)]

    def _without_site(self, text: str, others: list[str]) -> str:
        """Return a declared title without the name of the site before or behind it."""
        spans = _part_spans(text)
        shown = (one.piece.text for one in self.framed if one.kind != "furniture")
        known = {key(other) for other in others} | {
            key(line) for line in islice(shown, _MAX_HEAD) if len(line) < len(text)
        }
        for start, end in spans if len(spans) > 1 else ():
            if key(text[start:end]) in known and not self.is_site(text[start:end]):
                return text[start:end]
        while len(spans) > 1 and self.is_site(text[spans[-1][0] : spans[-1][1]]):
            spans.pop()
        while len(spans) > 1 and self.is_site(text[spans[0][0] : spans[0][1]]):
            spans.pop(0)
        return text[spans[0][0] : spans[-1][1]] if spans else text

    def _without_unknown_site(self, text: str) -> str:
        """Return the only statement of a title without a short part before or behind it that may name the site."""
        spans = [span for span in _part_spans(text) if text[span[0] - 1 : span[0]] != ":"]
        while len(spans) > 1:
            (first, end), (last_first, last_end) = spans[0], spans[-1]
            rest, last = text[first : spans[-2][1]], text[last_first:last_end]
            if len(last.split()) > _MAX_SITE_WORDS or len(last) >= len(rest):
                break
            spans.pop()
            if "|" not in text[spans[-1][1] : last_first]:
                return rest
        if len(spans) > 1 and any(sign in text[end : spans[1][0]] for sign in "|:»"):
            before, rest = text[first:end], text[spans[1][0] : last_end]
            if len(before.split()) <= _MAX_SITE_WORDS and len(before) < len(rest):
                return rest
        return text[spans[0][0] : spans[-1][1]] if spans else text

    # The date

    def _date(self) -> str | None:
        """Return the day of publication on which the statements of the page agree, as ISO 8601."""
        votes: list[tuple[str, float]] = []
        stated = [(_text(self.data.get("datePublished")), 3.0)]
        stated += [(self._attribute(selector, name), weight) for selector, name, weight in _DECLARED_DATES]
        stated += self._marked_dates()
        late: set[str] = set()  # days that have ended in the time zones of the languages
        for written, weight in stated:
            if (day := _day(written)) is not None:
                votes.append((day, weight))
                late |= {day} if _is_late(written) else set()
        shown = self._shown_dates()
        votes += [(day, _NEAR_TITLE) for day in shown[:1]]
        if in_address := _DATE_IN_ADDRESS.search(self.url):
            votes += [(day, _IN_ADDRESS) for day in [_day("-".join(_padded(in_address.groups())))] if day]
        if not votes or (len(votes) == 1 and votes[0][1] < _NEAR_TITLE):
            return votes[0][0] if votes else None
        totals = {day: sum(weight for other, weight in votes if other == day) for day, _ in votes}
        best = max(totals, key=lambda day: totals[day])
        following = (date.fromisoformat(best) + timedelta(days=1)).isoformat()
        return following if best in late and following in shown[:1] else best

    def _marked_dates(self) -> Iterator[tuple[str, float]]:
        """Yield the dates in elements of the article that are marked as one, in order."""
        for node in self.tree.css("[itemprop], time[datetime], time[pubdate]")[:200]:
            attributes = node.attributes
            named = (attributes.get("itemprop") or "").split()
            written = next(
                (attributes[name] or "" for name in ("datetime", "content", "title") if name in attributes), ""
            )
            if "datePublished" in named:
                yield written or _words(node.text())[:_MAX_LINE], 3.0
            elif node.tag == "time" and not named and written and _is_of_article(node):
                yield written, 2.0
                return

    def _shown_dates(self) -> list[str]:
        """Return the days in lines that are marked as a date or are nothing else, but for those of an update."""
        found = []
        for one in self.framed:
            is_line = one.kind == "byline" and len(one.piece.text) <= _MAX_LINE
            if is_line and (not _UPDATED.search(one.piece.text) or _PUBLISHED.search(one.piece.text)):
                found += [day for day in [_day(one.piece.text)] if day]
        return found

    # Authors, subtitle, links

    def _authors(self) -> list[str]:
        """Return the authors, each once."""
        for source in (self._data_authors, self._head_authors, self._marked_authors, self._shown_authors):
            found = list(dict.fromkeys(name for written in source() for name in self._people(written)))
            if found:
                return found
        return []

    def _people(self, written: str) -> list[str]:
        """Return the people in a byline or a list of names, without the site's name."""
        names = authors_in(_without_date(written)) or names_in(_without_date(written))
        return [
            name
            for name in names
            if 1 < len(name) <= _MAX_AUTHOR
            and key(name) not in _NO_AUTHORS
            and not self.is_site(name)
            and not name.startswith(("http", "@", "www."))
            and any(letter.isalpha() for letter in name)
        ]

    def _data_authors(self) -> Iterator[str]:
        named = self.data.get("author") or self.data.get("creator")
        for one in named if isinstance(named, list) else [named]:
            name = one.get("name") if isinstance(one, dict) else one
            for text in name if isinstance(name, list) else [name]:
                if 0 < len(_text(text)) <= _MAX_TITLE:
                    yield _text(text)

    def _head_authors(self) -> Iterator[str]:
        for selector in _AUTHORS:
            for node in self.tree.css(selector)[:20]:
                text = _words(node.attributes.get("content") or "")
                if text and len(text) <= _MAX_TITLE:
                    yield text

    def _marked_authors(self) -> Iterator[str]:
        for selector in _MARKED_AUTHORS:
            for node in self.tree.css(selector)[:20]:
                text = _words(node.attributes.get("content") or node.text())
                if 0 < len(text) <= _MAX_LINE and _is_of_article(node):
                    yield text
                    found = True
                else:
                    found = False
                if found and selector != _MARKED_AUTHORS[0]:
                    return

    def _shown_authors(self) -> Iterator[str]:
        lines = [one.piece for one in self.framed if one.kind == "byline" and len(one.piece.text) <= _MAX_LINE]
        for piece in lines:
            if authors_in(piece.text):
                yield _without_date(piece.text)
                return
        for piece in lines:
            roles = {role for element in piece.element.lineage() if element.count < 2 for role in element.roles}
            names = _without_date(piece.text)
            if "byline" in roles | piece.marks and not is_date_line(piece.text) and 1 < len(names.split()) <= 8:
                yield names
                return

    def _subtitle(self, title: str) -> str:
        """Return the standfirst: a short text before the article that is marked as one, or is the description."""
        descriptions = {
            key(self._attribute(selector, "content"))
            for selector in ('meta[property="og:description"]', 'meta[name="description"]')
        } | {key(_text(self.data.get("description")))}
        for one in self.framed:
            piece = one.piece
            if one.kind not in {"paragraph", "heading"} or key(piece.text) == key(title) or is_date_line(piece.text):
                continue
            marked = any("subtitle" in element.roles for element in piece.element.lineage() if element.count < 3)
            if len(piece.text.split()) > 2 and (marked or key(piece.text) in descriptions):
                return piece.text
            if one.kind == "paragraph":
                return ""
        return ""

    def _links(self) -> list[Link]:
        """Return the other editions that the page names, then its links."""
        language = urls.language(self.url) or self._attribute("html", "lang")[:2]
        named = [(other, address) for other, address in urls.alternates(self.page, self.url)]
        editions = [Link("", address, "edition") for other, address in named if other in _EDITIONS - {language}]
        links = (
            Link(_words(node.text()), unescape(node.attributes.get("href") or "")) for node in self.tree.css("a[href]")
        )
        return [*editions, *(link for link in links if link.url)]


def _is_of_article(node: LexborNode) -> bool:
    """Return whether an element is in none that is for comments, for other articles, or beside the article."""
    around, size = node.parent, 0
    while around is not None and size < _MAX_AROUND and around.tag not in {"body", "html"}:
        roles = _roles_of(around)
        if around.tag in {"nav", "aside"} or roles & {"comments", "furniture"}:
            return False
        if around.tag == "article" or "body" in roles:
            return True
        around, size = around.parent, size + 1
    return True


def _roles_of(node: LexborNode) -> set[str]:
    """Return the parts of a page that the names of an element say it is; the foot of an article is none."""
    names = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"[:_MAX_TITLE].split()
    return {role for name in names if not _FOOTERS.search(name) for role in roles_of_name(name)}


def _part_spans(text: str) -> list[tuple[int, int]]:
    """Return the parts of a title between separators."""
    spans, start = [], 0
    for separator in _SEPARATORS.finditer(text):
        spans.append((start, separator.start()))
        start = separator.end()
    return [(first, end) for first, end in [*spans, (start, len(text))] if first < end]


def _title_order(one: Framed) -> tuple[bool, bool, bool]:
    """Return where a heading comes among those that may be the title."""
    return one.piece.element.is_frame, "title" not in one.piece.element.roles, one.piece.level != 1


def _objects(data: object) -> Iterator[dict[str, Any]]:
    """Yield the objects of schema.org data: alone, in lists, in a graph, or as the main entity of a page."""
    todo = [data]
    for _ in range(_MAX_THINGS):
        if not todo:
            return
        thing = todo.pop(0)
        if isinstance(thing, list):
            todo += thing[:_MAX_THINGS]
        elif isinstance(thing, dict):
            yield thing
            todo += [thing[name] for name in ("@graph", "mainEntity") if name in thing]


def _types(thing: dict[str, Any]) -> set[str]:
    kinds = thing.get("@type")
    return {kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)}


def _agreement(one: set[str], other: set[str]) -> float:
    """Return how well two titles agree, 0 to 1: the same, or a part of one is the other, or most words are shared."""
    if one & other:
        return 1.0
    words, others = ({word for text in texts for word in text.split()} for texts in (one, other))
    shared = len(words & others) / (min(len(words), len(others)) or 1)
    return shared if shared >= 0.6 else 0.0


def _padded(groups: Iterable[str | None]) -> list[str]:
    return [(group or "").zfill(2) for group in groups]


def _day(written: str) -> str | None:
    """Return the day that a date names, as ISO 8601; None for days that no page was published on."""
    if not 0 < len(written) <= _MAX_LINE:
        return None
    found = dates(written.replace("T", " ", 1) if _ISO.match(written) else written)
    days = [one.value for one in found if is_day(one.value) and one.value >= _FIRST_DAY]
    return days[0] if days else None


def _is_late(written: str) -> bool:
    """Return whether a time in UTC is late in the evening, when the next day has begun in Asia."""
    found = _ISO.match(written)
    return found is not None and found[3] in {"Z", "+00:00", "+0000"} and int(found[2]) >= 18


def _without_date(line: str) -> str:
    """Return a byline without the date and what follows it."""
    found = dates(line)
    before = line[: found[0].start] if found else line
    return _BEFORE_DATE.sub("", before.strip(" -|–—,،·•/"))
