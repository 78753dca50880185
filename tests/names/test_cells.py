"""Cells with one name, with several, and with none."""

from __future__ import annotations

import random

import pytest

from arabtext.errors import ArgumentTypeError
from arabtext.names import Cell, match, read_cell, unify
from arabtext.names.known import gazetteer


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("سليم النحاس ونبيل حداد", ["سليم النحاس", "نبيل حداد"]),
        ("سليم النحاس و نبيل حداد", ["سليم النحاس", "نبيل حداد"]),
        ("سليم النحاس والدكتور نبيل حداد", ["سليم النحاس", "الدكتور نبيل حداد"]),
        ("سليم النحاس وعبد الرحمن علي", ["سليم النحاس", "عبد الرحمن علي"]),
        ("سليم النحاس وعلي الحداد", ["سليم النحاس", "علي الحداد"]),  # وعلي is a rare family name too
        ("سليم النحاس ووليد الحداد", ["سليم النحاس", "وليد الحداد"]),
        ("سليم علي، نبيل حداد، كريم حسن", ["سليم علي", "نبيل حداد", "كريم حسن"]),
        ("سليم علي، نبيل حداد وكريم حسن", ["سليم علي", "نبيل حداد", "كريم حسن"]),
        ("سليم النحاس / نبيل حداد", ["سليم النحاس", "نبيل حداد"]),
        ("سليم النحاس؛ نبيل حداد", ["سليم النحاس", "نبيل حداد"]),
        ("سليم النحاس\nنبيل حداد", ["سليم النحاس", "نبيل حداد"]),
        ("1- سليم النحاس 2- نبيل حداد", ["سليم النحاس", "نبيل حداد"]),
        ("Salim Nahhas and Nabil Haddad", ["Salim Nahhas", "Nabil Haddad"]),
        ("Dr. Salim Nahhas & Dr. Nabil Haddad", ["Dr. Salim Nahhas", "Dr. Nabil Haddad"]),
        ("Salim Nahhas, Nabil Haddad and Karim Hassan", ["Salim Nahhas", "Nabil Haddad", "Karim Hassan"]),
        ("Nahhas, Salim; Haddad, Nabil", ["Nahhas, Salim", "Haddad, Nabil"]),
        ("* Salim Nahhas\r\n* Nabil Haddad", ["Salim Nahhas", "Nabil Haddad"]),
        ("Wieslaw Kowalczyk; Jurgen Steinhoff", ["Wieslaw Kowalczyk", "Jurgen Steinhoff"]),
        ("وزارة الدفاع; وزارة الصحة", ["وزارة الدفاع", "وزارة الصحة"]),
    ],
)
def test_several_names_are_each_read(cell: str, expected: list[str]) -> None:
    found = read_cell(cell)
    assert list(found.names) == expected
    assert found.remark == "several names"


@pytest.mark.parametrize(
    "cell",
    [
        "Nahhas, Salim", "النحاس، سليم", "Abdel Nasser, Gamal", "Ben Ali, Zine El Abidine", "Salim Nahhas, Jr.",
        "Hassan & Co", "Ali and Sons", "Hassan and Hussein Trading Company", "Salim and Nabil",
        "شركة سليم علي ونبيل حداد", "وزارة التعليم العالي والبحث العلمي", "عصائب أهل الحق وكتائب حزب الله",
        "محمد وليد الجبوري", "محمد وسام حسن", "أحمد محمد واصف الخطيب", "سعد وقاص علي حسن", "نبيل وفا حداد",
        "سليم ونبيل حداد", "سليم هادي\nالنحاس", "Salim Nahhas\nMinister of Oil", "سليم النحاس، بغداد",
        "السيد/ سليم النحاس", "سليم النحاس / أبو هادي", "Salim Nahhas (minister)", "Al Qaeda/Al-Qa'ida/Islamic Army",
        "Salim Nahhas - Basra", "قيس", "Hassan", " سليم النحاس ", "Salim Nahhas;", "A / B",
    ],
)  # fmt: skip
def test_in_doubt_a_cell_stays_in_one_piece(cell: str) -> None:
    assert read_cell(cell) == Cell(cell, ((cell,),))


@pytest.mark.parametrize("between", [" ", " / ", "\n", " - ", "، ", " | "])
def test_both_scripts_are_two_spellings_of_one_person(between: str) -> None:
    for cell in (f"سليم النحاس{between}Salim Nahhas", f"Salim Nahhas{between}سليم النحاس"):
        (spelled,) = read_cell(cell).persons
        assert sorted(spelled) == ["Salim Nahhas", "سليم النحاس"]
    assert len(read_cell("Salim Nahhas (سليم النحاس)").persons[0]) == 2


