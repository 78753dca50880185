"""Decide which pieces of a web page are its article, and which its frame.

Elements that say what they are (``<nav>``, ``class="related-posts"``) are the frame, unless they hold most of the
running text. The article is the innermost element with most of the rest; text around it counts if it says that it is of
the article, or if trafilatura, which reads the page on its own, keeps it. Lines such as "Read also" and "Comments" turn
what follows them into frame.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, islice
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
_MAX_PROMOTION: Final = 45  # words of a line that asks to subscribe
_MAX_BOX: Final = 0.3  # share of the running text in an element that such a line heads
_MIN_BEFORE: Final = 1_500  # characters of the article before comments
_MIN_LINKED: Final = 0.8  # share of what follows "Read also:" that is a link
_MAX_TIMES: Final = 3  # that a line of an article comes
_MIN_CARDS: Final = 2  # in a list of other articles
_MAX_CARD: Final = 5  # pieces of one of them
_MIN_PIECES: Final = 2  # of running text before an element with comments
_MIN_STANDFIRST: Final = 5  # words of a line between the title and the text
_MAX_LINEAGE: Final = 30  # elements around a piece that say what it is
_MIN_MARKED: Final = 0.4  # share of a line that is marked as an author or a date
_SENTENCE_END = regex.compile(r"[.!?؟…۔][\"'”’»)\]]*+$")
_NO_WORDS = regex.compile(r"[^\p{L}\p{M}]++")
_COPYRIGHT = regex.compile(
    r"(?i)^[™®&\s]*+(?:©|\(c\)|copyright\b|all rights reserved|(?:جميع |كافة )?الحقوق محفوظة|حقوق النشر)"
)


@dataclass(frozen=True, slots=True)
class Framed:
    """A piece of a page with what it is: a part of the article, or of its frame."""

    piece: Piece
    kind: BlockKind
    is_inside: bool  # in the element of the article

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
    _measure(tree, running, kept)
    _mark_frame(tree)
    _mark_boxes(tree, running)
    _mark_cards(tree, running)
    root = _find_root(tree, running, kept)
    page = _Page(pieces, running, kept, [_kind(piece, root) for piece in pieces], root)
    page.keep_around_root()
    page.mark_labels()
    page.mark_links()
    page.mark_repeated()
    page.mark_last_headings()
    return [
        Framed(piece, kind, root.first <= at < root.end)
        for at, (piece, kind) in enumerate(zip(pieces, page.found, strict=True))
    ]


def _is_running(piece: Piece) -> bool:
    """Return whether a piece is running text: long, or a sentence; and not mainly links."""
    if piece.kind not in _RUNNING or piece.linked > 0.5 * len(piece.text):
        return False
    words = len(piece.text.split())
    return words >= _MIN_RUNNING or (words >= _MIN_SENTENCE and _SENTENCE_END.search(piece.text) is not None)


def _measure(tree: PageTree, running: list[bool], kept: list[bool]) -> None:
    """Fill in the place of each element, and its running text in characters."""
    some = any(running)
    for element in tree.elements:
        element.first, element.end = len(tree.pieces), 0
    for at, (piece, runs, keeps) in enumerate(zip(tree.pieces, running, kept, strict=True)):
        piece.element.first = min(piece.element.first, at)
        piece.element.end = at + 1
        if runs or (not some and piece.kind in _BODY):
            piece.element.weight += (len(piece.text) - piece.linked) * (1 if keeps else _DOUBT)
            piece.element.count += 1
    for element in reversed(tree.elements):
        if element.parent is not None:
            element.parent.weight += element.weight
            element.parent.count += element.count
            element.parent.first = min(element.parent.first, element.first)
            element.parent.end = max(element.parent.end, element.end)


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
    if "comments" in roles:
        return True
    if element.weight > _MAX_FRAME * total:
        return False
    if "hidden" in roles:
        return True
    if roles & {"header", "footer"}:
        return not element.has_title and not (
            any("body" in one.roles for one in element.lineage()) and "header" in roles
        )
    return "furniture" in roles and not element.has_title


def _mark_boxes(tree: PageTree, running: list[bool]) -> None:
    """Mark elements that are headed by a line such as "Comments" as frame."""
    total = tree.elements[0].weight
    before = list(
        accumulate(
            (runs and not piece.element.is_frame for piece, runs in zip(tree.pieces, running, strict=True)), initial=0
        )
    )
    boxes = set[int]()
    for at, piece in enumerate(tree.pieces):
        if piece.element.is_frame or (piece.kind == "heading" and piece.level == 1):
            continue
        effect = _effect(piece.text)
        if effect not in {"end", "also", "comments"}:
            continue
        box = _box(piece)
        largest = _MAX_COMMENTS if effect == "comments" and before[box.first] >= _MIN_PIECES else _MAX_BOX
        if not box.has_title and box.parent is not None and at - box.first <= 1 and box.weight <= largest * total:
            boxes.add(id(box))
    for element in tree.elements:
        above = element.parent is not None and element.parent.is_frame
        element.is_frame = element.is_frame or above or id(element) in boxes


def _mark_cards(tree: PageTree, running: list[bool]) -> None:
    """Mark elements that hold nothing but the headlines of other articles with a line or a paragraph each."""
    cards: dict[int, list[Element]] = {}
    for element in tree.elements:
        if element.parent is not None and not element.is_frame and _is_card(tree, element):
            cards.setdefault(id(element.parent), []).append(element)
    texts = sum(runs and not piece.element.is_frame for piece, runs in zip(tree.pieces, running, strict=True))
    for element in tree.elements:
        own = cards.get(id(element), [])
        is_list = len(own) >= _MIN_CARDS and not element.has_title and element.count == sum(one.count for one in own)
        if is_list and element.count < texts:
            texts -= 0 if element.is_frame else element.count
            element.is_frame = True
    for element in tree.elements:
        element.is_frame = element.is_frame or (element.parent is not None and element.parent.is_frame)


def _is_card(tree: PageTree, element: Element) -> bool:
    """Return whether an element is a headline that leads elsewhere, and at most one piece of running text."""
    if not 2 <= element.end - element.first <= _MAX_CARD or element.count > 1:
        return False
    pieces = tree.pieces[element.first : element.end]
    return any(
        piece.is_link and piece.kind == "heading" and not piece.links[0].url.startswith("#")
        for piece in pieces[:2]
        if piece.links
    )


def _box(label: Piece) -> Element:
    """Return the innermost element with more in it than a label."""
    box = label.element
    while box.parent is not None and box.end - box.first == 1:
        box = box.parent
    return box


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


def _kind(piece: Piece, root: Element) -> BlockKind:
    """Return what a piece is by the elements that it is in; those outside the article's element are its frame."""
    element = piece.element
    lineage = list(islice(element.lineage(), _MAX_LINEAGE))
    if element.is_frame:
        is_near = any("body" in one.roles for one in lineage) and not any(
            one.tag in {"aside", "nav"} or one.roles & {"comments", "hidden"} for one in lineage
        )
        return "byline" if is_near and _is_byline(piece) else "furniture"
    if _is_byline(piece):
        return "byline"
    if piece.kind == "heading" and piece.level == 1:
        return "heading"
    if any("embed" in one.roles and not one.count for one in lineage):
        return "embed"
    return piece.kind if root.first <= element.first and element.end <= root.end else "furniture"


