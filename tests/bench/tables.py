"""Read and write tables, and run the program: seconds of processor time, and memory.

    python tests/bench/tables.py files      a table of 100,000 rows in each format, beside the libraries for it
    python tests/bench/tables.py program    the README's job, and the start of each verb
    python tests/bench/tables.py lines      text verbs on pipes of up to a million lines, drawn in docs/figures/lines.svg
    python tests/bench/tables.py bombs      small workbooks that reach far

Each figure is the best of three runs. The naive rows are what the library underneath does alone.
"""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import xlsxwriter
from plot import growth as plot
from python_calamine import CalamineWorkbook

from arabtext.tables import Table, read_table, write_table
from arabtext.tables.workbook.existing import add_to_workbook

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "tests" / "tables" / "workbook")]

ROWS, RUNS = 100_000, 3
SIZES = (10_000, 100_000, 1_000_000)
COLUMNS = ("id", "الاسم", "name", "place", "share")
VERBS = (
    ["--help"],
    ["normalize", "قـيس"],
    ["detect", "قيس الخزعلي"],
    ["segment", "One. Two."],
    ["values", "in 2019, 12 percent"],
    ["url", "--key", "https://example.org/a"],
    ["completion", "bash"],
    ["romanize", "قيس الخزعلي"],
    ["compare", "Qais", "قيس"],
)


def best(job: Callable[[], object]) -> float:
    """Return the least seconds of processor time of a job."""
    seconds = []
    for _ in range(RUNS):
        start = time.process_time()
        job()
        seconds.append(time.process_time() - start)
    return min(seconds)


# Files


def files() -> None:
    """Print the seconds for a table of 100,000 rows, and those of the libraries alone."""
    table = Table(COLUMNS, tuple((i, f"قيس الخزعلي {i}", f"Qais Khazali {i}", "Baghdad", i / 2) for i in range(ROWS)))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for title, job in jobs(table, folder):
            print(f"{best(job):6.2f} s  {title}", flush=True)


