"""The authority file grows by what was decided, and two people's files are brought together."""

from __future__ import annotations

from pathlib import Path

import pytest

from arabtext.errors import UsageError
from arabtext.names import Authority, Decision, unify
from arabtext.tables import load_authority, save_authority

COLUMN = ["سمير الخطيب", "Sameer Khateeb", "Samir al-Khatib", "Ali Karim"]


def test_both_scripts_of_a_cell_are_learned() -> None:
    learned = Authority().learned(unify(["سليم زرزوقي (Saleem Zarzouqi)", "نبيل حداد وكريم حسن", "Kareem Hasan"]))
    assert [(d.arabic, d.variants) for d in learned.decisions] == [
        ("سليم زرزوقي", ("Saleem Zarzouqi",)),
        ("كريم حسن", ("Kareem Hasan",)),
    ]
    (again, *_) = unify(["Saleem Zarzouqi"], learned)
    assert again.reason == "decided in the authority file"


def test_a_column_teaches_what_was_joined() -> None:
    learned = Authority().learned(unify(COLUMN))
    assert learned.decisions == (Decision("Samir al-Khatib", "سمير الخطيب", ("Sameer Khateeb",), notes="learned"),)
    again = unify(COLUMN, learned)
    assert [one.canonical for one in again[:3]] == ["Samir al-Khatib"] * 3
    assert {one.reason for one in again[:3]} == {"decided in the authority file"}
    assert learned.learned(again) == learned


def test_what_is_decided_is_not_changed_but_grows() -> None:
    decided = Authority(
        (Decision("S. Khatib", "سمير الخطيب", notes="ours"), Decision("Other", "", ("Sameer Khateeb",)))
    )
    learned = decided.learned(unify(COLUMN, decided))
    assert [d.canonical for d in learned.decisions] == ["S. Khatib", "Other"]
    assert learned.decisions[0].notes == "ours"
    assert "Sameer Khateeb" not in learned.decisions[0].variants


def test_what_is_not_sure_is_not_learned() -> None:
    found = unify(["Samir Khatib", "سمير خطيب", "Sameer Khateeb"])
    assert Authority().learned(found, threshold=1.01) == Authority()


def test_two_files_are_merged_and_conflicts_reported() -> None:
    ours = Authority(
        (Decision("Samir al-Khatib", "سمير الخطيب", ("Sameer Khateeb",)), Decision("Ali Karim", "علي كريم"))
    )
    theirs = Authority(
        (
            Decision("Sameer Khatib", "سمير خطيب", ("Sameer Khateeb", "S. Khatib")),
            Decision("Ali Karim", "علي كرم", ("A. Karim",), not_same_as=("Aly Karim",)),
            Decision("Layla Nasser", "ليلى ناصر"),
        )
    )
    both, conflicts = ours.merged(theirs)
    assert [d.canonical for d in both.decisions][:2] == ["Samir al-Khatib", "Ali Karim"]
    assert both.lookup("A. Karim") == both.lookup("علي كريم")
    assert both.lookup("Layla Nasser")
    assert both.keeps_apart("Aly Karim", "Ali Karim")
    assert any("علي كرم" in conflict and "علي كريم" in conflict for conflict in conflicts)
    assert any("Sameer Khateeb" in conflict for conflict in conflicts)
    assert ours.merged(Authority()) == (ours, ())
    assert ours.merged(ours) == (ours, ())


def test_what_one_file_joins_and_the_other_keeps_apart_is_reported() -> None:
    joined = Authority((Decision("Ali Karim", variants=("Aly Karim",)),))
    apart = Authority((Decision("Ali Karim", not_same_as=("Aly Karim",)),))
    for ours, theirs in ((joined, apart), (apart, joined)):
        _, conflicts = ours.merged(theirs)
        assert conflicts == ("'Ali Karim' and 'Aly Karim' are kept apart in one and are 'Ali Karim' in the other",)


def test_forms_without_a_letter_are_no_spelling_of_one_another() -> None:
    authority = Authority.from_rows([{"canonical": "???", "variants": "Toivo Agner"}, {"canonical": "***"}])
    assert authority.lookup("...") is None
    found = authority.lookup("Toivo Agner")
    assert found is not None
    assert found.canonical == "???"


