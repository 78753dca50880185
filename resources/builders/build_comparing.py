"""Fit the comparison of names: weights of letters, the model of pieces of names, the model of whole names.

    python resources/builders/build_comparing.py DATA

Writes names/letter_pairs.tsv and names/comparing_weights.tsv. All is fitted on generated people (noisy_lists.py) whose
names are of the half "fit"; tests/bench/matching.py reports on the other half. The letters are fitted by a few rounds
of best alignments and counts (hard expectation maximization), the two models by logistic regression; that of names also
on what a search in a long list finds, so that it ranks what is alike by chance.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from common import folder_argument, write_table
from invented_people import people
from logistic import regression
from noisy_lists import SEARCHES, Pair, pairs, searches
from numpy.typing import NDArray

from arabtext.memory import clear_caches
from arabtext.names.comparing import alignment, pieces, whole
from arabtext.names.comparing.alignment import GLUED, LOST_PARTICLE, LOST_WORD, NOTHING, SWAPPED
from arabtext.names.comparing.compare import prepare
from arabtext.names.comparing.symbols import GROUPS, SPACE, THE
from arabtext.names.comparing.words import Words, look_up
from arabtext.names.known.keys import skeleton
from arabtext.names.lists.retrieval import Retrieval

Table = dict[tuple[str, str, str], float]
SEED, COUNT, ROUNDS, BATCH = 11, 40_000, 4, 1_000
KINDS = ("aa", "al", "ll")  # both names in Arabic letters, one, none
#: Initial log-odds, chosen by hand; the rounds replace them: one consonant class, two vowels, a lost vowel, others.
SAME_CLASS, VOWELS, LOST_VOWEL, OTHER = 2.5, 1.0, -0.7, -2.5
#: Letters of one shape, which readers of pictures and hurried typists take for each other, and the least weight of two
#: of them; chosen by hand: the generated lists have no slips of that kind.
SHAPES = ("بتثن", "جحخ", "دذ", "رز", "سش", "صض", "طظ", "عغ", "فق")
DOTS = -0.5
MAX_WEIGHT, MIN_LOST, SMOOTHING = 6.0, -6.0, 0.3
#: Odds of a relative where the father's name is left out and the grandfather's is there (an uncle of that name).
UNCLE = 0.5
PRECISION = 0.985  # of "same" on the generated pairs, most of them hard
PENALTY = 10.0  # of the squared weights of standardized features, see logistic.py
#: Names of a list that is searched, spellings of each kind, names compared with each, and how much such a pair counts
#: beside a generated one; chosen by hand.
LISTED, QUERIES, NEAREST, OF_SEARCH = 30_000, 600, 25, 0.1
#: Features that no weight may turn round: more of it never makes two names likelier, or never less likely. A name that
#: lacks a word is less likely by MIN_LOSS at least; chosen by hand.
LOST = ("lost first", "lost in the middle", "lost last", "lost kunya")
AGAINST = (*LOST, "lost father", "lost last and another", "lost on both sides", "others of that name")
FOR = ("worst", "first", "last", "rarity", "consonants above 0.8")
MIN_LOSS = 0.2


def main() -> None:
    data = folder_argument(__doc__)
    found = pairs(data, "fit", COUNT, SEED)
    write_letters(with_dots(fit_letters([pair for pair in found if pair.same])))
    clear_caches(tables=True)
    fit_models(found, searched(data))


# --- letters ----------------------------------------------------------------------------------------------------------


def words_of(name: str) -> Words:
    return prepare(name).words


def first_weights(symbols: set[str]) -> Table:
    """Return weights from the classes of consonants."""
    classes = {symbol: skeleton(symbol.rstrip("$").replace(THE, "l")) for symbol in symbols}
    arabic, latin = ({s for s in symbols if s.isascii() == ascii_ or s == THE} for ascii_ in (False, True))
    table: Table = {}
    for kind, ours, theirs in (("aa", arabic, arabic), ("al", arabic, latin), ("ll", latin, latin)):
        for one in ours:
            for other in theirs:
                a, b = classes[one], classes[other]
                alike = SAME_CLASS if a and a == b else VOWELS if not a and not b else OTHER
                table[kind, one, other] = SAME_CLASS + 0.5 if one == other else alike
        for symbol in ours | theirs:
            table[kind, symbol, NOTHING] = OTHER if classes[symbol] else LOST_VOWEL
        table[kind, SPACE, NOTHING] = -1.0
        table[kind, SPACE, SPACE] = 1.5
    constants = {LOST_WORD: -4.0, LOST_PARTICLE: -1.0, GLUED: 4.0, SWAPPED: 0.5}
    return table | {("", name, NOTHING): weight for name, weight in constants.items()}


def fit_letters(true: Sequence[Pair]) -> Table:
    """Return the weights after some rounds of aligning true pairs and counting the moves."""
    texts = [(words_of(pair.left), words_of(pair.right)) for pair in true]
    words = [([w.symbols for w in a.words], [bool(w.particle) for w in a.words]) for pair in texts for a in pair]
    counted = Counter(symbol for symbols, _ in words for word in symbols for symbol in word)
    table = first_weights({symbol for symbol, count in counted.items() if count > 2} | set(map("".join, GROUPS)))
    for number in range(ROUNDS):
        using = alignment.make_weights(table)
        coded = [alignment.encode(symbols, particles, using) for symbols, particles in words]
        both = sorted(zip(coded[::2], coded[1::2], strict=True), key=lambda pair: len(pair[0].codes))
        moves: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
        total = 0.0
        for at in range(0, len(both), BATCH):
            weight, some = alignment.moves(both[at : at + BATCH], using)
            total += weight
            for kind, one, other in some:
                moves[kind][one, other] += 1
        print(f"round {number}: mean weight of a true pair {total / len(both):.2f}")
        table = counted_weights(moves, table)
    return table


def counted_weights(moves: dict[str, Counter[tuple[str, str]]], before: Table) -> Table:
    """Return log-odds of being aligned against chance, from counts."""
    table: Table = {}
    special = moves.pop("", Counter())
    for kind in KINDS:
        counts = Counter(moves[kind])
        if kind != "al":
            for (one, other), count in moves[kind].items():
                counts[other, one] += count
        paired = sum(count for (one, other), count in counts.items() if one and other)
        ours, theirs, all_ours, all_theirs = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
        for (one, other), count in counts.items():
            all_ours[one] += count
            all_theirs[other] += count
            if one and other:
                ours[one] += count
                theirs[other] += count
        for one in ours:
            for other in theirs:
                chance = ours[one] * theirs[other] / paired
                count = counts[one, other]
                if (count or chance > 1) and (SPACE not in (one, other) or one == other):
                    weight = math.log((count + SMOOTHING * min(1.0, chance)) / chance)
                    table[kind, one, other] = max(alignment.MIN_WEIGHT * (1 + (chance > 3)), min(weight, MAX_WEIGHT))
        for symbol, count in (all_ours | all_theirs).items():
            if symbol:
                lost = counts[symbol, NOTHING] + counts[NOTHING, symbol] * (kind == "al")
                table[kind, symbol, NOTHING] = max(math.log((lost + SMOOTHING) / count), MIN_LOST)
    table |= {key: weight for key, weight in before.items() if not key[0]}
    glued, the = special[GLUED, NOTHING], sum(moves[kind][THE, THE] for kind in KINDS)
    # a word in Latin letters begins with al, el, ul by chance in about one of twenty
    table["", GLUED, NOTHING] = math.log((glued + 1) / (glued + the + 1) / 0.05)
    print("special moves:", dict(special), "articles:", the)
    return table


def with_dots(table: Table) -> Table:
    """Return weights in which letters that differ in their dots alone weigh no less than :data:`DOTS`."""
    found = dict(table)
    for group in SHAPES:
        for one, other in combinations(group, 2):
            weight = max(table.get(("aa", one, other), table.get(("aa", other, one), DOTS)), DOTS)
            found["aa", one, other] = found["aa", other, one] = weight
    return found


def write_letters(table: Table) -> None:
    """Write the weights that are not the least."""
    seen: dict[tuple[str, str, str], float] = {}
    for (kind, one, other), weight in sorted(table.items()):
        if kind == "al" or not kind or not other or (kind, other, one) not in seen:
            seen[kind, one, other] = weight
    write_table(
        "names/letter_pairs.tsv",
        ("scripts", "one", "other", "weight"),
        [(*key, f"{weight:.2f}") for key, weight in seen.items() if f"{weight:.2f}" != f"{alignment.MIN_WEIGHT:.2f}"],
    )


# --- models -----------------------------------------------------------------------------------------------------------


def odds_of_another(shorter: str) -> float:
    """Return how many of :data:`whole.MILIEU` people have all the parts of a name, by how often these are attested."""
    return whole.MILIEU * math.exp(-sum(whole.rarity_of(look_up(word.text)) for word in words_of(shorter).words))


SHORTER = ("father missing", "grandfather missing", "family missing", "two parts of four")
ONE_DIFFERS = ("nearest part", "twins", "feminine twins", "another part", "namesakes", "siblings")


def lay(found: Sequence[Pair]) -> list[whole.Whole]:
    laid: list[whole.Whole] = []
    for at in range(0, len(found), BATCH):
        laid += whole.lay([(words_of(p.left), words_of(p.right)) for p in found[at : at + BATCH]])
    return laid


def searched(data: Path) -> list[Pair]:
    """Return what is found in a long list by spellings of some of its names."""
    persons = people(data, "fit", LISTED, SEED)
    names = [prepare(person.arabic) for person in persons]
    filed = Retrieval(names)
    found = []
    for kind in SEARCHES:
        queries = searches(data, "fit", persons, kind, QUERIES, SEED)
        nearest = filed.nearest_each([prepare(query) for query, _ in queries], NEAREST)
        for (query, own), places in zip(queries, nearest, strict=True):
            found += [Pair(query, names[at].text, at == own, "searched") for at in {own, *places.tolist()}]
    return found


def fit_models(found: Sequence[Pair], in_list: Sequence[Pair]) -> None:
    """Fit the model of pieces, then with it that of names, and write both."""
    scale = [("score", "maybe", "0"), ("score", "same", "2")]
    nothing = [("piece", name, "0") for name in pieces.FEATURES] + [("name", name, "0") for name in whole.FEATURES]
    write_models(nothing + scale)
    examples = piece_examples(found)
    chosen = [(rows[0] if not true else rows, true) for rows, true in examples]  # of a false pair the worst loss
    rows, same = stacked(chosen)
    of_pieces = regression(rows, same, PENALTY)
    print(f"pieces: {len(same):,}, AUC {auc(rows @ of_pieces, same):.4f}")
    # now the model says which piece of a false pair is the other name
    chosen = [(rows if true else rows[np.argmin(rows @ of_pieces)], true) for rows, true in examples]
    rows, same = stacked(chosen)
    of_pieces = regression(rows, same, PENALTY)
    print(f"pieces: {len(same):,}, AUC {auc(rows @ of_pieces, same):.4f}")
    model = [("piece", name, f"{weight:.4f}") for name, weight in zip(pieces.FEATURES, of_pieces, strict=True)]
    write_models([*model, *nothing[len(model) :], *scale])
    rows, same, sizes, doubtful = name_rows(
        [pair for pair in found if pair.kind.removesuffix(", another person") != "family first"]
    )
    more, is_own, _, _ = name_rows(in_list)
    of_names = bounded(
        np.vstack([rows, more]), np.append(same, is_own), np.append(sizes, np.full(len(more), OF_SEARCH))
    )
    in_all, in_lists = auc(rows @ of_names, same), auc(more @ of_names, is_own)
    print(f"names: {len(found):,}, AUC {in_all:.4f}; found in a list {in_lists:.4f}")
    open_ = doubtful == 0
    least = sure((rows @ of_names)[open_], same[open_], sizes[open_])
    names = [("name", n, f"{w:.4f}") for n, w in zip(whole.FEATURES, of_names, strict=True)]
    write_models([*model, *names, ("score", "maybe", "0"), ("score", "same", f"{least:.2f}")])


def bounded(rows: NDArray[np.float64], same: NDArray[np.float64], sizes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the weights of the model of names: at most 0 for features in AGAINST, at least 0 for those in FOR.

    While a weight has the wrong sign, the feature with the most wrong one is left out and the model is fitted again.
    """
    signs = np.array([(name in FOR) - (name in AGAINST) for name in whole.FEATURES])
    used = np.full(len(signs), True)
    while True:
        found = np.zeros(len(signs))
        found[used] = regression(rows[:, used], same, PENALTY, sizes)
        wrong = -found * signs * rows.std(0)
        if wrong.max() <= 0:
            break
        used[np.argmax(wrong)] = False
    lost = [whole.FEATURES.index(name) for name in LOST]
    found[lost] = np.minimum(found[lost], -MIN_LOSS)
    return found


