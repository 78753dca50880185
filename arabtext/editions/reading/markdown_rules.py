"""Rules for markdown-it of what pages have beside CommonMark: tags of HTML and JSX, shortcodes, attribute lists.

As in MDX (https://mdxjs.com/docs/what-is-mdx/), a tag is not the beginning of text that is no Markdown: what is between
two tags is read as Markdown too. A rule makes tokens of these types, whose ``meta`` says what was read:

- ``tag``: a start or an end tag, ``Tag``;
- ``raw``: an element that is read as a whole (``pre``, ``table``, ``script``), and its content;
- ``shortcode``: a call of Hugo, Jekyll or another site generator, in its own words.

Comments, attribute lists and the fences of containers (``:::``) leave no token.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import regex
from markdown_it import MarkdownIt
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from arabtext.memory import once

# Chosen by hand, far above real pages.
_MAX_TAG: Final = 2_000  # characters of a tag with its attributes
_MAX_FAILURES: Final = 2_000  # signs that begin no tag, after which no more are tried
_MAX_DEPTH: Final = 50  # of nested lists, quotations and marks
_MAX_EXPORT: Final = 500  # lines of an import or export

#: Elements that are read as a whole.
RAW: Final = frozenset(("pre", "table", "script", "style", "svg", "math", "textarea", "template", "noscript"))
#: Elements of running text, which do not end a paragraph.
INLINE: Final = frozenset(
    "a abbr b bdi bdo big br cite code data del dfn em font i ins kbd label mark q ruby rb rp rt s samp small span"
    " strike strong sub sup time tt u var wbr".split()
)
_VOID: Final = frozenset("area base br col embed hr img input link meta param source track wbr".split())

_TAG = regex.compile(
    r"<(?P<end>/?)(?:(?P<name>[A-Za-z][\w.:-]*+)(?P<attributes>(?:\s++(?&attribute)|(?&braces))*+)\s*+(?P<empty>/?))?>"
    r"(?(DEFINE)(?P<attribute>[\w:@.-]++(?:\s*+=\s*+(?&value))?+|(?&braces))"
    r"(?P<value>\"[^\"]*+\"|'[^']*+'|(?&braces)|[^\s\"'=<>`{]++)"
    r"(?P<braces>\{(?:/\*.*?\*/|[^{}\"'`]++|\"[^\"\n]*+\"|'[^'\n]*+'|`[^`]*+`|(?&braces))*+\}))",
    regex.DOTALL,
)
_ATTRIBUTE = regex.compile(
    r"(?P<name>[\w:@.-]++)\s*+=\s*+(?:\"(?P<value>[^\"]*+)\"|'(?P<value>[^']*+)'|(?P<value>[^\s\"'>{]++))"
)
_ATTRIBUTES_ONLY = (
    r"\{(?::[^{}\n]*+|\s*+(?:[#.][^\s{}#.\"'=]++|[\w-]++=(?:\"[^\"\n]*+\"|'[^'\n]*+'|[^\s{}\"']++))"
    r"(?:\s*+(?:[#.][^\s{}\"'=]++|[\w-]++=(?:\"[^\"\n]*+\"|'[^'\n]*+'|[^\s{}\"']++)))*+\s*+)\}"
)
_ATTRIBUTE_LIST = regex.compile(_ATTRIBUTES_ONLY)
_SHORTCODE = regex.compile(
    r"\{\{(?P<call>(?:[^{}\n]++|\}(?!\})|\{(?!\{))*+)\}\}|\{%(?P<call>(?:[^%\n]++|%(?!\}))*+)%\}"
)
_SPACE = regex.compile(r"\{\s*+(?:\"\s++\"|'\s++')\s*+\}")  # a blank in JSX
_CODE_CALL = regex.compile(r"[<%]?-?\s*+(?P<name>highlight|code|raw|comment|mermaid|codeblock)\b")
_IMPORT = regex.compile(
    r"import\s++(?:[\w$*{}\s,]+?\sfrom\s++)?+['\"]|import\s*+\{[\w\s,]*+\Z|export\s++(?:(?:const|let|var|function|class|async|default)\s|\{|\*)"
)
_CONTAINER = regex.compile(r":{3,}\s*+(?:\{[^}\n]*+\}|[\w-]++)?+\s*+(?P<title>[^\n]*+)")
_ADMONITION = regex.compile(r"(?:!!!|\?\?\?)\+?\s++[\w-]++(?:\s++[\w-]++)*+(?:\s++\"(?P<title>[^\"\n]*+)\")?\s*+")
_CONTENTS = regex.compile(r"(?i)\[\[?_?toc_?\]\]?")
_LOOSE_LINK = regex.compile(
    r"\[(?P<text>[^\[\]\n]{1,300}+)\](?:[ ]?\\?\(\s*+(?P<url>(?:\w++://|/|\.{1,2}/|\#|mailto:|\{\{)[^()\n]{0,500}?)"
    r"|\(\s*+(?P<url>[^()\n]{1,500}?\.\w{2,5}))\s*+(?:\"[^\"\n]*+\"\s*+)?\\?\)"
    r"|\[(?P<text>[^\[\]\n]{1,300}+)\]\[(?P<url>[^\[\]\s]{0,40}+)\]"
)
_FOOTNOTE = regex.compile(r"\[\^[^\s\[\]]{1,200}+\]|\^\[(?P<text>(?:[^\[\]]|\[[^\[\]\n]{0,500}+\]){1,3000}+)\]")
_WIKI_LINK = regex.compile(r"(?P<embed>!?)\[\[(?P<target>[^\[\]|\n]{1,300}+)(?:\|(?P<text>[^\[\]|\n]{1,300}+))?\]\]")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag: its name in lower case if it is of HTML, its attributes, and what it does."""

    name: str
    attributes: dict[str, str]
    is_end: bool
    is_empty: bool
    source: str

    @property
    def is_inline(self) -> bool:
        """Whether the element is of running text."""
        return self.name in INLINE

    @property
    def is_component(self) -> bool:
        """Whether the element is one of JSX: ``<Note>``, ``<Foo.Bar>``."""
        return self.name[:1].isupper() or "." in self.name


