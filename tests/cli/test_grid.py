"""Printed tables: as wide as the terminal, columns in order, no more rows than can be looked through."""

from __future__ import annotations

import sys

import pytest
from rich.cells import cell_len

from arabtext.cli.grid import print_grid, printable

MARK = "\N{LEFT-TO-RIGHT MARK}"


def test_a_table_has_its_columns_and_says_what_it_leaves_out(capsys: pytest.CaptureFixture[str]) -> None:
    print_grid(("name", "no."), ((f"name {i}", str(i)) for i in range(1000)), 1000, numbers=("no.",))
    shown = capsys.readouterr()
    lines = shown.out.splitlines()
    assert len(lines) == 200 + 4
    assert lines[3] == "│name 0   │   0│"
    assert shown.err == "… and 800 more rows\n"
    assert MARK not in shown.out


def test_long_cells_are_folded(capsys: pytest.CaptureFixture[str]) -> None:
    print_grid(("a", "b"), [("x" * 300, "[red]y")], 1)
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 120
    assert sum(line.count("x") for line in lines) == 300
    assert "[red]y" in lines[3]


def test_on_a_terminal_arabic_cells_stay_in_their_columns(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    print_grid(("a", "b"), [("قيس", "ليث")], 1)
    row = capsys.readouterr().out.splitlines()[3]
    assert row.startswith(f"{MARK}│{MARK}")
    assert f" {MARK}│{MARK} " in row


@pytest.mark.parametrize(("width", "is_list"), [(10, True), (40, True), (51, True), (52, False), (200, False)])
def test_a_terminal_too_narrow_for_the_columns_gets_lists(
    width: int, is_list: bool, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", str(width))
    rows = [("سليمان النحاس", "Sulayman al-Nahhas", "", "7"), ("n/a", ":smile: [b]x", "", "12345")]
    print_grid(("name", "English", "why", "no."), rows, 2, numbers=("no.",))
    lines = [line.replace(MARK, "") for line in capsys.readouterr().out.splitlines()]
    assert max(map(cell_len, lines)) <= width
    assert all("┃" not in line for line in lines) is is_list
    assert is_list or any("12345" in line for line in lines)  # a number is never folded
    assert not is_list or not any("why" in line for line in lines)  # empty cells are left out
    assert "n/a" in "".join(lines)
    if width > 40:
        assert any(":smile: [b]x" in line for line in lines)


def test_a_pipe_has_no_width(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    print_grid(("name", "why"), [("x" * 40, "y" * 40)], 1)
    shown = capsys.readouterr().out
    assert "x" * 40 in shown
    assert "\x1b" not in shown


def test_cells_are_one_line_of_printable_text() -> None:
    assert printable("a\tb\n c\x1b[31m\x07 \N{RIGHT-TO-LEFT OVERRIDE}d \ud800") == r"a b c\x1b[31m\x07 \u202ed \ud800"
    assert printable("خامنه\N{ZERO WIDTH NON-JOINER}ای") == "خامنه\N{ZERO WIDTH NON-JOINER}ای"
