"""An article taken apart: title, date, authors, links, captions, and the body in paragraphs and sentences."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from functools import cached_property

from arabtext import urls
from arabtext.editions.reading.blocks import Link
from arabtext.editions.reading.segment import sentences as split


@dataclass(frozen=True)
class Article:
    """An article.

    ``language`` is an ISO 639 code or ``und``, ``date`` ISO 8601 or None. ``captions`` are those of figures;
    ``embedded`` are blocks in the other script, with their line breaks, such as a screenshot's text between two halves
    of a sentence. Neither is part of ``paragraphs``.

    >>> article = Article(title="A visit", paragraphs=("He came. He left.", "Nobody saw him."))
    >>> article.sentences, article.paragraph_of
    (('He came.', 'He left.', 'Nobody saw him.'), (0, 0, 1))
    """

    title: str = ""
    _: KW_ONLY
    url: str | None = None
    language: str = "und"
    date: str | None = None
    authors: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    subtitle: str = ""
    captions: tuple[str, ...] = ()
    embedded: tuple[str, ...] = ()

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """The sentences of the body, in order."""
        return tuple(sentence for paragraph in self.paragraphs for sentence in split(paragraph))

    @cached_property
    def paragraph_of(self) -> tuple[int, ...]:
        """For each sentence the index of its paragraph."""
        return tuple(i for i, paragraph in enumerate(self.paragraphs) for _ in split(paragraph))

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
