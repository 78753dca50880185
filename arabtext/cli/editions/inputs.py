"""What `align` and `check` work on: two files, or two folders whose articles are paired first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, NamedTuple

import click

from arabtext import editions
from arabtext.cli.editions.sources import list_articles, read_folder
from arabtext.cli.streams import grouped, say
from arabtext.editions import Alignment, Article
from arabtext.editions.aligning.encoder import Encoder
from arabtext.editions.pairing.pair import MIN_SCORE
from arabtext.errors import InputError, UsageError
from arabtext.progress import Progress
from arabtext.script import detect
from arabtext.tables import read_table
from arabtext.tables.cells import text_of

_SAMPLE: Final = 20_000  # characters of an article by which its script is detected, chosen by hand
_MIN_ARABIC: Final = 0.5  # share of its letters that are Arabic in an Arabic article: most of them

Rejected = list[tuple[str, str]]  # names of what could not be read, with the reasons

threshold_option = click.option(
    "--threshold", type=click.FloatRange(0, 1), default=MIN_SCORE, show_default=True, help="Minimum score of a pair."
)


class Couple(NamedTuple):
    """A pair of articles of two folders: the name of the English one, both, and the name of the Arabic one."""

    name: str
    english: Article | Path
    arabic: Article | Path
    arabic_name: str


@dataclass(frozen=True, slots=True)
class Inputs:
    """Two files or two folders, and how the articles of two folders are paired."""

    english: Path
    arabic: Path
    pairs: Path | None
    threshold: float
    encoder_name: str | None

    @property
    def are_folders(self) -> bool:
        """Whether folders are given; one that is none is reported when they are read."""
        return self.english.is_dir() or self.arabic.is_dir()

    def encoder(self) -> Encoder | None:
        """Return the sentence encoder to compare with, if any."""
        if self.encoder_name is None:
            return None
        from arabtext.integrations import e5, labse

        return e5.e5() if self.encoder_name == "e5" else labse.labse()

    def align(self, encoder: Encoder | None) -> Alignment:
        """Return the alignment of two files, in whichever order they are given.

        Remarks that they are swapped or hardly belong together. Raises :class:`arabtext.errors.InputError` for a file
        without sentences, or for two files in one language.
        """
        english, arabic = editions.read(self.english), editions.read(self.arabic)
        documents = str(self.english), str(self.arabic)
        for path, article in ((self.english, english), (self.arabic, arabic)):
            if not article.sentences:
                raise InputError(f"{path} holds no sentence of running text")
        if _is_arabic(english) and not _is_arabic(arabic):
            say(f"{self.english} is the Arabic edition and {self.arabic} the English one; the two were swapped")
            english, arabic, documents = arabic, english, documents[::-1]
        elif _is_arabic(english) == _is_arabic(arabic):
            language = "Arabic" if _is_arabic(english) else "English"
            raise InputError(
                f"{self.english} and {self.arabic} are both in {language};"
                " an English and an Arabic edition were expected"
            )
        alignment = editions.align(english, arabic, encoder=encoder)
        alignment = replace(alignment, english_document=documents[0], arabic_document=documents[1])
        if doubt := alignment.doubt:
            say(doubt)
        return alignment

    def expect_folders(self) -> None:
        """Raise an error unless both are folders with articles."""
        for path in (self.english, self.arabic):
            if not path.is_dir():
                raise UsageError(f"{path} is no folder, and the other argument is one; give two folders or two files")
            list_articles(path)

    def couples(self, progress: Progress | None) -> tuple[list[Couple], Rejected]:
        """Return the pairs of articles in two folders, listed in a table or found, and what could not be read."""
        if self.pairs is not None:
            table = read_table(self.pairs)
            named = zip(*(map(text_of, table.column(side)) for side in ("english", "arabic")), strict=True)
            return [
                Couple(left, self.english / left, self.arabic / right, right) for left, right in named if left and right
            ], []
        left, right = read_folder(self.english, progress), read_folder(self.arabic, progress)
        if sum(map(_is_arabic, left.articles)) * 2 > len(left.articles):
            raise UsageError(f"{self.english} holds Arabic articles; give the folder of the English ones first")
        found = editions.pair(left.articles, right.articles, threshold=self.threshold, progress=progress)
        alone = len(found.unpaired_english) + len(found.unpaired_arabic)
        if alone:
            say(f"{len(found.pairs)} pairs, {alone} articles without a partner")
        couples: list[Couple] = []
        for one in found.pairs:
            english, arabic = left.articles[one.english], right.articles[one.arabic]
            if isinstance(english, Article) and isinstance(arabic, Article):
                couples.append(Couple(left.names[one.english], english, arabic, right.names[one.arabic]))
        return couples, [*left.rejected, *right.rejected]


def with_inputs(verb: Callable[..., None]) -> Callable[..., None]:
    """Decorate a verb with the arguments and options of :class:`Inputs`, which come as its argument ``inputs``."""
    verb = grouped("inputs", Inputs)(verb)
    for option in (
        click.option("--labse", "encoder_name", flag_value="labse", hidden=True, help="The same as --encoder labse."),
        click.option(
            "--encoder",
            "encoder_name",
            type=click.Choice(("e5", "labse")),
            help="Also compare sentences by an encoder: e5 (extra encoder; it downloads nothing), or labse (extra"
            " embeddings; downloads 2 GB once).",
        ),
        threshold_option,
        click.option(
            "--pairs",
            type=click.Path(path_type=Path),
            help="For folders: a table from `arabtext pair`, optionally edited by hand.",
        ),
        click.argument("arabic", type=click.Path(path_type=Path)),
        click.argument("english", type=click.Path(path_type=Path)),
    ):
        verb = option(verb)
    return verb


def read_couple(left: Article | Path, right: Article | Path) -> tuple[Article, Article]:
    """Return both articles of a pair, read if they are files."""
    english, arabic = (one if isinstance(one, Article) else editions.read(one) for one in (left, right))
    return english, arabic


def _is_arabic(article: Article | str) -> bool:
    """Report whether an article is mostly in Arabic letters."""
    text = article.text if isinstance(article, Article) else article
    return detect(text[:_SAMPLE]).arabic >= _MIN_ARABIC
