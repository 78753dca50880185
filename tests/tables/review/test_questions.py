"""The page about a unified column: its clusters, the questions, and those that a decision has settled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from arabtext.names import Authority, Decision, unify
from arabtext.names.comparing.compare import Prepared, score_pairs
from arabtext.names.lists.candidates import within
from arabtext.tables import Table, unify_file
from arabtext.tables.report import Report
from arabtext.tables.review import questions
from arabtext.tables.review.page import Review, Row
from arabtext.tables.review.questions import make_review

DOUBTFUL = ["Toivo Agner", "Agner Toivo", "Agner Toivo"]
SURE = ["ليلى ناصر", "Layla Nasser"]
NEARLY = ["Morgan Faiza Toivo", "Morgan Toivo Haddad"]


def asked(names: list[str], authority: Authority | None = None) -> Review:
    decided = authority or Authority()
    return make_review(unify(names, decided), decided, "Names")


def of(report: Report) -> Review:
    return make_review(report.names, Authority(), "Names", report.sheets)


# Questions


def test_doubtful_merges_are_asked_about_with_their_evidence() -> None:
    review = asked([*DOUBTFUL, "Layla Nasser", "LAYLA NASSER"])
    (cluster,) = review.merges
    assert {(member.texts, member.count) for member in cluster.members} == {
        (("Toivo Agner",), 1),
        (("Agner Toivo",), 2),
    }
    assert cluster.why is not None
    assert {cluster.why.left, cluster.why.right} == set(DOUBTFUL)
    assert (
        {left for left, _, _ in cluster.why.parts} == {right for _, right, _ in cluster.why.parts} == {"Agner", "Toivo"}
    )


def test_every_name_is_on_the_page() -> None:
    review = asked([*DOUBTFUL, *SURE, "Nizar Qassabi", "n/a"])
    assert [cluster.canonical for cluster in review.clusters] == ["Agner Toivo", "Layla Nasser", "Nizar Qassabi"]
    assert [len(cluster.members) for cluster in review.clusters] == [2, 2, 1]
    assert review.clusters[1].likeness >= review.threshold > review.clusters[0].likeness
    assert review.clusters[1].why is not None


def test_names_nearly_joined_are_asked_about_until_they_are_decided() -> None:
    (pair,) = asked(NEARLY).pairs
    assert 0.2 <= pair.score < 0.85
    assert {review.canonical for review in asked(NEARLY).clusters} == set(NEARLY)
    assert (pair.why.left, pair.why.right) == tuple(
        asked(NEARLY).clusters[at].canonical for at in (pair.first, pair.second)
    )
    apart = Authority((Decision(NEARLY[0], not_same_as=(NEARLY[1],)), Decision(NEARLY[1])))
    assert asked(NEARLY, apart).pairs == ()
    assert [cluster.decided for cluster in asked([*NEARLY, *SURE], apart).clusters] == [True, True, False]


def test_spellings_that_no_file_can_tell_apart_are_one_member() -> None:
    review = asked([*DOUBTFUL, "AGNER TOIVO"])
    (cluster,) = review.merges
    assert {member.texts for member in cluster.members} == {("Agner Toivo", "AGNER TOIVO"), ("Toivo Agner",)}


def test_people_of_one_name_have_one_key() -> None:
    """Their rows are kept apart by a year; a file of names cannot say who is who, and it is no question."""
    names = ["Salim Nahhas", "سليم نحاس", "Salim Nahhas", "سليم نحاس"]
    found = unify(names, agree={"born": [1970, 1970, 1984, 1984]})
    assert [one.cluster for one in found] == [0, 0, 1, 1]
    review = make_review(found, Authority(), "")
    assert (review.merges, review.pairs) == ((), ())
    first, second = ({member.texts: member.key for member in cluster.members} for cluster in review.clusters)
    assert first == second
    assert len(set(first.values())) == 2


def test_nothing_doubtful_nothing_asked() -> None:
    assert (asked(SURE).merges, asked(SURE).pairs) == ((), ())
    assert asked([]) == Review("Names", (), threshold=questions.SAME)


# Rows


def test_rows_have_their_other_cells_and_their_lines() -> None:
    table = Table(
        ("id", "name", "born"), ((7, "Agner Toivo", 1970), (8, "Toivo Agner", None), (9, "Agner Toivo", 1971))
    )
    review = of(unify_file(table, "name"))
    assert (review.columns, review.sheets) == (("id", "born"), ())
    rows = {member.texts[0]: member.rows for member in review.clusters[0].members}
    assert rows["Agner Toivo"] == (Row(0, 2, ("7", "1970")), Row(0, 4, ("9", "1971")))
    assert rows["Toivo Agner"] == (Row(0, 3, ("8", "")),)


def test_several_columns_of_names_are_cells_too() -> None:
    """A row of a pair gives its other spelling; the column of given names and that of family names are the name."""
    pair = Table(("ar", "en", "id"), (("نمير ملك", "Numayr Malik", 1), ("ليلى ناصر", "Layla Nasser", 2)))
    review = of(unify_file(pair, pair=("ar", "en")))
    assert review.columns == ("ar", "en", "id")
    assert [member.rows for member in review.clusters[0].members] == [
        (Row(0, 2, ("نمير ملك", "Numayr Malik", "1")),)
    ] * 2
    parts = Table(("first", "last", "id"), (("Layla", "Nasser", 5),))
    review = of(unify_file(parts, parts=("first", "last")))
    assert review.columns == ("id",)
    assert review.clusters[0].members[0].rows == (Row(0, 2, ("5",)),)


def test_a_cell_merged_over_several_rows_is_that_of_each() -> None:
    table = Table(("name", "place"), (("Layla Nasser", "Mosul"), ("Nizar Qassabi", None)), merged=(((1, 1), (2, 1)),))
    review = of(unify_file(table, "name"))
    assert [cluster.members[0].rows[0].cells for cluster in review.clusters] == [("Mosul",), ("Mosul",)]


def test_long_cells_many_columns_and_many_rows_are_cut() -> None:
    titles = ("name", *(f"c{at}" for at in range(20)))
    rows = tuple(("Agner Toivo", "x" * 200, *range(19)) for _ in range(9))
    review = of(unify_file(Table(titles, rows), "name"))
    assert review.columns == titles[1:13]
    (member,) = review.clusters[0].members
    assert (member.count, len(member.rows)) == (9, 5)
    assert member.rows[0].cells[0] == "x" * 79 + "…"


def test_a_full_page_leaves_rows_out_and_says_how_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rows of names in question come first."""
    monkeypatch.setattr(questions, "_MAX_CHARACTERS", 6)
    table = Table(
        ("name", "place"), (("Layla Nasser", "abc"), ("Nizar Qassabi", "abc"), *((name, "abc") for name in DOUBTFUL))
    )
    review = of(unify_file(table, "name"))
    assert review.left_out == (0, 0, 3)
    shown = {cluster.canonical for cluster in review.clusters if any(member.rows for member in cluster.members)}
    assert shown == {"Agner Toivo"}


