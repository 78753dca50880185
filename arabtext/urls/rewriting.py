"""Rewrite addresses by the rules of two tables: wrappers of other addresses, and twins (other addresses of one page).

A rule is a *form* such as ``web.archive.org/web/{stamp}/{address}``: the host, the path and, after ``?``, parameters of
the query, with places in braces, and what an address of that form *becomes*. ``www.`` before the host and the scheme do
not count; the rest of the query stays. A place is one of these:

================  =====================================================================================================
``{host}``        a host name with a dot
``{hyphens}``     a host name in one label: ``-`` for a dot, ``--`` for a hyphen
``{country}``     the end of a host name: ``com``, ``eg``, ``co.uk``
``{rest}``        a path with the slash before it, or nothing
``{path}``        a path with the slash before it
``{slug}``        a path whose last part looks like an article: with a hyphen, a digit or a letter outside ASCII
``{number}``      digits
``{language}``    two or three letters
``{region}``      two letters
``{stamp}``       the time of a snapshot in an archive, or ``*`` for any
``{address}``     an address, also without its scheme
``{bare}``        an address without its scheme
``{url}``         an address with its scheme
``{proofpoint}``  an address as version 2 of URL Defense writes it: ``_`` for a slash, ``-2D`` for ``%2D``
``{stars}``       an address as version 3 writes it: ``*`` for each character that ``{taken}`` holds
``{taken}``       the characters that were taken out, in Base64
================  =====================================================================================================

Any other name is one part of a path or one label of a host. A parameter that ends in ``*`` is dropped.
"""

from __future__ import annotations

import string
from base64 import urlsafe_b64decode
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Final
from urllib.parse import unquote

import regex

from arabtext import resources
from arabtext.errors import expect_text
from arabtext.memory import once
from arabtext.urls.address import cleaned

_MAX_STEPS: Final = 20  # rules for one address; more would be a trick, and the address stays as it is
_MAX_ENCODED: Final = 4  # times that an address in a query may be percent-encoded


@dataclass(frozen=True, slots=True)
class UnwrapStep:
    """One wrapper that was taken off: the name of its rule, and the address before and after."""

    rule: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """An address without what was wrapped around it, and the steps to it in order."""

    address: str
    steps: tuple[UnwrapStep, ...] = ()


def unwrap(url: str) -> Unwrapped:
    """Return the address that ``url`` leads to, where ``url`` itself holds it: nothing is looked up on the web.

    Archives, redirects of social media and search engines, protected links of mail, translators and AMP viewers hold
    the address of the page; resources/urls/wrappers.tsv lists their forms with the source of each. Any other address
    comes back as it is, without steps; so do short links (``bit.ly``), which do not hold their target.

    >>> unwrap("https://web.archive.org/web/2021id_/https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fa&h=1")
    Unwrapped(address='https://example.org/a', steps=(UnwrapStep(rule='Wayback Machine', ...), ...))
    """
    found, steps = expect_text(url, "url"), list[UnwrapStep]()
    for _ in range(_MAX_STEPS):
        name, inside = _inside(cleaned(found))
        if not inside:
            return Unwrapped(found, tuple(steps))
        steps.append(UnwrapStep(name, found, inside))
        found = inside
    return Unwrapped(url)


#: Parameters of a query as they are written, still encoded.
Query = list[tuple[str, str]]


def twin(place: str, query: Query) -> tuple[str, Query]:
    """Return the host and path of ``place``, and its query, as those by which all twins of a page are known.

    An address that would need more than 20 rules stays as it is.

    >>> twin("youtu.be/abc", [("t", "3")])
    ('youtube.com/watch', [('v', 'abc'), ('t', '3')])
    """
    now, pairs = place, query
    for _ in range(_MAX_STEPS):
        for rule in _rules_of("urls/twins.tsv", now):
            values = rule.read(now, pairs)
            if values is not None and (written := rule.write(values)) != now:
                now, _, added = written.partition("?")
                pairs = [*parameters(added), *rule.without_named(pairs)]
                break
        else:
            return now, pairs
    return place, query


def parameters(query: str) -> Query:
    """Return the names and values of a query as they are written; empty ones are left out.

    >>> parameters("a=1&b&&c=2=3")
    [('a', '1'), ('b', ''), ('c', '2=3')]
    """
    return [(name, value) for name, _, value in (part.partition("=") for part in query.split("&")) if name or value]