class _Parser(MarkdownIt):
    """A parser that leaves addresses as they are written."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return True


@once
def parser() -> MarkdownIt:
    """Return the parser."""
    md = _Parser("commonmark", {"maxNesting": _MAX_DEPTH}).enable(["table", "strikethrough"])
    footnote_plugin(md, inline=False, move_to_end=False)
    md.disable("footnote_ref")
    deflist_plugin(md)
    md.disable("html_block")
    md.block.ruler.before("table", "markup", _markup, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    code = _rule(md.block.ruler, "code")

    def code_outside_of_elements(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        return not state.env.get("open") and code(state, start, end, silent)

    md.block.ruler.at("code", code_outside_of_elements)
    md.inline.ruler.at("html_inline", _inline_markup)
    for name in ("link", "image"):
        md.inline.ruler.at(name, _where_closed(_rule(md.inline.ruler, name)))
    md.inline.ruler.after("link", "loose_link", _loose_link)
    md.inline.ruler.after("image", "footnote", _footnote)
    md.inline.ruler.before("link", "wiki_link", _wiki_link)
    return md


def _rule(ruler: Ruler[Any], name: str) -> Any:
    return next(rule.fn for rule in ruler.__rules__ if rule.name == name)


def _where_closed(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """Return a rule of links, which looks up no bracket in a text without one."""

    def closed(state: StateInline, silent: bool) -> bool:
        if state.src[state.pos] not in "[!":
            return False
        source, last = state.env.get("brackets", ("", -1))
        if source is not state.src:
            last = state.src.rfind("]")
            state.env["brackets"] = state.src, last
        return state.pos < last and rule(state, silent)

    return closed


# What was read


def tag_at(source: str, at: int, env: Any, end: int | None = None) -> tuple[Tag, int] | None:
    """Return the tag at a place of a text, and the place behind it."""
    if env.get("failures", 0) > _MAX_FAILURES:
        return None
    limit = min(len(source) if end is None else end, at + _MAX_TAG)
    found = _TAG.match(source, at, limit)
    if found is None:
        env["failures"] = env.get("failures", 0) + 1
        return None
    name = found["name"] or ""
    folded = name if name[:1].isupper() and "." not in name and not name.isupper() else name.lower()
    attributes = {
        match["name"].lower(): match["value"] or "" for match in _ATTRIBUTE.finditer(found["attributes"] or "")
    }
    is_empty = bool(found["empty"]) or folded in _VOID
    return Tag(folded, attributes, bool(found["end"]), is_empty, found.group()), found.end()


def _find(state: StateBlock, needle: str, at: int) -> int:
    """Return the place behind the next ``needle``, -1 if there is none; no part of a text is searched twice."""
    known: dict[str, tuple[int, int]] = state.env.setdefault("found", {})
    start, found = known.get(needle, (len(state.src) + 1, -1))
    if not (start <= at and (found < 0 or at <= found)):
        found = state.src.find(needle, at)
        known[needle] = at, found
    return found + len(needle) if found >= 0 else -1


# Blocks


def _markup(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a line that begins with a tag, a shortcode, an attribute list, or the fence of a container."""
    at = state.bMarks[start] + state.tShift[start]
    last = state.eMarks[start]
    if at >= last or (state.is_code_block(start) and not state.env.get("open")):
        return False
    match state.src[at]:
        case "<":
            return _comment(state, start, end, silent, at, "<!--", "-->") or _tags(state, start, end, silent, at)
        case "{":
            return (
                _comment(state, start, end, silent, at, "{/*", "*/}")
                or _whole_line(state, start, silent, _ATTRIBUTE_LIST, at)
                or _shortcodes(state, start, end, silent, at)
            )
        case ":" | "[":
            pattern = _CONTAINER if state.src[at] == ":" else _CONTENTS
            return _whole_line(state, start, silent, pattern, at)
        case "!" | "?":
            return _admonition(state, start, end, silent, at)
        case "i" | "e":
            return _module(state, start, end, silent, at)
    return False


