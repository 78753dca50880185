"""How likely two whole names are one."""

from __future__ import annotations

import numpy as np
import pytest

from arabtext import resources
from arabtext.names.comparing import pieces, whole
from arabtext.names.comparing.compare import prepare
from arabtext.names.comparing.whole import Whole, groups, lay, lay_best, log_odds, name_features, rarity_of, thresholds
from arabtext.names.comparing.words import look_up


def laid(left: str, right: str) -> Whole:
    (found,), _, _ = lay_best([(prepare(left).words, prepare(right).words)])
    return found


def odds(left: str, right: str) -> float:
    return float(log_odds([laid(left, right)])[0])


def test_the_models_have_a_weight_for_each_feature_and_two_thresholds() -> None:
    rows = list(resources.rows("names/comparing_weights.tsv", "model", "feature"))
    assert sorted(f for model, f in rows if model == "piece") == sorted(pieces.FEATURES)
    assert sorted(f for model, f in rows if model == "name") == sorted(whole.FEATURES)
    maybe, same = thresholds()
    assert maybe == 0
    assert 0.3 < same < 4


def test_a_lost_letter_among_four_parts_costs_little_and_another_name_much() -> None:
    right = odds("ماهر زهير نبيل الغطريفي", "ماهر زهير نبيل الغطريفى")
    slip = odds("ماهر زهير نبيل الغطريفي", "ماهر زهي نبيل الغطريفي")
    other = odds("ماهر زهير نبيل الغطريفي", "ماهر زكي نبيل الغطريفي")
    assert right > slip > other
    assert slip > 0 > other


def test_no_name_is_likelier_for_a_word_that_it_lacks() -> None:
    for model, feature, weight in resources.rows("names/comparing_weights.tsv", "model", "feature", "weight"):
        assert model != "name" or not feature.startswith("lost") or float(weight) <= 0
    whole_name = odds("رندة سالم منير العكاري", "Randa Salem Mounir Akkari")
    for shorter in ("Randa Salem Akkari", "Randa Salem Mounir", "Randa Akkari", "Randa Salem"):
        assert whole_name > odds("رندة سالم منير العكاري", shorter)


def test_a_rare_family_says_more_than_a_common_one() -> None:
    assert odds("Ahmed al-Ghatrifi", "أحمد سالم الغطريفي") > odds("Ahmed Hassan", "أحمد سالم حسن")
    assert rarity_of(look_up("محمد")) < rarity_of(look_up("قيس")) < rarity_of(look_up("Ghatrifi"))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("علا جاسم", "علاء جاسم"),
        ("A. Khatib", "أحمد الخطيب"),
        ("رندة سالم وديع العكاري", "رندة وديع العكاري"),
        ("صلاح نصر", "صالح نصر"),
        ("علاء جاسم", "Ola Jassim"),
    ],
)
def test_what_leaves_a_doubt(left: str, right: str) -> None:
    assert laid(left, right).is_doubtful


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("أحمد الجبوري", "أحمد حسن الجبوري"),
        ("قيس الخزعلي", "Qais al-Khazali"),
        ("علاء جاسم", "Alaa Jassim"),
        ("وفا جاسم", "Wafaa Jassim"),
        ("يسرى جاسم", "Yusri Jassim"),
        ("رندة سالم العكاري", "رندة سالم وديع العكاري"),
    ],
)
def test_what_leaves_none(left: str, right: str) -> None:
    assert not laid(left, right).is_doubtful


def test_two_given_names_lack_a_family_name() -> None:
    assert laid("أحمد حسن", "أحمد حسن الجبوري").lacks_family
    assert not laid("أحمد الجبوري", "أحمد حسن الجبوري").lacks_family
    assert laid("Ahmed Hassan al-Jubouri", "Ahmed al-Jubouri al-Baghdadi").both_lack
    assert not laid("Ahmed al-Jubouri", "Ahmed Hassan al-Jubouri").both_lack


def test_words_in_another_order_are_tried_where_each_of_them_agrees() -> None:
    assert laid("KHAZALI Qais", "قيس الخزعلي").turned
    assert laid("bin Salman Mohammed", "Mohammed bin Salman").turned
    assert not laid("Qais al-Khazali", "قيس الخزعلي").turned
    assert not laid("Salem Hamed", "حميد سليم").turned
    assert laid("Jamal Karim", "كريم جمال").are_given
    assert not laid("KHAZALI Qais", "قيس الخزعلي").are_given


def test_an_initial_fits_what_it_may_be_written_for() -> None:
    def relation(left: str, right: str) -> str:
        return groups(laid(left, right))[0].relation

    assert relation("S. al-Khatib", "شوقي الخطيب") == "initial"
    assert relation("U. Khatib", "أسامة الخطيب") == "initial"
    assert relation("K. Khatib", "Hassan Khatib") == "another initial"


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("Turki N. al-Subaie", "تركي بن نايف السبيعي", "initial"),
        ("Rima F. al-Subaie", "Rima bint Fahd al-Subaie", "initial"),
        ("Turki N. al-Subaie", "تركي بن خالد السبيعي", "another initial"),
    ],
)
def test_an_initial_is_that_of_the_father_not_of_bin(left: str, right: str, verdict: str) -> None:
    assert groups(laid(left, right))[1].relation == verdict


def test_evidence_shows_whole_words_and_their_particles() -> None:
    shown = [(one.left, one.right) for one in groups(laid("Sami Abughazaleh", "سامي أبو غزالة"))]
    assert shown == [("Sami", "سامي"), ("Abughazaleh", "أبو غزالة")]
    shown = [(one.left, one.right) for one in groups(laid("محمد بن سلمان", "Mohammed bin Salman"))]
    assert shown == [("محمد", "Mohammed"), ("بن سلمان", "bin Salman")]


def test_names_that_share_few_consonants_are_not_laid() -> None:
    """Unless they share them in another order of words, or one has initials."""

    def are_laid(left: str, right: str) -> bool:
        (found,), _, _ = lay_best([(prepare(left).words, prepare(right).words)], only_likely=True)
        return found is not None

    assert not are_laid("Samir Tawfiq Khoury", "Nabil Hassan Jubouri")
    assert are_laid("KHAZALI Qais", "قيس الخزعلي")
    assert are_laid("bin Salman Mohammed", "Mohammed bin Salman")
    assert are_laid("N. H. Jubouri", "Samir Tawfiq Khoury")
    assert are_laid("Ali", "Nabil Hassan Jubouri")


def test_many_names_are_weighed_as_each_is_alone() -> None:
    names = ["قيس الخزعلي", "Qais Khazali", "أبو بكر", "Abubakar", "A. Hassan", "x"]
    pairs = [(prepare(a).words, prepare(b).words) for a in names for b in names]
    together = log_odds(lay(pairs))
    alone = np.array([log_odds(lay([pair]))[0] for pair in pairs])
    assert np.allclose(together, alone, atol=1e-6)
    assert log_odds([]).shape == (0,)
    assert len(name_features(lay(pairs[:1])[0])) == len(whole.FEATURES)
