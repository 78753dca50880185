"""Unify a column of names: B-cubed precision and recall, with baselines, and the growth of time and memory.

    python tests/bench/unifying.py DATA           quality
    python tests/bench/unifying.py DATA speed N   a column of N rows, in seconds of processor time
    python tests/bench/unifying.py DATA growth    columns of 10,000 rows to a million, drawn in docs/figures/unify.svg

Persons are made of words of OpenSanctions' variants: a given and a family name, each with its own Arabic and Latin
spellings there. Every person is written one to six times, in either script, with the errors of real columns: titles,
missing articles, the family name first, capitals, letters typed without hamza. For quality, the words are those of test
stems, which are in no training data. A second column has longer names, of resources/builders/noisy_lists.py, of the
half of the people that nothing is fitted on. Our tables are used, as they are for a user. The baselines are: every spelling is
a person; one person for each house form; house forms with a ratio of 90 or more are one
person; written names whose sorted words have such a ratio are; names, or house forms, with one fingerprint of OpenRefine
are.
"""

from __future__ import annotations

import random
import resource
import sys
import time
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "resources" / "builders")]

import noisy_lists  # noqa: E402
from common import folder_argument, read_tsv  # noqa: E402
from evidence import plain  # noqa: E402
from fit_lists import b_cubed  # noqa: E402
from plot import growth as plot  # noqa: E402
from plot import measured  # noqa: E402
from splits import part  # noqa: E402

from arabtext import names  # noqa: E402
from arabtext.names.known.keys import skeleton  # noqa: E402
from arabtext.script.morphology import fold_letters  # noqa: E402

SEED, PERSONS, MAX_SPELLINGS = 5, 1200, 6
SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000)
RELATED, NEAR = 0.4, 200  # share of persons of a family that occurs among as many persons before
TYPED = str.maketrans("أإآةى", "اااهي")
Word = tuple[tuple[str, ...], tuple[str, ...]]  # Arabic spellings, Latin spellings


def words(data: Path, measured: str | None) -> list[Word]:
    """Return words of names of one part, or of all parts, with their spellings in both scripts."""
    found = []
    for row in read_tsv(data / "names" / "person_name_variants.tsv"):
        arabic = tuple(w for w in row[0].split("|") if " " not in w and len(w) > 2)
        latin = tuple(s.capitalize() for w in row[1].split("|") if (s := plain(w)) and s.isalpha() and len(s) > 2)
        if measured and any(part(word) != measured for word in arabic):
            continue
        alike = tuple(s for s in latin if arabic and skeleton(s) == skeleton(arabic[0]))
        if arabic and alike:
            found.append((arabic, alike))
    return found


def persons(known: Sequence[Word], count: int, dice: random.Random) -> Iterator[tuple[Word, Word]]:
    """Yield the given and family names of persons.

    Two in five are of a family that occurs before, half of these with the given name in ``known`` that is spelled most
    like a relative's.
    """
    spellings = [word[1][0] for word in known]
    taken: set[tuple[str, str]] = set()
    made: list[tuple[Word, Word]] = []
    while len(made) < count:
        given, family = dice.sample(known, 2)
        if made and dice.random() < RELATED:
            relative, family = dice.choice(made[-NEAR:])
            if dice.random() < 0.5:
                ranked = process.extract(relative[1][0], spellings, scorer=Levenshtein.normalized_similarity, limit=9)
                given = next((known[at] for _, _, at in ranked if unlike(known[at], relative)), given)
        key = (fold_letters(given[0][0]), fold_letters(family[0][0]))
        if key not in taken and unlike(given, family):
            taken.add(key)
            made.append((given, family))
            yield made[-1]


def unlike(word: Word, other: Word) -> bool:
    """Return whether two words share no spelling in either script."""
    return {fold_letters(w) for w in word[0]}.isdisjoint(map(fold_letters, other[0])) and set(word[1]).isdisjoint(
        other[1]
    )


def written(given: Word, family: Word, dice: random.Random) -> str:
    """Return a name as a column may contain it."""
    if dice.random() < 0.5:
        first, last = dice.choice(given[0]), dice.choice(family[0])
        name = f"{first} {last}".translate(TYPED) if dice.random() < 0.3 else f"{first} {last}"
        return f"الشيخ {name}" if dice.random() < 0.05 else name
    first, last = dice.choice(given[1]), dice.choice(family[1])
    draw = dice.random()
    if draw < 0.08:
        return f"{last}, {first}"
    if draw < 0.16:
        return f"{first} {last}".upper()
    if draw < 0.2:
        return f"Dr. {first} {last}"
    return f"{first} al-{last}" if draw < 0.24 else f"{first} {last}"


def column(known: Sequence[Word], count: int, dice: random.Random) -> tuple[list[str], list[int]]:
    """Return names, and the number of the person that each is."""
    rows = []
    for number, (given, family) in enumerate(persons(known, count, dice)):
        rows += [(written(given, family, dice), number) for _ in range(dice.randint(1, MAX_SPELLINGS))]
    dice.shuffle(rows)
    return [name for name, _ in rows], [number for _, number in rows]


