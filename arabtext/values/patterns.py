"""Patterns of words as people type them, and of the clitics before them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final, TypeVar

import regex

from arabtext.script.chars import KAF, YEH
from arabtext.script.morphology import fold_letters, proclitics

Value = TypeVar("Value", bound=Any)  # a dataclass with start, end and text

#: Letter → it and the letter that is often typed for it.
_FORMS: Final = {c: f"[{c}{folded}]" for c, folded in fold_letters.table.items() if folded}


def spelled(forms: Iterable[str]) -> str:
    """Return a pattern for any of ``forms``, longest first; in Arabic hamza forms and marks may be typed or not.

    >>> bool(regex.fullmatch(spelled(["أيّار"]), "ايار")), bool(regex.fullmatch(spelled(["أيار"]), "أَيَّار"))
    (False, True)
    """
    parts = []
    for form in sorted(set(forms), key=lambda f: (-len(f), f)):
        marks = "" if form.isascii() else r"\p{M}*+"
        letters = (_FORMS.get(c, regex.escape(c)) + marks * c.isalpha() for c in form)
        parts.append("".join(letters).replace(r"\ ", r"\s+"))
    return "|".join(parts)


_PERSIAN: Final = str.maketrans({"\N{ARABIC LETTER FARSI YEH}": YEH, "\N{ARABIC LETTER KEHEH}": KAF})


def plain(text: str) -> str:
    """Return a text of the same length with yeh and kaf as Arabic writes them; people type the Persian ones too.

    >>> plain("کانون") == "كانون"
    True
    """
    return text.translate(_PERSIAN)


def restored(found: list[Value], text: str) -> list[Value]:
    """Return values that were found in :func:`plain` text with their words as ``text`` has them."""
    return [
        one if text[one.start : one.end] == one.text else replace(one, text=text[one.start : one.end]) for one in found
    ]


def clitic() -> str:
    """Return a pattern for a conjunction or preposition before an Arabic word, or nothing.

    >>> bool(regex.fullmatch(clitic() + "يونيو", "وبيونيو"))
    True
    """
    forms = proclitics(before="noun", article=False)
    first = "".join(sorted({form[0] for form in forms}))  # one look spares most places the alternatives
    return f"(?:(?=[{first}])(?:{'|'.join(reversed(forms))}))?"
