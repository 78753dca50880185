"""Unify the names of a frame: the clusters and forms of :func:`arabtext.names.unify`, however the rows are divided."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby, product
from typing import Any, Final

from pyspark.sql import DataFrame
from pyspark.sql import functions as F  # noqa: N812

from arabtext.errors import UsageError
from arabtext.integrations.spark.batches import Rows, checkpoint, expect_checkpoint_folder, groups_of, map_rows
from arabtext.integrations.spark.components import components
from arabtext.integrations.spark.nearest import nearest, prepare_name, read_name, with_features
from arabtext.names.authority import Authority, Given
from arabtext.names.cells import Cell, Spelled, read_cell
from arabtext.names.lists import candidates, clustering, evidence
from arabtext.names.lists.described import House, Joined, Read, cells_of, describe, group_of, settled_as
from arabtext.names.lists.described import read_name as read_spelled
from arabtext.names.lists.forms import Learned, learn
from arabtext.names.lists.spellings import against_by_vowels, own_odds
from arabtext.names.lists.unify import NEAREST, Spellings, of_cell
from arabtext.names.model import Unified
from arabtext.names.style.value import StyleLike

_CHUNK: Final = 4_000  # rows that are worked on at once
_RESULT: Final = "canonical string, arabic string, cluster {id}, confidence double, spelling double, reason string"


def unify(
    frame: DataFrame,
    name: str = "name",
    id: str = "id",
    authority: Given = None,
    *,
    style: StyleLike = None,
    country: str | None = None,
) -> DataFrame:
    """Return for each row the canonical English and Arabic form of its name, and its cluster.

    ``name`` and ``id`` are the columns of the names and of the ids of the rows, which are unique and sortable. The
    other parameters are those of :func:`arabtext.names.unify`, and so is the result: the column of ids, ``text``,
    ``canonical``, ``arabic``, ``cluster``, ``confidence``, ``spelling`` and ``reason``. A cluster is called by the
    smallest id of its rows, and has none for a row without a name. Join the result with the frame by the ids.

    Raises :class:`arabtext.errors.UsageError` for a column that the frame has not, and without a checkpoint folder.
    """
    expect_checkpoint_folder(frame)
    for column in (name, id):
        if column not in frame.columns:
            raise UsageError(f"the frame has no column {column!r}; its columns: {', '.join(map(repr, frame.columns))}")
    decided, house = Authority.of(authority), House.of(style, country)
    kind = dict(frame.dtypes)[id]
    rows = checkpoint(
        _rows(frame.select(F.col(id).alias("row"), F.col(name).cast("string").alias("text")), kind, decided)
    )
    named = rows.select("row", F.explode("names").alias("one")).select("row", "one.name")
    items = checkpoint(_items(named, decided))
    pairs = checkpoint(_pairs(items, decided))
    joined = checkpoint(_joined(items, pairs, decided))
    clusters = joined.where("kind = 'name'").select("name", "cluster", "weakest", "joint")
    more = joined.where("kind = 'pair'").select("left", "right", "odds", "columns")
    doubts = _doubts(items, clusters, pairs.union(more))
    described = checkpoint(_described(items, clusters.join(doubts, "name", "left"), house, decided))
    return _results(rows, named, clusters, described, kind).withColumnRenamed("row", id)


# Rows and names


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _rows(frame: DataFrame, kind: str, decided: Authority) -> DataFrame:
    """Return the rows with the names of their cells, how each is shown, and what is doubtful about it."""

    def read(batches: Iterator[Rows]) -> Iterator[Rows]:
        for rows in batches:
            cells = [_read(text or "", decided) for text in rows["text"]]
            spelled = Spellings([cell.persons for cell in cells], decided)
            names = []
            for at, cell in enumerate(cells):
                some = [(spelled.names[entry], spelled.doubt(entry)) for entry in spelled.of_cell(at, cell)]
                names.append(
                    [
                        {
                            "name": _text(one),
                            "text": next((s for s in one if s in cell.spellings), one[0]),
                            "doubt": doubt,
                        }
                        for one, doubt in some
                    ]
                )
            yield {
                "row": rows["row"],
                "text": [cell.text for cell in cells],
                "remark": [cell.remark for cell in cells],
                "names": names,
            }

    one = "struct<name:string,text:string,doubt:string>"
    return map_rows(frame, read, f"row {kind}, text string, remark string, names array<{one}>")


def _read(text: str, decided: Authority) -> Cell:
    """Return a cell, read; one that the authority knows as it is written is one name."""
    cell = read_cell(text)
    return Cell(text, ((text,),)) if cell.spellings != {text} and decided.lookup(text) is not None else cell


def _items(named: DataFrame, decided: Authority) -> DataFrame:
    """Return the distinct names with their first row, how often each of their spellings occurs, and their label."""

    def settle(batches: Iterator[Rows]) -> Iterator[Rows]:
        for rows in batches:
            read = [read_spelled(read_name(name), decided) for name in rows["name"]]
            labels = [_text(one.settled.label) if one.settled else None for one in read]
            yield {
                "name": rows["name"],
                "first": rows["first"],
                "label": labels,
                "years": [_text(one.ready.numbers) if one.ready.numbers else None for one in read],
            }

    kind = dict(named.dtypes)["row"]
    distinct = named.groupBy("name").agg(F.min("row").alias("first"))
    items = map_rows(distinct, settle, f"name string, first {kind}, label string, years string")
    spelling = F.explode(F.from_json("name", "array<string>")).alias("spelling")
    spellings = named.select(spelling).groupBy("spelling").agg(F.count("*").alias("count"))
    counted = named.select("name").distinct().select("name", spelling).join(spellings, "spelling").groupBy("name")
    counts = counted.agg(F.map_from_entries(F.collect_list(F.struct("spelling", "count"))).alias("counts"))
    return items.join(counts, "name")


# Pairs and clusters


def _pairs(items: DataFrame, decided: Authority) -> DataFrame:
    """Return the pairs of names of which one is near the other, with their log-odds: by names, and by vowels."""
    features = with_features(items)
    near = nearest(features, features, features.count(), NEAREST + 1, min(NEAREST + 1, candidates.FEW))

    def order(batches: Iterator[Rows]) -> Iterator[Rows]:
        for rows in batches:
            both = [sorted(pair, key=read_name) for pair in zip(rows["query"], rows["name"], strict=True)]
            yield {"left": [a for a, _ in both], "right": [b for _, b in both], "block": rows["block"]}

    pairs = map_rows(near.where("query != name"), order, "left string, right string, block int")
    pairs = pairs.groupBy("left", "right").agg(F.min("block").alias("block"))
    pairs = pairs.repartition("block").sortWithinPartitions("block", "left").select("left", "right")

    def weigh(batches: Iterator[Rows]) -> Iterator[Rows]:
        for rows in batches:
            names, columns = _weigh(rows["left"], rows["right"], decided)
            yield {"left": rows["left"], "right": rows["right"], "odds": names.tolist(), "columns": columns.tolist()}

    return map_rows(pairs, weigh, "left string, right string, odds double, columns double")


def _weigh(left: Sequence[str], right: Sequence[str], decided: Authority) -> tuple[Any, Any]:
    """Return the log-odds of pairs by their names, and by the vowels of both scripts; never one if kept apart."""
    import numpy as np

    ready = [(prepare_name(a), prepare_name(b)) for a, b in zip(left, right, strict=True)]
    odds = candidates.of_pairs(ready)
    places = np.arange(len(ready))
    vowels = against_by_vowels([a for a, _ in ready], [b for _, b in ready], places, places)
    if any(one.not_same_as for one in decided.decisions):
        for at, pair in enumerate(zip(left, right, strict=True)):
            if any(decided.keeps_apart(a, b) for a, b in product(*(_marked(one, decided) for one in pair))):
                odds[at], vowels[at] = -np.inf, 0.0
    return odds, vowels


def _marked(name: str, decided: Authority) -> Spelled:
    """Return the texts by which the authority may keep a name apart: its canonical form if it is settled."""
    spelled = read_name(name)
    settled = read_spelled(spelled, decided).settled
    return (settled.label[1],) if settled else spelled


def _joined(items: DataFrame, pairs: DataFrame, decided: Authority) -> DataFrame:
    """Return the cluster of each name (rows of the kind ``name``), and pairs that were weighed besides (``pair``).

    A cluster is called by its first name.
    """
    hubs = items.where("label IS NOT NULL").select(F.concat(F.lit("="), "label").alias("a"), F.col("name").alias("b"))
    likely = pairs.where(F.col("odds") + F.col("columns") >= evidence.MIN_JOINED)
    found = components(likely.select(F.col("left").alias("a"), F.col("right").alias("b")).union(hubs))
    component = found.select(F.col("node").alias("name"), "component")
    members = items.join(component, "name", "left").withColumn("component", F.coalesce("component", "name"))
    ends = [
        component.select(F.col("name").alias(side), F.col("component").alias(f"{side}_component"))
        for side in ("left", "right")
    ]
    inside = pairs.join(ends[0], "left").join(ends[1], "right").where("left_component = right_component")
    none = F.lit(None).cast("string")
    rows = members.select(
        "component", F.lit(0).alias("kind"), "name", "label", "years", none.alias("right"), *_zeros()
    ).union(
        inside.select(F.col("left_component"), F.lit(1), F.col("left"), none, none, F.col("right"), "odds", "columns")
    )
    rows = rows.repartition("component").sortWithinPartitions("component", "kind")
    schema = (
        "kind string, name string, cluster string, weakest double, joint array<string>, "
        "left string, right string, odds double, columns double"
    )
    return map_rows(rows, lambda batches: _cluster(batches, decided), schema)


def _zeros() -> list[Any]:
    return [F.lit(0.0).alias("odds"), F.lit(0.0).alias("columns")]


def _cluster(batches: Iterator[Rows], decided: Authority) -> Iterator[Rows]:
    """Yield the clusters of the names of whole components, by the library's own way of joining them."""
    import numpy as np

    for rows in groups_of(batches, "component", at_least=_CHUNK):
        is_name = [kind == 0 for kind in rows["kind"]]
        named = sorted((at for at, yes in enumerate(is_name) if yes), key=lambda at: read_name(rows["name"][at]))
        names = [rows["name"][at] for at in named]
        number = {name: at for at, name in enumerate(names)}
        marks = [_numbered([rows[kind][at] for at in named]) for kind in ("label", "years")]
        fixed = [group.tolist() for group in clustering.grouped(np.array(marks[0], dtype=np.int64) + 1)[1:]]
        given = [at for at, yes in enumerate(is_name) if not yes]
        pairs = clustering.Pairs(
            np.array([number[rows["name"][at]] for at in given], dtype=np.int64),
            np.array([number[rows["right"][at]] for at in given], dtype=np.int64),
            np.array([rows["odds"][at] for at in given], dtype=np.float64),
            np.array([rows["columns"][at] for at in given], dtype=np.float64),
        )
        pairs = _kept_apart(pairs, names, decided)
        more: list[tuple[str, str, float, float]] = []
        weigh = _recording(names, decided, more)
        found = clustering.cluster(len(names), pairs, fixed, marks, weigh)
        firsts = {number: names[at] for at, number in reversed(list(enumerate(found.cluster.tolist())))}
        clusters = found.cluster.tolist()
        joints = [[names[one] for one in pair] if pair[0] >= 0 else None for pair in found.joint.tolist()]
        size, extra = len(names), len(more)
        yield {
            "kind": ["name"] * size + ["pair"] * extra,
            "name": [*names, *[None] * extra],
            "cluster": [*(firsts[one] for one in clusters), *[None] * extra],
            "weakest": [*(float(found.weakest[one]) for one in clusters), *[None] * extra],
            "joint": [*(joints[one] for one in clusters), *[None] * extra],
            "left": [*[None] * size, *(one[0] for one in more)],
            "right": [*[None] * size, *(one[1] for one in more)],
            "odds": [*[None] * size, *(one[2] for one in more)],
            "columns": [*[None] * size, *(one[3] for one in more)],
        }


