"""Lists of names in files, ready for search."""

from __future__ import annotations

from pathlib import Path

import pytest

from arabtext.errors import InputError, UsageError
from arabtext.names import Index
from arabtext.tables import NameList, Table, read_names, write_table


def texts(names: NameList) -> list[str]:
    return list(names.lines)


def test_a_column_is_given_or_guessed(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("id;name;boss\n1;قيس الخزعلي;Ali Karim\n2;;Ali Karim\n3;n/a;Layla Nasser\n", encoding="utf-8")
    names = read_names(path)
    assert (names.columns, dict(names.lines)) == (("boss",), {"Ali Karim": (2, 3), "Layla Nasser": (4,)})
    names = read_names(path, column="name")
    assert (len(names.index), dict(names.lines)) == (1, {"قيس الخزعلي": (2,)})
    with pytest.raises(UsageError, match="no column 'nom'"):
        read_names(path, column="nom")


def test_lines_are_those_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "people.xlsx"
    rows = ((1, "قيس الخزعلي"), (2, "Ali Karim"))
    table = Table(("id", "name"), rows, "Staff", above=(("Our people", None),))
    write_table([Table(("title",), (("x",),), "Other"), table], path)
    assert dict(read_names(path, sheet="Staff").lines) == {"قيس الخزعلي": (3,), "Ali Karim": (4,)}


def test_each_name_of_a_cell_is_found(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("id;name\n1;سليم النحاس ونبيل حداد\n2;شاغر\n3;هدى علي (Huda Ali)\n", encoding="utf-8")
    names = read_names(path, column="name")
    assert dict(names.lines) == {"سليم النحاس": (2,), "نبيل حداد": (2,), "هدى علي (Huda Ali)": (4,)}
    assert names.index.search("Nabil Haddad", 1)[0].text == "نبيل حداد"
    path.write_text("First;Last\nSalim;Nahhas\nNabil;Haddad\n", encoding="utf-8")
    parts = read_names(path)
    assert (parts.columns, list(parts.lines)) == (("First Last",), ["Salim Nahhas", "Nabil Haddad"])


def test_a_text_has_a_name_on_each_line_whatever_signs_are_in_it(tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    path.write_text("Karim, Ali\n\nقيس; الخزعلي\nn/a\nKarim, Ali", encoding="utf-8")
    names = read_names(path)
    assert (names.columns, dict(names.lines)) == ((), {"Karim, Ali": (1, 5), "قيس; الخزعلي": (3,)})
    with pytest.raises(UsageError, match="neither columns nor sheets"):
        read_names(path, column="name")


def test_a_list_without_a_header_has_its_first_name(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("Ali Karim\nLayla Nasser\nقيس الخزعلي\n", encoding="utf-8")
    assert dict(read_names(path).lines) == {"Ali Karim": (1,), "Layla Nasser": (2,), "قيس الخزعلي": (3,)}


def test_a_saved_index_is_read_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    Index(["Ali Karim"]).save(path)
    names = read_names(path)
    assert (len(names.index), names.columns, texts(names)) == (1, (), [])
    with pytest.raises(UsageError, match="neither columns nor sheets"):
        read_names(path, sheet="A")
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(InputError, match="damaged"):
        read_names(path)


def test_what_cannot_be_read_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "no.csv", tmp_path / "no.txt"):
        with pytest.raises(InputError):
            read_names(path)
    empty = tmp_path / "empty.csv"
    empty.write_bytes(b"")
    with pytest.raises(UsageError, match="the table is empty"):
        read_names(empty)


def test_both_columns_of_one_name_are_searched(tmp_path: Path) -> None:
    rows = (("قيس الخزعلي", "Qais al-Khazali"), ("", "Rana Qabbani"), ("ليلى ناصر", "Layla Nasser"))
    path = tmp_path / "pairs.csv"
    write_table([Table(("name_ar", "name_en"), rows)], path)
    names = read_names(path)
    assert names.columns == ("name_ar", "name_en")
    assert names.index.search("رنا قباني", 1)[0].text == "Rana Qabbani"
    assert names.lines["ليلى ناصر"] == names.lines["Layla Nasser"] == (4,)
    assert read_names(path, column="name_en").columns == ("name_en",)
