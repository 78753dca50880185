"""The options for a style, a country and authority files, on the command line and in arabtext.toml."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from arabtext.cli.house import StyleType, starting_at
from arabtext.cli.main import program, run

DESK = 'name = "desk"\n[preferred]\n"حسن" = "Hasan"\n'


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A style in the folder data, beside a table of names and a text, while the current folder is another one."""
    (tmp_path / "data").mkdir()
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    (tmp_path / "data" / "names.csv").write_text("name\nحسن خوري\nHassan Barbouri\n", encoding="utf-8")
    (tmp_path / "data" / "text.txt").write_text("Hassan Khoury left.", encoding="utf-8")
    path = tmp_path / "data" / "desk.toml"
    path.write_text(DESK, encoding="utf-8")
    return path


def test_a_style_is_a_file(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["romanize", "--style", str(desk), "حسن خوري"]) == 0
    assert capsys.readouterr().out == "Hasan Khoury\n"
    assert run(["unify", str(desk.parent / "names.csv"), "--style", str(desk), "-o", "-", "-c", "name"]) == 0
    assert "Hasan Khoury" in (table := capsys.readouterr().out)
    assert "Hasan Barbouri" in table


@pytest.mark.parametrize(
    "style", ['style = "desk.toml"\n', f"[style]\n{DESK.split(chr(10), 1)[1].replace('[', '[style.')}"]
)
def test_a_style_beside_the_data_counts_for_all_verbs(
    style: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk.parent / "arabtext.toml").write_text(style, encoding="utf-8")
    assert run(["unify", str(desk.parent / "names.csv"), "-o", "-", "-c", "name"]) == 0
    shown = capsys.readouterr()
    assert "Hasan Barbouri" in shown.out
    assert "options of unify from" in shown.err
    assert run(["find", str(desk.parent / "text.txt"), "--check"]) == 1
    assert "Hassan Khoury → Hasan Khoury" in capsys.readouterr().out
    assert run(["find", str(desk.parent / "text.txt"), "--check", "--style", "press"]) == 0


def test_the_options_of_a_verb_win_over_the_style_of_all(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = desk.parent / "arabtext.toml"
    config.write_text('style = "desk.toml"\n[romanize]\nstyle = "press"\n', encoding="utf-8")
    assert run(["--config", str(config), "romanize", "حسن خوري"]) == 0
    assert capsys.readouterr().out == "Hassan Khoury\n"
    config.write_text('[romanize]\nstyle = "desk.toml"\n', encoding="utf-8")
    assert run(["--config", str(config), "romanize", "حسن خوري"]) == 0
    assert capsys.readouterr().out == "Hasan Khoury\n"


def test_a_table_inherits_from_a_file_beside_it(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = desk.parent / "arabtext.toml"
    config.write_text('[style]\ninherits = "desk.toml"\n', encoding="utf-8")
    assert run(["--config", str(config), "romanize", "حسن خوري"]) == 0
    assert capsys.readouterr().out == "Hasan Khoury\n"


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ('artcle = "el-"', 2, "unknown key of a style 'artcle'; did you mean 'article'?"),
        ('article = "x"', 2, "article must be one of"),
        ("preferred = 1", 2, "preferred must be a table"),
        ("article = ", 3, "cannot read the style"),
    ],
)
def test_a_bad_style_says_the_file_the_key_and_what_was_expected(
    text: str, code: int, message: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.write_text(text, encoding="utf-8")
    assert run(["romanize", "--style", str(desk), "حسن"]) == code
    error = capsys.readouterr().err
    assert message in error
    assert str(desk) in error
    assert error.count("\n") == 1


def test_a_bad_style_of_the_configuration_says_so(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = desk.parent / "arabtext.toml"
    for style, message in (("[style]\nartcle = 1", "'artcle'"), ("style = 3", "not 3"), ('style = "pres"', "'press'")):
        config.write_text(style, encoding="utf-8")
        assert run(["--config", str(config), "romanize", "حسن"]) == 2
        error = capsys.readouterr().err
        assert message in error
        assert str(config) in error


def test_an_authority_file_decides_above_the_style(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    decided = desk.parent / "decided.csv"
    decided.write_text("canonical,variants\nA. Khoury,حسن خوري|Hassan Khoury\n", encoding="utf-8")
    options = ["--style", str(desk), "--authority", str(decided)]
    assert run(["romanize", *options, "حسن خوري", "حسن بربوري"]) == 0
    assert capsys.readouterr().out == "A. Khoury\nHasan Barbouri\n"
    assert run(["romanize", "--authority", "none.csv", "حسن"]) == 3


def test_presets_are_completed_and_files_where_none_begins_so() -> None:
    with click.Context(program) as context:
        option = click.Option(["--style"], type=StyleType())
        complete = StyleType().shell_complete
        assert "press" in [one.value for one in complete(context, option, "pr")]
        assert [(one.value, one.type) for one in complete(context, option, "./de")] == [("./de", "file")]


def test_a_path_starts_at_the_folder_and_a_preset_nowhere() -> None:
    assert starting_at(Path("data"), "desk.toml") == str(Path("data") / "desk.toml")
    assert starting_at(Path("data"), "press") == "press"
