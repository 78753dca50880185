"""Match lists of names and decide whether two names are the same, with peers: labeled lists and pairs.

    python tests/bench/matching.py DATA           lists, hard pairs and the pairs of words, peers and arabtext
    python tests/bench/matching.py DATA lists     two versions of a list, and an Arabic against an English list
    python tests/bench/matching.py DATA hard      brothers, twins, father and son and other hard pairs of names
    python tests/bench/matching.py DATA words     single words and full names of two words
    python tests/bench/matching.py DATA unseen    the same, arabtext without the rows of its tables for these words
    python tests/bench/matching.py DATA fit       the weights of names/comparing/likeness.py

With ``--wrong FILE`` all that arabtext judged wrongly is written to a table of tab-separated values. Lists and hard
pairs are those of resources/builders/noisy_lists.py, of the half of the people that nothing is fitted on. The words are
made from OpenSanctions' variants (words of names of persons as Wikidata spells them) and from the token dictionary of
TechForPalestine; their stems are in no training data. The figure of nomenklatura for single words means little, since
its data are the variants that the pairs are made of. Peers that are not installed are left out.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from importlib.util import find_spec
from pathlib import Path

from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler, Levenshtein

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "resources" / "builders")]

import noisy_lists  # noqa: E402
from common import read_tsv  # noqa: E402
from evidence import index, plain, strip_article  # noqa: E402
from list_peers import Matcher, logic_v2, matchers, missing  # noqa: E402
from noisy_lists import Pair, Row  # noqa: E402
from splits import part  # noqa: E402

from arabtext.names import compare, match, romanize  # noqa: E402
from arabtext.names.known import gazetteer  # noqa: E402
from arabtext.names.known.keys import skeleton  # noqa: E402
from arabtext.names.writing.romanize import prepare  # noqa: E402
from arabtext.script.morphology import fold_letters  # noqa: E402

Scorer = Callable[[str, str], float]
SEED, PAIRS, BINS = 7, 1000, 10
LISTS, PERSONS = (1, 2, 3, 4), 600  # seeds of the lists; persons on both of two lists, half as many on each alone
HARD, PRECISION = 8000, 0.98  # pairs; precision at which the recall is printed
EASY = ("strangers", "word", "two spellings of a word", "two versions of a word")  # kinds of pairs that are not hard
ONLY_ARAB = frozenset("عحصضطظقذ")
TYPED = str.maketrans("أإآةىؤئ", "اااهيوي")
ARTICLE = "ال"


def is_arab(word: str, dictionary: set[str]) -> bool:
    """Return whether a word is probably an Arab name: it is in the dictionary, has the article or an Arabic letter."""
    return word in dictionary or word.startswith(ARTICLE) or not ONLY_ARAB.isdisjoint(word)


def barest(spelling: str) -> str:
    """Return a spelling without article, hyphens, doubled letters and final h.

    Names that differ in nothing else are not used as wrong names.
    """
    return re.sub(r"(.)\1+", r"\1", re.sub(r"^(?:al|el)[- ]?(?=\w{3})|[- ]|h$", "", spelling))


def nearest_wrong(spelling: str, choices: Sequence[str], own: set[str]) -> str:
    """Return the most similar spelling that differs from all of ``own`` in more than article and doubled letters."""
    alike = set(map(barest, own))
    found = process.extract(spelling, choices, scorer=Levenshtein.normalized_similarity, limit=50)
    return next(choice for choice, _, _ in found if barest(choice) not in alike)


def words(data: Path, dictionary: dict[str, str], measured: str) -> dict[str, list[str]]:
    """Return a mapping of the Arabic words whose stems are of one part to their Latin spellings."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in read_tsv(data / "names" / "person_name_variants.tsv"):
        for word in row[0].split("|"):
            if " " in word or len(word) < 3 or part(word) != measured or not is_arab(word, set(dictionary)):
                continue
            found[word] += [s for written in row[1].split("|") if (s := plain(written)) and s.isalpha() and len(s) > 2]
    return {word: sorted(set(spellings)) for word, spellings in found.items() if spellings}


