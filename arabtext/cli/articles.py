"""Verbs for editions: pair, align, check."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import click

from arabtext import editions
from arabtext.cli.streams import emit, emit_json, force_option, free, json_option, output_option, say, working
from arabtext.editions import Alignment, Article
from arabtext.editions.pair import LEAST
from arabtext.errors import InputError, UsageError
from arabtext.tables import Table, read_table, write_table
from arabtext.tables.columns import as_text

_ARTICLES = (".txt", ".md", ".html", ".htm")
_TABLES = (".csv", ".tsv", ".xlsx", ".xls", ".ods", ".parquet", ".jsonl")


@click.command()
@click.argument("english", type=click.Path(path_type=Path))
@click.argument("arabic", type=click.Path(path_type=Path))
@click.option("--title", "title", help="Of two tables: the column of titles or texts; the first if left out.")
@click.option(
    "--threshold", type=click.FloatRange(0, 1), default=LEAST, show_default=True, help="The least score of a pair."
)
@output_option
@force_option
@json_option
def pair(
    english: Path, arabic: Path, title: str | None, threshold: float, output: Path | None, force: bool, as_json: bool
) -> None:
    """Find which Arabic article is the translation of which English one.

    ENGLISH and ARABIC are folders of articles (txt, md, html) or tables with a column of titles. Articles without a
    partner are listed with an empty side.
    """
    free(output, force)
    with working("comparing articles"):
        left, right = _side(english, title), _side(arabic, title)
        found = editions.pair([a for _, a in left], [a for _, a in right], threshold)
    rows: list[tuple[str, str, float | None, str]] = [
        (left[p.english][0], right[p.arabic][0], p.score, "; ".join(p.evidence)) for p in found.pairs
    ]
    rows += [(left[i][0], "", None, "no Arabic partner found") for i in found.unpaired_english]
    rows += [("", right[j][0], None, "no English partner found") for j in found.unpaired_arabic]
    for row in rows:
        if as_json:
            emit_json(dict(zip(("english", "arabic", "score", "evidence"), row, strict=True)))
        else:
            emit("\t".join("" if cell is None else str(cell) for cell in row))
    if output:
        write_table(Table(("english", "arabic", "score", "evidence"), tuple(rows), "Pairs"), output)
    alone = len(found.unpaired_english) + len(found.unpaired_arabic)
    say(f"{len(found.pairs)} pairs, {alone} without a partner" + (f", written to {output}" if output else ""))


def _side(path: Path, title: str | None) -> list[tuple[str, Article | str]]:
    """The articles of a folder or the titles of a table, each with the name to list it by."""
    if path.is_dir():
        files = sorted(p for p in path.iterdir() if p.suffix.casefold() in _ARTICLES)
        if not files:
            raise InputError(f"{path} holds no articles ({', '.join(_ARTICLES)})")
        return [(file.name, editions.read(file)) for file in files]
    if path.suffix.casefold() in _TABLES:
        table = read_table(path)
        if not table.columns:
            raise UsageError(f"{path} is empty; a header line with column names was expected")
        return [(text, text) for text in map(as_text, table.column(title or table.columns[0]))]
    return [(path.name, editions.read(path))]


@click.command()
@click.argument("english", type=click.Path(path_type=Path))
@click.argument("arabic", type=click.Path(path_type=Path))
@output_option
@force_option
@json_option
def align(english: Path, arabic: Path, output: Path | None, force: bool, as_json: bool) -> None:
    """Lay two editions of an article side by side, sentence by sentence.

    The output's name says its format: .html (a page to read), .tmx, .xlsx or .jsonl. Without -o the beads are printed.
    """
    free(output, force)
    writer = _writer(output)
    with working("aligning"):
        alignment = editions.align(editions.read(english), editions.read(arabic))
    if output and writer:
        writer(alignment)(output)
    else:
        for bead in alignment.beads:
            texts = [[alignment.english[i] for i in bead.english], [alignment.arabic[j] for j in bead.arabic]]
            if as_json:
                emit_json({**asdict(bead), "english_text": texts[0], "arabic_text": texts[1]})
            else:
                emit(f"{bead.score:.2f}\t{' '.join(texts[0])}\t{' '.join(texts[1])}")
    omitted = sum(not bead.arabic for bead in alignment.beads)
    added = sum(not bead.english for bead in alignment.beads)
    place = f", written to {output}" if output else ""
    say(f"{len(alignment.beads)} beads, {omitted} only in English, {added} only in Arabic{place}")


_WRITERS: dict[str, Callable[[Alignment], Callable[[Path], None]]] = {
    ".html": lambda alignment: alignment.to_html,
    ".tmx": lambda alignment: alignment.to_tmx,
    ".xlsx": lambda alignment: alignment.to_xlsx,
    ".jsonl": lambda alignment: alignment.to_jsonl,
}


def _writer(output: Path | None) -> Callable[[Alignment], Callable[[Path], None]] | None:
    if output is None:
        return None
    try:
        return _WRITERS[output.suffix.casefold()]
    except KeyError:
        raise UsageError(f"cannot write {output.name}; use one of the endings {', '.join(_WRITERS)}") from None


@click.command()
@click.argument("english", type=click.Path(path_type=Path))
@click.argument("arabic", type=click.Path(path_type=Path))
@json_option
def check(english: Path, arabic: Path, as_json: bool) -> None:
    """Say where two editions of an article differ: omitted and added text, numbers, dates, names."""
    alignment = editions.align(editions.read(english), editions.read(arabic))
    for finding in editions.check(alignment):
        if as_json:
            emit_json(asdict(finding))
        else:
            emit(f"{finding.severity}\t{finding.kind}\t{finding.message}\t{finding.english}\t{finding.arabic}")
