"""Render a vocalized form in any romanization: pure functions over tables.

A vocalized word is read as a list of sounds (consonants, short and long vowels, the article, ta marbuta, nisba); each
scheme in resources/names/schemes.tsv says how it writes a sound, and scheme_rules.tsv how it treats the article, final
vowels and doubled letters, with a link to its standard. Buckwalter, safe Buckwalter and HSB are transliterations: they
write letter for letter, and can be read back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import regex

from arabtext import resources
from arabtext.errors import expect_text, unknown
from arabtext.memory import once
from arabtext.names.known.alphabets import arabic_letters, latin_letters
from arabtext.names.known.sounds import ALLAH, ARTICLE_SOUND, MARKED_LETTER, SHORT_MARKS, SUN_LETTERS, VOWELS, sounds_of
from arabtext.script import chars, normalize
from arabtext.script.morphology import proclitics

#: Letter that closes a syllable after a → the sounds of both as schemes.tsv has them.
_AFTER_A: Final = {chars.YEH: "ay", chars.WAW: "aw", chars.AIN: f"a{chars.AIN}"}
#: Short vowel and its doubled half-vowel → their sounds as schemes.tsv has them; at the end of a word with # behind.
_DOUBLED_GLIDES: Final[Mapping[tuple[str, ...], str]] = {
    ("i", chars.YEH, chars.YEH): "iyy",
    ("u", chars.WAW, chars.WAW): "uww",
}
_WORD = regex.compile(rf"[\p{{Arabic}}{chars.TASHKEEL}--\p{{N}}\p{{P}}]+", regex.VERSION1)
_COMPOUND = regex.compile(rf"^(عَبد|نُور|شَمس|بَدر|سَيف|صَلاح)({chars.DAMMA}?)(ال.+|اللَّ.*)$")


@dataclass(frozen=True, slots=True)
class Scheme:
    """How one romanization writes each sound, and its rules.

    ``assimilates``: the article takes the sound of a sun letter (``ar-Riyad``). ``capital_article``: it has a capital
    where a text begins. ``final_vowels``: short vowels at the end of a word are written. ``doubles``: doubled
    consonants are written twice, ``yes``, ``no``, or ``single`` for those alone that the scheme writes with one letter
    (``Muhammad``, but ``Bashar`` for Bashshār). ``to_the``: how لِل is written.
    """

    name: str
    sounds: dict[str, str]
    assimilates: bool
    capital_article: bool
    final_vowels: bool
    doubles: str
    to_the: str


@once
def names() -> tuple[str, ...]:
    """Return the names of all schemes, ``press`` among them."""
    return tuple(name for (name,) in resources.rows("names/scheme_rules.tsv", "scheme"))


@once
def _scheme(name: str) -> Scheme:
    columns = ("scheme", "assimilates", "capital_article", "final_vowels", "doubles", "to_the")
    rules = {row[0]: row[1:] for row in resources.rows("names/scheme_rules.tsv", *columns)}
    assimilates, capital_article, final_vowels, doubles, to_the = rules[name]
    return Scheme(
        name=name,
        sounds=resources.mapping("names/schemes.tsv", "sound", name),
        assimilates=assimilates == "yes",
        capital_article=capital_article == "yes",
        final_vowels=final_vowels == "yes",
        doubles=doubles,
        to_the=to_the,
    )


@once
def _transliterations() -> dict[str, dict[int, str]]:
    columns = ("buckwalter", "safe-buckwalter", "hsb")
    return {
        name: {ord(letter): latin for letter, latin in resources.rows("names/transliterations.tsv", "letter", name)}
        for name in columns
    }


def expect_scheme(name: str) -> str:
    """Return the scheme's own name for ``name``; case, hyphens, underscores and spaces do not matter.

    Raises :class:`arabtext.errors.UsageError` for what is no scheme.

    >>> expect_scheme("ALA_LC"), expect_scheme("iso233")
    ('ala-lc', 'iso-233')
    """
    found = _by_letters().get(_letters_of(expect_text(name, "scheme")))
    if found is None:
        raise unknown("scheme", name, names())
    return found


@once
def _by_letters() -> dict[str, str]:
    """Return letters and digits of a scheme's name → its name."""
    return {_letters_of(name): name for name in names()}


