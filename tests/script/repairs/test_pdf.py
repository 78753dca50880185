"""Text out of PDFs: swapped letters, cut words, turned words, and sound text that only looks odd."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import arabtext
from arabtext import resources
from arabtext.script import PROFILES, Profile, normalize
from arabtext.script.repairs import pdf
from arabtext.script.repairs.pdf import could_need_pdf_repair
from arabtext.trace import replay

PROVEN, LIKELY = Profile(pdf_text="proven"), Profile(pdf_text="likely")

# The reports that the damaged forms are from.
REPORTED = [
    ("الواليات املتحدة األمريكية", "الولايات المتحدة الأمريكية"),  # py-pdf/pypdf#1578
    ("عبد اهلل بن عبد العزيز", "عبد الله بن عبد العزيز"),
    ("احلرب عىل اإلرهاب", "الحرب على الإرهاب"),  # py-pdf/pypdf#1621
    ("استخالص النص باللغة اإلنجليزية", "استخلاص النص باللغة الإنجليزية"),  # py-pdf/pypdf#1296
    ("قرار مجلس األمن بشأن اإلرهاب", "قرار مجلس الأمن بشأن الإرهاب"),  # pdfminer/pdfminer.six#850
    ("االنتخابات الرئاسية واألحزاب", "الانتخابات الرئاسية والأحزاب"),  # pymupdf/PyMuPDF#2199
    ("كارتشلاا", "الاشتراك"),  # py-pdf/pypdf#1589
    ("و ز ا ر ة  ا ل د ا خ ل ي ة", "وزارة الداخلية"),  # jsvine/pdfplumber#896
    ("وزا رة الداخ لية العرا قية", "وزارة الداخلية العراقية"),  # JaidedAI/EasyOCR#25
    ("رقم المستند ليوحت الصرف", "رقم المستند تحويل الصرف"),  # tesseract-ocr/tesseract#4544
]


@pytest.mark.parametrize("profile", ["ocr", "pdf"])
@pytest.mark.parametrize(("damaged", "sound"), REPORTED)
def test_damage_that_was_reported_is_repaired(damaged: str, sound: str, profile: str) -> None:
    assert normalize(damaged, profile) == sound
    assert normalize(sound, profile) == sound


@pytest.mark.parametrize("profile", ["title", "display"])
def test_other_profiles_leave_it(profile: str) -> None:
    assert normalize("الواليات املتحدة األمريكية", profile) == "الواليات املتحدة األمريكية"


@pytest.mark.parametrize("profile", [PROVEN, LIKELY])
@pytest.mark.parametrize(
    "line",
    [
        "قال لاعب الفريق إن الأمر لا يهم",
        "رجال الأعمال ورجلا الأمن",  # words in both orders
        "مل الناس من الحديث",
        "قال و ذهب",  # و is often typed alone
        "التعليم و التجارة و الصحة",
        "فئة أ وفئة ب",
        "سي ان ان",
        "عبد الله بن عبد العزيز آل سعود",
        "قیس الخزعلی دبیرکل عصائب اهل حق",  # Persian
        "ئەو سەربەستە",  # Kurdish
        "سڀني ماڻهن کي آزادي",  # Sindhi
        "كىتاب ئوقۇش",  # Uyghur
        "#األمن @األمن https://example.org/األمن",
        "كُلُّ نَفْسٍ ذَائِقَةُ ٱلْمَوْتِ",
    ],
)
def test_sound_text_is_left_alone(line: str, profile: Profile) -> None:
    assert normalize(line, profile) == line


@pytest.mark.parametrize("line", ["أ ب ج د هوز", "ا ل م ذلك الكتاب"])
def test_few_letters_that_stand_alone_prove_nothing(line: str) -> None:
    assert normalize(line, PROVEN) == line


def test_a_line_alone_needs_proof_where_the_text_may_be_from_anywhere() -> None:
    line = "سيارة لخاد المدينة"
    assert normalize(line, PROVEN) == line
    assert normalize(line, LIKELY) == "سيارة داخل المدينة"


DAMAGED = "قرار مجلس األمن بشأن اإلرهاب\nالواليات املتحدة األمريكية"


def test_other_lines_move_the_odds_of_a_line() -> None:
    line = "ولكنه ال يوجد أحد"
    assert normalize(line, PROVEN) == line
    assert normalize(f"{DAMAGED}\n{line}", PROVEN).endswith("\nولكنه لا يوجد أحد")


def test_letters_that_stand_in_order_speak_against_swapped_ones() -> None:
    sound = "لا أحد لاحظ الأمر ولا الآخر"
    lines = normalize("\n".join([DAMAGED, *[sound] * 30, "ولكنه ال يوجد أحد"]), PROVEN).split("\n")
    assert lines[2:32] == [sound] * 30
    assert lines[-1] == "ولكنه ال يوجد أحد"
    assert lines[1] == "الولايات المتحدة الأمريكية"


def test_the_table_has_the_ligatures_of_unicode() -> None:
    points = (*range(0xFC00, 0xFDF3), *range(0xFEF5, 0xFEFD))
    groups = ["".join(chr(int(c, 16)) for c in unicodedata.decomposition(chr(p)).split()[1:]) for p in points]
    is_letters = re.compile("[\u0621-\u063a\u0641-\u064a]{2,4}")
    listed = dict[str, str]([(a, b) for a, b in resources.rows("script/ligatures.tsv", "letters", "kind")])
    assert {group for group in groups if is_letters.fullmatch(group)} <= set(listed)
    assert set(listed.values()) == set(pdf._SHARE)


def test_marks_stay_with_their_letters() -> None:
    assert normalize("الواليَات املتّحدة األمريكيّة", PROVEN) == "الولايَات المتّحدة الأمريكيّة"


@pytest.mark.parametrize(("damaged", "sound"), REPORTED)
def test_every_letter_leads_back_to_its_place(damaged: str, sound: str) -> None:
    explained = arabtext.explain(damaged, LIKELY)
    assert explained.text == normalize(damaged, LIKELY)
    for i, letter in enumerate(explained.text):
        start, end = explained.span(i, i + 1)
        assert letter in damaged[start:end]


@pytest.mark.parametrize(
    ("token", "could"),
    [
        *(("املتحدة", True), ("يف", True), ("عىل", True), ("اهلل،", True), ("(األمن)", True), ("ليوحت", True)),
        *(("ز", True), ("المتحدة", False), ("و", False), ("في", False), ("2024", False), ("PDF", False)),
    ],
)
def test_the_quick_test_of_a_token(token: str, could: bool) -> None:
    assert could_need_pdf_repair(token) is could


def test_few_words_of_sound_news_need_a_look(shared: object) -> None:
    import json
    from pathlib import Path

    rows = (Path(str(shared)) / "data" / "editions" / "articles_dev.jsonl").read_text("utf-8").splitlines()
    words = [word for row in rows for line in json.loads(row)["ar"] for word in line.split()]
    assert sum(map(could_need_pdf_repair, words)) < 0.02 * len(words)


def test_work_grows_with_the_length_of_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def counted(text: str) -> int:
        count = 0

        def arcs(*args: object) -> object:
            nonlocal count
            count += 1
            return real(*args)  # type: ignore[arg-type]

        real = pdf._arcs
        with monkeypatch.context() as patch:
            patch.setattr(pdf, "_arcs", arcs)
            list(pdf.repair_pdf_text("likely").edits(text))
        return count

    for text in ("وزا رة الداخ لية املتحدة ", "و ز ا ر ة الداخلية في ", "احلرب عىل اإلرهاب\n"):
        one, two, four = (counted(text * n) for n in (100, 200, 400))
        assert 0 < two <= 2.2 * one
        assert four <= 2.2 * two


SCRAPS = [
    "ال",
    "لا",
    "األمن",
    "املتحدة",
    "يف",
    "و",
    "ا",
    "ز",
    "وزا",
    "رة",
    "ليوحت",
    "قارعلا",
    "في",
    "العراق",
    "كا",
    "نت",
]
SCRAPPY = st.lists(st.sampled_from([*SCRAPS, "\n", "،", "ُ", "٢٠٢٤", "PDF"]), max_size=10).map(" ".join)


@pytest.mark.parametrize("profile", ["ocr", "pdf"])
@given(text=st.one_of(SCRAPPY, st.text(st.sampled_from("اأإلميحجهنبتفىيوزرةع \n"), max_size=40), st.text(max_size=30)))
@settings(max_examples=150, deadline=None)
def test_repairing_is_idempotent_and_explained_alike(profile: str, text: str) -> None:
    fast = normalize(text, profile)
    assert normalize(fast, profile) == fast
    explained = arabtext.explain(text, profile)
    assert explained.text == fast == replay(text, explained.steps)


def test_the_profile_pdf_keeps_lines() -> None:
    assert normalize("قال رئيس\nالوزراء.\n\nثم عاد", "pdf") == "قال رئيس\nالوزراء.\n\nثم عاد"
    assert PROFILES["pdf"].pdf_text == "likely"
    assert PROFILES["ocr"].pdf_text == "proven"
