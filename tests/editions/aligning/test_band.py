"""The band of a long text."""

from __future__ import annotations

import numpy as np
import pytest

from arabtext.editions.aligning.band import band
from arabtext.editions.bilingual.lexicon import both_stemmed, lexicon


def test_a_long_text_is_compared_near_its_path() -> None:
    english = [f"Report {n * 7919} names the village number {n * 104729}." for n in range(400)]
    arabic = [f"يذكر التقرير {n * 7919} القرية رقم {n * 104729}." for n in range(400)]
    lex = lexicon()
    for gone in ((0, 0), (150, 300), (0, 120)):
        left = [text for n, text in enumerate(english) if not gone[0] <= n < gone[1]]
        places = [n - max(0, min(n, gone[1]) - gone[0]) for n in range(400)]
        low, high = band(both_stemmed(left, arabic, lex), lex)
        assert (np.diff(low) >= 0).all()
        assert (np.diff(high) >= 0).all()
        assert (low[0], high[-1]) == (0, len(left))
        assert all(low[n] <= places[n] <= high[n] for n in range(400))
        assert (high - low).mean() < 60


def test_a_text_without_anything_in_common_has_a_band_too() -> None:
    lex = lexicon()
    low, high = band(both_stemmed(["xyzzy foo"] * 300, ["ضصض"] * 200, lex), lex)
    assert (low[1:] <= high[:-1]).all()
    assert (low[0], high[-1]) == (0, 300)


@pytest.mark.parametrize(("n", "m"), [(30_000, 100), (100, 30_000), (20_000, 20_000)])
def test_texts_of_very_different_length_have_a_bounded_band(n: int, m: int) -> None:
    lex = lexicon()
    low, high = band(both_stemmed(["xyzzy foo"] * n, ["ضصض"] * m, lex), lex)
    assert (low[1:] <= high[:-1]).all()
    assert (low[0], high[-1]) == (0, n)
    assert (high - low).sum() < 600 * max(n, m)
