"""The wheel: built, installed in a clean environment, and at work there."""

from __future__ import annotations

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from arabtext import resources

pytestmark = pytest.mark.slow

MOST = 20_000_000  # bytes


def test_it_holds_the_resources_and_neither_builders_nor_tests(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    found = {name.removeprefix("arabtext/resources/") for name in names if name.startswith("arabtext/resources/")}
    assert found == {*resources.sources(), "SOURCES.toml"}
    assert "arabtext/py.typed" in names
    assert not [name for name in names if "builders" in name or "tests" in name or name.startswith("docs")]
    assert wheel.stat().st_size < MOST


SCRIPT = """
import arabtext, sys
from arabtext import resources
assert "site-packages" in arabtext.__file__, arabtext.__file__
assert next(resources.rows("names/houses.tsv", "press"))
assert arabtext.romanize("قيس الخزعلي") == "Qais al-Khazali"
assert arabtext.names.vocalize("برطماني")[0].source == "model"
assert len(arabtext.editions.align(["Hello."], ["مرحبا."]).beads) == 1
"""


def test_it_works_in_a_clean_environment(wheel: Path, tmp_path: Path) -> None:
    """Only the wheel is installed there; its dependencies are those that this environment has."""
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", "--no-deps", wheel], check=True, capture_output=True)
    packages = next(p for p in sys.path if p.endswith("site-packages"))
    (site,) = (tmp_path / "env" / "lib").glob("python*/site-packages")
    (site / "dependencies.pth").write_text(packages)
    done = subprocess.run([python, "-c", SCRIPT], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 0, done.stderr
    program = subprocess.run(
        [tmp_path / "env" / "bin" / "arabtext", "--version"], capture_output=True, text=True, check=True
    )
    assert program.stdout.startswith("arabtext, version")
