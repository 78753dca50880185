"""What holds no name comes back as it is, with the reason."""

from __future__ import annotations

import pytest

import arabtext
from arabtext import names, resources
from arabtext.names import candidates, romanize
from arabtext.names.known import gazetteer
from arabtext.names.known.absent import REASONS, placeholder_kind, why_no_name


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "it is empty"),
        (" \n", "it is empty"),
        ("-", "no letters"),
        ("ــــ", "no letters"),
        ("12345", "no letters"),
        ("N/A", "there is no name"),
        ("غير معروف", "there is no name"),
        ("user@example.org", "an address"),
        ("https://example.org/x", "an address"),
        ("م", "a single letter"),
        ("أحمد 123456789", "more digits and signs"),
        ("~*Ahm3d!!@#$%", "more digits and signs"),
        ("محمدAhmed", "letters of two scripts"),
        ("محمد " * 80, "more than 60 words"),
        ("X" * 3000, "longer than the 2,000 characters"),
    ],
)
def test_it_is_unchanged_and_the_reason_is_given(text: str, reason: str) -> None:
    (only,) = candidates(text, 3)
    assert (only.text, only.score, only.source) == (text, 0.0, "unchanged")
    assert reason in only.reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("مجهول مجهول مجهول مجهول", "an unknown person"), ("مجهولة الهوية", "an unknown person"),
        ("جثة مجهولة", "an unknown person"), ("طفل مجهول الهوية 12", "an unknown person"),
        ("Unidentified woman", "an unknown person"), ("UNKNOWN (male)", "an unknown person"),
        ("Jane Doe", "an unknown person"), ("المجموع الكلي", "a total"), ("Grand total: 35", "a total"),
        ("الإجمالي", "a total"), ("الاسم", "the title of a column"), ("Father's Name", "the title of a column"),
        ("منصب شاغر", "a vacant post"), ("Vacant", "a vacant post"), ("وآخرون", "others who are not named"),
        ("et al.", "others who are not named"), ("نفس الاسم", "the row above"), ("Ditto", "the row above"),
        ("لم يذكر", "there is no name"), ("غير معلوم", "there is no name"),
        ("Checked by:", "a remark on the table"), ("التوقيع:", "a remark on the table"),
        ("متوفى", "what became of a person"), ("Source: Ministry of Health", "a remark on the table"),
        ("المصدر: وزارة الصحة ووزارة الداخلية ودوائر المحافظات", "a remark on the table"),
    ],
)  # fmt: skip
def test_what_is_there_instead_of_a_name_is_said(text: str, reason: str) -> None:
    assert reason in why_no_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "غائب", "هادي", "أمين", "شهيد", "محجوب", "Total Hassan", "Nadim Vacant", "Unknown Hassan", "مجهول الخزعلي",
        "جثة", "Name Karim", "Family Haddad", "رجل", "Male", "Grand Hassan", "Source Karim", "محمد الأب", "رحمة الله", "رحمه الله",
    ],
)  # fmt: skip
def test_a_word_of_such_texts_is_none_by_itself(text: str) -> None:
    assert why_no_name(text) == ""


def test_no_listed_name_is_a_placeholder() -> None:
    tokens = [token for token in gazetteer.tokens() if token.source in ("given", "family", "western")]
    spellings = {text for token in tokens for text in (token.arabic, token.press, *token.variants)}
    spellings |= {text for one in gazetteer.entities() for text in one.spellings}
    assert len(spellings) > 20_000
    assert [text for text in sorted(spellings) if placeholder_kind(text)] == []


def test_every_kind_has_a_reason() -> None:
    kinds = set(resources.mapping("names/no_name.tsv", "text", "kind").values())
    assert kinds <= REASONS.keys()


@pytest.mark.parametrize("text", ["QAIS AL-KHAZALI", "qais al-khazali", "قيس الخزعلي", "Q. al-Khazali", "O'Brien"])
def test_a_name_gives_no_such_reason(text: str) -> None:
    assert not candidates(text, 1)[0].reason


def test_a_letter_is_still_written_letter_for_letter() -> None:
    assert romanize("م", "buckwalter") == "m"


@pytest.mark.parametrize("letter", ["a", "ا", "1", " ", "\ud800"])
def test_ten_megabytes_of_one_letter_pass(letter: str) -> None:
    text = letter * 10_000_000
    assert arabtext.romanize(text) == text
    assert names.arabize(text) == []
    assert arabtext.compare(text, text).score == 1
    assert arabtext.compare(text, "Qais").verdict == "different"
    assert names.unify([text])[0].cluster == -1
    assert names.find(text) == []
    assert len(names.parse(text).parts) <= 1
