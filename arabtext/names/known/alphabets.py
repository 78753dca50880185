"""The alphabets of the Arabic script: whose letters a name is written in, and how its words are read.

Sorani Kurdish, Persian, Urdu, Pashto, Uyghur and other languages have letters of their own beside Arabic ones. Three
questions are answered here: which language a name is in (:func:`language_of`), how Arabic would spell it, so that one
table has it in all alphabets (:func:`arabic_letters`), and how the press writes its words (:func:`read`). Alphabets
that write every vowel are read by rules, others from lists of their names.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import regex

from arabtext import resources
from arabtext.errors import expect_text
from arabtext.memory import once, remember
from arabtext.script import normalize
from arabtext.script.chars import (
    ALEF,
    ALEF_WASLA,
    ARTICLE,
    FATHA,
    HEH,
    LOOKALIKES,
    TEH_MARBUTA,
    WAW,
    YEH,
    YEH_HAMZA,
    ZWNJ,
)
from arabtext.script.stages import PLAIN

_AE, _FARSI_YEH = "\N{ARABIC LETTER AE}", "\N{ARABIC LETTER FARSI YEH}"
#: Characters of all Unicode blocks of the script, and those that NFKC turns into several letters or one.
_BLOCKS: Final = (
    r"\u0600-\u06FF\u0750-\u077F\u0870-\u08FF\uFB50-\uFDFF\uFE70-\uFEFE"
    r"\U00010E60-\U00010E7F\U00010EC0-\U00010EFF\U0001EC70-\U0001ECBF\U0001ED00-\U0001ED4F\U0001EE00-\U0001EEFF"
)
_SCRIPT = regex.compile(rf"[{_BLOCKS}]")
_FORMS = regex.compile(r"[\uFB50-\uFDFF\uFE70-\uFEFE\U0001EE00-\U0001EEFF\u0675-\u0678]")
_WORD = regex.compile(r"[\p{L}\p{M}]+")

# Signs of a language, as factors on its prior share. Chosen by hand on 60 Persian, 30 Urdu and 230 Sorani names.
_NO_LETTER: Final = 0.005  # a letter that the language does not have
_TYPED: Final = 0.08  # Arabic kaf or yeh typed with a Persian keyboard
_IN_ARABIC: Final = 0.5  # the Arabic letters for them, as Arabic papers write all names
_BORROWED: Final = 0.15  # one of the letters that Arabic borrows for foreign sounds
_LISTED: Final = 6.0  # a word that this language's tables have and those of Arab names lack
_LISTED_ALONE: Final = 12.0  # one that no other language has
_NOT_LISTED: Final = 0.5  # a word that other languages list, for one with a list that lacks it
_GIVEN_LAST: Final = 0.3  # for Persian: an Arab given name where Iranians have a family name
_WITH_ARTICLE: Final = 12.0  # for Arabic: a word with the article
_IN_COUNTRY: Final = 15.0  # a language of the country that is given
_FOR_KAF_AND_YEH: Final = frozenset(letter for letter, arabic in LOOKALIKES.items() if arabic in "كي")
_KAF_AND_YEH: Final = frozenset("كيى")
_BORROWED_LETTERS: Final = frozenset("پچژگڤڨڭ")
_MIN_WITH_ARTICLE: Final = 5  # letters; shorter words often only begin like the article
_LATIN_SIGN: Final = 0.9  # score of a language that a name in Latin letters shows
#: Share, 0 to 1, from which a name is written as its language is; chosen by hand.
MIN_SURE: Final = 0.28


@dataclass(frozen=True, slots=True)
class Alphabet:
    """A language and its letters. ``usage`` is how the press spells it, ``writes_vowels`` that no vowel is left out."""

    language: str
    usage: str
    prior: float
    writes_vowels: bool
    countries: frozenset[str]
    letters: frozenset[str]


@once
def alphabets() -> Mapping[str, Alphabet]:
    """Return language → its alphabet."""
    rows = resources.rows("names/alphabets.tsv", "language", "usage", "prior", "vowels", "countries", "letters")
    found = {}
    for language, usage, prior, vowels, countries, letters in rows:
        lands = frozenset(countries.split("|"))
        found[language] = Alphabet(language, usage, float(prior), bool(vowels), lands, frozenset(letters))
    return MappingProxyType(found)


# Spelling: every alphabet as Arabic would write it


@dataclass(frozen=True, slots=True)
class _Letters:
    """Each letter, mark and sign of the script → the Arabic letters that it is looked up under, and Latin letters."""

    arabic: Mapping[int, str]
    latin: Mapping[str, str]


@once
def _letters() -> _Letters:
    rows = list(resources.rows("names/script_letters.tsv", "letter", "arabic", "latin"))
    arabic = {ord(letter): spelled for letter, spelled, _ in rows if spelled}
    return _Letters(MappingProxyType(arabic), MappingProxyType({letter: latin for letter, _, latin in rows}))


#: Letters that only alphabets with written vowels have, and hamza on its seat before the vowel that begins a word.
_WRITTEN_VOWEL: Final = regex.compile(rf"[{_AE}ێۆۇۈۅۉۋېڵڕ]|\b{YEH_HAMZA}[{ALEF}{ALEF_WASLA}{WAW}ىیيۆۇۈېێ{_AE}]")
_FIRST_VOWEL: Final = regex.compile(rf"^{YEH_HAMZA}(?:[{ALEF}{ALEF_WASLA}{_AE}]|(?=[{WAW}ۆۇۈ])|(?=[ىیيېێ]))")
_OLD_AE: Final = regex.compile(rf"(?<=[\p{{L}}--[{ALEF}{WAW}]]){HEH}{ZWNJ}(?=(?P<rest>\p{{L}}*))", regex.V1)
#: What Persian parts by a zero-width non-joiner from a word that ends in a silent heh.
_PERSIAN_ENDINGS: Final = frozenset("اي ها هاي هايي اند ام ات اش ايم ايد تر ترين".split())
_FINAL_AE: Final = regex.compile(rf"{HEH}(?!\p{{L}})")


def arabic_letters(text: str, keep: Container[str] = "") -> str:
    """Return ``text`` in the letters of Arabic, under which tables and keys have the names of all alphabets.

    Vowels that Arabic leaves out are left out. Text in Arabic or Latin letters comes back as it is, and so do the
    letters for sounds that Arabic lacks (پ, چ, ژ, ڤ, گ) and those to ``keep``.

    >>> arabic_letters("هەڵەبجە"), arabic_letters("بینظیر بھٹو"), arabic_letters("ئەحمەد")
    ('هلبجه', 'بينظير بهتو', 'احمد')
    """
    if text.isascii() or (PLAIN.fullmatch(text) and YEH_HAMZA not in text):
        return text
    text = written_vowels(text)
    if _WRITTEN_VOWEL.search(text):
        text = _WORD.sub(lambda word: _without_vowels(word.group()), text)
    table = _letters().arabic
    if not keep:
        return text.translate(table)
    return "".join(letter if letter in keep else table.get(ord(letter), letter) for letter in text)


def written_vowels(text: str) -> str:
    """Return ``text`` in single letters, and with ە where older Kurdish spelling has ه and a zero-width non-joiner."""
    if _FORMS.search(text):
        text = _FORMS.sub(lambda form: unicodedata.normalize("NFKC", form.group()), text)
    if ZWNJ not in text and not _WRITTEN_VOWEL.search(text):
        return text
    text = _OLD_AE.sub(lambda at: at[0] if at["rest"].replace(_FARSI_YEH, YEH) in _PERSIAN_ENDINGS else _AE, text)
    if _WRITTEN_VOWEL.search(text):
        text = _WORD.sub(lambda word: _FINAL_AE.sub(_AE, word[0]) if _WRITTEN_VOWEL.search(word[0]) else word[0], text)
    return text


def _without_vowels(word: str) -> str:
    """Return a word of an alphabet that writes all vowels with those alone that Arabic writes."""
    if not _WRITTEN_VOWEL.search(word):
        return word
    word = _FIRST_VOWEL.sub(ALEF, word).replace(WAW * 2, WAW)
    return word[:-1].replace(_AE, "") + word[-1].replace(_AE, HEH)


_NO_TABLE: Final[Mapping[int, str]] = MappingProxyType({})


def latin_letters(text: str, signs: Mapping[int, str] = _NO_TABLE) -> str:
    """Return ``text`` with Latin letters for every character of the Arabic script, one by one, and none left.

    ``signs`` are how a transliteration writes code points of Arabic; a letter of another alphabet is written as the
    Arabic letter that it is looked up under. What has no sound, such as signs of recitation, is left out. Digits are 0
    to 9, punctuation is Latin.

    >>> latin_letters("Ba\N{ARABIC LETTER TTEH}u, ۱۲؟")
    'Batu, 12?'
    """
    if text.isascii():
        return text
    return _SCRIPT.sub(lambda found: _latin_letter(found.group(), signs), text.translate(signs) if signs else text)


def _latin_letter(character: str, signs: Mapping[int, str]) -> str:
    if signs and (arabic := _letters().arabic.get(ord(character))):
        return "".join(signs.get(ord(letter)) or _letters().latin[letter] for letter in arabic)
    if (latin := _letters().latin.get(character)) is not None:
        return latin
    if (number := unicodedata.numeric(character, None)) is not None:
        return f"{number:g}"
    plain = unicodedata.normalize("NFKC", character)
    return latin_letters(plain.strip(), signs) if plain != character else ""


def vocalized_letters(word: str) -> str:
    """Return a word whose alphabet writes all vowels as vocalized Arabic, any other word as :func:`arabic_letters`.

    >>> vocalized_letters("هەڵەبجە"), vocalized_letters("کریم")
    ('هَلَبجَة', 'كريم')
    """
    word = written_vowels(word).replace(ZWNJ, "")
    if not _WRITTEN_VOWEL.search(word):
        return arabic_letters(word)
    body = _FIRST_VOWEL.sub(lambda first: ALEF + (FATHA if first[0][-1] == _AE else ""), word).replace(WAW * 2, WAW)
    body = body[:-1] + FATHA + TEH_MARBUTA if body[-1] == _AE else body
    return body.replace(_AE, FATHA).translate(_letters().arabic)


# Language


@remember("languages of names")
def language_of(name: str, country: str | None = None) -> tuple[str, float]:
    """Return the language that a name is written in, as its ISO 639 code, and how likely it is, 0 to 1.

    Letters decide, then the words of the whole name, then the ``country`` (an ISO 3166 code). A name in Latin letters
    shows it by words that are one language's alone (``Hossein Karimi-Nejad``); else the language is empty, the score 0.

    >>> language_of("هەڵەبجە")[0], language_of("بینظیر بھٹو")[0], language_of("عباس عراقچی")[0], language_of("قيس")[0]
    ('ku', 'ur', 'fa', 'ar')
    """
    text = expect_text(name, "name")
    if not _SCRIPT.search(text):
        return _language_of_latin(text)
    text = written_vowels(text)
    letters = frozenset(filter(str.isalpha, text))
    letters = letters - {"ـ"} if not letters.isdisjoint(_all_letters()) else frozenset("ا")
    words = _WORD.findall(text)
    shares = {}
    for language, alphabet in alphabets().items():
        share = alphabet.prior * (_IN_COUNTRY if country and country.upper() in alphabet.countries else 1.0)
        for letter in letters - alphabet.letters:
            share *= _factor(letter, language)
        shares[language] = share
    if ZWNJ in text:
        shares["ar"] *= _NO_LETTER
    for word in words:
        key = word_key(word)
        if len(word) >= _MIN_WITH_ARTICLE and word.startswith(ARTICLE) and key not in _ends_with_article():
            shares["ar"] *= _WITH_ARTICLE
        known = _listed_in().get(key, ())
        for language in known:
            shares[language] *= _LISTED if len(known) > 1 else _LISTED_ALONE
        if with_list := _with_word().get(key):
            for language in _with_lists() - with_list:
                shares[language] *= _NOT_LISTED
    if len(words) > 1 and word_key(words[-1]) in _arab_given():
        shares["fa"] *= _GIVEN_LAST
    best = max(shares, key=lambda language: shares[language])
    return best, round(shares[best] / sum(shares.values()), 4)


def _factor(letter: str, language: str) -> float:
    """Return what a letter that a language lacks leaves of its share."""
    if letter in _KAF_AND_YEH:
        return _IN_ARABIC
    if letter in _FOR_KAF_AND_YEH:
        return _TYPED
    return _BORROWED if letter in _BORROWED_LETTERS and language == "ar" else _NO_LETTER


@once
def _all_letters() -> frozenset[str]:
    return frozenset().union(*(alphabet.letters for alphabet in alphabets().values()))


def word_key(word: str) -> str:
    """Return a word in Arabic letters, folded: equal for its spellings in all alphabets as far as letters can tell."""
    return normalize(arabic_letters(word), "key").replace(" ", "")


@once
def _listed_in() -> Mapping[str, tuple[str, ...]]:
    """Return key of a word → the languages other than Arabic whose names alone it is."""
    found = {key: set(some) for key, some in _with_word().items()}
    for table in ("given", "family"):
        for vocalized, origin in resources.rows(f"names/{table}.tsv", "vocalized", "origin"):
            key = normalize(vocalized, "key").replace(" ", "")
            if not origin or key not in found:
                found.setdefault(key, set()).add(origin or "ar")
    return {key: tuple(sorted(some)) for key, some in found.items() if "ar" not in some}


@once
def _with_word() -> Mapping[str, frozenset[str]]:
    """Return key of a word → the languages that list it."""
    found: dict[str, set[str]] = {}
    for language, word in resources.rows("names/alphabet_names.tsv", "language", "word"):
        found.setdefault(word_key(word), set()).add(language)
    return {key: frozenset(some) for key, some in found.items()}


@once
def _with_lists() -> frozenset[str]:
    """Return the languages whose unwritten vowels make them need a list of names."""
    listing = frozenset().union(*_with_word().values())
    return frozenset(language for language in listing if not alphabets()[language].writes_vowels)


@once
def _arab_given() -> frozenset[str]:
    """Return the keys of given names of Arabs but those that end like a family name."""
    rows = resources.rows("names/given.tsv", "vocalized", "origin")
    keys = (normalize(vocalized, "key").replace(" ", "") for vocalized, origin in rows if not origin)
    return frozenset(key for key in keys if key[-1] not in (YEH, "ى"))


@once
def _ends_with_article() -> frozenset[str]:
    """Return the keys of ends of names with the article (الدین), which Persian and Urdu also write apart."""
    ends_of_all = (part for parts in _parts("end").values() for part, _ in parts)
    return frozenset(part for part in ends_of_all if part.startswith(ARTICLE))


def listed_in(word: str) -> tuple[str, ...]:
    """Return the languages that list a word which no Arab name is, the likeliest first.

    >>> listed_in("سقز")[0], listed_in("محمد")
    ('fa', ())
    """
    return tuple(sorted(_listed_in().get(word_key(word), ()), key=lambda language: -alphabets()[language].prior))


@once
def forms(language: str) -> frozenset[str]:
    """Return how the press writes the listed names of a language."""
    return frozenset(press for (owner, _), press in _names().items() if owner == language)


_LATIN_ARTICLES: Final = frozenset(("al", "el"))
_LATIN_WORD: Final = regex.compile(r"\p{L}+")


def _language_of_latin(text: str) -> tuple[str, float]:
    """Return the language of which a name has a sign and the most words."""
    words = [word.casefold() for word in _LATIN_WORD.findall(text)]
    if _LATIN_ARTICLES.intersection(words[1:]):  # an Arab's: Hossein al-Mousawi
        return "", 0.0
    signs = [sign for word in words for sign in (_signs_in_latin().get(word) or _languages_of_part(word))]
    if not signs:
        return "", 0.0
    listing = [language for word in words for language in _listing_latin().get(word, ())]
    weights = {language: signs.count(language) * _SIGN + listing.count(language) for language in (*signs, *listing)}
    best = max(weights, key=lambda language: (weights[language], alphabets()[language].prior))
    return (best, _LATIN_SIGN) if best in signs else ("", 0.0)


_SIGN: Final = 1.5  # of a word that is a sign, beside being listed; chosen by hand


@once
def _listing_latin() -> Mapping[str, tuple[str, ...]]:
    """Return Latin spelling, in small letters → the languages that have it as the press's form of a name."""
    found: dict[str, set[str]] = {}
    for language, press in resources.rows("names/alphabet_names.tsv", "language", "press"):
        found.setdefault(press.casefold(), set()).add(language)
    return {press: tuple(sorted(some)) for press, some in found.items()}


