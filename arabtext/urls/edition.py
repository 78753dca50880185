"""Detect the language of an address, and find the addresses of other editions of a page."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final
from urllib.parse import SplitResult, parse_qsl, urlencode, urljoin

import regex

from arabtext import resources
from arabtext.errors import expect_text
from arabtext.memory import once
from arabtext.script.chars import is_arabic_letter
from arabtext.urls.address import decoded, split
from arabtext.urls.keys import key

_MAX_HTML: Final = 20_000_000  # characters of a page that are read
_LANGUAGE_PARAMETERS: Final = ("lang", "language", "hl", "locale", "l", "lng", "setlang")


@once
def _markers() -> dict[str, str]:
    return resources.mapping("urls/language_markers.tsv", "marker", "language")


def _marked(segment: str) -> str | None:
    """Return the language that a part of an address names, or None."""
    return _markers().get(segment.casefold().replace("_", "-"))


@once
def _names() -> dict[str, str]:
    """Return text of a link to another edition → that edition's language."""
    return resources.mapping("urls/language_names.tsv", "name", "language")


def language(url: str) -> str | None:
    """Return the language an address names: in its path, its host, its query, or by an Arabic slug; None if none.

    >>> language("/ar/policy-analysis/astrad-qys-alkhzly-llastqlalyt")
    'ar'
    >>> language("https://example.org/policy-analysis/show") is None
    True
    """
    parts = split(decoded(url))
    host = (parts.hostname or "").split(".")
    query = [v for k, v in parse_qsl(parts.query) if k.casefold() in _LANGUAGE_PARAMETERS]
    for marker in (*parts.path.strip("/").split("/")[:3], *host[:1], *query):
        if found := _marked(marker):
            return found
    return "ar" if any(map(is_arabic_letter, parts.path)) else None


def without_language(url: str) -> str:
    """Return the key of ``url`` without the parts that name a language: all editions of one page share it.

    Empty for a front page.

    >>> without_language("https://www.example.org/ar/analysis/show?lang=ar")
    'example.org/analysis/show'
    """
    parts = split(key(expect_text(url, "url")))
    segments = [s for at, s in enumerate(parts.path.split("/")) if s and not (at < 4 and _marked(s))]
    if not segments:
        return ""
    host = regex.sub(r"^(?:en|ar|english|arabic)\.", "", parts.netloc)
    query = urlencode([(k, v) for k, v in parse_qsl(parts.query) if k.casefold() not in _LANGUAGE_PARAMETERS])
    return f"{host}/{'/'.join(segments)}" + (f"?{query}" if query else "")


def counterpart(url: str, language: str = "ar", *, html: str | None = None) -> list[str]:
    """Return possible addresses of the edition of ``url`` in ``language``, likeliest first.

    With ``html``, the page at ``url``, its own links to that edition come first.

    >>> counterpart("https://example.org/policy-analysis/show")
    ['https://example.org/ar/policy-analysis/show', 'https://ar.example.org/policy-analysis/show', \
'https://example.org/arabic/policy-analysis/show', 'https://example.org/policy-analysis/show?lang=ar']
    """
    url = expect_text(url, "url").strip()
    linked = [address for found, address in alternates(html, url) if found == language] if html else []
    guessed = [address for part in _guesses(split(url), language) if (address := part.geturl()) != url]
    return list(dict.fromkeys([*linked, *guessed]))


def _guesses(parts: SplitResult, language: str) -> list[SplitResult]:
    """Return one address rewritten in the ways in which sites name their editions."""
    words = {"ar": "arabic", "en": "english", "fa": "persian", "fr": "french"}
    segments = parts.path.split("/")
    at = next((i for i, segment in enumerate(segments[:3]) if segment.casefold() in _markers()), None)
    bare = "/".join(s for i, s in enumerate(segments) if i != at) or "/"
    found = [parts._replace(path=f"/{language}{bare}")]
    if parts.hostname:
        host = regex.sub(r"^(?:www|en|ar|english|arabic)\.", "", parts.netloc)
        found.append(parts._replace(netloc=f"{language}.{host}", path=bare))
    if language in words:
        found.append(parts._replace(path=f"/{words[language]}{bare}"))
    query = [(k, v) for k, v in parse_qsl(parts.query) if k.casefold() not in _LANGUAGE_PARAMETERS]
    found.append(parts._replace(path=bare, query=urlencode([*query, ("lang", language)], errors="replace")))
    if at is not None and language == "en":
        found.insert(0, parts._replace(path=bare))
    return found


def alternates(html: str, url: str = "") -> list[tuple[str, str]]:
    """Return the other editions that a page links to, as pairs of language and address, in the order of the page.

    A link names a language by ``hreflang`` (https://www.rfc-editor.org/rfc/rfc8288) or by its text ("Arabic",
    "العربية"). ``url`` is the address of the page, to which relative links are resolved.

    >>> alternates('Also available in <a href="/ar/show">العربية</a>', "https://example.org/show")
    [('ar', 'https://example.org/ar/show')]
    """
    reader = _Links()
    reader.feed(expect_text(html, "html")[:_MAX_HTML])
    reader.close()
    found: dict[tuple[str, str], None] = {}
    for href, hreflang, text in reader.links:
        named = _markers().get(hreflang.casefold().replace("_", "-")) or _names().get(" ".join(text.casefold().split()))
        address = _joined(url, href)
        if named and address and key(address) != key(url) and (_has_page(address) or not _has_page(url)):
            found[named, address] = None
    return list(found)


def _has_page(url: str) -> bool:
    """Return whether an address names a page, and not the front page of a site or of its edition."""
    return any(segment.casefold() not in _markers() for segment in split(url).path.split("/") if segment)


def _joined(url: str, href: str) -> str:
    """Return ``href`` as an address of the web, relative to ``url``; empty if it is none."""
    try:
        address = urljoin(url, href.strip())
    except ValueError:
        return ""
    return "" if regex.match(r"(?i)(?!https?:)[a-z][a-z0-9+.-]*:", address) else address


class _Links(HTMLParser):
    """A parser that collects the links of a page: address, hreflang, text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[tuple[str, str, str]] = []
        self._open: tuple[str, str] | None = None
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "link" and "alternate" in values.get("rel", "").casefold().split() and values.get("hreflang"):
            self.links.append((values.get("href", ""), values["hreflang"], ""))
        elif tag == "a" and values.get("href"):
            self._open, self._text = (values["href"], values.get("hreflang") or values.get("lang", "")), []

    def handle_data(self, data: str) -> None:
        if self._open:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._open:
            self.links.append((*self._open, "".join(self._text)))
            self._open = None
