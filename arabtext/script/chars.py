"""The letters and marks of the Arabic script by name, grouped by their use in this library.

Names follow the Unicode Character Database, version 16.0: https://www.unicode.org/Public/16.0.0/ucd/NamesList.txt
"""

from __future__ import annotations

from typing import Final, Literal


def _span(first: str, last: str) -> str:
    """Return all characters from ``first`` to ``last``."""
    return "".join(map(chr, range(ord(first), ord(last) + 1)))


# Letters that the rules of this library refer to.
HAMZA: Final = "\N{ARABIC LETTER HAMZA}"
ALEF: Final = "\N{ARABIC LETTER ALEF}"
ALEF_MADDA: Final = "\N{ARABIC LETTER ALEF WITH MADDA ABOVE}"
ALEF_HAMZA_ABOVE: Final = "\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}"
ALEF_HAMZA_BELOW: Final = "\N{ARABIC LETTER ALEF WITH HAMZA BELOW}"
ALEF_WASLA: Final = "\N{ARABIC LETTER ALEF WASLA}"
ALEF_MAKSURA: Final = "\N{ARABIC LETTER ALEF MAKSURA}"
WAW: Final = "\N{ARABIC LETTER WAW}"
WAW_HAMZA: Final = "\N{ARABIC LETTER WAW WITH HAMZA ABOVE}"
YEH: Final = "\N{ARABIC LETTER YEH}"
YEH_HAMZA: Final = "\N{ARABIC LETTER YEH WITH HAMZA ABOVE}"
BEH: Final = "\N{ARABIC LETTER BEH}"
TEH: Final = "\N{ARABIC LETTER TEH}"
TEH_MARBUTA: Final = "\N{ARABIC LETTER TEH MARBUTA}"
HEH: Final = "\N{ARABIC LETTER HEH}"
KAF: Final = "\N{ARABIC LETTER KAF}"
LAM: Final = "\N{ARABIC LETTER LAM}"
AIN: Final = "\N{ARABIC LETTER AIN}"
TATWEEL: Final = "\N{ARABIC TATWEEL}"

#: The letters of Arabic, and the marks from fathatan to sukun, as ranges for the inside of a character class.
LETTERS: Final = f"{HAMZA}-\N{ARABIC LETTER GHAIN}\N{ARABIC LETTER FEH}-{YEH}"
MARKS: Final = "\N{ARABIC FATHATAN}-\N{ARABIC SUKUN}"

#: All forms of alef but the plain one; a search treats them as one letter.
ALEF_FORMS: Final = (
    ALEF_MADDA
    + ALEF_HAMZA_ABOVE
    + ALEF_HAMZA_BELOW
    + ALEF_WASLA
    + ("\N{ARABIC LETTER ALEF WITH WAVY HAMZA ABOVE}\N{ARABIC LETTER ALEF WITH WAVY HAMZA BELOW}")
)

#: The article.
ARTICLE: Final = ALEF + LAM
#: Hamza on a seat other than alef → the seat.
HAMZA_SEATS: Final = {WAW_HAMZA: WAW, YEH_HAMZA: YEH}

# Short vowels and the other marks of a vocalized text.
FATHATAN: Final = "\N{ARABIC FATHATAN}"
DAMMATAN: Final = "\N{ARABIC DAMMATAN}"
KASRATAN: Final = "\N{ARABIC KASRATAN}"
FATHA: Final = "\N{ARABIC FATHA}"
DAMMA: Final = "\N{ARABIC DAMMA}"
KASRA: Final = "\N{ARABIC KASRA}"
SHADDA: Final = "\N{ARABIC SHADDA}"
SUKUN: Final = "\N{ARABIC SUKUN}"
DAGGER_ALEF: Final = "\N{ARABIC LETTER SUPERSCRIPT ALEF}"

#: The marks of a vocalized text: tanwin, short vowels, shadda, sukun, dagger alef.
TASHKEEL: Final = FATHATAN + DAMMATAN + KASRATAN + FATHA + DAMMA + KASRA + SHADDA + SUKUN + DAGGER_ALEF
#: Signs of the Quran's text and marks added for other languages and for recitation: signs of pauses, small letters,
#: ends of verses and parts, signs of respect over a name.
QURANIC_MARKS: Final = (
    _span("\N{ARABIC SIGN SALLALLAHOU ALAYHE WASSALLAM}", "\N{ARABIC SMALL KASRA}")
    + _span("\N{ARABIC SUBSCRIPT ALEF}", "\N{ARABIC WAVY HAMZA BELOW}")
    + _span("\N{ARABIC SMALL HIGH LIGATURE SAD WITH LAM WITH ALEF MAKSURA}", "\N{ARABIC SMALL HIGH SEEN}")
    + "\N{ARABIC END OF AYAH}\N{ARABIC START OF RUB EL HIZB}\N{ARABIC PLACE OF SAJDAH}"
    + _span("\N{ARABIC SMALL HIGH ROUNDED ZERO}", "\N{ARABIC SMALL HIGH MADDA}")
    + "\N{ARABIC SMALL WAW}\N{ARABIC SMALL YEH}\N{ARABIC SMALL HIGH YEH}\N{ARABIC SMALL HIGH NOON}"
    + _span("\N{ARABIC EMPTY CENTRE LOW STOP}", "\N{ARABIC SMALL LOW MEEM}")
    + _span("\N{ARABIC SMALL LOW WAW}", "\N{ARABIC MARK SIDEWAYS NOON GHUNNA}")
)

