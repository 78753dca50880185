"""Translation memories, as other programs read them."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from lxml import etree

from arabtext.editions import Alignment, align
from arabtext.errors import UsageError

DTD = Path(__file__).parents[1] / "data" / "tmx14.dtd"
HOSTILE = ['<tu> & "quoted" ]]> \x00\x0b\ud800 &lol; =1+1', "سطر\nثان"]


def validated(path: Path) -> etree._ElementTree:
    """The tree of a file, which must meet the DTD of TMX 1.4b."""
    tree = etree.parse(str(path), etree.XMLParser(resolve_entities=False, no_network=True))
    dtd = etree.DTD(str(DTD))
    assert dtd.validate(tree), dtd.error_log
    return tree


def test_it_meets_its_dtd(port: Alignment, everything: Alignment, tmp_path: Path) -> None:
    for alignment in (port, everything, align([], []), align(HOSTILE, HOSTILE)):
        alignment.to_tmx(tmp_path / "a.tmx")
        tree = validated(tmp_path / "a.tmx")
        both = sum(bool(bead.english and bead.arabic) for bead in alignment.beads)
        assert len(tree.findall(".//tu")) == both


def test_the_dtd_refuses_what_is_no_tmx() -> None:
    wrong = etree.parse(io.BytesIO(b"<tmx version='1.4'><header/><body><tu/></body></tmx>"))
    assert not etree.DTD(str(DTD)).validate(wrong)


def test_scores_and_addresses_are_properties(everything: Alignment, tmp_path: Path) -> None:
    everything.to_tmx(tmp_path / "a.tmx")
    unit = validated(tmp_path / "a.tmx").find(".//tu")
    assert [(prop.get("type"), prop.text) for prop in unit.iter("prop")] == [
        ("score", "0.9900"),
        ("source", "https://example.org/a"),
        ("source", "https://example.org/ar/نسختان"),
    ]


def test_another_program_reads_it(port: Alignment, tmp_path: Path) -> None:
    """translate-toolkit, the reader of Weblate and Virtaal."""
    tmx = pytest.importorskip("translate.storage.tmx", reason="translate-toolkit is not installed")
    port.to_tmx(tmp_path / "port.tmx")
    store = tmx.tmxfile()
    store.parse((tmp_path / "port.tmx").read_bytes())
    wanted = [
        (" ".join(port.english[i] for i in bead.english), " ".join(port.arabic[j] for j in bead.arabic))
        for bead in port.beads
        if bead.english and bead.arabic
    ]
    assert [(str(unit.source), str(unit.target)) for unit in store.units] == wanted


def test_dates_and_documents(everything: Alignment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    named = replace(everything, english_document="a & b.md", arabic_document="ar/b.md\x00")
    date = datetime(2026, 2, 1, 12, 30, tzinfo=timezone(timedelta(hours=3)))
    named.to_tmx(tmp_path / "a.tmx", date=date, author="Layla <l@example.org>")
    tree = validated(tmp_path / "a.tmx")
    for element in (tree.find("header"), *tree.iter("tu")):
        assert element.get("creationdate") == element.get("changedate") == "20260201T093000Z"
        assert element.get("creationid") == element.get("changeid") == "Layla <l@example.org>"
    assert [prop.text for prop in tree.findall("header/prop[@type='x-document']")] == ["a & b.md", "ar/b.md"]
    assert [tuv.findtext("prop[@type='x-document']") for tuv in tree.find(".//tu").iter("tuv")] == [
        "a & b.md",
        "ar/b.md",
    ]
    named.to_tmx(tmp_path / "b.tmx", date=date, author="Layla <l@example.org>")
    assert (tmp_path / "a.tmx").read_bytes() == (tmp_path / "b.tmx").read_bytes()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    named.to_tmx(tmp_path / "c.tmx")
    unit = validated(tmp_path / "c.tmx").find(".//tu")
    assert unit.get("changedate") == "19700102T000000Z"
    assert unit.get("changeid") is None
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(UsageError, match="yesterday"):
        named.to_tmx(tmp_path / "d.tmx")


def test_another_program_reads_dates_and_authors(everything: Alignment, tmp_path: Path) -> None:
    tmx = pytest.importorskip("translate.storage.tmx", reason="translate-toolkit is not installed")
    everything.to_tmx(tmp_path / "a.tmx", date=datetime(2026, 2, 1), author="Layla")
    store = tmx.tmxfile()
    store.parse((tmp_path / "a.tmx").read_bytes())
    assert store.units[0].xmlelement.get("changedate") == "20260201T000000Z"
