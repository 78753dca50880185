"""Which Arabic article is the translation of which English one.

Every article becomes three sparse vectors: its words (the English ones carried into Arabic stems by the bilingual
lexicon), its names (consonant skeletons, alike in both scripts), its numbers. Their weighted cosines, how well the
beginnings translate each other (Model 1), and links between the two pages, give each couple a score; an assignment
gives every article at most one partner, and none where nothing fits clearly better than chance.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_matrix, diags

from arabtext.editions.article import Article
from arabtext.editions.evidence import couples
from arabtext.editions.lexicon import Lexicon, lexicon, side
from arabtext.editions.tokens import tokenize
from arabtext.errors import ArgumentTypeError
from arabtext.names.keys import skeleton
from arabtext.script.chars import is_arabic_letter

Array = NDArray[np.float64]

_WEIGHTS = {"words": 1.0, "names": 0.6, "numbers": 0.3, "translation": 0.2}
_BEGINNING = 400  # characters that are compared as a translation
#: Score from which a couple is taken for a pair: fitted on harder texts than news, the scores are low rather than high.
LEAST: Final = 0.3
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


def pair(english: Sequence[Article | str], arabic: Sequence[Article | str], threshold: float = LEAST) -> Pairing:
    """Return which of ``english`` belongs to which of ``arabic``; each is an Article or a string (a title, a text).

    ``threshold`` is the score from which a couple counts; a higher one leaves more articles unpaired.

    >>> pair(["Iran and the bomb", "Elections in Iraq"], ["انتخابات العراق", "إيران والقنبلة"]).pairs[0].arabic
    1
    """
    left, right = [_text(a) for a in english], [_text(a) for a in arabic]
    if not left or not right:
        return Pairing((), tuple(range(len(left))), tuple(range(len(right))))
    features = evidence_of(left, right)
    total = likenesses(features)
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


def evidence_of(left: list[str], right: list[str]) -> dict[str, Array]:
    """Likenesses, English × Arabic, by kind of evidence."""
    english, arabic = [tokenize(text) for text in left], [tokenize(text) for text in right]
    return {
        "words": _word_cosines(english, arabic, lexicon()),
        "names": _cosines(map(_name_keys, left), map(_name_keys, right)),
        "numbers": _cosines(map(_numbers, english), map(_numbers, arabic)),
        "translation": _translations(left, right, lexicon()),
    }


def _translations(left: list[str], right: list[str], lex: Lexicon) -> Array:
    """How well the beginnings of two texts translate each other."""
    english = side([text[:_BEGINNING] for text in left], lex.english)
    arabic = side([text[:_BEGINNING] for text in right], lex.arabic)
    return couples(english, arabic, lex)


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


# Likenesses of texts that have nothing to do with each other: mean, deviation, how many of a row they count for.
_MEAN, _DEVIATION, _KNOWN = -0.6, 0.22, 12
# Logistic regression of "a pair" on how far a likeness stands out of its row and column, and above the next best, for
# chapters of the Bible and pieces of PUD that had lost up to half of their partners (tests/bench/editions.py DATA fit).
_OFFSET, _OUT, _ABOVE = -7.018, 1.145, 1.977


def standing(total: Array) -> tuple[Array, Array]:
    """Return by how many deviations each likeness stands out of its row and its column, and above the next best."""

    def of_rows(matrix: Array) -> tuple[Array, Array]:
        size = matrix.shape[1] + _KNOWN
        mean = (matrix.sum(axis=1, keepdims=True) + _KNOWN * _MEAN) / size
        squares = ((matrix - mean) ** 2).sum(axis=1, keepdims=True)
        deviation = np.sqrt((squares + _KNOWN * _DEVIATION**2) / size)
        best = np.sort(np.pad(matrix, ((0, 0), (1, 0)), constant_values=_MEAN), axis=1)
        next_best = np.where(matrix == best[:, -1:], np.maximum(best[:, -2:-1], _MEAN), best[:, -1:])
        return (matrix - mean) / deviation, (matrix - next_best) / deviation

    (out, above), (out_of_column, above_in_column) = of_rows(total), of_rows(total.T)
    return np.minimum(out, out_of_column.T), np.minimum(above, above_in_column.T)


def _calibrated(total: Array) -> Array:
    """The chance that a couple is a pair."""
    out, above = standing(total)
    scores: Array = 1 / (1 + np.exp(-(_OFFSET + _OUT * out + _ABOVE * above)))
    return scores


def likenesses(features: Mapping[str, Array]) -> Array:
    """Return the weighted sum of all kinds of evidence."""
    first, *others = (_WEIGHTS[name] * matrix for name, matrix in features.items())
    return sum(others, first)


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
