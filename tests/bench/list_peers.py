"""Match two lists of names with each other, in the ways of other tools.

Each way gives one partner at most to a row, with a score; from which score on a pair counts, the caller chooses. The
nearest rows by consonants are the candidates of the tools that are too slow for all pairs. Tools that are not installed
are left out.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler
from scipy.optimize import linear_sum_assignment

from arabtext.names import romanize
from arabtext.names.known.keys import skeleton
from arabtext.names.writing.romanize import prepare

Answer = list[tuple[int, int, float]]  # rows of the two lists that are one, with a score
Matcher = Callable[[Sequence[str], Sequence[str]], Answer]
View = Callable[[tuple[str, ...]], list[str]]
CANDIDATES = 10  # rows of the other list that a slow tool compares a row with


def written(names: tuple[str, ...]) -> list[str]:
    """Return names without differences of capitals."""
    return [name.casefold() for name in names]


@lru_cache(maxsize=16)
def romanized(names: tuple[str, ...]) -> list[str]:
    """Return the house forms of names, in small letters."""
    prepare(names)
    return [romanize(name).casefold() for name in names]


def consonants(names: tuple[str, ...]) -> list[str]:
    """Return the consonants of names, without spaces."""
    return ["".join(map(skeleton, name.split())) for name in names]


def assigned(scores: NDArray[np.float64]) -> Answer:
    """Return the pairs of rows that have the largest sum of scores, one partner for each row at most."""
    rows, columns = linear_sum_assignment(scores, maximize=True)
    return [(int(i), int(j), float(scores[i, j])) for i, j in zip(rows, columns, strict=True) if scores[i, j] > 0]


def by_scorer(scorer: Callable[..., float], view: View, left: Sequence[str], right: Sequence[str]) -> Answer:
    """Return the best assignment by a scorer of rapidfuzz, on one view of the names."""
    return assigned(process.cdist(view(tuple(left)), view(tuple(right)), scorer=scorer).astype(np.float64))


def nearest(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """Return each row of the left with the nearest rows of the right by consonants."""
    near = process.cdist(consonants(tuple(left)), consonants(tuple(right)), scorer=fuzz.ratio)
    columns = np.argpartition(-near, min(CANDIDATES, len(right)) - 1, axis=1)[:, :CANDIDATES]
    return [(at, int(other)) for at, row in enumerate(columns) for other in row]


def by_pairs(score: Callable[[str, str], float], left: Sequence[str], right: Sequence[str]) -> Answer:
    """Return the best assignment by a score of two names, for the nearest rows."""
    scores = np.zeros((len(left), len(right)))
    for i, j in nearest(left, right):
        scores[i, j] = score(left[i], right[j])
    return assigned(scores)


def logic_v2() -> Callable[[str, str], float]:
    """Return the score of nomenklatura's logic-v2 for two names of persons."""
    from followthemoney import model  # type: ignore[import-not-found]
    from nomenklatura.matching import LogicV2  # type: ignore[import-not-found]

    config = LogicV2.default_config()
    number = iter(range(10**9))

    def person(name: str) -> Any:
        entity = model.make_entity("Person")
        entity.id = f"p{next(number)}"  # a reused id gives a cached score
        entity.add("name", name)
        return entity

    return lambda left, right: float(LogicV2.compare(person(left), person(right), config).score)


def fields(names: Sequence[str], source: str) -> Any:
    """Return a data frame of romanized names: the whole, the first, second and last word, and the consonants."""
    import pandas as pd  # type: ignore[import-untyped]

    rows = []
    for number, (name, own) in enumerate(zip(romanized(tuple(names)), consonants(tuple(names)), strict=True)):
        words = name.split() or [""]
        second = words[1] if len(words) > 2 else ""
        rows.append((number, source, name, words[0], second, words[-1], own[:3], own[-3:]))
    columns = ["unique_id", "source_dataset", "whole", "first", "second", "last", "begins", "ends"]
    return pd.DataFrame(rows, columns=columns)


