"""Text decoded with the wrong table, and clean text that only looks like it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabtext.script import Profile, normalize

TITLE = "السوداني يبحث مع وفد أميركي ملفات المنطقة، والبرلمان يؤجل جلسته"


def read_as(text: str, encoding: str, wrongly: str) -> str:
    """``text`` as a reader sees it who takes it for another encoding; undefined bytes as browsers show them."""
    raw = text.encode(encoding)
    return "".join(bytes([byte]).decode(wrongly, errors="ignore") or chr(byte) for byte in raw)


DAMAGE = {
    "UTF-8 as cp1252": [("utf-8", "cp1252")],
    "UTF-8 as Latin-1": [("utf-8", "latin-1")],
    "UTF-8 as cp1256": [("utf-8", "cp1256")],
    "cp1256 as cp1252": [("cp1256", "cp1252")],
    "cp1256 as Latin-1": [("cp1256", "latin-1")],
    "ISO 8859-6 as Latin-1": [("iso8859_6", "latin-1")],
    "ISO 8859-6 as cp1252": [("iso8859_6", "cp1252")],
    "twice UTF-8 as cp1252": [("utf-8", "cp1252"), ("utf-8", "cp1252")],
    "twice UTF-8 as cp1256": [("utf-8", "cp1256"), ("utf-8", "cp1256")],
    "cp1256 as cp1252, then UTF-8 as cp1252": [("cp1256", "cp1252"), ("utf-8", "cp1252")],
    "cp1256 as cp1252, then UTF-8 as cp1256": [("cp1256", "cp1252"), ("utf-8", "cp1256")],
}


def damaged(text: str, kind: str) -> str:
    for encoding, wrongly in DAMAGE[kind]:
        text = read_as(text, encoding, wrongly)
    return text


@pytest.mark.parametrize("kind", list(DAMAGE))
def test_every_kind_of_damage_is_undone(kind: str) -> None:
    assert normalize(damaged(TITLE, kind), "display") == TITLE


@pytest.mark.parametrize("kind", list(DAMAGE))
def test_only_the_damaged_line_changes(kind: str) -> None:
    clean = "À Évry, «Gaëlle» dîna où?"
    assert normalize(f"{clean}\n{damaged(TITLE, kind)}\n{TITLE}", "display") == f"{clean}\n{TITLE}\n{TITLE}"


def test_a_damaged_word_beside_english_is_repaired() -> None:
    assert normalize("Iraq: " + damaged("العراق", "UTF-8 as cp1252"), "display") == "Iraq: العراق"
    assert normalize("It’s “fine”".encode().decode("cp1252", "ignore") + "", "display") != ""


def test_it_can_be_switched_off() -> None:
    broken = damaged("العراق", "UTF-8 as cp1256")
    assert normalize(broken, Profile(mojibake=False)) == broken
    assert normalize(broken, Profile()) == "العراق"


@given(text=st.text(st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىة ،؛؟.0123456789"), max_size=80))
def test_clean_arabic_is_never_touched(text: str) -> None:
    assert normalize(text, Profile(visual_order=False, punctuation_spacing=False, spaces=False)) == text


def assert_repaired(titles: list[str], clean: list[str]) -> None:
    """Assert that nearly all titles are repaired from every damage, and that clean lines are left alone but for one."""
    only = Profile(visual_order=False, spaces=False, punctuation_spacing=False, bidi_controls=False)
    plain = [normalize(title, only) for title in titles]
    for kind in DAMAGE:
        pairs = [(damaged(p, kind), p) for p in plain if _encodes(p, DAMAGE[kind][0][0])]
        repaired = sum(normalize(broken, only) == whole for broken, whole in pairs)
        assert repaired >= 0.99 * len(pairs), kind
    switched_off = Profile(mojibake=False)
    assert sum(normalize(line, Profile()) != normalize(line, switched_off) for line in clean) <= 1


def test_titles_and_clean_lines(language_lines: dict[str, list[str]]) -> None:
    titles = [" ".join(line.split()[:words]) for line in language_lines["ar"] for words in (4, 8)]
    assert_repaired(titles, [line for lines in language_lines.values() for line in lines])


def test_titles_and_clean_lines_of_the_shared_data(shared: Path) -> None:
    articles = (shared / "data" / "editions" / "articles_dev.jsonl").read_text(encoding="utf-8").splitlines()
    loaded = [json.loads(article) for article in articles]
    titles = [" ".join(line.split()[:8]) for article in loaded for line in article["ar"]][:300]
    lines = json.loads((shared / "data" / "language_lines.json").read_text(encoding="utf-8"))
    assert_repaired(titles, [line for group in lines.values() for line in group] + [s for a in loaded for s in a["en"]])


def _encodes(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
