"""The picture of the tree in docs/architecture.md has every room, and no other."""

from __future__ import annotations

from pathlib import Path


def drawn(page: str) -> set[str]:
    """The paths below arabtext/ that the picture of the tree names."""
    tree = page.split("```text\narabtext/\n", 1)[1].split("\nresources/", 1)[0]
    found, folders = set[str](), [""]
    for line in tree.splitlines():
        depth = (len(line) - len(line.lstrip())) // 2
        for name in line.strip().split("  ")[0].split():
            found.add("".join(folders[:depth]) + name)
            if name.endswith("/"):
                folders[depth:] = [name]
    return found


def test_every_room_is_in_the_picture(root: Path) -> None:
    package = root / "arabtext"
    named = drawn((root / "docs" / "architecture.md").read_text(encoding="utf-8"))
    folders = {f"{path.parent.relative_to(package).as_posix()}/" for path in package.glob("*/**/__init__.py")}
    modules = {path.name for path in package.glob("*.py") if not path.name.startswith("__")}
    assert folders | modules <= named
    assert all((package / path).exists() for path in named), [p for p in named if not (package / p).exists()]