def test_an_authority_is_written_and_read_back(tmp_path: Path) -> None:
    authority = Authority((Decision("Ali Karim", "علي كريم", ("A. Karim", "Aly K."), not_same_as=("Aly Karim",)),))
    for name in ("names.csv", "names.xlsx"):
        save_authority(authority, tmp_path / name)
        assert load_authority(tmp_path / name) == authority
    assert Authority.load(tmp_path / "names.csv") == authority


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("name\nx\n", "needs the column 'canonical'"),
        ("canonical,arabic\n,قيس\n", "row 2: the column 'canonical' is empty"),
        ("canonical,arabic\n,قيس\n\nA,ب\n,ليلى\n", "row 2, 5: the column 'canonical' is empty"),
    ],
)
def test_a_wrong_authority_is_a_clear_error(content: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        Authority.load(path)


def test_the_first_decision_on_a_spelling_counts_and_every_conflict_is_listed_with_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text(
        "canonical,variants\nA One,Qais|Kais\n\nB Two,Qays\nC Three,Kais|Layla\nD Four,layla\n", encoding="utf-8"
    )
    expected = (
        "'Qays' is given to 'A One' (row 2) and to 'B Two' (row 4); the first counts",
        "'Kais' is given to 'A One' (row 2) and to 'C Three' (row 5); the first counts",
        "'layla' is given to 'C Three' (row 5) and to 'D Four' (row 6); the first counts",
    )
    for authority in (Authority.load(path), load_authority(path)):
        assert authority.conflicts == tuple(line for line in expected if "Qays" not in line)
        assert [authority.lookup(name).canonical for name in ("Kais", "Layla")] == ["A One", "C Three"]  # type: ignore[union-attr]
        assert [row[2] for row in authority.rows()] == ["Qais|Kais", "Qays", "Kais|Layla", "layla"]


@pytest.mark.parametrize(
    "header",
    [
        "canonical,arabic,variants,kind,notes,not_same_as",
        "Canonical,ARABIC,Variants,Kind,Notes,Not same as",
        " canonical ,Arabic form,other-spellings,Type,Comments,Not_Same_As",
        "English name,Arabic name,Also known as,kind,Note,different from",
        "الاسم بالإنجليزية,الاسم بالعربيه,صيغ اخرى,النوع,ملاحظات,ليس هو",
    ],
)
def test_titles_count_as_people_type_them(header: str, tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text(f"{header}\nLayla Nasser,ليلى ناصر,Leyla N.|L. Nasser,person,ours,Leila Nassar\n", encoding="utf-8")
    expected = Decision("Layla Nasser", "ليلى ناصر", ("Leyla N.", "L. Nasser"), "person", "ours", ("Leila Nassar",))
    assert Authority.load(path).decisions == load_authority(path).decisions == (expected,)


def test_the_columns_own_title_comes_before_another_name_of_it() -> None:
    rows = [{"English": "wrong", "canonical": "Layla Nasser", "alias": "L. N.", "Aliases": "unread"}]
    assert Authority.from_rows(rows).decisions == (Decision("Layla Nasser", variants=("L. N.",)),)


def test_blank_rows_are_skipped_and_variants_may_be_on_lines_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text('canonical,variants,kind\n,,\nA,"x\ny | z",\n , ,person\n\nB,,\n,,\n', encoding="utf-8")
    for authority in (Authority.load(path), load_authority(path)):
        assert [(one.canonical, one.variants) for one in authority.decisions] == [("A", ("x", "y", "z")), ("B", ())]


def test_rows_of_one_canonical_form_are_one_decision() -> None:
    rows = [
        {"canonical": "A", "arabic": "أ", "variants": "x", "notes": "one", "not_same_as": "B"},
        {"canonical": "A", "arabic": "ا ب", "variants": "x|y", "notes": "two", "not_same_as": "C"},
    ]
    authority = Authority.from_rows(rows)
    assert authority.decisions == (Decision("A", "أ", ("x", "ا ب", "y"), "person", "one; two", ("B", "C")),)
    assert authority.conflicts == ()
    assert authority.learned([]).decisions == authority.decisions


def test_a_learned_spelling_can_be_read_back() -> None:
    """One with a separator in it would come back as two."""
    found = unify(["Samir Khatib", "سمير خطيب", "Samir\nKhatib", "Samir|Khatib"])
    learned = Authority().learned(found)
    titles = ("canonical", "arabic", "variants", "kind", "notes", "not_same_as")
    assert Authority.from_rows(dict(zip(titles, row, strict=True)) for row in learned.rows()) == learned
