"""Show an address as a person can read it, and report what in it could deceive.

Percent-encoding follows RFC 3986 (https://www.rfc-editor.org/rfc/rfc3986), display follows RFC 3987
(https://www.rfc-editor.org/rfc/rfc3987) and UTS #39 (https://www.unicode.org/reports/tr39/): characters that could
mislead a reader stay encoded, and so does a host name that mixes scripts.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import SplitResult, quote, unquote_to_bytes, urlsplit

import regex

from arabtext.errors import expect_text
from arabtext.script.chars import BIDI_CONTROLS, ZERO_WIDTH, ZWJ
from arabtext.script.stages import Stage, edited, pattern, traced
from arabtext.script.wordlist import frequency
from arabtext.trace import Edit, Explained, Step

#: The percent sign of an encoded character, itself encoded again or not, in either notation.
_PERCENT: Final = "%(?:25|[uU]0025)*"
_OVERENCODED: Final = regex.compile(rf"{_PERCENT}(?=[0-9A-Fa-f]{{2}})")
_ENCODED_RUN: Final = regex.compile(rf"((?:{_PERCENT}[0-9A-Fa-f]{{2}})+)(?:%[0-9A-Fa-f]?\Z)?")
#: Controls, line separators, and what reorders the text around it.
_CONTROL: Final = r"[\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\u2028\u2029\u202A-\u202E\u2066-\u2069]"
_ENTITY: Final = r"(?i)&(?:amp|#0*+38|#x0*+26);"
_JAVASCRIPT: Final = regex.compile(rf"(?:{_PERCENT}[uU][0-9A-Fa-f]{{4}})+")
_HIDDEN: Final = frozenset(BIDI_CONTROLS + ZERO_WIDTH + ZWJ)
# Signs around an address in running text.
_SPACES: Final = "".join(c for c in map(chr, range(0x3001)) if c.isspace())
_OPENING: Final = '<"«“([' + _SPACES
_CLOSING: Final = '….,>"»”،؛؟' + _SPACES
_BRACKETS: Final = {")": "(", "]": "["}
_MAX_URL: Final = 100_000  # characters; browsers stop far below
_MAX_HOST: Final = 253  # characters (RFC 1035)
MAX_PASSES: Final = 50  # of 12,000 random addresses none changed in more than three; guards against an endless loop


def readable(url: str) -> str:
    """Return ``url`` as a person can read it, with Arabic for percent-encoding (also repeated) and for punycode.

    An address broken over lines is joined; what running text puts around it (brackets, quotation marks, a full stop, an
    ellipsis) is removed, as in UTS #58 (https://www.unicode.org/reports/tr58/), and so is a letter that is cut in half
    at the end. Characters that separate the parts of an address, spaces and the invisible controls of text direction
    stay encoded; a host name that mixes scripts is shown in punycode, as browsers do.
    ``readable(readable(url)) == readable(url)`` for any text.

    >>> readable("https://xn--mgbh0fb.xn--kgbechtv/%25D9%2582%25D9%258A%25D8%25B3?q=%D8%B3%20%E2%80%8F")
    'https://مثال.إختبار/قيس?q=س%20%E2%80%8F'
    """
    url = expect_text(url, "url")
    for _ in range(MAX_PASSES):
        before, url = url, _one_pass(url, _READABLE)
        if url == before:
            break
    return url


def explain(url: str) -> Explained:
    """Return the result of :func:`readable` with its steps and the map back to ``url``.

    >>> shown = explain("https://example.org/%D9%82%D9%8A%D8%B3/x")
    >>> shown.text[20:23], shown.span(20, 23)
    ('قيس', (20, 38))
    """
    text, steps = expect_text(url, "url"), list[Step]()
    for _ in range(MAX_PASSES):
        text, found = traced(text, _READABLE)
        if not found:
            break
        steps += found
    return Explained(text, url, tuple(steps))


def risks(url: str) -> tuple[str, ...]:
    """Return what could mislead a reader of ``url``, in plain words; nothing for an honest address.

    >>> risks("https://pаypal.com/")
    ('the host name mixes scripts: Cyrillic, Latin',)
    >>> risks("https://example.org/قيس")
    ()
    """
    url = expect_text(url, "url").strip()[:_MAX_URL]
    shown = _ENCODED_RUN.sub(lambda match: _bytes_of(match[1]).decode("utf-8", "replace"), url)
    parts = split(url)
    host = unicode_host((parts.hostname or "")[:_MAX_HOST])
    found = []
    if any(character in BIDI_CONTROLS for character in shown):
        found.append("it holds controls of text direction, which reorder what is shown")
    if any(character in ZERO_WIDTH + ZWJ for character in shown):
        found.append("it holds invisible characters")
    for label in host.split("."):
        if len(scripts := _scripts(label)) > 1:
            found.append(f"the host name mixes scripts: {', '.join(scripts)}")
    if _looks_like_latin(host):
        found.append("the host name is written in letters that look like Latin ones")
    if parts.username is not None:
        found.append(f"the text before @ is no host name; the host is {host}")
    return tuple(found)


_SCRIPTS: Final = (
    "Arabic",
    "Armenian",
    "Cyrillic",
    "Devanagari",
    "Georgian",
    "Greek",
    "Han",
    "Hebrew",
    "Latin",
    "Thai",
)
_IN_SCRIPT: Final = {script: regex.compile(rf"\p{{{script}}}") for script in _SCRIPTS}
#: Letters of other scripts that look like a Latin one (UTS #39, confusables), enough to spell a name.
_LATIN_LIKE: Final = frozenset("аеорсхуіјѕһӏԁԛԝьгкмтнвзο" + "αβγικνορτυχ")


def _scripts(label: str) -> list[str]:
    """Return the scripts of the letters of ``label``."""
    return [script for script, has in _IN_SCRIPT.items() if has.search(label)]


def _looks_like_latin(host: str) -> bool:
    """Return whether all letters of a label of ``host`` look like Latin ones."""
    labels = [[c for c in label if c.isalpha()] for label in host.split(".")]
    return any(
        letters and not any(c.isascii() for c in letters) and _LATIN_LIKE.issuperset(letters) for letters in labels
    )


_BEFORE_HOST: Final = regex.compile(r"(?:\w{1,20}:)?//(?:[^/?#@]{0,200}@)?")
_HOST: Final = regex.compile(r"[^/?#@:]*")


def _host_in_letters(url: str) -> Iterator[Edit]:
    """Yield the edit that shows a host name in letters, and in punycode each label that mixes scripts."""
    if not (before := _BEFORE_HOST.match(url)) or not (found := _HOST.match(url, before.end())):
        return
    labels = []
    for label in unicode_host(host := found.group()).split("."):
        mixed = len(_scripts(label)) > 1 or _looks_like_latin(label)
        labels.append(_punycode(label) if mixed else label)
    if (shown := ".".join(labels)) != host:
        yield Edit(*found.span(), shown)


def _punycode(label: str) -> str:
    try:
        return label.encode("idna").decode("ascii")
    except UnicodeError:
        return label


def unicode_host(host: str) -> str:
    """Return a host name with its punycode decoded (RFC 3492); an invalid label, or one too long, stays as it is."""
    labels = []
    for label in host.split("."):
        try:
            labels.append(label.encode("ascii").decode("idna") if _is_punycode(label) else label)
        except UnicodeError:
            labels.append(label)
    return ".".join(labels)


def _is_punycode(label: str) -> bool:
    return label[:4].lower() == "xn--" and len(label) <= _MAX_HOST


def _bytes_of(run: str) -> bytes:
    """Return the bytes of a run of percent-encoding, however often it was encoded."""
    return unquote_to_bytes(_OVERENCODED.sub("%", run))


def _show_run(match: regex.Match[str]) -> str:
    """Return a run of percent-encoded bytes with its readable letters decoded."""
    raw = _bytes_of(match[1])
    if raw.isascii():
        return match.group()
    try:
        return _shown(match, raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        if text := _arabic_of(raw):
            return _shown(match, text)
        if error.reason != "unexpected end of data" or raw[: error.start].isascii():
            return match.group()
        whole, half = raw[: error.start].decode("utf-8"), raw[error.start :]
        return _shown(match, whole) + ("" if match.end() == len(match.string) else quote(half))


def _shown(match: regex.Match[str], text: str) -> str:
    """Return the decoded ``text`` of a match; characters that cannot be shown, or would be trimmed, stay encoded."""
    start = len(text) - len(text.lstrip(_OPENING)) if match.start() == 0 else 0
    end = len(text.rstrip(_CLOSING)) if match.end() == len(match.string) else len(text)
    return "".join(
        c if start <= at < end and _is_showable(c) else quote(c, safe="", errors="replace") for at, c in enumerate(text)
    )


def _arabic_of(raw: bytes) -> str:
    """Return ``raw`` as Windows-1256, which old Arabic sites use, if that gives words of the list; else nothing."""
    text = raw.decode("cp1256")
    words = regex.findall(r"\p{L}+", text)
    return text if words and all(len(word) > 1 and frequency(word) for word in words) else ""


def _show_javascript(match: regex.Match[str]) -> str:
    """Return the letters of ``%uXXXX``, which JavaScript's escape() writes."""
    return _shown(
        match, "".join(chr(int(unit, 16)) for unit in regex.findall(r"[0-9A-Fa-f]{4}(?=%|\Z)", match.group()))
    )


