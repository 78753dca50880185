"""Search a list of names with a name in either script.

The words of a name are filed under their consonants (:func:`arabtext.names.known.keys.skeleton`), and under these with
one consonant left out (symmetric deletion, https://github.com/wolfgarbe/SymSpell). A search counts which names share
the most words with the query, and compares only these with it.
"""

from __future__ import annotations

import io
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from arabtext.errors import InputError, expect_text
from arabtext.files.atomic import write_atomically
from arabtext.names.comparing.compare import Prepared, compare_prepared, prepare, score_prepared
from arabtext.names.model import Hit
from arabtext.progress import Progress, track

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Version of the keys that names are filed under; an index saved with other keys is refused.
KEYS_VERSION: Final = 1
_MAX_COMPARED: Final = 100  # names that are compared with a query
# Weight of a word with the same consonants, and of one with a consonant more, less or other; chosen by hand.
_WHOLE, _NEAR = 2, 1
_MAX_BYTES: Final = 4_000_000_000  # of an index when unpacked
_ENTITY = "="  # before the name of a listed person or organization, among the keys


class Index:
    """Names prepared for search; :meth:`search` compares a query with those that sound like it.

    ``progress(task, done, total)`` is called as names are filed.

    >>> Index(["Qais al-Khazali", "Laith al-Khazali", "حسن نصر الله"]).search("Hasan Nasrallah", 1)[0].text
    'حسن نصر الله'
    """

    def __init__(self, names: Iterable[str], *, progress: Progress | None = None) -> None:
        import numpy as np

        self._names = tuple(dict.fromkeys(expect_text(name, "a name") for name in names))
        filed: dict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(track(self._names, "filing names", progress)):
            for key in _keys(prepare(name)):
                filed[key].append(number)
        self._filed = {key: np.array(numbers, dtype=np.int32) for key, numbers in filed.items()}

    def __len__(self) -> int:
        return len(self._names)

    def search(self, query: str, n: int = 10) -> list[Hit]:
        """Return up to ``n`` names like ``query``, best first; names that are ``different`` come last or not at all."""
        ready = prepare(expect_text(query, "query"))
        scored = [(score_prepared(ready, prepare(self._names[at])), self._names[at]) for at in self._alike(ready)]
        scored.sort(key=lambda item: (-item[0], item[1]))
        best = [name for score, name in scored[: max(n, 0)] if score > 0]
        found = [(name, compare_prepared(ready, prepare(name))) for name in best]
        return [Hit(name, match.score, match.evidence) for name, match in found]

    def _alike(self, query: Prepared) -> list[int]:
        """Return the numbers of the names that share most words with the query, the most first."""
        import numpy as np

        shared = np.zeros(len(self._names), dtype=np.int16)
        for part in query.parts:
            worth = np.zeros(len(self._names), dtype=np.int8)
            for key in {near for own in part.skeletons for near in _near(own)}:
                worth[self._numbers(key)] = _NEAR
            for own in part.skeletons:
                worth[self._numbers(own)] = _WHOLE
            shared += worth
        if query.entity:
            shared[self._numbers(_ENTITY + query.entity.press)] = np.iinfo(np.int16).max
        some = np.flatnonzero(shared)
        return [int(at) for at in some[np.argsort(-shared[some], kind="stable")][:_MAX_COMPARED]]

    def _numbers(self, key: str) -> NDArray[np.int32] | list[int]:
        return self._filed.get(key, [])

    def save(self, path: str | PathLike[str]) -> None:
        """Write the index to a file, which appears only when complete.

        Raises :class:`arabtext.errors.InputError` if it cannot be written.
        """
        import numpy as np

        keys = sorted(self._filed)
        ends = np.cumsum([len(self._filed[key]) for key in keys], dtype=np.int64)
        empty = np.zeros(0, dtype=np.int32)
        numbers = np.concatenate([empty, *(self._filed[key] for key in keys)])

        def write(target: Path) -> None:
            with target.open("wb") as out:
                np.savez_compressed(
                    out,
                    version=np.array([KEYS_VERSION]),
                    names=_packed(self._names),
                    keys=_packed(keys),
                    ends=ends,
                    numbers=numbers,
                )

        write_atomically(path, write)

    @classmethod
    def load(cls, path: str | PathLike[str]) -> Index:
        """Return the index that :meth:`save` wrote.

        Raises :class:`arabtext.errors.InputError` for a file that is not an index, or one of another version.
        """
        import numpy as np

        arrays = _arrays(Path(path))
        if arrays["version"].tolist() != [KEYS_VERSION]:
            raise InputError(f"{path} was made by another version of arabtext; build the index again from its names")
        index = cls(())
        index._names = tuple(_unpacked(arrays["names"]))
        numbers = arrays["numbers"]
        pieces = np.split(numbers, arrays["ends"][:-1]) if len(arrays["ends"]) else []
        index._filed = dict(zip(_unpacked(arrays["keys"]), pieces, strict=True))
        if numbers.size and not 0 <= numbers.min() <= numbers.max() < len(index._names):
            raise InputError(f"{path} is damaged: it files names that it does not hold")
        return index


def _keys(name: Prepared) -> set[str]:
    """Return the keys that a name is filed under."""
    keys = {key for part in name.parts for own in part.skeletons for key in (own, *_near(own))}
    return keys | {_ENTITY + name.entity.press} if name.entity else keys


def _near(skeleton: str) -> Iterator[str]:
    """Yield consonants, and these with each one left out, marked to keep them apart from whole ones."""
    yield f"~{skeleton}"
    if len(skeleton) > 2:
        yield from (f"~{skeleton[:i]}{skeleton[i + 1 :]}" for i in range(len(skeleton)))


def _packed(texts: Sequence[str]) -> NDArray[np.uint8]:
    """Return texts as bytes, their lengths first: an array without Python objects."""
    import numpy as np

    raw = [text.encode("utf-8", "surrogatepass") for text in texts]
    lengths = np.array([len(raw), *map(len, raw)], dtype="<i8").tobytes()
    return np.frombuffer(lengths + b"".join(raw), dtype=np.uint8)


def _unpacked(packed: NDArray[np.uint8]) -> list[str]:
    """Return the texts of :func:`_packed`."""
    import numpy as np

    raw = packed.tobytes()
    (count,) = np.frombuffer(raw[:8], dtype="<i8")
    lengths = np.frombuffer(raw[8 : 8 * (count + 1)], dtype="<i8")
    texts, at = [], 8 * (int(count) + 1)
    for length in lengths.tolist():
        texts.append(raw[at : at + length].decode("utf-8", "surrogatepass"))
        at += length
    return texts


def _arrays(path: Path) -> dict[str, NDArray[Any]]:
    """Return the arrays of a saved index; raise InputError for any other file."""
    import numpy as np

    expected = "an index saved by names.Index.save was expected"
    try:
        raw = path.read_bytes()
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _MAX_BYTES:
                raise InputError(f"{path} unpacks to more than {_MAX_BYTES:,} bytes; {expected}")
        with np.load(io.BytesIO(raw), allow_pickle=False) as data:
            return {name: data[name] for name in ("version", "names", "keys", "ends", "numbers")}
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror or error}") from error
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        raise InputError(f"{path} is not an index: {expected}") from error
