"""Entities of FollowTheMoney and the algorithm for nomenklatura, against the packages themselves."""

from __future__ import annotations

import doctest
import io
import json
import pickle
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("followthemoney")
pytest.importorskip("nomenklatura")

import arabtext
from arabtext.integrations.followthemoney import Added, enrich, enrich_lines, judge, names, weak_names
from arabtext.integrations.nomenklatura import algorithm, register

PAGE = Path(__file__).parents[2] / "docs" / "followthemoney.md"


def entity(number: str, schema: str = "Person", **properties: Any) -> Any:
    from followthemoney import model

    made = model.make_entity(schema)
    made.id = number
    for title, values in properties.items():
        made.add(title, values)
    return made


def score(left: Any, right: Any) -> float:
    chosen = algorithm()
    return float(chosen.compare(left, right, chosen.default_config()).score)


def test_the_page_runs() -> None:
    found = doctest.testfile(
        str(PAGE), module_relative=False, optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    )
    assert found.attempted > 10
    assert found.failed == 0


def test_registering_twice_adds_one_algorithm() -> None:
    from nomenklatura.matching import ALGORITHMS, get_algorithm

    register()
    register()
    assert [one.NAME for one in ALGORITHMS].count("arabtext") == 1
    assert get_algorithm("arabtext") is algorithm()


def test_the_class_pickles_and_documents_its_features() -> None:
    chosen = algorithm()
    assert pickle.loads(pickle.dumps(chosen)) is chosen
    docs = chosen.get_docs()
    assert docs.name == "arabtext"
    assert set(docs.features) == {feature.name for feature in chosen.features}
    assert all(one.description for one in docs.features.values())


@pytest.mark.parametrize(
    ("left", "right"),
    [("سمير الحسيني", "Sameer al-Husayni"), ("Ali Hassan", "Layla Nasser"), ("علي حسن", "على حسن"), ("Ali", "علي حسن")],
)
def test_with_names_alone_the_score_is_that_of_the_library(left: str, right: str) -> None:
    assert score(entity("a", name=left), entity("b", name=right)) == arabtext.compare(left, right).score


def test_the_best_of_all_names_counts() -> None:
    one = entity("a", name="Abu Salim", alias=["Layla Nasser", "سمير الحسيني"])
    other = entity("b", firstName="Samir", lastName="al-Husseini")
    assert score(one, other) == arabtext.compare("سمير الحسيني", "Samir al-Husseini").score > 0.85


def test_a_weak_alias_counts_less_from_either_side() -> None:
    strong, weak = entity("a", name="سمير الحسيني"), entity("b", weakAlias="سمير الحسيني")
    assert score(strong, weak) == score(weak, strong) == pytest.approx(0.8)


def test_other_properties_count_as_in_logic_v2() -> None:
    one = entity("a", name="سمير الحسيني", birthDate="1970-01-02", nationality="iq", gender="male")
    plain = score(one, entity("b", name="سمير الحسيني"))
    assert plain == score(one, entity("b", name="سمير الحسيني", birthDate="1970-01-02", gender="male")) == 1
    assert score(one, entity("b", name="سمير الحسيني", birthDate="1955")) == pytest.approx(0.85)
    assert score(one, entity("b", name="سمير الحسيني", nationality="ma")) == pytest.approx(0.8)
    same_id = score(entity("a", name="Ali Hassan", idNumber="X1234567"), entity("b", name="Layla", idNumber="X1234567"))
    assert same_id == pytest.approx(0.85)


def test_weights_can_be_overridden() -> None:
    chosen = algorithm()
    config = chosen.default_config()
    config.weights["arabtext_name_match"] = 0.5
    found = chosen.compare(entity("a", name="سمير الحسيني"), entity("b", name="سمير الحسيني"), config)
    assert found.score == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (entity("a", name="سمير الحسيني"), entity("b", "Company", name="سمير الحسيني")),
        (entity("a"), entity("b", name="سمير الحسيني")),
        (entity("a"), entity("b")),
        (entity("a", name="Владимир Иванов"), entity("b", name="سمير الحسيني")),
    ],
    ids=["schemata", "no name", "no names", "scripts"],
)
def test_what_cannot_be_one_scores_nothing(left: Any, right: Any) -> None:
    assert score(left, right) == 0


