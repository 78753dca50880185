"""Arabic names as Persian, Dari, Pashto and Urdu say them, in the spelling of the English press.

A name that came from Arabic keeps its letters and changes its sounds: ث, ذ, ض and ظ are s and z, short vowels are
others, and و and ق are what the language has for them. Its vocalized form and names/spoken_sounds.tsv say all of it.
"""

from __future__ import annotations

from typing import Final

import regex

from arabtext import resources
from arabtext.memory import once
from arabtext.names.known.sounds import ARTICLE_SOUND, sounds_of
from arabtext.script.chars import TEH_MARBUTA

_VOWELS: Final = f"aiuāâáīū{TEH_MARBUTA}"
# Signs of the table: a diphthong, a long vowel before the consonant that ends a word, the end of the word.
_DIPHTHONG = regex.compile(rf"a([وي])(?!\1|[{_VOWELS}])")
_DIPHTHONGS: Final = {"و": "W", "ي": "Y"}
_CLOSED = regex.compile(rf"(?<=[īū])(?=[^{_VOWELS}]$)")
_END: Final = "$"
_FINAL_VOWEL = regex.compile(r"(?<=..)[aiu]$")


@once
def usages() -> frozenset[str]:
    """Return the usages whose way of saying Arabic names is known."""
    return frozenset(("afghan", "persian", "urdu"))


def spoken(vocalized: str, usage: str) -> str:
    """Return a vocalized Arabic word as the press spells it where ``usage`` is followed, without article.

    It is empty where the table does not have all the sounds of the word, and for a usage without sounds of its own.

    >>> spoken("مُصطَفَى", "persian"), spoken("فَضل", "urdu"), spoken("قَاسِم", "persian"), spoken("قَاسِم", "afghan")
    ('Mostafa', 'Fazl', 'Ghasem', 'Qasim')
    """
    if usage not in usages():
        return ""
    sounds = sounds_of(vocalized)
    text = "".join(sounds[1:] if sounds[:1] == [ARTICLE_SOUND] else sounds)
    text = _DIPHTHONG.sub(lambda found: _DIPHTHONGS[found[1]], _FINAL_VOWEL.sub("", text))
    text = _CLOSED.sub(".", text) + _END
    table, written, at = _table(usage), list[str](), 0
    while text[at:] != _END:
        size = next((size for size in range(_MAX_UNIT, 0, -1) if text[at : at + size] in table), 0)
        if not size:
            return ""
        form = table[text[at : at + size]]
        is_again = size == 1 and at and text[at - 1] == text[at] and len(form) > 1  # sh, not shsh
        written.append("" if is_again else form)
        at += size
        if at >= len(text):
            break
    return "".join(written).capitalize()


_MAX_UNIT: Final = 6  # signs of a row of the table


@once
def _table(usage: str) -> dict[str, str]:
    return resources.mapping("names/spoken_sounds.tsv", "sounds", usage)
