"""The verb for addresses: url."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

import click

from arabtext import urls
from arabtext.cli.streams import answer_lines, emit, emit_json, input_option, json_option, read_lines, say

_JSON_CANDIDATES = 3  # readings of a slug that --json lists


@click.command()
@click.argument("addresses", nargs=-1, metavar="[URL]...")
@input_option
@click.option(
    "--slug", "style", type=click.Choice(["drupal", "wordpress", "arabic"]), help="Make a slug of each title instead."
)
@click.option("--words", is_flag=True, help="Recover the Arabic words of the slug.")
@click.option("--key", "as_key", is_flag=True, help="Print the key that all spellings of one page's address share.")
@click.option("--unwrap", is_flag=True, help="Print the address inside an archive's, a redirect's or a translator's.")
@json_option
def url(
    addresses: tuple[str, ...],
    source: Path | None,
    style: str | None,
    words: bool,
    as_key: bool,
    unwrap: bool,
    as_json: bool,
) -> None:
    """Decode URLs for display, compare them, make and read slugs.

    Reads URL, or lines from --input or standard input.
    """
    lines = read_lines(addresses, source)
    if as_json:
        for _, details in answer_lines(lines, _details):
            emit_json(details)
    elif style or words:
        for _, text in answer_lines(lines, partial(urls.slug, style=style) if style else _words):
            emit(text)
    else:
        show = urls.key if as_key else _unwrapped if unwrap else urls.readable
        for address, (shown, risks) in answer_lines(lines, partial(_shown, show=show)):
            emit(shown)
            for risk in risks:
                say(f"{urls.readable(address)}: {risk}")


def _details(address: str) -> dict[str, Any]:
    """Return all that is known about an address."""
    language = urls.language(address)
    return {
        "url": address,
        "readable": urls.readable(address),
        "key": urls.key(address),
        "unwrapped": asdict(urls.unwrap(address)),
        "language": language,
        "risks": urls.risks(address),
        "words": [asdict(candidate) for candidate in urls.slug_words(address, _JSON_CANDIDATES)],
        "counterparts": urls.counterpart(address, "en" if language == "ar" else "ar"),
    }


def _words(address: str) -> str:
    """Return the likeliest words of a slug; empty if there are none."""
    return next((candidate.text for candidate in urls.slug_words(address)), "")


def _unwrapped(address: str) -> str:
    """Return the address inside another one, as a person can read it."""
    return urls.readable(urls.unwrap(address).address)


def _shown(address: str, *, show: Callable[[str], str]) -> tuple[str, tuple[str, ...]]:
    """Return what is printed of an address, and what is risky about it."""
    return show(address), urls.risks(address)