def _push(state: StateBlock, kind: str, content: str, meta: Any = None) -> None:
    token = state.push(kind, "", 0)
    token.content = content
    token.meta = {"read": meta}


def _push_text(state: StateBlock, text: str) -> None:
    """Push a paragraph."""
    if text.strip():
        state.push("paragraph_open", "p", 1)
        token = state.push("inline", "", 0)
        token.content, token.children = text.strip(), []
        state.push("paragraph_close", "p", -1)


def _line_after(state: StateBlock, start: int, end: int, place: int) -> int:
    """Return the number of the line after the one that a place is in."""
    return bisect_left(state.eMarks, place, start, end) + 1


def _comment(state: StateBlock, start: int, end: int, silent: bool, at: int, first: str, last: str) -> bool:
    if not state.src.startswith(first, at):
        return False
    behind = _find(state, last, at)
    line = _line_after(state, start, end, behind)
    if behind < 0 or line > end:
        return False
    rest = state.src[behind : state.eMarks[line - 1]]
    if rest.strip() and line == start + 1:
        return False  # a comment before text
    if not silent:
        state.line = line
        _push_text(state, rest)
    return True


def _tags(state: StateBlock, start: int, end: int, silent: bool, at: int) -> bool:
    """Read a line of nothing but tags, the last of which may go on in other lines, or an element as a whole."""
    tags: list[Tag] = []
    place = at
    while (
        found := tag_at(state.src, place, state.env, state.eMarks[end - 1])
        if state.src[place : place + 1] == "<"
        else None
    ):
        tag, behind = found
        if tag.name in RAW and not tag.is_end and not tag.is_empty:
            return not tags and _raw(state, start, end, silent, tag, behind)
        tags.append(tag)
        place = behind
        while state.src[place : place + 1] in (" ", "\t"):
            place += 1
        if state.src[place : place + 1] in ("", "\n"):
            break
    line = _line_after(state, start, end, place)
    if not tags or line > end or place < state.eMarks[line - 1]:
        return False
    if silent:
        return not all(tag.is_inline for tag in tags)
    for tag in tags:
        _push(state, "tag", tag.source, tag)
        _count_open(state, tag, place)
    state.line = line
    return True


