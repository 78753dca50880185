"""Default values of options from arabtext.toml."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from arabtext.cli.config import read_defaults
from arabtext.cli.main import program, run
from arabtext.tables import read_table


@pytest.fixture
def people(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A table in the folder data, while the current folder is another one."""
    (tmp_path / "data").mkdir()
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    path = tmp_path / "data" / "people.csv"
    path.write_text("who,boss,born\nSamir Khatib,Layla Nasser,1970\nسمير خطيب,ليلى ناصر,1984\n", encoding="utf-8")
    return path


def write(folder: Path, text: str) -> Path:
    path = folder / "arabtext.toml"
    path.write_text(text, encoding="utf-8")
    return path


def columns_of(path: Path, *arguments: str, before: tuple[str, ...] = ()) -> list[str]:
    """The columns that unify adds."""
    output = path.parent / "out.csv"
    assert run([*before, "unify", str(path), "-o", str(output), "--force", *arguments]) == 0
    return list(read_table(output).columns[3:])


def test_the_file_beside_the_data_has_the_defaults(people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = write(people.parent, '[unify]\ncolumn = ["who", "boss"]\n')
    assert columns_of(people)[0] == "who_english"
    assert f"options of unify from {config}" in capsys.readouterr().err


def test_the_command_line_wins(people: Path) -> None:
    write(people.parent, '[unify]\ncolumn = ["who", "boss"]\n')
    assert columns_of(people, "--column", "boss")[0] == "name_english"


def test_one_text_for_an_option_that_may_be_repeated_is_one_value(people: Path) -> None:
    write(people.parent, '[unify]\ncolumn = "who"\nagree = ["born", "boss"]\nkeep-formatting = false\n')
    assert columns_of(people)[0] == "name_english"


def test_the_file_beside_the_data_comes_before_that_of_the_current_folder(people: Path) -> None:
    write(Path(), '[unify]\ncolumn = ["who", "boss"]\n')
    assert columns_of(people)[0] == "who_english"
    write(people.parent, '[unify]\ncolumn = "who"\n')
    assert columns_of(people)[0] == "name_english"


def test_a_file_that_is_given_is_the_only_one_and_is_not_remarked(
    people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(people.parent, "[unify]\nnonsense = 1\n")
    given = write(tmp_path, '[unify]\ncolumn = "boss"\n')
    assert columns_of(people, before=("--config", str(given)))[0] == "name_english"
    assert "options of" not in capsys.readouterr().err


def test_paths_start_at_the_folder_of_the_file(people: Path, tmp_path: Path) -> None:
    (tmp_path / "decided.csv").write_text("canonical,variants\nS. K.,Samir Khatib\n", encoding="utf-8")
    given = write(tmp_path, '[unify]\nauthority = "decided.csv"\noutput = "mine.csv"\nforce = true\n')
    assert run(["--config", str(given), "unify", str(people), "--column", "who"]) == 0
    assert read_table(tmp_path / "mine.csv").column("name_english")[0] == "S. K."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[unfiy]\n", "unfiy is no verb; did you mean 'unify'?"),
        ("[zz]\n", "zz is no verb\n"),
        ("column = 'who'\n", "column is no verb"),
        ("unify = 3\n", "a table of options was expected, [unify], not 3"),
        ("[unify]\nclumn = 'who'\n", "unify has no option --clumn; did you mean 'column'?"),
        ("[unify]\ncolumn = true\n", "column of unify must be a text or a number, or a list of them, not True"),
        ("[unify]\ndistinct = ['id']\n", "distinct of unify must be a text or a number, not ['id']"),
        ("[unify]\nkeep-formatting = 'yes'\n", "keep-formatting of unify must be true or false"),
        ("[unify]\npair = ['who']\n", "pair of unify must be a list of 2"),
        ("[unify]\noutput = 'x.csv'\n", "output counts only in a file that is given: --config"),
        ("[unify]\nforce = true\n", "force counts only in a file that is given"),
        ("[unify]\nlearn = true\n", "learn counts only in a file that is given"),
    ],
)
def test_what_is_wrong_in_a_file_is_a_clear_error(
    text: str, message: str, people: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(people.parent, text)
    assert run(["unify", str(people)]) == 2
    error = capsys.readouterr().err
    assert message in error
    assert error.count("\n") == 1


def test_a_wrong_value_is_reported_by_its_option(people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(people.parent, "[match]\nthreshold = 7\n")
    assert run(["match", str(people), str(people)]) == 2
    assert "--threshold" in capsys.readouterr().err


@pytest.mark.parametrize(("text", "message"), [("[unify", "is no TOML file"), (None, "cannot read")])
def test_a_file_that_cannot_be_read_ends_with_3(
    text: str | None, message: str, people: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = people.parent / "mine.toml"
    if text is not None:
        given.write_text(text, encoding="utf-8")
    assert run(["--config", str(given), "unify", str(people)]) == 3
    assert message in capsys.readouterr().err


def test_help_and_other_verbs_need_no_right_file(people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(Path(), "[unify]\nclumn = 1\n[romanize]\nscheme = 'ala-lc'\nn = 1\n")
    assert run(["unify", "--help"]) == 0
    assert run(["romanize", "قيس"]) == 0
    captured = capsys.readouterr()
    assert captured.out.splitlines()[-1] == "Qays"
    assert captured.err == "options of romanize from arabtext.toml\n"


def test_a_file_without_options_of_the_verb_is_not_remarked(people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(people.parent, "[romanize]\nn = 2\n")
    assert run(["normalize", "-i", str(people)]) == 0
    assert capsys.readouterr().err == ""


def test_the_example_of_the_page_is_right(root: Path, tmp_path: Path) -> None:
    examples = re.findall(r"```toml\n(.*?)```", (root / "docs" / "program.md").read_text(encoding="utf-8"), re.DOTALL)
    (text,) = (example for example in examples if "[unify]" in example)
    path = write(tmp_path, text)
    with click.Context(program) as context:
        verbs = program.list_commands(context)
        commands = {verb: program.get_command(context, verb) for verb in ("unify", "romanize")}
    found = {
        verb: read_defaults(path, verb, command, verbs, was_given=False)
        for verb, command in commands.items()
        if command is not None
    }
    assert found == {
        "unify": {"columns": ["name"], "agree": ["birth_year", "sex"], "authorities": [str(tmp_path / "decided.csv")]},
        "romanize": {"scheme": "ala-lc"},
    }
