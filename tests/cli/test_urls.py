"""The verb for addresses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from arabtext.cli.main import run


def out(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_url_warns_of_deception(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["url", "https://pаypal.com/"]) == 0
    shown = capsys.readouterr()
    assert shown.out == "https://xn--pypal-4ve.com/\n"
    assert "mixes scripts: Cyrillic, Latin" in shown.err


def test_url(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["url", "https://example.org/%D9%82%D9%8A%D8%B3"]) == 0
    assert out(capsys) == ["https://example.org/قيس"]
    assert run(["url", "--words", "astrad-qys-alkhzly-llastqlalyt"]) == 0
    assert out(capsys) == ["استعراض قيس الخزعلي للاستقلالية"]
    assert run(["url", "--slug", "drupal", "استعراض قيس الخزعلي للاستقلالية"]) == 0
    assert out(capsys) == ["astrad-qys-alkhzly-llastqlalyt"]
    assert run(["url", "--json", "/ar/x"]) == 0
    assert json.loads(out(capsys)[0])["language"] == "ar"


def test_the_words_of_a_slug_have_three_readings(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["url", "--json", "https://example.org/ar/astrad-qys-alkhzly-llastqlalyt"]) == 0
    words = json.loads(out(capsys)[0])["words"]
    assert len(words) == 3
    assert words[0]["text"] == "استعراض قيس الخزعلي للاستقلالية"


def test_unwrap_prints_the_address_inside_and_json_the_steps(capsys: pytest.CaptureFixture[str]) -> None:
    wrapped = "https://web.archive.org/web/2021/https://example.org/%D9%82%D9%8A%D8%B3"
    assert run(["url", "--unwrap", wrapped, "https://example.org/a"]) == 0
    assert out(capsys) == ["https://example.org/قيس", "https://example.org/a"]
    assert run(["url", "--json", wrapped]) == 0
    unwrapped = json.loads(out(capsys)[0])["unwrapped"]
    assert unwrapped["address"] == "https://example.org/%D9%82%D9%8A%D8%B3"
    assert [step["rule"] for step in unwrapped["steps"]] == ["Wayback Machine"]


ODD_LINES = [
    "https://[::1]/x",
    "http://[x/y",
    "https://example.org:99999/",
    "//\\\\\\\\",
    "javascript:x",
    "%D9",
    "a" * 9_999,
]


@pytest.mark.parametrize("option", ["--key", "--unwrap", "--words", "--json", "--slug=drupal"])
def test_no_odd_line_ends_a_batch(option: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "lines.txt"
    source.write_text("\n".join([*ODD_LINES, "https://example.org/a"]), encoding="utf-8")
    assert run(["url", option, "-i", str(source)]) == 0
    assert len(out(capsys)) == len(ODD_LINES) + 1


def test_no_control_of_an_address_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["url", "https://x.org/\x1b]0;title\x07"]) == 0
    shown = capsys.readouterr()
    assert shown.out == "https://x.org/%1B]0;title%07\n"
    assert "\x1b" not in shown.err
