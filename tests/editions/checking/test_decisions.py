"""Decisions: kept where the text around the disputed value is edited, dropped where the value changes."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from arabtext.editions import Finding, align, read
from arabtext.editions.checking.decisions import (
    COLUMNS,
    Decision,
    Decisions,
    dispute_of,
    identify,
    without_kinds,
)
from arabtext.errors import UsageError

WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
NUMBER = regex.compile(r"\d+")
ADDED = {"english": "reportedly", "arabic": "أيضا"}
OTHER = {"english": "altogether", "arabic": "مجددا"}
NUMBER_FINDING = Finding(
    kind="number", message="218 in the English, 219 in the Arabic", bead=0, severity="high",
    english="It killed at least 218 people.", arabic="قتل ما لا يقل عن 219 شخصا.",
    english_spans=((19, 22),), arabic_spans=((17, 20),),
)  # fmt: skip


def decided(*findings: Finding, article: str = "") -> Decisions:
    made = (
        Decision(id=identify(one), verdict="accepted", english=one.english, arabic=one.arabic, article=article)
        for one in findings
    )
    return Decisions(tuple(made))


@pytest.fixture(scope="module")
def disputes(examples: Path) -> list[Finding]:
    """Findings of every shape: both values, one value, a name, the whole passage."""
    port = align(read(examples / "port_en.md"), read(examples / "port_ar.md"))
    made = list[Finding]()
    for number, bead in enumerate(port.beads):
        english, arabic = port.passages(bead)
        values = [tuple(m.span() for m in NUMBER.finditer(text))[:1] for text in (english, arabic)]
        one = Finding(kind="number", message="m", bead=number, english=english, arabic=arabic, severity="high",
            english_spans=values[0], arabic_spans=values[1])  # fmt: skip
        if all(values):
            made.append(one)
        if values[0] and arabic:
            made.append(replace(one, kind="date", arabic_spans=()))
        if len(english.split()) > 3:
            last = [m.span() for m in WORD.finditer(english)][-1]
            made.append(replace(one, kind="name", english_spans=(last,), arabic_spans=()))
            made.append(replace(one, kind="omitted", arabic="", english_spans=(), arabic_spans=()))
    return made


def edited(finding: Finding, rng: random.Random) -> Finding:
    """The finding after one small edit of either passage that leaves the disputed values alone."""
    sides = [side for side in ("english", "arabic") if getattr(finding, side)]
    side = rng.choice(sides)
    text, spans = getattr(finding, side), getattr(finding, f"{side}_spans")
    free = [m for m in WORD.finditer(text) if not any(m.start() < b and a < m.end() for a, b in spans)]
    free = [m for m in free if not NUMBER.search(m.group())] or free
    if not free:
        return finding
    at = rng.choice(free)
    kind = rng.choice(("replace", "delete", "insert", "capital", "comma", "join"))
    start, stop, new = {
        "replace": (at.start(), at.end(), OTHER[side]),
        "delete": (at.start(), at.end(), ""),
        "insert": (at.start(), at.start(), ADDED[side] + " "),
        "capital": (at.start(), at.end(), at.group().upper() if side == "english" else at.group() + "\N{ARABIC FATHA}"),
        "comma": (at.end(), at.end(), "," if side == "english" else "،"),
        "join": (len(text), len(text), " He left." if side == "english" else " ثم غادر."),
    }[kind]
    shift = len(new) - (stop - start)
    moved = tuple((a + shift, b + shift) if a >= stop else (a, b) for a, b in spans)
    return replace(finding, **{side: text[:start] + new + text[stop:], f"{side}_spans": moved})


def changed(finding: Finding, rng: random.Random) -> Finding | None:
    """The finding with another disputed value; None where it has none that can be changed so."""
    sides = [s for s in ("english", "arabic") if getattr(finding, f"{s}_spans")]
    if not sides:
        found = NUMBER.search(finding.english)
        if found is None:
            return None
        text = finding.english[: found.start()] + str(int(found.group()) + 1) + finding.english[found.end() :]
        return replace(finding, english=text)
    side = rng.choice(sides)
    text, ((start, stop), *_) = getattr(finding, side), getattr(finding, f"{side}_spans")
    value = text[start:stop]
    new = (
        str(int(value) + rng.choice((1, 10, 1000)))
        if value.isdigit()
        else value[:-1] + ("x" if value[-1] != "x" else "y")
    )
    return replace(finding, **{side: text[:start] + new + text[stop:], f"{side}_spans": ((start, start + len(new)),)})


def test_small_edits_keep_a_decision_and_another_value_drops_it(disputes: list[Finding]) -> None:
    rng = random.Random(19)
    kept = wrong = tried = 0
    for _ in range(300):
        one = rng.choice(disputes)
        known = decided(one)
        kept += known.match([edited(one, rng)])[0] is not None
        other = changed(one, rng)
        tried += other is not None
        wrong += other is not None and known.match([other])[0] is not None
    assert tried > 200
    assert wrong == 0
    assert kept >= 0.95 * 300


def test_decisions_are_about_one_finding_of_an_article(disputes: list[Finding]) -> None:
    """All findings decided at once: after edits none takes the decision of another."""
    rng = random.Random(20)
    own = list({identify(one): one for one in disputes}.values())
    found = decided(*own).match([edited(one, rng) for one in own])
    right = sum(one is not None and one.id == identify(f) for one, f in zip(found, own, strict=True))
    other = sum(one is not None and one.id != identify(f) for one, f in zip(found, own, strict=True))
    assert right >= 0.95 * len(own)
    assert other == 0


def test_the_same_values_in_another_sentence_are_not_decided() -> None:
    other = replace(
        NUMBER_FINDING, english="The court then heard 218 witnesses.", arabic="واستمعت المحكمة إلى 219 شاهدا.",
        english_spans=((21, 24),), arabic_spans=((20, 23),),
    )  # fmt: skip
    assert dispute_of(other) == dispute_of(NUMBER_FINDING)
    assert decided(NUMBER_FINDING).match([other]) == [None]


def test_one_decision_covers_one_of_two_similar_findings() -> None:
    near = replace(NUMBER_FINDING, english="It killed at least 218 men.")
    nearer = replace(NUMBER_FINDING, english="It killed at least 218 people, they say.")
    assert [bool(one) for one in decided(NUMBER_FINDING).match([near, nearer])] == [False, True]
    assert all(decided(NUMBER_FINDING).match([NUMBER_FINDING, NUMBER_FINDING]))


def test_marks_and_digits_of_either_kind_are_the_same() -> None:
    other = replace(NUMBER_FINDING, arabic="قَتَل ما لا يقل عن ٢١٩ شخصًا.", arabic_spans=((19, 22),))
    assert identify(other) == identify(NUMBER_FINDING)


@pytest.mark.parametrize(
    ("decided_in", "found_in", "counts"),
    [("port.md", "port.md", True), ("a/port.md", "port.md", True), ("port.md", "a/port.md", True), ("", "port.md", True),
     ("a\\port.md", "a/port.md", True), ("port.md", "report.md", False), ("a/port.md", "b/port.md", False)],
)  # fmt: skip
def test_a_decision_names_its_article(decided_in: str, found_in: str, counts: bool) -> None:
    known = decided(NUMBER_FINDING, article=decided_in)
    assert (known.match([NUMBER_FINDING], found_in)[0] is not None) is counts


def test_rows_of_a_table() -> None:
    good = identify(NUMBER_FINDING)
    rows = [
        ["Ignored", good, "port.md", "mine", "why"],
        ["perhaps", good, "", "", ""],
        ["accepted", "123", "", "", ""],
        ["", "", "", "", "a note without an id"],
        ["", "", "", "", ""],
        ["accepted"],
    ]
    made = Decisions.from_rows(["Verdict", "ID", "document", "reviewed by", "note"], rows, name="d.csv")
    assert [(one.verdict, one.article, one.note) for one in made.decisions] == [("ignored", "port.md", "why")]
    assert [problem.partition(":")[0] for problem in made.problems] == [f"d.csv, line {n}" for n in (3, 4, 5, 7)]
    assert made.columns == ("Verdict", "ID", "document", "reviewed by", "note")
    assert made.rows == tuple(map(tuple, rows))
    with pytest.raises(UsageError, match="'id'"):
        Decisions.from_rows(["verdict"], [])


def test_the_later_of_two_decisions_counts_but_a_verdict_before_none() -> None:
    one = Decision(id=identify(NUMBER_FINDING))
    first, second = replace(one, verdict="accepted"), replace(one, verdict="ignored")
    for given_, wanted in (((first, second), "ignored"), ((second, first), "accepted"), ((first, one), "accepted")):
        (found,) = Decisions(given_).match([NUMBER_FINDING])
        assert found is not None
        assert found.verdict == wanted


def test_of_several_tables_the_later_counts_and_no_cell_is_lost() -> None:
    own = identify(NUMBER_FINDING)
    first = Decisions.from_rows(["id", "verdict", "ticket"], [[own, "accepted", "T-1"], ["", "", "T-2"]])
    second = Decisions.from_rows(["verdict", "id", "note"], [["ignored", own, "mine"]])
    joined = Decisions.join([first, second])
    assert joined.columns == ("id", "verdict", "ticket", "note")
    assert joined.rows == ((own, "accepted", "T-1", ""), ("", "", "T-2", ""), (own, "ignored", "", "mine"))
    (found,) = joined.match([NUMBER_FINDING])
    assert found is not None
    assert found.verdict == "ignored"


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("arabtext.editions.checking.decisions._MAX_ROWS", 2)
    assert len(Decisions.from_rows(["id"], [[""]] * 2).rows) == 2
    with pytest.raises(UsageError, match="more than 2 rows"):
        Decisions.from_rows(["id"], [[""]] * 3)


def test_many_problems_are_counted() -> None:
    made = Decisions.from_rows(["id", "verdict"], [["x", "accepted"]] * 100)
    assert len(made.problems) == 21
    assert "80 more" in made.problems[-1]


def test_kinds_are_left_out() -> None:
    assert without_kinds([NUMBER_FINDING, replace(NUMBER_FINDING, kind="name")], ["name", "date"]) == [NUMBER_FINDING]


def findings() -> st.SearchStrategy[Finding]:
    spans = st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda one: (min(one), max(one)))
    return st.builds(
        Finding, kind=st.sampled_from(["number", "omitted", "spelling"]), message=st.text(), bead=st.just(0),
        english=st.text(), arabic=st.text(), severity=st.just("low"),
        english_spans=st.lists(spans, max_size=2).map(tuple), arabic_spans=st.lists(spans, max_size=2).map(tuple),
    )  # fmt: skip


@given(findings(), st.text())
def test_any_finding_has_an_identifier_and_matches_itself(finding: Finding, article: str) -> None:
    assert regex.fullmatch(r"[0-9a-f]{10}-[0-9a-f]{10}", identify(finding))
    assert decided(finding, article=article).match([finding], article)[0] is not None


@given(st.lists(st.lists(st.text(), max_size=14), max_size=5))
def test_any_rows_can_be_read(rows: list[list[str]]) -> None:
    assert Decisions.from_rows(COLUMNS, rows).rows == tuple(map(tuple, rows))
