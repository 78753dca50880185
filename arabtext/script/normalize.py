"""Profiles and the pipeline that applies them: Arabic as it is found → Arabic that can be compared, searched or shown.

The order of the pipeline, stated here once; each profile switches stages on and off, none changes their order:

 1. controls      NUL and other control characters go; every line break becomes a line feed
 2. compose       a letter and its marks become one character where Unicode has one (NFC of marks)
 3. presentation  letter forms and ligatures of U+FB50-FDFF and U+FE70-FEFC become letters (ﷲ → الله)
 4. bidi, zero-width, ZWNJ, spaces
 5. tatweel, Quranic marks, tashkeel
 6. look-alikes   Persian and Urdu letters typed for Arabic ones
 7. lines         line breaks joined or kept
 8. bullets       signs before a line
 9. folds         alef, hamza, alef maksura, ta marbuta; digits; quotation marks; case; Latin diacritics; symbols
10. spacing       runs of spaces, spaces before and after Arabic punctuation, ends of lines

The pipeline runs until nothing changes any more, so that normalizing twice is normalizing once. The empty string
stays empty. Characters the profile does not name are left as they are, lone surrogates included.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, Literal

import regex

from arabtext.errors import ArgumentTypeError, UsageError, expect_text
from arabtext.script import chars, ocr
from arabtext.script.language import is_persianate
from arabtext.script.stages import Stage, charwise, mapping, pattern, removal, traced
from arabtext.trace import Explained, Step


@dataclass(frozen=True)
class Profile:
    """What a normalization keeps and what it folds. Start from a named one:
    ``replace(PROFILES["search"], digits="keep")``.

    Booleans switch a stage on. The defaults change nothing that a reader could see.
    """

    name: str = "custom"
    controls: bool = True
    compose: bool = True
    presentation_forms: bool = True
    bidi_controls: bool = True
    zero_width: bool = True
    zwnj: Literal["keep", "space", "remove"] = "keep"
    spaces: bool = True
    tatweel: bool = True
    quranic_marks: bool = False
    tashkeel: bool = False
    lookalikes: Literal["keep", "by language", "arabic"] = "keep"
    lines: Literal["keep", "join", "single"] = "keep"
    bullets: bool = False
    alef: bool = False
    hamza: bool = False
    alef_maksura: bool = False
    teh_marbuta: bool = False
    digits: Literal["keep", "western", "arabic", "persian"] = "keep"
    quotes: Literal["keep", "plain"] = "keep"
    casefold: bool = False
    latin_diacritics: bool = False
    symbols: bool = False
    punctuation_spacing: bool = True


_TITLE = Profile("title", lookalikes="by language", lines="single", bullets=True)
_SEARCH = replace(
    _TITLE,
    name="search",
    zwnj="remove",
    quranic_marks=True,
    tashkeel=True,
    lookalikes="arabic",
    alef=True,
    hamza=True,
    alef_maksura=True,
    teh_marbuta=True,
    digits="western",
    quotes="plain",
    casefold=True,
)

#: The named profiles: ``title`` for a headline or a cell, ``ocr`` for text read off a screenshot, ``display`` for
#: showing text as it is, ``search`` for finding it in any spelling, ``key`` for equality of names and titles.
PROFILES: Final = {
    "title": _TITLE,
    "ocr": replace(_TITLE, name="ocr", lines="join"),
    "display": Profile("display"),
    "search": _SEARCH,
    "key": replace(_SEARCH, name="key", latin_diacritics=True, symbols=True),
}

_PASSES = 12  # a pass after the second is rare; the bound only guards against an endless loop


def normalize(text: str, profile: str | Profile = "title") -> str:
    """Return ``text`` in the form of ``profile`` (a name in :data:`PROFILES` or a :class:`Profile`).

    Takes any ``str`` without raising and is idempotent. Raises :class:`arabtext.errors.UsageError` for an unknown
    profile and :class:`arabtext.errors.ArgumentTypeError` when ``text`` is not a ``str``.

    >>> normalize("هل اصبح قيس الخزعلي ،عبد الملك الحوثي العراقي ؟")
    'هل اصبح قيس الخزعلي، عبد الملك الحوثي العراقي؟'
    >>> normalize("أصبح", "search") == normalize("اصبح", "search")
    True
    """
    text = expect_text(text)
    stages = _stages(resolve(profile))
    for _ in range(_PASSES):
        before = text
        for stage in stages:
            text = stage(text)
        if text == before:
            break
    return text


def explain(text: str, profile: str | Profile = "title") -> Explained:
    """Return what :func:`normalize` returns together with every step that led there and the map back to ``text``.

    >>> explained = explain("قـيس ؟")
    >>> explained.text, [step.verb for step in explained.steps]
    ('قيس؟', ['remove tatweel', 'close up punctuation'])
    >>> explained.span(3, 4)
    (5, 6)
    """
    original = expect_text(text)
    stages = _stages(resolve(profile))
    steps: list[Step] = []
    for _ in range(_PASSES):
        text, found = traced(text, stages)
        if not found:
            break
        steps += found
    return Explained(text, original, tuple(steps))


def resolve(profile: str | Profile) -> Profile:
    """Return the profile itself, or the one of that name."""
    if isinstance(profile, Profile):
        return profile
    if not isinstance(profile, str):
        raise ArgumentTypeError(f"profile must be a name or a Profile, not {type(profile).__name__}")
    try:
        return PROFILES[profile]
    except KeyError:
        raise UsageError(f"unknown profile {profile!r}; choose one of: {', '.join(PROFILES)}") from None


# Stage 1. Control characters (category Cc) other than tab and the line breaks.
_LINE_BREAKS = "\v\f\r\x1c\x1d\x1e\x85\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"
_CONTROLS = "".join(c for c in map(chr, (*range(0x20), *range(0x7F, 0xA0))) if c not in "\t\n" + _LINE_BREAKS)

# Stage 3. U+FBD3-FBFB stay: fonts of the Quran use them as slots for glyphs, and folding makes Uyghur letters of those.
_FORM_RANGES = ((0xFB50, 0xFBB1), (0xFBFC, 0xFBFF), (0xFC00, 0xFDFC), (0xFE70, 0xFEFC))
_BASMALA = {"\N{ARABIC LIGATURE BISMILLAH AR-RAHMAN AR-RAHEEM}": "بسم الله الرحمن الرحيم"}


def _presentation_forms() -> dict[str, str]:
    """Presentation form → letters, by compatibility decomposition, without the space or tatweel that carries a mark."""
    forms = (chr(point) for first, last in _FORM_RANGES for point in range(first, last + 1))
    plain = {form: unicodedata.normalize("NFKC", form) for form in forms}
    stripped = {form: letters.strip(" " + chars.TATWEEL) or letters for form, letters in plain.items()}
    return {form: letters for form, letters in stripped.items() if letters != form} | _BASMALA


_DIGITS = {
    "western": (chars.ARABIC_DIGITS + chars.PERSIAN_DIGITS, chars.WESTERN_DIGITS * 2),
    "arabic": (chars.WESTERN_DIGITS + chars.PERSIAN_DIGITS, chars.ARABIC_DIGITS * 2),
    "persian": (chars.WESTERN_DIGITS + chars.ARABIC_DIGITS, chars.PERSIAN_DIGITS * 2),
}
_LATIN_SPECIALS = {
    "ı": "i",
    "ø": "o",
    "ł": "l",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ə": "a",
}


def _plain_latin(match: regex.Match[str]) -> str:
    """A Latin letter without its diacritics."""
    letter = match.group()
    decomposed = unicodedata.normalize("NFD", letter)
    base = "".join(c for c in decomposed if not unicodedata.combining(c))
    return "".join(_LATIN_SPECIALS.get(c, c) for c in base)


@lru_cache(maxsize=64)
def _stages(profile: Profile) -> tuple[Stage, ...]:
    """The stages that ``profile`` switches on, in the order of the module's docstring."""
    return tuple(_all_stages(profile))


