"""Match two generated Parquet files of names in DuckDB, by the statements of docs/duckdb.md.

    python tests/bench/duckdb_match.py 100000 [--memory 4GB] [--threads 2] [--folder FOLDER]

The left file is in Arabic as clerks write it, the right one in Latin letters in several spellings; half of the persons
are in both. Words are drawn by the frequencies of resources/names, and their spellings are from those tables, which the
library reads too: the figures show what the recipe costs and loses, not how good the library is on foreign spellings.
A pair is right if both names were made of the same words. The naive rows join on equal English forms and on equal keys.
The folder (by default a temporary one) holds the files, the database and what DuckDB moves to disk.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from arabtext.integrations.duckdb import register

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "duckdb.md"
NAMES = ROOT / "resources" / "names"
SEED, ROWS = 7, 100_000  # ROWS: names of one row group
TYPED = str.maketrans("أإآةىؤئ", "اااهيوي")
MARKS = re.compile("[\u064b-\u0652\u0670]")
Word = tuple[str, list[str]]  # in Arabic, and its Latin spellings
NAIVE = (
    ("equal romanize()", "SELECT l.name, r.name FROM (SELECT name, lower(romanize(name)) AS k FROM lefts) l"
     " JOIN (SELECT name, lower(romanize(name)) AS k FROM rights) r USING (k)"),
    ("equal name_key()", "SELECT l.name, r.name FROM (SELECT name, name_key(name) AS k FROM lefts) l"
     " JOIN (SELECT name, name_key(name) AS k FROM rights) r USING (k)"),
)  # fmt: skip


def recipe() -> list[str]:
    """Return the statements of the page, in order."""
    blocks = re.findall(r"```sql\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    return [statement.strip() for block in blocks for statement in block.split(";") if statement.strip()]


def words() -> tuple[tuple[list[Word], Any], tuple[list[Word], Any]]:
    """Return given and family names, each with the probabilities of its words."""
    counts = {row[0]: int(row[1]) for row in table("frequency.tsv")}
    attested = {row[0]: int(row[4]) for row in table("attested.tsv")}
    found = []
    for file in ("given.tsv", "family.tsv"):
        known: dict[str, list[str]] = {}
        for vocalized, press, variants, *_ in table(file):
            known.setdefault(MARKS.sub("", vocalized), []).extend([press, press, *filter(None, variants.split("|"))])
        if file == "family.tsv":
            known |= {
                row[0]: [row[2], row[2], *filter(None, row[3].split("|"))]
                for row in table("attested.tsv")
                if row[0] not in known
            }
        weights = np.array([counts.get(word, 0) + attested.get(word, 0) + 1 for word in known], dtype=float)
        found.append((list(known.items()), weights / weights.sum()))
    return found[0], found[1]


def table(file: str) -> Iterator[list[str]]:
    lines = (NAMES / file).read_text(encoding="utf-8").splitlines()
    width = lines[0].count("\t") + 1
    for line in lines[1:]:
        yield (line.split("\t") + [""] * width)[:width]


def typed(parts: list[Word], dice: random.Random) -> str:
    """Return a name in Arabic, as a clerk types it."""
    name = " ".join(word for word, _ in parts)
    if dice.random() < 0.5:
        name = name.translate(TYPED)
    chance = dice.random()
    if chance < 0.03:
        at = dice.randrange(1, len(name))
        return name[:at] + name[at + 1 :] if name[at] != " " else name
    return f"د. {name}" if chance < 0.05 else name


def latin(parts: list[Word], dice: random.Random) -> str:
    """Return a name in Latin letters, in one of its spellings; some lack the middle name or have a typing error."""
    chosen = [dice.choice(spellings) for _, spellings in parts]
    if len(chosen) == 3 and dice.random() < 0.05:
        del chosen[1]
    name = " ".join(chosen)
    if dice.random() < 0.3:
        name = name.replace("al-", dice.choice(("El ", "el-", "Al ", "")))
    if dice.random() < 0.03:
        at = dice.randrange(1, len(name))
        name = name[:at] + name[at + 1 :] if name[at] != " " else name
    return name.upper() if dice.random() < 0.1 else name


def generate(folder: Path, size: int) -> None:
    """Write both files, with the person of each row; persons below ``size / 2`` are in both."""
    (given, given_share), (family, family_share) = words()
    chance, dice = np.random.default_rng(SEED), random.Random(SEED)
    kind = pa.schema([("person", pa.string()), ("name", pa.string())])
    with (
        pq.ParquetWriter(folder / "left.parquet", kind) as left,
        pq.ParquetWriter(folder / "right.parquet", kind) as right,
    ):
        done = 0
        while done < size + size // 2:  # the first half is in both, then as many in each alone
            count = min(ROWS, size + size // 2 - done)
            first, second = (chance.choice(len(given), count, p=given_share) for _ in range(2))
            last = chance.choice(len(family), count, p=family_share)
            short = chance.random(count) < 0.1
            rows: dict[str, list[tuple[str, str]]] = {"left": [], "right": []}
            for at in range(count):
                parts = (
                    [given[first[at]], family[last[at]]]
                    if short[at]
                    else [given[first[at]], given[second[at]], family[last[at]]]
                )
                person, number = " ".join(word for word, _ in parts), done + at
                if number < size:
                    rows["left"].append((person, typed(parts, dice)))
                if number < size // 2 or number >= size:
                    rows["right"].append((person, latin(parts, dice)))
            for writer, side in ((left, rows["left"]), (right, rows["right"])):
                if side:
                    writer.write_table(pa.table([list(column) for column in zip(*side, strict=True)], schema=kind))
            done += count


class Spill:
    """The largest size that a folder has had, in bytes, while the block runs."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.largest, self._end = folder, 0, threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Spill:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._end.wait(0.2):
            try:
                self.largest = max(self.largest, sum(path.stat().st_size for path in self.folder.glob("*")))
            except OSError:  # a file has gone
                continue


