"""Train script/voting_weights.tsv: how likely a word of a picture was read right, by who read it and what it is.

    python tests/bench/render_posts.py DATA POSTS tuning
    python resources/builders/build_voting.py POSTS

The pictures in POSTS are read in every way that arabtext.integrations.tesseract knows; the readings are kept in
POSTS/readings.jsonl. So that the weights are right where a model is missing or a picture is read less often, they are
trained on several selections of the readings together. The word error rate is printed for posts that the weights were
not trained on: the posts are parted in four, and each part is read with the weights of the others.
"""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import numpy as np
from common import folder_argument, read_jsonl, write_table
from logistic import Array, regression
from rapidfuzz.distance import Levenshtein

from arabtext.integrations.tesseract import each_reading, prepared, reading_order
from arabtext.integrations.voting import Box, Candidate, ReadLines, Word, choose_words, find_candidates, is_same_place
from arabtext.script.chars import COMMA

SEED: Final = 1
PARTS: Final = 4  # of the posts, for the error rates
#: Which of the readings are there, by the order in which they are made.
SELECTIONS: Final = (
    (0, 1, 2, 3, 4, 5, 6),
    (0, 1, 2, 3, 4),
    (0, 1, 2, 3),
    (0, 1, 2),
    (0, 1),
    (0,),
    (0, 1, 3, 4, 5, 6),  # without the model of the script
    (0, 1, 3),
    (0, 3, 4, 6),  # the Arabic model alone
    (2,),  # the model of the script alone
)
PENALTY: Final = 10.0  # on large weights; of 1, 3 and 10, all within 0.001 of word error
_BULLET: Final = "▲ "

Post = dict[str, Any]


def read_posts(folder: Path) -> dict[int, list[ReadLines]]:
    """Return all readings of each post, from the file that keeps them or from the pictures."""
    kept = folder / "readings.jsonl"
    if not kept.exists():
        with kept.open("w", encoding="utf-8") as file:
            for post in read_jsonl(folder / "posts.jsonl"):
                readings = [asdict(one) for one in each_reading(prepared(folder / post["picture"]))]
                file.write(json.dumps({"id": post["id"], "readings": readings}, ensure_ascii=False) + "\n")
    return {row["id"]: [_from_json(one) for one in row["readings"]] for row in read_jsonl(kept)}


def _from_json(reading: dict[str, Any]) -> ReadLines:
    lines = [[Word(w["text"], w["confidence"], tuple(w["box"])) for w in words] for words in reading["lines"]]
    return ReadLines(reading["reader"], lines)


def truth(post: Post) -> list[str]:
    """Return the words of a post without its bullets, with the commas that Tesseract can read."""
    return " ".join(post["blocks"]).replace(_BULLET, "").replace(",", COMMA).split()


def right_places(readings: Iterable[ReadLines], words: Sequence[str]) -> dict[str, list[Box]]:
    """Return where each word was read right, by any of the readings."""
    places = defaultdict[str, list[Box]](list)
    for reading in readings:
        lines = sorted(filter(None, reading.lines), key=lambda line: min(word.box[1] for word in line))
        read = [word for line in lines for word in reading_order(list(line))]
        for op in Levenshtein.opcodes([word.text.replace(",", COMMA) for word in read], words):
            if op.tag == "equal":
                for word in read[op.src_start : op.src_end]:
                    places[word.text.replace(",", COMMA)].append(word.box)
    return places


def examples(readings: Sequence[ReadLines], words: Sequence[str]) -> Iterator[tuple[Candidate, bool]]:
    """Yield each candidate of a picture, and whether it is a word of the post at its place."""
    places = right_places(readings, words)
    for line in find_candidates(readings):
        for one in line:
            same = (box for box in places.get(one.text.replace(",", COMMA), ()) if is_same_place(box, one.box))
            yield one, any(min(box[3], one.box[3]) > max(box[1], one.box[1]) for box in same)


def train(posts: Sequence[Post], read: dict[int, list[ReadLines]]) -> dict[str, float]:
    """Return feature → weight."""
    found = [
        (one.features, is_right)
        for post in posts
        for chosen in SELECTIONS
        if max(chosen) < len(read[post["id"]])
        for one, is_right in examples([read[post["id"]][i] for i in chosen], truth(post))
    ]
    names = ["always", *sorted({name for features, _ in found for name in features} - {"always"})]
    rows: Array = np.array([[features.get(name, 0.0) for name in names] for features, _ in found])
    weights = regression(rows, np.array([float(is_right) for _, is_right in found]), PENALTY)
    return dict(zip(names, map(float, weights), strict=True))


def errors(readings: Sequence[ReadLines], words: Sequence[str], weights: dict[str, float]) -> int:
    """Return how many words to insert, delete or replace in the text that the readings give."""
    lines = choose_words(readings, weights)
    text = [word.text.replace(",", COMMA) for line in lines for word in reading_order(line)]
    return Levenshtein.distance(text, words)


if __name__ == "__main__":
    folder = folder_argument(__doc__)
    posts = list(read_jsonl(folder / "posts.jsonl"))
    read = read_posts(folder)
    random.Random(SEED).shuffle(posts)
    wrong = dict.fromkeys(SELECTIONS, 0)
    for part in range(PARTS):
        weights = train([post for i, post in enumerate(posts) if i % PARTS != part], read)
        for post in posts[part::PARTS]:
            for chosen in SELECTIONS:
                wrong[chosen] += errors([read[post["id"]][i] for i in chosen], truth(post), weights)
    total = sum(len(truth(post)) for post in posts)
    for chosen in SELECTIONS:
        print(f"word error rate with the readings {chosen}: {wrong[chosen] / total:.3f}")
    write_table(
        "script/voting_weights.tsv",
        ("feature", "weight"),
        ((name.replace(" ", "_"), f"{weight:.3f}") for name, weight in train(posts, read).items()),
    )
