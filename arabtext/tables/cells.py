"""Cells of a table as text: dates and times as ISO 8601 writes them, records as JSON."""

from __future__ import annotations

import json
from datetime import datetime, time, timedelta
from typing import Any

Cell = Any  # str, int, float, bool, a date, a time, a duration, a list or object of JSON, or None: as the file had it


def text_of(cell: Cell) -> str:
    """Return a cell as text; a missing one is the empty text.

    A duration is written as hours, minutes and seconds, as spreadsheets do.

    >>> from datetime import date, timedelta
    >>> text_of(3), text_of(None), text_of(date(2020, 8, 4)), text_of(timedelta(hours=30))
    ('3', '', '2020-08-04', '30:00:00')
    >>> text_of(True), text_of({"ar": "قيس"}), text_of(float("nan"))
    ('TRUE', '{"ar": "قيس"}', '')
    """
    if isinstance(cell, str):
        return cell
    if is_missing(cell):
        return ""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, (datetime, time)):
        return cell.isoformat(" ") if isinstance(cell, datetime) else cell.isoformat()
    if isinstance(cell, timedelta):
        return _duration(cell)
    if isinstance(cell, (dict, list)):
        return json.dumps(cell, ensure_ascii=False, default=text_of)
    return str(cell)


def count_of(number: int, thing: str) -> str:
    """Return a number of things in words.

    >>> count_of(1, "cell"), count_of(1200, "cell")
    ('1 cell', '1,200 cells')
    """
    return f"{number:,} {thing}{'s' * (number != 1)}"


def is_missing(cell: Cell) -> bool:
    """Report whether there is nothing in a cell: None, or a float that is no number."""
    return cell is None or (isinstance(cell, float) and cell != cell)


def _duration(span: timedelta) -> str:
    """Return a duration as hours, minutes, seconds, and their fraction."""
    sign, span = ("-", -span) if span < timedelta() else ("", span)
    minutes, seconds = divmod(span.days * 86_400 + span.seconds, 60)
    fraction = f".{span.microseconds:06}".rstrip("0") if span.microseconds else ""
    return f"{sign}{minutes // 60:02}:{minutes % 60:02}:{seconds:02}{fraction}"
