"""LaBSE as an encoder, with a stand-in for sentence-transformers: no model is downloaded by a test."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from arabtext.cli.main import run
from arabtext.editions import align
from arabtext.errors import InputError, MissingExtraError
from arabtext.integrations.labse import labse


class Model:
    """What the integration asks of a SentenceTransformer."""

    def __init__(self, name: str) -> None:
        if name == "nowhere":
            raise OSError("nowhere is not a local folder and is not a valid model identifier\nand so on")
        self.name = name

    def encode(self, sentences: Sequence[str], batch_size: int, normalize_embeddings: bool) -> Any:
        assert isinstance(sentences, list)
        assert normalize_embeddings
        assert 8 <= batch_size <= 256
        return np.eye(len(sentences), 9, dtype=np.float32)


@pytest.fixture
def transformers(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("sentence_transformers")
    module.SentenceTransformer = Model  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "sentence_transformers", module)


@pytest.mark.usefixtures("transformers")
def test_its_vectors_are_the_encoder_of_an_alignment() -> None:
    assert labse()(["a", "b"]).shape == (2, 9)
    assert [(b.english, b.arabic) for b in align(["Xyx.", "Zzz."], ["ظظظ.", "ذذذ."], encoder=labse()).beads] == [
        ((0,), (0,)),
        ((1,), (1,)),
    ]


@pytest.mark.usefixtures("transformers")
def test_a_model_that_is_not_there_is_a_clear_error() -> None:
    with pytest.raises(InputError, match="the model nowhere cannot be loaded: nowhere is not a local folder"):
        labse("nowhere")


def test_without_the_extra_the_command_that_installs_it_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(MissingExtraError, match='the extra "embeddings"'):
        labse()
    for name, text in (("en", "A minister came."), ("ar", "جاء وزير.")):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    assert run(["align", str(tmp_path / "en.txt"), str(tmp_path / "ar.txt"), "--labse"]) == 4
    assert 'the extra "embeddings"' in capsys.readouterr().err
