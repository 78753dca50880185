"""Names in a style: what each key changes, what it leaves, and that a form is its own form."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import arabtext
from arabtext import names, resources
from arabtext.names import Style, StyleLike, styles
from arabtext.names.known import gazetteer
from arabtext.names.known.keys import name_key
from arabtext.names.style.value import CHOICES

#: Styles that change everything that a style can change, between them.
DESKS = {
    "table": Style.of(
        {
            "preferred": {
                "محمد": "Mohammed",
                "Ahmad": "Ahmed",
                "حسين": "Husain",
                "Yousef": "Yusuf",
                "زقزوقان": "Zakzouk",
            },
            "article": "el-",
            "abd": "Abdel Malik",
            "bin": "ben",
            "long_u": "u",
            "ay": "ei",
            "teh_marbuta": "ah",
            "persons": "style",
        }
    ),
    "letters": Style.of(
        {
            "letters": {"ق": "k", "ج": "g", "ذ": "z"},
            "doubles": "single",
            "nisba": "y",
            "article": "Al ",
            "abd": "Abdulmalik",
            "signs": "apostrophe",
            "titles": "abbreviated",
        }
    ),
    "sounds": Style.of(
        {
            "doubles": "arabic",
            "signs": "quotes",
            "article": "none",
            "abd": "Abd el-Malik",
            "abu": "Abou",
            "persons": "heads",
            "titles": "dropped",
            "conventions": "ignore",
        }
    ),
}
STYLES = {name: Style.of(name) for name in styles()} | DESKS


@pytest.mark.parametrize(
    ("style", "name", "expected"),
    [
        # preferred spellings: of every spelling, in compounds, after the article, Abu and bin
        ({"preferred": {"محمد": "Mohammed"}}, "محمد الخزعلي", "Mohammed al-Khazali"),
        ({"preferred": {"محمد": "Mohammed"}}, "Mohamad al-Khazali", "Mohammed al-Khazali"),
        ({"preferred": {"Muhamad": "Mohammed"}}, "محمد الخزعلي", "Mohammed al-Khazali"),
        ({"preferred": {"محمد": "Mohammed"}}, "أبو محمد بن محمد", "Abu Mohammed bin Mohammed"),
        ({"preferred": {"محمد": "Mohammed"}}, "عبد المحمد", "Abdul-Mohammed"),
        ({"preferred": {"الخزعلي": "Khazaali"}}, "رعد الخزعلي", "Raad al-Khazaali"),
        ({"preferred": {"عبد الله": "Abdallah"}}, "عبدالله شريف", "Abdallah Sharif"),
        ({"preferred": {"عبد الله": "Abdallah"}}, "Abdulla Sharif", "Abdallah Sharif"),
        ({"preferred": {"عبد الملك": "Abdelmalek"}}, "عبد الملك شريف", "Abdelmalek Sharif"),
        ({"preferred": {"عبد الملك": "Abdelmalek"}}, "Abdul-Malik Sharif", "Abdelmalek Sharif"),
        ({"preferred": {"زقزوقان": "Zakzouk"}}, "سعاد زقزوقان", "Suad Zakzouk"),
        ({"preferred": {"حزب الله": "Hizbullah"}}, "Hezbollah", "Hizbullah"),
        # the article
        ({"article": "Al-"}, "قيس الخزعلي", "Qais Al-Khazali"),
        ({"article": "Al "}, "رعد الخزعلي", "Raad Al Khazali"),
        ({"article": "el-"}, "رعد الخزعلي", "Raad el-Khazali"),
        ({"article": "none"}, "رعد الخزعلي", "Raad Khazali"),
        ({"article": "Al-"}, "زين العابدين الخزعلي", "Zain Al-Abidin Al-Khazali"),
        ({"article": "Al-"}, "تميم بن حمد آل ثاني", "Tamim bin Hamad Al Thani"),
        ({"article": "al-"}, "عبد الفتاح السيسي", "Abdel Fattah al-Sisi"),
        ({"article": "Al-"}, "عباس الفاسي", "Abbas El Fassi"),
        ("ijmes-plain", "حسن البنا", "Hasan al-Banna"),
        ("ijmes-plain", "جمال عبد الناصر", "Gamal Abdel Nasser"),
        ({"article_first": "capital"}, "الخزعلي", "Al-Khazali"),
        ({"article_first": "capital"}, "بن سعيد رعد", "Bin Saeed Raad"),
        # Abd, bin and Abu
        ({"abd": "Abdul Malik"}, "عبد الملك شريف", "Abdul Malik Sharif"),
        ({"abd": "Abdel-Malik"}, "عبد الرحمن شريف", "Abdel-Rahman Sharif"),
        ({"abd": "Abdelmalik"}, "Abdul-Rahman Sharif", "Abdelrahman Sharif"),
        ({"abd": "Abd al-Malik"}, "عبد الملك شريف", "Abd al-Malik Sharif"),
        ({"abd": "Abd al-Malik"}, "عبد الله شريف", "Abdullah Sharif"),
        ({"abd": "Abdul Malik"}, "عبد الملك الحوثي", "Abdul Malik al-Houthi"),
        ({"bin": "ibn"}, "سعاد بنت رعد بن سعيد", "Suad bint Raad ibn Saeed"),
        ({"abu": "Abou"}, "أبو سعيد", "Abou Saeed"),
        # sounds
        ({"long_u": "u"}, "يوسف محمود", "Yusef Mahmud"),
        ({"ay": "ay"}, "قيس زيدان", "Qays Zaydan"),
        ({"teh_marbuta": "ah"}, "فاطمة شريف", "Fatimah Sharif"),
        ({"doubles": "single"}, "حسن عباس", "Hasan Abas"),
        ({"doubles": "arabic"}, "حسن عباس", "Hasan Abbas"),
        ({"signs": "apostrophe"}, "سعد الخزعلي", "Sa'd al-Khaz'ali"),
        ({"signs": "rings"}, "علي مؤمن", "ʿAli Muʾmin"),
        ({"letters": {"ج": "g", "ق": "k"}}, "جمال شوقي", "Gamal Shawki"),
        ({"nisba": "y"}, "علي شوقي", "Ali Shawqy"),
        ({"construct": "et"}, "قلعة رعد", "Qalet Raad"),
        ({"scheme": "ijmes", "signs": "rings"}, "يوسف حسين شريف", "Yusuf Husayn Sharif"),
        ({"scheme": "ijmes"}, "سعد الخزعلي", "Saʿd al-Khazʿali".replace("ʿ", "")),
        # titles
        ({"titles": "dropped"}, "الدكتور رعد شريف", "Raad Sharif"),
        ({"titles": "abbreviated"}, "السفير رعد شريف", "Amb. Raad Sharif"),
        ({"title_points": "none"}, "الفريق رعد شريف", "Lt Gen Raad Sharif"),
        # a listed person's own spelling
        ({"preferred": {"محمد": "Muhamad"}}, "محمد دحلان", "Mohammed Dahlan"),
        ({"preferred": {"محمد": "Muhamad"}, "persons": "style"}, "محمد دحلان", "Muhamad Dahlan"),
        ({"preferred": {"محمد": "Muhamad"}, "persons": "heads"}, "محمد دحلان", "Muhamad Dahlan"),
        ({"preferred": {"محمد": "Muhamad"}, "persons": "heads"}, "محمد بن سلمان", "Mohammed bin Salman"),
        ({"persons": "style", "scheme": "ijmes"}, "دونالد ترامب", "Donald Trump"),
        # what is no person's stays as it is established
        ({"article": "Al-", "long_u": "u"}, "الفلوجة", "Fallujah"),
    ],
)
def test_each_key_changes_what_it_says(style: StyleLike, name: str, expected: str) -> None:
    form = arabtext.romanize(name, style=style)
    assert form == expected
    assert arabtext.romanize(form, style=style) == expected


def test_titles_given_as_false_are_dropped_in_every_style() -> None:
    assert arabtext.romanize("الدكتور رعد شريف", titles=False, style={"titles": "abbreviated"}) == "Raad Sharif"


def test_an_authority_wins_over_a_style() -> None:
    style, decided = {"preferred": {"محمد": "Mohammed"}}, {"محمد دحلان": "Mohamed Dahlane"}
    assert names.romanize_all(["محمد دحلان", "محمد"], style=style, authority=decided) == ["Mohamed Dahlane", "Mohammed"]


def test_each_name_of_a_text_may_be_decided() -> None:
    decided = {"محمد دحلان": "Mohamed Dahlane", "سعاد": "Souad"}
    form = arabtext.romanize("محمد دحلان (سعاد) وسام", authority=decided)
    assert form == "Mohamed Dahlane (Souad) Wissam"
    assert arabtext.romanize(form, authority=decided) == form


def test_a_preferred_spelling_is_sure_and_says_what_decided() -> None:
    found = names.candidates("محمد", style={"preferred": {"محمد": "Mohammed"}})[0]
    assert (found.text, found.score, found.source) == ("Mohammed", 1.0, "style")


@pytest.mark.parametrize("form", ["Mohammed Ali", "Muhammad Mohammed"])
def test_a_preferred_form_that_holds_its_own_name_does_not_grow(form: str) -> None:
    style = {"preferred": {"محمد": form}}
    once = arabtext.romanize("محمد علي", style=style)
    assert arabtext.romanize(once, style=style) == once


@pytest.mark.parametrize(
    ("name", "country", "expected"),
    [
        ("أحمد محمد السيد", "EG", "Ahmed Mohamed el-Sayed"),
        ("Ahmad Muhammad al-Sayyid", "EG", "Ahmed Mohamed el-Sayed"),
        ("جمال عبد الرحمن", "EG", "Gamal Abdel Rahman"),
        ("زين العابدين علي", "EG", "Zein el-Abidin Ali"),
        ("خديجة الشرقاوي", "MA", "Khadija Cherkaoui"),
        ("عبد الملك بن سعيد", "DZ", "Abdelmalek Ben Said"),
        ("أبو سعيد الخوري", "LB", "Abou Said al-Khoury"),
        ("خالد الدوسري", "SA", "Khalid al-Dossari"),  # Khalid is also how a rare name was seen
        ("عبد الرحمن", "SA", "Abdulrahman"),
        ("جلال", "MA", "Jalal"),  # Jalel is the usage of the other countries of the Maghreb
    ],
)
def test_a_country_has_its_words_its_article_and_its_compounds(name: str, country: str, expected: str) -> None:
    form = arabtext.romanize(name, country=country)
    assert form == expected
    assert arabtext.romanize(form, country=country) == expected


def test_what_the_style_says_outright_wins_over_the_country() -> None:
    style = {"article": "al-", "abd": "Abdul Malik", "preferred": {"أحمد": "Ahmad"}}
    assert arabtext.romanize("أحمد عبد الملك السيد", style=style, country="EG") == "Ahmad Abdul Malek al-Sayed"


def test_a_style_that_follows_countries_takes_that_of_the_person() -> None:
    style = {"conventions": "follow", "persons": "style"}
    assert arabtext.romanize("حسني مبارك", style=style) == "Hosny Mubarak"


def test_the_style_has_a_default_country() -> None:
    assert arabtext.romanize("جمال يوسف", style={"country": "Egypt"}) == arabtext.romanize("جمال يوسف", country="EG")
    assert arabtext.romanize("جمال يوسف", style={"country": "Egypt"}, country="JP") == "Jamal Yousef"
    assert arabtext.romanize("جمال يوسف", style={"conventions": "ignore"}, country="EG") == "Jamal Yousef"
    assert arabtext.romanize("الصويرة", style={"conventions": "ignore"}, country="IQ") == "al-Suwaira"


def listed(step: int) -> list[gazetteer.Token]:
    """Return every ``step``-th word of the tables written by hand that is no place's name too."""
    tokens = [token for token in gazetteer.tokens() if token.source in ("given", "family")]
    return [token for token in tokens[::step] if not (gazetteer.entity(token.arabic) or gazetteer.place(token.arabic))]


