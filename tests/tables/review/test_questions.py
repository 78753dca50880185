"""What a person is asked about a unified column, and what is not asked again."""

from __future__ import annotations

from arabtext.names import Authority, Decision, unify
from arabtext.tables.review.page import Review
from arabtext.tables.review.questions import review_of

DOUBTFUL = ["اغنر تويفو", "Agner Toivo", "Agner Toivo"]
SURE = ["ليلى ناصر", "Layla Nasser"]


def asked(names: list[str], authority: Authority | None = None) -> Review:
    decided = authority or Authority()
    return review_of(unify(names, decided), decided, "Names")


def test_doubtful_merges_are_asked_about_with_their_evidence() -> None:
    review = asked([*DOUBTFUL, *SURE])
    (item,) = review.items
    assert item.kind == "merge"
    cluster = review.clusters[item.cluster]
    assert {(member.texts, member.count) for member in cluster.members} == {(("اغنر تويفو",), 1), (("Agner Toivo",), 2)}
    assert {left for left, _, _ in item.why} | {right for _, right, _ in item.why} == {
        "اغنر",
        "تويفو",
        "Agner",
        "Toivo",
    }


def test_names_nearly_joined_are_asked_about_until_they_are_decided() -> None:
    nearly = ["مورغان فايزه", "موناغان فايزة"]
    (item,) = asked(nearly).items
    assert (item.kind, round(item.score, 1)) == ("near", 0.6)
    assert {review.canonical for review in asked(nearly).clusters} == {"Morgan Faiza", "Monaghan Faiza"}
    apart = Authority(
        (Decision("Morgan Faiza", nearly[0], not_same_as=("Monaghan Faiza",)), Decision("Monaghan Faiza"))
    )
    assert asked(nearly, apart).items == ()


def test_spellings_that_no_file_can_tell_apart_are_one_member() -> None:
    review = asked([*DOUBTFUL, "AGNER TOIVO", "أغنر تويفو"])
    (item,) = review.items
    assert len(review.clusters[item.cluster].members) == 2


def test_nothing_doubtful_nothing_asked() -> None:
    assert asked(SURE).items == ()
    assert asked([]).items == ()
