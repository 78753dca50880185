"""A column brought together: whatever its order, and never on too little."""

from __future__ import annotations

import random
import sys
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from arabtext.errors import ArgumentTypeError, UsageError
from arabtext.names import Authority, Decision, compare, romanize, unify
from arabtext.names.known import gazetteer
from arabtext.names.known.keys import joined_key

COLUMN = [
    "سمير الخطيب", "Sameer Khateeb", "Khatib, Samir", "Dr. Samir al-Khatib", "ليلى ناصر", "Layla Nasser", "LEILA NASSER",
    "دعدوش الغطريفي", "Daadouche al-Ghatrifi", "Ali Karim", "حسن كريم", "Hussein Karim", "n/a",
]  # fmt: skip


TASKS = ["reading names", "looking up names", "comparing names", "choosing forms"]


def clusters(names: list[str]) -> set[frozenset[str]]:
    groups: dict[int, set[str]] = {}
    for one in unify(names):
        if one.cluster >= 0:
            groups.setdefault(one.cluster, set()).add(one.text)
    return {frozenset(group) for group in groups.values()}


def test_spellings_of_one_person_are_brought_together() -> None:
    found = clusters(COLUMN)
    assert frozenset(COLUMN[:4]) in found
    assert frozenset(COLUMN[4:7]) in found
    assert frozenset(COLUMN[7:9]) in found


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_rows_does_not_matter(seed: int) -> None:
    shuffled = list(COLUMN)
    random.Random(seed).shuffle(shuffled)
    assert {one.text: (one.canonical, one.arabic, one.confidence) for one in unify(shuffled)} == {
        one.text: (one.canonical, one.arabic, one.confidence) for one in unify(COLUMN)
    }


def test_rows_of_others_do_not_change_what_was_found() -> None:
    more = {one.text: one.canonical for one in unify([*COLUMN, "Wolfgang Schmidt", "Nadia Haddad", "نادية حداد"])}
    assert all(more[one.text] == one.canonical for one in unify(COLUMN))


def test_relatives_stay_apart() -> None:
    for names in (["حسن كريم", "Hussein Karim"], ["محمد بن سلمان", "سلمان بن محمد"], ["علي حسن", "علاء حسن"]):
        assert len(clusters(names)) == 2


def test_a_family_name_alone_joins_nothing() -> None:
    assert len(clusters(["الخطيب", "Samir Khatib", "Ahmad Khatib"])) == 3


def test_a_name_with_the_family_name_first_is_written_the_usual_way() -> None:
    assert {one.canonical for one in unify(["Khatib, Samir", "Samir Khatib"])} == {"Samir Khatib"}


def test_a_latin_spelling_says_more_than_a_guess_at_the_vowels() -> None:
    assert {one.canonical for one in unify(["أغنر تويفو", "Agner Toivo"])} == {"Agner Toivo"}


@pytest.mark.parametrize("text", ["", "-", "N/A", "a@b.org", "12345", "x" * 100_000])
def test_what_holds_no_name_comes_back_with_its_reason(text: str) -> None:
    (one,) = unify([text])
    assert (one.text, one.canonical, one.cluster) == (text, text, -1)
    assert one.reason.startswith("no name: ")


def test_a_name_is_found_among_many_that_are_nearly_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    many = [f"{given} {middle} Khatib" for given in ("Samir", "Samer") for middle in ("Ali", "Adel", "Walid", "Zaki")]
    column = [*many, *COLUMN, "سمير زكي الخطيب", "سامر وليد الخطيب"]
    whole = clusters(column)
    assert any({"Samir Zaki Khatib", "سمير زكي الخطيب"} <= group for group in whole)
    module = sys.modules["arabtext.names.lists.unify"]
    monkeypatch.setattr(module, "NEAREST", 0)
    assert clusters(column) != whole


