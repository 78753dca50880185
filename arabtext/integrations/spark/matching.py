"""Match two frames by their names: the pairs that :func:`arabtext.names.match` finds, however the rows are divided."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from pyspark.sql import DataFrame, Window
from pyspark.sql import functions as F  # noqa: N812

from arabtext.errors import UsageError
from arabtext.integrations.spark.batches import Rows, checkpoint, expect_checkpoint_folder, groups_of, map_rows
from arabtext.integrations.spark.components import components
from arabtext.integrations.spark.nearest import nearest, prepare_name, read_name, with_features
from arabtext.names.authority import Authority, Given
from arabtext.names.cells import read_cell
from arabtext.names.lists import candidates, evidence
from arabtext.names.lists.assignment import against_rivals, one_to_one, rivals_of_sums
from arabtext.names.lists.match import NEAREST, NEAREST_OF_MANY, all_spellings, decisions_of, doubts_of, keep_apart
from arabtext.names.lists.reasons import Near, in_rows, rivals, why_alone
from arabtext.names.lists.spellings import against_by_vowels, own_odds, persons_of, shown

_ROW: Final = "row, name, persons, mark, remark"
_FEW: Final = candidates.FEW
_MARGIN: Final = 0.02  # score below the least one, of pairs that may be as close as a chosen one
_CHUNK: Final = 2_000  # rows that are worked on at once


def match(
    left: DataFrame,
    right: DataFrame,
    name: str | tuple[str, str] = "name",
    id: str | tuple[str, str] = "id",
    authority: Given = None,
    *,
    many: bool = False,
    threshold: float = evidence.MIN_MATCHED,
) -> DataFrame:
    """Return the pairs of rows of two frames that are one, and the rows without a partner.

    ``name`` and ``id`` are the columns of the names and of the ids of the rows, for both frames or for each; ids are
    unique and sortable. ``authority``, ``many`` and ``threshold`` are those of :func:`arabtext.names.match`, and so is
    the result: columns ``left`` and ``right`` (ids, null for a missing partner), ``score`` from 0 to 1 and ``reason``.
    Other columns are no evidence here. Ids are taken for the order of the rows, which decides between equal ones.

    Raises :class:`arabtext.errors.UsageError` for a column that a frame has not.
    """
    expect_checkpoint_folder(left)
    decided = Authority.of(authority)
    sides = [_rows(frame, _of_side(name, at), _of_side(id, at), decided) for at, frame in enumerate((left, right))]
    by_decision = checkpoint(_paired_by_decision(sides[0], sides[1], many=many))
    entries = [
        _entries(side.join(by_decision.select(F.col(which).alias("row")), "row", "left_anti"))
        for side, which in zip(sides, ("left", "right"), strict=True)
    ]
    edges = _edges(entries[0], entries[1], decided, NEAREST_OF_MANY if many else NEAREST)
    scored = checkpoint(_scored(edges, entries[0], entries[1], many=many))
    chosen = scored.where(F.col("score") >= threshold) if many else _chosen(scored, entries, threshold)
    return _results(sides, entries, by_decision, scored, checkpoint(chosen), many=many)


def _of_side(given: str | tuple[str, str], side: int) -> str:
    return given if isinstance(given, str) else given[side]


# Rows and entries


def _rows(frame: DataFrame, name: str, id_: str, decided: Authority) -> DataFrame:
    """Return the rows, read: id, name as one text, persons, what the authority decides, why it is no name."""
    for column in (name, id_):
        if column not in frame.columns:
            raise UsageError(f"the frame has no column {column!r}; its columns: {', '.join(map(repr, frame.columns))}")

    def read(batches: Iterator[Rows]) -> Iterator[Rows]:
        for rows in batches:
            made: Rows = {"row": rows["row"], "name": [], "persons": [], "mark": [], "remark": []}
            cells = [read_cell(text or "") for text in rows["text"]]
            persons = [persons_of([cell]) for cell in cells]
            for cell, some, decision in zip(cells, persons, decisions_of(persons, decided), strict=True):
                spelled = all_spellings(some, decision)
                made["name"].append(_written(spelled) if spelled else None)
                made["persons"].append(_written(some))
                made["mark"].append(decision.canonical if decision else None)
                made["remark"].append(cell.remark)
            yield made

    kind = dict(frame.dtypes)[id_]
    rows = frame.select(F.col(id_).alias("row"), F.col(name).cast("string").alias("text"))
    schema = f"row {kind}, name string, persons string, mark string, remark string"
    return checkpoint(map_rows(rows, read, schema))


def _written(names: Any) -> str:
    """Return spellings, or persons with theirs, as one text: equal for equal ones."""
    return json.dumps(names, ensure_ascii=False)


def _paired_by_decision(left: DataFrame, right: DataFrame, *, many: bool) -> DataFrame:
    """Return the rows of one decision on both sides: in order, or with ``many`` each with each."""
    order = Window.partitionBy("mark").orderBy("row")
    ours, theirs = (
        side.where("mark IS NOT NULL").select(
            "mark", F.col("row").alias(which), (F.lit(0) if many else F.row_number().over(order)).alias("rank")
        )
        for side, which in ((left, "left"), (right, "right"))
    )
    return ours.join(theirs, ["mark", "rank"]).select("left", "right", "mark")


def _entries(rows: DataFrame) -> DataFrame:
    """Return the distinct names with the number of their rows, the first of them, and whether they are decided."""
    named = rows.where("name IS NOT NULL").groupBy("name")
    found = named.agg(
        F.count("*").alias("count"), F.min("row").alias("first"), F.max(F.col("mark").isNotNull()).alias("marked")
    )
    return checkpoint(found)


# Pairs of entries


def _edges(left: DataFrame, right: DataFrame, decided: Authority, n: int) -> DataFrame:
    """Return the pairs of entries that may be one, with their log-odds by names: ``left``, ``right``, ``odds``."""
    ours, theirs = with_features(left), with_features(right)
    there = nearest(ours, theirs, theirs.count(), n, min(n, _FEW))
    back = nearest(theirs, ours, ours.count(), n, min(n, _FEW))
    pairs = there.select(F.col("query").alias("left"), F.col("name").alias("right"), "block").union(
        back.select(F.col("name").alias("left"), F.col("query").alias("right"), "block")
    )
    pairs = pairs.groupBy("left", "right").agg(F.min("block").alias("block"))
    near = pairs.repartition("block").sortWithinPartitions("block", "left").select("left", "right")

    def weigh(batches: Iterator[Rows]) -> Iterator[Rows]:
        import numpy as np

        for rows in batches:
            names = [(read_name(a), read_name(b)) for a, b in zip(rows["left"], rows["right"], strict=True)]
            ready = [(prepare_name(a), prepare_name(b)) for a, b in zip(rows["left"], rows["right"], strict=True)]
            places = np.arange(len(ready))
            vowels = against_by_vowels([a for a, _ in ready], [b for _, b in ready], places, places)
            odds = evidence.with_columns(candidates.of_two_lists(ready), vowels)
            marks = [
                [one is not None for one in decisions_of([(a,) for a in side], decided)]
                for side in zip(*names, strict=True)
            ]
            apart = keep_apart(names, decided)
            kept = [at for at in range(len(names)) if not (apart[at] or (marks[0][at] and marks[1][at]))]
            yield {
                "left": [rows["left"][at] for at in kept],
                "right": [rows["right"][at] for at in kept],
                "odds": odds[kept].tolist(),
            }

    return checkpoint(map_rows(near, weigh, "left string, right string, odds double"))


def _scored(edges: DataFrame, left: DataFrame, right: DataFrame, *, many: bool) -> DataFrame:
    """Return the pairs with the number of rows of both names and the score: ``ours``, ``theirs``, ``score``."""
    sums = edges.withColumn("weight", F.exp("odds"))
    ours = sums.groupBy("left").agg(F.sum("weight").alias("of_left"))
    theirs = sums.groupBy("right").agg(F.sum("weight").alias("of_right"))
    names = min(ours.count(), theirs.count())
    wide = (
        edges.join(ours, "left")
        .join(theirs, "right")
        .join(left.select(F.col("name").alias("left"), F.col("count").alias("ours")), "left")
        .join(right.select(F.col("name").alias("right"), F.col("count").alias("theirs")), "right")
    )

    def score(batches: Iterator[Rows]) -> Iterator[Rows]:
        import numpy as np

        for rows in batches:
            odds, of_left, of_right = (np.array(rows[name], dtype=float) for name in ("odds", "of_left", "of_right"))
            counts = np.array(rows["ours"], dtype=float), np.array(rows["theirs"], dtype=float)
            if many:
                found = evidence.probabilities(odds)
            else:
                found = against_rivals(odds, rivals_of_sums(odds, of_left, of_right, names))
                found = found * np.minimum(*counts) / np.maximum(*counts)
            yield {
                **{name: rows[name] for name in ("left", "right", "odds", "ours", "theirs")},
                "score": found.tolist(),
            }

    return map_rows(wide, score, "left string, right string, odds double, ours bigint, theirs bigint, score double")


def _chosen(scored: DataFrame, entries: list[DataFrame], threshold: float) -> DataFrame:
    """Return the surest pairs, each entry in one at most, by the library's own choice in each component."""
    strong = scored.where(F.col("score") >= threshold - _MARGIN)
    ours, theirs = F.concat(F.lit("<"), "left"), F.concat(F.lit(">"), "right")
    found = components(strong.select(ours.alias("a"), theirs.alias("b")))
    firsts = [
        side.select(F.col("name").alias(which), F.col("first").alias(f"{which}_first"))
        for side, which in zip(entries, ("left", "right"), strict=True)
    ]
    wide = (
        strong.join(found.withColumnRenamed("node", "node"), ours == F.col("node"))
        .join(firsts[0], "left")
        .join(firsts[1], "right")
        .repartition("component")
        .sortWithinPartitions("component")
        .select("component", "left", "right", "odds", "score", "ours", "theirs", "left_first", "right_first")
    )

    def choose(batches: Iterator[Rows]) -> Iterator[Rows]:
        import numpy as np

        for rows in groups_of(batches, "component", at_least=_CHUNK):
            places = []
            for side in ("left", "right"):
                first = dict(zip(rows[side], rows[f"{side}_first"], strict=True))
                number = {name: at for at, name in enumerate(sorted(first, key=lambda name: first[name]))}
                places.append(np.array([number[name] for name in rows[side]], dtype=np.int64))
            odds, score = np.array(rows["odds"]), np.array(rows["score"])
            kept, found = one_to_one(places[0], places[1], odds, score, threshold)
            made: Rows = {
                name: [rows[name][at] for at in kept.tolist()] for name in ("left", "right", "odds", "ours", "theirs")
            }
            yield {**made, "score": found.tolist()}

    return map_rows(wide, choose, "left string, right string, odds double, ours bigint, theirs bigint, score double")


