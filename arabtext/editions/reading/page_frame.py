"""Decide which pieces of a web page are its article, and which its frame.

Elements that say what they are (``<nav>``, ``class="related-posts"``) are the frame, unless they hold most of the
running text. The article is the innermost element with most of the rest; text around it counts if it says that it is of
the article, or if trafilatura, which reads the page on its own, keeps it. Lines such as "Read also" and "Comments" turn
what follows them into frame.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

import regex

from arabtext import resources
from arabtext.editions.reading.blocks import Block, BlockKind
from arabtext.editions.reading.page_parts import authors_in, furniture, is_date_line, key
from arabtext.editions.reading.page_tree import Element, PageTree, Piece
from arabtext.memory import once

_RUNNING: Final = frozenset[BlockKind](("paragraph", "list item", "quotation"))
_BODY: Final = frozenset[BlockKind]((*_RUNNING, "heading", "table", "footnote", "code", "embed", "caption"))
# Chosen by hand on the pages of tests/bench/reading.py.
_MIN_RUNNING: Final = 12  # words of a piece of running text
_MIN_SENTENCE: Final = 5  # words of one that ends in a full stop
_MAX_FRAME: Final = 0.5  # share of the running text that an element of the frame can hold
_MAX_COMMENTS: Final = 0.95  # the same for comments, which are often longer than the article
_MIN_ARTICLE: Final = 0.75  # share of the running text that the element of the article holds
_DOUBT: Final = 0.35  # weight of text that trafilatura leaves out
_MAX_LINE: Final = 25  # words of a byline or a date
_MAX_LABEL: Final = 8  # words of a line that announces others, such as "Read also"
_MAX_UNDER: Final = 30  # pieces under such a line
_MIN_MARKED: Final = 0.4  # share of a line that is marked as an author or a date
_SENTENCE_END = regex.compile(r"[.!?؟…۔][\"'”’»)\]]*+$")
_NUMBERS = regex.compile(r"\p{Nd}++(?:[.,]\p{Nd}++)*+")


@dataclass(frozen=True, slots=True)
class Framed:
    """A piece of a page with what it is: a part of the article, or of its frame."""

    piece: Piece
    kind: BlockKind

    @property
    def block(self) -> Block:
        """The piece as a block."""
        piece = self.piece
        return Block(self.kind, piece.text, level=piece.level, label=piece.label, rows=piece.rows, links=piece.links)


def frame(tree: PageTree, is_kept: Callable[[str], bool] | None = None) -> list[Framed]:
    """Return the pieces of a page with their kinds; ``is_kept`` is the opinion of another reader on a piece of text."""
    pieces = tree.pieces
    kept = [is_kept is None or is_kept(piece.text) for piece in pieces]
    running = [_is_running(piece) for piece in pieces]
    _weigh(tree, running, kept)
    _mark_frame(tree)
    root = _find_root(tree, running, kept)
    inside = {id(root)}
    for element in tree.elements:
        if element.parent is not None and id(element.parent) in inside:
            inside.add(id(element))
    found = [
        _kind(piece, is_inside=id(piece.element) in inside, is_kept=is_kept is not None and keeps, runs=runs)
        for piece, keeps, runs in zip(pieces, kept, running, strict=True)
    ]
    _mark_labels(pieces, found, running)
    _mark_links(pieces, found, kept)
    _mark_repeated(pieces, found)
    _mark_last_headings(found)
    return [Framed(piece, kind) for piece, kind in zip(pieces, found, strict=True)]


def _is_running(piece: Piece) -> bool:
    """Return whether a piece is running text: long, or a sentence; and not mainly links."""
    if piece.kind not in _RUNNING or piece.linked > 0.5 * len(piece.text):
        return False
    words = len(piece.text.split())
    return words >= _MIN_RUNNING or (words >= _MIN_SENTENCE and _SENTENCE_END.search(piece.text) is not None)


def _weigh(tree: PageTree, running: list[bool], kept: list[bool]) -> None:
    """Add up the running text of each element, in characters."""
    some = any(running)
    for piece, runs, keeps in zip(tree.pieces, running, kept, strict=True):
        if runs or (not some and piece.kind in _BODY):
            piece.element.weight += (len(piece.text) - piece.linked) * (1 if keeps else _DOUBT)
            piece.element.count += 1
    for element in reversed(tree.elements):
        if element.parent is not None:
            element.parent.weight += element.weight
            element.parent.count += element.count


def _mark_frame(tree: PageTree) -> None:
    """Mark the elements of the frame."""
    total = tree.elements[0].weight
    for element in tree.elements:
        parent = element.parent
        element.is_frame = (parent is not None and parent.is_frame) or _says_frame(element, total)


def _says_frame(element: Element, total: float) -> bool:
    """Return whether an element says that it is of the frame, and does not hold most of the text."""
    roles = element.roles
    if element.weight > _MAX_COMMENTS * total:
        return False
    if roles & {"comments", "hidden"}:
        return True
    if element.weight > _MAX_FRAME * total:
        return False
    if roles & {"header", "footer"}:
        return not element.has_title and not (
            any("body" in one.roles for one in element.lineage()) and "header" in roles
        )
    return "furniture" in roles and not element.has_title


def _find_root(tree: PageTree, running: list[bool], kept: list[bool]) -> Element:
    """Return the element of the article: the innermost one with most of the running text outside the frame."""
    weights: dict[int, float] = {}
    counts: dict[int, int] = {}
    some = any(r and not p.element.is_frame for r, p in zip(running, tree.pieces, strict=True))
    for piece, runs, keeps in zip(tree.pieces, running, kept, strict=True):
        if not piece.element.is_frame and (runs or (not some and piece.kind in _BODY)):
            at = id(piece.element)
            weights[at] = weights.get(at, 0.0) + (len(piece.text) - piece.linked) * (1 if keeps else _DOUBT)
            counts[at] = counts.get(at, 0) + 1
    children: dict[int, list[Element]] = {}
    for element in reversed(tree.elements):
        if element.parent is not None and not element.is_frame:
            above, at = id(element.parent), id(element)
            children.setdefault(above, []).append(element)
            weights[above] = weights.get(above, 0.0) + weights.get(at, 0.0)
            counts[above] = counts.get(above, 0) + counts.get(at, 0)
    root = tree.elements[0]
    total, fewest = weights.get(id(root), 0.0), min(2, counts.get(id(root), 0))
    while True:
        best = max(children.get(id(root), []), key=lambda one: weights.get(id(one), 0.0), default=None)
        if best is None or not total or weights.get(id(best), 0.0) < _MIN_ARTICLE * total:
            return root
        if counts.get(id(best), 0) < fewest or best.tag in {"p", "li", "ul", "ol", "blockquote", "dl", "tr"}:
            return root
        root = best


def _kind(piece: Piece, *, is_inside: bool, is_kept: bool, runs: bool) -> BlockKind:
    """Return what a piece is by the elements that it is in."""
    element = piece.element
    if element.is_frame:
        return "furniture"
    if piece.kind == "heading" and piece.level == 1:
        return "heading"
    if _is_byline(piece):
        return "byline"
    if is_inside:
        return piece.kind
    if "subtitle" in element.roles and piece.kind in _RUNNING:
        return piece.kind
    if piece.kind in {"caption", "embed"} and _is_near(element):
        return piece.kind
    return piece.kind if runs and is_kept else "furniture"


def _is_near(element: Element) -> bool:
    """Return whether an element outside the article's text is in an element for the whole article."""
    return any("body" in one.roles for one in element.lineage())


