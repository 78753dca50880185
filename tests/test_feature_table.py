"""The features of fifteen peers (normalizers, slug makers, URL libraries), and those that none has, one test a row.

The numbers are those of the survey that this library measures itself by; each row has one input and what must come out.
"""

from __future__ import annotations

import io
import tomllib
from dataclasses import replace
from pathlib import Path

import pandas
import pytest

import arabtext
from arabtext import tables, urls
from arabtext.cli.main import run
from arabtext.names.writing.schemes import read_back, transliterate
from arabtext.script import PROFILES, Profile, normalize, normalize_all
from arabtext.trace import replay

NOTHING = Profile()


def on(**switches: object) -> Profile:
    return replace(NOTHING, **switches)  # type: ignore[arg-type]


ROWS: list[tuple[int, str, Profile | str, str, str]] = [
    (1, "alef forms", on(alef=True), "أإآ", "ااا"),
    (2, "alef wasla", on(alef=True), "ٱلله", "الله"),
    (3, "hamza on waw and yeh", on(hamza=True), "مؤمن سائل", "مومن سايل"),
    (4, "decomposed hamza", on(), "ا\u0654حمد", "أحمد"),
    (5, "teh marbuta", on(teh_marbuta=True), "مكتبة", "مكتبه"),
    (6, "alef maksura", on(alef_maksura=True), "على", "علي"),
    (7, "tashkeel", on(tashkeel=True), "مُحَمَّدٌ", "محمد"),
    (8, "dagger alef", on(tashkeel=True), "هٰذا", "هذا"),
    (9, "Quranic marks", on(quranic_marks=True), "قال\u06d6 نعم\u06ed", "قال نعم"),
    (10, "newer marks", on(quranic_marks=True), "قا\u08d3ل\u08ff", "قال"),
    (11, "tatweel", on(), "العـــراق", "العراق"),
    (12, "presentation forms B", on(), "ﺍﻟﻌﺮﺍﻕ", "العراق"),
    (13, "lam-alef ligatures", on(), "ﻻ ﻷ ﻹ ﻵ", "لا لأ لإ لآ"),
    (14, "Persian presentation forms A", on(), "ﮐﯽ", "کی"),
    (15, "the name of God", on(), "ﷲ", "الله"),
    (16, "the blessing", on(word_signs=True), "ﷺ", "صلى الله عليه وسلم"),
    (17, "the basmala", on(word_signs=True), "﷽", "بسم الله الرحمن الرحيم"),
    (18, "Persian letters to Arabic", on(lookalikes="arabic"), "کیہ", "كيه"),
    (19, "Arabic letters to Persian", on(lookalikes="persian"), "كي", "کی"),
    (20, "digits to Western", on(digits="western"), "٢٠٢٤ ۱۴۰۳", "2024 1403"),
    (21, "digits to Arabic-Indic", on(digits="arabic"), "2024", "٢٠٢٤"),
    (22, "digits to Persian", on(digits="persian"), "2024", "۲۰۲۴"),
    (23, "separators", on(separators="western", digits="western"), "٣٬٥٠٠٫٥", "3,500.5"),
    (24, "percent sign", on(separators="western"), "٪", "%"),
    (25, "punctuation to Latin", on(punctuation="latin"), "نعم، لا؛ متى؟", "نعم, لا; متى?"),
    (26, "punctuation to Arabic beside Arabic", on(punctuation="by neighbor"), "نعم, لا; متى?", "نعم، لا؛ متى؟"),
    (27, "no space before punctuation", on(), "قيس ، نعم ؟", "قيس، نعم؟"),
    (28, "a space after punctuation", on(), "قيس،نعم؟لا", "قيس، نعم؟ لا"),
    (29, "bidi controls", on(), "\u202bقيس\u202c\u200f", "قيس"),
    (30, "zero-width characters", on(), "\ufeffق\u200bي\u200dس", "قيس"),
    (31, "ZWNJ", on(zwnj="space"), "می\u200cخواهم", "می خواهم"),
    (32, "NBSP", on(), "قيس\u00a0الخزعلي", "قيس الخزعلي"),
    (33, "whitespace", on(tabs=True), "  قيس \t  الخزعلي ", "قيس الخزعلي"),
    (34, "entities", on(entities=True), "&quot;قيس&quot; &amp; &#1593;", '"قيس" & ع'),
    (35, "tags", on(tags=True), "<b>قيس</b> <a href='x'>الخزعلي</a>", "قيس الخزعلي"),
    (36, "UTF-8 read as cp1252", on(), "Ø§Ù„Ø¹Ø±Ø§Ù‚", "العراق"),
    (37, "UTF-8 read as cp1256", on(), "ط§ظ„ط¹ط±ط§ظ‚", "العراق"),
    (38, "cp1256 read as cp1252", on(), "ÇáÚÑÇÞ", "العراق"),
    (39, "elongation", on(elongation=True), "ههههه جمييييل", "هه جميل"),
    (40, "emoji", on(emoji="remove"), "قيس 😀🇮🇶", "قيس"),
    (41, "bullets", on(bullets=True), "▲ قيس", "قيس"),
    (42, "hashtag to words", on(hashtags="words"), "#قيس_الخزعلي", "قيس الخزعلي"),
    (43, "mentions", on(mentions="remove"), "قال @qais اليوم", "قال اليوم"),
    (44, "addresses in text", on(urls="mask"), "انظر https://example.org/x الآن", "انظر [url] الآن"),
    (45, "visual order", on(), "قارعلا يف", "في العراق"),
    (46, "visual order of presentation forms", on(), "ﻕﺍﺮﻌﻟﺍ ﻲﻓ", "في العراق"),
    (47, "joined words", on(joined_words=True), "فيالعراق", "في العراق"),
    (48, "broken words", on(broken_words="article"), "ال عراق", "العراق"),
    (49, "a single waw", on(broken_words="all"), "و قال", "وقال"),
    (50, "lines rejoined", "ocr", "قال رئيس\nالوزراء", "قال رئيس الوزراء"),
    (51, "stray Latin", "ocr", "قال رئيس gh الوزراء العراقي", "قال رئيس الوزراء العراقي"),
    (52, "quotation marks", on(quotes="plain"), "«ق» “ع” „س“", '"ق" "ع" "س"'),
    (53, "NFC", on(), "و\u0654 ي\u0654", "ؤ ئ"),
    (65, "OCR's comma", "ocr", "عاماء قال البغدادي, ثم عاد", "عاما، قال البغدادي، ثم عاد"),
    (66, "Persian keeps its letters", "title", "رهبر ایران گفت که کشور", "رهبر ایران گفت که کشور"),
    (66, "Arabic on a Persian keyboard does not", "title", "قال رئیس الوزراء فی کلمة", "قال رئيس الوزراء في كلمة"),
]