def jobs(table: Table, folder: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield the jobs with files, each with its title; those that write come before those that read."""
    lines = list(table.lines())

    def alone_xlsx() -> None:
        with xlsxwriter.Workbook(
            folder / "alone.xlsx", {"strings_to_formulas": False, "strings_to_urls": False}
        ) as book:
            sheet = book.add_worksheet()
            for at, line in enumerate(lines):
                sheet.write_row(at, 0, line)

    def alone_csv() -> None:
        with (folder / "alone.csv").open("w", encoding="utf-8-sig", newline="") as out:
            csv.writer(out).writerows(lines)

    def alone_csv_in() -> None:
        with (folder / "a.csv").open(encoding="utf-8-sig", newline="") as source:
            list(csv.reader(source))

    yield "write XLSX: xlsxwriter alone", alone_xlsx
    yield "write XLSX: arabtext", lambda: write_table(table, folder / "a.xlsx")
    yield (
        "read XLSX: calamine alone",
        lambda: CalamineWorkbook.from_path(folder / "a.xlsx").get_sheet_by_index(0).to_python(),
    )
    yield "read XLSX: arabtext", lambda: read_table(folder / "a.xlsx")
    if find_spec("openpyxl"):
        import openpyxl

        yield "read XLSX: openpyxl", lambda: list(openpyxl.load_workbook(folder / "a.xlsx").active.values)
    raw = (folder / "a.xlsx").read_bytes()
    before = read_table(folder / "a.xlsx")
    after = before.with_columns({title: ["Qais al-Khazali"] * ROWS for title in "abcdef"})
    yield (
        "add six columns to XLSX: arabtext",
        lambda: add_to_workbook(raw, [(before, after)], folder / "b.xlsx", name="a"),
    )
    yield "write CSV: csv alone", alone_csv
    yield "write CSV: arabtext", lambda: write_table(table, folder / "a.csv")
    yield "read CSV: csv alone", alone_csv_in
    yield "read CSV: arabtext", lambda: read_table(folder / "a.csv")
    if find_spec("pandas"):
        import pandas as pd

        frame = pd.DataFrame(table.rows, columns=COLUMNS)
        yield "write CSV: pandas", lambda: frame.to_csv(folder / "p.csv", index=False)
        yield "read CSV: pandas", lambda: pd.read_csv(folder / "p.csv")
    for suffix in (".ods", ".json", ".jsonl", ".parquet"):
        yield f"write {suffix}: arabtext", lambda suffix=suffix: write_table(table, folder / f"a{suffix}")
        yield f"read {suffix}: arabtext", lambda suffix=suffix: read_table(folder / f"a{suffix}")


# The program


def run(arguments: list[str], source: Path | None = None) -> tuple[float, float]:
    """Return the seconds of processor time and the megabytes of the program, run on a file as standard input."""
    with (source or Path(os.devnull)).open("rb") as lines:
        process = subprocess.Popen(
            [sys.executable, "-m", "arabtext", *arguments],
            stdin=lines,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _, _, used = os.wait4(process.pid, 0)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1000


def program() -> None:
    """Print the seconds of the README's job, and of the start of verbs."""
    with tempfile.TemporaryDirectory() as folder:
        output = str(Path(folder) / "names.xlsx")
        job = ["unify", str(ROOT / "docs/examples/names.csv"), "--column", "name", "-o", output, "--force"]
        seconds, memory = min(run(job) for _ in range(RUNS))
        print(f"{seconds:5.2f} s {memory:5.0f} MB  arabtext unify docs/examples/names.csv --column name -o names.xlsx")
    for arguments in VERBS:
        seconds, memory = min(run(arguments) for _ in range(RUNS))
        print(f"{seconds:5.2f} s {memory:5.0f} MB  arabtext {' '.join(arguments)}")


def lines() -> None:
    """Print the seconds and the memory of text verbs on pipes, and draw the memory."""
    drawn: dict[str, list[tuple[float, float]]] = {"seconds, normalize": [], "seconds, url --key": [], "megabytes": []}
    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / "lines.txt"
        for size in SIZES:
            for title, verb, line in (
                ("seconds, normalize", ["normalize"], "▲ هل اصبحت خطابات قيس الخزعلي ،تشبه خطابات نصر الله ؟ {}"),
                ("seconds, url --key", ["url", "--key"], "https://example.org/ar/%D9%82%D9%8A%D8%B3/{}?utm_source=x"),
            ):
                with source.open("w", encoding="utf-8") as out:  # the memory of a process begins at that of its parent
                    out.writelines(f"{line.format(i)}\n" for i in range(size))
                seconds, memory = run(verb, source)
                drawn[title].append((size, seconds))
                print(f"{seconds:7.1f} s {memory:5.0f} MB  {size:,} lines: arabtext {' '.join(verb)}", flush=True)
            drawn["megabytes"].append((size, memory))
    title = "Text verbs on a pipe: seconds, and memory of either, by lines"
    plot(ROOT / "docs/figures/lines.svg", title, "lines", "seconds, megabytes", drawn)


def bombs() -> None:
    """Print the seconds and the memory of unifying small workbooks that reach far."""
    from test_extent import FAR, ODS_TOP, REPEATED, TOP, line, text, write_ods, write_sheet

    blank = line("<table:table-cell/>", REPEATED)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found = {title: write_sheet(folder / f"{at}.xlsx", rows) for at, (title, rows) in enumerate(FAR.items())}
        merge = '<mergeCells count="1"><mergeCell ref="A2:XFD1048576"/></mergeCells>'
        found["one merged range"] = write_sheet(folder / "merged.xlsx", TOP, merge)
        found["four billion blank rows, ODS"] = write_ods(folder / "blank.ods", ODS_TOP + blank + line(text("x")))
        found["four billion rows, ODS"] = write_ods(folder / "rows.ods", ODS_TOP + line(text("Omar Said"), REPEATED))
        for title, path in found.items():
            seconds, memory = run(["unify", str(path), "-o", str(folder / "out.xlsx"), "--force"])
            print(f"{seconds:5.2f} s {memory:5.0f} MB  {title}", flush=True)


if __name__ == "__main__":
    {"files": files, "program": program, "lines": lines, "bombs": bombs}[sys.argv[1]]()
