"""The contract of docs/tables.md: what is written in a format is read again, or what was lost is said."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from arabtext.tables import Table, read_table, write_table

FORMATS = [".csv", ".tsv", ".xlsx", ".ods", ".json", ".jsonl", ".parquet"]
BOOKS = (".xlsx", ".ods")
RECORDS = (".json", ".jsonl", ".parquet")

# What has spoiled a table before: delimiters, quotes, line ends, formulas, remarks, controls, numbers as text.
TEXTS = st.one_of(
    st.sampled_from(
        ["قيس الخزعلي", "Nasrallah, Hassan", "A; B", "a|b", "x\ty", "سمير، ليلى", 'he said "no"', "line\nline", "a\r\nb",
         "=1+1", "+964 770 1", "-", "@x", "# remark", "sep=;", "007", "1e5", " leading", "trailing ", "a\x00b", "\x1b[0m",
         "\ud800", "\ufffe", "\u2028", "'quoted", "TRUE", "2020-08-04", "  ", "\t", "a  b", "<b>&amp;</b>", "]]>", "_x0041_", "ـقيس", "\N{ARABIC COMMA}",
         "\u200f=1", "＝1", "a\rb"]
    ),
    st.text(max_size=12),
)  # fmt: skip
CELLS = st.one_of(
    TEXTS,
    st.none(),
    st.integers(-(10**18), 10**18),
    st.floats(allow_subnormal=False),
    st.booleans(),
    st.dates(),
    st.datetimes(timezones=st.sampled_from([None, UTC])),
    st.times(),
    st.timedeltas(timedelta(days=-400), timedelta(days=4000)),
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table with a title or without, of columns that may have one name, with cells of any kind."""
    width = draw(st.integers(1, 4))
    columns = tuple(draw(st.lists(TEXTS.filter(str.strip), min_size=width, max_size=width)))
    rows = tuple(tuple(row) for row in draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=5)))
    above = ((draw(TEXTS), *(None,) * (width - 1)),) if draw(st.booleans()) else ()
    return Table(columns, rows, above=above)


def plain(text: str) -> str:
    """A text without the characters that neither XML nor a spreadsheet can hold, and with one kind of line end."""
    kept = (
        c for c in text if c in "\t\n\r" or (c >= " " and not "\ud800" <= c <= "\udfff" and ord(c) & 0xFFFE != 0xFFFE)
    )
    return "".join(kept).replace("\r\n", "\n").replace("\r", "\n")


def seen(cell: Any) -> str:
    """A cell as a person sees it, whatever kind of value it is."""
    if cell is None or (isinstance(cell, float) and cell != cell):
        return ""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, datetime):
        return cell.isoformat(" ")
    if isinstance(cell, (date, time)):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return f"{cell.total_seconds():.6f} s"
    return repr(float(cell)) if isinstance(cell, (int, float)) else plain(str(cell))


def close(cell: Any, again: Any, suffix: str) -> bool:
    """Whether a cell came back, as docs/tables.md has it for the format."""
    if isinstance(again, (int, float)) and isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return cell == pytest.approx(again, rel=1e-14)
    if suffix in BOOKS and isinstance(cell, (datetime, time, timedelta)) and not isinstance(again, str):
        return abs(moment(cell) - moment(again)) <= timedelta(milliseconds=1)
    if isinstance(again, str) and not isinstance(cell, str):
        return again in written_forms(cell)
    return seen(cell) == seen(again)


def moment(cell: Any) -> timedelta:
    """A date, a time or a duration as a distance, for it may come back as another of them."""
    if isinstance(cell, timedelta):
        return cell
    if isinstance(cell, time):
        return datetime.combine(date.min, cell) - datetime.min
    return datetime.combine(cell, time() if not isinstance(cell, datetime) else cell.time()) - datetime.min


