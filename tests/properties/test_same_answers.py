"""The same answers with cold caches in many threads, and under any hash seed; results and profiles can be pickled."""

from __future__ import annotations

import copy
import os
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import arabtext
from arabtext import urls, values
from arabtext.memory import clear_caches
from arabtext.script import PROFILES, normalize

TEXTS = [
    "هل أصبح قيس الخزعلي مستقلا عن إيران؟",
    "رهبر ایران در تهران گفت ٣٬٥٠٠ نفر",
    "ana mesh 3aref ya 7abibi",
    "قارعلا يف ال عراق فيالعراق جمييييل",
    "Ø§Ù„Ø¹Ø±Ø§Ù‚ #قيس_الخزعلي http://www.example.org/%D9%82?b=2&a=1",
    "في 05/06/2023 وبثلاثة آلاف دولار، و June 5-7, 2023",
    "alwlayat-almthdt",
]


def answers(text: str) -> str:
    """Everything that script, urls and values say of a text."""
    said = [normalize(text, name) for name in PROFILES]
    said += [repr(arabtext.detect(text)), repr(arabtext.explain(text, "ocr")), urls.key(text), urls.readable(text)]
    said += [
        repr(values.dates(text, relative_to="2023-06-14")),
        repr(values.numbers(text)),
        repr(urls.slug_words(text, 5)),
    ]
    return "\n".join(said)


@pytest.mark.thorough
def test_threads_with_cold_caches_give_what_one_thread_gives() -> None:
    expected = [answers(text) for text in TEXTS]
    clear_caches(tables=True)
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(answers, TEXTS * 3)) == expected * 3


@pytest.mark.thorough
@pytest.mark.parametrize("seed", ["0", "424242"])
def test_no_answer_depends_on_the_hash_seed(seed: str) -> None:
    program = "from test_same_answers import TEXTS, answers; print('\\n'.join(map(answers, TEXTS)))"
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        encoding="utf-8",
        check=True,
        cwd=Path(__file__).parent,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
    )
    assert done.stdout.splitlines() == "\n".join(map(answers, TEXTS)).splitlines()


@pytest.mark.parametrize("text", TEXTS)
def test_results_are_pickled_and_copied(text: str) -> None:
    results = [
        arabtext.detect(text),
        arabtext.explain(text, "ocr"),
        *values.dates(text),
        *values.numbers(text),
        *urls.slug_words(text),
    ]
    for result in results:
        assert pickle.loads(pickle.dumps(result)) == result
        assert copy.deepcopy(result) == result