def _count_open(state: StateBlock, tag: Tag, place: int) -> None:
    """Count the elements that are open, in which indented lines are no code."""
    if tag.is_empty or tag.is_inline or not tag.name:
        return
    if tag.is_end:
        state.env["open"] = max(0, state.env.get("open", 0) - 1)
    elif _find(state, f"</{tag.name}", place) >= 0:
        state.env["open"] = state.env.get("open", 0) + 1


def _raw(state: StateBlock, start: int, end: int, silent: bool, tag: Tag, place: int) -> bool:
    """Read an element as a whole, and what is behind it in its last line as a paragraph."""
    close = f"</{tag.name}"
    behind = _find(state, close, place)
    line = _line_after(state, start, end, behind)
    if behind < 0 or line > end:
        return False
    if not silent:
        lines = state.getLines(start, line, state.blkIndent, False)
        inside, _, rest = lines.partition(close)
        _push(
            state, "raw", inside[inside.find(tag.source) + len(tag.source) :] if tag.source in inside else inside, tag
        )
        state.line = line
        rest = rest.partition(">")[2]
        _push_text(state, regex.sub(r"(?:\s*+</?[\w.-]++\s*+/?>)++\s*+$", "", rest))
    return True


def _whole_line(state: StateBlock, start: int, silent: bool, pattern: regex.Pattern[str], at: int) -> bool:
    """Read a line that is an attribute list, a table of contents, or the fence of a container with its title."""
    found = pattern.match(state.src, at, state.eMarks[start])
    if found is None or state.src[found.end() : state.eMarks[start]].strip():
        return False
    if not silent:
        state.line = start + 1
        _push_text(state, found.groupdict().get("title") or "")
    return True


def _shortcodes(state: StateBlock, start: int, end: int, silent: bool, at: int) -> bool:
    """Read a line of nothing but shortcodes; one around code, with the code."""
    calls = []
    place = at
    while found := _SHORTCODE.match(state.src, place, state.eMarks[start]):
        calls.append(found)
        place = found.end()
        while place < state.eMarks[start] and state.src[place] in " \t":
            place += 1
    if not calls or place < state.eMarks[start]:
        return False
    if silent:
        return True
    line = start + 1
    if code := _CODE_CALL.match(calls[0]["call"]):
        name = code["name"]
        if (closed := _closing(state, start, end, name)) is not None:
            if name != "comment":
                _push(state, "code_block", state.getLines(line, closed, 0, True))
            state.line = closed + 1
            return True
    for call in calls:
        _push(state, "shortcode", call["call"], call["call"])
    state.line = line
    return True


def _closing(state: StateBlock, start: int, end: int, name: str) -> int | None:
    """Return the number of the line with the shortcode that ends the one that begins in ``start``."""
    for mark in (f"end{name}", f"/{name}", f"/ {name}"):
        behind = _find(state, mark, state.eMarks[start])
        line = _line_after(state, start, end, behind) - 1
        if behind >= 0 and line < end:
            return line
    return None


def _admonition(state: StateBlock, start: int, end: int, silent: bool, at: int) -> bool:
    """Read ``!!! note "Title"`` (https://python-markdown.github.io/extensions/admonition/) and the indented text."""
    found = _ADMONITION.fullmatch(state.src, at, state.eMarks[start])
    if found is None:
        return False
    if silent:
        return True
    line = start + 1
    while line < end and (state.isEmpty(line) or state.sCount[line] - state.blkIndent >= 4):
        line += 1
    _push_text(state, found["title"] or "")
    state.line = start + 1
    if line > start + 1:
        state.blkIndent += 4
        state.md.block.tokenize(state, start + 1, line)
        state.blkIndent -= 4
    return True


