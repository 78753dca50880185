"""Verbs for names: romanize, compare, find."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path

import click

from arabtext import names
from arabtext.cli.streams import (
    emit,
    emit_json,
    force_option,
    free,
    input_option,
    json_option,
    lines_of,
    output_option,
    read_text,
    say,
)
from arabtext.errors import UsageError
from arabtext.names.writing import schemes


@click.command()
@click.argument("texts", nargs=-1, metavar="[NAME]...")
@input_option
@click.option(
    "-s", "--scheme", default="press", show_default=True, help="A romanization: " + ", ".join(schemes.names())
)
@click.option("--country", help="Two letters, such as MA or EG: shifts the defaults to the usage there.")
@click.option("-n", "count", default=1, show_default=True, type=click.IntRange(1, 50), help="How many readings.")
@click.option("--to-arabic", is_flag=True, help="From English to Arabic instead.")
@click.option("--no-titles", is_flag=True, help="Leave titles off.")
@click.option("--explain", is_flag=True, help="One reading a line: form, score, source, and the parts of the name.")
@json_option
def romanize(
    texts: tuple[str, ...],
    source: Path | None,
    scheme: str,
    country: str | None,
    count: int,
    to_arabic: bool,
    no_titles: bool,
    explain: bool,
    as_json: bool,
) -> None:
    """Bring names to one English form, from either script.

    Reads NAME, or lines from --input or standard input.
    """
    for name in lines_of(texts, source):
        if to_arabic:
            found = names.arabize(name, count)
        else:
            found = names.candidates(name, count, scheme, country=country, titles=not no_titles)
        if as_json:
            emit_json({"name": name, "candidates": [asdict(candidate) for candidate in found]})
        elif explain:
            parsed = names.parse(name)
            parts = parsed.kind if parsed.kind != "person" else "; ".join(f"{p.text}: {p.role}" for p in parsed.parts)
            for candidate in found:
                emit(f"{candidate.text}\t{candidate.score:.2f}\t{candidate.source}\t{candidate.reason or parts}")
        else:
            emit("\t".join(candidate.text for candidate in found))


@click.command()
@click.argument("pair", nargs=-1, metavar="[NAME NAME]")
@input_option
@json_option
def compare(pair: tuple[str, ...], source: Path | None, as_json: bool) -> None:
    """Say whether two names are the same, and why.

    Compares NAME with NAME, or the two names of each line (a tab between them) of --input or standard input.
    """
    if len(pair) not in (0, 2) and pair != ("-",):
        raise UsageError("two names were expected, or none and lines with a tab on standard input")
    for line in ["\t".join(pair)] if len(pair) == 2 else lines_of((), source):
        first, tab, second = line.partition("\t")
        if not tab:
            raise UsageError(f"two names with a tab between them were expected, not {line!r}")
        match = names.compare(first, second)
        if as_json:
            evidence = [asdict(one) for one in match.evidence]
            emit_json({"a": first, "b": second, "score": match.score, "verdict": match.verdict, "evidence": evidence})
        else:
            emit(f"{match.verdict}\t{match.score:.2f}\t{match.reason}")


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option("--rewrite", "rewrites", is_flag=True, help="Print the text with every name in house form instead.")
@click.option(
    "--check", is_flag=True, help="Print what the house writes otherwise, by file and line; exit code 1 then."
)
@output_option
@force_option
@json_option
def find(files: tuple[str, ...], rewrites: bool, check: bool, output: Path | None, force: bool, as_json: bool) -> None:
    """Find persons, organizations and places in FILE (- or none is standard input).

    Prints start, end, kind, the words of the text, and the full name in house form. Quotations, titles of works and
    addresses are not rewritten; --rewrite lists the changes on standard error.
    """
    if rewrites and (check or len(files) > 1):
        raise UsageError("--rewrite takes one file, and not --check")
    if output is not None and not rewrites:
        raise UsageError("-o goes with --rewrite")
    free(output, force)
    differs = False
    for file in files or ("-",):
        text = read_text(file)
        if rewrites:
            _rewrite(file, text, output, as_json)
        elif check:
            differs |= _check(file, text, as_json)
        else:
            _list(text, as_json)
    if differs:
        sys.exit(1)


def _list(text: str, as_json: bool) -> None:
    for mention in names.find(text):
        if as_json:
            emit_json(asdict(mention))
        else:
            words = " ".join(mention.text.split())
            emit(f"{mention.start}\t{mention.end}\t{mention.kind}\t{words}\t{mention.canonical}")


def _rewrite(file: str, text: str, output: Path | None, as_json: bool) -> None:
    result = names.rewrite(text)
    if output is not None:
        output.write_text(result.text, encoding="utf-8", newline="")
    elif as_json:
        emit_json({"text": result.text, "changes": [asdict(change) for change in result.changes]})
    else:
        sys.stdout.write(result.text)
    for change in result.changes:
        say(_told(file, change))


def _check(file: str, text: str, as_json: bool) -> bool:
    changes = names.rewrite(text).changes
    for change in changes:
        if as_json:
            emit_json({"file": file, **asdict(change)})
        else:
            emit(_told(file, change))
    return bool(changes)


def _told(file: str, change: names.Change) -> str:
    before = " ".join(change.before.split())
    return f"{file}:{change.line}:{change.column}: {before} → {change.after}"
