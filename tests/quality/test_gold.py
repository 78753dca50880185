"""The planted faults, the faithful translations and the annotated values are well-formed."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from arabtext.editions import FindingKind
from arabtext.values.fact import FactKind

HERE = Path(__file__).parent
HALVES = ("dev", "test")
MIN_ROWS = 8  # rows of each kind in each half; with fewer, one row moves the recall of a kind by more than an eighth
NOT_PLANTED = {"rephrased"}  # no fault
WHOLE = {"omitted", "added", "displaced", "untranslated"}  # faults of a whole sentence
SENTENCES = re.compile(r" ⏎⏎? ")
READING = {
    "date": r"-?-?[\dX]{2,4}(?:-\d\d){0,2}(?:-early|-mid|-late)?(?:/\d{4}(?:-\d\d){0,2})?",
    "weekday": r"[1-7]",
    "time": r"(?:[01]\d|2[0-3]):[0-5]\d",
    "duration": r"P[\dYMD]*(?:T[\d.HMS]+)?(?:/P\d+D)?",
    "fraction": r"\d+/\d+",
    "rough": r"\d+\.\.\d+",
}
AMOUNT = r"-?\d+(?:\.\d+)?(?:\.\.\d+)?"


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def facts(row: dict[str, str]) -> Iterator[list[str]]:
    for fact in filter(None, row["facts"].split(" ; ")):
        yield fact.split("¦")


@pytest.mark.parametrize("half", HALVES)
def test_each_kind_of_fault_is_planted_often_enough(half: str) -> None:
    count = Counter(row["kind"] for row in rows(f"planted_{half}.tsv"))
    assert set(count) == set(get_args(FindingKind)) - NOT_PLANTED
    assert min(count.values()) >= MIN_ROWS


@pytest.mark.parametrize("half", HALVES)
def test_a_row_has_one_fault_and_names_its_words(half: str) -> None:
    for row in rows(f"planted_{half}.tsv"):
        assert row["arabic_faulty"] != row["arabic_faithful"], row["id"]
        assert row["severity"] in ("high", "medium", "low"), row["id"]
        assert row["english_words"] or row["arabic_words"], row["id"]
        assert row["english_words"] in row["english"], row["id"]
        assert row["arabic_words"] in row["arabic_faulty"], row["id"]
        if row["kind"] not in WHOLE | {"structure"}:
            kept = SENTENCES.split(row["arabic_faithful"]), SENTENCES.split(row["arabic_faulty"])
            changed = [one for one, other in zip(*kept, strict=True) if one != other]
            assert len(changed) == 1, row["id"]


@pytest.mark.parametrize("half", HALVES)
def test_a_fault_of_a_sentence_changes_nothing_else(half: str) -> None:
    for row in rows(f"planted_{half}.tsv"):
        faithful, faulty = (SENTENCES.split(row[f"arabic_{kind}"]) for kind in ("faithful", "faulty"))
        expected = {
            "omitted": lambda faithful, faulty: faithful > faulty,
            "added": lambda faithful, faulty: faithful < faulty,
            "displaced": lambda faithful, faulty: faithful == faulty,
            "untranslated": lambda faithful, faulty: (faithful - faulty).total() == (faulty - faithful).total() == 1,
        }.get(row["kind"])
        assert expected is None or expected(Counter(faithful), Counter(faulty)), row["id"]


def test_the_halves_share_no_sentence() -> None:
    for columns in (("english",), ("arabic_faithful",)):
        dev, test = (
            {part for row in rows(f"planted_{half}.tsv") for column in columns for part in SENTENCES.split(row[column])}
            for half in HALVES
        )
        assert not dev & test


def test_identifiers_are_unique() -> None:
    names = [f"{kind}_{half}.tsv" for kind in ("planted", "values") for half in HALVES] + ["faithful.tsv"]
    identifiers = [row["id"] for name in names for row in rows(name)]
    assert len(set(identifiers)) == len(identifiers)


def test_faithful_documents_have_both_sides() -> None:
    documents = rows("faithful.tsv")
    assert Counter(row["half"] for row in documents) == {"dev": 30, "test": 30}
    for row in documents:
        assert 6 <= len(SENTENCES.split(row["english"])) <= 10, row["id"]
        assert re.search(r"[\u0621-\u064A]", row["arabic"]), row["id"]
        assert row["traps"], row["id"]


@pytest.mark.parametrize("half", HALVES)
def test_glossaries_hold_the_terms_of_the_faults(half: str) -> None:
    with (HERE / f"planted_glossary_{half}.csv").open(encoding="utf-8", newline="") as file:
        terms = {row["english"].lower() for row in csv.DictReader(file)}
    planted = [row for row in rows(f"planted_{half}.tsv") if row["kind"] == "glossary"]
    assert all(any(row["english_words"].lower().startswith(term[:8]) for term in terms) for row in planted)


@pytest.mark.parametrize("half", HALVES)
def test_values_are_in_their_sentences(half: str) -> None:
    count: Counter[str] = Counter()
    for row in rows(f"values_{half}.tsv"):
        end = 0
        for words, kind, value, unit in facts(row):
            words, _, nth = words.partition("#")
            assert row["text"].count(words) >= int(nth or 1), row["id"]
            assert row["text"].index(words) >= end, f"{row['id']}: in the order of the text, none overlapping"
            end = row["text"].index(words) + len(words)
            assert all(re.fullmatch(READING.get(kind, AMOUNT), one) for one in value.split("|")), (row["id"], value)
            assert bool(unit) == (kind in ("quantity", "currency")) or unit == "percent", row["id"]
            count[kind] += 1
    assert set(count) == set(get_args(FactKind))
    assert min(count.values()) >= 4
