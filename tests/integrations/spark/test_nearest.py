"""Names stand for themselves in frames as texts; test_matching.py tests what is found."""

from __future__ import annotations

import json

import pytest

pytest.importorskip("pyspark")

from arabtext.integrations.spark.nearest import prepare_name, read_name


def test_a_name_is_read_from_its_text() -> None:
    text = json.dumps(["الخزعلي", "Qais al-Khazali"], ensure_ascii=False)
    assert read_name(text) == ("الخزعلي", "Qais al-Khazali")
    assert [one.text for one in prepare_name(text).readings] == ["Qais al-Khazali", "الخزعلي"]
