"""The probability that an English and an Arabic article are editions of one text.

A couple is an English and an Arabic article that are compared. Its likeness (words, numbers, length, names that sound
alike, how well the beginnings translate each other) is summed up with weights. The sum is the natural logarithm of a
likelihood ratio, as far as the parts are independent. Since each article has one partner at most, a couple is then
weighed against the others of both articles, and against there being no partner: by itself, and in all the ways to pair
the whole collection (:func:`assignment_odds`). A logistic regression makes one probability of both.

The weights, editions/pair_weights.tsv, are fitted by resources/builders/build_pairer.py on chapters, news and their
beginnings, in collections that lost up to six tenths of their partners.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from arabtext import resources, urls
from arabtext.editions.bilingual.evidence import masses, pairs_explained
from arabtext.editions.bilingual.lexicon import Lexicon, both_stemmed
from arabtext.editions.pairing.retrieval import Numbers, Vectors, cosine
from arabtext.editions.pairing.sounds import sound_weights
from arabtext.editions.reading.article import Article
from arabtext.editions.sides import Both
from arabtext.memory import once

Array = NDArray[np.float64]
Articles = Sequence[Article | str]

#: The parts of the likeness of a couple, in the order of the columns here.
LIKENESS: Final = ("words", "numbers", "length", "sounds", "translated")
#: The features of the probability, in the order of the columns here.
CONTEXT: Final = ("assigned", "above both", "constant")
_BEGINNING: Final = 1_200  # characters that are compared as a translation
_LOG_RATIO, _DEVIATION, _MAX_DEVIATIONS = np.log(0.9), 0.25, 4.0  # of Arabic to English letters, natural logarithms
# A text says more than its parts if these were independent. From here on (natural logarithm of the probability of its
# words, and names) its evidence grows with the square root only. Chosen by hand: about fifteen words, four names.
_MASS, _NAMES = 100.0, 4.0
# Natural logarithm of the likelihood ratio of having no partner: alone, chosen as what no evidence is worth, and in the
# assignment, chosen on half of PUD.
_NO_PARTNER, _UNASSIGNED = 0.0, -3.0
_ROUNDS: Final = 15  # of the assignment; more change nothing
_MAX_ODDS: Final = 20.0  # natural logarithm
# Added to the sum. The texts of the builder have no dates and addresses, so that these are chosen by hand.
_SAME_DAY, _SAME_WEEK, _OTHER_MONTH = 2.6, 0.7, -2.6
_SAME_ADDRESS: Final = 5.2  # addresses that differ in their language alone
_MAX_SAME_DAY, _MAX_SAME_WEEK, _MAX_SAME_MONTH = 1, 7, 45  # days between two dates
# The sum of the likeness of two texts above which they may have one name; below it they contradict that. Of the
# development articles, in full and their first 300 characters, editions have 5 and more, 99 in 100 others less than 0.
_MIN_LIKENESS: Final = 0.0
_MIN_SLUG: Final = 10  # letters of a slug that identifies an article


@once
def _weights() -> dict[str, float]:
    """Return the fitted weights of :data:`LIKENESS` and :data:`CONTEXT`."""
    table = resources.mapping("editions/pair_weights.tsv", "feature", "weight")
    return {feature: float(weight) for feature, weight in table.items()}


def weights(features: Sequence[str]) -> Array:
    """Return the fitted weights of ``features``, which are :data:`LIKENESS` or :data:`CONTEXT`."""
    return np.array([_weights()[name] for name in features])


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
    names = sound_weights(beginnings)
    of_name = 1 / np.sqrt(np.maximum(1.0, np.asarray(names.english.sum(axis=1)).ravel() / _NAMES))
    stemmed = both_stemmed(*beginnings, lex)
    of_english, of_arabic = pairs_explained(stemmed, rows, columns, lex, with_kin=True)
    scale_e, scale_a = masses(stemmed, lex).map(lambda mass: 1 / np.sqrt(np.maximum(1.0, mass / _MASS)))
    return np.stack(
        [
            words,
            cosines(lambda some: some.numbers),
            -np.minimum(deviations, _MAX_DEVIATIONS),
            cosine(names.english, names.arabic, rows, columns) * of_name[rows],
            of_english * scale_e[rows] + of_arabic * scale_a[columns],
        ],
        axis=1,
    )


def _letters(texts: Sequence[str]) -> Array:
    """Return the number of letters of each text, at least 1."""
    return np.array([max(1, len("".join(text.split()))) for text in texts], dtype=float)


def contexts(sums: Array, rows: Numbers, columns: Numbers) -> Array:
    """Return the features of couples among the other candidates of their articles: couples × :data:`CONTEXT`.

    ``sums`` are the weighted sums of the likeness of the couples.
    """
    of_row, of_column = _Groups(rows), _Groups(columns)
    above_both = np.minimum(*(odds(sums - some.log_sums(sums, _NO_PARTNER)) for some in (of_row, of_column)))
    return np.stack([assignment_odds(sums, of_row, of_column), above_both, np.ones(len(rows))], axis=1)


class _Groups:
    """Couples grouped by the number of one of their articles."""

    def __init__(self, of: Numbers) -> None:
        self._order = np.argsort(of, kind="stable")
        _, self._starts, self._of = np.unique(of[self._order], return_index=True, return_inverse=True)

    def log_sums(self, values: Array, other: float) -> Array:
        """Return for each couple the logarithm of the sum, over the couples of its article and one ``other``, of the
        exponentials of their values.
        """
        ordered = values[self._order]
        highest = np.maximum(np.maximum.reduceat(ordered, self._starts), other)
        summed = np.add.reduceat(np.exp(ordered - highest[self._of]), self._starts) + np.exp(other - highest)
        found = np.empty(len(values))
        found[self._order] = (highest + np.log(summed))[self._of]
        return found


def odds(log_probability: Array) -> Array:
    """Return the logarithms of odds, given those of the probabilities; at most twenty, either way."""
    least = np.exp(-_MAX_ODDS)
    probability = np.clip(np.exp(log_probability), least, 1 - least)
    logit: Array = np.log(probability) - np.log1p(-probability)
    return logit


def assignment_odds(sums: Array, of_row: _Groups, of_column: _Groups) -> Array:
    """Return the logarithms of the odds of couples among all ways to give every article one partner or none.

    They are those of the matrix of doubly substochastic probabilities that is nearest to the exponentials of ``sums``
    (Sinkhorn & Knopp 1967, https://doi.org/10.2140/pjm.1967.21.343): a couple gains where the other candidates of its
    articles have better partners.
    """
    english, arabic = np.zeros(len(sums)), np.zeros(len(sums))
    for _ in range(_ROUNDS):
        english = -of_row.log_sums(sums + arabic, _UNASSIGNED)
        arabic = -of_column.log_sums(sums + english, _UNASSIGNED)
    return odds(np.minimum(0.0, sums + english + arabic))


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
    of_texts = like @ weights(LIKENESS)
    sums = of_texts + _from_pages(articles, rows, columns)
    if twins:
        named = [couple in twins for couple in zip(rows.tolist(), columns.tolist(), strict=True)]
        sums[np.array(named) & (of_texts > _MIN_LIKENESS)] += _SAME_ADDRESS
    found: Array = 1 / (1 + np.exp(-contexts(sums, rows, columns) @ weights(CONTEXT)))
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
