"""Profiles and the pipeline that applies them: Arabic as it is found → Arabic that can be compared, searched or shown.

The order of the pipeline, stated here once; each profile switches stages on and off, none changes their order:

 1. encoding      mojibake decoded again, entities decoded, tags removed, lines in visual order turned round
 2. controls      NUL and other control characters go; every line break becomes a line feed
 3. web           addresses, handles, hashtags, emoji
 4. unicode       a letter and its marks become one character where Unicode has one (NFC), or NFKC
 5. presentation  letter forms and ligatures of U+FB50-FDFF and U+FE70-FEFC become letters (ﷲ → الله); decorative
                  letters become plain ones
 6. bidi, zero-width, ZWNJ, spaces
 7. tatweel, Quranic marks, tashkeel
 8. look-alikes   Persian and Urdu letters typed for Arabic ones, or the reverse
 9. lines         line breaks joined or kept; signs before a line; debris of a misread picture
10. words         broken ones joined, joined ones parted, drawn-out ones shortened
11. folds         alef, hamza, alef maksura, ta marbuta; digits, separators; quotation marks, punctuation; case; symbols
12. spacing       runs of spaces, spaces before and after Arabic punctuation, ends of lines

The pipeline runs until nothing changes any more, so that normalizing twice is normalizing once. The empty string
stays empty. Characters the profile does not name are left as they are, lone surrogates included.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields, replace
from functools import cached_property
from typing import Any, Final, Literal, get_args, get_type_hints

import regex

from arabtext.errors import ArgumentTypeError, UsageError, expect_text
from arabtext.memory import once
from arabtext.script import chars
from arabtext.script.fold import CharTable
from arabtext.script.language.detection import is_persianate
from arabtext.script.repairs import mojibake, ocr, punctuation, visual, web, words
from arabtext.script.stages import PLAIN, Part, Stage, charwise, mapping, pattern, program, removal, traced
from arabtext.script.suspects import find_suspects
from arabtext.trace import Explained, Step


@dataclass(frozen=True)
class Profile:
    """What a normalization keeps and what it folds. Start from a named one:
    ``replace(PROFILES["search"], digits="keep")``.

    Booleans switch a stage on; ``suspects`` has :func:`explain` flag what was probably misread. The defaults change
    nothing that a reader could see. Raises
    :class:`arabtext.errors.UsageError` for a value that a switch does not have.
    """

    name: str = "custom"
    mojibake: bool = True
    entities: bool = False
    tags: bool = False
    visual_order: bool = True
    controls: bool = True
    urls: Literal["keep", "mask", "remove"] = "keep"
    mentions: Literal["keep", "mask", "remove"] = "keep"
    hashtags: Literal["keep", "words", "mask", "remove"] = "keep"
    emoji: Literal["keep", "mask", "remove"] = "keep"
    unicode: Literal["keep", "nfc", "nfkc"] = "nfc"
    presentation_forms: bool = True
    decorative_letters: bool = False
    bidi_controls: bool = True
    zero_width: bool = True
    zwnj: Literal["keep", "space", "remove"] = "keep"
    spaces: bool = True
    tatweel: bool = True
    quranic_marks: bool = False
    tashkeel: bool = False
    lookalikes: Literal["keep", "by language", "arabic", "persian"] = "keep"
    lines: Literal["keep", "join", "single"] = "keep"
    bullets: bool = False
    debris: bool = False
    misread_punctuation: bool = False
    suspects: bool = False
    broken_words: Literal["keep", "article", "all"] = "keep"
    joined_words: bool = False
    elongation: bool = False
    alef: bool = False
    hamza: bool = False
    alef_maksura: bool = False
    teh_marbuta: bool = False
    digits: Literal["keep", "western", "arabic", "persian"] = "keep"
    separators: Literal["keep", "western", "arabic"] = "keep"
    quotes: Literal["keep", "plain", "angle", "curly"] = "keep"
    punctuation: Literal["keep", "by neighbor", "arabic", "latin"] = "keep"
    casefold: bool = False
    latin_diacritics: bool = False
    symbols: bool = False
    punctuation_spacing: bool = True

    def __post_init__(self) -> None:
        for switch, kind in _switches().items():
            if (value := getattr(self, switch)) not in kind or type(value) is not type(kind[0]):
                choices = ", ".join(map(repr, kind))
                raise UsageError(f"profile {self.name!r}: {switch} must be one of {choices}, not {value!r}")

    def audit(self) -> Audit:
        """Return what this profile does, by the kind of loss that each step may bring.

        >>> PROFILES["display"].audit().lossless, PROFILES["search"].audit().distinction[:2]
        (True, ('hashtags to words', 'remove emoji'))
        """
        verbs: dict[str, list[str]] = {"encoding": [], "noise": [], "distinction": []}
        for stage in self._stages:
            if stage.verb not in verbs[stage.loses]:
                verbs[stage.loses].append(stage.verb)
        return Audit(**{kind: tuple(found) for kind, found in verbs.items()})

    def to_json(self) -> str:
        """Return the profile as JSON, every switch with its value, in the order of the pipeline.

        >>> Profile.from_json(PROFILES["title"].to_json()) == PROFILES["title"]
        True
        """
        return json.dumps(asdict(self), ensure_ascii=False, indent=2)

    @classmethod
    def from_json(cls, text: str) -> Profile:
        """Return the profile that ``text`` describes; switches it does not name have their defaults.

        Raises :class:`arabtext.errors.UsageError` for what is no JSON object or names an unknown switch.
        """
        try:
            values = json.loads(expect_text(text))
        except ValueError as error:
            raise UsageError(f"a profile is a JSON object; this is no JSON: {error}") from error
        known = [field.name for field in fields(cls)]
        if not isinstance(values, dict) or not isinstance(values.get("name", ""), str):
            raise UsageError('a profile is a JSON object such as {"name": "mine", "tashkeel": true}')
        if unknown := sorted(values.keys() - set(known)):
            raise UsageError(f"unknown switches: {', '.join(unknown)}; there are: {', '.join(known)}")
        return cls(**values)

    @cached_property
    def _stages(self) -> tuple[Stage, ...]:
        """The stages that are switched on, in the order of the module's docstring."""
        return tuple(_all_stages(self))

    @cached_property
    def _program(self) -> tuple[Part, ...]:
        """What runs the stages fastest."""
        return program(self._stages)

    @cached_property
    def _only_table(self) -> CharTable | None:
        """The one table that does all of it, for a profile that only replaces characters."""
        parts = self._program
        table = parts[0][1] if len(parts) == 1 else None
        return table if isinstance(table, CharTable) and table.is_stable else None

    @cached_property
    def _plain_program(self) -> tuple[Part, ...]:
        """What runs those stages that can change words of bare Arabic letters."""
        return program(stage for stage in self._stages if stage.plain)


