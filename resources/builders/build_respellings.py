"""Build names/respellings.tsv: the probabilities of differences between Latin spellings of one name.

    python resources/builders/build_respellings.py

The model is a stochastic edit transducer (Ristad and Yianilos 1998, https://doi.org/10.1109/34.682181) over groups of
letters. It has the probability that a name has one group in one spelling and another group, or nothing, in another
spelling, found by expectation maximization over all alignments. The pairs of spellings come from the index of
arabic-name-romanizer (CC0), without the words of test stems (:mod:`splits`). It takes half a minute.
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
ROUNDS, SEED = 6, 3
MAX_PAIRS, MAX_LETTERS = 6, 14  # pairs of a word, letters of a spelling
MIN_CHANCE = 1e-6  # a probability that is kept
FIRST_UNSEEN, UNSEEN = 1e-5, 1e-7  # probability of an unseen difference, in the first round and later


def pairs() -> Iterator[tuple[Units, Units]]:
    """Yield random pairs of attested spellings of one word, frequent spellings more often."""
    dice = random.Random(SEED)
    for word, entry in sorted(index().items()):
        if part(word) != "train":
            continue
        counts = entry.east + entry.west + entry.persian
        spelt = [s for s in sorted(counts) if s.isalpha() and 2 < len(s) <= MAX_LETTERS]
        weights = [counts[s] ** 0.5 for s in spelt]
        for _ in range(min(MAX_PAIRS, len(spelt) * (len(spelt) - 1) // 2)):
            one, other = dice.choices(spelt, weights, k=2)
            if one != other:
                yield split_units(one, GROUPS), split_units(other, GROUPS)


def start(known: Iterable[tuple[Units, Units]]) -> Chances:
    """Return the initial probabilities, by which most groups stay as they are."""
    counts = Counter(unit for pair in known for spelling in pair for unit in spelling)
    chances: dict[tuple[str, str], float] = {}
    for unit, count in counts.items():
        share = count / counts.total()
        chances[unit, unit] = 0.7 * share
        chances[unit, NOTHING] = chances[NOTHING, unit] = 0.05 * share
    return chances


def backward(chances: Chances, one: Units, other: Units, unseen: float) -> list[list[float]]:
    """Return the probabilities of what follows the first ``i`` groups of one and the first ``j`` of the other."""
    turned = forward(chances, one[::-1], other[::-1], unseen)
    return [row[::-1] for row in turned[::-1]]


def expected(chances: Chances, known: list[tuple[Units, Units]], unseen: float) -> Chances:
    """Return the new probabilities: how often each group corresponds to each other one, over all alignments."""
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
    return {step: count / whole for step, count in counts.items() if count / whole > MIN_CHANCE}


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