def _module(state: StateBlock, start: int, end: int, silent: bool, at: int) -> bool:
    """Read imports and exports of MDX, which end with an empty line behind closed brackets."""
    if silent or state.level or state.sCount[start] or not _IMPORT.match(state.src[at : state.eMarks[start]]):
        return False
    line, depth = start, 0
    while line < min(end, start + _MAX_EXPORT) and (depth > 0 or not state.isEmpty(line)):
        text = state.src[state.bMarks[line] : state.eMarks[line]]
        depth += sum(text.count(mark) for mark in "{[(") - sum(text.count(mark) for mark in "}])")
        line += 1
    if depth > 0:  # the brackets are not closed: no more than the lines up to an empty one
        line = next((n for n in range(start, line) if state.isEmpty(n)), line)
    _push(state, "code_block", state.getLines(start, line, 0, True))
    state.line = line
    return True


# Running text


def _inline_markup(state: StateInline, silent: bool) -> bool:
    """Read a tag, a comment, an attribute list or a shortcode in running text."""
    found: tuple[str, Any, int] | None = None
    match state.src[state.pos]:
        case "<":
            found = _skipped(state, "<!--", "-->") or _inline_tag(state)
        case "{":
            found = _skipped(state, "{/*", "*/}") or _in_braces(state)
    if found is None:
        return False
    kind, meta, state.pos = found
    if silent or not kind:
        return True
    token = state.push(kind, "", 0)
    if kind == "text":
        token.content = meta
    else:
        token.meta = {"read": meta}
    return True


def _inline_tag(state: StateInline) -> tuple[str, Any, int] | None:
    found = tag_at(state.src, state.pos, state.env, state.posMax)
    return ("tag", *found) if found else None


def _in_braces(state: StateInline) -> tuple[str, Any, int] | None:
    """Return the kind, the content and the end of what begins with a brace."""
    if found := _SPACE.match(state.src, state.pos, state.posMax):
        return "text", " ", found.end()
    if found := _ATTRIBUTE_LIST.match(state.src, state.pos, state.posMax):
        return "", None, found.end()
    if found := _SHORTCODE.match(state.src, state.pos, state.posMax):
        return "shortcode", found["call"], found.end()
    return None


def _skipped(state: StateInline, first: str, last: str) -> tuple[str, Any, int] | None:
    """Return the end of a comment."""
    if not state.src.startswith(first, state.pos):
        return None
    found = state.src.find(last, state.pos, state.posMax)
    return ("", None, found + len(last)) if found >= 0 else None


def _loose_link(state: StateInline, silent: bool) -> bool:
    """Read ``[text]\\(address)``, ``[text] (address)`` and addresses with blanks."""
    if state.src[state.pos] != "[":
        return False
    found = _LOOSE_LINK.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        token = state.push("link_open", "a", 1)
        token.attrs = {"href": found["url"]}
        token = state.push("text", "", 0)
        token.content = found["text"]
        state.push("link_close", "a", -1)
    state.pos = found.end()
    return True


def _wiki_link(state: StateInline, silent: bool) -> bool:
    """Read ``[[page|text]]`` and ``![[file]]``."""
    if state.src[state.pos] not in "[!":
        return False
    found = _WIKI_LINK.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        if found["embed"]:
            token = state.push("shortcode", "", 0)
            token.meta = {"read": found["target"]}
        else:
            token = state.push("text", "", 0)
            token.content = found["text"] or found["target"]
    state.pos = found.end()
    return True


def _footnote(state: StateInline, silent: bool) -> bool:
    """Read ``^[a footnote]``, and the mark of a footnote that is elsewhere, ``[^1]``, which leaves nothing."""
    if state.src[state.pos] not in "^[":
        return False
    found = _FOOTNOTE.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent and found["text"]:
        state.push("footnote", "", 0).meta = {"read": found["text"]}
    state.pos = found.end()
    return True


def attributes_of(call: str) -> Iterator[tuple[str, str]]:
    """Yield the named values of a shortcode."""
    for match in _ATTRIBUTE.finditer(call):
        yield match["name"].lower(), match["value"] or ""