def _numbered(values: Sequence[str | None]) -> list[int]:
    """Return a number for each distinct value, -1 for none."""
    known = {value: at for at, value in enumerate(sorted({value for value in values if value is not None}))}
    return [-1 if value is None else known[value] for value in values]


def _kept_apart(pairs: clustering.Pairs, names: Sequence[str], decided: Authority) -> clustering.Pairs:
    """Return the pairs without those that the authority keeps apart, also of names that are not near each other."""
    if not any(one.not_same_as for one in decided.decisions):
        return pairs
    items: dict[str, list[int]] = {}
    for at, name in enumerate(names):
        for text in _marked(name, decided):
            items.setdefault(text, []).append(at)
    for decision in decided.decisions:
        for other in decision.not_same_as:
            for left, right in product(items.get(decision.canonical, ()), items.get(other, ())):
                pairs = pairs.without(left, right)
    return pairs


def _recording(
    names: Sequence[str], decided: Authority, more: list[tuple[str, str, float, float]]
) -> Callable[[Any, Any], tuple[Any, Any]]:
    """Return what weighs more pairs of names, by their numbers, and adds them to ``more``."""

    def weigh(left: Any, right: Any) -> tuple[Any, Any]:
        ends = [[names[at] for at in side.tolist()] for side in (left, right)]
        odds, columns = _weigh(ends[0], ends[1], decided)
        more.extend(zip(*ends, odds.tolist(), columns.tolist(), strict=True))
        return odds, columns

    return weigh


