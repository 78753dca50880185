"""Names found by what is like them: joined and cut, in the other script, in part; added, removed and filed again."""

from __future__ import annotations

import random

import pytest

from arabtext.names.comparing.compare import prepare
from arabtext.names.known import gazetteer
from arabtext.names.lists.retrieval import Retrieval

SIZE, QUERIES = 3000, 300
SEED = 7
Word = gazetteer.Token

SOME = ["Qais al-Khazali", "Laith al-Khazali", "حسن نصر الله", "أحمد حسن الجبوري", "Muhammad al-Jabouri"]


def found(filed: Retrieval, query: str, n: int = 10) -> list[int]:
    return [int(place) for place in filed.nearest(prepare(query), n)]


@pytest.fixture(scope="module")
def people() -> list[tuple[Word, ...]]:
    """Persons of four parts, whose names are words of the tables: some names are common, most are rare."""
    dice = random.Random(SEED)
    tokens = sorted(
        {token.arabic: token for some in gazetteer.arabic_tokens().values() for token in some if token.press}.items()
    )
    given = [token for word, token in tokens if not word.startswith("ال") and len(word) > 2]
    families = [token for word, token in tokens if word.startswith("ال") and len(word) > 4] or given
    dice.shuffle(given)
    rarity = [1 / (rank + 3) for rank in range(len(given))]
    return [(*dice.choices(given, rarity, k=3), dice.choice(families)) for _ in range(SIZE)]


@pytest.fixture(scope="module")
def filed(people: list[tuple[Word, ...]]) -> Retrieval:
    return Retrieval(prepare(" ".join(word.arabic for word in person)) for person in people)


def recall(filed: Retrieval, people: list[tuple[Word, ...]], written: list[str], n: int) -> float:
    """Return the share of queries that lead to a name with the same letters as the person's."""
    hits = 0
    queries = [prepare(name) for name in written]
    for person, places in zip(people, filed.nearest_each(queries, n), strict=False):
        hits += any(people[place] == person for place in places.tolist())
    return hits / len(written)


def test_names_without_some_spaces_lead_to_the_name(filed: Retrieval, people: list[tuple[Word, ...]]) -> None:
    dice = random.Random(SEED)
    joined = []
    for person in people[:QUERIES]:
        words = [word.arabic for word in person]
        at = dice.randrange(3)
        words[at : at + 2] = ["".join(words[at : at + 2])]
        joined.append(" ".join(words))
    assert recall(filed, people, joined, 10) >= 0.99
    assert recall(filed, people, [name.replace(" ", "") for name in joined], 10) >= 0.99


def test_names_in_latin_letters_lead_to_the_name(filed: Retrieval, people: list[tuple[Word, ...]]) -> None:
    dice = random.Random(SEED)
    separate = [" ".join(dice.choice((w.press, *w.variants)) for w in person) for person in people[:QUERIES]]
    assert recall(filed, people, separate, 20) >= 0.99
    assert recall(filed, people, [name.replace("al-", "El") for name in separate], 20) >= 0.98


def test_two_and_three_parts_lead_to_the_name(filed: Retrieval, people: list[tuple[Word, ...]]) -> None:
    shorter = [" ".join(p[at].arabic for at in (0, 3)) for p in people[:QUERIES]]
    assert recall(filed, people, shorter, 20) >= 0.97
    shorter = [" ".join(p[at].press for at in (0, 2, 3)) for p in people[:QUERIES]]
    assert recall(filed, people, shorter, 20) >= 0.97


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("Alkhazali Kais", 0),
        ("LAITH ELKHAZALI", 1),
        ("حسننصرالله", 2),
        ("Ahmad Aljubouri", 3),
        ("أحمد حسن لاجبوري", 3),  # as text from PDF files has it
        ("الجبوري محمد", 4),
    ],
)
def test_glued_articles_another_order_and_joined_words_are_found(query: str, best: int) -> None:
    assert best in found(Retrieval(map(prepare, SOME)), query, 2)


def test_a_listed_person_comes_first() -> None:
    filed = Retrieval(map(prepare, ["Abdul Nasser Gamal", "Jamal Abd al-Nasser", "Gamal Nasser", "جمال عبد الناصر"]))
    assert set(found(filed, "Gamal Abdel Nasser", 2)) == {1, 3}


def test_a_title_that_may_be_a_given_name_leads_both_ways() -> None:
    filed = Retrieval(map(prepare, ["سلطان القحطاني", "Sheikh Karim Haddad", "Nasser al-Qahtani"]))
    assert found(filed, "Sultan Alqahtani", 1) == [0]
    assert found(filed, "Sultan", 1) == [0]
    assert found(filed, "Karim Haddad", 1) == [1]


def test_names_with_nothing_in_common_are_not_found() -> None:
    filed = Retrieval(map(prepare, SOME))
    assert found(filed, "") == found(filed, "x" * 3000) == found(filed, "Qais", 0) == found(filed, "Qais", -1) == []
    assert found(Retrieval(), "Qais") == []
    assert found(Retrieval([prepare(""), prepare("12")]), "Qais") == []
    assert found(filed, "Foof Poppov") == []