def _letters_of(name: str) -> str:
    return "".join(character for character in name.casefold() if character not in "-_ ")


def is_transliteration(name: str) -> bool:
    """Return whether a scheme writes letter for letter (and so needs no vowels)."""
    return name in _transliterations()


def transliterate(text: str, scheme: str) -> str:
    """Return ``text`` letter for letter in Buckwalter, safe Buckwalter or HSB.

    These have no sign for letters of other alphabets. Such a letter is written as the Arabic letter that it is looked
    up under (ٹ as ت), digits as 0 to 9, and what has no sound is left out; this cannot be read back.

    >>> transliterate("قَيس", "buckwalter"), transliterate("بٹ", "hsb")
    ('qays', 'bt')
    """
    return latin_letters(text, _transliterations()[scheme])


def read_back(latin: str, scheme: str) -> str:
    """Return the Arabic that :func:`transliterate` gave ``latin`` for.

    >>> read_back("qays", "buckwalter")
    'قَيس'
    """
    back = {ord(written): chr(letter) for letter, written in _transliterations()[scheme].items()}
    return latin.translate(back)


def render(vocalized: str, scheme: str = "ala-lc", *, capitalize: bool = True) -> str:
    """Return a vocalized Arabic phrase in a romanization; what is not Arabic stays as it is.

    ``capitalize=False`` leaves out capitals, as library catalogues have common nouns.

    >>> render("قَيس الخَزعَلِيّ"), render("قَيس الخَزعَلِيّ", "press")
    ('Qays al-Khaz‘alī', 'Qais al-Khazali')
    >>> render("الرِّيَاض", "bgn-pcgn")
    'Ar Riyāḑ'
    """
    rules = _scheme(expect_scheme(scheme))
    text = arabic_letters(normalize(vocalized, "display"), keep=rules.sounds)
    matches = list(_WORD.finditer(text))
    pieces, position, first = [], 0, True
    for k, match in enumerate(matches):
        pieces.append(latin_letters(text[position : match.start()]))
        following = matches[k + 1].group() if k + 1 < len(matches) else None
        word = _unwritten_alef().get(match.group(), match.group())
        pieces.append(_word(word, following, rules, capitalize, first))
        position, first = match.end(), False
    return "".join([*pieces, latin_letters(text[position:])])


@once
def _unwritten_alef() -> dict[str, str]:
    """Return words with a long alef that is never written (هذا) → how they are read."""
    return resources.mapping("names/unwritten_alef.tsv", "written", "read")


def _word(word: str, following: str | None, rules: Scheme, capitalize: bool, first: bool) -> str:
    """Return one word in Latin letters."""
    if proclitic := _proclitics().match(word):
        noun = chars.ARTICLE + proclitic["noun"]
        latin = _word(noun, following, rules, capitalize, False)
        for letter, vowel in reversed(MARKED_LETTER.findall(proclitic["proclitics"])):
            if letter == chars.LAM:
                latin = rules.to_the + latin.removeprefix(_article(sounds_of(noun), rules))
            else:
                latin = f"{rules.sounds[letter]}{rules.sounds[SHORT_MARKS[vowel]]}-{latin}"
        return latin
    if split := _COMPOUND.match(word):
        head, _, rest = split.groups()
        if not _is_allah(rest):
            head_part = _word(head, rest, rules, capitalize, first)
            return f"{head_part} {_word(rest, following, rules, capitalize, False)}"
    sounds = sounds_of(word)
    construct = following is not None and sounds[:1] != [ARTICLE_SOUND]
    latin = _write(sounds, rules, construct)
    if not capitalize:
        return latin
    if sounds[:1] == [ARTICLE_SOUND]:
        head, mark, rest = latin.partition("-") if "-" in latin else latin.partition(" ")
        head = head.capitalize() if rules.capital_article and first else head
        return head + mark + _capital(rest)
    return _capital(latin)


