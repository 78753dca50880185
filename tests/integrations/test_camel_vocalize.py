"""The morphological vocalizer of camel-tools: with its data it reads, without it the message says what to run."""

from __future__ import annotations

import sys

import pytest

from arabtext.errors import MissingExtraError, MissingToolError
from arabtext.integrations import camel


def test_without_the_package_the_message_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "camel_tools.disambig.mle", None)
    camel._disambiguator.cache_clear()
    with pytest.raises(MissingExtraError, match=r"arabtext\[camel\]"):
        camel.vocalize("عنوان")


def test_titles_are_vocalized_or_the_message_names_the_data() -> None:
    pytest.importorskip("camel_tools.disambig.mle", reason="camel-tools is not installed with all it needs")
    camel._disambiguator.cache_clear()
    try:
        found = camel.vocalize("كتب قيس رسالة", 2)
    except MissingToolError as error:
        assert "camel_data -i disambig-mle-calima-msa-r13" in str(error)  # noqa: PT017 - both outcomes are right
    else:
        assert "قَيس" in found[0].text
        assert all(0 <= candidate.score <= 1 for candidate in found)
    assert camel.vocalize.__doc__


class _Analysis:
    def __init__(self, word: str) -> None:
        self.analyses = [type("Scored", (), {"analysis": {"diac": word[0] + "َ" + word[1:]}, "score": 0.75})()]


class _Disambiguator:
    def disambiguate(self, words: list[str]) -> list[_Analysis]:
        return [_Analysis(word) for word in words]


def test_names_keep_the_tables_form_and_other_words_the_analysers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(camel, "_disambiguator", _Disambiguator)
    found = camel.vocalize("كتب قيس")
    assert found[0].text == "كَتب قَيس"
    assert camel.vocalize("")[0].text == ""
