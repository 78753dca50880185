"""What holds for every string: nothing raises, normalizing twice is normalizing once, explained equals fast."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import arabtext
from arabtext.editions.reading.segment import spans
from arabtext.script import PROFILES, Profile
from arabtext.script.profiles import _switches
from arabtext.trace import replay

ARABIC = st.characters(min_codepoint=0x0600, max_codepoint=0x06FF)
FORMS = st.sampled_from([chr(c) for c in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFF00))])
NOISE = st.sampled_from(
    list("\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202e\u2066\u2069\ufeff\u00a0\u0640\n\r\t ،؛؟.,:!?\"'-▲•=@#0٣۴%")
)
LATIN = st.sampled_from(list("abcdehiklmnoqrstuwyzABDHKQSāīūḥṣʿʾ'"))
DAMAGED = st.text(st.one_of(ARABIC, FORMS, NOISE, LATIN), max_size=60)
PLAIN_WORDS = st.text(st.sampled_from("ابةتدرسشطعفقلمنهويىءأإآؤئ "), max_size=40)
# fmt: off
SCRAPS = [
    "ال", "و", "في", "العراق", "عراق", "فيالعراق", "عبدالملك", "قارعلا", "نم", "ىلع", "جميييل", "هه", "عاماء", "ﻗﻴﺲ", "ﺲﻴﻗ",
    "ÇáÚÑÇÞ", "ط§ظ„ط¹", "Ø§Ù„", "&amp;", "<b>", "A", "4", "@x", "xyz@", "1/2/2021", "»", "9:38", "©1", "\n", "بغدا", "د", "حيث.",
]
# fmt: on
WORDS = st.lists(st.sampled_from(SCRAPS), max_size=8).map(" ".join)
ANY = st.one_of(PLAIN_WORDS, WORDS, st.text(max_size=60), st.text(st.characters(), max_size=40), DAMAGED)


@pytest.mark.parametrize("profile", list(PROFILES))
@given(text=ANY)
@settings(max_examples=150, deadline=None)
def test_normalizing_is_idempotent_and_explained_alike(profile: str, text: str) -> None:
    fast = arabtext.normalize(text, profile)
    assert arabtext.normalize(fast, profile) == fast
    explained = arabtext.explain(text, profile)
    assert explained.text == fast
    assert replay(text, explained.steps) == fast
    assert (not explained.steps) == (fast == text)
    for i in range(len(fast)):
        start, end = explained.span(i, i + 1)
        assert 0 <= start <= end <= len(text)


@given(text=ANY)
@settings(max_examples=200, deadline=None)
def test_text_functions_take_anything(text: str) -> None:
    assert 0 <= arabtext.detect(text).confidence <= 1
    for number in arabtext.values.numbers(text):
        assert text[number.start : number.end] == number.text
    for date in arabtext.values.dates(text):
        assert text[date.start : date.end] == date.text
    for start, end in spans(text):
        assert text[start:end].strip() == text[start:end] != ""


@given(text=ANY)
@settings(max_examples=200, deadline=None)
def test_address_functions_take_anything(text: str) -> None:
    explained = arabtext.urls.explain(text)
    assert explained.text == arabtext.urls.readable(text) == replay(text, explained.steps)
    assert arabtext.urls.readable(explained.text) == explained.text
    key = arabtext.urls.key(text)
    assert arabtext.urls.key(key) == key
    arabtext.urls.language(text)
    arabtext.urls.counterpart(text)
    arabtext.urls.slug_words(text)
    for style in ("drupal", "wordpress", "arabic"):
        arabtext.urls.slug(text, style)


@given(text=ANY)
@settings(max_examples=200, deadline=None)
def test_name_functions_take_anything(text: str) -> None:
    parsed = arabtext.names.parse(text)
    assert " ".join(part.text for part in parsed.parts) == " ".join(text.split())
    assert isinstance(parsed.short, str)
    assert isinstance(parsed.sort_key, str)
    assert arabtext.names.candidates(text)
    arabtext.names.arabize(text)
    assert arabtext.compare(text, text).score == 1
    for mention in arabtext.names.find(text):
        assert text[mention.start : mention.end] == mention.text


@given(text=st.text(st.one_of(LATIN, st.just(" "), st.just("-")), max_size=30))
@settings(max_examples=200, deadline=None)
def test_the_house_form_of_a_house_form_is_itself(text: str) -> None:
    once = arabtext.romanize(text)
    assert arabtext.romanize(once) == once


@given(a=ANY, b=ANY)
@settings(max_examples=150, deadline=None)
def test_comparing_is_symmetric(a: str, b: str) -> None:
    left, right = arabtext.compare(a, b), arabtext.compare(b, a)
    assert (left.score, left.verdict) == (right.score, right.verdict)
    assert 0 <= left.score <= 1


@given(names=st.lists(st.one_of(DAMAGED, st.sampled_from(["قيس الخزعلي", "Kais Khazali", "", "=1"])), max_size=8))
@settings(max_examples=60, deadline=None)
def test_unify_gives_one_row_for_one_row_whatever_the_order(names: list[str]) -> None:
    found = arabtext.names.unify(names)
    assert [one.text for one in found] == names
    again = arabtext.names.unify(names[::-1])[::-1]
    assert [(one.canonical, one.arabic) for one in again] == [(one.canonical, one.arabic) for one in found]


SENTENCES = st.lists(st.one_of(DAMAGED, st.just("قتل 218 شخصا."), st.just("He left.")), max_size=6)


@given(english=SENTENCES, arabic=SENTENCES)
@settings(max_examples=60, deadline=None)
def test_an_alignment_holds_every_sentence_once_and_in_order(english: list[str], arabic: list[str]) -> None:
    alignment = arabtext.editions.align(english, arabic)
    assert [i for bead in alignment.beads for i in bead.english] == list(range(len(english)))
    assert [j for bead in alignment.beads for j in bead.arabic] == list(range(len(arabic)))
    assert all(0 <= bead.score <= 1 for bead in alignment.beads)
    arabtext.editions.check(alignment)
    arabtext.editions.pair(english, arabic)


def profiles() -> st.SearchStrategy[Profile]:
    """Any combination of switches."""
    return st.fixed_dictionaries({name: st.sampled_from(values) for name, values in _switches().items()}).map(
        lambda switches: Profile(**switches)
    )


@given(profile=profiles(), text=ANY)
@settings(max_examples=400, deadline=None)
def test_any_profile_is_idempotent_and_explained_alike(profile: Profile, text: str) -> None:
    fast = arabtext.normalize(text, profile)
    assert arabtext.normalize(fast, profile) == fast
    explained = arabtext.explain(text, profile)
    assert explained.text == replay(text, explained.steps) == fast
    assert Profile.from_json(profile.to_json()) == profile
