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
from arabtext.names.comparing.channel import MAX_CHUNK, likelihood_in_turn
from arabtext.names.known.sounds import ARTICLE_SOUND, SHORT_VOWELS, VOWELS, sounds_of
from arabtext.script.chars import WAW, YEH

#: Probability of a spelling that the table does not have, and of each of its letters: chosen by hand below its least
#: entry, 0.0002.
UNSEEN, UNSEEN_LETTER = 1e-6, 0.05
_NEGLIGIBLE: Final = 1e-25  # probability below which a way to divide a word is given up
_DOUBLED: Final = "2"  # sign before a doubled consonant

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


class _Chances(dict[str, float]):
    """Latin letters → the probability that a sound is written so; a small one for letters that the table lacks."""

    def __missing__(self, chunk: str) -> float:
        return UNSEEN * UNSEEN_LETTER ** len(chunk)


_NOTHING_SEEN: Final = _Chances()


@once
def _table() -> Mapping[Sound, _Chances]:
    table: dict[Sound, _Chances] = {}
    for sound, place, latin, chance in resources.rows("names/sounds.tsv", "sound", "place", "latin", "chance"):
        table.setdefault((sound, place), _Chances())[latin] = float(chance)
    return MappingProxyType(table)


@remember("channel from sounds")
def log_likelihood(vocalized: str, latin: str) -> float:
    """Return the natural logarithm of the likelihood of ``latin`` (lower case) as a spelling of ``vocalized``.

    >>> log_likelihood("عُمَر", "omar") > log_likelihood("عَمَر", "omar")
    True
    """
    chances = [_table().get(sound, _NOTHING_SEEN) for sound in located_sounds(vocalized)]
    return likelihood_in_turn(chances, latin, _NEGLIGIBLE)


@remember("letters of sounds")
def divide(vocalized: str, latin: str) -> tuple[tuple[str, ...], float] | None:
    """Return the letters of ``latin`` (lower case) that write each sound of ``vocalized``, and how well they do.

    That is the natural logarithm of the probability of the likeliest division, by sound. None without a division.

    >>> divide("حُسَين", "hussein")[0]
    ('h', 'u', 'ss', 'ei', 'n')
    """
    sounds = located_sounds(vocalized)
    best: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.0, ())}  # by the letters that are written
    for sound in sounds:
        chances = _table().get(sound, _NOTHING_SEEN)
        after: dict[int, tuple[float, tuple[str, ...]]] = {}
        for start, (score, chunks) in best.items():
            for end in range(start, min(start + MAX_CHUNK, len(latin)) + 1):
                chunk = latin[start:end]
                total = score + math.log(chances[chunk])
                if end not in after or total > after[end][0]:
                    after[end] = total, (*chunks, chunk)
        best = after
    if not sounds or len(latin) not in best:
        return None
    score, chunks = best[len(latin)]
    return chunks, score / len(sounds)
