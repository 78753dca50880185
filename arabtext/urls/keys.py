"""Make a key that all spellings of one address share, and all addresses that lead to one page.

An address is taken out of what wraps it and divided into its parts. Each part is written in one way, and the rules of
resources/urls apply to the parts until nothing changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import IPv6Address
from typing import Final
from urllib.parse import SplitResult, quote, quote_plus, unquote, unquote_to_bytes

import regex

from arabtext import resources
from arabtext.errors import expect_text
from arabtext.memory import once
from arabtext.script import normalize
from arabtext.urls.address import MAX_PASSES, decoded, shown, split, unicode_host
from arabtext.urls.rewriting import Query, joined, parameters, twin, unwrap

_DEFAULT_PORTS: Final = {"http": 80, "https": 443}
_WEB: Final = ("", "http", "https")
_SURROGATE: Final = regex.compile(r"[\uD800-\uDFFF]")
_IN_PATH: Final = ":@!$&'()*+,;=~"  # characters of a part of a path that need no encoding (RFC 3986)


def key(url: str) -> str:
    """Return a string that is equal for all spellings of one address and all addresses of one page.

    Scheme, ``www.``, default port, fragment, final slash, ``.`` and ``..``, tracking parameters and the order of the
    query do not count; nor do encoding, Unicode form, line breaks and invisible characters. What wraps an address is
    taken off (:func:`unwrap`), and twins are one: mobile hosts, AMP, ``index.html``, ``youtu.be``, ``twitter.com``.
    Different pages of a list, print versions and languages stay apart. A key is its own key, for any text.

    >>> key("http://www.example.org/%D9%82%D9%8A%D8%B3/?b=2&a=1&utm_source=x") == key("https://example.org/قيس?a=1&b=2")
    True
    >>> key("https://youtu.be/abc?si=x") == key("https://m.youtube.com/watch?v=abc&t=3s")
    True
    """
    url = expect_text(url, "url")
    for _ in range(MAX_PASSES):
        before, url = url, _one_pass(url)
        if url == before:
            break
    return url


def _one_pass(url: str) -> str:
    """Return the key of ``url`` after one pass; the next one may find more in what this one decodes."""
    url = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", unwrap(url).address)
    url = normalize(decoded(url), "display").replace(" ", "%20")
    parts = split(url)
    path = _path(parts.path, relative=not parts.path.startswith("/"))
    query = [(_query_part(name), _query_part(value)) for name, value in parameters(parts.query)]
    if not (host := _host(parts)):
        start = "" if parts.scheme in _WEB else f"{parts.scheme}:"
        return shown(start + path + joined(sorted(query)) + _fragment(parts))
    place, query = twin(host + path.rstrip("/"), query)
    host, _, path = place.partition("/")
    query = sorted(_telling(host, path, query))
    scheme = "https" if parts.scheme in _WEB else parts.scheme
    port = "" if parts.port in (None, _DEFAULT_PORTS.get(parts.scheme)) else f":{parts.port}"
    return shown(f"{scheme}://{host}{port}/{path}" + joined(query) + _fragment(parts))


def _host(parts: SplitResult) -> str:
    """Return the key of a host name; an IPv6 address in its brackets and shortest form."""
    host = (parts.hostname or "").casefold()
    if "[" not in parts.netloc.rpartition("@")[2]:
        return unicode_host(host.rstrip("."))
    try:
        return f"[{IPv6Address(host.replace('%25', '%', 1))}]".replace("%", "%25")  # of a zone (RFC 6874)
    except ValueError:
        return f"[{host}]"


def _path(path: str, *, relative: bool) -> str:
    """Return a path written in one way; one that is not relative without ``.`` and ``..`` (RFC 3986, 5.2.4)."""
    kept = list[str]()
    for part in path.split("/"):
        written = quote(unquote_to_bytes(part), safe=_IN_PATH)
        if relative or written not in (".", ".."):
            kept.append(written)
        elif written == ".." and len(kept) > 1:
            kept.pop()
    return "/".join(kept)


def _query_part(text: str) -> str:
    """Return a name or value of a query written in one way: a plus sign is a space."""
    return quote_plus(unquote_to_bytes(text.replace("+", " ")), safe="")


def _fragment(parts: SplitResult) -> str:
    """Return the fragment if it names a page, as scripts once did: it begins with ``!``."""
    return "#" + quote(unquote(parts.fragment), safe="!/=&?") if parts.fragment.startswith("!") else ""


def _telling(host: str, path: str, query: Query) -> Iterator[tuple[str, str]]:
    """Yield the parameters that may identify a page: not those that track a visit or select the AMP twin."""
    noise = [some for some in _noise() if some.is_at(host, path)]
    for name, value in query:
        one, at = unquote(name).casefold(), unquote(value).casefold()
        if not any(one in some.names or (one, at) in some.names or one.startswith(some.starts) for some in noise):
            yield name, value


@dataclass(frozen=True, slots=True)
class _Noise:
    """Parameters that identify no page at a site: their names, some with a value, and how names begin."""

    site: str
    folder: str
    names: frozenset[str | tuple[str, str]]
    starts: tuple[str, ...]

    def is_at(self, host: str, path: str) -> bool:
        """Return whether a page belongs to the site; a star is any site."""
        on_site = self.site in ("*", host) or host.endswith(f".{self.site}")
        return on_site and path.startswith(self.folder)


@once
def _noise() -> tuple[_Noise, ...]:
    places: dict[str, list[str]] = {}
    for place, parameter in resources.rows("urls/query_noise.tsv", "site", "parameter"):
        places.setdefault(place, []).append(parameter)
    found = []
    for place, names in places.items():
        whole = (name.partition("=") for name in names if not name.endswith("*"))
        exact = frozenset((name, value) if value else name for name, _, value in whole)
        site, _, folder = place.partition("/")
        found.append(_Noise(site, folder, exact, tuple(name[:-1] for name in names if name.endswith("*"))))
    return tuple(found)