@once
def _signs_in_latin() -> Mapping[str, tuple[str, ...]]:
    """Return Latin spelling, in small letters, of names that hardly any other language has → the languages."""
    found: dict[str, set[str]] = {}
    for language, press, sign in resources.rows("names/alphabet_names.tsv", "language", "press", "sign"):
        if sign:
            found.setdefault(press.casefold(), set()).add(language)
    return {press: tuple(sorted(some)) for press, some in found.items()}


_MIN_BESIDE: Final = 2  # letters beside a part of a word that is a sign: a mollah is no ‑ollah


def _languages_of_part(word: str) -> tuple[str, ...]:
    """Return the language that alone has the start or the end of a Latin word in small letters."""
    starts, ends = _signs_at("start"), _signs_at("end")
    if word.endswith(tuple(ends)) or word.startswith(tuple(starts)):
        for size in range(len(word) - _MIN_BESIDE, 0, -1):
            if language := ends.get(word[-size:]) or starts.get(word[:size]):
                return (language,)
    return ()


@once
def _signs_at(place: str) -> dict[str, str]:
    """Return starts or ends of Latin words that one language alone has → the language."""
    rows = resources.rows("names/alphabet_parts.tsv", "press", "language", "place", "sign")
    return {press.casefold(): language for press, language, at, sign in rows if sign and at == place}


