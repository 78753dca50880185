"""Which Arabic article is the translation of which English one.

Every article becomes three sparse vectors: its words (the English ones carried into Arabic stems by the bilingual
lexicon), its names (consonant skeletons, alike in both scripts), its numbers. Their weighted cosines, and links
between the two pages, give each couple a score; an assignment gives every article at most one partner, and none where
nothing fits clearly better than chance.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_matrix, diags

from arabtext.editions.article import Article
from arabtext.editions.lexicon import Lexicon, lexicon
from arabtext.editions.tokens import tokenize
from arabtext.errors import ArgumentTypeError
from arabtext.names.keys import skeleton
from arabtext.script.chars import is_arabic_letter

Array = NDArray[np.float64]

_WEIGHTS = {"words": 1.0, "names": 0.6, "numbers": 0.3}
_LEAST = 0.5  # score from which a couple is taken for a pair
_LONGEST = 100_000  # characters of an article that are read


@dataclass(frozen=True, slots=True)
class Pair:
    """An English and an Arabic article that belong together, by index; ``score`` 0 to 1; ``evidence`` readable."""

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


def pair(english: Sequence[Article | str], arabic: Sequence[Article | str], threshold: float = _LEAST) -> Pairing:
    """Return which of ``english`` belongs to which of ``arabic``; each is an Article or a string (a title, a text).

    ``threshold`` is the score from which a couple counts; a higher one leaves more articles unpaired.

    >>> pair(["Iran and the bomb", "Elections in Iraq"], ["انتخابات العراق", "إيران والقنبلة"]).pairs[0].arabic
    1
    """
    left, right = [_text(a) for a in english], [_text(a) for a in arabic]
    if not left or not right:
        return Pairing((), tuple(range(len(left))), tuple(range(len(right))))
    features = _features(left, right)
    total = sum((_WEIGHTS[name] * matrix for name, matrix in features.items()), np.zeros((len(left), len(right))))
    linked = _links(english, arabic)
    scores = np.maximum(_calibrated(total), 0.99 * linked)
    rows, columns = linear_sum_assignment(-(scores + 1e-3 * total))
    pairs = []
    for i, j in zip(rows.tolist(), columns.tolist(), strict=True):
        if scores[i, j] >= threshold:
            evidence = _evidence(features, left[i], right[j], i, j, bool(linked[i, j]))
            pairs.append(Pair(i, j, round(float(scores[i, j]), 4), evidence))
    taken_e, taken_a = {p.english for p in pairs}, {p.arabic for p in pairs}
    return Pairing(
        tuple(pairs),
        tuple(i for i in range(len(left)) if i not in taken_e),
        tuple(j for j in range(len(right)) if j not in taken_a),
    )


def _text(article: Article | str) -> str:
    if isinstance(article, Article):
        return article.text[:_LONGEST]
    if isinstance(article, str):
        return article[:_LONGEST]
    raise ArgumentTypeError(f"an Article or a str was expected, not {type(article).__name__}")


def _features(left: list[str], right: list[str]) -> dict[str, Array]:
    """Cosine matrices, English × Arabic, by kind of evidence."""
    english, arabic = [tokenize(text) for text in left], [tokenize(text) for text in right]
    return {
        "words": _word_cosines(english, arabic, lexicon()),
        "names": _cosines(map(_name_keys, left), map(_name_keys, right)),
        "numbers": _cosines(map(_numbers, english), map(_numbers, arabic)),
    }


def _is_number(token: str) -> bool:
    return token[0].isdigit() and len(token) > 1


def _numbers(tokens: list[str]) -> list[str]:
    return [token for token in tokens if _is_number(token)]


def _name_keys(text: str) -> list[str]:
    """Consonant skeletons of the words that may be names: capitals in English, any longer word in Arabic."""
    words = {w.strip(".,:;!?()\"'“”«»،؛؟") for w in text.split()}
    names = (w for w in words if w and (w[0].isupper() or is_arabic_letter(w[0])))
    keys = []
    for name in names:
        keys.append(skeleton(name))
        if is_arabic_letter(name[0]) and name[0] in "وبلفك" and len(name) > 4:
            keys.append(skeleton(name[1:]))
    return [key for key in keys if len(key) > 2]


def _counts(documents: list[list[str]], numbers: dict[str, int]) -> csr_matrix:
    """Documents × vocabulary, damped counts."""
    rows, columns, values = [], [], []
    for row, tokens in enumerate(documents):
        for token, count in Counter(tokens).items():
            if number := numbers.get(token):
                rows.append(row)
                columns.append(number)
                values.append(1 + np.log(count))
    return csr_matrix((values, (rows, columns)), shape=(len(documents), max(numbers.values(), default=0) + 1))


def _unit(matrix: csr_matrix) -> csr_matrix:
    """Rows scaled to length one; an empty row stays empty."""
    norms = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    return csr_matrix(diags(1 / np.where(norms > 0, norms, 1)) @ matrix)


def _word_cosines(english: list[list[str]], arabic: list[list[str]], lex: Lexicon) -> Array:
    """Likeness of words, each side carried over to the other by the lexicon, the mean of both ways."""
    e, a = _counts(english, lex.english), _counts(arabic, lex.arabic)
    e_idf, a_idf = diags(-lex.english_log - 2), diags(-lex.arabic_log - 2)
    forward = _unit((e @ e_idf) @ lex.arabic_given_english) @ _unit(a @ a_idf).T
    backward = _unit(e @ e_idf) @ _unit((a @ a_idf) @ lex.english_given_arabic.T).T
    mean: Array = ((forward + backward) / 2).toarray()
    return mean


def _cosines(left: Iterable[Iterable[str]], right: Iterable[Iterable[str]]) -> Array:
    """Cosines of bags of keys, rare keys weighing more."""
    english, arabic = [list(keys) for keys in left], [list(keys) for keys in right]
    seen = Counter(key for keys in (*english, *arabic) for key in set(keys))
    numbers = {key: i for i, key in enumerate(sorted(seen), 1)}
    total = len(english) + len(arabic)
    idf = np.array([0.0, *(np.log(1 + total / seen[key]) for key in sorted(seen))])
    e, a = (_unit(_counts(side, numbers) @ diags(idf)) for side in (english, arabic))
    cosines: Array = (e @ a.T).toarray()
    return cosines


def _calibrated(total: Array) -> Array:
    """The chance that a couple is a pair: how far its likeness stands out of its row and its column."""

    def stands_out(matrix: Array) -> Array:
        best = np.sort(matrix, axis=1)
        top, second = best[:, -1:], best[:, -2:-1] if matrix.shape[1] > 1 else np.zeros((len(matrix), 1))
        return matrix - np.where(matrix == top, second, top)

    margin = np.minimum(stands_out(total), stands_out(total.T).T)
    scores: Array = 1 / (1 + np.exp(-(_SLOPE * margin + _RISE * total - _OFFSET)))
    return scores


_SLOPE, _RISE, _OFFSET = 12.0, 8.0, 0.5  # of the logistic curve; the offset was set on development articles


def _links(english: Sequence[Article | str], arabic: Sequence[Article | str]) -> Array:
    """1 where one page names the other as its edition in the other language."""
    linked = np.zeros((len(english), len(arabic)))
    named = [(i, a) for i, a in enumerate(english) if isinstance(a, Article) and (a.other_edition or a.url)]
    for j, other in enumerate(arabic):
        if isinstance(other, Article) and (other.other_edition or other.url):
            for i, article in named:
                linked[i, j] = article.is_edition_of(other)
    return linked


def _evidence(features: dict[str, Array], left: str, right: str, i: int, j: int, linked: bool) -> tuple[str, ...]:
    """What speaks for a pair, readable: its likenesses and the numbers both have."""
    lines = ["one page links to the other as its edition"] if linked else []
    lines += [f"{name} {matrix[i, j]:.2f}" for name, matrix in features.items() if matrix[i, j] > 0]
    shared = sorted(set(_numbers(tokenize(left))) & set(_numbers(tokenize(right))))
    if shared:
        lines.append("numbers in both: " + ", ".join(shared[:8]))
    return tuple(lines)