def _is_byline(piece: Piece) -> bool:
    """Return whether a piece is a line about authors or dates."""
    words = len(piece.text.split())
    if piece.kind not in {"paragraph", "list item", "heading"} or words > _MAX_LINE:
        return False
    if piece.kind == "heading":
        return piece.level > 1 and is_date_line(piece.text)
    if piece.marked > _MIN_MARKED * len(piece.text.replace(" ", "")):
        return True
    for element in islice(piece.element.lineage(), _MAX_LINEAGE):
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
    return {**furniture(), **{key(phrase): effect for phrase, effect in rows}}


def _line_key(text: str) -> str:
    """Return the key of a line without numbers, brackets and colon: "Comments (12)" is "comments"."""
    return key(_NO_WORDS.sub(" ", text))


def _effect(text: str) -> str:
    """Return what a line says about the next ones; empty for a line of the article."""
    if _COPYRIGHT.match(text):
        return "drop"
    words = text.split()
    if len(words) <= _MAX_LABEL and (effect := _lines().get(_line_key(text))):
        return effect if effect != "promotion" else "drop"
    if len(words) <= _MAX_PROMOTION:
        folded = _line_key(" ".join(words[:_MAX_LABEL])).split()
        for size in range(2, min(len(folded), 5) + 1):
            if _lines().get(" ".join(folded[:size])) == "promotion":
                return "drop"
    return ""


def _announces(piece: Piece) -> bool:
    """Return whether a line is a phrase such as "Read also:" with the title of another article."""
    label, colon, rest = piece.text.partition(":")
    if not colon or not rest.strip() or len(label.split()) > _MAX_LABEL // 2:
        return False
    effect = _lines().get(_line_key(label))
    if effect in {"also", "end"} and piece.linked >= _MIN_LINKED * len(rest.strip()):
        return True
    return effect == "end" and not _SENTENCE_END.search(piece.text)


