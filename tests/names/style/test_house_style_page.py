"""docs/house-style.md: its table of presets is what the presets give, and its table of keys what a style takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

import arabtext
from arabtext.names import Style, styles
from arabtext.names.style.value import CHOICES

PAGE = Path(__file__).parents[3] / "docs" / "house-style.md"


def rows(first: str) -> Iterator[list[str]]:
    """Yield the cells of the table whose first title is ``first``, its titles too."""
    lines = PAGE.read_text(encoding="utf-8").partition(f"| {first} |")[2].partition("\n\n")[0].splitlines()
    for line in (f"| {first} |{lines[0]}", *lines[2:]):
        yield [cell.strip() for cell in line.strip("|").split("|")]


TITLES, *PRESETS = rows("name")


def test_every_preset_has_a_column() -> None:
    assert [title.strip("`") for title in TITLES[1:]] == list(styles())
    assert len(PRESETS) >= 20


@pytest.mark.parametrize("row", PRESETS, ids=lambda row: row[0])
def test_a_row_is_what_the_presets_give(row: list[str]) -> None:
    name, *forms = row
    assert [arabtext.romanize(name, style=style) for style in styles()] == forms


def test_every_key_is_listed_with_all_its_values() -> None:
    text = PAGE.read_text(encoding="utf-8")
    keys = {key.strip("` ") for first, *_ in rows("key") for key in first.split(",")} - {"key"}
    assert keys == {one.name for one in fields(Style)} - {"name", "source"}
    listed = text.partition("| key |")[2].partition("\n\n")[0]
    for values in CHOICES.values():
        assert all(f"`{value}`" in listed for value in values)