@once
def _proclitics() -> regex.Pattern[str]:
    """Return the pattern of vocalized proclitics before a noun with the article (بِالقَلَم, وَلِلوَلَد)."""
    letters = "".join(form for form in proclitics(before="noun", article=False) if len(form) == 1)
    marks = chars.FATHA + chars.KASRA
    return regex.compile(
        rf"^(?P<proclitics>(?:[{letters}][{marks}])+)(?:{chars.ARTICLE}|(?<={chars.LAM}{chars.KASRA}){chars.LAM})(?P<noun>\p{{L}}.{{2,}})$"
    )


def _is_allah(word: str) -> bool:
    return ALLAH.fullmatch(word) is not None


def _capital(word: str) -> str:
    """Return ``word`` with its first letter in upper case, signs of ʿayn and hamza skipped."""
    at = next((i for i, c in enumerate(word) if c.isalpha() and c.lower() != c.upper()), None)
    return word if at is None else word[:at] + word[at].upper() + word[at + 1 :]


def _write(sounds: list[str], rules: Scheme, construct: bool) -> str:
    """Return sounds as a scheme writes them; ``construct``: another noun follows, before which ة is sounded."""
    if not rules.final_vowels and len(sounds) > 2 and sounds[-1] in ("a", "i", "u"):
        sounds = sounds[:-1]
    pieces, i = list[str](), 0
    while i < len(sounds):
        unit, size = _unit_at(sounds, i)
        if unit == ARTICLE_SOUND:
            pieces.append(_article(sounds, rules))
        elif unit == chars.TEH_MARBUTA:
            pieces.append(_ta_marbuta(pieces, rules.sounds["ة+" if construct else "ة"]))
        elif not (i and unit == sounds[i - 1] and _is_written_once(unit, rules)):
            pieces.append(rules.sounds[unit] if unit in rules.sounds else latin_letters(unit))
        i += size
    return "".join(pieces)


def _unit_at(sounds: list[str], i: int) -> tuple[str, int]:
    """Return what schemes.tsv lists of the sounds from ``i``, and how many sounds that is."""
    sound, following = sounds[i], sounds[i + 1 : i + 3]
    if glide := _DOUBLED_GLIDES.get((sound, *following)):
        return glide if i + 3 < len(sounds) else f"{glide}#", 3
    if sound == "a" and following and (unit := _AFTER_A.get(following[0])):
        after = following[1:]
        is_closed = not after or (after[0] not in VOWELS and after[0] != following[0])
        if is_closed and (after or following[0] != chars.AIN):
            return unit, 2
    return sound, 1


def _is_written_once(sound: str, rules: Scheme) -> bool:
    """Return whether a scheme leaves out the second of two equal sounds."""
    if rules.doubles == "no":
        return sound not in ("a", "i", "u")
    return rules.doubles == "single" and len(rules.sounds.get(sound, "")) > 1


def _article(sounds: list[str], rules: Scheme) -> str:
    """Return the article, its l assimilated to a sun letter where the scheme does that."""
    written = rules.sounds[ARTICLE_SOUND]
    if rules.assimilates and len(sounds) > 1 and sounds[1] in SUN_LETTERS:
        return "a" + rules.sounds[sounds[1]] + written[2:]
    return written


def article_of(vocalized: str, scheme: str) -> str:
    """Return the article that a vocalized word begins with as a scheme writes it, or nothing.

    >>> article_of("الرِّيَاض", "bgn-pcgn"), article_of("قَيس", "ijmes")
    ('ar ', '')
    """
    sounds = sounds_of(vocalized)
    return _article(sounds, _scheme(scheme)) if sounds[:1] == [ARTICLE_SOUND] else ""


def _ta_marbuta(pieces: list[str], written: str) -> str:
    """Return ta marbuta as ``written``; after a long vowel only its consonant (ṣalāh)."""
    return written[1:] if pieces and pieces[-1].endswith(("ā", "â")) else written
