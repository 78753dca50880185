"""Names that are phrases, read in Arabic."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabtext.names.phrases import read_arabic
from arabtext.names.phrases.phrase import Phrase, Proper

WORDS = (
    "وزارة مجلس هيئة الأعلى العامة لجنة الأمن والدفاع القومي في بغداد لواء التاسع 46 مشاة آلي ومكافحة الفساد على عن من "
    "التابعة للحرس الثوري محكمة استئناف عمان لكرة القدم السعودي الملكي شمال طرابلس وريفها لأهلها علي حسن"
).split()


@settings(deadline=None)  # the tables are loaded first
@given(st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join))
def test_reading_never_raises(text: str) -> None:
    """Whatever words stand together, they are a phrase or none."""
    found = read_arabic.read(text)
    assert found is None or found.head.part == "head"


@settings(deadline=None)  # the tables are loaded first
@given(st.text(alphabet="ابتجدرسعلمنهويةىء لو", max_size=40))
def test_reading_letters_never_raises(text: str) -> None:
    read_arabic.read(text)


def shape(phrase: Phrase) -> tuple[str, list[str], list[str], list[str]]:
    """Return the head, the fields, the adjectives with the nationalities, and what is linked."""
    linked = [one.text if isinstance(one, Proper) else one.head.english for one in phrase.linked]
    fields = [field.head.english for field in phrase.fields]
    return phrase.head.english, fields, [t.english for t in (*phrase.adjectives, *phrase.countries)], linked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an adjective belongs to the body, to what stands next to it, or to a collocation with a name inside
        ("مديرية الجنسية العامة", ("Directorate", ["Nationality"], ["General"], [])),
        ("وزارة الاستيطان والمهام الوطنية", ("Ministry", ["Settlement", "Tasks"], [], [])),
        ("وزارة الصحة الاتحادية السودانية", ("Ministry", ["Health"], ["Federal", "Sudanese"], [])),
        ("محكمة عوفر العسكرية", ("Military Court", [], [], [])),
        ("لجنة الصحة والبيئة النيابية", ("Committee", ["Health", "Environment"], ["Parliamentary"], [])),
        ("اتحاد المصورين والمراسلين الأردنيين", ("Union", ["Photographers", "Correspondents"], ["Jordanian"], [])),
        # a head is shorter where a longer one would break the noun behind it, or leaves words that fit nowhere
        ("مجلس الخدمة العامة الاتحادي", ("Council", ["Public Service"], ["Federal"], [])),
        ("كلية التربية الأساسية", ("College", ["Basic Education"], [], [])),
        ("هيئة الأوراق المالية والسلع", ("Authority", ["Securities and Commodities"], [], [])),
        # a collocation around a nationality
        ("الاتحاد السعودي لكرة القدم", ("Football Association", [], ["Saudi"], [])),
        ("معرض القاهرة الدولي للكتاب", ("Book Fair", [], ["International"], [])),
        # what "and" joins
        ("جهاز الأمن والمخابرات", ("Service", ["Security and Intelligence"], [], [])),
        ("مجلس الشؤون السياسية والأمنية", ("Council", ["Political and Security Affairs"], [], [])),
        ("مؤسسة إدارة وتنمية أموال الأوقاف", ("Foundation", ["Administration and Development"], [], [])),
        # deeds and their objects
        ("هيئة الإشراف على الانتخابات", ("Authority", ["Election Supervision"], [], [])),
        ("المكتب الوطني للوقاية من الأوبئة", ("Office", [], ["National"], ["Prevention"])),
        # parts of bodies
        ("قوة القدس التابعة للحرس الثوري", ("Qods Force", [], [], ["Revolutionary Guard"])),
        ("اللجنة المركزية للحزب الشيوعي", ("Central Committee", [], [], ["Party"])),
        ("دائرة التوجيه في الجيش", ("Department", ["Guidance"], [], ["Army"])),
    ],
)
def test_what_belongs_to_what(text: str, expected: tuple[str, list[str], list[str], list[str]]) -> None:
    found = read_arabic.read(text)
    assert found is not None
    assert shape(found) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("مركز الخليج للأبحاث", ["الخليج"]),  # a noun between a head and "for" is its name
        ("جمعية الرحمة الخيرية", ["الرحمة"]),
        ("مطار الملك عبد الله الدولي", ["الملك عبد الله"]),
        ("بنك الإسكان للتجارة والتمويل", []),
        ("محكمة جنوب طرابلس الابتدائية", []),  # the side of a town is no name of its own
    ],
)
def test_names_inside(text: str, names: list[str]) -> None:
    found = read_arabic.read(text)
    assert found is not None
    assert [name.text for name in found.names] == names


def test_a_noun_with_its_hamza_is_no_other_noun() -> None:
    """The folded words are one: الإشراف supervision, الأشراف descendants of the Prophet."""
    supervision = read_arabic.read("هيئة الإشراف")
    descendants = read_arabic.read("نقابة الأشراف")
    assert supervision
    assert supervision.fields[0].head.english == "Supervision"
    assert descendants
    assert descendants.fields[0].head.english == "Ashraf"


def test_a_body_of_a_town_is_in_the_town() -> None:
    """Amman and Oman are one word; courts are those of towns, and an oil company is that of a state."""
    court, company = read_arabic.read("محكمة صلح عمان"), read_arabic.read("شركة نفط عمان")
    assert court
    assert court.names[0].entity
    assert court.names[0].entity.press == "Amman"
    assert company is not None
    assert [name.entity.press for name in company.all_names if name.entity] == ["Oman"]


def test_a_word_that_fits_nowhere_makes_no_phrase() -> None:
    assert read_arabic.read("وزارة الطبخ السحري للدفاع") is None
    assert read_arabic.read("قيس الخزعلي") is None
