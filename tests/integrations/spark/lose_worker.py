"""Match two frames on a cluster of two workers and kill one of them in mid-run; print what happened as JSON.

A program of its own, because a process has one session of Spark. Its argument is a folder for checkpoints.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from pathlib import Path
from threading import Thread

ROOT = Path(__file__).parents[3]
COUNT, BEFORE = 200, 6  # rows on either side, and checkpoints that are written before the worker is killed


def workers(app: str) -> list[int]:
    """Return the processes of the workers of an application of Spark."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                command = (entry / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            if any(word.endswith(b"CoarseGrainedExecutorBackend") for word in command) and app.encode() in command:
                found.append(int(entry.name))
    return sorted(found)


def kill_one(folder: Path, app: str, killed: list[int]) -> None:
    """Kill a worker when some checkpoints are there, and note which."""
    while len(list(folder.glob("*/rdd-*"))) < BEFORE:
        time.sleep(0.2)
    killed.append(workers(app)[0])
    os.kill(killed[0], signal.SIGKILL)


def main(folder: Path, settings: dict[str, str]) -> None:
    """Match invented names on a cluster that loses a worker."""
    sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "bench")]
    os.environ |= {"PYSPARK_PYTHON": sys.executable, "PYTHONPATH": str(ROOT)}
    from generated import lists
    from pyspark.sql import SparkSession

    from arabtext.integrations import spark as functions

    builder = SparkSession.builder.master("local-cluster[2,1,1024]").appName("lost worker")
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    session.sparkContext.setCheckpointDir(str(folder))
    app, killed = session.sparkContext.applicationId, list[int]()
    rows = list(lists(COUNT))
    left, right = (
        session.createDataFrame([(at, row[side]) for at, row in enumerate(rows)], "id int, name string").repartition(4)
        for side in (1, 3)
    )
    before = workers(app)
    killer = Thread(target=kill_one, args=(folder, app, killed), daemon=True)
    killer.start()
    found = [tuple(row) for row in functions.match(left, right).collect()]
    killer.join(timeout=1)
    after = workers(app)
    session.stop()
    print(json.dumps({"before": before, "killed": killed, "after": after, "found": sorted(found, key=str)}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), json.loads(sys.argv[2]))