# Results


def _results(
    sides: list[DataFrame],
    entries: list[DataFrame],
    by_decision: DataFrame,
    scored: DataFrame,
    chosen: DataFrame,
    *,
    many: bool,
) -> DataFrame:
    """Return the pairs of rows with their reasons, and the rows without a partner with theirs."""
    kinds = [dict(side.dtypes)["row"] for side in sides]
    schema = f"left {kinds[0]}, right {kinds[1]}, score double, reason string"
    near = [_near(scored, "left", "right", entries[1]), _near(scored, "right", "left", entries[0])]
    pairs = chosen.join(near[0].select(F.col("name").alias("left"), F.col("near").alias("left_near")), "left").join(
        near[1].select(F.col("name").alias("right"), F.col("near").alias("right_near")), "right"
    )
    explained = map_rows(
        pairs.select("left", "right", "score", "ours", "theirs", "left_near", "right_near"),
        lambda batches: _explain_pairs(batches, many),
        "left_name string, right_name string, score double, reason string",
    )
    rows = [
        side.where("name IS NOT NULL")
        .join(by_decision.select(F.col(which).alias("row")), "row", "left_anti")
        .select(
            F.col("row").alias(which),
            F.col("name").alias(f"{which}_name"),
            F.col("persons").alias(f"{which}_persons"),
            (F.lit(0) if many else F.row_number().over(Window.partitionBy("name").orderBy("row"))).alias("rank"),
        )
        for side, which in zip(sides, ("left", "right"), strict=True)
    ]
    paired = explained.join(rows[0], "left_name").join(rows[1], ["right_name", "rank"])
    decided = by_decision.join(
        sides[0].select(F.col("row").alias("left"), F.col("persons").alias("left_persons")), "left"
    ).join(sides[1].select(F.col("row").alias("right"), F.col("persons").alias("right_persons")), "right")
    decided = decided.select(
        "left",
        "right",
        F.lit(1.0).alias("score"),
        F.concat(F.lit("decided in the authority file: "), "mark").alias("reason"),
        "left_persons",
        "right_persons",
    )
    columns = "left", "right", "score", "reason", "left_persons", "right_persons"
    found = checkpoint(map_rows(paired.select(*columns).union(decided.select(*columns)), _with_doubts, schema))
    alone = [
        _alone(side, entry, sides[at], found, chosen, near, entries[1 - at], at)
        for at, (side, entry) in enumerate(zip(("left", "right"), entries, strict=True))
    ]
    null = [F.lit(None).cast(kind) for kind in kinds]
    zero = F.lit(0.0).alias("score")
    return found.union(alone[0].select("row", null[1].alias("right"), zero, "reason")).union(
        alone[1].select(null[0].alias("left"), "row", zero, "reason")
    )


