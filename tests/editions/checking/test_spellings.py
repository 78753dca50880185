"""Names that one edition spells in two ways."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from arabtext.editions import Alignment

Laid = Callable[..., Alignment]
Messages = Callable[[Alignment], list[tuple[str, str]]]


SPELLINGS = [
    ("Qais al-Khazali spoke.", "تحدث قيس الخزعلي."),
    ("The weather was hot in the old city.", "كان الطقس حارا في المدينة القديمة."),
    ("Qays al-Khazali left.", "غادر قيس الخزعلي."),
]


def test_a_name_that_the_tables_join_spelled_two_ways(messages: Messages, laid: Laid) -> None:
    assert messages(laid(*SPELLINGS)) == [("spelling", "Qays al-Khazali is Qais al-Khazali elsewhere in the English")]


def test_a_foreign_name_spelled_two_ways_is_found_by_the_other_edition(messages: Messages, laid: Laid) -> None:
    english = laid(
        ("Then Kavadarkov spoke to them.", "ثم تحدث كافاداركوف إليهم."),
        ("Nobody answered Kavadarkov there.", "لم يجب أحد كافاداركوف هناك."),
        ("So Kavardarkov left the room.", "فغادر كافاداركوف الغرفة."),
    )
    assert messages(english) == [("spelling", "Kavardarkov is Kavadarkov elsewhere in the English")]
    arabic = laid(
        ("Then Livingston spoke to them.", "ثم تحدث ليفينغستون إليهم."),
        ("Nobody answered Livingston there.", "لم يجب أحد ليفينغستون هناك."),
        ("So Livingston left the room.", "فغادر ليفينجستون الغرفة."),
    )
    assert messages(arabic) == [("spelling", "ليفينجستون is ليفينغستون elsewhere in the Arabic")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Korea said so.", "قالت كوريا ذلك."), ("The Korean side left.", "غادر الجانب الكوري.")),
        (("Then Panama spoke.", "ثم تحدثت بنما."), ("So Panama left.", "وبنما غادرت.")),
        (("Then Hassan spoke.", "ثم تحدث حسن."), ("So Hussein left.", "فغادر حسين.")),
        (("Then Alan Lithgow spoke.", "ثم تحدث ألان ليثغو."), ("So Allan McGregor left.", "فغادر ألان ماكغريغور.")),
        (("Then Hassan Diab spoke.", "ثم تحدث حسان دياب."), ("So Ali Hassan left.", "فغادر علي حسن.")),
    ],
)
def test_forms_of_a_name_and_other_names_are_no_spellings(
    messages: Messages, laid: Laid, first: tuple[str, str], second: tuple[str, str]
) -> None:
    assert [kind for kind, _ in messages(laid(first, second, first, second)) if kind == "spelling"] == []
