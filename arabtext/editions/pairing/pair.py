"""Which Arabic article is the translation of which English one.

Of each article a few candidates are found (:mod:`arabtext.editions.pairing.retrieval`), each couple gets a probability
(:mod:`arabtext.editions.pairing.couples`), and an assignment gives every article at most one partner, so that the sum
is the largest; an article stays alone where no partner is likely enough.
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
from arabtext.editions.pairing.couples import LIKE, likenesses, linked, probabilities
from arabtext.editions.pairing.retrieval import Numbers, candidates, name_words, shared_numbers, vectors
from arabtext.editions.reading.article import Article
from arabtext.errors import ArgumentTypeError
from arabtext.progress import Progress, silent

Array = NDArray[np.float64]

LEAST: Final = 0.3  #: Probability from which a couple is taken for a pair.
_CANDIDATES, _FEW = 20, 500  # of an article; four times as many among so few articles
_LONGEST = 100_000  # characters of an article that are read
_LINKED = 0.99  # the least probability where one page names the other as its edition
_SHOWN = 8  # names and numbers that are told as evidence
_SAME_MONTH = 7  # characters of an ISO date


@dataclass(frozen=True, slots=True)
class Pair:
    """An English and an Arabic article that belong together, by index; ``score`` is the probability; ``evidence`` is
    readable.
    """

    english: int
    arabic: int
    score: float
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pairing:
    """The pairs found, in the order of the English side, and what was left alone on either side, by index."""

    pairs: tuple[Pair, ...]
    unpaired_english: tuple[int, ...]
    unpaired_arabic: tuple[int, ...]


@dataclass(frozen=True)
class Couples:
    """Candidates: the number of each one's English and Arabic text, and what is alike (couples × kinds)."""

    rows: Numbers
    columns: Numbers
    like: Array


def pair(
    english: Sequence[Article | str],
    arabic: Sequence[Article | str],
    threshold: float = LEAST,
    progress: Progress = silent,
) -> Pairing:
    """Return which of ``english`` belongs to which of ``arabic``; each is an Article or a string (a title, a text).

    ``threshold`` is the probability from which a couple counts; a higher one leaves more articles alone, 0 pairs
    whatever has a candidate.

    >>> pair(["Iran and the bomb", "Elections in Iraq"], ["انتخابات العراق", "إيران والقنبلة"], 0.1).pairs[0].arabic
    1
    """
    left, right = [_text(a) for a in english], [_text(a) for a in arabic]
    if not left or not right:
        return Pairing((), tuple(range(len(left))), tuple(range(len(right))))
    found = couples(left, right, lexicon(), progress)
    links = set(linked(english, arabic))
    chances = probabilities(found.like, found.rows, found.columns, english, arabic)
    found, scores = _with_links(found, chances, links)
    pairs = []
    for at in _assigned(found, scores, (len(left), len(right)), threshold):
        i, j = int(found.rows[at]), int(found.columns[at])
        evidence = _evidence(english[i], arabic[j], left[i], right[j], found.like[at], (i, j) in links)
        pairs.append(Pair(i, j, round(float(scores[at]), 4), evidence))
    taken_e, taken_a = {p.english for p in pairs}, {p.arabic for p in pairs}
    return Pairing(
        tuple(pairs),
        tuple(i for i in range(len(left)) if i not in taken_e),
        tuple(j for j in range(len(right)) if j not in taken_a),
    )


def couples(left: Sequence[str], right: Sequence[str], lex: Lexicon, progress: Progress = silent) -> Couples:
    """Return the candidates of all texts with what is alike in each."""
    both = vectors(left, right, lex, progress)
    few = max(len(left), len(right)) <= _FEW
    rows, columns = candidates(*both, _CANDIDATES * 4 if few else _CANDIDATES, progress)
    return Couples(rows, columns, likenesses(left, right, both, rows, columns, lex))


def _text(article: Article | str) -> str:
    if isinstance(article, Article):
        return article.text[:_LONGEST]
    if isinstance(article, str):
        return article[:_LONGEST]
    raise ArgumentTypeError(f"an Article or a str was expected, not {type(article).__name__}")


def _with_links(found: Couples, scores: Array, links: set[tuple[int, int]]) -> tuple[Couples, Array]:
    """The candidates with those that a link joins, which are nearly certain."""
    if not links:
        return found, scores
    known = {couple: at for at, couple in enumerate(zip(found.rows.tolist(), found.columns.tolist(), strict=True))}
    scores = scores.copy()
    for couple in links & known.keys():
        scores[known[couple]] = max(scores[known[couple]], _LINKED)
    new = sorted(links - known.keys())
    rows, columns = np.array([i for i, _ in new], dtype=np.int64), np.array([j for _, j in new], dtype=np.int64)
    like = np.zeros((len(new), len(LIKE)))
    together = Couples(
        np.concatenate([found.rows, rows]),
        np.concatenate([found.columns, columns]),
        np.concatenate([found.like, like]),
    )
    return together, np.concatenate([scores, np.full(len(new), _LINKED)])


def _assigned(found: Couples, scores: Array, shape: tuple[int, int], threshold: float) -> list[int]:
    """The numbers of the couples that are paired, in the order of the English side.

    Each English text may also be paired with a place of its own, which is worth the threshold: it stays alone.
    """
    n, m = shape
    likely = np.flatnonzero(scores >= threshold)
    alone = np.arange(n)
    rows = np.concatenate([found.rows[likely], alone])
    columns = np.concatenate([found.columns[likely], m + alone])
    costs = np.concatenate([2.0 - scores[likely] - 1e-6, np.full(n, 2.0 - threshold)])  # above 0: an edge, not a gap
    places, partners = min_weight_full_bipartite_matching(csr_matrix((costs, (rows, columns)), shape=(n, m + n)))
    number = {(int(found.rows[at]), int(found.columns[at])): int(at) for at in likely}
    matched = zip(places.tolist(), partners.tolist(), strict=True)
    return [number[i, j] for i, j in sorted(matched) if j < m]


def _evidence(
    english: Article | str, arabic: Article | str, left: str, right: str, like: Array, is_linked: bool
) -> tuple[str, ...]:
    """What speaks for a pair, readable."""
    lines = ["one page links to the other as its edition"] if is_linked else []
    if isinstance(english, Article) and isinstance(arabic, Article) and english.date and arabic.date:
        if english.date == arabic.date:
            lines.append(f"both of {english.date}")
        elif english.date[:_SAME_MONTH] != arabic.date[:_SAME_MONTH]:
            lines.append(f"of {english.date} and {arabic.date}")
    if numbers := shared_numbers(left, right):
        lines.append("numbers in both: " + ", ".join(numbers[:_SHOWN]))
    ours, theirs = name_words(left), name_words(right)
    if names := sorted({f"{ours[key]} {theirs[key]}" for key in ours.keys() & theirs.keys() if len(key) > 3}):
        lines.append("names in both: " + ", ".join(names[:_SHOWN]))
    lines += [f"{name} {value:.2f}" for name, value in zip(LIKE, like, strict=True) if value > 0]
    return tuple(lines)