def _doubts(items: DataFrame, clusters: DataFrame, pairs: DataFrame) -> DataFrame:
    """Return for each name that may be in another cluster the likest name of it, and how probable that is."""
    marks = items.select("name", "label", "years").join(clusters.select("name", "cluster"), "name")
    about = marks.groupBy("cluster").agg(
        F.count("*").alias("size"), F.max("label").alias("label"), F.max("years").alias("years")
    )
    beside = not pairs.where("columns != 0").isEmpty()
    of = clusters.select("name", "cluster").join(about, "cluster")
    ours = of.select(F.col("name").alias("left"), F.struct("cluster", "size", "label", "years").alias("mine"))
    theirs = of.select(F.col("name").alias("right"), F.struct("cluster", "size", "label", "years").alias("other"))
    both = pairs.select("left", "right", "odds", "columns").union(
        pairs.select(F.col("right"), F.col("left"), F.col("odds"), F.col("columns"))
    )
    near = F.collect_list(F.struct("right", "odds", "columns", "other")).alias("near")
    rows = both.join(theirs, "right").groupBy("left").agg(near).join(ours, "left").select("left", "mine", "near")
    return map_rows(rows, lambda batches: _rivals(batches, beside), "name string, rival string, share double")


def _rivals(batches: Iterator[Rows], beside: bool) -> Iterator[Rows]:
    import numpy as np

    for rows in batches:
        found = [(name, one) for name, near in zip(rows["left"], rows["near"], strict=True) for one in near]
        of_name = {one["right"]: one["other"] for _, one in found} | dict(zip(rows["left"], rows["mine"], strict=True))
        names = sorted(of_name, key=read_name)
        number = {name: at for at, name in enumerate(names)}
        clusters = {one["cluster"]: one for one in of_name.values()}
        place = {cluster: at for at, cluster in enumerate(clusters)}
        known = list(clusters.values())
        pairs = clustering.Pairs(
            np.array([number[name] for name, _ in found], dtype=np.int64),
            np.array([number[one["right"]] for _, one in found], dtype=np.int64),
            np.array([one["odds"] for _, one in found], dtype=np.float64),
            np.array([one["columns"] for _, one in found], dtype=np.float64),
        )
        rival, share = clustering.rivals(
            np.array([place[of_name[name]["cluster"]] for name in names], dtype=np.int64),
            np.array([one["size"] for one in known], dtype=np.int64),
            pairs,
            [np.array(_numbered([one[kind] for one in known]), dtype=np.int64) for kind in ("label", "years")],
            beside=beside,
            both_ways=False,
        )
        own = [number[name] for name in rows["left"]]
        yield {
            "name": rows["left"],
            "rival": [names[at] if at >= 0 else None for at in rival[own].tolist()],
            "share": share[own].tolist(),
        }


