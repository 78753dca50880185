"""Find rough numbers: dozens, several thousand, tens of thousands, مئات, بضعة آلاف, عشرات الآلاف."""

from __future__ import annotations

from typing import Final, NamedTuple

import regex

from arabtext import resources
from arabtext.memory import once
from arabtext.values.patterns import spelled
from arabtext.values.units import fold


class Rough(NamedTuple):
    """A rough number: its place, and the smallest and the largest number it can mean.

    ``quantified``: a word such as ``several`` makes it one, so that the scale behind it is no number of its own.
    """

    start: int
    end: int
    low: int
    high: int
    quantified: bool


_NO_HUNDREDS: Final = regex.compile(r"م\p{M}*ي\p{M}*ات")  # كميات, amounts; hundreds are written with a hamza


_SCORES: Final = regex.compile(r"\s+\p{Nd}+[-–]")  # of a match: scores 2-1


def rough(text: str) -> list[Rough]:
    """Return the rough numbers in ``text``, in order. A plural behind a number (خمسة آلاف) is among them.

    >>> [(r.low, r.high) for r in rough("dozens of them, several thousand, عشرات الآلاف")]
    [(20, 99), (3000, 9999), (20000, 99999)]
    """
    found = []
    for match in _pattern().finditer(text):
        table = _words()
        if _NO_HUNDREDS.search(match.group()) or (match["many"] and _SCORES.match(text, match.end())):
            continue
        if few := match["few"]:
            low, high = table["few", fold(few)]
            scale = table["scale", fold(match["scale"])][0] if match["scale"] else 1
            found.append(Rough(*match.span(), low * scale, (high + 1) * scale - 1, True))
        elif times := match["times"]:
            low, high = table["times", fold(times)]
            scale = table["scale", fold(match["scale"])][0]
            found.append(Rough(*match.span(), low * scale, (high + 1) * scale - 1, True))
        else:
            start = match.start("many") - 2 * match.string.endswith("ال", 0, match.start("many"))
            found.append(Rough(start, match.end(), *table["many", fold(match["many"])], False))
    return found


@once
def _words() -> dict[tuple[str, str], tuple[int, int]]:
    """Return role and folded word → bounds."""
    rows = resources.rows("values/rough_words.tsv", "word", "role", "low", "high")
    return {(role, fold(word)): (int(low), int(high)) for word, role, low, high in rows}


@once
def _pattern() -> regex.Pattern[str]:
    def table(role: str, language: str) -> str:
        rows = resources.rows("values/rough_words.tsv", "word", "role", "language")
        return spelled(word for word, own, code in rows if own == role and code == language)

    return regex.compile(
        rf"(?<![\p{{L}}\p{{N}}\-])(?:(?P<few>{table('few', 'en')})[\s-]+(?P<scale>{table('scale', 'en')})"
        rf"|(?P<times>{table('times', 'en')})\s+(?:the\s+)?(?P<scale>{table('scale', 'en')})"
        rf"|(?P<many>{table('many', 'en')})"
        rf"|[وفبلك]?(?:ال)?(?:(?P<few>{table('few', 'ar')})\s+(?P<scale>{table('scale', 'ar')})"
        rf"|(?P<times>{table('times', 'ar')})\s+(?:من\s+)?(?:ال)?(?P<scale>{table('scale', 'ar')})"
        rf"|(?P<few>بضعة?(?!\p{{L}}))(?=\s+\p{{L}})"
        rf"|(?P<many>{table('many', 'ar')})))(?![\p{{L}}\p{{M}}\p{{N}}])",
        regex.IGNORECASE,
    )
