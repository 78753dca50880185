"""Fit the weights by which `arabtext.names.find` judges what may be a name, on the tagged texts of mentions/.

Usage: fit_mentions.py DATA HELD

DATA is the folder of the training data, with editions/articles_dev.jsonl. HELD is the folder that build_tagger.py
wrote the models to that have not seen the held-out stories. Writes names/mention_weights.tsv, fitted on all texts, and
prints the precision and recall of each kind on the held-out stories, with weights and taggers that have not seen them.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple
from unittest.mock import patch

import numpy as np
from common import folder_argument, write_table
from logistic import regression
from mention_texts import is_held_out, read_articles, read_paragraphs

from arabtext.memory import clear_caches
from arabtext.names import find
from arabtext.names.running_text import capitals, merging
from arabtext.names.running_text.listed import find_listed
from arabtext.names.running_text.tagging.model import Model
from arabtext.names.running_text.text_words import TextWord, split_words

PENALTY: Final = 2.0  # of the squared weights; chosen on stories left out
MIN_SEEN: Final = 4  # times that a feature occurs; a rarer one has no weight
INEXACT: Final = 0.3  # what a span counts as that overlaps a name of its kind with other edges
MIN_WEIGHT: Final = 0.02

Candidate = tuple[int, int, int, str, Sequence[str]]  # words, letters of a clitic, kind, features
Candidates = Callable[[list[TextWord], str], Iterator[Candidate]]


def of_capitals(kind: str) -> Candidates:
    """Return what makes the candidates of one kind in English."""

    def made(words: list[TextWord], text: str) -> Iterator[Candidate]:
        for first, last, features in capitals.candidates(words, text):
            yield first, last, 0, kind, features

    return made


def of_listed(words: list[TextWord], text: str) -> Iterator[Candidate]:
    """Yield the listed names of a text."""
    for span in find_listed(words):
        if span.kind != "term":
            yield span.first, span.last, span.offset, span.kind, span.evidence


#: Model → the language of its texts, and what makes its candidates.
MODELS: Final[dict[str, tuple[str, Candidates]]] = {
    **{model: ("en", of_capitals(kind)) for kind, model in capitals.MODELS.items()},
    **{model: (language, of_listed) for language, model in merging.MODELS.items()},
}
KIND_NAMES: Final = ("person", "organization", "place")
Example = tuple[Sequence[str], float]


Names = frozenset[tuple[int, int, str]]  # start, end and kind of each name of a text


class Text(NamedTuple):
    """A tagged text: its language, its story and its names."""

    text: str
    language: str
    story: str
    names: Names
    is_held_out: bool


def texts(data: Path) -> list[Text]:
    """Return all tagged texts."""
    found = []
    for language in ("ar", "en"):
        for one in (*read_articles(data, language), *read_paragraphs(language)):
            names = frozenset((span.start, span.end, KIND_NAMES[span.kind]) for span in one.spans)
            found.append(Text(one.text, language, one.story, names, is_held_out(one)))
    return found


def examples(one: Text, candidates: Candidates) -> Iterator[Example]:
    """Yield the features of each candidate of a text and what it counts as, 0 to 1."""
    words = split_words(one.text)
    for first, last, offset, kind, features in candidates(words, one.text):
        start, end = words[first].start + offset, words[last - 1].end
        if (start, end, kind) in one.names:
            yield features, 1.0
        else:
            yield features, INEXACT * any(k == kind and s < end and start < e for s, e, k in one.names)


def fit(rows: list[Example]) -> dict[str, float]:
    """Return feature → weight."""
    seen = Counter(feature for features, _ in rows for feature in set(features))
    names = ["constant", *sorted(feature for feature, times in seen.items() if times >= MIN_SEEN)]
    index = {name: i for i, name in enumerate(names)}
    table = np.zeros((len(rows), len(names)))
    table[:, 0] = 1
    for row, (features, _) in zip(table, rows, strict=True):
        row[[index[feature] for feature in features if feature in index]] = 1
    weights = regression(table, np.array([wanted for _, wanted in rows]), PENALTY, is_scaled=False)
    return {name: float(w) for name, w in zip(names, weights, strict=True) if abs(w) >= MIN_WEIGHT}


def judge(some: list[Text], count: Counter[tuple[str, str, str]]) -> None:
    """Count what is found, wanted and right by overlap, by language and kind."""
    for one in some:
        found = [(m.start, m.end, m.kind) for m in find(one.text) if m.kind != "term"]
        for start, end, kind in found:
            right = any(k == kind and s < end and start < e for s, e, k in one.names)
            count[one.language, kind, "found"] += 1
            count[one.language, kind, "right"] += right
            count[one.language, kind, "exact"] += (start, end, kind) in one.names
        for start, end, name in one.names:
            count[one.language, name, "wanted"] += 1
            count[one.language, name, "reached"] += any(k == name and s < end and start < e for s, e, k in found)


def main(data: Path, held: Path) -> None:
    """Fit and write the weights; print what they reach on texts that they were not fitted on."""
    tagged = texts(data)
    rows = {
        model: [(one.is_held_out, list(examples(one, candidates))) for one in tagged if one.language == language]
        for model, (language, candidates) in MODELS.items()
    }
    seen = {model: fit([row for is_out, some in parts if not is_out for row in some]) for model, parts in rows.items()}
    models = {language: _model(held / f"tagger_{language}.npz") for language in merging.MODELS}
    count: Counter[tuple[str, str, str]] = Counter()
    write(seen)
    with patch.object(Model, "load", models.__getitem__):
        judge([one for one in tagged if one.is_held_out], count)
    for language, kind in sorted({(language, kind) for language, kind, _ in count}):
        n = {what: count[language, kind, what] for what in ("found", "right", "exact", "wanted", "reached")}
        print(
            language,
            kind,
            f"precision {n['right'] / max(1, n['found']):.3f} recall {n['reached'] / max(1, n['wanted']):.3f}",
            f"exact {n['exact'] / max(1, n['found']):.3f}/{n['exact'] / max(1, n['wanted']):.3f} of {n['wanted']}",
        )
    write({model: fit([row for _, some in parts for row in some]) for model, parts in rows.items()})


def _model(path: Path) -> Model:
    with np.load(path, allow_pickle=False) as arrays:
        return Model.of({name: arrays[name] for name in arrays.files})


def write(models: dict[str, dict[str, float]]) -> None:
    """Write the weights, and let them be read again."""
    write_table(
        "names/mention_weights.tsv",
        ("model", "feature", "weight"),
        ((model, feature, f"{w:.3f}") for model, weights in models.items() for feature, w in weights.items()),
    )
    clear_caches(tables=True)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    main(folder_argument(__doc__), Path(sys.argv[2]))
