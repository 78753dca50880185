"""Verbs for names: romanize, compare, find."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

import click

from arabtext import names
from arabtext.candidates import Candidate
from arabtext.cli.completion import complete_names
from arabtext.cli.house import House, authority_option, country_option, style_option
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
from arabtext.files.atomic import write_text_atomically
from arabtext.names import Authority, Inconsistency
from arabtext.names.writing import schemes

_MAX_READINGS = 50  # of a name that -n may ask for; chosen by hand, later ones have scores near 0


@dataclass(frozen=True, slots=True)
class _Form:
    """The form that names are written in."""

    scheme: str
    count: int
    to_arabic: bool
    no_titles: bool

    def candidates(self, batch: list[str], house: House, authority: Authority | None) -> list[list[Candidate]]:
        """Return the likeliest forms of each name, best first."""
        if self.to_arabic:
            return names.arabize_all(batch, self.count)
        return names.candidates_all(
            batch,
            self.count,
            self.scheme,
            titles=not self.no_titles,
            style=house.style,
            country=house.country,
            authority=authority,
        )


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
@style_option
@country_option
@authority_option
@click.option(
    "-n", "count", default=1, show_default=True, type=click.IntRange(1, _MAX_READINGS), help="Number of readings."
)
@click.option("--to-arabic", is_flag=True, help="Write the names in Arabic instead.")
@click.option("--no-titles", is_flag=True, help="Leave titles off.")
@click.option("--explain", is_flag=True, help="Print one reading a line: form, score, source, parts of the name.")
@json_option
@grouped("form", _Form)
@grouped("house", House)
def romanize(
    texts: tuple[str, ...], source: Path | None, form: _Form, house: House, explain: bool, as_json: bool
) -> None:
    """Write names in one English form, from either script.

    Reads NAME, or lines from --input or standard input.
    """
    authority = house.authority()
    read = partial(form.candidates, house=house, authority=authority)
    for name, found in answer_batches(read_batches(texts, source), read):
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


@dataclass(frozen=True, slots=True)
class _Task:
    """What `find` does with the names of a text."""

    rewrites: bool
    check: bool
    output: Path | None
    force: bool
    as_json: bool

    def expect_usable(self, files: tuple[str, ...]) -> None:
        """Raise UsageError for options that exclude each other, or an output that may not be written."""
        if self.rewrites and (self.check or len(files) > 1):
            raise UsageError("--rewrite takes one file, and not --check")
        if self.output is not None and not self.rewrites:
            raise UsageError("-o requires --rewrite")
        expect_free(self.output, force=self.force)


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path())
@click.option("--rewrite", "rewrites", is_flag=True, help="Print the text with every name in the style instead.")
@click.option(
    "--check", is_flag=True, help="List names that break the style, or are spelled in two ways; exit code 1 if any."
)
@style_option
@country_option
@authority_option
@output_option
@force_option
@json_option
@grouped("task", _Task)
@grouped("house", House)
def find(files: tuple[str, ...], task: _Task, house: House) -> None:
    """Find persons, organizations and places in a text.

    Reads FILE, or standard input for - or none. Prints start, end, kind, the words of the text, and the full name in
    the style. Quotations, titles of works and addresses are not rewritten; --rewrite lists the changes on standard
    error. --check reads all files as one: a person, or a given name, that they spell in two ways is listed too.
    """
    task.expect_usable(files)
    authority = house.authority()
    texts = dict[str, str]()

    def read(file: str) -> None:
        text = read_text(file)
        if task.rewrites:
            _rewrite(file, text, task, house, authority)
        elif task.check:
            texts[file] = text
        else:
            _list(text, house, authority, as_json=task.as_json)

    failure = None
    try:
        work_on_each(files or ("-",), read)
    except SystemExit as error:  # some file could not be read; the others are checked
        failure = error
    if _check(texts, house, authority, as_json=task.as_json):
        sys.exit(1)
    if failure is not None:
        raise failure


def _list(text: str, house: House, authority: Authority | None, *, as_json: bool) -> None:
    """Print the names in a text, one a line."""
    for mention in names.find(text, style=house.style, country=house.country, authority=authority):
        if as_json:
            emit_json(asdict(mention))
        else:
            words = " ".join(mention.text.split())
            emit(f"{mention.start}\t{mention.end}\t{mention.kind}\t{words}\t{mention.canonical}")


def _rewrite(file: str, text: str, task: _Task, house: House, authority: Authority | None) -> None:
    """Print or write a text with its names in the style, and list the changes."""
    result = names.rewrite(text, style=house.style, country=house.country, authority=authority)
    if task.output is not None:
        write_text_atomically(task.output, result.text)
    elif task.as_json:
        emit_json({"text": result.text, "changes": [asdict(change) for change in result.changes]})
    else:
        write_out(result.text)
    for change in result.changes:
        say(_describe(f"{file}:{change.line}:{change.column}", change.before, change.after))


def _check(texts: Mapping[str, str], house: House, authority: Authority | None, *, as_json: bool) -> bool:
    """Print the names that break the style or are spelled in two ways, and report whether there are any."""
    files = list(texts)
    style = house.style or names.Style.of(None)
    found = names.consistency(texts.values(), style=style, country=house.country, authority=authority)
    for one in found:
        file, first = files[one.text], one.first
        if as_json:
            place = {"file": files[first.text], "line": first.line, "column": first.column} if first else None
            details = {key: value for key, value in asdict(one).items() if key != "text"}
            emit_json({"file": file, **details, "first": place, "reason": one.reason})
        else:
            why = f" ({_why(one, files)})" if first else ""
            emit(_describe(f"{file}:{one.line}:{one.column}", one.written, one.expected) + why)
    return bool(found)


def _why(one: Inconsistency, files: Sequence[str]) -> str:
    """Return why a spelling was expected, and where it first is."""
    first = one.first
    return f"{one.reason}, first in {files[first.text]}:{first.line}:{first.column}" if first else one.reason


def _describe(place: str, before: str, after: str) -> str:
    """Return a name and its right form as one line, its place before it as compilers print it."""
    return f"{place}: {' '.join(before.split())} → {after}"