@pytest.mark.parametrize("schema", ["Organization", "Company", "LegalEntity", "PublicBody"])
def test_organizations_are_compared(schema: str) -> None:
    one, other = entity("a", schema, name="وزارة الداخلية"), entity("b", schema, name="Ministry of Interior")
    assert score(one, other) == arabtext.compare("وزارة الداخلية", "Ministry of Interior").score > 0.85


def test_names_are_read_from_all_properties() -> None:
    one = entity("a", name="N", alias=["B", "A"], previousName="P", weakAlias="W", firstName=["سمير", "Samir"])
    one.add("fatherName", "حسن")
    one.add("lastName", ["الحسيني", "al-Husseini"])
    assert names(one) == ("N", "A", "B", "P", "سمير حسن الحسيني", "Samir al-Husseini")
    assert weak_names(one) == ("W",)


def test_unclear_parts_make_no_name() -> None:
    assert names(entity("a", firstName=["Ali", "Omar"], lastName="Hassan")) == ()
    assert names(entity("a", firstName="Ali")) == ()
    assert names(entity("a", "Vessel", name="Ship")) == ("Ship",)


def test_enriching_adds_and_never_changes() -> None:
    one = entity("a", name="سمير الحسيني", alias="Abu Salim Samir", birthDate="1970")
    before = one.to_dict()["properties"]
    added = enrich(one)
    after = one.to_dict()["properties"]
    assert all(set(values) <= set(after[title]) for title, values in before.items())
    assert set(after["alias"]) - set(before["alias"]) == {new.value for new in added} != set()
    assert enrich(entity("b", name=["سمير الحسيني", "Samir al-Husseini"])) == []


def test_enriching_takes_a_style() -> None:
    name = "جمال عبد الناصر الحسيني"
    one = entity("a", name=name)
    assert [new.value for new in enrich(one, style="economist")] == [
        arabtext.names.unify([name], style="economist")[0].canonical
    ]
    with pytest.raises(arabtext.errors.UsageError):
        enrich(one, style="nonesuch")


@pytest.mark.parametrize("properties", [{}, {"name": "Владимир"}, {"name": "—"}, {"weakAlias": "سمير"}])
def test_what_has_no_clear_name_stays(properties: dict[str, str]) -> None:
    one = entity("a", **properties)
    before = one.to_dict()
    assert enrich(one) == []
    assert one.to_dict() == before


def test_a_statement_says_where_a_form_comes_from() -> None:
    from followthemoney.dataset import Dataset
    from followthemoney.statement import StatementEntity

    dataset = Dataset.make({"name": "test", "title": "Test"})
    one = StatementEntity(dataset, {"id": "s", "schema": "Person", "properties": {"name": ["سمير حسن"]}})
    assert enrich(one) == [Added("alias", "Samir Hassan", "eng", "سمير حسن")]
    made = one.get_statements("alias")
    assert [(new.value, new.lang, new.original_value, new.origin) for new in made] == [
        ("Samir Hassan", "eng", "سمير حسن", "arabtext")
    ]
    assert [kept.origin for kept in one.get_statements("name")] == [None]


BAD = [
    "broken",
    "[]",
    "null",
    '{"id": "a", "schema": "Nonesuch", "properties": {}}',
    '{"id": "a", "schema": "Person"}',
    '{"id": "a", "schema": "Person", "properties": {"name": "سمير"}}',
    '{"id": "a", "schema": "Person", "properties": {"name": [5, null]}}',
    '{"id": "a", "id": "b", "schema": "Person", "properties": {"name": ["سمير حسن"]}}',
    '{"id": "a", "schema": "Person", "properties": {"name": ["سمير حسن"]}, "arabtext": 1}',
    "[" * 100_000,
]


