"""How well the library does its jobs on labeled rows: no row gets worse, no measure falls below its floor.

The rows, how they were chosen and what the measures are: tests/quality/README.md.
"""

from __future__ import annotations

import csv
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import pytest

import arabtext

HERE = Path(__file__).parent
FLOORS = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
MIN_CATEGORY = 15  # rows from which a category has a floor of its own
MIN_SURE_BEAD = 0.95  # score of a bead that docs/editions.md says is right in 990 of 1,000
MIN_SURE = 0.65  # score of a house form that counts as sure; a common given name and family name together reach 0.7

Row = Mapping[str, str]


@dataclass(frozen=True)
class Outcome:
    """The rows that were judged wrong, by id and with what was wrong, and the measures of a task."""

    wrong: Mapping[str, str]
    measures: Mapping[str, float]


Indices = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True)
class Article:
    """Two editions of one article as sentences, the beads that join them by id, and what stands elsewhere.

    A bead holds the indices of its English and of its Arabic sentences.
    """

    name: str
    english: list[str]
    arabic: list[str]
    beads: Mapping[str, Indices]
    displaced: set[Indices]


def read(name: str) -> list[Row]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def share(right: int, total: int) -> float:
    return right / total if total else 1.0


def by_category(rows: Iterable[Row], wrong: Mapping[str, str]) -> dict[str, float]:
    """Return the share of right rows of each category that is large enough."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        groups[row["category"]].append(row["id"])
    large = {category: ids for category, ids in groups.items() if len(ids) >= MIN_CATEGORY}
    return {category: share(sum(i not in wrong for i in ids), len(ids)) for category, ids in large.items()}


def compare_names(file: str = "compare.tsv") -> Outcome:
    rows, wrong = read(file), {}
    count: Counter[str] = Counter()
    for row in rows:
        allowed, match = row["expected"].split("|"), arabtext.compare(row["a"], row["b"])
        if match.verdict not in allowed:
            wrong[row["id"]] = f"{row['a']} | {row['b']}: {match.verdict} {match.score:.2f}, not {row['expected']}"
        count[f"found {match.verdict}"] += 1
        count[f"right {match.verdict}"] += match.verdict in allowed
        if len(allowed) == 1:
            count[f"expected {allowed[0]}"] += 1
            count[f"reached {allowed[0]}"] += match.verdict in allowed
    measures = {}
    for verdict in ("same", "different"):
        measures[f"{verdict}: precision"] = share(count[f"right {verdict}"], count[f"found {verdict}"])
        measures[f"{verdict}: recall"] = share(count[f"reached {verdict}"], count[f"expected {verdict}"])
    return Outcome(wrong, measures | by_category(rows, wrong))


def house_forms() -> Outcome:
    rows, wrong = read("house_forms.tsv"), {}
    sure = []
    for row in rows:
        (best,) = arabtext.names.candidates(row["name"], 1, country=row["country"] or None)
        if best.text not in row["expected"].split("|"):
            wrong[row["id"]] = f"{row['name']}: {best.text}, not {row['expected']}"
        if best.score >= MIN_SURE:
            sure.append(row["id"])
    measures = {
        "right": share(len(rows) - len(wrong), len(rows)),
        "sure: precision": share(sum(i not in wrong for i in sure), len(sure)),
        "sure: recall": share(len(sure), len(rows)),
    }
    return Outcome(wrong, measures | by_category(rows, wrong))


def mentions_in_text() -> Outcome:
    rows, wrong = read("mentions.tsv"), {}
    count: Counter[str] = Counter()
    for row in rows:
        expected = [tuple(one.split(": ", 1)) for one in row["expected"].split("; ") if one]
        extra = []
        for mention in arabtext.names.find(row["text"]):
            count["found"] += 1
            at = (i for i, (kind, name) in enumerate(expected) if mention.kind == kind)
            place = next((i for i in at if mention.canonical in expected[i][1].split("|")), None)
            if place is None:
                extra.append(f"{mention.kind}: {mention.canonical}")
            else:
                del expected[place]
                count["right"] += 1
        count["expected"] += len(row["expected"].split("; ")) if row["expected"] else 0
        if expected or extra:
            missed = "; ".join(": ".join(one) for one in expected)
            wrong[row["id"]] = f"{row['text']}  missed [{missed}], wrongly found [{'; '.join(extra)}]"
    measures = {
        "precision": share(count["right"], count["found"]),
        "recall": share(count["right"], count["expected"]),
    }
    return Outcome(wrong, measures | by_category(rows, wrong))


def findings_of_beads() -> Outcome:
    rows, wrong = read("findings.tsv"), {}
    count: Counter[str] = Counter()
    for row in rows:
        expected = set(row["expected"].split("; ")) if row["expected"] else set()
        alignment = arabtext.editions.align(row["english"].split(" || "), row["arabic"].split(" || "))
        findings = arabtext.editions.check(alignment)
        found = {one.kind for one in findings}
        count["right"] += len(found & expected)
        count["found"] += len(found)
        count["expected"] += len(expected)
        if not expected:
            count["faithful"] += 1
            count["flagged"] += bool(found)
        if found != expected:
            messages = "; ".join(f"{one.kind}: {one.message}" for one in findings)
            wrong[row["id"]] = f"{row['english']} | {row['arabic']}: [{messages}], not [{row['expected']}]"
    measures = {
        "precision": share(count["right"], count["found"]),
        "recall": share(count["right"], count["expected"]),
        "faithful pairs without a finding": 1 - share(count["flagged"], count["faithful"]),
    }
    return Outcome(wrong, measures | by_category(rows, wrong))


def articles() -> Iterator[Article]:
    """Yield the articles of beads/: the sentences of both sides and the gold beads by their ids."""
    for path in sorted((HERE / "beads").glob("*.tsv")):
        sides: tuple[list[str], list[str]] = ([], [])
        beads = {}
        moved: tuple[list[tuple[int, ...]], list[tuple[int, ...]]] = ([], [])
        for number, row in enumerate(read(f"beads/{path.name}"), 2):  # the line of the file
            indices = []
            for side, cell in zip(sides, (row["english"], row["arabic"]), strict=True):
                sentences = cell.split(" || ") if cell else []
                indices.append(tuple(range(len(side), len(side) + len(sentences))))
                side.extend(sentences)
            beads[f"{path.stem}:{number}"] = (indices[0], indices[1])
            if row["note"] == "displaced":
                moved[bool(row["arabic"])].append(indices[bool(row["arabic"])])
        yield Article(path.stem, *sides, beads, set(zip(*moved, strict=True)))


def aligned_beads() -> Outcome:
    wrong, rows = {}, []
    count: Counter[str] = Counter()
    for article in articles():
        alignment = arabtext.editions.align(article.english, article.arabic)
        found = {(bead.english, bead.arabic) for bead in alignment.beads}
        gold = set(article.beads.values())
        count["found"] += len(found)
        count["right"] += len(found & gold)
        sure = {(bead.english, bead.arabic) for bead in alignment.beads if bead.score >= MIN_SURE_BEAD}
        count["sure"] += len(sure)
        count["sure and right"] += len(sure & gold)
        whole = {bead for bead in gold if bead[0] and bead[1]}
        count["gold"] += len(whole)
        count["reached"] += len(found & whole)
        for number, bead in article.beads.items():
            rows.append({"id": number, "category": f"{len(bead[0])} to {len(bead[1])}"})
            if bead not in found:
                near = [
                    one for one in alignment.beads if set(one.english) & set(bead[0]) or set(one.arabic) & set(bead[1])
                ]
                wrong[number] = f"{bead}: {[(one.english, one.arabic) for one in near]}"
        displaced = {(pair.english, pair.arabic) for pair in alignment.displaced}
        count["displaced"] += len(displaced & article.displaced)
        count["any displaced"] += len(displaced | article.displaced)
    precision, recall = share(count["right"], count["found"]), share(count["reached"], count["gold"])
    measures = {"precision": precision, "recall": recall, "F1": 2 * precision * recall / (precision + recall)}
    measures["sure: precision"] = share(count["sure and right"], count["sure"])
    measures["sure: recall"] = share(count["sure"], count["found"])
    measures["displaced"] = share(count["displaced"], count["any displaced"])
    return Outcome(wrong, measures | by_category(rows, wrong))


def repairs_of_text() -> Outcome:
    rows, wrong = read("repairs.tsv"), {}
    for row in rows:
        text = arabtext.normalize(row["damaged"].replace(r"\n", "\n"), row["profile"])
        if text != row["expected"].replace(r"\n", "\n"):
            wrong[row["id"]] = f"{row['profile']} {row['damaged']!r}: {text!r}, not {row['expected']!r}"
    return Outcome(wrong, {"right": share(len(rows) - len(wrong), len(rows))} | by_category(rows, wrong))


def text_left_alone() -> Outcome:
    rows, wrong = read("untouched.tsv"), {}
    for row in rows:
        text = row["text"].replace(r"\n", "\n")
        changed = arabtext.normalize(text, row["profile"])
        if changed != text:
            wrong[row["id"]] = f"{row['profile']} {text!r} became {changed!r}"
    return Outcome(wrong, {"untouched": share(len(rows) - len(wrong), len(rows))} | by_category(rows, wrong))


TASKS: dict[str, Callable[[], Outcome]] = {
    "compare": compare_names,
    "organizations": partial(compare_names, "organizations.tsv"),
    "house_forms": house_forms,
    "mentions": mentions_in_text,
    "findings": findings_of_beads,
    "beads": aligned_beads,
    "repairs": repairs_of_text,
    "untouched": text_left_alone,
}


@cache
def outcome(task: str) -> Outcome:
    return TASKS[task]()


@pytest.mark.parametrize("task", TASKS)
def test_no_row_gets_worse(task: str) -> None:
    """A row that went wrong is named; one that is right now leaves failing.tsv, so that it stays right."""
    known = {row["id"] for row in read("failing.tsv") if row["task"] == task}
    wrong = outcome(task).wrong
    worse = [f"{i}  {wrong[i]}" for i in wrong if i not in known]
    assert not worse, f"{task}.tsv: {len(worse)} rows went wrong:\n" + "\n".join(worse)
    better = sorted(known - set(wrong))
    assert not better, f"{task}.tsv: these rows are right now, take them out of failing.tsv: {' '.join(better)}"


@pytest.mark.parametrize("task", TASKS)
def test_no_measure_falls_below_its_floor(task: str) -> None:
    measures, floors = outcome(task).measures, FLOORS[task]
    table = "\n".join(f"{measures[name]:6.3f}  floor {floors.get(name)}  {name}" for name in measures)
    assert set(measures) == set(floors), f"{task}: each measure has one floor in floors.toml:\n{table}"
    assert all(measures[name] >= floors[name] for name in measures), f"{task}:\n{table}"


@pytest.mark.parametrize("task", [task for task in TASKS if task != "beads"])
def test_rows_are_well_formed(task: str) -> None:
    rows = read(f"{task}.tsv")
    assert len({row["id"] for row in rows}) == len(rows)
    assert all(None not in row and None not in row.values() and row["category"] for row in rows)


def test_every_article_finds_its_partner() -> None:
    english = ["\n".join(article.english) for article in articles()]
    arabic = ["\n".join(article.arabic) for article in articles()]
    last = len(english) - 1
    pairing = arabtext.editions.pair(english, arabic[::-1])
    assert [(pair.english, last - pair.arabic) for pair in pairing.pairs] == [(i, i) for i in range(len(english))]
    assert pairing.unpaired_english == pairing.unpaired_arabic == ()


def test_an_article_whose_partner_is_missing_stays_alone() -> None:
    texts = [("\n".join(article.english), "\n".join(article.arabic)) for article in articles()]
    pairing = arabtext.editions.pair([english for english, _ in texts[::2]], [arabic for _, arabic in texts[1::2]])
    assert pairing.pairs == ()