def token_pairs(known: dict[str, list[str]], dice: random.Random, count: int = PAIRS) -> Iterator[Pair]:
    """Yield Arabic words, each with a spelling of it and with the most similar spelling of another word."""
    choices, aliases = spellings_of(known)
    for word in dice.sample(sorted(known), min(count, len(known))):
        spelling = dice.choice(known[word])
        yield Pair(word, spelling.capitalize(), True, "single word")
        yield Pair(word, nearest_wrong(spelling, choices, aliases[bare(word)]).capitalize(), False, "single word")


def latin_pairs(known: dict[str, list[str]], dice: random.Random, count: int = PAIRS) -> Iterator[Pair]:
    """Yield two spellings of one word, and one of them with the most similar spelling of another word."""
    choices, aliases = spellings_of(known)
    several = sorted(word for word, spellings in known.items() if len(spellings) > 1)
    kind = "two Latin spellings"
    for word in dice.sample(several, min(count, len(several))):
        one, other = dice.sample(known[word], 2)
        yield Pair(one.capitalize(), other.capitalize(), True, kind)
        yield Pair(one.capitalize(), nearest_wrong(one, choices, aliases[bare(word)]).capitalize(), False, kind)


def spellings_of(known: dict[str, list[str]]) -> tuple[list[str], dict[str, set[str]]]:
    """Return all Latin spellings, and for each folded word those that the sources have."""
    choices = sorted({spelling for spellings in known.values() for spelling in spellings})
    aliases: dict[str, set[str]] = defaultdict(set)
    for word, entry in index().items():
        aliases[bare(word)] |= set(entry.east + entry.west + entry.persian)
    for word, spellings in known.items():
        aliases[bare(word)] |= set(spellings)
    return choices, aliases


def bare(word: str) -> str:
    """Return a word folded and without its article."""
    return fold_letters(strip_article(word, "")[0])


def slip(name: str, dice: random.Random) -> str:
    """Return a Latin name with one typing error inside a word."""
    at = dice.choice([i for i in range(2, len(name)) if name[i - 1 : i + 1].isalpha() and name[i - 2].isalpha()])
    kind = dice.randrange(3)
    if kind == 0:
        return name[:at] + name[at + 1 :]
    if kind == 1:
        return name[:at] + name[at] + name[at:]
    return name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :]


def written(arabic: list[str], english: list[str], kind: str, third: tuple[str, str], dice: random.Random) -> Pair:
    """Return a pair of full names, one of them changed in the way of ``kind``."""
    left, right = list(arabic), [word.title() for word in english]
    if kind == "article dropped":
        right[-1] = right[-1].removeprefix("Al-").removeprefix("El-")
    elif kind == "article added":
        if not right[-1].startswith("Abu"):
            right[-1] = "al-" + right[-1].removeprefix("Al-")
    elif kind == "name in between":
        left.insert(1, third[0])
    elif kind == "typed without hamza":
        left = [word.translate(TYPED) for word in left]
    elif kind == "family name first":
        return Pair(" ".join(left), f"{right[-1]}, {' '.join(right[:-1])}", True, kind)
    elif kind == "a slip":
        return Pair(" ".join(left), slip(" ".join(right), dice), True, kind)
    elif kind == "a title":
        left.insert(0, dice.choice(("الشيخ", "الدكتور", "السيد")))
    elif kind == "Arabic and Arabic":
        return Pair(" ".join(left), " ".join(word.translate(TYPED) for word in left), True, kind)
    return Pair(" ".join(left), " ".join(right), True, kind)


KINDS = (
    "as they are", "article dropped", "article added", "name in between", "typed without hamza", "family name first",
    "a slip", "a title",
)  # fmt: skip


