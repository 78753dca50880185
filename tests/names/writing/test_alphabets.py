"""Names in other alphabets of the Arabic script, romanized."""

from __future__ import annotations

import pytest
import regex

from arabtext import compare, romanize
from arabtext.names import Index, candidates, vocalize
from arabtext.names.parse import parse
from arabtext.names.writing import schemes
from arabtext.names.writing.usage import region_of_words

# fmt: off
BLOCKS = [
    (0x0600, 0x06FF), (0x0750, 0x077F), (0x0870, 0x08FF), (0x10E60, 0x10E7F), (0x10EC0, 0x10EFF), (0x1EC70, 0x1ECBF),
    (0x1ED00, 0x1ED4F), (0x1EE00, 0x1EEFF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFE),
]
# fmt: on
_SCRIPT = regex.compile("[" + "".join(f"{chr(first)}-{chr(last)}" for first, last in BLOCKS) + r"\p{Arabic}]")
ASSIGNED = [c for first, last in BLOCKS for c in map(chr, range(first, last + 1)) if not regex.match(r"\p{Cn}", c)]


@pytest.mark.parametrize("scheme", schemes.names())
def test_no_character_of_the_script_stays_in_any_scheme(scheme: str) -> None:
    left = [
        (text, found)
        for character in ASSIGNED
        for text in (f"ب{character}ن", f"محمد {character}ريم", f"Ali {character}")
        if _SCRIPT.search(found := romanize(text, scheme))
    ]
    assert left == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("هەڵەبجە", "Halabja"),
        ("هه‌ڵه‌بجه‌", "Halabja"),
        ("نێچیرڤان بارزانی", "Nechirvan Barzani"),
        ("بافڵ تاڵەبانی", "Bafel Talabani"),
        ("چەمچەماڵ", "Chamchamal"),
        ("عەباس حەسەن", "Abbas Hassan"),
        ("سلێمانی", "Sulaymaniyah"),
        ("عباس عراقچی", "Abbas Araghchi"),
        ("سیدعباس عراقچی", "Seyyed Abbas Araghchi"),
        ("امیر حسین امیرعبداللهیان", "Amir Hossein Amir-Abdollahian"),
        ("محمدباقر قالیباف", "Mohammad Bagher Ghalibaf"),
        ("عطاءالله مهاجرانی", "Ataollah Mohajerani"),
        ("کاظم غریب‌آبادی", "Kazem Gharibabadi"),
        ("مصطفی پورمحمدی", "Mostafa Pour-Mohammadi"),
        ("آیت‌الله کریم زنجانی", "Ayatollah Karim Zanjani"),
        ("بینظیر بھٹو", "Benazir Bhutto"),
        ("شاہ محمود قریشی", "Shah Mahmood Qureshi"),
        ("اكرم صالح باشکی", "Akram Saleh Basheki"),
        ("کاظم مصباح", "Kazem Mesbah"),
        ("ابوالقاسم طالبی", "Abolghasem Talebi"),
        ("فرزانه صادق", "Farzaneh Sadegh"),
        ("سقز", "Saqqez"),
        ("حامد کرزی", "Hamid Karzai"),
        ("شاہد آفریدی", "Shahid Afridi"),
        ("ذکی الرحمان لکھوی", "Zaki-ur-Rehman Lakhvi"),
        ("حکیم اللہ بھٹی", "Hakimullah Bhatti"),
        ("خضدار", "Khuzdar"),
    ],
)
def test_names_of_other_alphabets_have_their_form_in_the_press(name: str, expected: str) -> None:
    assert romanize(name) == expected
    assert romanize(expected) == expected


def test_the_country_decides_between_persian_and_urdu() -> None:
    assert romanize("غلام حیدر", country="PK") == "Ghulam Haider"
    assert romanize("غلام حیدر", country="IR") == "Gholam Heydar"


@pytest.mark.parametrize(
    ("name", "country", "expected"),
    [
        ("سراج الحق", "PK", "Siraj-ul-Haq"),
        ("نجم الثاقب", "PK", "Najam Saqib"),  # not a second half that is listed
        ("رحمت الله نبیل", "AF", "Rahmatullah Nabil"),
        ("انورالحق احدی", "AF", "Anwar-ul-Haq Ahady"),
        ("امیر حسین کریمی", "IR", "Amir Hossein Karimi"),
        ("جورج مصباح", "IR", "George Mesbah"),  # a form of its own stays
    ],
)
def test_compounds_with_the_article_are_joined_as_the_country_joins_them(
    name: str, country: str, expected: str
) -> None:
    assert romanize(name, country=country) == expected


@pytest.mark.parametrize(
    "name", ["أنصار", "انضمام محمد", "محمد علي", "قاسم ابراهيمي", "خالد مالكي", "وليد كردي", "أبوالحسن صادق"]
)
def test_an_arabs_name_in_plain_letters_is_no_other_languages(name: str) -> None:
    assert region_of_words(parse(name).parts) == ""


def test_a_usage_that_the_latin_form_does_not_show_is_given_up() -> None:
    form = romanize("محمد زقزوقی")
    assert form == romanize(form)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("هەڵەبجە", "Halabja"),
        ("هەڵەبجە", "حلبجة"),
        ("شەقڵاوە", "Shaqlawa"),
        ("سەنگاو", "Sangaw"),
        ("ئەعزەمیە", "Adhamiyah"),
        ("نێچیرڤان بارزانی", "نيجيرفان بارزاني"),
        ("عباس عراقچی", "عباس عراقجي"),
        ("بینظیر بھٹو", "Benazir Bhutto"),
        ("محمدباقر قالیباف", "Mohammad Bagher Ghalibaf"),
        ("اسحاق جهانگیری", "Eshagh Jahangiri"),
    ],
)
def test_the_same_consonants_meet_across_alphabets(one: str, other: str) -> None:
    assert compare(one, other).verdict == "same"


@pytest.mark.parametrize(("one", "other"), [("هەڵەبجە", "Shaqlawa"), ("سۆران", "Sharan"), ("زاخۆ", "Zakhir")])
def test_other_places_stay_apart(one: str, other: str) -> None:
    assert compare(one, other).verdict != "same"


def test_the_index_finds_a_name_in_another_alphabet() -> None:
    index = Index(["Halabja", "Shaqlawa", "Chamchamal", "Zawita"])
    assert [index.search(name, 1)[0].text for name in ("هەڵەبجە", "چەمچەماڵ")] == ["Halabja", "Chamchamal"]


def test_vowels_that_are_written_are_not_guessed() -> None:
    found = vocalize("هەڵەبجە")[0]
    assert (found.text, found.source) == ("هَلَبجَة", "rule")
    assert vocalize("عباس عراقچی")[0].text == "عَبّاس عِرَاقچِي"
    assert candidates("هەڵەبجە", 1, "ala-lc")[0].text == "Halabjah"


def test_transliterations_write_a_letter_they_lack_as_its_arabic_one() -> None:
    assert romanize("بٹ ٣", "buckwalter") == "bt 3"
    assert romanize("ڭ", "hsb") == "ng"
