"""Slugs: made from titles, and read back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import regex

from arabtext import urls
from arabtext.errors import UsageError
from arabtext.script import Profile, normalize

QAIS = "%D9%82%D9%8A%D8%B3"


@pytest.mark.parametrize(
    ("title", "style", "expected"),
    [
        ("استعراض قيس الخزعلي للاستقلالية", "drupal", "astrad-qys-alkhzly-llastqlalyt"),
        ("قيس، الخزعلي: «اليوم»!", "drupal", "qys-alkhzly-alywm"),
        ("The Fall of Mosul", "drupal", "fall-mosul"),
        ("Café 2021", "drupal", "cafe-2021"),
        ("", "drupal", ""),
        ("قيس الخزعلي، اليوم", "arabic", "قيس-الخزعلي-اليوم"),
        ("قيس", "wordpress", QAIS.lower()),
    ],
)
def test_slug(title: str, style: str, expected: str) -> None:
    assert urls.slug(title, style) == expected


def test_a_slug_is_cut_at_a_word() -> None:
    slug = urls.slug("كتاب " * 60)
    assert len(slug) <= 100
    assert set(slug.split("-")) == {"ktab"}
    assert len(urls.slug("كتاب " * 60, "wordpress")) <= 200


def test_an_unknown_style_is_a_clear_error() -> None:
    with pytest.raises(UsageError, match="choose one of: drupal, wordpress, arabic"):
        urls.slug("x", "nope")


def test_words_come_back_from_a_slug() -> None:
    best = urls.slug_words("astrad-qys-alkhzly-llastqlalyt", 3)
    assert best[0].text == "استعراض قيس الخزعلي للاستقلالية"
    assert len(best) == 3
    assert best[0].score > best[1].score


@pytest.mark.parametrize(
    "title", ["مجلس الأمن الدولي", "الحرب في اليمن", "انتخابات الرئاسة", "حقوق الإنسان", "كتاب جديد"]
)
def test_titles_survive_the_way_through_a_slug(title: str) -> None:
    assert title in [c.text for c in urls.slug_words("https://example.org/ar/" + urls.slug(title), 5)]


def test_an_arabic_slug_gives_its_own_words() -> None:
    (found,) = urls.slug_words("https://example.org/" + QAIS + "-%D8%A7%D9%84%D8%AE%D8%B2%D8%B9%D9%84%D9%8A")
    assert (found.text, found.source) == ("قيس الخزعلي", "url")


@pytest.mark.parametrize("url", ["", "https://example.org/", "/", "???"])
def test_an_address_without_words_has_none(url: str) -> None:
    assert urls.slug_words(url) == []


TITLE = "استعراض قيس الخزعلي للاستقلالية"


def test_forms_and_marks_in_an_arabic_slug_are_plain_words() -> None:
    assert urls.slug_words("https://example.org/ﻗَﻴْﺲ-ﺍﻟﺨﺰﻋﻠﻲ\u200f")[0].text == "قيس الخزعلي"


@pytest.mark.parametrize(
    ("slug", "source"),
    [
        ("astrad-qys-alkhzly-llastqlalyt", "drupal"),
        ("astaradh-qys-alkhzaly-llastqlalyh", "slugify"),
        ("asterad-qys-alkhzely-llastqlalyt", "sindresorhus"),
    ],
)
def test_slugs_of_several_makers_are_read(slug: str, source: str) -> None:
    best = urls.slug_words(slug)[0]
    assert (best.text, best.source) == (TITLE, source)


def test_the_pair_of_words_decides() -> None:
    assert urls.slug_words("alwlayat-almthdt")[0].text == "الولايات المتحدة"


def test_words_that_the_slug_dropped_are_allowed_for() -> None:
    title = "قال إن العراق دولة مهمة"
    assert urls.slug(title) == "qal-alraq-dwlt-mhmt"
    assert any(candidate.text.replace("أن", "إن") == title for candidate in urls.slug_words(urls.slug(title), 100))


def share_of_words_read_back(sentences: list[str]) -> float:
    """Return how many words of titles, the first eight of each sentence, come back out of their slugs."""
    words = regex.compile(r"[\u0621-\u063A\u0641-\u064A]+")
    right = total = 0
    for sentence in sentences:
        title = " ".join(words.findall(normalize(sentence, Profile(tashkeel=True)))[:8])
        slug = urls.slug(title)
        kept = [word for word in title.split() if urls.slug(word)]
        best = urls.slug_words(slug)[0].text.split()
        total += len(kept)
        right += sum(word in best for word in kept)
    return right / total


def test_words_of_invented_titles(language_lines: dict[str, list[str]]) -> None:
    assert share_of_words_read_back(language_lines["ar"]) >= 0.94


def test_words_of_unseen_titles(shared: Path) -> None:
    lines = (shared / "data" / "editions" / "articles_dev.jsonl").read_text(encoding="utf-8").splitlines()
    assert share_of_words_read_back([text for line in lines[:20] for text in json.loads(line)["ar"][:5]]) >= 0.88


def test_a_chain_of_proclitics_is_rarer_than_a_word_with_one() -> None:
    """``ws-`` may be و and س before a verb, but a known word that begins so is likelier."""
    assert [urls.slug_words(urls.slug(word))[0].text for word in ("وصولا", "وشملت", "وسيجرى")] == [
        "وصولا",
        "وشملت",
        "وسيجري",  # the slug does not distinguish ى and ي
    ]


def test_readings_share_their_beginnings() -> None:
    """So that a long slug takes time in proportion to its words."""
    words = ["qys", "alkhzly", "alrys", "fy"] * 500
    (best,) = urls.slug_words("-".join(words))
    assert len(best.text.split()) >= len(words)
    short = urls.slug_words("-".join(words[:8]))[0].text
    assert best.text.startswith(short.rsplit(" ", 2)[0])


@pytest.mark.parametrize(
    "url",
    [
        "https://www.aljazeera.com/news/houthis-announce",
        "https://www.washingtoninstitute.org/policy-analysis/profile-qais-al-khazali",
        "https://carnegie-mec.org/diwan/85678",
        "https://example.org/view.php?id=3",
        *("/watch", "/index.php", "/85678", "/news/1234567", "/about-us", "/a", "/-", "/a-1234567", "/4f3a9b2c8d"),
        *("trump-rallies-in-west-virginia", "we-do-not", "these-are-the-people", "many-small-talks", "mr-merriweather"),
        *("baghdad", "nasrallah", "sdfgh", "guerre-a-gaza", "der-krieg", "son-dakika-haber"),
    ],
)
def test_a_slug_that_is_not_arabic_has_no_words(url: str) -> None:
    assert urls.slug_words(url, 5) == []


@pytest.mark.parametrize("name", ["muqtada-al-sadr", "al-arabiya", "asaib-ahl-al-haq", "fatah", "dw"])
def test_names_in_another_romanization_are_doubtful(name: str) -> None:
    assert all(candidate.score < 0.5 for candidate in urls.slug_words(name, 5))


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("1234567-العراق", "العراق"),
        ("https://example.org/قيس-الخزعلي-1234567", "قيس الخزعلي"),
        ("https://example.org/قيس-الخزعلي/1234567", "قيس الخزعلي"),
        ("https://example.org/ar/alraq-alywm-jdyd/a-1234567", "العراق اليوم جديد"),
        ("https://example.org/العراق-2021", "العراق 2021"),
        ("https://example.org/3-أسباب", "3 أسباب"),
        ("https://web.archive.org/web/2021/https://example.org/قيس", "قيس"),
        ("https://example.org/ar/astrad-qys-alkhzly.html?id=1", "استعراض قيس الخزعلي"),
    ],
)
def test_identifiers_are_no_words(url: str, words: str) -> None:
    assert urls.slug_words(url)[0].text == words


def test_no_reading_mixes_scripts_in_a_word() -> None:
    """A token that the maker cannot have written stays as it is."""
    for url in ("/ar/alraq-covid-alywm", "/ar/wzyr-alkharjyt-blinken", "/ar/vieux-alraq-alywm"):
        for candidate in urls.slug_words(url, 5):
            assert not any(regex.search(r"\p{Arabic}", w) and regex.search("[a-z]", w) for w in candidate.text.split())


def test_a_word_outside_the_list_makes_a_title_doubtful() -> None:
    sure, doubtful = urls.slug_words("alraq-alywm-jdyd")[0], urls.slug_words("alraq-alywm-khrnmwsh")[0]
    assert doubtful.source == "letters"
    assert doubtful.score < 0.2 < 0.7 < sure.score < 0.95


def test_the_language_that_an_address_names_counts() -> None:
    assert urls.slug_words("https://example.org/ar/ams")
    assert not urls.slug_words("https://example.org/en/ams")


def test_scores_are_calibrated(language_lines: dict[str, list[str]]) -> None:
    """Of invented titles as many are right as the scores say, within a tenth."""
    right, said = 0, 0.0
    lines = [" ".join(regex.findall(r"[\u0621-\u063A\u0641-\u064A]+", line)[:4]) for line in language_lines["ar"]]
    for title in lines:
        for best in urls.slug_words(urls.slug(title)):
            right, said = right + (best.text == title), said + best.score
    assert abs(right - said) / len(lines) < 0.2
    assert not any(urls.slug_words(urls.slug(line)) for line in language_lines["en"])
