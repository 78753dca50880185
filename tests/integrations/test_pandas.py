"""The accessor of pandas: results of the scalar functions, and series that stay what they were."""

from __future__ import annotations

from typing import Any

import pytest

pd = pytest.importorskip("pandas")

import arabtext  # noqa: E402
import arabtext.integrations.pandas  # noqa: E402
from arabtext import names  # noqa: E402
from arabtext.errors import UsageError  # noqa: E402

NAMES = ["قيس الخزعلي", "Qays al-Khaz'ali", None, "سمير حسن", "", "قـيس الخزعلى", "<b>", "سمير حسن"]
OTHERS = ["Qais Khazali", "Layla", "x", None, "", "قيس", "b", "Samir Hasan"]
BORN = [1970, 1970, None, 1980, None, 1970, 1, 1990]
INDEX = [5, 5, 7, 9, 1, 2, 3, 4]
FORMS = {"normalize": arabtext.normalize, "romanize": arabtext.romanize, "key": names.key}
DTYPES = ["str", "object", "string", "category"]


def series(dtype: str = "str") -> Any:
    return pd.Series(NAMES, index=INDEX, name="who", dtype=dtype)


def as_list(column: Any) -> list[Any]:
    return [None if missing else value for value, missing in zip(column.tolist(), column.isna(), strict=True)]


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("method", FORMS)
def test_a_series_has_the_results_of_the_function(method: str, dtype: str) -> None:
    column = series(dtype)
    found = getattr(column.arabtext, method)()
    assert as_list(found) == [None if name is None else FORMS[method](name) for name in NAMES]
    assert (found.index.tolist(), found.name) == (INDEX, "who")
    assert str(found.dtype) == str(column.dtype)
    assert as_list(column) == NAMES  # nothing changed in place


def test_arrow_strings_stay_arrow_strings() -> None:
    pa = pytest.importorskip("pyarrow")
    column = pd.Series(NAMES, dtype=pd.ArrowDtype(pa.string()))
    assert column.arabtext.romanize().dtype == column.dtype


def test_options_are_those_of_the_functions() -> None:
    column = pd.Series(["محمد السيد", None])
    assert column.arabtext.romanize(country="EG")[0] == arabtext.romanize("محمد السيد", country="EG")
    assert column.arabtext.romanize("din-31635")[0] == arabtext.romanize("محمد السيد", "din-31635")
    assert column.arabtext.romanize(style="economist")[0] == arabtext.romanize("محمد السيد", style="economist")
    assert column.arabtext.romanize(authority={"محمد السيد": "M. Sayed"})[0] == "M. Sayed"
    assert column.arabtext.normalize("search")[0] == arabtext.normalize("محمد السيد", "search")
    with pytest.raises(UsageError, match="press"):
        column.arabtext.romanize("presse")


def test_blocks_are_tuples_to_explode() -> None:
    found = series().arabtext.blocks()
    assert found.tolist()[:3] == [names.blocks(str(NAMES[0])), names.blocks(str(NAMES[1])), None]
    assert set(found.explode().dropna()) >= {"ks|hdl"}


def test_texts_are_detected() -> None:
    found = series().arabtext.detect()
    assert found.columns.tolist() == ["script", "language", "confidence"]
    assert found["script"].tolist()[:2] == ["arabic", "latin"]
    assert found.iloc[2].isna().all()
    assert found["confidence"].iloc[0] == arabtext.detect(str(NAMES[0])).confidence


def test_two_columns_are_compared_row_by_row() -> None:
    scores = series().arabtext.score(pd.Series(OTHERS))
    found = series().arabtext.compare(OTHERS)
    pairs = zip(NAMES, OTHERS, strict=True)
    expected = [None if None in pair else names.compare(*pair) for pair in pairs]  # type: ignore[arg-type]
    assert as_list(scores) == [one and one.score for one in expected] == as_list(found["score"])
    assert as_list(found["verdict"]) == [one and one.verdict for one in expected]
    assert scores.index.tolist() == found.index.tolist() == INDEX
    with pytest.raises(UsageError, match="8 values and the other 1"):
        series().arabtext.score(["x"])


def test_a_series_is_unified_as_a_list_is() -> None:
    found = series().arabtext.unify()
    expected = names.unify([name or "" for name in NAMES])
    assert found["english"].tolist() == [one.canonical for one in expected]
    assert found["cluster"].tolist() == [one.cluster for one in expected]
    assert found.index.tolist() == INDEX
    assert found.columns.tolist() == ["english", "arabic", "cluster", "confidence", "spelling", "reason"]


