"""A matching algorithm for nomenklatura that compares names across scripts (extra ``followthemoney``).

    from arabtext.integrations.nomenklatura import register
    register()
    nomenklatura.matching.get_algorithm("arabtext").compare(query, result, config).score

``ArabtextAlgorithm`` of this module is the class, to pass to ``nomenklatura.xref.xref(..., algorithm=...)``. See
https://github.com/opensanctions/nomenklatura.
"""

from __future__ import annotations

from itertools import product
from typing import Any, ClassVar, Final

from arabtext.errors import MissingExtraError
from arabtext.integrations.followthemoney import names, weak_names
from arabtext.memory import once
from arabtext.names import compare_all

_NAME: Final = "arabtext_name_match"
_WEAK: Final = "arabtext_weak_alias_match"
_WEAK_WEIGHT: Final = 0.8  # of a score by a weak alias; the one that logic-v2 gives it
_REPLACED: Final = ("name_match", "weak_alias_match")  # features of logic-v2
_CLASS: Final = "ArabtextAlgorithm"
_URL: Final = "arabtext:docs/followthemoney.md"  # where the features are described


def register() -> None:
    """Add the algorithm ``arabtext`` to those that nomenklatura finds by name; again is harmless.

    Raises :class:`arabtext.errors.MissingExtraError` without the extra ``followthemoney``.
    """
    chosen = algorithm()
    from nomenklatura.matching import ALGORITHMS

    if chosen not in ALGORITHMS:
        ALGORITHMS.append(chosen)


@once
def algorithm() -> Any:
    """Return the class ``ArabtextAlgorithm``, a ``ScoringAlgorithm`` of nomenklatura named ``arabtext``.

    Its score, 0 to 1, is that of logic-v2 with the names compared by :func:`arabtext.compare`: the best pair of the
    names of both entities, or 0.8 times the best pair with a weak alias, or what an equal identifier is worth, less
    what differing countries, birth dates and genders cost. With the names alone it is the score of that function, whose
    verdict is "same" from 0.85 and "maybe" from 0.5 on. The weights are those of logic-v2 and can be overridden by
    their names in the configuration. Schemata that the model does not match with each other score 0. Names in scripts
    other than Arabic and Latin count only where they are equal.

    Raises :class:`arabtext.errors.MissingExtraError` without the extra ``followthemoney``.
    """
    try:
        from nomenklatura.matching import LogicV2
        from nomenklatura.matching.types import Feature, FeatureDoc
    except ImportError as error:
        raise MissingExtraError("followthemoney", "The matching algorithm of nomenklatura") from error
    own = [Feature(func=arabtext_name_match, weight=1.0), Feature(func=arabtext_weak_alias_match, weight=_WEAK_WEIGHT)]
    kept = [feature for feature in LogicV2.features if feature.name not in _REPLACED]

    class ArabtextAlgorithm(LogicV2):  # type: ignore[misc, unused-ignore]
        """The rules of logic-v2, with names in Arabic and Latin letters compared by arabtext."""

        NAME = "arabtext"
        CONFIG: ClassVar[Any] = {}  # the options of logic-v2 are about its own comparison of names
        features: ClassVar[Any] = [*own, *kept]

        @classmethod
        def get_feature_docs(cls) -> Any:
            """Return the description, the weight and the address of each feature, by its name."""
            ours = {one.name: FeatureDoc(description=one.func.__doc__, coefficient=one.weight, url=_URL) for one in own}
            return ours | {one.name: one.get_doc() for one in kept}

    ArabtextAlgorithm.__qualname__ = _CLASS  # so that it pickles by its name
    return ArabtextAlgorithm


def arabtext_name_match(query: Any, result: Any, config: Any) -> Any:
    """Two entities have a name that is probably one, in the same or in different scripts."""
    return _best(list(product(names(query), names(result))))


def arabtext_weak_alias_match(query: Any, result: Any, config: Any) -> Any:
    """Two entities share a name that is a weak alias of either, probably."""
    left, right = weak_names(query), weak_names(result)
    return _best([*product(left, (*names(result), *right)), *product(names(query), right)])


def _best(pairs: list[tuple[str, str]]) -> Any:
    """Return the result for the pair of names that is the most probably one."""
    from nomenklatura.matching.types import FtResult

    if not pairs:
        return FtResult(score=0.0)
    found = compare_all([left for left, _ in pairs], [right for _, right in pairs])
    place = max(range(len(pairs)), key=lambda at: found[at].score)
    query, candidate = pairs[place]
    return FtResult(score=found[place].score, detail=found[place].reason, query=query, candidate=candidate)


def __getattr__(name: str) -> Any:
    """Return the class of the algorithm, which is made when it is first asked for."""
    if name == _CLASS:
        return algorithm()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
