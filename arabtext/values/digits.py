"""Read numbers in digits: the quantities that the separators of a written number can mean."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import regex

from arabtext.script.chars import COMMA, DECIMAL_SEPARATOR, THOUSANDS_SEPARATOR

_MAX_DIGITS: Final = 30  # a longer run is no quantity
_NARROW_SPACES = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\N{FIGURE SPACE}"
_SEPARATORS = f".,{COMMA}{DECIMAL_SEPARATOR}{THOUSANDS_SEPARATOR}'’"

#: Digits with their separators; a plain space only before three zeros (``10 000``), or in two places (``1 234 567``).
DIGITS: Final = (
    r"(?<![\p{Nd}.,] ?)[1-9١-٩]\p{Nd}{0,2}+(?: \p{Nd}{3}){2,}+(?:\.\p{Nd}++)?(?! ?\p{Nd})|"
    rf"\p{{Nd}}++(?:(?:[{_SEPARATORS}]|[{_NARROW_SPACES}](?=\p{{Nd}}{{3}}(?!\p{{Nd}}))| (?=[0٠]{{3}}(?!\p{{Nd}})))"
    r"\p{Nd}++)*+"
)

_GROUPED = regex.compile(r"\d{1,3}(?P<sep>[,'’ ])\d{3}(?:(?P=sep)\d{3})*(?:\.\d+)?")
_GROUPED_BY_POINTS = regex.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?")
_EITHER_WAY = regex.compile(r"\d{1,3}[.,]\d{3}")
_GROUPED_TWO_WAYS = regex.compile(r"\d{1,3}(?:,\d{3})+(?: \d{3})+")
_DECIMAL_BY_COMMA = regex.compile(rf"\p{{Nd}}{{1,3}}(?:{COMMA}\p{{Nd}}{{3}})+,\p{{Nd}}{{1,2}}")
_DECIMAL = regex.compile(r"\d+[.,]\d+")
#: Digits around an Arabic comma in one number: decimals in Arabic digits, groups of three. Else it separates numbers.
_ARABIC_COMMA = regex.compile(
    rf"[^{COMMA}]*|[^\x00-\x7F]{{1,3}}{COMMA}[^\x00-\x7F]{{1,3}}"
    rf"|\p{{Nd}}{{1,3}}(?:{COMMA}\p{{Nd}}{{3}})+(?:,\p{{Nd}}{{1,2}})?"
)


def readings(written: str) -> tuple[Decimal, ...]:
    """Return the values that digits with separators can mean, the likeliest first; nothing if they are no quantity.

    A comma before exactly three digits groups thousands, if all groups agree; else it is the decimal sign, as a point
    is. Where one point or comma stands before three digits, the other reading is the second.

    >>> readings("١٬٢٣٤٫٥"), readings("3,5")
    ((Decimal('1234.5'),), (Decimal('3.5'),))
    >>> readings("1.234"), readings("192.168.1.1")
    ((Decimal('1.234'), Decimal('1234')), ())
    """
    plain = "".join(str(int(c)) if c.isdecimal() else " " if c in _NARROW_SPACES else c for c in written)
    if sum(map(str.isdigit, plain)) > _MAX_DIGITS:
        return ()
    if not _ARABIC_COMMA.fullmatch(written):  # a list: ٢٠١٩،٢٠٢٠
        return ()
    if DECIMAL_SEPARATOR in plain:
        whole, _, fraction = plain.partition(DECIMAL_SEPARATOR)
        whole = regex.sub(r"\D", "", whole)
        return (Decimal(f"{whole}.{fraction}"),) if fraction.isdigit() else ()
    if _DECIMAL_BY_COMMA.fullmatch(written):
        return (Decimal(plain.replace(COMMA, "").replace(",", ".")),)
    plain = plain.replace(COMMA, ",").replace(THOUSANDS_SEPARATOR, ",")
    if plain.isdigit():
        return (Decimal(plain),)
    if _EITHER_WAY.fullmatch(plain) and THOUSANDS_SEPARATOR not in written and not plain.startswith("0"):
        both = Decimal(regex.sub(r"\D", "", plain)), Decimal(plain.replace(",", "."))
        return both if "," in plain else both[::-1]
    if _GROUPED.fullmatch(plain) or _GROUPED_TWO_WAYS.fullmatch(plain):
        return (Decimal(regex.sub(r"[,'’ ]", "", plain)),)
    if _GROUPED_BY_POINTS.fullmatch(plain):
        return (Decimal(plain.replace(".", "").replace(",", ".")),)
    return (Decimal(plain.replace(",", ".")),) if _DECIMAL.fullmatch(plain) else ()
