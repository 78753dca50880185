"""Take the text of a web page out of its tree: pieces in order, each with the element that it is in.

A piece ends where a block element begins or ends, and at a line break; elements are never joined. Each has the kind
that its elements show: heading, list item, quotation, caption, table, code, embed, footnote, paragraph. Marks of
footnotes in the text are left out. What belongs to the article is decided in :mod:`.page_frame`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, Final

import regex

from arabtext import resources
from arabtext.editions.reading.blocks import BlockKind, Link
from arabtext.errors import InputError
from arabtext.memory import once

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_INVISIBLE: Final = frozenset(
    ("script", "style", "noscript", "template", "head", "svg", "math", "select", "option", "button", "textarea",
     "input", "datalist", "canvas", "map", "progress", "meter", "amp-ad", "amp-analytics", "amp-sidebar",
     "amp-social-share",
     "amp-sticky-ad", "amp-user-notification", "amp-consent", "amp-pixel", "amp-img", "amp-anim", "img", "picture")
)  # fmt: skip
_INLINE: Final = frozenset(
    ("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
     "kbd", "label", "mark", "nobr", "output", "q", "ruby", "rb", "rt", "rp", "s", "samp", "small", "span", "strike",
     "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "g-emoji")
)  # fmt: skip
_EMBEDS: Final = frozenset(
    ("iframe", "video", "audio", "object", "embed", "amp-iframe", "amp-video", "amp-youtube", "amp-twitter",
     "amp-instagram", "amp-facebook", "amp-brightcove", "amp-dailymotion", "amp-vimeo", "amp-audio", "lite-youtube")
)  # fmt: skip
_LINES: Final = frozenset(("p", "li", "dd", "td", "blockquote", "figcaption", "h1", "h2", "h3"))  # of running text
_HEADINGS: Final = {**{f"h{level}": level for level in range(1, 7)}, "summary": 4}
#: What an element is by its name or its ARIA role (https://www.w3.org/TR/wai-aria-1.2/#landmark_roles).
_TAG_ROLES: Final = {
    "nav": "furniture", "aside": "furniture", "footer": "footer", "header": "header", "form": "furniture",
    "dialog": "furniture", "menu": "furniture", "article": "body", "main": "body", "figcaption": "caption",
    "caption": "caption", "address": "byline", "time": "date",
}  # fmt: skip
_ARIA_ROLES: Final = {
    "navigation": "furniture", "banner": "header", "contentinfo": "furniture", "complementary": "furniture",
    "search": "furniture", "dialog": "furniture", "alertdialog": "furniture", "menu": "furniture",
    "menubar": "furniture", "toolbar": "furniture", "tablist": "furniture", "main": "body", "article": "body",
    "doc-endnotes": "footnote", "doc-footnote": "footnote", "doc-toc": "furniture",
}  # fmt: skip
_ITEM_ROLES: Final = {
    "articlebody": "body", "author": "byline", "datepublished": "date", "datemodified": "date", "comment": "comments",
    "alternativeheadline": "subtitle", "caption": "caption",
}  # fmt: skip
_OF_TAXONOMY = regex.compile(
    r"(?i)^(?:(?:tag|category|status|format|type|has|no|with|without|is|js|col|size)-|(?:post|page)-\d)"
)
_PIECES_OF_NAMES = regex.compile(r"\p{Lu}?\p{Ll}++|\p{Lu}++(?!\p{Ll})|\p{Nd}++")
_HIDDEN = regex.compile(r"(?i)display\s*+:\s*+none|visibility\s*+:\s*+hidden")
_NOTE_MARK = regex.compile(r"^[\s\[({]*+(?:\p{Nd}{1,3}|[*†‡§¶]{1,3}|\p{L}|[ivx]{1,5}|note \p{Nd}{1,3})[\s\])}]*+$")
_BACK_MARK = regex.compile(r"^[\s↩↑^⏎⬆\ufe0e\[\]]*+$")
_NOTE_ID = regex.compile(r"(?i)^#?_?(?:fn|ftn|footnote|cite_note|note|endnote|edn)[\w:.\-]*+$")
_NOTE_BACK = regex.compile(r"(?i)^#_?(?:fnref|ftnref|cite_ref|noteref|ref|back|ednref|footnote-?ref)[\w:.\-]*+$")
_LOWER_DIGITS: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# Chosen by hand on the pages of tests/bench/reading.py.
MAX_PIECES: Final = 200_000  # of one page; a long book has a tenth of them
_MAX_CLASS: Final = 300  # characters of the classes of an element that are read
_MAX_CELL: Final = 60  # words of a cell; a table with a longer one is the layout of a page
_MAX_CELLS: Final = 20_000  # of one table
_MAX_PHRASE: Final = 5  # words of one entry of editions/page_words.tsv


@dataclass(eq=False, slots=True)
class Element:
    """A block element of a page. ``roles`` are those of its name, classes and attributes.

    ``weight`` is the running text in it in characters, ``count`` the pieces of running text; both are filled, and
    ``is_frame`` set, by :mod:`.page_frame`.
    """

    parent: Element | None
    tag: str
    roles: frozenset[str] = frozenset()
    names: str = ""  # its classes
    weight: float = 0.0
    count: int = 0
    is_frame: bool = False
    has_title: bool = False  # whether it has a heading of the first level
    first: int = 0  # piece in it, and the one after the last
    end: int = 0
    number: int = 0  # of the last item, of an ordered list
    label: str = ""  # of a list item whose text has not begun

    def lineage(self) -> Iterator[Element]:
        """Yield the element and those that it is in, the innermost first."""
        element: Element | None = self
        while element is not None:
            yield element
            element = element.parent


@dataclass(eq=False, slots=True)
class Piece:
    """A piece of text of a page.

    ``linked`` counts the characters of its text that are in links, ``marked`` those in inline elements that are marked
    as an author (``byline``) or a date, which ``marks`` has.
    """

    kind: BlockKind
    text: str
    element: Element
    level: int = 0
    label: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    links: tuple[Link, ...] = ()
    linked: int = 0
    marked: int = 0
    marks: frozenset[str] = frozenset()

    @property
    def is_link(self) -> bool:
        """Whether nearly all of it is in links."""
        return self.linked > 0.8 * len(self.text)


@dataclass(frozen=True, slots=True)
class _State:
    """What the text at a place of the tree belongs to."""

    element: Element
    kind: BlockKind = "paragraph"
    level: int = 0
    depth: int = 0  # of lists
    item: Element | None = None  # the list item
    href: str = ""  # of the link
    marks: frozenset[str] = frozenset()  # of an inline element that is marked as an author or a date


@dataclass
class PageTree:
    """The pieces of a page and its elements, both in order."""

    pieces: list[Piece] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    _run: list[str] = field(default_factory=list)
    _run_state: _State | None = None
    _links: list[Link] = field(default_factory=list)
    _linked: int = 0
    _marked: int = 0
    _marks: frozenset[str] = frozenset()
    _known: dict[str, frozenset[str]] = field(default_factory=dict)
    _link: list[str] = field(default_factory=list)
    _breaks: bool = False  # whether a line break came after the run

    @classmethod
    def of(cls, body: LexborNode) -> PageTree:
        """Return the pieces and elements below ``body``.

        Raises :class:`arabtext.errors.InputError` for a page with more pieces than any article has.
        """
        tree = cls()
        root = Element(None, "body")
        tree.elements.append(root)
        tree._walk(body, _State(root))
        return tree

    def _walk(self, body: LexborNode, state: _State) -> None:
        todo: list[tuple[LexborNode | str, _State]] = [(child, state) for child in _children(body)]
        while todo:
            if len(self.pieces) > MAX_PIECES:
                raise InputError(f"the page has more than {MAX_PIECES:,} pieces of text; no article does")
            node, state = todo.pop()
            if isinstance(node, str):  # the end of an element
                if node == "a":
                    self._end_link(state)
                elif node == "mark":
                    self._end_mark()
                elif node == "q":
                    self._add("”", state)
                else:
                    self._flush()
                continue
            tag = node.tag or ""
            if tag == "-text":
                self._add(node.text(deep=False), state)
            elif tag == "br":
                self._break(state)
            elif tag in _INLINE:
                self._enter_inline(node, tag, state, todo)
            elif not tag.startswith("-") and tag not in _INVISIBLE:
                self._enter_block(node, tag, state, todo)
        self._flush()

    def _enter_inline(
        self, node: LexborNode, tag: str, state: _State, todo: list[tuple[LexborNode | str, _State]]
    ) -> None:
        attributes = node.attributes
        roles = self._roles(tag, attributes)
        if "drop" in roles or "hidden" in roles or _is_note_mark(node, tag, attributes):
            return
        if tag == "sup" and (digits := _digits_of(node)):
            self._add(digits.translate(_LOWER_DIGITS), state)
            return
        if roles & {"byline", "date"}:
            if state.element.tag not in _LINES:  # a line of its own in the head of an article
                todo.append(("mark", state))
                self._end_mark()
            state = replace(state, marks=roles & {"byline", "date"})
        if tag == "a":
            state = replace(state, href=attributes.get("href") or "")
            todo.append(("a", state))
        if tag == "q":
            self._add("“", state)
            todo.append(("q", state))
        todo.extend((child, state) for child in _children(node))

    def _enter_block(
        self, node: LexborNode, tag: str, state: _State, todo: list[tuple[LexborNode | str, _State]]
    ) -> None:
        self._flush()
        attributes = node.attributes
        roles = self._roles(tag, attributes)
        if "drop" in roles and tag != "pre":
            return
        element = Element(state.element, tag, roles, (attributes.get("class") or "")[:_MAX_CLASS])
        self.elements.append(element)
        if tag in _EMBEDS:
            source = attributes.get("src") or attributes.get("data-src") or attributes.get("data") or ""
            text = " ".join((attributes.get("title") or "").split())
            if source or text:
                links = (Link(text, source),) if source else ()
                self.pieces.append(Piece("embed", text, element, links=links))
            return
        if tag == "pre":
            if text := node.text().strip("\n"):
                self.pieces.append(Piece("code", text, element))
            return
        if tag == "table" and (rows := _rows_of(node)):
            if caption := _caption_of(node):
                self.pieces.append(Piece("caption", caption, element))
            text = "\n".join(" ".join(filter(None, row)) for row in rows)
            kind: BlockKind = "footnote" if "footnote" in roles else "table"
            self.pieces.append(Piece(kind, text, element, rows=rows))
            return
        inner = self._inner(tag, attributes, state, element)
        todo.append(("", inner))
        todo.extend((child, inner) for child in _children(node))

    def _inner(self, tag: str, attributes: dict[str, str | None], state: _State, element: Element) -> _State:
        """Return the state inside a block element."""
        roles, kind = element.roles, state.kind
        level, depth, item = state.level, state.depth, state.item
        is_plain = kind in {"paragraph", "list item"}
        if tag in _HEADINGS or attributes.get("role") == "heading":
            level = _HEADINGS.get(tag) or min(6, int(_digits(attributes.get("aria-level") or "") or 2))
            kind = "heading" if is_plain else kind
            if level == 1:
                for one in element.lineage():
                    if one.has_title:
                        break
                    one.has_title = True
        elif "embed" in roles and tag == "blockquote":
            kind = "embed"
        elif "footnote" in roles and kind != "embed":
            kind = "footnote"
        elif tag in {"ul", "ol", "dl"}:
            depth, element.number = depth + 1, int(_digits(attributes.get("start") or "") or 1) - 1
        elif tag in {"li", "dt", "dd"}:
            kind = "list item" if is_plain or kind == "heading" else kind
            depth, item = max(depth, 1), element
            element.label = _label(tag, attributes, state.element)
            if _NOTE_ID.match(attributes.get("id") or "") and kind != "embed":
                kind = "footnote"
        elif "caption" in roles:
            kind = "caption"
        elif tag == "blockquote" or "quotation" in roles:
            kind = "quotation" if is_plain else kind
        elif (tag == "p" or tag == "div") and kind == "paragraph" and _NOTE_ID.match(attributes.get("id") or ""):
            kind = "footnote"
        elif kind == "heading":
            kind = "paragraph"
        return _State(element, kind, level, depth, item, state.href)

    def _add(self, text: str, state: _State) -> None:
        if not text or (not self._run and text.isspace()):
            return
        if self._breaks and not text.isspace():
            self._breaks = False
            if self._run and not text.lstrip()[0].islower():
                self._flush()
        self._run_state = self._run_state or state
        self._run.append(text)
        if state.marks:
            self._marked += len(text.strip())
            self._marks |= state.marks
        if state.href:
            self._link.append(text)
            self._linked += len(text.strip())

    def _break(self, state: _State) -> None:
        if state.kind == "heading":
            self._add(" ", state)
        elif self._run:
            if self._breaks:
                self._flush()
            else:
                self._run.append(" ")
                self._breaks = True

    def _roles(self, tag: str, attributes: dict[str, str | None]) -> frozenset[str]:
        """Return the parts of a page that the name and the attributes of an element say it is."""
        found = {_TAG_ROLES[tag]} if tag in _TAG_ROLES else set()
        if not attributes:
            return frozenset(found)
        for names, roles in (("role", _ARIA_ROLES), ("itemprop", _ITEM_ROLES)):
            written = (attributes.get(names) or "")[:_MAX_CLASS].casefold().split()
            found.update(roles[name] for name in written if name in roles)
        if "hidden" in attributes or _HIDDEN.search((attributes.get("style") or "")[:_MAX_CLASS]):
            found.add("hidden")
        if "author" in (attributes.get("rel") or ""):
            found.add("byline")
        for name in f"{attributes.get('class') or ''} {attributes.get('id') or ''}"[:_MAX_CLASS].split():
            if name not in self._known:
                self._known[name] = roles_of_name(name)
            found |= self._known[name]
        return frozenset(found)

    def _end_mark(self) -> None:
        """End the run of text if all of it is marked as an author or a date."""
        if self._marked and self._marked == len("".join(self._run).strip()):
            self._flush()

    def _end_link(self, state: _State) -> None:
        text = " ".join("".join(self._link).split())
        self._link = []
        if text and state.href:
            self._links.append(Link(text, state.href))

    def _flush(self) -> None:
        """End the run of text; make a piece of it."""
        text = " ".join("".join(self._run).split())
        state = self._run_state
        if text and state is not None:
            label = ""
            if state.item is not None and state.item.label:
                label, state.item.label = state.item.label, ""
            level = state.level if state.kind == "heading" else state.depth if state.kind == "list item" else 0
            self.pieces.append(
                Piece(
                    state.kind,
                    text,
                    state.element,
                    level=level,
                    label=label if state.kind in {"list item", "footnote"} else "",
                    links=tuple(self._links),
                    linked=self._linked,
                    marked=self._marked,
                    marks=self._marks,
                )
            )
        self._run, self._links, self._linked, self._marked = [], [], 0, 0
        self._breaks, self._run_state, self._marks = False, None, frozenset()


def _children(node: LexborNode) -> Iterator[LexborNode]:
    """Yield the nodes directly below a node, the last first."""
    child = node.last_child
    while child is not None:
        yield child
        child = child.prev


def _label(tag: str, attributes: dict[str, str | None], parent: Element) -> str:
    """Return the marker of a list item: its number, or a bullet."""
    if tag != "li":
        return ""
    if parent.tag != "ol":
        return "•"
    parent.number = int(_digits(attributes.get("value") or "") or parent.number + 1)
    return f"{parent.number}."


def _digits(written: str) -> str:
    """Return a number of at most six digits at the beginning of an attribute."""
    found = regex.match(r"\s*+([0-9]{1,6})(?![0-9])", written)
    return found[1] if found else ""


# Classes and other attributes


@once
def _page_words() -> dict[str, str]:
    """Return words in the class or the identifier of an element → the part of a page that they mark."""
    return resources.mapping("editions/page_words.tsv", "words", "role")


def roles_of_name(name: str) -> frozenset[str]:
    """Return the parts of a page that one class or identifier names, at its beginning or at its end."""
    words = [] if _OF_TAXONOMY.match(name) else [word.casefold() for word in _PIECES_OF_NAMES.findall(name)]
    for size in range(min(_MAX_PHRASE, len(words)), 0, -1):
        phrases = {" ".join(words[:size]), " ".join(words[-size:])}
        if roles := frozenset(_page_words()[phrase] for phrase in phrases if phrase in _page_words()):
            return roles
    return frozenset()


# Footnotes


def _is_note_mark(node: LexborNode, tag: str, attributes: dict[str, str | None]) -> bool:
    """Return whether a link is the mark of a footnote, or leads from it back to the text."""
    if tag != "a":
        return False
    href = attributes.get("href") or ""
    if not href.startswith("#") or len(href) > _MAX_CLASS:
        return False
    text = _start_of(node)
    if _BACK_MARK.match(text):
        return bool(text.strip())
    return _NOTE_MARK.match(text) is not None and (
        _NOTE_ID.match(href) is not None or _NOTE_BACK.match(href) is not None
    )


def _start_of(node: LexborNode) -> str:
    """Return the text of a link with few nodes in it; of another one as much as is no mark of a footnote."""
    parts = [one.text(deep=False) for one in islice(node.traverse(include_text=True), 8) if one.tag == "-text"]
    return "".join(parts)[:40]


def _digits_of(sup: LexborNode) -> str:
    """Return the digits of a raised number without elements in it, such as an exponent."""
    child = sup.child
    if child is None or child.tag != "-text" or child.next is not None:
        return ""
    text = child.text(deep=False).strip()
    return text if len(text) <= 3 and text.isascii() and text.isdigit() else ""


# Tables


def _caption_of(table: LexborNode) -> str:
    """Return the caption of a table."""
    first = table.child
    while first is not None and first.tag in {"-text", "-comment"}:
        first = first.next
    return " ".join(first.text().split()) if first is not None and first.tag == "caption" else ""


def _rows_of(table: LexborNode) -> tuple[tuple[str, ...], ...]:
    """Return the cells of a table of data; none of a table that is the layout of a page."""
    rows: list[list[list[str]]] = []
    cells = 0
    todo: list[LexborNode] = list(_children(table))
    while todo:
        node = todo.pop()
        tag = node.tag or ""
        if tag == "-text":
            if rows and rows[-1]:
                rows[-1][-1].append(node.text(deep=False))
            continue
        if tag in {"table", "pre", "form", "article", "iframe", *_HEADINGS} or cells > _MAX_CELLS:
            return ()
        if tag == "tr":
            rows.append([])
        elif tag in {"td", "th"}:
            cells += 1
            if not rows:
                rows.append([])
            rows[-1].append([])
        elif tag in {"br", "p", "div", "li"} and rows and rows[-1]:
            rows[-1][-1].append(" ")
        if tag == "caption" or tag in _INVISIBLE or (tag == "a" and _is_note_mark(node, tag, node.attributes)):
            continue
        todo.extend(_children(node))
    found = [tuple(" ".join("".join(cell).split()) for cell in row) for row in rows]
    found = [row for row in found if any(row)]
    if sum(len(row) > 1 for row in found) < 2 or any(len(cell.split()) > _MAX_CELL for row in found for cell in row):
        return ()
    return tuple(found)
