"""The namespace of polars: series, expressions, lazy and streaming queries, frames."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

pl = pytest.importorskip("polars")

import arabtext  # noqa: E402
import arabtext.integrations.polars  # noqa: E402
from arabtext import names  # noqa: E402
from arabtext.errors import UsageError  # noqa: E402

NAMES = ["قيس الخزعلي", "Qays al-Khaz'ali", None, "سمير حسن", "", "قـيس الخزعلى", "<b>", "سمير حسن"]
OTHERS = ["Qais Khazali", "Layla", "x", None, "", "قيس", "b", "Samir Hasan"]
BORN = [1970, 1970, None, 1980, None, 1970, 1, 1990]
FORMS = {"normalize": arabtext.normalize, "romanize": arabtext.romanize, "key": names.key}
EXPECTED = {method: [None if name is None else form(name) for name in NAMES] for method, form in FORMS.items()}


def series(dtype: Any = pl.String) -> Any:
    return pl.Series("who", NAMES, dtype=dtype)


@pytest.mark.parametrize(
    "dtype", [pl.String, pl.Categorical, pl.Enum(sorted({name for name in NAMES if name is not None}))]
)
@pytest.mark.parametrize("method", FORMS)
def test_a_series_has_the_results_of_the_function(method: str, dtype: Any) -> None:
    found = getattr(series(dtype).arabtext, method)()
    assert found.to_list() == EXPECTED[method]
    assert found.name == "who"
    assert type(found.dtype) is type(series(dtype).dtype)


@pytest.mark.parametrize("engine", ["in-memory", "streaming"])
@pytest.mark.parametrize("method", FORMS)
def test_an_expression_is_lazy_and_streams(method: str, engine: str) -> None:
    query = pl.LazyFrame({"who": NAMES * 50}).select(getattr(pl.col("who").arabtext, method)())
    assert query.collect_schema() == {"who": pl.String}
    assert query.collect(engine=engine)["who"].to_list() == EXPECTED[method] * 50


def test_an_expression_works_in_groups_and_filters() -> None:
    frame = pl.LazyFrame({"who": NAMES})
    by_key = frame.group_by(pl.col("who").arabtext.key()).len().collect()
    assert dict(by_key.iter_rows())["ks hdl"] == 3
    latin = frame.filter(pl.col("who").arabtext.detect().struct.field("script") == "latin").collect()
    assert latin["who"].to_list() == ["Qays al-Khaz'ali", "<b>"]


def test_blocks_are_lists_to_explode() -> None:
    found = pl.LazyFrame({"who": NAMES}).select(pl.col("who").arabtext.blocks())
    assert found.collect_schema() == {"who": pl.List(pl.String)}
    assert found.collect()["who"].to_list()[0] == list(names.blocks(str(NAMES[0])))
    assert found.collect()["who"].to_list()[2] is None


def test_texts_are_detected() -> None:
    found = series().arabtext.detect()
    assert found.columns == ["script", "language", "confidence"]
    assert found["script"].to_list()[:3] == ["arabic", "latin", None]


def test_two_columns_are_compared_row_by_row() -> None:
    frame = pl.LazyFrame({"who": NAMES, "other": OTHERS})
    pairs = zip(NAMES, OTHERS, strict=True)
    expected = [None if None in pair else names.compare(*pair) for pair in pairs]  # type: ignore[arg-type]
    one, two = pl.col("who").arabtext, pl.col("other")
    found = frame.select(
        one.score("other").alias("s"), one.score(two).alias("t"), one.compare(two).alias("c")
    ).collect()
    scores = [one and one.score for one in expected]
    assert found["s"].to_list() == found["t"].to_list() == scores
    assert found["c"].struct.field("verdict").to_list() == [one and one.verdict for one in expected]
    assert series().arabtext.score(OTHERS).to_list() == scores
    assert series().arabtext.compare(OTHERS)["score"].to_list() == scores
    with pytest.raises(UsageError, match="8 values and the other 1"):
        series().arabtext.score(["x"])


def test_a_literal_is_compared_with_every_row() -> None:
    frame = pl.LazyFrame({"who": NAMES})
    found = frame.select(pl.col("who").arabtext.score(pl.lit("Samir Hasan"))).collect()["who"].to_list()
    assert found == [None if name is None else names.compare(name, "Samir Hasan").score for name in NAMES]


def test_a_column_is_unified_as_a_list_is() -> None:
    expected = names.unify([name or "" for name in NAMES])
    found = series().arabtext.unify()
    query = pl.LazyFrame({"who": NAMES}).select(pl.col("who").arabtext.unify()).collect(engine="streaming")
    for one in (found, query["who"].struct.unnest()):
        assert one["english"].to_list() == [other.canonical for other in expected]
        assert one["cluster"].to_list() == [other.cluster for other in expected]


def test_a_table_gets_columns_and_loses_none() -> None:
    frame = pl.DataFrame({"who": NAMES, "born": BORN, "who_english": "mine"})
    found = frame.arabtext.unify("who", agree=["born"])
    assert found.columns[:5] == ["who", "born", "who_english", "who_english_2", "who_arabic"]
    assert found["who_cluster"].to_list() == [
        one.cluster for one in names.unify([name or "" for name in NAMES], agree={"born": BORN})
    ]


def test_two_tables_are_put_side_by_side_and_no_row_is_lost() -> None:
    left = pl.DataFrame({"who": NAMES, "born": BORN})
    right = pl.DataFrame({"name": ["Samir Hasan", "Laith Nasser", "Qais al-Khazali"], "right_who": [1, 2, 3]})
    found = left.arabtext.match(right, "who", "name")
    assert found.columns == ["who", "born", "right_name", "right_right_who", "match_score", "match_reason"]
    assert found["who"].to_list()[: len(NAMES)] == NAMES
    assert sorted(found["right_name"].drop_nulls()) == sorted(right["name"])
    matched = names.match([name or "" for name in NAMES], right["name"].to_list())
    assert found["match_score"].to_list() == [one.score for one in matched]
    pairs = left["who"].arabtext.match(right["name"])
    assert list(pairs.iter_rows()) == [(one.left, one.right, one.score, one.reason) for one in matched]


@pytest.mark.parametrize("values", [[], [None, None]])
def test_columns_without_a_text_stay(values: list[object]) -> None:
    column = pl.Series("who", values, dtype=pl.String)
    assert column.arabtext.romanize().to_list() == values
    assert column.arabtext.score(column).to_list() == values
    assert len(column.arabtext.unify()) == len(values)
    assert column.to_frame().lazy().select(pl.col("who").arabtext.compare("who")).collect()["who"].to_list() == values


def test_a_query_is_unified_over_all_its_rows() -> None:
    frame = pl.DataFrame({"who": NAMES, "born": BORN, "who_english": "mine"})
    query = frame.lazy().arabtext.unify("who", agree=["born"])
    expected = frame.arabtext.unify("who", agree=["born"])
    assert query.collect_schema() == expected.schema
    for engine in ("in-memory", "streaming"):
        assert query.collect(engine=engine).equals(expected)
        filtered = query.filter(pl.col("who") == "سمير حسن").select("who_cluster", "born").head(1)
        assert filtered.collect(engine=engine).rows() == [(expected["who_cluster"][3], 1980)]


def test_a_title_that_is_not_there_is_reported_before_anything_runs() -> None:
    frame = pl.DataFrame({"x": NAMES})
    for table in (frame, frame.lazy()):
        with pytest.raises(UsageError, match="no column 'y'; its columns: 'x'"):
            table.arabtext.unify("y")
        with pytest.raises(UsageError, match="no column 'z'"):
            table.arabtext.unify("x", agree=["z"])
    with pytest.raises(UsageError, match="no column 'y'"):
        frame.arabtext.match(frame, "x", "y")


@pytest.mark.parametrize("dtype", [pl.String, pl.Categorical, pl.Enum(["قيس", "قـيس"])])
def test_batches_of_a_long_stream_agree(dtype: Any) -> None:
    query = pl.LazyFrame({"who": pl.Series(["قيس", "قـيس", None] * 100_000, dtype=dtype)})
    found = query.select(pl.col("who").arabtext.normalize()).collect(engine="streaming")["who"]
    assert found.cast(pl.String).to_list() == ["قيس", "قيس", None] * 100_000


def test_columns_of_no_text_stay_and_end_nothing() -> None:
    column = pl.Series("n", [1, None])
    assert column.arabtext.romanize().to_list() == [1, None]
    assert column.arabtext.detect()["language"].to_list() == [None, None]
    assert column.arabtext.blocks().to_list() == [None, None]


def test_the_example_of_the_page_prints_what_the_page_says(capsys: pytest.CaptureFixture[str]) -> None:
    page = (Path(__file__).parents[2] / "docs" / "dataframes.md").read_text(encoding="utf-8")
    section = page.partition("\n## polars\n")[2].partition("\n## ")[0]
    code, printed = re.findall(r"```\w+\n(.*?)```", section, re.DOTALL)
    exec(code, {})
    assert capsys.readouterr().out == printed
