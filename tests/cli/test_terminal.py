"""What a terminal gets: controls shown, never sent; what a pipe gets: every byte as it is."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from arabtext.cli.streams import emit, emit_json, say
from arabtext.cli.terminal import discard, escape_controls, show_controls, show_on_one_line, write_error, write_out
from arabtext.errors import OutputError

TITLE = "\x1b]0;mine\x07"  # sets the title of a terminal's window
OVERRIDE = "\N{RIGHT-TO-LEFT OVERRIDE}"
SHOWN = r"\x1b]0;mine\x07"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("قيس\tQais\n", "قيس\tQais\n"),
        ("\x1b[31mred\x1b[0m", r"\x1b[31mred\x1b[0m"),
        ("a\x00\x08\x7f\x9b\x85b", r"a\x00\x08\x7f\x9b\x85b"),
        ("one\r\ntwo\rthree", "one\r\ntwo\\rthree"),
        ("a\u2028b\u2029", r"a\u2028b\u2029"),
        (f"{OVERRIDE}a\N{LEFT-TO-RIGHT ISOLATE}b\N{POP DIRECTIONAL ISOLATE}", r"\u202ea\u2066b\u2069"),
        ("\ud800", r"\ud800"),
        # what belongs to Arabic and Persian text, and orders nothing but itself
        (
            "می\N{ZERO WIDTH NON-JOINER}رود\N{RIGHT-TO-LEFT MARK}",
            "می\N{ZERO WIDTH NON-JOINER}رود\N{RIGHT-TO-LEFT MARK}",
        ),
        ("\N{NO-BREAK SPACE}\N{SOFT HYPHEN}", "\N{NO-BREAK SPACE}\N{SOFT HYPHEN}"),
    ],
)
def test_controls_are_shown(text: str, shown: str) -> None:
    assert show_controls(text) == shown


def test_a_remark_is_one_line() -> None:
    assert show_on_one_line("a\nb\r\nc\td") == "a\\nb\\r\\nc\td"


def test_json_stays_json() -> None:
    record = {"name": f"{OVERRIDE}\x7f\x9bقيس\u2028"}
    line = escape_controls(json.dumps(record, ensure_ascii=False))
    assert json.loads(line) == record
    assert show_controls(line) == line


def test_data_is_as_it_is_on_a_pipe_and_shown_on_a_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    emit(TITLE)
    emit_json({"a": OVERRIDE})
    assert capsys.readouterr().out == f'{TITLE}\n{{"a": "{OVERRIDE}"}}\n'
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    emit(TITLE)
    emit_json({"a": OVERRIDE})
    assert capsys.readouterr().out == f'{SHOWN}\n{{"a": "\\u202e"}}\n'


def test_remarks_are_shown_everywhere(capsys: pytest.CaptureFixture[str]) -> None:
    say(f"no {TITLE}\n{OVERRIDE}")
    assert capsys.readouterr().err == f"no {SHOWN}\\n\\u202e\n"


class Full(io.StringIO):
    """A stream on a full disk."""

    def write(self, text: str) -> int:
        raise OSError(28, "No space left on device")


def test_streams_that_are_full_or_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Full())
    with pytest.raises(OutputError, match="cannot write to standard output: No space left on device"):
        write_out("x")
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(OutputError, match="cannot write to standard output: it is closed"):
        write_out("x")
    monkeypatch.setattr(sys, "stderr", Full())
    write_error("x")
    monkeypatch.setattr(sys, "stderr", None)
    write_error("x")
    discard(None)


# Through a terminal


def on_terminal(arguments: Sequence[str], *, width: int = 80, **environment: str) -> str:
    """Return what a terminal of this width gets from the program, its standard error included."""
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, width, 0, 0))
    kept = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    command = [sys.executable, "-m", "arabtext", *arguments]
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs, env=kept | {"TERM": "dumb"} | environment
    ):
        os.close(theirs)
        got = b""
        while True:
            try:
                piece = os.read(ours, 1 << 16)
            except OSError:  # the other end is closed
                break
            if not piece:
                break
            got += piece
    os.close(ours)
    return got.decode().replace("\r\n", "\n")


@pytest.mark.thorough
@pytest.mark.skipif(os.name == "nt", reason="there are no such terminals")
@pytest.mark.parametrize(
    "arguments",
    [
        ["compare", f"{TITLE} Ali", f"Ali {OVERRIDE}Hassan"],
        ["romanize", "--explain", f"{TITLE} {OVERRIDE}Ali"],
        ["romanize", "--json", f"{TITLE} {OVERRIDE}Ali"],
        ["url", f"https://x.org/{TITLE}{OVERRIDE}"],
        ["url", "--json", f"https://x.org/{TITLE}{OVERRIDE}"],
        ["normalize", "-p", f"{TITLE}{OVERRIDE}", "x"],
        ["normalize", f"-{TITLE}{OVERRIDE}", "x"],
        ["normalize", "-i", f"{TITLE}{OVERRIDE}"],
        ["unify", f"no{TITLE}{OVERRIDE}.csv"],
        [f"{TITLE}{OVERRIDE}"],
        ["search", f"{TITLE}{OVERRIDE}.csv", "x"],
        ["find", "--check", f"{TITLE}{OVERRIDE}"],
        ["find", "--rewrite", "{folder}/text.txt"],
        ["find", "{folder}/text.txt"],
        ["unify", "{folder}/names.csv"],
        ["search", "{folder}/names.csv", f"{TITLE}{OVERRIDE} Ali"],
        ["pair", "{folder}/en", "{folder}/ar"],
        ["check", "{folder}/en", "{folder}/ar"],
    ],
    ids=lambda arguments: " ".join(arguments).translate({27: "", 7: "", 0x202E: ""}),
)
def test_no_verb_sends_a_control_to_a_terminal(arguments: list[str], tmp_path: Path) -> None:
    odd = f"{TITLE}{OVERRIDE}"
    (tmp_path / "text.txt").write_text(f"Then Kais {odd} and Hizballah came.\n", encoding="utf-8")
    (tmp_path / "names.csv").write_text(f"name\nKais {odd} Khazali\nAli Hassan\n", encoding="utf-8")
    for language, text in (("en", "The port was closed. Nobody came."), ("ar", "أغلق الميناء. لم يأت أحد.")):
        (tmp_path / language).mkdir()
        (tmp_path / language / f"{odd}.md").write_text(f"# Port {odd}\n\n{text}\n", encoding="utf-8")
    shown = on_terminal([argument.format(folder=tmp_path) for argument in arguments])
    assert shown.strip()
    assert not {c for c in shown if c not in "\n\t" and (ord(c) < 32 or 0x7F <= ord(c) < 0xA0)}
    assert OVERRIDE not in shown
    assert "Traceback" not in shown


@pytest.mark.thorough
@pytest.mark.skipif(os.name == "nt", reason="there are no such terminals")
@pytest.mark.parametrize("width", [24, 40, 60, 80, 120])
def test_tables_fit_the_terminal(width: int, tmp_path: Path) -> None:
    from rich.cells import cell_len

    path = tmp_path / "names.csv"
    path.write_text(
        "name\nسليمان بن عبد الكريم النحاس المعروف بأبي زيد\nAbdulkarimsulaymanalnahhasalmosulialbaghdadi Zayd\nn/a\n",
        encoding="utf-8",
    )
    shown = on_terminal(["unify", str(path), "-c", "name"], width=width, NO_COLOR="1")
    table = [line for line in shown.splitlines() if line and line[-1] in "┓┃┩│┘┐┤\N{LEFT-TO-RIGHT MARK}"]
    assert len(table) > 5
    assert max(map(cell_len, table)) <= width
    assert "\x1b" not in shown
    assert ("┃" in shown) is (width >= 60)  # narrower, each row is a list


@pytest.mark.skipif(os.name == "nt", reason="there are no such terminals")
def test_a_bar_shows_the_controls_in_its_name(tmp_path: Path) -> None:
    folder = tmp_path / f"[red]{TITLE}"
    folder.mkdir()
    (folder / "port.md").write_text("# Port\n\nThe port was closed.\n", encoding="utf-8")
    shown = on_terminal(["pair", str(folder), str(folder)], width=200, TERM="xterm")
    assert "reading [red]\\x1b]0;mine" in shown
    assert TITLE[:4] not in shown
    assert "\x07" not in shown
