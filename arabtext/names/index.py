"""A list of names that can be searched with a name in either script."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from arabtext.errors import expect_text
from arabtext.names.compare import compare_prepared, prepare
from arabtext.names.model import Hit

_CANDIDATES = 200  # names that are compared with a query


class Index:
    """Names made searchable once; :meth:`search` then compares a query with those that sound alike.

    >>> Index(["Qais al-Khazali", "Laith al-Khazali", "حسن نصر الله"]).search("Hasan Nasrallah", 1)[0].text
    'حسن نصر الله'
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(dict.fromkeys(expect_text(name, "a name") for name in names))
        self._prepared = tuple(map(prepare, self._names))
        by_skeleton: dict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(self._prepared):
            for skeleton in {s for part in name.parts for s in _with_neighbors(part.skeletons)}:
                by_skeleton[skeleton].append(number)
        self._by_skeleton = dict(by_skeleton)

    def __len__(self) -> int:
        return len(self._names)

    def search(self, query: str, n: int = 10) -> list[Hit]:
        """Return up to ``n`` names like ``query``, best first; those that are ``different`` come last or not at all."""
        ready = prepare(expect_text(query, "query"))
        shared: Counter[int] = Counter()
        for part in ready.parts:
            found = {number for s in _with_neighbors(part.skeletons) for number in self._by_skeleton.get(s, ())}
            shared.update(found)
        chosen = sorted(shared, key=lambda number: (-shared[number], number))[:_CANDIDATES]
        if ready.entity:
            chosen += [i for i, name in enumerate(self._prepared) if name.entity is ready.entity and i not in chosen]
        scored = [(compare_prepared(ready, self._prepared[number]), self._names[number]) for number in chosen]
        scored.sort(key=lambda item: (-item[0].score, item[1]))
        return [Hit(name, match.score, match.evidence) for match, name in scored[: max(n, 0)] if match.score > 0]


def _with_neighbors(skeletons: Iterable[str]) -> set[str]:
    """Skeletons and what is left of each when one consonant is missed."""
    found: set[str] = set()
    for skeleton in skeletons:
        found.add(skeleton)
        if len(skeleton) > 2:
            found.update(skeleton[:i] + skeleton[i + 1 :] for i in range(len(skeleton)))
    return found
