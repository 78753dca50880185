"""Search a list of names: the share of names found by spellings of strangers, and what that costs.

    python tests/bench/searching.py DATA [N]    an index of N names, 100,000 if not given

The list has invented people of the half that nothing is fitted on (resources/builders/noisy_lists.py), in Arabic as a
careful writer writes them. They are searched as clerks write them, in Latin letters in twenty styles, and by the given
and family name, or one more, of a name of four parts. Namesakes in the list count as wrong. The naive rows compare each
query with every name: the ratio of the names as they are, and of their consonants without spaces.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from rapidfuzz import fuzz, process

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "resources" / "builders")]

from common import folder_argument  # noqa: E402
from invented_people import people  # noqa: E402
from list_peers import consonants, written  # noqa: E402
from noisy_lists import SEARCHES, Query, searches  # noqa: E402

from arabtext import names  # noqa: E402
from arabtext.names.comparing.compare import prepare, score_pairs  # noqa: E402
from arabtext.names.lists.retrieval import Retrieval  # noqa: E402

SEED, SIZE, QUERIES, SEARCHED = 1, 100_000, 1_000, 200
DEPTHS = (1, 5, 10, 20, 100)  # the share of names found is printed among as many


def timed(task: str, work: Callable[[], object]) -> None:
    """Print how long some work takes, in CPU time like all times here."""
    start = time.process_time()
    work()
    print(f"{task}: {time.process_time() - start:.1f} s", flush=True)


def shares(found: Sequence[Sequence[int]], queries: Sequence[Query]) -> str:
    """Return the shares of the queries whose name is among the first, as text."""
    ranks = [
        list(some).index(at) if at in some else len(some) + max(DEPTHS)
        for some, (_, at) in zip(found, queries, strict=True)
    ]
    return ", ".join(f"{sum(rank < depth for rank in ranks) / len(ranks):.3f} in {depth}" for depth in DEPTHS)


def retrieval(listed: Sequence[str], material: dict[str, list[Query]]) -> None:
    """Print what is found by features alone, and how fast what is found is scored."""
    filed = Retrieval(map(prepare, listed))
    pairs = []
    for kind, queries in material.items():
        ready = [prepare(query) for query, _ in queries]
        start = time.process_time()
        found = [places.tolist() for places in filed.nearest_each(ready, max(DEPTHS))]
        cost = 1000 * (time.process_time() - start) / len(queries)
        print(f"retrieval, {kind}: {shares(found, queries)}; {cost:.2f} ms a query", flush=True)
        near = zip(ready[:SEARCHED], found, strict=False)
        pairs += [(name, prepare(listed[place])) for name, places in near for place in places]
    start = time.process_time()
    score_pairs(pairs)
    print(f"scores of names that are alike: {len(pairs) / (time.process_time() - start):,.0f} pairs a second")


def search(listed: Sequence[str], material: dict[str, list[Query]]) -> None:
    """Print what an index finds, and what it costs."""
    places = {name: at for at, name in enumerate(listed)}
    index = names.Index(())
    timed(f"index of {len(listed):,} names", lambda: index.add(listed))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "names.index"
        timed("saved", lambda: index.save(path))
        print(f"file: {path.stat().st_size / 1e6:.1f} MB")
        timed("loaded", lambda: names.Index.load(path))
    for kind, queries in material.items():
        found, times = [], []
        for query, _ in queries[:SEARCHED]:
            start = time.process_time()
            found.append([places[hit.text] for hit in index.search(query)])
            times.append(1000 * (time.process_time() - start))
        times.sort()
        cost = (
            f"{times[len(times) // 2]:.1f} ms at the median, {times[-len(times) // 20]:.1f} ms at the 95th percentile"
        )
        print(f"search, {kind}: {shares(found, queries[:SEARCHED])}; {cost}", flush=True)


def naive(listed: Sequence[str], material: dict[str, list[Query]]) -> None:
    """Print what comparing each query with every name by rapidfuzz's ratio finds."""
    for way, view in (("ratio, as written", written), ("consonants without spaces + ratio", consonants)):
        names_ = view(tuple(listed))
        for kind, queries in material.items():
            some = queries[:SEARCHED]
            start = time.process_time()
            asked = view(tuple(query for query, _ in some))
            near = [process.extract(query, names_, scorer=fuzz.ratio, limit=max(DEPTHS)) for query in asked]
            cost = 1000 * (time.process_time() - start) / len(some)
            found = [[at for _, _, at in hits] for hits in near]
            print(f"{way}, {kind}: {shares(found, some)}; {cost:.1f} ms a query", flush=True)


def main(data: Path, size: int) -> None:
    """Measure retrieval and search in a list of ``size`` names."""
    persons = people(data, "report", size, SEED)
    listed = [person.arabic for person in persons]
    material = {kind: searches(data, "report", persons, kind, QUERIES, SEED) for kind in SEARCHES}
    search(listed, material)
    retrieval(listed, material)
    naive(listed, material)
    print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB at the peak")


if __name__ == "__main__":
    folder = folder_argument(__doc__)
    main(folder, int(sys.argv[2]) if len(sys.argv) > 2 else SIZE)