@once
def _switches() -> dict[str, tuple[Any, ...]]:
    """Switch → the values it can have."""
    hints = get_type_hints(Profile)
    return {name: get_args(kind) or (False, True) for name, kind in hints.items() if name != "name"}


@dataclass(frozen=True, slots=True)
class Audit:
    """The steps of a profile by what they may lose.

    ``encoding`` repairs how text was stored, ``noise`` cleans what carries no meaning, ``distinction`` folds
    differences that a reader could see.
    """

    encoding: tuple[str, ...]
    noise: tuple[str, ...]
    distinction: tuple[str, ...]

    @property
    def lossless(self) -> bool:
        """Whether no difference that a reader could see is folded."""
        return not self.distinction


_TITLE = Profile(
    "title",
    entities=True,
    decorative_letters=True,
    lookalikes="by language",
    lines="single",
    bullets=True,
    broken_words="article",
    joined_words=True,
)
_SEARCH = replace(
    _TITLE,
    name="search",
    tags=True,
    hashtags="words",
    emoji="remove",
    zwnj="remove",
    quranic_marks=True,
    tashkeel=True,
    lookalikes="arabic",
    broken_words="all",
    elongation=True,
    alef=True,
    hamza=True,
    alef_maksura=True,
    teh_marbuta=True,
    digits="western",
    separators="western",
    quotes="plain",
    punctuation="latin",
    casefold=True,
)

