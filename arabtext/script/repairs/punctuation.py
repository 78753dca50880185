"""Write punctuation, quotation marks and separators in one style, with regular spacing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final, Literal

import regex

from arabtext.script import chars
from arabtext.script.stages import Stage, edited, mapping, pattern
from arabtext.trace import Edit

_TO_LATIN: Final = {chars.COMMA: ",", chars.SEMICOLON: ";", chars.QUESTION_MARK: "?"}
_TO_ARABIC: Final = {latin: arabic for arabic, latin in _TO_LATIN.items()}
#: Signs that have no pair of their own in Latin punctuation → the Latin sign of the same use.
_OTHER_TO_LATIN: Final = {
    "\N{ARABIC FULL STOP}": ".",
    "\N{ORNATE RIGHT PARENTHESIS}": "(",  # opens in text that runs from right to left
    "\N{ORNATE LEFT PARENTHESIS}": ")",
    "\N{HYPHEN}": "-",
    "\N{NON-BREAKING HYPHEN}": "-",
}
_MAX_REACH: Final = 60  # characters between a sign and the letter that decides; chosen by hand


def style(choice: Literal["by neighbor", "arabic", "latin"]) -> Stage:
    """Return the stage that writes comma, semicolon and question mark in the style of the text around them.

    ``by neighbor``: the style of the letter before the sign, or after it where none is before; ``arabic``: only Latin
    signs beside Arabic letters change; ``latin``: all Arabic signs change.
    """
    if choice == "latin":
        return mapping("Latin punctuation", "distinction", _TO_LATIN | _OTHER_TO_LATIN)
    any_of = re.compile("[,;?]" if choice == "arabic" else "[,;?،؛؟]")

    def edits(text: str) -> Iterator[Edit]:
        for match in any_of.finditer(text):
            sign, arabic = match.group(), _beside_arabic(text, match.start())
            if arabic is not None and (new := (_TO_ARABIC if arabic else _TO_LATIN).get(sign, sign)) != sign:
                yield Edit(match.start(), match.end(), new)

    return edited("punctuation by neighbor", "distinction", edits, any_of.search, _may_change_style)


_RUN_OF_SIGNS: Final = ("?", "!", chars.QUESTION_MARK)
_OWN_STYLE: Final = regex.compile(
    rf"(?:[{chars.LETTERS}{chars.MARKS}\"»”)\]]+[،؛؟]|[A-Za-z0-9\"”')\]]+[,;?])[\"»”)\]]*"
)


def _may_change_style(token: str) -> bool:
    """Return whether ``token`` has a sign that may be in another style than the letters beside it."""
    return any(sign in token for sign in ",;?،؛؟") and (
        _OWN_STYLE.fullmatch(token) is None or not any(map(str.isalpha, token))
    )


def _beside_arabic(text: str, place: int) -> bool | None:
    """Return whether the letter nearest to the sign is Arabic; None without one, or inside a number or an address."""
    end = place + 1
    while text[end : end + 1] in _RUN_OF_SIGNS and end < min(len(text), place + _MAX_REACH):
        end += 1
    following = text[end : end + 1]
    if following.isdigit() and text[place - 1 : place].isdigit():
        return None
    if following.isascii() and not (following.isspace() or following in "\"')]}" or not following):
        return None
    letters = (c for c in reversed(text[max(0, place - _MAX_REACH) : place]) if c.isalpha() or c == "\n")
    letter = next(letters, "\n")
    if letter == "\n":
        letter = next((c for c in text[place + 1 : place + _MAX_REACH] if c.isalpha() or c == "\n"), "\n")
    return None if letter == "\n" else chars.is_arabic_letter(letter)


def separators(choice: Literal["western", "arabic"]) -> Stage:
    """Return the stage that writes the decimal point, the thousands comma and the percent sign in one style.

    ``arabic`` changes only signs inside a number of Arabic-Indic or Persian digits.
    """
    if choice == "western":
        table = {chars.DECIMAL_SEPARATOR: ".", chars.THOUSANDS_SEPARATOR: ",", chars.PERCENT_SIGN: "%"}
        return mapping("Western separators", "distinction", table)
    arabic = {".": chars.DECIMAL_SEPARATOR, ",": chars.THOUSANDS_SEPARATOR, "%": chars.PERCENT_SIGN}
    digit = f"[{chars.ARABIC_DIGITS}{chars.PERSIAN_DIGITS}]"
    point = rf"(?<={digit})(?<!\.{digit}{{1,9}})\.(?={digit}+(?![.\d]))"
    number = rf"{point}|(?<={digit}),(?={digit}{{3}}(?!{digit}))|(?<={digit})%"
    return pattern("Arabic separators", "distinction", number, lambda match: arabic[match.group()], ".,%")


_SINGLE: Final = "\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}\N{SINGLE LOW-9 QUOTATION MARK}‹›"


def quotes(choice: Literal["plain", "angle", "curly"]) -> Stage:
    """Return the stage that writes quotation marks in one way: ``"``, ``« »`` or ``“ ”``.

    A plain mark opens before a word and closes after one; single marks become apostrophes in ``plain`` only.
    """
    if choice == "plain":
        table = dict.fromkeys(chars.QUOTES[1:], '"') | dict.fromkeys(_SINGLE, "'")
        return mapping("plain quotation marks", "distinction", table)
    opening, closing = ("«", "»") if choice == "angle" else ("“", "”")
    change = _one_of_pair(opening, closing)
    return pattern(f"{choice} quotation marks", "distinction", "[" + chars.QUOTES + "]", change, chars.QUOTES)


def _one_of_pair(opening: str, closing: str) -> Callable[[regex.Match[str]], str]:
    """Return a function that writes a quotation mark as the opening or the closing one."""
    fixed = {"«": opening, "“": opening, "„": opening, "»": closing, "”": closing}

    def change(match: regex.Match[str]) -> str:
        before = match.string[max(0, match.start() - 1) : match.start()]
        starts = not before or before.isspace() or before in "([{-"
        return fixed.get(match.group(), opening if starts else closing)

    return change


_SPACE_BEFORE: Final = re.compile(" [،؛؟.,:;!?…]").search
_CLOSES_UP: Final = re.compile(r"[،؛؟]|[.,:;!?…](?:\s|\Z)").match
_NO_SPACE_AFTER: Final = re.compile(r"[،؛؟]\w").search


def spacing() -> Iterator[Stage]:
    """Yield the stages that remove spaces before punctuation and add one after Arabic signs."""
    yield pattern(
        "close up punctuation",
        "noise",
        r" (?=[،؛؟])|(?<=[\u0621-\u064A])(?: (?=[.,:;!?…](?:\s|$)))",
        "",
        applies=_SPACE_BEFORE,
        asks=_CLOSES_UP,
    )
    yield pattern(
        "space after punctuation",
        "noise",
        r"(?<=[؛؟])(?=[\p{L}\p{N}])|(?<=،)(?=\p{L})|(?<=[^\n\p{N}]،)(?=\p{N})",
        " ",
        applies=_NO_SPACE_AFTER,
    )


def _is_empty(token: str) -> bool:
    return not token


def collapse_spaces() -> Stage:
    """Return the stage that collapses runs of spaces."""

    def run(text: str) -> str:
        while "  " in text:
            text = text.replace("  ", " ")
        return text

    stage = pattern("collapse spaces", "noise", r" {2,}", " ", applies=lambda text: "  " in text, asks=_is_empty)
    return replace(stage, run=run)


def collapse_blank_lines() -> Stage:
    """Return the stage that leaves one empty line of several."""
    return pattern("collapse blank lines", "noise", r"\n(?: ?\n){2,}", "\n\n", only_with="\n", whole=True, reflows=True)


def trim() -> Iterator[Stage]:
    """Yield the stages that remove spaces at the ends of lines, and line breaks at the ends of the text."""

    def edits(text: str) -> Iterator[Edit]:
        start = 0
        for line in text.split("\n"):
            inside, end = line.strip(" "), start + len(line)
            first = end - len(line.lstrip(" "))
            if first > start:
                yield Edit(start, first, "")
            if (last := first + len(inside)) < end:
                yield Edit(last, end, "")
            start = end + 1

    yield edited("trim lines", "noise", edits, lambda text: " " in text, _is_empty)

    def breaks(text: str) -> Iterator[Edit]:
        inside = text.strip("\n")
        first = len(text) - len(text.lstrip("\n"))
        if first:
            yield Edit(0, first, "")
        if (last := first + len(inside)) < len(text):
            yield Edit(last, len(text), "")

    yield replace(edited("trim lines", "noise", breaks, lambda text: "\n" in text, whole=True), reflows=True)
