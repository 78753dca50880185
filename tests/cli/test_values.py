"""The verb for facts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from arabtext.cli.main import run


def test_values_are_printed_with_their_places(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["values", "في 5 حزيران/يونيو 2023 دفع ٣٫٥ ملايين دولار", "nothing", "the third of 12%"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "1\t3\t22\tdate\t5 حزيران/يونيو 2023\t2023-06-05\t",
        "1\t27\t43\tcurrency\t٣٫٥ ملايين دولار\t3500000\tUSD",
        "3\t4\t9\tordinal\tthird\t3\t",
        "3\t13\t16\tnumber\t12%\t12\tpercent",
    ]


def test_a_range_is_printed_with_both_ends(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["values", "5 to 7 km at 5 p.m.", "several thousand"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "1\t0\t9\tquantity\t5 to 7 km\t5/7\tkm",
        "1\t13\t19\ttime\t5 p.m.\t17:00\t",
        "2\t0\t16\trough\tseveral thousand\t3000/9999\t",
    ]


def test_a_number_of_a_date_is_no_number(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["values", "14 June 2021"]) == 0
    assert [line.split("\t")[3] for line in capsys.readouterr().out.splitlines()] == ["date"]


def test_values_as_json_are_one_object_a_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "lines.txt"
    path.write_text("1.234 شخص\n\n05/06/2023\n", encoding="utf-8")
    assert run(["values", "--json", "-i", str(path)]) == 0
    first, empty, last = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["values"][0]["value"], first["values"][0]["alternatives"]) == ("1.234", ["1234"])
    assert empty == {"text": "", "values": []}
    assert last["values"][0]["alternatives"] == ["2023-06-05", "2023-05-06"]
    assert last["values"][0]["kind"] == "date"


def test_yesterday_is_a_date_only_if_the_date_of_the_text_is_given(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["values", "yesterday"]) == 0
    assert capsys.readouterr().out == ""
    assert run(["values", "yesterday", "--date", "2023-05-01"]) == 0
    assert "\t2023-04-30\t" in capsys.readouterr().out
    assert run(["values", "yesterday", "--date", "May"]) == 2