def joined(query: Query) -> str:
    """Return a query as it is written, with its question mark; nothing for an empty one."""
    return "?" + "&".join(f"{name}={value}" if value else name for name, value in query) if query else ""


@dataclass(frozen=True)
class Rule:
    """A form of addresses, and what an address of that form becomes."""

    name: str
    form: str
    becomes: str

    def read(self, place: str, query: Query) -> dict[str, str] | None:
        """Return place → the text of the address there, or None if the address is of another form."""
        start, end, path, in_query = self._compiled
        if not (place.startswith(start) and place.endswith(end) and (found := path.fullmatch(place))):
            return None
        values = dict(found.groupdict())
        for name, value in query:
            if name in in_query:
                values.setdefault(in_query[name], value)
        return values if values.keys() >= {*in_query.values()} else None

    def write(self, values: dict[str, str]) -> str:
        """Return the new address with ``values`` in its places."""
        return _PLACE.sub(lambda place: values[place[1]], self.becomes)

    def without_named(self, query: Query) -> Query:
        """Return the parameters of ``query`` that the form does not name."""
        names = [name for name, _ in parameters(self.form.partition("?")[2])]
        starts = tuple(name[:-1] for name in names if name.endswith("*"))
        return [pair for pair in query if pair[0] not in names and not pair[0].startswith(starts)]

    @cached_property
    def keeps_query(self) -> bool:
        """Whether the query belongs to the new address: none of the places holds a whole address."""
        return not _WHOLE & {*_PLACE.findall(self.becomes)}

    @cached_property
    def _compiled(self) -> tuple[str, str, regex.Pattern[str], dict[str, str]]:
        """How host and path begin and end, their pattern, and parameter → its place."""
        place, _, query = self.form.partition("?")
        pattern, before, pieces = "", "", _PLACE.split(place)
        for at, piece in enumerate(pieces):
            one_part = "[^/?#]+" if "/" in before else "[^/?#.]+"
            pattern += f"(?P<{piece}>{_PLACES.get(piece, one_part)})" if at % 2 else regex.escape(piece)
            before += piece
        in_query = {name: value[1:-1] for name, value in parameters(query) if value}
        return pieces[0], pieces[-1], regex.compile(pattern, regex.DOTALL), in_query


_PLACE: Final = regex.compile(r"\{(\w+)\}")
_WHOLE: Final = {"address", "bare", "url", "proofpoint", "stars"}
_PLACES: Final = {
    "host": r"[^/?#.]+(?:\.[^/?#.]+)+",
    "hyphens": r"[^/?#.]+",
    "country": r"[a-z]{2,3}(?:\.[a-z]{2})?",
    "rest": r"(?:/[^?#]*)?",
    "path": r"/[^?#]+",
    "slug": r"(?:/[^/?#]*+)*?/[^/?#%\-0-9\u0080-\U0010FFFF]*+[%\-0-9\u0080-\U0010FFFF][^/?#]*+",
    "number": r"[0-9]+",
    "language": r"[a-z]{2,3}",
    "region": r"[a-z]{2}",
    "stamp": r"(?:[0-9]{1,14}(?:[a-z]{2}_)?|\*|[0-9]{4}\.[0-9]{2}\.[0-9]{2}-[0-9]{6})",
    "address": r".+",
    "bare": r".+",
    "url": r"(?i:https?:/).+",
    "proofpoint": r"[^/?#]+",
    "stars": r".+?",
    "taken": r"[\w=-]*+",
}
_AFTER_SCHEME: Final = regex.compile(r"(?i)(?:https?:)?//(?:www\.)?|(?:www\.)?(?=[^/?#@:.]+\.)")
_HOST_AND_REST: Final = regex.compile(r"([^/?#@:]++)(?::\d+)?(.*)", regex.DOTALL)
_SCHEME: Final = regex.compile(r"(?i)(https?):/*+(?=[^/?#\s]+\.[^/?#\s]|\[|localhost)")
_BARE: Final = regex.compile(r"[^\s/?#@:.]+(?:\.[^\s/?#@:.]+)*\.\p{L}{2,}(?::\d+)?(?:[/?#]|\Z)")


