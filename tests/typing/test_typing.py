"""The public face through the type checkers of users, and run as they run it."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

API = Path(__file__).with_name("api.py")


def check(command: list[str], folder: Path) -> None:
    """Check a copy of the file away from the repository, so that the checker takes the installed package."""
    shutil.copy(API, folder)
    done = subprocess.run([*command, API.name], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.thorough
@pytest.mark.slow
def test_mypy_strict_agrees(tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    check([sys.executable, "-m", "mypy", "--strict", "--config-file", os.devnull], tmp_path)


@pytest.mark.slow
def test_pyright_strict_agrees(tmp_path: Path) -> None:
    pyright = shutil.which("pyright")
    if not pyright:
        pytest.skip("pyright is not installed (npm install pyright, and its folder on the PATH)")
    check([pyright, "--pythonpath", sys.executable], tmp_path)


@pytest.mark.thorough
def test_the_calls_run(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("api", API)
    assert spec
    assert spec.loader
    api = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(api)
    with pytest.raises(AttributeError, match="nonsense"):
        api.root()
    api.errors()
    for room in (api.of_script, api.of_urls, api.of_values):
        room()
    for room in (api.of_names, api.of_editions, api.of_tables):
        room(tmp_path)
