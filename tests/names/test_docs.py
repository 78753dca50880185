"""docs/names.md lists every word that the values of names can hold, each with an example that is right."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from arabtext import names
from arabtext.names import model
from arabtext.names.comparing.compare import MAYBE, SAME
from arabtext.names.known import gazetteer
from arabtext.names.writing import schemes

PAGE = Path(__file__).parents[2] / "docs" / "names.md"


def table(title: str) -> Iterator[list[str]]:
    """The cells of the rows of a section's table."""
    section = PAGE.read_text(encoding="utf-8").partition(f"## {title}\n")[2].partition("\n## ")[0]
    rows = [line.strip("|").split("|") for line in section.splitlines() if line.startswith("|")]
    for cells in rows[2:]:
        yield [cell.strip().strip("`") for cell in cells]


SOURCES = list(table("Sources of a candidate"))
NAMES = (
    "قيس الخزعلي", "الشيخ آل ثاني", "آل ثاني", "د. سمير زقزوقان", "عبد الملك تويفو", "أبو برهوم", "Qays al-Khaz'ali",
    "Zaghrati", "Abd al-Karim Zaghrati", "محمد Ali", "مُحَمَّد", "محمد علي الابن", "قيس المعروف بأبي زينب", "حزب الله",
    "ولاية الفقيه", "بغداد", "N/A", "", "شنايدر", "لويحق", "وزارة الصحة العراقية", "قيس و سعاد (1974)", "محمد ٹالا",
    "A. al-Jubouri", "Mohammed Ali, Jr.", "أنصار الله", "كريستوفر ستيفنسون", "علی خامنه‌ای", "اللواء 444", "Zghrrtx",
)  # fmt: skip


@pytest.mark.parametrize("row", SOURCES, ids=lambda row: row[0])
def test_the_example_of_a_source_has_it(row: list[str]) -> None:
    source, _, verb, example = row
    assert getattr(names, verb)(example)[0].source == source


@pytest.mark.parametrize("name", NAMES)
def test_every_source_that_occurs_is_listed(name: str) -> None:
    listed = {source for source, *_ in SOURCES}
    found = {c.source for scheme in schemes.names() for c in names.candidates(name, 4, scheme)}
    found |= {c.source for c in (*names.arabize(name, 4), *names.vocalize(name, 4))}
    assert found <= listed


def test_every_source_of_a_table_is_listed() -> None:
    listed = {source for source, *_ in SOURCES}
    assert {token.source for token in gazetteer.tokens()} <= listed
    assert {entity.kind for entity in gazetteer.entities()} <= listed


def test_every_scheme_is_listed_with_its_kind() -> None:
    rows = {name: kind for name, kind, _ in table("Schemes")}
    assert set(rows) == set(schemes.names())
    assert {name for name, kind in rows.items() if kind == "transliteration"} == {
        name for name in schemes.names() if schemes.is_transliteration(name)
    }


def test_every_role_is_listed_and_its_example_has_it() -> None:
    rows = list(table("Parts of a name"))
    assert {row[0] for row in rows} == set(get_args(model.Role))
    for role, _, name, part in rows:
        assert (part, role) in [(p.text, p.role) for p in names.parse(name).parts]


def test_every_kind_is_listed_and_its_example_has_it() -> None:
    rows = list(table("Kinds of names"))
    assert {row[0] for row in rows} == set(get_args(model.Kind))
    for kind, _, is_found, example in rows:
        assert names.parse(example).kind == kind
        assert [m.kind for m in names.find(example)] == ([kind] if is_found == "yes" else [])


def test_every_verdict_is_listed_and_its_example_has_it() -> None:
    rows = list(table("Verdicts"))
    assert {row[0] for row in rows} == set(get_args(model.Verdict))
    assert [row[1].split()[0] for row in rows[:2]] == [str(SAME), str(MAYBE)]
    for verdict, _, example in rows:
        left, right = example.split(" / ")
        assert names.compare(left, right).verdict == verdict
