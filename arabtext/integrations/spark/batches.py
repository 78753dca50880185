"""Work on the rows of a frame in Arrow batches, as lists of Python values by column."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from pyspark.sql import DataFrame

from arabtext.errors import UsageError

#: The columns of some rows: lists of one length, by name.
Rows = dict[str, list[Any]]
Work = Callable[[Iterator[Rows]], Iterator[Rows]]


def map_rows(frame: DataFrame, work: Work, schema: str) -> DataFrame:
    """Return the rows that ``work`` makes of those of each partition; ``schema`` names their columns and types."""
    from pyspark.sql.pandas.types import to_arrow_schema
    from pyspark.sql.types import StructType

    arrow = to_arrow_schema(StructType.fromDDL(schema))

    def run(batches: Iterator[Any]) -> Iterator[Any]:
        import pyarrow as pa

        for rows in work({name: batch.column(name).to_pylist() for name in batch.schema.names} for batch in batches):
            yield pa.RecordBatch.from_pydict(rows, schema=arrow)

    return frame.mapInArrow(run, schema)


def groups_of(batches: Iterator[Rows], *keys: str, at_least: int = 1) -> Iterator[Rows]:
    """Yield the rows of sorted batches again, so that no group of rows with equal ``keys`` is divided.

    As many groups come together as have ``at_least`` rows. Raises RuntimeError where the rows are not sorted: groups
    that are divided would give wrong results.
    """
    kept: Rows = {}
    before: tuple[Any, ...] = ()
    for rows in batches:
        places = list(zip(*(rows[key] for key in keys), strict=True))
        if any(one > other for one, other in pairwise([*([before] if before else []), *places])):
            raise RuntimeError(f"the rows of a partition are not sorted by {', '.join(keys)}")
        before = places[-1] if places else before
        kept = {name: kept.get(name, []) + values for name, values in rows.items()}
        size = len(kept[keys[0]])
        if size < at_least:
            continue
        last = [kept[key][-1] for key in keys]
        end = size
        while end and all(kept[key][end - 1] == value for key, value in zip(keys, last, strict=True)):
            end -= 1
        if end:
            yield {name: values[:end] for name, values in kept.items()}
            kept = {name: values[end:] for name, values in kept.items()}
    if kept and kept[keys[0]]:
        yield kept


def checkpoint(frame: DataFrame) -> DataFrame:
    """Return the rows, computed and kept in the checkpoint folder, so that a lost worker costs nothing of them."""
    return frame.checkpoint(eager=True)


def expect_checkpoint_folder(frame: DataFrame) -> None:
    """Raise :class:`arabtext.errors.UsageError` unless the session has a folder for checkpoints."""
    if frame.sparkSession.sparkContext.getCheckpointDir() is None:
        raise UsageError(
            "a folder that all workers reach is needed for what is computed on the way: call "
            "session.sparkContext.setCheckpointDir('hdfs://…') first (a local folder will do for one machine)"
        )