def peak() -> int:
    """Return the most memory that this process has had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1 if sys.platform != "darwin" else 1024) // 1024


def judge(connection: Any, pairs: str) -> tuple[int, float, float]:
    """Return how many distinct pairs of names there are, the share that is right, and the share of shared persons' rows found."""
    connection.execute(f"CREATE OR REPLACE TEMP TABLE answer AS SELECT DISTINCT * FROM ({pairs}) t(l, r)")
    count, right = connection.execute(
        """
        SELECT count(*), count(*) FILTER (list_has_any(x.persons, y.persons)) FROM answer
        JOIN (SELECT name, list(DISTINCT person) AS persons FROM 'left.parquet' GROUP BY name) x ON x.name = l
        JOIN (SELECT name, list(DISTINCT person) AS persons FROM 'right.parquet' GROUP BY name) y ON y.name = r
        """
    ).fetchone()
    found, shared = connection.execute(
        """
        WITH both_sides AS (SELECT person, name FROM 'left.parquet' WHERE person IN (SELECT person FROM 'right.parquet')),
        good AS (SELECT DISTINCT x.person, l FROM answer JOIN 'left.parquet' x ON x.name = l
                 JOIN 'right.parquet' y ON y.name = r AND y.person = x.person)
        SELECT count(good.l), count(*) FROM both_sides LEFT JOIN good ON good.person = both_sides.person AND l = name
        """
    ).fetchone()
    return count, right / max(count, 1), found / max(shared, 1)


def run(size: int, folder: Path, memory: str, threads: int) -> None:
    start = time.perf_counter()
    generate(folder, size)
    print(
        f"{size:,} names a side, generated in {time.perf_counter() - start:.0f} s; DuckDB {duckdb.__version__}, {threads} threads, {memory}"
    )
    spill = folder / "spill"
    spill.mkdir(exist_ok=True)
    with duckdb.connect(str(folder / "names.duckdb")) as connection, Spill(spill) as spilled:
        register(connection)
        connection.execute(f"SET memory_limit = '{memory}'; SET threads = {threads}; SET temp_directory = '{spill}'")
        connection.execute(f"SET file_search_path = '{folder}'; SET preserve_insertion_order = false")
        print(f"{'step':16}{'seconds':>9}{'rows':>14}{'peak MB':>9}{'spilled MB':>12}", flush=True)
        whole = 0.0
        for statement in recipe():
            name = statement.split()[2]
            start = time.perf_counter()
            connection.execute(statement)
            took = time.perf_counter() - start
            whole += took
            rows = connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
            print(f"{name:16}{took:9.1f}{rows:14,}{peak():9,}{spilled.largest / 1e6:12,.0f}", flush=True)
        print(f"{'whole':16}{whole:9.1f}")
        largest, common = connection.execute(
            "SELECT (SELECT max(size) FROM sizes), (SELECT max(n) FROM (SELECT count(*) n FROM right_blocks GROUP BY block))"
        ).fetchone()
        led = connection.execute("SELECT sum(size) FROM used").fetchone()[0]
        print(f"largest block {common:,} names, largest used {largest:,}; {led:,} pairs by blocks, with repetitions")
        print(f"{'way':32}{'pairs':>12}{'precision':>11}{'recall':>8}")
        best = "SELECT l.name, r.name FROM {} JOIN lefts l ON l.nr = left_nr JOIN rights r ON r.nr = right_nr"
        ways = (
            ("blocks: among the scored pairs", best.format("scored")),
            ("recipe, doubtful pairs too", best.format("(FROM best WHERE score >= 0.85)")),
            ("recipe", "SELECT left_name, right_name FROM matched"),
            *NAIVE,
        )
        for way, pairs in ways:
            start = time.perf_counter()
            count, precision, recall = judge(connection, pairs)
            print(
                f"{way:32}{count:12,}{precision:11.3f}{recall:8.3f}   {time.perf_counter() - start:.0f} s", flush=True
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("size", type=int, nargs="?", default=100_000, help="Names in each file.")
    parser.add_argument("--memory", default="4GB", help="Memory limit of DuckDB.")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--folder", type=Path, help="Empty folder for the files.")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        run(options.size, (options.folder or Path(made)).resolve(), options.memory, options.threads)


if __name__ == "__main__":
    main()
