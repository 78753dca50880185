"""Features of names: what they share across scripts, and which of them only lead."""

from __future__ import annotations

import pytest

from arabtext.names.comparing.compare import prepare
from arabtext.names.lists.features import blocks_of, features_of, hash_all, hash_listed, hash_name, weighs


@pytest.mark.parametrize(
    ("name", "other"), [("سمير زيدان", "Samir Zaydan"), ("عبد الحميد عرار", "Abd el-Hamid Arar"), ("منصور", "Mansur")]
)
def test_spellings_share_their_features_but_for_their_letters(name: str, other: str) -> None:
    one, two = set(features_of(prepare(name))), set(features_of(prepare(other)))
    assert len(one ^ two) == 2
    assert set(blocks_of(prepare(name))) == set(blocks_of(prepare(other)))


def test_sh_counts_as_s_only_where_it_leads() -> None:
    one, two = prepare("Manshur Ali Karim"), prepare("منصور علي كريم")
    assert "mnsr." not in features_of(one)
    assert set(blocks_of(one)) & set(blocks_of(two)) >= {"^mnsrlkrm$"}


def test_features_are_numbers_of_which_the_even_ones_weigh() -> None:
    name = prepare("قيس الخزعلي")
    numbers = hash_name(name)
    assert int(weighs(numbers).sum()) == len(features_of(name))
    assert len(set(numbers.tolist())) == len(numbers)
    assert set(hash_listed(name).tolist()) < set(numbers.tolist())
    assert hash_listed(prepare("سمير زيدان")).tolist() == []
    together, counts = hash_all([name, prepare(""), name])
    assert together.tolist() == numbers.tolist() * 2
    assert counts.tolist() == [len(numbers), 0, len(numbers)]
