"""The verb `update`: which sentences of a translation must be touched after its source was changed."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from arabtext import editions
from arabtext.cli.streams import (
    emit,
    emit_json,
    expect_free,
    force_option,
    json_option,
    output_option,
    say,
    written_to,
)
from arabtext.editions import Article, Revision
from arabtext.errors import InputError
from arabtext.tables import Table, write_table
from arabtext.tables.formats import expect_writable

_COLUMNS: Final = ("action", "change", "old", "new", "translation", "old_passage", "after", "probability", "remark")


@click.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.argument("other", metavar="TRANSLATION", type=click.Path(path_type=Path))
@output_option
@force_option
@json_option
def update(old: Path, new: Path, other: Path, output: Path | None, force: bool, as_json: bool) -> None:
    """Report which sentences of a translation must be touched, now that its source has a new version.

    OLD and NEW are two versions of an article in English, and TRANSLATION is the Arabic edition of the old one; or the
    other way round. Prints what to do (retranslate, insert, delete, move), how the sentence changed, its old and its
    new text with the changed words as [-old-] and {+new+}, and its translation. -o writes a page (.html) or a table
    (.xlsx, .csv, .jsonl …).

    Changes of typography alone need nothing; they are listed last.
    """
    expect_free(output, force=force)
    as_page = output is not None and output.suffix.casefold() == ".html"
    if output and not as_page:
        expect_writable(output, ())
    found = editions.update(*map(_read, (old, new, other)))
    listed = (*found.needed, *found.idle)
    if output is None:
        for one in listed:
            if as_json:
                emit_json(one.record)
            else:
                emit("\t".join(map(str, _to_row(one)[:5])))
    elif as_page:
        found.to_html(output)
    else:
        write_table(Table(_COLUMNS, tuple(map(_to_row, listed)), "Update"), output)
    idle = f", {len(found.idle)} that need nothing" if found.idle else ""
    say(f"{len(found.needed)} changes to make{idle}, {found.unchanged} sentences unchanged{written_to(output)}")


def _read(path: Path) -> Article:
    article = editions.read(path)
    if not article.sentences:
        raise InputError(f"{path} holds no sentence of running text")
    return article


def _to_row(one: Revision) -> tuple[str | float, ...]:
    """Return a revision as the cells of a row."""
    place = "at the beginning" if one.after == -1 else one.after_text
    texts = one.marked.english, one.marked.arabic, one.other_text, one.source
    return one.action, one.kind, *texts, place, round(one.score, 4), one.remark
