"""Profiles: what a normalization keeps and what it folds, as values that can be changed, audited and stored."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from functools import cached_property
from typing import Any, Final, Literal, get_args, get_type_hints

from arabtext.errors import ArgumentTypeError, UsageError, expect_text, find_nearest, unknown
from arabtext.memory import once
from arabtext.script.engine import Engine
from arabtext.script.pipeline import stages_of


@dataclass(frozen=True)
class Profile:
    r"""What a normalization keeps and what it folds: a frozen value with a switch for each step of the pipeline.

    Start from a named one: ``replace(PROFILES["search"], digits="keep")``. A switch that is off is False or ``"keep"``;
    the defaults change nothing that a reader could see. Raises :class:`arabtext.errors.UsageError` for a value that a
    switch does not have.

    What each value does, in the order of the pipeline; an example, before → after; and what may be lost: ``encoding``
    repairs how text was stored, ``noise`` carries no meaning, a ``distinction`` is a difference that a reader could
    see. Each example is with this switch alone:

    * ``controls=True`` (default): write carriage returns as line feeds; 'ق\r\nخ' → 'ق\nخ' [noise]
    * ``controls=True`` (default): write other line breaks as line feeds, remove other control characters;
      'ق\x00\x0bخ' → 'ق\nخ' [noise]
    * ``escapes=True``: decode the escapes of JSON, e-mail and addresses; '%D9%82%D9%8A%D8%B3' → 'قيس' [encoding]
    * ``mojibake=True`` (default): decode text again that was decoded with the wrong table;
      'ط§ظ„ط¹ط±ط§ظ‚' → 'العراق' [encoding]
    * ``entities=True``: decode the character references of HTML; '&quot;قيس&quot;' → '"قيس"' [encoding]
    * ``tags=True``: remove the tags and comments of HTML; a block's tag becomes a line break; '<b>قيس</b>' → 'قيس'
      [noise]
    * ``visual_order=True`` (default): turn lines round that are stored in visual order; 'قارعلا يف' → 'في العراق'
      [encoding]
    * ``urls='mask'``: write [url] for a web address; 'انظر https://example.org/x' → 'انظر [url]' [distinction]
    * ``urls='remove'``: remove web addresses; 'انظر https://example.org/x' → 'انظر' [distinction]
    * ``mentions='mask'``: write [mention] for a handle; 'قال @qais' → 'قال [mention]' [distinction]
    * ``mentions='remove'``: remove handles; 'قال @qais' → 'قال' [distinction]
    * ``hashtags='words'``: write a hashtag as plain words; '#قيس_الخزعلي' → 'قيس الخزعلي' [distinction]
    * ``hashtags='mask'``: write [hashtag] for a hashtag; 'خبر #عاجل' → 'خبر [hashtag]' [distinction]
    * ``hashtags='remove'``: remove hashtags; 'خبر #عاجل' → 'خبر' [distinction]
    * ``emoji='mask'``: write [emoji] for an emoji; 'نعم 👍🏽' → 'نعم [emoji]' [distinction]
    * ``emoji='remove'``: remove emoji; 'نعم 👍🏽' → 'نعم' [distinction]
    * ``unicode='nfc'`` (default): compose letter and marks where Unicode has one character (NFC); 'ا\u0654' → 'أ'
      [encoding]
    * ``unicode='nfkc'``: compose letter and marks where Unicode has one character (NFC); 'ا\u0654' → 'أ' [encoding]
    * ``unicode='nfkc'``: replace compatibility characters as well (NFKC); '½ ﬁ' → '1⁄2 fi' [distinction]
    * ``presentation_forms=True`` (default): write letters for letter forms and ligatures; 'ﻗﻴﺲ ﷲ' → 'قيس الله'
      [encoding]
    * ``word_signs=True``: write out signs that stand for words; 'محمد ﷺ' → 'محمد صلى الله عليه وسلم' [encoding]
    * ``decorative_letters=True``: write plain letters for decorative ones; '𝐁𝒶 Ⓐ' → 'Ba A' [noise]
    * ``decorative_letters=True``: remove marks drawn on Arabic letters that no language has;
      'ع\u0332ر\u0332ب' → 'عرب' [noise]
    * ``decorative_letters=True``: remove heh goal set between letters as an ornament; 'الہلہغہة' → 'اللغة' [noise]
    * ``bidi_controls=True`` (default): remove controls of the bidirectional algorithm; '\u200fقيس' → 'قيس' [noise]
    * ``zero_width=True`` (default): remove characters without width; joiners stay inside emoji; 'ق\u200bيس' → 'قيس'
      [noise]
    * ``spaces=True`` (default): write every kind of space as U+0020; 'قيس\xa0الخزعلي' → 'قيس الخزعلي' [noise]
    * ``spaces=True`` (default): collapse runs of spaces; 'قيس   الخزعلي' → 'قيس الخزعلي' [noise]
    * ``spaces=True`` (default): trim lines and the text; ' قيس \nثم ' → 'قيس\nثم' [noise]
    * ``spaces=True`` (default): leave one empty line of several; 'قيس\n\n\nثم' → 'قيس\n\nثم' [noise]
    * ``spaces=True`` (default): collapse the spaces that folds leave, trim the text;
      'قيس  الخزعلي ' → 'قيس الخزعلي' [noise]
    * ``tabs=True``: write a tab as a space; 'قيس\tالخزعلي' → 'قيس الخزعلي' [noise]
    * ``tatweel=True`` (default): remove tatweel between letters; a dash and هـ stay;
      'العـــراق ـ 1446هـ' → 'العراق ـ 1446هـ' [noise]
    * ``lookalikes='by language'``: write Arabic kaf and yeh for Persian ones in Arabic text;
      'قال رئیس الوزراء فی کلمة' → 'قال رئيس الوزراء في كلمة' [encoding]
    * ``lookalikes='arabic'``: write Arabic kaf and yeh for Persian ones in Arabic text;
      'قال رئیس الوزراء فی کلمة' → 'قال رئيس الوزراء في كلمة' [encoding]
    * ``lookalikes='arabic'``: write Arabic letters for Persian and Urdu ones; 'کریم' → 'كريم' [distinction]
    * ``lookalikes='persian'``: write Persian letters for Arabic ones; 'كريم' → 'کریم' [distinction]
    * ``pdf_text='proven'``: repair words that a PDF reader turned, cut, or wrote in wrong order;
      'الواليات املتحدة وا لعراق' → 'الولايات المتحدة والعراق' [encoding]
    * ``pdf_text='likely'``: the same with less proof, for text that is known to be from a PDF;
      'سيارة لخاد المدينة' → 'سيارة داخل المدينة' [encoding]
    * ``misread_punctuation=True``: restore signs that Tesseract misreads: comma, @, time, date;
      'عاماء قال البغدادي' → 'عاما، قال البغدادي' [encoding]
    * ``debris=True``: remove scraps of a picture's frame and icons;
      'قال رئيس gh الوزراء العراقي' → 'قال رئيس الوزراء العراقي' [encoding, noise]
    * ``broken_words='article'``: join the article to its word where the word list has both as one;
      'ال عراق' → 'العراق' [noise]
    * ``broken_words='all'``: join the article to its word where the word list has both as one; 'ال عراق' → 'العراق'
      [noise]
    * ``broken_words='all'``: join و to the word where the word list has both as one; 'و قال العراق' → 'وقال العراق'
      [noise]
    * ``joined_words=True``: part words that were run together, and the compounds of Abd;
      'فيالعراق عبدالملك' → 'في العراق عبد الملك' [noise]
    * ``elongation=True``: shorten letters drawn out for emphasis; 'جمييييل ههههه' → 'جميل هه' [distinction]
    * ``punctuation_spacing=True`` (default): close up punctuation, add a space after the Arabic signs;
      'قيس ،ثم' → 'قيس، ثم' [noise]
    * ``lines='join'``: join lines that the edge of a picture cut; others stay;
      'قال رئيس\nالوزراء.\nثم عاد' → 'قال رئيس الوزراء.\nثم عاد' [noise]
    * ``lines='single'``: join all lines; 'قال رئيس\nالوزراء.\nثم عاد' → 'قال رئيس الوزراء. ثم عاد' [noise]
    * ``bullets=True``: remove bullets before a line; '▲ قيس' → 'قيس' [noise]
    * ``letter_shapes=True``: remove tatweel and joiners that shape a letter; as a dash, a hyphen;
      'بغداد ـ 1446هـ' → 'بغداد - 1446ه' [distinction]
    * ``tashkeel=True``: remove short vowels, tanwin, shadda, sukun and dagger alef; 'مُحَمَّد' → 'محمد'
      [distinction]
    * ``zwnj='space'``: write a space for a zero-width non-joiner; 'می\u200cخواهم' → 'می خواهم' [distinction]
    * ``zwnj='remove'``: remove zero-width non-joiners; 'می\u200cخواهم' → 'میخواهم' [distinction]
    * ``quranic_marks=True``: remove the signs of the Quran's text and of recitation; 'قال\u06d6' → 'قال'
      [distinction]
    * ``alef=True``: write every form of alef as ا; 'أإآٱ' → 'اااا' [distinction]
    * ``hamza=True``: write hamza on waw or yeh as the letter, remove a single hamza;
      'مؤمن سائل شيء' → 'مومن سايل شي' [distinction]
    * ``alef_maksura=True``: write ى as ي; 'على' → 'علي' [distinction]
    * ``teh_marbuta=True``: write ة as ه; 'مكتبة' → 'مكتبه' [distinction]
    * ``digits='western'``: write digits as 0-9; '٢٠٢٤ ۱۴۰۳' → '2024 1403' [distinction]
    * ``digits='arabic'``: write digits as ٠-٩; '2024 ۱۴۰۳' → '٢٠٢٤ ١٤٠٣' [distinction]
    * ``digits='persian'``: write digits as ۰-۹; '2024 ١٤٠٣' → '۲۰۲۴ ۱۴۰۳' [distinction]
    * ``separators='western'``: write decimal, thousands and percent signs as . , %; '٣٬٥٠٠٫٥٪' → '٣,٥٠٠.٥%'
      [distinction]
    * ``separators='arabic'``: write them as ٫ ٬ ٪ in numbers of Arabic-Indic or Persian digits;
      '٣,٥٠٠.٥%' → '٣٬٥٠٠٫٥٪' [distinction]
    * ``quotes='plain'``: write quotation marks as "; '«قيس» “ثم”' → '"قيس" "ثم"' [distinction]
    * ``quotes='angle'``: write quotation marks as « »; 'قال "نعم"' → 'قال «نعم»' [distinction]
    * ``quotes='curly'``: write quotation marks as “ ”; 'قال "نعم"' → 'قال “نعم”' [distinction]
    * ``punctuation='by neighbor'``: write , ; ? in the style of the letters beside them;
      'نعم, متى? Yes، he said' → 'نعم، متى؟ Yes, he said' [distinction]
    * ``punctuation='arabic'``: write Latin , ; ? beside Arabic letters as ، ؛ ؟; 'نعم, متى?' → 'نعم، متى؟'
      [distinction]
    * ``punctuation='latin'``: write ، ؛ ؟ as , ; ?; 'نعم، متى؟' → 'نعم, متى?' [distinction]
    * ``casefold=True``: write Latin, Greek and Cyrillic letters in lower case; 'AAH' → 'aah' [distinction]
    * ``latin_diacritics=True``: write Latin letters without diacritics, remove apostrophes;
      'Khazʿalī þór' → 'Khazali thor' [distinction]
    * ``symbols=True``: write a space for signs and punctuation; 'قيس/الخزعلي!' → 'قيس الخزعلي' [distinction]
    * ``suspects=True``: have explain() flag words and numbers that were probably misread;
      'كما ان النتائح في العراق' → 'كما ان النتائح في العراق' [nothing]
    """

    name: str = "custom"
    escapes: bool = False
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
    word_signs: bool = False
    decorative_letters: bool = False
    bidi_controls: bool = True
    zero_width: bool = True
    zwnj: Literal["keep", "space", "remove"] = "keep"
    spaces: bool = True
    tabs: bool = False
    tatweel: bool = True
    quranic_marks: bool = False
    tashkeel: bool = False
    letter_shapes: bool = False
    lookalikes: Literal["keep", "by language", "arabic", "persian"] = "keep"
    pdf_text: Literal["keep", "proven", "likely"] = "keep"
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
        for stage in stages_of(self):
            if stage.verb not in verbs[stage.loses]:
                verbs[stage.loses].append(stage.verb)
        return Audit(**{kind: tuple(found) for kind, found in verbs.items()})

    def to_json(self) -> str:
        """Return the profile as JSON, every switch with its value.

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
        if odd := sorted(values.keys() - set(known)):
            near = find_nearest(odd[0], known)
            hint = "" if near is None else f"did you mean {near!r}? "
            raise UsageError(f"unknown switches: {', '.join(odd)}; {hint}there are: {', '.join(known)}")
        return cls(**values)

    def __getstate__(self) -> dict[str, Any]:
        """Return the switches alone, so that a profile that was used can be pickled and copied."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    @cached_property
    def _engine(self) -> Engine:
        """The engine that runs the stages which are switched on."""
        return Engine(stages_of(self, "repair"), stages_of(self, "fold"), stages_of(self, "spacing"))


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
    word_signs=True,
    decorative_letters=True,
    tabs=True,
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
    letter_shapes=True,
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

#: The named profiles: ``title`` for a headline or a cell, ``ocr`` for text recognized in a screenshot, ``pdf`` for text
#: extracted from a PDF, ``display`` for showing text as it is, ``search`` for finding it in any spelling,
#: ``key`` for equality of names and titles.
PROFILES: Final = {
    "title": _TITLE,
    "ocr": replace(
        _TITLE,
        name="ocr",
        pdf_text="proven",
        lines="join",
        debris=True,
        misread_punctuation=True,
        suspects=True,
        punctuation="by neighbor",
    ),
    "pdf": replace(_TITLE, name="pdf", pdf_text="likely", lines="keep", bullets=False),
    "display": Profile("display"),
    "search": _SEARCH,
    "key": replace(_SEARCH, name="key", latin_diacritics=True, symbols=True),
}


def resolve(profile: str | Profile) -> Profile:
    """Return the profile itself, or the one of that name.

    Raises :class:`arabtext.errors.UsageError` for an unknown name and :class:`arabtext.errors.ArgumentTypeError` for
    what is neither.
    """
    if isinstance(profile, Profile):
        return profile
    if not isinstance(profile, str):
        raise ArgumentTypeError(f"profile must be a name or a Profile, not {type(profile).__name__}")
    if profile not in PROFILES:
        raise unknown("profile", profile, PROFILES)
    return PROFILES[profile]