#: Controls of the bidirectional algorithm (UAX #9): invisible, and often left behind in copied Arabic text.
BIDI_CONTROLS: Final = (
    "\N{ARABIC LETTER MARK}\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}"
    + _span("\N{LEFT-TO-RIGHT EMBEDDING}", "\N{RIGHT-TO-LEFT OVERRIDE}")
    + _span("\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}")
)
#: Characters without width that carry no meaning in Arabic or English.
ZERO_WIDTH: Final = "\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}\N{SOFT HYPHEN}"
#: Joins the parts of an emoji; elsewhere it has no width and no meaning.
ZWJ: Final = "\N{ZERO WIDTH JOINER}"
ZWNJ: Final = "\N{ZERO WIDTH NON-JOINER}"
TAB: Final = "\t"
#: Spaces other than U+0020 and the tab (line breaks are not spaces here).
SPACES: Final = "\N{NO-BREAK SPACE}\N{OGHAM SPACE MARK}\N{NARROW NO-BREAK SPACE}\N{MEDIUM MATHEMATICAL SPACE}" + (
    "\N{IDEOGRAPHIC SPACE}" + _span("\N{EN QUAD}", "\N{HAIR SPACE}")
)

ARABIC_DIGITS: Final = _span("\N{ARABIC-INDIC DIGIT ZERO}", "\N{ARABIC-INDIC DIGIT NINE}")
PERSIAN_DIGITS: Final = _span("\N{EXTENDED ARABIC-INDIC DIGIT ZERO}", "\N{EXTENDED ARABIC-INDIC DIGIT NINE}")
WESTERN_DIGITS: Final = "0123456789"
DECIMAL_SEPARATOR: Final = "\N{ARABIC DECIMAL SEPARATOR}"
THOUSANDS_SEPARATOR: Final = "\N{ARABIC THOUSANDS SEPARATOR}"
PERCENT_SIGN: Final = "\N{ARABIC PERCENT SIGN}"

COMMA: Final = "\N{ARABIC COMMA}"
SEMICOLON: Final = "\N{ARABIC SEMICOLON}"
QUESTION_MARK: Final = "\N{ARABIC QUESTION MARK}"
#: Arabic punctuation that has no space before it and one after it.
ARABIC_PUNCTUATION: Final = COMMA + SEMICOLON + QUESTION_MARK

#: Signs before an item of a list, a headline or a post.
BULLETS: Final = (
    "\N{BULLET}\N{TRIANGULAR BULLET}\N{HYPHEN BULLET}\N{BLACK SQUARE}\N{WHITE SQUARE}\N{BLACK SMALL SQUARE}"
    "\N{WHITE SMALL SQUARE}\N{BLACK UP-POINTING TRIANGLE}\N{BLACK UP-POINTING SMALL TRIANGLE}"
    "\N{BLACK RIGHT-POINTING TRIANGLE}\N{BLACK RIGHT-POINTING SMALL TRIANGLE}\N{BLACK DOWN-POINTING TRIANGLE}"
    "\N{BLACK LEFT-POINTING TRIANGLE}\N{BLACK LEFT-POINTING SMALL TRIANGLE}\N{BLACK DIAMOND}\N{WHITE DIAMOND}"
    "\N{LOZENGE}\N{WHITE CIRCLE}\N{BLACK CIRCLE}\N{WHITE BULLET}\N{BLACK STAR}\N{WHITE STAR}\N{BLACK LARGE SQUARE}"
    "\N{UP-POINTING RED TRIANGLE}\N{DOWN-POINTING RED TRIANGLE}\N{LARGE RED CIRCLE}\N{LARGE BLUE CIRCLE}"
    "\N{SMALL ORANGE DIAMOND}\N{SMALL BLUE DIAMOND}\N{LARGE ORANGE DIAMOND}\N{LARGE BLUE DIAMOND}"
    "\N{BLACK FOUR POINTED STAR}\N{HEAVY CHECK MARK}\N{MEDIUM BLACK CIRCLE}"
)

