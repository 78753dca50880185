"""Verbs for script and addresses: normalize, url."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from arabtext import urls
from arabtext.cli.streams import emit, emit_json, input_option, json_option, lines_of, read_text
from arabtext.script import PROFILES, detect, explain
from arabtext.script import normalize as normalize_text


@click.command()
@click.argument("texts", nargs=-1, metavar="[TEXT]...")
@input_option
@click.option(
    "-p", "--profile", default="title", show_default=True, type=click.Choice(list(PROFILES)), help="What to keep."
)
@click.option("--whole", is_flag=True, help="Treat the input as one text instead of line by line (ocr always does).")
@json_option
def normalize(texts: tuple[str, ...], source: Path | None, profile: str, whole: bool, as_json: bool) -> None:
    """Bring Arabic text to one form.

    Reads TEXT, or lines from --input or standard input.

    \b
    Profiles: title    a headline or a cell: encoding, spaces, punctuation
              ocr      text read off a screenshot: lines rejoined, bullets off
              display  text to be shown: nothing a reader could see changes
              search   also folds alef, hamza, ya, ta marbuta, digits, case
              key      also drops everything but letters and digits
    """
    if not texts and (whole or profile == "ocr"):
        texts = (read_text(source or "-"),)
        source = None
    for line in lines_of(texts, source):
        if as_json:
            explained = explain(line, profile)
            steps = [{"verb": step.verb, "loses": step.loses, "edits": len(step.edits)} for step in explained.steps]
            emit_json({"original": line, "text": explained.text, "steps": steps, **asdict(detect(line))})
        else:
            emit(normalize_text(line, profile))


@click.command()
@click.argument("addresses", nargs=-1, metavar="[URL]...")
@input_option
@click.option(
    "--slug", "style", type=click.Choice(["drupal", "wordpress", "arabic"]), help="Make a slug of titles instead."
)
@click.option("--words", is_flag=True, help="Read the Arabic words back out of the slug.")
@click.option("--key", "as_key", is_flag=True, help="Give the key that every spelling of one address shares.")
@json_option
def url(
    addresses: tuple[str, ...], source: Path | None, style: str | None, words: bool, as_key: bool, as_json: bool
) -> None:
    """Show addresses readably, compare them, read slugs.

    Reads URL, or lines from --input or standard input.
    """
    for address in lines_of(addresses, source):
        best = urls.slug_words(address, 3)
        if as_json:
            emit_json(
                {
                    "url": address,
                    "readable": urls.readable(address),
                    "key": urls.key(address),
                    "language": urls.language(address),
                    "words": [asdict(candidate) for candidate in best],
                    "counterparts": urls.counterpart(address, "en" if urls.language(address) == "ar" else "ar"),
                }
            )
        elif style:
            emit(urls.slug(address, style))
        elif words:
            emit(best[0].text if best else "")
        else:
            emit(urls.key(address) if as_key else urls.readable(address))
