"""The names that a tagger of mentions learns from, as a file: its form, and that no two rows contradict each other."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import defaultdict
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "resources" / "builders" / "mentions"
COLUMNS = ["article", "story", "language", "kind", "name", "before"]
ARABIC = re.compile(r"[\u0621-\u064a]")
LATIN = re.compile(r"[A-Za-z]")


@pytest.fixture(scope="module")
def lines() -> list[str]:
    """Return the lines of the file without their ends."""
    return (FOLDER / "articles.tsv").read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def rows(lines: list[str]) -> list[dict[str, str]]:
    """Return the rows of the file by the names of their columns."""
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_the_file_is_a_sorted_table(lines: list[str]) -> None:
    assert lines[0].split("\t") == COLUMNS
    assert all(line.count("\t") == len(COLUMNS) - 1 for line in lines)
    assert lines[1:] == sorted(set(lines[1:]))


def test_every_cell_is_of_its_column(rows: list[dict[str, str]]) -> None:
    for row in rows:
        assert row["story"].isdecimal(), row
        assert row["language"] in {"ar", "en"}, row
        assert row["kind"] in {"person", "organization", "place", "none"}, row


def test_a_name_is_spelled_as_text_spells_it(rows: list[dict[str, str]]) -> None:
    for row in rows:
        for text in (row["name"], row["before"]):
            assert text == " ".join(text.split()) == unicodedata.normalize("NFC", text), row
        assert row["name"], row
        assert row["language"] == "ar" or not ARABIC.search(row["name"]), row
        assert ARABIC.search(row["name"]) or LATIN.search(row["name"]), row


def test_an_occurrence_has_one_kind(rows: list[dict[str, str]]) -> None:
    keys = [(row["article"], row["language"], row["name"], row["before"]) for row in rows]
    assert len(keys) == len(set(keys))


def test_an_article_has_one_story_and_both_languages(rows: list[dict[str, str]]) -> None:
    stories, languages = defaultdict(set), defaultdict(set)
    for row in rows:
        stories[row["article"]].add(row["story"])
        languages[row["article"]].add(row["language"])
    assert all(len(found) == 1 for found in stories.values())
    assert all(found == {"ar", "en"} for found in languages.values())
