"""Read Word documents (DOCX, https://ecma-international.org/publications-and-standards/standards/ecma-376/).

The package, its relations, styles and properties are read by python-docx, which has no footnotes and no tracked
changes. The text is read here: as it is when all changes are accepted, without comments and hidden text.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Final

import regex

from arabtext.editions.reading.article import Article
from arabtext.editions.reading.blocks import Block, BlockKind, Link
from arabtext.editions.reading.page_parts import Metadata, names_in, to_article
from arabtext.errors import InputError, MissingExtraError
from arabtext.files.archive import open_archive, refuse_unpacked

# Chosen by hand, far above real articles.
_MAX_UNPACKED: Final = 400_000_000  # bytes of all parts, most of which are pictures
_MAX_XML: Final = 60_000_000  # bytes of the parts in XML
_MAX_DEPTH: Final = 40  # of tables and text boxes in each other
_MAX_LEVEL: Final = 8  # of a list, from 0; the standard has no more
_MAX_STYLES: Final = 20  # styles of which one is based on the next

#: Names of styles → the kinds of their paragraphs. Word writes the names of its own styles in English everywhere.
_STYLES: Final[dict[regex.Pattern[str], BlockKind]] = {
    regex.compile(r"title"): "title",
    regex.compile(r"heading \d"): "heading",
    regex.compile(r"caption|table of figures"): "caption",
    regex.compile(r"(?:intense )?quote|block text|quotations?"): "quotation",
    regex.compile(r"toc\b.*|contents?\b.*|table of contents|index\b.*|header|footer|page number"): "furniture",
    regex.compile(r"(?:source )?code|html preformatted|preformatted text|macro(?: text)?"): "code",
}
_LINK_FIELD = regex.compile(r"\s*+HYPERLINK\s++(?:\\[a-z]\s++)*+\"(?P<url>[^\"]++)\"")
#: Elements that hold what others hold: their content is read as if they were not there.
_TRANSPARENT: Final = frozenset(
    (
        "ins",
        "moveTo",
        "sdt",
        "sdtContent",
        "smartTag",
        "customXml",
        "bdo",
        "dir",
        "fldSimple",
        "ruby",
        "rubyBase",
        "oMath",
        "oMathPara",
        "hyperlink",
    )
)
_TEXTS: Final = {"tab": " ", "noBreakHyphen": "-", "ptab": " "}
_NOTES: Final = ("footnote", "endnote")
_GENERATED: Final = frozenset(
    ("python-docx", "microsoft office user", "user", "admin", "administrator", "windows user", "unknown")
)
_TEMPLATE_DAY: Final = "2013-12-23"  # of the template of python-docx
_OFF: Final = ("0", "false", "off", "none")


def of_word(raw: bytes, name: str) -> Article:
    """Return the article in a Word document; ``name`` is how an error calls it.

    Raises :class:`arabtext.errors.MissingExtraError` without the extra ``word``, and
    :class:`arabtext.errors.InputError` for what is no such document, or for one of more than a documented size.
    """
    try:
        import docx
    except ImportError as error:
        raise MissingExtraError("word", "Reading Word documents") from error
    refuse_unpacked(raw, name, "Word document", _MAX_UNPACKED)
    with open_archive(raw, name, "Word document") as archive:
        size = sum(
            entry.file_size for entry in archive.infolist() if entry.filename.lower().endswith((".xml", ".rels"))
        )
    if size > _MAX_XML:
        raise InputError(f"{name} has {size:,} bytes of XML; the most that an article may have are {_MAX_XML:,}")
    try:
        document = docx.Document(io.BytesIO(raw))
        walk = _Walk(_Package(document, name))
        walk.content(document.element.body)
        walk.flush()
        blocks = [*walk.blocks, *walk.footnotes()]
    except InputError:
        raise
    except Exception as error:  # python-docx and lxml raise many kinds for a damaged document
        raise InputError(f"{name} cannot be read as a Word document: {error}") from error
    return _with_properties(to_article(blocks, Metadata(links=tuple(walk.links))), document)


def _with_properties(article: Article, document: Any) -> Article:
    """Return an article with what the properties of its document say and the text does not."""
    try:
        properties = document.core_properties
        title, author = str(properties.title or "").strip(), str(properties.author or "").strip()
        created = properties.created.date().isoformat() if properties.created else None
    except Exception:  # damaged properties are left out; python-docx raises many kinds for them
        return article
    return replace(
        article,
        title=article.title or title,
        date=article.date or (created if created != _TEMPLATE_DAY else None),
        authors=article.authors or (() if author.casefold() in _GENERATED else tuple(names_in(author))),
    )


def _local(element: Any) -> str:
    """Return the name of an element without its namespace; empty for a comment."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def _child(element: Any, *path: str) -> Any:
    """Return the first element of a path of names, None if there is none."""
    for name in path:
        if element is None:
            return None
        element = next((one for one in element if _local(one) == name), None)
    return element


