"""Addresses with Arabic in them: shown readably, compared whatever their spelling, and read back into words.

Nothing here opens a connection. Percent-encoding follows RFC 3986 (https://www.rfc-editor.org/rfc/rfc3986), display
follows RFC 3987 (https://www.rfc-editor.org/rfc/rfc3987): characters that could mislead a reader stay encoded.
"""

from __future__ import annotations

import heapq
import math
import unicodedata
from collections.abc import Callable
from functools import cache
from typing import Final, Literal
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit

import regex
from w3lib.url import canonicalize_url

from arabtext import resources
from arabtext.candidates import Candidate
from arabtext.errors import UsageError, expect_text
from arabtext.script import normalize
from arabtext.script.chars import ALEF, BIDI_CONTROLS, LAM, ZERO_WIDTH, ZWJ, is_arabic_letter
from arabtext.script.stages import pattern, traced
from arabtext.trace import Explained

_ENCODED_RUN = regex.compile(r"(?:%(?:25)*[0-9A-Fa-f]{2})+")
_OVERENCODED = regex.compile(r"%(?:25)+(?=[0-9A-Fa-f]{2})")
_HIDDEN = frozenset(BIDI_CONTROLS + ZERO_WIDTH + ZWJ)
_MOST_URL = 100_000  # characters; browsers stop far below


def readable(url: str) -> str:
    """Return ``url`` as a person can read it: Arabic in place of percent-encoding (also doubled) and of punycode.

    Characters that separate the parts of an address, spaces and the invisible controls of text direction stay
    encoded, so that what is shown still leads to the same place.

    >>> readable("https://xn--mgbh0fb.xn--kgbechtv/%25D9%2582%25D9%258A%25D8%25B3?q=%D8%B3%20%E2%80%8F")
    'https://مثال.إختبار/قيس?q=س%20%E2%80%8F'
    """
    url = expect_text(url, "url")
    for stage in _READABLE:
        url = stage(url)
    return url


def explain(url: str) -> Explained:
    """Return what :func:`readable` returns with its steps and the map back to ``url``.

    >>> shown = explain("https://example.org/%D9%82%D9%8A%D8%B3/x")
    >>> shown.text[20:23], shown.span(20, 23)
    ('قيس', (20, 38))
    """
    text, steps = traced(expect_text(url, "url"), _READABLE)
    return Explained(text, url, tuple(steps))


def _shown_host(match: regex.Match[str]) -> str:
    """The host of an address with its punycode decoded."""
    return _unicode_host(match.group())


def _show_run(match: regex.Match[str]) -> str:
    """A run of percent-encoded bytes with its readable letters decoded."""
    run = _OVERENCODED.sub("%", match.group())
    text = unquote(run, errors="surrogateescape")
    if text.isascii() or any(0xDC80 <= ord(c) <= 0xDCFF for c in text):
        return match.group()
    return "".join(c if _is_showable(c) else quote(c) for c in text)


def _is_showable(character: str) -> bool:
    return ord(character) > 0x7F and character not in _HIDDEN and unicodedata.category(character)[0] in "LMNSP"


def _unicode_host(host: str) -> str:
    """A host name with its punycode labels decoded (RFC 3492); a label that is not valid stays as it is."""
    labels = []
    for label in host.split("."):
        try:
            labels.append(label.encode("ascii").decode("idna") if label.startswith("xn--") else label)
        except UnicodeError:
            labels.append(label)
    return ".".join(labels)


_READABLE = (
    pattern("trim", "noise", r"\A\s+|\s+\Z", ""),
    pattern("decode percent-encoding", "encoding", _ENCODED_RUN.pattern, _show_run, only_with="%"),
    pattern(
        "decode punycode",
        "encoding",
        r"(?i)(?<=^(?:\w{1,20}:)?//(?:[^/?#@]{0,200}@)?)[^/?#@:]*xn--[^/?#@:]*",
        _shown_host,
        only_with="-",
    ),
)


def _split(url: str) -> SplitResult:
    """The parts of ``url``; an address that cannot be split is all path."""
    try:
        parts = urlsplit(url)
        _ = parts.hostname, parts.port
    except ValueError:
        return SplitResult("", "", url, "", "")
    return parts


