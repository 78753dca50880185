"""Article pages as a PDF reader gives them, with every phenomenon at once.

Two pages of one kind: an invented one that ships with the tests, and the seed article where it lies beside the
repository. What is expected of each stands in PAGES. The same for articles as aligned sentences: those of the
repository are in tests/quality, the dev articles here.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

import arabtext
from arabtext.editions import Article

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Page:
    """What is expected of an article page."""

    title: str
    author: str
    date: str
    subtitle: str
    end: str
    other_edition: str
    other_title: str  # the words of the slug of the other edition
    channel: str  # the decoded Arabic of the address in the text
    video: str  # the video's identifier, the one part of that address where case counts
    picture: str  # the address that is broken over two lines
    furniture: tuple[str, ...]
    joined: tuple[str, ...]  # what is one sentence or paragraph although pages or pictures cut it
    screenshot: tuple[str, ...]  # its paragraphs when they are repaired
    searched: tuple[str, ...]  # what a search in it finds
    located: str  # words of the repaired screenshot that are found in the page as they are
    persons: frozenset[str]
    organizations: frozenset[str]
    short_forms: tuple[tuple[str, str], ...]


FURNITURE = ("ABOUT THE AUTHORS", "RECOMMENDED", "Part of a series", "/node/", "Figure 1:")
PAGES = {
    "twin": Page(
        title="Karim al-Zubaidi's Claim to the Docks",
        author="Layla Haddad",
        date="2023-09-14",
        subtitle="The union leader is positioning himself",
        end="close the U.S. terminal in Iraq.",
        other_edition="/ar/policy-analysis/tmwh-krym-alzbydy-llastqlal",
        other_title="طموح كريم الزبيدي للاستقلال",
        channel="قناةالبصرةBasraChannel",
        video="QT7IkM9XyNg",
        picture="/sites/default/files/2023-09/Zubaidi_1.jpg",
        furniture=(*FURNITURE, "Durham", "Farhad Karimi"),
        joined=(
            "citing (unnamed) research institutes",
            "Sabereen then concluded",
            "without necessarily waiting for Basra's permission...We are not",
        ),
        screenshot=(
            "هل اصبح كريم الزبيدي، ناصر الشمري في العراق؟",
            "هل اصبحت خطابات كريم الزبيدي، تشبه لحد كبير ناصر الشمري وسيد حسن جابر؟",
            "مراقبون ومراكز دراسات محلية واقليمية",
            "ظهور كريم الزبيدي في اللقاءات الأخيرة بعد فترات متفاوتة يقدم مؤشرات حساسة و استثنائية حيث أصبح يشبه "
            "إلى حد كبير شخصية الشمري وشخصية جابر",
        ),
        searched=("اصبح يشبه", "هل اصبح كريم"),
        located="ناصر الشمري",
        persons=frozenset(
            (
                "Karim al-Zubaidi",
                "Layla Haddad",
                "Hassan Jaber",
                "Nasser al-Shammari",
                "Reza Moradi",
                "Muhammad Salem",
                "Qassem al-Rubaie",
                "Abu Karrar al-Basri",
                "Ali al-Hamdani",
                "Farhad Karimi",
                "Susan Walker",
                "Daniel Hoffman",
            )
        ),
        organizations=frozenset(
            (
                "Popular Mobilization Forces",
                "Badr Organization",
                "Harakat al-Nujaba",
                "Qods Force",
                "Sabereen News",
                "Al Jazeera",
                "Reuters",
                "World Bank",
                "Central Bank of Iraq",
                "Human Rights Watch",
                "Brookings Institution",
                "Durham University",
                "Gulf Ports Foundation",
            )
        ),
        short_forms=(
            ("Zubaidi", "Karim al-Zubaidi"),
            ("PMF", "Popular Mobilization Forces"),
            ("Jaber", "Hassan Jaber"),
            ("Hamdani", "Ali al-Hamdani"),
            ("Sabereen", "Sabereen News"),
            ("al-Nujaba", "Harakat al-Nujaba"),
            ("Badr", "Badr Organization"),
            ("الشمري", "Nasser al-Shammari"),
            ("جابر", "Hassan Jaber"),
        ),
    ),
    "seed": Page(
        title="Qais al-Khazali's Show of Independence",
        author="Hamdi Malik",
        date="2021-06-14",
        subtitle="The militia leader is positioning himself",
        end="attack U.S. bases in Iraq.",
        other_edition="/ar/policy-analysis/astrad-qys-alkhzly-llastqlalyt",
        other_title="استعراض قيس الخزعلي للاستقلالية",
        channel="جاسمالبصراويJasimalbsrawi",
        video="BT0IjH8YbMg",
        picture="/sites/default/files/2021-06/Khazali_1.jpg",
        furniture=(*FURNITURE, "Keele", "Farzin Nadimi"),
        joined=(
            "citing (unknown) research institutes",
            "Sabereen then concluded",
            "without necessarily waiting for Iran's permission...We are not",
        ),
        screenshot=(
            "هل اصبح قيس الخزعلي، عبد الملك الحوثي العراقي؟",
            "هل اصبحت خطابات قيس الخزعلي، تشبه لحد كبير عبد الملك الحوثي وسيد نصر الله؟",
            "مراقبون ومراكز دراسات محلية واقليمية",
            "ظهور قيس الخزعلي في اللقاءات الأخيرة بعد فترات متفاوتة يقدم مؤشرات حساسة و استثنائية حيث أصبح يشبه "
            "إلى حد كبير شخصية الحوثي وشخصية نصر الله",
        ),
        searched=("اصبح يشبه", "هل اصبح قيس"),
        located="عبد الملك",
        persons=frozenset(
            (
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
            )
        ),
        organizations=frozenset(
            (
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
            )
        ),
        short_forms=(
            ("Khazali", "Qais al-Khazali"),
            ("AAH", "Asaib Ahl al-Haq"),
            ("KH", "Kataib Hezbollah"),
            ("Khamenei", "Ali Khamenei"),
            ("Sabereen", "Sabereen News"),
            ("al-Nujaba", "Harakat al-Nujaba"),
            ("نصر الله", "Hassan Nasrallah"),
            ("الحوثي", "Abdul-Malik al-Houthi"),
        ),
    ),
}


@pytest.fixture(scope="module", params=PAGES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def page(name: str) -> Page:
    return PAGES[name]


@pytest.fixture(scope="module")
def path(name: str, request: pytest.FixtureRequest) -> Path:
    if name == "twin":
        return HERE / "data" / "twin_en.txt"
    shared: Path = request.getfixturevalue("shared")
    return shared / "seed" / "article_en.txt"


@pytest.fixture(scope="module")
def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def article(path: Path) -> Article:
    return arabtext.editions.read(path)


def test_the_head_of_the_page(article: Article, page: Page) -> None:
    assert article.title == page.title
    assert article.authors == (page.author,)
    assert (article.date, article.language) == (page.date, "en")
    assert article.subtitle.startswith(page.subtitle)


def test_the_other_edition_is_found(article: Article, page: Page) -> None:
    assert article.other_edition == page.other_edition
    assert arabtext.urls.language(article.other_edition) == "ar"
    assert arabtext.urls.slug_words(article.other_edition)[0].text == page.other_title


def test_the_address_with_arabic_is_readable(article: Article, page: Page) -> None:
    (address,) = {link.url for link in article.links if "youtube" in link.url}
    assert page.channel in arabtext.urls.readable(address)
    assert arabtext.urls.key(address) == arabtext.urls.key(arabtext.urls.readable(address))
    lowered = address.lower().replace(page.video.lower(), page.video)
    assert arabtext.urls.key(address) == arabtext.urls.key(lowered)


def test_the_address_broken_over_two_lines_is_one(article: Article, page: Page) -> None:
    assert page.picture in {link.url for link in article.links}


def test_the_body_has_the_article_and_nothing_else(article: Article, page: Page) -> None:
    body = "\n".join(article.paragraphs)
    assert article.paragraphs[-1].endswith(page.end)
    for furniture in page.furniture:
        assert furniture not in body
    assert len(article.captions) == 1
    for passage in page.joined:
        assert any(passage in paragraph for paragraph in article.paragraphs)
    assert any("Sabereen then concluded" in sentence for sentence in article.sentences)


def test_the_screenshot_is_found_and_read(article: Article, page: Page) -> None:
    (screenshot,) = article.embedded
    assert arabtext.normalize(screenshot, "ocr").split("\n\n") == list(page.screenshot)
    found = arabtext.normalize(screenshot, "search")
    assert all(words in found for words in page.searched)
    explained = arabtext.explain(screenshot, "ocr")
    at = explained.text.index(page.located)
    assert screenshot[slice(*explained.span(at, at + len(page.located)))] == page.located


def test_every_name_is_found_and_nothing_else_is_taken_for_one(text: str, page: Page) -> None:
    mentions = arabtext.names.find(text)
    assert {m.canonical for m in mentions if m.kind == "person"} == page.persons
    assert {m.canonical for m in mentions if m.kind == "organization"} == page.organizations
    assert all(text[m.start : m.end] == m.text for m in mentions)


def test_short_forms_lead_to_the_full_name(text: str, page: Page) -> None:
    mentions = arabtext.names.find(text)
    for short, full in page.short_forms:
        assert {m.canonical for m in mentions if m.text == short} == {full}


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
