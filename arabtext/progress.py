"""How far long work has come, told to whoever asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeVar

Item = TypeVar("Item")
#: What is being done, how much of it is done, of how much.
Progress = Callable[[str, int, int], None]

_TOLD: Final = 200  # times that progress is told in one piece of work


def silent(what: str, done: int, total: int) -> None:
    """Tell nobody."""


def counted(items: Sequence[Item], what: str, progress: Progress) -> Iterator[Item]:
    """Yield ``items`` and tell ``progress`` as they are worked off.

    >>> list(counted("ab", "reading", print))
    reading 0 2
    reading 1 2
    reading 2 2
    ['a', 'b']
    """
    total = len(items)
    step = max(1, total // _TOLD)
    for done, item in enumerate(items):
        if done % step == 0:
            progress(what, done, total)
        yield item
    progress(what, total, total)
