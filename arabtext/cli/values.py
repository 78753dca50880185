"""The verb for numbers and dates: values."""

from __future__ import annotations

from dataclasses import asdict
from itertools import count
from pathlib import Path

import click

from arabtext.cli.streams import answer_lines, emit, emit_json, input_option, json_option, read_lines
from arabtext.values import Date, Number, dates, numbers


@click.command()
@click.argument("texts", nargs=-1, metavar="[TEXT]...")
@input_option
@click.option(
    "--date",
    "written",
    metavar="YYYY-MM-DD",
    help="Date of the text, from which yesterday and last week are counted; else they are no dates.",
)
@json_option
def values(texts: tuple[str, ...], source: Path | None, written: str | None, as_json: bool) -> None:
    """Find the numbers and dates in lines of text.

    Reads TEXT, or lines from --input or standard input. Prints the number of the line, start, end, kind (date, cardinal
    or ordinal), the words of the text, the value, and the unit of a number: percent or a currency code.
    """
    numbered = count(1)
    for line, (number, found) in answer_lines(
        read_lines(texts, source), lambda text: (next(numbered), _find(text, written))
    ):
        if as_json:
            emit_json({"text": line, "values": [{"kind": _kind(one), **asdict(one)} for one in found]})
            continue
        for one in found:
            words = " ".join(one.text.split())
            value, unit = (one.value, "") if isinstance(one, Date) else (f"{one.value:f}", one.unit or "")
            emit(f"{number}\t{one.start}\t{one.end}\t{_kind(one)}\t{words}\t{value}\t{unit}")


def _find(line: str, written: str | None) -> list[Date | Number]:
    """Return the dates in a line, and the numbers that are no part of a date, in order."""
    days = dates(line, relative_to=written)
    counts = (one for one in numbers(line) if not any(day.start < one.end and one.start < day.end for day in days))
    return sorted((*days, *counts), key=lambda one: one.start)


def _kind(value: Date | Number) -> str:
    return value.kind if isinstance(value, Number) else "date"