# Reading


def read(word: str, language: str) -> str:
    """Return how the press writes a word of a name in a language, empty where neither a table nor a rule says it.

    The tables list names and, for Persian, the ends of names (‑zadeh, ‑pour). Alphabets that write all vowels are read
    by rule.

    >>> read("نێچیرڤان", "ku"), read("شەقڵاوە", "ku"), read("حیدر", "ur"), read("حسین‌زاده", "fa")
    ('Nechirvan', 'Shaqlawa', 'Haider', 'Hosseinzadeh')
    """
    if form := listed(word, language):
        return form
    alphabet = alphabets().get(language)
    return _by_rule(word, language) if alphabet and alphabet.writes_vowels else ""


def has_written_vowels(word: str) -> bool:
    """Return whether a word has letters that only alphabets with written vowels have, such as Sorani's.

    >>> has_written_vowels("هەڵەبجە"), has_written_vowels("حلبجة")
    (True, False)
    """
    return _WRITTEN_VOWEL.search(written_vowels(word)) is not None


def read_with_vowels(word: str) -> str:
    """Return a word that has its vowels written, by the rules of the likeliest language that writes them."""
    writing = {own.language: own.prior for own in alphabets().values() if own.writes_vowels}
    language = language_of(word)[0]
    return read(word, language if language in writing else max(writing, key=lambda own: writing[own]))


