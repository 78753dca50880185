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
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "bench")]
os.environ["PYSPARK_PYTHON"] = sys.executable
os.environ["PYTHONPATH"] = str(ROOT)

from generated import lists  # noqa: E402
from pyspark.sql import SparkSession  # noqa: E402

from arabtext.integrations import spark as functions  # noqa: E402

COUNT, BEFORE = 200, 6  # rows on either side, and checkpoints that are written before the worker is killed


def workers() -> list[int]:
    """Return the processes that work for this one's cluster: children of its children are Java programs."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                command = (entry / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            if any(word.endswith(b"CoarseGrainedExecutorBackend") for word in command) and APP.encode() in command:
                found.append(int(entry.name))
    return sorted(found)


def kill_one(folder: Path) -> None:
    """Kill a worker when some checkpoints are there, and note which."""
    while len(list(folder.glob("*/rdd-*"))) < BEFORE:
        time.sleep(0.2)
    KILLED.append(workers()[0])
    os.kill(KILLED[0], signal.SIGKILL)


folder = Path(sys.argv[1])
builder = SparkSession.builder.master("local-cluster[2,1,1024]").appName("lost worker")
for name, value in json.loads(sys.argv[2]).items():
    builder = builder.config(name, value)
session = builder.getOrCreate()
session.sparkContext.setLogLevel("OFF")
session.sparkContext.setCheckpointDir(str(folder))
APP, KILLED = session.sparkContext.applicationId, list[int]()
rows = list(lists(COUNT))
left = session.createDataFrame([(at, row[1]) for at, row in enumerate(rows)], "id int, name string").repartition(4)
right = session.createDataFrame([(at, row[3]) for at, row in enumerate(rows)], "id int, name string").repartition(4)
before = workers()
killer = Thread(target=kill_one, args=(folder,), daemon=True)
killer.start()
found = [tuple(row) for row in functions.match(left, right).collect()]
killer.join(timeout=1)
after = workers()
session.stop()
print(json.dumps({"before": before, "killed": KILLED, "after": after, "found": sorted(found, key=str)}))