def _near(scored: DataFrame, side: str, other: str, others: DataFrame) -> DataFrame:
    """Return the candidates of each entry, the likeliest first, then by their first rows."""
    wide = scored.join(others.select(F.col("name").alias(other), "first"), other)
    ranked = F.struct((-F.col("odds")).alias("against"), "first", F.col(other).alias("name"), "score")
    return wide.groupBy(F.col(side).alias("name")).agg(F.sort_array(F.collect_list(ranked)).alias("near"))


def _read_near(near: list[dict[str, Any]] | None) -> list[Near]:
    return [Near(one["name"], shown(read_name(one["name"])), -one["against"], one["score"]) for one in near or ()]


def _explain_pairs(batches: Iterator[Rows], many: bool) -> Iterator[Rows]:
    for rows in batches:
        ready = [(prepare_name(a), prepare_name(b)) for a, b in zip(rows["left"], rows["right"], strict=True)]
        names = candidates.reasons([a for a, _ in ready], [b for _, b in ready], [(at, at) for at in range(len(ready))])
        reasons = []
        for at, why in enumerate(names):
            lines = [why]
            if not many:
                lines += [
                    in_rows(rows["ours"][at], rows["theirs"][at]),
                    rivals(0, _read_near(rows["left_near"][at]), rows["right"][at]),
                    rivals(1, _read_near(rows["right_near"][at]), rows["left"][at]),
                ]
            reasons.append("; ".join(filter(None, lines)))
        scores = [round(score, 4) for score in rows["score"]]
        yield {"left_name": rows["left"], "right_name": rows["right"], "score": scores, "reason": reasons}


