"""What would be read of a file, before a run."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from arabtext.errors import InputError
from arabtext.tables import Table, examine, write_table
from arabtext.tables.examine import Column
from arabtext.tables.table import Hidden


def test_a_text_is_described_with_its_encoding_its_delimiter_and_its_doubtful_rows() -> None:
    rows = "1،سمير حداد،30\n2،ليلى ناصر ونبيل حداد،40\n3،مجهول،50\n،المجموع،120\n"
    found = examine(f"سجل 2024\n\nت،الاسم،العمر\n{rows}".encode("iso8859_6"))
    assert (found.format, found.encoding, found.delimiter) == (".csv", "ISO 8859-6", "،")
    (table,) = found.tables
    assert (table.rows, table.header, table.names) == (4, (3,), ("الاسم",))
    assert [line for line, _ in table.doubtful] == [5, 6, 7]
    assert [why.partition(":")[0] for _, why in table.doubtful] == ["several names", "no name", "total"]
    assert table.columns[1] == Column("الاسم", 4, "text", "ar")
    assert table.columns[2].kind == "number"


def test_a_workbook_is_described_sheet_by_sheet(tmp_path: Path) -> None:
    people = Table(
        ("First", "Father", "Last", "born"),
        (("Salim", "Karim", "Nahhas", date(1970, 1, 2)), ("Nabil", "Jasim", "Haddad", None)),
        "People",
        head=(("Name", None, None, None), ("First", "Father", "Last", "born")),
    )
    hidden = Table(("note",), (("x",),), "Notes", hidden=Hidden(sheet=True))
    write_table([people, hidden], tmp_path / "a.xlsx")
    found = examine(tmp_path / "a.xlsx")
    assert (found.format, found.encoding, found.delimiter) == (".xlsx", "", "")
    assert [(table.sheet, table.is_hidden) for table in found.tables] == [("People", False), ("Notes", True)]
    assert found.tables[0].columns[3].kind == "date"
    assert found.tables[1].notes == ("no column looks like names; give one with --column",)


def test_names_over_several_columns_and_in_two_scripts_are_described() -> None:
    parts = Table(("First Name", "Father Name", "Family Name"), (("Salim", "Karim", "Nahhas"),))
    assert examine(parts).tables[0].names == ("First Name + Father Name + Family Name",)
    pair = Table(("ar", "en"), (("سليم النحاس", "Salim Nahhas"), ("نبيل حداد", "Nabil Haddad")))
    assert examine(pair).tables[0].names == ("ar", "en")


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ((1, 2.5, "30"), "number"),
        (("2020-08-04", date(2020, 1, 1)), "date"),
        (("قيس", "Ali"), "text"),
        (("قيس", 3), "mixed"),
        ((None, ""), "empty"),
    ],
)
def test_columns_have_a_kind(cells: tuple[object, ...], kind: str) -> None:
    (column,) = examine(Table(("x",), tuple((cell,) for cell in cells))).tables[0].columns
    assert column.kind == kind


def test_an_empty_file_and_one_that_cannot_be_read(tmp_path: Path) -> None:
    assert examine(b"").tables[0].rows == 0
    with pytest.raises(InputError, match="cannot read"):
        examine(tmp_path / "nothing.csv")