# Limits


def test_a_full_page_leaves_names_out_that_are_no_question(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(questions, "_MAX_CLUSTERS", 4)
    review = asked(["Nizar Qassabi", "Walid Sabbagh", *SURE, *NEARLY, *DOUBTFUL])
    assert [cluster.canonical for cluster in review.clusters] == ["Layla Nasser", *NEARLY, "Agner Toivo"]
    assert review.left_out == (2, 0, 0)
    (pair,) = review.pairs
    assert [review.clusters[at].canonical for at in (pair.first, pair.second)] == NEARLY


def test_the_least_sure_clusters_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(questions, "_MAX_EXPLAINED", 1)
    review = asked([*SURE, *DOUBTFUL])
    assert [cluster.why is not None for cluster in review.clusters] == [False, True]
    assert [cluster.canonical for cluster in review.merges] == ["Agner Toivo"]


def test_the_spellings_of_a_large_cluster_are_compared_in_part(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 26 spellings a dozen are compared with one another: 66 pairs, not 325."""
    counts: list[int] = []

    def counted(pairs: Sequence[tuple[Prepared, Prepared]]) -> object:
        counts.append(len(pairs))
        return score_pairs(pairs)

    monkeypatch.setattr(questions, "score_pairs", counted)
    names = [f"Name {chr(ord('a') + number)}e" for number in range(26)]
    decided = Authority((Decision("Name", variants=tuple(names)),))
    (cluster,) = make_review(unify(names, decided), decided, "").clusters
    assert len(cluster.members) == 26
    assert counts == [66]


def test_questions_about_names_nearly_joined_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    """The most similar ones are kept."""
    names = [*NEARLY, "رند حسين كريم الجبوري", "روند حسين كريم الجبوري"]
    everything = asked(names).pairs
    assert len(everything) == 2
    assert [pair.score for pair in everything] == sorted((pair.score for pair in everything), reverse=True)
    monkeypatch.setattr(questions, "_MAX_NEAR", 1)
    review = asked(names)
    assert (review.pairs, review.left_out) == (everything[:1], (0, len(everything) - 1, 0))


def test_the_work_grows_with_the_names_and_not_with_their_square(monkeypatch: pytest.MonkeyPatch) -> None:
    counts: list[int] = []

    def counted(*values: Any) -> Any:
        found = within(*values)
        counts.append(len(found[0]))
        return found

    monkeypatch.setattr(questions, "within", counted)
    for size in (100, 200):
        names = [f"Nizar Qassab{chr(ord('a') + at // 20)}{chr(ord('a') + at % 20)}" for at in range(size)]
        decided = Authority(tuple(Decision(name) for name in names))  # so that none is joined
        asked(names, decided)
    assert 100 <= counts[0] < 100 * 99 / 4
    assert counts[1] < 3 * counts[0]
