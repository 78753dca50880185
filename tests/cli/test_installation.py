"""What is installed, and whether it works."""

from __future__ import annotations

import subprocess
from importlib import metadata

import pytest

from arabtext.cli import installation
from arabtext.cli.installation import Finding, examine_installation


def found() -> dict[str, Finding]:
    return {one.part: one for one in examine_installation()}


def test_packages_extras_and_tables_are_listed() -> None:
    parts = found()
    assert metadata.version("numpy") in parts["packages"].details
    assert parts["extra parquet"].details.startswith("pyarrow ")
    assert "extra all" not in parts
    assert "extra test" not in parts
    assert parts["tables"].ok
    assert all(one.ok for one in parts.values())


def test_the_digest_of_the_tables_is_that_of_their_content(monkeypatch: pytest.MonkeyPatch) -> None:
    before = found()["tables"].details
    assert found()["tables"].details == before
    files = list(installation._files(installation.resources.root()))
    monkeypatch.setattr(installation, "_files", lambda root: files[1:])
    assert found()["tables"].details != before


def test_a_missing_package_is_a_fault_and_a_missing_extra_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    version = installation._version
    monkeypatch.setattr(installation, "_version", lambda name: None if name in ("numpy", "pyarrow") else version(name))
    parts = found()
    assert not parts["packages"].ok
    assert parts["packages"].details.endswith("missing: numpy")
    assert parts["extra parquet"].ok
    assert "pip install" in parts["extra parquet"].details


@pytest.mark.parametrize("error", [OSError("no"), subprocess.TimeoutExpired("tesseract", 10)])
def test_a_tesseract_that_does_not_work_is_said(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(installation.shutil, "which", lambda name: "/bin/tesseract")
    monkeypatch.setattr(installation.subprocess, "run", run)
    assert "does not work" in found()["Tesseract"].details
