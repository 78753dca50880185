"""The verb `check`: where two editions of an article differ."""

from __future__ import annotations

from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Final

import click

from arabtext import editions
from arabtext.cli.editions.inputs import Inputs, read_couple, with_inputs
from arabtext.cli.editions.sources import end_with, why_rejected
from arabtext.cli.journal import Journal
from arabtext.cli.streams import (
    emit,
    emit_json,
    expect_free,
    force_option,
    json_option,
    output_option,
    progress_bar,
    say,
    written_to,
)
from arabtext.editions import Article, Finding
from arabtext.editions.aligning.encoder import Encoder
from arabtext.files.atomic import is_stream
from arabtext.progress import track
from arabtext.tables import Table, write_table
from arabtext.tables.formats import expect_writable
from arabtext.tables.table import Cell

_COLUMNS: Final = ("severity", "kind", "finding", "english", "arabic")


@click.command()
@with_inputs
@output_option
@force_option
@json_option
def check(inputs: Inputs, output: Path | None, force: bool, as_json: bool) -> None:
    """Report where two editions of an article differ.

    Finds omitted and added text, and numbers, dates, names and quotations that differ. -o writes a table (.xlsx, .csv,
    .jsonl …); for two files also .html, the page of `align` with everything marked in place.

    Articles in two folders are paired first, and every pair is checked. A run over folders that was interrupted
    continues where it stopped when it is started again with the same -o.
    """
    expect_free(output, force=force)
    as_page = output is not None and output.suffix.casefold() == ".html" and not inputs.are_folders
    if output and not as_page:
        expect_writable(output, ())
    encoder = inputs.encoder()
    if inputs.are_folders:
        _check_folders(inputs, output, encoder, as_json=as_json)
        return
    alignment = inputs.align(encoder)
    found = alignment.findings
    if output is None:
        for finding in found:
            _print(finding, "", as_json=as_json)
    elif as_page:
        alignment.to_html(output)
    else:
        write_table(Table(_COLUMNS, tuple(map(_to_row, found)), "Findings"), output)
    say(f"{len(found)} findings{written_to(output)}")


def _check_folders(inputs: Inputs, output: Path | None, encoder: Encoder | None, *, as_json: bool) -> None:
    """Print the findings of each pair as they come, or keep them in a journal until the table is written."""
    inputs.expect_folders()
    task = {
        "english": str(inputs.english.resolve()),
        "arabic": str(inputs.arabic.resolve()),
        "pairs": str(inputs.pairs),
        "threshold": inputs.threshold,
        "encoder": encoder is not None,
    }
    rows: list[tuple[Cell, ...]] = []
    with progress_bar() as progress:
        couples, rejected = inputs.couples(progress)
        journal = Journal(output, task) if output and not is_stream(output) else None
        for name, left, right in track(couples, "checking", progress):
            try:
                texts = read_couple(left, right)
                key = _journal_key(name, *texts)
                known = journal.done.get(key) if journal else None
                if known is None:
                    found = editions.check(editions.align(*texts, encoder=encoder))
                    known = [list(_to_row(one)) for one in found]
                    if journal:
                        journal.add(key, known)
                    if output is None:
                        for one in found:
                            _print(one, name, as_json=as_json)
                rows += ((name, *row) for row in known)
            except Exception as error:
                rejected.append((name, why_rejected(name, error)))
    if output:
        write_table(Table(("article", *_COLUMNS), tuple(rows), "Findings"), output)
    if journal:
        journal.close()
    say(f"{len(rows)} findings{written_to(output)}")
    end_with(rejected)


def _journal_key(name: str, *texts: Article) -> str:
    """Return the key of a pair in a journal: the name of the English article, and a digest of both texts."""
    digest = sha256("\0".join(text.text for text in texts).encode("utf-8", "replace")).hexdigest()
    return f"{name} {digest[:16]}"


def _to_row(finding: Finding) -> tuple[str, ...]:
    """Return a finding as the cells of a row."""
    return finding.severity, finding.kind, finding.message, finding.english, finding.arabic


def _print(finding: Finding, article: str, *, as_json: bool) -> None:
    """Print a finding, after the name of its article if that is given."""
    if as_json:
        emit_json(({"article": article} if article else {}) | asdict(finding))
    else:
        emit("\t".join((*filter(None, [article]), *_to_row(finding))))
