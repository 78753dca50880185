"""Two columns of one name in two scripts: given, recognized, and columns that are not such."""

from __future__ import annotations

from pathlib import Path

import pytest

from arabtext.errors import UsageError
from arabtext.tables import EVERY_SHEET, Table, columns, match_files, read_table, unify_file, write_table

ROWS = (
    (1, "نمير زقزوقان", "Numayr Zaqzouqan", "حسن زقزوقان", "Hasan Zaqzouqan"),
    (2, "سمير الخطيب", "Layla Nasser", "كريم الخطيب", "Karim Khatib"),
    (3, "ليلى ناصر", "Leila Nasir", "علي ناصر", "Ali Nasir"),
    (4, "", "Qays Khazali", "هادي الخزعلي", "Hadi Khazali"),
    (5, "قيس الخزعلي", "n/a", "هادي الخزعلي", None),
    (6, "Haidar al-Safouri", "حيدر الصافوري", "x", "y"),
    (7, None, None, None, None),
)
PEOPLE = Table(("id", "name_ar", "name_en", "father_ar", "father_en"), ROWS)


def only(*names: str) -> Table:
    return Table(names, tuple(zip(*map(PEOPLE.column, names), strict=True)))


def test_a_pair_that_is_given_is_one_person_a_row() -> None:
    report = unify_file(PEOPLE, pair=("name_ar", "name_en"))
    (sheet,) = report.sheets
    assert (sheet.columns, sheet.pairs, sheet.guessed) == (("name_ar", "name_en"), (("name_ar", "name_en"),), False)
    assert [row[:5] for row in report.table.rows] == list(ROWS)
    english = list(zip(*map(report.table.column, ("name_ar_english", "name_en_english")), strict=True))
    assert english[0] == ("Numeir Zaqzouqan", "Numeir Zaqzouqan")
    assert english[1] == ("Samir al-Khatib", "Layla Nasser")
    assert english[3:6] == [("Qais al-Khazali",) * 2, ("Qais al-Khazali",) * 2, ("Haidar al-Safouri",) * 2]
    assert report.table.column("name_ar_arabic")[3] == report.table.column("name_en_arabic")[3] == "قيس الخزعلي"
    assert (sheet.two_persons, sheet.rejected) == ((1,), (6,))
    summary = dict(report.summary)
    assert summary["columns of names"] == "name_ar + name_en"
    assert summary["numbers of rows with two persons in a pair"] == "3"
    assert summary["numbers of rows without a name"] == "8"


@pytest.mark.parametrize(
    "titles", [("name_ar", "name_en"), ("name_en", "name_ar"), ("الاسم", "Name"), ("Name (English)", "Name (Arabic)")]
)
def test_a_pair_is_recognized_whatever_it_is_called(titles: tuple[str, str]) -> None:
    table = Table(("id", *titles, "father"), tuple(row[:4] for row in ROWS))
    guessed = unify_file(table)
    assert (guessed.columns, guessed.guessed, guessed.sheets[0].pairs) == (titles, True, (titles,))
    assert dict(guessed.summary)["columns of names"] == f"{' + '.join(titles)} (guessed)"
    chosen = unify_file(table, titles[::-1])
    assert chosen.sheets[0].pairs == (titles[::-1],)
    assert unify_file(table, titles[0]).sheets[0].pairs == ()


def test_two_pairs_and_other_columns_are_unified_together() -> None:
    report = unify_file(PEOPLE, ["father_en", "name_ar", "name_en", "father_ar"])
    assert report.columns == ("father_en", "father_ar", "name_ar", "name_en")
    assert report.sheets[0].pairs == (("father_en", "father_ar"), ("name_ar", "name_en"))
    assert report.table.column("father_ar_english")[0] == report.table.column("father_en_english")[0]
    mixed = unify_file(PEOPLE, "father_ar", pair=("name_ar", "name_en"))
    assert mixed.columns == ("name_ar", "name_en", "father_ar")


@pytest.mark.parametrize(
    "others",
    [
        ("Hasan Zaqzouqan", "Karim Khatib", "Ali Nasir", "Hadi Khazali"),  # fathers
        ("Hasan", "Karim", "Ali", "Hadi"),  # fathers without the family name
        ("Samir Haddad", "Nabil Khoury", "Samir Haddad", "Nabil Khoury"),  # reviewers
        ("نمير زقزوقان", "سمير الخطيب", "ليلى ناصر", "قيس الخزعلي"),  # the same script
        ("Basra", "Mosul", "Baghdad", "Basra"),
        (None, None, None, None),
    ],
)
def test_columns_of_other_people_are_no_pair(others: tuple[str | None, ...]) -> None:
    names = ("نمير حسن زقزوقان", "سمير كريم الخطيب", "ليلى علي ناصر", "قيس هادي الخزعلي")
    table = Table(("name", "other"), tuple(zip(names, others, strict=True)))
    assert unify_file(table, ["name", "other"]).sheets[0].pairs == ()
    assert unify_file(table).sheets[0].pairs == ()


