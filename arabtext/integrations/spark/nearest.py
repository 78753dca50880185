"""The nearest names of one list for each name of another, as :mod:`arabtext.names.lists.candidates` finds them.

Features that few names have lead from names to names: they are joined by a shuffle. A feature that many names have
leads nowhere (the commonest given name does, together with others), and one that many *queries* have is divided. What
is alike is weighed in batches by the functions of the library.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any, Final
from zlib import crc32

from pyspark.sql import DataFrame
from pyspark.sql import functions as F  # noqa: N812

from arabtext.integrations.spark.batches import Rows, checkpoint, groups_of, map_rows
from arabtext.names.comparing.compare import Prepared
from arabtext.names.lists.features import hash_listed, hash_name
from arabtext.names.lists.retrieval import MAX_SHARED, Search, count_near, lead, shelve, weigh
from arabtext.names.lists.spellings import prepare_row

_MAX_QUERIES: Final = 2_000  # of a block that are worked on together; more are divided
_CHUNK: Final = 20_000  # rows of blocks that are weighed at once


def read_name(name: str) -> tuple[str, ...]:
    """Return the spellings of a name from the text that stands for it in a frame."""
    return tuple(json.loads(name))


def prepare_name(name: str) -> Prepared:
    """Return a name prepared, given the text that stands for it in a frame."""
    return prepare_row(read_name(name))


def with_features(names: DataFrame) -> DataFrame:
    """Return distinct names (a column ``name``) with an id and their features, kept for several uses."""

    def features(batches: Iterator[Rows]) -> Iterator[Rows]:
        import numpy as np

        for rows in batches:
            ready = list(map(prepare_name, rows["name"]))
            yield {
                "name": rows["name"],
                "features": [hash_name(one).view(np.int32).tolist() for one in ready],
                "listed": [hash_listed(one).view(np.int32).tolist() for one in ready],
            }

    made = map_rows(names.select("name"), features, "name string, features array<int>, listed array<int>")
    return checkpoint(made.withColumn("id", F.xxhash64("name")))


def nearest(queries: DataFrame, listed: DataFrame, size: int, n: int, few: int) -> DataFrame:
    """Return up to ``n`` names near each query: columns ``query``, ``name``, and ``block``, by which they were found.

    Both frames are of :func:`with_features`; ``size`` is the number of listed names.
    """
    asked = queries.select("id", F.posexplode("features").alias("at", "feature"))
    filed = listed.select("id", F.explode("features").alias("feature"))
    counts = (
        filed.groupBy("feature")
        .agg(F.count("*").alias("count"))
        .join(asked.groupBy("feature").agg(F.count("*").alias("queries")), "feature")
    )
    known = (
        asked.join(counts, "feature")
        .groupBy("id")
        .agg(F.sort_array(F.collect_list(F.struct("at", "feature", "count", "queries"))).alias("known"))
        .join(queries.select("id", "name", "listed"), "id")
    )
    known = checkpoint(known)
    common = map_rows(known.select("known"), _common_leads, "feature int").distinct()
    leading = counts.where(F.col("count") <= MAX_SHARED).select("feature", "queries")
    leading = leading.union(counts.join(common, "feature").select("feature", "queries"))
    led = (
        filed.join(leading, "feature")
        .groupBy("id")
        .agg(F.collect_list(F.struct("feature", "queries")).alias("leading"))
        .join(listed.select("id", "name", "features"), "id")
    )
    rows = map_rows(known.select("name", "known", "listed"), lambda batches: _asking(batches, size), _BLOCK).union(
        map_rows(led.select("name", "features", "leading"), _filed, _BLOCK)
    )
    blocks = rows.repartition("feature", "part").sortWithinPartitions("feature", "part", "asks")
    weighed = "query string, name string, likeness double, block int"
    found = map_rows(blocks, lambda batches: _weighed(batches, n), weighed)
    merged = found.repartition("query").sortWithinPartitions("query", F.desc("likeness"))
    return map_rows(merged, lambda batches: _best(batches, n, few), "query string, name string, block int")


_BLOCK: Final = "feature int, part int, asks boolean, name string, features binary, weights binary"


def _part(name: str, queries: int) -> int:
    """Return which part of a block a query belongs to, of as many as the number of queries needs."""
    return crc32(name.encode("utf-8", "replace")) % _parts(queries)


def _parts(queries: int) -> int:
    return -(-queries // _MAX_QUERIES)


def _arrays(known: list[dict[str, int]]) -> tuple[Any, Any]:
    """Return the features of a query that listed names have, and how many names have each."""
    import numpy as np

    features = np.array([one["feature"] for one in known], dtype=np.int32).view(np.uint32)
    return features, np.array([one["count"] for one in known], dtype=np.int64)


def _common_leads(batches: Iterator[Rows]) -> Iterator[Rows]:
    """Yield the features that lead although many names have them, for queries that have no rarer one."""
    for rows in batches:
        found = set()
        for known in rows["known"]:
            _, counts = _arrays(known)
            if counts.min() > MAX_SHARED:
                found.add(known[int(lead(counts).argmax())]["feature"])
        yield {"feature": list(found)}


def _asking(batches: Iterator[Rows], size: int) -> Iterator[Rows]:
    """Yield a row for each block in which a query looks for names."""
    import numpy as np

    for rows in batches:
        made: Rows = {name: [] for name in ("feature", "part", "asks", "name", "features", "weights")}
        for name, known, listed in zip(rows["name"], rows["known"], rows["listed"], strict=True):
            features, counts = _arrays(known)
            weights = weigh(features, counts, size, np.array(listed, dtype=np.int32).view(np.uint32))
            for at in np.flatnonzero(lead(counts)).tolist():
                row = known[at]["feature"], _part(name, known[at]["queries"]), True, name
                for column, value in zip(made, (*row, features.tobytes(), weights.tobytes()), strict=True):
                    made[column].append(value)
        yield made


def _filed(batches: Iterator[Rows]) -> Iterator[Rows]:
    """Yield a row for each block in which a listed name may be found, and for each part of it."""
    import numpy as np

    for rows in batches:
        made: Rows = {name: [] for name in ("feature", "part", "asks", "name", "features", "weights")}
        for name, features, leading in zip(rows["name"], rows["features"], rows["leading"], strict=True):
            raw = np.array(features, dtype=np.int32).tobytes()
            for one in leading:
                for part in range(_parts(one["queries"])):
                    for column, value in zip(made, (one["feature"], part, False, name, raw, b""), strict=True):
                        made[column].append(value)
        yield made


def _weighed(batches: Iterator[Rows], n: int) -> Iterator[Rows]:
    """Yield for each query of whole blocks the names that are most like it, all those of the n-th likeness too."""
    import numpy as np

    for rows in groups_of(batches, "feature", "part", at_least=_CHUNK):
        queries: dict[str, int] = {}
        names: dict[str, int] = {}
        raw: list[bytes] = []
        asked: list[tuple[bytes, bytes]] = []
        codes, blocks = [], []
        columns = zip(*(rows[name] for name in ("feature", "part", "asks", "name", "features", "weights")), strict=True)
        for (feature, _), block in groupby(columns, key=lambda row: row[:2]):
            sides: tuple[list[int], list[int]] = [], []
            for _, _, asks, name, features, weights in block:
                known = queries if asks else names
                if name not in known:
                    known[name] = len(known)
                    asked.append((features, weights)) if asks else raw.append(features)
                sides[asks].append(known[name])
            if sides[0] and sides[1]:
                pairs = np.array(sides[1], dtype=np.int64)[:, None] << 32 | np.array(sides[0], dtype=np.int64)
                codes.append(pairs.ravel())
                blocks.append(np.full(pairs.size, feature, dtype=np.int64))
        if not codes:
            continue
        pairs, first = np.unique(np.concatenate(codes), return_index=True)
        block_of = np.concatenate(blocks)[first]
        counts = np.array([len(one) // 4 for one in raw], dtype=np.int32)
        shelf = shelve(np.arange(len(raw), dtype=np.int32), np.frombuffer(b"".join(raw), dtype=np.uint32), counts)
        search = Search(shelf, np.ones(len(raw), dtype=np.bool_))
        texts, written = list(queries), list(names)
        starts = np.searchsorted(pairs >> 32, np.arange(len(texts) + 1))
        made: Rows = {"query": [], "name": [], "likeness": [], "block": []}
        for query, (start, end) in enumerate(zip(starts[:-1].tolist(), starts[1:].tolist(), strict=True)):
            if start == end:
                continue
            features, weights = asked[query]
            at, held = shelf.positions(np.frombuffer(features, dtype=np.uint32))
            here = held > 0
            places = pairs[start:end] & 0xFFFFFFFF
            likeness = search.weigh_rows(places, at[here], np.frombuffer(weights, dtype=np.int64)[here])
            if len(likeness) > n:
                kept = np.flatnonzero(likeness >= np.partition(likeness, -n)[-n])
            else:
                kept = np.arange(len(likeness))
            made["query"] += [texts[query]] * len(kept)
            made["name"] += [written[place] for place in places[kept].tolist()]
            made["likeness"] += likeness[kept].tolist()
            made["block"] += block_of[start:end][kept].tolist()
        yield made


def _best(batches: Iterator[Rows], n: int, few: int) -> Iterator[Rows]:
    """Yield the nearest names of each query, of equally near ones the first in the alphabet, as the library does."""
    import numpy as np

    for rows in groups_of(batches, "query", at_least=_CHUNK):
        made: Rows = {"query": [], "name": [], "block": []}
        columns = zip(rows["query"], rows["name"], rows["likeness"], rows["block"], strict=True)
        for query, some in groupby(columns, key=lambda row: row[0]):
            likest: dict[str, tuple[float, int]] = {}
            for _, name, likeness, block in some:
                _, other = likest.get(name, (likeness, block))
                likest[name] = likeness, min(block, other)
            ranked = sorted(likest.items(), key=lambda item: (-item[1][0], _order(item[0])))[:n]
            likenesses = np.array([likeness for _, (likeness, _) in ranked])
            ranked = ranked[: count_near(likenesses, few)]
            made["query"] += [query] * len(ranked)
            made["name"] += [name for name, _ in ranked]
            made["block"] += [block for _, (_, block) in ranked]
        yield made


def _order(name: str) -> list[str]:
    """Return what names are ordered by: their readings, mostly one, which is the name itself."""
    spelled = read_name(name)
    return list(spelled) if len(spelled) == 1 else [reading.text for reading in prepare_row(spelled).readings]
