"""Text decoded with the wrong table, and clean text that only looks like it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabtext.script import Profile, normalize
from arabtext.script.repairs import mojibake
from arabtext.script.repairs.mojibake import could_be_mojibake, repair_mojibake
from arabtext.trace import Step

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
    "ISO 8859-6 as cp1256, then UTF-8 as cp1252": [("iso8859_6", "cp1256"), ("utf-8", "cp1252")],
    "three times UTF-8 as cp1252": [("utf-8", "cp1252")] * 3,
}
_TABLES = ("mac_roman", "cp437", "cp850", "cp1251", "mac_arabic", "cp720")
DAMAGE |= {f"UTF-8 as {wrong}": [("utf-8", wrong)] for wrong in _TABLES}
DAMAGE |= {f"twice UTF-8 as {wrong}": [("utf-8", wrong)] * 2 for wrong in ("mac_roman", "cp437", "cp850", "cp1251")}
DAMAGE |= {
    f"{right} as {wrong}": [(right, wrong)]
    for right in ("cp1256", "iso8859_6", "mac_arabic")
    for wrong in ("mac_roman", "cp437", "cp850", "cp1251")
}
DAMAGE |= {f"{right} as cp1256": [(right, "cp1256")] for right in ("iso8859_6", "mac_arabic")}


def damaged(text: str, kind: str) -> str:
    for encoding, wrongly in DAMAGE[kind]:
        text = read_as(text, encoding, wrongly)
    return text


@pytest.mark.parametrize("kind", list(DAMAGE))
def test_every_kind_of_damage_is_undone(kind: str) -> None:
    assert normalize(damaged(TITLE, kind), "display") == TITLE


@pytest.mark.parametrize("wrong", ["cp1252", "cp1256", "mac_roman", "cp437", "cp850", "cp1251"])
def test_dos_720_is_undone(wrong: str) -> None:
    title = TITLE.replace("،", ",")  # it has no Arabic comma
    assert normalize(read_as(title, "cp720", wrong), "display") == title


LOSSES: dict[str, Callable[[str], str]] = {
    "dropped": lambda text: re.sub("[\x80-\x9f]", "", text),
    "replaced": lambda text: re.sub("[\x80-\x9f]", "\ufffd", text),
    "soft hyphens dropped": lambda text: re.sub("[\x80-\x9f\xad]", "", text),
}


@pytest.mark.parametrize("loss", list(LOSSES))
@pytest.mark.parametrize(
    "text",
    [
        "في بغداد",
        "رئيس الوفد الفرنسي يصف الموقف في فيينا بأنه صحيح",
        "تُعد المدينة من أقدم مدن ثانٍ",
        "يُذكر أن الوفد التقى برئيس كافٍ للسفر",
        "قال: “في بغداد” ثم صمت حافظ",
        "قَالَ نُوحٌ فِي الْبَيْتِ: اعْمَلُوا",
        "ہمراہ وفد کے ساتھ ہے",
    ],
)
def test_bytes_that_were_lost_are_filled_with_words(loss: str, text: str) -> None:
    assert normalize(LOSSES[loss](read_as(text, "utf-8", "cp1252")), "display") == text


def test_a_byte_that_no_word_explains_is_shown_as_lost() -> None:
    broken = "Она сказала: Ночь".encode().decode("cp1252", "replace")
    assert normalize(broken, Profile()) == "Она \ufffdказала: \ufffdочь"


@pytest.mark.parametrize("wrong", ["cp1252", "mac_roman", "cp437"])
@pytest.mark.parametrize(
    "text",
    [
        "Créé par le café",
        "Więcej języków, Łódź",
        "Các sửa đổi của hai trang",
        "Включите их и попробуйте снова",
        "Η τιμή αυτού του πεδίου",
        "שם ההודעה",
        "获取所有支持语言",
        "برای دیدن صفحهٔ گفتگو",
        "أهلا 😀",
    ],
)
def test_utf_8_of_any_language_proves_itself(text: str, wrong: str) -> None:
    assert normalize(read_as(text, "utf-8", wrong), Profile()) == text


CLEAN = [
    "JOÃO É O CAMPEÃO; SÃO PAULO, NÃO À GUERRA!",
    "Ã… is Å in Danish: SÆBY, ÆRØ, Ö“",
    "CAFÉ™ “À”… «Ñ» Ü” É’s",
    "Створаць рэсурсы беларускай мовы Ўсё, «Ў»",
    "УКРАЇНА: ДІЇ, ПОДІЇ, ІСТОРІЇ; МегаФон, КамАЗ",
    "Рік, Сіті, Ніч – Італії, Бразилії, лінії",
    "ĐƯỜNG ĐẾN ĐÂU? NGƯỜI VIỆT Ở ĐÓ",
    "ÍSLENSKA ÞJÓÐIN ÆTLAR Á ÞINGVÖLL",
    "┌──────┐│ à │└──────┘ ├── é ═╗ ▀▄",
    "√π ≈ 1,77; 2√π ∆x ± ½ ƒ(x)",
    "موضوع‌ها و قطع‌ها: طک عگ ظپ غچ",
    "الموضوع، وقطع «ظرف» (ع) شرع. باع: ط",
    "ΓΙΑ ΤΗΝ ΤΙΜΗ ΤΩΝ ΠΕΔΙΩΝ Ώ",
]


@pytest.mark.parametrize("line", CLEAN)
def test_clean_text_with_signs_of_damage_is_left_alone(line: str) -> None:
    assert list(repair_mojibake().edits(line)) == []


@pytest.mark.parametrize("kind", list(DAMAGE))
def test_a_damaged_title_has_a_suspicious_word(kind: str) -> None:
    assert any(map(could_be_mojibake, damaged(TITLE, kind).split(" ")))


def test_a_clean_word_is_hardly_ever_suspicious(language_lines: dict[str, list[str]]) -> None:
    words = [word for lines in language_lines.values() for line in lines for word in line.split(" ")]
    assert sum(map(could_be_mojibake, words)) <= len(words) / 1_000


@given(
    st.lists(
        st.sampled_from([*"ØÙÛâظطع╪┘√«‰·Ðҧ€™ \xa0\ufffd\n", "Ø§", "ÙŠ", "ط§", "╪º", "الع", "ab", "«‰"]), max_size=30
    )
    | st.lists(st.characters(), max_size=40)
)
def test_any_text_is_repaired_exactly_as_its_edits_say(characters: list[str]) -> None:
    text, stage = "".join(characters), repair_mojibake()
    edits = list(stage.edits(text))
    assert all(0 <= edit.start < edit.end <= len(text) for edit in edits)
    assert all(one.end <= next_one.start for one, next_one in pairwise(edits))
    assert stage(text) == Step("", "", tuple(edits)).apply(text)
    assert not edits or any(map(could_be_mojibake, text.split(" ")))


def test_work_grows_with_the_length_of_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    real = mojibake._proven
    monkeypatch.setattr(mojibake, "_proven", lambda line, codec: seen.append(len(line)) or real(line, codec))
    work = {}
    for size in (1_000, 2_000, 4_000):
        for text in ("Ù" * size, "Ã©" * size, "ط§ " * size, "ÇáÚÑÇÞ " * size):
            seen.clear()
            list(repair_mojibake().edits(text * 4))
            work[size, text[:2]] = sum(seen)
            assert max(seen) <= 2_000
    for start in ("ÙÙ", "Ã©", "ط§", "Çá"):
        assert work[4_000, start] <= 4.5 * work[1_000, start]


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
        assert len(pairs) - repaired <= max(1, 0.01 * len(pairs)), kind  # four words may lack a sign of damage
    switched_off = Profile(mojibake=False)
    assert sum(normalize(line, Profile()) != normalize(line, switched_off) for line in clean) <= 1


def test_titles_and_clean_lines(language_lines: dict[str, list[str]]) -> None:
    titles = [" ".join(line.split()[:words]) for line in language_lines["ar"] for words in (4, 8)]
    assert_repaired(titles, [line for lines in language_lines.values() for line in lines])


@pytest.mark.thorough
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
