"""Respelling of a word in a style: its house spelling is aligned with its sounds, and few of the letters are changed.

An established spelling keeps whatever the style does not differ about: with ``u`` for a long u, ``Yousef`` becomes
``Yusef`` and keeps its e. A style that follows a formal scheme writes a word anew, without the scheme's diacritics.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Final

import regex

from arabtext import resources
from arabtext.memory import once
from arabtext.names.comparing.sound_channel import Sound, divide, located_sounds
from arabtext.names.known.sounds import VOWELS
from arabtext.names.style.value import PRESS, Style
from arabtext.names.writing import schemes
from arabtext.script import chars

Unit = tuple[Sound, str]  # a sound and its place, and the letters that write it

#: Mean natural logarithm of the probability of each sound's letters below which a spelling is another name than the
#: vocalized form: it is left alone. Chosen by hand on the listed names.
_MIN_FIT: Final = -5.0

#: Value of ``signs`` → the signs of ʿayn and of hamza.
_SIGNS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "none": ("", ""),
        "apostrophe": ("'", "'"),
        "quotes": ("\N{LEFT SINGLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}"),
        "rings": ("\N{MODIFIER LETTER LEFT HALF RING}", "\N{MODIFIER LETTER RIGHT HALF RING}"),
    }
)
#: Keys of a style that say how the sounds of a word are written.
_OF_SOUNDS: Final = ("teh_marbuta", "signs", "doubles", "scheme", "long_u", "ay", "aw", "nisba", "letters")
_DOUBLED: Final = "2"  # sign before a doubled consonant
_MIN_NISBA: Final = 3  # consonants before the ending of a nisba; Ali and Hadi have two
_TWICE = regex.compile(r"([^aeiou])\1")
_CONSONANTS = regex.compile(r"[^aeiou]+")
_WORDS = regex.compile(r"[ -]")


def signs_of(style: Style) -> tuple[str, str]:
    """Return how a style writes ʿayn and hamza, both empty where it leaves them off."""
    return _SIGNS[style.signs]


def changes_letters(style: Style) -> bool:
    """Return whether a style writes any sound in another way than the house."""
    defaults = {one.name: one.default for one in fields(Style)}
    return any(getattr(style, key) != defaults[key] for key in _OF_SOUNDS)


def align(vocalized: str, form: str) -> tuple[Unit, ...]:
    """Return the sounds of a vocalized word, each with the letters of a spelling that write it; () if it does not fit.

    The spelling is one word in small letters.

    >>> [letters for _, letters in align("يُوسُف", "yousef")]
    ['y', 'ou', 's', 'e', 'f']
    >>> align("يُوسُف", "qais")
    ()
    """
    divided = divide(vocalized, form)
    if divided is None or divided[1] < _MIN_FIT:
        return ()
    return tuple(zip(located_sounds(vocalized), divided[0], strict=True))


def respell(form: str, vocalized: str, style: Style) -> str:
    """Return a house spelling, without article, as ``style`` writes its sounds; as it is if they do not fit.

    >>> respell("Yousef", "يُوسُف", Style(long_u="u")), respell("Khazali", "خَزعَلِيّ", Style(signs="rings"))
    ('Yusef', 'Khazʿali')
    >>> respell("Hussein", "حُسَين", Style(scheme="ijmes", signs="rings"))
    'Husayn'
    """
    if not vocalized:
        return form
    if style.scheme != PRESS:
        return _in_scheme(vocalized, style) or form
    pieces, words = _WORDS.split(form), vocalized.split(" ")
    if len(pieces) == 1:
        return _respelled(form, vocalized.replace(" ", ""), style)
    bare = [(at, piece) for at, piece in enumerate(pieces) if piece.casefold() not in ("al", "el", "ul")]
    if len(bare) != len(words):
        return form
    joints = _WORDS.findall(form)
    for (at, piece), word in zip(bare, words, strict=True):
        pieces[at] = _respelled(piece, word, style)
    return "".join(piece + joint for piece, joint in zip(pieces, [*joints, ""], strict=True))


def _in_scheme(vocalized: str, style: Style) -> str:
    """Return a word in the scheme of a style, without its article and diacritics."""
    written = schemes.render(vocalized, style.scheme)
    ayn, hamza = (_scheme_signs(style.scheme)[sound] for sound in (chars.AIN, chars.HAMZA))
    own = dict(zip((ayn, hamza), signs_of(style), strict=True))
    decomposed = unicodedata.normalize("NFD", written)
    plain = "".join(own.get(c, c) for c in decomposed if not unicodedata.combining(c))
    plain = unicodedata.normalize("NFC", "".join(c for c in plain if c.isascii() or c in signs_of(style)))
    article = schemes.article_of(vocalized, style.scheme)
    return capital(plain[len(article) :] if article else plain)


@once
def _scheme_signs(scheme: str) -> dict[str, str]:
    return resources.mapping("names/schemes.tsv", "sound", scheme)


def _respelled(form: str, vocalized: str, style: Style) -> str:
    """Return one word of a spelling with the letters changed about which a style differs from the house."""
    units = align(vocalized, form.lower()) if form.isascii() and form.isalpha() else ()
    if not units:
        return form
    stem = [sound for (sound, _), _ in units[:-1]]
    consonants = sum(sound not in VOWELS for sound in stem)  # a diphthong holds one
    pieces: list[str] = []
    for (sound, place), letters in units:
        if sound in (chars.AIN, chars.HAMZA) and style.signs != "none":
            _put_sign(pieces, sound, place, letters, style)
        else:
            pieces.append(_unit(sound, place, letters, style, is_long=consonants >= _MIN_NISBA))
    text = "".join(pieces)
    return capital(text) if form[:1].isupper() else text


def _unit(sound: str, place: str, letters: str, style: Style, *, is_long: bool) -> str:
    """Return the letters of one sound in a style."""
    if sound == "ū" and letters in ("ou", "oo", "u"):
        return letters if style.long_u == "ou" else style.long_u
    if sound == "a" + chars.YEH and letters in ("ai", "ay", "ei", "ey"):
        return letters if style.ay == "ai" else style.ay
    if sound == "a" + chars.WAW and letters in ("aw", "au", "ou", "ow"):
        return letters if style.aw == "aw" else style.aw
    if sound == chars.TEH_MARBUTA and letters in ("a", "ah"):
        return letters if style.teh_marbuta == "a" else style.teh_marbuta
    if place == "last" and sound in ("ī", _DOUBLED + chars.YEH) and letters in ("i", "y", "iy"):
        return letters if style.nisba == "i" or not is_long else style.nisba
    return _consonant(sound, letters, style)


def _consonant(sound: str, letters: str, style: Style) -> str:
    """Return the letters of a consonant: those that a style has for it, and twice or once."""
    consonant = sound.removeprefix(_DOUBLED)
    if own := style.letters.get(consonant):
        letters = _CONSONANTS.sub(lambda found: own * 2 if _is_twice(found[0]) and len(own) == 1 else own, letters, 1)
    if style.doubles == "kept" or consonant in (chars.YEH, chars.WAW):
        return letters
    if style.doubles == "arabic" and sound != consonant:
        return letters * 2 if len(letters) == 1 else letters
    return _TWICE.sub(r"\1", letters)


def _is_twice(letters: str) -> bool:
    half = len(letters) // 2
    return len(letters) > 1 and letters[:half] == letters[half:]


def _put_sign(pieces: list[str], sound: str, place: str, letters: str, style: Style) -> None:
    """Append the sign of ʿayn or hamza, which takes the place of an a that was lengthened for it."""
    ayn, hamza = signs_of(style)
    if sound == chars.HAMZA and place == "first":
        pieces.append(letters)
        return
    if pieces and pieces[-1].endswith("aa"):
        pieces[-1] = pieces[-1][:-1]
    pieces.append((ayn if sound == chars.AIN else hamza) + ("" if letters == "a" else letters))


def capital(text: str) -> str:
    """Return a text with its first letter in upper case, behind a sign of ʿayn or hamza."""
    at = next((at for at, character in enumerate(text) if character.lower() != character.upper()), None)
    return text if at is None else text[:at] + text[at].upper() + text[at + 1 :]