@pytest.mark.parametrize(("number", "feature", "profile", "original", "expected"), ROWS)
def test_normalization(number: int, feature: str, profile: Profile | str, original: str, expected: str) -> None:
    assert normalize(original, profile) == expected
    assert normalize(expected, profile) == expected
    explained = arabtext.explain(original, profile)
    assert explained.text == replay(original, explained.steps) == expected


def test_54_offset_map() -> None:
    explained = arabtext.explain("قـيس ﷲ", "title")
    assert explained.text == "قيس الله"
    assert explained.span(4, 8) == (5, 6)


def test_55_idempotent() -> None:
    for text in ("ا\u0654\u064b\u200f ،؟", "Ã˜Â§", "ال ال عراق", "&amp;amp;lt;b&amp;gt;", "قارعلا\nال عراق"):
        for profile in PROFILES:
            assert normalize(normalize(text, profile), profile) == normalize(text, profile)


def test_56_unicode_policy() -> None:
    text = "ﬁ ا\u0654"
    outcomes = [normalize(text, on(unicode=policy)) for policy in ("keep", "nfc", "nfkc")]
    assert outcomes == [text, "ﬁ أ", "fi أ"]


def test_57_named_profiles() -> None:
    assert len({normalize("«أصبح» ▲ مُحمد", profile) for profile in PROFILES}) >= 3


