"""The verb `segment`: the sentences of a text."""

from __future__ import annotations

from pathlib import Path

import click

from arabtext.cli.streams import emit, emit_json, input_option, json_option, read_texts
from arabtext.editions.reading.segment import spans


@click.command()
@click.argument("texts", nargs=-1, metavar="[TEXT]...")
@input_option
@json_option
def segment(texts: tuple[str, ...], source: Path | None, as_json: bool) -> None:
    """Split English and Arabic text into sentences, one a line.

    Reads TEXT, or the whole text of --input or standard input. A line break ends a sentence, as a full stop does.
    """
    for text in read_texts(texts, source):
        for start, end in spans(text):
            if as_json:
                emit_json({"start": start, "end": end, "text": text[start:end]})
            else:
                emit(text[start:end])
