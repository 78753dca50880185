"""Script and language."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from arabtext import detect


@pytest.mark.parametrize(
    ("text", "script", "language"),
    [
        ("هل أصبح قيس الخزعلي مستقلا؟", "arabic", "ar"),
        ("رهبر ایران در تهران گفت", "arabic", "fa"),
        ("وزیر اعظم نے کہا کہ یہ درست ہے", "arabic", "ur"),
        ("سەرۆکی هەرێم لە هەولێر گوتی", "arabic", "ku"),
        ("The militia leader seeks independence", "latin", "en"),
        ("ana mesh fahem 7aga ya 7abibi", "latin", "arabizi"),
        ("Le président de la République a décidé hier soir", "latin", "und"),
        ("القائد العراقي said yes", "mixed", "ar"),
        ("", "none", "und"),
        ("2021 / 06", "none", "und"),
        ("שלום עולם", "none", "und"),
        ("😀", "none", "und"),
    ],
)
def test_detect(text: str, script: str, language: str) -> None:
    found = detect(text)
    assert (found.script, found.language) == (script, language)


def test_the_answer_is_the_same_on_every_call() -> None:
    texts = ["سلام دنیا", "علي", "xyz qwt", "Bonjour à tous mes amis"]
    assert len({tuple(map(detect, texts)) for _ in range(5)}) == 1


LEAST = {"ar_6": 0.99, "fa_6": 0.93, "ur_6": 0.98, "en_6": 0.99, "mixed_6": 0.99, "arabizi_6": 0.97}


@pytest.mark.parametrize("lines", list(LEAST))
def test_lines_of_six_words(lines: str, shared: Path) -> None:
    data = json.loads((shared / "data" / "language_lines.json").read_text(encoding="utf-8"))[lines]
    wanted = lines.partition("_")[0]
    found = Counter(detect(text).script if wanted == "mixed" else detect(text).language for text in data)
    assert found[wanted] / len(data) >= LEAST[lines]
