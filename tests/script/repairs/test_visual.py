"""Arabic in the order of its letters on the screen, and lines that only look like it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

import arabtext
from arabtext.script import Profile, normalize


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        ("قارعلا يف تاباختنالا جئاتن", "نتائج الانتخابات في العراق"),
        ("قارعلا", "العراق"),
        ("؟قارعلا يف اذام", "ماذا في العراق؟"),
        ("(2021) قارعلا يف", "في العراق (2021)"),
        ("8/2019/27 يف قارعلا ةموكح", "حكومة العراق في 8/2019/27"),
        (".لوألا موي BBC World ةانق تلاق", "قالت قناة BBC World يوم الأول."),
        ("ﻕﺍﺮﻌﻟﺍ ﻲﻓ", "في العراق"),
        ("ﺔﻴﻣﻼﺳﻹﺍ", "الإسلامية"),
        ("كارتشلاا", "الاشتراك"),
        (".ﺔﻴﺑﺮﻌﻟا ﺔﻐﻠﻟبا ﺔﺑﻮﺘﻜﻣ ةﺮﻘﻓ", "فقرة مكتوبة باللغة العربية."),  # firecrawl/pdf-inspector#212
        ("٤٢٠٢ ماع يف ةيسائرلا تاباختنلاا", "الانتخابات الرئاسية في عام ٢٠٢٤"),  # tesseract-ocr/tesseract#4544
        ("9102 ماع يف", "في عام 2019"),
        ("2019 ماع يف", "في عام 2019"),
        ("9102 رلاود نويلم يف", "في مليون دولار 9102"),  # no word for a year
        ("ناریا یمالسا یروهمج", "جمهوری اسلامی ایران"),
        ("ناتسکاپ مالسا", "اسلام پاکستان"),
        # each word turned, words in order
        ("لاق هنا ناك يف تيبلا", "قال انه كان في البيت"),
        ("تنلعأ ةموكح قارعلا نع تاباختنالا.", "أعلنت حكومة العراق عن الانتخابات."),
        ("English\nقارعلا ةموكح نلعت\nالعراق", "English\nتعلن حكومة العراق\nالعراق"),
    ],
)
def test_what_is_seen_becomes_what_is_read(seen: str, read: str) -> None:
    assert normalize(seen, "display") == read
    explained = arabtext.explain(seen, "display")
    assert any(step.verb == "restore reading order" and step.loses == "encoding" for step in explained.steps)


def test_every_letter_leads_back_to_its_place() -> None:
    explained = arabtext.explain("قارعلا", "display")
    assert [explained.span(i, i + 1) for i in range(6)] == [(5 - i, 6 - i) for i in range(6)]


@pytest.mark.parametrize(
    "line",
    [
        "مثلا وفعلا وكلا",  # ends as reversed articles do
        "هلا بك يا ليلا",
        "نجلا المنقوش",
        "ملاك وسمر وباب",  # words that are words in both directions
        "توت",
        "تسلا غلب",  # likelier reversed, but a line of two words is too little evidence
        "نزولا شاع",
        "ةمجن",  # alone, too short to prove anything
        "قارعلا زغثق لظعخ",  # two of three words are known in neither direction
        "ﻗﻴﺲ ﺍﻟﺨﺰﻋﻠﻲ",  # forms in reading order
        "رهبر ایران در تهران",
        "الوا کا چارج سنبھالنے کو یاد",
        "نع بوزينكم",  # a dialect
        "ئەو سەربەستە.",
        "ئەو ڕەگەزپەرست نیە.",
        "قال سيئر الوزراء في ةملك له إن قارعلا بخير",  # words known in both directions
        "ةةة",
        "يف",
    ],
)
def test_a_line_that_only_looks_odd_is_left_alone(line: str) -> None:
    turned = [step for step in arabtext.explain(line, "display").steps if step.verb == "restore reading order"]
    assert not turned


def test_marks_stay_with_their_letters_whichever_way_they_were_turned() -> None:
    letters_with_marks = "قِارعلاُ ةموكح تنلعأ"
    marks_first = "قارِعلا ةموكح تنلعأ"
    assert normalize(letters_with_marks, "display").startswith("أعلنت حكومة ")
    assert normalize(marks_first, Profile(tashkeel=True)) == "أعلنت حكومة العراق"


def turned_by_letters(line: str) -> str:
    return line[::-1]


def turned_with_ligatures(line: str) -> str:
    """As programs turn a line that draw lam-alef as one sign."""
    return "".join(re.findall("ل[اأإآ]|.", line)[::-1])


def turned_with_marks(line: str) -> str:
    """As programs turn a line that keep a mark behind its letter."""
    return "".join(re.findall(".[\N{ARABIC FATHATAN}-\N{ARABIC SUKUN}]*", line)[::-1])


@pytest.mark.parametrize("turn", [turned_by_letters, turned_with_ligatures, turned_with_marks])
@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize(
    "line",
    [
        "رئيس الوزراء العراقي (محمد شياع) قال الأحد إن الحكومة",
        "الولايات المتحدة الأمريكية",
        "هذا كِتابٌ مُفيدٌ في العِراق",
        "قال (نعم) [اليوم] في العراق",
        "خبر (قال العراق في بغداد",
    ],
)
def test_a_line_is_restored_whichever_way_it_was_turned(line: str, mirrored: bool, turn: Callable[[str], str]) -> None:
    seen = turn(line).translate(str.maketrans("()[]", ")(][") if mirrored else {})
    explained = arabtext.explain(seen, "display")
    assert explained.text == line
    places = [explained.span(i, i + 1) for i in range(len(line))]
    assert sorted(places) == [(i, i + 1) for i in range(len(line))]
    mirror = str.maketrans("()[]", ")(][")
    assert all(
        letter in (seen[start], seen[start].translate(mirror)) for letter, (start, _) in zip(line, places, strict=True)
    )