def _all_stages(p: Profile) -> Iterator[Stage]:
    if p.controls:
        yield pattern("unify line breaks", "noise", r"\r\n|[\v\f\r\x1C-\x1E\x85\u2028\u2029]", "\n")
        yield removal("remove control characters", "noise", _CONTROLS)
    if p.compose:
        yield pattern("compose marks", "encoding", r"\P{M}\p{M}+", lambda m: unicodedata.normalize("NFC", m.group()))
    if p.presentation_forms:
        yield mapping("replace presentation forms", "encoding", _presentation_forms())
    if p.bidi_controls:
        yield removal("remove bidi controls", "noise", chars.BIDI_CONTROLS)
    if p.zero_width:
        yield removal("remove zero-width characters", "noise", chars.ZERO_WIDTH)
    if p.zwnj != "keep":
        yield mapping("replace ZWNJ", "distinction", {chars.ZWNJ: " " if p.zwnj == "space" else ""})
    if p.spaces:
        yield mapping("unify spaces", "noise", dict.fromkeys(chars.SPACES, " "))
    if p.tatweel:
        yield removal("remove tatweel", "noise", chars.TATWEEL)
    if p.quranic_marks:
        yield removal("remove Quranic marks", "distinction", chars.QURANIC_MARKS)
    if p.tashkeel:
        yield removal("remove tashkeel", "distinction", chars.TASHKEEL)
    yield from _letters(p)
    yield from _layout(p)
    yield from _folds(p)
    yield from _spacing(p)


