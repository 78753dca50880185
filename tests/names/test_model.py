"""The values of names: what they say of themselves, and that they can be copied and sent to another process."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable

import pytest

from arabtext import names
from arabtext.names import Unified


@pytest.mark.parametrize(
    ("name", "short", "sort_key"),
    [
        ("Qais al-Khazali", "Khazali", "khazali, qais"),
        ("محمد بن سلمان", "بن سلمان", "بن سلمان, محمد بن سلمان"),
        ("Nasser bin Hamad Al Khalifa", "Al Khalifa", "al khalifa, nasser bin hamad"),
        ("Qais", "Qais", "qais, qais"),
    ],
)
def test_the_short_form_and_the_sort_key(name: str, short: str, sort_key: str) -> None:
    parsed = names.parse(name)
    assert (parsed.short, parsed.sort_key) == (short, sort_key)


VALUES: dict[str, Callable[[], object]] = {
    "Name": lambda: names.parse("الشيخ قيس الخزعلي"),
    "Candidate": lambda: names.candidates("سعاد زقزوقان", 3),
    "Mention": lambda: names.find("Qays al-Khazali leads AAH."),
    "Match": lambda: names.compare("قيس الخزعلي", "Kais Khazali"),
    "Hit": lambda: names.Index(["Qais al-Khazali"]).search("قيس الخزعلي"),
    "Unified": lambda: names.unify(["Qais al-Khazali", "n/a"]),
    "Matched": lambda: names.match(["Qais al-Khazali"], ["n/a"]),
    "Authority": lambda: names.Authority((names.Decision("Qays al-Khaz'ali", variants=("Qais",)),)),
    "Rewritten": lambda: names.rewrite("Qays al-Khazali left."),
    "origins": lambda: names.origins("شنايدر"),
}


@pytest.mark.parametrize("kind", list(VALUES))
def test_a_value_survives_pickling_and_deep_copying(kind: str) -> None:
    value = VALUES[kind]()
    assert pickle.loads(pickle.dumps(value)) == value
    assert copy.deepcopy(value) == value


def test_an_authority_that_was_used_survives_too() -> None:
    authority = names.Authority((names.Decision("Qays al-Khaz'ali", variants=("قيس الخزعلي",)),))
    assert authority.lookup("الشيخ قيس الخزعلي") is not None
    copied = pickle.loads(pickle.dumps(authority))
    assert copied == authority
    assert copied.lookup("قيس الخزعلي") == authority.lookup("قيس الخزعلي")


def test_an_index_survives_too() -> None:
    index = names.Index(["Qais al-Khazali", "Laith al-Khazali"])
    for copied in (pickle.loads(pickle.dumps(index)), copy.deepcopy(index)):
        assert copied.search("قيس الخزعلي") == index.search("قيس الخزعلي")


def test_values_cannot_be_changed() -> None:
    name = names.parse("Qais al-Khazali")
    with pytest.raises(AttributeError):
        name.text = "x"  # type: ignore[misc]


def test_each_result_of_a_cell() -> None:
    one = Unified("Salim", "Salim", "", 0, 1.0, "one spelling")
    both = Unified("Salim; Nabil", "Salim; Nabil", "", 0, 1.0, "several names", persons=(one, one))
    assert one.each == (one,)
    assert both.each == (one, one)
