"""Times of day: what is read, what is open, what is none."""

from __future__ import annotations

import pytest

from arabtext.values.times import times


@pytest.mark.parametrize(
    ("text", "value", "others"),
    [
        ("at 5 p.m.", "17:00", ()),
        ("5PM", "17:00", ()),
        ("6.30am", "06:30", ()),
        ("12 a.m.", "00:00", ()),
        ("12 p.m.", "12:00", ()),
        ("17:00", "17:00", ()),
        ("5:30", "05:30", ("17:30",)),
        ("12:30", "12:30", ("00:30",)),
        ("00:30", "00:30", ()),
        ("7:56:30 مساء", "19:56:30", ()),
        ("half past four", "04:30", ("16:30",)),
        ("a quarter to six in the evening", "17:45", ()),
        ("five o'clock", "05:00", ("17:00",)),
        ("noon", "12:00", ()),
        ("midnight", "00:00", ()),
        ("1400 GMT", "14:00Z", ()),
        ("9:15 a.m. EST", "09:15-05:00", ()),
        ("at 0630 hours", "06:30", ()),
        ("الرابعة والنصف", "04:30", ("16:30",)),
        ("الخامسة إلا ربعاً", "04:45", ("16:45",)),
        ("الواحدة إلا ربعا", "00:45", ("12:45",)),
        ("02:30 مساءً", "14:30", ()),
        ("الساعة 17:00", "17:00", ()),
        ("للساعة الثامنة", "08:00", ("20:00",)),
        ("الثانية ظهرا", "14:00", ()),
        ("الحادية عشرة ظهرا", "11:00", ()),
        ("العاشرة ليلا", "22:00", ()),
        ("الثالثة ليلا", "03:00", ()),
        ("الساعة الثامنة و20 دقيقة", "08:20", ("20:20",)),
        ("السابعة وخمس وثلاثين دقيقة مساء", "19:35", ()),
        ("الساعة السادسة بتوقيت غرينتش", "06:00Z", ("18:00Z",)),
        ("الساعة السادسة بالتوقيت المحلي", "06:00", ("18:00",)),
        ("منتصف الليل", "00:00", ()),
    ],
)
def test_times(text: str, value: str, others: tuple[str, ...]) -> None:
    (found,) = times(text)
    assert (found.value, found.alternatives) == (value, others)


@pytest.mark.parametrize(
    "text",
    [
        "3:2",
        "25:00",
        "12:75",
        "2-1",
        "the 5th",
        "killed 8 in the morning",
        "المرة الخامسة والعشرون",
        "5 م",
        "17",
        "at 5",
        "two to three",
        "في الساعات الأولى",
        "1:23,456",
        "15:30%",
    ],
)
def test_no_times(text: str) -> None:
    assert times(text) == []


def test_a_full_stop_behind_a_time_is_no_part_of_it() -> None:
    assert [time.text for time in times("at 5pm. At 6 p.m. or 7 p.m.")] == ["5pm", "6 p.m.", "7 p.m."]
    assert [time.text for time in times("الثانية من بعد ظهر يوم الجمعة")] == ["الثانية من بعد ظهر"]
