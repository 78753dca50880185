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
        ("د ښځو حقوق په افغانستان کې", "arabic", "ps"),
        ("بغداد", "arabic", "ar"),
        ("Qais al-Khazali", "latin", "en"),
        ("shu akhbarak ya zalame", "latin", "arabizi"),
        ("the 3rd man won 2 prizes", "latin", "en"),
        ("Cumhurbaşkanı Erdoğan konuştu", "latin", "und"),
        ("Kanye West پس از این", "mixed", "fa"),
        ("ana mesh fahem 7aga ya 7abibi", "latin", "arabizi"),
        ("Le président de la République a décidé hier soir", "latin", "und"),
        ("القائد العراقي said yes", "mixed", "ar"),
        ("قال المتحدث الرسمي باسم الحكومة ABCDEFGHIJK", "mixed", "ar"),
        ("قال محمد إن علي كان في البيت أمس مع أخيه الكبير في المدينة a", "arabic", "ar"),
        ("", "none", "und"),
        ("2021 / 06", "none", "und"),
        ("שלום עולם", "other", "und"),
        ("Здравствуйте, товарищи", "other", "und"),
        ("中文維基百科 قال", "other", "und"),
        ("شىنجاڭ ئۇيغۇر ئاپتونوم رايونى", "arabic", "ug"),
        ("سنڌ جي راڄڌاني ڪراچي آهي", "arabic", "sd"),
        ("😀", "none", "und"),
    ],
)
def test_detect(text: str, script: str, language: str) -> None:
    found = detect(text)
    assert (found.script, found.language) == (script, language)


def test_the_answer_is_the_same_on_every_call() -> None:
    texts = ["سلام دنیا", "علي", "xyz qwt", "Bonjour à tous mes amis"]
    assert len({tuple(map(detect, texts)) for _ in range(5)}) == 1


def test_a_mixed_text_shows_its_runs() -> None:
    text = "قال المتحدث: Khazali left, ثم عاد"
    found = detect(text)
    assert found.script == "mixed"
    assert [(text[run.start : run.end], run.language) for run in found.runs] == [
        ("قال المتحدث", "ar"),
        ("Khazali left", "en"),
        ("ثم عاد", "ar"),
    ]
    assert found.arabic == pytest.approx(15 / 26, abs=0.001)


def test_a_text_of_one_script_is_one_run() -> None:
    assert [(run.start, run.end) for run in detect("«قيس» 2021.").runs] == [(1, 4)]
    assert detect("2021").runs == ()


@pytest.mark.parametrize("words", [3, 6, 12])
def test_beginnings_of_invented_sentences(words: int, language_lines: dict[str, list[str]]) -> None:
    wrong = []
    for wanted, lines in language_lines.items():
        beginnings = [" ".join(line.split()[:words]) for line in lines]
        wrong += [(text, found, wanted) for text in beginnings if (found := detect(text).language) != wanted]
    assert wrong == []


def test_beginnings_in_two_scripts(language_lines: dict[str, list[str]]) -> None:
    for arabic, english in zip(language_lines["ar"], language_lines["en"], strict=True):
        assert detect(" ".join([*arabic.split()[:3], *english.split()[:3]])).script == "mixed"


LEAST = {
    "3": {"ar": 0.99, "fa": 0.95, "ur": 0.96, "en": 0.99, "mixed": 0.99, "arabizi": 0.95},
    "6": dict.fromkeys(("ar", "fa", "ur", "en", "mixed", "arabizi"), 0.99),
    "12": dict.fromkeys(("ar", "fa", "ur", "en", "mixed", "arabizi"), 0.99),
}


@pytest.mark.parametrize("words", list(LEAST))
def test_short_lines(words: str, shared: Path) -> None:
    data = json.loads((shared / "data" / "language_lines.json").read_text(encoding="utf-8"))
    for wanted, least in LEAST[words].items():
        lines = data[f"{wanted}_{words}"]
        found = Counter(detect(text).script if wanted == "mixed" else detect(text).language for text in lines)
        assert found[wanted] / len(lines) >= least, wanted
        if wanted == "en":
            assert found["arabizi"] <= 0.01 * len(lines)
