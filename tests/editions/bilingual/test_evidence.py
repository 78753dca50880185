"""The evidence for beads: words both ways, lengths, neighbors."""

from __future__ import annotations

import numpy as np
import pytest

from arabtext.editions.bilingual.evidence import KINDS, Evidence, explained, masses, match_keys, pairs_explained
from arabtext.editions.bilingual.lexicon import both_stemmed, lexicon
from arabtext.editions.sides import Side

ENGLISH = [f"The minister of place {n} met {n + 3} men in Baghdad." for n in range(12)]
ARABIC = [f"التقى وزير المكان {n} مع {n + 3} رجال في بغداد." for n in range(11)]


def evidence(english: list[str], arabic: list[str]) -> Evidence:
    lex = lexicon()
    return Evidence(both_stemmed(english, arabic, lex), lex)


def everywhere(some: Evidence) -> tuple[np.ndarray, np.ndarray]:
    return np.zeros(some.m + 1, dtype=np.int64), np.full(some.m + 1, some.n)


def test_the_kinds_of_beads_are_those_that_are_promised() -> None:
    assert {(1, 1), (8, 1), (1, 8), (2, 2), (3, 3), (2, 3), (3, 2), (4, 2), (2, 4), (4, 3), (3, 4)} <= set(KINDS)
    assert (9, 1) not in KINDS
    assert (5, 2) not in KINDS


def test_words_that_translate_each_other_are_evidence_for_a_bead() -> None:
    some = evidence(["The king lives in a big house.", "Bread is cheap."], ["الخبز رخيص.", "يسكن الملك في بيت كبير."])
    first, second, _ = some.rows(*everywhere(some))
    for row, right, wrong in ((first, 1, 0), (second, 0, 1)):
        assert (row.matched[:2, 0, right] > row.matched[:2, 0, wrong] + 3).all()


def test_a_band_changes_nothing_of_what_is_in_it() -> None:
    some = evidence(ENGLISH, ARABIC)
    whole = some.rows(*everywhere(some))
    low, high = np.arange(12) // 2, np.minimum(np.arange(12) // 2 + 6, 12)
    low[0], high[-1] = 0, 12
    for j, row in enumerate(some.rows(low, high)):
        cells = slice(int(low[j]), int(high[j]) + 1)
        assert (row.fits == whole[j].fits[:, cells]).all()
        assert np.where(row.fits, row.matched, 0) == pytest.approx(
            np.where(row.fits, whole[j].matched[:, :, cells], 0), abs=1e-3
        )


def test_a_stretch_has_the_rows_of_the_whole() -> None:
    some = evidence(ENGLISH, ARABIC)
    low, high = everywhere(some)
    whole = some.rows(low, high)
    for one, other in zip(some.rows(low[4:9], high[4:9], 4), whole[4:8], strict=False):
        assert one.matched == pytest.approx(other.matched, abs=1e-3)


def test_a_rare_word_does_not_decide_alone() -> None:
    """A word that both sides have and no lexicon knows: e to the power of 13 likelier than chance, counted as 6."""
    row = evidence(["xyzzyq"], ["xyzzyq"]).rows(np.array([0, 0]), np.array([1, 1]))[0]
    assert row.matched[:2, 0, 0] == pytest.approx([6, 6])


def test_words_without_a_translation_count_against_a_bead_a_little() -> None:
    row = evidence(["xyzzyq"], ["ضصضصض"]).rows(np.array([0, 0]), np.array([1, 1]))[0]
    assert row.matched[:2, 0, 0] == pytest.approx([np.log(0.3)] * 2, abs=1e-3)


def test_lengths_that_differ_count_against_a_bead_within_bounds() -> None:
    def lengths(english: str, arabic: str) -> float:
        some = evidence([english, *ENGLISH * 9], [arabic, *ARABIC * 9])
        return float(some.rows(*everywhere(some))[0].matched[2, 0, 0])

    assert 0 >= lengths("a" * 100, "ب" * 80) > -1 > lengths("a" * 100, "ب" * 40) > -20
    assert lengths("a" * 500, "ب") == -25


def test_identical_words_and_names_of_one_sound_match_without_a_lexicon() -> None:
    assert set(match_keys("Kavadarkov")) & set(match_keys("كافاداركوف"))
    assert match_keys("1234") == ("1234",)
    assert match_keys("li") == ("li",)
    table, _ = evidence(["xyzzyq Zorpen"], ["xyzzyq زربن"]).tables
    assert table.toarray() == pytest.approx(np.diag([0.4, 0.25]))


def test_texts_that_translate_each_other_explain_each_other() -> None:
    english = ["The king lives in a big house.", "Bread is cheap.", "He went to the market."]
    arabic = ["الخبز رخيص.", "يسكن الملك في بيت كبير."]
    texts = both_stemmed(english, arabic, lexicon())
    both = explained(texts, lexicon())
    assert both.english.argmax(axis=0).tolist() == both.arabic.argmax(axis=0).tolist() == [1, 0]
    rows, columns = np.array([0, 1, 1]), np.array([1, 0, 1])
    some = pairs_explained(texts, rows, columns, lexicon())
    scales = masses(texts, lexicon()).map(np.sqrt)
    assert some.english / scales.english[rows] == pytest.approx(both.english[rows, columns], abs=1e-3)
    assert some.arabic / scales.arabic[columns] == pytest.approx(both.arabic[rows, columns], abs=1e-3)


def test_forms_are_numbered_as_the_columns_of_the_tables() -> None:
    some = evidence(["He came. He left."], ["جاء الرجل", "ثم جاء"])
    words = [some.arabic_forms[number] for number in some.forms_of(Side.ARABIC, 0, 2)]
    assert words[0] == words[3]
    assert len(set(words)) == len(some.arabic_forms) == 3


def test_a_lone_sentence_is_compared_with_its_neighbors() -> None:
    """The last Arabic sentence translates the first English one: six sentences apart it is no neighbor."""
    english = ["The king lives in a big house.", *["xyzzyq"] * 9]
    near, far = (
        evidence(english, [*["ضصضصض"] * at, "يسكن الملك في بيت كبير.", *["ضصضصض"] * (9 - at)]) for at in (1, 9)
    )
    best = [float(some.rows(*everywhere(some))[0].alone_english[0]) for some in (near, far)]
    assert best[0] > 0.1 > best[1]