def name_pairs(dictionary: dict[str, str], measured: str, dice: random.Random) -> Iterator[Pair]:
    """Yield pairs of first and last names, and the same with one word replaced by the most similar wrong one."""
    by_english: dict[str, set[str]] = defaultdict(set)
    for arabic, english in dictionary.items():
        by_english[english].add(arabic)
    usual = re.compile(r"(?:(?:al|abu)[- ])?[a-z]+")  # other entries are remarks and errors
    tokens = sorted(w for w in dictionary if part(w) == measured and len(w) > 2 and usual.fullmatch(dictionary[w]))
    choices = sorted({dictionary[word] for word in tokens})
    for number in range(PAIRS):
        first, last, between = dice.sample(tokens, 3)
        kind = KINDS[number % len(KINDS)]
        english = [dictionary[first], dictionary[last]]
        third = (between, dictionary[between])
        yield written([first, last], english, kind, third, dice)
        at = dice.randrange(2)
        own = {dictionary[word] for word in by_english[english[at]]} | {english[at]}
        english[at] = nearest_wrong(english[at], choices, own)
        yield written([first, last], english, kind, third, dice)._replace(same=False)


def auc(scored: Sequence[tuple[float, bool]]) -> float:
    """Return the probability that a true pair scores above a false one. A tie counts half."""
    true = sorted(score for score, same in scored if same)
    false = sorted(score for score, same in scored if not same)
    from bisect import bisect_left, bisect_right

    wins = sum(bisect_left(false, score) + bisect_right(false, score) for score in true) / 2
    return wins / (len(true) * len(false))


def best_f1(scored: Sequence[tuple[float, bool]]) -> float:
    positives = sum(same for _, same in scored)
    best = 0.0
    for threshold in {score for score, _ in scored}:
        taken = [same for score, same in scored if score >= threshold]
        best = max(best, 2 * sum(taken) / (len(taken) + positives))
    return best


