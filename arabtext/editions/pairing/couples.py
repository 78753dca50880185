"""How likely an English and an Arabic article are editions of one text.

What is alike in a couple (words, names, numbers, length, how well the beginnings translate each other) is summed; the
probability comes from how far the sum stands above the next best couple of either article, and from what is alike by
itself. Its weights, editions/pair_weights.tsv, were fitted on chapters, news and their beginnings that had lost up to
half of their partners (resources/builders/build_pairer.py); those of the sum, and of dates and addresses, which those
texts lack, are set here.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from arabtext import resources, urls
from arabtext.editions.bilingual.evidence import pairs_explained
from arabtext.editions.bilingual.lexicon import Lexicon, both_stemmed
from arabtext.editions.pairing.retrieval import Numbers, Vectors, likeness
from arabtext.editions.reading.article import Article
from arabtext.memory import once

Array = NDArray[np.float64]

#: What is alike in a couple, and what each counts in the sum.
LIKE: Final = {"words": 2.0, "names": 0.6, "numbers": 0.3, "length": 0.05, "translated": 0.2}
#: What the probability is made of, in the order of the columns here.
CONTEXT: Final = ("above one", "above both", "translated", "words", "names", "constant")
_BEGINNING = 1_200  # characters that are compared as a translation
_RATIO, _SPREAD, _FARTHEST = np.log(0.9), 0.25, 4.0  # of the lengths: usual ratio, deviation, and what counts at most
_ALONE = -1.0  # the sum of a couple that stands for all that are no candidates
_SAME_DAY, _SAME_WEEK, _OTHER_MONTH = 0.4, 0.1, -0.4  # what the dates of two pages add to the sum
_WEEK, _MONTH = 7, 45  # days
_ADDRESS = 0.8  # what addresses add that differ in their language alone
_LONG_SLUG = 10  # letters of a slug that names one article


@once
def weights() -> Array:
    """Return the fitted weights, in the order of :data:`CONTEXT`."""
    table = resources.mapping("editions/pair_weights.tsv", "feature", "weight")
    return np.array([float(table[name]) for name in CONTEXT])


def likenesses(
    left: Sequence[str],
    right: Sequence[str],
    vectors: tuple[Vectors, Vectors],
    rows: Numbers,
    columns: Numbers,
    lex: Lexicon,
) -> Array:
    """Return what is alike in couples of texts: couples × :data:`LIKE`, in its order."""
    e, a = vectors
    words = (likeness(e.english, a.english, rows, columns) + likeness(e.arabic, a.arabic, rows, columns)) / 2
    lengths = [np.array([max(1, len("".join(text.split()))) for text in texts], dtype=float) for texts in (left, right)]
    apart = np.abs(np.log(lengths[1][columns] / lengths[0][rows]) - _RATIO) / _SPREAD
    sides = both_stemmed([t[:_BEGINNING] for t in left], [t[:_BEGINNING] for t in right], lex)
    of_english, of_arabic = pairs_explained(sides, rows, columns, lex)
    names, numbers = (likeness(getattr(e, kind), getattr(a, kind), rows, columns) for kind in ("names", "numbers"))
    return np.stack([words, names, numbers, -np.minimum(apart, _FARTHEST), of_english + of_arabic], axis=1)


def contexts(like: Array, rows: Numbers, columns: Numbers, added: Array | None = None) -> Array:
    """Return how couples stand beside the other candidates of their articles: couples × :data:`CONTEXT`.

    ``added`` is what else counts in the sum of each couple.
    """
    total = like @ np.array(list(LIKE.values()))
    if added is not None:
        total += added
    above_row, above_column = _above_others(total, rows), _above_others(total, columns)
    alike = dict(zip(LIKE, like.T, strict=True))
    return np.stack(
        [
            np.maximum(above_row, above_column),
            np.minimum(above_row, above_column),
            alike["translated"],
            alike["words"],
            alike["names"],
            np.ones(len(rows)),
        ],
        axis=1,
    )


def _above_others(total: Array, of: Numbers) -> Array:
    """By how much each couple is likelier than the best other couple of the same article."""
    best = np.full(of.max(initial=-1) + 1, _ALONE)
    np.maximum.at(best, of, total)
    is_best = total >= best[of]
    second = np.full(len(best), _ALONE)
    np.maximum.at(second, of[~is_best], total[~is_best])
    ties = np.bincount(of[is_best], minlength=len(best)) > 1
    second[ties] = best[ties]
    above: Array = total - np.where(is_best, second[of], best[of])
    return above


def probabilities(
    like: Array, rows: Numbers, columns: Numbers, english: Sequence[Article | str], arabic: Sequence[Article | str]
) -> Array:
    """Return the probability that each couple belongs together; ``like`` as :func:`likenesses` gives it."""
    added = _from_pages(english, arabic, rows, columns)
    chances: Array = 1 / (1 + np.exp(-contexts(like, rows, columns, added) @ weights()))
    return chances


# What pages say beside their text


def _from_pages(
    english: Sequence[Article | str], arabic: Sequence[Article | str], rows: Numbers, columns: Numbers
) -> Array:
    """What dates and addresses add to the likeness of couples."""
    days = [[_day(article) for article in side] for side in (english, arabic)]
    keys = [[_address(article) for article in side] for side in (english, arabic)]
    added = np.zeros(len(rows))
    if not all(map(any, days)) and not all(map(any, keys)):
        return added
    for at, (i, j) in enumerate(zip(rows.tolist(), columns.tolist(), strict=True)):
        first, second = days[0][i], days[1][j]
        if first and second:
            apart = abs(first - second)
            added[at] += _SAME_DAY if apart <= 1 else _SAME_WEEK if apart <= _WEEK else _OTHER_MONTH * (apart > _MONTH)
        if keys[0][i] and keys[0][i] == keys[1][j]:
            added[at] += _ADDRESS
    return added


def _day(article: Article | str) -> int | None:
    """The day of an article as a number."""
    if isinstance(article, str) or not article.date or len(article.date) != 10:
        return None
    try:
        return date.fromisoformat(article.date).toordinal()
    except ValueError:
        return None


def _address(article: Article | str) -> str:
    """The address of an article without what names its language; empty for a front page."""
    return urls.without_language(article.url) if isinstance(article, Article) and article.url else ""


def linked(english: Sequence[Article | str], arabic: Sequence[Article | str]) -> list[tuple[int, int]]:
    """Return the couples of which one page names the other as its edition in the other language.

    The other page is known by its address, or by a slug made of its title.
    """
    found = set()
    for ours, theirs, turned in ((english, arabic, False), (arabic, english, True)):
        named = [(i, a.other_edition) for i, a in enumerate(ours) if isinstance(a, Article) and a.other_edition]
        if not named:
            continue
        known = _addresses(theirs)
        for i, address in named:
            key = urls.key(address or "")
            j = known.get(key, known.get(f"slug {key.rstrip('/').rsplit('/', 1)[-1]}"))
            if j is not None:
                found.add((j, i) if turned else (i, j))
    return sorted(found)


def _addresses(articles: Sequence[Article | str]) -> dict[str, int]:
    """What an article may be linked by → its number: its address, the path of it, a slug of its title."""
    found: dict[str, int] = {}
    for number, article in enumerate(articles):
        if not isinstance(article, Article):
            continue
        if article.url:
            key = urls.key(article.url)
            rest = key.split("//", 1)[-1]
            found |= {key: number, rest[rest.find("/") :]: number}
        for style in ("drupal", "wordpress", "arabic"):
            if len(slug := urls.slug(article.title, style)) >= _LONG_SLUG:
                found.setdefault(f"slug {urls.readable(slug)}", number)
    return found
