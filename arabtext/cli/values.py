"""The verb for facts: values."""

from __future__ import annotations

from dataclasses import asdict
from decimal import Decimal
from itertools import count
from pathlib import Path

import click

from arabtext.cli.streams import answer_lines, emit, emit_json, input_option, json_option, read_lines
from arabtext.values import Fact, facts


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
    """Find numbers, quantities, money, dates and times in text.

    Reads TEXT, or lines from --input or standard input. Prints the number of the line, start, end, kind, the words of
    the text, the value, and its unit. Kinds: number, ordinal, quantity, currency, fraction, rough, date, weekday, time,
    duration. A range of numbers is written LOW/HIGH, as is what a rough number can mean.
    """
    numbered = count(1)
    for line, (number, found) in answer_lines(
        read_lines(texts, source), lambda text: (next(numbered), facts(text, relative_to=written))
    ):
        if as_json:
            emit_json({"text": line, "values": [asdict(one) for one in found]})
            continue
        for one in found:
            words = " ".join(one.text.split())
            emit(f"{number}\t{one.start}\t{one.end}\t{one.kind}\t{words}\t{_value(one)}\t{one.unit or ''}")


def _value(fact: Fact) -> str:
    """Return the value of a fact as text; both ends of a range."""
    if not isinstance(fact.value, Decimal):
        return fact.value
    if fact.high is not None and fact.low == fact.value:
        return f"{fact.low:f}/{fact.high:f}"
    return f"{fact.value:f}"