# Forms


def _described(items: DataFrame, clusters: DataFrame, house: House, decided: Authority) -> DataFrame:
    """Return the forms of each cluster, how sure it is, and why; what one teaches of words is known to all."""
    rows = checkpoint(
        items.select("name", "first", "counts")
        .join(clusters, "name")
        .repartition("cluster")
        .sortWithinPartitions("cluster")
        .select("cluster", "name", "first", "counts", "weakest", "joint", "rival", "share")
    )

    def words(batches: Iterator[Rows]) -> Iterator[Rows]:
        for group in groups_of(batches, "cluster", at_least=_CHUNK):
            joined, read, counts = _clusters_of(group, decided)
            cells = cells_of((name for one in joined for name in one.names), read, counts)
            found = learn(group_of(one, cells) for one in joined if not settled_as(one, read))
            yield {
                "word": [word for word, _ in found],
                "spelling": [spelling for _, spelling in found],
                "count": list(found.values()),
            }

    taught = map_rows(rows, words, "word string, spelling string, count bigint").groupBy("word", "spelling")
    learned = Learned.of({(one[0], one[1]): one[2] for one in taught.agg(F.sum("count")).collect()})

    def describe_all(batches: Iterator[Rows]) -> Iterator[Rows]:
        for group in groups_of(batches, "cluster", at_least=_CHUNK):
            joined, read, counts = _clusters_of(group, decided)
            names = {name for one in joined for name in one.names}
            found = describe(joined, read, counts, own_odds(names), house, learned=learned)
            yield {
                "cluster": [_text(one.names[0]) for one in joined],
                "canonical": [one.canonical for one in found],
                "arabic": [one.arabic for one in found],
                "confidence": [one.confidence for one in found],
                "spelling": [one.spelling for one in found],
                "reason": [one.reason for one in found],
            }

    schema = "cluster string, canonical string, arabic string, confidence double, spelling double, reason string"
    return map_rows(rows, describe_all, schema)


