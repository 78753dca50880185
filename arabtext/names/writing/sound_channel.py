"""The likelihood of a Latin word as a spelling of a vocalized Arabic one.

Like the channel of bare words (:mod:`arabtext.names.comparing.channel`), but with vowels: each sound, a short vowel
too, is written as a few Latin letters or as none. The probabilities depend on the sound and its place in the word;
names/sounds.tsv holds them, learned by build_sounds.py from vocalized words and their attested spellings.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from arabtext import resources
from arabtext.memory import once, remember
from arabtext.names.writing.schemes import ARTICLE_SOUND, SHORT_VOWELS, VOWELS, sounds_of
from arabtext.script.chars import WAW, YEH

MAX_CHUNK: Final = 4  # Latin letters that write one sound
#: Probability of a spelling that the table does not have, and of each of its letters: chosen by hand below its least
#: entry, 0.0002.
UNSEEN, UNSEEN_LETTER = 1e-6, 0.05
_IMPOSSIBLE: Final = -99.0  # natural logarithm of the likelihood of a spelling that no letters give
_NEGLIGIBLE: Final = 1e-25  # probability below which a way to divide a word is given up
_DOUBLED: Final = "2"  # sign before a doubled consonant

Chances = Mapping[str, float]  # Latin letters → probability
Sound = tuple[str, str]  # a sound and its place: first, inner or last


@remember("sounds of readings")
def located_sounds(vocalized: str) -> tuple[Sound, ...]:
    """Return the sounds of a vocalized word, without its article, each with its place.

    A doubled consonant is one sound, and so is a diphthong.

    >>> [sound for sound, place in located_sounds("حُسَين")]
    ['ح', 'u', 'س', 'aي', 'ن']
    """
    sounds = [sound for sound in sounds_of(vocalized) if sound != ARTICLE_SOUND]
    joined: list[str] = []
    for i, sound in enumerate(sounds):
        following = sounds[i + 1] if i + 1 < len(sounds) else ""
        if joined and joined[-1] == sound and sound not in VOWELS:
            joined[-1] = _DOUBLED + sound
        elif joined and joined[-1] in SHORT_VOWELS and sound in (YEH, WAW) and following not in (*VOWELS, sound):
            joined[-1] += sound
        else:
            joined.append(sound)
    last = len(joined) - 1
    return tuple((s, "first" if i == 0 else "last" if i == last else "inner") for i, s in enumerate(joined))


@once
def _table() -> Mapping[Sound, Chances]:
    table: dict[Sound, dict[str, float]] = {}
    for sound, place, latin, chance in resources.rows("names/sounds.tsv", "sound", "place", "latin", "chance"):
        table.setdefault((sound, place), {})[latin] = float(chance)
    return MappingProxyType(table)


@remember("channel from sounds")
def log_likelihood(vocalized: str, latin: str) -> float:
    """Return the natural logarithm of the likelihood of ``latin`` (lower case) as a spelling of ``vocalized``.

    >>> log_likelihood("عُمَر", "omar") > log_likelihood("عَمَر", "omar")
    True
    """
    sounds, size = located_sounds(vocalized), len(latin)
    if not sounds:
        return _IMPOSSIBLE
    chunks = [[(at + k, latin[at : at + k]) for k in range(min(MAX_CHUNK, size - at) + 1)] for at in range(size + 1)]
    reached = [1.0] + [0.0] * size
    nothing: Chances = {}
    for sound in sounds:
        chances = _table().get(sound, nothing)
        after = [0.0] * (size + 1)
        for at, before in enumerate(reached):
            if before > _NEGLIGIBLE:
                for end, chunk in chunks[at]:
                    after[end] += before * (chances.get(chunk) or UNSEEN * UNSEEN_LETTER ** len(chunk))
        reached = after
    return math.log(reached[-1]) if reached[-1] else _IMPOSSIBLE
