"""Find digits that are no value: telephone numbers, addresses, names such as F-16, footnote marks, list markers."""

from __future__ import annotations

import regex

from arabtext import resources
from arabtext.memory import once
from arabtext.values.patterns import spelled


def not_values(text: str) -> list[tuple[int, int]]:
    """Return the stretches of ``text`` whose digits are no value, in order.

    A version (React 18.2), a score (2-1) and the number of a resolution are values: both editions of a text have them.

    >>> text = "F-16 and COVID-19, call +961 1 234 567 or see example.org/2023 now[12]"
    >>> [text[start:end] for start, end in not_values(text)]
    ['F-16', 'COVID-19', '+961 1 234 567', 'example.org/2023', '[12]']
    """
    return [match.span() for match in _pattern().finditer(text)]


@once
def _pattern() -> regex.Pattern[str]:
    before, behind = r"(?<![\p{L}\p{N}])", r"(?![\p{L}\p{N}%])"
    names = spelled(name for (name,) in resources.rows("values/numbered_names.tsv", "word"))
    joined = r"(?!(?i:mid|pre|post|non|under|over|early|late|top|from|in|by)-)[A-Z][A-Za-z]{0,6}-\p{Nd}+[A-Za-z]{0,2}"
    return regex.compile(
        "|".join(
            (
                # addresses, handles, hashtags
                r"(?i:https?://|www\.)[^\s<>\"]++",
                r"(?<![\w.+\-])[\w.+\-]++@[\w\-]++(?:\.[\w\-]++)++|(?<![\w.])[@#]\w+",
                r"(?<![\w@.\-])(?:[A-Za-z][A-Za-z0-9\-]*+\.)++[A-Za-z]{2,}+/[^\s<>\"]*+",
                # telephone numbers
                r"(?<![\p{Nd}.,])(?:\+|00)\p{Nd}{1,3}(?:[\s\-./]?\(?\p{Nd}{1,4}\)?){2,5}(?!\p{Nd})",
                r"(?<![\p{Nd}.,-])0\p{Nd}{1,3}-\p{Nd}{3}-\p{Nd}{3,4}(?![\p{Nd}-])",
                r"(?<!\p{Nd})\(\p{Nd}{3}\)\s?\p{Nd}{3}-\p{Nd}{4}(?!\p{Nd})",
                r"(?<![\p{Nd}-])\p{Nd}{3}-\p{Nd}{3}-\p{Nd}{4}(?![\p{Nd}-])",
                # names: capitals before digits or among them, words of the table
                rf"{before}(?:{joined}|[A-Z]++\p{{Nd}}++[A-Z]++\p{{Nd}}*+|\p{{Nd}}++[A-Z]{{1,3}}+\p{{Nd}}++[A-Z]*+){behind}",
                rf"{before}[2-6]G(?!\p{{L}})",  # of mobile networks
                rf"{before}(?:ال)?(?:{names})[\s-]?\p{{Nd}}+{behind}",
                r"(?<![\p{Nd}/])(?:9/11|11/9|24/7)(?![\p{Nd}/])",
                # marks of footnotes, and of lists where a line begins
                r"\[\p{Nd}{1,3}\](?!\p{L})|(?<=[\p{Ll}\u0621-\u064A]{4}[.,»”\"])\p{Nd}{1,3}(?=\s|$)",
                r"(?m:^)[ \t]*\p{Nd}{1,2}\)[ \t]+(?=\p{Nd})",
                r"(?m:^)[ \t]*(?:\(\p{Nd}{1,2}\)|\p{Nd}{1,2}(?:[.)]|\s?[-–]))[ \t]+(?=[\p{L}«\"“(])",
            )
        )
    )