@dataclass
class _Page:
    """The pieces of a page, what is known about each, and its kind so far."""

    pieces: list[Piece]
    running: list[bool]
    kept: list[bool]
    found: list[BlockKind]
    root: Element

    def _is_text(self, at: int) -> bool:
        return self.running[at] and self.found[at] in _RUNNING

    def keep_around_root(self) -> None:
        """Keep text between the title and the article's element, and elements like it beside it."""
        titles = [
            at
            for at, piece in enumerate(self.pieces)
            if piece.level == 1 and self.found[at] == "heading" and not piece.is_link
        ]
        title = max((at for at in titles if at < self.root.first), default=None)
        for at in range(title + 1, self.root.first) if title is not None else ():
            piece = self.pieces[at]
            if self.found[at] == "furniture" and not piece.element.is_frame and not piece.is_link:
                words = len(piece.text.split())
                if piece.kind in {"caption", "embed"} or words >= _MIN_STANDFIRST:
                    self.found[at] = piece.kind
        for at in range(self.root.end, len(self.pieces)):
            piece = self.pieces[at]
            if not piece.element.is_frame and any(self._is_twin(one) for one in piece.element.lineage()):
                self.found[at] = piece.kind

    def _is_twin(self, element: Element) -> bool:
        """Return whether an element is another part of the article's text: of the same name, class and place."""
        root = self.root
        return (element.parent, element.tag, element.names) == (root.parent, root.tag, root.names) and bool(root.names)

    def mark_labels(self) -> None:
        """Mark lines of the frame, and those that they announce."""
        for at, piece in enumerate(self.pieces):
            if self.found[at] not in {"paragraph", "list item", "heading", "quotation", "caption"}:
                continue
            if self.found[at] == "heading" and piece.level == 1:
                continue
            if _announces(piece):
                self.found[at] = "furniture"
                continue
            effect = _effect(piece.text)
            if not effect or effect in {"body", "edition"} or (self.found[at] == "caption" and effect != "drop"):
                continue
            self.found[at] = "furniture"
            if effect != "drop":
                self._mark_under(at, effect)

    @cached_property
    def _before(self) -> list[float]:
        """For each place the running text before it, in characters; text that only we keep counts less."""
        sizes = (
            len(piece.text) * (1.0 if keeps else _DOUBT) if self._is_text(at) else 0.0
            for at, (piece, keeps) in enumerate(zip(self.pieces, self.kept, strict=True))
        )
        return list(accumulate(sizes, initial=0.0))

    @cached_property
    def _next_text(self) -> list[int]:
        """For each place that of the next running text, or the number of pieces."""
        following = [len(self.pieces)] * (len(self.pieces) + 1)
        for at in range(len(self.pieces) - 1, -1, -1):
            following[at] = at if self._is_text(at) else following[at + 1]
        return following

    def _mark_under(self, label: int, effect: str) -> None:
        """Mark what a line announces: what follows up to the next running text, or all that is behind comments."""
        follows = self._before[label] >= _MIN_BEFORE or 0 < self._before[-1] <= 2 * self._before[label]
        if effect == "comments":
            if follows:
                self._mark(label, len(self.found))
            return
        end = label + 1
        limit = self._next_text[end]
        if effect == "skip" and not follows:
            limit = min(limit + 1, len(self.found))
        while end < limit and end - label <= _MAX_UNDER:
            if end > label + 1 and self.found[end] == "heading" and not self.pieces[end].is_link:
                break
            end += 1
        self._mark(label, end)

    def _mark(self, first: int, end: int) -> None:
        for at in range(first, end):
            if self.found[at] in _BODY and self.found[at] != "footnote":
                self.found[at] = "furniture"

    def mark_links(self) -> None:
        """Mark what is nothing but a link: lists of links that no other reader keeps, and lines."""
        lists: dict[int, list[int]] = {}
        for at, piece in enumerate(self.pieces):
            if self.found[at] == "list item":
                lists.setdefault(id(piece.element.parent), []).append(at)
            elif self.found[at] == "paragraph" and piece.is_link and not _SENTENCE_END.search(piece.text):
                self.found[at] = "furniture"
        last = max((at for at in range(len(self.found)) if self._is_text(at)), default=-1)
        for items in lists.values():
            if all(self.pieces[at].is_link for at in items) and (
                not any(self.kept[at] for at in items) or items[0] > last
            ):
                for at in items:
                    self.found[at] = "furniture"

    def mark_repeated(self) -> None:
        """Mark long text that comes a second time, such as that for narrow screens, and lines that come often."""
        times = Counter(piece.text for at, piece in enumerate(self.pieces) if self.found[at] == "paragraph")
        seen = set[str]()
        for at, piece in enumerate(self.pieces):
            is_long = self.found[at] in _RUNNING and len(piece.text.split()) >= _MIN_RUNNING
            if (is_long and piece.text in seen) or (self.found[at] == "paragraph" and times[piece.text] > _MAX_TIMES):
                self.found[at] = "furniture"
            if is_long:
                seen.add(piece.text)

    def mark_last_headings(self) -> None:
        """Mark headings under which nothing of the article follows."""
        for at in range(len(self.found) - 1, -1, -1):
            if self.found[at] == "heading" and self.pieces[at].level != 1:
                self.found[at] = "furniture"
            elif self.found[at] in _BODY and self.found[at] not in {"caption", "embed"}:
                return
