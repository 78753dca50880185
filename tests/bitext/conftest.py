"""An alignment that shows everything, and a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from arabtext.editions import Alignment, Bead, Finding, FindingKind, align, read
from arabtext.editions.checking.finding import Severity


@pytest.fixture(scope="session")
def port(examples: Path) -> Alignment:
    return align(read(examples / "port_en.md"), read(examples / "port_ar.md"))


@pytest.fixture
def everything() -> Alignment:
    """Every kind of finding, in two paragraphs."""
    english = (
        "In 2019 it killed 218 people.",
        "Qais al-Khazali said nothing.",
        "Only the English says this sentence here.",
        "This one stands elsewhere.",
        "Qays al-Khazali left on May 3, 2021.",
        'He said: "We will stay.',
    )
    arabic = (
        "في عام 2018 قتل 219 شخصا.",
        "ولم يقل قيس الخزعلي شيئا.",
        "هذه الجملة في الأخرى في مكان آخر.",
        "غادر قيس الخزعلي في 4 أيار 2021.",
        'قال: "سنبقى".',
        "هذه الجملة بالعربية وحدها.",
    )
    beads = (
        Bead((0,), (0,), 0.99),
        Bead((1,), (1,), 0.97),
        Bead((2,), (), 0.9),
        Bead((), (2,), 0.9),
        Bead((3,), (), 0.6),
        Bead((4,), (3,), 0.75),
        Bead((5,), (4,), 0.2),
        Bead((), (5,), 1.0),
    )
    alignment = Alignment(
        english,
        arabic,
        beads,
        english_title="Two <b>editions</b> & more",
        arabic_title="نسختان",
        english_url="https://example.org/a",
        arabic_url="https://example.org/ar/نسختان",
        displaced=(Bead((3,), (2,), 0.9),),
        english_paragraphs=(0, 0, 0, 1, 1, 1),
        arabic_paragraphs=(0, 0, 1, 1, 1, 1),
    )
    vars(alignment)["findings"] = tuple(findings_of(alignment))  # whatever a checker reports
    return alignment


def findings_of(alignment: Alignment) -> Iterator[Finding]:
    """Yield a finding of each of eight kinds in ``everything``."""

    def found(kind: FindingKind, severity: Severity, bead: int, message: str, **more: Any) -> Finding:
        english, arabic = alignment.passages(alignment.beads[bead])
        given = {"english": english, "arabic": arabic, "beads": (bead,)} | more
        return Finding(kind=kind, severity=severity, bead=bead, message=message, **given)

    spans = {"english_spans": ((18, 21),), "arabic_spans": ((16, 19),)}
    yield found("number", "high", 0, "218 in the English, 219 in the Arabic", **spans)
    spans = {"english_spans": ((3, 7),), "arabic_spans": ((7, 11),)}
    yield found("date", "high", 0, "2019 in the English, 2018 in the Arabic", **spans)
    yield found("omitted", "high", 2, "not in the Arabic edition")
    yield found("displaced", "medium", 4, "elsewhere in the Arabic edition", arabic=alignment.arabic[2], beads=(4, 3))
    spans = {"english_spans": ((24, 35),), "arabic_spans": ((20, 31),)}
    yield found("date", "high", 5, "May 3, 2021 in the English, 4 أيار 2021 in the Arabic", **spans)
    message = "Qays al-Khazali is Qais al-Khazali elsewhere in the English"
    yield found("spelling", "low", 5, message, english_spans=((0, 15),))
    yield found("quotation", "low", 6, "a quotation without its end in the English", english_spans=((9, 10),))
    yield found("added", "high", 7, "not in the English edition")


@pytest.fixture
def browser(chromium: Callable[..., AbstractContextManager[Any]], tmp_path: Path) -> Iterator[Any]:
    with chromium(tmp_path / "profile", "--window-size=1300,900") as driver:
        yield driver
