"""Which script a text is written in, then which language inside that script.

The script is counted, never guessed. Inside a script the probabilities of the words in each language are multiplied:
those of common words, and of the letters of the others. A seeded langdetect decides only for Latin text that is not
ASCII and that these leave in doubt.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal

import regex

from arabtext.errors import expect_text
from arabtext.memory import remember
from arabtext.script import chars
from arabtext.script.language.arabic_script import arabic_script_language
from arabtext.script.language.latin_script import are_names, latin_script_language
from arabtext.script.morphology import WORD

Script = Literal["arabic", "latin", "mixed", "other", "none"]
_MIN_MINORITY: Final = 0.1  # share of the letters from which the smaller script makes a text mixed; chosen by hand
_MIN_MINORITY_OF_WORDS: Final = 0.25  # the same for the share of the words
_MAX_SAMPLE: Final = 20_000  # characters whose words are counted


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a text in one script: ``text[start:end]``."""

    start: int
    end: int
    script: Script
    language: str


@dataclass(frozen=True, slots=True)
class Detection:
    """The script and the language of a text.

    ``script``: arabic, latin, mixed (of these two), other, or none for a text without letters. ``language``: ar, fa
    (Dari too), ur, ps, ku (Sorani), ug, sd or pnb (Punjabi in Arabic letters), en or arabizi; ``other`` for another
    language in Arabic letters, ``und`` where no language is probable enough; of a mixed text, that of the larger part.
    ``confidence``: the probability of the language, 0 to 1; of ``und``, that of the likeliest one. ``arabic``: the
    share of Arabic letters in Arabic and Latin ones. ``runs``: the stretches of one script with their languages, in
    order; spaces and signs belong to none.
    """

    script: Script
    language: str
    confidence: float
    arabic: float = 0.0
    runs: tuple[Run, ...] = field(default=(), repr=False)


def detect(text: str) -> Detection:
    """Return the script and the language of ``text``; the same answer on every call.

    Raises :class:`arabtext.errors.ArgumentTypeError` for what is not a ``str``.

    >>> detect("هل أصبح قيس الخزعلي مستقلا؟")
    Detection(script='arabic', language='ar', confidence=1.0, arabic=1.0)
    >>> mixed = detect("مراقبون: Khazali seeks independence")
    >>> mixed.script, [(run.start, run.end, run.language) for run in mixed.runs]
    ('mixed', [(0, 7, 'ar'), (9, 35, 'en')])
    >>> detect("2021")
    Detection(script='none', language='und', confidence=0.0, arabic=0.0)
    """
    text = expect_text(text)
    arabic, latin, other = _letter_counts(text)
    total = arabic + latin + other
    if not total or other > total / 2:
        return Detection("other" if total else "none", "und", 0.0)
    share = arabic / (arabic + latin)
    if not _is_mixed(text, share):
        script: Script = "arabic" if arabic > latin else "latin"
        language, confidence = _language_in(script, text)
        runs: tuple[Run, ...] = (Run(*_letters_span(text), script, language),)
    else:
        script, runs = "mixed", tuple(_runs(text))
        language, confidence = _language_of_mixed(text, runs, share)
    return Detection(script, language, round(confidence, 3), round(share, 3), runs)


def _letter_counts(text: str) -> tuple[int, int, int]:
    """Return how many letters are Arabic, Latin and of any other script."""
    if text.isascii():  # most Latin text
        return 0, sum(map(str.isalpha, text)), 0
    counts = {"arabic": 0, "latin": 0, "other": 0, "": 0}
    for character, count in Counter(text).items():
        counts[_script_of(character)] += count
    return counts["arabic"], counts["latin"], counts["other"]


@remember("scripts of letters")
def _script_of(character: str) -> str:
    """Return the script of a letter; nothing for other characters."""
    return chars.script_of(character) if character.isalpha() and character != chars.TATWEEL else ""


def _is_mixed(text: str, share: float) -> bool:
    """Return whether both scripts have enough of the letters, or enough of the words, of ``text``."""
    minority = min(share, 1 - share)
    if minority == 0 or minority >= _MIN_MINORITY:
        return minority > 0
    words = WORD.findall(text[:_MAX_SAMPLE])
    first_letters = [next((letter for letter in word if letter.isalpha()), "") for word in words]
    arabic = sum(_script_of(letter) == "arabic" for letter in first_letters if letter)
    latin = sum(map(bool, first_letters)) - arabic
    return min(arabic, latin) >= _MIN_MINORITY_OF_WORDS * (arabic + latin)


def _language_in(script: str, text: str) -> tuple[str, float]:
    """Return the language of a text in one script and its confidence."""
    return arabic_script_language(text) if script == "arabic" else latin_script_language(text)


def _letters_span(text: str) -> tuple[int, int]:
    """Return where the first letter of ``text`` begins and the last one ends."""
    first = next(i for i, character in enumerate(text) if character.isalpha())
    last = next(i for i in range(len(text), 0, -1) if text[i - 1].isalpha())
    return first, last


_ARABIC_RUN: Final = r"[\p{Arabic}--[\p{P}\p{S}]]"
_LATIN_RUN: Final = r"\p{Latin}"
_GAP: Final = r"[^\p{L}]*"
_RUN: Final = regex.compile(
    f"(?V1)(?P<arabic>{_ARABIC_RUN}(?:{_GAP}{_ARABIC_RUN})*)|(?P<latin>{_LATIN_RUN}(?:{_GAP}{_LATIN_RUN})*)"
)


def _runs(text: str) -> Iterator[Run]:
    """Yield the stretches of Arabic and of Latin letters, each with its language."""
    for match in _RUN.finditer(text):
        script: Script = "arabic" if match["arabic"] else "latin"
        yield Run(*match.span(), script, _language_in(script, match.group())[0])


def _language_of_mixed(text: str, runs: tuple[Run, ...], share: float) -> tuple[str, float]:
    """Return the language of the larger part, or of the Arabic part where the Latin one is names only."""
    parts = {script: [run for run in runs if run.script == script] for script in ("arabic", "latin")}
    latin = " ".join(text[run.start : run.end] for run in parts["latin"])
    script = "arabic" if share >= 0.5 or are_names(WORD.findall(latin)) else "latin"
    if len(parts[script]) == 1:
        return parts[script][0].language, max(share, 1 - share)
    whole = " ".join(text[run.start : run.end] for run in parts[script])
    language, confidence = _language_in(script, whole)
    return language, confidence * max(share, 1 - share)
