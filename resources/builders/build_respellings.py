"""Build names/respellings.tsv: how Latin spellings of one name differ, learned from attested spellings.

    python resources/builders/build_respellings.py

A stochastic edit transducer (Ristad and Yianilos 1998, https://doi.org/10.1109/34.682181) over groups of letters:
the probability that a name has one group in one spelling and another, or nothing, in another spelling, by expectation
maximization over all ways to lay one on the other. Pairs of spellings are those of arabic-name-romanizer's index
(CC0); words of the stems that measure are left out (:mod:`splits`). Half a minute.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from common import write_table
from evidence import index
from splits import part

from arabtext.names.comparing.respelling import NOTHING, forward, split_units

GROUPS = frozenset((
    "sch", "tch", "ch", "ck", "dh", "dj", "gh", "kh", "ph", "sh", "th", "tz", "zh", "dz", "sz", "sj", "sy", "ts", "cz",
    "ou", "oo", "ee", "ie", "ei", "ai", "ay", "ey", "au", "aw", "ow", "oe", "ue", "ia", "iy",
))  # fmt: skip
Units = tuple[str, ...]
Chances = Mapping[tuple[str, str], float]
ROUNDS, MOST_PAIRS, LONGEST, SEED = 6, 6, 14, 3
LEAST, FIRST_UNSEEN, UNSEEN = 1e-6, 1e-5, 1e-7


def pairs() -> Iterator[tuple[Units, Units]]:
    """Pairs of attested spellings of one word, the common ones more often."""
    dice = random.Random(SEED)
    for word, entry in sorted(index().items()):
        if part(word) != "train":
            continue
        counts = entry.east + entry.west + entry.persian
        spelt = [s for s in sorted(counts) if s.isalpha() and 2 < len(s) <= LONGEST]
        weights = [counts[s] ** 0.5 for s in spelt]
        for _ in range(min(MOST_PAIRS, len(spelt) * (len(spelt) - 1) // 2)):
            one, other = dice.choices(spelt, weights, k=2)
            if one != other:
                yield split_units(one, GROUPS), split_units(other, GROUPS)


def start(known: Iterable[tuple[Units, Units]]) -> Chances:
    """Groups stay mostly as they are."""
    counts = Counter(unit for pair in known for spelling in pair for unit in spelling)
    chances: dict[tuple[str, str], float] = {}
    for unit, count in counts.items():
        share = count / counts.total()
        chances[unit, unit] = 0.7 * share
        chances[unit, NOTHING] = chances[NOTHING, unit] = 0.05 * share
    return chances


def backward(chances: Chances, one: Units, other: Units, unseen: float) -> list[list[float]]:
    """Probability of what is left behind the first ``i`` groups of one and the first ``j`` of the other."""
    turned = forward(chances, one[::-1], other[::-1], unseen)
    return [row[::-1] for row in turned[::-1]]


def expected(chances: Chances, known: list[tuple[Units, Units]], unseen: float) -> Chances:
    """How often each group stands against each other, over all ways to lay each pair, as probabilities."""
    counts: dict[tuple[str, str], float] = defaultdict(float)
    for one, other in known:
        ahead, behind = forward(chances, one, other, unseen), backward(chances, one, other, unseen)
        total = ahead[-1][-1]
        for i in range(len(one) + 1):
            for j in range(len(other) + 1):
                for down, right in ((1, 0), (0, 1), (1, 1)):
                    if i + down <= len(one) and j + right <= len(other):
                        step = (one[i] if down else NOTHING, other[j] if right else NOTHING)
                        share = ahead[i][j] * chances.get(step, unseen) * behind[i + down][j + right] / total
                        counts[step] += share
                        counts[step[::-1]] += share
    whole = sum(counts.values())
    return {step: count / whole for step, count in counts.items() if count / whole > LEAST}


def main() -> None:
    known = list(pairs())
    print(f"{len(known)} pairs of spellings")
    chances = start(known)
    for number in range(ROUNDS):
        chances = expected(chances, known, UNSEEN if number else FIRST_UNSEEN)
    rows = [(one, other, f"{chance:.2e}") for (one, other), chance in sorted(chances.items()) if one >= other]
    write_table("names/respellings.tsv", ("one", "other", "chance"), rows)


if __name__ == "__main__":
    main()
