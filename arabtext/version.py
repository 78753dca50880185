"""The version of arabtext, as pyproject.toml has it."""

from __future__ import annotations

import tomllib
from importlib import metadata
from pathlib import Path


def version() -> str:
    """Return the installed version; without an installation that of the checkout, else ``"unknown"``."""
    try:
        return metadata.version("arabtext")
    except metadata.PackageNotFoundError:
        pyproject = Path(__file__).parents[1] / "pyproject.toml"
    if not pyproject.is_file():
        return "unknown"
    return str(tomllib.loads(pyproject.read_text("utf-8"))["project"]["version"])
