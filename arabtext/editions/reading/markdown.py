"""Read Markdown: CommonMark (https://spec.commonmark.org/) with tables, footnotes and what site generators add.

:mod:`arabtext.editions.reading.markdown_rules` reads tags, shortcodes and attribute lists,
:mod:`arabtext.editions.reading.front_matter` the fields before the text. Code, imports and shortcodes are blocks that
are no running text; the text between two tags is read as any other text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import Final

import regex
from markdown_it.token import Token

from arabtext.editions.reading import front_matter
from arabtext.editions.reading.article import Article
from arabtext.editions.reading.blocks import Block, BlockKind, Link
from arabtext.editions.reading.markdown_rules import Tag, attributes_of, parser
from arabtext.editions.reading.page_parts import Metadata, day_in, names_in, to_article

_MARKS = regex.compile(
    r"""(?mx)\A\ufeff?\s*+(?:---|\+\+\+)[^\S\n]*+$  # fields before the text
    | ^[\u200e\u200f\u202a-\u202e]*+[^\S\n]{0,3}(?:
        \#{1,6}[^\S\n]|```|~~~|>[^\S\n]|[-*+][^\S\n]++\S|\[\^?[^\]\n]++\]:|:::|!!!\ |\|.*\|[^\S\n]*+$)
    | ^(?:={3,}|-{3,})[^\S\n]*+$
    | \]\\?\( | \[\^[\w-]++\] | \*\*\S | (?<![\w*])[*_](?=[^\s*_])[^\n*_]*+(?<=\S)[*_](?![\w*]) | (?<!`)`[^`\n]++`(?!`)
    | ^[^\S\n]*+</?[A-Za-z] | \{\{[<%] | \{%[ -] | ^\{[:\#.]
    | \{/\*"""
)
# before the mark of a block, where right-to-left text often has them
_CONTROLS = regex.compile(r"(?m)^[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]++(?=[^\S\n]*+[#>*+|~`:\[!-]|\p{Nd})")
_LONE_ADDRESS = regex.compile(r"<?(?:https?://|www\.)[^\s<>]++>?")
_NOTE_MARK = regex.compile(r"\[?(?:\d{1,3}|[*†‡§]{1,3}|[a-z])\]?")
_UNIT = regex.compile(r"(?:\d|(?<!\p{L})\p{L}{1,3})\Z")  # before an exponent: 10<sup>6</sup>, km<sup>2</sup>
_ALERT = regex.compile(r"\[!\w{3,20}\][-+]?\s*+")  # > [!NOTE]
_SIGNS = regex.compile(r"[\W_]*+")
_STARS = regex.compile(r"\*{2,3}")  # marks that the parser left beside punctuation
_CELL = regex.compile(r"(?i)<(?P<end>/?)(?P<name>tr|td|th|caption)\b[^<>]*+>")
_SHORTCODE = regex.compile(r"\s*+(?P<mark>[<%]?)-?\s*+(?P<end>/|end)?\s*+(?P<words>[^>%]*?)\s*+[/>%-]*+")
_DIRECTIVE = regex.compile(
    r"\{(?:note|warning|tip|important|caution|attention|hint|danger|seealso|admonition|epigraph)\}"
)
_CODE_SIGNS = regex.compile(r"[{}<>=;$\\|]|\(\)|//")
_SENTENCE_END = regex.compile(r"[.!?؟…:][\"”»)]?\Z")

_KINDS: Final[dict[str, BlockKind]] = {
    "li": "list item", "dt": "list item", "dd": "list item", "blockquote": "quotation", "figcaption": "caption",
    "caption": "caption", "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading",
    "h6": "heading", "ConsoleBlock": "code", "TerminalBlock": "code", "CodeBlock": "code",
}  # fmt: skip
_LISTS: Final = frozenset(("ul", "ol", "dl"))
_EMBEDS: Final = frozenset(
    ("iframe", "img", "image", "video", "audio", "embed", "object", "source", "picture", "input")
)
_ADDRESSES: Final = ("src", "href", "url", "data", "id")  # attributes that say what is embedded
_NESTED: Final = frozenset(
    ("list_item", "blockquote", "footnote_reference", "dt", "dd", "bullet_list", "ordered_list", "dl")
)
_MAX_SETEXT: Final = 20  # words of an underlined heading; a longer one is a paragraph before a rule
_MIN_PROSE: Final = 6  # words of an indented line that may be text
_MAX_DIRECTIVES: Final = 3  # nested directives

_TITLES: Final = ("title",)
_SUBTITLES: Final = ("subtitle", "standfirst")
_DATES: Final = ("date", "pubDate", "publishDate", "published", "datePublished", "published_at", "created")
_AUTHORS: Final = ("author", "authors", "by", "byline")
_LANGUAGES: Final = ("lang", "language", "locale")
_ADDRESS_FIELDS: Final = ("url", "canonical", "canonical_url", "canonicalURL", "permalink", "link")
_EDITIONS: Final = ("translation", "translations", "translation_url", "other_edition")
_KEYS: Final = ("translationKey", "translation_key", "translation_id", "translationId", "lang-ref", "lang_ref")
_LANGUAGE: Final = regex.compile(r"[A-Za-z]{2,3}(?=[-_]|\Z)")


def has_marks(text: str) -> bool:
    """Return whether a text has marks of Markdown.

    >>> has_marks("# A title"), has_marks("A [link](/x)."), has_marks("A (remark).")
    (True, True, False)
    """
    return _MARKS.search(text) is not None


def of_markdown(text: str) -> Article:
    r"""Return the article in a Markdown text; its footnotes are the last blocks.

    >>> found = of_markdown("---\ntitle: T\n---\n## A *visit* {#x}\n\nHe came.[^1]\n\n```js\nx()\n```\n\n[^1]: Late.")
    >>> found.title, [(block.kind, block.text) for block in found.blocks]
    ('T', [('heading', 'A visit'), ('paragraph', 'He came.'), ('code', 'x()'), ('footnote', 'Late.')])
    """
    text = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    fields, body = front_matter.split(text)
    walk = _Walk()
    walk.read(body)
    links = [*(Link("", url, "edition") for url in front_matter.listed(fields, _EDITIONS)), *walk.links]
    language = _LANGUAGE.match(front_matter.first(fields, _LANGUAGES))
    declared = Metadata(
        title=_plain(front_matter.first(fields, _TITLES)),
        subtitle=_plain(front_matter.first(fields, _SUBTITLES)),
        url=front_matter.first(fields, _ADDRESS_FIELDS) or None,
        language=language.group().lower() if language else "",
        date=day_in(front_matter.first(fields, _DATES).replace("T", " ")),
        authors=tuple(name for one in front_matter.listed(fields, _AUTHORS) for name in names_in(one)),
        links=tuple(links),
        key=front_matter.first(fields, _KEYS),
    )
    return to_article([*walk.blocks, *walk.footnotes], declared)


def _plain(text: str) -> str:
    """Return a line without marks."""
    walk = _Walk()
    walk.inline(_children(text))
    return walk.taken()[0]


def _children(source: str) -> Sequence[Token]:
    """Return the tokens of running text."""
    return parser().parseInline(source, {})[0].children or []


@dataclass(slots=True)
class _Open:
    """An element or a container that is open: its name, and the kind that it gives to its blocks."""

    name: str
    kind: BlockKind | None = None
    level: int = 0
    label: str = ""


@dataclass(slots=True)
class _Walk:
    """The walk over the tokens of a text, with what was read so far."""

    blocks: list[Block] = field(default_factory=list)
    footnotes: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _links: list[Link] = field(default_factory=list)
    _pictures: list[Block] = field(default_factory=list)
    _link_at: list[tuple[int, str]] = field(default_factory=list)
    _raised_at: int = -1
    _has_words: bool = False  # whether not all of the text is code
    _directives: int = 0

    def read(self, text: str) -> None:
        """Read a text."""
        tokens = iter(parser().parse(text, {}))
        for token in tokens:
            if token.type == "table_open":
                self._table(tokens)
            else:
                self._take(token)

    def _take(self, token: Token) -> None:
        """Take one token of a block."""
        base, _, end = token.type.rpartition("_")
        match token.type:
            case "inline":
                self.inline(token.children or [])
            case "heading_open":
                self.open.append(_Open("heading", "heading", level=int(token.tag[1:])))
            case "lheading_open":
                pass
            case "heading_close":
                self.flush()
                self._close("heading")
            case "paragraph_close":
                self.flush()
            case "fence" | "code_block":
                self._code(token)
            case "tag":
                self._tag(token.meta["read"])
            case "raw":
                self._raw(token.meta["read"], token.content)
            case "shortcode":
                self._shortcode(token.content)
            case _ if base in _NESTED and end == "open":
                self.flush()
                self.open.append(self._container(base, token))
            case _ if base in _NESTED and end == "close":
                self.flush()
                self._close(base)

    def _container(self, name: str, token: Token) -> _Open:
        match name:
            case "list_item":
                label = f"{token.info}{token.markup}" if token.info else token.markup
                return _Open(name, "list item", label=label)
            case "dt" | "dd":
                return _Open(name, "list item")
            case "blockquote":
                return _Open(name, "quotation")
            case "footnote_reference":
                return _Open(name, "footnote", label=token.meta["label"])
        return _Open(name)

    def _close(self, name: str) -> None:
        """Close the last open element of a name, and those in it."""
        at = next((at for at in range(len(self.open) - 1, -1, -1) if self.open[at].name == name), None)
        if at is not None:
            del self.open[at:]

    # Text

    def inline(self, tokens: Sequence[Token]) -> None:
        """Take running text."""
        for token in tokens:
            match token.type:
                case "text":
                    self._pieces.append(_STARS.sub("", token.content))
                    self._has_words = self._has_words or not _SIGNS.fullmatch(token.content)
                case "code_inline":
                    self._pieces.append(token.content)
                case "softbreak" | "hardbreak":
                    self._pieces.append(" ")
                case "link_open":
                    self._link_at.append((len(self._pieces), str(token.attrs.get("href", ""))))
                case "link_close":
                    self._end_link()
                case "image":
                    self._picture(str(token.attrs.get("src", "")), token.content or str(token.attrs.get("title", "")))
                case "tag":
                    self._inline_tag(token.meta["read"])
                case "footnote":
                    self._inline_footnote(token.meta["read"])

    def _end_link(self) -> None:
        at, url = self._link_at.pop() if self._link_at else (len(self._pieces), "")
        text = " ".join("".join(self._pieces[at:]).split())
        if _SIGNS.fullmatch(text):
            del self._pieces[at:]  # the sign of an anchor
        if url and not url.startswith("#"):
            self._links.append(Link(text, url))

    def _picture(self, address: str, words: str) -> None:
        words = _plain(words) if words.strip() else ""
        if not _SIGNS.fullmatch(words):
            self._pictures.append(Block("caption", words))
        elif address:
            self._pictures.append(Block("embed", address))

    def _inline_footnote(self, source: str) -> None:
        """Take a footnote that is written where its mark is."""
        inner = _Walk()
        inner.inline(_children(source))
        text, links = inner.taken()
        if text:
            self.footnotes.append(Block("footnote", text, links=links))
            self.links += links

    def taken(self) -> tuple[str, tuple[Link, ...]]:
        """Return the text that was taken since the last block, and its links."""
        text, links = " ".join("".join(self._pieces).split()), tuple(self._links)
        self._pieces, self._links, self._link_at, self._raised_at = [], [], [], -1
        return text, links

    def flush(self) -> None:
        """Make a block of the text that was taken; one of nothing but code is code."""
        has_words, self._has_words = self._has_words, False
        text, links = self.taken()
        text = _ALERT.sub("", text, count=1) if text.startswith("[!") else text
        if text and not _SIGNS.fullmatch(text):
            self._add(self._block(text, links) if has_words else Block("code", text))
        pictures, self._pictures = self._pictures, []
        for picture in pictures:
            self._add(picture)
        self.links += links

    def _block(self, text: str, links: tuple[Link, ...]) -> Block:
        """Return a text as a block of the kind that its place gives to it."""
        inner = next((one for one in reversed(self.open) if one.kind), None)
        note = next((one for one in self.open if one.kind == "footnote"), None)
        if _LONE_ADDRESS.fullmatch(text):
            return Block("embed", text.strip("<>"), links=links)
        if note:
            label, note.label = note.label, ""
            return Block("footnote", text, label=label, links=links)
        if inner is None or inner.kind is None:
            return Block("paragraph", text, links=links)
        if inner.kind == "heading" and len(text.split()) > _MAX_SETEXT and _SENTENCE_END.search(text):
            return Block("paragraph", text, links=links)
        label, inner.label = inner.label, ""
        level = sum(one.name.endswith("_list") or one.name in _LISTS for one in self.open)
        return Block(
            inner.kind,
            text,
            level=max(1, level) if inner.kind == "list item" else inner.level,
            label=label,
            links=links,
        )

    def _add(self, block: Block) -> None:
        in_footnote = any(one.kind == "footnote" for one in self.open)
        (self.footnotes if in_footnote else self.blocks).append(block)

    # Tags

    def _inline_tag(self, tag: Tag) -> None:
        """Take a tag in running text: one of a block ends the text before it."""
        if tag.name == "br" and any(one.kind == "heading" for one in self.open):
            self._pieces.append(" ")
        elif tag.name == "br":
            self.flush()
        elif tag.name == "sup":
            self._raise(tag)
        elif tag.name in {"img", "image"}:
            self._picture(self._address(tag), tag.attributes.get("alt", ""))
        elif tag.name == "a":
            if tag.is_end:
                self._end_link()
            elif not tag.is_empty:
                self._link_at.append((len(self._pieces), unescape(tag.attributes.get("href", ""))))
        elif tag.is_component and not tag.is_end:
            if words := tag.attributes.get("alt", ""):
                self._picture("", words)
        elif not tag.is_inline and not tag.is_component:
            self._tag(tag)

    def _raise(self, tag: Tag) -> None:
        """Take ``<sup>``; a mark of a footnote in it is left out, an exponent stays."""
        if not tag.is_end:
            self._raised_at = len(self._pieces)
        elif self._raised_at >= 0:
            mark = "".join(self._pieces[self._raised_at :]).strip()
            before = "".join(self._pieces[: self._raised_at])[-4:]
            if _NOTE_MARK.fullmatch(mark) and not _UNIT.search(before):
                del self._pieces[self._raised_at :]
            self._raised_at = -1

    def _tag(self, tag: Tag) -> None:
        """Take a tag of a block."""
        if tag.is_inline:
            self._inline_tag(tag)
            if tag.name != "a":
                return
            self.flush()
            return
        self.flush()
        if tag.is_end:
            self._close(tag.name)
        elif tag.name in _EMBEDS or (tag.is_empty and (tag.is_component or "-" in tag.name)):
            words = unescape(tag.attributes.get("alt", "") or tag.attributes.get("caption", ""))
            self._picture(self._address(tag) or " ".join(tag.source.split()), words)
            self.flush()
        elif not tag.is_empty and (kind := _KINDS.get(tag.name)):
            if self.open and self.open[-1].name == tag.name and tag.name != "blockquote":
                self.open.pop()  # <li> without an end
            level = int(tag.name[1]) if kind == "heading" else 0
            self.open.append(_Open(tag.name, kind, level=level))
        elif not tag.is_empty and tag.name in _LISTS:
            self.open.append(_Open(tag.name))
        elif words := tag.attributes.get("alt", ""):
            self._picture("", unescape(words))
            self.flush()

    def _address(self, tag: Tag) -> str:
        return next((unescape(tag.attributes[name]) for name in _ADDRESSES if tag.attributes.get(name)), "")

    def _raw(self, tag: Tag, content: str) -> None:
        """Take an element that was read as a whole."""
        self.flush()
        if tag.name == "pre":
            code = unescape(regex.sub(r"</?\w[^<>]*+>", "", content)).strip("\n")
            self._add(Block("code", code))
        elif tag.name == "table":
            self._html_table(content)

    def _html_table(self, content: str) -> None:
        rows: list[list[str]] = [[]]
        at, name = 0, ""
        for found in [*_CELL.finditer(content), None]:
            if name in {"td", "th", "caption"}:
                text = _cell(content[at : found.start() if found else len(content)])
                if name != "caption":
                    rows[-1].append(text)
                elif text:
                    self._add(Block("caption", text))
            if found:
                at, name = found.end(), "" if found["end"] else found["name"].lower()
                if name == "tr":
                    rows.append([])
        self._add_table(rows)

    # Tables, code, shortcodes

    def _table(self, tokens: Iterator[Token]) -> None:
        """Take the tokens of a table."""
        self.flush()
        rows: list[list[str]] = []
        for token in tokens:
            match token.type:
                case "tr_open":
                    rows.append([])
                case "inline":
                    cell = _Walk()
                    cell.inline(token.children or [])
                    text, links = cell.taken()
                    rows[-1].append(" ".join(filter(None, (*(block.text for block in cell.blocks), text))))
                    self._links += links
                    self._pictures += cell._pictures
                case "table_close":
                    break
        self._add_table(rows)

    def _add_table(self, rows: list[list[str]]) -> None:
        kept = tuple(tuple(row) for row in rows if any(row))
        lines = (" ".join(filter(None, row)) for row in kept)
        _, links = self.taken()
        if text := "\n".join(lines):
            self._add(Block("table", text, rows=kept, links=links))
        self.links += links
        self.flush()

    def _code(self, token: Token) -> None:
        self.flush()
        content = token.content.strip("\n")
        if _DIRECTIVE.match(token.info) and self._directives < _MAX_DIRECTIVES:
            self._directives += 1
            self.read(content)
            self._directives -= 1
        elif token.type == "code_block" and _is_prose(content):
            for text in regex.split(r"\n\s*\n", content):
                self.inline(_children(" ".join(text.split())))
                self.flush()
        elif content.strip():
            self._add(Block("code", content))

    def _shortcode(self, call: str) -> None:
        """Take a shortcode: a picture with its caption, or something that is embedded."""
        found = _SHORTCODE.fullmatch(call)
        if found is None or found["end"] or not found["words"]:
            return
        values = dict(attributes_of(call))
        if words := values.get("caption") or values.get("alt") or values.get("title"):
            self._picture("", unescape(words))
            self.flush()
        elif found["mark"] == "<" or found["words"].startswith("include"):
            self._add(Block("embed", found["words"]))


def _cell(source: str) -> str:
    """Return the text of a cell of an HTML table."""
    walk = _Walk()
    walk.inline(_children(source.strip()))
    return " ".join(filter(None, (*(block.text for block in walk.blocks), walk.taken()[0])))


def _is_prose(content: str) -> bool:
    """Return whether indented lines are paragraphs with an indent and no code."""
    words = content.split()
    return (
        len(words) >= _MIN_PROSE
        and not _CODE_SIGNS.search(content)
        and _SENTENCE_END.search(content.strip()) is not None
    )
