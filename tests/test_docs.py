"""The pages link to what is there, and name files that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted(path for path in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")] if "examples" not in path.parts)
LINK = re.compile(r"\]\(([^)\s#]*)(?:#([^)\s]*))?\)")
#: A file of the repository, by its path or by the end of its path: `names/comparing/channel.py`, `chain.py`.
FILE = re.compile(r"`(?:\w+=\w+ )?(?:python )?([\w./-]+\.(?:py|tsv|npz|toml))\b")
SUFFIXES = {".py", ".tsv", ".npz", ".toml"}
FILES = [
    path.relative_to(ROOT).as_posix()
    for folder in ("arabtext", "resources", "tests", "docs")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in SUFFIXES
]
FILES += [path.name for path in ROOT.glob("*.toml")]
FILES.append("arabtext.toml")  # that users write; docs/program.md


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def anchors(path: Path) -> set[str]:
    """Return the anchors of the headings of a page."""
    headings = re.findall(r"^#+ (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", PAGES, ids=relative)
def test_links_lead_somewhere(path: Path) -> None:
    for target, anchor in LINK.findall(path.read_text(encoding="utf-8")):
        if ":" in target:
            continue
        page = path.parent / target if target else path
        assert page.exists(), target
        assert not anchor or anchor in anchors(page), anchor


@pytest.mark.parametrize("path", PAGES, ids=relative)
def test_files_that_a_page_names_are_there(path: Path) -> None:
    named = FILE.findall(path.read_text(encoding="utf-8"))
    assert [name for name in named if not any(f"/{file}".endswith(f"/{name}") for file in FILES)] == []