def test_unify_of_the_seed_spellings() -> None:
    spellings = [
        "Qays al-Khaz'ali",
        "Qais Al Khazali",
        "Kais Khazali",
        "قيس الخزعلى",
        "الشيخ قَيْس الخزعلي",
        "Sheikh Qais al-Khazali",
    ]
    found = unify([*spellings, "Laith al-Khazali"])
    assert {one.canonical for one in found[:-1]} == {"Qais al-Khazali"}
    assert {one.arabic for one in found[:-1]} == {"قيس الخزعلي"}
    assert {one.cluster for one in found[:-1]} == {0}
    assert (found[-1].canonical, found[-1].cluster) == ("Laith al-Khazali", 1)


def test_unify_of_persons_nobody_has_listed() -> None:
    found = unify(
        [
            "Ahmed al-Jubouri",
            "أحمد الجبورى",
            "Ahmad Jabouri",
            "د. احمد الجبوري",
            "Muhammad al-Jabouri",
            "حسن العبيدي",
            "حسين العبيدي",
        ]
    )
    assert [one.cluster for one in found] == [0, 0, 0, 0, 1, 2, 3]
    assert found[0].arabic == "أحمد الجبوري"


def test_the_authority_wins(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("canonical,variants\nQays al-Khaz'ali,قيس الخزعلي|Qais al-Khazali\n", encoding="utf-8")
    for authority in (path, str(path), Authority.load(path), {"قيس الخزعلي": "Qays al-Khaz'ali"}):
        (one,) = unify(["الشيخ قيس الخزعلى"], authority)
        assert one.canonical == "Qays al-Khaz'ali"
        assert "authority" in one.reason


def test_what_the_authority_keeps_apart_stays_apart() -> None:
    decisions = (
        Decision("Ahmad al-Jabouri", variants=("أحمد الجبوري",)),
        Decision("Ahmed Jubouri (pilot)", variants=("Ahmed Jubouri",), not_same_as=("Ahmad al-Jabouri",)),
    )
    first, second = unify(["أحمد الجبوري", "Ahmed Jubouri"], Authority(decisions))
    assert first.cluster != second.cluster


def test_wrong_types_are_clear_errors() -> None:
    with pytest.raises(ArgumentTypeError, match="a name must be str, not NoneType"):
        unify([None])  # type: ignore[list-item]
    with pytest.raises(ArgumentTypeError, match="authority must be"):
        unify(["x"], 3)  # type: ignore[arg-type]


def test_a_family_name_alone_joins_no_listed_person() -> None:
    found = unify(["Qais al-Khazali", "Khazali", "Laith al-Khazali"])
    assert len({one.cluster for one in found}) == 3


def test_a_listed_name_is_nearly_certain() -> None:
    (one,) = unify(["Hasan Nasrallah"])
    assert 0.95 <= one.confidence < 1


def test_the_confidence_of_a_cluster_is_that_of_its_least_alike_parts() -> None:
    spellings = ["Daadouche Ghatrifi", "Daadouche al-Ghatrifi", "Dr. Daadouche Ghatrifi", "دعدوش الغطريفي"]
    found = unify(spellings)
    assert len({one.cluster for one in found}) == 1
    lowest = min(compare(a, b).score for a, b in combinations(spellings, 2))
    assert found[0].confidence == pytest.approx(lowest, abs=0.02)


def test_two_decisions_stay_apart_and_an_undecided_spelling_joins_one_of_them() -> None:
    authority = Authority((Decision("Samir Haddad"), Decision("Sameer Hadad")))
    found = unify(["Samir Haddad", "Sameer Hadad", "سمير حداد"], authority)
    assert [one.canonical for one in found[:2]] == ["Samir Haddad", "Sameer Hadad"]
    assert [one.cluster for one in found[:2]] == [0, 1]
    assert found[2].canonical in ("Samir Haddad", "Sameer Hadad")
    assert {(one.confidence, one.reason) for one in found} == {(1.0, "decided in the authority file")}


def test_a_spelling_that_a_decision_keeps_apart_stays_alone() -> None:
    names = ["Samir Haddad", "Sameer Hadad"]
    joined = unify(names, Authority((Decision("Samir Haddad"),)))
    assert [one.cluster for one in joined] == [0, 0]
    apart = unify(names, Authority((Decision("Samir Haddad", not_same_as=("Sameer Hadad",)),)))
    assert [one.cluster for one in apart] == [0, 1]
    assert apart[1].reason == "one spelling"


@pytest.mark.parametrize("turned", [False, True])
def test_a_spelling_joins_a_listed_person_whichever_comes_first(turned: bool) -> None:
    names = ["حسن نصر الله", "Hassan Nasrallah", "Hasan Nasrullah"][:: -1 if turned else 1]
    found = unify(names)
    assert {one.cluster for one in found} == {0}
    assert {(one.canonical, one.arabic, one.confidence) for one in found} == {
        ("Hassan Nasrallah", "حسن نصر الله", 0.98)
    }
    assert {one.reason for one in found} == {"listed as Hassan Nasrallah (person); 3 spellings"}
    assert unify(names[:1])[0].reason == "listed as Hassan Nasrallah (person)"


def test_the_arabic_form_is_the_decided_one_then_the_written_one() -> None:
    names = ["Samir Haddad", "سمير حداد"]
    decided = unify(names, Authority((Decision("Samir Haddad", arabic="سمير الحداد"),)))
    assert {one.arabic for one in decided} == {"سمير الحداد"}
    written = unify(names, Authority((Decision("Samir Haddad"),)))
    assert {one.arabic for one in written} == {"سمير حداد"}


def test_what_holds_no_name_has_no_arabic_form_and_no_confidence() -> None:
    (one,) = unify(["n/a"])
    assert (one.arabic, one.cluster, one.confidence) == ("", -1, 0.0)
    assert one.reason == "no name: it says that there is no name"


def test_progress_names_each_task_and_ends_at_its_total() -> None:
    calls: list[tuple[str, int, int]] = []
    unify(["Samir Haddad", "Sameer Hadad", "Nabil Khoury"], progress=lambda *call: calls.append(call))
    assert list(dict.fromkeys(task for task, _, _ in calls)) == TASKS
    for task in TASKS:
        steps = [(done, total) for name, done, total in calls if name == task]
        assert steps == sorted(steps)
        assert steps[0][0] == 0
        assert steps[-1][0] == steps[-1][1] > 0


@pytest.mark.parametrize("common", ["Zernouk Tarvil", "Zarnouk Tarvil"])
def test_of_unlisted_spellings_the_most_frequent_one_is_the_form(common: str) -> None:
    names = ["Zernouk Tarvil", "Zarnouk Tarvil", common]
    assert {one.canonical for one in unify(names)} == {common}


@pytest.mark.parametrize("common", ["سمير زرنوخ", "سمير زارنوخ"])
def test_of_arabic_spellings_the_most_frequent_one_is_the_form(common: str) -> None:
    names = ["Sameer Zarnoukh", "سمير زرنوخ", "سمير زارنوخ", common]
    assert {one.arabic for one in unify(names)} == {common}


def test_a_name_without_arabic_spellings_gets_the_likeliest_one() -> None:
    (one,) = unify(["Sameer Khateeb"])
    assert one.arabic == "سمير الخطيب"


def test_other_columns_part_people_of_one_name() -> None:
    names = ["Salim Nahhas", "سليم نحاس", "Salim Nahhas", "سليم نحاس", "Salim Nahhas"]
    assert [one.cluster for one in unify(names)] == [0] * 5
    born = [1970, "1984", "1984", "١٩٧٠", None]
    found = unify(names, agree={"born": born})
    assert [one.cluster for one in found[:4]] == [0, 1, 1, 0]
    assert "born equal: " in found[1].reason


def test_a_degree_is_no_part_of_the_form() -> None:
    found = unify(["Karim Zogheib M.D.", "Dr. Karim Zogheib", "Karim Zogheib, PhD"])
    assert {(one.canonical, one.arabic) for one in found} == {("Karim Zogheib", "كريم زغيب")}


def test_a_row_without_a_year_joins_no_two_people() -> None:
    names = ["Karim Zogheib (1961)", "كريم زغيب (1984)", "Karim Zogheib", "Kareem Zogheib (born 1961)"]
    found = [one.cluster for one in unify(names)]
    assert found[0] == found[3] != found[1]


def test_who_may_be_either_of_two_makes_a_cluster_doubtful() -> None:
    names = ["Salim Nahhas", "سليم نحاس", "Salim Nahhas"]
    found = unify(names, agree={"born": [1970, 1990, None]})
    doubtful = found[2]
    assert doubtful.cluster in (found[0].cluster, found[1].cluster)
    assert doubtful.confidence < 0.6
    assert "Salim Nahhas may also be سليم نحاس" in doubtful.reason or "سليم نحاس may" in doubtful.reason


def test_other_columns_are_no_veto() -> None:
    """Between a sure name and a sex or a place that differs, the name wins if the other is only a place."""
    names = ["Zarnouk Tarfil Haddad", "زرنوق طرفيل حداد"]
    assert [one.cluster for one in unify(names, agree={"place": ["Basra", "Mosul"]})] == [0, 0]
    assert [one.cluster for one in unify(names, agree={"sex": ["m", "أنثى"]})] == [0, 1]


def test_ids_decide_who_is_who() -> None:
    names = ["Salim Nahhas", "سليم نحاس", "Salim Nahhas", "Layla Nasser"]
    assert [one.cluster for one in unify(names, distinct=[1, 2, 1.0, None])] == [0, 1, 0, 2]
    joined = unify(names, distinct=["a", "a", "a", "a"])
    assert [one.cluster for one in joined] == [0] * 4
    assert joined[0].confidence < 0.1
    listed = unify(["Hasan Nasrallah", "حسن نصر الله"], distinct=[1, 2])
    assert [one.cluster for one in listed] == [0, 1]
    assert {one.canonical for one in listed} == {"Hassan Nasrallah"}


def test_the_authority_decides_above_ids() -> None:
    decided = Authority((Decision("Salim Nahhas", variants=("Layla Nasser",)),))
    assert [one.cluster for one in unify(["Salim Nahhas", "Layla Nasser"], decided, distinct=[None, 1])] == [0, 0]


def test_a_column_of_another_length_is_refused() -> None:
    with pytest.raises(UsageError, match="the column 'born' has 1 values for 2 names"):
        unify(["a b", "c d"], agree={"born": [1]})
    with pytest.raises(UsageError, match="1 ids for 2 names"):
        unify(["a b", "c d"], distinct=[1])


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_rows_does_not_matter_beside_other_columns(seed: int) -> None:
    rows = [(name, born, number) for number, name in enumerate(COLUMN) for born in (1970, None, "1971", 1990)]
    shuffled = list(rows)
    random.Random(seed).shuffle(shuffled)
    results = []
    for some in (rows, shuffled):
        found = unify([name for name, _, _ in some], agree={"born": [born for _, born, _ in some]})
        results.append({row: (one.canonical, one.confidence) for row, one in zip(some, found, strict=True)})
    assert results[0] == results[1]


def test_the_confidence_of_a_name_spelled_once_is_about_its_cluster(monkeypatch: pytest.MonkeyPatch) -> None:
    (one,) = unify(["دعدوش الغطريفي"])
    assert (one.confidence, one.reason) == (1.0, "one spelling")
    monkeypatch.setattr(sys.modules["arabtext.names.lists.described"], "MAYBE", 1.1)
    (again,) = unify(["دعدوش الغطريفي"])
    assert again.confidence == 1.0
    assert again.reason.startswith("one spelling; its English form is uncertain (0.")


def test_marks_are_not_in_the_forms_of_a_name() -> None:
    found = unify(["باسل ناجي*", "3- باسل ناجي", "Basel Naji (deceased)", "12. Basel Naji"])
    assert {(one.canonical, one.arabic, one.cluster) for one in found} == {("Basil Naji", "باسل ناجي", 0)}
    assert found[2].reason.startswith("in brackets: deceased; ")


# House styles


def test_a_style_spells_each_given_name_in_one_way() -> None:
    column = ["محمد خوري", "Mohamed Barbouri", "Muhammad Zoubi", "أحمد خوري", "Ahmed Barbouri", "Ahmad Zoubi"]
    forms = [one.canonical for one in unify(column, style={"preferred": {"محمد": "Mohammed", "Ahmad": "Ahmed"}})]
    assert [form.split()[0] for form in forms] == ["Mohammed"] * 3 + ["Ahmed"] * 3
    assert [form.split()[0] for form in (one.canonical for one in unify(column, style="press"))][3:] == ["Ahmad"] * 3


def test_without_a_style_and_a_country_nothing_changes() -> None:
    column = ["محمد السيد", "Ahmed Cherkaoui", "قيس الخزعلي", "Gamal Yousef"]
    assert unify(column, style=None, country=None) == unify(column)


def test_a_style_joins_and_parts_nobody() -> None:
    column = ["محمد خوري", "Mohamed Khuri", "Muhammad Barbouri", "قيس الخزعلي", "Kais Khazali", "n/a"]
    plain, styled = unify(column), unify(column, style={"article": "el-", "abd": "Abdel Malik"})
    assert [one.cluster for one in plain] == [one.cluster for one in styled]
    assert [one.arabic for one in plain] == [one.arabic for one in styled]
    assert styled[-1].canonical == "n/a"


def test_the_style_says_whether_a_listed_person_keeps_the_own_spelling() -> None:
    column = ["محمد بن سلمان", "محمد خوري"]
    preferred = {"محمد": "Mehmed"}
    own, styled = (unify(column, style={"preferred": preferred, "persons": who}) for who in ("own", "style"))
    assert [one.canonical for one in own] == ["Mohammed bin Salman", "Mehmed Khoury"]
    assert [one.canonical.split()[0] for one in styled] == ["Mehmed", "Mehmed"]


def test_the_authority_decides_above_the_style() -> None:
    (one,) = unify(["محمد خوري"], {"محمد خوري": "M. Khoury"}, style={"preferred": {"محمد": "Mehmed"}})
    assert one.canonical == "M. Khoury"


def test_the_country_is_that_of_names_without_one() -> None:
    assert unify(["جمال يوسف"], country="EG")[0].canonical == romanize("جمال يوسف", country="EG")
    assert unify(["جمال يوسف"], country="Egypt") == unify(["جمال يوسف"], country="EG")
    for wrong in ({"style": "no such style"}, {"country": "Atlantis"}):
        with pytest.raises(UsageError):
            unify(["جمال يوسف"], **wrong)


#: Spellings of these are also those of a title or a place, or the tables take them for a Persian or another name.
DOUBTFUL = frozenset(
    "جواد رضا سيد عمرو حاج مروة مروى يسرى يسري تميم مطلق شوكت ناصف ليلة مكرم إلهام معالي عبده رحمن مجتبى".split()
)
_NAMES = [
    token
    for token in gazetteer.tokens()
    if token.source == "given" and token.origin == "ar" and " " not in token.vocalized
    if gazetteer.tokens_of(token.arabic)[0] == token and token.arabic not in DOUBTFUL
]
#: The commonest given names of the tables in their spellings, of which none is that of another name.
GIVEN = [
    (token.arabic, *(s for s in (token.press, *token.variants) if gazetteer.latin_tokens()[joined_key(s)][0] == token))
    for token in sorted(_NAMES, key=lambda token: -token.count)[:200]
]
FAMILIES = ("خوري|Khoury", "الزعبي|al-Zoubi", "الجبوري|al-Jubouri", "الشمري|al-Shammari", "التميمي|al-Tamimi")
STYLES = ("press", {"long_u": "u"}, {"article": "El-"}, {"persons": "style"})


@pytest.mark.parametrize("style", STYLES)
def test_in_one_run_and_style_a_given_name_has_one_spelling(style: Any) -> None:
    found: dict[str, set[str]] = {}
    for place, spellings in enumerate(GIVEN[:60]):
        families = (*FAMILIES[place % 5 :], *FAMILIES[: place % 5])
        rows = [f"{s} {family.split('|')[s.isascii()]}" for s, family in zip(spellings, families, strict=False)]
        for one in unify(rows, style=style):
            if not one.reason.startswith("listed as"):
                found.setdefault(spellings[0], set()).add(one.canonical.split()[0])
    assert {name: forms for name, forms in found.items() if len(forms) > 1} == {}
