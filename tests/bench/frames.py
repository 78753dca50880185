"""Time a million rows in pandas and polars: titles normalized, names keyed and romanized, beside a plain map.

    python tests/bench/frames.py [normalize|key|romanize ...] [--rows 1000000] [--names 60000]

Titles are made of the words of resources/script/words.tsv, as common as they are there, with the damage of the web in
every tenth one; hardly two are alike. Names are drawn from as many distinct ones as ``--names`` says, made of the
tables of given and family names. All depends on one seed. The naive rows call the function of one text for every row:
``Series.map`` of pandas and ``map_elements`` of polars. Every job is a process of its own, so that none finds what
another one remembered; figures are seconds of processor time, without making the column.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module
from importlib.metadata import version
from itertools import accumulate

import arabtext
from arabtext import names
from arabtext.names.known import gazetteer
from arabtext.script import wordlist

SEED = 21
JOBS = ("normalize", "key", "romanize")
SYSTEMS = ("pandas, map", "pandas, arabtext", "polars, map_elements", "polars, arabtext")
ONE: dict[str, Callable[[str], str]] = {
    "normalize": arabtext.normalize,
    "key": names.key,
    "romanize": arabtext.romanize,
}
TATWEEL, ZERO_WIDTH = "\N{ARABIC TATWEEL}", "\N{ZERO WIDTH SPACE}"


def titles(rows: int) -> list[str]:
    """Return titles of five to nine words; every tenth has a stretched letter, an invisible sign or odd spaces."""
    dice = random.Random(SEED)
    counts = {word: count for word, count in sorted(wordlist.frequencies().items()) if len(word) > 1}
    words, weights = list(counts), list(accumulate(counts.values()))
    made = []
    for at in range(rows):
        chosen = dice.choices(words, cum_weights=weights, k=dice.randint(5, 9))
        if at % 10 == 0:
            word = chosen[0]
            chosen[0] = dice.choice((word[0] + TATWEEL + word[1:], ZERO_WIDTH + word, word + " ", word + " ،"))
        made.append(" ".join(chosen))
    return made


def people(rows: int, distinct: int) -> list[str]:
    """Return names drawn from ``distinct`` ones of a given name, a father's and a family name, half of them Latin."""
    dice = random.Random(SEED)
    tokens = sorted({token for some in gazetteer.arabic_tokens().values() for token in some}, key=repr)
    given, family = ([one for one in tokens if one.role == role and one.press] for role in ("given", "family"))
    made: dict[str, None] = {}
    while len(made) < distinct:
        parts = dice.choice(given), dice.choice(given), dice.choice(family)
        made[" ".join(one.press if len(made) % 2 else one.arabic for one in parts)] = None
    return list(made) + dice.choices(list(made), k=max(rows - distinct, 0))


def measure(job: str, system: str, rows: int, distinct: int) -> float:
    """Return the seconds of processor time of a job on one library."""
    texts = titles(rows) if job == "normalize" else people(rows, distinct)
    ONE[job]("قيس الخزعلي")  # the tables are loaded
    import_module(f"arabtext.integrations.{system.partition(',')[0]}")
    if system.startswith("pandas"):
        import pandas as pd

        series = pd.Series(texts)
        work = (lambda: series.map(ONE[job])) if system.endswith("map") else getattr(series.arabtext, job)
    else:
        import polars as pl

        column = pl.Series("text", texts)
        work = getattr(column.arabtext, job)
        if not system.endswith("arabtext"):
            work = lambda: column.map_elements(ONE[job], return_dtype=pl.String)  # noqa: E731
    start = time.process_time()
    found = work()
    seconds = time.process_time() - start
    for at in range(0, rows, max(rows // 50, 1)):
        assert found[at] == ONE[job](texts[at]), texts[at]
    return seconds


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("jobs", nargs="*", default=JOBS)
    options.add_argument("--rows", type=int, default=1_000_000)
    options.add_argument("--names", type=int, default=60_000)
    options.add_argument("--one", help="only this system, in this process")
    chosen = options.parse_args()
    if chosen.one:
        print(measure(chosen.jobs[0], chosen.one, chosen.rows, chosen.names))
        return
    libraries = ", ".join(f"{one} {version(one)}" for one in ("pandas", "polars"))
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {libraries}")
    print(f"{chosen.rows:,} rows, {chosen.names:,} distinct names; seconds of processor time\n")
    print(f"| job | {' | '.join(SYSTEMS)} |\n|---|{'---|' * len(SYSTEMS)}")
    for job in chosen.jobs:
        print(f"| {job} ", end="", flush=True)
        for system in SYSTEMS:
            size = ["--rows", str(chosen.rows), "--names", str(chosen.names)]
            command = [sys.executable, __file__, job, *size, "--one", system]
            seconds = float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            print(f"| {seconds:.1f} ", end="", flush=True)
        print("|")


if __name__ == "__main__":
    main()
