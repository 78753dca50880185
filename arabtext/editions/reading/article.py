"""An article: title, date, authors, links, and its blocks, from which paragraphs and sentences follow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from arabtext import urls
from arabtext.editions.reading.blocks import Block, BlockKind, Link
from arabtext.editions.reading.segment import sentences as split
from arabtext.errors import UsageError


@dataclass(frozen=True, init=False)
class Article:
    """An article.

    ``blocks`` are all parts of the page in their order, also those that are no running text; the title is a block too
    where the page shows it. ``language`` is an ISO 639 code or ``und``, ``date`` ISO 8601 or None. The ``subtitle`` is
    also in the text. ``path`` is that of the file, and ``key`` what both editions of an article have in common, such as
    Hugo's ``translationKey``; empty if not known. Without blocks, give ``paragraphs``, ``captions`` and ``embedded``;
    giving both raises :class:`arabtext.errors.UsageError`.

    >>> article = Article(title="A visit", paragraphs=("He came. He left.", "Nobody saw him."))
    >>> article.sentences, article.paragraph_of
    (('He came.', 'He left.', 'Nobody saw him.'), (0, 0, 1))
    >>> [block.kind for block in article.blocks], article.kinds
    (['paragraph', 'paragraph'], ('paragraph', 'paragraph', 'paragraph'))
    """

    title: str
    url: str | None
    language: str
    date: str | None
    authors: tuple[str, ...]
    links: tuple[Link, ...]
    subtitle: str
    blocks: tuple[Block, ...]
    path: str = field(compare=False)
    key: str

    def __init__(
        self,
        title: str = "",
        *,
        url: str | None = None,
        language: str = "und",
        date: str | None = None,
        authors: Iterable[str] = (),
        links: Iterable[Link] = (),
        subtitle: str = "",
        blocks: Iterable[Block] = (),
        path: str = "",
        key: str = "",
        paragraphs: Iterable[str] = (),
        captions: Iterable[str] = (),
        embedded: Iterable[str] = (),
    ) -> None:
        texts: dict[BlockKind, Iterable[str]] = {"paragraph": paragraphs, "caption": captions, "foreign": embedded}
        blocks, made = tuple(blocks), tuple(Block(kind, text) for kind in texts for text in texts[kind])
        if blocks and made:
            raise UsageError("an article takes either blocks or paragraphs, captions and embedded texts, not both")
        vars(self).update(  # the class is frozen
            title=title,
            url=url,
            language=language,
            date=date,
            authors=tuple(authors),
            links=tuple(links),
            subtitle=subtitle,
            blocks=blocks or made,
            path=path,
            key=key,
        )

    @cached_property
    def paragraphs(self) -> tuple[str, ...]:
        """The running text: headings, paragraphs, list items, quotations, tables, footnotes, in order."""
        return tuple(block.text for block in self.blocks if block.is_body)

    @property
    def captions(self) -> tuple[str, ...]:
        """The captions of figures and tables."""
        return tuple(block.text for block in self.blocks if block.kind == "caption")

    @property
    def embedded(self) -> tuple[str, ...]:
        """Blocks in the script of the other edition, with their line breaks, such as a screenshot's text."""
        return tuple(block.text for block in self.blocks if block.kind == "foreign")

    @cached_property
    def _sentences(self) -> tuple[tuple[str, int, BlockKind], ...]:
        """Each sentence of the body with the index of its paragraph and the kind of its block."""
        body = [block for block in self.blocks if block.is_body]
        return tuple((sentence, i, block.kind) for i, block in enumerate(body) for sentence in split(block.text))

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """The sentences of the body, in order."""
        return tuple(sentence for sentence, _, _ in self._sentences)

    @cached_property
    def paragraph_of(self) -> tuple[int, ...]:
        """For each sentence the index of its paragraph."""
        return tuple(paragraph for _, paragraph, _ in self._sentences)

    @cached_property
    def kinds(self) -> tuple[BlockKind, ...]:
        """For each sentence the kind of its block."""
        return tuple(kind for _, _, kind in self._sentences)

    @property
    def other_edition(self) -> str | None:
        """The address of the other language's edition, if the page names it."""
        return next((link.url for link in self.links if link.relation == "edition"), None)

    @property
    def text(self) -> str:
        """Title and body, a line each paragraph."""
        return "\n".join((self.title, *self.paragraphs))

    def is_edition_of(self, other: Article) -> bool:
        """Return whether either article links to the other as its edition in another language."""
        return _names(self, other) or _names(other, self)


def _names(one: Article, other: Article) -> bool:
    """Return whether an article names the other as its edition."""
    if not one.other_edition or not other.url:
        return False
    named, address = urls.key(one.other_edition), urls.key(other.url)
    return named == address or (named.startswith("/") and address.endswith(named))
