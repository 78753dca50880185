"""Quotations that lost their end or their beginning."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from arabtext.editions import Alignment

Laid = Callable[..., Alignment]
Messages = Callable[[Alignment], list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("english", "arabic", "message"),
    [
        ('He said: "We will stay. And left.', 'قال: "سنبقى". ثم غادر.', "a quotation without its end in the English"),
        ('He called it "small".', 'وصفه بأنه "صغير.', "a quotation without its end in the Arabic"),
        ("He called it “small”.", "وصفه بأنه صغير».", "a quotation without its beginning in the Arabic"),
    ],
)
def test_a_quotation_that_lost_a_mark(messages: Messages, laid: Laid, english: str, arabic: str, message: str) -> None:
    assert messages(laid((english, arabic))) == [("quotation", message)]


def test_a_quotation_over_several_sentences_is_whole(messages: Messages, laid: Laid) -> None:
    pairs = (
        ('"We will stay.', '"سنبقى.'),
        ("Nobody will leave.", "لن يغادر أحد."),
        ('So it is," he said.', 'هكذا الأمر"، قال.'),
    )
    assert messages(laid(*pairs)) == []
    first_person = ('"I called him, I said, I know you.', '"اتصلت به، وقلت، أنا أعرفك.'), ('He did."', 'ففعل"')
    assert messages(laid(*first_person)) == []


@pytest.mark.parametrize(("between", "found"), [(8, 0), (9, 2)])
def test_a_quotation_runs_over_ten_passages_at_most(messages: Messages, laid: Laid, between: int, found: int) -> None:
    middle = [("Nobody will leave.", "لن يغادر أحد.")] * between
    pairs = [('"We will stay.', '"سنبقى" "هنا".'), *middle, ('So it is," he said.', 'هكذا "الأمر"، قال.')]
    assert len([kind for kind, _ in messages(laid(*pairs)) if kind == "quotation"]) == found
