"""Spellings that a desk prefers, learned from its texts."""

from __future__ import annotations

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from arabtext.names import Style, learn_style


def test_the_most_frequent_spelling_of_a_name_is_preferred() -> None:
    learned = learn_style(["Ahmed Khoury met Ahmed Haddad.", "Ahmad Barbouri and Ahmed Jubouri"])
    assert learned.preferred["أحمد"] == "Ahmed"
    assert learned.names[0].votes == (("Ahmed", 3), ("Ahmad", 1))
    assert learned.conflicts == ()


def test_without_two_thirds_of_the_votes_it_is_a_conflict() -> None:
    learned = learn_style(["Ahmed Khoury met Hassan Haddad.", "Hasan Haddad and Ahmed Haddad"])
    assert "حسن" not in learned.preferred
    assert [(one.name, one.counts) for one in learned.conflicts] == [("حسن", "Hasan 1, Hassan 1")]


def test_a_person_votes_once_in_a_text() -> None:
    learned = learn_style("Ahmed Khoury. Ahmed Khoury. Ahmed Khoury. Khoury met Ahmad Haddad.")
    assert dict(learned.names[0].votes) == {"Ahmed": 1, "Ahmad": 1}


def test_listed_persons_do_not_vote_nor_those_of_the_authority() -> None:
    assert learn_style("Mohammed bin Salman and Qais al-Khazali").names == ()
    assert learn_style("Ahmed Khoury", authority={"Ahmed Khoury": "Ahmed Khoury"}).names == ()


def test_arabic_names_and_capitals_say_nothing_about_english_spellings() -> None:
    assert learn_style(["التقى أحمد حسن", "AHMED KHOURY"]).names == ()


def test_habits_need_several_persons() -> None:
    few = learn_style("Ahmed el-Haddad met Hassan el-Khoury.")
    assert few.habits == ()
    many = learn_style("Ahmed el-Haddad met Hassan el-Khoury. Then Salem el-Khatib spoke with Samir al-Jubouri.")
    assert [(one.name, one.preferred, one.counts) for one in many.habits] == [("article", "el-", "el- 3, al- 1")]


def test_the_table_is_a_style() -> None:
    texts = ["Ahmed el-Haddad met Hassan el-Khoury.", "Ahmad el-Barbouri, Ahmed el-Jubouri, Hasan Haddad"]
    learned = learn_style(texts)
    table = learned.to_toml()
    style = Style.of(tomllib.loads(table))
    assert style.article == "el-"
    assert style.preferred == learned.preferred
    assert '# "حسن": Hasan 1, Hassan 1' in table.splitlines()
    assert learned.style() == Style.of({"name": "learned", **tomllib.loads(table)})
    assert learned.style({"abd": "Abdel Malik"}).abd == "Abdel Malik"


@given(st.lists(st.text(max_size=60), max_size=3))
def test_any_text_goes_through(texts: list[str]) -> None:
    learned = learn_style([*texts, "Ahmed Khoury"])
    assert Style.of(tomllib.loads(learned.to_toml())).preferred == learned.preferred
