"""Clean lines stay clean: no profile changes a line of tests/data/clean_lines for the worse; tests/bench/harm.py says how."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from arabtext import normalize

TESTS = Path(__file__).parents[1]
sys.path.insert(0, str(TESTS / "bench"))
import harm  # noqa: E402

FOLDER = TESTS / "data" / "clean_lines"
LINES = dict(harm.read_corpus(FOLDER))
RIGHT = harm.accepted(TESTS / "bench" / "harm_verdicts.tsv")


@pytest.mark.parametrize("profile", harm.RULED)
@pytest.mark.parametrize("language", LINES)
def test_no_clean_line_is_harmed(language: str, profile: str) -> None:
    wrong = [
        f"{change.line}: {change.before} → {change.after} ({change.cause})"
        for line in LINES[language]
        for change in harm.changes(line, profile)
        if change.cause != "spaces" and (change.before, change.after) not in RIGHT
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", LINES)
def test_normalizing_a_clean_line_twice_is_normalizing_it_once(language: str) -> None:
    for line in LINES[language]:
        for profile in harm.RULED:
            once = normalize(line, profile)
            assert normalize(once, profile) == once


@pytest.mark.parametrize("language", LINES)
def test_search_and_key_take_the_weaker_profile_first(language: str) -> None:
    for line in LINES[language]:
        assert normalize(normalize(line, "title"), "search") == normalize(line, "search")
        assert normalize(normalize(line, "search"), "key") == normalize(line, "key")


def test_there_are_lines_of_forty_languages() -> None:
    arabic = {language for language, lines in LINES.items() if harm.is_arabic_script(lines)}
    assert len({language.partition("_")[0] for language in arabic}) >= 18
    assert len(LINES.keys() - arabic) >= 20


@pytest.mark.parametrize(
    ("profile", "before", "after"),
    [
        ("display", "1967 ـ 1973", "1967 1973"),
        ("display", "أ\tب", "أ ب"),
        ("display", "الـCIA", "الCIA"),
        ("title", "كتاب", "كتب"),
        ("title", "في بيت", "فيبيت"),
        ("title", "1446هـ", "1446ه"),
        ("ocr", "نعم، لا", "نعم لا"),
    ],
)
def test_the_ruler_sees_harm(profile: str, before: str, after: str) -> None:
    assert list(harm.hunks(harm.RULERS[profile](before), harm.RULERS[profile](after)))


@pytest.mark.parametrize(
    ("profile", "before", "after"),
    [
        ("display", "العـــراق", "العراق"),
        ("title", "وبالـتأكيد", "وبالتأكيد"),
        ("display", "\N{RIGHT-TO-LEFT MARK}ﻗﻴﺲ", "قيس"),
        ("title", "قيس ،ثم", "قيس، ثم"),
        ("title", "صلعم ﷺ", "صلعم صلى الله عليه وسلم"),
        ("ocr", "نعم, لا", "نعم، لا"),
    ],
)
def test_the_ruler_allows_what_nobody_loses(profile: str, before: str, after: str) -> None:
    assert not list(harm.hunks(harm.RULERS[profile](before), harm.RULERS[profile](after)))


def test_a_table_that_is_shown_keeps_its_columns() -> None:
    table = "الاسم\tالعمر\tالمدينة\nقيس\t41\tبغداد"
    assert normalize(table, "display") == table
