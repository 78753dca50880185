"""Verbs for names: romanize, compare, find."""

from __future__ import annotations

import sys
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from arabtext import names
from arabtext.candidates import Candidate
from arabtext.cli.completion import complete_names
from arabtext.cli.streams import (
    answer_batches,
    answer_lines,
    emit,
    emit_json,
    expect_free,
    force_option,
    grouped,
    input_option,
    json_option,
    output_option,
    read_batches,
    read_lines,
    read_text,
    say,
    two_digits,
    work_on_each,
)
from arabtext.cli.terminal import write_out
from arabtext.errors import InputError, UsageError
from arabtext.files.atomic import write_atomically
from arabtext.names.writing import schemes

_MAX_READINGS = 50  # of a name that -n may ask for; chosen by hand, later ones have scores near 0


@dataclass(frozen=True, slots=True)
class _Form:
    """The form that names are written in."""

    scheme: str
    country: str | None
    count: int
    to_arabic: bool
    no_titles: bool

    def candidates(self, batch: list[str]) -> list[list[Candidate]]:
        """Return the likeliest forms of each name, best first."""
        if self.to_arabic:
            return names.arabize_all(batch, self.count)
        titles = not self.no_titles
        return names.candidates_all(batch, self.count, self.scheme, country=self.country, titles=titles)


@click.command()
@click.argument("texts", nargs=-1, metavar="[NAME]...")
@input_option
@click.option(
    "-s",
    "--scheme",
    default="press",
    show_default=True,
    shell_complete=complete_names(schemes.names),
    help=f"Romanization: {', '.join(schemes.names())}.",
)
@click.option("--country", help="Country whose usage is preferred: a two-letter code such as MA, or a name.")
@click.option(
    "-n", "count", default=1, show_default=True, type=click.IntRange(1, _MAX_READINGS), help="Number of readings."
)
@click.option("--to-arabic", is_flag=True, help="Write the names in Arabic instead.")
@click.option("--no-titles", is_flag=True, help="Leave titles off.")
@click.option("--explain", is_flag=True, help="Print one reading a line: form, score, source, parts of the name.")
@json_option
@grouped("form", _Form)
def romanize(texts: tuple[str, ...], source: Path | None, form: _Form, explain: bool, as_json: bool) -> None:
    """Write names in one English form, from either script.

    Reads NAME, or lines from --input or standard input.
    """
    for name, found in answer_batches(read_batches(texts, source), form.candidates):
        if as_json:
            emit_json({"name": name, "candidates": [asdict(candidate) for candidate in found]})
        elif explain:
            _explain(name, found)
        else:
            emit("\t".join(candidate.text for candidate in found))


def _explain(name: str, found: list[Candidate]) -> None:
    """Print each reading of a name with its score, its source and the parts of the name."""
    parsed = names.parse(name)
    parts = parsed.kind if parsed.kind != "person" else "; ".join(f"{p.text}: {p.role}" for p in parsed.parts)
    for candidate in found:
        emit(f"{candidate.text}\t{candidate.score:.2f}\t{candidate.source}\t{candidate.reason or parts}")


@click.command()
@click.argument("pair", nargs=-1, metavar="[NAME NAME]")
@input_option
@json_option
def compare(pair: tuple[str, ...], source: Path | None, as_json: bool) -> None:
    """Report whether two names are the same, and why.

    Compares two names, or the two names on each line (with a tab between them) of --input or standard input. Exit code
    1 if a line has no tab.
    """
    if len(pair) not in (0, 2) and pair != ("-",):
        raise UsageError("two names were expected, or none and lines with a tab on standard input")
    lines = ["\t".join(pair)] if len(pair) == 2 else read_lines((), source)
    for _, (first, second, match) in answer_lines(lines, _compare_line):
        if as_json:
            evidence = [asdict(one) for one in match.evidence]
            emit_json({"a": first, "b": second, "score": match.score, "verdict": match.verdict, "evidence": evidence})
        else:
            emit(f"{match.verdict}\t{two_digits(match.score)}\t{match.reason}")


def _compare_line(line: str) -> tuple[str, str, names.Match]:
    """Return the two names on a line, compared. Raises :class:`arabtext.errors.InputError` for a line without a tab."""
    first, tab, second = line.partition("\t")
    if not tab:
        raise InputError(f"two names with a tab between them were expected, not {line!r}")
    return first, second, names.compare(first, second)


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path())
@click.option("--rewrite", "rewrites", is_flag=True, help="Print the text with every name in house form instead.")
@click.option("--check", is_flag=True, help="List names not in house form, by file and line; exit code 1 if any.")
@output_option
@force_option
@json_option
def find(files: tuple[str, ...], rewrites: bool, check: bool, output: Path | None, force: bool, as_json: bool) -> None:
    """Find persons, organizations and places in a text.

    Reads FILE, or standard input for - or none. Prints start, end, kind, the words of the text, and the full name in
    house form. Quotations, titles of works and addresses are not rewritten; --rewrite lists the changes on standard
    error.
    """
    if rewrites and (check or len(files) > 1):
        raise UsageError("--rewrite takes one file, and not --check")
    if output is not None and not rewrites:
        raise UsageError("-o requires --rewrite")
    expect_free(output, force=force)
    differs = False

    def read(file: str) -> None:
        nonlocal differs
        text = read_text(file)
        if rewrites:
            _rewrite(file, text, output, as_json=as_json)
        elif check:
            differs |= _check(file, text, as_json=as_json)
        else:
            _list(text, as_json=as_json)

    work_on_each(files or ("-",), read)
    if differs:
        sys.exit(1)


def _list(text: str, *, as_json: bool) -> None:
    """Print the names in a text, one a line."""
    for mention in names.find(text):
        if as_json:
            emit_json(asdict(mention))
        else:
            words = " ".join(mention.text.split())
            emit(f"{mention.start}\t{mention.end}\t{mention.kind}\t{words}\t{mention.canonical}")


def _rewrite(file: str, text: str, output: Path | None, *, as_json: bool) -> None:
    """Print or write a text with its names in house form, and list the changes."""
    result = names.rewrite(text)
    if output is not None:

        def write(target: Path) -> None:
            target.write_text(result.text, encoding="utf-8", newline="")

        write_atomically(output, write)
    elif as_json:
        emit_json({"text": result.text, "changes": [asdict(change) for change in result.changes]})
    else:
        write_out(result.text)
    for change in result.changes:
        say(_describe(file, change))


def _check(file: str, text: str, *, as_json: bool) -> bool:
    """Print the names that are not in house form, and report whether there are any."""
    changes = names.rewrite(text).changes
    for change in changes:
        if as_json:
            emit_json({"file": file, **asdict(change)})
        else:
            emit(_describe(file, change))
    return bool(changes)


def _describe(file: str, change: names.Change) -> str:
    """Return a change as one line, its place before it as compilers print it."""
    before = " ".join(change.before.split())
    return f"{file}:{change.line}:{change.column}: {before} → {change.after}"