def sure(odds: NDArray[np.float64], same: NDArray[np.float64], sizes: NDArray[np.float64]) -> float:
    """Return the least log-odds from which a share of :data:`PRECISION` of the pairs is true."""
    order = np.argsort(-odds)
    precision = np.cumsum((same * sizes)[order]) / np.cumsum(sizes[order])
    return float(odds[order][np.flatnonzero(precision >= PRECISION)[-1]])


def write_models(rows: Iterable[tuple[str, str, str]]) -> None:
    write_table("names/comparing_weights.tsv", ("model", "feature", "weight"), rows)
    clear_caches(tables=True)


def piece_examples(found: Sequence[Pair]) -> list[tuple[NDArray[np.float64], bool]]:
    """Return for each pair the features of its pieces, and whether they write one name.

    Of a false pair one piece does not; the one that loses most letters comes first.
    """
    examples = []
    for pair, laid in zip(found, lay(found), strict=True):
        some = [w.piece for w in laid.weighed if w.log_odds is not None and not w.relation]
        some.sort(key=lambda piece: (piece.weight - piece.best) / piece.length)
        is_false = not pair.same and (pair.kind in ONE_DIFFERS or len(some) == 1)
        if some and ((pair.same and pair.kind != "initials") or is_false):
            examples.append((np.array(list(map(features_of, some))), pair.same))
    return examples


