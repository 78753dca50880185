"""Licences: pyproject.toml, SOURCES.toml, NOTICE and the wheel agree on what is distributed under which."""

from __future__ import annotations

import tomllib
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest
import regex

from arabtext import resources

ROOT = Path(__file__).parents[1]
EXPRESSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["license"]
LICENCES = EXPRESSION.split(" AND ")
DERIVED = {name: entry["licence"] for name, entry in resources.sources().items() if entry["builder"] != "hand"}
#: Words of each text that no other one has.
WORDS = {
    "Apache-2.0": "Apache License\n                           Version 2.0, January 2004",
    "BSD-3-Clause": "New York University Abu Dhabi\nAll rights reserved.\n\nRedistribution and use",
    "CC-BY-4.0": "Creative Commons Attribution 4.0 International",
    "CC-BY-SA-3.0": "Attribution-ShareAlike 3.0 Unported",
    "CC-BY-SA-4.0": "Attribution-ShareAlike 4.0 International",
    "CC0-1.0": "CC0 1.0 Universal",
    "MIT": "Permission is hereby granted, free of charge",
}


def text(licence: str) -> str:
    path = ROOT / "LICENSE" if licence == "MIT" else ROOT / "resources" / "licenses" / f"{licence}.txt"
    return path.read_text(encoding="utf-8")


def notice() -> dict[str, str]:
    """Return the sections of NOTICE, each under the identifier of its licence."""
    pieces = regex.split(r"(?m)^(\S+) .*\n-{10,}\n", (ROOT / "NOTICE").read_text(encoding="utf-8"))
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))


def test_the_expression_names_the_licences_of_all_resources() -> None:
    assert sorted(LICENCES) == sorted({entry["licence"] for entry in resources.sources().values()})


def test_what_is_written_by_hand_is_ours() -> None:
    assert {entry["licence"] for entry in resources.sources().values() if entry["builder"] == "hand"} == {"MIT"}


@pytest.mark.parametrize("licence", LICENCES)
def test_the_text_of_a_licence_is_there_to_its_disclaimer(licence: str) -> None:
    assert WORDS[licence] in text(licence)
    assert regex.search(r"(?i)as[ -]is|without warranties", text(licence))


def test_no_text_of_another_licence_is_there() -> None:
    assert {path.stem for path in (ROOT / "resources" / "licenses").iterdir()} == set(LICENCES) - {"MIT"}


def test_the_notice_names_each_derived_file_under_its_licence_and_no_other() -> None:
    sections = notice()
    assert sorted(sections) == sorted(set(DERIVED.values()))
    named = {
        name: licence
        for licence, section in sections.items()
        for line in section.splitlines()
        if line and not line.startswith(" ")
        for name in regex.findall(r"[^\s,]+", line)
    }
    assert named == DERIVED


@pytest.mark.parametrize("licence", [licence for licence in LICENCES if licence.startswith("CC")])
def test_the_notice_links_to_the_licences_of_creative_commons(licence: str) -> None:
    _, kind, version = regex.fullmatch(r"(CC-BY-SA|CC-BY|CC0)-(.*)", licence).group(0, 1, 2)  # type: ignore[union-attr]
    address = {"CC-BY": "licenses/by", "CC-BY-SA": "licenses/by-sa", "CC0": "publicdomain/zero"}[kind]
    assert f"{licence} (https://creativecommons.org/{address}/{version}/)" in (ROOT / "NOTICE").read_text("utf-8")


@pytest.mark.slow
def test_the_wheel_says_and_holds_all_of_it(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (folder,) = {name.split("/")[0] for name in archive.namelist() if ".dist-info/" in name}
        metadata = Parser().parsestr(archive.read(f"{folder}/METADATA").decode("utf-8"))
        texts = {name: archive.read(f"{folder}/licenses/{name}") for name in metadata.get_all("License-File", [])}
    assert metadata["License-Expression"] == EXPRESSION
    assert texts.pop("LICENSE").decode() == text("MIT")
    assert texts.pop("NOTICE").decode() == (ROOT / "NOTICE").read_text(encoding="utf-8")
    assert {Path(name).stem: content.decode() for name, content in texts.items()} == {
        licence: text(licence) for licence in LICENCES if licence != "MIT"
    }