def calibration(scored: Sequence[tuple[float, bool]]) -> float:
    """Return the expected calibration error in ten bins of equal width."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for score, same in scored:
        bins[min(int(score * BINS), BINS - 1)].append((score, same))
    return sum(abs(sum(s - t for s, t in some)) for some in bins.values()) / len(scored)


def skeletons(left: str, right: str) -> float:
    return fuzz.ratio("".join(map(skeleton, left.split())), "".join(map(skeleton, right.split()))) / 100


def by(scorer: Callable[[str, str], float], view: Callable[[str], str], left: str, right: str) -> float:
    return scorer(view(left).casefold(), view(right).casefold())


def ratio(left: str, right: str) -> float:
    return fuzz.ratio(left, right) / 100


def token_sort(left: str, right: str) -> float:
    return fuzz.token_sort_ratio(left, right) / 100


house = lru_cache(maxsize=None)(romanize)


def peers() -> dict[str, Scorer]:
    found: dict[str, Scorer] = {}
    if find_spec("icu"):
        from icu import Transliterator  # type: ignore[import-not-found]

        transliterate = Transliterator.createInstance("Any-Latin; Latin-ASCII").transliterate
        found["ICU + ratio"] = partial(by, ratio, transliterate)
    if find_spec("unidecode"):
        from unidecode import unidecode  # type: ignore[import-not-found]

        found["Unidecode + ratio"] = partial(by, ratio, unidecode)
        found["Unidecode + Jaro-Winkler"] = partial(by, JaroWinkler.similarity, unidecode)
    if find_spec("anyascii"):
        from anyascii import anyascii

        found["anyascii + ratio"] = partial(by, ratio, anyascii)
    if find_spec("uroman"):
        from uroman import Uroman  # type: ignore[import-not-found]

        found["uroman + ratio"] = partial(by, ratio, Uroman().romanize_string)
    for title, view in (("as written", str), ("our romanization", house)):
        found[f"ratio, {title}"] = partial(by, ratio, view)
        found[f"Jaro-Winkler, {title}"] = partial(by, JaroWinkler.similarity, view)
        found[f"token sort, {title}"] = partial(by, token_sort, view)
    found["consonants without spaces + ratio"] = skeletons
    if find_spec("nomenklatura"):
        found["nomenklatura logic-v2"] = logic_v2()
    return found


def ours(left: str, right: str) -> float:
    return compare(left, right).score


def note_pairs(title: str, pairs: Sequence[Pair]) -> None:
    """Keep the false pairs that arabtext judges the same, and the true ones that it judges different."""
    for pair in pairs:
        found = compare(pair.left, pair.right)
        if found.verdict == ("different" if pair.same else "same"):
            WRONG.append((f"{title}, {pair.kind}", found.verdict, f"{found.score:.3f}", pair.left, pair.right))


def without_rows_of(measured: str) -> None:
    """Remove the words whose stems are of one part from our tables, and their spellings from other words.

    The tables are changed in this process only.
    """
    gone = [token for token in gazetteer.tokens() if part(token.arabic) == measured]
    spellings = {spelling for token in gone for spelling in (token.press, *token.variants)}
    kept = tuple(
        replace(token, variants=tuple(v for v in token.variants if v not in spellings))
        for token in gazetteer.tokens()
        if part(token.arabic) != measured and token.press not in spellings
    )
    gazetteer.tokens = lambda: kept  # type: ignore[assignment]


def report(title: str, pairs: list[Pair], systems: dict[str, Scorer]) -> None:
    print(f"\n{title}: {sum(p.same for p in pairs)} true, {sum(not p.same for p in pairs)} false")
    print(f"  {'':34}{'AUC':>8}{'best F1':>9}{'ECE':>8}{'pairs/s':>11}")
    names = {name for pair in pairs for name in (pair.left, pair.right)}
    prepare(names)
    for name in names:
        house(name)
    for name, scorer in systems.items():
        start = time.perf_counter()
        scored = [(scorer(pair.left, pair.right), pair.same) for pair in pairs]
        speed = len(pairs) / (time.perf_counter() - start)
        print(f"  {name:34}{auc(scored):8.3f}{best_f1(scored):9.3f}{calibration(scored):8.3f}{speed:11,.0f}")


Wrong = tuple[str, str, str, str, str]  # what was measured, what arabtext said, its score, the two names
WRONG: list[Wrong] = []


def lists(data: Path) -> None:
    """Print the precision and recall of pairs of rows, summed over all lists, and the seconds for one pair of lists."""
    for tool in missing():
        print(f"{tool} is not installed: its row is left out")
    ways = matchers() | {"arabtext match": by_match}
    for title, make in (
        ("Two versions of an Arabic list", noisy_lists.versions),
        ("An Arabic and an English list", noisy_lists.across),
    ):
        made = [make(data, "report", PERSONS, seed) for seed in LISTS]
        print(f"\n{title}: {len(made)} pairs of lists, {PERSONS} persons on both, {PERSONS // 2} on each alone")
        print("  The score from which a pair counts was chosen on the answers themselves for all but arabtext.")
        print(f"  {'':34}{'precision':>10}{'recall':>8}{'seconds':>9}")
        for way, matcher in ways.items():
            precision, recall, seconds = measured(title, made, matcher, chosen=matcher is not by_match)
            print(f"  {way:34}{precision:10.3f}{recall:8.3f}{seconds:9.1f}")


def by_match(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int, float]]:
    """Return the pairs of rows that arabtext finds."""
    found = [(one.left, one.right, one.score) for one in match(left, right)]
    return [(i, j, score) for i, j, score in found if i is not None and j is not None]


def measured(
    title: str, made: Sequence[tuple[list[Row], list[Row]]], matcher: Matcher, chosen: bool
) -> tuple[float, float, float]:
    """Return the precision and recall of all lists together, and the seconds for two lists.

    If ``chosen``, pairs count from the score with the best F1.
    """
    found: list[tuple[float, bool]] = []
    seconds = 0.0
    for left, right in made:
        start = time.perf_counter()
        answer = matcher([row.name for row in left], [row.name for row in right])
        seconds += time.perf_counter() - start
        found += [(score, left[i].person == right[j].person) for i, j, score in answer]
        if not chosen:
            note_lists(title, left, right, answer)
    true = PERSONS * len(made)
    ranked = sorted(found, key=lambda one: -one[0])
    kept = best_length([same for _, same in ranked], true) if chosen else len(ranked)
    right_ones = sum(same for _, same in ranked[:kept])
    return right_ones / max(kept, 1), right_ones / true, seconds / len(made)


def best_length(ranked: Sequence[bool], true: int) -> int:
    """Return how many of the best-ranked answers have the best F1."""
    hits, best = 0, (0.0, 0)
    for length, same in enumerate(ranked, 1):
        hits += same
        best = max(best, (2 * hits / (length + true), length))
    return best[1]


def note_lists(title: str, left: list[Row], right: list[Row], answer: Sequence[tuple[int, int, float]]) -> None:
    """Keep the wrong pairs of an answer, and the rows whose partner is missing."""
    partner = {row.person: row.name for row in right}
    for i, j, score in answer:
        if left[i].person != right[j].person:
            WRONG.append((title, "wrong pair", f"{score:.3f}", left[i].name, right[j].name))
    paired = {left[i].person for i, j, _ in answer if left[i].person == right[j].person}
    for row in left:
        if row.person in partner and row.person not in paired:
            WRONG.append((title, "missing", "", row.name, partner[row.person]))


def hard(data: Path) -> None:
    """Print how hard pairs are ranked and judged, by script and by kind."""
    pairs = noisy_lists.pairs(data, "report", HARD, SEED)
    report("Hard and easy pairs of names", pairs, peers() | {"arabtext": ours})
    note_pairs("Hard and easy pairs", pairs)
    found = [(pair, compare(pair.left, pair.right)) for pair in pairs]
    print(f"\narabtext on hard pairs {'':12}{'pairs':>7}{'AUC':>8}{'same: precision':>17}{'recall':>8}{'R@.98':>8}")
    some = [(pair, match) for pair, match in found if pair.kind not in EASY]
    for script in ("all", "Arabic, Arabic", "Arabic, Latin", "Latin, Latin"):
        of_script = [(pair, match) for pair, match in some if script in ("all", scripts(pair))]
        scored = [(match.score, pair.same) for pair, match in of_script]
        same = [pair.same for pair, match in of_script if match.verdict == "same"]
        true = sum(pair.same for pair, _ in of_script)
        print(
            f"  {script:34}{len(scored):7}{auc(scored):8.3f}{sum(same) / max(len(same), 1):17.3f}"
            f"{sum(same) / true:8.3f}{recall_at(PRECISION, scored):8.3f}"
        )
    print(f"\narabtext by kind of pair {'':20}{'pairs':>7}{'same':>8}{'maybe':>8}{'different':>11}")
    for truth in (True, False):
        for kind in sorted({pair.kind for pair in pairs if pair.same == truth}):
            verdicts = [match.verdict for pair, match in found if (pair.kind, pair.same) == (kind, truth)]
            shares = [verdicts.count(verdict) / len(verdicts) for verdict in ("same", "maybe", "different")]
            title = f"{'true' if truth else 'false'}: {kind}"
            print(f"  {title:43}{len(verdicts):7}{shares[0]:8.3f}{shares[1]:8.3f}{shares[2]:11.3f}")


def scripts(pair: Pair) -> str:
    """Return the scripts of a pair of names."""
    return ", ".join(sorted("Latin" if name.isascii() else "Arabic" for name in (pair.left, pair.right)))


def recall_at(precision: float, scored: Sequence[tuple[float, bool]]) -> float:
    """Return the largest recall at a precision."""
    ranked = sorted(scored, key=lambda one: (-one[0], one[1]))
    hits = best = 0
    for length, (_, same) in enumerate(ranked, 1):
        hits += same
        if hits >= precision * length:
            best = hits
    return best / sum(same for _, same in scored)


def by_kind(pairs: list[Pair]) -> None:
    print("\narabtext by kind of pair")
    for kind in dict.fromkeys(pair.kind for pair in pairs):
        some = [pair for pair in pairs if pair.kind == kind]
        found = [(compare(pair.left, pair.right), pair.same) for pair in some]
        scored = [(match.score, same) for match, same in found]
        same = [truth for match, truth in found if match.verdict == "same"]
        precision = f"{sum(same) / len(same):.3f}" if same else "-"
        recall = sum(same) / sum(truth for _, truth in found)
        print(f"  {kind:34}{auc(scored):8.3f}{best_f1(scored):9.3f}  same: precision {precision}, recall {recall:.3f}")


def verdicts(pairs: list[Pair]) -> None:
    found = [(compare(pair.left, pair.right).verdict, pair.same) for pair in pairs]
    same = [truth for verdict, truth in found if verdict == "same"]
    true = sum(truth for _, truth in found)
    lost = sum(truth and verdict == "different" for verdict, truth in found)
    print(
        f"  same: precision {sum(same) / max(len(same), 1):.3f}, recall {sum(same) / true:.3f}; different: {lost} true"
    )


def main(data: Path) -> None:
    """Print everything."""
    lists(data)
    hard(data)
    singles(data)


def singles(data: Path) -> None:
    """Print how single words and full names of two words are ranked and judged."""
    others = peers() | {"arabtext, all tables": ours}
    for title, pairs in sets(data):
        report(title, pairs, others)
        verdicts(pairs)
        note_pairs(title, pairs)


def sets(data: Path) -> list[tuple[str, list[Pair]]]:
    """Return the pairs of single words, of two Latin spellings and of full names, whose stems are in no training data."""
    dictionary = dict(read_tsv(data / "names" / "arab_tokens.tsv"))
    dice = random.Random(SEED)
    singles = list(token_pairs(words(data, dictionary, "test"), dice))
    names = list(name_pairs(dictionary, "test", dice))
    latin = list(latin_pairs(words(data, dictionary, "test"), dice))
    return [("Single words", singles), ("Two Latin spellings of single words", latin), ("Full names", names)]


def unseen(data: Path) -> None:
    """Print how words and names whose stems are in no table are ranked and judged."""
    without_rows_of("test")
    for title, pairs in sets(data):
        report(f"{title}, their stems in no table", pairs, {"arabtext": ours})
        verdicts(pairs)
    by_kind(pairs)


def fit(data: Path) -> None:
    """Print the weights of logistic regressions of "the same" on the preferences for single words."""
    from arabtext.names.comparing.likeness import MIN_PREFERENCE, preference
    from arabtext.names.comparing.respelling import preference as respelt
    from arabtext.names.known.keys import bare_key, name_key, skeletons, word_keys

    known = words(data, dict(read_tsv(data / "names" / "arab_tokens.tsv")), "train")
    dice = random.Random(SEED)
    for kind, pairs in (
        ("between scripts", token_pairs(known, dice, 5 * PAIRS)),
        ("within Latin", latin_pairs(known, dice, 2 * PAIRS)),
    ):
        rows, same = [], []
        for pair in pairs:
            right = "".join(word_keys(pair.right))
            if pair.kind == "two Latin spellings":
                preferred = max(respelt("".join(word_keys(pair.left)), right), MIN_PREFERENCE)
            else:
                preferred = preference(bare_key(name_key(pair.left)), right)
            rows.append((1.0, preferred, bool(skeletons(pair.left) & skeletons(pair.right))))
            same.append(pair.same)
        print(f"{kind}: constant, preference, same consonants:", regression(rows, same))


def regression(rows: list[tuple[float, ...]], same: list[bool], rounds: int = 4000, rate: float = 0.05) -> list[float]:
    """Return the weights of a logistic regression, by gradient descent."""
    import numpy as np

    inputs, wanted = np.array(rows, dtype=float), np.array(same, dtype=float)
    mean, spread = inputs.mean(0), inputs.std(0)
    mean[0], spread[0] = 0.0, 1.0
    scaled, weights = (inputs - mean) / spread, np.zeros(inputs.shape[1])
    for _ in range(rounds):
        weights += rate * scaled.T @ (wanted - 1 / (1 + np.exp(-scaled @ weights))) / len(wanted)
    weights /= spread
    weights[0] -= (weights * mean).sum()
    found: list[float] = weights.round(3).tolist()
    return found


def write_wrong(path: Path) -> None:
    """Write what arabtext judged wrongly, sorted, with a header."""
    rows = sorted("\t".join(row) for row in WRONG)
    path.write_text("\n".join(["what\tjudged\tscore\tleft\tright", *rows, ""]), encoding="utf-8")
    print(f"\n{len(rows)} wrong judgments are in {path}")


MODES = {"all": main, "lists": lists, "hard": hard, "words": singles, "unseen": unseen, "fit": fit}

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="the data folder")
    parser.add_argument("part", nargs="?", default="all", choices=MODES)
    parser.add_argument("--wrong", type=Path, help="file for the wrong judgments of arabtext")
    arguments = parser.parse_args()
    MODES[arguments.part](arguments.data)
    if arguments.wrong:
        write_wrong(arguments.wrong)
