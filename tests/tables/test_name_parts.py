"""Names over several columns."""

from __future__ import annotations

import pytest

from arabtext.tables import Table, match_files, unify_file
from arabtext.tables.name_parts import find_neighbors, in_order, join_parts, read_title, recognize_parts

ARABIC = (("سليم", "هادي", "كريم", "النحاس"), ("نبيل", "حسن", "علي", "الحداد"), ("سليم", "كريم", "حسن", "الجبوري"))
LATIN = (
    ("Salim", "Hadi", "Karim", "Nahhas"),
    ("Nabil", "Hassan", "Ali", "Haddad"),
    ("Saleem", "Karim", "Hasan", "Jubouri"),
)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("الاسم", ("name", "arabic")), ("اسم الاب", ("father", "arabic")), ("أسم_الجد", ("grandfather", "arabic")),
        ("اللقب", ("family", "arabic")), ("الشهرة", ("family", "arabic")), ("الاسم الأول", ("given", "arabic")),
        ("First Name", ("given", "latin")), ("FATHER_NAME", ("father", "latin")), ("grandfatherName", ("grandfather", "latin")),
        ("Father's name", ("father", "latin")), ("Surname (Arabic)", ("family", "arabic")), ("last_name_en", ("family", "latin")),
        ("mother name", ("mother", "latin")), ("الاسم بالانكليزية", ("name", "latin")), ("name_ar", ("name", "arabic")),
        ("town", ("", "")), ("", ("", "")), ("en", ("", "")), ("first aid", ("", "")), ("family size", ("", "")),
    ],
)  # fmt: skip
def test_titles_have_roles(title: str, expected: tuple[str, str]) -> None:
    assert read_title(title) == expected


@pytest.mark.parametrize(
    "titles",
    [
        ("الاسم", "اسم الاب", "اسم الجد", "اللقب"), ("الإسم الأول", "الأب", "الجد", "العائلة"),
        ("First Name", "Father Name", "Grandfather Name", "Family Name"), ("first", "middle", "third_name", "last"),
    ],
)  # fmt: skip
def test_parts_are_recognized_by_their_titles(titles: tuple[str, ...]) -> None:
    rows = ARABIC if "ا" in titles[0] else LATIN
    table = Table(("id", *titles, "town"), tuple((n, *row, "Basra") for n, row in enumerate(rows)))
    assert recognize_parts(table) == [titles]
    report = unify_file(table)
    assert report.guessed
    assert report.sheets[0].parts == {"name": titles}
    assert report.table.column("name_english")[1].removesuffix("Haddad") in (
        "Nabil Hassan Ali ",
        "Nabil Hassan Ali al-",
    )
    assert report.clusters == 3
    assert dict(report.summary)["columns of names"] == f"{' '.join(titles)} (guessed)"


def test_columns_in_another_order_are_put_right() -> None:
    table = Table(("Family", "First", "Father"), tuple((d, a, b) for a, b, _, d in LATIN))
    assert unify_file(table).table.column("name_english")[1] == "Nabil Hassan Haddad"
    assert unify_file(table, parts=("Family", "Father", "First")).sheets[0].parts == {
        "name": ("First", "Father", "Family")
    }
    assert in_order(("x", "First")) == ("x", "First")
    assert in_order(("First", "Given")) == ("First", "Given")


