"""A job goes on when a worker dies: another one does its work again, with the same result."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from arabtext import names

pytest.importorskip("pyspark")

HERE = Path(__file__).parent
sys.path.append(str(HERE.parents[1] / "bench"))

from generated import lists  # noqa: E402


@pytest.mark.thorough
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="the processes of workers are found under /proc")
def test_a_worker_that_is_killed_changes_nothing(tmp_path: Path, settings: dict[str, str]) -> None:
    command = [sys.executable, str(HERE / "lose_worker.py"), str(tmp_path), json.dumps(settings)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    result = json.loads(done.stdout.splitlines()[-1])
    assert len(result["before"]) == 2
    assert len(result["killed"]) == 1
    assert result["killed"][0] in result["before"]
    assert result["killed"][0] not in result["after"]
    rows = list(lists(200))
    expected = names.match([row[1] for row in rows], [row[3] for row in rows])
    assert sorted(map(tuple, result["found"]), key=str) == sorted(
        ((one.left, one.right, one.score, one.reason) for one in expected), key=str
    )
