"""The titles of the sheets of a new workbook."""

from __future__ import annotations

from itertools import chain
from typing import Final

from arabtext.files.cells import drop_unprintable

_MAX_TITLE: Final = 31  # characters, as Excel documents:
# https://support.microsoft.com/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3
_FORBIDDEN: Final = "[]:*?/\\'"
_UNTITLED: Final = "Names"


def choose_title(name: str, taken: set[str]) -> str:
    """Return a title that a sheet may have and none has yet, and add it to ``taken``; capitals make no difference.

    >>> taken = set()
    >>> [choose_title(name, taken) for name in ("Names", "names", "a/b", "")]
    ['Names', 'names 2', 'ab', 'Names 3']
    """
    bare = "".join(c for c in drop_unprintable(name) if c not in _FORBIDDEN)[:_MAX_TITLE] or _UNTITLED
    numbered = (f"{bare[: _MAX_TITLE - 4]} {i}" for i in range(2, len(taken) + 3))
    free = next(title for title in chain((bare,), numbered) if title.casefold() not in taken)
    taken.add(free.casefold())
    return free
