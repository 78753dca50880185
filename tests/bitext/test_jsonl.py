"""An alignment as JSON lines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from arabtext.bitext import Bitext, Row, write_jsonl
from arabtext.errors import InputError

ROWS = (
    Row(("A.", "B."), ("ا.",), 0.5, english_numbers=(0, 1), arabic_numbers=(0,)),
    Row(("C.\u2028",), (), 1.0, english_numbers=(2,)),
)
BITEXT = Bitext(english_title="", arabic_title="", english_url="", arabic_url="", rows=ROWS)


def test_a_line_holds_a_row(tmp_path: Path) -> None:
    write_jsonl(BITEXT, tmp_path / "a.jsonl")
    lines = (tmp_path / "a.jsonl").read_text(encoding="utf-8").rstrip("\n").split("\n")
    first, second = map(json.loads, lines)
    assert first == {
        "english": [0, 1], "arabic": [0], "english_text": ["A.", "B."], "arabic_text": ["ا."], "score": 0.5,
    }  # fmt: skip
    assert (second["arabic"], second["english_text"]) == ([], ["C.\u2028"])


def test_a_place_that_cannot_be_written_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot write"):
        write_jsonl(BITEXT, tmp_path / "nowhere" / "a.jsonl")