def test_58_configuration_as_json_and_audit() -> None:
    assert Profile.from_json(PROFILES["search"].to_json()) == PROFILES["search"]
    assert (PROFILES["title"].audit().lossless, PROFILES["search"].audit().lossless) == (True, False)


def test_59_reversible() -> None:
    explained = arabtext.explain("أَصْبَحَ", "search")
    assert (explained.original, replay(explained.original, explained.steps)) == ("أَصْبَحَ", explained.text)
    assert read_back(transliterate("قَيْس", "buckwalter"), "buckwalter") == "قَيْس"


def test_60_streaming() -> None:
    lines = io.StringIO("قـيس\nالـخزعلي\n")
    assert [normalize(line) for line in lines] == ["قيس", "الخزعلي"]


def test_61_columns() -> None:
    column = pandas.Series(["قـيس", None, "قـيس"], index=[3, 1, 2])
    done = tables.columns.normalize(column)
    assert (list(done.index), done[3], done[2]) == ([3, 1, 2], "قيس", "قيس")
    assert normalize_all(["قـيس"], "search") == ["قيس"]


def test_62_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["normalize", "قـيس"]) == 0
    assert capsys.readouterr().out == "قيس\n"


def test_63_64_67_typed_installs_on_3_11_and_mit() -> None:
    root = Path(__file__).parents[1]
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert (root / "arabtext" / "py.typed").exists()
    assert (project["requires-python"], project["license"].split(" AND ")[0]) == (">=3.11", "MIT")


QAIS = "%D9%82%D9%8A%D8%B3"
URLS = [
    (68, "percent-decoding", urls.readable(f"https://example.org/{QAIS}"), "https://example.org/قيس"),
    (
        69,
        "double encoding",
        urls.readable(f"https://example.org/{QAIS.replace('%', '%25')}"),
        "https://example.org/قيس",
    ),
    (70, "IRI and URI", urls.key("https://example.org/قيس"), urls.key(f"https://example.org/{QAIS}")),
    (71, "punycode host", urls.key("https://مثال.إختبار/"), urls.key("https://xn--mgbh0fb.xn--kgbechtv/")),
    (72, "Arabic host", urls.readable("https://xn--mgbh0fb.xn--kgbechtv/"), "https://مثال.إختبار/"),
    (73, "tracking parameters", urls.key("https://example.org/a?utm_x=1&fbclid=2"), urls.key("https://example.org/a")),
    (74, "Arabic slug", urls.slug("قيس الخزعلي، اليوم", "arabic"), "قيس-الخزعلي-اليوم"),
    (75, "Drupal's slug", urls.slug("استعراض قيس الخزعلي للاستقلالية"), "astrad-qys-alkhzly-llastqlalyt"),
    (76, "romanization", arabtext.romanize("قَيْس", "ala-lc"), "Qays"),
    (77, "Arabic from a slug", urls.slug_words("qys-alkhzly")[0].text, "قيس الخزعلي"),
    (78, "Buckwalter", transliterate("قيس", "buckwalter"), "qys"),
    (78, "Buckwalter reversed", read_back("qys", "buckwalter"), "قيس"),
]


@pytest.mark.parametrize(("number", "feature", "found", "expected"), URLS)
def test_addresses(number: int, feature: str, found: str, expected: str) -> None:
    assert found == expected


def test_every_row_of_the_survey_has_its_test() -> None:
    meta = {54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 67}
    assert {row[0] for row in ROWS} | {row[0] for row in URLS} | meta == set(range(1, 79))
