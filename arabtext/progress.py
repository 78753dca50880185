"""Progress reporting for long-running work."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeVar

Item = TypeVar("Item")
#: A callback that is called as ``progress(task, done, total)`` while work advances.
Progress = Callable[[str, int, int], None]

_MAX_REPORTS: Final = 200  # calls per task, about; more than a bar on a terminal can show (chosen by hand)


def silent(task: str, done: int, total: int) -> None:
    """Report nothing."""


def track(items: Sequence[Item], task: str, progress: Progress | None) -> Iterator[Item]:
    """Yield ``items``, reporting to ``progress``, if given, how many of them are done.

    >>> list(track("ab", "reading", print))
    reading 0 2
    reading 1 2
    reading 2 2
    ['a', 'b']
    """
    if progress is None:
        yield from items
        return
    total = len(items)
    step = max(1, total // _MAX_REPORTS)
    for done, item in enumerate(items):
        if done % step == 0:
            progress(task, done, total)
        yield item
    progress(task, total, total)