def _is_byline(piece: Piece) -> bool:
    """Return whether a piece is a line about authors or dates."""
    words = len(piece.text.split())
    if piece.kind not in {"paragraph", "list item"} or words > _MAX_LINE:
        return False
    if piece.marked > _MIN_MARKED * len(piece.text.replace(" ", "")):
        return True
    for element in piece.element.lineage():
        if element.count > 1 or (element.count and not _is_running(piece)):
            break
        if element.roles & {"byline", "date"}:
            return True
    return words < _MIN_RUNNING and (is_date_line(piece.text) or bool(authors_in(piece.text)))


# What lines say about those after them


@once
def _lines() -> dict[str, str]:
    """Return the keys of lines in the frame of a page → what they say about the lines after them."""
    rows = resources.rows("editions/page_lines.tsv", "phrase", "effect")
    return {**{key(phrase): effect for phrase, effect in rows}, **furniture()}


def _effect(text: str) -> str:
    """Return what a line says about the next ones; empty for a line of the article."""
    words = text.split()
    if len(words) > _MAX_LABEL:
        return ""
    written = key(_NUMBERS.sub("0", text)).replace("0 0", "0")
    if effect := _lines().get(written):
        return effect
    label, _, rest = text.partition(":")
    return _lines().get(key(label), "") if not rest.strip() else ""


