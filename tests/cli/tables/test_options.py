"""What the verbs for tables share."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from arabtext.cli.main import run
from arabtext.cli.tables.options import Outputs, SeveralColumns, listed, on_one_line, split_titles


@click.command(cls=SeveralColumns)
@click.argument("files", nargs=-1)
@click.option("--parts", multiple=True, callback=split_titles)
@click.option("--agree", multiple=True, callback=split_titles)
@click.option("--name")
@click.option("--flag", is_flag=True)
def verb(files: tuple[str, ...], parts: tuple[str, ...], agree: tuple[str, ...], name: str | None, flag: bool) -> None:
    click.echo([files, parts, agree, name, flag])


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--parts", "a", "b"], [(), ("a", "b"), (), None, False]),
        (["--parts", "a,b", "c", "--agree", "d", "e", "--flag"], [(), ("a", "b", "c"), ("d", "e"), None, True]),
        (["--parts", "a", "b", "--name", "n", "x"], [("x",), ("a", "b"), (), "n", False]),
        (["x", "--parts", "a", "-"], [("x", "-"), ("a",), (), None, False]),
        (["--parts", "a", "{here}"], [("{here}",), ("a",), (), None, False]),
        (["--parts", "a", "--parts", "b", "c"], [(), ("a", "b", "c"), (), None, False]),
        (["--parts=a", "x"], [("x",), ("a",), (), None, False]),
    ],
)
def test_columns_come_one_after_the_other(
    arguments: list[str], expected: list[object], capsys: pytest.CaptureFixture[str]
) -> None:
    here = str(Path(__file__))
    verb.main([one.format(here=here) for one in arguments], standalone_mode=False)
    assert capsys.readouterr().out.strip() == str(expected).replace("{here}", here)


@pytest.mark.parametrize(
    ("output", "on_terminal", "prints", "file"),
    [
        (None, True, False, None),
        (None, False, True, None),
        (Path("-"), True, True, None),
        (Path("a.csv"), False, False, Path("a.csv")),
    ],
)
def test_the_table_is_printed_on_pipes_or_if_it_is_wanted(
    output: Path | None, on_terminal: bool, prints: bool, file: Path | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("arabtext.cli.tables.options.is_terminal", lambda: on_terminal)
    outputs = Outputs(output, False, None, "csv")
    assert (outputs.prints_table, outputs.file) == (prints, file)


def test_a_loss_of_the_printed_format_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a title,\nname,name\nAli Karim,x\nOmar Said,y\n", encoding="utf-8")
    assert run(["unify", str(tmp_path / "a.csv"), "--to", "jsonl"]) == 0
    said = capsys.readouterr().err
    assert "the lines above the header were left out" in said
    assert "columns of one name got a number: name_2" in said


def test_long_lists_are_cut() -> None:
    assert listed([str(i) for i in range(30)]).endswith("18, 19 …")
    assert on_one_line(["قيس", "", "Qais", "قيس"]) == "قيس / Qais"
