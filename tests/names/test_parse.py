"""Names taken apart."""

from __future__ import annotations

import pytest

from arabtext.names import parse
from arabtext.names.parse import readings


@pytest.mark.parametrize(
    ("name", "roles"),
    [
        ("قيس الخزعلي", [("قيس", "given"), ("الخزعلي", "family")]),
        ("الشيخ قيس هادي الخزعلي", [("الشيخ", "title"), ("قيس", "given"), ("هادي", "given"), ("الخزعلي", "family")]),
        ("عبد الملك الحوثي", [("عبد الملك", "given"), ("الحوثي", "family")]),
        ("أبو مهدي المهندس", [("أبو مهدي", "kunya"), ("المهندس", "family")]),
        ("محمد بن سلمان", [("محمد", "given"), ("بن سلمان", "nasab")]),
        ("ناصر بن حمد آل خليفة", [("ناصر", "given"), ("بن حمد", "nasab"), ("آل خليفة", "family")]),
        ("ليلى شرف الدين", [("ليلى", "given"), ("شرف الدين", "family")]),
        ("حسن نصر الله", [("حسن", "given"), ("نصر الله", "family")]),
        ("العميد الركن أحمد الجبوري", [("العميد الركن", "title"), ("أحمد", "given"), ("الجبوري", "family")]),
        ("الخزعلي", [("الخزعلي", "family")]),
        ("سلطان بن سلمان", [("سلطان", "given"), ("بن سلمان", "nasab")]),
        ("Qais al-Khazali", [("Qais", "given"), ("al-Khazali", "family")]),
        ("Qais Al Khazali", [("Qais", "given"), ("Al Khazali", "family")]),
        ("Brig. Gen. Ahmad al-Jabouri", [("Brig. Gen.", "title"), ("Ahmad", "given"), ("al-Jabouri", "family")]),
        ("Abdul Rahman al-Sudais", [("Abdul Rahman", "given"), ("al-Sudais", "family")]),
        ("Abd al-Rahman ibn Khaldun", [("Abd al-Rahman", "given"), ("ibn Khaldun", "nasab")]),
        ("al-Khazali, Qais", [("al-Khazali,", "family"), ("Qais", "given")]),
        ("Sultan bin Salman", [("Sultan", "given"), ("bin Salman", "nasab")]),
        ("J. Smith", [("J.", "initial"), ("Smith", "family")]),
        ("", []),
    ],
)
def test_parts(name: str, roles: list[tuple[str, str]]) -> None:
    assert [(part.text, part.role) for part in parse(name).parts] == roles


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Qais al-Khazali", "Khazali"),
        ("Qais Al Khazali", "Khazali"),
        ("Sheikh Qais al-Khazali", "Khazali"),
        ("Hassan Nasrallah", "Nasrallah"),
        ("Tamim bin Hamad Al Thani", "Al Thani"),
        ("Mohammed bin Salman", "bin Salman"),
        ("قيس الخزعلي", "الخزعلي"),
        ("Kataib Hezbollah", "Kataib Hezbollah"),
    ],
)
def test_short(name: str, short: str) -> None:
    assert parse(name).short == short


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Qais al-Khazali", "person"),
        ("عصائب أهل الحق", "organization"),
        ("حركة مجهولة جديدة", "organization"),
        ("Keele University", "organization"),
        ("بغداد", "place"),
    ],
)
def test_kind(name: str, kind: str) -> None:
    assert parse(name).kind == kind


def test_sort_key() -> None:
    names = ["Laith al-Khazali", "Hassan Nasrallah", "Qais al-Khazali"]
    assert sorted(names, key=lambda n: parse(n).sort_key) == ["Laith al-Khazali", "Qais al-Khazali", "Hassan Nasrallah"]


@pytest.mark.parametrize(
    ("name", "roles"),
    [
        ("ذو الفقار علي بوتو", [("ذو الفقار", "given"), ("علي", "given"), ("بوتو", "family")]),
        ("محمود أحمدي نجاد الأصغر", [("محمود", "given"), ("أحمدي نجاد", "given"), ("الأصغر", "family")]),
        ("غلام علي حداد", [("غلام علي", "given"), ("حداد", "family")]),
        ("Houari Bou Tarfa", [("Houari", "given"), ("Bou Tarfa", "family")]),
        ("J. R. R. Tolkien", [("J.", "initial"), ("R.", "initial"), ("R.", "initial"), ("Tolkien", "family")]),
        ("Mohammed Ali, Jr.", [("Mohammed", "given"), ("Ali,", "family"), ("Jr.", "laqab")]),
        ("Mohammed Ali, Ph.D.", [("Mohammed", "given"), ("Ali,", "family"), ("Ph.D.", "laqab")]),
        ("محمد ال سعدون", [("محمد", "given"), ("ال سعدون", "family")]),
        ("قيس هادي المعروف بأبي زينب", [("قيس", "given"), ("هادي", "family"), ("المعروف بأبي زينب", "laqab")]),
        ("Ahmad Hadi a.k.a. Abu Zaynab", [("Ahmad", "given"), ("Hadi", "family"), ("a.k.a. Abu Zaynab", "laqab")]),
    ],
)
def test_units_that_belong_together(name: str, roles: list[tuple[str, str]]) -> None:
    parsed = parse(name)
    assert [(part.text, part.role) for part in parsed.parts] == roles
    assert " ".join(part.text for part in parsed.parts) == name


