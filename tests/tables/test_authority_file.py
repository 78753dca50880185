"""Authority files in the formats of tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from arabtext.errors import UsageError
from arabtext.tables import Table, load_authority, unify_file, write_table

ROWS = [["id", "name"], ["007", "قيس الخزعلي"], ["008", "Kais Khazali"], ["009", ""]]


def write_csv(path: Path, codec: str = "utf-8", delimiter: str = ",") -> Path:
    text = "\r\n".join(delimiter.join(row) for row in ROWS) + "\r\n"
    path.write_bytes(text.encode(codec))
    return path


def test_an_authority_in_a_workbook(tmp_path: Path) -> None:
    write_table(Table(("canonical", "variants"), (("Mr. X", "قيس الخزعلي"),)), tmp_path / "a.xlsx")
    assert load_authority(tmp_path / "a.xlsx").lookup("قيس الخزعلى").canonical == "Mr. X"  # type: ignore[union-attr]
    report = unify_file(write_csv(tmp_path / "n.csv"), "name", authority=tmp_path / "a.xlsx")
    assert report.names[0].canonical == "Mr. X"
    with pytest.raises(UsageError, match="needs the column 'canonical'"):
        load_authority(write_csv(tmp_path / "wrong.csv"))
