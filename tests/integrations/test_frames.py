"""Fields of results become columns, and columns of any kind are matched."""

from __future__ import annotations

from arabtext.integrations.frames import MATCHED, UNIFIED, fields_of, match_columns
from arabtext.names import match, unify


def test_fields_become_columns() -> None:
    found = fields_of(unify(["قيس الخزعلي", ""]), UNIFIED)
    assert list(found) == ["english", "arabic", "cluster", "confidence", "spelling", "reason"]
    assert found["english"] == ["Qais al-Khazali", ""]
    assert found["cluster"] == [0, -1]
    assert fields_of([], MATCHED) == {"left": [], "right": [], "score": [], "reason": []}


def test_missing_names_are_rows_without_a_partner() -> None:
    left, right = ("قيس الخزعلي", None), ["Qais Khazali"]
    assert match_columns(left, right, threshold=0.5) == match(["قيس الخزعلي", ""], right)