#: Letters that Persian, Urdu and Kurdish keyboards type in place of Arabic ones → the Arabic letter.
LOOKALIKES: Final = {
    "\N{ARABIC LETTER KEHEH}": KAF,
    "\N{ARABIC LETTER SWASH KAF}": KAF,
    "\N{ARABIC LETTER FARSI YEH}": YEH,
    "\N{ARABIC LETTER HEH GOAL}": HEH,
    "\N{ARABIC LETTER HEH DOACHASHMEE}": HEH,
    "\N{ARABIC LETTER AE}": HEH,
    "\N{ARABIC LETTER HEH WITH YEH ABOVE}": TEH_MARBUTA,
    "\N{ARABIC LETTER TEH MARBUTA GOAL}": TEH_MARBUTA,
    "\N{ARABIC LETTER YEH BARREE}": YEH,
    "\N{ARABIC LETTER E}": YEH,
    "\N{ARABIC LETTER NOON GHUNNA}": "\N{ARABIC LETTER NOON}",
    "\N{ARABIC LETTER DOTLESS BEH}": BEH,
}
#: The Arabic letters that Persian writes in its own form → that form.
PERSIAN_FORMS: Final = {
    KAF: "\N{ARABIC LETTER KEHEH}",
    YEH: "\N{ARABIC LETTER FARSI YEH}",
    ALEF_MAKSURA: "\N{ARABIC LETTER FARSI YEH}",
}
#: Letters that Arabic does not have and Persian, Urdu, Kurdish and Pashto do.
PERSIANATE_LETTERS: Final = (
    "\N{ARABIC LETTER PEH}\N{ARABIC LETTER TCHEH}\N{ARABIC LETTER JEH}\N{ARABIC LETTER GAF}"
    "\N{ARABIC LETTER TTEH}\N{ARABIC LETTER DDAL}\N{ARABIC LETTER RREH}"
)

#: Latin letters and signs that romanized Arabic uses for hamza and ayn, and apostrophes typed for them.
APOSTROPHES: Final = (
    "'`\N{ACUTE ACCENT}\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
    "\N{SINGLE HIGH-REVERSED-9 QUOTATION MARK}"
    "\N{PRIME}\N{MODIFIER LETTER LEFT HALF RING}\N{MODIFIER LETTER RIGHT HALF RING}\N{MODIFIER LETTER APOSTROPHE}"
    "\N{MODIFIER LETTER TURNED COMMA}\N{MODIFIER LETTER REVERSED COMMA}\N{MODIFIER LETTER GLOTTAL STOP}"
    "\N{MODIFIER LETTER REVERSED GLOTTAL STOP}\N{COMBINING COMMA ABOVE RIGHT}"
)
#: Every dash that joins or separates parts of a name.
DASHES: Final = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}"
QUOTES: Final = (
    '"\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}'
    "\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{DOUBLE LOW-9 QUOTATION MARK}"
)


def has_arabic_letter(text: str) -> bool:
    """Return whether a text has a letter of the Arabic script.

    >>> has_arabic_letter("Qais قيس"), has_arabic_letter("Qais")
    (True, False)
    """
    return not text.isascii() and any(map(is_arabic_letter, text))


def is_arabic_letter(character: str) -> bool:
    """Return whether ``character`` is a letter of the Arabic script, in any block; marks and tatweel are not.

    >>> is_arabic_letter("ع"), is_arabic_letter(DAGGER_ALEF)
    (True, False)
    """
    point = ord(character)
    return (
        0x0620 <= point <= 0x064A
        or 0x066E <= point <= 0x06D3
        or point in (0x06D5, 0x06EE, 0x06EF, 0x06FF)
        or 0x06FA <= point <= 0x06FC
        or 0x0750 <= point <= 0x077F
        or 0x08A0 <= point <= 0x08C9
        or 0xFB50 <= point <= 0xFBB1
        or 0xFBD3 <= point <= 0xFD3D  # ornate parentheses and honorific signs follow
        or 0xFD50 <= point <= 0xFDFB
        or 0xFE70 <= point <= 0xFEFC
    ) and character not in (TATWEEL, DAGGER_ALEF)


def script_of(letter: str) -> Literal["arabic", "latin", "other"]:
    """Return the script of a letter.

    >>> script_of("ع"), script_of("ā"), script_of("д")
    ('arabic', 'latin', 'other')
    """
    if is_arabic_letter(letter) or letter == TATWEEL:
        return "arabic"
    return "latin" if ord(letter) < 0x0250 or 0x1E00 <= ord(letter) < 0x1F00 else "other"
