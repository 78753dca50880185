"""Text read off screenshots: what is put right, what is only flagged, what is left alone."""

from __future__ import annotations

import pytest

import arabtext
from arabtext.script import normalize
from arabtext.script.repairs import ocr

READ = [
    ("a sentence cut by the edge", "قال رئيس الوزراء\nالعراقي في بغداد", "قال رئيس الوزراء العراقي في بغداد"),
    ("a headline stays", "بيان رسمي:\nقال رئيس الوزراء", "بيان رسمي:\nقال رئيس الوزراء"),
    ("a time stays", "في بغداد\n10:45 م · 4/7/2023", "في بغداد\n10:45 م · 4/7/2023"),
    ("a handle stays", "بي بي سي @BBCArabic\nقال رئيس الوزراء", "بي بي سي @BBCArabic\nقال رئيس الوزراء"),
    ("a handle turned round", "سكاي نيوز SkyNewsArabia_B@", "سكاي نيوز @SkyNewsArabia_B"),
    ("an address with @", "info@example.org", "info@example.org"),
    ("time and date turned round", "قال.\n13/2/2019 » 9:38", "قال.\n9:38 · 13/2/2019"),
    ("time and date with its m", "17/2/2025 ٠ م 7:15", "7:15 م · 17/2/2025"),
    ("the dot between time and date", "8:42 م ١ 12/4/2022", "8:42 م · 12/4/2022"),
    ("a date in a sentence", "في 13/2/2019 - 9:38 قال", "في 13/2/2019 - 9:38 قال"),
    ("a letter that stands off", "في #بغدا د اليوم", "في #بغداد اليوم"),
    ("bullets", "▲ قال الأول.\n▲ قال الثاني.", "قال الأول.\n\nقال الثاني."),
    ("a bullet read as A", "A قال الأول.\nA قال الثاني.", "قال الأول.\n\nقال الثاني."),
    ("a bullet read as هه", "هه قال الأول.\n.هه قال الثاني.", "قال الأول.\n\nقال الثاني."),
    ("laughter", "هه والله ما صدقتك", "هه والله ما صدقتك"),
    (
        "هه before a cut line",
        "هه ربما استحوذ رينجرز على الكرة بجدارة لكن ليفينغستون أدى أكثر\nبالكرة التي في حوزته.",
        "ربما استحوذ رينجرز على الكرة بجدارة لكن ليفينغستون أدى أكثر بالكرة التي في حوزته.",
    ),
    ("a letter of another alphabet", "X ئوقى فوكال تەكشىلىك", "X ئوقى فوكال تەكشىلىك"),
    ("a number that begins a line", "4 قتلى في بغداد", "4 قتلى في بغداد"),
    ("two numbers that begin lines", "3 قتلى في بغداد.\n5 جرحى في البصرة.", "3 قتلى في بغداد.\n5 جرحى في البصرة."),
    ("digits as bullets in company", "4 قال الأول.\n4 قال الثاني.", "قال الأول.\n\nقال الثاني."),
    ("a numbered list", "1 قال الأول\n2 قال الثاني", "1 قال الأول 2 قال الثاني"),
    ("comma as comma", "على سبيل المثال, قال", "على سبيل المثال، قال"),
    ("comma as hamza", "كان عمره 12 عاماء قال", "كان عمره 12 عاما، قال"),
    ("a word that ends in hamza", "في المساء قال", "في المساء قال"),
    ("comma as hamza after a pronoun", "الدعم لهاء ولم يكن يستجيب", "الدعم لها، ولم يكن يستجيب"),
    ("comma as hamza after a name", "في هولنداء اتخذت السلطات", "في هولندا، اتخذت السلطات"),
    ("comma as hamza after another letter", "من جانب آخرء قال الوزير", "من جانب آخر، قال الوزير"),
    ("full stop as hamza at the end", "انعقد المؤتمر في روماء", "انعقد المؤتمر في روما."),
    ("a rare word in hamza", "رأى عليه حلة سيراء فاشتراها", "رأى عليه حلة سيراء فاشتراها"),
    ("hamza on the old seat", "عن شريح بن هانىء قال", "عن شريح بن هانىء قال"),
    ("two letters before hamza", "هذا فيء للمسلمين جميعا", "هذا فيء للمسلمين جميعا"),
    ("an ending of Balochi", "من روچ روچ کتابء وانان۔", "من روچ روچ کتابء وانان۔"),
    ("a new sentence", "لا تخافوا. لأن الله معنا", "لا تخافوا. لأن الله معنا"),
    ("a comma at the end", "ولما كان الاعتراف بالكرامة،", "ولما كان الاعتراف بالكرامة،"),
    ("comma and full stop at the end", "من دخول مساكنهم,.", "من دخول مساكنهم."),
    ("a quotation opened on another line", "ونحن على التي لي»", "ونحن على التي لي»"),
    ("nested pairs", 'کہا "“میں نے کہا"', 'کہا "“میں نے کہا"'),
    ("comma as quotation mark", "يوم الجمعة» قال", "يوم الجمعة، قال"),
    ("a real quotation", "«يوم الجمعة» قال", "«يوم الجمعة» قال"),
    ("comma as full stop in a clause", "إلى بغداد. حيث قال", "إلى بغداد، حيث قال"),
    ("a real full stop", "إلى بغداد. وقال الرئيس", "إلى بغداد. وقال الرئيس"),
    ("comma and full stop", "سولا وترامب,. وبين روما", "سولا وترامب، وبين روما"),
    ("broken quotation pair", 'قال "نعم” ثم', 'قال "نعم" ثم'),
    ("a curly pair", "قال “نعم” ثم", "قال “نعم” ثم"),
    ("stray Latin", "تقدر بقيمة gh دولار أمريكي", "تقدر بقيمة دولار أمريكي"),
    ("a short name", "المتحدث Ari باسم البيت الأبيض", "المتحدث Ari باسم البيت الأبيض"),
    ("a known abbreviation", "استخدم الأمر npm لتثبيت الحزمة", "استخدم الأمر npm لتثبيت الحزمة"),
    ("two Latin words of a line", "تعني twp السخافة وتعني pwp الحماقة", "تعني twp السخافة وتعني pwp الحماقة"),
    ("a Latin word of the text", "قال ghq هنا.\nثم قال ghq هناك.", "قال ghq هنا.\nثم قال ghq هناك."),
    ("an abbreviation", "قناة BBC في لندن", "قناة BBC في لندن"),
    ("an English word", "شركة of النفط العراقية", "شركة of النفط العراقية"),
    ("a badge after a handle", "بي بي سي عربي ©13612ظ )88\n\nقال", "بي بي سي عربي ©13612ظ\n\nقال"),
    ("a copyright", "بي بي سي © 2024 BBC", "بي بي سي © 2024 BBC"),
    ("a credit", "تصوير © EPA", "تصوير © EPA"),
    ("bidi marks", "‎BBC‏ قالت", "BBC قالت"),
    ("an English post", "He said: yes, of course.\nThen he left.", "He said: yes, of course.\nThen he left."),
]


