"""The engine: repairs before folds, folds once, the fast way equal to the slow one, and work that grows with the text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import arabtext
from arabtext.memory import clear_caches
from arabtext.script import PROFILES, Profile, normalize, normalize_all
from arabtext.script.engine import _MAX_TOKEN

PIECES = [
    "قال", "ال", "عراق", "و", "بغداد،", "،ثم", "علىالأرض", "جمييييل", "البيئي", "آل", "عمران", "مُحَمَّد", "الملٰئكة",
    "قـيس", "ـ", "1446هـ", "قارعلا", "يف", "ﻗﻴﺲ", "ﷺ", "رئیس", "&quot;", "&amp;lt;", "<b>", "ط§ظ„ط¹", "Ø§Ù„Ø¹",
    "#قيس_الخزعلي", "👍", "é", "e\u0301", "\u200f", "\u200d", "\xa0", "\t", "\n", "\r\n", "", ".", "?", "؟", "«نعم»", "ئەو",
]  # fmt: skip
MIXED = st.lists(st.sampled_from(PIECES), max_size=8).flatmap(
    lambda pieces: st.sampled_from(["", " "]).map(lambda gap: gap.join(pieces))
)


_TURNED = ("قارعلا", "يف", "ﻗﻴﺲ")  # a line with words in both orders has no right reading


@pytest.mark.parametrize("name", list(PROFILES))
@given(text=MIXED)
@settings(max_examples=150, deadline=None)
def test_the_fast_way_gives_what_the_explained_way_gives(name: str, text: str) -> None:
    normalized = normalize(text, name)
    assert normalized == arabtext.explain(text, name).text
    assert normalized == normalize(text, name), "what is remembered changed the answer"
    assert normalize(normalized, name) == normalized


@given(
    text=st.lists(st.sampled_from([piece for piece in PIECES[:-22] if piece not in _TURNED]), max_size=8).map(" ".join)
)
@settings(max_examples=150, deadline=None)
def test_a_profile_on_top_of_a_finer_one_gives_what_it_gives_alone(text: str) -> None:
    search = normalize(text, "search")
    assert normalize(normalize(text, "title"), "search") == search
    assert normalize(search, "key") == normalize(text, "key")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("سورة آل عمران", "سوره ال عمران"),  # without the madda, a broken article
        ("البيئي", "البييي"),  # three alike, as if drawn out
        ("ئەو سەربەستە.", "ئهو سهربهسته."),  # Kurdish: letters that become Arabic ones
    ],
)
def test_what_folds_leave_wakes_no_repair(text: str, folded: str) -> None:
    assert normalize(text, "search") == folded.replace("ئ", "ي")
    assert normalize(folded, "search") == folded.replace("ئ", "ي")


def test_what_is_remembered_is_forgotten_without_changing_a_result() -> None:
    before = normalize_all(["قال ال عراق", "قال"], "title")
    clear_caches()
    assert normalize_all(["قال ال عراق", "قال"], "title") == before


def test_a_long_token_is_not_remembered() -> None:
    profile = replace(PROFILES["title"], name="mine")
    normalize("ا" * (_MAX_TOKEN + 1) + " قال", profile)
    words = profile._engine._words
    assert "قال" in words.fine
    assert max(map(len, (*words.fine, *words.masks))) <= _MAX_TOKEN


def test_a_clean_text_runs_no_stage(monkeypatch: pytest.MonkeyPatch) -> None:
    profile = replace(PROFILES["title"], name="mine")
    normalize("قال رئيس الوزراء العراقي", profile)
    monkeypatch.setattr(profile._engine, "_mend", None)
    assert normalize("قال رئيس الوزراء العراقي", profile) == "قال رئيس الوزراء العراقي"


def test_folds_of_characters_alone_need_no_words() -> None:
    off = {switch: False for switch, value in vars(Profile()).items() if value is True} | {"unicode": "keep"}
    folds = Profile(**{**off, "name": "folds", "alef": True, "tashkeel": True, "tatweel": True})
    assert normalize_all(["أصبح مُحَمَّد", "قال"], folds) == ["اصبح محمد", "قال"]
    assert not folds._engine._words.fine


# Growth: calls of functions, Python's and C's, at n, 2n and 4n

SHAPES: dict[str, Callable[[int], str]] = {
    "one letter": lambda n: "ا" * n,
    "one letter, apart": lambda n: "ا " * (n // 2),
    "alternating marks": lambda n: "بَُ" * (n // 3),
    "marks alone": lambda n: "\u064b" * n,
    "spaces inside": lambda n: "ا" + " " * n + "ب",
    "ellipses": lambda n: "a" + "…" * n + "a",
    "comments": lambda n: "<!--" * (n // 4),
    "tags": lambda n: "<b>" * (n // 3),
    "open tags": lambda n: "<a " * (n // 3),
    "entities": lambda n: "&amp;" * (n // 5),
    "nested entities": lambda n: "&" + "amp;" * (n // 4),
    "letters and hyphens": lambda n: "a-" * (n // 2),
    "base64": lambda n: "QWxhZGRpbjpvcGVuIHNlc2FtZQ" * (n // 26),
    "Arabic without spaces": lambda n: "قالرئيسالوزراءفيبغداد" * (n // 21),
    "drawn out": lambda n: "يييببب" * (n // 6),
    "drawn out, long": lambda n: "ب" + "ي" * n,
    "tatweel": lambda n: "قـ" * (n // 2),
    "tatweel alone": lambda n: "ـ" * n,
    "tatweel with marks": lambda n: "بـَـُ" * (n // 5),
    "joiners": lambda n: "\u200d" * n,
    "commas": lambda n: "،" * n,
    "commas apart": lambda n: "، " * (n // 2),
    "line breaks": lambda n: "\n" * n,
    "carriage returns": lambda n: "\r" * n,
    "short lines": lambda n: "قال\n" * (n // 4),
    "bullets": lambda n: "▲ قال\n" * (n // 6),
    "articles": lambda n: "ال " * (n // 3),
    "visual order": lambda n: "قارعلا يف " * (n // 10),
    "forms": lambda n: "ﻗﻴﺲ" * (n // 3),
    "mojibake": lambda n: "Ø§Ù„" * (n // 4),
    "single bytes": lambda n: "ÇáÚÑÇÞ " * (n // 7),
    "hashtags": lambda n: "#ا_ب " * (n // 5),
    "emoji": lambda n: "👍" * n,
    "quotes": lambda n: "«" * n,
    "Latin": lambda n: "é" * n,
    "digits": lambda n: "١٬" * (n // 2),
    "dots": lambda n: "." * n,
    "signs": lambda n: "word , " * (n // 7),
    "addresses": lambda n: "https://a.b/c " * (n // 14),
    "handles": lambda n: "@a " * (n // 3),
    "keycaps": lambda n: "#\ufe0f\u20e3" * (n // 3),
    "joined emoji": lambda n: "👩\u200d" * (n // 2),
    "Latin marks": lambda n: "e" + "\u0301" * n,
    "hamza above": lambda n: "ا\u0654" * (n // 2),
    "signs of words": lambda n: "ﷺ" * (n // 4),
    "Persian yeh": lambda n: "ی " * (n // 2),
    "Persian words": lambda n: "رئیس جمهور " * (n // 11),
    "heh goal": lambda n: "الہلہغہة " * (n // 9),
    "dagger alef": lambda n: "هٰذا " * (n // 5),
    "dagger alef, one word": lambda n: "بٰ" * (n // 2),
    "conjunctions": lambda n: "و " * (n // 2),
    "lam-alef": lambda n: "لا" * (n // 2),
    "reversed articles": lambda n: "باتكلا " * (n // 7),
    "swapped letters": lambda n: "الواليات املتحدة " * (n // 17),
    "pieces": lambda n: "وزا رة " * (n // 7),
    "unpaired quotation marks": lambda n: '"” ' * (n // 3),
    "misread bullets": lambda n: ".ه قال\n" * (n // 7),
    "last hamzas": lambda n: "عاماء قال " * (n // 10),
    "empty lines": lambda n: "قال\n\n" * (n // 5),
    "spaces and line breaks": lambda n: " \n" * (n // 2),
}


FUNCTIONS: dict[str, Callable[[str], object]] = {
    **{name: lambda text, name=name: normalize(text, name) for name in ("display", "title", "ocr", "key")},
    "detect": arabtext.detect,
    "explain": lambda text: arabtext.explain(text, "search"),
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", FUNCTIONS)
def test_work_grows_with_the_text(name: str, shape: str, count_calls: Callable[[Callable[[], object]], int]) -> None:
    run = FUNCTIONS[name]
    run(SHAPES[shape](4_000))  # reads the tables
    work = []
    for size in (1_000, 2_000, 4_000):
        clear_caches()
        text = SHAPES[shape](size)
        work.append(count_calls(lambda text=text: run(text)))
    assert work[2] - work[1] <= 2.5 * max(work[1] - work[0], 100)