def test_several_persons_may_each_be_in_both_scripts() -> None:
    for cell in (
        "سليم النحاس\nSalim Nahhas\nنبيل حداد\nNabil Haddad",
        "سليم النحاس (Salim Nahhas) / نبيل حداد (Nabil Haddad)",
        "سليم النحاس (Salim Nahhas)؛ نبيل حداد / Nabil Haddad",
    ):
        assert read_cell(cell).persons == (("سليم النحاس", "Salim Nahhas"), ("نبيل حداد", "Nabil Haddad"))


def test_a_bracket_may_belong_to_one_of_several() -> None:
    for between in ("; ", "، ", "\n", " / "):
        cell = f"سليم النحاس (Salim Nahhas){between}نبيل حداد"
        assert read_cell(cell).persons == (("سليم النحاس", "Salim Nahhas"), ("نبيل حداد",))


def test_two_spellings_of_one_name_are_one_person() -> None:
    assert read_cell("Samir al-Khatib / Sameer Khateeb").persons == (("Samir al-Khatib", "Sameer Khateeb"),)


@pytest.mark.parametrize(
    "cell", ["سليم النحاس وآخرون", "سليم النحاس وعائلته", "سليم النحاس وغيرهم", "سليم النحاس، وآخرون"]
)
def test_others_are_not_part_of_the_name(cell: str) -> None:
    assert read_cell(cell) == Cell(cell, (("سليم النحاس",),), "and others who are not named")


def test_others_behind_several_names() -> None:
    found = read_cell("Salim Nahhas, Nabil Haddad et al.")
    assert (found.names, found.remark) == (
        ("Salim Nahhas", "Nabil Haddad"),
        "several names, and others who are not named",
    )


def test_a_cell_without_a_name_says_why() -> None:
    assert read_cell("المجموع: 35") == Cell("المجموع: 35", (), "it is a total")
    assert read_cell("Salim Nahhas / N/A").names == ("Salim Nahhas",)
    with pytest.raises(ArgumentTypeError):
        read_cell(3)  # type: ignore[arg-type]


def test_no_listed_name_is_cut() -> None:
    for entity in gazetteer.entities():
        for spelling in entity.spellings:
            assert len(read_cell(spelling).persons) <= 1, spelling


def test_names_of_listed_words_are_not_cut() -> None:
    """No given name and no family name that begins with و is taken for a conjunction, but for وعلي (Ouali)."""
    dice = random.Random(4)
    given = [token.arabic for token in gazetteer.tokens() if token.source == "given"]
    family = [token.arabic for token in gazetteer.tokens() if token.source == "family"]
    waw = [word for word in (*given, *family) if word.startswith("و") and word != "وعلي"]
    assert len(waw) > 50
    cells = [f"{dice.choice(given)} {dice.choice(given)} {word} {dice.choice(family)}" for word in waw]
    assert [cell for cell in cells if len(read_cell(cell).persons) > 1] == []


def test_each_name_of_a_cell_gets_a_cluster() -> None:
    column = ["سليم النحاس ونبيل حداد", "Nabil Haddad", "Salim Nahhas / Nabil Haddad", "Salim Nahas"]
    found = unify(column)
    assert [one.text for one in found] == column
    assert [[name.cluster for name in one.each] for one in found] == [[0, 1], [1], [0, 1], [0]]
    assert [one.cluster for one in found] == [0, 1, 0, 0]
    assert found[0].canonical == "Salim al-Nahas; Nabil Haddad"
    assert found[0].arabic == "سليم النحاس؛ نبيل حداد"
    assert found[0].reason.startswith("several names: (1) Salim al-Nahas: ")
    assert found[0].confidence == min(name.confidence for name in found[0].persons)
    assert found[1].persons == ()


def test_the_cells_of_a_row_name_the_same_persons_in_order() -> None:
    both = unify(["سليم النحاس ونبيل حداد"], latin=["Saleem Nahas; Nabeel Hadad"])
    assert [name.text for name in both[0].persons] == ["سليم النحاس", "نبيل حداد"]
    assert [name.reason.split(",")[0] for name in both[0].persons] == ["2 spellings"] * 2
    one = unify(["سليم النحاس ونبيل حداد", "Salim Nahhas"], latin=["Salim Nahhas", None])
    assert [name.cluster for name in one[0].persons] == [0, 1]
    assert one[1].cluster == 0


def test_what_a_row_says_belongs_to_none_of_several_names() -> None:
    column = ["Salim Nahhas and Nabil Haddad", "Salim Nahhas", "Nabil Haddad"]
    born = [1950, 1984, 1990]
    assert [[n.cluster for n in one.each] for one in unify(column, agree={"born": born})] == [[0, 1], [0], [1]]
    assert [[n.cluster for n in one.each] for one in unify(column, distinct=[1, 2, 3])] == [[0, 1], [0], [1]]


