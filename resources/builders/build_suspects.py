"""Train script/suspect_weights.tsv, the weights of the features of a token that was probably misread.

    python resources/builders/build_suspects.py DATA

The posts are split in two by their numbers. The weights are trained on one half; precision and recall are printed for
the other. Half of the training posts are held out to choose the strength of the penalty on large weights.
"""

from __future__ import annotations

import random
from typing import Any

import numpy as np
import regex
from common import folder_argument, read_jsonl, write_table
from rapidfuzz.distance import Levenshtein
from scipy.optimize import minimize

from arabtext.script import PROFILES, normalize
from arabtext.script.suspects import read_words

SEED = 7
Array = np.ndarray[Any, np.dtype[np.float64]]


def bare(token: str) -> str:
    """Return the letters and digits of a token, without tashkeel."""
    return regex.sub(r"[^\p{L}\p{N}]", "", token)


def examples(post: dict[str, Any]) -> list[tuple[dict[str, float], bool]]:
    """Return for each token of a normalized reading its features, and whether it is wrong."""
    text = normalize(post["ocr"], PROFILES["ocr"])
    found = [token for token in read_words(text) if bare(token.core)]
    truth = [word for token in post["truth"].split() if (word := bare(token))]
    right = set[int]()
    for op in Levenshtein.opcodes([bare(token.whole) for token in found], truth):
        if op.tag == "equal":
            right |= set(range(op.src_start, op.src_end))
    return [(token.features(), i not in right) for i, token in enumerate(found)]


def matrix(data: list[tuple[dict[str, float], bool]], names: list[str]) -> tuple[Array, Array]:
    """Return the features of the tokens, tokens × ``names``, and 1 for each token that is wrong, else 0."""
    rows = np.array([[features.get(name, 0.0) for name in names] for features, _ in data])
    return rows, np.array([float(wrong) for _, wrong in data])


def train(rows: Array, wrong: Array, strength: float) -> Array:
    """Return the weights of a logistic regression with an L2 penalty of ``strength``."""

    def loss(weights: Array) -> tuple[float, Array]:
        score = rows @ weights
        value = np.sum(np.logaddexp(0, score) - wrong * score) + strength * weights @ weights
        return float(value), rows.T @ (1 / (1 + np.exp(-score)) - wrong) + 2 * strength * weights

    return np.asarray(minimize(loss, np.zeros(rows.shape[1]), jac=True).x)


def report(name: str, rows: Array, wrong: Array, weights: Array) -> None:
    """Print precision and recall at several thresholds."""
    probability = 1 / (1 + np.exp(-(rows @ weights)))
    for threshold in (0.4, 0.5, 0.6, 0.7):
        flagged = probability >= threshold
        hits = float(np.sum(wrong[flagged]))
        print(f"{name} p>={threshold}: precision {hits / max(1, flagged.sum()):.3f} recall {hits / wrong.sum():.3f}")


if __name__ == "__main__":
    posts = list(read_jsonl(folder_argument(__doc__) / "ocr" / "screenshot_ocr_dev.jsonl"))
    numbers = sorted({post["id"] for post in posts})
    random.Random(SEED).shuffle(numbers)
    half = len(numbers) // 2
    groups = {"fit": set(numbers[: half // 2]), "choose": set(numbers[half // 2 : half]), "test": set(numbers[half:])}
    data = {name: [e for p in posts if p["id"] in ids for e in examples(p)] for name, ids in groups.items()}
    names = sorted({name for part in ("fit", "choose") for features, _ in data[part] for name in features})
    fit, choose, test = (matrix(data[name], names) for name in ("fit", "choose", "test"))

    def held_out(strength: float) -> float:
        score = choose[0] @ train(*fit, strength)
        return float(np.sum(np.logaddexp(0, score) - choose[1] * score))

    strength = min((0.1, 0.3, 1.0, 3.0, 10.0), key=held_out)
    weights = train(np.vstack([fit[0], choose[0]]), np.concatenate([fit[1], choose[1]]), strength)
    print(f"penalty {strength}, {int(test[1].sum())} of {len(test[1])} tokens of the other half are wrong")
    report("train", *fit, weights)
    report("test", *test, weights)
    words = test[0][:, names.index("word")] > 0
    report("test, Arabic words alone", test[0][words], test[1][words], weights)
    write_table(
        "script/suspect_weights.tsv",
        ("feature", "weight"),
        ((name.replace(" ", "_"), f"{weight:.3f}") for name, weight in zip(names, weights, strict=True)),
    )
