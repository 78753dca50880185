"""The pipeline: every step of a normalization in its one order, with the switch of a profile that runs it.

Profiles switch steps on and off; none changes their order. :data:`PIPELINE` is the one source: the list below, the
documentation of :class:`arabtext.script.profiles.Profile`, its audit and the tables of docs/script.md are made from it
by resources/builders/document_pipeline.py (tests compare them).

 1. line breaks   ``controls``
 2. encoding      ``escapes``, ``mojibake``, ``entities``, ``tags``, ``visual_order``, ``controls``
 3. web           ``urls``, ``mentions``, ``hashtags``, ``emoji``
 4. characters    ``unicode``, ``presentation_forms``, ``word_signs``, ``decorative_letters``
 5. invisible     ``bidi_controls``, ``zero_width``, ``spaces``, ``tabs``
 6. letters       ``tatweel``, ``decorative_letters``, ``lookalikes``, ``pdf_text``
 7. pictures      ``misread_punctuation``, ``debris``
 8. words         ``broken_words``, ``joined_words``, ``elongation``
 9. spacing       ``spaces``, ``punctuation_spacing``
10. lines         ``lines``, ``bullets``
11. folds         ``letter_shapes``, ``tashkeel``, ``zwnj``, ``quranic_marks``, ``lookalikes``, ``alef``, ``hamza``,
                  ``alef_maksura``, ``teh_marbuta``, ``digits``, ``separators``, ``quotes``, ``punctuation``,
                  ``casefold``, ``latin_diacritics``, ``symbols``
12. gaps          ``spaces``, ``suspects``

A step may need that others have run (``needs``), so its row comes after theirs. What it may lose is the class of its
stages: ``encoding`` and ``noise`` lose nothing that a reader could see, ``distinction`` does.

Sections 1 to 10 are repairs, which run until nothing changes any more; then every fold runs once, and what it leaves is
read by the repairs once more, so that normalizing twice is normalizing once (:mod:`arabtext.script.engine`). The empty
string stays empty. Characters that no step names stay as they are, lone surrogates included.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Final, Literal

import regex

from arabtext import resources
from arabtext.memory import once
from arabtext.script import chars
from arabtext.script.fold import finder
from arabtext.script.repairs import escapes, mojibake, ocr, pdf, punctuation, visual, web, words
from arabtext.script.stages import Loses, Stage, charwise, edited, mapping, pattern, removal
from arabtext.trace import Edit

Phase = Literal["repair", "fold", "spacing"]

#: The sections of the pipeline, in order, each with the phases that its steps may run in.
SECTIONS: Final[Mapping[str, Phase]] = MappingProxyType(
    {
        "line breaks": "repair",
        "encoding": "repair",
        "web": "repair",
        "characters": "repair",
        "invisible": "repair",
        "letters": "repair",
        "pictures": "repair",
        "words": "repair",
        "spacing": "repair",
        "lines": "repair",
        "folds": "fold",
        "gaps": "spacing",
    }
)


@dataclass(frozen=True, slots=True)
class PipelineStep:
    """A step of the pipeline: which value of which switch runs it, and what it does.

    ``before`` → ``after`` is an example with this switch alone. ``make`` returns the stages that do the work; ``needs``
    names switches whose steps must have run before, ``wakes`` those of earlier sections that may find work in what this
    step leaves, for which the repairs run once more.
    """

    section: str
    switch: str
    value: object
    does: str
    before: str
    after: str
    make: Callable[[], Iterable[Stage]]
    needs: tuple[str, ...] = ()
    wakes: tuple[str, ...] = ()

    @property
    def number(self) -> int:
        """The number of the section, from 1."""
        return [*SECTIONS].index(self.section) + 1

    @property
    def phase(self) -> Phase:
        """Whether the step is a repair, a fold, or mends the spaces that folds leave."""
        return SECTIONS[self.section]

    @property
    def loses(self) -> tuple[Loses, ...]:
        """What the step may lose, by the classes of its stages."""
        return tuple(dict.fromkeys(stage.loses for stage in self.make()))


def stages_of(switches: Any, phase: Phase | None = None) -> Iterable[Stage]:
    """Yield the stages that run for the values of ``switches``, an object with an attribute for each switch.

    With ``phase``, only the stages of that phase.
    """
    for step in PIPELINE:
        if phase in (None, step.phase) and getattr(switches, step.switch) == step.value:
            yield from step.make()


# Line breaks, and controls: category Cc other than tab and the line breaks.

_LINE_BREAKS: Final = "\v\f\x1c\x1d\x1e\x85\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"  # beside CR and LF
_CONTROLS: Final = "".join(c for c in map(chr, (*range(0x20), *range(0x7F, 0xA0))) if c not in "\t\n\r" + _LINE_BREAKS)


def _carriage_returns() -> Iterable[Stage]:
    yield pattern("unify line breaks", "noise", r"\r\n?", "\n", only_with="\r", whole=True)


def _controls() -> Iterable[Stage]:
    yield mapping("unify line breaks", "noise", dict.fromkeys(_LINE_BREAKS, "\n"))
    yield removal("remove control characters", "noise", _CONTROLS)


# Characters: composed, in their plain form

#: Presentation forms that become letters. U+FBD3-FBFB stay: fonts of the Quran use them as slots for glyphs, and
#: folding makes Uyghur letters of those. Signs that stand for words (U+FDFA and others) are no forms of letters.
_FORM_RANGES: Final = ((0xFB50, 0xFBB1), (0xFBFC, 0xFBFF), (0xFC00, 0xFDF9), (0xFE70, 0xFEFC))
#: Plain letters and digits drawn in another style: full-width, circled, ligatures, mathematical, Arabic mathematical,
#: squared.
_DECORATIVE_RANGES: Final = (
    (0xFF10, 0xFF19),
    (0xFF21, 0xFF3A),
    (0xFF41, 0xFF5A),
    (0x24B6, 0x24E9),
    (0xFB00, 0xFB06),
    (0x1D400, 0x1D7FF),
    (0x1EE00, 0x1EEBB),
    (0x1F110, 0x1F169),
)


def _compose() -> Iterable[Stage]:
    def is_apart(text: str) -> bool:
        return not unicodedata.is_normalized("NFC", text)

    yield pattern(
        "compose marks",
        "encoding",
        r"[^\p{M}\n]\p{M}+",
        lambda match: unicodedata.normalize("NFC", match.group()),
        applies=is_apart,
    )


def _compatible() -> Iterable[Stage]:
    """Yield NFKC without the characters that fonts of the Quran use as slots."""
    expression = r"[^\x00-\x7F\uFBD3-\uFBFF]+"
    has_any = regex.compile(expression).search
    yield pattern(
        "replace compatibility characters",
        "distinction",
        expression,
        lambda match: unicodedata.normalize("NFKC", match.group()),
        applies=has_any,
    )


def _presentation_forms() -> Iterable[Stage]:
    """Yield the compatibility decomposition of presentation forms, without the space or tatweel that carries a mark."""
    forms = (chr(point) for first, last in _FORM_RANGES for point in range(first, last + 1))
    plain = {form: unicodedata.normalize("NFKC", form) for form in forms if form not in word_signs()}
    stripped = {form: letters.strip(" " + chars.TATWEEL) or letters for form, letters in plain.items()}
    changed = {form: letters for form, letters in stripped.items() if letters != form}
    yield mapping("replace presentation forms", "encoding", changed)


@once
def word_signs() -> dict[str, str]:
    """Return character → the words that it stands for, such as ﷺ."""
    return resources.mapping("script/word_signs.tsv", "sign", "text")


_CLOSING: Final = ".,:;!?)]}»”\"'…" + chars.ARABIC_PUNCTUATION
_OPENING: Final = "([{«“\"'"


def _write_out_signs() -> Iterable[Stage]:
    """Yield the stage that writes out signs of words, with spaces to the words beside them."""

    def in_words(match: regex.Match[str]) -> str:
        before, after = _neighbors(match)
        starts, ends = not before.strip() or before in _OPENING, not after.strip() or after in _CLOSING
        return " " * (not starts) + word_signs()[match.group()] + " " * (not ends)

    signs = "".join(word_signs())
    yield pattern("write out signs", "encoding", f"[{signs}]", in_words, only_with=signs)


def _decorative_letters() -> Iterable[Stage]:
    letters = (chr(point) for first, last in _DECORATIVE_RANGES for point in range(first, last + 1))
    plain = {letter: unicodedata.normalize("NFKC", letter).strip("()") for letter in letters}
    changed = {c: base for c, base in plain.items() if base != c and unicodedata.category(c) != "Cn"}
    yield mapping("replace decorative letters", "noise", changed)


_DRAWN_MARKS: Final = r"\u0300-\u036F\u20D0-\u20DC\u20E1\u20E5-\u20F0"  # no language writes them on Arabic letters


def _decorative_marks() -> Iterable[Stage]:
    marks = rf"(?<=[\p{{Arabic}}\u064B-\u0655\u0670])[{_DRAWN_MARKS}]+"
    has_mark = regex.compile(f"[{_DRAWN_MARKS}]").search
    yield pattern("remove decorative marks", "noise", marks, "", applies=has_mark)


# Invisible characters, tatweel


_AFTER_PICTURE: Final = regex.compile(r"\p{Extended_Pictographic}[\uFE0F\U0001F3FB-\U0001F3FF]?\Z")


def _zero_width() -> Iterable[Stage]:
    """Yield the stages that remove characters without width.

    Joiners stay inside emoji and at the edge of a word, where they shape a letter.
    """

    def kept(match: regex.Match[str]) -> str:
        before, after = _neighbors(match)
        is_at_edge = _is_of_word(before) != chars.has_arabic_letter(after)
        return (
            match.group()
            if is_at_edge or _AFTER_PICTURE.search(match.string, max(0, match.start() - 2), match.start())
            else ""
        )

    yield pattern("remove joiners", "noise", r"\u200D+", kept, only_with=chars.ZWJ)
    yield removal("remove zero-width characters", "noise", chars.ZERO_WIDTH)


def _neighbors(match: regex.Match[str]) -> tuple[str, str]:
    """Return the characters before and after a match; nothing at an end of the text."""
    return match.string[max(0, match.start() - 1) : match.start()], match.string[match.end() : match.end() + 1]


def _is_of_word(character: str) -> bool:
    return chars.has_arabic_letter(character) or unicodedata.combining(character or " ") > 0


_RUN_OF_TATWEEL: Final = regex.compile(r"(?V1)(?<=[\p{Arabic}&&\p{L}]\p{M}{0,4})\u0640++(?=[\p{Arabic}&&\p{L}])")


def _tatweel() -> Iterable[Stage]:
    """Yield the stage that removes tatweel between letters.

    It stays at the edge of a word, where it shapes a letter (هـ) or is a dash, and where it carries marks (بِـَٔايَة).
    """

    def edits(text: str) -> Iterator[Edit]:
        return (Edit(i, i + 1, "") for run in _RUN_OF_TATWEEL.finditer(text) for i in range(*run.span()))

    def asks(token: str) -> bool:
        return next(edits(token), None) is not None

    yield edited("remove tatweel", "noise", edits, finder(chars.TATWEEL), asks, signs=chars.TATWEEL)


def _letter_shapes() -> Iterable[Stage]:
    """Yield the stage that removes what shapes a letter, and writes a hyphen for a tatweel that is used as a dash."""

    def dash_or_nothing(match: regex.Match[str]) -> str:
        beside = any(map(_is_of_word, _neighbors(match)))
        if chars.TATWEEL in match.group():
            return "" if beside else "-"
        return "" if beside else match.group()

    signs = chars.TATWEEL + chars.ZWJ
    yield pattern("fold letter shapes", "distinction", r"\u0640+|\u200D+", dash_or_nothing, only_with=signs)


# Lines


def _join_lines() -> Iterable[Stage]:
    def joint(match: regex.Match[str]) -> str:
        return " " if match.start() and match.end() < len(match.string) else ""

    def run(text: str) -> str:
        first, *others = text.split("\n")
        *inner, last = others
        pieces = [first.rstrip(" "), *(line.strip(" ") for line in inner), last.lstrip(" ")]
        return " ".join(filter(None, pieces))

    stage = pattern("join lines", "noise", r" *\n[\n ]*", joint, only_with="\n", whole=True, reflows=True)
    yield replace(stage, run=run)


# Folds

_DIGITS: Final = {
    "western": (chars.ARABIC_DIGITS + chars.PERSIAN_DIGITS, chars.WESTERN_DIGITS * 2),
    "arabic": (chars.WESTERN_DIGITS + chars.PERSIAN_DIGITS, chars.ARABIC_DIGITS * 2),
    "persian": (chars.WESTERN_DIGITS + chars.ARABIC_DIGITS, chars.PERSIAN_DIGITS * 2),
}
_HAMZA_MARKS: Final = "\N{ARABIC HAMZA ABOVE}\N{ARABIC HAMZA BELOW}\N{ARABIC MADDAH ABOVE}"
#: Latin letters that have no decomposition → what they are typed as.
_LATIN_SPECIALS: Final = {
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
_LATIN_LETTER: Final = regex.compile(r"\p{Latin}")
_SYMBOL: Final = regex.compile(r"[^\p{L}\p{M}\p{N}\s]")


def _tashkeel() -> Iterable[Stage]:
    yield words.write_dagger_alef()
    yield removal("remove tashkeel", "distinction", chars.TASHKEEL)


def _digits(choice: str) -> Stage:
    return mapping("unify digits", "distinction", dict(zip(*_DIGITS[choice], strict=True)))


def _hamza() -> Iterable[Stage]:
    letters = chars.HAMZA_SEATS | {chars.HAMZA: ""}
    yield mapping("fold hamza", "distinction", letters | dict.fromkeys(_HAMZA_MARKS, ""))


def _plain_latin(character: str) -> str:
    """Return a Latin letter without its diacritics; nothing for a combining mark of Latin."""
    if character.isascii():
        return character
    if _LATIN_LETTER.match(character) is None:
        return "" if "\u0300" <= character <= "\u036f" else character
    decomposed = unicodedata.normalize("NFD", character)
    base = "".join(c for c in decomposed if not unicodedata.combining(c))
    return "".join(_LATIN_SPECIALS.get(c, c) for c in base)


def _latin_diacritics() -> Iterable[Stage]:
    yield removal("remove apostrophes", "distinction", chars.APOSTROPHES)
    yield charwise("fold Latin letters", "distinction", _plain_latin)


def _space_for_symbol(character: str) -> str:
    return " " if _SYMBOL.match(character) else character


def _trim() -> Iterable[Stage]:
    return punctuation.trim()


def _spaces_left() -> Iterable[Stage]:
    yield punctuation.collapse_spaces()
    yield from punctuation.trim()
    yield punctuation.collapse_blank_lines()


def _one(make: Callable[..., Stage], *values: Any) -> Callable[[], Iterable[Stage]]:
    """Return a function that makes the one stage ``make(*values)``."""
    return lambda: [make(*values)]


def _fold(verb: str, table: dict[str, str]) -> Callable[[], Iterable[Stage]]:
    return _one(mapping, verb, "distinction", table)


def _remove(verb: str, characters: str, *, distinction: bool = False) -> Callable[[], Iterable[Stage]]:
    return _one(removal, verb, "distinction" if distinction else "noise", characters)


def _nothing() -> Iterable[Stage]:
    """Return no stage: :func:`arabtext.script.explain` does the work."""
    return ()


# fmt: off
PIPELINE: Final[tuple[PipelineStep, ...]] = (
    PipelineStep("line breaks", "controls", True, "write carriage returns as line feeds",
                 "ق\r\nخ", "ق\nخ",
                 _carriage_returns),
    PipelineStep("encoding", "escapes", True, "decode the escapes of JSON, e-mail and addresses",
                 "%D9%82%D9%8A%D8%B3", "قيس", escapes.decode_escapes),
    PipelineStep("encoding", "mojibake", True, "decode text again that was decoded with the wrong table",
                 "ط§ظ„ط¹ط±ط§ظ‚", "العراق", _one(mojibake.repair_mojibake)),
    PipelineStep("encoding", "entities", True, "decode the character references of HTML",
                 "&quot;قيس&quot;", '"قيس"', _one(web.decode_entities), needs=("mojibake",),
                 wakes=("escapes", "mojibake")),
    PipelineStep("encoding", "tags", True, "remove the tags and comments of HTML; a block's tag becomes a line break",
                 "<b>قيس</b>", "قيس", _one(web.remove_tags), needs=("entities",),
                 wakes=("escapes", "mojibake", "entities")),
    PipelineStep("encoding", "visual_order", True, "turn lines round that are stored in visual order",
                 "قارعلا يف", "في العراق", _one(visual.restore_order), needs=("mojibake",)),
    PipelineStep("encoding", "controls", True, "write other line breaks as line feeds, remove other control characters",
                 "ق\x00\x0bخ", "ق\nخ", _controls, needs=("mojibake",),
                 wakes=("escapes", "mojibake", "visual_order")),
    PipelineStep("web", "urls", "mask", "write [url] for a web address",
                 "انظر https://example.org/x", "انظر [url]", _one(web.addresses, "mask")),
    PipelineStep("web", "urls", "remove", "remove web addresses",
                 "انظر https://example.org/x", "انظر", _one(web.addresses, "remove")),
    PipelineStep("web", "mentions", "mask", "write [mention] for a handle",
                 "قال @qais", "قال [mention]", _one(web.mentions, "mask")),
    PipelineStep("web", "mentions", "remove", "remove handles",
                 "قال @qais", "قال", _one(web.mentions, "remove")),
    PipelineStep("web", "hashtags", "words", "write a hashtag as plain words",
                 "#قيس_الخزعلي", "قيس الخزعلي", _one(web.hashtags, "words"), wakes=("mojibake", "visual_order")),
    PipelineStep("web", "hashtags", "mask", "write [hashtag] for a hashtag",
                 "خبر #عاجل", "خبر [hashtag]", _one(web.hashtags, "mask"), wakes=("mojibake", "visual_order")),
    PipelineStep("web", "hashtags", "remove", "remove hashtags",
                 "خبر #عاجل", "خبر", _one(web.hashtags, "remove"), wakes=("mojibake", "visual_order")),
    PipelineStep("web", "emoji", "mask", "write [emoji] for an emoji",
                 "نعم 👍🏽", "نعم [emoji]", _one(web.emoji, "mask"), wakes=("mojibake",)),
    PipelineStep("web", "emoji", "remove", "remove emoji",
                 "نعم 👍🏽", "نعم", _one(web.emoji, "remove"), wakes=("escapes", "mojibake")),
    PipelineStep("characters", "unicode", "nfc", "compose letter and marks where Unicode has one character (NFC)",
                 "ا\N{ARABIC HAMZA ABOVE}", "أ", _compose, wakes=("mojibake", "visual_order")),
    PipelineStep("characters", "unicode", "nfkc", "compose letter and marks where Unicode has one character (NFC)",
                 "ا\N{ARABIC HAMZA ABOVE}", "أ", _compose, wakes=("mojibake", "visual_order")),
    PipelineStep("characters", "presentation_forms", True, "write letters for letter forms and ligatures",
                 "ﻗﻴﺲ ﷲ", "قيس الله", _presentation_forms, needs=("visual_order",),
                 wakes=("mojibake", "visual_order", "unicode")),  # forms show the direction
    PipelineStep("characters", "word_signs", True, "write out signs that stand for words",
                 "محمد ﷺ", "محمد صلى الله عليه وسلم", _write_out_signs),
    PipelineStep("characters", "decorative_letters", True, "write plain letters for decorative ones",
                 "𝐁𝒶 Ⓐ", "Ba A", _decorative_letters,
                 wakes=("escapes", "visual_order", "unicode", "urls", "mentions")),
    PipelineStep("characters", "decorative_letters", True, "remove marks drawn on Arabic letters that no language has",
                 "ع\N{COMBINING LOW LINE}ر\N{COMBINING LOW LINE}ب", "عرب", _decorative_marks,
                 wakes=("visual_order", "unicode", "urls", "mentions")),
    PipelineStep("characters", "unicode", "nfkc", "replace compatibility characters as well (NFKC)",
                 "½ ﬁ", "1⁄2 fi", _compatible, needs=("presentation_forms",),
                 wakes=("escapes", "mojibake", "visual_order")),
    PipelineStep("invisible", "bidi_controls", True, "remove controls of the bidirectional algorithm",
                 "\N{RIGHT-TO-LEFT MARK}قيس", "قيس", _remove("remove bidi controls", chars.BIDI_CONTROLS),
                 wakes=("escapes", "mojibake", "visual_order", "unicode")),
    PipelineStep("invisible", "zero_width", True, "remove characters without width; joiners stay inside emoji",
                 "ق\N{ZERO WIDTH SPACE}يس", "قيس", _zero_width,
                 wakes=("escapes", "mojibake", "visual_order", "unicode")),
    PipelineStep("invisible", "spaces", True, "write every kind of space as U+0020",
                 "قيس\N{NO-BREAK SPACE}الخزعلي", "قيس الخزعلي",
                 _one(mapping, "unify spaces", "noise", dict.fromkeys(chars.SPACES, " "))),
    PipelineStep("invisible", "tabs", True, "write a tab as a space",
                 "قيس\tالخزعلي", "قيس الخزعلي", _one(mapping, "unify spaces", "noise", {chars.TAB: " "})),
    PipelineStep("letters", "tatweel", True, "remove tatweel between letters; a dash and هـ stay",
                 "العـــراق ـ 1446هـ", "العراق ـ 1446هـ", _tatweel, wakes=("visual_order", "unicode")),
    PipelineStep("letters", "decorative_letters", True, "remove heh goal set between letters as an ornament",
                 "الہلہغہة", "اللغة", _one(words.remove_ornaments), needs=("tatweel",),
                 wakes=("visual_order", "unicode", "urls", "mentions")),
    PipelineStep("letters", "lookalikes", "by language", "write Arabic kaf and yeh for Persian ones in Arabic text",
                 "قال رئیس الوزراء فی کلمة", "قال رئيس الوزراء في كلمة", _one(words.write_arabic_letters),
                 needs=("presentation_forms",), wakes=("mojibake", "visual_order")),
    PipelineStep("letters", "lookalikes", "arabic", "write Arabic kaf and yeh for Persian ones in Arabic text",
                 "قال رئیس الوزراء فی کلمة", "قال رئيس الوزراء في كلمة", _one(words.write_arabic_letters),
                 needs=("presentation_forms",), wakes=("mojibake", "visual_order")),
    PipelineStep("letters", "pdf_text", "proven", "repair words that a PDF reader turned, cut, or wrote in wrong order",
                 "الواليات املتحدة وا لعراق", "الولايات المتحدة والعراق", lambda: pdf.stages("proven"),
                 needs=("visual_order", "presentation_forms", "tatweel", "lookalikes"), wakes=("visual_order",)),
    PipelineStep("letters", "pdf_text", "likely", "the same with less proof, for text that is known to be from a PDF",
                 "سيارة لخاد المدينة", "سيارة داخل المدينة", lambda: pdf.stages("likely"),
                 needs=("visual_order", "presentation_forms", "tatweel", "lookalikes"), wakes=("visual_order",)),
    PipelineStep("pictures", "misread_punctuation", True, "restore signs that Tesseract misreads: comma, @, time, date",
                 "عاماء قال البغدادي", "عاما، قال البغدادي", ocr.misread_punctuation, needs=("controls", "spaces"),
                 wakes=("urls",)),
    PipelineStep("pictures", "debris", True, "remove scraps of a picture's frame and icons",
                 "قال رئيس gh الوزراء العراقي", "قال رئيس الوزراء العراقي", ocr.remove_debris,
                 needs=("controls", "spaces")),
    PipelineStep("words", "broken_words", "article", "join the article to its word where the word list has both as one",
                 "ال عراق", "العراق", _one(words.join_broken_articles), needs=("tatweel", "lookalikes"),
                 wakes=("pdf_text",)),
    PipelineStep("words", "broken_words", "all", "join the article to its word where the word list has both as one",
                 "ال عراق", "العراق", _one(words.join_broken_articles), needs=("tatweel", "lookalikes"),
                 wakes=("pdf_text",)),
    PipelineStep("words", "broken_words", "all", "join و to the word where the word list has both as one",
                 "و قال العراق", "وقال العراق", _one(words.join_conjunctions), needs=("tatweel", "lookalikes"),
                 wakes=("pdf_text",)),
    PipelineStep("words", "joined_words", True, "part words that were run together, and the compounds of Abd",
                 "فيالعراق عبدالملك", "في العراق عبد الملك", _one(words.part_joined_words), needs=("broken_words",),
                 wakes=("pdf_text", "visual_order")),
    PipelineStep("words", "elongation", True, "shorten letters drawn out for emphasis",
                 "جمييييل ههههه", "جميل هه", _one(words.shorten_drawn_out_words), needs=("tatweel",),
                 wakes=("visual_order", "pdf_text")),
    PipelineStep("spacing", "spaces", True, "collapse runs of spaces",
                 "قيس   الخزعلي", "قيس الخزعلي", _one(punctuation.collapse_spaces),
                 needs=("urls", "emoji", "tags")),
    PipelineStep("spacing", "punctuation_spacing", True, "close up punctuation, add a space after the Arabic signs",
                 "قيس ،ثم", "قيس، ثم", punctuation.spacing, needs=("spaces",),
                 wakes=("mojibake", "misread_punctuation", "debris")),
    PipelineStep("spacing", "spaces", True, "trim lines and the text",
                 " قيس \nثم ", "قيس\nثم", _trim, needs=("punctuation_spacing",)),
    PipelineStep("spacing", "spaces", True, "leave one empty line of several",
                 "قيس\n\n\nثم", "قيس\n\nثم", _one(punctuation.collapse_blank_lines), needs=("spaces",)),
    PipelineStep("lines", "lines", "join", "join lines that the edge of a picture cut; others stay",
                 "قال رئيس\nالوزراء.\nثم عاد", "قال رئيس الوزراء.\nثم عاد", _one(ocr.join_lines), needs=("debris",),
                 wakes=("visual_order", "pdf_text", "misread_punctuation", "debris", "broken_words", "joined_words")),
    PipelineStep("lines", "bullets", True, "remove bullets before a line",
                 "▲ قيس", "قيس", _one(ocr.remove_bullets), needs=("controls",),
                 wakes=("debris", "spaces", "punctuation_spacing")),
    PipelineStep("lines", "lines", "single", "join all lines",
                 "قال رئيس\nالوزراء.\nثم عاد", "قال رئيس الوزراء. ثم عاد",
                 _join_lines, needs=("controls", "bullets"),
                 wakes=("visual_order", "pdf_text", "misread_punctuation", "debris", "broken_words", "joined_words")),
    PipelineStep("folds", "letter_shapes", True, "remove tatweel and joiners that shape a letter; as a dash, a hyphen",
                 "بغداد ـ 1446هـ", "بغداد - 1446ه", _letter_shapes, needs=("tatweel", "zero_width")),
    PipelineStep("folds", "tashkeel", True, "remove short vowels, tanwin, shadda, sukun and dagger alef",
                 "مُحَمَّد", "محمد",
                 _tashkeel, needs=("presentation_forms", "tatweel")),
    PipelineStep("folds", "zwnj", "space", "write a space for a zero-width non-joiner",
                 "می\N{ZERO WIDTH NON-JOINER}خواهم", "می خواهم", _fold("replace ZWNJ", {chars.ZWNJ: " "})),
    PipelineStep("folds", "zwnj", "remove", "remove zero-width non-joiners",
                 "می\N{ZERO WIDTH NON-JOINER}خواهم", "میخواهم", _fold("replace ZWNJ", {chars.ZWNJ: ""})),
    PipelineStep("folds", "quranic_marks", True, "remove the signs of the Quran's text and of recitation",
                 "قال\N{ARABIC SMALL HIGH LIGATURE SAD WITH LAM WITH ALEF MAKSURA}", "قال",
                 _remove("remove Quranic marks", chars.QURANIC_MARKS, distinction=True), needs=("presentation_forms",)),
    PipelineStep("folds", "lookalikes", "arabic", "write Arabic letters for Persian and Urdu ones",
                 "کریم", "كريم", _fold("replace look-alike letters", chars.LOOKALIKES), needs=("presentation_forms",)),
    PipelineStep("folds", "alef", True, "write every form of alef as ا",
                 "أإآٱ", "اااا", _fold("fold alef", dict.fromkeys(chars.ALEF_FORMS, chars.ALEF)),
                 needs=("unicode", "joined_words")),  # the word list has hamza
    PipelineStep("folds", "hamza", True, "write hamza on waw or yeh as the letter, remove a single hamza",
                 "مؤمن سائل شيء", "مومن سايل شي", _hamza, needs=("unicode", "joined_words")),
    PipelineStep("folds", "alef_maksura", True, "write ى as ي",
                 "على", "علي", _fold("fold alef maksura", {chars.ALEF_MAKSURA: chars.YEH}), needs=("joined_words",)),
    PipelineStep("folds", "teh_marbuta", True, "write ة as ه",
                 "مكتبة", "مكتبه", _fold("fold ta marbuta", {chars.TEH_MARBUTA: chars.HEH}), needs=("joined_words",)),
    PipelineStep("folds", "lookalikes", "persian", "write Persian letters for Arabic ones",
                 "كريم", "کریم", _fold("replace Arabic letters", chars.PERSIAN_FORMS),
                 needs=("presentation_forms", "hamza", "alef_maksura")),
    PipelineStep("folds", "digits", "western", "write digits as 0-9",
                 "٢٠٢٤ ۱۴۰۳", "2024 1403", _one(_digits, "western")),
    PipelineStep("folds", "digits", "arabic", "write digits as ٠-٩",
                 "2024 ۱۴۰۳", "٢٠٢٤ ١٤٠٣", _one(_digits, "arabic")),
    PipelineStep("folds", "digits", "persian", "write digits as ۰-۹",
                 "2024 ١٤٠٣", "۲۰۲۴ ۱۴۰۳", _one(_digits, "persian")),
    PipelineStep("folds", "separators", "western", "write decimal, thousands and percent signs as . , %",
                 "٣٬٥٠٠٫٥٪", "٣,٥٠٠.٥%", _one(punctuation.separators, "western")),
    PipelineStep("folds", "separators", "arabic", "write them as ٫ ٬ ٪ in numbers of Arabic-Indic or Persian digits",
                 "٣,٥٠٠.٥%", "٣٬٥٠٠٫٥٪", _one(punctuation.separators, "arabic")),
    PipelineStep("folds", "quotes", "plain", 'write quotation marks as "',
                 "«قيس» “ثم”", '"قيس" "ثم"', _one(punctuation.quotes, "plain")),
    PipelineStep("folds", "quotes", "angle", "write quotation marks as « »",
                 'قال "نعم"', "قال «نعم»", _one(punctuation.quotes, "angle")),
    PipelineStep("folds", "quotes", "curly", "write quotation marks as “ ”",
                 'قال "نعم"', "قال “نعم”", _one(punctuation.quotes, "curly")),
    PipelineStep("folds", "punctuation", "by neighbor", "write , ; ? in the style of the letters beside them",
                 "نعم, متى? Yes، he said", "نعم، متى؟ Yes, he said", _one(punctuation.style, "by neighbor")),
    PipelineStep("folds", "punctuation", "arabic", "write Latin , ; ? beside Arabic letters as ، ؛ ؟",
                 "نعم, متى?", "نعم، متى؟", _one(punctuation.style, "arabic")),
    PipelineStep("folds", "punctuation", "latin", "write ، ؛ ؟ as , ; ?",
                 "نعم، متى؟", "نعم, متى?", _one(punctuation.style, "latin")),
    PipelineStep("folds", "casefold", True, "write Latin, Greek and Cyrillic letters in lower case",
                 "AAH", "aah", _one(charwise, "fold case", "distinction", str.casefold)),
    PipelineStep("folds", "latin_diacritics", True, "write Latin letters without diacritics, remove apostrophes",
                 "Khazʿalī þór", "Khazali thor", _latin_diacritics),
    PipelineStep("folds", "symbols", True, "write a space for signs and punctuation",
                 "قيس/الخزعلي!", "قيس الخزعلي",
                 _one(charwise, "replace symbols", "distinction", _space_for_symbol),
                 needs=("punctuation", "quotes", "separators", "latin_diacritics")),
    PipelineStep("gaps", "spaces", True, "collapse the spaces that folds leave, trim the text",
                 "قيس  الخزعلي ", "قيس الخزعلي", _spaces_left),
    PipelineStep("gaps", "suspects", True, "have explain() flag words and numbers that were probably misread",
                 "كما ان النتائح في العراق", "كما ان النتائح في العراق", _nothing),
)
# fmt: on
