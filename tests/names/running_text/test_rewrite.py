"""A text in house form: names only, and nothing of what others wrote."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabtext import names
from arabtext.names import find, rewrite
from arabtext.names.running_text.rewrite import _applied, _composed, _Edit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Qays al-Khaz'ali left. Khaz'ali said no.", "Qais al-Khazali left. Khazali said no."),
        ("Usama bin Ladin fled; Bin Ladin's aide stayed.", "Osama bin Laden fled; Bin Laden's aide stayed."),
        ("Hizballah and Moqtada al Sadr", "Hezbollah and Muqtada al-Sadr"),
        ("قال احمد الشرع في اربيل", "قال أحمد الشرع في أربيل"),
        ("Abu Mohammed al-Golani, then Golani", "Abu Mohammad al-Julani, then Julani"),
    ],
)
def test_names_get_their_house_spelling(text: str, expected: str) -> None:
    assert rewrite(text).text == expected


@pytest.mark.parametrize(
    "text",
    [
        "“Hizballah will win,” he said.",
        '"Hizballah will win," he said.',
        "«حزب الله باق» و«قيس الخزعلى»",
        "See https://example.org/Hizballah and Hizballah@example.org.",
        "In *Hizballah: A History* and `Hizballah`.",
        "Abu Iyad, AAH and the PMF.",
        "No names here at all.",
    ],
)
def test_quotations_titles_addresses_and_other_names_stay(text: str) -> None:
    result = rewrite(text)
    assert result.text == text
    assert result.changes == ()


def test_changes_say_where_by_line_and_column() -> None:
    text = "One.\nHizballah in Irbil.\n"
    result = rewrite(text)
    assert [(c.line, c.column, c.before, c.after) for c in result.changes] == [
        (2, 1, "Hizballah", "Hezbollah"),
        (2, 14, "Irbil", "Erbil"),
    ]
    assert all(text[c.start : c.end] == c.before for c in result.changes)


def test_a_name_over_two_lines_counts_its_line() -> None:
    assert [(c.line, c.column) for c in rewrite("Qays\nal-Khaz'ali is in Irbil.\nHizballah too.").changes][1:] == [
        (2, 19),
        (3, 1),
    ]


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_text_is_rewritten_and_changes_replay(text: str) -> None:
    result = rewrite(text)
    replayed, position = "", 0
    for change in result.changes:
        replayed += text[position : change.start] + change.after
        position = change.end
    assert replayed + text[position:] == result.text


def test_a_text_in_house_form_has_nothing_to_change() -> None:
    text = "Qais al-Khazali met Muqtada al-Sadr in Erbil. Khazali and Sadr spoke for hours."
    assert len(find(text)) == 5
    assert rewrite(text).changes == ()


def test_a_long_quotation_stays_and_a_mark_without_a_partner_protects_nothing() -> None:
    quoted = "“" + "word " * 100 + "Qays al-Khazali”"
    assert rewrite(quoted).text == quoted
    alone = "“" + "word " * 1000 + "Qays al-Khazali"
    assert rewrite(alone).text.endswith("Qais al-Khazali")
    far = "“" + "word " * 1000 + "Qays al-Khazali”"
    assert rewrite(far).text.endswith("Qais al-Khazali”")


@pytest.mark.parametrize("piece", ["7", "q.", "بر", "x+y-", "a@", "@a", "_", "'", "www."])
def test_a_long_token_takes_time_in_proportion(piece: str) -> None:
    """If each letter looked at all others, these would take hours."""
    text = piece * (300_000 // len(piece))
    assert rewrite(text).text == text


def test_an_address_stays_wherever_it_begins() -> None:
    text = "Write to a@b@Irbil.org, (Irbil+y@Irbil-z.org), x.Irbil@y.org or to Irbil."
    assert rewrite(text).text == text.replace("to Irbil.", "to Erbil.")


@pytest.mark.parametrize("style", [None, *names.styles(), {"article_later": "kept"}])
@pytest.mark.parametrize(
    "text",
    [
        "Abdul Malik al-Houthi met Qays al-Khaz'ali in Irbil. Al-Khaz'ali's aide and Houthi left.",
        "QAYS AL-KHAZALI LEADS. Roy Rogers and Joan Ryan met Moqtada al Sadr (مقتدى الصدر).",
        "قال احمد الشرع في اربيل للولايات المتحدة إن الأمر انتهى.",
    ],
)
def test_rewriting_twice_changes_nothing(text: str, style: str | dict[str, object] | None) -> None:
    once = rewrite(text, style=style).text
    assert rewrite(once, style=style).changes == ()


def test_western_names_in_latin_letters_and_the_article_behind_lam_stay() -> None:
    for text in ("Roy Rogers met Joan Ryan and Shawn Mendes.", "قال للولايات المتحدة"):
        assert rewrite(text).text == text


EDITS = st.lists(st.tuples(st.integers(0, 3), st.integers(1, 4), st.text("xyz", min_size=1, max_size=4)), max_size=4)


def edits_within(text: str, drawn: list[tuple[int, int, str]]) -> list[_Edit]:
    found, position = [], 0
    for gap, size, after in drawn:
        start, end = position + gap, position + gap + size
        if end <= len(text):
            found.append(_Edit(start, end, after))
            position = end
    return found


@given(st.text("abc", max_size=20), EDITS, EDITS)
def test_edits_of_edits_are_edits_of_the_text(text: str, one: list[Any], other: list[Any]) -> None:
    first = edits_within(text, one)
    changed = _applied(text, first)
    second = edits_within(changed, other)
    composed = _composed(text, first, second)
    assert _applied(text, composed) == _applied(changed, second)
    assert all(a.end <= b.start for a, b in itertools.pairwise(composed))
