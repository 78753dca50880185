"""Files that are odd, damaged or in the way: a clear error, and nothing lost."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from arabtext.cli.main import run
from arabtext.errors import InputError
from arabtext.tables import Table, read_table, unify_file

NAMES = Table(("id", "name"), (("001", "قيس الخزعلي"), ("002", "Ali Karim")))


def test_a_workbook_with_a_password_says_so(tmp_path: Path) -> None:
    path = tmp_path / "names.xlsx"
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 64
    )
    with pytest.raises(InputError, match="protected with a password"):
        read_table(path)


@pytest.mark.parametrize("name", ["names.xlsx", "names.xls", "names.ods", "names.parquet"])
def test_a_damaged_file_says_what_it_should_be(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"PK\x03\x04 this is no archive")
    with pytest.raises(InputError, match="cannot be read as"):
        read_table(tmp_path / name)


def test_columns_of_one_name_are_kept_apart() -> None:
    twice = Table(("name", "name"), (("قيس الخزعلي", "x"), ("Ali Karim", "y")))
    report = unify_file(twice, "name")
    assert report.table.columns[:2] == ("name", "name")
    assert [row[:2] for row in report.table.rows] == list(twice.rows)
    assert report.table.rows[0][2] == "Qais al-Khazali"


def test_empty_columns_and_huge_cells_come_back(tmp_path: Path) -> None:
    huge = "قيس " * 25_000
    odd = Table(("name", "nothing"), (("Ali Karim", None), (huge, None), (None, None)))
    report = unify_file(odd, "name", tmp_path / "out.csv")
    assert [row[0] for row in report.table.rows] == ["Ali Karim", huge, None]
    assert report.rejected == (1, 2)
    assert "longer than" in report.names[1].reason
    assert read_table(tmp_path / "out.csv").rows[1][0] == huge


def test_a_full_disk_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out.csv"
    target.write_text("what was there before", encoding="utf-8")

    def full(*_: Any, **__: Any) -> Any:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("arabtext.tables.delimited.csv.writer", full)
    with pytest.raises(InputError, match="No space left"):
        unify_file(NAMES, "name", target)
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]
    assert target.read_text(encoding="utf-8") == "what was there before"


def test_a_folder_that_may_not_be_written_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: Any, **__: Any) -> Any:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr("arabtext.files.atomic.os.open", refused)
    with pytest.raises(InputError, match="Permission denied"):
        unify_file(NAMES, "name", tmp_path / "out.xlsx")


def test_an_interrupted_run_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, target = tmp_path / "names.csv", tmp_path / "out.csv"
    source.write_text("name\nAli Karim\n", encoding="utf-8")

    def interrupted(*_: Any, **__: Any) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr("arabtext.tables.delimited.csv.writer", interrupted)
    assert run(["unify", str(source), "-c", "name", "-o", str(target)]) == 130
    assert [path.name for path in tmp_path.iterdir()] == ["names.csv"]