_DEFAULT_PORTS = {"http": 80, "https": 443}
_MIRROR = regex.compile(r"^(?:www\d?|m|mobile|amp)\.")


def key(url: str) -> str:
    """Return a string that is equal for every spelling of one address.

    Scheme, ``www.``, default port, fragment, final slash, tracking parameters and the order of the query do not count;
    nor do encoding, Unicode form and invisible characters.

    >>> key("http://www.example.org/%D9%82%D9%8A%D8%B3/?b=2&a=1&utm_source=x") == key("https://example.org/قيس?a=1&b=2")
    True
    """
    url = normalize(_fully_decoded(expect_text(url, "url").strip()[:_MOST_URL]), "display").replace(" ", "%20")
    if regex.match(r"^[\w.-]+\.\p{L}{2,}(?:[/?:]|$)", url):
        url = "https://" + url
    parts = _split(url)
    host = _MIRROR.sub("", _unicode_host((parts.hostname or "").casefold().rstrip(".")))
    port = f":{parts.port}" if parts.port and parts.port != _DEFAULT_PORTS.get(parts.scheme) else ""
    noise = _query_noise()
    query = sorted((k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if k.casefold() not in noise)
    segments = [quote(unquote(s), safe=":@!$&'()*+,;=~", errors="replace") for s in parts.path.rstrip("/").split("/")]
    path = "/".join(segments) or "/"
    encoded = path + ("?" + urlencode(query, errors="replace") if query else "")
    return readable(canonicalize_url(f"https://{host}{port}{encoded}") if host else encoded)


def _fully_decoded(url: str) -> str:
    """``url`` with readable letters decoded, however often they were encoded."""
    return _ENCODED_RUN.sub(_show_run, url)


@cache
def _query_noise() -> frozenset[str]:
    return frozenset(name for (name,) in resources.rows("urls/query_noise.tsv", "parameter"))


@cache
def _language_markers() -> dict[str, str]:
    return resources.mapping("urls/language_markers.tsv", "marker", "language")


def language(url: str) -> str | None:
    """Return the language an address names: in its path, its host, its query, or by an Arabic slug; None if none.

    >>> language("/ar/policy-analysis/astrad-qys-alkhzly-llastqlalyt")
    'ar'
    >>> language("https://example.org/policy-analysis/show") is None
    True
    """
    parts = _split(_fully_decoded(expect_text(url, "url")[:_MOST_URL]))
    markers = _language_markers()
    host = (parts.hostname or "").split(".")
    query = [v for k, v in parse_qsl(parts.query) if k.casefold() in ("lang", "language", "hl", "locale", "l")]
    segments = parts.path.strip("/").split("/")
    for marker in (*segments[:3], *host[:1], *query):
        if found := markers.get(marker.casefold().replace("_", "-")):
            return found
    return "ar" if any(map(is_arabic_letter, parts.path)) else None


def counterpart(url: str, language: str = "ar") -> list[str]:
    """Return addresses at which the edition of ``url`` in ``language`` may stand, likeliest first.

    >>> counterpart("https://example.org/policy-analysis/show")
    ['https://example.org/ar/policy-analysis/show', 'https://ar.example.org/policy-analysis/show', \
'https://example.org/arabic/policy-analysis/show', 'https://example.org/policy-analysis/show?lang=ar']
    """
    parts = _split(expect_text(url, "url").strip())
    markers = _language_markers()
    segments = parts.path.split("/")
    at = next((i for i, segment in enumerate(segments[:3]) if segment.casefold() in markers), None)
    bare = "/".join(s for i, s in enumerate(segments) if i != at) or "/"
    words = {"ar": "arabic", "en": "english", "fa": "persian", "fr": "french"}
    found = [parts._replace(path=f"/{language}{bare}")]
    if parts.hostname:
        host = regex.sub(r"^(?:www|en|ar|english|arabic)\.", "", parts.netloc)
        found.append(parts._replace(netloc=f"{language}.{host}", path=bare))
    if language in words:
        found.append(parts._replace(path=f"/{words[language]}{bare}"))
    query = f"{parts.query}&lang={language}" if parts.query else f"lang={language}"
    found.append(parts._replace(path=bare, query=query))
    if at is not None and language == "en":
        found.insert(0, parts._replace(path=bare))
    return [address for part in found if (address := part.geturl()) != url]


# Slugs

SlugStyle = Literal["drupal", "wordpress", "arabic"]
_DRUPAL_LENGTH = 100  # characters, Pathauto's default for an alias
_WORDPRESS_LENGTH = 200  # bytes of the encoded slug


@cache
def _slug_letters() -> dict[int, str]:
    return {ord(letter): latin for letter, latin in resources.rows("urls/slug_drupal.tsv", "letter", "latin")}


@cache
def _ignored_words() -> regex.Pattern[str]:
    words = (word for (word,) in resources.rows("urls/slug_ignored_words.tsv", "word"))
    return regex.compile(rf"\b(?:{'|'.join(words)})\b", regex.IGNORECASE)


def slug(title: str, style: str = "drupal") -> str:
    """Return the last part of the address that a publishing system gives an article of this title.

    ``drupal`` romanizes with Drupal core's table and cleans with Pathauto's defaults, ``wordpress`` percent-encodes,
    ``arabic`` keeps the letters. Raises :class:`arabtext.errors.UsageError` for another style.

    >>> slug("استعراض قيس الخزعلي للاستقلالية")
    'astrad-qys-alkhzly-llastqlalyt'
    >>> slug("قيس الخزعلي، اليوم", "arabic")
    'قيس-الخزعلي-اليوم'
    """
    makers: dict[str, Callable[[str], str]] = {
        "drupal": _drupal_slug,
        "wordpress": _wordpress_slug,
        "arabic": _arabic_slug,
    }
    if style not in makers:
        raise UsageError(f"unknown slug style {style!r}; choose one of: {', '.join(makers)}")
    return makers[style](expect_text(title, "title"))


def _drupal_slug(title: str) -> str:
    """Drupal core's transliteration table x06, then Pathauto's cleanString: punctuation, ignored words, length."""
    latin = _plain_ascii(normalize(title, "display").translate(_slug_letters()))
    words = _ignored_words().sub("", regex.sub(r"[^A-Za-z0-9\s-]+", "", latin))
    full = regex.sub(r"[\s-]+", "-", words).strip("-").lower()
    if len(full) <= _DRUPAL_LENGTH:
        return full
    return full[: _DRUPAL_LENGTH + 1].rpartition("-")[0] or full[:_DRUPAL_LENGTH]


def _plain_ascii(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _arabic_slug(title: str) -> str:
    cleaned = regex.sub(r"[^\p{L}\p{M}\p{N}\s_-]+", "", normalize(title, "title"))
    return regex.sub(r"[\s-]+", "-", cleaned).strip("-").casefold()


def _wordpress_slug(title: str) -> str:
    encoded = ""
    for character in _arabic_slug(title):
        piece = character if character.isascii() else quote(character, errors="replace").lower()
        if len(encoded) + len(piece) > _WORDPRESS_LENGTH:
            break
        encoded += piece
    return encoded.strip("-")


# Words back from a slug

_PREFIXES: Final = ("وال", "بال", "فال", "كال", "ولل", "لل", "ال", "و", "ب", "ف", "ل", "ك", "س")
_PER_WORD = 8
_UNKNOWN = 0.01  # the count a word outside the lexicon is ranked with


@cache
def _lexicon() -> dict[str, float]:
    return {word: float(count) for word, count in resources.rows("script/words.tsv", "word", "count")}


@cache
def _by_slug() -> dict[str, tuple[str, ...]]:
    """Romanized form → Arabic words, commonest first."""
    groups: dict[str, list[str]] = {}
    letters, lexicon = _slug_letters(), _lexicon()
    for word in lexicon:
        groups.setdefault(word.translate(letters).replace("`", ""), []).append(word)
    return {latin: tuple(sorted(words, key=lambda w: (-lexicon[w], w))) for latin, words in groups.items()}


def slug_words(url: str, n: int = 1) -> list[Candidate]:
    """Return the ``n`` likeliest Arabic titles behind an Arabic or a romanized slug, best first.

    Takes a whole address or its last part. ``score`` is the share of the candidates' weight, 0 to 1; ``source`` is
    ``url`` where the letters stood in the address, ``lexicon`` where all words are known, ``letters`` otherwise.
    An address without words gives an empty list.

    >>> slug_words("/ar/policy-analysis/astrad-qys-alkhzly-llastqlalyt")[0].text
    'استعراض قيس الخزعلي للاستقلالية'
    """
    path = _split(_fully_decoded(expect_text(url, "url")[:_MOST_URL])).path.rstrip("/")
    last = regex.sub(r"\.\w{2,5}$", "", path.rpartition("/")[2])
    tokens = [token for token in regex.split(r"[\s_+-]+", last) if token]
    if not tokens or n < 1:
        return []
    if any(map(is_arabic_letter, last)):
        return [Candidate(" ".join(tokens), 1.0, "url")]
    choices = [_words_of(token.casefold()) for token in tokens]
    source = "lexicon" if all(known for _, known in choices) else "letters"
    best = _best_combinations([words for words, _ in choices], max(n, 10))
    total = sum(math.exp(score) for score, _ in best)
    return [Candidate(text, round(math.exp(score) / total, 4), source) for score, text in best[:n]]


def _words_of(token: str) -> tuple[list[tuple[str, float]], bool]:
    """Arabic words that romanize to ``token`` with their weights, and whether the lexicon holds one of them."""
    if not regex.fullmatch(r"[a-z]+", token):
        return [(token, 1.0)], True
    lexicon, letters = _lexicon(), _slug_letters()
    weights = {word: lexicon[word] for word in _by_slug().get(token, ())}
    for prefix in _PREFIXES:
        latin = prefix.translate(letters)
        if token.startswith(latin) and len(token) > len(latin) + 2:
            for rest in _by_slug().get(token[len(latin) :], ())[:3]:
                weights.setdefault(_joined(prefix, rest), _UNKNOWN + lexicon[rest] / 1000)
    known = bool(weights)
    if not known:
        weights[_letter_by_letter(token)] = _UNKNOWN
    ranked = heapq.nlargest(_PER_WORD, weights.items(), key=lambda item: (item[1], item[0]))
    return ranked, known


def _joined(prefix: str, rest: str) -> str:
    """A prefix set before a word; the article's alef falls after the preposition lam."""
    if prefix.endswith(LAM) and not prefix.startswith(ALEF) and rest.startswith(ALEF + LAM):
        return prefix[:-1] + LAM + rest[1:]
    return prefix + rest


@cache
def _letter_of() -> dict[str, str]:
    """Latin unit → the Arabic letter that most often stands behind it in the lexicon."""
    letters, counts = _slug_letters(), dict[tuple[str, str], float]()
    for word, count in _lexicon().items():
        for letter in word:
            if latin := letters.get(ord(letter), "").strip("`"):
                counts[latin, letter] = counts.get((latin, letter), 0) + count
    best: dict[str, str] = {}
    for (latin, letter), _ in sorted(counts.items(), key=lambda item: (item[1], item[0])):
        best[latin] = letter
    return best


def _letter_by_letter(token: str) -> str:
    """The Arabic spelling of an unknown token, each unit by its commonest letter."""
    units, table, i = [], _letter_of(), 0
    while i < len(token):
        size = 2 if token[i : i + 2] in table else 1
        units.append(table.get(token[i : i + size], token[i : i + size]))
        i += size
    return "".join(units)


def _best_combinations(choices: list[list[tuple[str, float]]], n: int) -> list[tuple[float, str]]:
    """The ``n`` best ways to pick one word from each place, with the sum of their logarithmic weights."""
    beam: list[tuple[float, tuple[str, ...]]] = [(0.0, ())]
    for words in choices:
        total = sum(weight for _, weight in words)
        grown = [(score + math.log(w / total), (*text, word)) for score, text in beam for word, w in words]
        beam = heapq.nsmallest(n, grown, key=lambda item: (-item[0], item[1]))
    return [(score, " ".join(text)) for score, text in beam]
