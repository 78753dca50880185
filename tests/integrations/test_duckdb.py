"""The SQL functions of DuckDB: the results of the library, NULLs, errors, several connections and threads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

duckdb = pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

import arabtext  # noqa: E402
from arabtext import names, urls  # noqa: E402
from arabtext.integrations.duckdb import register  # noqa: E402

NAMES = ["قيس الخزعلي", "Qays al-Khaz'ali", None, "سمير حسن", "", "قـيس الخزعلى", "محمد السيد", "O'Brien'; DROP"]
URLS = ["https://EXAMPLE.org:443/%D9%82%D9%8A%D8%B3", None, "", "not an address"]


@pytest.fixture
def connection() -> Iterator[Any]:
    with duckdb.connect() as made:
        register(made)
        made.execute(
            "CREATE TABLE people AS SELECT unnest($1) AS name, unnest($2) AS nr", [NAMES, list(range(len(NAMES)))]
        )
        yield made


def column(connection: Any, expression: str, table: str = "people") -> list[Any]:
    return [row[0] for row in connection.execute(f"SELECT {expression} FROM {table} ORDER BY nr").fetchall()]


@pytest.mark.parametrize(
    ("expression", "function"),
    [
        ("arabic_normalize(name)", arabtext.normalize),
        ("arabic_normalize(name, 'search')", lambda name: arabtext.normalize(name, "search")),
        ("romanize(name)", arabtext.romanize),
        ("romanize(name, 'economist')", lambda name: arabtext.romanize(name, style="economist")),
        ("name_key(name)", names.key),
        ("name_blocks(name)", lambda name: list(names.blocks(name))),
        ("name_score(name, 'Qais al-Khazali')", lambda name: arabtext.compare(name, "Qais al-Khazali").score),
    ],
)
def test_a_function_has_the_results_of_the_library(connection: Any, expression: str, function: Any) -> None:
    assert column(connection, expression) == [None if name is None else function(name) for name in NAMES]


def test_addresses_have_keys(connection: Any) -> None:
    found = connection.execute("SELECT url_key(unnest($1))", [URLS]).fetchall()
    assert [row[0] for row in found] == [None if url is None else urls.key(url) for url in URLS]


def test_an_option_may_differ_from_row_to_row(connection: Any) -> None:
    connection.execute("CREATE TABLE styles AS SELECT nr, name, ['press', 'ap', NULL][1 + nr % 3] AS style FROM people")
    found = column(connection, "romanize(name, style)", "styles")
    styles = ["press", "ap", None]
    assert found == [
        None if name is None or styles[at % 3] is None else arabtext.romanize(name, style=styles[at % 3])
        for at, name in enumerate(NAMES)
    ]


@pytest.mark.parametrize(
    ("expression", "reason"),
    [
        ("arabic_normalize(name, 'titel')", "unknown profile 'titel'"),
        ("romanize(name, 'presse')", "presse"),
        ("romanize(nr)", "romanize takes VARCHAR, not int"),
        ("name_score(name)", r"name_score takes 2 arguments \(a, b\), not 1"),
        ("romanize(name, 'press', 'EG')", r"romanize takes 2 arguments \(name, style\), not 3"),
    ],
)
def test_a_wrong_argument_is_an_error_that_says_what_is_expected(connection: Any, expression: str, reason: str) -> None:
    with pytest.raises(duckdb.Error, match=reason):
        column(connection, expression)
    assert column(connection, "romanize(name)")[0] == "Qais al-Khazali"  # the connection still works


def test_registering_again_and_from_other_connections_is_harmless(connection: Any) -> None:
    register(connection)
    for _ in range(2):
        cursor = connection.cursor()
        register(cursor)
        assert column(cursor, "romanize(name)")[0] == "Qais al-Khazali"
    assert column(connection, "name_key(name)")[0] == names.key(str(NAMES[0]))


def test_nothing_is_written_into_the_file_of_a_database(tmp_path: Path) -> None:
    path = str(tmp_path / "people.duckdb")
    with duckdb.connect(path) as made:
        made.execute("CREATE TABLE t AS SELECT 1 AS one")
    before = Path(path).read_bytes()
    with duckdb.connect(path, read_only=True) as made:
        register(made)
        assert made.execute("SELECT romanize('قيس')").fetchall() == [("Qais",)]
    assert Path(path).read_bytes() == before


def test_long_columns_and_threads(connection: Any) -> None:
    connection.execute("SET threads = 2")
    connection.execute("CREATE TABLE long AS SELECT name, nr + 8 * range AS nr FROM people, range(2000)")
    expected = [None if name is None else arabtext.romanize(name) for name in NAMES] * 2000
    found: list[list[Any]] = []
    threads = [
        Thread(target=lambda: found.append(column(connection.cursor(), "romanize(name)", "long"))) for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected, expected]


def test_two_tables_are_joined_by_blocks(connection: Any) -> None:
    others = ["Laith Nasser", "Qais Khazali", "Samir Hasan", "Mohamed el-Sayed"]
    connection.execute("CREATE TABLE others AS SELECT unnest($1) AS other", [others])
    found = connection.execute(
        """
        WITH mine AS (SELECT DISTINCT name, unnest(name_blocks(name)) AS block FROM people),
             theirs AS (SELECT DISTINCT other, unnest(name_blocks(other)) AS block FROM others),
             pairs AS (SELECT DISTINCT name, other FROM mine JOIN theirs USING (block))
        SELECT name, other FROM pairs WHERE name_score(name, other) >= 0.85 ORDER BY name, other
        """
    ).fetchall()
    assert set(found) == {
        ("قيس الخزعلي", "Qais Khazali"),
        ("Qays al-Khaz'ali", "Qais Khazali"),
        ("قـيس الخزعلى", "Qais Khazali"),
        ("سمير حسن", "Samir Hasan"),
        ("محمد السيد", "Mohamed el-Sayed"),
    }