def test_an_alias_is_not_the_short_form() -> None:
    assert parse("أبو محمد الجولاني المعروف بأحمد الشرع").short == "الجولاني"
    assert parse("محمد (أبو علي)").short == "محمد"


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        # a word that is a title here and a given name there: the title comes first where a whole name is behind it
        ("سيد محمد علي", [("سيد",), ()]),
        ("آية الله محمد كريم", [("آية الله",), ()]),
        ("Sultan Ahmed Karim", [("Sultan",), ()]),
        ("Cheikh Anta Diop", [("Cheikh",), ()]),
        # and the given name where one part is behind it
        ("Sultan Ahmed", [(), ("Sultan",)]),
        ("سيد عبد الله", [(), ("سيد",)]),
        ("Haji Ali", [(), ("Haji",)]),
        # a word that is rarely a given name leaves a doubt before one part only
        ("Sheikha Al Nuaimi", [("Sheikha",), ()]),
        ("السيد أحمد", [("السيد",), ()]),
        ("Sheikh Hamad bin Khalifa", [("Sheikh",)]),
        ("السيد أحمد الجمل", [("السيد",)]),
        ("الشيخ قيس هادي الخزعلي", [("الشيخ",)]),
        # a title is sure before a listed person; السيد behind another title too
        ("آية الله علي السيستاني", [("آية الله",)]),
        ("آية الله السيد محمد كريم", [("آية الله", "السيد")]),
        ("Dr. Sultan Ahmed Karim", [("Dr.", "Sultan"), ("Dr.",)]),
        # a given name before the name of the father, a family name before a comma, the whole name
        ("Sultan bin Salman", [()]),
        ("Sultan, Ahmed", [()]),
        ("سيد", [()]),
        # no title at all, and one that is never a name
        ("Amir Khan", [()]),
        ("الدكتور سمير الخطيب", [("الدكتور",)]),
        ("", [()]),
    ],
)
def test_a_title_that_may_be_a_given_name_is_read_both_ways(name: str, titles: list[tuple[str, ...]]) -> None:
    found = readings(name)
    assert [one.titles for one in found] == titles
    assert found[0] == parse(name)
    assert all(" ".join(part.text for part in one.parts) == name for one in found)


def test_particles_without_end_are_read() -> None:
    words = ["أبو", "بن"] * 450
    assert " ".join(part.text for part in parse(" ".join(words)).parts).split() == words
    assert [part.text for part in parse("ابن أبي أم كريم").parts] == ["ابن أبي أم كريم"]


def test_two_latin_letters_of_one_sound_are_an_initial_before_a_full_stop() -> None:
    assert [part.role for part in parse("Kh. Mansour").parts] == ["initial", "family"]
    assert [part.role for part in parse("Kh Mansour").parts] == ["given", "family"]
    assert "initial" not in [part.role for part in parse("St. Mansour").parts]


@pytest.mark.parametrize(
    ("text", "titles", "rest"),
    [
        ("د.نوال عيسى", ("د.",), ("نوال", "عيسى")),
        ("أ.د.باسل ناجي", ("أ.د.",), ("باسل", "ناجي")),
        ("أ.د. باسل ناجي", ("أ.د.",), ("باسل", "ناجي")),
        ("أ. م. د. باسل ناجي", ("أ. م. د.",), ("باسل", "ناجي")),
        ("د/باسل ناجي", ("د/",), ("باسل", "ناجي")),
        ("Dr.Nawal Issa", ("Dr.",), ("Nawal", "Issa")),
        ("N.Basel Issa", (), ("N.Basel", "Issa")),
        ("م.ع. ناجي", (), ("م.ع.", "ناجي")),
        ("د.ن", (), ("د.ن",)),
    ],
)
def test_a_title_may_be_joined_to_the_name(text: str, titles: tuple[str, ...], rest: tuple[str, ...]) -> None:
    name = parse(text)
    assert name.titles == titles
    assert tuple(part.text for part in name.parts if part.role != "title") == rest