def listed_whole(word: str, language: str) -> str:
    """Return how the press writes a word that a language lists as such, else nothing."""
    return _names().get((language, word_key(word)), "")


def listed(word: str, language: str) -> str:
    """Return how the press writes a listed word of a language, also one with a listed end, else nothing."""
    key = word_key(word)
    if form := _names().get((language, key)):
        return form
    for end, press in ends(language):
        stem = key.removesuffix(end)
        if stem != key and (form := _names().get((language, stem))):
            return form + press
    return ""


@once
def _names() -> Mapping[tuple[str, str], str]:
    """Return language and key of a word → its form in the press."""
    rows = resources.rows("names/alphabet_names.tsv", "language", "word", "press")
    return {(language, word_key(word)): press for language, word, press in rows}


def ends(language: str) -> tuple[tuple[str, str], ...]:
    """Return the keys of the ends of names in a language and their forms in the press, the longest first."""
    return _parts("end").get(language, ())


def starts(language: str) -> tuple[tuple[str, str], ...]:
    """Return the keys of what is written together with the name behind it, and their forms, the longest first."""
    return _parts("start").get(language, ())


def middles(language: str) -> tuple[tuple[str, str], ...]:
    """Return the key of the article inside a name that is one word, and how it is written there."""
    return _parts("middle").get(language, ())