def _value(element: Any, name: str = "val") -> str:
    """Return an attribute of an element, empty if there is none."""
    if element is None:
        return ""
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _is_on(element: Any) -> bool:
    """Return whether a switch such as ``w:vanish`` is on."""
    return element is not None and _value(element) not in _OFF


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    based_on: str
    properties: Any  # w:pPr, or None


class _Package:
    """What the text of a document refers to: styles, numbering, links and notes."""

    def __init__(self, document: Any, name: str) -> None:
        self.part = document.part
        parts = {
            rel.reltype.rpartition("/")[2]: rel.target_part for rel in self.part.rels.values() if not rel.is_external
        }
        self.roots = {
            kind: self._root(part, name)
            for kind, part in parts.items()
            if kind in {"styles", "numbering", *(f"{n}s" for n in _NOTES)}
        }
        self._root(self.part, name)
        self.styles = {
            _value(style, "styleId"): _Style(
                _value(_child(style, "name")).casefold(), _value(_child(style, "basedOn")), _child(style, "pPr")
            )
            for style in self._all("styles", "style")
        }
        abstract = {_value(one, "abstractNumId"): one for one in self._all("numbering", "abstractNum")}
        self.formats: dict[tuple[str, str], str] = {}
        for number in self._all("numbering", "num"):
            for level in abstract.get(_value(_child(number, "abstractNumId")), ()):
                if _local(level) == "lvl":
                    self.formats[_value(number, "numId"), _value(level, "ilvl")] = _value(_child(level, "numFmt"))
        self.notes = {
            (kind, _value(note, "id")): note
            for kind in _NOTES
            for note in self._all(f"{kind}s", kind)
            if _value(note, "type") in ("", "normal")
        }

    def _all(self, root: str, name: str) -> Iterator[Any]:
        return (one for one in self.roots.get(root, ()) if _local(one) == name)

    @staticmethod
    def _root(part: Any, name: str) -> Any:
        """Return the XML of a part; a document type, which could declare entities, is refused."""
        from docx.oxml import parse_xml

        root = getattr(part, "element", None)
        root = parse_xml(part.blob) if root is None else root
        if root.getroottree().docinfo.internalDTD is not None:
            raise InputError(f"{name} has an XML document type, which a Word document may not have")
        return root

    def address(self, relation: str) -> str:
        """Return the address of a link."""
        found = self.part.rels.get(relation)
        return str(found.target_ref) if found is not None and found.is_external else ""

    def chain(self, style: str) -> Iterator[_Style]:
        """Yield a style and those that it is based on."""
        for _ in range(_MAX_STYLES):
            if (found := self.styles.get(style)) is None:
                return
            yield found
            style = found.based_on


