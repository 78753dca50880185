"""The trained tagger: what it finds, what it leaves alone, and how its work grows with the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabtext.names.running_text.listed import find_listed
from arabtext.names.running_text.tagging import tag
from arabtext.names.running_text.text_words import split_words


def found(text: str) -> list[tuple[str, str]]:
    """Return the kind and the text of each name, clitics left off."""
    words = split_words(text)
    return [(one.kind, text[words[one.first].start + one.offset : words[one.last - 1].end]) for one in tag(words)]


def test_foreign_persons_are_found_by_how_they_are_built() -> None:
    text = "وقال المدرب الإيطالي فابيو كابيلو إن اللاعب ريان زينك سيغيب عن المباراة. وأضاف كابيلو أنه يثق بالفريق."
    assert found(text) == [("person", "فابيو كابيلو"), ("person", "ريان زينك"), ("person", "كابيلو")]


@pytest.mark.parametrize(
    "text",
    [
        "وكان الرئيس قد غادر القصر مساء",
        "دعا المجلس إلى اجتماع عاجل",
        "أدى الانفجار إلى مقتل شخصين",
        "أعلن المتحدث أن الحكومة ستجتمع في الأيام المقبلة",
        "وبحث المجتمعون في الجلسة الجديدة عددا من الملفات",
        "The president said the talks would go on next week.",
        "",
        "٣٤٥ — !",
    ],
)
def test_what_names_nothing_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_clitic_is_left_off_only_where_it_is_one() -> None:
    assert not [name for _, name in found("وقال مختار الحي كبير عبد الملك إن الأزمة مستمرة.") if name.startswith("بير")]
    assert ("person", "قيس الخزعلي") in found("واستقبل الوزير وقيس الخزعلي الوفد في المكتب.")


def test_each_sentence_is_read_in_its_own_language() -> None:
    text = "التقى الرئيس التركي رجب طيب أردوغان نظيره. Mr. Erdogan later met Angela Merkel in Berlin."
    assert [kind for kind, _ in found(text)] == ["person", "person", "person", "place"]


def test_listed_names_that_are_given_are_not_looked_up_again() -> None:
    words = split_words("وصل الوفد إلى بغداد قادما من الموصل")
    assert tag(words, find_listed(words)) == tag(words)


@given(st.text())
def test_any_text_is_tagged_without_overlaps(text: str) -> None:
    words = split_words(text)
    end = 0
    for one in tag(words):
        assert end <= one.first < one.last <= len(words)
        assert 0 <= one.probability <= 1
        assert one.offset < len(words[one.first].text)
        end = one.last


def test_the_same_words_are_tagged_the_same_way() -> None:
    words = split_words("قال وزير الخارجية المصري سامح شكري في القاهرة إن بلاده ترفض ذلك")
    assert tag(words) == tag(words)


@pytest.mark.parametrize("piece", ["و ", "قال سامح شكري. ", "A ", "Mr. Smith said, "])
def test_work_grows_with_the_number_of_words(piece: str, count_calls: Callable[[Callable[[], object]], int]) -> None:
    few, many = split_words(piece * 2_000), split_words(piece * 8_000)
    tag(few)
    assert count_calls(lambda: tag(many)) < 5 * count_calls(lambda: tag(few))


def test_a_long_word_is_looked_at_in_part(count_calls: Callable[[Callable[[], object]], int]) -> None:
    words = split_words("ا" * 1_000_000 + " a" + "b" * 1_000_000)
    few = split_words("ا" * 1_000 + " a" + "b" * 1_000)
    tag(few)
    assert count_calls(lambda: tag(words)) <= count_calls(lambda: tag(few)) + 100
