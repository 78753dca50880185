"""Decide whether two entities of FollowTheMoney are one person: arabtext beside the algorithms of nomenklatura.

    python tests/bench/ftm.py DATA

The pairs are the hard and easy pairs of names of resources/builders/noisy_lists.py, of the half of the people that
nothing is fitted on; each name is the name of a Person, and nothing else is known. The people are invented and spelled
by our model of clerks, and arabtext is fitted on the other half of them, so the figures favor it. All algorithms get
the same entities in one run. The precision and recall are at 0.7 for all peers, and for arabtext at its verdict
"same"; F1 and AUC do not depend on a threshold.
"""

from __future__ import annotations

import os
import platform
import sys
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "resources" / "builders"), str(Path(__file__).parent)]

import noisy_lists  # noqa: E402
from common import folder_argument  # noqa: E402
from matching import EASY, SEED, auc, best_f1, ratio, scripts, token_sort  # noqa: E402
from noisy_lists import Pair  # noqa: E402

from arabtext.names.comparing.compare import SAME  # noqa: E402

COUNT = 4000  # pairs
PEER_THRESHOLD, OWN_THRESHOLD = 0.7, SAME
SETS = ("all", "hard", "Arabic, Arabic", "Arabic, Latin", "Latin, Latin")


def person(name: str, number: int) -> Any:
    """Return a person of one name; an id that was there before would give a cached score."""
    from followthemoney import model

    entity = model.make_entity("Person")
    entity.id = f"p{number}"
    entity.add("name", name)
    return entity


def by_algorithm(algorithm: Any, pairs: list[Pair]) -> list[float]:
    config = algorithm.default_config()
    entities = [
        (person(pair.left, 2 * number), person(pair.right, 2 * number + 1)) for number, pair in enumerate(pairs)
    ]
    return [float(algorithm.compare(left, right, config).score) for left, right in entities]


def figures(scored: list[tuple[float, bool]], threshold: float) -> str:
    taken = [same for score, same in scored if score >= threshold]
    true = sum(same for _, same in scored)
    precision = f"{sum(taken) / len(taken):.3f}" if taken else "-"
    return f"{threshold:10.2f}{precision:>11}{sum(taken) / true:8.3f}{best_f1(scored):9.3f}{auc(scored):8.3f}"


def main() -> None:
    from nomenklatura.matching import LogicV1, LogicV2, NameMatcher, NameQualifiedMatcher, RegressionV1

    from arabtext.integrations.nomenklatura import algorithm

    pairs = noisy_lists.pairs(folder_argument(__doc__), "report", COUNT, SEED)
    own = algorithm()
    scores: dict[str, tuple[list[float], float, float]] = {}
    for title, scorer in (("ratio of the letters", ratio), ("token sort ratio", token_sort)):
        start = time.perf_counter()
        some = [scorer(pair.left.casefold(), pair.right.casefold()) for pair in pairs]
        scores[title] = some, PEER_THRESHOLD, time.perf_counter() - start
    for one in (NameMatcher, NameQualifiedMatcher, RegressionV1, LogicV1, LogicV2, own):
        start = time.perf_counter()
        some = by_algorithm(one, pairs)
        scores[one.NAME] = some, OWN_THRESHOLD if one is own else PEER_THRESHOLD, time.perf_counter() - start
    packages = ", ".join(f"{name} {version(name)}" for name in ("nomenklatura", "followthemoney", "rigour"))
    print(f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}; {packages}")
    for chosen in SETS:
        kept = [
            at
            for at, pair in enumerate(pairs)
            if chosen in ("all", scripts(pair)) or (chosen == "hard" and pair.kind not in EASY)
        ]
        true = sum(pairs[at].same for at in kept)
        print(f"\n{chosen}: {true} true, {len(kept) - true} false")
        print(f"  {'':24}{'threshold':>10}{'precision':>11}{'recall':>8}{'best F1':>9}{'AUC':>8}{'pairs/s':>10}")
        for title, (some, threshold, seconds) in scores.items():
            scored = [(some[at], pairs[at].same) for at in kept]
            print(f"  {title:24}{figures(scored, threshold)}{len(pairs) / seconds:10,.0f}")


if __name__ == "__main__":
    main()
