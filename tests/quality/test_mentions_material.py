"""The paragraphs that a tagger of mentions learns from are well-formed and varied."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "resources" / "builders" / "mentions"
TATWEEL = "\N{ARABIC TATWEEL}"
MENTION = re.compile(r"\[(PER|ORG|LOC) ([^\[\]]+)\]")
BEFORE = re.compile(r"(\w+)(?=\[(?:PER|ORG|LOC) )")
# Clitics written before a name, and the article where لل has swallowed that of the name.
CLITICS = {"و", "ف", "ب", "ل", "ك", "س", "لل", "وب", "ول", "وك", "ولل", "فب", "فل", "فلل"}
LEAST = {"paragraphs_ar": 150, "paragraphs_en": 60, "newswire_ar": 120}  # paragraphs


def paragraphs(name: str) -> list[str]:
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("# ")]


@pytest.mark.parametrize("name", LEAST)
def test_brackets_hold_one_kind_and_a_trimmed_name(name: str) -> None:
    for paragraph in paragraphs(name):
        assert paragraph.strip() == paragraph != ""
        assert not re.search(r"[\[\]]", MENTION.sub("", paragraph)), paragraph
        for match in MENTION.finditer(paragraph):
            text = match[2]
            assert text == " ".join(text.split()), text
            assert not paragraph[match.end() : match.end() + 1].isalnum(), text


@pytest.mark.parametrize("name", LEAST)
def test_only_clitics_are_glued_before_a_mention(name: str) -> None:
    allowed = CLITICS if name.endswith("_ar") else set()
    for paragraph in paragraphs(name):
        assert {word.rstrip(TATWEEL) for word in BEFORE.findall(paragraph)} <= allowed, paragraph


@pytest.mark.parametrize("name", LEAST)
def test_paragraphs_are_many_and_each_is_written_once(name: str) -> None:
    found = paragraphs(name)
    assert len(found) >= LEAST[name]
    assert max(Counter(found).values()) == 1
    kinds = Counter(match[1] for paragraph in found for match in MENTION.finditer(paragraph))
    assert min(kinds[kind] for kind in ("PER", "ORG", "LOC")) >= len(found)
    nameless = sum(not MENTION.search(paragraph) for paragraph in found)
    assert nameless >= len(found) // 20  # that there may be nothing to find is taught too
