"""From a vocalized form to any romanization: pure functions over tables.

A vocalized word is read as a list of sounds (consonants, short and long vowels, the article, ta marbuta, nisba); each
scheme in resources/names/schemes.tsv says how it writes a sound, and scheme_rules.tsv how it treats the article, final
vowels and doubled letters, with a link to its standard. Buckwalter, safe Buckwalter and HSB are transliterations: they
write letter for letter what stands there, and can be read back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import regex

from arabtext import resources
from arabtext.errors import UsageError
from arabtext.memory import once
from arabtext.script import chars, normalize

_VOWELS: Final = {chars.FATHA: "a", chars.KASRA: "i", chars.DAMMA: "u"}
_TANWIN: Final = {chars.FATHATAN: "an", chars.KASRATAN: "in", chars.DAMMATAN: "un"}
_SUN: Final = frozenset("تثدذرزسشصضطظلن")
_HAMZAS: Final = frozenset("ءأإؤئ")
_ARTICLE: Final = "article"
_LETTER = regex.compile(rf"(\p{{L}})([{chars.TASHKEEL}]*)")
_WORD = regex.compile(rf"[\p{{Arabic}}{chars.TASHKEEL}--\p{{N}}\p{{P}}]+", regex.VERSION1)
_ALLAH = regex.compile(rf"ا[{chars.TASHKEEL}]*ل[{chars.TASHKEEL}]*ل[{chars.TASHKEEL}]*ه[{chars.TASHKEEL}]*$")
_PUNCTUATION = {ord(chars.COMMA): ",", ord(chars.SEMICOLON): ";", ord(chars.QUESTION_MARK): "?"}
_PROCLITIC = regex.compile(rf"^(?|([وفبك])([{chars.FATHA}{chars.KASRA}])ال|(ل)({chars.KASRA})ل)(\p{{L}}.{{2,}})$")
_COMPOUND = regex.compile(rf"^(عَبد|نُور|شَمس|بَدر|سَيف|صَلاح)({chars.DAMMA}?)(ال.+|اللَّ.*)$")


@dataclass(frozen=True, slots=True)
class Scheme:
    """How one romanization writes each sound, and its rules."""

    name: str
    sounds: dict[str, str]
    assimilates: bool
    capital_article: bool
    final_vowels: bool
    doubles: bool
    to_the: str  # how لِل is written


@once
def names() -> tuple[str, ...]:
    """Return the names of all schemes, ``press`` among them."""
    return tuple(name for (name,) in resources.rows("names/scheme_rules.tsv", "scheme"))


@once
def _scheme(name: str) -> Scheme:
    columns = ("scheme", "assimilates", "capital_article", "final_vowels", "doubles", "to_the")
    rules = {row[0]: row[1:] for row in resources.rows("names/scheme_rules.tsv", *columns)}
    assimilates, capital_article, final_vowels, doubles = (cell == "yes" for cell in rules[name][:-1])
    sounds = resources.mapping("names/schemes.tsv", "sound", name)
    return Scheme(name, sounds, assimilates, capital_article, final_vowels, doubles, rules[name][-1])


@once
def _transliterations() -> dict[str, dict[int, str]]:
    columns = ("buckwalter", "safe-buckwalter", "hsb")
    return {
        name: {ord(letter): latin for letter, latin in resources.rows("names/transliterations.tsv", "letter", name)}
        for name in columns
    }


def expect_scheme(name: str) -> str:
    """Return ``name`` if it is a scheme, else raise :class:`arabtext.errors.UsageError`."""
    if name not in names():
        raise UsageError(f"unknown scheme {name!r}; choose one of: {', '.join(names())}")
    return name


def is_transliteration(name: str) -> bool:
    """Return whether a scheme writes letter for letter (and so needs no vowels)."""
    return name in _transliterations()


def transliterate(text: str, scheme: str) -> str:
    """Return ``text`` letter for letter in Buckwalter, safe Buckwalter or HSB.

    >>> transliterate("قَيس", "buckwalter")
    'qays'
    """
    return text.translate(_transliterations()[scheme])


def read_back(latin: str, scheme: str) -> str:
    """Return the Arabic that :func:`transliterate` gave ``latin`` for.

    >>> read_back("qays", "buckwalter")
    'قَيس'
    """
    back = {ord(written): chr(letter) for letter, written in _transliterations()[scheme].items()}
    return latin.translate(back)


def render(vocalized: str, scheme: str = "ala-lc", capitalize: bool = True) -> str:
    """Return a vocalized Arabic phrase in a romanization; what is not Arabic stays as it is.

    >>> render("قَيس الخَزعَلِيّ"), render("قَيس الخَزعَلِيّ", "press")
    ('Qays al-Khaz‘alī', 'Qais al-Khazali')
    >>> render("الرِّيَاض", "bgn-pcgn")
    'Ar Riyāḑ'
    """
    rules = _scheme(expect_scheme(scheme))
    text = normalize(vocalized, "display")
    matches = list(_WORD.finditer(text))
    pieces, position, first = [], 0, True
    for k, match in enumerate(matches):
        pieces.append(text[position : match.start()].translate(_PUNCTUATION))
        following = matches[k + 1].group() if k + 1 < len(matches) else None
        word = _unwritten_alef().get(match.group(), match.group())
        pieces.append(_word(word, following, rules, capitalize, first))
        position, first = match.end(), False
    return "".join([*pieces, text[position:].translate(_PUNCTUATION)])


@once
def _unwritten_alef() -> dict[str, str]:
    """Words with a long alef that is never written, and how they are read (هذا)."""
    return resources.mapping("names/unwritten_alef.tsv", "written", "read")


def _word(word: str, following: str | None, rules: Scheme, capitalize: bool, first: bool) -> str:
    """One word in Latin letters."""
    if proclitic := _PROCLITIC.match(word):
        letter, vowel, rest = proclitic.groups()
        noun = _word("ال" + rest, following, rules, capitalize, False)
        if letter == chars.LAM:
            return rules.to_the + noun[len(_article(_sounds("ال" + rest), rules)) :]
        return f"{rules.sounds[letter]}{rules.sounds[_VOWELS[vowel]]}-{noun}"
    if split := _COMPOUND.match(word):
        head, _, rest = split.groups()
        if not _is_allah(rest):
            head_part = _word(head, rest, rules, capitalize, first)
            return f"{head_part} {_word(rest, following, rules, capitalize, False)}"
    sounds = _sounds(word)
    construct = following is not None and sounds[:1] != [_ARTICLE]
    latin = _write(sounds, rules, construct)
    if not capitalize:
        return latin
    if sounds[:1] == [_ARTICLE]:
        head, mark, rest = latin.partition("-") if "-" in latin else latin.partition(" ")
        head = head.capitalize() if rules.capital_article and first else head
        return head + mark + _capital(rest)
    return _capital(latin)


def _is_allah(word: str) -> bool:
    return _ALLAH.fullmatch(word) is not None


def _capital(word: str) -> str:
    """``word`` with its first letter upper case, ʿayn and hamza signs passed over."""
    at = next((i for i, c in enumerate(word) if c.isalpha() and c.lower() != c.upper()), None)
    return word if at is None else word[:at] + word[at].upper() + word[at + 1 :]


def _sounds(word: str) -> list[str]:
    """The sounds of one vocalized word: letters of consonants (twice if doubled), vowels, ``article``, ``ة``."""
    head, allah = _ALLAH.sub("", word), bool(_ALLAH.search(word))
    if allah:
        return [*_sounds(head.rstrip(chars.DAMMA + chars.SUKUN)), "a", chars.LAM, chars.LAM, "ā", chars.HEH]
    letters = _LETTER.findall(word)
    sounds: list[str] = []
    if _has_article(letters):
        sounds, letters = [_ARTICLE], letters[2:]
        if letters[0][0] in _SUN:
            letters[0] = (letters[0][0], letters[0][1].replace(chars.SHADDA, ""))
    for i, (letter, marks) in enumerate(letters):
        last = sounds[-1] if sounds else ""
        start = not sounds or (last == _ARTICLE)
        final_hamza = i == len(letters) - 2 and letters[-1][0] == chars.HAMZA
        _append(sounds, letter, marks, last, start, final_hamza)
    return sounds


def _has_article(letters: list[tuple[str, str]]) -> bool:
    if len(letters) < 4 or [letter for letter, _ in letters[:2]] != [chars.ALEF, chars.LAM]:
        return False
    return not letters[0][1] and not set(letters[1][1]) - {chars.SUKUN}


def _append(sounds: list[str], letter: str, marks: str, last: str, start: bool, final_hamza: bool) -> None:
    """Add the sounds of one letter; a vowel letter lengthens the vowel before it."""
    vowel = next((_VOWELS[m] for m in marks if m in _VOWELS), "")
    tanwin = next((_TANWIN[m] for m in marks if m in _TANWIN), "")
    doubled = chars.SHADDA in marks
    bare = not vowel and not tanwin and not doubled
    if letter == chars.ALEF and not start:
        if tanwin:
            sounds.append(tanwin)
        elif last == "a":
            sounds[-1] = "ā"
        elif last not in ("an", "ū", "ā"):
            sounds.append("â")
        return
    if letter == chars.ALEF_MAKSURA:
        if last == "a":
            sounds[-1] = "á"
        elif last != "an":
            sounds.append("á" if last != "i" else "ī")
        return
    if letter == chars.ALEF_MADDA:
        if last == "a":
            sounds[-1:] = ["ā"] if final_hamza else ["a", "ء", "ā"]
        else:
            sounds += ["ā"] if start else ["ء", "ā"]
        return
    if letter == chars.TEH_MARBUTA:
        if last == "a":
            sounds.pop()
        sounds.append("ة")
        if vowel or tanwin:
            sounds[-1:] = ["a", chars.TEH, vowel or tanwin]
        return
    if bare and ((letter == chars.WAW and last == "u") or (letter == chars.YEH and last == "i")):
        sounds[-1] = "ū" if letter == chars.WAW else "ī"
        return
    if letter in _HAMZAS or letter in (chars.ALEF, chars.ALEF_WASLA):
        if not start:
            sounds += ["ء"] * (2 if doubled else 1)
        if not vowel and not tanwin:
            vowel = "i" if letter == chars.ALEF_HAMZA_BELOW else "a" if start else ""
    else:
        sounds += [letter] * (2 if doubled else 1)
    if vowel:
        sounds.append("ā" if chars.DAGGER_ALEF in marks else vowel)
    elif chars.DAGGER_ALEF in marks:
        sounds.append("ā")
    if tanwin:
        sounds.append(tanwin)


def _write(sounds: list[str], rules: Scheme, construct: bool) -> str:
    """Spell out sounds by a scheme's table."""
    table, pieces, i = rules.sounds, list[str](), 0
    if not rules.final_vowels and len(sounds) > 2 and sounds[-1] in ("a", "i", "u"):
        sounds = sounds[:-1]
    while i < len(sounds):
        sound = sounds[i]
        after = sounds[i + 1 : i + 3]
        if sound == _ARTICLE:
            pieces.append(_article(sounds, rules))
        elif sound == "ة":
            pieces.append(_ta_marbuta(pieces, table["ة+" if construct else "ة"]))
        elif (sound, after) in (("i", ["ي", "ي"]), ("u", ["و", "و"])):
            pair = "iyy" if sound == "i" else "uww"
            pieces.append(table[pair if i + 3 < len(sounds) else pair + "#"])
            i += 2
        elif sound == "a" and after[:1] in (["ي"], ["و"]) and not _is_vowel(after[1:]) and after[1:] != after[:1]:
            pieces.append(table["ay" if after[0] == "ي" else "aw"])
            i += 1
        elif (
            sound == "a"
            and after[:1] == [chars.AIN]
            and after[1:]
            and not _is_vowel(after[1:])
            and after[1] != chars.AIN
        ):
            pieces.append(table["aع"])
            i += 1
        elif (sound == sounds[i - 1] and i and not rules.doubles and sound not in ("a", "i", "u")) or (
            i and sound == sounds[i - 1] and len(table.get(sound, "")) > 1 and rules.name.startswith(("press", "odni"))
        ):
            pass
        else:
            pieces.append(table.get(sound, sound))
        i += 1
    return "".join(pieces)


def _article(sounds: list[str], rules: Scheme) -> str:
    """The article, its l made like a following sun letter where the scheme does that."""
    written = rules.sounds[_ARTICLE]
    if rules.assimilates and len(sounds) > 1 and sounds[1] in _SUN:
        return "a" + rules.sounds[sounds[1]] + written[2:]
    return written


def _ta_marbuta(pieces: list[str], written: str) -> str:
    """Ta marbuta after a long vowel keeps its consonant only (ṣalāh)."""
    return written[1:] if pieces and pieces[-1].endswith(("ā", "â")) else written


def _is_vowel(sounds: list[str]) -> bool:
    return bool(sounds) and sounds[0] in ("a", "i", "u", "ā", "â", "ī", "ū", "á", "ة", "an", "in", "un")