#: The named profiles: ``title`` for a headline or a cell, ``ocr`` for text read off a screenshot, ``display`` for
#: showing text as it is, ``search`` for finding it in any spelling, ``key`` for equality of names and titles.
PROFILES: Final = {
    "title": _TITLE,
    "ocr": replace(
        _TITLE,
        name="ocr",
        lines="join",
        debris=True,
        misread_punctuation=True,
        suspects=True,
        punctuation="by neighbor",
    ),
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
    text, profile = expect_text(text), resolve(profile)
    if profile._only_table:
        return profile._only_table.fold(text)
    for _ in range(_PASSES):
        before = text
        parts = profile._plain_program if PLAIN.fullmatch(text) else profile._program
        for applies, run in parts:
            if applies(text):
                text = run(text)
        if text == before:
            break
    return text


def normalize_all(texts: Sequence[str], profile: str | Profile = "title") -> list[str]:
    """Return every text as :func:`normalize` returns it, in order; columns that only fold characters go as one text.

    >>> normalize_all(["قـيس", "الخزعلي"])
    ['قيس', 'الخزعلي']
    """
    if set(map(type, texts)) != {str}:  # quicker than asking each
        texts = [expect_text(text) for text in texts]
    if table := resolve(profile)._only_table:
        return table.all(texts)
    return [normalize(text, profile) for text in texts]


def explain(text: str, profile: str | Profile = "title") -> Explained:
    """Return what :func:`normalize` returns together with every step that led there and the map back to ``text``.

    >>> explained = explain("قـيس ؟")
    >>> explained.text, [step.verb for step in explained.steps]
    ('قيس؟', ['remove tatweel', 'close up punctuation'])
    >>> explained.span(3, 4)
    (5, 6)
    """
    original = expect_text(text)
    stages = resolve(profile)._stages
    steps: list[Step] = []
    for _ in range(_PASSES):
        text, found = traced(text, stages)
        if not found:
            break
        steps += found
    flagged = find_suspects(text) if resolve(profile).suspects else ()
    return Explained(text, original, tuple(steps), flagged)


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


# Stage 2. Control characters (category Cc) other than tab and the line breaks.
_LINE_BREAKS = "\v\f\r\x1c\x1d\x1e\x85\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"
_CONTROLS = "".join(c for c in map(chr, (*range(0x20), *range(0x7F, 0xA0))) if c not in "\t\n" + _LINE_BREAKS)

# Stage 5. U+FBD3-FBFB stay: fonts of the Quran use them as slots for glyphs, and folding makes Uyghur letters of those.
_FORM_RANGES = ((0xFB50, 0xFBB1), (0xFBFC, 0xFBFF), (0xFC00, 0xFDFC), (0xFE70, 0xFEFC))
_BASMALA = {"\N{ARABIC LIGATURE BISMILLAH AR-RAHMAN AR-RAHEEM}": "بسم الله الرحمن الرحيم"}


def _presentation_forms() -> dict[str, str]:
    """Presentation form → letters, by compatibility decomposition, without the space or tatweel that carries a mark."""
    forms = (chr(point) for first, last in _FORM_RANGES for point in range(first, last + 1))
    plain = {form: unicodedata.normalize("NFKC", form) for form in forms}
    stripped = {form: letters.strip(" " + chars.TATWEEL) or letters for form, letters in plain.items()}
    return {form: letters for form, letters in stripped.items() if letters != form} | _BASMALA


# Plain letters drawn in another style: mathematical, full-width, circled, squared and Arabic mathematical ones.
_DECORATIVE_RANGES = (
    (0xFF01, 0xFF5E),
    (0x24B6, 0x24E9),
    (0xFB00, 0xFB06),
    (0x1D400, 0x1D7FF),
    (0x1EE00, 0x1EEBB),
    (0x1F110, 0x1F169),
)


def _decorative_letters() -> dict[str, str]:
    """Decorative letter or digit → the plain one."""
    letters = (chr(point) for first, last in _DECORATIVE_RANGES for point in range(first, last + 1))
    plain = {letter: unicodedata.normalize("NFKC", letter).strip("()") for letter in letters}
    return {letter: base for letter, base in plain.items() if base != letter and unicodedata.category(letter) != "Cn"}


def _compatible(match: regex.Match[str]) -> str:
    """NFKC of a run of characters, without those that fonts of the Quran use as slots."""
    return unicodedata.normalize("NFKC", match.group())


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


def _all_stages(p: Profile) -> Iterator[Stage]:
    yield from _encoding(p)
    yield from _social(p)
    yield from _characters(p)
    yield from _letters(p)
    yield from _layout(p)
    yield from _words(p)
    yield from _folds(p)
    yield from _spacing(p)


_DEPTH = 3  # how often text may have been decoded wrongly


def _encoding(p: Profile) -> Iterator[Stage]:
    if p.mojibake:
        yield from [mojibake.repair_mojibake()] * _DEPTH
    if p.entities:
        yield web.decode_entities()
    if p.tags:
        yield web.remove_tags()
    if p.visual_order:
        yield visual.restore_order()
    if p.controls:
        yield pattern(
            "unify line breaks", "noise", r"\r\n|[\v\f\r\x1C-\x1E\x85\u2028\u2029]", "\n", only_with=_LINE_BREAKS
        )
        yield removal("remove control characters", "noise", _CONTROLS)


def _social(p: Profile) -> Iterator[Stage]:
    if p.urls != "keep":
        yield web.addresses(p.urls)
    if p.mentions != "keep":
        yield web.mentions(p.mentions)
    if p.hashtags != "keep":
        yield web.hashtags(p.hashtags)
    if p.emoji != "keep":
        yield web.emoji(p.emoji)


def _characters(p: Profile) -> Iterator[Stage]:
    if p.unicode != "keep":
        yield pattern(
            "compose marks",
            "encoding",
            r"\P{M}\p{M}+",
            lambda match: unicodedata.normalize("NFC", match.group()),
            applies=lambda text: not unicodedata.is_normalized("NFC", text),
        )
    if p.presentation_forms:
        yield mapping("replace presentation forms", "encoding", _presentation_forms())
    if p.decorative_letters:
        yield mapping("replace decorative letters", "noise", _decorative_letters())
    if p.unicode == "nfkc":
        yield pattern("replace compatibility characters", "distinction", r"[^\x00-\x7F\uFBD3-\uFBFF]+", _compatible)
    if p.bidi_controls:
        yield removal("remove bidi controls", "noise", chars.BIDI_CONTROLS)
    if p.zero_width:
        yield pattern("remove joiners", "noise", r"(?<!\p{Extended_Pictographic}\W?)\u200D+", "", only_with=chars.ZWJ)
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


def _letters(p: Profile) -> Iterator[Stage]:
    if p.decorative_letters:
        yield words.remove_ornaments()
    if p.lookalikes == "arabic":
        yield mapping("replace look-alike letters", "distinction", chars.LOOKALIKES)
    elif p.lookalikes == "persian":
        yield mapping("replace Arabic letters", "distinction", chars.PERSIAN_FORMS)
    elif p.lookalikes == "by language":
        arabic_only = {k: v for k, v in chars.LOOKALIKES.items() if v in (chars.KAF, chars.YEH)}
        any_of = re.compile("[" + "".join(arabic_only) + "]").search
        yield mapping(
            "replace look-alike letters", "encoding", arabic_only, lambda text: any_of(text) and not is_persianate(text)
        )


def _layout(p: Profile) -> Iterator[Stage]:
    if p.misread_punctuation:
        yield from ocr.misread_punctuation()
    if p.debris:
        yield from ocr.remove_debris()
    if p.lines == "join":
        yield ocr.join_lines()
    if p.bullets:
        yield ocr.remove_bullets()
    if p.lines == "single":
        yield pattern("join lines", "noise", r" *\n[\n ]*", " ", only_with="\n")


def _words(p: Profile) -> Iterator[Stage]:
    if p.broken_words != "keep":
        yield words.join_broken_words(conjunction=p.broken_words == "all")
    if p.joined_words:
        yield words.part_joined_words()
    if p.elongation:
        yield words.shorten_drawn_out_words()


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
    if p.separators != "keep":
        yield punctuation.separators(p.separators)
    if p.quotes != "keep":
        yield punctuation.quotes(p.quotes)
    if p.punctuation != "keep":
        yield punctuation.style(p.punctuation)
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
        yield from punctuation.spacing()
    if p.spaces:
        yield pattern("trim lines", "noise", r"\A[ \n]+| (?=\n)|(?<=\n) |[ \n]+\Z", "", only_with=" \n")
