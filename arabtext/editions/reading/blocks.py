"""Blocks: the parts of an article in the order of its page, whatever format it came in."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from typing import Final, Literal

#: ``title`` to ``footnote`` are of the article; ``byline`` and ``furniture`` of the page around it; ``foreign`` is a
#: block in the script of the other edition, such as the text of a screenshot.
BlockKind = Literal[
    "title", "heading", "paragraph", "list item", "quotation", "caption", "table", "code", "embed", "footnote",
    "byline", "furniture", "foreign",
]  # fmt: skip
#: The kinds whose text is the running text of an article, which is aligned and checked.
BODY: Final[frozenset[BlockKind]] = frozenset(("heading", "paragraph", "list item", "quotation", "table", "footnote"))


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a page. ``relation`` is ``edition`` for the same article in another language, else ``link``."""

    text: str
    url: str
    relation: str = "link"


@dataclass(frozen=True, slots=True)
class Block:
    """A block: its kind, and its text without marks.

    ``level`` is 1 to 6 of a heading, and the depth of a list item, from 1. ``label`` is the marker of a list item and
    the mark of a footnote. ``rows`` are the cells of a table, whose text is a line each row. ``links`` are in the text.
    """

    kind: BlockKind
    text: str
    _: KW_ONLY
    level: int = 0
    label: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def is_body(self) -> bool:
        """Whether the block is running text."""
        return self.kind in BODY
