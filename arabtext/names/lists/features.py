"""Features of a name: what it shares with names that are like it, in either script, in part, joined and cut.

They are runs of two and three consonants (:func:`arabtext.names.known.keys.skeleton`) of the whole name without its
spaces, so that joined and cut words change little; its parts and pairs of parts, so that a name of two parts leads to
one of four; all its letters; and the listed entity that it is, or the words that a phrase means. All consonants and
runs of five of them are shared by few names even in a long list, so they lead to names, and weigh nothing: the short
runs in them do.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from itertools import combinations, product
from typing import TYPE_CHECKING, Final
from zlib import crc32

import regex

from arabtext.memory import remember
from arabtext.names.comparing.compare import Prepared
from arabtext.names.known import gazetteer
from arabtext.names.known.keys import LATIN_ARTICLES, bare_key, skeleton_of_key

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SIZES: Final = (2, 3)  # consonants of the runs that are features
#: Consonants of the runs that are blocks. Chosen by hand on 300,000 generated names and blocks of up to 300 of them:
#: with runs of five 0.992 of the Latin spellings share a block with their name, with runs of four 0.984.
_LONG: Final = 5
_MAX_PARTS: Final = 8  # parts of a name of which pairs are features
_LISTED: Final = "="  # before the name of a listed person or organization
_MEANING: Final = "#"  # before a word that a phrase means
_CONFUSED: Final = ("x", "s")  # classes of consonants: sh may be written for s and an h (Manshur, منصور)

#: A glued article or bin at the start of a word: Alghamdi, Elsayed, Benkirane, also an article that text from PDF files
#: has turned round or doubled (لاحمد, االحمد).
_GLUED = regex.compile(r"^(?:[aeiu]l|ben|bin|بن|لا|اال)(?=\p{L}{3})")
_READ = regex.compile(r"[\p{Latin}\p{Arabic}]")  # a letter of a script that is read
_DOUBLED = regex.compile(r"(.)\1+")


def features_of(name: Prepared) -> list[str]:
    """Return the features of a name that weigh, always in the same order."""
    return list(dict.fromkeys(feature for one in _readings(name) for feature in _of_reading(one)))


def blocks_of(name: Prepared) -> tuple[str, ...]:
    """Return what few names of a long list share with a name: its consonants, long runs of them, and its parts."""
    found = (block for one in _readings(name) for block in (*_long(one), *_parts(one), *_known(one)))
    return tuple(dict.fromkeys(found))


def _readings(name: Prepared) -> list[Prepared]:
    """Return the readings of a name that are more than titles: two where a title may be a given name."""
    return [one for one in name.readings if one.key]


def _of_reading(name: Prepared) -> Iterator[str]:
    """Yield the features of one reading of a name."""
    for whole in _letters(name):
        yield from _runs(whole, _SIZES)
    yield name.key.replace(" ", "")  # the very name before all that sound like it
    yield from _parts(name)
    yield from _known(name)


def _long(name: Prepared) -> Iterator[str]:
    """Yield the consonants of one reading of a name without spaces, and the long runs of them; sh is an s there."""
    for letters in _letters(name):
        whole = letters.replace(*_CONFUSED)
        yield f"^{whole}$"
        yield from _runs(whole, (_LONG,))


def _parts(name: Prepared) -> Iterator[str]:
    """Yield the parts and pairs of parts of one reading of a name."""
    parts = [sorted(part.skeletons) for part in name.parts[:_MAX_PARTS]]
    yield from (f"{own}." for part in parts for own in part)  # also of a part without consonants: Aya, آية
    yield from (f"{first}|{second}" for a, b in combinations(parts, 2) for first, second in product(a, b))


def _known(name: Prepared) -> Iterator[str]:
    """Yield what one reading of a name is listed as, and what it means."""
    if name.entity:
        yield _LISTED + name.entity.press
    for meaning in name.meanings[:1]:
        yield from (_MEANING + word for word in meaning.words)
    if name.is_place:  # homonyms are filed under each of them
        yield from (_LISTED + place.press for place in gazetteer.places(" ".join(part.text for part in name.parts)))


def _letters(name: Prepared) -> list[str]:
    """Return the consonants of a name as :func:`_wholes` does; for one without any that we know, its letters too."""
    wholes = _wholes(name)
    if any(wholes):
        return wholes
    return [f"~{name.key}", *(wholes if _READ.search(name.key) else ())]


def _wholes(name: Prepared) -> list[str]:
    """Return the consonants of a name without spaces: with and without glued articles, and final h as a consonant."""
    particles = gazetteer.particles()
    words = [bare_key(word) for word in name.key.split() if word not in LATIN_ARTICLES]
    words = [word for word in words if word not in particles or particles[word][0] != "nasab"] or words
    ways = dict.fromkeys(map("".join, zip(*map(_consonants, words), strict=True)))
    return list(dict.fromkeys(_DOUBLED.sub(r"\1", whole) for whole in ways)) or [""]


@remember("consonants of filed words")
def _consonants(word: str) -> tuple[str, str, str]:
    """Return the consonants of a word: as they are, without a glued article, and with a final h as one of them."""
    own = skeleton_of_key(word)
    with_h = f"{own}h" if word.endswith("h") and not own.endswith("h") else own
    return own, skeleton_of_key(_GLUED.sub("", word)), with_h


def _runs(letters: str, sizes: Iterable[int]) -> list[str]:
    """Return the runs of ``letters`` that have one of ``sizes``, the edges of the name counted as letters."""
    edged = f"^{letters}$"
    return [edged[at : at + size] for size in sizes for at in range(len(edged) - size + 1)]


def _hash(feature: str) -> int:
    """Return a feature as an even number of 32 bits, the same in every process."""
    return crc32(feature.encode("utf-8", "surrogatepass")) & ~1


def _hashes(name: Prepared) -> list[int]:
    """Return the features of a name as distinct numbers: even ones weigh, odd ones only lead to names."""
    weighed = map(_hash, features_of(name))
    leading = (_hash(feature) | 1 for one in _readings(name) for feature in _long(one))
    return list(dict.fromkeys((*weighed, *leading)))


def weighs(numbers: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Return which of the features that are numbers weigh."""
    found: NDArray[np.bool_] = numbers & 1 == 0
    return found


def hash_name(name: Prepared) -> NDArray[np.uint32]:
    """Return the features of a name as numbers; :func:`weighs` reports which of them weigh."""
    import numpy as np

    return np.array(_hashes(name), dtype=np.uint32)


def hash_listed(name: Prepared) -> NDArray[np.uint32]:
    """Return the features that say which listed names a name is, one for each reading that is listed, as numbers."""
    import numpy as np

    return np.array([_hash(_LISTED + one.entity.press) for one in _readings(name) if one.entity], dtype=np.uint32)


def hash_all(names: Iterable[Prepared]) -> tuple[NDArray[np.uint32], NDArray[np.int32]]:
    """Return the features of names as numbers, and how many each name has."""
    import numpy as np

    numbers, counts = array("L"), array("l")
    for name in names:
        own = _hashes(name)
        numbers.extend(own)
        counts.append(len(own))
    return np.array(numbers, dtype=np.uint32), np.array(counts, dtype=np.int32)
