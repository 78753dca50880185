"""Detect the language of an address, and find the addresses of other editions of a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Final
from urllib.parse import SplitResult, parse_qsl, unquote_plus, urljoin

import regex

from arabtext import resources
from arabtext.errors import expect_text
from arabtext.memory import once
from arabtext.script import detect
from arabtext.script.chars import is_arabic_letter
from arabtext.urls.address import MAX_PASSES, decoded, split
from arabtext.urls.keys import key
from arabtext.urls.rewriting import Query, joined, parameters, unwrap

_MAX_HTML: Final = 20_000_000  # characters of a page that are read
_LANGUAGE_PARAMETERS: Final = ("lang", "language", "hl", "locale", "l", "lng", "setlang")
_MAX_MARKED: Final = 3  # parts of a path that may name its language, from the first
_MIN_CONFIDENCE: Final = 0.8  # of a language other than Arabic in Arabic letters; chosen by hand
#: Languages whose addresses may hold Arabic letters.
_ARABIC_SCRIPT: Final = ("ar", "fa", "ku", "pnb", "ps", "sd", "ug", "ur")
_WORDS: Final = {"ar": "arabic", "en": "english", "fa": "persian", "fr": "french"}
#: The end of the name of a file that names a language: news_ar.html, page.ar.html, page.html.ar, report-ar. After a
#: hyphen two letters may be a word, so that only the two main languages count there.
_ENDING: Final = regex.compile(
    r"(?i)(?<=[^\W_])(?:[._](?P<marker>[a-z]{2}(?:[_-][a-z]{2})?)|-(?P<hyphen>ar|en|arabic|english))(?=(?:\.[a-z]{3,5})?\Z)"
)


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
    """Return the language an address names, or None.

    The path, the end of a file's name, the host or the query may name it. Otherwise it is that of a publisher's site
    with one language (resources/urls/edition_sites.tsv), or the language of Arabic letters in the path or the query.
    What wraps the address does not count (:func:`unwrap`).

    >>> language("/ar/policy-analysis/astrad-qys-alkhzly-llastqlalyt"), language("https://example.org/news_ar.html")
    ('ar', 'ar')
    >>> language("https://www.aljazeera.com/news"), language("https://ara.tv/x")
    ('en', None)
    """
    address = _Address.of(decoded(unwrap(url).address))
    if place := address.marker():
        return place.language
    if site := _site_of(address):
        return site.language
    values = " ".join(value for _, value in parse_qsl(address.parts.query))
    return _language_of_letters(address.parts.path) or _language_of_letters(values)


def without_language(url: str) -> str:
    """Return the key of ``url`` without the parts that name a language: all editions of one page share it.

    Empty for a front page.

    >>> without_language("https://www.example.org/ar/analysis/show?lang=ar")
    'example.org/analysis/show'
    """
    found = expect_text(url, "url")
    for _ in range(MAX_PASSES):
        before, address = found, _Address.of(key(found))
        is_marked = address.marker() is not None
        parts = address.unmarked().parts if is_marked else address.parts
        if not parts.path.strip("/"):
            return ""
        bare = parts._replace(scheme="" if parts.netloc else parts.scheme, fragment="").geturl()
        short = bare.removeprefix("//")
        found = short if split(short).netloc == parts.netloc else bare  # a host without a dot keeps the slashes
        if found == before or (parts.netloc and not is_marked and not parts.fragment):
            break
    return found


def counterpart(url: str, language: str = "ar", *, html: str | None = None) -> list[str]:
    """Return possible addresses of the edition of ``url`` in ``language``, likeliest first, or none.

    With ``html``, the page at ``url``, its own links to that edition come first. The rest are guesses. For a publisher
    whose editions are known, the guess is the same page of the other edition if both have the same paths, else its
    front page. Other addresses are rewritten in the ways in which sites name their editions: where the address itself
    names a language, in that way only. An Arabic slug is not carried into a language in other letters.

    >>> counterpart("https://example.org/policy-analysis/show")
    ['https://example.org/ar/policy-analysis/show', 'https://ar.example.org/policy-analysis/show', \
'https://example.org/arabic/policy-analysis/show', 'https://example.org/policy-analysis/show?lang=ar']
    >>> counterpart("https://www.aljazeera.net/news/2024/1/2/قيس", "en")
    ['https://www.aljazeera.com/']
    """
    url = expect_text(url, "url").strip()
    linked = [address for found, address in alternates(html, url) if found == language] if html else []
    address = _Address.of(unwrap(url).address)
    guessed = [guess for one in address.in_language(language) if (guess := one.text()) != url]
    return list(dict.fromkeys([*linked, *guessed]))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an address names its language: a part of its path, the end of it, its host or a parameter."""

    kind: str
    language: str
    word: str
    at: int = 0


