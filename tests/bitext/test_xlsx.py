"""The workbook of two editions."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from arabtext.bitext import Bitext, Row, write_xlsx
from arabtext.editions import Alignment, align
from arabtext.errors import InputError


def test_rows_with_what_was_found(everything: Alignment, tmp_path: Path) -> None:
    everything.to_xlsx(tmp_path / "a.xlsx")
    sheet = load_workbook(tmp_path / "a.xlsx")["Alignment"]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == ("bead", "english", "arabic", "score", "findings")
    assert rows[1][:4] == (1, "In 2019 it killed 218 people.", "في عام 2018 قتل 219 شخصا.", 0.99)
    assert rows[1][4].splitlines() == [
        "number: 218 in the English, 219 in the Arabic",
        "date: 2019 in the English, 2018 in the Arabic",
    ]
    assert rows[2][4] is None
    assert rows[3][1:] == ("Only the English says this sentence here.", None, 0.9, "omitted: not in the Arabic edition")
    assert sheet["C2"].alignment.readingOrder == 2
    assert sheet["B4"].fill.fgColor.rgb.endswith("FDECEA")


def test_findings_are_left_out_on_request(everything: Alignment, tmp_path: Path) -> None:
    everything.to_xlsx(tmp_path / "a.xlsx", findings=False)
    assert {row[4] for row in load_workbook(tmp_path / "a.xlsx")["Alignment"].iter_rows(2, values_only=True)} == {None}


def test_what_looks_like_a_formula_is_text(tmp_path: Path) -> None:
    texts = ['=HYPERLINK("http://x")', "+1", "@x", "https://example.org", "x" * 40_000]
    align(texts, texts).to_xlsx(tmp_path / "a.xlsx")
    for row in load_workbook(tmp_path / "a.xlsx")["Alignment"].iter_rows(2):
        assert {cell.data_type for cell in row[1:3]} <= {"s", "n"}  # n: an empty cell
        assert all(cell.hyperlink is None for cell in row)


def test_more_rows_than_a_sheet_has(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="1,048,575"):
        write_xlsx(
            Bitext(
                english_title="",
                arabic_title="",
                english_url="",
                arabic_url="",
                rows=(Row(("a",), (), 1.0),) * 1_048_576,
            ),
            tmp_path / "a.xlsx",
        )
    assert list(tmp_path.iterdir()) == []