def test_a_table_gets_columns_and_loses_none() -> None:
    frame = pd.DataFrame({"who": NAMES, "born": BORN, "who_english": "mine"}, index=INDEX)
    found = frame.arabtext.unify("who", agree=["born"])
    assert found.columns.tolist()[:5] == ["who", "born", "who_english", "who_english_2", "who_arabic"]
    assert found["who_english"].tolist() == ["mine"] * len(NAMES)
    assert found.index.tolist() == INDEX
    clusters = found["who_cluster"].tolist()
    assert clusters[3] != clusters[7]  # of one name, ten years apart
    assert frame.columns.tolist() == ["who", "born", "who_english"]
    assert clusters == [one.cluster for one in names.unify([n or "" for n in NAMES], agree={"born": BORN})]


def test_two_tables_are_put_side_by_side_and_no_row_is_lost() -> None:
    left = pd.DataFrame({"who": NAMES, "born": BORN}, index=INDEX)
    right = pd.DataFrame({"name": ["Samir Hasan", "Laith Nasser", "Qais al-Khazali"], "right_who": [1, 2, 3]})
    found = left.arabtext.match(right, "who", "name")
    assert found.columns.tolist() == ["who", "born", "right_name", "right_right_who", "match_score", "match_reason"]
    assert as_list(found["who"].iloc[: len(NAMES)]) == NAMES
    assert sorted(found["right_name"].dropna()) == sorted(right["name"])
    matched = names.match([name or "" for name in NAMES], right["name"].tolist())
    assert found["match_score"].tolist() == [one.score for one in matched]
    pairs = left["who"].arabtext.match(right["name"])
    assert as_list(pairs["left"]) == [one.left for one in matched]
    assert as_list(pairs["right"]) == [one.right for one in matched]


def test_a_title_that_is_not_there_is_reported() -> None:
    frame = pd.DataFrame([["a", "b"]], columns=["x", "x"])
    with pytest.raises(UsageError, match="no column 'y'; its columns: 'x', 'x'"):
        frame.arabtext.unify("y")
    with pytest.raises(UsageError, match="several columns 'x'"):
        frame.arabtext.unify("x")


@pytest.mark.parametrize("values", [[], [None, None], [1, 2.5]])
def test_columns_without_a_text_stay(values: list[object]) -> None:
    column = pd.Series(values, dtype=object)
    assert as_list(column.arabtext.romanize()) == values
    assert column.arabtext.detect()["language"].isna().all()
    assert len(column.arabtext.unify()) == len(values)
    assert column.arabtext.score(column).isna().all()


def test_cells_that_are_no_text_stay_and_end_nothing() -> None:
    column = pd.Series(["قـيس", 3, True, ["x"], None, float("nan")], dtype=object)
    found = column.arabtext.normalize()
    assert found.tolist()[:4] == ["قيس", 3, True, ["x"]]
    assert found.isna().tolist() == [False] * 4 + [True] * 2
    assert column.arabtext.score(column).tolist()[0] == 1.0
    assert column.arabtext.score(column).isna().tolist() == [False] + [True] * 5
    assert column.arabtext.blocks().tolist()[1:] == [None] * 5
    assert column.arabtext.detect()["language"].isna().tolist() == [False] + [True] * 5


def test_categories_that_become_the_same_are_one() -> None:
    found = series("category").arabtext.key()
    assert found.cat.categories.is_unique
    assert len(found.cat.categories) < len(series("category").cat.categories)


def test_an_index_of_several_levels_stays_and_such_titles_are_reported() -> None:
    index = pd.MultiIndex.from_product([["a", "b"], [1, 2, 3, 4]])
    frame = pd.DataFrame({"who": NAMES}, index=index)
    assert frame.arabtext.unify("who").index.equals(index)
    frame.columns = pd.MultiIndex.from_tuples([("who", "now")])
    with pytest.raises(UsageError, match="several levels"):
        frame.arabtext.unify("who")


def test_titles_that_are_no_text_are_kept() -> None:
    frame = pd.DataFrame({0: NAMES, 1: BORN})
    assert frame.arabtext.unify(0).columns.tolist()[:3] == [0, 1, "0_english"]
    assert frame.arabtext.match(frame, 0).columns.tolist()[:4] == [0, 1, "right_0", "right_1"]


def test_tables_without_rows_lose_none_of_the_other_side() -> None:
    empty, full = pd.DataFrame({"who": pd.Series([], dtype=str)}), pd.DataFrame({"who": NAMES[:2]})
    assert empty.arabtext.match(full, "who")["right_who"].tolist() == NAMES[:2]
    assert full.arabtext.match(empty, "who")["who"].tolist() == NAMES[:2]
    assert empty.arabtext.match(empty, "who").shape == (0, 4)
