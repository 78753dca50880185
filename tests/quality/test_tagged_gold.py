"""The tagged texts, the figures and the labeled spellings are well-formed."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

HERE = Path(__file__).parent
HALVES = ("dev", "test")
KINDS = ("PER", "ORG", "LOC")
MIN_SPANS = 25  # of a kind in a half and a language; with fewer, one span moves the recall by more than a twenty-fifth
MIN_FIGURES = 40  # in each half
MIN_HABITS = 12  # of a country in each half
BRACKETS = re.compile(r"\[(\w+) ([^\[\]]+)\]")
SPAN = re.compile(r"(\d+)-(\d+):(\w+)")
ARABIC = re.compile(r"[\u0621-\u064a -]+")
LATIN = re.compile(r"(?:[^\W\d_\u0600-\u06ff]|[- '\u2018\u2019\u02bf.])+")
GLUED = re.compile(r"(\w*)\[")
CLITICS = re.compile(r"[وف]?[بلكس]?")
SPELLED = ("figures.tsv", "habits_gold.tsv", "styles_gold.tsv")


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def spans(row: dict[str, str]) -> list[tuple[int, int, str]]:
    return [(int(start), int(end), kind) for start, end, kind in SPAN.findall(row["spans"])]


def test_spans_of_a_sentence_stand_in_order_and_apart() -> None:
    for row in rows("tagged_pud.tsv"):
        found = spans(row)
        assert " ".join(f"{start}-{end}:{kind}" for start, end, kind in found) == row["spans"], row["sentence"]
        assert {kind for _, _, kind in found} <= set(KINDS), row["sentence"]
        offsets = [offset for start, end, _ in found for offset in (start, end)]
        assert offsets == sorted(set(offsets)), row["sentence"]


def test_a_sentence_is_tagged_in_both_languages_in_one_half() -> None:
    given = Counter((row["sentence"], row["half"]) for row in rows("tagged_pud.tsv"))
    assert set(given.values()) == {2}
    assert len({sentence for sentence, _ in given}) == len(given)


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_each_kind_is_tagged_often_enough(half: str, language: str) -> None:
    count: Counter[str] = Counter()
    for row in rows("tagged_pud.tsv"):
        if (row["half"], row["language"]) == (half, language):
            count.update(kind for _, _, kind in spans(row))
    assert min(count[kind] for kind in KINDS) >= MIN_SPANS
    count.clear()
    for row in rows("tagged_news.tsv"):
        if (row["half"], row["language"]) == (half, language):
            count.update(kind for kind, _ in BRACKETS.findall(row["text"]))
    assert min(count[kind] for kind in KINDS) >= MIN_SPANS


def test_brackets_of_a_paragraph_close() -> None:
    given = rows("tagged_news.tsv")
    assert len({row["id"] for row in given}) == len(given)
    for row in given:
        assert row["half"] in HALVES, row["id"]
        assert not re.search(r"[\[\]]", BRACKETS.sub("", row["text"])), row["id"]
        for kind, name in BRACKETS.findall(row["text"]):
            assert kind in KINDS, row["id"]
            assert name == name.strip(), row["id"]
        assert all(CLITICS.fullmatch(letters) for letters in GLUED.findall(row["text"])), row["id"]


def test_the_halves_share_no_paragraph() -> None:
    texts = Counter(BRACKETS.sub(r"\2", row["text"]) for row in rows("tagged_news.tsv"))
    assert set(texts.values()) == {1}


@pytest.mark.parametrize("name", SPELLED)
def test_a_spelling_is_written_in_its_script(name: str) -> None:
    english = "english" if name == "figures.tsv" else "expected"
    for row in rows(name):
        assert row["half"] in HALVES, row["arabic"]
        assert ARABIC.fullmatch(row["arabic"]), row["arabic"]
        alternatives = row[english].split("|")
        assert len(set(alternatives)) == len(alternatives), row["arabic"]
        assert all(LATIN.fullmatch(each) for each in alternatives), row[english]


@pytest.mark.parametrize("name", SPELLED)
def test_a_name_is_labeled_once(name: str) -> None:
    labeled = Counter((row.get("style", ""), row["country"] if name == "habits_gold.tsv" else "", row["arabic"])
                      for row in rows(name))  # fmt: skip
    assert set(labeled.values()) == {1}


@pytest.mark.parametrize("half", HALVES)
def test_each_half_is_large_enough(half: str) -> None:
    assert sum(row["half"] == half for row in rows("figures.tsv")) >= MIN_FIGURES
    habits = Counter(row["country"] for row in rows("habits_gold.tsv") if row["half"] == half)
    assert len(habits) == 11
    assert min(habits.values()) >= MIN_HABITS