def stacked(chosen: Iterable[tuple[NDArray[np.float64], bool]]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return rows of features, and whether each is of one name, as arrays."""
    some = [(np.atleast_2d(rows), same) for rows, same in chosen]
    return np.vstack([rows for rows, _ in some]), np.concatenate([np.full(len(r), float(same)) for r, same in some])


def features_of(piece: pieces.Piece) -> list[float]:
    return pieces.features(piece.left_text, piece.right_text, piece.joined, piece.weight, piece.best, piece.length)


def name_rows(found: Sequence[Pair]) -> tuple[NDArray[np.float64], ...]:
    """Return the features of names, whether the pair is true, its size, and whether a rule leaves it in doubt.

    A name beside a shorter one gives two rows, a true and a false one; their sizes are the probabilities that the
    shorter name belongs to the same person and to somebody else.
    """
    rows, same, sizes, doubtful = [], [], [], []
    for pair, laid in zip(found, lay(found), strict=True):
        rows.append(whole.name_features(laid))
        same.append(float(pair.same))
        sizes.append(1.0)
        doubtful.append(float(laid.is_doubtful or laid.single is not None))
        if pair.kind in SHORTER:
            odds = odds_of_another(min(pair.left, pair.right, key=lambda name: len(words_of(name).words)))
            odds += UNCLE * (pair.kind == "father missing")
            share = 1 / (1 + odds)
            sizes[-1] = share
            rows.append(rows[-1])
            same.append(0.0)
            sizes.append(1 - share)
            doubtful.append(doubtful[-1])
    return np.array(rows), np.array(same), np.array(sizes), np.array(doubtful)


def auc(scores: NDArray[np.float64], same: NDArray[np.float64]) -> float:
    """Return the probability that a true pair scores above a false one; a tie counts half."""
    true, false = np.sort(scores[same > 0]), np.sort(scores[same == 0])
    wins = np.searchsorted(false, true, "left") + np.searchsorted(false, true, "right")
    return float(wins.sum() / 2 / (len(true) * len(false)))


if __name__ == "__main__":
    main()
