"""What is said of an alignment, and what is written of it."""

from __future__ import annotations

import json
import pickle
from copy import deepcopy
from pathlib import Path
from xml.etree import ElementTree

import pytest
from python_calamine import CalamineWorkbook

from arabtext.editions import Alignment, Bead, Decision, Finding, align, identify, read
from arabtext.errors import InputError


@pytest.fixture(scope="module")
def port(examples: Path) -> Alignment:
    return align(read(examples / "port_en.md"), read(examples / "port_ar.md"))


NO_DOUBT = ["The minister arrived in Baghdad.", "He met the president."], ["وصل الوزير إلى بغداد.", "والتقى الرئيس."]
DOUBTS = {
    "the Arabic side is empty": (["A minister came."], []),
    "the English side is empty": (["", " "], ["جاء وزير."]),
    "both sides are the same text": (["A minister came."], ["A minister came."]),
    "in the wrong order": (["جاء وزير إلى بغداد."], ["A minister came to Baghdad."]),
    "both sides are in Latin letters": (["A minister came to Baghdad."], ["Le ministre est venu."]),
    "little in common": (
        [
            "Cook the lentils with cumin, lemon and salt for forty minutes, then serve them hot with bread.",
            "Chop the onions and fry them in olive oil until they are golden brown.",
            "Add the garlic and the carrots, and let everything cook for another ten minutes before you blend it.",
        ],
        [
            "صوّت مجلس الأمن الدولي يوم الثلاثاء بالإجماع على تمديد ولاية بعثة حفظ السلام في جنوب البلاد سنة أخرى.",
            "وكانت الحكومة قد طلبت ذلك في رسالة إلى الأمين العام.",
            "وقال السفير إن بلاده ستقدم مزيدا من الجنود إذا طلب منها ذلك.",
        ],
    ),
}


@pytest.mark.parametrize("doubt", DOUBTS)
def test_what_is_odd_about_two_texts_is_said(doubt: str) -> None:
    assert doubt in align(*DOUBTS[doubt]).doubt


def test_of_editions_of_one_text_nothing_is_odd(port: Alignment) -> None:
    assert align(*NO_DOUBT).doubt == port.doubt == ""


HOSTILE = ['<script>alert(1)</script> & "quoted" \u202eevil\x00 ]]> =HYPERLINK("x")']


def test_every_output_escapes_what_it_is_given(tmp_path: Path) -> None:
    alignment = Alignment(
        tuple(HOSTILE),
        tuple(HOSTILE),
        align(HOSTILE, HOSTILE).beads,
        english_title="<img src=x onerror=1>",
        arabic_title="&",
    )
    alignment.to_html(tmp_path / "a.html")
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "\u202e" not in page
    assert ">RLO<" in page
    alignment.to_tmx(tmp_path / "a.tmx")
    (unit,) = ElementTree.parse(tmp_path / "a.tmx").iter("tu")
    assert [seg.text for seg in unit.iter("seg")] == [HOSTILE[0].replace("\x00", "")] * 2
    alignment.to_jsonl(tmp_path / "a.jsonl")
    assert json.loads((tmp_path / "a.jsonl").read_text(encoding="utf-8"))["english_text"] == HOSTILE
    alignment.to_xlsx(tmp_path / "a.xlsx")
    rows = CalamineWorkbook.from_path(str(tmp_path / "a.xlsx")).get_sheet_by_name("Alignment").to_python()
    assert rows[1][1].startswith("<script>")


def test_an_output_that_cannot_be_written_is_a_clear_error(port: Alignment, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot write"):
        port.to_tmx(tmp_path / "nowhere" / "port.tmx")
    assert list(tmp_path.iterdir()) == []


def test_an_alignment_pickles_and_copies_with_what_was_computed(port: Alignment) -> None:
    assert port.findings
    assert port.checked.rows
    for other in (pickle.loads(pickle.dumps(port)), deepcopy(port)):
        assert other == port
        assert (other.findings, other.checked, other.bitext) == (port.findings, port.checked, port.bitext)


def test_rows_begin_where_paragraphs_do() -> None:
    beads = tuple(Bead((n,), (n,), 1.0) for n in range(3))
    alignment = Alignment(("a", "b", "c"), ("ا", "ب", "ت"), beads, english_paragraphs=(0, 1, 1))
    assert [row.paragraph for row in alignment.bitext.rows] == [False, True, False]


def test_a_displaced_passage_is_noted_at_both_places() -> None:
    beads = (Bead((0,), (), 1.0), Bead((1,), (0,), 1.0), Bead((), (1,), 1.0))
    alignment = Alignment(("A.", "B."), ("ب.", "ا."), beads, displaced=(Bead((0,), (1,), 0.9),))
    notes = [(note.message, note.to) for row in alignment.checked.rows for note in row.notes]
    assert notes == [("elsewhere in the Arabic edition", (2,)), ("elsewhere in the English edition", (0,))]


def test_a_finding_in_several_places_is_noted_at_each_and_linked_from_the_first() -> None:
    english = ("Qays al-Khazali spoke.", "He left.", "Qays al-Khazali came back.")
    alignment = Alignment(english, ("أ", "ب", "ت"), tuple(Bead((n,), (n,), 1.0) for n in range(3)))
    one = Finding(
        kind="spelling", message="twice", bead=0, beads=(0, 2), english=english[0], arabic="أ", severity="low",
        english_spans=((0, 15),),
    )  # fmt: skip
    decision = Decision(id=identify(one), verdict="ignored", note="as they write it")
    rows = alignment.with_notes([(one, decision)]).rows
    assert [(n.message, n.to, n.english_spans) for row in rows for n in row.notes] == [
        ("twice", (2,), ((0, 15),)),
        ("", (), ()),
    ]
    assert {(n.id, n.verdict, n.remark) for row in rows for n in row.notes} == {
        (identify(one), "ignored", "as they write it")
    }
