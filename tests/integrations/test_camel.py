"""The morphological vocalizer of camel-tools: with its data it reads, without it the message says what to run."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

from arabtext import romanize
from arabtext.errors import MissingExtraError, MissingToolError, UsageError
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


def test_titles_are_romanized_where_the_data_is() -> None:
    if find_spec("camel_tools") is None or not (camel._data_folder() / "catalogue.json").is_file():
        pytest.skip("camel-tools or its data is not installed")
    camel._disambiguator.cache_clear()
    found = camel.candidates("كتب قيس رسالة", 3)
    assert "Qays" in found[0].text
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


class _Readings:
    """A disambiguator with the readings of each word that it was given."""

    def __init__(self, readings: dict[str, list[tuple[str, float]]]) -> None:
        self.readings = readings

    def disambiguate(self, words: list[str]) -> list[object]:
        def scored(diac: str, score: float) -> object:
            return type("Scored", (), {"analysis": {"diac": diac}, "score": score})()

        return [type("Word", (), {"analyses": [scored(*one) for one in self.readings.get(w, [])]})() for w in words]


def test_a_title_is_romanized_with_the_vowels_of_the_context(monkeypatch: pytest.MonkeyPatch) -> None:
    readings = {
        "كتب": [("كَتَبَ", 0.7), ("كُتُب", 0.3)],
        "رسالة": [("رِسالَةً", 0.6), ("رِسَالَةً", 0.4)],  # with and without the vowel before the alef
    }
    monkeypatch.setattr(camel, "_disambiguator", lambda: _Readings(readings))
    found = camel.candidates("كتب قيس رسالة", 8)
    assert [(one.text, one.source) for one in found[:2]] == [
        ("Kataba Qays Risālatan", "camel"),
        ("Kutub Qays Risālatan", "camel"),
    ]
    assert found[0].score > found[1].score > 0
    assert len({one.text for one in found}) == len(found)
    assert found[0].text == romanize("كَتَبَ قَيس رِسالَةً", "ala-lc")
    assert [one.text for one in camel.candidates("كتب قيس رسالة", 1, "din-31635")] == ["Kataba Qays Risālatan"]
    assert camel.candidates("كتب قيس رسالة", 1)[0].text != romanize("كتب قيس رسالة", "ala-lc")


def test_an_unknown_scheme_raises_before_the_data_is_loaded() -> None:
    with pytest.raises(UsageError, match="unknown scheme"):
        camel.candidates("كتب", 1, "ala")


def test_an_empty_title_has_one_empty_form(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(camel, "_disambiguator", lambda: _Readings({}))
    assert [one.text for one in camel.candidates("")] == [""]
