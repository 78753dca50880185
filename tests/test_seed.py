"""The seed article: every phenomenon at once. Runs where the acceptance data lies beside the repository."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import arabtext
from arabtext.editions import Article


@pytest.fixture(scope="module")
def text(shared: Path) -> str:
    return (shared / "seed" / "article_en.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def article(shared: Path) -> Article:
    return arabtext.editions.read(shared / "seed" / "article_en.txt")


def test_the_head_of_the_page(article: Article) -> None:
    assert article.title == "Qais al-Khazali's Show of Independence"
    assert article.authors == ("Hamdi Malik",)
    assert (article.date, article.language) == ("2021-06-14", "en")
    assert article.subtitle.startswith("The militia leader is positioning himself")


def test_the_other_edition_is_found(article: Article) -> None:
    assert article.other_edition == "/ar/policy-analysis/astrad-qys-alkhzly-llastqlalyt"
    assert arabtext.urls.language(article.other_edition) == "ar"
    assert arabtext.urls.slug_words(article.other_edition)[0].text == "استعراض قيس الخزعلي للاستقلالية"


def test_the_address_with_arabic_is_readable(article: Article) -> None:
    (address,) = {link.url for link in article.links if "youtube" in link.url}
    assert "جاسمالبصراويJasimalbsrawi" in arabtext.urls.readable(address)
    assert arabtext.urls.key(address) == arabtext.urls.key(arabtext.urls.readable(address))
    assert arabtext.urls.key(address) == arabtext.urls.key(address.lower().replace("bt0ijh8ybmg", "BT0IjH8YbMg"))


def test_the_address_broken_over_two_lines_is_one(article: Article) -> None:
    assert "/sites/default/files/2021-06/Khazali_1.jpg" in {link.url for link in article.links}


def test_the_body_has_the_article_and_nothing_else(article: Article) -> None:
    body = "\n".join(article.paragraphs)
    assert article.paragraphs[-1].endswith("attack U.S. bases in Iraq.")
    for furniture in (
        "ABOUT THE AUTHORS",
        "Keele",
        "RECOMMENDED",
        "Farzin Nadimi",
        "Part of a series",
        "/node/",
        "Figure 1:",
    ):
        assert furniture not in body
    assert len(article.captions) == 1
    assert "citing (unknown) research institutes" in body
    assert any("Sabereen then concluded" in sentence for sentence in article.sentences)
    assert any("without necessarily waiting for Iran's permission...We are not" in p for p in article.paragraphs)


def test_the_screenshot_is_found_and_read(article: Article) -> None:
    (screenshot,) = article.embedded
    read = arabtext.normalize(screenshot, "ocr")
    assert read.split("\n\n") == [
        "هل اصبح قيس الخزعلي، عبد الملك الحوثي العراقي؟",
        "هل اصبحت خطابات قيس الخزعلي، تشبه لحد كبير عبد الملك الحوثي وسيد نصر الله؟",
        "مراقبون ومراكز دراسات محلية واقليمية",
        "ظهور قيس الخزعلي في اللقاءات الأخيرة بعد فترات متفاوتة يقدم مؤشرات حساسة و استثنائية حيث أصبح يشبه إلى حد "
        "كبير شخصية الحوثي وشخصية نصر الله",
    ]
    found = arabtext.normalize(screenshot, "search")
    assert "اصبح يشبه" in found
    assert "هل اصبح قيس" in found
    explained = arabtext.explain(screenshot, "ocr")
    at = explained.text.index("عبد الملك")
    assert screenshot[slice(*explained.span(at, at + 9))] == "عبد الملك"


PERSONS = {
    "Qais al-Khazali",
    "Hamdi Malik",
    "Hassan Nasrallah",
    "Abdul-Malik al-Houthi",
    "Esmail Qaani",
    "Qasem Soleimani",
    "Abu Mahdi al-Muhandis",
    "Ali Khamenei",
    "Muhammad Mohi",
    "Farzin Nadimi",
    "Simon Henderson",
    "Matthew Levitt",
}
ORGANIZATIONS = {
    "Asaib Ahl al-Haq",
    "Kataib Hezbollah",
    "Harakat al-Nujaba",
    "Hezbollah",
    "Houthis",
    "Qods Force",
    "Popular Mobilization Forces",
    "Sabereen News",
    "al-Etejah TV",
    "INEWS TV",
    "Tansiqiya",
    "Militia Spotlight",
    "Washington Institute",
    "Keele University",
}


def test_every_name_is_found_and_nothing_else_is_taken_for_one(text: str) -> None:
    mentions = arabtext.names.find(text)
    assert {m.canonical for m in mentions if m.kind == "person"} == PERSONS
    assert {m.canonical for m in mentions if m.kind == "organization"} == ORGANIZATIONS
    assert all(text[m.start : m.end] == m.text for m in mentions)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Khazali", "Qais al-Khazali"),
        ("AAH", "Asaib Ahl al-Haq"),
        ("KH", "Kataib Hezbollah"),
        ("Khamenei", "Ali Khamenei"),
        ("Sabereen", "Sabereen News"),
        ("al-Nujaba", "Harakat al-Nujaba"),
        ("نصر الله", "Hassan Nasrallah"),
        ("الحوثي", "Abdul-Malik al-Houthi"),
    ],
)
def test_short_forms_lead_to_the_full_name(text: str, short: str, full: str) -> None:
    found = {m.canonical for m in arabtext.names.find(text) if m.text == short}
    assert found == {full}


@pytest.fixture(scope="module")
def dev_articles(shared: Path) -> list[dict[str, list[str]]]:
    lines = (shared / "data" / "editions" / "articles_dev.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_every_dev_article_finds_its_partner(dev_articles: list[dict[str, list[str]]]) -> None:
    english = ["\n".join(article["en"]) for article in dev_articles]
    arabic = ["\n".join(article["ar"]) for article in reversed(dev_articles)]
    pairing = arabtext.editions.pair(english, arabic)
    last = len(dev_articles) - 1
    assert [(p.english, last - p.arabic) for p in pairing.pairs] == [(i, i) for i in range(len(dev_articles))]
    assert pairing.unpaired_english == pairing.unpaired_arabic == ()


def test_dev_articles_align(dev_articles: list[dict[str, list[str]]], shared: Path, tmp_path: Path) -> None:
    predicted = tmp_path / "predicted.jsonl"
    with predicted.open("w", encoding="utf-8") as out:
        for article in dev_articles:
            beads = arabtext.editions.align(article["en"], article["ar"]).beads
            out.write(json.dumps({"id": article["id"], "beads": [[b.english, b.arabic] for b in beads]}) + "\n")
    scorer = [sys.executable, str(shared / "score_alignment.py")]
    gold = str(shared / "data" / "editions" / "articles_dev.jsonl")
    report = subprocess.run([*scorer, gold, str(predicted)], capture_output=True, text=True, check=True).stdout
    strict = next(line for line in report.splitlines() if line.startswith("strict"))
    assert float(strict.split()[-1]) >= 0.85, report