@dataclass(frozen=True, slots=True)
class _Address:
    """The parts of an address, and whether it was written with the slashes before its host."""

    parts: SplitResult
    has_slashes: bool

    @classmethod
    def of(cls, url: str) -> _Address:
        parts = split(url)
        return cls(parts, not parts.netloc or bool(parts.scheme) or url.startswith("//"))

    def text(self) -> str:
        """Return the address as text."""
        text = self.parts.geturl()
        return text if self.has_slashes else text.removeprefix("//")

    def marker(self) -> _Place | None:
        """Return the first place that names a language."""
        return next(self._places(), None)

    def _places(self) -> Iterator[_Place]:
        segments = self.parts.path.split("/")
        first = 0 if segments[0] else 1
        for at, segment in enumerate(segments[first : first + _MAX_MARKED], first):
            if found := _marked(segment):
                yield _Place("path", found, segment, at)
        label, *others = self._labels()
        if len(others) > 1 and (found := _marked(label)):
            yield _Place("host", found, label)
        for at, (name, value) in enumerate(self._query()):
            if found := _names_language(name, value):
                yield _Place("query", found, value, at)
        if (ending := _ENDING.search(segments[-1])) and (
            found := _marked(word := ending["marker"] or ending["hyphen"])
        ):
            yield _Place("ending", found, word, ending.start())

    def _labels(self) -> list[str]:
        return regex.sub(r"^(?:www|m)\.(?=.)", "", self.parts.netloc).split(".")

    def _query(self) -> Query:
        return parameters(self.parts.query)

    def replaced(self, place: _Place, word: str) -> _Address:
        """Return the address with another ``word`` at a place; with none, without it."""
        parts = self.parts
        if place.kind == "path":
            segments = parts.path.split("/")
            segments[place.at : place.at + 1] = [word] if word else []
            parts = parts._replace(path="/".join(segments) or "/")
        elif place.kind == "host":
            parts = parts._replace(netloc=".".join(filter(None, (word, *self._labels()[1:]))))
        elif place.kind == "query":
            query = self._query()
            name, _ = query.pop(place.at)
            return self._with_query([*query, *([(name, word)] if word else [])])
        else:
            before, slash, name = parts.path.rpartition("/")
            start, end = place.at, place.at + 1 + len(place.word)
            ending = name[start] + word if word else ""
            parts = parts._replace(path=before + slash + name[:start] + ending + name[end:])
        return _Address(parts, self.has_slashes)

    def unmarked(self) -> _Address:
        """Return the address without anything that names a language."""
        labels, path = self._labels(), list[str]()
        unmarked = next((at for at, label in enumerate(labels[:-2]) if not _marked(label)), len(labels[:-2]))
        for segment in self.parts.path.split("/"):
            if len(path) > _MAX_MARKED or not _marked(segment):
                path.append(segment)
        parts = self.parts._replace(path="/".join(path))
        if unmarked:
            parts = parts._replace(netloc=".".join(labels[unmarked:]))
        address = _Address(parts, self.has_slashes)._with_query([p for p in self._query() if not _names_language(*p)])
        return address.replaced(place, "") if (place := address.marker()) else address

    def _with_query(self, query: Query) -> _Address:
        """Return the address with another query."""
        return _Address(self.parts._replace(query=joined(query)[1:]), self.has_slashes)

    def in_language(self, language: str) -> Iterator[_Address]:
        """Yield this address rewritten in the ways in which sites name their editions."""
        parts = self.parts
        if parts.scheme not in ("", "http", "https") or not (parts.netloc or parts.path.startswith("/")):
            return
        if site := _site_of(self):
            if twin := site.in_language(language, self):
                yield twin
            return
        place = self.marker()
        carried = self._carried(language)
        if carried is None or (place and place.language == language):
            return
        if place:
            if language == "en":
                yield carried.replaced(place, "")
            is_word = place.word.casefold() in _WORDS.values()
            yield carried.replaced(place, _WORDS.get(language, language) if is_word else language)
            return
        path = carried.parts.path or "/"
        yield _Address(parts._replace(path=f"/{language}{path}"), self.has_slashes)
        if len(labels := self._labels()) > 1 and regex.search(r"\p{L}", labels[-1]) and "@" not in parts.netloc:
            yield _Address(parts._replace(netloc=".".join((language, *labels)), path=path), self.has_slashes)
        if language in _WORDS:
            yield _Address(parts._replace(path=f"/{_WORDS[language]}{path}"), self.has_slashes)
        yield _Address(parts._replace(path=path), self.has_slashes)._with_query([*self._query(), ("lang", language)])

    def _carried(self, language: str) -> _Address | None:
        """Return what of the address another edition may share: up to a number, if an Arabic slug follows it.

        None if that is nothing.
        """
        if language in _ARABIC_SCRIPT:
            return self
        segments = self.parts.path.split("/")
        shared = next((at for at, one in enumerate(segments) if _language_of_letters(decoded(one))), len(segments))
        if shared < len(segments) and not segments[shared - 1].isdecimal():
            return None
        return _Address(self.parts._replace(path="/".join(segments[:shared])), self.has_slashes)


