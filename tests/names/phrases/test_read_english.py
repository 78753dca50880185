"""Names that are phrases, read in English."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabtext.names.phrases import read_english

WORDS = (
    "Ministry of and the for Foreign Affairs Supreme Council Iraqi Iraq's 9th Division, Royal Air Force against in at "
    "Bank Mount University Basra Directorate Branch 215 Kingdom al-Quds - Counterterrorism Persons with Disabilities"
).split()


@settings(deadline=None)  # the tables are loaded first
@given(st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join))
def test_reading_never_raises(text: str) -> None:
    """Whatever words stand together, they are a phrase or none."""
    found = read_english.read(text)
    assert found is None or found.head.part == "head"


@settings(deadline=None)  # the tables are loaded first
@given(st.text(alphabet="abcMofthe -,'’&.12", max_size=40))
def test_reading_letters_never_raises(text: str) -> None:
    read_english.read(text)


@pytest.mark.parametrize(
    ("text", "head", "fields"),
    [
        ("Ministry of Industry and Mineral Resources", "وزارة", ["الصناعة", "الموارد المعدنية"]),
        ("Directorate of Royal Medical Services", "مديرية", ["الخدمات الطبية الملكية"]),
        ("College of Sharia and Law", "كلية", ["الشريعة والقانون"]),  # no college of Sharia, and law
    ],
)
def test_fields(text: str, head: str, fields: list[str]) -> None:
    found = read_english.read(text)
    assert found is not None
    assert (found.head.arabic, [field.head.arabic for field in found.fields]) == (head, fields)


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("Central Committee of Fatah", ["Fatah"]),
        ("Political Bureau of Hamas", ["Hamas"]),
        ("Executive Committee of the Palestine Liberation Organization", ["Palestine Liberation Organization"]),
    ],
)
def test_parts_of_bodies(text: str, linked: list[str]) -> None:
    found = read_english.read(text)
    assert found is not None
    assert [getattr(one, "text", "") for one in found.linked] == linked


def test_a_number_behind_a_branch_is_its_name() -> None:
    found = read_english.read("Branch 215")
    assert found is not None
    assert (found.ordinal, found.is_counted) == (215, True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Authority for the Winter and Summer Places of Council Members", True),
        ("Authority for the Winter of Khazali", False),
        ("Winter and Summer", False),
    ],
)
def test_a_phrase_of_english_words_alone(text: str, expected: bool) -> None:
    assert read_english.is_english(text) is expected
