"""An alignment that shows everything, and a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from arabtext.editions import Alignment, Bead, align, read


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
    return Alignment(
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


@pytest.fixture
def browser(chromium: Callable[..., AbstractContextManager[Any]], tmp_path: Path) -> Iterator[Any]:
    with chromium(tmp_path / "profile", "--window-size=1300,900") as driver:
        yield driver
