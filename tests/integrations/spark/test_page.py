"""The examples of docs/scale.md run, and show what they promise."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyspark")

PAGE = Path(__file__).parents[3] / "docs" / "scale.md"


@pytest.mark.thorough
def test_the_examples_of_the_page_run(spark: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, Any] = {"session": spark, "folder": str(tmp_path)}
    for block in re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL):
        exec(block, names)
    shown = capsys.readouterr().out
    assert "Qais al-Khazali" in shown
    assert {(row.left, row.right) for row in names["pairs"].collect()} == {(1, 7), (3, 8), (2, None)}
    clusters = {row.id: row.cluster for row in names["clusters"].collect()}
    assert clusters == {1: 1, 2: 2, 3: 3, 7: 1, 8: 3}
