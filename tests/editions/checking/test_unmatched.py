"""Passages that only one edition has, or has elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from arabtext.editions import Alignment, Bead, check

Laid = Callable[..., Alignment]
Messages = Callable[[Alignment], list[tuple[str, str]]]


def test_sentences_that_one_side_lacks(laid: Laid) -> None:
    found = check(laid(("He came.", "جاء."), ("He stayed.", ""), ("", "ثم نام."), ("He left.", "غادر.")))
    assert [(f.kind, f.message, f.english, f.arabic, f.severity) for f in found] == [
        ("omitted", "not in the Arabic edition", "He stayed.", "", "medium"),
        ("added", "not in the English edition", "", "ثم نام.", "medium"),
    ]


def test_a_paragraph_that_one_side_lacks_is_one_finding() -> None:
    alignment = Alignment(
        ("One.", "Two.", "Three.", "Four."),
        ("واحد.", "أربعة."),
        (Bead((0,), (0,), 1.0), Bead((1,), (), 1.0), Bead((2,), (), 1.0), Bead((3,), (1,), 1.0)),
        english_paragraphs=(0, 1, 1, 2),
        arabic_paragraphs=(0, 1),
    )
    (found,) = check(alignment)
    assert (found.kind, found.message) == ("omitted", "a paragraph of 2 sentences not in the Arabic edition")
    assert (found.english, found.beads) == ("Two. Three.", (1, 2))


def test_a_passage_elsewhere_is_one_finding() -> None:
    alignment = Alignment(
        ("A.", "B.", "C.", "D."),
        ("ج.", "أ.", "ب.", "د."),
        (Bead((), (0,), 1.0), Bead((0,), (1,), 1.0), Bead((1,), (2,), 1.0), Bead((2,), (), 1.0), Bead((3,), (3,), 1.0)),
        displaced=(Bead((2,), (0,), 0.9),),
    )
    (found,) = check(alignment)
    assert (found.kind, found.english, found.arabic, found.beads) == ("displaced", "C.", "ج.", (3, 0))