@pytest.mark.parametrize(
    ("titles", "rows"),
    [
        (("name", "father"), (("Salim Nahhas", "Hadi Nahhas"), ("Nabil Haddad", "Hassan Haddad"))),
        (("name", "father"), (("Salim", "Hadi Karim Nahhas"), ("Nabil", "Hassan Ali Haddad"))),
        (
            ("full name", "first name", "last name"),
            (("Salim Nahhas", "Salim", "Nahhas"), ("Nabil Haddad", "Nabil", "Haddad")),
        ),
        (("name", "town"), (("Salim", "Basra"), ("Nabil", "Mosul"))),
        (("father", "family"), (("Hadi", "Nahhas"), ("Hassan", "Haddad"))),
        (("first name", "given name", "family"), (("Salim", "Salim", "Nahhas"), ("Nabil", "Nabil", "Haddad"))),
        (("name", "mother name"), (("Salim", "Huda"), ("Nabil", "Layla"))),
        (("first name", "last name"), ((None, None),)),
    ],
)
def test_other_columns_are_no_parts(titles: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> None:
    assert recognize_parts(Table(titles, rows)) == []


def test_parts_in_both_scripts_are_a_pair() -> None:
    titles = ("الاسم", "اسم الأب", "اسم الجد", "اللقب", "First", "Father", "Grandfather", "Last")
    table = Table(titles, tuple((*a, *b) for a, b in zip(ARABIC, LATIN, strict=True)))
    report = unify_file(table)
    assert report.sheets[0].pairs == (("name_ar", "name_en"),)
    assert report.sheets[0].parts == {"name_ar": titles[:4], "name_en": titles[4:]}
    assert report.table.column("name_ar_english") == report.table.column("name_en_english")
    assert report.sheets[0].two_persons == ()
    whole = Table((*titles[:4], "in English"), tuple((*a, " ".join(b)) for a, b in zip(ARABIC, LATIN, strict=True)))
    assert unify_file(whole).sheets[0].pairs == (("name", "in English"),)


def test_an_empty_part_leaves_no_gap_and_a_placeholder_no_name() -> None:
    table = Table(
        ("a", "b", "c"), (("سليم", None, "النحاس"), ("نبيل", "غير معروف", "حداد"), ("N/A", None, "-"), (None,) * 3)
    )
    assert join_parts(table, ("a", "b", "c")) == ["سليم النحاس", "نبيل حداد", "N/A", ""]


def test_single_names_without_a_known_title_are_reported() -> None:
    table = Table(("n1", "n2", "age"), tuple((row[0], row[1], 30) for row in ARABIC))
    assert find_neighbors(table, "n1") == ("n1", "n2")
    assert unify_file(table).sheets[0].notes == (
        "'n1' and the columns beside it hold single names; if they make one name, give --parts n1,n2",
    )
    assert unify_file(table, "n1").sheets[0].notes == ()
    whole = Table(("n1", "n2"), tuple((" ".join(row), row[1]) for row in ARABIC))
    assert unify_file(whole).sheets[0].notes == ()


def test_tables_are_matched_by_names_over_several_columns() -> None:
    left = Table(("الاسم", "اسم الأب", "اسم الجد", "اللقب"), ARABIC)
    right = Table(("name",), tuple((" ".join(row),) for row in LATIN))
    report = match_files(left, right)
    assert [one.right for one in report.matches] == [0, 1, 2]
    assert report.left_columns == ("الاسم اسم الأب اسم الجد اللقب",)
    assert report.left_names[0] == "سليم هادي كريم النحاس"
    again = match_files(left, right, left_parts=("اللقب", "الاسم"))
    assert again.left_names[0] == "سليم النحاس"


def test_a_cell_that_is_merged_over_the_parts_counts_once() -> None:
    rows = (("Nawal", "Basel", "Issa"), ("Tarek Nabil Hamdan", None, None), ("Rima", "Adel", None))
    sheet = Table(("First", "Father", "Family"), rows, merged=(((2, 0), (2, 2)), ((3, 1), (3, 2))))
    assert join_parts(sheet, sheet.columns) == ["Nawal Basel Issa", "Tarek Nabil Hamdan", "Rima Adel"]
    wide = Table(("no", *sheet.columns), (("a remark", None, None, None),), merged=(((1, 0), (1, 3)),))
    assert join_parts(wide, sheet.columns) == ["a remark"]


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Name First", "given"),
        ("Full name Family", "family"),
        ("الاسم الأب", "father"),
        ("Name", "name"),
        ("Name of wife", ""),
        ("Name town", ""),
        ("First", "given"),
    ],
)
def test_a_title_of_names_may_stand_above_that_of_a_part(title: str, role: str) -> None:
    assert read_title(title)[0] == role