@dataclass(slots=True)
class _Walk:
    """The walk over the text of a document, with what was read so far."""

    package: _Package
    blocks: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)  # kind and number, in the order of their marks
    _pieces: list[str] = field(default_factory=list)
    _links: list[Link] = field(default_factory=list)
    _boxes: list[Any] = field(default_factory=list)
    _fields: list[list[Any]] = field(default_factory=list)  # code, whether its result began, where it did
    _numbers: dict[str, list[int]] = field(default_factory=dict)  # of the last items of a list, one for each level
    _properties: Any = None  # of the paragraph that is read
    _depth: int = 0

    def content(self, parent: Any) -> None:
        """Read the paragraphs and tables in an element."""
        self._depth += 1
        for element in parent if self._depth <= _MAX_DEPTH else ():
            match _local(element):
                case "p":
                    self._paragraph(element)
                case "tbl":
                    self._table(element)
                case "AlternateContent":
                    self.content(_alternative(element))
                case name if name in _TRANSPARENT:
                    self.content(element)
        self._depth -= 1

    def _paragraph(self, element: Any) -> None:
        self._properties = _child(element, "pPr")
        self._runs(element)
        self._fields = [one for one in self._fields if one[1]]  # the code of a field ends with its paragraph
        mark = _child(self._properties, "rPr")
        if _child(mark, "del") is None and _child(mark, "moveFrom") is None:
            self.flush()  # else the paragraph goes on in the next one, and is of its kind

    def flush(self) -> None:
        """Make blocks of the text that was read, one for each line."""
        pieces, self._pieces = "".join(self._pieces).split("\n"), []
        links, self._links = tuple(self._links), []
        self.links += links
        kind, level, label = self._kind(self._properties) if any(map(str.strip, pieces)) else ("paragraph", 0, "")
        self._properties = None
        if kind in {"heading", "title", "code", "caption"}:
            pieces = ["\n".join(pieces) if kind == "code" else " ".join(pieces)]
        for piece in pieces:
            if text := (piece.strip("\n") if kind == "code" else " ".join(piece.split())):
                self.blocks.append(Block(kind, text, level=level, label=label, links=links))
                label, links = "", ()
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self.content(box)

    def _kind(self, properties: Any) -> tuple[BlockKind, int, str]:
        """Return kind, level and label of a paragraph."""
        styles = list(self.package.chain(_value(_child(properties, "pStyle")) or "Normal"))
        own = [properties, *(style.properties for style in styles)]
        outline = next((v for p in own if (v := _value(_child(p, "outlineLvl")))), "")
        if outline.isdecimal() and int(outline) < 6:
            return "heading", int(outline) + 1, ""
        for style in styles:
            for pattern, kind in _STYLES.items():
                if pattern.fullmatch(style.name):
                    level = int(style.name[-1]) if kind == "heading" else 0
                    return kind, min(level, 6), ""
        numbered = next((one for p in own if (one := _child(p, "numPr")) is not None), None)
        number = _value(_child(numbered, "numId"))
        if numbered is not None and number != "0":
            return self._item(number, _value(_child(numbered, "ilvl")) or "0")
        if any(style.name.startswith("list ") and style.name != "list paragraph" for style in styles):
            return "list item", 1, ""
        return "paragraph", 0, ""

    def _item(self, number: str, depth: str) -> tuple[BlockKind, int, str]:
        """Return kind, level and label of an item of a list; items are counted, since their numbers are not written."""
        level = min(int(depth), _MAX_LEVEL) if depth.isdecimal() else 0
        if self.package.formats.get((number, depth), "bullet") in {"bullet", "none"}:
            return "list item", level + 1, "•"
        counts = self._numbers.setdefault(number, [])
        counts[:] = [*counts, *[0] * _MAX_LEVEL][: level + 1]
        counts[level] += 1
        return "list item", level + 1, f"{counts[level]}."

    def _table(self, element: Any) -> None:
        self.flush()
        rows = [row for row in element.iter() if _local(row) == "tr" and _is_of(row, element)]
        kept = [row for row in rows if _child(row, "trPr", "del") is None]
        cells = [[cell for cell in row.iter() if _local(cell) == "tc" and _is_of(cell, element)] for row in kept]
        cells = [[cell for cell in row if _child(cell, "tcPr", "cellDel") is None] for row in cells]
        if all(len(row) <= 1 for row in cells):  # a frame around text
            for row in cells:
                for cell in row:
                    self.content(cell)
            return
        table, links = [], list[Link]()
        for row in cells:
            texts = []
            for cell in row:
                inner = self._read_apart(cell)
                texts.append(" ".join(" ".join(block.text.split()) for block in inner.blocks))
                links += inner.links
            if any(texts):
                table.append(tuple(texts))
        if table:
            text = "\n".join(" ".join(filter(None, row)) for row in table)
            self.blocks.append(Block("table", text, rows=tuple(table), links=tuple(links)))
        self.links += links

    def footnotes(self) -> list[Block]:
        """Return the footnotes and endnotes, in the order of their marks, each once."""
        found = list[Block]()
        seen = set[tuple[str, str]]()
        for key in self.notes:  # which grows, since a note may have notes
            note = self.package.notes.get(key)
            if note is None or key in seen:
                continue
            seen.add(key)
            label = str(len(seen))
            inner = self._read_apart(note)
            self.links += inner.links
            for block in inner.blocks:
                found.append(Block("footnote", " ".join(block.text.split()), label=label, links=block.links))
                label = ""
        return found

    def _read_apart(self, element: Any) -> _Walk:
        """Return the walk over an element whose blocks are not blocks of the text."""
        inner = _Walk(self.package, notes=self.notes, _numbers=self._numbers, _depth=self._depth)
        inner.content(element)
        inner.flush()
        return inner

    # Runs

    def _runs(self, parent: Any) -> None:
        """Read the runs in a paragraph, or in an element of one."""
        for element in parent:
            match _local(element):
                case "r":
                    self._run(element)
                case "hyperlink":
                    at = len(self._pieces)
                    self._runs(element)
                    self._link(at, self.package.address(_value(element, "id")))
                case name if name in _TRANSPARENT:
                    self._runs(element)
                case "AlternateContent":
                    self._runs(_alternative(element))

    def _link(self, at: int, address: str) -> None:
        text = " ".join("".join(self._pieces[at:]).split())
        if address:
            self._links.append(Link(text, address))

    def _run(self, run: Any) -> None:
        properties = _child(run, "rPr")
        if _is_on(_child(properties, "vanish")):
            return
        for element in run:
            name = _local(element)
            if name == "fldChar":
                self._field(_value(element, "fldCharType"))
            elif name == "instrText" and self._fields:
                self._fields[-1][0] += element.text or ""
            elif self._fields and not self._fields[-1][1]:
                continue  # the code of a field
            elif name == "t":
                self._pieces.append(element.text or "")
            elif name in _TEXTS:
                self._pieces.append(_TEXTS[name])
            elif name in {"br", "cr"}:
                self._pieces.append("\n")
            elif name in {"footnoteReference", "endnoteReference"}:
                self.notes.append((name.removesuffix("Reference"), _value(element, "id")))
            elif name in {"drawing", "pict", "object"}:
                self._boxes += _boxes(element)
            elif name == "AlternateContent":
                self._boxes += _boxes(_alternative(element))
            elif name in _TRANSPARENT:
                self._runs(element)

    def _field(self, step: str) -> None:
        """Take the beginning, the middle or the end of a field, whose code is before its result."""
        if step == "begin":
            self._fields.append(["", False, 0])
        elif step == "separate" and self._fields:
            self._fields[-1][1:] = [True, len(self._pieces)]
        elif step == "end" and self._fields:
            code, has_result, at = self._fields.pop()
            if has_result and (found := _LINK_FIELD.match(code)):
                self._link(at, found["url"])


def _alternative(element: Any) -> Any:
    """Return the first of the ways in which something is written, of which a program reads one."""
    choice = _child(element, "Choice")
    return (
        choice if choice is not None else _child(element, "Fallback") if _child(element, "Fallback") is not None else ()
    )


def _boxes(element: Any) -> list[Any]:
    """Return the texts in a drawing, without those in texts of it and without a second way to write one."""
    found = []
    for one in element if element is not None else ():
        match _local(one):
            case "txbxContent":
                found.append(one)
            case "AlternateContent":
                found += _boxes(_alternative(one))
            case _:
                found += _boxes(one)
    return found


def _is_of(element: Any, table: Any) -> bool:
    """Return whether a row or a cell is of a table and not of one in it."""
    return next((one for one in element.iterancestors() if _local(one) == "tbl"), None) is table
