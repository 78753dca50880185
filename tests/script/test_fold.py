"""The table of characters: one answer on every path."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from arabtext.script import PROFILES, Profile, fold, normalize, normalize_all
from arabtext.script.chars import ALEF, ALEF_FORMS, ARABIC_DIGITS, TASHKEEL, TATWEEL
from arabtext.script.fold import CharTable

FOLDS = (
    dict.fromkeys(ALEF_FORMS, ALEF)
    | dict.fromkeys(TASHKEEL + TATWEEL, "")
    | dict(zip(ARABIC_DIGITS, "0123456789", strict=True))
)
TABLES = [
    FOLDS,
    FOLDS | {"ﷲ": "الله", "𝐁": "B", "ا": "ا"},
    {"a": "b", "b": "a"},
    {"\n": " "},
    {"x": "😀", "\uffff": "", "😀": "x"},
    {},
]
TEXT = st.text(
    st.one_of(st.characters(), st.sampled_from([*FOLDS, "ﷲ", "𝐁", "a", "b", "\n", "x", "\ud83d", "\ude00"])),
    max_size=50,
)


@given(text=TEXT)
@settings(max_examples=300, deadline=None)
def test_short_and_long_path_give_what_translate_gives(text: str) -> None:
    for table in TABLES:
        fast = CharTable(table)
        expected = text.translate({ord(key): value for key, value in table.items()})
        assert fast(text) == expected
        assert fast._long(text) == expected
        times = fold._MIN_LONG // max(1, len(text)) + 1
        assert fast(text * times) == (text * times).translate({ord(k): v for k, v in table.items()})


@given(texts=st.lists(TEXT, max_size=6))
@settings(max_examples=150, deadline=None)
def test_a_column_gives_what_its_texts_give(texts: list[str]) -> None:
    for table in TABLES:
        assert CharTable(table).all(texts) == [CharTable(table)(text) for text in texts]


@given(text=TEXT)
@settings(max_examples=150, deadline=None)
def test_one_table_after_another_is_one_table(text: str) -> None:
    for first in TABLES:
        for second in TABLES:
            assert CharTable(first).then(CharTable(second))(text) == CharTable(second)(CharTable(first)(text))


CHARACTERS_ONLY = Profile(
    mojibake=False, visual_order=False, controls=False, unicode="keep", presentation_forms=False, bidi_controls=False,
    zero_width=False, spaces=False, punctuation_spacing=False, tashkeel=True, alef=True, teh_marbuta=True,
    alef_maksura=True, digits="western",
)  # fmt: skip


@given(texts=st.lists(TEXT, max_size=5))
@settings(max_examples=100, deadline=None)
def test_columns_are_normalized_as_single_texts_are(texts: list[str]) -> None:
    for profile in (CHARACTERS_ONLY, PROFILES["search"]):
        assert normalize_all(texts, profile) == [normalize(text, profile) for text in texts]


def test_a_profile_of_foldings_runs_as_one_table() -> None:
    assert CHARACTERS_ONLY._engine._table is not None