def test_bad_lines_are_reported_and_kept() -> None:
    good = '{"id": "g", "schema": "Person", "properties": {"name": ["سمير حسن"], "own": ["1"]}, "extra": {"x": 1}}'
    lines = [line for bad in BAD for line in (bad, good)]
    target = io.StringIO()
    problems = enrich_lines((line + "\n" for line in lines), target)
    assert [one.line for one in problems] == list(range(1, 2 * len(BAD), 2))
    written = target.getvalue().split("\n")
    assert written[:-1:2] == BAD
    assert {json.dumps(json.loads(line)) for line in written[1::2]} == {
        json.dumps(
            {
                "id": "g",
                "schema": "Person",
                "properties": {"name": ["سمير حسن"], "own": ["1"], "alias": ["Samir Hassan"]},
                "extra": {"x": 1},
                "arabtext": [{"property": "alias", "value": "Samir Hassan", "lang": "eng", "source": "سمير حسن"}],
            }
        )
    }


def test_lines_without_additions_are_written_as_they_were() -> None:
    lines = ["", '{ "schema":"Person","id":"a","properties":{"name":["Владимир"]},"n":1.50 }', "  "]
    target = io.StringIO()
    assert enrich_lines(lines, target) == []
    assert target.getvalue() == "".join(line + "\n" for line in lines)


def test_half_a_character_can_be_written() -> None:
    target = io.StringIO()
    enrich_lines(['{"id": "a", "schema": "Person", "properties": {"name": ["سمير حسن"]}, "x": "\\ud800"}'], target)
    assert json.loads(target.getvalue().encode("utf-8"))["properties"]["alias"] == ["Samir Hassan"]


def test_two_lists_are_judged() -> None:
    left = [entity("a", name="سمير الحسيني"), entity("n"), entity("b", name="Leyla Nassar")]
    right = [entity("c", name="ليلى نصار"), entity("d", alias="Sameer al-Husayni")]
    assert {(one.left, one.right) for one in judge(left, right)} == {("a", "d"), ("b", "c")}


def test_birth_dates_and_wikidata_ids_decide() -> None:
    left = [entity("a", name="Ali Hassan", birthDate="1984-01-02"), entity("b", name="علي حسن", birthDate="1970-03-04")]
    right = [
        entity("c", name="Aly Hasan", birthDate="1970-03-04"),
        entity("d", name="Ali Hasan", birthDate="1984-01-02"),
    ]
    assert {(one.left, one.right) for one in judge(left, right)} == {("a", "d"), ("b", "c")}
    one, other = entity("a", name="سمير الحسيني", wikidataId="Q1"), entity("b", name="سمير الحسيني", wikidataId="Q2")
    assert judge([one], [other]) == judge([one, other]) == []
    same = entity("c", name="Salim Nahhas", wikidataId="Q1")
    assert [(pair.left, pair.right, pair.score) for pair in judge([one], [same])] == [("a", "c", 1.0)]


def test_a_resolver_takes_the_judgements_of_one_list() -> None:
    from nomenklatura import Judgement, Resolver
    from nomenklatura.db import make_session

    people = [
        entity("a", name="سمير الحسيني"),
        entity("b", name="Sameer al-Husayni"),
        entity("c", name="سمیر الحسینی"),
        entity("d", name="Leyla Nassar"),
    ]
    found = judge(people)
    assert len(found) == 2
    with make_session("sqlite:///:memory:") as session:
        resolver: Any = Resolver(session, create=True)
        for one in found:
            resolver.decide(one.left, one.right, Judgement.POSITIVE, user="arabtext", score=one.score)
        assert len({resolver.get_canonical(number) for number in "abc"}) == 1
        assert resolver.get_canonical("d") == "d"