def check_listed_words(style: Style, step: int) -> None:
    """Check on listed words that a form is its own form, and that all spellings of a name give one."""
    words = listed(step)
    forms = names.romanize_all([word.arabic for word in words], style=style)
    assert names.romanize_all(forms, style=style) == forms
    if style.signs in ("none", "apostrophe"):
        assert all(map(str.isascii, forms))
    differing = []
    for word, form in zip(words, forms, strict=True):
        for spelling in (word.press, *word.variants):
            written = gazetteer.latin_tokens().get("".join(name_key(spelling).split()), ())
            is_person = not (gazetteer.entity(spelling) or gazetteer.place(spelling))
            is_first = gazetteer.tokens_of(word.arabic)[:1] == (word,) and written[:1] == (word,)
            if not (is_first and is_person and arabtext.romanize(spelling) == arabtext.romanize(word.arabic)):
                continue
            if arabtext.romanize(spelling, style=style) != form:
                differing.append((word.arabic, spelling, form))
    assert len(differing) <= len(words) // 200, differing  # a Persian word shows its language in Latin letters alone


@pytest.mark.parametrize("name", STYLES)
def test_listed_words_have_one_form_which_is_its_own(name: str) -> None:
    check_listed_words(STYLES[name], 25)


@pytest.mark.thorough
@pytest.mark.parametrize("name", STYLES)
def test_all_listed_words_have_one_form_which_is_its_own(name: str) -> None:
    check_listed_words(STYLES[name], 1)


