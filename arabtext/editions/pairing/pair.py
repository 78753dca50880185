"""Pair articles with their editions in the other language.

For each article a few candidates are found (:mod:`arabtext.editions.pairing.retrieval`), each couple gets a probability
(:mod:`arabtext.editions.pairing.scoring`), and an assignment gives every article at most one partner, so that the sum
of the probabilities is the largest; an article stays alone where no partner is likely enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from arabtext.editions.bilingual.lexicon import Lexicon, lexicon
from arabtext.editions.pairing.retrieval import Numbers, retrieve, shared_numbers, vectors
from arabtext.editions.pairing.scoring import LIKENESS, likenesses, linked, probabilities
from arabtext.editions.pairing.sounds import shared_names
from arabtext.editions.pairing.twins import twins
from arabtext.editions.reading.article import Article
from arabtext.editions.sides import Both
from arabtext.errors import ArgumentTypeError
from arabtext.progress import Progress

Array = NDArray[np.float64]

#: Probability from which a couple is taken for a pair; chosen on half of PUD, where 1 pair in 80 is wrong with half of
#: the partners missing, and measured on the other by tests/bench/editions.py.
MIN_SCORE: Final = 0.6
_LINKED: Final = 0.99  # least probability of a couple of which one page names the other as its edition; chosen by hand
# Candidates of an article, and of one among so few articles; measured by tests/bench/editions.py DATA pairing.
_CANDIDATES, _CANDIDATES_OF_FEW, _FEW = 20, 80, 500
_MAX_CHARACTERS: Final = 100_000  # of an article that are read
_MAX_SHOWN: Final = 8  # names and numbers that are listed as evidence
_TWINS: Final = "their names differ in the language alone"
_TIE: Final = 1e-6  # probability that a couple at the threshold is above staying alone


@dataclass(frozen=True, slots=True)
class Pair:
    """An English and an Arabic article that belong together, by index; ``score`` is the probability, ``evidence`` the
    reasons in words.
    """

    english: int
    arabic: int
    score: float
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pairing:
    """The pairs in the order of the English side, and the articles of either side without a partner, by index."""

    pairs: tuple[Pair, ...]
    unpaired_english: tuple[int, ...]
    unpaired_arabic: tuple[int, ...]


@dataclass(frozen=True)
class Couples:
    """Couples of texts: the numbers of their English and Arabic texts, and their likeness (couples × parts)."""

    rows: Numbers
    columns: Numbers
    likeness: Array


def pair(
    english: Sequence[Article | str],
    arabic: Sequence[Article | str],
    *,
    threshold: float = MIN_SCORE,
    progress: Progress | None = None,
) -> Pairing:
    """Return which of ``english`` belongs to which of ``arabic``; each is an Article or a string (a title, a text).

    ``threshold`` is the probability from which a couple is a pair; a higher one leaves more articles alone, 0 pairs
    every article that has a candidate. ``progress(task, done, total)`` is called as the work advances. Raises
    :class:`arabtext.errors.ArgumentTypeError` for anything else than articles and strings.

    >>> titles = ["انتخابات العراق", "إيران والقنبلة"]
    >>> pair(["Iran and the bomb", "Elections in Iraq"], titles, threshold=0.1).pairs[0].arabic
    1
    """
    articles = Both(english, arabic)
    texts = Both([_text(a) for a in english], [_text(a) for a in arabic])
    n, m = texts.map(len)
    if not n or not m:
        return Pairing((), tuple(range(n)), tuple(range(m)))
    found = candidate_couples(texts, lexicon(), progress)
    links = linked(articles)
    alike = twins(articles)
    scores = probabilities(articles, found.likeness, found.rows, found.columns, alike)
    found, scores = _with_links(found, scores, links)
    pairs = []
    for at in _assigned(found, scores, (n, m), threshold):
        i, j = int(found.rows[at]), int(found.columns[at])
        reasons = _evidence(
            Both(english[i], arabic[j]),
            Both(texts.english[i], texts.arabic[j]),
            found.likeness[at],
            (i, j) in links,
            (i, j) in alike,
        )
        pairs.append(Pair(i, j, round(float(scores[at]), 4), reasons))
    taken = Both({p.english for p in pairs}, {p.arabic for p in pairs})
    return Pairing(
        tuple(pairs),
        tuple(i for i in range(n) if i not in taken.english),
        tuple(j for j in range(m) if j not in taken.arabic),
    )


def candidate_couples(texts: Both[list[str]], lex: Lexicon, progress: Progress | None = None) -> Couples:
    """Return the candidates of all texts, with their likeness."""
    both = vectors(texts, lex, progress)
    few = max(map(len, texts)) <= _FEW
    rows, columns = retrieve(both, _CANDIDATES_OF_FEW if few else _CANDIDATES, progress)
    return Couples(rows, columns, likenesses(texts, both, rows, columns, lex))


def _text(article: Article | str) -> str:
    if isinstance(article, Article):
        return article.text[:_MAX_CHARACTERS]
    if isinstance(article, str):
        return article[:_MAX_CHARACTERS]
    raise ArgumentTypeError(f"an Article or a str was expected, not {type(article).__name__}")


def _with_links(found: Couples, scores: Array, links: set[tuple[int, int]]) -> tuple[Couples, Array]:
    """Return the candidates, and their scores, with those that a link joins, which are nearly certain."""
    if not links:
        return found, scores
    known = {couple: at for at, couple in enumerate(zip(found.rows.tolist(), found.columns.tolist(), strict=True))}
    scores = scores.copy()
    for couple in links & known.keys():
        scores[known[couple]] = max(scores[known[couple]], _LINKED)
    new = sorted(links - known.keys())
    rows, columns = np.array([i for i, _ in new], dtype=np.int64), np.array([j for _, j in new], dtype=np.int64)
    together = Couples(
        np.concatenate([found.rows, rows]),
        np.concatenate([found.columns, columns]),
        np.concatenate([found.likeness, np.zeros((len(new), len(LIKENESS)))]),
    )
    return together, np.concatenate([scores, np.full(len(new), _LINKED)])


def _assigned(found: Couples, scores: Array, shape: tuple[int, int], threshold: float) -> list[int]:
    """Return the numbers of the couples that are paired, in the order of the English side.

    Each English text may also be paired with a place of its own, which is worth the threshold: it stays alone.
    """
    n, m = shape
    likely = np.flatnonzero(scores >= threshold)
    alone = np.arange(n)
    rows = np.concatenate([found.rows[likely], alone])
    columns = np.concatenate([found.columns[likely], m + alone])
    costs = np.concatenate([2.0 - scores[likely] - _TIE, np.full(n, 2.0 - threshold)])  # above 0: an edge, not a gap
    places, partners = min_weight_full_bipartite_matching(csr_matrix((costs, (rows, columns)), shape=(n, m + n)))
    number = {(int(found.rows[at]), int(found.columns[at])): int(at) for at in likely}
    matched = zip(places.tolist(), partners.tolist(), strict=True)
    return [number[i, j] for i, j in sorted(matched) if j < m]


def _evidence(
    articles: Both[Article | str], texts: Both[str], likeness: Array, is_linked: bool, is_twin: bool
) -> tuple[str, ...]:
    """Return the reasons for a pair, in words."""
    lines = ["one page links to the other as its edition"] if is_linked else []
    english, arabic = articles
    if isinstance(english, Article) and isinstance(arabic, Article) and english.date and arabic.date:
        if english.date == arabic.date:
            lines.append(f"both of {english.date}")
        elif english.date[: len("YYYY-MM")] != arabic.date[: len("YYYY-MM")]:
            lines.append(f"of {english.date} and {arabic.date}")
    lines += [_TWINS] * is_twin
    if numbers := shared_numbers(*texts):
        lines.append("numbers in both: " + ", ".join(numbers[:_MAX_SHOWN]))
    if names := [" ".join(both) for both in shared_names(*texts)]:
        lines.append("names in both: " + ", ".join(names[:_MAX_SHOWN]))
    lines += [f"{part} {value:.2f}" for part, value in zip(LIKENESS, likeness, strict=True) if value > 0]
    return tuple(lines)
