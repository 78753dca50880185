"""The work of finding and rewriting names grows no faster than the text: counted in calls, not timed."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice, product

import pytest

from arabtext.memory import clear_caches
from arabtext.names import find, rewrite

SMALL = 100
#: Shape → a text of that many pieces.
SHAPES: dict[str, Callable[[int], str]] = {
    "one word": lambda n: "ا" * 40 * n,
    "one-letter words": lambda n: "و A ب b " * n,
    "capitals": lambda n: "Abc " * n,
    "quotation marks": lambda n: '"' * n + "“A" * n + "'a " * n,
    "one person": lambda n: "Qais al-Khazali said so. Khazali left. قال قيس الخزعلي ذلك. " * n,
    "places that several countries have": lambda n: "He left Iraq. He was in Tripoli. " * n,
    "distinct persons": lambda n: " ".join(f"Said Ahmed {name} to {name}." for name in _names(n)),
    "distinct persons of one family": lambda n: " ".join(f"{name} Khazali said so, Khazali." for name in _names(n)),
    "abbreviations": lambda n: " ".join(f"The {name} Organization ({name[:5].upper()}) said so." for name in _names(n)),
}


def _names(n: int) -> list[str]:
    """Return different words with a capital."""
    return ["".join(syllables).title() for syllables in islice(product(("ba", "di", "mu", "sa", "ro"), repeat=5), n)]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("function", [find, rewrite], ids=["find", "rewrite"])
def test_work_grows_no_faster_than_the_text(
    function: Callable[[str], object], shape: str, count_calls: Callable[[Callable[[], object]], int]
) -> None:
    make = SHAPES[shape]

    def work(text: str) -> int:
        clear_caches()
        return count_calls(lambda: function(text))

    function(make(SMALL))  # reads the tables
    small, double, fourfold = (work(make(size * SMALL)) for size in (1, 2, 4))
    assert double <= 2.3 * small + 1_000
    assert fourfold <= 2.3 * double + 1_000
