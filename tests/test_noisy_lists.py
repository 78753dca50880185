"""The generator of noisy lists, on a small folder of invented data."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "resources" / "builders"))

import noisy_lists  # noqa: E402
from splits import half, part  # noqa: E402

GIVEN = {
    "أحمد": "ahmad", "محمد": "muhammad", "حسن": "hasan", "حسين": "hussein", "سمير": "samir", "سميرة": "samira",
    "صلاح": "salah", "صالح": "saleh", "ليلى": "layla", "فاطمة": "fatima", "خالد": "khalid", "طارق": "tariq",
    "هدى": "huda", "مصطفى": "mustafa", "علاء": "alaa", "نور": "nour", "سالم": "salem", "سليم": "salim",
}  # fmt: skip
STEMS = ("خزعل", "شمر", "كعب", "دباغ", "نجار", "حداد", "صباغ", "عطار", "خياط", "بناء", "فلاح", "قصاب", "نحاس", "صراف")
LATIN = ("khazal", "shammar", "kaab", "dabbagh", "najjar", "haddad", "sabbagh", "attar", "khayyat", "banna", "fallah",
         "qassab", "nahhas", "sarraf")  # fmt: skip
NOISE = """# all pairs: 1000
# pairs that differ: 450
∅\t␣\tinside\t400
∅\tا\tinside\t80
ى\tي\tword end\t60
أ\tا\tword start\t35
ا\tه\tinside\t24
ا\tه\tword end\t24
ة\tه\tword end\t7
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a few words in the form of the real ones."""
    folder = tmp_path_factory.mktemp("data")
    (folder / "names").mkdir()
    families = {f"ال{arabic}ي": f"al-{latin}i" for arabic, latin in zip(STEMS, LATIN, strict=True)}
    frames = {"عبدالرحمن": "abdul rahman", "عبد الكريم": "abdel karim", "أبوحمد": "abu hamad", "ابوعطا": "abu atta"}
    words = GIVEN | families | frames
    lines = [f"{arabic}\t{latin}" for arabic, latin in words.items()]
    (folder / "names" / "arab_tokens.tsv").write_text("\n".join([*lines, ""]), encoding="utf-8")
    variants = ["أحمد|احمد\tahmed|montagnard\tQ1", "حسين\thussain|husayn|hosein\tQ2", "عبد الله\tabdallah\tQ3"]
    (folder / "names" / "person_name_variants.tsv").write_text("\n".join([*variants, ""]), encoding="utf-8")
    (folder / "names" / "revision_noise.tsv").write_text(NOISE, encoding="utf-8")
    return folder


def test_the_halves_share_no_stem_but_those_of_the_commonest_given_names(data: Path) -> None:
    fit, report = noisy_lists.vocabulary(data, "fit"), noisy_lists.vocabulary(data, "report")
    common = {word.key for word in (*fit.men, *fit.women)}
    assert {word.key for word in fit.families}.isdisjoint({word.key for word in report.families} - common)
    assert {"احمد", "محمد"} <= {word.key for word in fit.men} & {word.key for word in report.men}
    assert all(half(arabic) == "report" for arabic in GIVEN if part(arabic) != "train")


def test_a_spelling_of_another_name_is_left_out(data: Path) -> None:
    ahmad = next(word for word in noisy_lists.vocabulary(data, "fit").men if word.arabic == "أحمد")
    assert ahmad.latin == ("ahmad", "ahmed")


def test_equal_arguments_give_equal_lists(data: Path) -> None:
    first = noisy_lists.pairs(data, "report", 300, 3)
    assert first == noisy_lists.pairs(data, "report", 300, 3) != noisy_lists.pairs(data, "report", 300, 4)
    assert noisy_lists.across(data, "fit", 40, 1) == noisy_lists.across(data, "fit", 40, 1)


def test_people_differ_and_a_third_have_a_relative_on_the_list(data: Path) -> None:
    people = noisy_lists.people(data, "fit", 200, 1)
    assert len({person.key for person in people}) == 200
    related = sum(any(one.parts[1:] == other.parts[1:] for other in people[:at]) for at, one in enumerate(people))
    assert related > 30


@pytest.mark.parametrize("lists", [noisy_lists.versions, noisy_lists.across])
def test_a_third_of_each_list_has_no_partner(data: Path, lists: object) -> None:
    left, right = lists(data, "fit", 60, 2)  # type: ignore[operator]
    both = {row.person for row in left} & {row.person for row in right}
    assert (len(left), len(right), len(both)) == (90, 90, 60)


def test_clerks_change_as_many_names_as_were_counted(data: Path) -> None:
    clerk, dice = noisy_lists.clerk_of(data, "fit"), random.Random(1)
    names = [person.arabic for person in noisy_lists.people(data, "fit", 1000, 3)]
    changed = [clerk(name, dice) for name in names]
    assert 0.25 < sum(map(str.__ne__, names, changed)) / len(names) < 0.55
    without_spaces = [name.replace(" ", "") for name in changed]
    assert (
        0.05 < sum(name.replace(" ", "") != new for name, new in zip(names, without_spaces, strict=True)) / 1000 < 0.3
    )


def test_one_version_of_a_list_writes_what_belongs_together_as_one_word(data: Path) -> None:
    left, right = noisy_lists.versions(data, "fit", 60, 1)
    assert sum(name.count("عبد ") for _, name in left) < sum(name.count("عبد ") for _, name in right) / 2
    other = dict(right)
    assert all(name != other[person] for person, name in left if person in other)


def test_the_latin_forms_of_a_list_have_one_style(data: Path) -> None:
    _, latin = noisy_lists.across(data, "fit", 60, 2)
    assert all(name.isascii() for _, name in latin)
    articles = {name.split()[-1][:2] for _, name in latin if len(name.split()[-1]) > 3}
    assert len(articles) > 1
    assert len({name.isupper() for _, name in latin}) == 1


def test_a_false_pair_can_be_distinguished_and_every_kind_occurs(data: Path) -> None:
    pairs = noisy_lists.pairs(data, "fit", 2000, 5)
    for pair in pairs:
        assert pair.left
        assert pair.right
        assert pair.same or not noisy_lists.indistinct(pair.left, pair.right)
    kinds = {pair.kind for pair in pairs}
    assert {"father and son", "siblings", "twins", "feminine twins", "nearest part", "word", "joined words"} <= kinds
    twins = [pair for pair in pairs if pair.kind == "feminine twins"]
    assert not any(pair.same for pair in twins)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Salem al-Khazali", "SALIM EL KHAZALY", True),
        ("Muhammad Hasan", "Mohammed Hassan", True),
        ("Abu Bakr Attar", "Abubakr Attar", True),
        ("حسن القصاب", "حسن قصاب", True),
        ("Hasan Attar", "Husain Attar", False),
        ("Samir Attar", "Samira Attar", False),
        ("سمير العطار", "سميرة العطار", False),
    ],
)
def test_what_is_indistinct(left: str, right: str, same: bool) -> None:
    assert noisy_lists.indistinct(left, right) == same


def test_a_column_has_spellings_of_one_person_in_both_scripts(data: Path) -> None:
    column = noisy_lists.column(data, "fit", 50, 1)
    assert {row.person for row in column} == set(range(50))
    assert {row.name.isascii() for row in column} == {True, False}
