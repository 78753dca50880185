"""Functions of columns of Spark have the results of the library; nulls stay."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import arabtext
from arabtext import names, urls

pytest.importorskip("pyspark")
pytest.importorskip("pyarrow")

from pyspark.sql.functions import lit

from arabtext.integrations import spark as functions

pytestmark = pytest.mark.thorough
Frame = Callable[..., Any]
NAMES = ["قيس الخزعلي", "Qays al-Khaz'ali", None, "سمير حسن", "", "قـيس الخزعلى", "محمد السيد", "سمير حسن"]
STYLE = names.Style.of("economist")
CASES = {
    "normalize": (lambda: functions.normalize("name"), arabtext.normalize),
    "search": (lambda: functions.normalize("name", "search"), lambda name: arabtext.normalize(name, "search")),
    "romanize": (lambda: functions.romanize("name"), arabtext.romanize),
    "scheme": (lambda: functions.romanize("name", "din-31635"), lambda name: arabtext.romanize(name, "din-31635")),
    "style": (lambda: functions.romanize("name", style=STYLE), lambda name: arabtext.romanize(name, style=STYLE)),
    "country": (lambda: functions.romanize("name", country="EG"), lambda name: arabtext.romanize(name, country="EG")),
    "authority": (
        lambda: functions.romanize("name", authority={"سمير حسن": "S. Hasan"}),
        lambda name: "S. Hasan" if name == "سمير حسن" else arabtext.romanize(name),
    ),
    "key": (lambda: functions.key("name"), names.key),
    "blocks": (lambda: functions.blocks("name"), lambda name: list(names.blocks(name))),
    "url_key": (lambda: functions.url_key("name"), urls.key),
    "score": (lambda: functions.score("name", "other"), lambda name: arabtext.compare(name, "Qais al-Khazali").score),
}


@pytest.fixture(scope="module")
def found(spark: Any) -> list[Any]:
    """All functions at once, for starting a job takes longer than running it."""
    frame = spark.createDataFrame(list(enumerate(NAMES)), "id int, name string").repartition(2)
    frame = frame.withColumn("other", lit("Qais al-Khazali"))
    columns = [column().alias(case) for case, (column, _) in CASES.items()]
    return list(frame.select("id", *columns, functions.detect("name").alias("detect")).orderBy("id").collect())


@pytest.mark.parametrize("case", CASES)
def test_a_function_has_the_results_of_the_library(found: list[Any], case: str) -> None:
    function = CASES[case][1]
    assert [row[case] for row in found] == [None if name is None else function(name) for name in NAMES]


def test_texts_are_detected(found: list[Any]) -> None:
    assert [row.detect and row.detect.script for row in found][:3] == ["arabic", "latin", None]
    assert found[0].detect.confidence == arabtext.detect(str(NAMES[0])).confidence
    assert found[0].detect.language == "ar"


def test_a_wrong_option_is_reported_before_anything_runs(spark: Any) -> None:
    with pytest.raises(arabtext.ArabtextError, match="presse"):
        functions.romanize("name", style="presse")
