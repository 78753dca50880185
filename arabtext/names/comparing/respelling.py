"""The likelihood that two Latin words spell one name.

A stochastic edit transducer (Ristad and Yianilos 1998, https://doi.org/10.1109/34.682181) over groups of letters
(``sh``, ``ou``): the probability that a name has one group in one spelling and another group, or nothing, in another.
names/respellings.tsv holds the probabilities, learned from attested spellings of one name by build_respellings.py.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Set
from types import MappingProxyType
from typing import Final

from arabtext import resources
from arabtext.memory import once, remember

#: The partner of a group that the other spelling lacks, and the sign of the last group of a word.
NOTHING: Final = ""
END: Final = "$"
_MAX_GROUP: Final = 3  # letters
_UNSEEN, _RARE = 1e-6, 1e-4  # probability of a step, and of a group, that the table does not have; chosen by hand
_VOWELS: Final = frozenset("aeiou")


def split_units(word: str, groups: Set[str]) -> tuple[str, ...]:
    """Return a word in small letters as groups, the longest first, doubled consonants as one; the last is marked.

    >>> split_units("hassoun", {"ou"})
    ('h', 'a', 's', 'ou', 'n$')
    """
    units: list[str] = []
    at = 0
    while at < len(word):
        sizes = range(_MAX_GROUP, 1, -1)
        unit = next((word[at : at + size] for size in sizes if word[at : at + size] in groups), word[at])
        if at == 0 or unit != word[at - 1] or unit in _VOWELS:
            units.append(unit)
        at += len(unit)
    return (*units[:-1], units[-1] + END) if units else ()


def forward(
    chances: Mapping[tuple[str, str], float], one: tuple[str, ...], other: tuple[str, ...], unseen: float
) -> list[list[float]]:
    """Return the probability of the first ``i`` groups of one beside the first ``j`` of the other: ``[i][j]``."""
    reached = [[0.0] * (len(other) + 1) for _ in range(len(one) + 1)]
    reached[0][0] = 1.0
    for j, right in enumerate(other):
        reached[0][j + 1] = reached[0][j] * chances.get((NOTHING, right), unseen)
    for i, left in enumerate(one):
        above, row = reached[i], reached[i + 1]
        gone = chances.get((left, NOTHING), unseen)
        row[0] = above[0] * gone
        for j, right in enumerate(other):
            row[j + 1] = (
                above[j + 1] * gone
                + row[j] * chances.get((NOTHING, right), unseen)
                + above[j] * chances.get((left, right), unseen)
            )
    return reached


@once
def _chances() -> Mapping[tuple[str, str], float]:
    """Return (group, group) → the probability of this step, in both directions."""
    table: dict[tuple[str, str], float] = {}
    for one, other, chance in resources.rows("names/respellings.tsv", "one", "other", "chance"):
        table[one, other] = table[other, one] = float(chance)
    return MappingProxyType(table)


@once
def _shares() -> Mapping[str, float]:
    """Return group → the natural logarithm of its share among all groups."""
    counts: dict[str, float] = {}
    for (one, _), chance in _chances().items():
        if one != NOTHING:
            counts[one] = counts.get(one, 0.0) + chance
    total = sum(counts.values())
    return MappingProxyType({unit: math.log(count / total) for unit, count in counts.items()})


@once
def _groups() -> frozenset[str]:
    return frozenset(unit for one, _ in _chances() if len(unit := one.removesuffix(END)) > 1)


@remember("units of respelling")
def _units(word: str) -> tuple[tuple[str, ...], float]:
    """Return the groups of a word, and the natural logarithm of their likelihood by chance."""
    units = split_units(word, _groups())
    return units, sum(_shares().get(unit, math.log(_RARE)) for unit in units)


def preference(one: str, other: str) -> float:
    """Return how much likelier two words in small letters are as spellings of one name than by chance.

    In natural logarithms (pointwise mutual information).

    >>> preference("hussein", "houssine") > preference("hussein", "hassan")
    True
    """
    (first, by_chance), (second, also) = _units(one), _units(other)
    together = forward(_chances(), first, second, _UNSEEN)[-1][-1]
    return (math.log(together) if together else -math.inf) - by_chance - also
