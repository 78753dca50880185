"""Patterns of words as people type them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import regex

from arabtext.script.morphology import fold_letters

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