@pytest.mark.parametrize(("what", "read", "expected"), READ, ids=[row[0] for row in READ])
def test_ocr_profile(what: str, read: str, expected: str) -> None:
    assert normalize(read, "ocr") == expected
    assert normalize(expected, "ocr") == expected


@pytest.mark.parametrize("text", ["ا" * 100_000, "©" * 10_000, "اء " * 20_000, "A ا\n" * 20_000])
def test_long_odd_text_passes(text: str) -> None:
    arabtext.explain(text, "ocr")


def test_what_a_hamza_is_taken_for_hangs_on_frequencies() -> None:
    """The thresholds: a word that is common enough is one before a comma, one that is a little rarer is not."""
    for word, is_one in (
        ("كافانو", True),
        ("دباحا", False),
        ("روما", True),
        ("دبا", False),
        ("هذا", True),
        ("جدا", False),
    ):
        assert ocr._is_word_before_comma(word) == is_one, word


@pytest.mark.parametrize("line", ["عاماء\n", "قال عاماء ", "قال» نعم ", "ه قال العراقي ذلك.\n"])
def test_the_work_grows_with_the_text(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def counted(text: str) -> bool:
        asked.append(len(text))
        return True

    monkeypatch.setattr(ocr, "takes_arabic_repairs", counted)
    letters = []
    for count in (100, 200, 400):
        asked.clear()
        for stage in (*ocr.misread_punctuation(), *ocr.remove_debris()):
            stage(line * count)
        letters.append(sum(asked))
    assert letters[2] <= 2.2 * letters[1] <= 5 * letters[0]