def _clusters_of(rows: Rows, decided: Authority) -> tuple[list[Joined], dict[Spelled, Read], Mapping[str, int]]:
    """Return whole clusters as they were joined, their names, read, and how often each spelling occurs."""
    joined = []
    read: dict[Spelled, Read] = {}
    counts: Counter[str] = Counter()
    for _, places in groupby(range(len(rows["cluster"])), key=lambda at: rows["cluster"][at]):
        members = sorted(places, key=lambda at: read_name(rows["name"][at]))
        names = [read_name(rows["name"][at]) for at in members]
        read |= {name: read_spelled(name, decided) for name in names}
        for at in members:
            counts |= dict(rows["counts"][at])
        shares = [rows["share"][at] or 0.0 for at in members]
        doubtful = max(range(len(members)), key=lambda at: (shares[at], -at))
        rival = rows["rival"][members[doubtful]]
        joint = rows["joint"][members[0]]
        joined.append(
            Joined(
                names=names,
                first=names[0],
                weakest=rows["weakest"][members[0]],
                joint=(read_name(joint[0]), read_name(joint[1])) if joint else None,
                beside="",
                doubtful=names[doubtful],
                rival=read_name(rival) if rival else (),
                share=shares[doubtful],
                beside_rival="",
            )
        )
    return joined, read, counts


# Results


def _results(rows: DataFrame, named: DataFrame, clusters: DataFrame, described: DataFrame, kind: str) -> DataFrame:
    """Return what became of each row, given the forms of the clusters of its names."""
    numbers = (
        named.join(clusters.select("name", "cluster"), "name").groupBy("cluster").agg(F.min("row").alias("number"))
    )
    of_name = clusters.select("name", "cluster").join(described, "cluster").join(numbers, "cluster").drop("cluster")
    exploded = rows.select("row", F.posexplode_outer("names").alias("at", "one"))
    wide = (
        exploded.select("row", "at", "one.name", "one.text", "one.doubt")
        .join(of_name, "name", "left")
        .groupBy("row")
        .agg(
            F.sort_array(
                F.collect_list(
                    F.struct("at", "text", "doubt", "canonical", "arabic", "number", "confidence", "reason", "spelling")
                )
            ).alias("found")
        )
        .join(rows.select("row", F.col("text").alias("cell"), "remark"), "row")
    )

    def finish(batches: Iterator[Rows]) -> Iterator[Rows]:
        for batch in batches:
            made = []
            for text, remark, found in zip(batch["cell"], batch["remark"], batch["found"], strict=True):
                some = [_unified(one) for one in found if one["text"] is not None]
                persons = tuple((one.text,) for one in some)
                made.append((of_cell(Cell(text, persons, remark), some), found[0]["number"] if some else None))
            yield {
                "row": batch["row"],
                "text": [one.text for one, _ in made],
                "canonical": [one.canonical for one, _ in made],
                "arabic": [one.arabic for one, _ in made],
                "cluster": [number for _, number in made],
                "confidence": [one.confidence for one, _ in made],
                "spelling": [one.spelling for one, _ in made],
                "reason": [one.reason for one, _ in made],
            }

    return map_rows(
        wide.select("row", "cell", "remark", "found"), finish, f"row {kind}, text string, {_RESULT.format(id=kind)}"
    )


def _unified(one: dict[str, Any]) -> Unified:
    reason = "; ".join(filter(None, (one["doubt"], one["reason"])))
    return Unified(one["text"], one["canonical"], one["arabic"], 0, one["confidence"], reason, one["spelling"])
