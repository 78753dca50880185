"""SARIF 2.1.0, checked against what its schema requires of the objects that are written, and lines for GitHub."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest

from arabtext.editions import Decision, Finding, FindingKind
from arabtext.editions.reporting.places import Located, Place, Region
from arabtext.editions.reporting.sarif import kinds, to_annotation, to_sarif, write_sarif

#: Object → its properties: a type, or the name of an object, or a list of one; required ones end in an exclamation mark.
SCHEMA: dict[str, dict[str, Any]] = {
    "log": {"$schema": str, "version!": str, "runs!": ["run"]},
    "run": {"tool!": "tool", "columnKind": str, "results": ["result"]},
    "tool": {"driver!": "component"},
    "component": {"name!": str, "version": str, "rules": ["rule"]},
    "rule": {"id!": str, "shortDescription": "message", "fullDescription": "message", "help": "message",
             "defaultConfiguration": "configuration"},
    "configuration": {"level": str},
    "result": {"ruleId": str, "ruleIndex": int, "level": str, "rank": float, "message!": "message",
               "locations": ["location"], "relatedLocations": ["location"], "partialFingerprints": dict,
               "suppressions": ["suppression"]},
    "message": {"text!": str},
    "location": {"id": int, "physicalLocation": "physical", "message": "message"},
    "physical": {"artifactLocation": "artifact", "region": "region"},
    "artifact": {"uri": str, "uriBaseId": str},
    "region": {"startLine": int, "startColumn": int, "endLine": int, "endColumn": int},
    "suppression": {"kind!": str, "status": str, "justification": str},
}  # fmt: skip
VALUES = {
    "level": {"none", "note", "warning", "error"},
    "columnKind": {"utf16CodeUnits", "unicodeCodePoints"},
    "kind": {"inSource", "external"},
    "status": {"accepted", "underReview", "rejected"},
    "version": {"2.1.0"},
}
URI = re.compile(r"(?:[A-Za-z0-9._~/!$&'()*+,;=@-]|%[0-9A-F]{2}|:)*")


def expect_valid(value: Any, name: str = "log") -> None:
    """Raise unless an object has the required properties and no others, of the right types and values."""
    properties = SCHEMA[name]
    known = {key.rstrip("!"): kind for key, kind in properties.items()}
    assert {key[:-1] for key in properties if key.endswith("!")} <= set(value), (name, value)
    for key, one in value.items():
        kind = known[key]
        if isinstance(kind, list):
            assert isinstance(one, list)
            for each in one:
                expect_valid(each, kind[0])
        elif isinstance(kind, str):
            expect_valid(one, kind)
        else:
            assert isinstance(one, (int, float) if kind is float else kind), (name, key)
        if key in VALUES and (key != "version" or name == "log"):
            assert one in VALUES[key]
        if key in ("startLine", "startColumn", "endLine", "endColumn"):
            assert one >= 1
        if key == "uri":
            assert URI.fullmatch(one), one
    if name == "run":
        rules = [rule["id"] for rule in value["tool"]["driver"]["rules"]]
        assert len(set(rules)) == len(rules)
        assert all(rules[one["ruleIndex"]] == one["ruleId"] for one in value["results"])
        assert len({"suppressions" in one for one in value["results"]}) <= 1
        assert all(0 <= one["rank"] <= 100 for one in value["results"])


def finding(kind: FindingKind = "number", **fields: Any) -> Finding:
    given: dict[str, Any] = {"message": "218, 219", "bead": 0, "english": "It killed 218.", "arabic": "قتل 219.",
                             "severity": "high", "english_spans": ((10, 13),), "arabic_spans": ((4, 7),)}  # fmt: skip
    return Finding(kind=kind, **(given | fields))


def test_a_log_of_all_that_there_is(tmp_path: Path) -> None:
    english, arabic = (
        Place(tmp_path / "en" / "a.md", Region(3, 1, 3, 15)),
        Place(tmp_path / "ar" / "مرفأ #1.md", Region(4, 2, 4, 2)),
    )
    found = [
        Located(finding(probability=0.93), english, arabic),
        Located(finding("omitted", arabic="", severity="medium"), english, None, Decision(id="x", note="later")),
        Located(finding("added", english="", severity="low"), None, Place(Path("/elsewhere/b.md")),
                Decision(id="x", verdict="ignored", note="as agreed", who="LN", when="2026-01-01")),
    ]  # fmt: skip
    write_sarif(found, tmp_path / "found.sarif", root=tmp_path)
    log = json.loads((tmp_path / "found.sarif").read_text(encoding="utf-8"))
    expect_valid(log)
    (run,) = log["runs"]
    first, second, third = run["results"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["added", "number", "omitted"]
    assert (first["level"], second["level"], third["level"]) == ("error", "warning", "note")
    assert first["rank"] == 93
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "ar/%D9%85%D8%B1%D9%81%D8%A3%20%231.md", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 4, "startColumn": 2},
    }
    assert first["relatedLocations"][0]["physicalLocation"]["region"] == {
        "startLine": 3, "startColumn": 1, "endLine": 3, "endColumn": 15,
    }  # fmt: skip
    assert third["locations"][0]["physicalLocation"] == {"artifactLocation": {"uri": "file:///elsewhere/b.md"}}
    assert [one["suppressions"] for one in run["results"]] == [
        [], [], [{"kind": "external", "status": "accepted", "justification": "ignored: as agreed (LN, 2026-01-01)"}],
    ]  # fmt: skip
    assert set(first["partialFingerprints"]) == {"arabtextDispute/v1", "arabtextFinding/v1"}


def test_without_decisions_there_are_no_suppressions() -> None:
    log = to_sarif([Located(finding(), Place(Path("a.md")), None)])
    expect_valid(log)
    assert "suppressions" not in log["runs"][0]["results"][0]
    expect_valid(to_sarif([]))


def test_the_dispute_stays_where_the_text_around_is_edited() -> None:
    one, other = (
        to_sarif([Located(finding(english=text), None, Place(Path("a.md")))])["runs"][0]["results"][0][
            "partialFingerprints"
        ]
        for text in ("It killed 218.", "It killed 218 men.")
    )
    assert one["arabtextDispute/v1"] == other["arabtextDispute/v1"]
    assert one["arabtextFinding/v1"] != other["arabtextFinding/v1"]


def test_hostile_text_makes_no_link_no_control_and_no_odd_address(tmp_path: Path) -> None:
    text = "[click](https://evil.example) \x00\ud800 <script> {0}"
    place = Place(tmp_path / "a b?x=1#y\n[1](z)%41.md", None)
    log = to_sarif([Located(finding(message=text, english=text, arabic=text), place, place)], root=tmp_path)
    expect_valid(log)
    result = log["runs"][0]["results"][0]
    assert "](" not in result["message"]["text"]
    assert "\x00" not in result["message"]["text"]
    assert (
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        == "a%20b%3Fx%3D1%23y%0A%5B1%5D%28z%29%2541.md"
    )
    write_sarif([Located(finding(message=text), place, None)], tmp_path / "x.sarif")
    json.loads((tmp_path / "x.sarif").read_text(encoding="utf-8"))


def test_a_long_passage_is_cut() -> None:
    log = to_sarif([Located(finding(english="word " * 10_000), Place(Path("a.md")), None)])
    assert len(log["runs"][0]["results"][0]["message"]["text"]) < 2_000


def test_every_kind_has_a_rule() -> None:
    assert sorted(kinds()) == sorted(get_args(FindingKind))
    assert all(label and text.endswith(".") for label, text in kinds().values())


@pytest.mark.parametrize("kind", get_args(FindingKind))
def test_any_kind_is_valid(kind: FindingKind) -> None:
    expect_valid(to_sarif([Located(finding(kind), Place(Path("a.md")), Place(Path("b.md")))]))


def test_the_check_refuses_what_is_no_sarif() -> None:
    log = to_sarif([Located(finding(), Place(Path("a.md")), None)])
    log["runs"][0]["results"][0]["level"] = "high"
    with pytest.raises(AssertionError):
        expect_valid(log)
    with pytest.raises(AssertionError):
        expect_valid({"version": "2.1.0"})


def test_lines_for_github_cannot_be_broken(tmp_path: Path) -> None:
    hostile = finding(message="100% true\r\n::error::gone, and: more", severity="low")
    line = to_annotation(Located(hostile, None, Place(tmp_path / "a,b:c\n.md", Region(2, 5, 3, 1))), root=tmp_path)
    assert line == (
        "::notice file=a%2Cb%3Ac%0A.md,line=2,endLine=3,col=5,title=number::100%25 true%0D%0A::error::gone, and: more"
    )
    assert to_annotation(Located(hostile, None, None)).startswith("::notice title=number::")
