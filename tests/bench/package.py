"""Measure how long importing the package takes beyond the bare interpreter, which is the baseline.

python tests/bench/package.py
"""

from __future__ import annotations

import subprocess
import sys
import time

ROUNDS = 21


def median_milliseconds(statement: str) -> float:
    """Return the median time of a new interpreter that runs ``statement``."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", statement], check=True)
        times.append(time.perf_counter() - start)
    return sorted(times)[ROUNDS // 2] * 1000


if __name__ == "__main__":
    bare = median_milliseconds("pass")
    for statement in (
        "import arabtext",
        "import arabtext; arabtext.normalize('قيس')",
        "import arabtext; arabtext.romanize('قيس الخزعلي')",
        "import arabtext.editions",
    ):
        print(f"{statement:55} {median_milliseconds(statement) - bare:7.1f} ms beyond the bare interpreter")
