"""The cases: text in, text out, with where each comes from. See tests/cases/README.md."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import arabtext
from arabtext.trace import replay

CASES = Path(__file__).parent / "cases"
COLUMNS = ["label", "original", "expected", "source", "comment"]


def rows(path: Path) -> Iterator[list[str]]:
    header, *lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    assert header.split("\t") == COLUMNS
    for line in lines:
        cells = line.split("\t")
        assert len(cells) == len(COLUMNS), line
        yield [cell.replace("\\n", "\n").replace("\\0", "\0") for cell in cells]


def cases(verb: str) -> list[object]:
    """All cases of one verb, those of known_failures as strict xfails."""
    found = []
    for path in sorted(CASES.glob(f"*/{verb}*.tsv")):
        strict = pytest.mark.xfail(strict=True, reason="known failure")
        marks = [strict] if path.parent.name == "known_failures" else []
        what = path.stem.partition("_")[2]
        for label, original, expected, *_ in rows(path):
            found.append(pytest.param(what, original, expected, id=f"{path.parent.name}: {label}", marks=marks))
    assert found
    return found


@pytest.mark.parametrize(("profile", "original", "expected"), cases("normalize"))
def test_normalize(profile: str, original: str, expected: str) -> None:
    assert arabtext.normalize(original, profile) == expected


@pytest.mark.parametrize(("profile", "original", "expected"), cases("normalize_"))
def test_every_step_replays(profile: str, original: str, expected: str) -> None:
    explained = arabtext.explain(original, profile)
    assert replay(original, explained.steps) == explained.text == expected


@pytest.mark.parametrize(("_", "original", "expected"), cases("romanize"))
def test_romanize(_: str, original: str, expected: str) -> None:
    assert arabtext.romanize(original) == expected


def pairs(folder: str) -> list[tuple[str, str]]:
    return [(a, b) for _, a, b, *_ in rows(CASES / folder / "compare.tsv")]


@pytest.mark.parametrize(("a", "b"), pairs("synthetic"))
def test_spellings_of_one_name_are_the_same(a: str, b: str) -> None:
    assert arabtext.compare(a, b).verdict == "same"


@pytest.mark.parametrize(("a", "b"), pairs("negative"))
def test_neighbors_are_never_the_same(a: str, b: str) -> None:
    assert arabtext.compare(a, b).verdict != "same"


@pytest.mark.parametrize(("a", "b"), [(a, b) for a, b in pairs("negative") if a.count(" ") == b.count(" ")])
def test_neighbors_of_equal_length_are_different(a: str, b: str) -> None:
    assert arabtext.compare(a, b).verdict == "different"


def test_every_case_file_belongs_to_a_verb() -> None:
    known = {
        "normalize",
        "romanize",
        "compare",
        "schemes",
        "numbers",
        "dates",
        "facts",
    }  # the last: beside their modules
    for path in CASES.glob("*/*.tsv"):
        assert path.stem.partition("_")[0] in known