def test_an_authority_decides_above_the_reading_of_a_cell() -> None:
    cell = "سليم النحاس ونبيل حداد"
    (one,) = unify([cell], {cell: "Nahhas and Haddad"})
    assert (one.canonical, one.persons, one.confidence) == ("Nahhas and Haddad", (), 1.0)


def test_a_row_with_several_names_is_matched_by_any_of_them() -> None:
    found = match(["سليم النحاس ونبيل حداد"], ["Layla Nasser", "Nabil Haddad"])
    assert [(one.left, one.right) for one in found] == [(0, 1), (None, 0)]
    assert "one row has several names: سليم النحاس; نبيل حداد" in found[0].reason
    both = match(["سليم النحاس ونبيل حداد"], ["Salim Nahhas", "Nabil Haddad"], many=True)
    assert sorted((one.left, one.right) for one in both) == [(0, 0), (0, 1)]


@pytest.mark.parametrize(
    ("text", "name", "remark"),
    [
        ("7- نوال عيسى", "نوال عيسى", ""),
        ("(12) نوال عيسى *", "نوال عيسى", ""),
        ("• Nawal Issa", "Nawal Issa", ""),
        ("1. Nawal Issa", "Nawal Issa", ""),
        ("نوال عيسى (متوفاة)", "نوال عيسى", "in brackets: متوفاة"),
        ("نوال عيسى (رحمها الله)", "نوال عيسى", "in brackets: رحمها الله"),
        ("Nawal [deceased] *", "Nawal", "in brackets: deceased"),
        ("Nawal Issa (1)", "Nawal Issa (1)", ""),
        ("Nawal Issa (Beirut)", "Nawal Issa (Beirut)", ""),
        ("(Nawal Issa)", "(Nawal Issa)", ""),
        (" Nawal Issa ", " Nawal Issa ", ""),
        ("3M Company", "3M Company", ""),
        ("17 Tishreen", "17 Tishreen", ""),
    ],
)
def test_numbers_and_marks_of_a_line_are_no_part_of_a_name(text: str, name: str, remark: str) -> None:
    assert (read_cell(text).persons, read_cell(text).remark) == (((name,),), remark)


def test_a_state_in_brackets_without_a_name_is_none() -> None:
    assert read_cell("(deceased)").persons == read_cell("n/a (deceased)").persons[1:] == ()


@pytest.mark.parametrize("name", ["نورس جابر وصفية الموسوي", "نورس جابر وصفيه الموسوي", "باسل وصفي ناجي"])
def test_a_woman_named_like_and_another_is_one_name(name: str) -> None:
    """وصفية is Wasfiya, more than "and Safiya"."""
    assert read_cell(name).names == (name,)


@pytest.mark.parametrize(
    ("text", "names", "remark"),
    [
        ("سليم حداد ت: 0599123456", ("سليم حداد",), "with a number: 0599123456"),
        ("سليم حداد - 0770 123 4567", ("سليم حداد",), "with a number: 0770 123 4567"),
        ("Nabil Haddad (tel. +961 3 123456)", ("Nabil Haddad",), "with a number: +961 3 123456"),
        ("ليلى ناصر / ٠٧٧٠١٢٣٤٥٦٧", ("ليلى ناصر",), "with a number: ٠٧٧٠١٢٣٤٥٦٧"),
        ("tel 0599123456", (), "it has more digits and signs than letters"),
        ("0599123456", (), "it has no letters"),
    ],
)
def test_a_telephone_number_hides_no_name(text: str, names: tuple[str, ...], remark: str) -> None:
    cell = read_cell(text)
    assert (cell.names, cell.remark) == (names, remark)


def test_a_year_or_a_short_number_stays() -> None:
    assert read_cell("Omar Said 1974").names == ("Omar Said 1974",)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("أحمد ومحمد وعلي أبناء حسن الكردي", ("أحمد حسن الكردي", "محمد حسن الكردي", "علي حسن الكردي")),
        ("ليلى، وسعاد بنات سمير حداد", ("ليلى سمير حداد", "سعاد سمير حداد")),
        (
            "Omar, Said and Huda, children of Nabil Haddad",
            ("Omar Nabil Haddad", "Said Nabil Haddad", "Huda Nabil Haddad"),
        ),
        ("وليد ووسام أولاد جاسم النحاس", ("وليد جاسم النحاس", "وسام جاسم النحاس")),
        ("جمعية أبناء سمير حداد", ("جمعية أبناء سمير حداد",)),
        ("أحمد أبناء حسن الكردي", ("أحمد أبناء حسن الكردي",)),
        ("سمير حداد وأبناء عمه نبيل", ("سمير حداد وأبناء عمه نبيل",)),
    ],
)
def test_children_have_the_name_of_their_father(text: str, names: tuple[str, ...]) -> None:
    assert read_cell(text).names == names