def _letters(p: Profile) -> Iterator[Stage]:
    if p.lookalikes == "arabic":
        yield mapping("replace look-alike letters", "distinction", chars.LOOKALIKES)
    elif p.lookalikes == "by language":
        arabic_only = {k: v for k, v in chars.LOOKALIKES.items() if v in (chars.KAF, chars.YEH)}
        yield mapping(
            "replace look-alike letters", "encoding", arabic_only, applies=lambda text: not is_persianate(text)
        )


def _layout(p: Profile) -> Iterator[Stage]:
    if p.lines == "join":
        yield ocr.join_lines()
    if p.bullets:
        yield ocr.remove_bullets()
    if p.lines == "single":
        yield pattern("join lines", "noise", r" *\n[\n ]*", " ", only_with="\n")


def _folds(p: Profile) -> Iterator[Stage]:
    if p.alef:
        yield mapping("fold alef", "distinction", dict.fromkeys(chars.ALEF_FORMS, chars.ALEF))
    if p.hamza:
        seats = {chars.WAW_HAMZA: chars.WAW, chars.YEH_HAMZA: chars.YEH, chars.HAMZA: ""}
        marks = dict.fromkeys("\N{ARABIC HAMZA ABOVE}\N{ARABIC HAMZA BELOW}\N{ARABIC MADDAH ABOVE}", "")
        yield mapping("fold hamza", "distinction", seats | marks)
    if p.alef_maksura:
        yield mapping("fold alef maksura", "distinction", {chars.ALEF_MAKSURA: chars.YEH})
    if p.teh_marbuta:
        yield mapping("fold ta marbuta", "distinction", {chars.TEH_MARBUTA: chars.HEH})
    if p.digits != "keep":
        yield mapping("unify digits", "distinction", dict(zip(*_DIGITS[p.digits], strict=True)))
    if p.quotes == "plain":
        yield mapping("unify quotation marks", "distinction", dict.fromkeys(chars.QUOTES[1:], '"'))
    if p.casefold:
        yield charwise("fold case", "distinction", str.casefold)
    if p.latin_diacritics:
        yield removal("remove apostrophes", "distinction", chars.APOSTROPHES)
        yield pattern("fold Latin letters", "distinction", r"[\p{Latin}--[A-Za-z]]", _plain_latin)
        yield pattern("remove combining marks", "distinction", r"[\u0300-\u036F]+", "")
    if p.symbols:
        yield pattern("replace symbols", "distinction", r"[^\p{L}\p{M}\p{N}\s]+", " ")


def _spacing(p: Profile) -> Iterator[Stage]:
    if p.spaces:
        yield pattern("collapse spaces", "noise", r" {2,}", " ", only_with=" ")
        yield pattern("collapse blank lines", "noise", r"\n(?: ?\n){2,}", "\n\n", only_with="\n")
    if p.punctuation_spacing:
        yield pattern("close up punctuation", "noise", r" (?=[،؛؟])|(?<=[\u0621-\u064A])(?: (?=[.,:;!?…](?:\s|$)))", "")
        yield pattern(
            "space after punctuation",
            "noise",
            r"(?<=[؛؟])(?=[\p{L}\p{N}])|(?<=،)(?=\p{L})|(?<=\P{N}،)(?=\p{N})",
            " ",
            only_with=chars.ARABIC_PUNCTUATION,
        )
    if p.spaces:
        yield pattern("trim lines", "noise", r"\A[ \n]+| (?=\n)|(?<=\n) |[ \n]+\Z", "", only_with=" \n")
