"""Text read off screenshots: what is put right, what is only flagged, what is left alone."""

from __future__ import annotations

import pytest

import arabtext
from arabtext.script import normalize

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
    ("a number that begins a line", "4 قتلى في بغداد", "4 قتلى في بغداد"),
    ("digits as bullets in company", "4 قال الأول.\n4 قال الثاني.", "قال الأول.\n\nقال الثاني."),
    ("a numbered list", "1 قال الأول\n2 قال الثاني", "1 قال الأول 2 قال الثاني"),
    ("comma as comma", "على سبيل المثال, قال", "على سبيل المثال، قال"),
    ("comma as hamza", "كان عمره 12 عاماء قال", "كان عمره 12 عاما، قال"),
    ("a word that ends in hamza", "في المساء قال", "في المساء قال"),
    ("comma as quotation mark", "يوم الجمعة» قال", "يوم الجمعة، قال"),
    ("a real quotation", "«يوم الجمعة» قال", "«يوم الجمعة» قال"),
    ("comma as full stop in a clause", "إلى بغداد. حيث قال", "إلى بغداد، حيث قال"),
    ("a real full stop", "إلى بغداد. وقال الرئيس", "إلى بغداد. وقال الرئيس"),
    ("comma and full stop", "سولا وترامب,. وبين روما", "سولا وترامب، وبين روما"),
    ("broken quotation pair", 'قال "نعم” ثم', 'قال "نعم" ثم'),
    ("a curly pair", "قال “نعم” ثم", "قال “نعم” ثم"),
    ("stray Latin", "تقدر بقيمة gh دولار أمريكي", "تقدر بقيمة دولار أمريكي"),
    ("an abbreviation", "قناة BBC في لندن", "قناة BBC في لندن"),
    ("an English word", "شركة of النفط العراقية", "شركة of النفط العراقية"),
    ("a badge after a handle", "بي بي سي عربي ©13612ظ )88\n\nقال", "بي بي سي عربي ©13612ظ\n\nقال"),
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
