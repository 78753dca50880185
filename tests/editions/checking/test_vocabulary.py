"""Terms of a table in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabtext.editions.checking.vocabulary import Vocabulary

VOCABULARY = Vocabulary(
    [("rise", "rise"), ("arrest", "arrest"), ("former", "former"), ("lose", "lose"), ("prime minister", "premier"),
     ("ارتفع", "rise"), ("يرتفع", "rise"), ("ارتفاع", "rise"), ("زوج", "husband"), ("زوجة", "wife"), ("قتلى", "dead")]
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "meanings"),
    [
        ("rose, rises, rising", ["rise"] * 3), ("arrested and arresting", ["arrest"] * 2), ("He formed a form.", []),
        ("The former one", ["former"]), ("Los Angeles", []), ("losing", ["lose"]), ("The Prime Ministers", ["premier"]),
        ("وارتفعت، سترتفع، نرتفع، بارتفاعها", ["rise"] * 4), ("زوجته وزوجها", ["wife", "husband"]),
        ("والقتلى", ["dead"]), ("مرتفعات", []), ("", []),
    ],
)  # fmt: skip
def test_terms_are_found_in_their_forms(text: str, meanings: list[str]) -> None:
    assert [term.meaning for term in VOCABULARY.find(text)] == meanings


def test_nouns_alone() -> None:
    vocabulary = Vocabulary([("head", 1)], is_noun=True)
    assert [len(vocabulary.find(text)) for text in ("head", "heads", "heading", "headed")] == [1, 1, 0, 0]


@given(st.text(max_size=100))
def test_any_text(text: str) -> None:
    assert all(0 <= term.span[0] < term.span[1] <= len(text) for term in VOCABULARY.find_all(text))