def betweens(language: str) -> tuple[tuple[str, str], ...]:
    """Return the key of the article between two words that are one name, and how it is written there."""
    return _parts("between").get(language, ())


@once
def _parts(place: str) -> Mapping[str, tuple[tuple[str, str], ...]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for language, part, where, press in resources.rows(
        "names/alphabet_parts.tsv", "language", "part", "place", "press"
    ):
        if where == place:
            found.setdefault(language, []).append((word_key(part), press))
    return {language: tuple(sorted(some, key=lambda part: -len(part[0]))) for language, some in found.items()}


_VOWELS: Final = frozenset("aeiou")
_HALF_VOWELS: Final = {WAW: ("w", "u"), "ی": ("y", "i"), YEH: ("y", "i"), "ى": ("y", "i"), "ۋ": ("w", "u")}


def _by_rule(word: str, language: str) -> str:
    """Return a word of an alphabet that writes its vowels, letter by letter; capitalized.

    Where و and ی are both vowels and consonants, they are consonants where a word begins and beside a vowel. An i that
    no letter writes parts two consonants where a word begins, and the second of three from the third.
    """
    sounds = _sounds(language)
    letters = [letter for letter in written_vowels(word).replace(WAW * 2, "ۇ") if letter in sounds or letter == "ۇ"]
    found: list[str] = []
    for at, letter in enumerate(letters):
        sound = sounds.get(letter, "u")
        if language == "ku" and letter in _HALF_VOWELS:
            sound = _half_vowel(letter, letters, at, found, sounds)
        found.append(sound)
    return _parted(found).capitalize() if language == "ku" else "".join(found).capitalize()


def _half_vowel(letter: str, letters: list[str], at: int, before: list[str], sounds: Mapping[str, str]) -> str:
    """Return و or ی as consonant or vowel, by the sounds around it."""
    consonant, vowel = _HALF_VOWELS[letter]
    following = (
        sounds.get(letters[at + 1], "u") if at + 1 < len(letters) and letters[at + 1] not in _HALF_VOWELS else ""
    )
    is_behind_vowel = bool(before) and before[-1][-1:] in _VOWELS
    if is_behind_vowel:
        if consonant == "y" and before[-1] == "i":
            return "y" if following[:1] in _VOWELS and following else ""
        return "i" if consonant == "y" and before[-1] == "a" and following[:1] not in _VOWELS else consonant
    if following[:1] in _VOWELS and following:
        return consonant if not before or before[-1] == "" or consonant == "w" else "iy"
    return consonant if not before and at + 1 < len(letters) else vowel


def _parted(sounds: list[str]) -> str:
    """Return sounds with an unwritten i where no vowel parts consonants, but before w and y.

    It stands behind the first consonant of a word that begins with two, and of three or of two that end a word before
    the last sonorant; else it parts three before the last.
    """
    some = [sound for sound in sounds if sound]
    found: list[str] = []
    run: list[str] = []  # consonants since the last vowel
    for at, sound in enumerate(some):
        if sound[0] in _VOWELS or sound == "iy":
            run = []
        else:
            run.append(sound)
            is_first = len(run) == 2 and at == 1
            is_end = len(run) == 2 and at == len(some) - 1 and sound in _SONORANTS and run[0] not in _SONORANTS
            if (is_first or is_end) and sound not in ("w", "y"):
                found.append("i")
                run = [sound]
            elif len(run) == 3 and sound not in ("w", "y"):
                is_before_sonorant = run[1] in _SONORANTS and run[0] not in _SONORANTS
                found.insert(len(found) - is_before_sonorant, "i")
                run = [sound]
        found.append(sound)
    return "".join(found)


_SONORANTS: Final = frozenset("lmnr")


@once
def _sounds(language: str) -> Mapping[str, str]:
    rows = resources.rows("names/alphabet_sounds.tsv", "language", "letter", "sound")
    return {letter: sound for owner, letter, sound in rows if owner == language}
