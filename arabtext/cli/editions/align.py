"""The verb `align`: two editions of an article side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

import click

from arabtext import editions
from arabtext.cli.editions.inputs import Inputs, read_couple, with_inputs
from arabtext.cli.editions.sources import end_with, strip_ending, why_rejected
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
from arabtext.editions import Alignment
from arabtext.errors import UsageError
from arabtext.progress import track

_WRITERS: Final[Mapping[str, Callable[[Alignment, Path], None]]] = MappingProxyType(
    {
        ".html": Alignment.to_html,
        ".tmx": Alignment.to_tmx,
        ".xlsx": Alignment.to_xlsx,
        ".jsonl": Alignment.to_jsonl,
    }
)


@click.command()
@with_inputs
@output_option
@click.option(
    "--to", "formats", type=click.Choice([suffix[1:] for suffix in _WRITERS]), multiple=True, default=("html",),
    show_default=True, help="For folders: a format to write; may be repeated.",
)  # fmt: skip
@force_option
@json_option
def align(inputs: Inputs, output: Path | None, formats: tuple[str, ...], force: bool, as_json: bool) -> None:
    """Align two editions of an article, sentence by sentence.

    The ending of the output says its format: .html (a page to read), .tmx, .xlsx or .jsonl. Without -o the pairs of
    sentences (beads) are printed.

    Articles in two folders are paired first; -o is then a folder, which gets one file for each pair. Existing files
    are kept, so that a run that was interrupted continues where it stopped; --force writes them anew.
    """
    if inputs.are_folders:
        _align_folders(inputs, output, formats, force=force)
        return
    expect_free(output, force=force)
    writer = _find_writer(output)
    alignment = inputs.align(inputs.encoder())
    if output and writer:
        writer(alignment, output)
    else:
        for bead in alignment.beads:
            texts = [[alignment.english[i] for i in bead.english], [alignment.arabic[j] for j in bead.arabic]]
            if as_json:
                emit_json({**asdict(bead), "english_text": texts[0], "arabic_text": texts[1]})
            else:
                emit(f"{bead.score:.2f}\t{' '.join(texts[0])}\t{' '.join(texts[1])}")
    omitted = sum(not bead.arabic for bead in alignment.beads)
    added = sum(not bead.english for bead in alignment.beads)
    say(f"{len(alignment.beads)} beads, {omitted} only in English, {added} only in Arabic{written_to(output)}")


def _find_writer(output: Path | None) -> Callable[[Alignment, Path], None] | None:
    """Return the writer for the ending of ``output``, if there is an output."""
    if output is None:
        return None
    try:
        return _WRITERS[output.suffix.casefold()]
    except KeyError:
        raise UsageError(f"cannot write {output.name}; use one of the endings {', '.join(_WRITERS)}") from None


def _align_folders(inputs: Inputs, output: Path | None, formats: tuple[str, ...], *, force: bool) -> None:
    """Write a file in each format for each pair of articles, unless it exists already."""
    inputs.expect_folders()
    if output is None:
        raise UsageError("two folders were given; name the folder for the output with -o")
    if output.exists() and not output.is_dir():
        raise UsageError(f"{output} is a file; a folder was expected, since two folders were given")
    output.mkdir(parents=True, exist_ok=True)
    encoder = inputs.encoder()
    done = kept = 0
    with progress_bar() as progress:
        couples, rejected = inputs.couples(progress)
        for name, left, right, partner in track(couples, "aligning", progress):
            targets = [output / f"{strip_ending(name)}.{suffix}" for suffix in dict.fromkeys(formats)]
            missing = [target for target in targets if force or not target.exists()]
            try:
                if missing:
                    alignment = editions.align(*read_couple(left, right), encoder=encoder)
                    alignment = replace(alignment, english_document=name, arabic_document=partner)
                    for target in missing:
                        target.parent.mkdir(parents=True, exist_ok=True)
                        _WRITERS[target.suffix](alignment, target)
                    done += 1
                else:
                    kept += 1
            except Exception as error:
                rejected.append((name, why_rejected(name, error)))
    say(f"{done} pairs aligned, {kept} there already, in {output}")
    end_with(rejected)