def test_other_columns_and_ids_belong_to_a_pair_too() -> None:
    table = Table(("ar", "en", "born"), (("سليم نحاس", "Salim Nahhas", 1970), ("سليم نحاس", "Saleem Nahas", 1984)) * 2)
    assert [one.cluster for one in unify_file(table, pair=("ar", "en")).names] == [0] * 8
    for chosen in (unify_file(table, agree="born"), unify_file(table, pair=("ar", "en"), distinct="born")):
        assert [one.cluster for one in chosen.names] == [0, 1, 0, 1] * 2
    with pytest.raises(UsageError, match="one column of names, or a pair"):
        unify_file(PEOPLE, "father_ar", pair=("name_ar", "name_en"), distinct="id")


def test_a_pair_that_cannot_be_is_refused() -> None:
    with pytest.raises(UsageError, match="no column 'nom'"):
        unify_file(PEOPLE, pair=("name_ar", "nom"))
    with pytest.raises(UsageError, match="not 'name_ar' twice"):
        unify_file(PEOPLE, pair=("name_ar", "name_ar"))
    with pytest.raises(UsageError, match="not both"):
        unify_file(PEOPLE, pair=("name_ar", "name_en"), parts=("father_ar", "father_en"))


def test_every_sheet_has_its_own_pair(tmp_path: Path) -> None:
    sheets = [
        Table(("ar", "en"), (("نمير زقزوقان", "Numayr Zaqzouqan"), ("ليلى ناصر", None)), "A"),
        Table(("name",), (("نمير زقزوقان",),), "B"),
    ]
    write_table(sheets, tmp_path / "in.xlsx")
    report = unify_file(tmp_path / "in.xlsx", output=tmp_path / "out.xlsx", sheet=EVERY_SHEET)
    assert [sheet.pairs for sheet in report.sheets] == [(("ar", "en"),), ()]
    assert [one.cluster for one in report.names] == [0, 1, 0, 1, 0]
    assert read_table(tmp_path / "out.xlsx", "B").column("name_english") == ["Numeir Zaqzouqan"]


def test_a_review_and_an_authority_work_on_pairs(tmp_path: Path) -> None:
    table = Table(("ar", "en"), (("سمير الخطيب", "Samr Khatbi"), ("ليلى ناصر", "Layla Nasser")))
    report = unify_file(table, pair=("ar", "en"), review=tmp_path / "review.html")
    assert report.doubtful[0][1] == ("Samr Khatbi", "سمير الخطيب")
    assert "Samr Khatbi" in (tmp_path / "review.html").read_text(encoding="utf-8")
    decisions = tmp_path / "authority.csv"
    decisions.write_text("canonical,variants\nSamir Khatib,سمير الخطيب|Samr Khatbi\n", encoding="utf-8")
    decided = unify_file(table, pair=("ar", "en"), authority=decisions)
    assert decided.table.column("ar_english") == decided.table.column("en_english") == ["Samir Khatib", "Layla Nasser"]
    assert decided.doubtful == []


def test_a_match_takes_both_scripts_of_a_row() -> None:
    left = Table(("ar", "en"), (("ملك حداد", "Malik Haddad"), ("ملك حداد", "Malak Haddad"), ("", "Ali Karim")))
    right = Table(("person",), (("Malak Hadad",), ("علي كريم",), ("Malik Haddad",)))
    for columns_given in (None, ("ar", "en")):
        report = match_files(left, right, left_column=columns_given)
        assert [(one.left, one.right) for one in report.matches] == [(0, 2), (1, 0), (2, 1)]
        assert (report.left_columns, report.right_columns) == (("ar", "en"), ("person",))
        assert dict(report.summary)["columns of names"] == "ar + en, person"


def test_a_column_of_a_dataframe_has_its_latin_forms_beside_it() -> None:
    found = columns.unify(["نمير ملك", None], latin=("Numayr Malik", float("nan")))
    assert [one.canonical for one in found] == ["Numeir Malik", ""]