def _mark_labels(pieces: list[Piece], found: list[BlockKind], running: list[bool]) -> None:
    """Mark lines of the frame, and those that they announce."""
    last = max((at for at, kind in enumerate(found) if running[at] and kind in _RUNNING), default=-1)
    seen = False  # running text
    at = 0
    while at < len(pieces):
        kind, piece = found[at], pieces[at]
        if kind in _RUNNING and running[at]:
            seen = True
        if kind not in {"paragraph", "list item", "heading", "quotation"} or piece.level == 1 == (kind == "heading"):
            at += 1
            continue
        effect = _effect(piece.text)
        if effect in {"also", ""} and _announces(piece):
            found[at] = "furniture"
            at += 1
            continue
        if effect and effect not in {"body", "edition"}:
            found[at] = "furniture"
        if effect == "comments" and seen:
            _mark_rest(found, at)
            return
        if effect in {"end", "skip", "also"}:
            at = _mark_under(pieces, found, running, at, last) if seen or effect != "skip" else _mark_about(found, at)
        at += 1


def _announces(piece: Piece) -> bool:
    """Return whether a line is a phrase such as "Read also:" with the title of another article."""
    label, colon, rest = piece.text.partition(":")
    if not colon or not rest or len(label.split()) > 4:
        return False
    effect = _lines().get(key(label))
    return effect in {"also", "end"} and (piece.linked > 0.4 * len(piece.text) or effect == "end")


def _mark_rest(found: list[BlockKind], at: int) -> None:
    """Mark all pieces from a place on, footnotes excepted."""
    for after in range(at, len(found)):
        if found[after] != "footnote":
            found[after] = "furniture"


def _mark_about(found: list[BlockKind], at: int) -> int:
    """Mark the lines about the author before the text; return the place of the last."""
    after = at + 1
    if after < len(found) and found[after] in {"paragraph", "byline"}:
        found[after] = "furniture"
    return after


def _mark_under(pieces: list[Piece], found: list[BlockKind], running: list[bool], at: int, last: int) -> int:
    """Mark the pieces under a line such as "Related articles", up to the next running text; return the last place."""
    label = pieces[at].element
    home = label.parent if label.count == 0 and label.parent is not None else label
    after = at + 1
    while after < min(len(pieces), at + 1 + _MAX_UNDER):
        piece = pieces[after]
        goes_on = running[after] and found[after] in _RUNNING and not piece.is_link
        if after <= last and goes_on and (piece.element.parent is not home or home.count > 1):
            break
        if found[after] == "heading" and after <= last and not piece.is_link and after > at + 1:
            break
        if found[after] in _BODY and found[after] != "footnote":
            found[after] = "furniture"
        after += 1
    return after - 1


def _mark_links(pieces: list[Piece], found: list[BlockKind], kept: list[bool]) -> None:
    """Mark what is nothing but a link: lists of links that no other reader keeps, and lines."""
    lists: dict[int, list[int]] = {}
    for at, piece in enumerate(pieces):
        if found[at] == "list item":
            lists.setdefault(id(piece.element.parent), []).append(at)
        elif found[at] == "paragraph" and piece.is_link and not _SENTENCE_END.search(piece.text):
            found[at] = "furniture"
    last = max((at for at, kind in enumerate(found) if kind in _RUNNING and _is_running(pieces[at])), default=-1)
    for items in lists.values():
        links = sum(pieces[at].is_link for at in items)
        if links == len(items) and (not any(kept[at] for at in items) or items[0] > last):
            for at in items:
                found[at] = "furniture"


def _mark_repeated(pieces: list[Piece], found: list[BlockKind]) -> None:
    """Mark long text that comes a second time, such as that for narrow screens."""
    seen = set[str]()
    for at, piece in enumerate(pieces):
        if found[at] in _RUNNING and len(piece.text.split()) >= _MIN_RUNNING:
            if piece.text in seen:
                found[at] = "furniture"
            seen.add(piece.text)


def _mark_last_headings(found: list[BlockKind]) -> None:
    """Mark headings under which nothing of the article follows."""
    for at in range(len(found) - 1, -1, -1):
        if found[at] == "heading":
            found[at] = "furniture"
        elif found[at] in _BODY and found[at] not in {"caption", "embed"}:
            return


def texts(framed: Iterable[Framed], kind: BlockKind) -> list[str]:
    """Return the text of the pieces of one kind."""
    return [one.piece.text for one in framed if one.kind == kind]
