"""The pipeline: every step of a normalization in its one order, with the switch of a profile that runs it.

Profiles switch steps on and off; none changes their order. :data:`PIPELINE` is the program, and all that is said of it
is made from it: the list below, the documentation of :class:`arabtext.script.profiles.Profile`, its audit, the table of
docs/script.md (tests compare them).

 1. encoding      ``mojibake``, ``entities``, ``tags``, ``visual_order``
 2. controls      ``controls``
 3. web           ``urls``, ``mentions``, ``hashtags``, ``emoji``
 4. unicode       ``unicode``
 5. presentation  ``presentation_forms``, ``decorative_letters``, ``unicode``
 6. invisible     ``bidi_controls``, ``zero_width``, ``zwnj``, ``spaces``
 7. marks         ``tatweel``, ``quranic_marks``, ``tashkeel``
 8. letters       ``decorative_letters``, ``lookalikes``, ``pdf_text``
 9. lines         ``misread_punctuation``, ``debris``, ``lines``, ``bullets``
10. words         ``broken_words``, ``joined_words``, ``elongation``
11. folds         ``alef``, ``hamza``, ``alef_maksura``, ``teh_marbuta``, ``digits``, ``separators``, ``quotes``,
                  ``punctuation``, ``casefold``, ``latin_diacritics``, ``symbols``
12. spacing       ``spaces``, ``punctuation_spacing``
13. suspects      ``suspects``

A step may need that others have run (``needs``), so its row stands behind theirs. What it may lose is the class of its
stages: ``encoding`` and ``noise`` lose nothing that a reader could see, ``distinction`` does.

The pipeline runs until nothing changes any more, so that normalizing twice is normalizing once. The empty string
stays empty. Characters that no step names stay as they are, lone surrogates included.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

import regex

from arabtext.script import chars
from arabtext.script.language.arabic_script import is_persianate
from arabtext.script.repairs import mojibake, ocr, pdf, punctuation, visual, web, words
from arabtext.script.stages import Stage, charwise, mapping, pattern, removal

#: The sections of the pipeline, in order.
SECTIONS: Final = (
    "encoding",
    "controls",
    "web",
    "unicode",
    "presentation",
    "invisible",
    "marks",
    "letters",
    "lines",
    "words",
    "folds",
    "spacing",
    "suspects",
)


@dataclass(frozen=True, slots=True)
class PipelineStep:
    """A step of the pipeline: which value of which switch runs it, and what it does.

    ``before`` → ``after`` is an example with this switch alone. ``make`` returns the stages that do the work; ``needs``
    names switches whose steps must have run before.
    """

    section: str
    switch: str
    value: object
    does: str
    before: str
    after: str
    make: Callable[[], Iterable[Stage]]
    needs: tuple[str, ...] = ()

    @property
    def number(self) -> int:
        """The number of the section, from 1."""
        return SECTIONS.index(self.section) + 1


def stages_of(switches: Any) -> Iterable[Stage]:
    """Yield the stages that run for the values of ``switches``, an object with an attribute for each switch."""
    for step in PIPELINE:
        if getattr(switches, step.switch) == step.value:
            yield from step.make()


# Controls. Category Cc other than tab and the line breaks.

_LINE_BREAKS: Final = "\v\f\r\x1c\x1d\x1e\x85\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"
_CONTROLS: Final = "".join(c for c in map(chr, (*range(0x20), *range(0x7F, 0xA0))) if c not in "\t\n" + _LINE_BREAKS)


def _controls() -> Iterable[Stage]:
    breaks = r"\r\n|[\v\f\r\x1C-\x1E\x85\u2028\u2029]"
    yield pattern("unify line breaks", "noise", breaks, "\n", only_with=_LINE_BREAKS)
    yield removal("remove control characters", "noise", _CONTROLS)


# Mojibake

_MAX_DEPTH: Final = 3  # times that one text was decoded wrongly; more were not seen in collected posts and tables


def _mojibake() -> Iterable[Stage]:
    return [mojibake.repair_mojibake()] * _MAX_DEPTH


# Unicode and presentation forms

#: Presentation forms that become letters. U+FBD3-FBFB stay: fonts of the Quran use them as slots for glyphs, and
#: folding makes Uyghur letters of those.
_FORM_RANGES: Final = ((0xFB50, 0xFBB1), (0xFBFC, 0xFBFF), (0xFC00, 0xFDFC), (0xFE70, 0xFEFC))
_BASMALA: Final = {"\N{ARABIC LIGATURE BISMILLAH AR-RAHMAN AR-RAHEEM}": "بسم الله الرحمن الرحيم"}
#: Plain letters drawn in another style: full-width, circled, ligatures, mathematical, Arabic mathematical, squared.
_DECORATIVE_RANGES: Final = (
    (0xFF01, 0xFF5E),
    (0x24B6, 0x24E9),
    (0xFB00, 0xFB06),
    (0x1D400, 0x1D7FF),
    (0x1EE00, 0x1EEBB),
    (0x1F110, 0x1F169),
)


def _compose() -> Iterable[Stage]:
    yield pattern(
        "compose marks",
        "encoding",
        r"\P{M}\p{M}+",
        lambda match: unicodedata.normalize("NFC", match.group()),
        applies=lambda text: not unicodedata.is_normalized("NFC", text),
    )


def _compatible() -> Iterable[Stage]:
    """Yield NFKC without the characters that fonts of the Quran use as slots."""
    yield pattern(
        "replace compatibility characters",
        "distinction",
        r"[^\x00-\x7F\uFBD3-\uFBFF]+",
        lambda match: unicodedata.normalize("NFKC", match.group()),
    )


def _presentation_forms() -> Iterable[Stage]:
    """Yield the compatibility decomposition of presentation forms, without the space or tatweel that carries a mark."""
    forms = (chr(point) for first, last in _FORM_RANGES for point in range(first, last + 1))
    plain = {form: unicodedata.normalize("NFKC", form) for form in forms}
    stripped = {form: letters.strip(" " + chars.TATWEEL) or letters for form, letters in plain.items()}
    changed = {form: letters for form, letters in stripped.items() if letters != form}
    yield mapping("replace presentation forms", "encoding", changed | _BASMALA)


def _decorative_letters() -> Iterable[Stage]:
    letters = (chr(point) for first, last in _DECORATIVE_RANGES for point in range(first, last + 1))
    plain = {letter: unicodedata.normalize("NFKC", letter).strip("()") for letter in letters}
    changed = {c: base for c, base in plain.items() if base != c and unicodedata.category(c) != "Cn"}
    yield mapping("replace decorative letters", "noise", changed)


# Invisible characters and spaces


def _zero_width() -> Iterable[Stage]:
    yield pattern("remove joiners", "noise", r"(?<!\p{Extended_Pictographic}\W?)\u200D+", "", only_with=chars.ZWJ)
    yield removal("remove zero-width characters", "noise", chars.ZERO_WIDTH)


def _collapse() -> Iterable[Stage]:
    yield pattern("collapse spaces", "noise", r" {2,}", " ", only_with=" ")
    yield pattern("collapse blank lines", "noise", r"\n(?: ?\n){2,}", "\n\n", only_with="\n")


# Letters


def _lookalikes_by_language() -> Iterable[Stage]:
    """Yield the stage that replaces Persian kaf and yeh, unless the text is likelier Persian, Urdu or Kurdish."""
    table = {k: v for k, v in chars.LOOKALIKES.items() if v in (chars.KAF, chars.YEH)}
    any_of = re.compile("[" + "".join(table) + "]").search
    yield mapping(
        "replace look-alike letters", "encoding", table, lambda text: any_of(text) and not is_persianate(text)
    )


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


def _digits(choice: str) -> Stage:
    return mapping("unify digits", "distinction", dict(zip(*_DIGITS[choice], strict=True)))


def _hamza() -> Iterable[Stage]:
    letters = chars.HAMZA_SEATS | {chars.HAMZA: ""}
    yield mapping("fold hamza", "distinction", letters | dict.fromkeys(_HAMZA_MARKS, ""))


def _plain_latin(match: regex.Match[str]) -> str:
    """Return a Latin letter without its diacritics."""
    decomposed = unicodedata.normalize("NFD", match.group())
    base = "".join(c for c in decomposed if not unicodedata.combining(c))
    return "".join(_LATIN_SPECIALS.get(c, c) for c in base)


def _latin_diacritics() -> Iterable[Stage]:
    yield removal("remove apostrophes", "distinction", chars.APOSTROPHES)
    yield pattern("fold Latin letters", "distinction", r"[\p{Latin}--[A-Za-z]]", _plain_latin)
    yield pattern("remove combining marks", "distinction", r"[\u0300-\u036F]+", "")


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
    PipelineStep("encoding", "mojibake", True, "decode text again that was decoded with the wrong table",
                 "ط§ظ„ط¹ط±ط§ظ‚", "العراق", _mojibake),
    PipelineStep("encoding", "entities", True, "decode the character references of HTML",
                 "&quot;قيس&quot;", '"قيس"', _one(web.decode_entities), needs=("mojibake",)),
    PipelineStep("encoding", "tags", True, "remove the tags and comments of HTML; a block's tag becomes a line break",
                 "<b>قيس</b>", "قيس", _one(web.remove_tags), needs=("entities",)),
    PipelineStep("encoding", "visual_order", True, "turn lines round that are stored in visual order",
                 "قارعلا يف", "في العراق", _one(visual.restore_order), needs=("mojibake",)),
    PipelineStep("controls", "controls", True, "write every line break as a line feed, remove other control characters",
                 "ق\x00\r\nخ", "ق\nخ", _controls),
    PipelineStep("web", "urls", "mask", "write [url] for a web address",
                 "انظر https://example.org/x", "انظر [url]", _one(web.addresses, "mask")),
    PipelineStep("web", "urls", "remove", "remove web addresses",
                 "انظر https://example.org/x", "انظر", _one(web.addresses, "remove")),
    PipelineStep("web", "mentions", "mask", "write [mention] for a handle",
                 "قال @qais", "قال [mention]", _one(web.mentions, "mask")),
    PipelineStep("web", "mentions", "remove", "remove handles",
                 "قال @qais", "قال", _one(web.mentions, "remove")),
    PipelineStep("web", "hashtags", "words", "write a hashtag as plain words",
                 "#قيس_الخزعلي", "قيس الخزعلي", _one(web.hashtags, "words")),
    PipelineStep("web", "hashtags", "mask", "write [hashtag] for a hashtag",
                 "خبر #عاجل", "خبر [hashtag]", _one(web.hashtags, "mask")),
    PipelineStep("web", "hashtags", "remove", "remove hashtags",
                 "خبر #عاجل", "خبر", _one(web.hashtags, "remove")),
    PipelineStep("web", "emoji", "mask", "write [emoji] for an emoji",
                 "نعم 👍🏽", "نعم [emoji]", _one(web.emoji, "mask")),
    PipelineStep("web", "emoji", "remove", "remove emoji",
                 "نعم 👍🏽", "نعم", _one(web.emoji, "remove")),
    PipelineStep("unicode", "unicode", "nfc", "compose a letter and its marks where Unicode has one character (NFC)",
                 "ا\N{ARABIC HAMZA ABOVE}", "أ", _compose),
    PipelineStep("unicode", "unicode", "nfkc", "compose a letter and its marks where Unicode has one character (NFC)",
                 "ا\N{ARABIC HAMZA ABOVE}", "أ", _compose),
    PipelineStep("presentation", "presentation_forms", True, "write letters for letter forms and ligatures",
                 "ﻗﻴﺲ ﷲ", "قيس الله", _presentation_forms, needs=("visual_order",)),  # forms show the direction
    PipelineStep("presentation", "decorative_letters", True, "write plain letters for decorative ones",
                 "𝐁𝒶 Ⓐ", "Ba A", _decorative_letters),
    PipelineStep("presentation", "unicode", "nfkc", "replace compatibility characters as well (NFKC)",
                 "½ ﬁ", "1⁄2 fi", _compatible, needs=("presentation_forms",)),
    PipelineStep("invisible", "bidi_controls", True, "remove controls of the bidirectional algorithm",
                 "\N{RIGHT-TO-LEFT MARK}قيس", "قيس", _remove("remove bidi controls", chars.BIDI_CONTROLS)),
    PipelineStep("invisible", "zero_width", True, "remove characters without width; joiners stay inside emoji",
                 "ق\N{ZERO WIDTH SPACE}يس", "قيس", _zero_width),
    PipelineStep("invisible", "zwnj", "space", "write a space for a zero-width non-joiner",
                 "می\N{ZERO WIDTH NON-JOINER}خواهم", "می خواهم", _fold("replace ZWNJ", {chars.ZWNJ: " "})),
    PipelineStep("invisible", "zwnj", "remove", "remove zero-width non-joiners",
                 "می\N{ZERO WIDTH NON-JOINER}خواهم", "میخواهم", _fold("replace ZWNJ", {chars.ZWNJ: ""})),
    PipelineStep("invisible", "spaces", True, "write every kind of space as U+0020",
                 "قيس\N{NO-BREAK SPACE}الخزعلي", "قيس الخزعلي",
                 _one(mapping, "unify spaces", "noise", dict.fromkeys(chars.SPACES, " "))),
    PipelineStep("marks", "tatweel", True, "remove tatweel",
                 "العـــراق", "العراق", _remove("remove tatweel", chars.TATWEEL)),
    PipelineStep("marks", "quranic_marks", True, "remove the signs of the Quran's text and of recitation",
                 "قال\N{ARABIC SMALL HIGH LIGATURE SAD WITH LAM WITH ALEF MAKSURA}", "قال",
                 _remove("remove Quranic marks", chars.QURANIC_MARKS, distinction=True), needs=("presentation_forms",)),
    PipelineStep("marks", "tashkeel", True, "remove short vowels, tanwin, shadda, sukun and dagger alef",
                 "مُحَمَّد", "محمد",
                 _remove("remove tashkeel", chars.TASHKEEL, distinction=True), needs=("presentation_forms",)),
    PipelineStep("letters", "decorative_letters", True, "remove heh goal set between letters as an ornament",
                 "الہلہغہة", "اللغة", _one(words.remove_ornaments), needs=("tatweel", "tashkeel")),
    PipelineStep("letters", "lookalikes", "arabic", "write Arabic letters for Persian and Urdu ones",
                 "کریم", "كريم", _fold("replace look-alike letters", chars.LOOKALIKES), needs=("presentation_forms",)),
    PipelineStep("letters", "lookalikes", "persian", "write Persian letters for Arabic ones",
                 "كريم", "کریم", _fold("replace Arabic letters", chars.PERSIAN_FORMS), needs=("presentation_forms",)),
    PipelineStep("letters", "lookalikes", "by language", "write Arabic kaf and yeh for Persian ones in Arabic text",
                 "قال رئیس الوزراء فی کلمة", "قال رئيس الوزراء في كلمة", _lookalikes_by_language,
                 needs=("presentation_forms",)),
    PipelineStep("letters", "pdf_text", "proven", "repair words that a PDF reader turned, cut, or wrote in wrong order",
                 "الواليات املتحدة وا لعراق", "الولايات المتحدة والعراق", lambda: pdf.stages("proven"),
                 needs=("visual_order", "presentation_forms", "tatweel", "lookalikes")),
    PipelineStep("letters", "pdf_text", "likely", "the same with less proof, for text that is known to be from a PDF",
                 "سيارة لخاد المدينة", "سيارة داخل المدينة", lambda: pdf.stages("likely"),
                 needs=("visual_order", "presentation_forms", "tatweel", "lookalikes")),
    PipelineStep("lines", "misread_punctuation", True, "restore signs that Tesseract misreads: comma, @, time and date",
                 "عاماء قال البغدادي", "عاما، قال البغدادي", ocr.misread_punctuation, needs=("controls", "spaces")),
    PipelineStep("lines", "debris", True, "remove scraps of a picture's frame and icons",
                 "قال رئيس gh الوزراء العراقي", "قال رئيس الوزراء العراقي", ocr.remove_debris,
                 needs=("controls", "spaces")),
    PipelineStep("lines", "lines", "join", "join lines that the edge of a picture cut; others stay",
                 "قال رئيس\nالوزراء.\nثم عاد", "قال رئيس الوزراء.\nثم عاد", _one(ocr.join_lines), needs=("debris",)),
    PipelineStep("lines", "bullets", True, "remove bullets before a line",
                 "▲ قيس", "قيس", _one(ocr.remove_bullets), needs=("controls",)),
    PipelineStep("lines", "lines", "single", "join all lines",
                 "قال رئيس\nالوزراء.\nثم عاد", "قال رئيس الوزراء. ثم عاد",
                 _one(pattern, "join lines", "noise", r" *\n[\n ]*", " ", "\n"), needs=("controls", "bullets")),
    PipelineStep("words", "broken_words", "article", "join the article to its word where the word list has both as one",
                 "ال عراق", "العراق", _one(words.join_broken_words, False), needs=("lines", "tatweel", "lookalikes")),
    PipelineStep("words", "broken_words", "all", "join the article, and و, to the word where the word list has both",
                 "و قال ال عراق", "وقال العراق", _one(words.join_broken_words, True),
                 needs=("lines", "tatweel", "lookalikes")),
    PipelineStep("words", "joined_words", True, "part words that were run together, and the compounds of Abd",
                 "فيالعراق عبدالملك", "في العراق عبد الملك", _one(words.part_joined_words), needs=("broken_words",)),
    PipelineStep("words", "elongation", True, "shorten letters drawn out for emphasis",
                 "جمييييل ههههه", "جميل هه", _one(words.shorten_drawn_out_words), needs=("tatweel",)),
    PipelineStep("folds", "alef", True, "write every form of alef as ا",
                 "أإآٱ", "اااا", _fold("fold alef", dict.fromkeys(chars.ALEF_FORMS, chars.ALEF)),
                 needs=("unicode", "joined_words")),  # the word list has hamza
    PipelineStep("folds", "hamza", True, "write hamza on waw or yeh as the letter, remove a single hamza",
                 "مؤمن سائل شيء", "مومن سايل شي", _hamza, needs=("unicode", "joined_words")),
    PipelineStep("folds", "alef_maksura", True, "write ى as ي",
                 "على", "علي", _fold("fold alef maksura", {chars.ALEF_MAKSURA: chars.YEH}), needs=("joined_words",)),
    PipelineStep("folds", "teh_marbuta", True, "write ة as ه",
                 "مكتبة", "مكتبه", _fold("fold ta marbuta", {chars.TEH_MARBUTA: chars.HEH}), needs=("joined_words",)),
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
                 _one(pattern, "replace symbols", "distinction", r"[^\p{L}\p{M}\p{N}\s]+", " "),
                 needs=("punctuation", "quotes", "separators", "latin_diacritics")),
    PipelineStep("spacing", "spaces", True, "collapse runs of spaces and of empty lines",
                 "قيس   الخزعلي", "قيس الخزعلي", _collapse, needs=("urls", "emoji", "tags", "symbols", "lines")),
    PipelineStep("spacing", "punctuation_spacing", True, "close up punctuation, add a space after the Arabic signs",
                 "قيس ،ثم", "قيس، ثم", punctuation.spacing, needs=("punctuation", "spaces")),
    PipelineStep("spacing", "spaces", True, "trim lines and the text",
                 " قيس \nثم ", "قيس\nثم",
                 _one(pattern, "trim lines", "noise", r"\A[ \n]+| (?=\n)|(?<=\n) |[ \n]+\Z", "", " \n"),
                 needs=("punctuation_spacing",)),
    PipelineStep("suspects", "suspects", True, "have explain() flag words and numbers that were probably misread",
                 "كما ان النتائح في العراق", "كما ان النتائح في العراق", _nothing),
)
# fmt: on
