"""The short form of a name in a style, by which a later mention calls it."""

from __future__ import annotations

from arabtext.names.parse import parse
from arabtext.names.style.value import Style


def short_form(name: str, style: Style) -> str:
    """Return the form of a later mention of ``name``, an English form in the style.

    It is the family name, with its article if the style keeps it; of an organization or a place, the name itself.

    >>> short_form("Qais al-Khazali", Style()), short_form("Qais al-Khazali", Style(article_later="kept"))
    ('Khazali', 'al-Khazali')
    """
    parsed = parse(name)
    if parsed.kind != "person" or style.article_later == "dropped":
        return parsed.short
    return begin_name(parsed.last, style)


def begin_name(text: str, style: Style) -> str:
    """Return a name with the article or ``bin`` that it begins with in upper case, if the style begins names so.

    >>> begin_name("al-Khazali", Style()), begin_name("al-Khazali", Style(article_first="capital"))
    ('al-Khazali', 'Al-Khazali')
    """
    return begin_sentence(text) if style.article_first == "capital" else text


def begin_sentence(text: str) -> str:
    """Return a name as it stands at the beginning of a sentence: the first letter in upper case.

    >>> begin_sentence("al-Khazali")
    'Al-Khazali'
    """
    return text[:1].upper() + text[1:]
