"""The verb for addresses."""

from __future__ import annotations

import json

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
