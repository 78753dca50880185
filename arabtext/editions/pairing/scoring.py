"""The probability that an English and an Arabic article are editions of one text.

A couple is an English and an Arabic article that are compared. Its likeness (words, names, numbers, length, how well
the beginnings translate each other) is summed up; the probability is a logistic regression on how far the sum is above
that of the next best couple of either article, and on some of the likeness by itself. Its weights,
editions/pair_weights.tsv, are fitted by resources/builders/build_pairer.py on chapters, news and their beginnings, in
collections that lost up to half of their partners.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from arabtext import resources, urls
from arabtext.editions.bilingual.evidence import pairs_explained
from arabtext.editions.bilingual.lexicon import Lexicon, both_stemmed
from arabtext.editions.pairing.retrieval import Numbers, Vectors, cosine
from arabtext.editions.reading.article import Article
from arabtext.editions.sides import Both
from arabtext.memory import once

Array = NDArray[np.float64]
Articles = Sequence[Article | str]

# Chosen by hand, measured by tests/bench/editions.py; the weights of CONTEXT are fitted to the sum that these make.
#: The parts of the likeness of a couple → their weights in the sum.
LIKENESS: Final = {"words": 2.0, "names": 0.6, "numbers": 0.3, "length": 0.05, "translated": 0.2}
#: The features of the probability, in the order of the columns here.
CONTEXT: Final = ("above one", "above both", "translated", "words", "names", "constant")
_BEGINNING: Final = 1_200  # characters that are compared as a translation
_LOG_RATIO, _DEVIATION, _MAX_DEVIATIONS = np.log(0.9), 0.25, 4.0  # of Arabic to English letters, natural logarithms
_NO_CANDIDATE: Final = -1.0  # the sum of a couple that is no candidate
# Added to the sum. The texts of the builder have no dates and addresses, so that these are chosen by hand.
_SAME_DAY, _SAME_WEEK, _OTHER_MONTH = 0.4, 0.1, -0.4
_SAME_ADDRESS: Final = 0.8  # addresses that differ in their language alone
_MAX_SAME_DAY, _MAX_SAME_WEEK, _MAX_SAME_MONTH = 1, 7, 45  # days between two dates
# Of editions in full, the development articles have 1.3 and more, and 99 in 100 other couples of them less than -1.4.
_MIN_TRANSLATED: Final = 0.5  # the likeness of that name, below which a text contradicts a name
_MIN_SLUG: Final = 10  # letters of a slug that identifies an article


@once
def weights() -> Array:
    """Return the fitted weights, in the order of :data:`CONTEXT`."""
    table = resources.mapping("editions/pair_weights.tsv", "feature", "weight")
    return np.array([float(table[name]) for name in CONTEXT])


def likenesses(
    texts: Both[Sequence[str]], vectors: Both[Vectors], rows: Numbers, columns: Numbers, lex: Lexicon
) -> Array:
    """Return the likeness of couples of texts: couples × the parts of :data:`LIKENESS`, in its order.

    ``rows`` and ``columns`` are the numbers of the English and of the Arabic text of each couple.
    """

    def cosines(part: Callable[[Vectors], csr_matrix]) -> Array:
        return cosine(part(vectors.english), part(vectors.arabic), rows, columns)

    words = (cosines(lambda some: some.english) + cosines(lambda some: some.arabic)) / 2
    english, arabic = texts.map(_letters)
    deviations = np.abs(np.log(arabic[columns] / english[rows]) - _LOG_RATIO) / _DEVIATION
    beginnings = texts.map(lambda of_side: [text[:_BEGINNING] for text in of_side])
    of_english, of_arabic = pairs_explained(both_stemmed(*beginnings, lex), rows, columns, lex)
    return np.stack(
        [
            words,
            cosines(lambda some: some.names),
            cosines(lambda some: some.numbers),
            -np.minimum(deviations, _MAX_DEVIATIONS),
            of_english + of_arabic,
        ],
        axis=1,
    )


def _letters(texts: Sequence[str]) -> Array:
    """Return the number of letters of each text, at least 1."""
    return np.array([max(1, len("".join(text.split()))) for text in texts], dtype=float)


def contexts(like: Array, rows: Numbers, columns: Numbers, *, added: Array | None = None) -> Array:
    """Return the features of couples among the other candidates of their articles: couples × :data:`CONTEXT`.

    ``like`` is the likeness of the couples, as :func:`likenesses` returns it; ``added`` is added to each couple's sum.
    """
    total = like @ np.array(list(LIKENESS.values()))
    if added is not None:
        total += added
    above_row, above_column = _above_others(total, rows), _above_others(total, columns)
    alike = dict(zip(LIKENESS, like.T, strict=True))
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
    """Return how far the sum of each couple is above that of the best other couple of the same article."""
    best = np.full(of.max(initial=-1) + 1, _NO_CANDIDATE)
    np.maximum.at(best, of, total)
    is_best = total >= best[of]
    second = np.full(len(best), _NO_CANDIDATE)
    np.maximum.at(second, of[~is_best], total[~is_best])
    ties = np.bincount(of[is_best], minlength=len(best)) > 1
    second[ties] = best[ties]
    above: Array = total - np.where(is_best, second[of], best[of])
    return above


def probabilities(
    articles: Both[Articles],
    like: Array,
    rows: Numbers,
    columns: Numbers,
    twins: Collection[tuple[int, int]] = (),
) -> Array:
    """Return the probability that each couple belongs together; ``like`` is what :func:`likenesses` returns.

    ``twins`` are couples that are called alike. That counts where their texts do not contradict it.
    """
    added = _from_pages(articles, rows, columns)
    if twins:
        named = [couple in twins for couple in zip(rows.tolist(), columns.tolist(), strict=True)]
        added[np.array(named) & (like[:, [*LIKENESS].index("translated")] >= _MIN_TRANSLATED)] += _SAME_ADDRESS
    found: Array = 1 / (1 + np.exp(-contexts(like, rows, columns, added=added) @ weights()))
    return found


# Dates and addresses


def _from_pages(articles: Both[Articles], rows: Numbers, columns: Numbers) -> Array:
    """Return what dates and addresses add to the sums of couples."""
    days = articles.map(lambda of_side: [_day(article) for article in of_side])
    addresses = articles.map(lambda of_side: [_address(article) for article in of_side])
    added = np.zeros(len(rows))
    if not all(map(any, days)) and not all(map(any, addresses)):
        return added
    for at, (i, j) in enumerate(zip(rows.tolist(), columns.tolist(), strict=True)):
        added[at] += _for_days(days.english[i], days.arabic[j])
        if addresses.english[i] and addresses.english[i] == addresses.arabic[j]:
            added[at] += _SAME_ADDRESS
    return added


def _for_days(one: int | None, other: int | None) -> float:
    if not one or not other:
        return 0.0
    apart = abs(one - other)
    if apart <= _MAX_SAME_DAY:
        return _SAME_DAY
    if apart <= _MAX_SAME_WEEK:
        return _SAME_WEEK
    return _OTHER_MONTH if apart > _MAX_SAME_MONTH else 0.0


def _day(article: Article | str) -> int | None:
    """Return the day of an article as a number, None if it is not known."""
    if isinstance(article, str) or not article.date or len(article.date) != 10:
        return None
    try:
        return date.fromisoformat(article.date).toordinal()
    except ValueError:
        return None


def _address(article: Article | str) -> str:
    """Return the address of an article without the parts that name its language; empty for a front page."""
    return urls.without_language(article.url) if isinstance(article, Article) and article.url else ""


def linked(articles: Both[Articles]) -> set[tuple[int, int]]:
    """Return the couples, by number, of which one page names the other as its edition in the other language.

    The other page is recognized by its address, or by a slug made of its title.
    """
    return {(i, j) for i, j in _links(articles)} | {(i, j) for j, i in _links(articles.turned)}


def _links(articles: Both[Articles]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of an article of the first side and of the one on the second side that it names."""
    named = [(i, a.other_edition) for i, a in enumerate(articles[0]) if isinstance(a, Article) and a.other_edition]
    known = _addresses(articles[1]) if named else {}
    for i, address in named:
        key = urls.key(address or "")
        j = known.get(key, known.get(f"slug {key.rstrip('/').rsplit('/', 1)[-1]}"))
        if j is not None:
            yield i, j


def _addresses(articles: Articles) -> dict[str, int]:
    """Return the keys by which articles may be linked → their numbers: address, its path, slugs of the title."""
    found: dict[str, int] = {}
    for number, article in enumerate(articles):
        if not isinstance(article, Article):
            continue
        if article.url:
            key = urls.key(article.url)
            rest = key.split("//", 1)[-1]
            found |= {key: number, rest[rest.find("/") :]: number}
        for style in ("drupal", "wordpress", "arabic"):
            if len(slug := urls.slug(article.title, style)) >= _MIN_SLUG:
                found.setdefault(f"slug {urls.readable(slug)}", number)
    return found
