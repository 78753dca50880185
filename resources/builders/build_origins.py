"""Fit names/origins.tsv: what the look of a word adds to the net's verdict whether it is a foreign name.

    python resources/builders/build_origins.py DATA

The net that labels the origins of words learned Arab names from lists of persons, few of which have the article, a
feminine ending or a written hamza: it called every fifth Arab town foreign. A logistic regression weighs its verdict
with these letters. It is fitted on the Arab towns of names/places.tsv and the Arab persons' names that are listed by
hand on one side, and on the foreign names of Google's list (Apache-2.0) that no table has on the other;
names/gazetteer.tsv and Google's other list measure it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from common import folder_argument, read_tsv, write_table
from logistic import Array, regression

from arabtext import resources
from arabtext.names.known import gazetteer
from arabtext.names.known.keys import bare_key
from arabtext.names.writing import spell
from arabtext.names.writing.vocalize import is_readable

ARAB = frozenset("AE BH DZ EG IQ JO KW LB LY MA OM PS QA SA SD SY TN YE".split())
MIN_LETTERS = 3  # of a word
PENALTY = 1.0
SHARES = (0.5, 0.5, 1.0)  # of Arab places, Arab persons and foreign names; chosen by hand
COLUMNS = ("feature", "weight")


def unlisted(words: Sequence[str]) -> list[str]:
    """Return the distinct words that no table of names has and the net can read."""
    return sorted(
        {
            word
            for word in words
            if len(word) >= MIN_LETTERS and not gazetteer.tokens_of(word) and is_readable(bare_key(word))
        }
    )


def towns(table: str) -> list[str]:
    """Return the unlisted words of the Arab places of a table."""
    rows = resources.rows(table, "arabic", "country")
    return unlisted([word for name, country in rows if country in ARAB for word in name.split()])


def persons() -> list[str]:
    """Return the words of Arab persons' names that are listed by hand."""
    tokens = gazetteer.tokens()
    words = {token.arabic for token in tokens if token.source in ("given", "family") and token.origin == "ar"}
    return sorted(word for word in words if len(word) >= MIN_LETTERS and is_readable(bare_key(word)))


def foreign(data: Path, part: str) -> list[str]:
    """Return the unlisted words of a part of Google's list."""
    return unlisted([row[0] for row in read_tsv(data / "names" / f"google_ar2en_{part}.tsv")])


def features(words: Sequence[str]) -> Array:
    """Return what is weighed of each word."""
    spell.prepare_origins(words)
    return np.array([[1.0, *spell.look(word).values()] for word in words])


def measure(weights: Array, kinds: dict[str, list[str]]) -> None:
    """Print how many words of each kind are called foreign."""
    for name, words in kinds.items():
        rows = features(words)
        before, after = (rows[:, 1] > 0).mean(), (rows @ weights > 0).mean()
        print(f"{name}: {len(words)}, called foreign {before:.3f} by the net, {after:.3f} weighed")


if __name__ == "__main__":
    folder = folder_argument(__doc__)
    places, others = towns("names/places.tsv"), foreign(folder, "train")
    kinds = [places, persons(), others]
    sizes = np.concatenate(
        [np.full(len(words), share / len(words)) for words, share in zip(kinds, SHARES, strict=True)]
    )
    wanted = np.concatenate([np.full(len(words), float(words is others)) for words in kinds])
    rows = np.concatenate(list(map(features, kinds)))
    weights = regression(rows, wanted, PENALTY, sizes * len(places))
    names = ["constant", *spell.look("باب")]
    write_table("names/origins.tsv", COLUMNS, [(name, f"{w:.3f}") for name, w in zip(names, weights, strict=True)])
    unseen = sorted(set(towns("names/gazetteer.tsv")) - set(places))
    measure(weights, {"Arab towns": unseen, "Arab persons": persons(), "foreign names": foreign(folder, "eval")})
