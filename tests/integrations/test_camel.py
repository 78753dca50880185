"""The morphological vocalizer of camel-tools: with its data it reads, without it the message says what to run."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

from arabtext.errors import MissingExtraError, MissingToolError
from arabtext.integrations import camel


def test_without_the_package_the_message_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(camel, "find_spec", lambda name: None)
    camel._disambiguator.cache_clear()
    with pytest.raises(MissingExtraError, match='the extra "camel"'):
        camel.vocalize("عنوان")


def test_without_data_the_message_names_the_command_and_nothing_is_downloaded(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(camel, "find_spec", lambda name: object())
    monkeypatch.setenv("CAMELTOOLS_DATA", str(tmp_path))
    camel._disambiguator.cache_clear()
    with pytest.raises(MissingToolError, match="camel_data -i disambig-mle-calima-msa-r13"):
        camel.vocalize("عنوان")


def test_titles_are_vocalized_where_the_data_is() -> None:
    if find_spec("camel_tools") is None or not (camel._data_folder() / "catalogue.json").is_file():
        pytest.skip("camel-tools or its data is not installed")
    camel._disambiguator.cache_clear()
    found = camel.vocalize("كتب قيس رسالة", 2)
    assert "قَيس" in found[0].text
    assert all(0 <= candidate.score <= 1 for candidate in found)


class _Analysis:
    def __init__(self, word: str) -> None:
        self.analyses = [type("Scored", (), {"analysis": {"diac": word[0] + "َ" + word[1:]}, "score": 0.75})()]


class _Disambiguator:
    def disambiguate(self, words: list[str]) -> list[_Analysis]:
        return [_Analysis(word) for word in words]


def test_names_keep_the_form_of_the_tables_and_other_words_that_of_camel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(camel, "_disambiguator", _Disambiguator)
    found = camel.vocalize("كتب قيس")
    assert found[0].text == "كَتب قَيس"
    assert camel.vocalize("")[0].text == ""
