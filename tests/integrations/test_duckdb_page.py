"""docs/duckdb.md runs as it stands: the recipe that matches two files, and the recipe for Splink."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

duckdb = pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

from arabtext.integrations.duckdb import register  # noqa: E402

PAGE = (Path(__file__).parents[2] / "docs" / "duckdb.md").read_text(encoding="utf-8")
LEFT = ["قيس الخزعلي", "سمير حسن", "ليلى البغدادي", "قيس الخزعلى", None, "كريم زقزوقان", "محمد علي حسن"]
RIGHT = [
    "Qays al-Khaz'ali",
    "Samir Hasan",
    None,
    "SAMIR HASSAN",
    "Layla el-Baghdadi",
    "John Smith",
    "Mohamed Ali Hassan",
]


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture
def connection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.chdir(tmp_path)
    with duckdb.connect() as made:
        register(made)
        for side, names in (("left", LEFT), ("right", RIGHT)):
            made.execute(f"COPY (SELECT unnest($1) AS name) TO '{side}.parquet'", [names])
        yield made


def test_the_first_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    exec(blocks("python")[0], {})
    romanized, key, score = eval(capsys.readouterr().out)[0]
    assert (romanized, key) == ("Qais al-Khazali", "ks hdl")
    assert score > 0.85


def test_the_recipe_matches_two_files(connection: Any) -> None:
    for block in blocks("sql"):
        connection.execute(block)
    found = connection.execute("SELECT left_name, right_name FROM matched ORDER BY ALL").fetchall()
    assert set(found) == {("ليلى البغدادي", "Layla el-Baghdadi"), ("محمد علي حسن", "Mohamed Ali Hassan")}
    likely = connection.execute(
        "SELECT DISTINCT lefts.name FROM best JOIN lefts ON nr = left_nr WHERE distance < 0.02"
    ).fetchall()
    assert ("سمير حسن",) in likely  # two spellings on the right are equally near: it is doubtful, and not taken


def test_a_name_uses_its_rarest_blocks_up_to_a_bound(connection: Any) -> None:
    sizes = {1: 30, 2: 60, 3: 90, 4: 300, 5: 500, 6: 1001}  # of blocks on the right
    for block, size in sizes.items():
        connection.execute("CREATE TABLE IF NOT EXISTS right_blocks (nr BIGINT, block UBIGINT)")
        connection.execute("INSERT INTO right_blocks SELECT range, $1 FROM range($2)", [block, size])
    connection.execute(
        "CREATE TABLE left_blocks AS FROM (VALUES (1, 3), (1, 2), (1, 1), (1, 6), (2, 5), (2, 4), (2, 6), (3, 6), (4, 9)) t(nr, block)"
    )
    connection.execute(blocks("sql")[1])
    found = connection.execute("SELECT nr, block FROM used ORDER BY ALL").fetchall()
    assert found == [(1, 1), (1, 2), (2, 4)]  # 30 + 60 names; the rarest though of 300; none of more than 1,000


def test_a_rare_block_is_used_and_a_common_one_is_not(connection: Any) -> None:
    others = [f"Mohamed {one}a{other}i" for one in "bdfklmnrstz" for other in "bdfklmnrstz"] + ["Mohamed Zaqzuqan"]
    connection.execute("COPY (SELECT unnest($1) AS name) TO 'right.parquet'", [others])
    connection.execute("COPY (SELECT 'محمد زقزوقان' AS name) TO 'left.parquet'")
    for block in blocks("sql"):
        connection.execute(block)
    total, largest = connection.execute("SELECT sum(size), max(size) FROM used").fetchone()
    assert total <= 100
    assert largest < len(others)
    assert connection.execute("SELECT right_name FROM matched").fetchall() == [("Mohamed Zaqzuqan",)]


def test_splink_matches_by_blocks_and_score() -> None:
    pytest.importorskip("splink", reason="the recipe for Splink was not run: splink is not installed")
    scope: dict[str, Any] = {}
    for block in blocks("python"):
        exec(block, scope)
    made = scope["connection"]
    for side, names in (("people", LEFT), ("others", RIGHT)):
        made.execute(
            f"CREATE TABLE {side} AS SELECT row_number() OVER () AS unique_id, name, 1970 AS born, name_blocks(name) AS blocks"
            " FROM (SELECT unnest($1) AS name) WHERE name IS NOT NULL",
            [names],
        )
    found = scope["predict"](made, "people", "others")
    rows = {(row[0], row[1]) for row in found}
    assert ("قيس الخزعلي", "Qays al-Khaz'ali") in rows
    assert ("سمير حسن", "SAMIR HASSAN") in rows
    assert not any("John Smith" in row for row in rows)
