"""The fields before a Markdown text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabtext.editions.reading.front_matter import first, listed, split


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("title: Iran: the bomb", {"title": "Iran: the bomb"}),
        ("title: 'It''s: here' # a remark", {"title": "It's: here"}),
        ('title: "a \\"b\\" \\u0628"', {"title": 'a "b" ب'}),
        ("title: >\n  A folded\n  title\n\n  twice", {"title": "A folded title\ntwice"}),
        ("title: |-\n  Two\n  lines\nx: y", {"title": "Two\nlines", "x": "y"}),
        ("title: A long\n  title", {"title": "A long title"}),
        ("authors:\n  - Layla Haddad\n  - Omar Rashid", {"authors": ["Layla Haddad", "Omar Rashid"]}),
        ("authors:\n- name: Layla\n  city: Basra\n- Omar", {"authors": [{"name": "Layla", "city": "Basra"}, "Omar"]}),
        ("author:\n  name: Layla", {"author": {"name": "Layla"}}),
        ('author: {name: Layla, at: "a, b"}', {"author": {"name": "Layla", "at": "a, b"}}),
        ("tags: [a, 'b: c',\n  d e]", {"tags": ["a", "b: c", "d e"]}),
        (
            "lang: no\ntime: 12:30\nurl: http://example.org/a",
            {"lang": "no", "time": "12:30", "url": "http://example.org/a"},
        ),
        ("عنوان: الميناء", {"عنوان": "الميناء"}),
        ("# a remark\n\ntitle: T", {"title": "T"}),
    ],
)
def test_yaml(fields: str, expected: dict[str, Any]) -> None:
    assert split(f"---\n{fields}\n---\nText.") == (expected, "Text.")


def test_toml() -> None:
    assert split('+++\ntitle = "T"\ndate = 2020-01-02\n[params]\nauthors = ["A"]\n+++\nText.') == (
        {"title": "T", "date": "2020-01-02", "params": {"authors": ["A"]}},
        "Text.",
    )


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nDear reader: welcome\n\n---\nText.",
        "---\nNot a field\n---\nText.",
        "+++\ntitle = broken\n+++\nText.",
        "---\ntitle: no end\n\nText.",
        "Text.\n---\ntitle: T\n---\n",
    ],
)
def test_what_is_no_front_matter_stays_in_the_text(text: str) -> None:
    assert split(text) == ({}, text)


def test_aliases_are_not_followed() -> None:
    """Ten lines of aliases would otherwise stand for thousands of millions of values."""
    lines = ["a0: &a0 [x, x, x, x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10))]
    fields, _ = split("---\n" + "\n".join(lines) + "\n---\n")
    assert len(str(fields)) < 2_000


@pytest.mark.parametrize("part", ["- ", "[", "{a: ", "a:\n", "a: |\n", " ", "\n", '"', "\\", "&a ", "*a", "#", ": "])
def test_a_run_of_one_part_takes_time_in_proportion(part: str) -> None:
    assert split(f"---\na: b\n{part * (90_000 // len(part))}\n---\n")[0].get("a", "b") is not None


@given(st.text(alphabet=" -:\n'\"[]{}|>&*#ab=,\\\t", max_size=60))
def test_any_text_is_read(text: str) -> None:
    for mark in ("---", "+++"):
        fields, _ = split(f"{mark}\n{text}\n{mark}\n")
        assert isinstance(fields, dict)


def test_names_in_fields() -> None:
    fields = {"Author": [{"name": "Layla"}, "Omar", {"id": "x"}], "date": "", "published": "2020"}
    assert listed(fields, ("author", "authors")) == ["Layla", "Omar"]
    assert first(fields, ("date", "published")) == "2020"
    assert first(fields, ("title",)) == ""
