"""Items joined into clusters by how like their members are on average."""

from __future__ import annotations

from math import inf

import numpy as np
import pytest

from arabtext.names.lists.clustering import Clustering, Pairs, cluster


def clustered(
    size: int,
    odds: dict[tuple[int, int], float],
    fixed: list[list[int]] | None = None,
    marks: list[list[int]] | None = None,
    columns: dict[tuple[int, int], float] | None = None,
    rest: float = -5.0,
) -> Clustering:
    """Cluster items of which some pairs are given; the others have the log-odds ``rest``."""
    pairs = Pairs(
        np.array([a for a, _ in odds], dtype=np.int64),
        np.array([b for _, b in odds], dtype=np.int64),
        np.array(list(odds.values()), dtype=np.float64),
        np.array([(columns or {}).get(pair, 0.0) for pair in odds], dtype=np.float64),
    )
    return cluster(
        size, pairs, fixed or [], marks or [], lambda left, right: (np.full(len(left), rest), np.zeros(len(left)))
    )


def test_nothing_is_nothing() -> None:
    assert clustered(0, {}).cluster.tolist() == []
    assert clustered(2, {}).cluster.tolist() == [0, 1]


def test_a_chain_of_near_items_is_not_joined_whole() -> None:
    found = clustered(4, {(0, 1): 6.0, (1, 2): 1.0, (2, 3): 6.0})
    assert found.cluster.tolist() == [0, 0, 1, 1]
    assert found.weakest.tolist() == [6.0, 6.0]


def test_one_odd_pair_does_not_part_a_cluster() -> None:
    found = clustered(3, {(0, 1): 6.0, (1, 2): 5.5, (0, 2): -2.0})
    assert found.cluster.tolist() == [0, 0, 0]
    assert found.weakest.tolist() == [1.75]
    assert found.joint.tolist() == [[1, 2]]


def test_pairs_that_were_not_near_are_weighed_within_a_group() -> None:
    assert clustered(3, {(0, 1): 6.0, (1, 2): 5.0}, rest=-5.0).cluster.tolist() == [0, 0, 1]
    assert clustered(3, {(0, 1): 6.0, (1, 2): 5.5}, rest=-2.0).cluster.tolist() == [0, 0, 0]


def test_marks_of_one_kind_part_items_and_fixed_groups_join_them() -> None:
    near = {(0, 1): 6.0, (1, 2): 6.0, (0, 2): 6.0}
    assert clustered(3, near, marks=[[0, -1, 1]]).cluster.tolist() == [0, 0, 1]
    assert clustered(3, near, marks=[[0, -1, 1], [-1, 4, -1]]).cluster.tolist() == [0, 0, 1]
    far = clustered(3, {(0, 2): -7.0}, fixed=[[0, 2]])
    assert far.cluster.tolist() == [0, 1, 0]
    assert far.weakest.tolist() == [-7.0, inf]
    assert clustered(3, {}, fixed=[[0, 2]], marks=[[0, -1, 1]]).cluster.tolist() == [0, 1, 2]


def test_an_impossible_pair_is_never_in_one_cluster() -> None:
    near = Pairs(np.array([0, 0, 1]), np.array([1, 2, 2]), np.full(3, 9.0), np.zeros(3)).without(2, 0)
    found = cluster(3, near, [], [], lambda left, right: (np.zeros(len(left)), np.zeros(len(left))))
    assert len(set(found.cluster[[0, 2]].tolist())) == 2


def test_an_item_between_two_clusters_has_a_rival() -> None:
    found = clustered(3, {(0, 1): 2.0, (1, 2): 2.0, (0, 2): -9.0})
    assert found.cluster.tolist() == [0, 0, 1]
    assert (found.rival[1], found.share[1]) == (2, pytest.approx(0.47, abs=0.01))
    assert found.share[2] == pytest.approx(0.03, abs=0.01)
    parted = clustered(3, {(0, 1): 2.0, (1, 2): 2.0, (0, 2): -9.0}, marks=[[0, -1, 1]])
    assert parted.rival.tolist() == [-1, -1, -1]
    assert parted.share.tolist() == [0, 0, 0]


def test_an_item_without_a_value_joins_no_two_values() -> None:
    """Three items of one name, of which the first and the last were born in different years."""
    found = clustered(3, {(0, 1): 8.0, (1, 2): 8.0, (0, 2): 8.0}, columns={(0, 2): -3.0})
    assert found.cluster.tolist() == [0, 0, 1]
    assert found.share[1] == pytest.approx(0.49, abs=0.01)
    assert clustered(3, {(0, 1): 8.0, (1, 2): 8.0, (0, 2): 8.0}, columns={(0, 2): -1.2}).cluster.tolist() == [0, 0, 0]
