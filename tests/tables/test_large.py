"""Files as large as people have, and workbooks as another program reads them: slow, and run by name (-m large)."""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest

from arabtext.tables import Table, write_table

pytestmark = pytest.mark.large
GIVEN = ("قيس", "محمد", "Ali", "Hassan", "ليلى", "Layla", "Samir", "سمير")
FAMILY = ("الخزعلي", "Khazali", "ناصر", "Nasser", "الخطيب", "Khatib")
ROWS = 1_000_000


def test_a_million_rows_come_out_as_they_went_in(tmp_path: Path, root: Path) -> None:
    spelt = [f"{given} {family}" for given, family in product(GIVEN, FAMILY) if given.isascii() == family.isascii()]
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    with source.open("w", encoding="utf-8") as out:
        out.write("id,name\n")
        out.writelines(f"{number:07d},{spelt[number % len(spelt)]}\n" for number in range(ROWS))
    command = [sys.executable, "-m", "arabtext", "unify", str(source), "-c", "name", "-o", str(target)]
    done = subprocess.run(command, capture_output=True, cwd=root, timeout=300, check=True)
    assert b"1,000,000 rows" in done.stderr
    with source.open(encoding="utf-8", newline="") as before, target.open(encoding="utf-8-sig", newline="") as after:
        pairs = zip(csv.reader(before), csv.reader(after), strict=True)
        assert all(new[:2] == old and len(new) == 8 for old, new in pairs)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_workbook_reads_the_same_in_libreoffice(tmp_path: Path) -> None:
    rows = (("001", "قيس الخزعلي", "+964 770", "=1+1", 3.5), ("002", "Qays Khaz'ali", "00964", "-", 4))
    table = Table(("id", "الاسم", "phone", "note", "n"), rows, "Members", (("Council", None, None, None, None),))
    write_table(table, tmp_path / "names.xlsx")
    converted = ["soffice", "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76"]
    subprocess.run(
        [*converted, "--outdir", str(tmp_path), f"-env:UserInstallation=file://{tmp_path}/profile",
         str(tmp_path / "names.xlsx")],
        capture_output=True, timeout=180, check=True,
    )  # fmt: skip
    with (tmp_path / "names.csv").open(encoding="utf-8", newline="") as read:
        lines = [tuple(line) for line in csv.reader(read)]
    assert lines[:2] == [("Council", "", "", "", ""), table.columns]
    assert lines[2:] == [tuple(map(str, row)) for row in rows]