def test_names_of_vowels_and_of_scripts_that_are_not_read_find_themselves() -> None:
    written = ["Иван Петров", "Пётр Иванов", "王小明", "李小明", "آية", "علي", "\ud800 odd"]
    filed = Retrieval(map(prepare, written))
    assert [found(filed, name, 1) for name in written] == [[place] for place in range(len(written))]
    assert found(filed, "Aya", 1) == [4]
    assert found(filed, "Ali", 1) == [5]


def test_names_added_one_by_one_are_found_as_if_all_were_given_at_once(people: list[tuple[Word, ...]]) -> None:
    written = [prepare(" ".join(word.arabic for word in person)) for person in people[:200]]
    at_once, one_by_one = Retrieval(written), Retrieval(written[:50])
    places = [place for name in written[50:] for place in one_by_one.add([name]).tolist()]
    assert places == list(range(50, 200))
    assert len(one_by_one) == len(at_once) == 200
    for query in written:
        assert one_by_one.nearest(query, 5).tolist() == at_once.nearest(query, 5).tolist()


def test_a_removed_name_is_not_found_and_the_others_keep_their_places() -> None:
    filed = Retrieval(map(prepare, SOME))
    filed.remove([1, 1])
    assert found(filed, "Laith al-Khazali", 1) == [0]
    assert 1 not in found(filed, "Laith al-Khazali")
    assert len(filed) == 4
    assert filed.add([prepare("Layth al-Khazali")]).tolist() == [5]
    assert found(filed, "Laith al-Khazali")[:2] == [5, 0]
    filed.remove(range(6))
    assert found(filed, "Laith al-Khazali") == []
    assert len(filed) == 0
    assert filed.add(map(prepare, SOME)).tolist() == [6, 7, 8, 9, 10]
    assert found(filed, "Laith al-Khazali", 1) == [7]
    for place in (-1, 11):
        with pytest.raises(IndexError):
            filed.remove([place])


def test_names_filed_again_from_their_features_are_found_as_before() -> None:
    filed = Retrieval(map(prepare, SOME))
    again = Retrieval.from_features(*filed.features())
    assert [found(again, name) for name in SOME] == [found(filed, name) for name in SOME]
    filed.remove([0])
    again = Retrieval.from_features(*filed.features())
    assert len(again) == 4
    assert found(again, "Laith al-Khazali", 1) == [0]
    assert len(Retrieval.from_features(*Retrieval().features())) == 0


def test_many_queries_at_once_find_what_each_finds(filed: Retrieval, people: list[tuple[Word, ...]]) -> None:
    queries = [prepare(f"{person[0].press} {person[3].arabic}") for person in people[:50]]
    together = filed.nearest_each(queries, 7)
    assert [places.tolist() for places in together] == [filed.nearest(query, 7).tolist() for query in queries]


@pytest.mark.parametrize(("shared", "lowest", "highest"), [(1, 0.4, 0.7), (10, 0.7, 0.9), (30, 0.93, 1.0)])
def test_a_feature_of_many_names_leads_to_none_of_them(
    filed: Retrieval, people: list[tuple[Word, ...]], shared: int, lowest: float, highest: float
) -> None:
    joined = ["".join(word.arabic for word in person[1:]) for person in people[:QUERIES]]
    found = [filed.nearest(prepare(name), 5, shared=shared).tolist() for name in joined]
    hits = sum(any(people[at] == person for at in some) for person, some in zip(people, found, strict=False))
    assert lowest <= hits / QUERIES <= highest


def test_the_order_in_which_names_are_filed_changes_nothing(people: list[tuple[Word, ...]]) -> None:
    written = [prepare(" ".join(word.arabic for word in person)) for person in people[:400]]
    backwards = Retrieval(written[::-1])
    for query, places in zip(written, Retrieval(written).nearest_each(written, 400), strict=True):
        assert {399 - at for at in places.tolist()} == {*backwards.nearest(query, 400).tolist()}


def test_names_much_less_alike_than_the_first_are_left_out(filed: Retrieval, people: list[tuple[Word, ...]]) -> None:
    whole = [prepare(" ".join(word.press for word in person)) for person in people[:QUERIES]]
    short = [prepare(f"{person[0].press} {person[3].press}") for person in people[:QUERIES]]
    kept = []
    for queries in (whole, short):
        every, some = filed.nearest_each(queries, 100), filed.nearest_each(queries, 100, few=5)
        assert all(a.tolist()[: len(b)] == b.tolist() and len(b) >= 5 for a, b in zip(every, some, strict=True))
        lost = sum(
            any(people[at] == person for at in a.tolist()) and not any(people[at] == person for at in b.tolist())
            for person, a, b in zip(people, every, some, strict=False)
        )
        assert lost <= 1  # of 300, where many share what two of its four words have
        kept.append(sum(map(len, some)) / QUERIES)
    assert kept[0] < 9
    assert 14 < kept[1] < 24


def test_a_listed_name_does_not_hide_one_that_is_alike() -> None:
    filed = Retrieval(map(prepare, ["Gamal Abdel Nasser", "Gamal Abdel Nasir Hussein", "Karim Haddad"]))
    assert filed.nearest(prepare("جمال عبد الناصر"), 10, few=1).tolist() == [0, 1]