@pytest.mark.parametrize("name", STYLES)
def test_all_spellings_of_a_listed_person_give_one_form(name: str) -> None:
    style, people = STYLES[name], [one for one in gazetteer.entities() if one.kind == "person"][::12]
    for person in people:
        forms = names.romanize_all(list(person.spellings), style=style)
        assert len(set(forms)) == 1, (person, forms)
        assert arabtext.romanize(forms[0], style=style) == forms[0]


def test_heads_of_state_are_listed_persons() -> None:
    known = {one.press for one in gazetteer.entities() if one.kind == "person"}
    offices = resources.mapping("names/heads_of_state.tsv", "press", "office")
    assert offices.keys() <= known
    assert set(offices.values()) == {"government", "state"}


WORD = st.text("ابتسعلمنيوةقجحآلىؤأ", min_size=1, max_size=7)
WORDS = [token.arabic for token in gazetteer.tokens()[::40]] + ["عبد", "بن", "أبو", "الدكتور", "al-", "Al", "Qa'id"]
NAME = st.one_of(st.lists(WORD | st.sampled_from(WORDS), max_size=4).map(" ".join), st.text(max_size=12))
ANY_STYLE = st.fixed_dictionaries({}, optional={key: st.sampled_from(choices) for key, choices in CHOICES.items()})


@given(name=NAME, style=ANY_STYLE)
@settings(max_examples=150, deadline=None)
def test_any_text_in_any_style_has_a_form_that_is_its_own(name: str, style: dict[str, str]) -> None:
    form = arabtext.romanize(name, style=style)
    assert arabtext.romanize(form, style=style) == form


@given(name=NAME)
@settings(max_examples=50, deadline=None)
def test_the_default_style_changes_nothing(name: str) -> None:
    assert names.candidates(name, 3, style=Style()) == names.candidates(name, 3)
