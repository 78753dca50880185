"""Escapes of JSON, e-mail, addresses and HTML, and what only looks like one."""

from __future__ import annotations

import json
import quopri
from dataclasses import replace
from email.header import Header

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabtext.script import PROFILES, Profile, explain, normalize
from arabtext.script.repairs.escapes import decode_escapes
from arabtext.trace import replay

TITLE = "قال قيس الخزعلي، رئيس الكتلة، إن «الحكومة» ستجتمع اليوم في بغداد 😀"


def decoded(text: str) -> str:
    for stage in decode_escapes():
        assert stage(text) == replay(text, filter(None, [stage.explain(text)]))
        text = stage(text)
    return text


@pytest.mark.parametrize(
    ("escaped", "text"),
    [
        (json.dumps(TITLE), f'"{TITLE}"'),
        (Header(TITLE, charset="utf-8").encode(), TITLE),
        (Header("قيس الخزعلي", charset="windows-1256").encode(), "قيس الخزعلي"),
        (quopri.encodestring(TITLE.encode() * 3).decode(), TITLE * 3),
        (quopri.encodestring(TITLE.encode() * 3).decode().replace("\n", "\r\n"), TITLE * 3),
        (r"\u0642\u064A\u0633 \ud83d\ude00", "قيس 😀"),
        ("%u0642%u064A%u0633", "قيس"),
        ("=?iso-8859-6?Q?=E2=EA=D3?= <a@example.org>", "قيس <a@example.org>"),
        ("=?ISO-8859-6-i?q?=E2=EA=D3?=", "قيس"),
        ("=?utf-8*ar?Q?=D9=82_=D9=8A?=", "ق ي"),
        ("=?utf-8?B?2YLZ?= =?utf-8?B?itiz?=", "قيس"),  # a letter cut in two, as some programs do
        ("%D9%82%D9%8A%D8%B3%20%d8%b9", "قيس ع"),
        ("&#1575&#1604 &#x627", "ال ا"),
        ("Re: =?utf-8?Q?=D9=82?=\n =?utf-8?Q?=D9=8A?=", "Re: قي"),
    ],
)
def test_escapes_are_decoded(escaped: str, text: str) -> None:
    assert decoded(escaped) == text


@pytest.mark.parametrize(
    "text",
    [
        r"\\u0642 is JSON for a backslash",
        r"C:\users\unknown \u12 \ud83d \ude00",
        r"\u0007 \u0000",
        "=?utf-8?B?###?= =?x-none?Q?a?= =?utf-8?Q?=FF?= =?utf-8?Q?=4?= =?rot13?Q?nop?= =?utf-8?X?a?=",
        "a=3D5 =20 x=\ny",
        "=D8 =D8=D8 k=A7=A7",
        "100%D9 50% off 5%20%25",
        "https://example.org/%D9%82 www.example.org?q=%D9%82",
        "%FF%FE %D9",
        "&#38 &#1575; &#99999999 &#xD800 &#12 &#x1F;",
    ],
)
def test_what_is_malformed_or_no_letter_stays(text: str) -> None:
    assert decoded(text) == text


def test_the_switch_is_off_in_every_named_profile() -> None:
    escaped = "%D9%82%D9%8A%D8%B3"
    for name, profile in PROFILES.items():
        assert not profile.escapes
        assert normalize(escaped, profile) in (escaped, "d9 82 d9 8a d8 b3", escaped.lower()), name
        assert normalize(escaped, replace(profile, escapes=True)) == "قيس"


def test_what_was_escaped_and_then_decoded_wrongly_comes_back() -> None:
    broken = "قال قيس الخزعلي".encode().decode("cp1252", "replace")
    assert normalize(json.dumps("العراق".encode().decode("cp1252")), Profile(escapes=True)) == '"العراق"'
    assert normalize(json.dumps(broken), Profile(escapes=True)) == '"قال قيس الخزعلي"'


PIECES = st.sampled_from(
    [
        r"\u",
        "=?",
        "?=",
        "?B?",
        "?q?",
        "utf-8",
        "cp1256",
        "=D9",
        "=82",
        "=\n",
        "%D9",
        "%82",
        "%u06",
        "42",
        "&#",
        "1602",
        "\\",
        "ق",
        " ",
        ";",
    ]
)


@given(st.lists(PIECES, max_size=20).map("".join) | st.text(max_size=40))
@settings(deadline=None)
def test_any_text_is_decoded_to_a_fixed_point(text: str) -> None:
    profile = Profile(escapes=True)
    once = explain(text, profile)
    assert replay(text, once.steps) == once.text == normalize(text, profile)
    assert normalize(once.text, profile) == once.text


@given(st.text(st.characters(blacklist_characters="\\=%&", blacklist_categories=("Cs",)), max_size=60))
def test_text_without_an_escape_is_never_touched(text: str) -> None:
    assert decoded(text) == text
