"""A new version of one edition, and what to do with the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from arabtext.editions import Article, Update, read, update
from arabtext.editions.sides import Side
from arabtext.errors import UsageError

OLD = (
    "The port of Beirut was destroyed in August 2020.",
    "At least 218 people were killed by the explosion.",
    "The judge called four ministers to the court.",
    "None of the ministers came to the court.",
    "The World Bank put the damage at four billion dollars.",
)
ARABIC = (
    "دُمر مرفأ بيروت في آب/أغسطس 2020.",
    "وقُتل 218 شخصا على الأقل في الانفجار.",
    "واستدعى القاضي أربعة وزراء إلى المحكمة.",
    "ولم يأت أحد من الوزراء إلى المحكمة.",
    "وقدر البنك الدولي الأضرار بأربعة مليارات دولار.",
)


def listed(found: Update) -> list[tuple[str, str, str]]:
    return [(one.action, one.new_text or one.old_text, one.other_text) for one in found.revisions]


def test_each_action() -> None:
    new = (
        OLD[0],
        "At least 236 people were killed by the explosion.",
        "Nobody has been convicted so far.",
        OLD[3],
        OLD[4].replace(".", " ."),
    )
    found = update(OLD, new, ARABIC)
    assert listed(found) == [
        ("retranslate", new[1], ARABIC[1]),
        ("delete", OLD[2], ARABIC[2]),
        ("insert", new[2], ""),
        ("none", new[4], ARABIC[4]),
    ] or listed(found) == [
        ("retranslate", new[1], ARABIC[1]),
        ("insert", new[2], ""),
        ("delete", OLD[2], ARABIC[2]),
        ("none", new[4], ARABIC[4]),
    ]
    assert (found.side, found.unchanged) == (Side.ENGLISH, 2)
    (insert,) = (one for one in found.needed if one.action == "insert")
    assert insert.after_text == ARABIC[1]
    assert [one.kind for one in found.idle] == ["typographic"]


def test_the_same_from_arabic_to_english() -> None:
    new = (*ARABIC[:1], ARABIC[1].replace("218", "236"), *ARABIC[2:])
    found = update(ARABIC, new, OLD)
    assert found.side is Side.ARABIC
    assert [(one.action, one.marked.arabic, one.other_text) for one in found.revisions] == [
        ("retranslate", "وقُتل {+236+} شخصا على الأقل في الانفجار.", OLD[1])
    ]


def test_a_sentence_that_moves_and_one_at_the_beginning() -> None:
    found = update(OLD, ("Five years have passed.", *OLD[1:], OLD[0]), ARABIC)
    insert, move = found.revisions
    assert (insert.action, insert.after) == ("insert", -1)
    assert (move.action, move.other_text, move.after_text) == ("move", ARABIC[0], ARABIC[4])


def test_a_deleted_half_of_a_sentence_is_retranslated() -> None:
    arabic = (*ARABIC[:2], "واستدعى القاضي أربعة وزراء إلى المحكمة، ولم يأت أحد من الوزراء إلى المحكمة.", ARABIC[4])
    found = update(OLD, (*OLD[:3], OLD[4]), arabic)
    (one,) = found.revisions
    assert (one.kind, one.action, one.source) == ("deleted", "retranslate", f"{OLD[2]} {OLD[3]}")
    assert "one sentence" in one.remark


def test_what_the_translation_never_had_needs_nothing() -> None:
    found = update(OLD, (*OLD[:3], "None of the men came to the court.", OLD[4]), (*ARABIC[:3], ARABIC[4]))
    assert [(one.action, one.remark) for one in found.revisions] == [("none", "the translation did not have it")]


def test_titles_are_compared() -> None:
    old, new = (
        Article(title="The port", paragraphs=(" ".join(OLD),)),
        Article(title="The ports", paragraphs=(" ".join(OLD),)),
    )
    other = Article(title="المرفأ", paragraphs=(" ".join(ARABIC),))
    (one,) = update(old, new, other).revisions
    assert (one.action, one.remark, one.marked.arabic, one.other_text) == (
        "retranslate",
        "the title",
        "The {+ports+}",
        "المرفأ",
    )
    assert update(old, old, other).revisions == ()


@pytest.mark.parametrize("texts", [(OLD, ARABIC, OLD), (OLD, OLD, OLD), (ARABIC, ARABIC, ARABIC)])
def test_languages_that_do_not_fit_are_refused(texts: tuple[tuple[str, ...], ...]) -> None:
    with pytest.raises(UsageError, match="their translation in the other"):
        update(*texts)


def test_the_example(examples: Path) -> None:
    found = update(*(read(examples / name) for name in ("port_en.md", "port_en_new.md", "port_ar.md")))
    assert [(one.kind, one.action) for one in found.needed] == [
        ("edited", "retranslate"), ("inserted", "insert"), ("deleted", "retranslate"),
    ]  # fmt: skip
    assert "218 شخصاً" in found.needed[0].other_text
    assert [one.kind for one in found.idle] == ["typographic", "typographic"]
