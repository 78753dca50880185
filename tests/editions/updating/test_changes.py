"""Two versions of a text: what became of each sentence, and which words changed."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabtext.editions import read
from arabtext.editions.updating.changes import MAX_SENTENCES, Change, changed_words, changes
from arabtext.errors import InputError

A = "The judge called the ministers to his court."
B = "None of them came, and the file was closed."
C = "It killed 218 people in the port."
D = "The World Bank put the damage at four billion dollars."


def kinds(old: list[str], new: list[str]) -> list[tuple[str, tuple[int, ...], tuple[int, ...]]]:
    return [(one.kind, one.old, one.new) for one in changes(old, new) if one.kind != "unchanged"]


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ([A, B, C], [A, B, C], []),
        ([A, B, C], [A, C.replace("218", "219")], [("deleted", (1,), ()), ("edited", (2,), (1,))]),
        ([A, C], [A, B, C], [("inserted", (), (1,))]),
        ([A, B, C, D], [B, C, D, A], [("moved", (0,), (3,))]),
        ([A, B, C, D], [B, C, D, A.replace("ministers", "officers")], [("moved", (0,), (3,))]),
        ([A, B], [A, "None of them came.", "And the file was closed."], [("edited", (1,), (1, 2))]),
        ([A, "None of them came.", "And the file was closed."], [A, B], [("edited", (1, 2), (1,))]),
        (['He said "yes".'], ["He said “yes” ."], [("typographic", (0,), (0,))]),
        (["pages 3-5"], ["pages 3–5"], [("typographic", (0,), (0,))]),
        (["The President left."], ["The president left."], [("typographic", (0,), (0,))]),
        (["They told us."], ["They told US."], [("edited", (0,), (0,))]),
        (["He left."], ["He left?"], [("edited", (0,), (0,))]),
        (["It is 3.5 percent."], ["It is 3,5 percent."], [("edited", (0,), (0,))]),
        (["قُتل محمّد."], ["قتل محمد."], [("typographic", (0,), (0,))]),
        ([A], [D], [("inserted", (), (0,)), ("deleted", (0,), ())]),
        ([], [A], [("inserted", (), (0,))]),
        ([A], [], [("deleted", (0,), ())]),
        ([], [], []),
    ],
)  # fmt: skip
def test_each_kind(old: list[str], new: list[str], wanted: list[tuple[str, tuple[int, ...], tuple[int, ...]]]) -> None:
    assert sorted(kinds(old, new)) == sorted(wanted)


def test_random_changes_of_an_article_are_recognized(examples: Path) -> None:
    """One change of each kind in each of sixty versions."""
    old = list(read(examples / "port_en.md").sentences)
    rng, right = random.Random(7), 0
    for _ in range(60):
        places = rng.sample(range(1, len(old) - 1), 5)
        edited, deleted, typographic, before, moved = places
        new = dict(enumerate(old))
        words = old[edited].split()
        words[rng.randrange(len(words))] = "altogether"
        new[edited] = " ".join(words)
        new[typographic] = old[typographic].replace(" ", "  ", 1)
        order = [n for n in new if n not in (deleted, moved)]
        order.insert(order.index(before), -1)
        new[-1] = "Nobody in the whole town had ever heard of this, said a fisherman."
        order.append(moved)
        found = {(kind, *(one[:1] for one in (o,))) for kind, o, _ in kinds(old, [new[n] for n in order])}
        wanted = {("edited", (edited,)), ("deleted", (deleted,)), ("typographic", (typographic,)), ("inserted", ())}
        wanted.add(("moved", (moved,)))
        short = len(old[moved].split()) < 4
        right += found == wanted or short
    assert right >= 57


@pytest.mark.parametrize(
    ("old", "new", "gone", "come"),
    [
        ("It killed 218.", "It killed 219.", ["218"], ["219"]),
        ("He left.", "He left early.", [], ["early"]),
        ("in May 2020", "in early June 2020", ["May"], ["early June"]),
        ("It is $3.5 billion", "It is $3.6 billion", ["3.5"], ["3.6"]),
        ("قتل 218 شخصا", "قتل ٢١٩ شخصا", ["218"], ["٢١٩"]),
        ("a", "a", [], []),
    ],
)
def test_words_that_changed(old: str, new: str, gone: list[str], come: list[str]) -> None:
    before, behind = changed_words(old, new)
    assert ([old[a:b] for a, b in before], [new[a:b] for a, b in behind]) == (gone, come)


@given(st.lists(st.text(max_size=12), max_size=6), st.lists(st.text(max_size=12), max_size=6))
def test_every_sentence_is_in_one_change(old: list[str], new: list[str]) -> None:
    found = changes(old, new)
    assert sorted(i for one in found for i in one.old) == list(range(len(old)))
    assert [j for one in found for j in one.new] == list(range(len(new)))
    assert changes(old, old) == [Change("unchanged", (i,), (i,)) for i in range(len(old))]


@given(st.text(), st.text())
def test_any_two_texts_have_changed_words(old: str, new: str) -> None:
    for text, spans in zip((old, new), changed_words(old, new), strict=True):
        assert all(0 <= a < b <= len(text) for a, b in spans)
        assert list(spans) == sorted(spans)


def test_long_versions_that_share_nothing_are_compared_in_time() -> None:
    old = [f"alpha beta {n} gamma" for n in range(500)]
    new = [f"delta {n} epsilon zeta" for n in range(5_000, 5_500)]
    found = changes(old, new)
    assert sum(len(one.old) for one in found) == 500


def test_too_many_sentences_are_refused() -> None:
    with pytest.raises(InputError, match="30,000"):
        changes(["a"] * (MAX_SENTENCES + 1), [])