def _inside(url: str) -> tuple[str, str]:
    """Return the name of the rule by which ``url`` wraps another address, and that address; empty if it wraps none."""
    if not (start := _AFTER_SCHEME.match(url)) or not (found := _HOST_AND_REST.fullmatch(url, start.end())):
        return "", ""
    host, rest = found[1].casefold(), found[2]
    before_fragment, mark, fragment = rest.partition("#")
    path, _, query = before_fragment.partition("?")
    pairs = parameters(query)
    for rule in _rules_of("urls/wrappers.tsv", host):
        in_path = "?" not in rule.form and not rule.keeps_query
        values = rule.read(host + (rest if in_path else path), pairs)
        if values is None or (values := _decoded(values)) is None:
            continue
        address = rule.write(values)
        if rule.keeps_query:
            address += joined(rule.without_named(pairs)) + mark + fragment
        if address != url and not address.endswith("*"):  # a star at the end searches an archive
            return rule.name, address
    return "", ""


def _decoded(values: dict[str, str]) -> dict[str, str] | None:
    """Return the values of places, those that hold an address decoded; None if one of them holds none."""
    decoded = {name: _DECODERS[name](values) for name in values.keys() & _DECODERS.keys()}
    return values | decoded if all(decoded.values()) else None


def _plain(name: str) -> Callable[[dict[str, str]], str]:
    """Return a function that decodes the text of a place until it is an address."""

    def decode(values: dict[str, str]) -> str:
        value = values[name]
        for _ in range(_MAX_ENCODED):
            if address := _with_scheme(value, bare=name != "url"):
                return address.partition("://")[2] if name == "bare" else address
            value = unquote(value)
        return ""

    return decode


def _with_scheme(value: str, *, bare: bool = False) -> str:
    """Return an address with its scheme in order; empty if ``value`` is no address of the web."""
    if found := _SCHEME.match(value):
        return f"{found[1]}://{value[found.end() :]}"
    return f"http://{value}" if bare and _BARE.match(value) else ""


def _proofpoint(values: dict[str, str]) -> str:
    return _with_scheme(unquote(values["proofpoint"].translate({ord("-"): "%", ord("_"): "/"})))


_RUN_LENGTHS: Final = {
    c: n for n, c in enumerate(string.ascii_uppercase + string.ascii_lowercase + string.digits + "-_", 2)
}


def _stars(values: dict[str, str]) -> str:
    """Return the address of version 3: a star is one character that was taken out, ``**B`` a run of three."""
    try:
        taken = urlsafe_b64decode(values["taken"] + "==").decode("utf-8")
    except ValueError:
        return ""
    at = 0

    def put_back(star: regex.Match[str]) -> str:
        nonlocal at
        start, at = at, at + (_RUN_LENGTHS.get(star[1], 1) if star[1] else 1)
        return taken[start:at]

    return _with_scheme(regex.sub(r"\*(?:\*(.))?", put_back, unquote(values["stars"])))


def _hyphens(values: dict[str, str]) -> str:
    host = values["hyphens"].replace("--", "\0").replace("-", ".").replace("\0", "-")
    return host if "." in host else ""


_DECODERS: Final[dict[str, Callable[[dict[str, str]], str]]] = {
    "address": _plain("address"),
    "bare": _plain("bare"),
    "url": _plain("url"),
    "proofpoint": _proofpoint,
    "stars": _stars,
    "hyphens": _hyphens,
}


def _rules_of(table: str, place: str) -> tuple[Rule, ...]:
    """Return the rules that may fit the host that ``place`` begins with."""
    rules = _rules(table)
    return rules.get(_site(place), rules[""])


@once
def _rules(table: str) -> dict[str, tuple[Rule, ...]]:
    """Return site → the rules for it and for any site, those with more letters in their form first."""
    rules = sorted(
        (Rule(*row) for row in resources.rows(table, "name", "form", "becomes")),
        key=lambda rule: (-len(_PLACE.sub("", rule.form)), rule.form),
    )
    sites = {rule: _site(rule.form) for rule in rules}
    return {one: tuple(rule for rule in rules if sites[rule] in (one, "")) for one in ("", *sites.values())}


def _site(place: str) -> str:
    """Return the last two labels of the host of a place or of a form; nothing if a form leaves them open."""
    site = ".".join(regex.split(r"[/?]|\{(?:rest|path|slug)\}", place, maxsplit=1)[0].split(".")[-2:])
    return "" if "{" in site else site