def written_forms(cell: Any) -> set[str]:
    """The texts that a value of another kind may be written as."""
    if isinstance(cell, timedelta):
        seconds = abs(cell) // timedelta(seconds=1)
        base = f"{'-' * (cell < timedelta())}{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
        micro = abs(cell).microseconds
        return {base + (f".{micro:06}".rstrip("0") if micro else "")}
    if isinstance(cell, (int, float)) and not isinstance(cell, bool) and cell == cell:
        return {str(cell), repr(cell)}
    return {seen(cell)}


def trimmed(lines: list[tuple[Any, ...]]) -> list[list[Any]]:
    """Lines without blank ones at the end and blank cells on the right, which no format keeps."""
    rows = [list(line) for line in lines]
    for row in rows:
        while (row and row[-1] in (None, "")) or (row and isinstance(row[-1], float) and row[-1] != row[-1]):
            row.pop()
    while rows and not rows[-1]:
        rows.pop()
    return rows


@pytest.mark.parametrize("suffix", FORMATS)
@given(table=tables())
@example(table=Table(("name",), (("Nasrallah, Hassan",), ("Ali; Omar",), ("a|b",))))
@example(table=Table(("#", "name"), ((1, "Ali"), (2, "Omar"))))
@example(table=Table(("name", "name"), (("Ali Karim", "Omar"),), above=(("Register of 2024", None),)))
@example(table=Table(("name",), (("a\0b",), ("Ali",))))
@example(table=Table(("قيس الخزعلي", " leading"), ()))
@example(table=Table(("قيس الخزعلي", "||"), ()))
@example(table=Table(("x\ty",), ()))
@example(table=Table(("n",), ((1.7976931348623157e308,), (-9.99999999999999e307,), (2.2250738585072014e-308,))))
@settings(
    derandomize=True,
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_table_comes_back_or_the_loss_is_said(suffix: str, table: Table, tmp_path: Path) -> None:
    path = tmp_path / f"a{suffix}"
    losses = write_table(table, path)
    again = read_table(path)
    if suffix in RECORDS:
        before, after = [list(row) for row in table.rows], [list(row) for row in again.rows]
        assert len(after) == len(before)
        assert again.columns == table.columns or losses
    else:
        before, after = trimmed(list(table.lines())), trimmed(list(again.lines()))
        assert len(after) == len(before) or losses
    for row, row_again in zip(before, after, strict=not losses):
        width = max(len(row), len(row_again))
        pairs = zip(row + [None] * (width - len(row)), row_again + [None] * (width - len(row_again)), strict=True)
        assert losses or all(close(cell, back, suffix) for cell, back in pairs), (row, row_again)


@pytest.mark.parametrize("suffix", FORMATS)
def test_ordinary_tables_lose_nothing_and_nothing_is_said(suffix: str, tmp_path: Path) -> None:
    rows = ((1, "قيس الخزعلي", date(1974, 6, 20), 0.5, True), (2, "Nasrallah, Hassan", date(1960, 8, 31), 2.25, False))
    table = Table(("id", "name", "born", "share", "is here"), rows)
    assert write_table(table, tmp_path / f"a{suffix}") == ()
    again = read_table(tmp_path / f"a{suffix}")
    assert again.columns == table.columns
    assert all(
        close(c, b, suffix) for row, back in zip(rows, again.rows, strict=True) for c, b in zip(row, back, strict=True)
    )


@pytest.mark.parametrize("source", FORMATS)
@pytest.mark.parametrize("target", FORMATS)
def test_a_table_goes_from_each_format_to_each_other(source: str, target: str, tmp_path: Path) -> None:
    table = Table(("id", "الاسم"), (("007", "قيس الخزعلي"), ("008", "Nasrallah, Hassan"), ("009", 'a "b"\nc')))
    write_table(table, tmp_path / f"a{source}")
    write_table(read_table(tmp_path / f"a{source}"), tmp_path / f"b{target}")
    again = read_table(tmp_path / f"b{target}")
    assert (again.columns, again.rows) == (table.columns, table.rows)
