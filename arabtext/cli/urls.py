"""The verb for addresses: url."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from arabtext import urls
from arabtext.cli.streams import emit, emit_json, input_option, json_option, read_lines, say

_JSON_CANDIDATES = 3  # readings of a slug that --json lists


@click.command()
@click.argument("addresses", nargs=-1, metavar="[URL]...")
@input_option
@click.option(
    "--slug", "style", type=click.Choice(["drupal", "wordpress", "arabic"]), help="Make a slug of each title instead."
)
@click.option("--words", is_flag=True, help="Recover the Arabic words of the slug.")
@click.option("--key", "as_key", is_flag=True, help="Print the key that all spellings of one address share.")
@json_option
def url(
    addresses: tuple[str, ...], source: Path | None, style: str | None, words: bool, as_key: bool, as_json: bool
) -> None:
    """Decode URLs for display, compare them, make and read slugs.

    Reads URL, or lines from --input or standard input.
    """
    for address in read_lines(addresses, source):
        if as_json:
            emit_json(
                {
                    "url": address,
                    "readable": urls.readable(address),
                    "key": urls.key(address),
                    "language": urls.language(address),
                    "risks": urls.risks(address),
                    "words": [asdict(candidate) for candidate in urls.slug_words(address, _JSON_CANDIDATES)],
                    "counterparts": urls.counterpart(address, "en" if urls.language(address) == "ar" else "ar"),
                }
            )
        elif style:
            emit(urls.slug(address, style))
        elif words:
            emit(next((candidate.text for candidate in urls.slug_words(address)), ""))
        else:
            shown = urls.readable(address)
            emit(urls.key(address) if as_key else shown)
            for risk in urls.risks(address):
                say(f"{shown}: {risk}")