def fingerprint(name: str) -> str:
    """Return the key of OpenRefine's clustering by fingerprints (https://openrefine.org/docs/technical-reference/clustering-in-depth).

    That is the sorted distinct words in small letters, without marks and punctuation.
    """
    bare = "".join(c for c in unicodedata.normalize("NFD", name.strip().lower()) if not unicodedata.combining(c))
    return " ".join(sorted(set("".join(c if c.isalnum() else " " * c.isspace() for c in bare).split())))


def by_key(keys: Sequence[str]) -> list[int]:
    """Return a cluster for each key."""
    numbers = {key: number for number, key in enumerate(dict.fromkeys(keys))}
    return [numbers[key] for key in keys]


def by_ratio(forms: Sequence[str], threshold: float = 90.0, scorer: Callable[..., float] = fuzz.ratio) -> list[int]:
    """Return a cluster for each form: forms are joined, also in chains, from a ratio of ``threshold`` on."""
    distinct = list(dict.fromkeys(forms))
    similar = process.cdist(distinct, distinct, scorer=scorer, score_cutoff=threshold) > 0
    _, labels = connected_components(csr_matrix(similar))
    cluster = dict(zip(distinct, map(int, labels), strict=True))
    return [cluster[form] for form in forms]


def baselines(names_: Sequence[str]) -> Iterator[tuple[str, list[int]]]:
    """Yield the names of the naive ways, and their clusters."""
    numbers = {name: number for number, name in enumerate(dict.fromkeys(names_))}
    yield "every spelling a person", [numbers[name] for name in names_]
    forms = names.romanize_all(names_)
    numbers = {form: number for number, form in enumerate(dict.fromkeys(forms))}
    yield "one person a house form", [numbers[form] for form in forms]
    yield "house forms with a ratio of 90", by_ratio([form.lower() for form in forms])
    yield "pandas + rapidfuzz: names with a token sort ratio of 90", by_ratio(names_, scorer=fuzz.token_sort_ratio)
    for title, some in (("names", names_), ("house forms", forms)):
        yield f"key collision as in OpenRefine, fingerprints of {title}", by_key(list(map(fingerprint, some)))


def quality(data: Path) -> None:
    """Print B-cubed precision and recall of the baselines and of ``unify``, and clusters of several persons."""
    print("Given and family names:")
    report(*column(words(data, "test"), PERSONS, random.Random(SEED)))
    rows = noisy_lists.column(data, "report", PERSONS, SEED)
    print("\nNames of two to four parts, of lists of three styles and of clerks:")
    report([row.name for row in rows], [row.person for row in rows])


def report(names_: Sequence[str], wanted: Sequence[int]) -> None:
    """Print the figures of one column, given the persons of its rows."""
    start = time.process_time()
    for title, clusters in baselines(names_):
        seconds = time.process_time() - start
        precision, recall = b_cubed(clusters, wanted)
        print(
            f"{title}: B-cubed precision {precision:.3f}, recall {recall:.3f}, {len(set(clusters))} clusters,"
            f" {seconds:.1f} s"
        )
        start = time.process_time()
    start = time.process_time()
    found = [one.cluster for one in names.unify(names_)]
    precision, recall = b_cubed(found, wanted)
    print(
        f"{len(names_)} rows, {len(set(names_))} distinct, {len(set(wanted))} persons: B-cubed precision {precision:.3f}, recall"
        f" {recall:.3f}, {len(set(found))} clusters, {time.process_time() - start:.1f} s"
    )
    mixed = defaultdict(set)
    for name, cluster, number in zip(names_, found, wanted, strict=True):
        mixed[cluster].add((number, name))
    wrong = [group for group in mixed.values() if len({number for number, _ in group}) > 1]
    for group in wrong[:12]:
        print("  wrongly joined:", " | ".join(name for _, name in sorted(group)))


def speed(data: Path, rows: int) -> tuple[int, float, float]:
    """Return the number of rows, seconds of processor time and gigabytes."""
    dice = random.Random(SEED)
    names_, _ = column(words(data, None), rows * 2 // (1 + MAX_SPELLINGS) + 1, dice)
    start = time.process_time()
    names.unify(names_)
    seconds = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"{len(names_)} rows, {len(set(names_))} distinct: {seconds:.1f} s, {memory:.2f} GB at the peak", flush=True)
    return len(names_), seconds, memory


def growth(data: Path) -> None:
    """Measure columns of growing size, and draw the figure."""
    title = "names.unify: seconds and memory by rows, one core"
    lines = measured(speed, data, SIZES)
    plot(ROOT / "docs" / "figures" / "unify.svg", title, "rows", "seconds, gigabytes", lines, "in proportion")


if __name__ == "__main__":
    folder = folder_argument(__doc__)
    if sys.argv[2:3] == ["growth"]:
        growth(folder)
    elif sys.argv[2:3] == ["speed"]:
        speed(folder, int(sys.argv[3]))
    else:
        quality(folder)