def by_recordlinkage(left: Sequence[str], right: Sequence[str]) -> Answer:
    """Return the best assignment by recordlinkage: Jaro-Winkler of the words, weighed by its ECM classifier."""
    import pandas as pd
    import recordlinkage  # type: ignore[import-not-found]

    frames = fields(left, "list_a"), fields(right, "list_b")
    compare = recordlinkage.Compare()
    for column in ("whole", "first", "second", "last"):
        compare.string(column, column, method="jarowinkler", missing_value=0.5, label=column)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        features = compare.compute(pd.MultiIndex.from_tuples(nearest(left, right)), *frames)
        classifier = recordlinkage.ECMClassifier(binarize=0.85)
        classifier.fit(features)
        likely = classifier.prob(features)
    scores = np.zeros((len(left), len(right)))
    for (i, j), probability in likely.items():
        scores[i, j] = probability + features.loc[(i, j)].mean() * 1e-3  # the mean ranks equal probabilities
    return assigned(scores)


def by_splink(left: Sequence[str], right: Sequence[str]) -> Answer:
    """Return the best assignment by Splink: comparisons of the words, weights by expectation maximization."""
    import splink.comparison_library as compare  # type: ignore[import-not-found]
    from splink import Linker, SettingsCreator, block_on  # type: ignore[import-not-found]
    from splink.backends.duckdb import DuckDBAPI  # type: ignore[import-not-found]

    database = DuckDBAPI()
    tables = [
        database.register(fields(names, source), dataset_display_name=source)
        for names, source in ((left, "list_a"), (right, "list_b"))
    ]
    levels = [0.95, 0.88, 0.7]
    settings = SettingsCreator(
        link_type="link_only",
        comparisons=[
            compare.JaroWinklerAtThresholds("first", levels).configure(term_frequency_adjustments=True),
            compare.JaroWinklerAtThresholds("second", levels).configure(term_frequency_adjustments=True),
            compare.JaroWinklerAtThresholds("last", levels).configure(term_frequency_adjustments=True),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("begins"),
            block_on("ends"),
            block_on("first"),
            block_on("last"),
        ],
        probability_two_random_records_match=1 / len(right),
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        linker = Linker(tables, settings, log_level=logging.ERROR)
        linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
        for rule in ("begins", "ends"):
            linker.training.estimate_parameters_using_expectation_maximisation(block_on(rule))
        found = linker.inference.predict().as_pandas_dataframe()
    scores = np.zeros((len(left), len(right)))
    for i, j, weight in zip(found.unique_id_l, found.unique_id_r, found.match_weight, strict=True):
        scores[int(i), int(j)] = weight + 100.0  # all above 0
    return assigned(scores)


def matchers() -> dict[str, Matcher]:
    """Return a mapping of the names of all ways to the ways themselves."""
    scorers = {"ratio": fuzz.ratio, "Jaro-Winkler": JaroWinkler.similarity, "token sort": fuzz.token_sort_ratio}
    found: dict[str, Matcher] = {}
    for title, view in (("as written", written), ("our romanization", romanized)):
        for name, scorer in scorers.items():
            found[f"{name}, {title}"] = partial(by_scorer, scorer, view)
    found["consonants without spaces + ratio"] = partial(by_scorer, fuzz.ratio, consonants)
    if find_spec("nomenklatura"):
        found["nomenklatura logic-v2, 10 nearest"] = partial(by_pairs, logic_v2())
    if find_spec("recordlinkage"):
        found["recordlinkage ECM, 10 nearest"] = by_recordlinkage
    if find_spec("splink"):
        found["splink"] = by_splink
    return found


def missing() -> list[str]:
    """Return the tools that are not installed."""
    return [tool for tool in ("nomenklatura", "recordlinkage", "splink") if not find_spec(tool)]
