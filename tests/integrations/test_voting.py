"""Words chosen among readings of a picture: candidates, rows and lines, without Tesseract."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabtext import resources
from arabtext.integrations import voting
from arabtext.integrations.voting import Candidate, Reader, ReadLines, Word, choose_words, find_candidates


def word(text: str, left: int, confidence: float = 0.9, width: int = 40, top: int = 0) -> Word:
    return Word(text, confidence, (left, top, left + width, top + 20))


def read(reader: Reader, *words: Word) -> ReadLines:
    """Return a reading of one line."""
    return ReadLines(reader, [list(words)])


def chosen(*readings: ReadLines) -> list[list[str]]:
    return [[one.text for one in line] for line in choose_words(readings)]


def candidate(text: str, left: int, right: int, chance: float) -> Candidate:
    return Candidate(text, (left, 0, right, 20), {0: chance}, text, chance=chance)


def features(*readings: ReadLines, text: str) -> dict[str, float]:
    """Return the features of the only candidate with this text."""
    (found,) = [one for line in find_candidates(readings) for one in line if one.text == text]
    return found.features


def test_each_model_gives_what_it_reads_best() -> None:
    """The Arabic model loses what is Latin, and that with English turns Arabic words into Latin ones."""
    arabic = read("arabic", word("مأزق", 0, 0.8), word("العراق", 50), word("لاع8", 100, 0.5))
    both = read("both", word("Bile", 0, 0.4), word("العراق", 50), word("Reuters", 100))
    assert chosen(arabic, both) == [["مأزق", "العراق", "Reuters"]]


def test_words_over_one_another_are_weighed_together() -> None:
    arabic = read("arabic", word("في", 0, 0.9, width=45), word("العراق", 50, 0.9, width=50))
    both = read("both", word("Gye", 0, 0.5, width=100))
    assert chosen(arabic, both) == [["في", "العراق"]]
    assert chosen(both, arabic) == [["في", "العراق"]]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("العراق", "Gye"),
        ("العراق", "العزاق"),
        ("@arabtext", "Bile"),
        ("وبمستشفياتهما", "Bile"),
        ("2023", "٢٠ا٢"),
        ("بأنها", "بأننا"),
    ],
)
def test_two_readings_of_three_win_and_what_makes_sense_wins_over_what_makes_less(better: str, worse: str) -> None:
    most = (read("arabic", word(better, 0)), read("both", word(better, 0)), read("arabic", word(worse, 0)))
    assert chosen(*most) == [[better]]


@pytest.mark.parametrize(("better", "worse"), [("العراق", "العزاق"), ("العراق", "Gye"), ("المدينة", "المدبنة")])
def test_a_word_of_the_list_wins_over_one_that_is_not(better: str, worse: str) -> None:
    """At one confidence, whichever of the two readings has it."""
    assert chosen(read("arabic", word(better, 0)), read("arabic", word(worse, 0))) == [[better]]
    assert chosen(read("arabic", word(worse, 0)), read("arabic", word(better, 0))) == [[better]]


def test_the_words_beside_a_word_count() -> None:
    found = features(read("arabic", word("المتحدة", 0), word("الولايات", 50)), text="المتحدة")
    assert found["after its neighbor"] > 0.1  # it follows what is at its right
    assert "before its neighbor" not in found
    apart = features(read("arabic", word("المتحدة", 0), word("البرتقال", 50)), text="المتحدة")
    assert apart["after its neighbor"] == 0


def test_an_agreement_makes_sure() -> None:
    alone = choose_words([read("arabic", word("المدينة", 0))])[0][0].confidence
    agreed = choose_words([read(r, word("المدينة", 0)) for r in voting.READERS])[0][0].confidence
    ((disputed,),) = choose_words([read("arabic", word("المدينة", 0)), read("both", word("المدينه", 0))])
    assert disputed.confidence < alone < agreed <= 1


def test_a_comma_that_no_model_has_is_one_with_the_other_comma() -> None:
    line = next(iter(find_candidates([read("arabic", word("قال,", 0)), read("script", word("قال،", 0))])))
    assert [(one.text, sorted(one.votes)) for one in line] == [("قال,", [0, 1])]


@pytest.mark.parametrize(("left", "count"), [(0, 1), (10, 1), (20, 2), (60, 2)])  # 40 wide: 30 of 50 shared, 20 of 60
def test_one_text_at_one_place_is_one_candidate(left: int, count: int) -> None:
    (line,) = find_candidates([read("arabic", word("في", 0)), read("both", word("في", left))])
    assert len(line) == count


def test_a_reading_with_other_signs_at_the_edges_is_counted() -> None:
    readings = read("arabic", word("قال.", 0)), read("both", word("قال", 0))
    found = features(*readings, text="قال.")
    assert (found["word arabic"], found["word both"], found["both but for signs"]) == (1, 0, 1)
    assert found["no script"] == 1


def test_the_weights_have_names_that_candidates_have() -> None:
    """And each candidate has some that are known: neither side was renamed alone."""
    known = {name.replace("_", " ") for name in resources.weights("script/voting_weights.tsv", "feature", "weight")}
    seen = set[str]()
    texts = "العراق المتحدة ظظظغ وبمستشفياتهما @arabtext 2023 ٢٠٢٣ Reuters Bile Gye ا8ب — قَالَ ه قال. قال, قال".split()
    for reader in voting.READERS:
        for others in ([], [read("both", word("الولايات", 0), word("a", 50))]):
            for text in texts:
                line = read(reader, word(text, 0), word("الولايات", 50), word("في", -50))
                for candidates in find_candidates([line, *others]):
                    for one in candidates:
                        seen |= set(one.features)
    assert seen <= known
    assert known - seen == set()


# Lines


@pytest.mark.parametrize(("top", "count"), [(6, 1), (16, 2)])  # of 20 pixels: 14 shared, 4 shared
def test_lines_are_one_if_they_share_half_of_their_height(top: int, count: int) -> None:
    both, arabic = read("both", word("Gye", 0)), read("arabic", word("العراق", 0, top=top))
    assert len(choose_words([both, arabic])) == count


def test_lines_are_in_order_from_top_to_bottom_whichever_reading_has_them() -> None:
    first = ReadLines("arabic", [[word("ثالثة", 0, top=60)], [word("أولى", 0)]])
    second = ReadLines("both", [[word("رابعة", 0, top=90)], [word("ثانية", 0, top=30)]])
    assert chosen(first, second) == [["أولى"], ["ثانية"], ["ثالثة"], ["رابعة"]]


def test_nothing_read_is_no_line() -> None:
    assert choose_words([]) == []
    assert choose_words([ReadLines("arabic", []), ReadLines("both", [[]])]) == []


# Rows


def row(*candidates: Candidate) -> list[str]:
    return [one.text for one in voting.best_row(candidates)]


def test_a_row_has_most_right_words_and_none_over_another() -> None:
    whole = candidate("ab", 0, 100, 0.7)
    parts = candidate("a", 0, 45, 0.5), candidate("b", 55, 100, 0.5)
    assert row(whole, *parts) == ["a", "b"]
    assert row(candidate("ab", 0, 100, 0.9), candidate("a", 0, 45, 0.5), candidate("b", 55, 100, 0.3)) == ["ab"]
    assert row() == []


def test_words_that_hardly_overlap_are_both_in_a_row() -> None:
    assert row(candidate("a", 0, 40, 0.9), candidate("b", 35, 75, 0.8)) == ["a", "b"]
    assert row(candidate("a", 0, 40, 0.9), candidate("b", 20, 60, 0.8)) == ["a"]


def test_what_is_surely_wrong_is_left_out() -> None:
    assert row(candidate("a", 0, 40, 0.9), candidate("|", 50, 52, 0.005)) == ["a"]
    assert row(candidate("a", 0, 40, 0.9), candidate("|", 50, 52, 0.02)) == ["a", "|"]


def test_a_row_is_the_best_of_all() -> None:
    """Against all rows of ten random candidates, one by one."""
    pick = random.Random(5)
    for _ in range(40):
        some = [
            candidate(str(i), left := pick.randrange(90), left + pick.randrange(5, 40), pick.random()) for i in range(8)
        ]
        rows = [[one for i, one in enumerate(some) if chosen >> i & 1] for chosen in range(1 << len(some))]
        apart = [r for r in rows if not any(voting._is_over(a.box, b.box) for a in r for b in r if a is not b)]
        best = max(sum(one.chance - voting._MIN_WORD for one in r) for r in apart)
        found = voting.best_row(some)
        assert sum(one.chance - voting._MIN_WORD for one in found) <= best + 1e-9
        assert sum(one.chance - voting._MIN_WORD for one in found) >= 0.8 * best


# Properties

words = st.builds(
    lambda text, left, width, top, height, confidence: Word(text, confidence, (left, top, left + width, top + height)),
    st.text("اب.,8aZ@٢ ً—", min_size=1, max_size=4)
    | st.sampled_from(["العراق", "في", "قال.", "BBC", "2023", "@arabtext"]),
    *(st.integers(0, 200) for _ in range(4)),
    st.floats(0, 1),
)
readings = st.lists(
    st.builds(ReadLines, st.sampled_from(voting.READERS), st.lists(st.lists(words, max_size=4), max_size=3)), max_size=4
)


@given(readings)
def test_any_readings_give_lines_of_words_that_were_read(some: Sequence[ReadLines]) -> None:
    read_words = {(one.text, one.box) for reading in some for line in reading.lines for one in line}
    lines = choose_words(some)
    assert all(lines)
    for line in lines:
        assert [one.box[2] for one in line] == sorted(one.box[2] for one in line)
        for one in line:
            assert (one.text, one.box) in read_words
            assert 0 <= one.confidence <= 1


@pytest.mark.parametrize("count", [200, 400, 800])
def test_work_grows_with_the_length_of_a_line(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = 0
    over = voting._is_over

    def counted(a: voting.Box, b: voting.Box) -> bool:
        nonlocal calls
        calls += 1
        return over(a, b)

    monkeypatch.setattr(voting, "_is_over", counted)
    line = [word("العراق", 50 * i) for i in range(count)]
    choose_words([read(reader, *line) for reader in voting.READERS])
    assert calls <= 20 * count


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("@arabtext", "handle"),
        ("#العراق", "handle"),
        ("https://example.org", "handle"),
        ("العراق،", "common Arabic word"),
        ("قَالَ", "common Arabic word"),
        ("وبمستشفياتهما", "possible Arabic word"),
        ("ظظظغ", "Arabic letters"),
        ("2023", "number"),
        ("(4:25)", "number"),
        ("٢٠٢٣", "number in other digits"),
        ("Reuters", "English word"),
        ("World", "English word"),
        ("Bile", "long Latin word"),
        ("Gye", "short Latin word"),
        ("ا8ب", "debris"),
        ("—", "debris"),
    ],
)
def test_kinds_of_words(text: str, kind: str) -> None:
    assert voting.kind_of(text) == kind
