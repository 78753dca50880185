"""Tag persons, organizations and places in the words of a text."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from arabtext.memory import Cache
from arabtext.names.model import Kind
from arabtext.names.running_text.listed import find_listed
from arabtext.names.running_text.tagging import decoding
from arabtext.names.running_text.tagging.document import with_repeats
from arabtext.names.running_text.tagging.model import KINDS, Model
from arabtext.names.running_text.tagging.reading import BARRIERS, START, gap_kinds, listed_labels, read
from arabtext.names.running_text.tagging.word_types import MAX_LETTERS, WordType, describe
from arabtext.names.running_text.text_words import NameSpan, TextWord

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_BLOCK: Final = 4096  # words scored at once, so that memory is bounded


@dataclass(frozen=True, slots=True)
class Tagged:
    """Words ``first`` to ``last`` (exclusive) that name something, without the first ``offset`` characters (a clitic).

    ``probability`` is that the words name something of this ``kind``, 0 to 1.
    """

    first: int
    last: int
    offset: int
    kind: Kind
    probability: float


_Known = tuple[WordType, "NDArray[np.float16]"]
_types: Cache[tuple[str, str], _Known] = Cache("types of tagged words")


def tag(words: Sequence[TextWord], listed: Sequence[NameSpan] | None = None) -> list[Tagged]:
    """Return the persons, organizations and places named by ``words``, in order, none overlapping.

    Each sentence is read with the model of the script that most of its words are in. ``listed`` are the listed names
    among the words, if they were looked up already. Time is proportional to the text.
    """
    if not words:
        return []
    spans = find_listed(list(words)) if listed is None else listed
    labels, gaps = listed_labels(len(words), spans), gap_kinds(words)
    found: list[Tagged] = []
    for language, places in _by_language(words, gaps):
        texts = [words[at].text for at in places]
        for one in _tag_in(language, texts, [gaps[at] for at in places], [labels[at] for at in places]):
            found.append(Tagged(places[one.first], places[one.last - 1] + 1, one.offset, one.kind, one.probability))
    return sorted(found, key=lambda one: one.first)


def _by_language(words: Sequence[TextWord], gaps: Sequence[int]) -> Iterator[tuple[str, list[int]]]:
    """Yield a language and the places of the words of all sentences in it."""
    places: dict[str, list[int]] = {"ar": [], "en": []}
    starts = [at for at, gap in enumerate(gaps) if gap == START]
    for start, stop in zip(starts, [*starts[1:], len(words)], strict=True):
        arabic = sum([word.is_arabic for word in words[start:stop]])
        others = stop - start - arabic
        if others and arabic:
            others = sum([not word.is_arabic and word.text[0].isalpha() for word in words[start:stop]])
        places["ar" if arabic >= others and arabic else "en"].extend(range(start, stop))
    for language, some in places.items():
        if some:
            yield language, some


def _tag_in(language: str, texts: Sequence[str], gaps: Sequence[int], listed: Sequence[int]) -> Iterator[Tagged]:
    import numpy as np

    model = Model.load(language)
    types, rows, places = _known(model, language, texts)
    blocks = []
    for start in range(0, len(texts), _BLOCK):
        stop = start + _BLOCK
        blocks.append(model.score(rows, read(types, places[start:stop], gaps[start:stop], listed[start:stop])))
    repeated = [one.rest if one.repeats else None for one in types]
    scores = with_repeats(np.concatenate(blocks), [repeated[k] for k in places], model.repeats)
    barred = np.isin(np.asarray(gaps), BARRIERS)
    for first, last, kind in decoding.spans(scores, barred):
        offset = types[places[first]].offset
        yield Tagged(first, last, offset, KINDS[kind], probability(model, scores, first, last, kind))


def _known(model: Model, language: str, texts: Iterable[str]) -> tuple[list[WordType], Floats, list[int]]:
    """Return the types among words, the row of each, and the place of the type of each word."""
    import numpy as np

    numbers: dict[str, int] = {}
    places = [numbers.setdefault(text[:MAX_LETTERS], len(numbers)) for text in texts]
    known = [_types.get((language, text)) for text in numbers]
    new = [text for text, one in zip(numbers, known, strict=True) if one is None]
    for start in range(0, len(new), _BLOCK):
        some = new[start : start + _BLOCK]
        described = [describe(text) for text in some]
        for text, type_, row in zip(some, described, model.rows(described), strict=True):
            one = type_._replace(hashed=(), dense=()), row.astype(np.float16)  # a copy: a view keeps the rows of all
            _types.keep((language, text), one)
            known[numbers[text]] = one
    found = [one for one in known if one is not None]
    return [type_ for type_, _ in found], np.stack([row for _, row in found]).astype(np.float32), places


def probability(model: Model, scores: Floats, first: int, last: int, kind: int) -> float:
    """Return the probability that words are a name of a kind, scaled as held-out stories showed."""
    scale, shift = (float(value) for value in model.weights["scale"][kind])
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, scale * evidence(scores, first, last, kind) + shift))))


def evidence(scores: Floats, first: int, last: int, kind: int) -> float:
    """Return the logit of the mean probability of a kind over the words of a name."""
    import numpy as np

    chances = np.exp(scores[first:last, 1 + 2 * kind : 3 + 2 * kind]).sum(axis=1)
    chance = min(1 - 1e-6, max(1e-6, float(chances.mean())))
    return math.log(chance / (1 - chance))
