"""Measure decisions and updates on articles that are edited, aligned and checked again.

    python tests/bench/deciding.py DATA

DATA has editions/articles_dev.jsonl: news articles as sentences (en, ar) with their gold beads.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import regex

from arabtext.editions import Decision, Decisions, Finding, align, check, identify, update
from arabtext.editions.checking.decisions import dispute_of

WORD = regex.compile(r"[\p{L}\p{M}]+")
OTHER = {"en": "altogether", "ar": "مجددا"}
ADDED = {"en": "reportedly ", "ar": "أيضا "}
COMMA = {"en": ",", "ar": "،"}
STRANGER = "Nobody in the whole town had ever heard of this, said a fisherman."
EDITS_PER_ARTICLE = 6

Texts = dict[str, list[str]]


def main(data: Path) -> None:
    rows = [json.loads(line) for line in (data / "editions" / "articles_dev.jsonl").open(encoding="utf-8")]
    rows = [row for row in rows if 8 <= len(row["en"]) <= 60]
    measure_decisions(rows)
    measure_updates(rows)


def measure_decisions(rows: list[dict[str, Any]]) -> None:
    """Print how many decisions hold after small edits, and how many hold wrongly for another value.

    The first number of each English sentence is changed before.
    """
    rng, counts = random.Random(3), Counter[str]()
    for row in rows:
        texts = {"en": list(map(with_another_number, row["en"])), "ar": row["ar"]}
        alignment = align(texts["en"], texts["ar"])
        findings = check(alignment)
        known = Decisions(tuple(map(accept, findings)))
        for _ in range(EDITS_PER_ARTICLE if findings else 0):
            finding = rng.choice(findings)
            bead = alignment.beads[finding.bead]
            side = rng.choice([one for one, own in (("en", bead.english), ("ar", bead.arabic)) if own])
            sentence = rng.choice(bead.english if side == "en" else bead.arabic)
            edited = edit(texts, side, sentence, values_of(finding, side), rng)
            if edited is not None:
                again = check(align(edited["en"], edited["ar"]))
                same = [
                    decision for one, decision in zip(again, known.match(again), strict=True) if is_same(one, finding)
                ]
                counts["edits"] += 1
                counts["reported again"] += bool(same)
                counts["kept"] += any(decision is not None for decision in same)
        for finding in findings:
            changed = change(texts, alignment.beads[finding.bead].english, finding)
            if changed is not None:
                again = check(align(changed[0]["en"], changed[0]["ar"]))
                counts["changed values"] += 1
                counts["wrongly kept"] += sum(
                    decision is not None
                    and decision.id != identify(one)  # else it is about another sentence, which did not change
                    and one.kind == finding.kind
                    and changed[1] in values_of(one, "en")
                    for one, decision in zip(again, known.match(again), strict=True)
                )
    print("decisions:", ", ".join(f"{counts[name]} {name}" for name in ("edits", "reported again", "kept", "changed values", "wrongly kept")))  # fmt: skip


def with_another_number(sentence: str) -> str:
    """Return a sentence with its first number changed, so that there are findings about values."""
    return regex.sub(r"\d+", lambda found: str(int(found.group()) + 7), sentence, count=1)


def accept(finding: Finding) -> Decision:
    return Decision(id=identify(finding), verdict="accepted", english=finding.english, arabic=finding.arabic)


def is_same(one: Finding, other: Finding) -> bool:
    return dispute_of(one) == dispute_of(other)


def values_of(finding: Finding, side: str) -> set[str]:
    """Return the words at the spans of a finding."""
    text, spans = (finding.english, finding.english_spans) if side == "en" else (finding.arabic, finding.arabic_spans)
    return {word for start, end in spans for word in text[start:end].split()}


def edit(texts: Texts, side: str, sentence: int, values: set[str], rng: random.Random) -> Texts | None:
    """Return the texts after one small edit of a sentence that leaves values and names alone; None if nothing else is there."""
    text = texts[side][sentence]
    free = [m for m in WORD.finditer(text) if m.group() not in values and not m.group()[0].isupper()]
    if not free:
        return None
    at = rng.choice(free)
    new = rng.choice((OTHER[side], "", ADDED[side] + at.group(), at.group() + COMMA[side]))
    return with_sentence(texts, side, sentence, text[: at.start()] + new + text[at.end() :])


def change(texts: Texts, sentences: tuple[int, ...], finding: Finding) -> tuple[Texts, str] | None:
    """Return the texts with another English value, and that value; None for a finding without one."""
    for start, end in finding.english_spans[:1]:
        value = finding.english[start:end]
        number = regex.search(r"\d+", value)
        new = value.replace(number.group(), str(int(number.group()) + 1), 1) if number else "Zanzibar"
        for sentence in sentences:
            if value in texts["en"][sentence]:
                return with_sentence(texts, "en", sentence, texts["en"][sentence].replace(value, new)), new
    return None


def with_sentence(texts: Texts, side: str, sentence: int, new: str) -> Texts:
    return texts | {side: [*texts[side][:sentence], new, *texts[side][sentence + 1 :]]}


def measure_updates(rows: list[dict[str, Any]]) -> None:
    """Print how many of three changes of an article are recognized, and how many lead to the gold translation.

    A sentence that moves next to where it was may be described as its neighbors moving.
    """
    rng, counts = random.Random(5), Counter[str]()
    for row in rows:
        old = row["en"]
        gold = {i: set(arabic) for english, arabic in row["gold"] for i in english}
        edited, deleted, before, moved = rng.sample(range(1, len(old)), 4)
        if min(len(old[n].split()) for n in (edited, deleted, moved)) < 5:
            continue
        new = dict(enumerate(old))
        words = old[edited].split()
        words[rng.randrange(len(words))] = OTHER["en"]
        new[edited], new[-1] = " ".join(words), STRANGER
        order = [n for n in range(len(old)) if n not in (deleted, moved)]
        order.insert(order.index(before), -1)
        found = {one.old: one for one in update(old, [new[n] for n in (*order, moved)], row["ar"]).revisions}
        for kind, number in (("edited", edited), ("deleted", deleted), ("moved", moved)):
            counts["changes"] += 1
            one = found.get((number,))
            if one is not None and one.kind == kind:
                counts["recognized"] += 1
                counts["with the gold translation"] += set(one.other) == gold.get(number, set())
    print(
        "updates:",
        ", ".join(f"{counts[name]} {name}" for name in ("changes", "recognized", "with the gold translation")),
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
