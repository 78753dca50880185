"""Files that are called alike but for the language."""

from __future__ import annotations

from pathlib import Path

import pytest

from arabtext.editions import Article, pair, read
from arabtext.editions.pairing.twins import twins
from arabtext.editions.sides import Both

ENGLISH = (
    "The minister visited Basra on Sunday. He promised a new hospital. Nobody believed him, and the crowd left early."
)
ARABIC = "زار الوزير البصرة يوم الأحد. ووعد بمستشفى جديد. لم يصدقه أحد وغادر الحشد مبكرا."
RECIPE = "اسلق العدس عشرين دقيقة. أضف الملح والليمون. قدمه مع الخبز والزيتون في طبق كبير."


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("a/port.md", "a/port_ar.md"),
        ("port.en.md", "port.ar.md"),
        ("port.md", "port.ar.html"),
        ("port-en.docx", "port-ar.pdf"),
        ("port_en-US.md", "port_ar-SA.md"),
        ("content/en/news/port.md", "content/ar/news/port.md"),
        ("content/news/port.md", "content/ar/news/port.md"),
        ("site/English/port.md", "site/العربية/port.md"),
        ("/home/ar/docs/port.md", "/home/ar/docs/port_ar.md"),
        ("C:\\docs\\en\\port.md", "C:\\docs\\ar\\port.md"),
        ("en.md", "ar.md"),
    ],
)
def test_twins(english: str, arabic: str) -> None:
    assert twins(Both([Article(path=english)], [Article(path=arabic)])) == {(0, 0)}


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("a/port.md", "b/port.md"),
        ("a/port.md", "a/port.html"),
        ("port_ar.md", "port.md"),
        ("port_ar.md", "port_en.md"),
        ("port.md", "quay_ar.md"),
        ("market.md", "market2.md"),
        ("car.md", "c_ar.md"),
        ("", ""),
    ],
)
def test_no_twins(english: str, arabic: str) -> None:
    assert twins(Both([Article(path=english)], [Article(path=arabic)])) == set()


def test_a_common_key_and_a_named_file() -> None:
    assert twins(Both([Article(key="Port"), Article(key="x")], [Article(key="y"), Article(key="port")])) == {(0, 1)}
    naming = read("---\ntitle: T\ntranslation: port-arabi.md\n---\nText.")
    assert twins(Both([naming], [Article(path="a/port-arabi.md")])) == {(0, 0)}


def test_a_name_of_several_articles_is_none() -> None:
    same = [Article(path="port.md"), Article(path="port.html")]
    assert twins(Both(same, [Article(path="port_ar.md")])) == set()


def test_a_name_is_evidence_and_the_text_wins(tmp_path: Path) -> None:
    for name, text in (("port.md", ENGLISH), ("port_ar.md", ARABIC), ("soup_ar.md", RECIPE)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    english, arabic, recipe = (read(tmp_path / name) for name in ("port.md", "port_ar.md", "soup_ar.md"))
    (found,) = pair([english], [arabic]).pairs
    assert "their names differ in the language alone" in found.evidence
    (tmp_path / "port_ar.md").write_text(RECIPE, encoding="utf-8")
    assert pair([english], [read(tmp_path / "port_ar.md")]).pairs == ()
    (found,) = pair([english], [read(tmp_path / "port_ar.md"), Article(paragraphs=[ARABIC])]).pairs
    assert found.arabic == 1
    assert pair([english], [recipe]).pairs == ()


def test_a_name_decides_between_two_likely_texts() -> None:
    """Two short notices on the same subject, of which the titles alone say little."""
    texts = ["The port is open again after the storm.", "The port was open again after the repair."]
    arabic = ["الميناء مفتوح من جديد.", "فُتح الميناء من جديد."]
    plain = pair([Article(paragraphs=[texts[0]])], [Article(paragraphs=[one]) for one in arabic], threshold=0).pairs[0]
    other = 1 - plain.arabic
    named = [Article(paragraphs=[one], path=f"p{'_ar' if n == other else n}.md") for n, one in enumerate(arabic)]
    assert pair([Article(paragraphs=[texts[0]], path="p.md")], named, threshold=0).pairs[0].arabic == other
