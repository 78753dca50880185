"""Find digits that are no value: telephone numbers, addresses, names such as F-16, footnote marks, list markers."""

from __future__ import annotations

import regex

from arabtext.memory import once


def not_values(text: str) -> list[tuple[int, int]]:
    """Return the stretches of ``text`` whose digits are no value, in order.

    >>> text = "F-16 and COVID-19, call +961 1 234 567 or see example.org/2023[12]"
    >>> [text[start:end] for start, end in not_values(text)]
    ['F-16', 'COVID-19', '+961 1 234 567', 'example.org/2023[12]']
    """
    return [match.span() for match in _pattern().finditer(text)]


@once
def _pattern() -> regex.Pattern[str]:
    address = r"(?i:https?://|www\.)[^\s<>\"]++|[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+|(?<![\w.])[@#]\w+"
    domain = r"(?<![\w@])(?:[A-Za-z][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}/[^\s<>\"]*+"
    phone = (
        r"(?<![\p{Nd}.,])(?:\+|00)\p{Nd}{1,3}(?:[\s\-./]?\(?\p{Nd}{1,4}\)?){2,5}(?!\p{Nd})"
        r"|(?<!\p{Nd})\(\p{Nd}{3}\)\s?\p{Nd}{3}-\p{Nd}{4}(?!\p{Nd})|(?<![\p{Nd}-])\p{Nd}{3}-\p{Nd}{3}-\p{Nd}{4}(?![\p{Nd}-])"
    )
    # Capitals before digits, or mixed with them, are the name of a thing; so is an Arabic word joined by a hyphen.
    code = (
        r"(?<![\p{L}\p{N}])(?=[A-Z0-9\-]*[A-Z])(?!\p{Nd}+(?:ST|ND|RD|TH|AM|PM|KM|K|M|BN|S)\b)"
        r"(?:[A-Z]+-\p{Nd}+[A-Za-z]{0,2}|[A-Z]+\p{Nd}+[A-Z]+\p{Nd}*|\p{Nd}+[A-Z]+\p{Nd}+[A-Z]*)(?![\p{L}\p{N}%])"
    )
    footnote = r"\[\p{Nd}{1,3}\](?!\p{L})|(?<=[\p{Ll}\u0621-\u064A]{4}[.,»”\"])\p{Nd}{1,3}(?=\s|$)"
    marker = r"(?m:^)[ \t]*(?:\(\p{Nd}{1,2}\)|\p{Nd}{1,2}(?:[.)]|\s?[-–]))[ \t]+(?=[\p{L}«\"“(])"
    return regex.compile("|".join((address, domain, phone, code, footnote, marker)))
