"""Names of invented people, from the words of the package's own tables: how often a word occurs is as in them.

One side writes Arabic as clerks do (hamza, ya, ta marbuta, joined compounds, a lost or doubled letter), the other Latin
in several styles. Who is who is known by construction: the same number is the same person. Everything depends on the
seed alone, and people are made one by one, so that millions need no memory.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from arabtext import resources
from arabtext.names.known import gazetteer
from arabtext.script.chars import ARTICLE

CLERKS = (("أ", "ا"), ("إ", "ا"), ("ى", "ي"), ("ي", "ى"), ("ة", "ه"), ("ؤ", "و"), ("عبد ال", "عبدال"), ("أبو ", "ابو"))
SLIPS = 0.06  # of words that lose or double a letter
CHANGES = 0.25  # of the places where a clerk may write otherwise


class Word(NamedTuple):
    """A word of a name: Arabic, and the spellings in Latin letters."""

    arabic: str
    latin: tuple[str, ...]


@cache
def words(role: str) -> tuple[tuple[Word, ...], tuple[float, ...]]:
    """Return the Arab given or family names of the tables, and their frequencies, summed up for random choice.

    The commonest given names are as common as they are in lists of people, where a tenth bears one name.
    """
    counts = {word: int(count) for word, count in resources.rows("names/frequency.tsv", "arabic", "count")}
    found: dict[str, tuple[Word, float]] = {}
    for tokens in gazetteer.arabic_tokens().values():
        for token in tokens:
            if token.source in (role, "attested") and token.role in (role, "attested") and token.origin == "ar":
                spellings = tuple(dict.fromkeys((token.press, *token.variants)))
                is_family = token.arabic.startswith(ARTICLE)
                if (
                    token.press
                    and " " not in token.arabic
                    and (token.source == role or is_family == (role == "family"))
                ):
                    weight = counts.get(token.arabic, 0) + token.count / 10 + 0.2
                    weight = weight**0.5 if role == "family" else weight  # they are counted as words, not as families
                    found.setdefault(token.arabic, (Word(token.arabic, spellings), weight))
    ranked = sorted(found.values())
    return tuple(word for word, _ in ranked), tuple(accumulate(weight for _, weight in ranked))


def people(count: int, seed: int) -> Iterator[tuple[Word, ...]]:
    """Yield people of three names, in one of three cases of four."""
    dice = random.Random(seed)
    given, family = words("given"), words("family")
    for _ in range(count):
        own = dice.choices(given[0], cum_weights=given[1], k=dice.choice((2, 2, 3)))
        yield (*own, *dice.choices(family[0], cum_weights=family[1]))


def as_clerk(person: tuple[Word, ...], dice: random.Random) -> str:
    """Return a name in Arabic letters as a clerk writes it."""
    name = " ".join(word.arabic for word in person)
    for written, other in CLERKS:
        if written in name and dice.random() < CHANGES:
            name = name.replace(written, other)
    if dice.random() < SLIPS * len(person):
        at = dice.randrange(1, len(name) - 1)
        name = name[:at] + name[at + 1 :] if dice.random() < 0.7 else name[:at] + name[at] + name[at:]
    return name


def in_latin(person: tuple[Word, ...], dice: random.Random) -> str:
    """Return a name in Latin letters: usual spellings, mostly of one taste, in small or in capital letters."""
    name = " ".join(dice.choice(word.latin) if dice.random() < 0.5 else word.latin[0] for word in person)
    style = dice.random()
    if style < 0.2:
        return name.upper()
    return name.replace("al-", "Al ") if style < 0.4 else name.replace("al-", "el-") if style < 0.5 else name


def lists(count: int, seed: int = 1) -> Iterator[tuple[int, str, int, str]]:
    """Yield rows of two lists at once: the number of a person and a name on the left, and the same on the right.

    Two persons in three are on both lists; the others, on the right, are strangers.
    """
    dice = random.Random(seed + 1)
    for number, (person, stranger) in enumerate(zip(people(count, seed), people(count, seed + 2), strict=True)):
        if dice.random() < 2 / 3:
            yield number, as_clerk(person, dice), number, in_latin(person, dice)
        else:
            yield number, as_clerk(person, dice), -number - 1, in_latin(stranger, dice)