def _is_showable(character: str) -> bool:
    return ord(character) > 0x7F and character not in _HIDDEN and unicodedata.category(character)[0] in "LMNSP"


def _may_be_trimmed(url: str) -> bool:
    return url[:1] in _OPENING or url[-1:] in _CLOSING or url[-1:] in _BRACKETS


def _trimmed(url: str) -> Iterator[Edit]:
    """Yield the removal of signs around an address; a bracket that is opened inside it stays."""
    start = len(url) - len(url.lstrip(_OPENING))
    end = len(url)
    #: Closing brackets that nothing inside opens.
    surplus = {close: url.count(close, start) - url.count(opening, start) for close, opening in _BRACKETS.items()}
    while end > start:
        if url[end - 1] in _CLOSING:
            end -= 1
        elif surplus.get(url[end - 1], 0) > 0:
            surplus[url[end - 1]] -= 1
            end -= 1
        else:
            break
    if start:
        yield Edit(0, start, "")
    if end < len(url):
        yield Edit(end, len(url), "")


def _has_control(url: str) -> bool:
    return not url.isprintable()


#: An address as it is in a text, without what the text added to it.
_CLEANED: Final = (
    pattern("join lines", "noise", r"(?<![ \t\r\n])[ \t]*+[\r\n][ \t\r\n]*+", "", only_with="\r\n"),
    pattern("decode entities", "encoding", _ENTITY, "&", only_with="&"),
    edited("trim", "noise", _trimmed, _may_be_trimmed),
    pattern("encode controls", "encoding", _CONTROL, lambda match: quote(match.group()), applies=_has_control),
)
_DECODED: Final = (
    *_CLEANED,
    pattern("decode escapes", "encoding", _JAVASCRIPT.pattern, _show_javascript, only_with="%"),
    pattern("decode percent-encoding", "encoding", _ENCODED_RUN.pattern, _show_run, only_with="%"),
)
_READABLE: Final = (*_DECODED, edited("show the host", "encoding", _host_in_letters, lambda url: "//" in url))