def _with_doubts(batches: Iterator[Rows]) -> Iterator[Rows]:
    """Yield pairs of rows; the reason says where one has several names, or gives two that are not one."""
    for rows in batches:
        named = [
            [tuple(tuple(one) for one in json.loads(text)) for text in rows[side]]
            for side in ("left_persons", "right_persons")
        ]
        odds = own_odds(spelled for side in named for persons in side for spelled in persons)
        reasons = [
            "; ".join((reason, *doubts_of(ours, odds), *doubts_of(theirs, odds)))
            for reason, ours, theirs in zip(rows["reason"], *named, strict=True)
        ]
        yield {**{name: rows[name] for name in ("left", "right", "score")}, "reason": reasons}


def _alone(
    side: str,
    entry: DataFrame,
    rows: DataFrame,
    found: DataFrame,
    chosen: DataFrame,
    near: list[DataFrame],
    others: DataFrame,
    at: int,
) -> DataFrame:
    """Return the rows of a side that have no partner, and why."""
    alone = rows.join(found.select(F.col(side).alias("row")).where("row IS NOT NULL"), "row", "left_anti")
    closest = near[at].select("name", "near", F.col("near")[0]["name"].alias("closest"))
    of_closest = near[1 - at].select(F.col("name").alias("closest"), F.col("near").alias("of_closest"))
    taken = chosen.select(F.col(("right", "left")[at]).alias("closest")).distinct().withColumn("taken", F.lit(True))
    counted = others.select(F.col("name").alias("closest"), "count")
    wide = (
        alone.select("row", "name", "remark")
        .join(closest, "name", "left")
        .join(of_closest, "closest", "left")
        .join(taken, "closest", "left")
        .join(counted, "closest", "left")
    )

    def explain(batches: Iterator[Rows]) -> Iterator[Rows]:
        for batch in batches:
            reasons = []
            columns = ("name", "remark", "near", "of_closest", "taken", "count")
            for name, remark, some, of_first, taken, count in zip(*(batch[one] for one in columns), strict=True):
                if name is None:
                    reasons.append(remark)
                    continue
                first = _read_near(of_first)
                reasons.append(why_alone(at, name, _read_near(some), first, is_taken=bool(taken), count=count or 0))
            yield {"row": batch["row"], "reason": reasons}

    kind = dict(rows.dtypes)["row"]
    return map_rows(
        wide.select("row", "name", "remark", "near", "of_closest", "taken", "count"),
        explain,
        f"row {kind}, reason string",
    )
