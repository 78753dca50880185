"""Keys of names for engines that join and group: one that most spellings of a name share, and several to find likes by.

Keys are equal or not, so they prove nothing: what they bring together is compared (:func:`compare_all`).
"""

from __future__ import annotations

from collections.abc import Iterable

from arabtext.errors import UsageError, expect_names, expect_text
from arabtext.names.comparing.compare import Prepared, compare_pairs, prepare, score_pairs
from arabtext.names.comparing.likeness import PreparedPart
from arabtext.names.lists.features import blocks_of
from arabtext.names.model import Match


def key(name: str) -> str:
    """Return the consonants of a name's parts, the same for most of its spellings in either script.

    Titles, articles, vowels and doubled letters are left out, and a part without consonants is a dot (Aya). A listed
    organization has the key of its usual English name, a name that is a phrase that of its meaning, and a name in other
    letters those letters. Different names may have one key (Salem, Salim), and a name that lacks a part has another. It
    is empty for what has no letter or digit.

    >>> key("قيس الخزعلي"), key("Qays al-Khaz'ali"), key("Dr. Qais Khazali")
    ('ks hdl', 'ks hdl', 'ks hdl')
    """
    return _key(prepare(expect_text(name, "name")))


def key_all(names: Iterable[str]) -> list[str]:
    """Return the :func:`key` of each of ``names``."""
    return [_key(prepare(name)) for name in expect_names(names)]


def blocks(name: str) -> tuple[str, ...]:
    """Return the keys under which a name is joined with names that may be it: its blocks.

    Two spellings of a name, in either script, with a part more or less, in another order or joined, nearly always share
    one: the consonants of the whole name, of its parts and of pairs of parts, long runs of them, and what is listed or
    meant. Many names share the commonest blocks: leave out those of more than some hundred names.

    >>> sorted(set(blocks("محمد حسن الجبوري")) & set(blocks("Jabouri, Mohammed")))
    ['^mhmd', 'kbr.', 'mhmd.', 'mhmd|kbr']
    >>> blocks("سمير زيدان")
    ('^smrdn$', '^smrd', 'smrdn', 'mrdn$', 'smr.', 'dn.', 'smr|dn')
    """
    return blocks_of(prepare(expect_text(name, "name")))


def blocks_all(names: Iterable[str]) -> list[tuple[str, ...]]:
    """Return the :func:`blocks` of each of ``names``."""
    return [blocks_of(prepare(name)) for name in expect_names(names)]


def compare_all(left: Iterable[str], right: Iterable[str]) -> list[Match]:
    """Return what :func:`arabtext.compare` returns for each name on the left and its name on the right.

    All are compared at once, which is many times as fast as one by one. Raises :class:`arabtext.errors.UsageError` if
    there are not equally many on both sides.

    >>> [match.verdict for match in compare_all(["قيس الخزعلي", "Samir"], ["Qays al-Khazali", "Layla"])]
    ['same', 'different']
    """
    return compare_pairs(_pairs(left, right))


def score_all(left: Iterable[str], right: Iterable[str]) -> list[float]:
    """Return the scores alone of :func:`compare_all`, 0 to 1, in a shorter time.

    >>> [score > 0.85 for score in score_all(["قيس الخزعلي", "Samir"], ["Qays al-Khazali", "Layla"])]
    [True, False]
    """
    scores: list[float] = score_pairs(_pairs(left, right)).tolist()
    return scores


def _key(name: Prepared) -> str:
    if name.entity and name.entity.kind == "organization":
        name = prepare(name.entity.press)
    elif name.meanings:
        return " ".join(sorted(name.meanings[0].words))
    return " ".join(filter(None, map(_key_of_part, name.parts)))


def _key_of_part(part: PreparedPart) -> str:
    """Return the consonants of a part; if it has none its digits, and if it has only vowels a dot."""
    if consonants := min(part.skeletons, default=""):
        return consonants
    return "." if any(map(str.isalpha, part.key)) else "".join(filter(str.isdigit, part.key))


def _pairs(left: Iterable[str], right: Iterable[str]) -> list[tuple[Prepared, Prepared]]:
    ours, theirs = expect_names(left), expect_names(right)
    if len(ours) != len(theirs):
        raise UsageError(f"there are {len(ours)} names on the left and {len(theirs)} on the right; give pairs")
    return [(prepare(one), prepare(other)) for one, other in zip(ours, theirs, strict=True)]