#: A host name without a scheme before it; "index.html" is none.
_NO_SCHEME: Final = regex.compile(
    r"[\w.-]+\.(?!(?:aspx?|cfm|html?|jspx?|pdf|php\d?|shtml|xml)(?:[/?:#]|\Z))\p{L}{2,}(?::\d+)?(?:[/?#]|\Z)"
)


def split(url: str) -> SplitResult:
    """Return the parts of ``url``, also without its scheme; an address that cannot be split is all path."""
    try:
        parts = urlsplit(f"//{url}" if _NO_SCHEME.match(url) else url)
        _ = parts.hostname, parts.port
    except ValueError:
        return SplitResult("", "", url, "", "")
    return parts


def decoded(url: str) -> str:
    """Return ``url`` on one line with its readable letters decoded; its host stays as it is."""
    return _one_pass(expect_text(url, "url")[:_MAX_URL], _DECODED)


def cleaned(url: str) -> str:
    """Return ``url`` on one line, without entities and without what running text puts around it."""
    return _one_pass(expect_text(url, "url")[:_MAX_URL], _CLEANED)


def shown(url: str) -> str:
    """Return ``url`` after one pass of what :func:`readable` does."""
    return _one_pass(url, _READABLE)


def _one_pass(url: str, stages: Sequence[Stage]) -> str:
    """Return ``url`` after each of ``stages`` ran once."""
    for stage in stages:
        url = stage(url)
    return url
