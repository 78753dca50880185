"""Verbs for Arabic script: normalize, detect, ocr."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

import click

from arabtext.cli.completion import complete_names
from arabtext.cli.streams import (
    answer_lines,
    emit,
    emit_json,
    input_option,
    json_option,
    read_lines,
    read_text,
    read_texts,
    two_digits,
    work_on_each,
)
from arabtext.script import PROFILES, Profile, explain
from arabtext.script import detect as detect_language
from arabtext.script import normalize as normalize_text
from arabtext.script.profiles import resolve


@click.command()
@click.argument("texts", nargs=-1, metavar="[TEXT]...")
@input_option
@click.option(
    "-p",
    "--profile",
    "choice",
    default="title",
    show_default=True,
    metavar="NAME|FILE",
    shell_complete=complete_names(lambda: PROFILES),
    help="Profile, see above.",
)
@click.option("--audit", is_flag=True, help="List what the profile may lose, by class, and normalize nothing.")
@click.option("--whole", is_flag=True, help="Treat the input as one text, not line by line; ocr always does.")
@json_option
def normalize(
    texts: tuple[str, ...], source: Path | None, choice: str, audit: bool, whole: bool, as_json: bool
) -> None:
    """Normalize Arabic text.

    Reads TEXT, or lines from --input or standard input.

    \b
    Profiles: title    a headline or a cell: encoding, spaces, punctuation
              ocr      text recognized in a picture: lines rejoined, bullets off
              pdf      text extracted from a PDF: cut and turned words repaired
              display  text to be shown: nothing a reader could see changes
              search   also folds alef, hamza, ya, ta marbuta, digits, case
              key      also drops everything but letters and digits
              FILE     a profile as JSON, as --audit --json prints it
    """
    profile = _load_profile(choice)
    if audit:
        _print_audit(profile, as_json=as_json)
        return
    read = read_texts if whole or profile.lines == "join" else read_lines
    lines = read(texts, source)
    if as_json:
        for _, record in answer_lines(lines, partial(_explained, profile=profile)):
            emit_json(record)
    else:
        for _, text in answer_lines(lines, partial(normalize_text, profile=profile)):
            emit(text)


def _explained(line: str, profile: Profile) -> dict[str, Any]:
    """Return a normalized line with what was changed, and its language."""
    explained = explain(line, profile)
    steps = [{"verb": step.verb, "loses": step.loses, "edits": len(step.edits)} for step in explained.steps]
    record = {"original": line, "text": explained.text, "steps": steps, **asdict(detect_language(line))}
    suspects = [asdict(suspect) for suspect in explained.suspects]
    return record | ({"suspects": suspects} if profile.suspects else {})


def _load_profile(choice: str) -> Profile:
    """Return the profile of that name, or the one in a JSON file."""
    if choice in PROFILES or not choice.endswith(".json"):
        return resolve(choice)
    return Profile.from_json(read_text(Path(choice)))


def _print_audit(profile: Profile, *, as_json: bool) -> None:
    """Print what a profile may lose, by class."""
    audit = profile.audit()
    if as_json:
        emit_json({"profile": json.loads(profile.to_json()), **asdict(audit), "lossless": audit.lossless})
        return
    emit(f"{profile.name}: {'folds nothing that a reader could see' if audit.lossless else 'folds distinctions'}")
    for kind, verbs in asdict(audit).items():
        emit(f"  {kind}: {', '.join(verbs) or 'nothing'}")


@click.command()
@click.argument("texts", nargs=-1, metavar="[TEXT]...")
@input_option
@json_option
def detect(texts: tuple[str, ...], source: Path | None, as_json: bool) -> None:
    """Report the script and the language of each line.

    Reads TEXT, or lines from --input or standard input. Prints the script (arabic, latin, mixed or none), the language
    (ar, fa, ur, ku, ps, en, arabizi or und) and the confidence, 0 to 1; --json also prints the stretches of one script.
    """
    for line, found in answer_lines(read_lines(texts, source), detect_language):
        if as_json:
            emit_json({"text": line, **asdict(found)})
        else:
            emit(f"{found.script}\t{found.language}\t{two_digits(found.confidence)}")


@click.command()
@click.argument("images", nargs=-1, required=True, metavar="IMAGE...", type=click.Path(path_type=Path))
@json_option
def ocr(images: tuple[Path, ...], as_json: bool) -> None:
    """Read the text of pictures, Arabic and English together.

    Prints normalized text, with a blank line between pictures; --json also prints every line with its confidence and
    box, and what was probably misread. Needs the extra "ocr" and Tesseract with its Arabic model.
    """
    from arabtext.integrations.tesseract import read_image

    def read(path: Path) -> None:
        reading = read_image(path)
        if as_json:
            emit_json({"image": str(path), **asdict(reading)})
        else:
            emit(("\n" if path != images[0] else "") + reading.text)

    work_on_each(images, read)
