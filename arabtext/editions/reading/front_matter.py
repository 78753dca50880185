"""Read the fields before a Markdown text: YAML between ``---`` lines, TOML between ``+++`` lines.

Of YAML (https://yaml.org/spec/1.2.2/) this is what front matter has: nested fields, lists, quoted, folded and literal
text. Every value is text, so that ``no`` and ``12:30`` stay what they are, and a title may hold a colon. Anchors and
aliases are not followed.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import regex

# Chosen by hand, far above the front matter of real pages.
_MAX_CHARACTERS: Final = 100_000  # of the fields
_MAX_DEPTH: Final = 12  # of nested fields and lists
_FENCED = regex.compile(
    r"\ufeff?\s*+(?:(?P<yaml>---)|\+\+\+)[^\S\n]*+\n(?P<fields>(?:(?!(?:---|\+\+\+|\.\.\.)[^\S\n]*+$)[^\n]*+\n)*+)"
    r"(?:---|\+\+\+|\.\.\.)[^\S\n]*+(?:\n|\Z)",
    regex.MULTILINE,
)
_FIELD = regex.compile(
    r"(?P<key>\"[^\"]*+\"\s*+|'[^']*+'\s*+|[^\s\"'#\[\]{},&*!|>%@`:][^:#]*+):(?:\s++(?P<value>.*+)|(?<=^\w++:)(?P<value>[^\s/].*+))?"
)
_KEY = regex.compile(r"[\w.-]+")
_BLOCK_TEXT = regex.compile(r"(?P<style>[|>])[-+\d]*(?:\s+#.*)?")
_COMMENT = regex.compile(r"(?:^|\s+)#.*$")
_MARKER = regex.compile(r"[&!]\S*+\s*+")  # an anchor or a tag before a value
_FLOW = regex.compile(
    r"\s*+(?:(?P<mark>[\[\]{},:])|(?P<text>\"(?:[^\"\\]|\\.)*+\"|'(?:[^']|'')*+'|[^\[\]{},:]++|:(?=\S)))"
)
_ESCAPE = regex.compile(r"\\(?:u(?P<code>[\dA-Fa-f]{4})|(?P<mark>.))")
_ESCAPES: Final = {"n": "\n", "t": "\t"}


def split(text: str) -> tuple[dict[str, Any], str]:
    r"""Return the fields before a text, and the text after them; no fields where there are none that can be read.

    >>> split("---\ntitle: Iran: a folded\nauthors:\n  - Layla\n---\nText.")
    ({'title': 'Iran: a folded', 'authors': ['Layla']}, 'Text.')
    >>> split('+++\ntitle = "T"\ndate = 2020-01-02\n+++\nText.')
    ({'title': 'T', 'date': '2020-01-02'}, 'Text.')
    """
    found = _FENCED.match(text, endpos=_MAX_CHARACTERS)
    if not found:
        return {}, text
    if found["yaml"]:
        fields = _Yaml(found["fields"]).read()
        # A line between two rules is no front matter.
        is_front_matter = not found["fields"].strip() or any(_KEY.fullmatch(key) for key in fields)
        return (fields, text[found.end() :]) if is_front_matter else ({}, text)
    try:
        return _as_text(tomllib.loads(found["fields"])), text[found.end() :]
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}, text


def _as_text(value: Any) -> Any:
    """Return a value of TOML with numbers and dates as text."""
    if isinstance(value, dict):
        return {key: _as_text(one) for key, one in value.items()}
    return [_as_text(one) for one in value] if isinstance(value, list) else str(value)


def first(fields: Mapping[str, Any], names: Iterable[str]) -> str:
    """Return the first of the fields that is text and not empty; letters of either case count the same."""
    return next((texts[0] for name in names if (texts := listed(fields, (name,)))), "")


def listed(fields: Mapping[str, Any], names: Iterable[str]) -> list[str]:
    """Return the texts of the first field that has any: itself, those of a list, or the name in each entry.

    >>> listed({"author": [{"name": "Layla"}, "Omar"]}, ("author",))
    ['Layla', 'Omar']
    """
    folded = {key.casefold(): value for key, value in fields.items()}
    for name in names:
        value = folded.get(name.casefold())
        entries = value if isinstance(value, list) else [value]
        texts = [str(one.get("name", "")) if isinstance(one, dict) else one for one in entries]
        if found := [text.strip() for text in texts if isinstance(text, str) and text.strip()]:
            return found
    return []


@dataclass(frozen=True, slots=True)
class _Line:
    indent: int
    text: str


class _Yaml:
    """The lines of a YAML text that are not read yet."""

    def __init__(self, text: str) -> None:
        self.lines = [_Line(len(line) - len(line.lstrip(" ")), line.strip()) for line in text.expandtabs(2).split("\n")]
        self.at = 0

    def read(self) -> dict[str, Any]:
        """Return the fields of the text; empty for a text that has none."""
        value = self._value(0, 0)
        return value if isinstance(value, dict) else {}

    def _next(self) -> _Line | None:
        """Return the next line that is neither empty nor a comment."""
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if line.text and not line.text.startswith("#"):
                return line
            self.at += 1
        return None

    def _value(self, least: int, depth: int) -> Any:
        """Return the fields or the list in the next lines, which are indented by ``least`` or more."""
        line = self._next()
        if line is None or line.indent < least or depth > _MAX_DEPTH:
            return ""
        return self._list(line.indent, depth) if _is_item(line.text) else self._fields(line.indent, depth)

    def _list(self, indent: int, depth: int) -> list[Any]:
        items: list[Any] = []
        while (line := self._next()) and line.indent == indent and _is_item(line.text):
            rest = line.text[1:].lstrip()
            if _FIELD.fullmatch(rest) and not rest.startswith(("[", "{")):
                inner = indent + len(line.text) - len(rest)
                self.lines[self.at] = _Line(inner, rest)
                items.append(self._value(inner, depth + 1))
            else:
                self.at += 1
                items.append(self._scalar(rest, indent, depth))
        return items

    def _fields(self, indent: int, depth: int) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        while (line := self._next()) and line.indent >= indent:
            self.at += 1
            found = _FIELD.fullmatch(line.text) if line.indent == indent else None
            if found:
                value = self._scalar(found["value"] or "", indent, depth)
                fields.setdefault(found["key"].strip(" \t\"'"), value)
        return fields

    def _scalar(self, text: str, indent: int, depth: int) -> Any:
        """Return the value that begins with ``text`` and may go on in lines that are indented more than ``indent``."""
        text = _MARKER.sub("", text, count=1) if text[:1] in ("&", "!") else text
        if text.startswith("*") or depth > _MAX_DEPTH:
            return ""
        if found := _BLOCK_TEXT.fullmatch(text):
            return self._block_text(found["style"] == "|", indent)
        if not text or text.startswith("#"):
            following = self._next()
            is_list = following is not None and following.indent == indent and _is_item(following.text)
            return self._value(indent if is_list else indent + 1, depth + 1)
        if text[0] in "[{":
            return _flow(self._until_closed(text), depth)
        while (line := self._continuation(indent)) is not None:
            text = f"{text} {line}".strip()
        return _unquoted(text)

    def _continuation(self, indent: int) -> str | None:
        """Return the next line if it is indented more than ``indent``, which goes on with a text."""
        if self.at < len(self.lines) and self.lines[self.at].indent > indent and self.lines[self.at].text:
            self.at += 1
            return self.lines[self.at - 1].text
        return None

    def _block_text(self, is_literal: bool, indent: int) -> str:
        """Return a literal or a folded text: an empty line ends a paragraph of a folded one."""
        lines = []
        while self.at < len(self.lines) and (self.lines[self.at].indent > indent or not self.lines[self.at].text):
            lines.append(self.lines[self.at].text)
            self.at += 1
        text = "\n".join(lines).strip()
        return text if is_literal else regex.sub(r"\n(\n*)", lambda run: run[1] or " ", text)

    def _until_closed(self, text: str) -> str:
        """Return a list or fields in brackets with the lines up to the closing bracket."""
        pieces, depth = [text], 0
        while True:
            depth += sum(pieces[-1].count(mark) for mark in "[{") - sum(pieces[-1].count(mark) for mark in "]}")
            if depth <= 0 or self.at >= len(self.lines):
                return " ".join(pieces)
            pieces.append(self.lines[self.at].text)
            self.at += 1


def _is_item(text: str) -> bool:
    return text == "-" or text.startswith("- ")


def _unquoted(text: str) -> str:
    """Return a text without quotation marks, or a comment behind it."""
    if text in ('"', "'"):
        return ""
    if text[0] == '"' and (end := text.rfind('"')) > 0:
        return _ESCAPE.sub(_escaped, text[1:end])
    if text[0] == "'" and (end := text.rfind("'")) > 0:
        return text[1:end].replace("''", "'")
    return _COMMENT.sub("", text)


def _escaped(match: regex.Match[str]) -> str:
    """Return the character of an escape; none for half of a surrogate pair."""
    if match["code"]:
        code = int(match["code"], 16)
        return "" if 0xD800 <= code <= 0xDFFF else chr(code)
    return _ESCAPES.get(match["mark"], match["mark"])


def _flow(text: str, depth: int) -> Any:
    """Return the value of a list or of fields in brackets."""
    tokens = list(_FLOW.finditer(text))
    at = 0

    def value(depth: int) -> Any:
        nonlocal at
        if at >= len(tokens) or depth > _MAX_DEPTH:
            at = len(tokens)
            return ""
        token = tokens[at]
        at += 1
        if token["mark"] in ("[", "{"):
            return entries("]" if token["mark"] == "[" else "}", depth)
        written = token["text"] or ""
        while at < len(tokens) and tokens[at]["text"] and not written.startswith(('"', "'")):
            written += tokens[at].group()
            at += 1
        return _unquoted(written.strip()) if written.strip() else ""

    def entries(end: str, depth: int) -> Any:
        nonlocal at
        items: list[Any] = []
        fields: dict[str, Any] = {}
        while at < len(tokens) and tokens[at]["mark"] != end:
            if tokens[at]["mark"] in (",", ":", "]", "}"):
                at += 1
                continue
            one = value(depth + 1)
            if at < len(tokens) and tokens[at]["mark"] == ":":
                at += 1
                fields[str(one)] = value(depth + 1)
            else:
                items.append(one)
        at += 1
        return fields if end == "}" else items

    return value(depth)