def _names_language(name: str, value: str) -> str | None:
    """Return the language that a parameter of the query names."""
    return _marked(unquote_plus(value)) if name.casefold() in _LANGUAGE_PARAMETERS else None


def _language_of_letters(text: str) -> str | None:
    """Return the language of Arabic letters in a part of an address; None if there are none, or it is doubtful."""
    if not any(map(is_arabic_letter, text)):
        return None
    found = detect(regex.sub(r"[^\p{L}\p{M}]+", " ", "".join(c for c in text if not c.isascii() or not c.isalnum())))
    return found.language if found.language == "ar" or found.confidence >= _MIN_CONFIDENCE else None


@dataclass(frozen=True, slots=True)
class _Site:
    """The address of one edition of a publisher, and that of the other one."""

    language: str
    at: str
    other: str
    same_path: bool

    def in_language(self, language: str, address: _Address) -> _Address | None:
        """Return the page of the other edition, or its front page; None if that is in another language."""
        if language == self.language or language not in ("ar", "en"):
            return None
        host, _, rest = self.other.partition("?")[0].partition("/")
        site, added = self.at.partition("?")[0], self.other.partition("?")[2]
        parts = address.parts
        has_www = parts.netloc.casefold().startswith("www.")
        www = "www." if has_www and (host.count(".") == 1 or host == regex.split("[/?]", site)[0]) else ""
        path, query = f"/{rest}".rstrip("/"), Query()
        if self.same_path:
            path += parts.path[len(site.partition("/")[2]) + ("/" in site) :]
            query = [(n, v) for n, v in parameters(parts.query) if n.casefold() not in _LANGUAGE_PARAMETERS]
        whole = joined([*query, *parameters(added)])[1:]
        return _Address(SplitResult(parts.scheme, www + host, path or "/", whole, ""), address.has_slashes)


def _site_of(address: _Address) -> _Site | None:
    """Return the listed edition that an address belongs to."""
    parts = address.parts
    place = regex.sub(r"^(?:www|m|amp)\.", "", parts.netloc.casefold()) + parts.path
    pairs = {f"{name}={value}".casefold() for name, value in parameters(parts.query)}
    for site in _sites().get(place.partition("/")[0], ()):
        start, _, needed = site.at.partition("?")
        if (place == start or place.startswith(start + "/")) and (not needed or needed in pairs):
            return site
    return None


@once
def _sites() -> dict[str, tuple[_Site, ...]]:
    """Return host → the editions there, those with more in their address first."""
    found = dict[str, list[_Site]]()
    for arabic, english, same in resources.rows("urls/edition_sites.tsv", "arabic", "english", "same_path"):
        for site in (_Site("ar", arabic, english, same == "yes"), _Site("en", english, arabic, same == "yes")):
            found.setdefault(regex.split("[/?]", site.at)[0], []).append(site)
    return {host: tuple(sorted(some, key=lambda site: -len(site.at))) for host, some in found.items()}


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
