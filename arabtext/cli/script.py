"""Verbs for script and addresses: normalize, url, ocr."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from arabtext import urls
from arabtext.cli.streams import emit, emit_json, input_option, json_option, lines_of, read_text, say
from arabtext.script import PROFILES, Profile, detect, explain
from arabtext.script import normalize as normalize_text
from arabtext.script.profiles import resolve


@click.command()
@click.argument("texts", nargs=-1, metavar="[TEXT]...")
@input_option
@click.option(
    "-p", "--profile", "choice", default="title", show_default=True, metavar="NAME|FILE", help="What to keep."
)
@click.option("--audit", is_flag=True, help="Say what the profile may lose, by class, and normalize nothing.")
@click.option("--whole", is_flag=True, help="Treat the input as one text instead of line by line (ocr always does).")
@json_option
def normalize(
    texts: tuple[str, ...], source: Path | None, choice: str, audit: bool, whole: bool, as_json: bool
) -> None:
    """Bring Arabic text to one form.

    Reads TEXT, or lines from --input or standard input.

    \b
    Profiles: title    a headline or a cell: encoding, spaces, punctuation
              ocr      text read off a screenshot: lines rejoined, bullets off
              display  text to be shown: nothing a reader could see changes
              search   also folds alef, hamza, ya, ta marbuta, digits, case
              key      also drops everything but letters and digits
              FILE     a profile as JSON, such as --audit --json shows
    """
    profile = _profile(choice)
    if audit:
        _show_audit(profile, as_json)
        return
    if not texts and (whole or profile.lines == "join"):
        texts = (read_text(source or "-"),)
        source = None
    for line in lines_of(texts, source):
        if as_json:
            explained = explain(line, profile)
            steps = [{"verb": step.verb, "loses": step.loses, "edits": len(step.edits)} for step in explained.steps]
            suspects = [asdict(suspect) for suspect in explained.suspects]
            record = {"original": line, "text": explained.text, "steps": steps, **asdict(detect(line))}
            emit_json(record | ({"suspects": suspects} if profile.suspects else {}))
        else:
            emit(normalize_text(line, profile))


def _profile(choice: str) -> Profile:
    """The profile of that name, or the one that a JSON file holds."""
    if choice in PROFILES or not choice.endswith(".json"):
        return resolve(choice)
    return Profile.from_json(read_text(Path(choice)))


def _show_audit(profile: Profile, as_json: bool) -> None:
    audit = profile.audit()
    if as_json:
        emit_json({"profile": json.loads(profile.to_json()), **asdict(audit), "lossless": audit.lossless})
        return
    emit(f"{profile.name}: {'folds nothing that a reader could see' if audit.lossless else 'folds distinctions'}")
    for kind, verbs in asdict(audit).items():
        emit(f"  {kind}: {', '.join(verbs) or 'nothing'}")


@click.command()
@click.argument("images", nargs=-1, required=True, metavar="IMAGE...", type=click.Path(path_type=Path))
@json_option
def ocr(images: tuple[Path, ...], as_json: bool) -> None:
    """Read the text of pictures, Arabic and English together.

    Gives normalized text, each picture after a blank line; with --json also every line with its confidence and box,
    and what was probably misread. Needs the extra "ocr" and Tesseract with its Arabic model.
    """
    from arabtext.integrations.tesseract import read_image

    for number, path in enumerate(images):
        reading = read_image(path)
        if as_json:
            emit_json({"image": str(path), **asdict(reading)})
        else:
            emit(("\n" if number else "") + reading.text)


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
        if as_json:
            emit_json(
                {
                    "url": address,
                    "readable": urls.readable(address),
                    "key": urls.key(address),
                    "language": urls.language(address),
                    "risks": urls.risks(address),
                    "words": [asdict(candidate) for candidate in urls.slug_words(address, 3)],
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
