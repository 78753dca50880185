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


def foreign(name: str, other: str, arabic: str, times: int = 2) -> list[tuple[str, str]]:
    """Passages that name someone some times, and then once in another spelling."""
    usual = [(f"Then {name} spoke.", f"ثم تحدث {arabic}."), (f"Nobody answered {name}.", f"لم يجب أحد {arabic}.")]
    return [*usual[:times], (f"So {other} left.", f"فغادر {arabic} الغرفة.")]


@pytest.mark.parametrize(
    ("name", "other", "arabic", "times", "is_found"),
    [
        ("Kavadarkov", "Kavardarkov", "كافاداركوف", 1, True),
        ("Kavadarkov", "Kavarxdarrkov", "كافاداركوف", 2, False),  # three slips
        ("Tahan", "Tihen", "تاهان", 2, False),  # two slips of five letters
        ("McGregor", "McGreggor", "ماكغريغور", 2, True),  # likeness 0.60, at each of two places
        ("McGregor", "McGreggor", "ماكغريغور", 1, False),  # and at one place only
        ("Vaughan", "Vaughen", "فون", 2, True),  # 0.29
        ("Wallace", "Walace", "والاس", 2, False),  # 0.24
    ],
)
def test_the_arabic_word_beside_a_name_must_sound_like_it(
    messages: Messages, laid: Laid, name: str, other: str, arabic: str, times: int, is_found: bool
) -> None:
    found = messages(laid(*foreign(name, other, arabic, times)))
    assert found == ([("spelling", f"{other} is {name} elsewhere in the English")] if is_found else [])


def test_a_long_name_is_found_within_a_word(messages: Messages, laid: Laid) -> None:
    """The Arabic is typed without the space."""
    usual = foreign("Kavadarkov", "Kavardarkov", "كافاداركوف")
    between = ("The weather was hot.", "كان الطقس حارا.")
    glued = [*usual[:2], between, ("So Kavardarkov left.", "فغادركافاداركوف الغرفة.")]
    assert messages(laid(*glued)) == [("spelling", "Kavardarkov is Kavadarkov elsewhere in the English")]


def test_a_name_is_looked_up_at_six_places_at_most(messages: Messages, laid: Laid) -> None:
    """The first six places, and their neighbors, lack the Arabic name; the eighth has it and is not looked up."""
    other = [("Then Kavadarkov spoke.", "ثم تحدث الرجل إليهم.")] * 7
    pairs = [*other, *foreign("Kavadarkov", "Kavardarkov", "كافاداركوف")]
    assert messages(laid(*pairs)) == []
    assert messages(laid(*pairs[1:])) != []


def test_a_short_name_is_not_found_within_a_word(messages: Messages, laid: Laid) -> None:
    """حسن is part of تحسن."""
    between = ("The weather was hot.", "كان الطقس حارا.")
    pairs = [*foreign("Hasan", "", "حسن")[:2], between, ("So Hasen left.", "ثم تحسن الوضع.")]
    assert [kind for kind, _ in messages(laid(*pairs)) if kind == "spelling"] == []
